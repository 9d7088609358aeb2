"""What each filter earns and costs: `python -m benchmarks.ablation CORPORA`.

Every document is cleaned with all filters, and once more without each of them. What changes is what that filter does: a positive F1 is what it earns,
a positive share of lost words what it takes from articles. The filters alone are measured, without the second opinion (`effort="fast"`).

The time of a filter is the thread's CPU time within a run of all filters. What a block or document computes once, on first use, is counted for the
filter that asks for it first. The survey comes before all filters and is counted for none.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from rich.progress import track

from benchmarks import metrics
from benchmarks.corpora import content, page_corpora, text_sets
from benchmarks.report import table
from benchmarks.score import STDERR
from benchmarks.supervise import REPOSITORY
from newsclean import Document, Format, Pipeline
from newsclean.document import Judgement, Warned
from newsclean.layout import surveyed
from newsclean.output.render import to_text
from newsclean.pipeline import Step
from newsclean.readers.read import read

TEXTS = "texts"  # all sets of texts together


class Source(NamedTuple):
    """A document to clean: the corpus it counts for (`TEXTS` for all texts), its text or the page's file, its address, format and article."""

    corpus: str
    content: str | Path
    url: str | None
    format: Format
    gold: str


class Change(NamedTuple):
    """What a filter does to one document: what it adds to the word F1 and to the share of the article's words that are lost."""

    f1: float
    lost: float


class Measured(NamedTuple):
    """One document's outcome. By filter: what it changes; how many blocks it removed, and how many of them are the article's; CPU seconds."""

    corpus: str
    changes: dict[str, Change]
    removed: dict[str, int]
    gold: dict[str, int]
    seconds: dict[str, float]


class Row(NamedTuple):
    """A filter's figures over all documents: means, by corpus where they are by corpus; microseconds a document."""

    filter: str
    f1: dict[str, float]
    lost: dict[str, float]
    removed: int
    gold_share: float | None
    microseconds: float


def sources(corpora: Path, names: list[str], sample: int | None) -> Iterator[Source]:
    """All documents whose article is known."""
    for corpus in page_corpora(corpora, names, sample):
        for row in corpus.rows:
            if row.body:
                yield Source(corpus.name, corpus.file(row.id), row.url, "html", row.body)
    gold = {(c.name, row.id): row.body for c in page_corpora(corpora, names) for row in c.rows}
    for texts in text_sets(corpora, names, sample):
        for text in texts.texts():
            if body := gold.get((texts.corpus, text.id)):
                yield Source(TEXTS, text.text, None, texts.format, body)


def measure(source: Source) -> Measured:
    """One document with all filters, and without each."""
    doc = surveyed(read(content(source.content), url=source.url, format=source.format))
    everything, article = to_text(doc.blocks), metrics.Holder(source.gold)
    pipeline, seconds = Pipeline.default(), dict[str, float]()
    full = timed(pipeline, seconds)(doc)
    outcomes: dict[frozenset[int], tuple[float, float]] = {}  # many filters change nothing, so few bodies are different

    def outcome(doc: Document) -> tuple[float, float]:
        kept = frozenset(b.index for b in doc.kept)
        if kept not in outcomes:
            body = to_text(doc.kept)
            outcomes[kept] = metrics.word_rates(body, source.gold).f1, metrics.lost(body, everything, source.gold)
        return outcomes[kept]

    f1, lost = outcome(full)
    changes = {}
    for name in pipeline.names:
        without_f1, without_lost = outcome(pipeline.without(name)(doc))
        changes[name] = Change(f1 - without_f1, lost - without_lost)
    removed, gold = dict.fromkeys(pipeline.names, 0), dict.fromkeys(pipeline.names, 0)
    for removal in full.removals.values():
        removed[removal.filter] += 1
        gold[removal.filter] += article.holds(removal.block.text)
    return Measured(source.corpus, changes, removed, gold, seconds)


def timed(pipeline: Pipeline, seconds: dict[str, float]) -> Pipeline:
    """A pipeline of the same filters, each of which adds its CPU time to `seconds`."""

    def wrap(step: Step) -> Step:
        seconds[step.name] = 0.0

        def filter(doc: Document, **options: Any) -> list[Any] | Judgement | Warned:
            start = time.thread_time()
            found = step.filter(doc, **options)
            if not isinstance(found, (Judgement, Warned)):
                found = list(found)  # a generator does its work here
            seconds[step.name] += time.thread_time() - start
            return found

        return step._replace(row=step.row._replace(filter=filter))

    return Pipeline(tuple(map(wrap, pipeline.steps)))


def summary(measured: Iterable[Measured]) -> list[Row]:
    """The filters' figures over all documents, those that earn most first."""
    found = list(measured)
    by_corpus: dict[str, list[Measured]] = defaultdict(list)
    for m in found:
        by_corpus[m.corpus].append(m)
    rows = [_row(name, found, by_corpus) for name in Pipeline.default().names]
    return sorted(rows, key=lambda row: -fmean(row.f1.values()))


def _row(name: str, found: list[Measured], by_corpus: Mapping[str, list[Measured]]) -> Row:
    removed = sum(m.removed[name] for m in found)
    return Row(
        filter=name,
        f1={corpus: fmean(m.changes[name].f1 for m in those) for corpus, those in by_corpus.items()},
        lost={corpus: fmean(m.changes[name].lost for m in those) for corpus, those in by_corpus.items()},
        removed=removed,
        gold_share=sum(m.gold[name] for m in found) / removed if removed else None,
        microseconds=1e6 * fmean(m.seconds[name] for m in found),
    )


def markdown(rows: list[Row]) -> str:
    """The figures as Markdown. F1 and lost words are in hundredths."""
    corpora = list(rows[0].f1)
    heads = ["filter", *(f"F1, {c}" for c in corpora), *(f"lost, {c}" for c in corpora), "blocks removed", "of the article", "µs a document"]
    return table(heads, [_cells(row) for row in rows]) + "\n"


def _cells(row: Row) -> list[str]:
    changes = [f"{100 * value:+.2f}" for value in (*row.f1.values(), *row.lost.values())]
    share = "" if row.gold_share is None else f"{row.gold_share:.1%}"
    return [row.filter, *changes, f"{row.removed:,}", share, f"{row.microseconds:.0f}"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="a folder as benchmarks/corpora.py reads it")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "benchmarks" / "results", help="for ablation.md and ablation.json")
    parser.add_argument("--corpus", action="append", default=[], metavar="NAME", help="only this corpus; may be given more than once")
    parser.add_argument("--sample", type=int, metavar="N", help="only the first N documents of each corpus")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (all processors)")
    args = parser.parse_args()
    try:
        found = list(sources(args.corpora, args.corpus, args.sample))
    except ValueError as error:
        parser.error(str(error))
    if not found:
        parser.error("no document there has an article to compare with")
    with ProcessPoolExecutor(args.workers) as pool:
        rows = summary(track(pool.map(measure, found, chunksize=8), "leaving filters out", len(found), console=STDERR))
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "ablation.json").write_text(json.dumps([row._asdict() for row in rows], indent=1) + "\n", encoding="utf-8")
    (args.out / "ablation.md").write_text(markdown(rows), encoding="utf-8")
    print(markdown(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
