"""The plots have one style, which can be read on white and on dark grey."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import report, style
from benchmarks.plots import DOCS, tables

PLOTS = ("accuracy_cost.svg", "scorer_figures.svg", "soak.svg")


@pytest.mark.parametrize("colour", [style.INK, *style.COLOURS])
@pytest.mark.parametrize("ground", style.GROUNDS)
def test_colours_can_be_read_on_both_grounds(colour: str, ground: str) -> None:
    assert style.contrast(colour, ground) >= 3


@pytest.mark.parametrize("name", PLOTS)
def test_the_plots_of_the_docs_have_the_style(name: str) -> None:
    svg = (DOCS / name).read_text(encoding="utf-8")
    assert set(re.findall(r"(?:fill|stroke): (#[0-9a-f]{6})", svg)) <= {style.INK, *style.COLOURS}
    assert "<text" in svg
    assert "sans-serif" in svg


def test_all_plots_are_tested() -> None:
    assert {path.name for path in DOCS.glob("**/*.svg")} == set(PLOTS)


def test_names_do_not_run_over_one_another(tmp_path: Path) -> None:
    points = [(f"system {n}", 10.0 * n, 0.9) for n in range(1, 4)]
    for name in ("a.svg", "b.svg"):
        report.draw_points(points, tmp_path / name)
    svg = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert svg == (tmp_path / "b.svg").read_text(encoding="utf-8")
    assert all(f">{name}<" in svg for name, _, _ in points)


def test_tables() -> None:
    text = "x\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | |\n\n| none |\n| --- |\n"
    assert list(tables(text)) == [[{"a": "1", "b": "2"}, {"a": "3", "b": ""}]]
