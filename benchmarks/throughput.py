"""How fast newsclean cleans texts: documents and megabytes a second, one process and several, against jusText where it is installed.

    python benchmarks/throughput.py                      the seed files
    python benchmarks/throughput.py FOLDER FILE.jsonl.gz  texts of your own: .txt and .md files, .jsonl or .jsonl.gz with a field "text"

Times are CPU seconds of the thread for a pass over all texts, newsclean's and the baseline's passes taken in turn, the best of `--repeat`; the
figures with several workers are wall-clock. jusText reads HTML only, so it gets every line of the text as a paragraph of its own.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import newsclean

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


class Text(NamedTuple):
    """A text and the format that it is read as."""

    text: str
    format: str


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


def compare(found: list[Text], runs: dict[str, Callable[[Text], object]], repeat: int) -> dict[str, float]:
    """CPU seconds of each run over all texts: the best of `repeat` passes, taken in turn."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(repeat):
        for name, run in runs.items():
            start = time.thread_time()
            for text in found:
                run(text)
            best[name] = min(best[name], time.thread_time() - start)
    return best


def with_workers(found: list[Text], workers: int) -> float:
    """Wall-clock seconds for all texts in so many processes, their start not counted."""
    with multiprocessing.Pool(workers) as pool:
        pool.map(clean, found[:1] * workers * 4)
        start = time.perf_counter()
        pool.map(clean, found, chunksize=max(1, min(32, len(found) // (4 * workers))))
        return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[SEEDS], help="folders, .txt, .md, .jsonl, .jsonl.gz (the seed files)")
    parser.add_argument("--limit", type=int, help="at most so many texts a path")
    parser.add_argument("--repeat", type=int, default=5, help="passes of each, of which the best counts (5)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes for the second figure (all processors)")
    args = parser.parse_args()
    runs: dict[str, Callable[[Text], object]] = {"newsclean": clean}
    baseline = justext_baseline()
    if baseline:
        runs["jusText"] = baseline
    else:
        print("jusText is not installed: pip install 'newsclean[bench]'", file=sys.stderr)
    clean(next(texts(SEEDS)))  # the phrase files are read on first use

    print("| texts | documents | MB | newsclean documents/s | MB/s | jusText documents/s | times jusText | documents/s with workers |")
    print("|---|---|---|---|---|---|---|---|")
    for path in args.paths:
        found = list(texts(path))[: args.limit]
        if not found:
            print(f"{path}: no texts found", file=sys.stderr)
            continue
        megabytes = sum(len(t.text.encode("utf-8", "replace")) for t in found) / 1e6
        seconds = compare(found, runs, args.repeat)
        ours = seconds["newsclean"]
        theirs = f"{len(found) / seconds['jusText']:,.0f} | {seconds['jusText'] / ours:.1f}" if baseline else "|"
        many = found * max(1, 400 // len(found))
        parallel = len(many) / with_workers(many, args.workers)
        name = f"{path.parent.name}/{path.name}"
        figures = f"{len(found) / ours:,.0f} | {megabytes / ours:.1f} | {theirs} | {parallel:,.0f} ({args.workers})"
        print(f"| {name} | {len(found)} | {megabytes:.2f} | {figures} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
