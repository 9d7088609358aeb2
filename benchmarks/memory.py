"""What cleaning a page takes in memory, as a multiple of the page's visible text: `python -m benchmarks.memory DATA`.

tracemalloc counts what Python's allocators give, and so also the tree, which selectolax takes from them. For each page, the peak while it is cleaned,
less the peak while it is only decoded and parsed, is divided by the bytes of the text of all its blocks in UTF-8.
"""

from __future__ import annotations

import argparse
import statistics
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

import newsclean
from benchmarks.stages import opened
from newsclean.readers.decode import to_utf8

PAGES = 120


def parsed(page: bytes) -> object:
    return LexborHTMLParser(to_utf8(page, None)[0])


def cleaned(page: bytes) -> object:
    return newsclean.clean(page, format="html").to_dict()


def peak(run: Callable[[bytes], object], page: bytes) -> int:
    """Return the most bytes that Python held at a time while a page was read, above what it held before."""
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    run(page)
    return tracemalloc.get_traced_memory()[1] - before


def ratios(pages: list[Path]) -> list[float]:
    """Return for each page the memory that cleaning it takes, in bytes for a byte of its visible text."""
    found: list[float] = []
    for page in pages:
        data = opened(page)
        blocks = newsclean.clean(data, format="html").document.blocks  # also loads what is loaded once
        visible = sum(len(block.text.encode("utf-8", "replace")) for block in blocks)
        tracemalloc.start()
        above = peak(cleaned, data) - peak(parsed, data)
        tracemalloc.stop()
        if visible:
            found.append(above / visible)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("data", type=Path, help="the folder of development data, with pages/<corpus>/html/*.html.gz")
    parser.add_argument("--pages", type=int, default=PAGES, help="how many pages, drawn evenly (default: %(default)s)")
    arguments = parser.parse_args()
    pages = [page for corpus in sorted((arguments.data / "pages").iterdir()) for page in sorted(corpus.glob("html/*.html.gz"))]
    found = sorted(ratios(pages[:: max(1, len(pages) // arguments.pages)][: arguments.pages]))
    print(f"{len(found)} pages: median {statistics.median(found):.1f}, p90 {found[int(0.9 * len(found))]:.1f} bytes for a byte of visible text")


if __name__ == "__main__":
    main()
