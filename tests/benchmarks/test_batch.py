"""Small versions of the fault run and the soak."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks import faults, soak

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("output", ["rows.jsonl.gz"])
def test_a_batch_under_fire(output: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["faults", "--documents", "120", "--share", "0.05", "--kills", "2", "--every", "5", "--timeout", "5", "--output", output]
    monkeypatch.setattr("sys.argv", options)
    assert faults.main() == 0
    said = capsys.readouterr().out
    assert "Each id exactly once" in said
    assert "the run 2 times" in said


def test_the_fault_run_notices_what_is_lost_or_doubled(capsys: pytest.CaptureFixture[str]) -> None:
    none: Counter[str] = Counter()
    assert faults.report(["0-good", "1-hang"], [("0-good", "ok"), ("1-hang", "timeout")], none, {}, 1.0) == 0
    for found in ([("0-good", "ok")], [("0-good", "ok"), ("0-good", "ok"), ("1-hang", "timeout")], [("0-good", "error"), ("1-hang", "timeout")]):
        assert faults.report(["0-good", "1-hang"], found, none, {}, 1.0) == 1
    capsys.readouterr()


def test_a_soak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(soak, "SAMPLE_SECONDS", 0.05)
    monkeypatch.setattr("sys.argv", ["soak", "tests/pages", "--documents", "400", "--workers", "1", "--curve", str(tmp_path / "curve.svg")])
    assert soak.main() == 0
    assert "greatest, first half" in capsys.readouterr().out
    assert (tmp_path / "curve.svg").read_text(encoding="utf-8").startswith("<?xml")
