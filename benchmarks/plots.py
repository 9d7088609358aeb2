"""Draws the plots of the docs anew from the figures that are stored beside them: `python -m benchmarks.plots`. Nothing is measured.

The benchmarks draw their plots themselves, with the same functions. This is for a change of `benchmarks.style`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from benchmarks import report, soak, train_scorer
from tests.places import REPOSITORY

DOCS = REPOSITORY / "docs"


def main() -> int:
    pages = next(rows for rows in tables((DOCS / "benchmarks.md").read_text(encoding="utf-8")) if "word F1" in rows[0] and "cost" in rows[0])
    report.draw_points([(row["system"], float(row["cost"]), float(row["word F1"])) for row in pages if row["cost"]], DOCS / "accuracy_cost.svg")
    curves = [rows for rows in tables((DOCS / "scorer_figures.md").read_text(encoding="utf-8")) if "its mean" in rows[0]]
    lines = [
        (kind, [float(row["its mean"]) for row in rows], [float(row["mean word F1"]) for row in rows])
        for rows in curves
        for kind in list(rows[0])[1:2]
    ]
    train_scorer.draw_curves(lines, DOCS / "scorer_figures.svg")
    with (DOCS / "soak.csv").open(encoding="utf-8", newline="") as file:
        samples = [soak.Sample(0, int(row["rows"]), float(row["supervisor"]), float(row["worker"])) for row in csv.DictReader(file)]
    soak.draw(samples, DOCS / "soak.svg")
    return 0


def tables(text: str) -> Iterator[list[dict[str, str]]]:
    """Yield the tables in a Markdown text that have rows, each row with its cells by the heads of the columns.

    >>> list(tables("| a | b |\\n| --- | --- |\\n| 1 | 2 |\\n"))
    [[{'a': '1', 'b': '2'}]]
    """
    found: list[Sequence[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            found.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if len(found) > 2:
            yield [dict(zip(found[0], row, strict=False)) for row in found[2:]]
        found = []


if __name__ == "__main__":
    raise SystemExit(main())
