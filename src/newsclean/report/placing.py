"""Where the blocks of a page stand in it: which of its texts each block was made of.

A Document lets go of the page's tree, so the page is parsed once more, and the blocks are found again by their text. Blocks and texts come in nearly
the same order. Only letters and digits are compared: the walk over a page collapses white space, and adds marks of quotation.

A block is never guessed. It is found where its opening stands once among the texts that are left, and once among the blocks that are left; where it
stands right behind, or right before, a block that was found, or at an end of the page; or where it is alone between two that were found, and differs
little from what stands there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_UNSEEN = re.compile(r"[\W_]+")
_SEEN = re.compile(r"[^\W_]")
_SPACE = re.compile(r"\s+")
OPENINGS = (24, 12, 6, 3)  # characters by which a block is looked for; shorter ones where longer ones have found what they can
LONG = 24  # characters of a block that may begin or end within a text: a paragraph of a `<pre>`
ALIKE = 0.8  # share of the characters of the longer one that must be in the shorter one, for a block that was changed


class Span(NamedTuple):
    """A block, by its number, and where it stands in the letters of the page."""

    block: int
    start: int
    end: int


def letters(text: str) -> str:
    """Return the letters and digits of a text, which alone are compared.

    >>> letters("“The talks”, he said.")
    'Thetalkshesaid'
    """
    return _UNSEEN.sub("", text)


def pieces_of(text: str, cuts: Sequence[tuple[int, int | None]]) -> list[tuple[str, int | None]]:
    """Return the pieces of a text. Of each piece the number of letters before it is given, and whose it is, which is returned with it.

    A piece begins at the word that has its first letter.

    >>> pieces_of("It ended. “Why?”", [(0, 4), (7, 5)])
    [('It ended. ', 4), ('“Why?”', 5)]
    """
    if len(cuts) < 2:
        return [(text, owner) for _, owner in cuts]
    places = [found.start() for found in _SEEN.finditer(text)]
    starts = [0]
    for letter, _ in cuts[1:]:
        before = places[letter - 1] + 1 if letter else 0
        spaces = [found.end() for found in _SPACE.finditer(text, before, places[letter])]
        starts.append(spaces[-1] if spaces else places[letter])
    return [(text[start:end], owner) for start, end, (_, owner) in zip(starts, [*starts[1:], len(text)], cuts, strict=True)]


def placed(blocks: Sequence[str], texts: Iterable[str]) -> list[Span]:
    """Return where blocks stand, in order; blocks that were not found are left out. Both are given by their letters.

    blocks   the blocks of a page
    texts    the texts of its tree, of which each may be the opening of a block

    >>> placed(["Talksend", "Thetalksfailed", "x"], ["Home", "Talksend", "Thetalks", "failed"])
    [Span(block=0, start=4, end=12), Span(block=1, start=12, end=26)]
    """
    found = _Placing(blocks, texts)
    for length in OPENINGS:
        found.by_openings(length)
        found.neighbours()
    found.between()
    return [found.spans[block] for block in sorted(found.spans)]


class _Placing:
    """The blocks that were found so far.

    stream   the letters of the whole page
    edges    where its texts begin, and where the last one ends
    spans    number of a block -> its Span
    """

    def __init__(self, blocks: Sequence[str], texts: Iterable[str]) -> None:
        self.blocks = blocks
        texts = list(texts)
        self.stream = "".join(texts)
        self.starts: list[int] = []
        at = 0
        for text in texts:
            if text:
                self.starts.append(at)
                at += len(text)
        self.edges = frozenset((*self.starts, at))
        self.spans: dict[int, Span] = {}

    def gaps(self) -> Iterator[tuple[range, range]]:
        """Yield the blocks that were not found between two that were, and the part of the page that is left between these."""
        ends = [Span(-1, 0, 0), *[self.spans[block] for block in sorted(self.spans)], Span(len(self.blocks), len(self.stream), 0)]
        for before, after in pairwise(ends):
            if after.block - before.block > 1 and after.start > before.end:
                yield range(before.block + 1, after.block), range(before.end, after.start)

    def by_openings(self, length: int) -> None:
        """Find the blocks whose opening of so many letters stands once in a gap, and is that of one block in it."""
        for numbers, part in list(self.gaps()):
            wanted = [(number, self.blocks[number]) for number in numbers if len(self.blocks[number]) >= length]
            counts = Counter([text[:length] for _, text in wanted])
            starts: dict[str, int] = {}
            for start in self.starts[bisect_left(self.starts, part.start) : bisect_left(self.starts, part.stop)]:
                opening = self.stream[start : start + length]
                if opening in counts:
                    starts[opening] = -1 if opening in starts else start
            spans = []
            for number, text in wanted:
                start = starts.get(text[:length], -1)
                if counts[text[:length]] == 1 and start >= 0 and self.stands(text, start, part):
                    spans.append(Span(number, start, start + len(text)))
            self.spans.update({span.block: span for span in _in_order(spans)})

    def stands(self, text: str, start: int, part: range) -> bool:
        """Return whether a block stands at a place in a part of the page. A short one must be made of whole texts."""
        end = start + len(text)
        if start < part.start or end > part.stop or not self.stream.startswith(text, start):
            return False
        return len(text) >= LONG or (start in self.edges and end in self.edges)

    def neighbours(self) -> None:
        """Find the blocks that stand right behind a block that was found, or right before it."""
        for numbers, part in list(self.gaps()):
            at = part.start
            left = deque([number for number in numbers if self.blocks[number]])
            while left and self.stands(self.blocks[left[0]], at, part):
                number = left.popleft()
                self.spans[number] = Span(number, at, at + len(self.blocks[number]))
                at = self.spans[number].end
            part = range(at, part.stop)
            while left and self.stands(self.blocks[left[-1]], part.stop - len(self.blocks[left[-1]]), part):
                number = left.pop()
                self.spans[number] = Span(number, part.stop - len(self.blocks[number]), part.stop)
                part = range(at, self.spans[number].start)

    def between(self) -> None:
        """Find blocks that are alone between two that were found, and differ little from what stands there: a footnote's number was dropped."""
        for numbers, part in list(self.gaps()):
            left = [number for number in numbers if self.blocks[number]]
            if len(left) == 1 and _are_alike(self.blocks[left[0]], self.stream[part.start : part.stop]):
                self.spans[left[0]] = Span(left[0], part.start, part.stop)


def _in_order(spans: Sequence[Span]) -> list[Span]:
    """Return as many of some spans as come in the order of their blocks and overlap nowhere, given in the order of their blocks."""
    ends: list[int] = []  # of the last span of the best chain of each length
    chains: list[tuple[Span, int]] = []  # the spans that ends of chains, each with the number of the one before it, or -1
    best: list[int] = []  # of each length: the number in `chains` of its last span
    for span in spans:
        length = bisect_left(ends, span.start + 1)
        chains.append((span, best[length - 1] if length else -1))
        if length == len(ends):
            ends.append(span.end)
            best.append(len(chains) - 1)
        elif span.end < ends[length]:
            ends[length] = span.end
            best[length] = len(chains) - 1
    found = []
    at = best[-1] if best else -1
    while at >= 0:
        span, at = chains[at]
        found.append(span)
    return found[::-1]


def _are_alike(one: str, other: str) -> bool:
    """Return whether the shorter of two texts is the longer one with a few characters left out.

    >>> _are_alike("Thetalksfailed", "Thetalks1failed"), _are_alike("Thetalks", "Theweather")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    characters = iter(longer)
    return len(shorter) >= ALIKE * len(longer) and all(character in characters for character in shorter)
