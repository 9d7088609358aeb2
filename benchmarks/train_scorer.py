"""Trains the block scorer: `python -m benchmarks.train_scorer CORPORA`, which needs the extra "train".

The documents are cleaned by the named filters; of what these leave, each block that the scorer judges is an example, and it is the article's if the
gold body holds it (or, where a corpus gives phrases alone, if it holds one of these). The same corpora and seed give the same file.

Figures are by cross-validation: the documents are parted by publisher or host, and each part is cleaned with a forest that has not seen it. The
bodies go to OUT as results of a system `newsclean-cv`, which `python -m benchmarks.accuracy CORPORA --out OUT --systems ""` scores like any other.
What estimates the confidence is trained on the word F1 of these bodies, and of pages that are no articles, whose F1 counts as 0; it is checked by
parting them once more.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.progress import track

import newsclean
from benchmarks import metrics, results, style
from benchmarks.corpora import Gold, Other, content, group, lines_of, others, page_corpora, read_page, text_sets
from benchmarks.report import table
from benchmarks.results import Record
from benchmarks.score import STDERR
from benchmarks.shorten import shortened, shortened_page
from benchmarks.supervise import REPOSITORY
from newsclean import Document, Format, Pipeline
from newsclean.confidence import evidence
from newsclean.readers.decode import decode
from newsclean.scorer.features import OF_PAGES, OF_TEXTS, columns
from newsclean.scorer.forest import Forest, Model, Tree, logistic, read_model
from newsclean.scorer.scores import block_scores, in_doubt

if TYPE_CHECKING:
    import numpy

SYSTEM = "newsclean-cv"
MODEL = REPOSITORY / "src" / "newsclean" / "scorer" / "model.json"
FIGURES = REPOSITORY / "docs" / "scorer_figures.md"
FOLDS = 5
PAGES, TEXTS = "pages", "texts"

FEATURES = {PAGES: OF_PAGES, TEXTS: OF_TEXTS}

# Chosen by cross-validation; docs/scorer.md tells what else was tried.
TREES = {PAGES: 130, TEXTS: 60}
SETTINGS = {
    "num_leaves": 16,
    "learning_rate": 0.1,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbosity": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
}
OF_NEWS = ("daniel", "fundus", "scrapinghub")  # corpora whose pages are shortened; with blogs, shops and guides too, more of their text was lost
LEAST_EXAMPLES = {PAGES: 40, TEXTS: 100}  # of a leaf
F1_TREES = 120
F1_SETTINGS = {**SETTINGS, "objective": "cross_entropy", "num_leaves": 8, "feature_fraction": 0.3, "min_data_in_leaf": 20}

NO_ESTIMATORS: dict[str, Any] = {f"{kind}_f1": {"features": [], "trees": []} for kind in (PAGES, TEXTS)}

LONGEST = 60  # words of a block that count for its weight
SHORT = 5  # words: a shorter block may stand in a line of the article by chance …
BY_CHANCE = 0.2  # … so that it weighs less
IN_PART = 0.2  # share of a block's words from which on it is the article's in part, or not quite, and weighs half
CHECKED = 500  # rows for which a forest as written must give LightGBM's values
BAD = 0.8  # word F1 under which a result is a bad one


class Task(NamedTuple):
    """A document to learn from: pages or texts; where its result is kept; what it is and how it is read; its part of the cross-validation.

    of   how many documents its corpus or set has: each counts less if they are many, so that those of blogs do not drown those of news
    """

    kind: str
    result: Path
    content: str | Path
    format: Format
    gold: Gold
    fold: int
    of: int


class Examples(NamedTuple):
    """The judged blocks of a document: a row of features each, whether they are the article's, and what they weigh."""

    rows: list[tuple[float, ...]]
    labels: list[bool]
    weights: list[float]


class Outcome(NamedTuple):
    """A document cleaned with a forest that had not seen it: its body's word F1, and what the confidence is estimated from."""

    kind: str
    fold: int
    f1: float
    evidence: dict[str, float]


def tasks(corpora: Path, out: Path, sample: int | None) -> Iterator[Task]:
    """All documents of the corpora of which something is known."""
    gold: dict[tuple[str, str], Gold] = {}
    for corpus in page_corpora(corpora, sample=sample):
        for row in corpus.rows:
            gold[corpus.name, row.id] = row
            if row.body or row.must or row.must_not:
                yield Task(
                    PAGES, results.pages_file(out, corpus.name, SYSTEM), corpus.file(row.id), "html", row, fold_of(group(row)), len(corpus.rows)
                )
    for texts in text_sets(corpora, sample=sample):
        read = list(texts.texts())
        for text in read:
            found = gold.get((texts.corpus, text.id))
            if found is not None and found.body:
                path = results.texts_file(out, texts.corpus, texts.converter, SYSTEM)
                yield Task(TEXTS, path, text.text, texts.format, found, fold_of(group(found)), len(read))


def corpus_of(task: Task) -> str:
    """The corpus of a page, or of the page that a text was made of."""
    folder = task.result.parent
    return folder.name if task.kind == PAGES else folder.parent.name


def short_pages(found: Sequence[Task]) -> Iterator[Task]:
    """The pages of news again, as far as they can be shortened. See `benchmarks.shorten`."""
    for task in found:
        if isinstance(task.content, Path) and task.gold.body and corpus_of(task) in OF_NEWS:
            html, _ = decode(read_page(task.content))
            short = shortened_page(html, task.gold.body, task.gold.id)
            if short is not None:
                yield task._replace(content=short, of=4 * task.of)


def short_texts(found: Sequence[Task]) -> Iterator[Task]:
    """The texts again, as far as they can be shortened. See `benchmarks.shorten`."""
    texts = [task for task in found if isinstance(task.content, str)]
    headlines = sorted({task.gold.title for task in texts if task.gold.title})
    for at, task in enumerate(texts):
        short = shortened(str(task.content), task.gold.body or "", headlines, f"{at} {task.gold.id}")
        if short is not None:
            yield task._replace(content=short, of=4 * task.of)


def fold_of(name: str) -> int:
    """The part of the cross-validation that a publisher or host belongs to; the same in every run."""
    return hashlib.sha256(name.encode()).digest()[0] % FOLDS


def examples(task: Task) -> Examples:
    """What there is to learn from one document."""
    doc = cleaned(task, Pipeline.default().without("block_scorer")).document
    found = in_doubt(doc)
    if found is None:
        return Examples([], [], [])
    (left, at), label = found, labelling(task.gold)
    features = columns(left, at)
    rows = zip(*[features[name] for name in FEATURES[task.kind]], strict=True)
    judged = [(row, *label(left.blocks[i].text), left.blocks[i].words) for i, row in zip(at, rows, strict=True)]
    known = [(row, is_held, sure * weight(words)) for row, is_held, sure, words in judged if sure]
    of_all = math.sqrt(max(1, len(known)) * task.of)
    return Examples([row for row, _, _ in known], [held for _, held, _ in known], [w / of_all for _, _, w in known])


def weight(words: int) -> float:
    """What a block counts: more if it is long."""
    return math.sqrt(SHORT + min(words, LONGEST))


def labelling(gold: Gold) -> Callable[[str], tuple[bool, float]]:
    """Tells of a block whether it is the article's, and how sure that is, 0 to 1."""
    return by_body(gold.body) if gold.body else by_phrases(gold.must or (), gold.must_not or ())


def by_body(body: str) -> Callable[[str], tuple[bool, float]]:
    """A block is the article's if the article holds it. Of a short one that is sure only where it is a line of its own there, or nowhere."""
    article = metrics.Holder(body)
    lines = {" ".join(metrics.words(line)) for line in body.split("\n")}
    somewhere = set(metrics.words(body))

    def label(text: str) -> tuple[bool, float]:
        found = metrics.words(text)
        if not found:
            return True, 0.0
        share = article.share(text)
        if len(found) >= SHORT:
            return share > 0.5, 1.0 if share < IN_PART or share > 1 - IN_PART else 0.5
        if " ".join(found) in lines:
            return True, 1.0
        is_held = share > 0.5 or (len(found) == 1 and found[0] in somewhere)
        return is_held, BY_CHANCE if is_held else 1.0

    return label


def by_phrases(must: Iterable[str], must_not: Iterable[str]) -> Callable[[str], tuple[bool, float]]:
    """A block is the article's if it holds a phrase that must be there; of one without any phrase nothing is known."""
    wanted, unwanted = ([metrics.squash(phrase) for phrase in phrases] for phrases in (must, must_not))

    def label(text: str) -> tuple[bool, float]:
        squashed = metrics.squash(text)
        is_wanted = any(phrase in squashed for phrase in wanted)
        return is_wanted, float(is_wanted or any(phrase in squashed for phrase in unwanted))

    return label


def cleaned(task: Task, pipeline: Pipeline) -> newsclean.Article:
    return newsclean.clean(content(task.content), url=task.gold.url if task.kind == PAGES else None, format=task.format, pipeline=pipeline)


def outcome(task: Task, model: Model) -> tuple[Task, Record, Outcome | None]:
    """One document cleaned with a model that has not seen it; the outcome is None where the article is not known."""
    article = cleaned(task, Pipeline.default().tuned("block_scorer", model=model))
    record = Record(task.gold.id, article.text, article.title, article.authors, article.date_published, version=newsclean.__version__)
    if not task.gold.body:
        return task, record, None
    doc: Document = article.document
    found = evidence(doc, article, block_scores(doc, model).values)
    return task, record, Outcome(task.kind, task.fold, metrics.word_rates(article.text, task.gold.body).f1, found)


def outcome_of_other(other: Other, kind: str, model: Model) -> Outcome:
    """The outcome of a page that is no news article, or of its lines, whatever is left of it."""
    page = read_page(other.path)
    pipeline = Pipeline.default().tuned("block_scorer", model=model)
    if kind == PAGES:
        article = newsclean.clean(page, url=other.url, format="html", pipeline=pipeline)
    else:
        article = newsclean.clean(lines_of(page), format="text", pipeline=pipeline)
    found = evidence(article.document, article, block_scores(article.document, model).values)
    return Outcome(kind, fold_of(other.host), 0.0, found)


def boosted(
    rows: numpy.ndarray, labels: Sequence[float], weights: numpy.ndarray | None, settings: dict[str, Any], trees: int, seed: int
) -> tuple[Tree, ...]:
    """Trees grown by LightGBM, as `newsclean.scorer.forest` reads them. Raises ArithmeticError where they do not give the same values there."""
    import lightgbm

    booster = lightgbm.train({**settings, "seed": seed}, lightgbm.Dataset(rows, label=labels, weight=weights), trees)
    grown = tuple(tree_of(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"])
    forest = Forest((), grown)
    some = rows[:: max(1, len(rows) // CHECKED)]
    for row, value in zip(some, booster.predict(some, raw_score=True), strict=True):
        if abs(forest.value(row) - value) > 0.01:
            raise ArithmeticError(f"a forest was written that does not give LightGBM's values: {forest.value(row)} for {value}")
    return grown


def tree_of(node: dict[str, Any]) -> Tree:
    """A node of LightGBM's and what is below it, as `Forest` walks through it. JSON has lists in place of the tuples."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 5)
    below, above = tree_of(node["left_child"]), tree_of(node["right_child"])
    return node["split_feature"], float(node["threshold"]), below, above, round(node["internal_value"], 5)


def learned(gathered: Sequence[tuple[Task, Examples]], seed: int) -> dict[str, Any]:
    """The forests that score blocks, from the examples of some documents, as they are written."""
    import numpy

    parts: dict[str, Any] = {}
    for kind in (PAGES, TEXTS):
        some = [e for task, e in gathered if task.kind == kind and e.rows]
        rows = numpy.array([row for e in some for row in e.rows])
        labels = [float(label) for e in some for label in e.labels]
        weights = numpy.array([w for e in some for w in e.weights])
        weights /= weights.mean()  # LightGBM's regularisation goes by their size
        settings = {**SETTINGS, "objective": "binary", "min_data_in_leaf": LEAST_EXAMPLES[kind]}
        parts[kind] = {"features": list(FEATURES[kind]), "trees": boosted(rows, labels, weights, settings, TREES[kind], seed)}
    return parts


def estimators(outcomes: Sequence[Outcome], seed: int) -> dict[str, Any]:
    """The forests that estimate a body's word F1, as they are written."""
    import numpy

    parts: dict[str, Any] = {}
    for kind in (PAGES, TEXTS):
        some = [o for o in outcomes if o.kind == kind]
        rows = numpy.array([list(o.evidence.values()) for o in some])
        trees = boosted(rows, [o.f1 for o in some], None, F1_SETTINGS, F1_TREES, seed)
        parts[f"{kind}_f1"] = {"features": list(some[0].evidence), "trees": trees}
    return parts


def calibration(outcomes: Sequence[Outcome], seed: int) -> list[tuple[Outcome, float]]:
    """For each document the word F1 that is estimated by a forest that has not seen its publisher or host."""
    estimated: list[tuple[Outcome, float]] = []
    for fold in range(FOLDS):
        parts = estimators([o for o in outcomes if o.fold != fold], seed)
        for o in outcomes:
            if o.fold == fold:
                trees = parts[f"{o.kind}_f1"]["trees"]
                value = Forest((), trees).value(list(o.evidence.values()))
                estimated.append((o, logistic(value)))
    return estimated


def calibration_tables(estimated: Sequence[tuple[Outcome, float]]) -> str:
    """The calibration curve as a table, and what is found among the documents of least confidence."""
    parts = []
    for kind in (PAGES, TEXTS):
        some = by_confidence(estimated, kind)
        rows = [[f"{t[0][0]:.3f} to {t[-1][0]:.3f}", str(len(t)), mean_of(v for v, _ in t), mean_of(f for _, f in t)] for t in tenths(some)]
        parts.append(f"Tenths of the {len(some)} {kind} by confidence:\n\n" + table(["confidence", kind, "its mean", "mean word F1"], rows))
        parts.append(least_confident(kind, some))
    return "\n\n".join(parts)


def by_confidence(estimated: Sequence[tuple[Outcome, float]], kind: str) -> list[tuple[float, float]]:
    """(confidence, word F1) of the documents of a kind, the least confident first."""
    return sorted((value, o.f1) for o, value in estimated if o.kind == kind)


def tenths(some: Sequence[tuple[float, float]]) -> list[Sequence[tuple[float, float]]]:
    size = math.ceil(len(some) / 10)
    return [some[at : at + size] for at in range(0, len(some), size)]


def draw(estimated: Sequence[tuple[Outcome, float]], path: Path) -> None:
    """Draws the calibration curve: the mean word F1 of each tenth of the documents over its mean confidence."""
    lines = []
    for kind in (PAGES, TEXTS):
        some = tenths(by_confidence(estimated, kind))
        lines.append((kind, [fmean(v for v, _ in t) for t in some], [fmean(f for _, f in t) for t in some]))
    draw_curves(lines, path)


def draw_curves(lines: Sequence[tuple[str, Sequence[float], Sequence[float]]], path: Path) -> None:
    """Draws calibration curves, each with its name, the confidences and the word F1."""
    figure, axes = style.plot(5, 4, "confidence, mean of a tenth", "word F1, mean of that tenth")
    axes.plot([0, 1], [0, 1], color=style.INK, linewidth=1, linestyle=":")
    style.series(axes, lines)
    style.save(figure, path)


def least_confident(kind: str, some: Sequence[tuple[float, float]]) -> str:
    """How good the documents of least confidence are, and how many of the bad ones are among them. Takes (confidence, word F1), sorted."""
    bad = sum(f < BAD for _, f in some)
    rows = []
    for share in (0.02, 0.05, 0.1):
        least = [f for _, f in some[: round(share * len(some))]]
        rows.append([f"{share:.0%}", mean_of(least), f"{sum(f < BAD for f in least) / max(1, bad):.0%}"])
    return table([f"{kind} of least confidence", "mean word F1", f"share of the {bad} with a word F1 under {BAD}"], rows)


def mean_of(values: Iterable[float]) -> str:
    found = list(values)
    return f"{sum(found) / len(found):.3f}" if found else ""


def write_model(parts: dict[str, Any], path: Path) -> Model:
    """Writes the forests to a file, and reads them again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({name: parts[name] for name in Model._fields}, separators=(",", ":")) + "\n", encoding="utf-8")
    return read_model(path)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="a folder as benchmarks/corpora.py reads it")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "benchmarks" / "results", help="the results folder (benchmarks/results)")
    parser.add_argument("--model", type=Path, default=MODEL, help="where the model goes (the one that comes with newsclean)")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="where the calibration tables go (docs/scorer_figures.md)")
    parser.add_argument("--sample", type=int, metavar="N", help="only the first N documents of each corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    if args.sample and (args.model == MODEL or args.figures == FIGURES):
        parser.error("a model of a sample would replace the one that comes with newsclean: pass --model and --figures with --sample")
    try:
        found = list(tasks(args.corpora, args.out, args.sample))
    except ValueError as error:
        parser.error(str(error))
    if {task.kind for task in found if task.gold.body} != {PAGES, TEXTS}:
        parser.error(f"{args.corpora} must hold pages and texts whose articles are known")
    strangers = others(args.corpora)[: args.sample]
    with ProcessPoolExecutor(args.workers) as pool:
        shown = track(pool.map(examples, found, chunksize=16), "examples", len(found), console=STDERR)
        gathered = list(zip(found, shown, strict=True))
        short = [*short_pages(found), *short_texts(found)]
        shown = track(pool.map(examples, short, chunksize=16), "examples of short articles", len(short), console=STDERR)
        gathered += list(zip(short, shown, strict=True))
        outcomes = []
        for path in {task.result for task in found}:
            path.unlink(missing_ok=True)
        for fold in range(FOLDS):
            parts = learned([(t, e) for t, e in gathered if t.fold != fold], args.seed)
            model = write_model({**parts, **NO_ESTIMATORS}, args.out / "models" / f"fold{fold}.json")
            unseen = [t for t in found if t.fold == fold]
            done = pool.map(outcome, unseen, [model] * len(unseen), chunksize=16)
            for task, record, result in track(done, f"part {fold + 1} of {FOLDS}", len(unseen), console=STDERR):
                results.append(task.result, record)
                outcomes += [result] if result else []
            unseen_others = [other for other in strangers if fold_of(other.host) == fold]
            for kind in (PAGES, TEXTS):
                outcomes += pool.map(outcome_of_other, unseen_others, [kind] * len(unseen_others), [model] * len(unseen_others), chunksize=16)
    write_model({**learned(gathered, args.seed), **estimators(outcomes, args.seed)}, args.model)
    estimated = calibration(outcomes, args.seed)
    args.figures.write_text(calibration_tables(estimated) + "\n", encoding="utf-8")
    draw(estimated, args.figures.with_suffix(".svg"))
    judged = sum(len(e.rows) for _, e in gathered)
    STDERR.print(f"{args.model}: {args.model.stat().st_size / 1e3:.0f} kB, from {judged} blocks of {len(found)} documents")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
