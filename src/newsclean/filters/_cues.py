"""What most filters have in common: a short block that bears their wording."""

from __future__ import annotations

from newsclean.document import Block, Document, Marks
from newsclean.languages.tables import FURNITURE

LONGEST_SUBHEADING = 2  # words of a label that may be a sub-heading: "Weather", "Privacy"

_OPENING_QUOTES = frozenset("“„«‘「")
_CLOSING_QUOTES = frozenset("”“»’」")


def short_blocks(doc: Document, table: str, max_words: int) -> Marks:
    """The blocks that bear a phrase of the table: as the whole line at any length, elsewhere up to `max_words`."""
    for block, cue in doc.cued(table):
        if cue.place == "line":
            if not is_subheading(doc, block) and not _is_said(doc, block):
                yield block, cue.reason
        elif block.words <= max_words:
            yield block, cue.reason


def _is_said(doc: Document, block: Block) -> bool:
    """Whether a label is what somebody says: in quotation marks, or one word with a full stop among the paragraphs of a page."""
    if block.text[0] in _OPENING_QUOTES and block.text[-1] in _CLOSING_QUOTES:
        return True
    return block.words == 1 and block.ends == "sentence" and block.index in doc.layout.beside_text


def is_subheading(doc: Document, block: Block) -> bool:
    """Whether a label may be the article's own sub-heading: one word ("Weather", "Privacy") between two paragraphs.

    A Markdown heading of two words may be one too. A plain line is taken for a label all the same where the input shows page furniture.
    """
    if block.kind != "heading" and (doc.layout.shows_furniture or " " in block.plain):
        return False
    if block.words > LONGEST_SUBHEADING:
        return False
    below = doc.next(block)
    if below is None or not below.is_sentence or not FURNITURE.isdisjoint(below.cues):
        return False
    return doc.first_sentence < block.index
