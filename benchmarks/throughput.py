"""How fast newsclean is: pages and texts a second, one process and several, against what people would otherwise use.

    python -m benchmarks.throughput                       the pages of the tests and the seed files
    python -m benchmarks.throughput FOLDER FILE.jsonl.gz  pages and texts of your own: .html and .html.gz; .txt, .md, .jsonl, .jsonl.gz (field "text")

Pages are compared with trafilatura's default with metadata, from the file on disk to a line of JSON; texts with jusText, which gets every line as a
paragraph, since it reads HTML only. Times are CPU seconds of the thread for a pass over all, the passes taken in turn, the best of `--repeat`; the
figures with several workers are wall-clock.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import newsclean
from benchmarks.report import table
from benchmarks.stages import compare, figures, line_of, opened
from newsclean import Format

REPOSITORY = Path(__file__).resolve().parent.parent
SEEDS = REPOSITORY / "seeds"
PAGES = (".html", ".html.gz")
LEAST = 5000  # pages of a batch that is timed


class Text(NamedTuple):
    """A text and the format that it is read as."""

    text: str
    format: Format


def clean(text: Text) -> int:
    """Cleans a text whole, metadata included; the length of its body."""
    return len(newsclean.clean(text.text, format=text.format).text)


def justext_baseline() -> Callable[[Text], object] | None:
    """jusText on the lines of a text, or None where it is not installed."""
    try:
        import justext
    except ImportError:
        return None
    stop_words = justext.get_stoplist("English")

    def run(text: Text) -> object:
        page = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.text.split("\n"))
        return justext.justext(f"<html><body>{page}</body></html>", stop_words)

    return run


def texts(path: Path) -> Iterator[Text]:
    """The texts of a file or a folder."""
    if path.is_dir():
        for file in sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".md")):
            yield from texts(file)
    elif path.name.endswith((".jsonl", ".jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                yield Text(text, "markdown" if path.name.startswith("html2text") else "auto")
    else:
        yield Text(path.read_text(encoding="utf-8", errors="replace"), "auto")


def with_workers(found: list[Text], workers: int) -> float:
    """Wall-clock seconds for all texts in so many processes, their start not counted."""
    with multiprocessing.Pool(workers) as pool:
        pool.map(clean, found[:1] * workers * 4)
        start = time.perf_counter()
        pool.map(clean, found, chunksize=max(1, min(32, len(found) // (4 * workers))))
        return time.perf_counter() - start


def text_figures(path: Path, found: list[Text], args: argparse.Namespace) -> list[str]:
    """A line of the table of texts."""
    runs: dict[str, Callable[[Text], object]] = {"newsclean": clean}
    if baseline := justext_baseline():
        runs["jusText"] = baseline
    clean(next(texts(SEEDS)))  # the phrase files are read on first use
    megabytes = sum(len(t.text.encode("utf-8", "replace")) for t in found) / 1e6
    seconds = compare(found, runs, args.repeat)
    ours = seconds["newsclean"]
    theirs = [f"{len(found) / seconds['jusText']:,.0f}", f"{seconds['jusText'] / ours:.1f}"] if baseline else ["", ""]
    many = found * max(1, 400 // len(found))
    parallel = len(many) / with_workers(many, args.workers)
    name = f"{path.parent.name}/{path.name}"
    return [name, str(len(found)), f"{megabytes:.2f}", f"{len(found) / ours:,.0f}", f"{megabytes / ours:.1f}", *theirs, f"{parallel:,.0f}"]


def trafilatura_line(page: Path) -> str:
    """A page from its file to a line of JSON by trafilatura's default, with metadata."""
    import trafilatura

    return json.dumps({"id": page.name, "found": trafilatura.extract(opened(page), output_format="json", with_metadata=True)}, ensure_ascii=False)


def page_figures(found: list[Path], args: argparse.Namespace) -> str:
    """The tables of pages."""
    for run in (line_of, trafilatura_line):  # what is imported and read on first use
        run(found[0])
    seconds = compare(found, {"newsclean": line_of, "trafilatura": trafilatura_line}, args.repeat)
    alone = {name: len(found) / spent for name, spent in seconds.items()}
    lines = [[name, f"{rate:,.0f}", f"{rate / alone['trafilatura']:.2f}"] for name, rate in alone.items()]
    processes = sorted({1, args.workers})
    for rate, workers in zip(batches(found, processes, args.repeat), processes, strict=True):
        lines.append([f"newsclean batch, {workers} workers, wall-clock", f"{rate:,.0f}", f"{rate / alone['trafilatura']:.2f}"])
    heads = [f"{len(found)} pages", "pages a second", "times trafilatura in one process"]
    return f"{table(heads, lines)}\n\n{figures([opened(page) for page in found], args.repeat)}"


def batches(found: list[Path], processes: list[int], repeat: int) -> list[float]:
    """Pages a second of `newsclean.batch.run` from files to a JSONL file with so many workers, the best of `repeat` runs taken in turn. Starting the
    workers is counted, so the pages are taken often enough for it to matter little.
    """
    from newsclean.batch import run

    best = dict.fromkeys(processes, 0.0)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "pages")
        folder.mkdir()
        number = 0
        while number < LEAST:
            for page in found:
                (folder / f"{number:06d}-{page.name}").symlink_to(page.resolve())
                number += 1
        for _ in range(repeat):
            for workers in processes:
                start = time.perf_counter()
                run(folder, Path(made, "rows.jsonl"), workers=workers, overwrite=True)
                best[workers] = max(best[workers], number / (time.perf_counter() - start))
    return list(best.values())


def pages(path: Path) -> list[Path]:
    """The pages of a folder, or a page."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sorted(file for file in files if file.name.endswith(PAGES))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[REPOSITORY / "tests/pages", SEEDS], help="folders and files (tests/pages and seeds)")
    parser.add_argument("--limit", type=int, help="at most so many a path; of pages, ones spread over the folder")
    parser.add_argument("--repeat", type=int, default=3, help="passes of each, of which the best counts (3)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes for the figures with several (all processors)")
    args = parser.parse_args()
    heads = ["texts", "documents", "MB", "newsclean documents/s", "MB/s", "jusText documents/s", "times jusText", f"with {args.workers} workers"]
    lines = []
    for path in args.paths:
        if found := pages(path):
            step = max(1, len(found) // args.limit) if args.limit else 1
            print(f"{path}\n\n{page_figures(found[::step][: args.limit], args)}\n", flush=True)
        elif several := list(texts(path))[: args.limit]:
            lines.append(text_figures(path, several, args))
        else:
            print(f"{path}: nothing to read found", file=sys.stderr)
    if lines:
        print(table(heads, lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
