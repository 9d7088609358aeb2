"""Filter `block_scorer`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean.document import Block, Document, Favor, Judgement, all_words, running_words
from newsclean.document.choices import check_choice

if TYPE_CHECKING:
    from newsclean.scorer.forest import Model

# The score below which a block is removed. Chosen by cross-validation grouped by host on the development pages and texts, see docs/scorer.md.
THRESHOLDS: dict[Favor, float] = {"recall": 0.25, "balanced": 0.4, "precision": 0.6}

MOST_TAKEN = 0.3  # share of the words, and of the running text, that it may remove; with more, it is unsure what the article is


def block_scorer(doc: Document, *, favor: Favor = "balanced", model: Model | None = None) -> Judgement:
    """Blocks that a trained model does not take for part of the article: teasers in full sentences, boxes, boilerplate.

    The filter runs once, when the others find nothing more, and judges the blocks that they have left: by their length, place, surroundings and the
    words that they share with the rest. The reason gives the score and the features that weighed most. The filter keeps leads, elements like
    those that hold most of the running text, and everything in an input without page furniture. `favor` sets the threshold: "recall" keeps more,
    "precision" removes more. `model` replaces the model that newsclean ships. See [The scorer](scorer.md).
    """
    check_choice("favor", favor, Favor)
    if doc.scores is not None:  # it has already judged; the other filters run once more after it
        return Judgement((), doc.scores)
    from newsclean.scorer.scores import block_scores  # imported late: reading the model takes time, and few imports of newsclean need it

    scores, threshold = block_scores(doc, model), THRESHOLDS[favor]
    below = [b for b in doc.kept if scores.values.get(b.index, 1.0) < threshold]
    marks = [] if _too_many(below, doc.kept) else [(doc.blocks[index], reason) for index, reason in scores.reasons(threshold)]
    return Judgement(marks, scores.values)


def _too_many(below: Sequence[Block], kept: Sequence[Block]) -> bool:
    """Return whether removing some blocks would take a large part of what is left, of its words or of its running text."""
    running = running_words(kept)
    return not running or running_words(below) > MOST_TAKEN * running or all_words(below) > MOST_TAKEN * all_words(kept)
