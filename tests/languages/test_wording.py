"""The phrase files, and the index that is compiled from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.languages import index, wording
from newsclean.languages.compile import compiled, phrase_files
from newsclean.languages.index import PLACES


def test_every_phrase_file_has_twelve_months_or_none() -> None:
    for code, tables in phrase_files().items():
        assert len(tables.get("date", {}).get("months", [])) in (0, 12), code


# What the code reads of the phrase files beside the places. A key that is misspelt is read by nothing, and its phrases would be missing silently.
OTHER_KEYS = {
    "byline": {"by", "weak", "and"},
    "date": {"published", "updated", "months", "weekdays"},
    "language": {"words"},
}


def test_every_key_of_a_phrase_file_is_read() -> None:
    for code, tables in phrase_files().items():
        for table, keys in tables.items():
            unknown = keys.keys() - {*PLACES, *OTHER_KEYS.get(table, ())}
            assert not unknown, (
                f"{code}.toml, [{table}]: no code reads {', '.join(sorted(unknown))}; a phrase stands under one of {', '.join(PLACES)}"
            )


def test_the_committed_index_is_that_of_the_phrase_files() -> None:
    assert index.committed() == compiled(), "the phrase files have changed, or how they are compiled: run python -m newsclean.languages.compile"


def test_an_index_is_not_used_once_a_phrase_file_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    files = index.sources()
    monkeypatch.setattr(index, "sources", lambda: {**files, "xx": b""})
    assert index.committed() is None
    assert wording.load.__wrapped__().cues("leave a comment") == wording.cues("Leave a comment")


def test_a_missing_index_is_compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(index, "COMMITTED", tmp_path / "none.json")
    assert index.committed() is None
