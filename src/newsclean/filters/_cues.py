"""What most filters by wording share: finding short blocks that bear a phrase of their table."""

from __future__ import annotations

from newsclean.document import Block, Document, Marks
from newsclean.languages.tables import FURNITURE

LONGEST_LABEL_SUBHEADING = 2  # words of a label that may be a sub-heading: "Weather", "Privacy"

_OPENING_QUOTES = frozenset("“„«‘「")
_CLOSING_QUOTES = frozenset("”“»’」")


def short_blocks(doc: Document, table: str, max_words: int) -> Marks:
    """Yield the blocks that bear a phrase of a table: at any length where the phrase is the whole line, else up to `max_words`."""
    yield from labels(doc, table)
    for block, cue in doc.cued(table):
        if block.words <= max_words and cue.place != "line":
            yield block, cue.reason


def labels(doc: Document, table: str) -> Marks:
    """Yield the blocks that a phrase of a table is the whole line of. Of all that `short_blocks` gives, only these look at the blocks around them."""
    for block, cue in doc.cued(table):
        if cue.place == "line" and not is_subheading(doc, block) and not _is_said(doc, block):
            yield block, cue.reason


def _is_said(doc: Document, block: Block) -> bool:
    """Return whether somebody says a label: it stands in quotation marks, or is one word with a full stop among the paragraphs of a page."""
    if block.text[0] in _OPENING_QUOTES and block.text[-1] in _CLOSING_QUOTES:
        return True
    return block.words == 1 and block.ends == "sentence" and block.index in doc.layout.beside_text


def is_subheading(doc: Document, block: Block) -> bool:
    """Return whether a label may be the article's own sub-heading: one word ("Weather", "Privacy") between two paragraphs.

    A heading may also have two words. In an input that shows page furniture, a line that is not marked as a heading never counts as a sub-heading.
    """
    if block.kind != "heading" and (doc.layout.shows_furniture or " " in block.plain):
        return False
    if block.words > LONGEST_LABEL_SUBHEADING:
        return False
    below = doc.next(block)
    if below is None or not below.is_sentence or not FURNITURE.isdisjoint(below.cues):
        return False
    return doc.first_sentence < block.index
