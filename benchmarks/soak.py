"""Shows whether the memory of a long batch stays flat: `python -m benchmarks.soak FOLDER` with a folder of pages (.html, .html.gz).

The pages are put into a WARC file, which is linked into a folder as often as needed for so many documents. `newsclean batch` cleans that folder, and
the resident memory of its processes is noted every few seconds. Prints a table, and with --curve draws a graph.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import style
from benchmarks.faults import children, committed
from benchmarks.report import table

SAMPLE_SECONDS = 2.0  # seconds between two samples


CURVE = ("rows", "supervisor", "worker")  # the columns of the samples that are written beside a curve


class Sample(NamedTuple):
    """What was noted at a moment.

    seconds      since the start
    rows         committed so far
    supervisor   megabytes that the supervisor holds
    worker       megabytes that the largest of its workers holds
    """

    seconds: float
    rows: int
    supervisor: float
    worker: float


def archive(pages: Sequence[Path], path: Path) -> None:
    """Write pages into a WARC file, with another library than the one that newsclean reads it with."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for page in pages:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            body = gzip.decompress(page.read_bytes()) if page.suffix == ".gz" else page.read_bytes()
            address = f"https://pages.example/{page.name}"
            writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers))


def soak(folder: Path, output: Path, workers: int) -> Iterator[Sample]:
    """Clean a folder with `newsclean batch`, and yield a sample now and then."""
    command = [sys.executable, "-m", "newsclean", "batch", str(folder), "-o", str(output), "--workers", str(workers)]
    start = time.monotonic()
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            time.sleep(SAMPLE_SECONDS)
            if workers_memory := [memory(child) for child in children(process.pid)]:
                yield Sample(time.monotonic() - start, committed(str(output)), memory(process.pid), max(workers_memory))
        if process.returncode:
            raise RuntimeError(f"newsclean batch ended with status {process.returncode}")


def memory(process: int) -> float:
    """Return the megabytes of resident memory of a process, 0 where it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)


def shown(samples: Sequence[Sample], total: int) -> str:
    """Return a table of the samples nearest to some shares of the documents, and of the greatest memory in each half."""
    lines = []
    for share in (0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1.0):
        near = min(samples, key=lambda sample: abs(sample.rows - share * total))
        lines.append([f"{near.rows:,}", f"{near.seconds:,.0f}", f"{near.supervisor:.0f}", f"{near.worker:.0f}"])
    halves = [[sample for sample in samples if (sample.rows > total / 2) == later] for later in (False, True)]
    for name, half in zip(("greatest, first half", "greatest, second half"), halves, strict=True):
        if half:
            lines.append([name, "", f"{max(s.supervisor for s in half):.0f}", f"{max(s.worker for s in half):.0f}"])
    return table(["rows", "seconds", "supervisor, MB", "largest worker, MB"], lines)


def draw(samples: Sequence[Sample], path: Path) -> None:
    """Draw the memory of the processes over the documents, and write the samples beside it, from which `benchmarks.plots` draws it anew."""
    figure, axes = style.plot(7, 3, "documents", "resident memory, MB")
    done = [sample.rows for sample in samples]
    style.series(
        axes,
        [("largest worker", done, [sample.worker for sample in samples]), ("supervisor", done, [sample.supervisor for sample in samples])],
        marks=False,
    )
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_formatter(lambda number, _: f"{number:,.0f}")
    style.save(figure, path)
    with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([CURVE, *[(sample.rows, round(sample.supervisor, 1), round(sample.worker, 1)) for sample in samples]])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=200_000, help="(200,000)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="(one for each processor)")
    parser.add_argument("--output", default="rows.jsonl.zst", help="name of the output, which says its format (rows.jsonl.zst)")
    parser.add_argument("--curve", type=Path, help="where to draw the curve (.svg, .png)")
    args = parser.parse_args()
    pages = sorted(path for path in args.folder.rglob("*") if path.name.endswith((".html", ".html.gz")))
    if not pages:
        parser.error(f"no pages in {args.folder}")
    with tempfile.TemporaryDirectory() as made:
        inputs = Path(made, "archives")
        inputs.mkdir()
        archive(pages, Path(made, "pages.warc.gz"))
        times = -(-args.documents // len(pages))
        for number in range(times):
            os.link(Path(made, "pages.warc.gz"), inputs / f"{number:04}.warc.gz")
        output = Path(made, args.output)
        samples = list(soak(inputs, output, args.workers))
        total = committed(str(output))
    print(shown(samples, total))
    if args.curve:
        draw(samples, args.curve)
    if total != times * len(pages):
        print(f"{times * len(pages):,} documents, but {total:,} rows", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
