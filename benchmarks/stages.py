"""Where the time goes that a page takes: from the file on disk to a line of JSON."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser

import newsclean
from newsclean import Limits, Pipeline
from newsclean.output.rows import to_line, to_row
from newsclean.readers.decode import to_utf8
from newsclean.readers.html.guard import guarded
from newsclean.readers.read import read

T = TypeVar("T")

DEFAULT = Pipeline.default()
UNLEARNED = DEFAULT.without("block_scorer")
LIMITS = Limits()


def opened(page: Path) -> bytes:
    """The page in a file."""
    import fsspec

    with fsspec.open(str(page), "rb", compression="infer") as file:
        data: bytes = file.read()
    return data


# Each of these does all that the ones before it do, and one thing more, which it is named after.
STAGES: dict[str, Callable[[Path], object]] = {
    "opening and decompressing": opened,
    "decoding": lambda page: to_utf8(opened(page), None),
    "the guard, and parsing": lambda page: LexborHTMLParser(guarded(to_utf8(opened(page), None)[0], LIMITS)[0]),
    "blocks and head": lambda page: read(opened(page), format="html"),
    "filters": lambda page: UNLEARNED(read(opened(page), format="html")),
    "the learned filter": lambda page: DEFAULT(read(opened(page), format="html")),
    "metadata, second opinions": lambda page: newsclean.clean(opened(page), format="html"),
    "text, Markdown, confidence": lambda page: to_row(page.name, newsclean.clean(opened(page), format="html")),
    "JSON": lambda page: to_line(to_row(page.name, newsclean.clean(opened(page), format="html"))),
}


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


def shares(pages: Sequence[Path], repeat: int) -> dict[str, float]:
    """Milliseconds a page that each stage adds to the ones before it."""
    so_far = [0.0, *compare(pages, STAGES, repeat).values()]
    return {name: (so_far[n + 1] - so_far[n]) / len(pages) * 1000 for n, name in enumerate(STAGES)}
