"""What most filters by wording share: finding short blocks that bear a phrase of their table."""

from __future__ import annotations

import re

from newsclean.document import Block, Document, Marks
from newsclean.languages.tables import FURNITURE
from newsclean.languages.wording import Cue

BELOW_COMMENTS = "stands below the heading of the comments"  # the reason by which `outside_article` knows that `comment_form` found a section
LONGEST_CLOSING_TERMS = 300  # words of a paragraph of terms; a guess, the longest seen had 150
SHORTEST_TOLD = 8  # words of a sentence that tells of wording of furniture
LONGEST_LABEL_SUBHEADING = 2  # words of a label that may be a sub-heading: "Weather", "Privacy"

_SAID = frozenset(("cookie_notice", "media_label"))  # tables whose wording a sentence of an article may open with
_GOES_ON = re.compile(r"(?:[^.!?,]{0,60},)?\s+[^\W\d_A-Z]")  # a small letter, perhaps behind a comma

_OPENING_QUOTES = frozenset("“„«‘「")
_CLOSING_QUOTES = frozenset("”“»’」")


def short_blocks(doc: Document, table: str, max_words: int) -> Marks:
    """Yield the blocks that bear a phrase of a table: at any length where the phrase is the whole line, else up to `max_words`."""
    yield from labels(doc, table)
    for block, cue in doc.cued(table):
        if block.words <= max_words and cue.place != "line" and not is_told(doc, block, cue):
            yield block, cue.reason


def closing_terms(doc: Document, table: str, max_words: int) -> Marks:
    """Yield the blocks of more than `max_words` that open with a phrase of a table and stand at the foot of a page: terms run on for long.

    Below them stands no running text without wording of furniture.
    """
    if not doc.layout.shows_furniture:
        return
    long = [(block, cue) for block, cue in doc.cued(table) if max_words < block.words <= LONGEST_CLOSING_TERMS and cue.place == "start"]
    if not long:
        return
    last = max((b.index for b in doc.kept if b.is_sentence and FURNITURE.isdisjoint(b.cues)), default=-1)
    for block, cue in long:
        if block.index > last >= 0:
            yield block, cue.reason


def is_told(doc: Document, block: Block, cue: Cue) -> bool:
    """Return whether a sentence of an article tells of such wording: "All rights reserved, joked the speaker when the vote was over."

    The sentence goes on behind it with a small letter, as behind what somebody says, and stands below running text. Consent banners and labels go
    on so, too: there running text must follow as well. Wording in quotation marks is no phrase of the block at all, see `Block.cues`.
    """
    if not block.is_sentence or block.words < SHORTEST_TOLD or block.index <= doc.first_sentence:
        return False
    at = block.text.casefold().find(cue.phrase)
    if at < 0:
        return False
    before, behind = block.text[:at].rstrip(), block.text[at + len(cue.phrase) :]
    if before or not _GOES_ON.match(behind):
        return False
    table = next((name for name, found in block.cues.items() if found is cue), "")
    if table == "copyright_line":
        return behind.startswith(",") and _is_running(doc, block.index, -1)
    return table in _SAID and _is_running(doc, block.index, -1) and _is_running(doc, block.index, 1)


def _is_running(doc: Document, index: int, step: int) -> bool:
    """Return whether running text stands next to a block on one side, not counting sentences that bear such wording as well."""
    at = doc.position(index) + step
    while 0 <= at < len(doc.kept) and doc.kept[at].is_sentence and not FURNITURE.isdisjoint(doc.kept[at].cues):
        at += step
    return 0 <= at < len(doc.kept) and doc.kept[at].is_sentence


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
