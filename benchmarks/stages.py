"""Where the time goes that a page takes, stage by stage: `python -m benchmarks.stages DATA`.

Each stage is timed without what runs inside it, and all pages are gone over in turn, so that caches are as cold as in a stream of pages. A figure is
the median over the pages of (least CPU time of the thread over the passes) / (the same of Lexbor's parse of the page). The clock itself costs some
microseconds a page, most of them in wording, which is asked for block by block.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from selectolax.lexbor import LexborHTMLParser

import newsclean
from benchmarks.corpora import page_corpora
from benchmarks.report import table
from newsclean import Article, Block, Pipeline, cleaner, pipeline
from newsclean.output.rows import to_line, to_row
from newsclean.pipeline import Step
from newsclean.readers.html import page as page_reader
from newsclean.scorer import SCORER

T = TypeVar("T")

READ, HEAD, WALK, WORDING, LAYOUT, FILTERS = "decode, guard, parse", "head", "walk", "wording", "layout", "filters and running them"
LEARNED, METADATA, TEXT, REST, DICT = "scorer", "metadata", "text", "the rest of clean", "to_dict"
STAGES = (READ, HEAD, WALK, WORDING, LAYOUT, FILTERS, LEARNED, METADATA, TEXT, REST)


def opened(page: Path) -> bytes:
    """The page in a file."""
    import fsspec

    with fsspec.open(str(page), "rb", compression="infer") as file:
        data: bytes = file.read()
    return data


def line_of(page: Path) -> bytes:
    """The line of JSON that a batch writes for the page in a file."""
    return to_line(to_row(page.name, newsclean.clean(opened(page), format="html")))


def compare(found: Sequence[T], runs: dict[str, Callable[[T], object]], repeat: int) -> dict[str, float]:
    """CPU seconds (of the thread) of each run over all of something: the best of `repeat` passes, taken in turn."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(repeat):
        for name, run in runs.items():
            start = time.thread_time()
            for one in found:
                run(one)
            best[name] = min(best[name], time.thread_time() - start)
    return best


class Clock:
    """CPU seconds of each stage, without those of the stages inside it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._open: list[str] = []
        self._since = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _turn(self) -> None:
        now = time.thread_time()
        if self._open:
            self.spent[self._open[-1]] = self.spent.get(self._open[-1], 0.0) + now - self._since
        self._since = time.thread_time()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            with self.stage(name):
                return function(*args, **options)

        return run


@contextmanager
def watched(clock: Clock) -> Iterator[None]:
    """Time the stages of every page that is cleaned."""
    places = [
        (cleaner, "read", READ),
        (page_reader, "Elements", HEAD),
        (page_reader, "read_head", HEAD),
        (page_reader, "Walk", WALK),
        (cleaner, "surveyed", LAYOUT),
        (pipeline, "surveyed", LAYOUT),
        (Pipeline, "__call__", FILTERS),
        (cleaner, "assemble", METADATA),
    ]
    step, cues = Step.__call__, Block.cues.fget  # type: ignore[attr-defined]

    def call(self: Step, *args: Any, **options: Any) -> Any:
        if self.name != SCORER:
            return step(self, *args, **options)
        with clock.stage(LEARNED):
            return step(self, *args, **options)

    with ExitStack() as patches:
        for owner, name, stage in places:
            patches.enter_context(patch.object(owner, name, clock.timed(stage, getattr(owner, name))))
        patches.enter_context(patch.object(Step, "__call__", call))
        patches.enter_context(patch.object(Block, "cues", property(clock.timed(WORDING, cues))))
        yield


def wanted(article: Article) -> object:
    """What a scraper reads of an article: its body and the usual metadata."""
    return (
        article.text,
        article.title,
        article.authors,
        article.date_published,
        article.description,
        article.language,
        article.publisher,
        article.tags,
    )


def times(pages: Sequence[bytes], repeat: int) -> list[dict[str, float]]:
    """For each page the CPU seconds of each stage, and of the parse under "parse": the least of `repeat` passes over all pages."""
    best: list[dict[str, float]] = [{} for _ in pages]
    clock = Clock()
    newsclean.clean(pages[0], format="html").to_dict()  # what is loaded once
    for _ in range(repeat):
        for least, page in zip(best, pages, strict=True):
            start = time.thread_time()
            LexborHTMLParser(page)
            least["parse"] = min(least.get("parse", 1.0), time.thread_time() - start)
        with watched(clock):
            for least, page in zip(best, pages, strict=True):
                clock.spent.clear()
                with clock.stage(REST):
                    article = newsclean.clean(page, format="html")
                    with clock.stage(TEXT):
                        wanted(article)
                    with clock.stage(DICT):
                        article.to_dict()
                for stage, seconds in clock.spent.items():
                    least[stage] = min(least.get(stage, 1.0), seconds)
    return best


def figures(pages: Sequence[bytes], repeat: int) -> str:
    """The table of stages: multiples of the parse at the median page, and milliseconds a page."""
    found = times(pages, repeat)
    rows: list[list[str]] = []
    for name, stages in ((name, (name,)) for name in (*STAGES, DICT)):
        rows.append([name, *_figure(found, stages)])
    rows.insert(len(STAGES), ["clean, body and metadata read", *_figure(found, STAGES)])
    return table(["newsclean, stage", "median, times the parse", "ms a page"], rows)


def _figure(found: Sequence[dict[str, float]], stages: Sequence[str]) -> tuple[str, str]:
    spent = [sum(page.get(stage, 0.0) for stage in stages) for page in found]
    ratios = [seconds / page["parse"] for seconds, page in zip(spent, found, strict=True)]
    return f"{statistics.median(ratios):.2f}", f"{1000 * sum(spent) / len(spent):.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Where the time goes that a page takes, stage by stage.")
    parser.add_argument("data", type=Path, help="a folder of corpora, see `benchmarks.corpora`")
    parser.add_argument("--pages", type=int, default=120, help="how many pages, drawn evenly (default: %(default)s)")
    parser.add_argument("--repeat", type=int, default=4, help="passes over all pages (default: %(default)s)")
    args = parser.parse_args()
    files = [corpus.file(row.id) for corpus in page_corpora(args.data) for row in corpus.rows]
    print(figures([opened(file) for file in files[:: max(1, len(files) // args.pages)][: args.pages]], args.repeat))


if __name__ == "__main__":
    main()
