"""The confidence in a result: an estimate of how good the body is, by the body, the scores of its blocks, and what kind of page it may be."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import fsum

from newsclean.document import ARTICLES, Document, PageKind, all_words, running_words
from newsclean.document.block import SHORTEST_SENTENCE
from newsclean.kinds.features import features
from newsclean.kinds.model import NAMED
from newsclean.metadata.assemble import Metadata
from newsclean.scorer import SCORER
from newsclean.scorer.elements import MISSING, likely_element
from newsclean.scorer.forest import logistic, shipped_model
from newsclean.scorer.scores import block_scores

DOUBTFUL = 0.7  # score below which a block's words count as doubtful

# The confidence in what rules find to be no article: an error page, a shell, a feed. docs/kinds.md has how often they are wrong.
OF_NO_ARTICLE = 0.02


def confidence(doc: Document, metadata: Metadata, kind: PageKind) -> float:
    """Return an estimate of the word F1 of a marked document's body against the article, 0 to 1; of what is no article, that is 0.

    The estimate comes from the shipped model, whichever model scored the blocks. docs/scorer.md has its calibration curve. It is 0 for an empty body.
    """
    if not all_words(doc.kept):
        return 0.0
    if kind not in ARTICLES and kind not in NAMED:
        return OF_NO_ARTICLE
    model = shipped_model()
    forest = model.texts_f1 if doc.head is None else model.pages_f1
    scores = doc.scores
    if scores is None:  # the pipeline has no scorer
        scores = block_scores(doc).values
    found = evidence(doc, metadata, scores)
    return logistic(forest.value([found[name] for name in forest.features]))


def evidence(doc: Document, metadata: Metadata, scores: Mapping[int, float]) -> dict[str, float]:
    """Return the features behind `confidence`: those of the kind, and those of the body, of what was removed, and of how certain its scores are."""
    return {**_of_result(doc, scores), **{f"kind_{name}": value for name, value in features(doc, metadata).items()}}


def _of_result(doc: Document, scores: Mapping[int, float]) -> dict[str, float]:
    """Return the features of the body, of what was removed, and of how certain the scores of its blocks are."""
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
