"""Scores the results that lie in a folder: figures of pages by corpus and language, and of texts by corpus and converter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple, TypeAlias

from rich.console import Console
from rich.progress import track

from benchmarks import metrics, results
from benchmarks.corpora import Corpus, Gold, TextSet, page_corpora, text_sets
from benchmarks.results import Record
from newsclean.languages.guess import guess_language

KEEP_ALL = "keep-all"  # the text as it came
BEST_LINES = "best lines"  # what nobody who keeps or drops whole lines does much better than
FEW_PAGES = 10  # in a language: fewer are counted together
OTHER = "other"
STDERR = Console(stderr=True)

Results: TypeAlias = dict[str, dict[str, Record]]  # system -> id -> record


class PageFigures(NamedTuple):
    """A system's figures on a corpus of pages. None where the corpus or the system has nothing to measure by.

    low, high   the 95% interval of `f1`
    cost, p90   median and 90th percentile over the pages; see `benchmarks.run_system`
    """

    corpus: str
    system: str
    version: str | None
    pages: int
    f1: float | None
    low: float | None
    high: float | None
    precision: float | None
    recall: float | None
    shingle_f1: float | None
    exact: float | None
    segments: float | None
    title: float | None
    date: float | None
    wrong_date: float | None
    authors: float | None
    failures: int
    cost: float | None
    p90: float | None


class TextFigures(NamedTuple):
    """All systems' figures on a set of texts, by system: mean word F1, mean share of the article's words lost, median cost; their versions."""

    corpus: str
    converter: str
    texts: int
    f1: dict[str, float]
    lost: dict[str, float]
    cost: dict[str, float]
    versions: dict[str, str]


class Scores(NamedTuple):
    """Everything that was scored.

    languages   language -> system -> mean word F1 over the pages of all corpora in that language
    counted     language -> how many pages there are
    versions    system -> version
    notes       what could not be scored, and why
    """

    pages: list[PageFigures]
    languages: dict[str, dict[str, float]]
    counted: dict[str, int]
    texts: list[TextFigures]
    versions: dict[str, str]
    notes: list[str]


def score(folder: Path, out: Path, names: Sequence[str] = (), sample: int | None = None) -> Scores:
    """The figures of all results in `out` that are complete for the given corpora. Arguments as for `benchmarks.corpora.page_corpora`."""
    notes: list[str] = []
    corpora = page_corpora(folder, names, sample)
    found = {c.name: _complete(out / "pages" / c.name, [row.id for row in c.rows], notes) for c in corpora}
    pages = [_page_figures(c, system, records) for c in corpora for system, records in found[c.name].items()]
    languages = _languages(corpora)
    by_language = {language: _in_language(rows, found) for language, rows in languages.items()}
    gold = {c.name: {row.id: row.body for row in c.rows if row.body} for c in page_corpora(folder, names)}
    sets = [texts for texts in text_sets(folder, names, sample) if gold[texts.corpus]]
    texts = [_text_figures(s, gold[s.corpus], out, notes) for s in track(sets, "scoring texts", console=STDERR)]
    versions = {p.system: p.version for p in pages if p.version} | {system: v for t in texts for system, v in t.versions.items()}
    return Scores(pages, by_language, {language: len(rows) for language, rows in languages.items()}, texts, versions, notes)


def _complete(folder: Path, ids: Iterable[str], notes: list[str]) -> Results:
    """System -> its records, of the systems that have all of these documents."""
    wanted = set(ids)
    found = {}
    for path in sorted(folder.glob("*.jsonl")):
        records = results.read(path)
        if there := len(wanted & records.keys()):
            if there == len(wanted):
                found[path.stem] = records
            else:
                notes.append(f"{path.stem} has {there} of {len(wanted)} documents of {folder.parent.name}/{folder.name}, and is not scored there")
    return found


def _page_figures(corpus: Corpus, system: str, records: Mapping[str, Record]) -> PageFigures:
    pairs = [(row, records[row.id]) for row in corpus.rows]
    bodies = [(record.text, row.body) for row, record in pairs if row.body]
    rates = [metrics.word_rates(*body) for body in bodies]
    f1s = [r.f1 for r in rates]
    low, high = metrics.interval(f1s) if f1s else (None, None)
    phrases = [right for row, record in pairs if row.must is not None for right in metrics.segments(record.text, row.must, row.must_not)]
    named = [_names(row, record) for row, record in pairs]
    gives = {field for field in ("title", "date_published", "authors") if any(getattr(record, field) for _, record in pairs)}
    costs = sorted(record.cost for _, record in pairs if record.cost is not None)
    return PageFigures(
        corpus=corpus.name,
        system=system,
        version=pairs[0][1].version,
        pages=len(pairs),
        f1=known_mean(f1s),
        low=low,
        high=high,
        precision=known_mean(r.precision for r in rates),
        recall=known_mean(r.recall for r in rates),
        shingle_f1=metrics.shingle_f1(bodies) if bodies else None,
        exact=known_mean(metrics.is_exact(*body) for body in bodies),
        segments=known_mean(phrases),
        title=known_mean(n.title for n in named) if "title" in gives else None,
        date=known_mean(n.date for n in named) if "date_published" in gives else None,
        wrong_date=known_mean(n.wrong_date for n in named) if "date_published" in gives else None,
        authors=known_mean(n.authors for n in named) if "authors" in gives else None,
        failures=sum(record.failure is not None for _, record in pairs),
        cost=median(costs) if costs else None,
        p90=costs[int(0.9 * len(costs))] if costs else None,
    )


def _names(row: Gold, record: Record) -> metrics.Names:
    given = record.title, record.authors, record.date_published
    return metrics.names(*given, gold_title=row.title, gold_authors=row.authors, gold_date=row.date)


def _languages(corpora: Iterable[Corpus]) -> dict[str, list[tuple[str, Gold]]]:
    """Language -> (corpus, page) of its articles, the most frequent first.

    The language is the corpus's own, else guessed from the gold body, so that it does not hang on any system's output.
    """
    found: dict[str, list[tuple[str, Gold]]] = defaultdict(list)
    for corpus in corpora:
        for row in corpus.rows:
            if row.body:
                found[row.language or guess_language(row.body) or OTHER].append((corpus.name, row))
    few = [language for language, rows in found.items() if len(rows) < FEW_PAGES and language != OTHER]
    others = found.pop(OTHER, []) + [row for language in few for row in found.pop(language)]
    ranked = dict(sorted(found.items(), key=lambda pair: -len(pair[1])))
    return {**ranked, OTHER: others} if others else ranked


def _in_language(rows: Sequence[tuple[str, Gold]], found: Mapping[str, Results]) -> dict[str, float]:
    """The mean word F1 over some pages, of the systems that have all of them."""
    needed = {corpus for corpus, _ in rows}
    systems = sorted(set.intersection(*(set(found[corpus]) for corpus in needed)))
    return {system: fmean(metrics.word_rates(found[corpus][system][row.id].text, row.body).f1 for corpus, row in rows) for system in systems}


def _text_figures(texts: TextSet, gold: Mapping[str, str], out: Path, notes: list[str]) -> TextFigures:
    """Texts of pages that the corpus has no article of are left aside. gold: id -> article."""
    sources = [text for text in texts.texts() if text.id in gold]
    found = _complete(out / "texts" / texts.corpus / texts.converter, [text.id for text in sources], notes)
    bodies = {
        KEEP_ALL: [text.text for text in sources],
        **{system: [records[text.id].text for text in sources] for system, records in found.items()},
        BEST_LINES: [metrics.best_lines(text.text, gold[text.id]) for text in sources],
    }
    costs = {system: [r.cost for r in records.values() if r.cost is not None] for system, records in found.items()}
    return TextFigures(
        texts.corpus,
        texts.converter,
        len(sources),
        f1={
            system: fmean(metrics.word_rates(body, gold[text.id]).f1 for text, body in zip(sources, made, strict=True))
            for system, made in bodies.items()
        },
        lost={
            system: fmean(metrics.lost(body, text.text, gold[text.id]) for text, body in zip(sources, bodies[system], strict=True))
            for system in found
        },
        cost={system: median(values) for system, values in costs.items() if values},
        versions={system: version for system, records in found.items() if (version := next(iter(records.values())).version)},
    )


def known_mean(values: Iterable[float | None]) -> float | None:
    """The mean of those values that are not None; None where there are none."""
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
