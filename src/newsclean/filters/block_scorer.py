"""Filter `block_scorer`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean.model import SCORER, Block, Document, Marks
from newsclean.span import all_words, running_words

if TYPE_CHECKING:
    from newsclean.scorer.model import Model

# The score below which a block goes. Chosen by cross-validation grouped by host on the development pages and texts, see docs/scorer.md.
THRESHOLDS = {"recall": 0.25, "balanced": 0.4, "precision": 0.6}

MAX_SHARE = 0.3  # of the words, and of the running text, that verdicts may take; more is no junk among an article, but a doubt about what that is


def block_scorer(doc: Document, *, favor: str = "balanced", model: Model | None = None) -> Marks:
    """What a model learned from pages with known articles takes for no part of the article: teasers in full sentences, boxes, boilerplate.

    It runs once, when the other filters find nothing more (these may go on from there), and judges what they have left, by its length, place,
    surroundings and the words it shares with the rest. The reason gives the score and what weighed most. Left alone are an input without page
    furniture, a page's lead, and what is written like the bulk of its running text. `favor` moves the threshold: "recall" keeps more, "precision"
    removes more. `model` is another one than that which comes with newsclean: see [the scorer](scorer.md).
    """
    check_favor(favor)
    from newsclean.scorer.scores import block_scores, reason  # which most that import newsclean never ask for

    if any(r.filter == SCORER for r in doc.removals.values()):
        return []  # it has judged already, before the other filters went on from there
    scores = doc.scores if model is None else block_scores(doc, model)
    below = [b for b in doc.kept if b.index in scores and scores[b.index].value < THRESHOLDS[favor]]
    if _too_many(below, doc.kept):
        return []
    return [(b, reason(doc, scores[b.index], THRESHOLDS[favor], model)) for b in below]


def check_favor(favor: object) -> None:
    """Raises ValueError for what is no name of a threshold, and says which there are."""
    if not isinstance(favor, str) or favor not in THRESHOLDS:
        raise ValueError(f"favor is {favor!r}; it must be one of {', '.join(THRESHOLDS)}")


def _too_many(below: Sequence[Block], kept: Sequence[Block]) -> bool:
    """Whether verdicts would take a large part of what is left, by its words or by those of its running text."""
    running = running_words(kept)
    return not running or running_words(below) > MAX_SHARE * running or all_words(below) > MAX_SHARE * all_words(kept)
