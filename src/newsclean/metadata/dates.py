"""The dates of publication and of the last change: which of the dates that a page or a text gives is the article's.

    is_date_line     whether a line is a date and little else: the filter `date` gives such lines the role "date"
    published_date   the date of publication, by the page's head, the line at the headline, an element that is marked, the URL, in this order
    read_date        the date of publication by the lines that bear the role: all that a text has
    read_modified    the date of the last change by the lines that bear the role

What one line says, `newsclean.values.dates` reads. The words "published" and "updated" stand in the phrase files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date as Day
from functools import lru_cache
from itertools import islice

from newsclean import vocabulary
from newsclean.document import Block, Document, Head
from newsclean.languages import wording
from newsclean.values import words
from newsclean.values.dates import Moment, date_in_address, find_date, may_hold_year
from newsclean.values.texts import DIGITS

MAX_DATE_LINE_WORDS = 20
MAX_DATE_LINE_CHARACTERS = 500  # since a word may be of any length
MAX_DATES_IN_LINE = 3  # published, updated
MAX_WORDS_BESIDE_DATE = 5  # of a date line: "Posted by Jane Doe on"
MAX_WORDS_BESIDE_LABELLED_DATE = 8  # of one that holds a phrase such as "Published"
# Around the article's first running text, a line needs no phrase such as "Published" to be its date.
DATE_BLOCKS_ABOVE = 30
DATE_BLOCKS_BELOW = 3
FIRST_YEAR_PRINTED = "1995"  # an earlier date on a page is what it writes about: news sites began about then
DATE_ELEMENTS_AROUND = 3  # whose class may say that a line is a date: its own, and those around it
MAX_UPDATE_INDENT = 3  # characters before a word such as "Updated" that opens a line

_WORD = re.compile(r"[^\W\d_]+")


def is_date_line(block: Block) -> bool:
    """Return whether a block is a date and little else: "Posted on August 15, 2022", "Stand: 15.08.2022, 10:49 Uhr"."""
    if block.words > MAX_DATE_LINE_WORDS or len(block.text) > MAX_DATE_LINE_CHARACTERS or not may_hold_year(block.text):
        return False
    if (block.kind == "item" and block.ends == "sentence") or (block.kind == "quote" and block.element is not None):
        return False  # a footnote, say, or a tweet's date
    beside = _words_beside_date(block.text)
    return beside is not None and beside <= (MAX_WORDS_BESIDE_LABELLED_DATE if "date" in block.cues else MAX_WORDS_BESIDE_DATE)


def _date_lines(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks that are a date and little else. Nearly all others are too long, or have no year."""
    return [b for b in blocks if b.words <= MAX_DATE_LINE_WORDS and may_hold_year(b.text) and is_date_line(b)]


@lru_cache(maxsize=1024)  # several filters ask the same of a line
def _words_beside_date(text: str) -> int | None:
    """Return how many words a line has besides its dates, or None where it has no date."""
    if DIGITS.isdisjoint(text):
        return None
    rest = text
    for dates in range(MAX_DATES_IN_LINE):
        moment = find_date(rest, day_first=True)
        if moment is None:
            if not dates:
                return None
            break
        rest = rest[: moment.start] + " " + rest[moment.end :]
    return len(_WORD.findall(rest))


def published_date(doc: Document, head: Head, language: str | None, url: str | None) -> tuple[str | None, list[str]]:
    """Return the date of publication as ISO 8601, and notes on what it rests on where a reader may doubt it.

    The page's head goes first, unless the line at the headline gives an earlier day: systems stamp an article anew when it moves.
    Then that line, an element marked as a date, the day in the URL, and the only line of the page that bears a date.
    """
    if doc.head is None:
        return read_date(doc, language) or date_in_address(url), []
    top = _headline(doc)
    around = [b for b in doc.blocks[max(0, top - DATE_BLOCKS_BELOW) : doc.body_start + DATE_BLOCKS_BELOW] if b.words <= MAX_DATE_LINE_WORDS]
    if head.date_published and any(_may_say(b, head.date_published) for b in around):
        return head.date_published, []
    lines = _date_lines(around)
    lines += [b for b in doc.role("date") if b.index >= doc.body_start + DATE_BLOCKS_BELOW and words.published().match(b.plain)]
    near = [(b, m) for b, m in _dated(lines, _day_first(doc, language), top) if m.iso >= FIRST_YEAR_PRINTED]
    if head.date_published is not None:
        shown = near[0][1].iso if near and not _is_update(near[0][0]) else None
        if shown is not None and _days_between(shown, head.date_published) > 1:
            return shown, [f"date_published is {shown}, as printed at the headline, not {head.date_published}, as the page's head has it"]
        return head.date_published, []
    if near and not _is_update(near[0][0]):
        return _zoned(near[0][1].iso, head.marked_date), []
    if found := head.marked_date or date_in_address(url):
        return found, []
    if near:
        return near[0][1].iso, [f'date_published is from "{near[0][0].text[:80]}", the only date that is printed']
    found = read_date(doc, language) or _only_date(doc, language)
    return (found if found and found >= FIRST_YEAR_PRINTED else None), []


def read_date(doc: Document, language: str | None) -> str | None:
    """Return the date of publication by the lines with the role "date", as ISO 8601, with a time and a zone where the line gives them; or None.

    Lines below the title go before lines above it, which may be the page's own clock, and "published" goes before "updated".
    """
    top = min((b.index for b in doc.role("title")), default=-1)
    dated = _dated(doc.role("date"), _day_first(doc, language), top)
    return dated[0][1].iso if dated else None


def read_modified(doc: Document, language: str | None) -> str | None:
    """Return the date of the last change as ISO 8601, by a line that says so; or None."""
    day_first = _day_first(doc, language)
    for block in doc.role("date"):
        at = words.updated().search(block.plain)
        if at and (moment := find_date(block.plain[at.start() :], day_first=day_first)):
            return moment.iso
    return None


def _day_first(doc: Document, language: str | None) -> bool | None:
    """Return whether "03/04/2022" is the third of April: everywhere but in English, where it is left open (None).

    Where the language is not known, a phrase that is not English ("publié le") tells.
    """
    if language is not None:
        return None if language == "en" else True
    english = wording.load().english_dates
    found = [cue.phrase for b in doc.role("date") if (cue := b.cues.get("date"))]
    return True if found and not any(p in english for p in found) else None


def _headline(doc: Document) -> int:
    """Return the index of a page's headline: the line that was taken for it, else the last first-level heading above the article, else its start.

    A headline below the article's start is none: then some lines above the start.
    """
    headings = [b.index for b in doc.blocks[: doc.body_start] if b.level == 1 and b.kind == "heading"]
    top = min((b.index for b in doc.role("title")), default=headings[-1] if headings else doc.body_start)
    return top if top <= doc.body_start else max(0, doc.body_start - DATE_BLOCKS_ABOVE)


def _dated(lines: Sequence[Block], day_first: bool | None, top: int) -> list[tuple[Block, Moment]]:
    """Return the lines that hold a date, with it: those below the headline (`top`) before those above it, "published" before "updated"."""
    dated = [(b, m) for b in lines if (m := find_date(b.text, day_first=day_first))]
    return sorted(dated, key=lambda pair: (pair[0].index < top, _is_update(pair[0]), pair[0].index))


def _only_date(doc: Document, language: str | None) -> str | None:
    """Return the date of the page's lines that are marked as one, if all give the same; None where they give several, or none."""
    lines = [b for b in _date_lines(doc.blocks) if _is_marked(b) and not _is_update(b)]
    dates = {moment.iso[:10]: moment.iso for _, moment in reversed(_dated(lines, _day_first(doc, language), 0))}
    return next(iter(dates.values())) if len(dates) == 1 else None


def _is_marked(block: Block) -> bool:
    """Return whether a line's words or the class of an element around it say that it is a date."""
    if "date" in block.cues:
        return True
    return block.element is not None and any(element.words & vocabulary.DATES for element in islice(block.element.up(), DATE_ELEMENTS_AROUND))


def _is_update(block: Block) -> bool:
    """Return whether a line opens with a word such as "Updated"."""
    found = words.updated().search(block.plain)
    return found is not None and found.start() < MAX_UPDATE_INDENT


def _may_say(block: Block, date: str) -> bool:
    """Return whether a short line bears the year and the day of a date in ISO 8601: a cheap test before lines are read."""
    if block.words > MAX_DATE_LINE_WORDS or len(block.text) > MAX_DATE_LINE_CHARACTERS or date[:4] not in block.text:
        return False
    return re.search(rf"(?<!\d)0?{int(date[8:10])}(?!\d)", block.text) is not None


def _zoned(shown: str, marked: str | None) -> str:
    """Return a printed date, or what the element around it gives where that is the same minute with more said of it: its zone."""
    is_same_minute = len(shown) > len("2022-08-15") and marked is not None and marked.startswith(shown[: len("2022-08-15T10:49")])
    return marked if marked is not None and is_same_minute and len(marked) > len(shown) else shown


def _days_between(first: str, second: str) -> int:
    """Return how many days the second of two dates in ISO 8601 is after the first."""
    return (Day.fromisoformat(second[:10]) - Day.fromisoformat(first[:10])).days
