"""Blocks in a row that share a fate: what explanations and notebooks list."""

from __future__ import annotations

from typing import Literal, NamedTuple

from newsclean.document import Block
from newsclean.output.columns import without_obeyed

Part = Literal["kept", "removed", "metadata"]
"""Where a block belongs: to the body, to the junk, or to the metadata, of which the body has none."""

MOST_OF_GROUP = 3  # blocks of a group that are listed: the first ones, and the longest
LONGEST_READ = 1_000  # characters of a block that are looked at for its line; no terminal is as wide

PARTS: tuple[Part, ...] = ("kept", "removed", "metadata")
MARKS: dict[Part, str] = {"kept": " ", "removed": "-", "metadata": "="}  # of the lines in a listing
BY_RULE = "+"  # the mark of a block that a rule of the user keeps


class Line(NamedTuple):
    """A block as it is listed.

    lines        its first and last line in the input, counted from 1; of a page, the block's number
    text         its text
    words        how many words it has
    stands_for   1; for an element of a page that was read as one block, the number of its lines
    """

    lines: tuple[int, int]
    text: str
    words: int
    stands_for: int


class Group(NamedTuple):
    """Blocks in a row that are kept, or were taken out of the body for one reason.

    part     "kept", "removed" (as junk) or "metadata"
    filter   the filter that took them out, or the rule that keeps them; None for what nothing spoke about
    role     of metadata, which: "title", "date", …
    reason   why, in words, or None
    blocks   the blocks, each a `Line`
    """

    part: Part
    filter: str | None
    role: str | None
    reason: str | None
    blocks: tuple[Line, ...]

    @property
    def words(self) -> int:
        """How many words the blocks have."""
        return sum([block.words for block in self.blocks])

    @property
    def mark(self) -> str:
        """The mark of its lines in the listing: "-" removed, "=" metadata, "+" kept by a rule of the user, " " kept."""
        return BY_RULE if self.part == "kept" and self.filter is not None else MARKS[self.part]

    @property
    def by(self) -> str:
        """The name of the filter or rule, with the role of the blocks where that has another name; "" where nothing spoke about the blocks.

        >>> Group("metadata", "title", "title", "is the headline", ()).by, Group("metadata", "title", "description", "stands below it", ()).by
        ('title', 'title as description')
        """
        return self.filter or "" if self.role in (None, self.filter) else f"{self.filter} as {self.role}"

    @property
    def openings(self) -> tuple[Line, ...]:
        """The blocks that are listed: all that nothing spoke about; of others, where they are more than three, the first two and the longest."""
        if self.filter is None or len(self.blocks) <= MOST_OF_GROUP:
            return self.blocks
        first = self.blocks[: MOST_OF_GROUP - 1]
        return (*first, max(self.blocks[len(first) :], key=lambda block: block.words))


def one_line(shown: Line | str, longest: int = LONGEST_READ) -> str:
    """Return the start of a text in one line, without what a terminal would obey."""
    text = shown if isinstance(shown, str) else in_one_line(shown)
    return " ".join(without_obeyed(text[:longest]).split())


def in_one_line(block: Block | Line) -> str:
    """Return the text of a block; of one that stands for several lines of a page, these in a row."""
    return block.text if block.stands_for == 1 else block.text.replace("\n", " · ")


def counted(count: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "word"), counted(1200, "word")
    ('1 word', '1,200 words')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
