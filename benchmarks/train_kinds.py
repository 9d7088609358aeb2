"""Trains the forests that tell an article from an index, a discussion and a product: `python -m benchmarks.train_kinds CORPORA` (extra "train").

CORPORA is a folder as `benchmarks.corpora` reads it. Texts to learn from are the lines of the pages, and one in `EVERY` of the articles' texts. Pages
of services and documentation are not learnt from: they may read like articles.

Figures are by cross-validation: the pages are parted by publisher or host, and each part is judged, by rules and forests, with forests that have not
seen it. The confusion goes to docs/kinds_figures.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from rich.progress import track

import newsclean
from benchmarks.corpora import content, group, lines_of, others, page_corpora, text_sets
from benchmarks.report import table
from benchmarks.score import STDERR
from benchmarks.supervise import REPOSITORY
from benchmarks.train_scorer import FOLDS, SETTINGS, boosted, fold_of
from newsclean import Format
from newsclean.document.choices import PageKind, choices
from newsclean.kinds import find_kind
from newsclean.kinds.features import ADDRESS, MISSING, features
from newsclean.kinds.model import SHIPPED, Model, read_model

FIGURES = REPOSITORY / "docs" / "kinds_figures.md"
TREES = {"apart": 160, "index": 40, "discussion": 40, "product": 40}
KIND_SETTINGS = {**SETTINGS, "objective": "binary", "num_leaves": 8, "feature_fraction": 0.2, "min_data_in_leaf": 8}
NAMES: dict[str, PageKind] = {"listing": "index", "collection": "index", "forum": "discussion", "product": "product"}  # as newsclean calls them
WITHOUT_DOUBT = ("daniel", "fundus", "scrapinghub", "wcxb")  # corpora whose pages are articles
WITHOUT_ADDRESS = 0.2  # weight of a page without its address, as which each page is learnt from as well
EVERY = 5  # of the articles' texts, one in so many is learnt from


class Source(NamedTuple):
    """An input: the group and the name that the corpus gives it, the corpus, what it is and how it is read."""

    corpus: str
    kind: str
    group: str
    content: str | Path
    format: Format
    url: str | None
    learnt: bool


class Example(NamedTuple):
    """An input's features; once there are forests, what rules and forests say of it in place of them."""

    source: Source
    row: dict[str, float]
    verdict: PageKind | None = None


def sources(corpora: Path) -> Iterator[Source]:
    """All inputs: pages, and their texts."""
    for page in _pages(corpora):
        yield page
        yield page._replace(format="text", url=None)
    gold = {(corpus.name, row.id): row for corpus in page_corpora(corpora, WITHOUT_DOUBT) for row in corpus.rows}
    for texts in text_sets(corpora):
        for at, text in enumerate(texts.texts()):
            row = gold.get((texts.corpus, text.id))
            if row is not None:
                yield Source(f"{texts.corpus}/{texts.converter}", "article", group(row), text.text, texts.format, None, at % EVERY == 0)


def _pages(corpora: Path) -> Iterator[Source]:
    for corpus in page_corpora(corpora, WITHOUT_DOUBT):
        for row in corpus.rows:
            yield Source(corpus.name, "article", group(row), corpus.file(row.id), "html", row.url, True)
    for other in others(corpora):
        yield Source("kinds", other.kind, other.host, other.path, "html", other.url, other.kind in NAMES)


def cleaned(source: Source) -> newsclean.Article:
    found = content(source.content)
    if source.format == "text" and isinstance(found, bytes):
        found = lines_of(found)
    return newsclean.clean(found, url=source.url, format=source.format)


def example(source: Source, models: Sequence[Model] = ()) -> Example:
    """An input's features; with models, also what each part's model says of it."""
    article = cleaned(source)
    if not models:
        return Example(source, features(article.document, article))
    return Example(source, {}, find_kind(article.document, article, models[fold_of(source.group)]).kind)


def learned(examples: Sequence[Example], seed: int) -> dict[str, Any]:
    """The forests as they are written."""
    import numpy

    names = list(examples[0].row)
    without_address = [e._replace(row={**e.row, **dict.fromkeys(ADDRESS, MISSING)}) for e in examples if e.row["depth"] != MISSING]
    examples = [*examples, *without_address]  # many callers do not give it
    rows = numpy.array([list(e.row.values()) for e in examples], dtype=float)
    kinds = [NAMES.get(e.source.kind) for e in examples]
    weights = numpy.array([1.0] * (len(examples) - len(without_address)) + [WITHOUT_ADDRESS] * len(without_address))
    parts = {}
    for name in TREES:
        labels = [float(kind is not None if name == "apart" else kind == name) for kind in kinds]
        parts[name] = {"features": names, "trees": boosted(rows, labels, weights, KIND_SETTINGS, TREES[name], seed)}
    return parts


def trained(examples: Sequence[Example], path: Path, seed: int) -> Model:
    """Trains a model, writes it, and reads it again."""
    some = [e for e in examples if e.source.learnt]
    parts = {
        "pages": learned([e for e in some if e.source.format == "html"], seed),
        "texts": learned([e for e in some if e.source.format != "html"], seed),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(parts, separators=(",", ":")) + "\n", encoding="utf-8")
    return read_model(path)


def confusion(examples: Sequence[Example]) -> str:
    """What each group of inputs was called, as a table."""
    called = [kind for kind in choices(PageKind) if any(e.verdict == kind for e in examples)]
    counts: dict[str, Counter[str]] = {}
    for e in examples:
        name = e.source.corpus.partition("/")[0] if e.source.kind == "article" else e.source.kind
        counts.setdefault(name, Counter())[str(e.verdict)] += 1
    rows = [[name, str(found.total()), *(str(found[kind]) if found[kind] else "" for kind in called)] for name, found in counts.items()]
    return table(["inputs", "number", *called], rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="a folder as benchmarks/corpora.py reads it, with a folder of kinds")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "benchmarks" / "results", help="where the parts' models go (benchmarks/results)")
    parser.add_argument("--model", type=Path, default=SHIPPED, help="where the model goes (the one that comes with newsclean)")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="where the tables go (docs/kinds_figures.md)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    found = list(sources(args.corpora))
    with ProcessPoolExecutor(args.workers) as pool:
        some = [s for s in found if s.learnt]
        gathered = list(track(pool.map(example, some, chunksize=16), "features", len(some), console=STDERR))
        models = [
            trained([e for e in gathered if fold_of(e.source.group) != fold], args.out / "models" / f"kinds{fold}.json", args.seed)
            for fold in range(FOLDS)
        ]
        shown = [s for s in found if s.learnt or s.format == "html"]
        judged = list(track(pool.map(example, shown, [models] * len(shown), chunksize=64), "verdicts", len(shown), console=STDERR))
    trained(gathered, args.model, args.seed)
    pages = confusion([e for e in judged if e.source.format == "html"])
    texts = confusion([e for e in judged if e.source.format != "html"])
    args.figures.write_text(f"Pages:\n\n{pages}\n\nTexts:\n\n{texts}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
