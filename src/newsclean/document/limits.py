"""Caps on what one input may cost. What is over a cap is read in a simpler way, with a warning that names the cap; nothing is refused for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

OVER = "over the cap"  # what each warning of a cap opens with

T = TypeVar("T")


class Limits(NamedTuple):
    """The caps. The defaults are many times what any of 1,500 news pages needs, whose greatest values stand in brackets.

    max_bytes        of the input (2.2 million); characters where it is a str. Scripts and comments of a longer page are left out first, then its end
    max_depth        elements of a page inside one another (56); deeper ones are unwrapped: their text stays
    max_copies       elements that the parser would have to make again, because `<b>` and its like were left open over many paragraphs (148);
                     where it is exceeded, the elements that cause it are unwrapped
    max_attributes   of one element (65); further ones are left out
    max_names        different names of elements (70); elements with further ones are unwrapped
    max_blocks       paragraphs, list items, lines (2,081), or one for every hundred bytes of an input that has more; the shortest of what is over
                     that are left aside

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
BYTES_A_BLOCK = 100  # a paragraph of which costs little, so that there may be any number of them


def checked(limits: Limits | None) -> Limits:
    """The limits to use. Raises TypeError and ValueError for what are no limits."""
    if limits is None:
        return DEFAULT
    if not isinstance(limits, Limits):
        raise TypeError(f"limits must be newsclean.Limits or None, not {type(limits).__name__}; for one cap: newsclean.Limits(max_bytes=1_000_000)")
    for name, value in zip(limits._fields, limits, strict=True):
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ValueError(f"{name} is {value!r}; it must be a whole number from 1")
    return limits


def warning(name: str, limits: Limits, what: str) -> str:
    """What is said of an input that is over a cap.

    >>> warning("max_depth", DEFAULT, "deeper elements were unwrapped")
    'over the cap max_depth (150): deeper elements were unwrapped'
    """
    return f"{OVER} {name} ({getattr(limits, name)}): {what}"


def is_capped(warnings: Iterable[str]) -> bool:
    """Whether one of the warnings is that of a cap."""
    return any(w.startswith(OVER) for w in warnings)


def most_blocks(length: int, limits: Limits) -> int:
    """How many blocks an input of a length may have."""
    return max(limits.max_blocks, length // BYTES_A_BLOCK)


def longest(items: Sequence[T], lengths: Sequence[int], most: int) -> list[T]:
    """The longest of some items, at most so many, in their order; of those just as long the first.

    >>> longest("abcd", [1, 3, 2, 2], 2)
    ['b', 'c']
    """
    ranked = sorted(range(len(items)), key=lambda at: -lengths[at])
    return [items[at] for at in sorted(ranked[:most])]


def fewer_lines(text: str, most: int) -> str | None:
    r"""A text with its shortest lines emptied, so that at most so many have something in them; None where there are no more than that anyway.

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
