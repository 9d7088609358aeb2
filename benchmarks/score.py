"""Scores the results that lie in a folder: figures of pages by corpus, language and length, and of texts by corpus and converter."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
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
LENGTHS = (120, 300, 1000)  # words from which on an article belongs to the next group by length
LENGTH_NAMES = (
    f"under {LENGTHS[0]}",
    *(f"{shortest} to {longer - 1}" for shortest, longer in pairwise(LENGTHS)),
    f"{LENGTHS[-1]} and more",
)
FEW_PAGES = 10  # in a language: fewer are counted together
OTHER = "other"
STDERR = Console(stderr=True)

Results: TypeAlias = dict[str, dict[str, Record]]  # system -> id -> record


class Body(NamedTuple):
    """How right a system's body of one page is."""

    rates: metrics.Rates
    is_exact: bool


Bodies: TypeAlias = dict[str, dict[str, Body]]  # system -> id -> body, of the pages whose article is known


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


class GroupFigures(NamedTuple):
    """A system's figures on those pages of a corpus whose articles are in one language, or of one length.

    group   the language ("ru") or the length in words ("under 120", "120 to 299", …)
    """

    corpus: str
    group: str
    system: str
    pages: int
    f1: float
    precision: float
    recall: float
    exact: float


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

    by_language by language, of the corpora that give their pages' languages
    by_length   by length of the article
    languages   language -> system -> mean word F1 over the pages of all corpora in that language
    counted     language -> how many pages there are
    versions    system -> version
    notes       what could not be scored, and why
    """

    pages: list[PageFigures]
    by_language: list[GroupFigures]
    by_length: list[GroupFigures]
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
    bodies = {c.name: _bodies(c, found[c.name]) for c in corpora}
    pages = [_page_figures(c, system, records, bodies[c.name][system]) for c in corpora for system, records in found[c.name].items()]
    by_language = [figures for c in corpora for figures in _group_figures(c, own_languages(c.rows), bodies[c.name])]
    by_length = [figures for c in corpora for figures in _group_figures(c, lengths(c.rows), bodies[c.name])]
    languages = _languages(corpora)
    in_languages = {language: _in_language(rows, bodies) for language, rows in languages.items()}
    gold = {c.name: {row.id: row.body for row in c.rows if row.body} for c in page_corpora(folder, names)}
    sets = [texts for texts in text_sets(folder, names, sample) if gold[texts.corpus]]
    texts = [_text_figures(s, gold[s.corpus], out, notes) for s in track(sets, "scoring texts", console=STDERR)]
    versions = {p.system: p.version for p in pages if p.version} | {system: v for t in texts for system, v in t.versions.items()}
    counted = {language: len(rows) for language, rows in languages.items()}
    return Scores(pages, by_language, by_length, in_languages, counted, texts, versions, notes)


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


def _bodies(corpus: Corpus, found: Results) -> Bodies:
    """How right each system's bodies are, of the pages whose article is known."""

    def body(record: Record, gold: str) -> Body:
        return Body(metrics.word_rates(record.text, gold), metrics.is_exact(record.text, gold))

    return {system: {row.id: body(records[row.id], row.body) for row in corpus.rows if row.body} for system, records in found.items()}


def _page_figures(corpus: Corpus, system: str, records: Mapping[str, Record], bodies: Mapping[str, Body]) -> PageFigures:
    pairs = [(row, records[row.id]) for row in corpus.rows]
    rates = [body.rates for body in bodies.values()]
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
        shingle_f1=metrics.shingle_f1((record.text, row.body) for row, record in pairs if row.body) if bodies else None,
        exact=known_mean(body.is_exact for body in bodies.values()),
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


def own_languages(rows: Iterable[Gold]) -> dict[str, list[Gold]]:
    """Language -> the pages whose article is known and, as the corpus says, in that language; the most frequent language first."""
    found: dict[str, list[Gold]] = defaultdict(list)
    for row in rows:
        if row.body and row.language:
            found[row.language].append(row)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def lengths(rows: Iterable[Gold]) -> dict[str, list[Gold]]:
    """Length -> the pages whose article is known and so long; the shortest first. Lengths that no article has are left out."""
    found: dict[str, list[Gold]] = {name: [] for name in LENGTH_NAMES}
    for row in rows:
        if row.body:
            found[length_name(row.body)].append(row)
    return {name: those for name, those in found.items() if those}


def length_name(article: str) -> str:
    """The group by length that an article belongs to.

    >>> length_name("The bridge is closed."), length_name("word " * 120), length_name("桥" * 598)
    ('under 120', '120 to 299', '120 to 299')
    """
    return LENGTH_NAMES[bisect_right(LENGTHS, metrics.length(article))]


def _group_figures(corpus: Corpus, groups: Mapping[str, Sequence[Gold]], bodies: Bodies) -> list[GroupFigures]:
    """All systems' figures on groups of a corpus's pages."""
    found = []
    for group, rows in groups.items():
        for system, by_id in bodies.items():
            those = [by_id[row.id] for row in rows]
            precision, recall, f1 = (fmean(values) for values in zip(*(body.rates for body in those), strict=True))
            exact = fmean(body.is_exact for body in those)
            found.append(GroupFigures(corpus.name, group, system, len(those), f1, precision, recall, exact))
    return found


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


def _in_language(rows: Sequence[tuple[str, Gold]], bodies: Mapping[str, Bodies]) -> dict[str, float]:
    """The mean word F1 over some pages, of the systems that have all of them."""
    needed = {corpus for corpus, _ in rows}
    systems = sorted(set.intersection(*(set(bodies[corpus]) for corpus in needed)))
    return {system: fmean(bodies[corpus][system][row.id].rates.f1 for corpus, row in rows) for system in systems}


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
