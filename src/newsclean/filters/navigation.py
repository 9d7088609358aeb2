"""Filter `navigation`."""

import re

from newsclean.document import Block, Document, Marks
from newsclean.filters._cues import short_blocks
from newsclean.languages import wording
from newsclean.languages.tables import IN_MENUS

LONGEST_ROW = 30  # words of a row of menu entries
LONGEST_ENTRY = 4  # words of one entry
LEAST_KNOWN = 2  # entries of a row that must be known; at least half of them must

_BARS = re.compile(r"\s{0,9}[|>›»→•·/]\s{0,9}")
_BAR = re.compile("[|>›»→•·/]")


def navigation(doc: Document, *, max_words: int = 8) -> Marks:
    """Menus and site furniture: "Skip to content", "Log in", "Home > News > Local", "Terms | Privacy policy".

    A phrase must be the whole line or the start of a short one, or stand in a row of such entries between bars: "more" and "search" are ordinary
    words.
    """
    yield from short_blocks(doc, "navigation", max_words)
    for block in doc.kept:
        if block.words <= LONGEST_ROW and not block.is_sentence and (entries := _menu_entries(block)):
            yield block, f"is a row of {entries} menu entries"


def _menu_entries(block: Block) -> int:
    """Return how many entries a row of menu entries has; 0 if the block is not such a row, or fewer than half of its entries are known."""
    text = block.text
    if "|" not in text and "/" not in text and ">" not in text and (text.isascii() or not _BAR.search(text)):
        return 0
    pieces = [p for p in _BARS.split(text) if p]
    if len(pieces) < 2 or any(p.count(" ") >= LONGEST_ENTRY for p in pieces):
        return 0
    known = sum(any(c.place == "line" and t in IN_MENUS for t, c in wording.cues(p).items()) for p in pieces)
    return len(pieces) if known >= LEAST_KNOWN and known >= len(pieces) / 2 else 0
