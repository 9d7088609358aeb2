"""`article.corrections`: notes that the text was changed or corrected."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.beside.bounds import is_in_comments
from newsclean.document import Block, Document
from newsclean.languages import wording
from newsclean.languages.tables import FURNITURE
from newsclean.layout.siblings import LONGEST_LABEL
from newsclean.values.dates import find_date
from newsclean.values.notes import day_of_note, says_change

TABLE = "correction"  # of phrases
LONGEST_NOTE = 250  # words; a longer paragraph with such a phrase tells a story about one
# Filters whose blocks belong to other articles, or to readers.
_OF_OTHERS = frozenset(("other_article", "link_block", "most_read", "reader_comments", "headline_run", "hidden_text"))
_ROLES_OF_OTHER_LINES = frozenset(("title", "date", "byline"))


class Correction(NamedTuple):
    """A note that the text was changed or corrected. It may stand in the body as well.

    text   the note as it is printed
    date   the day that it gives for itself, ISO 8601, with a time where it gives one; or None
    """

    text: str
    date: str | None


def read_corrections(doc: Document) -> tuple[Correction, ...]:
    """Return the notes in the body and around it, in order, each once.

    They are told by wording: the phrases of the table `correction` of the phrase files, and how a note opens, see `newsclean.values.notes`.
    """
    found: dict[str, Correction] = {}
    is_below_label = False
    for block in doc.blocks:
        if not _may_hold(doc, block):
            continue
        cue = wording.note_cues(block.plain, block.words <= wording.MAX_SEARCHED_WORDS).get(TABLE)
        is_label = cue is not None and cue.place == "line"
        if (is_below_label and block.is_sentence) or (not is_label and _is_note(block) and (cue is not None or _opens_as_note(doc, block))):
            found.setdefault(block.text, Correction(block.text, day_of_note(block.text)))
        is_below_label = is_label
    return tuple(found.values())


def _may_hold(doc: Document, block: Block) -> bool:
    """Return whether a block may hold a note on this article: it is the article's, or stands around it and leads nowhere."""
    if block.kind in ("code", "table") or block.is_linked or block.stands_for > 1 or block.words > LONGEST_NOTE or block.ends == "cut":
        return False
    removal = doc.removals.get(block.index)
    if removal is None:
        return True
    if removal.filter in _OF_OTHERS or removal.role in _ROLES_OF_OTHER_LINES:
        return False
    return not is_in_comments(block.element)


def _opens_as_note(doc: Document, block: Block) -> bool:
    """Return whether a block opens as a note.

    "Update: …" without a day opens leads, teasers and steps of a list, too. It counts below the lead of the body alone.
    """
    may_be_plain = block.kind == "paragraph" and block.index > doc.body_start and block.index not in doc.removals
    return says_change(block.text, is_sentence=block.is_sentence, may_be_plain=may_be_plain)


def _is_note(block: Block) -> bool:
    """Return whether a block with a phrase is a note, not a headline or the name of a section."""
    if "@" in block.text or "[email" in block.text or not FURNITURE.isdisjoint(block.cues):
        return False  # where to write to about mistakes
    return block.is_sentence or (block.kind != "heading" and block.words > LONGEST_LABEL) or find_date(block.text) is not None
