"""The publication date, from a line that is a date and little else."""

from __future__ import annotations

import re
from datetime import date as Day
from functools import lru_cache
from itertools import islice

from newsclean.document import Block, Document, Head
from newsclean.languages import wording
from newsclean.values.dates import Moment, date_in_address, find_date, may_hold_year

LONGEST_DATE_LINE = 20  # words
LONGEST_DATE_TEXT = 500  # characters, since a word may be of any length
ABOVE, BELOW = 30, 3  # blocks around the first running text among which a line needs no word such as "Published" to be the date
MAX_DATES = 3  # in one line: published, updated
OLDEST = "1995"  # of the dates printed on a page that are believed to be the page's own
DIGITS = frozenset("0123456789")


_WORDS = re.compile(r"[^\W\d_]+")
_DATE_WORDS = frozenset(("date", "dateline", "datetime", "published", "posted", "time", "timestamp", "pubdate", "datum", "submitted", "created"))
_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted)|veröffentlicht|publié|publicado|pubblicato|gepubliceerd|опубликовано")
_UPDATED = re.compile(
    r"\b(?:updated?|modified|aktualisiert|geändert|mis à jour|modifié|actualizado|aggiornat[oa]|atualizado|bijgewerkt|gewijzigd|"
    r"aktualizacja|обновлено|güncelle\w*)\b|更新|수정"
)


def is_date_line(block: Block) -> bool:
    """Whether a block is a date and little else: "Posted on August 15, 2022", "Stand: 15.08.2022, 10:49 Uhr"."""
    if block.words > LONGEST_DATE_LINE or len(block.text) > LONGEST_DATE_TEXT or not may_hold_year(block.text):
        return False
    if (block.kind == "item" and block.ends == "sentence") or (block.kind == "quote" and block.element is not None):
        return False  # a footnote, say, or a tweet's date
    words = _words_beside_date(block.text)
    return words is not None and words <= (8 if "date" in block.cues else 5)


@lru_cache(maxsize=1024)
def _words_beside_date(text: str) -> int | None:
    """How many words a line has besides its dates; None where it has no date. Remembered, as several filters ask the same of a line."""
    if DIGITS.isdisjoint(text):
        return None
    rest = text
    for dates in range(MAX_DATES):
        moment = find_date(rest, day_first=True)
        if moment is None:
            if not dates:
                return None
            break
        rest = rest[: moment.start] + " " + rest[moment.end :]
    return len(_WORDS.findall(rest))


def _day_first(doc: Document, language: str | None) -> bool | None:
    """Whether "03/04/2022" is the third of April: everywhere but in English, where it is left open.

    Where the language is not known, a word that is not English ("publié le") tells.
    """
    if language is not None:
        return None if language == "en" else True
    english = {p for phrases in wording.phrase_files()["en"]["date"].values() for p in phrases if isinstance(p, str)}
    found = [cue.phrase for b in doc.role("date") if (cue := b.cues.get("date"))]
    return True if found and not any(p in english for p in found) else None


def published_date(doc: Document, page: Head, language: str | None, url: str | None) -> tuple[str | None, list[str]]:
    """The publication date in ISO 8601, and what is to be said of it where it is easily doubted.

    The page's head goes first, unless the line at the headline gives an earlier day: systems stamp an article anew when it moves.
    Then that line, an element marked as a date, the day in the address, and the only line of the page that bears a date.
    """
    if doc.head is None:
        return read_date(doc, language) or date_in_address(url), []
    top = _headline(doc)
    around = doc.blocks[max(0, top - BELOW) : doc.body_start + BELOW]
    if page.date_published and any(_may_say(b, page.date_published) for b in around):
        return page.date_published, []
    lines = [b for b in around if is_date_line(b)]
    lines += [b for b in doc.role("date") if b.index >= doc.body_start + BELOW and _PUBLISHED.match(b.plain)]
    near = [(b, m) for b, m in _dated(lines, _day_first(doc, language), top) if m.iso >= OLDEST]
    if page.date_published is not None:
        shown = near[0][1].iso if near and not _is_update(near[0][0]) else None
        if shown is not None and _days_between(shown, page.date_published) > 1:
            return shown, [f"date_published is {shown}, as printed at the headline, not {page.date_published}, as the page's head has it"]
        return page.date_published, []
    if near and not _is_update(near[0][0]):
        return _zoned(near[0][1].iso, page.marked_date), []
    if found := page.marked_date or date_in_address(url):
        return found, []
    if near:
        return near[0][1].iso, [f'date_published is from "{near[0][0].text[:80]}", the only date that is printed']
    found = read_date(doc, language) or _only_date(doc, language)
    return (found if found and found >= OLDEST else None), []


def _zoned(shown: str, marked: str | None) -> str:
    """A printed time with the zone that the element around it gives: the same minute, and more said of it."""
    return marked if marked is not None and len(shown) > len("2022-08-15") and marked.startswith(shown[:16]) and len(marked) > len(shown) else shown


def _headline(doc: Document) -> int:
    """Index of a page's headline: of the line that was taken for it, else of the first heading above the article, else some lines above it."""
    headings = [b.index for b in doc.blocks[: doc.body_start] if b.level == 1 and b.kind == "heading"]
    top = min((b.index for b in doc.role("title")), default=headings[-1] if headings else doc.body_start)
    return top if top <= doc.body_start else max(0, doc.body_start - ABOVE)


def _dated(lines: list[Block], day_first: bool | None, top: int) -> list[tuple[Block, Moment]]:
    """The lines that hold a date, with it: those below the headline before those above it, "published" before "updated"."""
    dated = [(b, m) for b in lines if (m := find_date(b.text, day_first=day_first))]
    return sorted(dated, key=lambda pair: (pair[0].index < top, _is_update(pair[0]), pair[0].index))


def _only_date(doc: Document, language: str | None) -> str | None:
    """The date of the lines of the page that are marked as one, if it is the same in all; None where there are several, or none."""
    lines = [b for b in doc.blocks if is_date_line(b) and _is_marked(b) and not _is_update(b)]
    dates = {moment.iso[:10]: moment.iso for _, moment in reversed(_dated(lines, _day_first(doc, language), 0))}
    return next(iter(dates.values())) if len(dates) == 1 else None


def _is_marked(block: Block) -> bool:
    """Whether a line's words or the class of an element around it say that it is a date."""
    return "date" in block.cues or (block.element is not None and any(node.words & _DATE_WORDS for node in islice(block.element.up(), 3)))


def _may_say(block: Block, date: str) -> bool:
    """Whether a short line bears the year and the day of a date in ISO 8601: a cheap test before lines are read."""
    if block.words > LONGEST_DATE_LINE or len(block.text) > LONGEST_DATE_TEXT or date[:4] not in block.text:
        return False
    return re.search(rf"(?<!\d)0?{int(date[8:10])}(?!\d)", block.text) is not None


def _days_between(first: str, second: str) -> int:
    """How many days the second of two dates in ISO 8601 is after the first."""
    return (Day.fromisoformat(second[:10]) - Day.fromisoformat(first[:10])).days


def read_date(doc: Document, language: str | None) -> str | None:
    """The publication date in ISO 8601, with a time and a zone where the line gives them; None where no full date is known.

    Lines below the title go before lines above it, which may be the page's own clock, and "published" goes before "updated".
    """
    top = min((b.index for b in doc.role("title")), default=-1)
    dated = _dated(doc.role("date"), _day_first(doc, language), top)
    return dated[0][1].iso if dated else None


def _is_update(block: Block) -> bool:
    found = _UPDATED.search(block.plain)
    return found is not None and found.start() < 3


def read_modified(doc: Document, language: str | None) -> str | None:
    """The date of the last change in ISO 8601, from a line that says so; None where there is none."""
    day_first = _day_first(doc, language)
    for block in doc.role("date"):
        at = _UPDATED.search(block.plain)
        if at and (moment := find_date(block.plain[at.start() :], day_first=day_first)):
            return moment.iso
    return None
