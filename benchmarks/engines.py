"""Measures what engines for many machines cost beside `newsclean batch`: the programs of docs/recipes and the command, in turn on the same pages.

    python -m benchmarks.engines FOLDER [--rounds 3] [--only ray_data.py]

FOLDER is a folder of corpora (see `benchmarks.corpora`). The CPU time is that of a program and of all processes that it starts, read ten times a
second; other work on the machine hardly changes it. Both times are the shortest of all rounds. A run on one page shows what an engine takes before
it does anything. Each program uses two workers. Needs Linux, and the extra `engines` for all programs.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpora import page_corpora, read_page

RECIPES = Path(__file__).resolve().parent.parent / "docs" / "recipes"
FILES = 4  # that the pages are written to, so that two workers have something to share
PR_SET_CHILD_SUBREAPER = 36  # of prctl(2): processes that a program leaves behind become children of this one, so that their time is counted


class Program(NamedTuple):
    """A program that cleans a folder of pages into another.

    name     its file in docs/recipes, or "newsclean batch"
    module   the module that it needs
    kind     the kind of files that it reads
    """

    name: str
    module: str
    kind: str

    def command(self, source: Path, target: Path) -> list[str]:
        python = [sys.executable, "-W", "ignore"]
        if self.name == BATCH:
            return [*python, "-m", "newsclean", "batch", str(source), "-o", f"{target}.parquet", "--workers", "2", "--quiet"]
        return [*python, str(RECIPES / self.name), str(source), str(target)]


BATCH = "newsclean batch"
PROGRAMS = (
    Program(BATCH, "newsclean", "warc"),
    Program("datatrove_local.py", "datatrove", "warc"),
    Program(BATCH, "newsclean", "parquet"),
    Program("daft_pages.py", "daft", "parquet"),
    Program("ray_data.py", "ray", "parquet"),
    Program("spark.py", "pyspark", "parquet"),
)


class Cost(NamedTuple):
    """Seconds that a run took, of the clock and of the processors."""

    wall: float
    cpu: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", action="append", help="the name of a program; may be repeated")
    args = parser.parse_args()
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    programs = [p for p in PROGRAMS if find_spec(p.module) and (args.only is None or p.name in (BATCH, *args.only))]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pages = [(row.id, row.url, read_page(c.file(row.id))) for c in page_corpora(args.folder) for row in c.rows]
        for name, some in (("all", pages), ("one", pages[:1])):
            write_archives(work / name / "warc", some)
            write_tables(work / name / "parquet", some)
        starts = {program: run(program, work / "one") for program in programs}
        costs: dict[Program, list[Cost]] = {program: [] for program in programs}
        for _ in range(args.rounds):
            for program in programs:
                costs[program].append(run(program, work / "all"))
                print(f"{program.name} ({program.kind}): {costs[program][-1]}", file=sys.stderr)
    print(report(starts, {program: Cost(min(c.wall for c in some), min(c.cpu for c in some)) for program, some in costs.items()}, len(pages)))


def run(program: Program, source: Path) -> Cost:
    """Run a program, and return what that costs. Raises RuntimeError where it fails."""
    with tempfile.TemporaryDirectory() as target, tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(program.command(source / program.kind, Path(target, "rows")), stdout=said, stderr=said)
        used: dict[tuple[int, int], int] = {}  # CPU ticks of each process, by its number and its start
        while process.poll() is None:
            used |= ticks_of_descendants()
            time.sleep(0.1)
        wall = time.perf_counter() - start
        if process.returncode:
            said.seek(0)
            raise RuntimeError(said.read()[-3000:].decode("utf-8", "replace"))
        with suppress(ChildProcessError):  # raised once no child is left
            while True:
                os.wait()
        return Cost(wall, sum(used.values()) / os.sysconf("SC_CLK_TCK"))


def ticks_of_descendants() -> dict[tuple[int, int], int]:
    """Return the CPU ticks so far of each process that this one has started, directly or not, by its number and its start."""
    parents: dict[int, int] = {}
    found: dict[int, tuple[int, int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            number = int(path.parent.name)
            parents[number] = int(fields[1])
            found[number] = int(fields[19]), int(fields[11]) + int(fields[12])
    mine = {os.getpid()}
    while more := {number for number, parent in parents.items() if parent in mine} - mine:
        mine |= more
    return {(number, start): ticks for number, (start, ticks) in found.items() if number in mine and number != os.getpid()}


def report(starts: dict[Program, Cost], costs: dict[Program, Cost], pages: int) -> str:
    """Return a Markdown table. CPU time a page is without the start; ratios are to `newsclean batch` on the same kind of input."""
    lines = [
        "| program | reads | start, s | CPU s of that | pages a second, start included | of batch | CPU ms a page | of batch |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for program, cost in costs.items():
        base = next(other for other in costs if other.name == BATCH and other.kind == program.kind)
        work, base_work = (costs[p].cpu - starts[p].cpu for p in (program, base))
        figures = (
            starts[program].wall,
            starts[program].cpu,
            f"{pages / cost.wall:.0f}",
            costs[base].wall / cost.wall,
            1000 * work / pages,
            work / base_work,
        )
        shown = (figure if isinstance(figure, str) else f"{figure:.{places}f}" for figure, places in zip(figures, (1, 1, 0, 2, 1, 2), strict=True))
        lines.append(f"| {program.name} | {program.kind} | {' | '.join(shown)} |")
    return "\n".join(lines)


def write_archives(folder: Path, pages: Sequence[tuple[str, str | None, bytes]]) -> None:
    """Write pages into WARC files."""
    import io

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    folder.mkdir(parents=True)
    for number in range(min(FILES, len(pages))):
        with (folder / f"{number}.warc.gz").open("wb") as file:
            writer = WARCWriter(file, gzip=True)
            for id, url, page in pages[number::FILES]:
                headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
                writer.write_record(
                    writer.create_warc_record(url or f"https://corpus.example/{id}", "response", payload=io.BytesIO(page), http_headers=headers)
                )


def write_tables(folder: Path, pages: Sequence[tuple[str, str | None, bytes]]) -> None:
    """Write pages into Parquet files."""
    import pyarrow as pa
    from pyarrow import parquet

    folder.mkdir(parents=True)
    for number in range(min(FILES, len(pages))):
        some: list[dict[str, Any]] = [{"id": id, "url": url, "html": page} for id, url, page in pages[number::FILES]]
        schema = pa.schema([("id", pa.string()), ("url", pa.string()), ("html", pa.binary())])
        parquet.write_table(pa.Table.from_pylist(some, schema=schema), folder / f"{number}.parquet", row_group_size=256)


if __name__ == "__main__":
    main()
