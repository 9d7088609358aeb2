"""A boosted forest of small decision trees, as the training command writes it (`python -m benchmarks.train_scorer`): read and asked in plain Python.

The trees are gradient-boosted (Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", Annals of Statistics 2001). What a feature
weighed in one verdict is the change of the expected value along the path through each tree (Saabas, "Interpreting random forests", 2014).
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

# A leaf is its value; any other node is (feature, threshold, node at or below it, node above it, its value).
Tree = Any


class Forest(NamedTuple):
    """Trees over named features. Their values are summed.

    features   names, in the order in which the numbers are handed over
    """

    features: tuple[str, ...]
    trees: tuple[Tree, ...]

    def value(self, row: Sequence[float]) -> float:
        """The sum over all trees for one row of numbers."""
        total = 0.0
        for node in self.trees:
            while node.__class__ is tuple:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            total += node
        return total

    def weights(self, row: Sequence[float]) -> dict[str, float]:
        """What each feature added to the sum, or took from it; features that no path met are left out."""
        found: dict[str, float] = {}
        for node in self.trees:
            while node.__class__ is tuple:
                feature, threshold, below, above, value = node
                node = below if row[feature] <= threshold else above
                after = node[4] if node.__class__ is tuple else node
                found[self.features[feature]] = found.get(self.features[feature], 0.0) + after - value
        return found


class Model(NamedTuple):
    """All that was learned: a forest that scores blocks, and one that estimates the word F1 of the result, for pages and for texts."""

    pages: Forest
    texts: Forest
    pages_f1: Forest
    texts_f1: Forest


def logistic(value: float) -> float:
    """
    >>> logistic(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, value))))


def read_model(path: str | Path) -> Model:
    """A model as the training command wrote it. Raises ValueError for a file of another form, OSError where there is none."""
    return _parsed(Path(path).read_text(encoding="utf-8"), str(path))


@cache
def shipped_model() -> Model:
    """The model that comes with newsclean; read once a process, when it is first asked for."""
    return _parsed(resources.files("newsclean.scorer").joinpath("model.json").read_text(encoding="utf-8"), "the shipped model")


def _parsed(text: str, name: str) -> Model:
    try:
        found = json.loads(text)
        return Model(*(_forest(found[part]) for part in Model._fields))
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"{name} is no model of the block scorer: {error!r}") from error


def _forest(part: Any) -> Forest:
    features = tuple(map(str, list(part["features"])))
    return Forest(features, tuple(_tree(tree, len(features)) for tree in part["trees"]))


def _tree(node: Any, features: int) -> Tree:
    """A tree as JSON has it, with lists for its inner nodes, over so many features."""
    if not isinstance(node, list):
        return float(node)
    feature, threshold, below, above, value = node
    if not 0 <= feature < features:
        raise IndexError(f"there is no feature {feature}")
    return int(feature), float(threshold), _tree(below, features), _tree(above, features), float(value)
