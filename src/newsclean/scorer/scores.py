"""Scores of blocks, the reason for a verdict, and the confidence in a result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import fsum
from typing import NamedTuple

from newsclean.document import Block, Document, all_words, running_words
from newsclean.document.block import SHORTEST_SENTENCE
from newsclean.scorer import PLACED, SCORER
from newsclean.scorer.borders import Borders
from newsclean.scorer.elements import MISSING, likely_element
from newsclean.scorer.features import Columns, Remaining, columns, remaining, shown
from newsclean.scorer.forest import Forest, Model, logistic, shipped_model

# Sentences of a text are not judged if they have this length and this much of the article's running text above and below, and stand between two
# others.
SAFE_SENTENCE = 12  # words
RUNNING_ABOVE = 30  # words
RUNNING_BELOW = 50  # words

# What stands outside a text's article is judged if it is a sentence, or if at most so many lines between it and the article's paragraphs were
# removed. On the development texts, judging all that stands outside gives no better bodies, and is five times as many blocks.
NEAR_BORDER = 1

FEATURES_IN_REASON = 3  # features named in a reason

DOUBTFUL = 0.7  # score below which a block's words count as doubtful


class Scores(NamedTuple):
    """The scores of the judged blocks of a document.

    values    index of a block -> how likely it is part of the article, 0 to 1
    columns   the features behind the scores: name -> one number for each block, in the order of `values`
    forest    the forest that scored the blocks
    """

    values: dict[int, float]
    columns: Columns
    forest: Forest

    def reasons(self, thresholds: Mapping[int, float]) -> Iterator[tuple[int, str]]:
        """Iterate over the reasons for the verdict on some blocks. `thresholds` is index of a block -> the threshold that it scores less than."""
        for at, (index, value) in enumerate(self.values.items()):
            if index in thresholds:
                yield index, self._reason(at, value, thresholds[index])

    def _reason(self, at: int, value: float, threshold: float) -> str:
        """Return the reason for a verdict: score, threshold, and the features of the block that spoke most against it, with their values."""
        row = {name: self.columns[name][at] for name in self.forest.features}
        weights = sorted(
            (weight, name) for name, weight in self.forest.weights(list(row.values())).items() if weight < 0 and _can_be_named(name, row)
        )
        against = "; ".join(shown(name, row[name]) for _, name in weights[:FEATURES_IN_REASON])
        return f"scores {value:.2f}, less than {threshold:.2f}: {against}"


def _can_be_named(name: str, row: Mapping[str, float]) -> bool:
    return row[name] != MISSING and not name.startswith("page_")


def block_scores(doc: Document, model: Model | None = None) -> Scores:
    """Return the scores of the blocks that are judged, among those that the other filters have left.

    Of a text, what filters by place have removed is judged anew: sentences, and what stands near the article. Not judged are: an input without page
    furniture; a page's leads; long sentences of a text amid running text.
    """
    found = in_doubt(doc if doc.scores is None else doc.without((SCORER,)))
    if found is None:
        return Scores({}, {}, Forest((), ()))
    left, at = found
    model = model or shipped_model()
    forest = model.texts if doc.head is None else model.pages
    features = columns(left, at)
    values = {left.blocks[i].index: logistic(total) for i, total in zip(at, forest.totals(features), strict=True)}
    return Scores(values, features, forest)


def in_doubt(doc: Document) -> tuple[Remaining, list[int]] | None:
    """Return what is left of a document, with the positions of the blocks that are judged; None where no block is."""
    if not doc.layout.shows_furniture:
        return None
    if doc.head is None:
        left = remaining(doc.without(PLACED))
        at = [] if left.borders is None else _in_doubt_of_text(left, left.borders)
    else:
        left, leads = remaining(doc), doc.layout.leads
        at = [i for i, block in enumerate(left.blocks) if block.index not in leads]
    return (left, at) if at else None


def _in_doubt_of_text(left: Remaining, found: Borders) -> list[int]:
    """Return the positions of the blocks of a text that are judged."""
    blocks, running, own = left.blocks, left.running, left.doc.layout.own_lists
    above = list(accumulate([words if found.first <= at < found.end else 0 for at, words in enumerate(running)], initial=0))
    judged: list[int] = []
    for at, block in enumerate(blocks):
        if not found.first <= at < found.end:
            if running[at] or found.removed_between(at) <= NEAR_BORDER:
                judged.append(at)
        elif block.index not in own:
            is_amid = above[at] >= RUNNING_ABOVE and above[-1] - above[at + 1] >= RUNNING_BELOW
            if not (is_amid and running[at] >= SAFE_SENTENCE and running[at - 1] and running[at + 1] and _stand_together(blocks[at - 1 : at + 2])):
                judged.append(at)
    return judged


def _stand_together(blocks: Sequence[Block]) -> bool:
    """Return whether nothing was removed between some blocks."""
    return blocks[-1].index - blocks[0].index == len(blocks) - 1


def confidence(doc: Document) -> float:
    """Return an estimate of the word F1 of a marked document's body against the article, 0 to 1; 0 for an empty body.

    The estimate comes from the shipped model, whichever model scored the blocks. docs/scorer.md has its calibration curve.
    """
    if not all_words(doc.kept):
        return 0.0
    model = shipped_model()
    forest = model.texts_f1 if doc.head is None else model.pages_f1
    scores = doc.scores
    if scores is None:  # the pipeline has no scorer
        scores = block_scores(doc).values
    found = estimated_from(doc, scores)
    return logistic(forest.value([found[name] for name in forest.features]))


def estimated_from(doc: Document, scores: Mapping[int, float]) -> dict[str, float]:
    """Return the features behind `confidence`: of the body, of what was removed, and of how certain the scores of its blocks are."""
    kept, inside, beside = doc.kept, doc.layout.in_container, doc.layout.beside_text
    judged = [(scores[b.index], b.words) for b in kept if b.index in scores]
    found = [score for score, _ in judged]
    taken = [r.block for r in doc.removals.values() if r.filter == SCORER]
    sentences = [b for b in kept if b.is_sentence]
    left, words, running = all_words(kept), max(1, all_words(kept)), max(1, all_words(sentences))
    return {
        "blocks": float(len(kept)),
        "words": float(words),
        "running": running / words,
        "kept": words / max(1, all_words(doc.blocks)),
        "running_kept": running / max(1, running_words(doc.blocks)),
        "furniture": float(doc.layout.furniture_kinds),
        "judged": (len(found) + len(taken)) / max(1, len(kept) + len(taken)),
        "mean_score": fsum(found) / len(found) if found else MISSING,
        "worst_score": min(found, default=MISSING),
        "doubtful_words": sum([count for score, count in judged if score < DOUBTFUL]) / words,
        "removed_words": 1 - words / max(1, left + all_words(taken)),
        "in_container": sum([b.words for b in sentences if b.index in inside]) / running if doc.head is not None else MISSING,
        "beside": sum([b.words for b in kept if b.index in beside]) / words if doc.head is not None else MISSING,
        "gaps": sum([below.index - above.index > 1 for above, below in pairwise(kept)]) / max(1, len(kept)),
        "short": sum([b.words < SHORTEST_SENTENCE for b in kept]) / max(1, len(kept)),
        "headings": sum([b.kind == "heading" for b in kept]) / max(1, len(kept)),
        "links": sum([b.words * (b.link_share or 0.0) for b in kept]) / words,
        "has_title": float(bool(doc.role("title"))),
        "expected": likely_element(kept, scores).expected if doc.head is not None else MISSING,
    }
