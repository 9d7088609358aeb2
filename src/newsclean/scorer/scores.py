"""Scores of blocks, and the reason for a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsclean.document import Block, Document
from newsclean.scorer import PLACED, SCORER
from newsclean.scorer.borders import Borders
from newsclean.scorer.elements import MISSING
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
