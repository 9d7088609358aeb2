"""Filter `navigation`."""

import re
from itertools import islice

from newsclean.document import Block, Document, Marks
from newsclean.filters._cues import is_subheading, labels, short_blocks
from newsclean.filters._lists import MOST_ENTRIES
from newsclean.filters._menus import AMBIGUOUS, is_menu_entry, short_lines
from newsclean.languages import wording
from newsclean.languages.tables import IN_MENUS

LONGEST_ROW = 30  # words of a row of menu entries
LONGEST_ENTRY = 4  # words of one entry
LEAST_KNOWN = 2  # entries of a row that must be known; at least half of them must

FEWEST_ADDRESSES = 2  # of the list of links at the end of a text browser's text

# The heads of that list, as text browsers print them: "References" / "Visible links".
_LINK_HEADS = frozenset(
    (
        *("references", "visible links", "hidden links", "verweise", "sichtbare links", "versteckte links"),
        *("références", "liens visibles", "liens cachés", "riferimenti", "referencias", "referências", "enlaces visibles", "enlaces ocultos"),
        *("verwijzingen", "referenser", "ссылки", "odnośniki"),
    )
)
_ADDRESS = re.compile(r"(?:\d{1,4}\. )?(?:https?|file|mailto|ftp|javascript):\S{1,2000}$")
_BAR = re.compile("[|>›»→•·/]")


def navigation(doc: Document, *, max_words: int = 8) -> Marks:
    """Menus and site furniture: "Skip to content", "Home > News > Local", "Terms | Privacy policy", and a text browser's list of links.

    A phrase must be the whole line or the start of a short one, or stand in a row of such entries between bars: "more" and "search" are ordinary
    words.
    """
    yield from short_blocks(doc, "navigation", max_words)
    yield from menu_labels(doc)
    yield from _links_of_browser(doc)
    for block in doc.kept:
        if block.kind == "rule" and block.is_linked:
            yield block, "is a row of links that a text browser numbered"
        elif block.words <= LONGEST_ROW and not block.is_sentence:
            text = block.text
            may_be_row = "|" in text or "/" in text or ">" in text or (not text.isascii() and _BAR.search(text))
            if may_be_row and (entries := _menu_entries(text)):
                yield block, f"is a row of {entries} menu entries"


def _links_of_browser(doc: Document) -> Marks:
    """Yield the list of links that a text browser puts at the end, if its head stands above it."""
    if doc.head is not None or not doc.blocks or not _is_listed(doc.blocks[-1]):
        return
    run: list[Block] = []
    heads: list[Block] = []
    for block in reversed(doc.blocks):
        if block.plain.rstrip(":") in _LINK_HEADS:
            heads.append(block)
        elif _is_listed(block):
            run.append(block)
        else:
            break
    if heads and len(run) >= FEWEST_ADDRESSES:
        for block in doc.kept_among(b.index for b in (*run, *heads)):
            yield block, "is part of the list of links that a text browser puts at the end"


def _is_listed(block: Block) -> bool:
    """Return whether a block is a numbered address and nothing else."""
    return block.kind in ("item", "paragraph") and _ADDRESS.match(block.text) is not None


def menu_labels(doc: Document) -> Marks:
    """Yield the lines that a phrase is the whole of, and those that head a list elsewhere, and here stand in a menu."""
    yield from labels(doc, "navigation")
    for table in AMBIGUOUS:
        for block, cue in doc.cued(table):
            if cue.place == "line" and is_menu_entry(doc, block) and not is_subheading(doc, block):
                yield block, f'is an entry of a menu: "{cue.phrase}"'
                if table == "most_read" and block.index > doc.body_start:
                    for entry in islice(short_lines(doc, block, 1), MOST_ENTRIES):
                        yield entry, f'stands in the menu below "{block.text}"'


def _menu_entries(text: str) -> int:
    """Return how many entries a row of menu entries has; 0 if a text is not such a row, or fewer than half of its entries are known."""
    pieces = [p for piece in _BAR.split(text) if (p := piece.strip())]
    most_unknown = min(len(pieces) // 2, len(pieces) - LEAST_KNOWN)
    if most_unknown < 0 or any(p.count(" ") >= LONGEST_ENTRY for p in pieces):
        return 0
    unknown = 0
    for piece in pieces:
        if not any(c.place == "line" and t in IN_MENUS for t, c in wording.cues(piece).items()):
            unknown += 1
            if unknown > most_unknown:
                return 0
    return len(pieces)
