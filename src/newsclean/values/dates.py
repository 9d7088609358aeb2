"""Dates in one string: what a line, an attribute or an address says of a day and a time, as ISO 8601.

    find_date         the first full date in a line of text, in any of the languages
    clean_date        the date that a value of a page's head gives
    date_in_address   the day in a URL

A date that is read wrongly, or not at all, is mended here; which of several dates is the article's, `newsclean.metadata.dates` says. A time has a
zone only where one is given.
"""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any, NamedTuple

from newsclean.languages.months import alternation, fold_date, months
from newsclean.values.texts import clean_text

FIRST_YEAR, LAST_YEAR = 1900, 2100  # of a date in a page's head
MAX_DATE_CHARACTERS = 200  # of a value of a page's head that are read
MAX_BEFORE_DAY = 24  # characters before a day in which its time is looked for: "10:54 JST, August 15, 2022"
MAX_ZONE_HOURS = 14  # the greatest offset in use (Kiribati)

# Zone names that mean one offset only, in hours. Others (IST, BST, CST, AST, …) stand for several, and a wrong zone is worse than none.
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "jst": 9,
    "kst": 9, "sgt": 8, "hkt": 8, "wib": 7, "wita": 8, "wit": 9, "est": -5, "edt": -4, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "cdt": -5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
_OFFSET = re.compile(r"([+-])(\d\d?):?([0-5]\d)?$")  # "+01:00", "+0100", "gmt+3"

# --- a time of day, in small letters ---

_HALF_BEFORE = r"(?:(?P<morning>오전|上午|午前)\s?|(?P<evening>오후|下午|午後)\s?)?"
_CLOCK = r"(?P<hour>2[0-3]|[01]?\d)(?:[:.h時时點시]\s?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?(?!\d)"  # "10:49:30", "9h05", "10時49"
_HALF_BEHIND = r"\s*(?P<half>[ap])?(?(half)\.?m\.?(?![a-z]))"  # "pm", "a.m."
_UNIT = r"(?:\s*(?:uhr|ore|h|分|분)(?!\w))?"
_ZONE = r"\s*(?P<zone>\(?(?:(?:utc|gmt)?\s?[+-]\d\d?:?(?:\d\d)?(?!\d)|[a-zа-я]{1,5}\)?(?!\w)))?"  # "(utc+3", "+0100", "jst", or any short word
_TIME = re.compile(rf"(?<![\d:.]){_HALF_BEFORE}{_CLOCK}{_HALF_BEHIND}{_UNIT}{_ZONE}")
# What stands between a day and its time: "2022 at 10:49", "2022, 10:49", "2022 à 9h05".
_BETWEEN = re.compile(r"t?[\s,|@·:.(–—-]*(?:alle|at|um|às|à|a las|saat|ore|kl\.?|om|o|в)?\s*")

# --- a day ---

_YEAR = r"(?:19|20)\d\d"
_HAS_YEAR = re.compile(_YEAR)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)"
    r"(?:(?:T|\s{1,3})(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?(?![\d:]))?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?", re.IGNORECASE)  # "20240305T101500Z"
_ADDRESS_DAY = re.compile(rf"/({_YEAR})(?:([/-])([01]?\d)\2([0-3]?\d)|([01]\d)([0-3]\d))(?=[/_.-]|$)")  # "/2022/08/15/", "/20220815-"


class Moment(NamedTuple):
    """A date found in a text.

    iso          ISO 8601, with the time and the zone where they are given: "2022-08-15", "2022-08-15T10:54:00+09:00"
    start, end   where it stands in the text
    """

    iso: str
    start: int
    end: int


@cache
def _full_date() -> re.Pattern[str]:
    """Return the pattern of a full date in any of the languages, in small letters. The groups of each form bear its number, see `_day`."""
    names = alternation()
    forms = (
        rf"(?P<y1>{_YEAR})[-/.]\s?(?P<m1>\d\d?)[-/.]\s?(?P<d1>\d\d?)",  # "2022-08-15", "2022. 8. 15"
        rf"(?P<y2>{_YEAR})\s?[年년]\s?(?P<m2>\d\d?)\s?[月월]\s?(?P<d2>\d\d?)\s?[日일]",  # "2022年8月15日", "2022년 8월 15일"
        r"(?P<d3>\d\d?)(?:st|nd|rd|th|er|º|°|\.)?(?:\s+(?:de|of)|\s*[-/])?\s*"  # "15th of August, 2022", "1er mars 2021", "15 de agosto de 2022"
        rf"(?P<n3>{names})\b\.?,?(?:\s+(?:de|del|of))?[\s/-]*(?P<y3>{_YEAR})",
        rf"\b(?P<n4>{names})\b\.?\s*(?P<d4>\d\d?)(?:st|nd|rd|th)?\s*,?\s*(?P<y4>{_YEAR})",  # "August 15, 2022"
        rf"(?P<a5>\d\d?)(?P<s5>[./-])\s?(?P<b5>\d\d?)(?P=s5)\s?(?P<y5>{_YEAR})",  # "15.8.2022", "03/04/2022"
    )
    return re.compile(rf"(?<!\d)(?:{'|'.join(forms)})(?!\d|\.\d)")


def find_date(text: str, *, day_first: bool | None = None) -> Moment | None:
    """Return the first full calendar date in a text, with the time that stands next to it, or None.

    day_first   whether "03/04/2022" is the third of April; where that is not known (None), it is no date: it is two days in two countries

    >>> find_date("10:54 JST, August 15, 2022").iso, find_date("Publié le 3 août 2021 à 09h12").iso, find_date("30 September, Friday")
    ('2022-08-15T10:54:00+09:00', '2021-08-03T09:12:00', None)
    """
    if not may_hold_year(text) or not _HAS_YEAR.search(text):  # the months of all languages make the full pattern slow
        return None
    folded = fold_date(text)
    for found in _full_date().finditer(folded):
        day = _day(found, day_first)
        if day:
            return _with_time(day, folded, found)
    return None


def may_hold_year(text: str) -> bool:
    """Return whether a text may hold the year of a date: a test that is many times faster than a pattern."""
    return "20" in text or "19" in text


def _day(found: re.Match[str], day_first: bool | None) -> Day | None:
    """Return the day that the pattern of full dates has found, or None for a day that no calendar has."""
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
    """Return the day with the time of day that stands behind or before it, if any."""
    behind = _BETWEEN.match(folded, found.end())
    time = _TIME.match(folded, behind.end() if behind else found.end())
    if time is None or not _is_time(time):
        before = _TIME.finditer(folded, max(0, found.start() - MAX_BEFORE_DAY), found.start())
        time = next((t for t in before if _is_time(t)), None)
    if time is None:
        return Moment(day.isoformat(), found.start(), found.end())
    hour = int(time["hour"])
    if hour <= 12 and (time["half"] or time["morning"] or time["evening"]):
        hour = hour % 12 + (12 if time["half"] == "p" or time["evening"] else 0)
    moment = datetime(day.year, day.month, day.day, hour, int(time["minute"] or 0), int(time["second"] or 0), tzinfo=_zone(time["zone"]))
    return Moment(moment.isoformat(), min(found.start(), time.start()), max(found.end(), time.end()))


def _is_time(time: re.Match[str]) -> bool:
    """Return whether a number is a time of day: "10:49", "9 pm"; not "15"."""
    return bool(time["minute"] or time["half"])


def _zone(name: str | None) -> timezone | None:
    """Return the zone with a name or offset: "JST", "Z", "+01:00", "(gmt+3)". None for what is none, or could be several."""
    if not name:
        return None
    name = name.strip("() ").lower()
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    offset = _OFFSET.search(name)
    if not offset or int(offset[2]) > MAX_ZONE_HOURS:
        return None
    delta = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    return timezone(-delta if offset[1] == "-" else delta)


def clean_date(value: Any, day_first: bool | None = None) -> str | None:
    """Return the date that a value of a page's head gives, as ISO 8601, or None where it holds none that is real.

    day_first   see `find_date`

    >>> [clean_date(v) for v in ("2024-03-05T10:15:00.123Z", "2024-03-05T10:15+01:00", "Tue, 5 Mar 2024", "2024-02-30", "20240305")]
    ['2024-03-05T10:15:00+00:00', '2024-03-05T10:15:00+01:00', '2024-03-05', None, '2024-03-05']
    """
    given = clean_text(value)
    if given is None or "1970-01-01" in given:  # a computer's zero
        return None
    given = given[:MAX_DATE_CHARACTERS]
    if found := _ISO.match(given):
        return _iso(found)
    if compact := _COMPACT.fullmatch(given):
        year, month, day, hour, minute, second, zone = compact.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        again = _ISO.match(f"{year}-{month}-{day}{clock}")
        return _iso(again) if again else None
    moment = find_date(given, day_first=day_first)
    return moment.iso if moment else None


def _iso(found: re.Match[str]) -> str | None:
    """Return a matched date as ISO 8601: without its time where that is none ("25:00"), and None where there is no such day."""
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        date = Day(int(year), int(month), int(day))
    except ValueError:
        return None
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        return None
    if not hour:
        return date.isoformat()
    try:
        return datetime(date.year, date.month, date.day, int(hour), int(minute), int(second or 0), tzinfo=_zone(zone)).isoformat()
    except ValueError:
        return date.isoformat()


def date_in_address(url: str | None) -> str | None:
    """Return the day that a URL holds, as news sites write it, or None.

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
