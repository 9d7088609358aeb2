"""Dates in one string: what a line, an attribute or an address says of a day and a time, as ISO 8601.

    find_date         the first date with a year in a line of text, in any of the languages
    opening_date      the date that a text opens with, before a dash, a bar or a full stop
    clean_date        the date that a value of a page's head gives
    date_in_address   the day in a URL

A date that is read wrongly, or not at all, is mended here; which of several dates is the article's, `newsclean.metadata.dates` says. A time has a
zone only where one is given.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from datetime import date as Day
from functools import cache
from typing import Any, NamedTuple

from newsclean.languages.calendars import of_buddhist_era, of_solar_hijri
from newsclean.languages.characters import ascii_digits
from newsclean.languages.months import alternation, fold_date, is_day_name, month_number, months, solar_months
from newsclean.languages.scripts import THAI, is_of
from newsclean.values import words
from newsclean.values.texts import clean_text

FIRST_YEAR, LAST_YEAR = 1900, 2100  # of a date in a page's head
MAX_DATE_CHARACTERS = 200  # of a value of a page's head that are read
MAX_BEFORE_DAY = 24  # characters before a day in which its time is looked for: "10:54 JST, August 15, 2022"
MAX_ZONE_HOURS = 14  # the greatest offset in use (Kiribati)
CLOSING_CHARACTERS = 40  # of a text, in which the day that closes it stands
MAX_BEHIND_DAY = 2  # characters behind that day: a full stop, a quotation mark
MAX_BEFORE_OPENING = 12  # characters of a weekday before the date that a text opens with: "Donnerstag, "
# Years of two digits are those of news sites, the first of which began in 1995.
FIRST_SHORT_YEAR, LAST_SHORT_YEAR = 1995, 2049
SHORTEST_THAI_YEAR = 40  # of two digits: 2540 of the Buddhist era, which is 1997
LAST_NIGHT_HOUR = 5  # that "at night" says of the hours behind midnight
# Seconds since 1970 of a value that is a number: of the years from 1995 to 2049.
FIRST_EPOCH, LAST_EPOCH = 788_918_400, 2_524_608_000

# Zone names that mean one offset only, in hours. Others (IST, BST, CST, AST, …) stand for several, and a wrong zone is worse than none.
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "jst": 9,
    "kst": 9, "sgt": 8, "hkt": 8, "wib": 7, "wita": 8, "wit": 9, "est": -5, "edt": -4, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "cdt": -5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
_OFFSET = re.compile(r"([+-])(\d\d?):?([0-5]\d)?$")  # "+01:00", "+0100", "gmt+3"

# --- a time of day, in small letters ---

# In Bengali, Hindi and Tamil the part of the day stands before the hour. At night "12" to "5" are the hours behind midnight.
_HALF_BEFORE = (
    r"(?:(?P<morning>오전|上午|午前|凌晨|সকাল|ভোর|सुबह|காலை|முற்பகல்)\s?|(?P<night>晚上|রাত|रात|இரவு)\s?"
    r"|(?P<evening>오후|下午|午後|中午|দুপুর|বিকাল|বিকেল|সন্ধ্যা|दोपहर|शाम|மாலை|பிற்பகல்|மதியம்)\s?)?"
)
_CLOCK = r"(?P<hour>2[0-3]|[01]?\d)(?:[:.h時时點시]\s?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?(?!\d)"  # "10:49:30", "9h05", "10時49"
# "pm", "a.m.", and the same in Greek, Arabic, Persian, Bengali, Hindi and Vietnamese
_HALF_BEHIND = (
    r"\s*(?:(?P<half>[ap])\.?m\.?(?![a-z])|(?P<early>π\.?μ|صباحا|صباحًا|صباحاً|ص|ق\.ظ|এএম|पूर्वाह्न|sa)(?!\w)"
    r"|(?P<late>μ\.?μ|مساء|مساءً|م|ب\.ظ|بعدازظهر|بعد از ظهر|পিএম|अपराह्न|ch)(?!\w))?"
)
_UNIT = r"(?:\s*(?:uhr|ore|h|分|분|น|बजे|টা|মিনিট|மணி)(?!\w))?"
_ZONE = r"\s*(?P<zone>\(?(?:(?:utc|gmt)?\s?[+-]\d\d?:?(?:\d\d)?(?!\d)|[a-zа-я]{1,5}\)?(?!\w)))?"  # "(utc+3", "+0100", "jst", or any short word
_TIME = re.compile(rf"(?<![\d:.]){_HALF_BEFORE}{_CLOCK}{_HALF_BEHIND}{_UNIT}{_ZONE}")
# What stands between a day and its time: "2022 at 10:49", "2022, 10:49", "2022 à 9h05".
_BETWEEN = re.compile(r"t?[\s,|@·:.(–—-]*(?:alle|at|um|às|à|a las|saat|ore|kl\.?|om|o|в|lúc|στις|ώρα|בשעה|ساعت|الساعة|เวลา)?:?\s*")

# --- a day ---

# What stands behind the number of a day: "1er", "15th", "২১শে", "9-ம்".
_BEHIND_DAY = r"(?:st|nd|rd|th|er|º|°|\.|ই|লা|রা|ঠা|শে|-ம்)?"

_YEAR = r"(?:19|20)\d\d"
_THAI_YEAR = r"25[4-9]\d"  # of the Buddhist era, from 1997 on
_SOLAR_YEAR = r"1(?:3[7-9]|4[01])\d"  # of the solar calendar of Iran, 1991 to 2040. Lunar years are higher: 1444 was 2022
_ANY_YEAR = rf"(?:{_YEAR}|{_THAI_YEAR}|{_SOLAR_YEAR})"
_HAS_ANY_YEAR = re.compile(_ANY_YEAR)
_HAS_OTHER_YEAR = re.compile(rf"(?<!\d)(?:{_THAI_YEAR}|{_SOLAR_YEAR})(?!\d)")
# A day, a month's name and a year of two digits: "9 Feb 23", "20 ส.ค. 66". Whether the word is a month is looked up behind this.
_MAY_BE_SHORT_NAMED = re.compile(r"[0-9]\D{2,16}[0-9][0-9](?![0-9])")
_TWO_NUMBERS = re.compile(r"[0-9][^0-9]{1,16}[0-9]")  # as every short date has; found several times faster than `_SHORT`, which looks behind
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)"
    r"(?:(?:T|\s{1,3})(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?(?![\d:]))?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?", re.IGNORECASE)  # "20240305T101500Z"
# A day of the month, then the month, or the other way round, and a year of two digits: "30.10.23", "30/10/23".
_SHORT = re.compile(r"(?<![\d.,/])(?P<a>\d\d?)(?P<sign>[./])\s?(?P<b>\d\d?)(?P=sign)\s?(?P<y>\d\d)(?![\d/]|[.,]\d|\s?[%€$£])")
_ADDRESS_DAY = re.compile(rf"/({_YEAR})(?:([/-])([01]?\d)\2([0-3]?\d)|([01]\d)([0-3]\d))(?=[/_.-]|$)")  # "/2022/08/15/", "/20220815-"
_ADDRESS_MONTH = re.compile(rf"/({_YEAR})[/-]([a-z]{{3,9}})[/-]([0-3]?\d)(?=[/_.-]|$)")  # "/2022/aug/15/"
_ADDRESS_YEAR_LAST = re.compile(rf"/(\d\d?)([-.])(\d\d?)\2({_YEAR})(?=[/_.-]|$)")  # "/15-08-2022"
_BEHIND_OPENING = re.compile(r"\s*[|–—:·•/-]\s|\.\s|\s*$")


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
    name = rf"{alternation()})(?![^\W\d_]"  # no letter follows; a vowel sign at a month's end is no word to `\b`
    forms = (
        rf"(?P<y1>{_ANY_YEAR})[-/.]\s?(?P<m1>\d\d?)[-/.]\s?(?P<d1>\d\d?)",  # "2022-08-15", "2022. 8. 15"
        # "15th of August, 2022", "1er mars 2021", "15 de agosto de 2022", "9 tháng 2 năm 2023", "9 شباط/فبراير 2023", "9 กุมภาพันธ์ พ.ศ. 2566"
        rf"(?P<d3>\d\d?){_BEHIND_DAY}(?:\s+(?:de|of)|\s*[-/])?\s*(?P<n3>{name})\.?,?(?:\s?/\s?[^\W\d_]{{3,8}})?"
        rf"(?:\s+(?:de|del|of|năm)|\s*พ\.?ศ\.?)?[\s/-]*(?P<y3>{_ANY_YEAR})",
        rf"(?<!\w)(?P<n4>{name})\.?\s*(?P<d4>\d\d?)(?:st|nd|rd|th)?\s*,?\s*(?P<y4>{_ANY_YEAR})",  # "August 15, 2022"
        rf"(?P<a5>\d\d?)(?P<s5>[./-])\s?(?P<b5>\d\d?)(?P=s5)\s?(?P<y5>{_ANY_YEAR})",  # "15.8.2022", "03/04/2022"
        rf"(?P<y6>{_YEAR})\.\s?(?P<n6>[^\W\d_]{{3,12}})\.?\s*(?P<d6>\d\d?)",  # "2023. február 9.", whose word is looked up in `_day`
    )
    closed = rf"(?P<y2>{_YEAR})\s?[年년]\s?(?P<m2>\d\d?)\s?[月월]\s?(?P<d2>\d\d?)\s?[日일]"  # "2022年8月15日", which a time may follow at once
    return re.compile(rf"(?<!\d)(?:{closed}|(?:{'|'.join(forms)})(?!\d|\.\d))")


@cache
def _short_named() -> re.Pattern[str]:
    """Return the pattern of a day, a month's name and a year of two digits, in small letters: "9 feb 23", "9. märz ’23", "20 ส.ค. 66"."""
    name = rf"{alternation()})(?![^\W\d_]"
    return re.compile(rf"(?<!\d)(?P<d>\d\d?){_BEHIND_DAY}[\s-]*(?P<n>{name})\.?[\s-]*['’]?(?P<y>\d\d)(?!\d|\s?[:h]\d|[.,]\d|\s?[%€$£])")


def find_date(text: str, *, day_first: bool | None = None) -> Moment | None:
    """Return the first calendar date with a year in a text, with the time that stands next to it, or None.

    A year of two digits counts only where none of four stands.

    day_first   whether "03/04/2022" is the third of April; where that is not known (None), it is no date: it is two days in two countries

    >>> find_date("10:54 JST, August 15, 2022").iso, find_date("Publié le 3 août 2021 à 09h12").iso, find_date("30 September, Friday")
    ('2022-08-15T10:54:00+09:00', '2021-08-03T09:12:00', None)
    >>> find_date("Von Ada Moor, 30.10.23, 14:05 Uhr").iso
    '2023-10-30T14:05:00'

    Years of the Buddhist era and of the solar calendar of Iran are those of Thai and Persian news.

    >>> find_date("9 ก.พ. 2566 14:05 น.").iso, find_date("۲۰ بهمن ۱۴۰۱").iso, find_date("২১ আগস্ট ২০২৪").iso
    ('2023-02-09T14:05:00', '2023-02-09', '2024-08-21')
    """
    is_ascii, text = text.isascii(), ascii_digits(text)
    if _has_year_of_digits(text):
        # The months of all languages make the full pattern slow.
        found = _first(text, day_first, not is_ascii) if _HAS_ANY_YEAR.search(text) else None
        if found:
            return found
    if not _TWO_NUMBERS.search(text):
        return None
    if _SHORT.search(text) and (found := _first_short(text, day_first)):
        return found
    return _first_short_named(text) if _MAY_BE_SHORT_NAMED.search(text) else None


def _first(text: str, day_first: bool | None, may_be_solar: bool) -> Moment | None:
    """Return the first date in a text that has a year of four digits, or None.

    may_be_solar   whether numbers may be a day of the solar calendar of Iran: the text has letters or digits that are not ASCII
    """
    folded = fold_date(text)
    for found in _full_date().finditer(folded):
        day = _day(found, day_first, may_be_solar)
        if day:
            return _with_time(day, folded, found)
    return None


def _first_short(text: str, day_first: bool | None) -> Moment | None:
    """Return the first date in a text that has a year of two digits and its month in digits, or None."""
    folded = fold_date(text)
    is_thai = _is_thai(text)
    for found in _SHORT.finditer(folded):
        year = _full_year(int(found["y"]), is_thai)
        numbers = _in_order(int(found["a"]), int(found["b"]), "/", True if is_thai else day_first)  # in English, "05.10.25" may be either
        if numbers and year >= FIRST_SHORT_YEAR and (day := _calendar_day(year, *numbers)):
            return _with_time(day, folded, found)
    return None


def _first_short_named(text: str) -> Moment | None:
    """Return the first date in a text that has a year of two digits and its month by name, or None.

    "9 May 23" may be a day and a number. A time beside it or a word such as "Published" shows that it is a date. In Thai, years are written so.
    """
    folded = fold_date(text)
    for found in _short_named().finditer(folded):
        is_thai = is_of(found["n"][0], THAI)
        year = _full_year(int(found["y"]), is_thai)
        month = months().get(found["n"])
        day = _calendar_day(year, month, int(found["d"])) if month and year >= FIRST_SHORT_YEAR else None
        moment = _with_time(day, folded, found) if day else None
        if moment and (is_thai or len(moment.iso) > len("2022-08-15") or words.published().search(folded) or words.updated().search(folded)):
            return moment
    return None


def _is_thai(text: str) -> bool:
    return not text.isascii() and any(is_of(letter, THAI) for letter in text)


def _full_year(short: int, is_thai: bool) -> int:
    """Return the year that two digits stand for. Thai years are of the Buddhist era, the 25th and 26th century of which news sites have seen."""
    if is_thai and short >= SHORTEST_THAI_YEAR:
        return of_buddhist_era(2500 + short)
    return short + (1900 if short > LAST_SHORT_YEAR % 100 else 2000)


def has_full_year(text: str) -> bool:
    """Return whether a text may hold a year of four digits, of any of the calendars."""
    return _has_year_of_digits(ascii_digits(text))


def _has_year_of_digits(text: str) -> bool:
    """Return the same of a text whose digits are those of ASCII."""
    return "20" in text or "19" in text or ((not text.isascii() or "25" in text) and _HAS_OTHER_YEAR.search(text) is not None)


def may_hold_date(text: str) -> bool:
    """Return whether a text may hold a date with a year: a test that is many times faster than reading it."""
    text = ascii_digits(text)
    if _has_year_of_digits(text):
        return True
    return _TWO_NUMBERS.search(text) is not None and (_SHORT.search(text) or _MAY_BE_SHORT_NAMED.search(text)) is not None


def closes_with_day(text: str) -> bool:
    """Return whether a text closes with a full date, as captions of agencies do: "… in Moscow, Russia August 9, 2022."."""
    closing = text[-CLOSING_CHARACTERS:]
    moment = find_date(closing) if may_hold_date(closing) else None
    return moment is not None and len(closing) - moment.end <= MAX_BEHIND_DAY


def opening_date(text: str, *, day_first: bool | None = None) -> Moment | None:
    """Return the date that a text opens with, if a dash, a bar, a colon or a full stop parts it from the rest; or None.

    >>> opening_date("23.01.2022 - Library reopens").iso, opening_date("23 January 2022 in numbers")
    ('2022-01-23', None)
    """
    moment = find_date(text[:80], day_first=day_first)
    if moment is None or moment.start > MAX_BEFORE_OPENING or _BEHIND_OPENING.match(text, moment.end) is None:
        return None
    before = text[: moment.start].strip(" ,.(")
    return moment if not before or is_day_name(before) else None


def _in_order(a: int, b: int, sign: str, day_first: bool | None) -> tuple[int, int] | None:
    """Return month and day of two numbers in the order in which they are written, or None where they may be either."""
    if sign == "." or a > 12 or a == b:  # points are written day first everywhere
        return b, a
    if b > 12:
        return a, b
    if day_first is None:
        return None
    return (b, a) if day_first else (a, b)


def _calendar_day(year: int, month: int, day: int) -> Day | None:
    """Return a day, or None where no calendar has it."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def _day(found: re.Match[str], day_first: bool | None, may_be_solar: bool) -> Day | None:
    """Return the day that the pattern of full dates has found, or None for a day that no calendar has."""
    g = found.groupdict()
    form = next(k for k in "123456" if g["y" + k])
    year = int(g["y" + form])
    if form == "5":
        numbers = _in_order(int(g["a5"]), int(g["b5"]), g["s5"], True if _is_elsewhere(year) else day_first)
        return _numbered_day(may_be_solar, year, *numbers) if numbers else None
    day = int(g["d" + form])
    if form in "12":
        return _numbered_day(may_be_solar, year, int(g["m" + form]), day)
    name = g["n" + form]
    if (solar := solar_months().get(name)) and year < FIRST_YEAR:
        return of_solar_hijri(year, solar, day)
    month = months().get(name)
    if month is None or (_is_elsewhere(year) and not is_of(name[0], THAI)):
        return None
    return _calendar_day(of_buddhist_era(year) if _is_elsewhere(year) else year, month, day)


def _is_elsewhere(year: int) -> bool:
    """Return whether a year is one of another calendar."""
    return not FIRST_YEAR <= year <= LAST_YEAR


def _numbered_day(may_be_solar: bool, year: int, month: int, day: int) -> Day | None:
    """Return a day given in numbers, whatever its calendar."""
    if year > LAST_YEAR:
        return _calendar_day(of_buddhist_era(year), month, day)
    if year < FIRST_YEAR:
        return of_solar_hijri(year, month, day) if may_be_solar else None
    return _calendar_day(year, month, day)


def _with_time(day: Day, folded: str, found: re.Match[str]) -> Moment:
    """Return the day with the time of day that stands behind or before it, if any."""
    behind = _BETWEEN.match(folded, found.end())
    time = _TIME.match(folded, behind.end() if behind else found.end())
    if time is None or not _is_time(time):
        before = _TIME.finditer(folded, max(0, found.start() - MAX_BEFORE_DAY), found.start())
        time = next((t for t in before if _is_time(t)), None)
    if time is None:
        return Moment(day.isoformat(), found.start(), found.end())
    hour = _hour(time)
    moment = datetime(day.year, day.month, day.day, hour, int(time["minute"] or 0), int(time["second"] or 0), tzinfo=_zone(time["zone"]))
    return Moment(moment.isoformat(), min(found.start(), time.start()), max(found.end(), time.end()))


def _hour(time: re.Match[str]) -> int:
    """Return the hour of a time, 0 to 23."""
    hour = int(time["hour"])
    is_early, is_late = time["half"] == "a" or time["morning"] or time["early"], time["half"] == "p" or time["evening"] or time["late"]
    if time["night"]:
        is_early, is_late = hour % 12 <= LAST_NIGHT_HOUR, hour % 12 > LAST_NIGHT_HOUR
    if hour > 12 or not (is_early or is_late):
        return hour
    return hour % 12 + (12 if is_late else 0)


def _is_time(time: re.Match[str]) -> bool:
    """Return whether a number is a time of day: "10:49", "9 pm"; not "15"."""
    return bool(time["minute"] or time["half"] or time["early"] or time["late"])


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

    A number is the seconds or milliseconds since 1970.

    >>> [clean_date(v) for v in ("2024-03-05T10:15:00.123Z", "2024-03-05T10:15+01:00", "Tue, 5 Mar 2024", "2024-02-30", "20240305")]
    ['2024-03-05T10:15:00+00:00', '2024-03-05T10:15:00+01:00', '2024-03-05', None, '2024-03-05']
    >>> clean_date(1676551869000)
    '2023-02-16T12:51:09+00:00'
    """
    if isinstance(value, int | float):
        return _of_epoch(value)
    given = clean_text(value)
    if given is None or "1970-01-01" in given:  # a computer's zero
        return None
    given = given[:MAX_DATE_CHARACTERS]
    if len(given) in (10, 13) and given.isascii() and given.isdigit():
        return _of_epoch(int(given))
    if found := _ISO.match(given):
        return _iso(found)
    if compact := _COMPACT.fullmatch(given):
        year, month, day, hour, minute, second, zone = compact.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        again = _ISO.match(f"{year}-{month}-{day}{clock}")
        return _iso(again) if again else None
    moment = find_date(given, day_first=day_first)
    return moment.iso if moment else None


def _of_epoch(number: float) -> str | None:
    """Return the moment of a number of seconds or milliseconds since 1970, or None for one at which there were no news sites."""
    seconds = number // 1000 if number > LAST_EPOCH else number
    if not FIRST_EPOCH <= seconds <= LAST_EPOCH:
        return None
    return datetime.fromtimestamp(int(seconds), tz=UTC).isoformat()


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


def date_in_address(url: str | None, *, day_first: bool | None = None) -> str | None:
    """Return the day that a URL holds, as news sites write it, or None.

    day_first   see `find_date`

    >>> date_in_address("https://example.org/2022/08/15/talks"), date_in_address("https://example.org/2022/talks")
    ('2022-08-15', None)
    >>> date_in_address("https://example.org/2022/aug/15/talks"), date_in_address("https://example.org/news/15-08-2022")
    ('2022-08-15', '2022-08-15')
    """
    if not url:
        return None
    url = url.split("?", 1)[0].split("#", 1)[0]
    day = None
    if found := _ADDRESS_DAY.search(url):
        day = _calendar_day(int(found[1]), int(found[3] or found[5]), int(found[4] or found[6]))
    elif (found := _ADDRESS_MONTH.search(url)) and (month := month_number(found[2])):
        day = _calendar_day(int(found[1]), month, int(found[3]))
    elif (found := _ADDRESS_YEAR_LAST.search(url)) and (numbers := _in_order(int(found[1]), int(found[3]), found[2], day_first)):
        day = _calendar_day(int(found[4]), *numbers)
    return day.isoformat() if day else None
