"""Caps on what one input may cost. What is over a cap is read in a simpler way, with a warning that names the cap. No input is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

BYTES_A_BLOCK = 100  # an input may have at least one block for so many bytes: it pays for them by its length

T = TypeVar("T")


class Limits(NamedTuple):
    """The caps on one input. The defaults are many times the greatest values in 1,500 news pages, which stand in brackets.

    max_bytes        bytes of the input, or characters of a str (2.2 million). Of a longer page, scripts and comments are left out first, then the end
    max_depth        elements of a page inside one another (56). Deeper ones are unwrapped: their text stays
    max_copies       elements that the parser has to make again, since `<b>` and its like were left open over many paragraphs (148). The elements
                     that cause more are unwrapped
    max_attributes   attributes of one element (65). Further ones are left out
    max_names        different names of elements, or of attributes (70). Elements with further names are unwrapped, attributes left out
    max_blocks       paragraphs, list items or lines (2,081). At least one for every 100 bytes is always allowed. Of more, the shortest are left out

    >>> Limits(max_bytes=1_000_000).max_blocks
    10000
    """

    max_bytes: int = 25_000_000
    max_depth: int = 150
    max_copies: int = 10_000
    max_attributes: int = 1_000
    max_names: int = 2_000
    max_blocks: int = 10_000


DEFAULT = Limits()


def checked(limits: Limits | None) -> Limits:
    """Return the limits to use: the given ones, or the defaults for None. Raise TypeError or ValueError for anything else."""
    if limits is None:
        return DEFAULT
    if not isinstance(limits, Limits):
        raise TypeError(f"limits must be newsclean.Limits or None, not {type(limits).__name__}; for one cap: newsclean.Limits(max_bytes=1_000_000)")
    for name, value in zip(limits._fields, limits, strict=True):
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ValueError(f"{name} is {value!r}; it must be a whole number from 1")
    return limits


def warning(name: str, limits: Limits, what: str) -> str:
    """Return the warning for an input that is over a cap. `what` says what was done.

    >>> warning("max_depth", DEFAULT, "deeper elements were unwrapped")
    'over the cap max_depth (150): deeper elements were unwrapped'
    """
    return f"over the cap {name} ({getattr(limits, name)}): {what}"


def most_blocks(length: int, limits: Limits) -> int:
    """Return how many blocks an input of a length in bytes may have."""
    return max(limits.max_blocks, length // BYTES_A_BLOCK)


def longest(items: Sequence[T], lengths: Sequence[int], most: int) -> list[T]:
    """Return at most so many of the items, the longest, in their order. Among equally long ones, the first are taken.

    >>> longest("abcd", [1, 3, 2, 2], 2)
    ['b', 'c']
    """
    ranked = sorted(range(len(items)), key=lambda at: -lengths[at])
    return [items[at] for at in sorted(ranked[:most])]


def fewer_lines(text: str, most: int) -> str | None:
    r"""Return a text in which at most so many lines are not blank: the shortest are emptied. None if the text has no more.

    >>> fewer_lines("One line.\n\nx\ny", 2), fewer_lines("One line.", 1)
    ('One line.\n\nx\n', None)
    """
    if text.count("\n") < most:
        return None
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line and not line.isspace()]
    if len(filled) <= most:
        return None
    kept = frozenset(longest(filled, [len(lines[at]) for at in filled], most))
    return "\n".join([line if at in kept else "" for at, line in enumerate(lines)])
