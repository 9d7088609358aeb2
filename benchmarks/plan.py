"""What cleaning many pages of Common Crawl's news set takes: the table in docs/clusters.md, made of a few figures.

    python -m benchmarks.plan > docs/plan_figures.md

All figures stand at the top, each with where it comes from. `PAGES_A_CORE_SECOND` is the one that a faster newsclean changes: a thousand through the
"CPU ms a page" of datatrove_local.py in `python -m benchmarks.engines`.
"""

from __future__ import annotations

from typing import NamedTuple

PAGES = 1e9
CORES = 500


class Figure(NamedTuple):
    """A value and where it comes from, which begins with "measured" or "estimated"."""

    name: str
    value: float
    shown: str
    source: str


PAGES_A_CORE_SECOND = Figure("pages a core-second", 85, "{:.0f}", "measured: `benchmarks.engines`, datatrove, reading and writing included")
BYTES_READ = Figure("compressed bytes of a page", 35_600, "{:,.0f}", "measured: 1,505 pages of four corpora as .warc.gz; those of CC-NEWS may differ")
BYTES_WRITTEN = Figure("bytes of a row", 8_700, "{:,.0f}", "measured: the rows of those pages as Parquet with zstd, without the removals")
FILE = Figure("bytes of a WARC file", 1.0727e9, "{:,.0f}", "measured by others: a listing of June 2021, commoncrawl/news-crawl issue 46")
CORE_HOUR = Figure("dollars for a core-hour", 0.04, "{:.2f}", "estimated: one virtual CPU with 3 GB of memory, on demand; spot is about a third")
STORED = Figure("dollars for a stored TB and month", 23, "{:.0f}", "estimated: an object store's standard class")

INPUTS = (PAGES_A_CORE_SECOND, BYTES_READ, BYTES_WRITTEN, FILE, CORE_HOUR, STORED)


def results() -> list[tuple[str, str]]:
    """What follows for `PAGES` pages on `CORES` cores. All of it is estimated, since it has not been run."""
    core_hours = PAGES / PAGES_A_CORE_SECOND.value / 3600
    pages_a_file = FILE.value / BYTES_READ.value
    seconds_a_file = pages_a_file / PAGES_A_CORE_SECOND.value
    read, written = PAGES * BYTES_READ.value / 1e12, PAGES * BYTES_WRITTEN.value / 1e12
    return [
        ("files, each a task", f"{PAGES / pages_a_file:,.0f}, with {pages_a_file:,.0f} pages in each"),
        ("core-hours", f"{core_hours:,.0f}"),
        ("time of a task", f"{seconds_a_file / 60:.0f} minutes"),
        (f"time on Slurm with {CORES} tasks at a time", f"{core_hours / CORES:.1f} hours, and one task's time for the last ones"),
        ("machines", f"{CORES / 64:.0f} of 64 cores with 192 GB of memory each"),
        ("storage read", f"{read:,.1f} TB, {CORES * FILE.value / seconds_a_file / 1e9:.1f} GB a second over all tasks"),
        ("storage written", f"{written:,.1f} TB"),
        ("money for cores", f"${core_hours * CORE_HOUR.value:,.0f}"),
        ("money for keeping the rows", f"${written * STORED.value:,.0f} a month"),
    ]


def report() -> str:
    """Both tables, as Markdown."""
    lines = ["| figure | value | where it comes from |", "| --- | --- | --- |"]
    lines += [f"| {figure.name} | {figure.shown.format(figure.value)} | {figure.source} |" for figure in INPUTS]
    lines += ["", f"| for {PAGES:,.0f} pages | *estimated* from these |", "| --- | --- |"]
    lines += [f"| {name} | {value} |" for name, value in results()]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())
