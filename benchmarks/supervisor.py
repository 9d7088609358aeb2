"""What the supervisor of a batch does for a record: `python -m benchmarks.supervisor FOLDER` with a folder of pages (.html, .html.gz).

The workers do nothing: each answers at once with the row of one page. They still receive the records, so on a machine with few processors they share
them with the supervisor. So the table has, beside the rate by the clock, the CPU time of the supervisor's process and that of its main thread, which
is what bounds the rate where there are processors enough. Time counts from when all workers are ready.

--pause has each worker sleep so long for a record: then the rate shows how much of their time the workers wait for the supervisor.
--profile lists the functions of the supervisor that take longest.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import io
import json
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

import newsclean
from benchmarks.report import table
from benchmarks.soak import archive
from benchmarks.stages import opened
from benchmarks.throughput import pages
from newsclean.batch import run, supervisor, worker
from newsclean.batch.records import Loadable
from newsclean.batch.supervisor import Supervisor
from newsclean.batch.worker import Answer
from newsclean.output.rows import to_line, to_row

INPUTS = ("pages.warc.gz", "pages.warc", "pages.jsonl", "pages.jsonl.gz", "pages.parquet")
OUTPUTS = ("rows.jsonl", "rows.parquet")
ROW = "BENCHMARK_ROW"  # environment variable: the file with the row that the workers send
PAUSE = "BENCHMARK_PAUSE"  # the same: seconds that they sleep for a record
LINES_SHOWN = 40  # of a profile


def idle() -> None:
    """Do a worker's part, but send one and the same row for every record."""
    line = Path(os.environ[ROW]).read_bytes()
    pause = float(os.environ[PAUSE])
    same = Answer("ok", line, json.loads(line)["kind"])

    def answer(*_: object) -> Answer:
        if pause:
            time.sleep(pause)
        return same

    with patch.object(worker, "_guarded", answer), patch.object(worker, "warm_up"):
        worker.main()


class Timed(Supervisor):
    """A supervisor that notes when all its workers are ready, and counts the answers from then on."""

    ready: tuple[float, float, float] | None = None
    rows = 0

    def answers(self, records: Iterable[Loadable]) -> Generator[Answer, None, None]:
        Timed.ready, Timed.rows = None, 0
        for answer in super().answers(records):
            if Timed.ready:
                Timed.rows += 1
            elif len(self._workers) == self._wanted and all(one.is_ready for one in self._workers):
                Timed.ready = now()
            yield answer


def now() -> tuple[float, float, float]:
    """Seconds by the clock, of CPU time of this process, and of this thread."""
    return time.perf_counter(), time.process_time(), time.thread_time()


def make_inputs(found: Sequence[Path], folder: Path, wanted: Sequence[str]) -> None:
    """Write pages into a file of each kind."""
    import pyarrow as pa
    from pyarrow import parquet

    records = [{"id": page.name, "url": f"https://pages.example/{page.name}", "html": opened(page).decode("utf-8", "replace")} for page in found]
    lines = b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)
    for name in wanted:
        path = folder / name
        if name == "pages.warc.gz":
            archive(found, path)
        elif name == "pages.warc":
            archive(found, folder / "whole.gz")
            path.write_bytes(gzip.decompress((folder / "whole.gz").read_bytes()))
        elif name == "pages.parquet":
            parquet.write_table(pa.Table.from_pylist(records), path)
        else:
            path.write_bytes(gzip.compress(lines) if name.endswith(".gz") else lines)


def measured(source: Path, times: int, output: Path, workers: int) -> tuple[float, ...]:
    """Milliseconds for a row of a batch of the same file so many times: by the clock, of CPU time of the supervisor, and of its main thread."""
    with tempfile.TemporaryDirectory(dir=output.parent) as made:
        for number in range(times):
            os.link(source, Path(made, f"{number:04}-{source.name}"))
        run(made, output, workers=workers, overwrite=True)
    if not Timed.rows:
        raise RuntimeError("all was done before the workers were ready: give more --times")
    assert Timed.ready
    return tuple((end - start) / Timed.rows * 1000 for start, end in zip(Timed.ready, now(), strict=True))


def profile(source: Path, times: int, output: Path, workers: int) -> str:
    """The functions of the supervisor that take longest, with milliseconds a row. Being watched costs time, above all for small functions."""
    watch = cProfile.Profile()
    watch.enable()
    measured(source, times, output, workers)
    watch.disable()
    text = io.StringIO()
    pstats.Stats(watch, stream=text).sort_stats("tottime").print_stats(LINES_SHOWN)
    return text.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=500, help="so many pages, spread over the folder (500)")
    parser.add_argument("--times", type=int, default=20, help="how often each is read (20)")
    parser.add_argument("--workers", default="1,2,8", help="numbers of workers (1,2,8)")
    parser.add_argument("--inputs", default=",".join(INPUTS), help=f"({','.join(INPUTS)})")
    parser.add_argument("--outputs", default=",".join(OUTPUTS), help=f"({','.join(OUTPUTS)})")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds that a worker sleeps for a record (0)")
    parser.add_argument("--profile", action="store_true", help="list the functions that take longest, for each input and output")
    args = parser.parse_args()
    found = pages(args.folder)
    if not found:
        parser.error(f"no pages in {args.folder}")
    found = found[:: max(1, len(found) // args.pages)][: args.pages]
    lines = []
    with tempfile.TemporaryDirectory() as made, patch.object(supervisor, "WORKER", "from benchmarks.supervisor import idle; idle()"):
        folder = Path(made)
        row = to_line(to_row("a page", newsclean.clean(opened(found[0]), format="html")))
        (folder / "row").write_bytes(row)
        os.environ.update({ROW: str(folder / "row"), PAUSE: str(args.pause)})
        make_inputs(found, folder, args.inputs.split(","))
        mean = sum(len(opened(page)) for page in found) / len(found)
        print(f"{len(found)} pages of {mean:,.0f} bytes, a row has {len(row):,}\n")
        with patch("newsclean.batch.api.Supervisor", Timed):
            for name in args.inputs.split(","):
                for output in args.outputs.split(","):
                    for workers in map(int, args.workers.split(",")):
                        clock, process, thread = measured(folder / name, args.times, folder / output, workers)
                        lines.append([name, output, str(workers), f"{1000 / clock:,.0f}", f"{process:.3f}", f"{thread:.3f}", f"{1000 / thread:,.0f}"])
                    if args.profile:
                        print(f"{name} to {output}\n{profile(folder / name, args.times, folder / output, workers)}", flush=True)
    print(table(["input", "output", "workers", "records a second", "ms of CPU", "of the main thread", "a second by that"], lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
