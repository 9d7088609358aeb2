"""How many blocks an annotated page marks: `python -m benchmarks.annotating CORPORA`, over pages of the corpora of docs/benchmarks.md.

For the body, the metadata and what was removed: the share of the blocks and of the words that are found in the page again. A mark counts as wrong
where the elements around the block, as the reader saw them, are not those around its place. Also what it costs, beside cleaning.
"""

from __future__ import annotations

import argparse
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import newsclean
from benchmarks.corpora import page_corpora, read_page
from benchmarks.report import table
from newsclean import Article
from newsclean.document import Block
from newsclean.report.annotate import annotated, parsed
from newsclean.report.page_tree import PageTree, shown_tag
from newsclean.report.placing import letters, placed
from newsclean.vocabulary import SITE_ELEMENTS

PAGES_A_CORPUS = 40


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    args = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    seconds: list[float] = []
    for page in _pages(args.corpora):
        article = newsclean.clean(page, format="html")
        if article.document.head is None:
            continue
        start = time.perf_counter()
        annotated(page, article)
        seconds.append(time.perf_counter() - start)
        count(article, parsed(page), counts)
    rows = [
        (name, f"{c['blocks']:,}", _share(c, "found", "blocks"), _share(c, "found words", "words"), str(c["wrong"])) for name, c in counts.items()
    ]
    print(table(["what", "blocks", "found", "words found", "in a wrong place"], rows))
    print(f"{len(seconds)} pages; seconds a page: median {median(seconds):.3f}, most {max(seconds):.2f}")
    return 0


def _share(counts: Counter[str], part: str, whole: str) -> str:
    return f"{counts[part] / max(1, counts[whole]):.2%}"


def _pages(folder: Path) -> Iterator[bytes]:
    """Yield pages from all over each corpus."""
    for corpus in page_corpora(folder):
        step = max(1, len(corpus.rows) // PAGES_A_CORPUS)
        for row in corpus.rows[::step][:PAGES_A_CORPUS]:
            yield read_page(corpus.file(row.id))


def count(article: Article, page: PageTree, counts: dict[str, Counter[str]]) -> None:
    """Count the blocks of an article with letters, and those that are found in its page."""
    texts = [letters(item.text) if item.is_read else "" for item in page.items]
    starts, around = _elements(page, texts)
    spans = {span.block: span for span in placed([letters(block.text) for block in article.document.blocks], texts)}
    for block in article.document.blocks:
        if not letters(block.text):
            continue
        removal = article.document.removals.get(block.index)
        found = counts.setdefault("body" if removal is None else "metadata" if removal.role else "removed", Counter())
        found.update(blocks=1, words=block.words)
        if block.index in spans:
            found.update({"found": 1, "found words": block.words})
            found["wrong"] += not _stands_there(block, around[bisect_right(starts, spans[block.index].start) - 1])


def _elements(page: PageTree, texts: list[str]) -> tuple[list[int], list[tuple[str, ...]]]:
    """Return where each text with letters begins, and the tags of the elements around it."""
    starts, around, tags, at = [], [], [], 0
    for item, text in zip(page.items, texts, strict=True):
        if item.attributes is not None:
            tags.append(item.tag)
        elif item.tag:
            tags.pop()
        elif text:
            starts.append(at)
            around.append(tuple(tags))
            at += len(text)
    return starts, around


def _stands_there(block: Block, around: tuple[str, ...]) -> bool:
    """Return whether the elements around a block are among those around a place, in their order, under the names by which they are written."""
    tags = [shown_tag(element.tag) for element in block.element.up()][-2::-1] if block.element is not None else []
    left = iter(around)
    return all(any(tag == other or (tag == "div" and other in SITE_ELEMENTS) for other in left) for tag in tags)  # a box of the article is a "div"


if __name__ == "__main__":
    raise SystemExit(main())
