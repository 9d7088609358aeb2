"""The dateline that opens a body."""

from __future__ import annotations

import pytest

from newsclean.document import Block
from newsclean.metadata.dateline import Dateline, read_dateline


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LONDON (Reuters) - The talks ended.", Dateline("LONDON", "Reuters", None)),
        ("SALVERA, Aug. 15 (Kyodo) -- The talks ended.", Dateline("SALVERA", "Kyodo", "--08-15")),
        ("LONDON — The talks ended.", Dateline("LONDON", None, None)),
        ("ST. PETERSBURG, Fla. (AP) — The talks ended.", Dateline("ST. PETERSBURG, Fla.", "AP", None)),
        ("BERLIN, 15. August (dpa) – Die Gespräche sind beendet.", Dateline("BERLIN", "dpa", "--08-15")),
        ("PARIS, 15 août (AFP) - Les entretiens sont finis.", Dateline("PARIS", "AFP", "--08-15")),
        ("ROMA (ANSA) - I colloqui sono finiti.", Dateline("ROMA", "ANSA", None)),
        ("МОСКВА, 15 августа (ТАСС) — Переговоры завершены.", Dateline("МОСКВА", "ТАСС", "--08-15")),
        ("ANKARA (AA) - Görüşmeler bitti.", Dateline("ANKARA", "AA", None)),
        ("Warszawa (PAP) - Rozmowy się skończyły.", Dateline("Warszawa", "PAP", None)),
        ("London — The talks ended.", None),
        ("The talks — ended", None),
        ("UN - The talks ended.", None),
    ],
)
def test_datelines(text: str, dateline: Dateline | None) -> None:
    assert read_dateline(Block(0, text)) == dateline


def test_no_dateline_without_a_block() -> None:
    assert read_dateline(None) is None
