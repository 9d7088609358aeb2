"""The blocks of an article in the order of the input, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.document import Block, Removal

if TYPE_CHECKING:
    from newsclean.article import Article


class Entry(NamedTuple):
    """A block, with its number in the report.

    removal   what took it out of the body, or None
    score     how likely it is the article's, as the learned filter said, or None
    kept_by   why a rule of the user keeps it, or None
    """

    number: int
    block: Block
    removal: Removal | None = None
    score: float | None = None
    kept_by: str | None = None

    @property
    def filter(self) -> str | None:
        """The filter that removed the block, or None for a block of the body."""
        return None if self.removal is None else self.removal.filter

    @property
    def is_junk(self) -> bool:
        """Whether the block was removed, and bears no metadata."""
        return self.removal is not None and self.removal.role is None


class Entries(NamedTuple):
    """All blocks of an article.

    all          the blocks, in the order of the input as far as it is known
    are_placed   whether it is known where the removed blocks stood. A dict or a row has the numbers of their lines alone
    """

    all: tuple[Entry, ...]
    are_placed: bool = True


def entries_of(article: Article) -> Entries:
    """Return the blocks of an article in order."""
    if article.is_from_dict:
        return _of_dict(article)
    doc = article.document
    scores, keeps, removals = doc.scores or {}, doc.keeps, doc.removals
    return Entries(
        tuple(
            [
                Entry(b.index, b, removals.get(b.index), scores.get(b.index), f"{keep.rule}: {keep.reason}" if (keep := keeps.get(b.index)) else None)
                for b in doc.blocks
            ]
        )
    )


def _of_dict(article: Article) -> Entries:
    """Return the blocks of an article of a dict: the removed ones where their lines say they stood; below the body where that cannot be known."""
    doc = article.document
    removals = [doc.removals[index] for index in sorted(doc.removals)]
    sizes = gaps([removal.block.lines for removal in removals], len(doc.kept))
    ordered: list[Block | Removal] = [*doc.kept, *removals] if sizes is None else list(_interleaved(doc.kept, removals, sizes))
    return Entries(
        tuple([Entry(i, found.block, found) if isinstance(found, Removal) else Entry(i, found) for i, found in enumerate(ordered)]),
        are_placed=sizes is not None,
    )


def _interleaved(kept: Sequence[Block], removals: Sequence[Removal], sizes: Sequence[int]) -> Iterator[Block | Removal]:
    """Yield removals, with so many kept blocks before each; then the other kept blocks."""
    at = 0
    for removal, size in zip(removals, sizes, strict=True):
        yield from kept[at : at + size]
        at += size
        yield removal
    yield from kept[at:]


def gaps(lines: Sequence[tuple[int, int]], kept: int) -> list[int] | None:
    """Return how many kept blocks stand before each removed one, or None where that cannot be said.

    lines   the numbers of the first and last line of each removed block, in order
    kept    how many blocks were kept

    In a page, blocks are numbered: each number that no removed block has is that of a kept one. So it is in a text without blank lines. In a text
    whose blocks all have one blank line between them, every second number is that of a block.

    >>> gaps([(1, 1), (4, 4)], 3)  # blocks 2, 3 and one behind 4
    [0, 2]
    >>> gaps([(1, 1), (7, 7)], 2)  # lines 3 and 5, with blank lines between
    [0, 2]
    >>> gaps([(1, 1), (9, 9)], 1) is None
    True
    """
    free: list[int] = []
    last = 0
    for first, end in lines:
        free.append(max(0, first - last - 1))
        last = max(last, end)
    if sum(free) <= kept:
        return free
    halves = [size // 2 for size in free]
    is_alternating = all(size % 2 == (at > 0) for at, size in enumerate(free))
    return halves if is_alternating and sum(halves) <= kept else None
