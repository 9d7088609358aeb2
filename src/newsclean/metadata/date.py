"""The publication date, from a line that is a date and little else."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple

from newsclean import wording
from newsclean.model import Block, Document, Marks

LONGEST_DATE_LINE = 20  # words
ABOVE, BELOW = 30, 3  # blocks around the first running text among which a line needs no word such as "Published" to be the date
DIGITS = frozenset("0123456789")

# Zone names that mean one offset only, in hours. Others (IST, BST, CST, AST, …) stand for several, and a wrong zone is worse than none.
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "jst": 9,
    "kst": 9, "sgt": 8, "hkt": 8, "wib": 7, "wita": 8, "wit": 9, "est": -5, "edt": -4, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "cdt": -5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip

_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])(?:[:.h時时시]\s?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?\s*(?P<half>[ap]\.?m\.?(?![a-z]))?"
    r"(?:\s*(?:uhr|ore|h|分|분)(?!\w))?\s*(?P<zone>\(?(?:(?:utc|gmt)?\s?[+-]\d\d?:?(?:\d\d)?(?!\d)|[a-zа-я]{1,5}\)?(?!\w)))?",
)
_WORDS = re.compile(r"[^\W\d_]+")


class Moment(NamedTuple):
    """A date found in a text: ISO 8601, with the time and zone where they are given; and where it stands."""

    iso: str
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, int]]:
    """The pattern of a full date in any of the languages, and month name -> number."""
    months: dict[str, int] = {}
    for at, names in enumerate(wording.load().lists["date"]["months"]):  # twelve lists a language, January first
        for name in names:
            months.setdefault(name.casefold(), at % 12 + 1)
    names_ = "|".join(re.escape(m) for m in sorted(months, key=lambda m: (-len(m), m)))
    pattern = re.compile(
        r"(?<!\d)(?:"
        r"(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?!\d)(?=t?\d|\D|$)"
        r"|(?P<y2>(?:19|20)\d\d)\s?[年년]\s?(?P<m2>\d\d?)\s?[月월]\s?(?P<d2>\d\d?)\s?[日일]"
        rf"|(?P<d3>\d\d?)(?:st|nd|rd|th|er|º|°|\.)?(?:\s+(?:de|of)|\s*[-/])?\s*(?P<n3>{names_})\b\.?,?(?:\s+(?:de|del|of))?[\s/-]*(?P<y3>(?:19|20)\d\d)"
        rf"|\b(?P<n4>{names_})\b\.?\s*(?P<d4>\d\d?)(?:st|nd|rd|th)?\s*,?\s*(?P<y4>(?:19|20)\d\d)"
        r"|(?P<a5>\d\d?)(?P<s5>[./-])\s?(?P<b5>\d\d?)(?P=s5)\s?(?P<y5>(?:19|20)\d\d)"
        r")(?!\d)"
    )
    return pattern, months


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or abbreviation in any of the languages, in any case; else None."""
    return _patterns()[1].get(name.casefold())


def is_day_name(word: str) -> bool:
    """Whether a word is a month's or a weekday's name or abbreviation in any of the languages."""
    return month_number(word) is not None or word.casefold() in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(w.casefold() for w in wording.load().lists["date"]["weekdays"])


def find_date(text: str, *, day_first: bool | None = None) -> Moment | None:
    """The first full calendar date in a text, or None.

    "03/04/2022" is read by `day_first`, and not at all where that is None: it is two days in two countries.

    >>> find_date("10:54 JST, August 15, 2022").iso, find_date("Publié le 3 août 2021 à 09h12").iso, find_date("30 September, Friday")
    ('2022-08-15T10:54:00+09:00', '2021-08-03T09:12:00', None)
    """
    pattern, months = _patterns()
    folded = text.casefold()
    if len(folded) != len(text):
        folded = text.lower() if len(text.lower()) == len(text) else text
    for found in pattern.finditer(folded):
        day = _day(found, months, day_first)
        if day:
            return _with_time(day, folded, found)
    return None


def _day(found: re.Match[str], months: dict[str, int], day_first: bool | None) -> Day | None:
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
        month = int(g["m" + form]) if form in "12" else months[g["n" + form]]
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def _with_time(day: Day, folded: str, found: re.Match[str]) -> Moment:
    """The day with the time of day that stands next to it, if any."""
    behind = re.compile(r"t?[\s,|@·:(–—-]*(?:at|um|à|a las|alle|às|ore|kl\.?|o|om|в|saat)?\s*").match(folded, found.end())
    time = _TIME.match(folded, behind.end() if behind else found.end())
    if time is None or not (time["minute"] or time["half"]):
        time = next((t for t in _TIME.finditer(folded, max(0, found.start() - 24), found.start()) if t["minute"] or t["half"]), None)
    if time is None:
        return Moment(day.isoformat(), found.start(), found.end())
    hour, minute = int(time["hour"]), int(time["minute"] or 0)
    if time["half"]:
        if hour > 12:
            return Moment(day.isoformat(), found.start(), found.end())
        hour = hour % 12 + (12 if time["half"][0] == "p" else 0)
    zone = _zone(time["zone"])
    moment = datetime(day.year, day.month, day.day, hour, minute, int(time["second"] or 0), tzinfo=zone)
    return Moment(moment.isoformat(), min(found.start(), time.start()), max(found.end(), time.end()))


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    name = name.strip("() ")
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    offset = re.search(r"([+-])(\d\d?):?(\d\d)?$", name)
    if not offset or int(offset[2]) > 14:
        return None
    delta = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    return timezone(-delta if offset[1] == "-" else delta)


def is_date_line(block: Block) -> bool:
    """Whether a block is a date and little else: "Posted on August 15, 2022", "Stand: 15.08.2022, 10:49 Uhr"."""
    if block.words > LONGEST_DATE_LINE or DIGITS.isdisjoint(block.text):
        return False
    moment = find_date(block.text, day_first=True)
    if moment is None:
        return False
    rest = block.text[: moment.start] + " " + block.text[moment.end :]
    room = 8 if "date" in block.cues else 4
    return len(_WORDS.findall(rest)) <= room


def date(doc: Document) -> Marks:
    """Gives the role "date" to lines that are a date and little else, near the head or opened by a word such as "Published".

    A full date above the title is the page's clock where another one follows below; a date without a year is never the article's.
    """
    for block in dict.fromkeys((*doc.near_head(ABOVE, BELOW), *[b for b, _ in doc.cued("date")])):
        if is_date_line(block):
            yield block, "is a date and little else", "date"
    for block, cue in doc.cued("date"):
        if cue.place == "line" and block.words <= 3:
            yield block, f'is just "{cue.phrase}", which has lost its date', "byline"
        elif block.words <= 8 and not block.is_sentence and not DIGITS.isdisjoint(block.text):
            yield block, f'opens or ends with "{cue.phrase}", with a time', "date"


def read_date(doc: Document, language: str | None) -> str | None:
    """The publication date in ISO 8601, with a time and a zone where the line gives them; None where no full date is known.

    Lines below the title go before lines above it, which may be the page's own clock, and "published" goes before "updated".
    """
    day_first = None if language in (None, "en") else True
    titles = [b.index for b in doc.role("title")]
    top = min(titles, default=-1)
    dated = [(b, m) for b in doc.role("date") if (m := find_date(b.text, day_first=day_first))]
    dated.sort(key=lambda pair: (pair[0].index < top, _is_update(pair[0]), pair[0].index))
    return dated[0][1].iso if dated else None


def read_modified(doc: Document, language: str | None) -> str | None:
    """The date of the last change in ISO 8601, from a line that says so; None where there is none."""
    day_first = None if language in (None, "en") else True
    for block in doc.role("date"):
        at = _UPDATED.search(block.plain)
        if at and (moment := find_date(block.plain[at.start() :], day_first=day_first)):
            return moment.iso
    return None


_UPDATED = re.compile(
    r"\b(?:updated?|modified|aktualisiert|geändert|mis à jour|modifié|actualizado|aggiornat[oa]|atualizado|bijgewerkt|gewijzigd|"
    r"aktualizacja|обновлено|güncelle\w*)\b|更新|수정"
)


def _is_update(block: Block) -> bool:
    found = _UPDATED.search(block.plain)
    return found is not None and found.start() < 3
