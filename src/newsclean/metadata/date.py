"""The publication date, from a line that is a date and little else."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import datetime, timedelta, timezone
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from newsclean import wording
from newsclean.model import Block, Document, Head, Marks
from newsclean.months import alternation, fold_date, months

LONGEST_DATE_LINE = 20  # words
LONGEST_DATE_TEXT = 500  # characters, since a word may be of any length
ABOVE, BELOW = 30, 3  # blocks around the first running text among which a line needs no word such as "Published" to be the date
MAX_DATES = 3  # in one line: published, updated
OLDEST = "1995"  # of the dates printed on a page that are believed to be the page's own
DIGITS = frozenset("0123456789")

# Zone names that mean one offset only, in hours. Others (IST, BST, CST, AST, …) stand for several, and a wrong zone is worse than none.
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "jst": 9,
    "kst": 9, "sgt": 8, "hkt": 8, "wib": 7, "wita": 8, "wit": 9, "est": -5, "edt": -4, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "cdt": -5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip

_TIME = re.compile(
    r"(?<![\d:.])(?:(?P<morning>오전|上午|午前)\s?|(?P<evening>오후|下午|午後)\s?)?"
    r"(?P<hour>2[0-3]|[01]?\d)(?:[:.h時时點시]\s?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?(?!\d)"
    r"\s*(?P<half>[ap])?(?(half)\.?m\.?(?![a-z]))"
    r"(?:\s*(?:uhr|ore|h|分|분)(?!\w))?"
    r"\s*(?P<zone>\(?(?:(?:utc|gmt)?\s?[+-]\d\d?:?(?:\d\d)?(?!\d)|[a-zа-я]{1,5}\)?(?!\w)))?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN = re.compile(r"t?[\s,|@·:.(–—-]*(?:alle|at|um|às|à|a las|saat|ore|kl\.?|om|o|в)?\s*")
_WORDS = re.compile(r"[^\W\d_]+")
_CLOCK_OR_YEAR = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:19|20)\d\d\b")
_DATE_WORDS = frozenset(("date", "dateline", "datetime", "published", "posted", "time", "timestamp", "pubdate", "datum", "submitted", "created"))
_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted)|veröffentlicht|publié|publicado|pubblicato|gepubliceerd|опубликовано")
_UPDATED = re.compile(
    r"\b(?:updated?|modified|aktualisiert|geändert|mis à jour|modifié|actualizado|aggiornat[oa]|atualizado|bijgewerkt|gewijzigd|"
    r"aktualizacja|обновлено|güncelle\w*)\b|更新|수정"
)


class Moment(NamedTuple):
    """A date found in a text: ISO 8601, with the time and zone where they are given; and where it stands."""

    iso: str
    start: int
    end: int


@cache
def _full_date() -> re.Pattern[str]:
    """The pattern of a full date in any of the languages, in small letters."""
    names = alternation()
    return re.compile(
        r"(?<!\d)(?:"
        r"(?P<y1>(?:19|20)\d\d)[-/.]\s?(?P<m1>\d\d?)[-/.]\s?(?P<d1>\d\d?)"
        r"|(?P<y2>(?:19|20)\d\d)\s?[年년]\s?(?P<m2>\d\d?)\s?[月월]\s?(?P<d2>\d\d?)\s?[日일]"
        rf"|(?P<d3>\d\d?)(?:st|nd|rd|th|er|º|°|\.)?(?:\s+(?:de|of)|\s*[-/])?\s*(?P<n3>{names})\b\.?,?(?:\s+(?:de|del|of))?[\s/-]*(?P<y3>(?:19|20)\d\d)"
        rf"|\b(?P<n4>{names})\b\.?\s*(?P<d4>\d\d?)(?:st|nd|rd|th)?\s*,?\s*(?P<y4>(?:19|20)\d\d)"
        r"|(?P<a5>\d\d?)(?P<s5>[./-])\s?(?P<b5>\d\d?)(?P=s5)\s?(?P<y5>(?:19|20)\d\d)"
        r")(?!\d|\.\d)"
    )


def find_date(text: str, *, day_first: bool | None = None) -> Moment | None:
    """The first full calendar date in a text, or None.

    "03/04/2022" is read by `day_first`, and not at all where that is None: it is two days in two countries.

    >>> find_date("10:54 JST, August 15, 2022").iso, find_date("Publié le 3 août 2021 à 09h12").iso, find_date("30 September, Friday")
    ('2022-08-15T10:54:00+09:00', '2021-08-03T09:12:00', None)
    """
    if not _may_hold_year(text) or not _YEAR.search(text):  # the months of all languages make the full pattern slow
        return None
    folded = fold_date(text)
    for found in _full_date().finditer(folded):
        day = _day(found, day_first)
        if day:
            return _with_time(day, folded, found)
    return None


def _may_hold_year(text: str) -> bool:
    """A test that is many times faster than a pattern."""
    return "20" in text or "19" in text


def _day(found: re.Match[str], day_first: bool | None) -> Day | None:
    g = found.groupdict()
    if g["y5"]:
        a, b = int(g["a5"]), int(g["b5"])
        if g["s5"] == "." or a > 12 or a == b:  # points are written day first everywhere
            day, month = a, b
        elif b > 12:
            day, month = b, a
        elif day_first is None:
            return None
        else:
            day, month = (a, b) if day_first else (b, a)
        year = int(g["y5"])
    else:
        form = next(k for k in "1234" if g["y" + k])
        year, day = int(g["y" + form]), int(g["d" + form])
        month = int(g["m" + form]) if form in "12" else months()[g["n" + form]]
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def _with_time(day: Day, folded: str, found: re.Match[str]) -> Moment:
    """The day with the time of day that stands next to it, if any."""
    behind = _BETWEEN.match(folded, found.end())
    time = _TIME.match(folded, behind.end() if behind else found.end())
    if time is None or not _is_time(time):
        time = next((t for t in _TIME.finditer(folded, max(0, found.start() - 24), found.start()) if _is_time(t)), None)
    if time is None:
        return Moment(day.isoformat(), found.start(), found.end())
    hour = int(time["hour"])
    if hour <= 12 and (time["half"] or time["morning"] or time["evening"]):
        hour = hour % 12 + (12 if time["half"] == "p" or time["evening"] else 0)
    moment = datetime(day.year, day.month, day.day, hour, int(time["minute"] or 0), int(time["second"] or 0), tzinfo=_zone(time["zone"]))
    return Moment(moment.isoformat(), min(found.start(), time.start()), max(found.end(), time.end()))


def _is_time(time: re.Match[str]) -> bool:
    return bool(time["minute"] or time["half"])


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    name = name.strip("() ")
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    offset = re.search(r"([+-])(\d\d?):?([0-5]\d)?$", name)
    if not offset or int(offset[2]) > 14:
        return None
    delta = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    return timezone(-delta if offset[1] == "-" else delta)


def is_date_line(block: Block) -> bool:
    """Whether a block is a date and little else: "Posted on August 15, 2022", "Stand: 15.08.2022, 10:49 Uhr"."""
    if block.words > LONGEST_DATE_LINE or len(block.text) > LONGEST_DATE_TEXT or not _may_hold_year(block.text):
        return False
    if (block.kind == "item" and block.ends == "sentence") or (block.kind == "quote" and block.path is not None):
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


def date(doc: Document) -> Marks:
    """Gives the role "date" to lines that are a date and little else, near the head or with a word such as "Published".

    A full date above the title is the page's clock where another one follows below; a date without a year is never the article's.
    Dates that stand between the paragraphs of a chronicle are its sub-headings, and are kept.
    """
    if not _is_chronicle(doc):
        for block in doc.near_head(ABOVE, BELOW):
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
    below = doc.position(doc.head) + BELOW + 1
    span = doc.span
    return any(is_date_line(b) and "date" not in b.cues for b in doc.kept[below:] if b.words <= LONGEST_DATE_LINE and b.index in span)


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
    if doc.page is None:
        return read_date(doc, language) or date_in_address(url), []
    top = _headline(doc)
    around = doc.blocks[max(0, top - BELOW) : doc.head + BELOW]
    if page.date_published and any(_may_say(b, page.date_published) for b in around):
        return page.date_published, []
    lines = [b for b in around if is_date_line(b)]
    lines += [b for b in doc.role("date") if b.index >= doc.head + BELOW and _PUBLISHED.match(b.plain)]
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
    headings = [b.index for b in doc.blocks[: doc.head] if b.level == 1 and b.kind == "heading"]
    top = min((b.index for b in doc.role("title")), default=headings[-1] if headings else doc.head)
    return top if top <= doc.head else max(0, doc.head - ABOVE)


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
    return "date" in block.cues or (block.path is not None and any(node.words & _DATE_WORDS for node in islice(block.path.up(), 3)))


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


def date_in_address(url: str | None) -> str | None:
    """The day that an address holds, as news sites write it, or None.

    >>> date_in_address("https://example.org/2022/08/15/talks"), date_in_address("https://example.org/2022/talks")
    ('2022-08-15', None)
    """
    found = _ADDRESS_DAY.search(url) if url else None
    if not found:
        return None
    try:
        return Day(int(found[1]), int(found[3] or found[5]), int(found[4] or found[6])).isoformat()
    except ValueError:
        return None


_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)(?:([/-])([01]?\d)\2([0-3]?\d)|([01]\d)([0-3]\d))(?=[/_.-]|$)")
