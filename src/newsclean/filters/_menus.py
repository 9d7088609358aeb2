"""Entries of menus that are worded like headings of lists: "News", "Newsletter", "Latest", "Topics"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from newsclean.document import Block, Document
from newsclean.languages.tables import IN_MENUS

AMBIGUOUS = ("most_read", "newsletter", "tag_list", "related_link", "media_label")  # tables whose whole lines may be entries of a menu
LONGEST_ENTRY = 3  # words
_LISTS = frozenset(("most_read", "related_link"))  # tables of headings of lists of headlines
NEIGHBOURS = 3  # lines looked at on either side
LEAST_KNOWN = 2  # of them that must be known as entries of menus; above the first running text one is enough
SHORTEST_HEADLINE = 4  # words of a line that a list of headlines may begin with


def is_menu_entry(doc: Document, block: Block) -> bool:
    """Return whether a line that is just a phrase stands in a menu, and not above a list.

    Either two of the short lines around it are known as entries of menus, or it names a section, too ("News"). A headline below it makes it the
    heading of a list.
    """
    if not doc.layout.shows_furniture:
        return False
    is_above = block.index < doc.first_sentence
    may_head = not is_above or not _LISTS.isdisjoint(block.cues)  # above the text, the headline may stand below the last entry
    if block.words > LONGEST_ENTRY or (may_head and heads_list(doc, block)):
        return False
    if "section" in block.cues and block.cues["section"].place == "line" and "most_read" in block.cues:
        return True
    least = 1 if is_above else LEAST_KNOWN
    return sum(_is_known(b) for step in (-1, 1) for b in islice(short_lines(doc, block, step), NEIGHBOURS)) >= least


def heads_list(doc: Document, block: Block) -> bool:
    """Return whether a list begins below a line: a headline, perhaps behind its number."""
    for below in doc.blocks[block.index + 1 : block.index + 3]:
        if below.words >= SHORTEST_HEADLINE:
            return not below.is_sentence and all(cue.place != "line" for cue in below.cues.values())
        if not below.text.strip(".#").isdigit():
            return False
    return False


def short_lines(doc: Document, block: Block, step: int) -> Iterator[Block]:
    """Yield the short lines next to a block on one side, the nearest first, up to anything else."""
    at = block.index + step
    while 0 <= at < len(doc.blocks) and doc.blocks[at].words <= LONGEST_ENTRY and not doc.blocks[at].ends:
        yield doc.blocks[at]
        at += step


def _is_known(block: Block) -> bool:
    return bool(block.cues) and any(cue.place == "line" and table in IN_MENUS for table, cue in block.cues.items())
