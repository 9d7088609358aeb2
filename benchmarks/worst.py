"""The pages or texts that newsclean does worst on, block by block, as one HTML file: `python -m benchmarks.worst CORPORA --corpus NAME`.

A block is the article's where the article holds most of its runs of three words (`benchmarks.metrics.Holder`). A block of one word never is, and a
paragraph that the reader split among blocks is "in no block" only where their text together does not hold it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.progress import track

import newsclean
from benchmarks import metrics
from benchmarks.corpora import content, page_corpora, text_sets
from benchmarks.score import STDERR
from newsclean import Format


class JudgedBlock(NamedTuple):
    """A block and what became of it: "right", "kept" (wrongly), "lost" (wrongly removed) or "removed" (rightly); the filter and its reason."""

    text: str
    verdict: str
    filter: str | None
    reason: str | None


class JudgedDocument(NamedTuple):
    """A document, its figures, its blocks, and the paragraphs of the article that are in no block."""

    id: str
    url: str | None
    rates: metrics.Rates
    blocks: list[JudgedBlock]
    unread: list[str]


class Input(NamedTuple):
    """A document to clean, and its article."""

    id: str
    content: str | Path
    url: str | None
    format: Format
    gold: str


def inputs(corpora: Path, corpus: str, converter: str | None) -> Iterator[Input]:
    """The pages of a corpus, or its texts by one converter. Raises ValueError where there is no such corpus or converter."""
    pages = page_corpora(corpora, [corpus])[0]
    if converter is None:
        yield from (Input(row.id, pages.file(row.id), row.url, "html", row.body) for row in pages.rows if row.body)
        return
    sets = {texts.converter: texts for texts in text_sets(corpora, [corpus])}
    if converter not in sets:
        raise ValueError(f"no converter {converter!r} of {corpus}; there are {', '.join(sets) or 'none'}")
    gold = {row.id: row.body for row in pages.rows if row.body}
    yield from (Input(t.id, t.text, None, sets[converter].format, gold[t.id]) for t in sets[converter].texts() if t.id in gold)


def judge(given: Input) -> JudgedDocument:
    """Cleans a document and judges its blocks by the article."""
    article = newsclean.clean(content(given.content), url=given.url, format=given.format)
    gold, removals, blocks = metrics.Holder(given.gold), article.document.removals, []
    for block in article.document.blocks:
        removal, is_gold = removals.get(block.index), gold.holds(block.text)
        verdict = ("lost" if is_gold else "removed") if removal else ("right" if is_gold else "kept")
        blocks.append(JudgedBlock(block.text, verdict, removal.filter if removal else None, removal.reason if removal else None))
    everything = metrics.Holder("\n".join(b.text for b in blocks))
    unread = [p for p in given.gold.split("\n") if len(metrics.words(p)) > 1 and not everything.holds(p)]
    return JudgedDocument(given.id, given.url, metrics.word_rates(article.text, given.gold), blocks, unread)


def report(documents: Iterable[JudgedDocument], title: str, n: int) -> str:
    """The n worst documents as a page of HTML that needs no other file, with a table of the filters over all documents."""
    found = sorted(documents, key=lambda d: d.rates.f1)
    lost: Counter[str] = Counter()
    for document in found:
        for block in document.blocks:
            if block.verdict == "lost":
                lost[block.filter or ""] += len(metrics.words(block.text))
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.get_template("worst.html").render(
        title=title,
        documents=len(found),
        lost=lost.most_common(),
        unread=sum(len(metrics.words(p)) for d in found for p in d.unread),
        kept=sum(len(metrics.words(b.text)) for d in found for b in d.blocks if b.verdict == "kept"),
        worst=found[:n],
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="a folder as benchmarks/corpora.py reads it")
    parser.add_argument("--corpus", required=True, metavar="NAME")
    parser.add_argument("--converter", metavar="NAME", help="the texts of this converter in place of the pages")
    parser.add_argument("-n", type=int, default=20, help="how many documents (20)")
    parser.add_argument("-o", type=Path, default=Path("worst.html"), metavar="FILE", help="the report (worst.html)")
    args = parser.parse_args()
    if not args.o.absolute().parent.is_dir():
        parser.error(f"there is no folder {args.o.parent}")
    try:
        found = list(inputs(args.corpora, args.corpus, args.converter))
    except ValueError as error:
        parser.error(str(error))
    if not found:
        parser.error(f"{args.corpus} has no articles to compare with")
    title = f"The worst of {args.corpus}" + (f", {args.converter}" if args.converter else "")
    page = report((judge(given) for given in track(found, "cleaning", console=STDERR)), title, args.n)
    args.o.write_text(page, encoding="utf-8", errors="replace")
    print(args.o)
    return 0


if __name__ == "__main__":
    sys.exit(main())
