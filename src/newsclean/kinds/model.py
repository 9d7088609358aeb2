"""The forests that tell an article from an index, a discussion and a product. `python -m benchmarks.train_kinds` trains them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.document import PageKind
from newsclean.kinds.features import shown
from newsclean.scorer.forest import Forest, logistic, read_forest

SHIPPED = Path(__file__).with_name("model.json")

NAMED: tuple[PageKind, ...] = ("index", "discussion", "product")

# How sure the forest must be that a page is no article, by what it likely is. Chosen so that ninety-nine of a hundred articles of the development
# pages stay articles when each is judged by forests that have not seen its host.
THRESHOLDS: dict[PageKind, float] = {"index": 0.57, "discussion": 0.7, "product": 0.7}
THRESHOLD_OF_TEXTS = 0.8  # of texts: ninety-nine of a hundred articles, as whole pages and as extracts
# An input of fewer words than those learnt from must be surer.
FEWEST_WORDS = 120
THRESHOLD_OF_SHORT = 0.85
FEATURES_IN_REASON = 3


class Forests(NamedTuple):
    """The forests for pages or for texts, which have the same features.

    apart   how likely an input is one of `NAMED`, and not an article
    named   for each of `NAMED` how likely an input is this one
    """

    apart: Forest
    named: dict[PageKind, Forest]


class Model(NamedTuple):
    pages: Forests
    texts: Forests


@cache
def shipped_model() -> Model:
    """Return the model that newsclean ships. It is read on first use, once in a process."""
    return read_model(SHIPPED)


def read_model(path: Path) -> Model:
    """Return a model that the training command wrote. Raises ValueError for a file of another form, and OSError if it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Model(*(_forests(found[part]) for part in Model._fields))
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"{path} is no model of kinds: {error!r}") from error


def _forests(part: Any) -> Forests:
    return Forests(read_forest(part["apart"]), {name: read_forest(part[name]) for name in NAMED})


def named_kind(found: Mapping[str, float], model: Model | None = None, *, is_page: bool) -> tuple[PageKind, str] | None:
    """Return which of `NAMED` an input is by its features, with the reason; None where it is likely an article."""
    model = model or shipped_model()
    forests = model.pages if is_page else model.texts
    row = [found[name] for name in forests.apart.features]
    sure = logistic(forests.apart.value(row))
    if sure < min(THRESHOLD_OF_TEXTS, *THRESHOLDS.values()):  # as nearly all articles, for which the other forests need not be asked
        return None
    kind = max(NAMED, key=lambda name: forests.named[name].value(row))
    threshold = THRESHOLDS[kind] if is_page else THRESHOLD_OF_TEXTS
    if sure < (max(threshold, THRESHOLD_OF_SHORT) if found["all_words"] < FEWEST_WORDS else threshold):
        return None
    weights = sorted(((weight, name) for name, weight in forests.apart.weights(row).items() if weight > 0), reverse=True)
    speaking = "; ".join([shown(name, found[name]) for _, name in weights[:FEATURES_IN_REASON]])
    return kind, f"scores {sure:.2f} as no article: {speaking}"
