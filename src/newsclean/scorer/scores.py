"""Scores of blocks, the reason for a verdict, and the confidence in a result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, compress, pairwise
from math import fsum
from typing import NamedTuple

from newsclean.document import Block, Document, all_words, running_words
from newsclean.document.block import SHORTEST_SENTENCE
from newsclean.scorer import SCORER
from newsclean.scorer.features import MISSING, alike_shares, columns, shown
from newsclean.scorer.forest import Forest, Model, logistic, shipped_model

# Blocks of a page are not judged if elements like their own hold at least this share of the running text. On the development pages, these are 42% of
# all blocks. A forest that judged them as well removed words from them of which nine tenths were the article's.
OWN_SHARE = 0.3

# Sentences of a text are not judged if they have this length and this much running text above and below. On the development texts, these are a third
# of the blocks. Of the words that a forest removed there, two fifths were the article's, a higher share than elsewhere.
SAFE_SENTENCE = 12  # words
RUNNING_ABOVE = 30  # words
RUNNING_BELOW = 50  # words

FEATURES_IN_REASON = 3  # features named in a reason

DOUBTFUL = 0.7  # score below which a block's words count as doubtful


class Score(NamedTuple):
    """The score of a block: how likely it is part of the article (0 to 1), and the row of features behind it."""

    value: float
    row: tuple[float, ...]


def block_scores(doc: Document, model: Model | None = None) -> dict[int, Score]:
    """Return index -> score for the blocks that are judged, among those that the other filters have left.

    Not judged are: an input without page furniture; a page's leads; elements of a page like those that hold much of its running text; long sentences
    of a text with running text above and below.
    """
    rest = doc.without((SCORER,)) if any(r.filter == SCORER for r in doc.removals.values()) else doc
    judged = is_judged(rest)
    if not any(judged):
        return {}
    forest = _forest(doc, model or shipped_model())
    found = columns(rest)
    rows = list(compress(zip(*(found[name] for name in forest.features), strict=True), judged))
    totals = forest.totals(rows)
    return {b.index: Score(logistic(total), row) for b, row, total in zip(compress(rest.kept, judged), rows, totals, strict=True)}


def is_judged(doc: Document) -> list[bool]:
    """Return for each kept block whether it is judged at all."""
    if not doc.layout.shows_furniture:
        return [False] * len(doc.kept)
    if doc.head is None:
        return [not is_amid for is_amid in _amid_running_text(doc.kept)]
    leads = doc.layout.leads
    return [share < OWN_SHARE and b.index not in leads for b, share in zip(doc.kept, alike_shares(doc.kept), strict=True)]


def _amid_running_text(blocks: Sequence[Block]) -> list[bool]:
    """Return for each block whether it is a long sentence with running text above and below."""
    above = list(accumulate([b.words if b.is_sentence else 0 for b in blocks], initial=0))
    return [
        b.is_sentence and b.words >= SAFE_SENTENCE and above[at] >= RUNNING_ABOVE and above[-1] - above[at + 1] >= RUNNING_BELOW
        for at, b in enumerate(blocks)
    ]


def reason(doc: Document, score: Score, threshold: float, model: Model | None = None) -> str:
    """Return the reason for a verdict: the score, the threshold, and the features of the block that spoke most against it, with their values."""
    forest = _forest(doc, model or shipped_model())
    values = {name: value for name, value in zip(forest.features, score.row, strict=True) if value != MISSING and not name.startswith("page_")}
    weights = sorted((weight, name) for name, weight in forest.weights(score.row).items() if weight < 0 and name in values)
    against = "; ".join(shown(name, values[name]) for _, name in weights[:FEATURES_IN_REASON])
    return f"scores {score.value:.2f}, less than {threshold:.2f}: {against}"


def _forest(doc: Document, model: Model) -> Forest:
    return model.texts if doc.head is None else model.pages


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
        scores = {index: score.value for index, score in block_scores(doc).items()}
    found = estimated_from(doc, scores)
    return logistic(forest.value([found[name] for name in forest.features]))


def estimated_from(doc: Document, scores: Mapping[int, float]) -> dict[str, float]:
    """Return the features behind `confidence`: of the body, of what was removed, and of how certain the scores of its blocks are."""
    kept, rest = doc.kept, doc.without((SCORER,)).kept
    found = [scores[b.index] for b in kept if b.index in scores]
    words, running = max(1, all_words(kept)), max(1, running_words(kept))
    inside, beside = doc.layout.in_container, doc.layout.beside_text
    return {
        "blocks": float(len(kept)),
        "words": float(words),
        "running": running / words,
        "kept": words / max(1, all_words(doc.blocks)),
        "running_kept": running / max(1, running_words(doc.blocks)),
        "furniture": float(doc.layout.furniture_kinds),
        "judged": len(scores) / max(1, len(rest)),
        "mean_score": fsum(found) / len(found) if found else MISSING,
        "worst_score": min(found, default=MISSING),
        "doubtful_words": all_words(b for b in kept if b.index in scores and scores[b.index] < DOUBTFUL) / words,
        "removed_words": 1 - words / max(1, all_words(rest)),
        "in_container": running_words([b for b in kept if b.index in inside]) / running if doc.head is not None else MISSING,
        "beside": all_words(b for b in kept if b.index in beside) / words if doc.head is not None else MISSING,
        "gaps": sum([below.index - above.index > 1 for above, below in pairwise(kept)]) / max(1, len(kept)),
        "short": sum([b.words < SHORTEST_SENTENCE for b in kept]) / max(1, len(kept)),
        "headings": sum([b.kind == "heading" for b in kept]) / max(1, len(kept)),
        "links": sum([b.words * (b.link_share or 0.0) for b in kept]) / words,
        "has_title": float(bool(doc.role("title"))),
    }
