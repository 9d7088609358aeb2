"""Filter `date`: which lines are dates. What they say, and which of them counts, `newsclean.metadata.dates` reads."""

import re

from newsclean.document import Block, Document, Marks
from newsclean.metadata.date_lines import MAX_DATE_LINE_WORDS, is_date_line, says_more
from newsclean.metadata.dates import DATE_BLOCKS_ABOVE, DATE_BLOCKS_BELOW
from newsclean.values.dates import has_full_year
from newsclean.values.texts import DIGITS

MAX_LEFTOVER_WORDS = 3  # of a line that is a phrase such as "Published on" and has lost its date
MAX_TIMED_WORDS = 8  # of a line with such a phrase and a time: "Stand: 10:49 Uhr", "5 min read"

# A clock time, a year, or minutes of reading.
_CLOCK_OR_YEAR = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:19|20)\d\d\b|\b\d{1,3}\s?(?:min|мин|分|분)")


def date(doc: Document) -> Marks:
    """Mark as "date" the lines that are a date and little else, near the head or with a word such as "Published".

    A full date above the title is the page's clock where another one follows below; a date without a year is never the article's.
    A line that says something beside its date is kept: "Update, 3 May 2021: The man has died."
    Dates that stand between the paragraphs of a chronicle are its sub-headings, and are kept.
    """
    near = doc.near_body_start(DATE_BLOCKS_ABOVE, DATE_BLOCKS_BELOW)
    dated = [b for b in near if b.words <= MAX_DATE_LINE_WORDS and is_date_line(b)]
    if dated and not _is_chronicle(doc):
        for block in dated:
            yield block, "is a date and little else", "date"
    for block, cue in doc.cued("date"):
        if is_date_line(block):
            yield block, "is a date with a word that says so", "date"
        elif cue.place == "line" and block.words <= MAX_LEFTOVER_WORDS and DIGITS.isdisjoint(block.text):
            if block.index + 1 < len(doc.blocks) and is_date_line(doc.blocks[block.index + 1]):
                yield block, f'is just "{cue.phrase}", above the date', "date"
                continue
            # Such a leftover stands where the byline does, and bears no date that anybody could read.
            yield block, f'is just "{cue.phrase}", which has lost its date', "byline"
        elif block.words <= MAX_TIMED_WORDS and not block.is_sentence and _bears_time(block, cue.place) and not says_more(block):
            yield block, f'opens or ends with "{cue.phrase}", with a time', "date"


def _bears_time(block: Block, place: str) -> bool:
    """Return whether a line with a date's word bears a time as well: "Stand: 10:49 Uhr", "5 min read"; not "Stand gestern bei 4 Metern"."""
    if DIGITS.isdisjoint(block.text):
        return False
    return place in ("line", "end") or _CLOCK_OR_YEAR.search(block.text) is not None


def _is_chronicle(doc: Document) -> bool:
    """Return whether dates, with all digits of their year, stand between the article's paragraphs, as sub-headings."""
    below = doc.position(doc.body_start) + DATE_BLOCKS_BELOW + 1
    lines = [b for b in doc.kept[below:] if b.words <= MAX_DATE_LINE_WORDS and has_full_year(b.text)]
    span = doc.span
    return any(is_date_line(b) and "date" not in b.cues for b in lines if b.index in span)
