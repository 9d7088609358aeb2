"""What newsclean's loss consists of, by kind: `python -m benchmarks.losses CORPORA --models OUT/models`.

The loss of a document is 1 minus its word F1. It is shared out evenly among the wrong words: words of the article that are not in the body (lost),
and words of the body that are not in the article (junk). The tables have means over the documents: the loss is the sum of lost words and junk.

A lost word counts for the filter that removed the block in which it stands, or as `NOT_READ` where it stands in no removed block. A junk word counts
three times, once in each table:

- by its place: inside the article's element (`Layout.container`) or outside it, in running text or in a shorter line
- by its element: the word by which the nearest element around it is named as furniture, if one is
- by its neighbour: the filter that took the nearest removed block in the innermost element that holds both. Elements around the article's are not
  asked. That filter found furniture nearby, so it may be the one that should have taken the block. This is a guess, not a proof.

Junk words in a block that the article mostly holds are a kind of their own (`IN_PART`): no filter that takes whole blocks can take them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from rich.progress import track

from benchmarks import metrics
from benchmarks.corpora import page_corpora
from benchmarks.report import table
from benchmarks.score import LENGTH_NAMES, OTHER, STDERR, length_name
from benchmarks.supervise import REPOSITORY
from benchmarks.train_scorer import FOLDS, PAGES, TEXTS, Task, cleaned, corpus_of, tasks
from newsclean import Document, Pipeline
from newsclean.document import Block, Element, Removal
from newsclean.output.render import to_text
from newsclean.scorer.forest import read_model

GROUPS = ("corpus", "language", "length")
NOT_READ = "not read"
IN_PART = "in a block of the article"
NO_NEIGHBOUR = "no neighbour"
NO_NAME = "no name"
SMALLEST = 0.00005  # mean loss in any column from which on a row is shown: it is rounded to 0.01 hundredths


class Junk(NamedTuple):
    """What kind of junk a word is, in three ways."""

    place: str
    element: str
    neighbour: str


class Losses(NamedTuple):
    """A document's loss, by kind; the kinds' losses add up to 1 minus its word F1.

    groups   "corpus", "language" and "length" -> its own, by which the columns of a table can be made
    lost     filter -> loss
    junk     kind -> loss
    """

    groups: dict[str, str]
    f1: float
    lost: dict[str, float]
    junk: dict[Junk, float]


class Kinds(NamedTuple):
    """A table: its title, and for each kind its mean loss by column."""

    title: str
    loss: dict[str, dict[str, float]]


class Summary(NamedTuple):
    """All tables. columns: column -> its documents' number and mean word F1."""

    columns: dict[str, tuple[int, float]]
    tables: list[Kinds]


def measure(task: Task, pipeline: Pipeline) -> Losses:
    """The loss of one document whose article is known."""
    article, gold = cleaned(task, pipeline), task.gold.body or ""
    lost, junk = lost_words(article.document, gold), junk_words(article.document, gold)
    f1 = metrics.word_rates(article.text, gold).f1
    a_word = (1 - f1) / max(1, lost.total() + junk.total())
    return Losses(
        groups={"corpus": set_of(task), "language": task.gold.language or OTHER, "length": length_name(gold)},
        f1=f1,
        lost={filter: count * a_word for filter, count in lost.items()},
        junk={kind: count * a_word for kind, count in junk.items()},
    )


def set_of(task: Task) -> str:
    """The corpus of a page, or the corpus and converter of a text."""
    return corpus_of(task) if task.kind == PAGES else f"{corpus_of(task)}, {task.result.parent.name}"


def lost_words(doc: Document, gold: str) -> Counter[str]:
    """How many words of the article each filter took out."""
    missing = Counter(metrics.words(gold)) - Counter(metrics.words(to_text(doc.kept)))
    found: Counter[str] = Counter()
    for removal, words in (*_blocks_of(gold, doc, missing), *_lines_in(gold, doc, missing)):
        taken = words & missing
        if 2 * taken.total() > words.total():  # else it stands elsewhere in the body
            found[removal.filter] += taken.total()
            missing -= taken
    return found + Counter({NOT_READ: missing.total()})


def _blocks_of(gold: str, doc: Document, missing: Counter[str]) -> list[tuple[Removal, Counter[str]]]:
    """The removed blocks that the article mostly holds, the surest first, with their words."""
    if not missing:
        return []
    share = shares(gold)
    held = [(share(r.block.text), r) for r in doc.removals.values()]
    ranked = sorted((pair for pair in held if pair[0] > 0.5), key=lambda pair: -pair[0])
    return [(r, Counter(metrics.words(r.block.text))) for _, r in ranked]


def _lines_in(gold: str, doc: Document, missing: Counter[str]) -> list[tuple[Removal, Counter[str]]]:
    """The lines of the article that are missing and that a removed block holds with much other text, such as a whole box, with their words."""
    lines = [(line, Counter(metrics.words(line))) for line in gold.split("\n")]
    lines = [(line, words) for line, words in lines if 2 * (words & missing).total() > words.total()]
    holders = [(r, metrics.Holder(r.block.text)) for r in doc.removals.values()] if lines else []
    return [(r, words) for line, words in lines for r, holder in holders if holder.holds(line)]


def junk_words(doc: Document, gold: str) -> Counter[Junk]:
    """How many words of the body are none of the article's, by kind. The article's words are looked for in its own blocks first."""
    share, kind, free = shares(gold), kinds_of_junk(doc), Counter(metrics.words(gold))
    found: Counter[Junk] = Counter()
    for held, block in sorted(((share(b.text), b) for b in doc.kept), key=lambda pair: -pair[0]):
        words = Counter(metrics.words(to_text([block])))
        if junk := (words - free).total():
            found[Junk(IN_PART, IN_PART, IN_PART) if held > 0.5 else kind(block)] += junk
        free -= words
    return found


def shares(gold: str) -> Callable[[str], float]:
    """Tells of a block how much of it the article holds, 0 to 1. A short one that is a line of the article is its own."""
    article, lines = metrics.Holder(gold), {" ".join(metrics.words(line)) for line in gold.split("\n")}

    def share(text: str) -> float:
        return 1.0 if " ".join(metrics.words(text)) in lines else article.share(text)

    return share


def kinds_of_junk(doc: Document) -> Callable[[Block], Junk]:
    """Tells of a block of the body what kind of junk it is, if it is junk."""
    neighbour = neighbours(doc)

    def kind(block: Block) -> Junk:
        named = block.element.furniture if block.element is not None else None
        return Junk(place(doc, block), (named.word if named is not None else None) or NO_NAME, neighbour(block))

    return kind


def place(doc: Document, block: Block) -> str:
    """Where a block stands, and whether it reads as running text."""
    shape = "running text" if block.is_sentence else "line"
    if doc.layout.container is None:
        return f"no element found, {shape}"
    return f"{'inside' if block.index in doc.layout.in_container else 'outside'}, {shape}"


def neighbours(doc: Document) -> Callable[[Block], str]:
    """Tells of a block of the body which filter took its neighbour; of a text, the nearest removed block."""
    removed: dict[Element | None, list[int]] = defaultdict(list)  # element -> the removed blocks in it; None holds all
    for index in sorted(doc.removals):
        for element in _up(doc.blocks[index]):
            removed[element].append(index)
    container = doc.layout.container
    too_wide = set(container.parent.up()) if container is not None and container.parent is not None else set[Element]()

    def neighbour(block: Block) -> str:
        around = next((e for e in _up(block) if e in removed or e in too_wide), None)
        if around not in removed or around in too_wide:
            return NO_NEIGHBOUR
        return doc.removals[min(removed[around], key=lambda index: abs(index - block.index))].filter

    return neighbour


def _up(block: Block) -> Iterator[Element | None]:
    """The elements around a block; for a text None, which stands for the whole of it."""
    yield from block.element.up() if block.element is not None else (None,)


def summary(documents: Iterable[Losses], by: str) -> Summary:
    """The mean losses by kind, with a column for each corpus, language or length."""
    columns: dict[str, list[Losses]] = {name: [] for name in LENGTH_NAMES} if by == "length" else {}
    for document in documents:
        columns.setdefault(document.groups[by], []).append(document)
    columns = {column: those for column, those in columns.items() if those}
    junk = [Kinds(f"junk by {field}", means(columns, partial(junk_by, field))) for field in Junk._fields]
    return Summary(
        {column: (len(those), fmean(d.f1 for d in those)) for column, those in columns.items()},
        [Kinds("lost by filter", means(columns, lambda d: d.lost.items())), *junk],
    )


def junk_by(field: str, document: Losses) -> list[tuple[str, float]]:
    """What one field of each kind of junk is, with that kind's loss."""
    return [(getattr(kind, field), loss) for kind, loss in document.junk.items()]


def means(columns: Mapping[str, Sequence[Losses]], parts: Callable[[Losses], Iterable[tuple[str, float]]]) -> dict[str, dict[str, float]]:
    """Kind -> column -> mean loss, the kind that costs most first. parts: a document's kinds, each with some of its loss."""
    sums: dict[str, dict[str, float]] = {}
    for column, those in columns.items():
        for document in those:
            for kind, loss in parts(document):
                sums.setdefault(kind, dict.fromkeys(columns, 0.0))[column] += loss / len(those)
    return dict(sorted(sums.items(), key=lambda pair: -sum(pair[1].values())))


def markdown(found: Summary) -> str:
    """The tables as Markdown. Losses are in hundredths."""
    columns = list(found.columns)
    head = table(
        ["", *columns],
        [
            ["documents", *(str(count) for count, _ in found.columns.values())],
            ["word F1", *(f"{f1:.4f}" for _, f1 in found.columns.values())],
            ["loss", *(f"{100 * (1 - f1):.2f}" for _, f1 in found.columns.values())],
        ],
    )
    return "\n\n".join([head, *(_kinds_table(kinds, columns) for kinds in found.tables)]) + "\n"


def _kinds_table(kinds: Kinds, columns: Sequence[str]) -> str:
    """One table, with its sum. Rows that are 0.00 everywhere are left out."""
    shown = {kind: loss for kind, loss in kinds.loss.items() if max(loss.values()) >= SMALLEST}
    total = {c: sum(loss[c] for loss in kinds.loss.values()) for c in columns}
    return table([kinds.title, *columns], [[kind, *(f"{100 * loss[c]:.2f}" for c in columns)] for kind, loss in [*shown.items(), ("sum", total)]])


def pipelines(models: Path | None) -> list[Pipeline]:
    """For each part of the cross-validation a pipeline with the model that has not seen it; without models the one that newsclean comes with."""
    default = Pipeline.default()
    if models is None:
        return [default] * FOLDS
    return [default.tuned("block_scorer", model=read_model(models / f"fold{fold}.json")) for fold in range(FOLDS)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="a folder as benchmarks/corpora.py reads it")
    parser.add_argument("--models", type=Path, metavar="DIR", help="fold0.json and so on, as benchmarks.train_scorer leaves them in OUT/models")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "benchmarks" / "results", help="for losses.md and losses.json")
    parser.add_argument("--by", choices=GROUPS, default="corpus", help="what the columns are (corpus)")
    parser.add_argument("--texts", action="store_true", help="the texts in place of the pages")
    parser.add_argument("--corpus", action="append", default=[], metavar="NAME", help="only this corpus; may be given more than once")
    parser.add_argument("--sample", type=int, metavar="N", help="only the first N documents of each corpus")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    try:
        chosen = {corpus.name for corpus in page_corpora(args.corpora, args.corpus, sample=0)}
        by_fold = pipelines(args.models)
    except (ValueError, OSError) as error:
        parser.error(str(error))
    kind = TEXTS if args.texts else PAGES
    found = [t for t in tasks(args.corpora, args.out, args.sample) if t.kind == kind and t.gold.body and corpus_of(t) in chosen]
    if not found:
        parser.error("no document there has an article to compare with")
    with ProcessPoolExecutor(args.workers) as pool:
        measured = pool.map(measure, found, [by_fold[t.fold] for t in found], chunksize=16)
        result = summary(track(measured, "cleaning", len(found), console=STDERR), args.by)
    args.out.mkdir(parents=True, exist_ok=True)
    plain = result._asdict() | {"tables": [kinds._asdict() for kinds in result.tables]}
    (args.out / "losses.json").write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (args.out / "losses.md").write_text(markdown(result), encoding="utf-8")
    print(markdown(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
