"""A forest of small decision trees: reads what `python -m benchmarks.train_scorer` writes, and evaluates it in plain Python.

The trees are gradient-boosted (Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", Annals of Statistics 2001). The weight of a
feature in one verdict is the change of the expected value along the path through each tree (Saabas, "Interpreting random forests", 2014). Many rows
are scored at once with sets of leaves instead of walks through the trees, which takes half the time (Lucchese et al., "QuickScorer: A Fast Algorithm
to Rank Documents with Additive Ensembles of Regression Trees", SIGIR 2015).
"""

from __future__ import annotations

import json
import math
import struct
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from itertools import accumulate
from operator import and_, getitem
from pathlib import Path
from typing import Any, NamedTuple

# A leaf is its value; any other node is (feature, threshold, node at or below it, node above it, its value).
Tree = Any

SHIPPED = Path(__file__).with_name("model.json")

BITS = 16  # bits for the leaves of one tree


class LeafSets(NamedTuple):
    """The leaves of a forest as bits of one number: `BITS` bits for each tree, the first tree lowest, and in a tree the first leaf lowest.

    reachable   for each feature its thresholds in ascending order, and the set of leaves that a row can still reach if its value is above none, one,
                two, … of them
    values      for each tree: bit of a leaf -> the leaf's value
    firsts      the lowest bit of each tree
    """

    reachable: list[tuple[list[float], list[int]]]
    values: list[dict[int, float]]
    firsts: int

    def totals(self, left: Sequence[int]) -> list[float]:
        """Return for each set of leaves the sum of the values of the first leaf of each tree in it, which is the leaf that the row reaches."""
        firsts, values, size = self.firsts, self.values, BITS // 8 * len(self.values)
        by_tree = struct.Struct(f"<{len(values)}H").unpack
        totals: list[float] = []
        for leaves in left:
            exits = leaves & ~(leaves - firsts)  # keep the lowest bit of each tree; each tree has one left, so none borrows from the next
            total = 0.0
            for value in map(getitem, values, by_tree(exits.to_bytes(size, "little"))):
                total += value
            totals.append(total)
        return totals


@dataclass(frozen=True)
class Forest:
    """Trees over named features. The value of a forest is the sum of the values of its trees.

    features   the names of the features, in the order in which rows hold their values
    trees      the trees, see `Tree`
    """

    features: tuple[str, ...]
    trees: tuple[Tree, ...]

    @cached_property
    def _leaf_sets(self) -> LeafSets | None:
        """The leaves as sets; None if a tree has too many leaves."""
        return leaf_sets(self.trees, len(self.features))

    def totals(self, columns: Mapping[str, Sequence[float]]) -> list[float]:
        """Return `value` for each of some rows (at least one), which are given as columns: feature -> its value in each row."""
        rows = [columns[name] for name in self.features]
        sets = self._leaf_sets
        if sets is None:
            return list(map(self.value, zip(*rows, strict=True)))
        shared, masks = (sets.firsts << BITS) - sets.firsts, []
        for column, (thresholds, reachable) in zip(rows, sets.reachable, strict=True):
            if column.count(column[0]) == len(column):
                shared &= reachable[bisect_left(thresholds, column[0])]
            else:
                masks.append([reachable[bisect_left(thresholds, number)] for number in column])
        left = [reduce(and_, row, shared) for row in zip(*masks, strict=True)] if masks else [shared] * len(rows[0])
        return sets.totals(left)

    def value(self, row: Sequence[float]) -> float:
        """Return the sum over all trees for one row."""
        total = 0.0
        for node in self.trees:
            while node.__class__ is tuple:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            total += node
        return total

    def weights(self, row: Sequence[float]) -> dict[str, float]:
        """Return feature -> what it added to the sum, negative if it took from it. Features that added nothing are left out."""
        found = [0.0] * len(self.features)
        for node in self.trees:
            value = node[4] if node.__class__ is tuple else node
            while node.__class__ is tuple:
                feature = node[0]
                node = node[2] if row[feature] <= node[1] else node[3]
                after = node[4] if node.__class__ is tuple else node
                found[feature] += after - value
                value = after
        return {name: weight for name, weight in zip(self.features, found, strict=True) if weight}


def leaf_sets(trees: Sequence[Tree], features: int) -> LeafSets | None:
    """Return the leaves of trees over a number of features as sets; None if a tree has more than `BITS` leaves."""
    values = [_leaves(tree) for tree in trees]
    if any(len(leaves) > BITS for leaves in values):
        return None
    firsts = sum(1 << BITS * at for at in range(len(trees)))
    cut: list[list[tuple[float, int]]] = [[] for _ in range(features)]
    for at, tree in enumerate(trees):
        _cut_off(tree, BITS * at, cut)
    reachable = []
    for found in cut:
        found.sort()
        left = accumulate((leaves for _, leaves in found), lambda left, leaves: left & ~leaves, initial=(firsts << BITS) - firsts)
        reachable.append(([threshold for threshold, _ in found], list(left)))
    return LeafSets(reachable, [{1 << at: value for at, value in enumerate(leaves)} for leaves in values], firsts)


def _leaves(node: Tree) -> list[float]:
    """Return the values of the leaves of a tree, from left to right."""
    return [*_leaves(node[2]), *_leaves(node[3])] if node.__class__ is tuple else [node]


def _cut_off(node: Tree, first: int, cut: list[list[tuple[float, int]]]) -> int:
    """Add to `cut`, for each node of a tree, its threshold and the leaves that a row above it cannot reach. Return the bit after the last leaf."""
    if node.__class__ is not tuple:
        return first + 1
    feature, threshold, below, above, _ = node
    middle = _cut_off(below, first, cut)
    cut[feature].append((threshold, (1 << middle) - (1 << first)))
    return _cut_off(above, middle, cut)


class Model(NamedTuple):
    """A trained model: for pages and for texts, a forest that scores blocks and one that estimates the word F1 of the result."""

    pages: Forest
    texts: Forest
    pages_f1: Forest
    texts_f1: Forest


def logistic(value: float) -> float:
    """Return the logistic function of a value, which is clipped to -50 … 50.

    >>> logistic(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, value))))


def read_model(path: str | Path) -> Model:
    """Return a model that the training command wrote. Raises ValueError for a file of another form, and OSError if it cannot be read."""
    return _parsed(Path(path).read_text(encoding="utf-8"), str(path))


@cache
def shipped_model() -> Model:
    """Return the model that newsclean ships. It is read on first use, once in a process."""
    return _parsed(SHIPPED.read_text(encoding="utf-8"), "the shipped model")


def _parsed(text: str, name: str) -> Model:
    try:
        found = json.loads(text)
        return Model(*(read_forest(found[part]) for part in Model._fields))
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"{name} is no model of the block scorer: {error!r}") from error


def read_forest(part: Any) -> Forest:
    """Return a forest from JSON. Raises ValueError, LookupError or TypeError for one of another form."""
    features = tuple(map(str, list(part["features"])))
    return Forest(features, tuple(_tree(tree, len(features)) for tree in part["trees"]))


def _tree(node: Any, features: int) -> Tree:
    """Return a tree from JSON, where inner nodes are lists. Raises IndexError for a feature that does not exist."""
    if not isinstance(node, list):
        return float(node)
    feature, threshold, below, above, value = node
    if not 0 <= feature < features:
        raise IndexError(f"there is no feature {feature}")
    return int(feature), float(threshold), _tree(below, features), _tree(above, features), float(value)
