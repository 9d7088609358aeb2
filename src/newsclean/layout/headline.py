"""The headline of a page: a heading that the head names, a line that is a part of the head's title, or a heading of the first level."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from newsclean.document import Block, Head, running_words
from newsclean.values.headlines import runs
from newsclean.values.texts import letters

MAX_HEADLINE_CHARACTERS = 300
FEWEST_OF_DATE = 4  # digits of a date before a headline
SHORTEST_HEADLINE = 4  # words of a heading of the first level that is no name of a site
MOST_FURTHER_LINES = 2  # of a headline that is broken by `<br>`
MOST_ABOVE = 0.25  # share of the page's running text that may stand above a headline that is no heading

_OF_DATES = "0123456789年月日"


def find_headline(blocks: Sequence[Block], head: Head) -> Block | None:
    """Return the first heading that the head names as the title, else the line that is most of it, else the first heading of level 1, or None."""
    headings = [b for b in blocks if b.kind == "heading" and b.element is not None]
    named = next((b for b in headings if head.has_title(b.text)), None)
    return named or _printed_title(blocks, headings, head) or next((b for b in headings if b.level == 1), None)


def is_named(headline: Block, head: Head) -> bool:
    """Return whether the head names a headline: as its title, or as a part of it that is half of it at least."""
    return head.has_title(headline.text) or _says(headline, _titles_in(head))


def further_lines(headline: Block, below: Sequence[Block], head: Head) -> Sequence[Block]:
    """Return the lines that a headline goes on with behind a `<br>`, up to the one with which it is a title that the head gives; none for most.

    below   the blocks below the headline
    """
    return _further_lines(headline, below, _titles_in(head)) if below and below[0].element is headline.element else ()


def _further_lines(headline: Block, below: Sequence[Block], wanted: Collection[str]) -> Sequence[Block]:
    """Return the same, given the letters of the titles."""
    joined = letters(headline.text)
    for at, block in enumerate(below[:MOST_FURTHER_LINES], 1):
        if block.element is not headline.element or block.kind != headline.kind or block.is_linked:
            break
        joined += letters(block.text)
        if joined in wanted:
            return below[:at]
    return ()


def _titles_in(head: Head) -> tuple[str, ...]:
    """Return the letters of each part of the head's titles that is half of its title at least."""
    return tuple({key for title in head.titles for key in runs(title) if 2 * len(key) >= len(letters(title))})


def _printed_title(blocks: Sequence[Block], headings: Sequence[Block], head: Head) -> Block | None:
    """Return the first-level heading that begins with a part of the head's title, else the line that is such a part, or None.

    The part is half of that title at least. Most of the page's running text stands below the line. A line that is a link leads to another page.
    """
    wanted = _titles_in(head)
    if not wanted:
        return None
    heading = next((b for b in headings if b.level == 1 and letters(b.text).startswith(wanted)), None)
    found = heading or next((b for b in blocks if _is_line(b) and _says(b, wanted)), None) or _split_title(blocks, wanted)
    if found is not heading and found is not None:
        above = running_words([b for b in blocks if b.index < found.index])
        return found if above <= MOST_ABOVE * running_words(blocks) and not _is_subheading(found, blocks, headings) else None
    return found


def _is_subheading(found: Block, blocks: Sequence[Block], headings: Sequence[Block]) -> bool:
    """Return whether a heading stands below one of the first level and running text: "What is …?", which the head asks as well."""
    if found.kind != "heading" or found.level < 2:
        return False
    top = next((b for b in headings if b.level == 1 and b.index < found.index and b.words >= SHORTEST_HEADLINE), None)
    return top is not None and running_words([b for b in blocks if top.index < b.index < found.index]) > 0


def _split_title(blocks: Sequence[Block], wanted: Sequence[str]) -> Block | None:
    """Return the line that is a part of the head's title together with the lines below it, or None."""
    for at, (block, below) in enumerate(pairwise(blocks), 1):
        if block.element is not below.element or not _is_line(block):  # as most: this costs less than to look at the letters
            continue
        key = letters(block.text)
        if key and any(title.startswith(key) for title in wanted) and _further_lines(block, blocks[at : at + MOST_FURTHER_LINES], wanted):
            return block
    return None


def _says(block: Block, wanted: Collection[str]) -> bool:
    """Return whether the letters of a line are among those of the head's titles, behind a date or without one."""
    key = letters(block.text)
    if key in wanted:
        return True
    bare = key.lstrip(_OF_DATES) if key[:1].isdigit() else key
    return len(key) - len(bare) >= FEWEST_OF_DATE and bare in wanted


def _is_line(block: Block) -> bool:
    """Return whether a block may be a headline: one line, and no link."""
    return block.element is not None and block.stands_for == 1 and not block.is_linked and len(block.text) <= MAX_HEADLINE_CHARACTERS
