"""Filter `date`."""

import re

from newsclean.document import Block, Document, Marks
from newsclean.metadata.dates import ABOVE, BELOW, DIGITS, LONGEST_DATE_LINE, is_date_line

_CLOCK_OR_YEAR = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:19|20)\d\d\b")


def date(doc: Document) -> Marks:
    """Gives the role "date" to lines that are a date and little else, near the head or with a word such as "Published".

    A full date above the title is the page's clock where another one follows below; a date without a year is never the article's.
    Dates that stand between the paragraphs of a chronicle are its sub-headings, and are kept.
    """
    if not _is_chronicle(doc):
        for block in doc.near_body_start(ABOVE, BELOW):
            if is_date_line(block):
                yield block, "is a date and little else", "date"
    for block, cue in doc.cued("date"):
        if is_date_line(block):
            yield block, "is a date with a word that says so", "date"
        elif cue.place == "line" and block.words <= 3:
            # Such a leftover stands where the byline does, and bears no date that anybody could read.
            yield block, f'is just "{cue.phrase}", which has lost its date', "byline"
        elif block.words <= 8 and not block.is_sentence and _bears_time(block, cue.place):
            yield block, f'opens or ends with "{cue.phrase}", with a time', "date"


def _bears_time(block: Block, place: str) -> bool:
    """Whether a line with a date's word bears a time as well: "Stand: 10:49 Uhr", "5 min read"; not "Stand gestern bei 4 Metern"."""
    if DIGITS.isdisjoint(block.text):
        return False
    return place in ("line", "end") or _CLOCK_OR_YEAR.search(block.text) is not None


def _is_chronicle(doc: Document) -> bool:
    """Whether dates stand between the article's paragraphs, as sub-headings."""
    below = doc.position(doc.body_start) + BELOW + 1
    span = doc.span
    return any(is_date_line(b) and "date" not in b.cues for b in doc.kept[below:] if b.words <= LONGEST_DATE_LINE and b.index in span)
