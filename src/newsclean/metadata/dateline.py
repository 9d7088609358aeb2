"""The dateline that opens an agency's report: place, agency, day. It stays in the body."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsclean.document import Block
from newsclean.languages.months import is_day_name, month_number
from newsclean.languages.scripts import HAN, HANGUL
from newsclean.values import words
from newsclean.values.dates import Moment, find_date, may_hold_date

MAX_DATELINE_CHARACTERS = 120  # of a paragraph's opening in which a dateline is looked for
MAX_AGENCY_WORDS = 4
MAX_PARTICLE_LETTERS = 3  # of a word in small letters in an agency's name: "de", "of"
MIN_PLACE_CHARACTERS = 3  # of a place in capitals that neither an agency nor a day follows
DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # the most, since the year is unknown

# "LONDON", "ST. PETERSBURG, Fla.", "Frankfurt/Main"
_PLACE = (
    r"(?P<place>[^\W\d_][^\W\d_.'’-]*(?:[ .'’/-]{1,2}[^\W\d_]+){0,4}"
    r"(?:,\s?(?:[^\W\d_]\.){1,3}|,\s?[^\W\d_][^\W\d]{1,20}+\.?+(?!\s?\d))?)"
)
_DAY = r"(?:,?\s*(?P<day>[^\W\d_]{3,10}\.?\s\d{1,2}|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\.?))"  # ", Aug. 15", ", 15 de agosto"
_DAY_BEHIND = _DAY.replace("<day>", "<day2>")
_AGENCY = r"\.?\s*[(/](?P<agency>[^\W\d_][\w. &-]{1,40})[)/]"  # " (Reuters)", " /PRNewswire/"
_DASH = r"\s*(?:[.,]?\s*(?:--|[–—:-])|(?<=/)\.)\s"  # what closes a dateline: " - ", ", --", "/. "
_CLOSING = ("-", "–", "—", ":", "/.")  # one of which any such mark has
_DATELINE = re.compile(rf"{_PLACE}(?:{_DAY})?(?:,?{_AGENCY}(?:{_DAY_BEHIND})?)?{_DASH}")
_BRACKETS = tuple("[(（")


class Dateline(NamedTuple):
    """The dateline of an agency's report.

    place    as printed: "LONDON"
    agency   "Reuters", or None
    date     "--MM-DD", which is ISO 8601 without a year, or None
    """

    place: str
    agency: str | None
    date: str | None


@cache
def _bracketed() -> re.Pattern[str]:
    """Return the pattern of "[서울=연합뉴스]" and "（北京15日電）". It takes 2 ms to compile, and few need it."""
    return re.compile(rf"[\[(（](?P<place>[{HAN}{HANGUL}]{{2,8}})(?:=(?P<agency>[^\])）]{{2,20}})|\d{{0,2}}日?[電电讯])[\])）]")


def read_dateline(block: Block | None) -> Dateline | None:
    """Return the dateline that a paragraph opens with, or None.

    An agency in brackets or a day makes a dateline. Without either, only a place in capitals before a dash does: "LONDON — …".
    """
    if block is None:
        return None
    if block.text.startswith(_BRACKETS) and (bracketed := _bracketed().match(block.text)):
        return Dateline(bracketed["place"], bracketed["agency"], None)
    opening = block.text[:MAX_DATELINE_CHARACTERS]
    found = _DATELINE.match(opening) if any(mark in opening for mark in _CLOSING) else None
    if not found or (found["agency"] and not _is_agency(found["agency"])):
        return None
    day = found["day"] or found["day2"]
    place = found["place"].strip(" ,")
    month_day = _month_day(day) if day else None
    if (
        found["agency"] is None
        and month_day is None
        and not (place.isupper() and len(place) >= MIN_PLACE_CHARACTERS and found[0].rstrip()[-1] in "–—-")
    ):
        return None
    if place.isupper() and "media_label" in block.cues:  # "WATCH — …"
        return None
    return Dateline(place, found["agency"], month_day)


# What stands before and behind the day in an opening such as "Berlin, 29. November 2022. …" or "31.10.2023 - …".
_BEFORE_DATE = re.compile(r"[(\[]?(?:[^\W\d_][^\W\d_.'’-]*(?:[ .'’/-]{1,2}[^\W\d_]+){0,4},\s)?(?:[^\W\d_]{2,3}\s)?[(\[]?")  # "(Brest, le "
_BEHIND_DATE = re.compile(r"[)\]]?\s*(?:[–—:.|/-]\s|[–—-])")


def dated_opening(block: Block, day_first: bool | None) -> Moment | None:
    """Return the date with a year that a paragraph opens with, with nothing but a place before it and a dash or a full stop behind; or None.

    "Update, 3 May 2021: …" gives the date of a change.

    day_first   see `newsclean.values.dates.find_date`
    """
    opening = block.text[:MAX_DATELINE_CHARACTERS]
    if not may_hold_date(opening) or words.updated().match(block.plain):
        return None
    moment = find_date(opening, day_first=day_first)
    if moment is None or _BEFORE_DATE.fullmatch(opening, 0, moment.start) is None or _BEHIND_DATE.match(opening, moment.end) is None:
        return None
    return moment


def _is_agency(name: str) -> bool:
    """Return whether brackets behind a place hold an agency's name: "AP", "Agence France-Presse"; not "Monday", not "her real name"."""
    words = name.split()
    return len(words) <= MAX_AGENCY_WORDS and not any(w.islower() and len(w) > MAX_PARTICLE_LETTERS for w in words) and not is_day_name(name)


def _month_day(text: str) -> str | None:
    """Return a day without a year as "--08-15", or None for a day that no year has."""
    word = next((w.strip(".") for w in text.split() if not w[0].isdigit() and w != "de"), "")
    number = re.search(r"\d{1,2}", text)
    month = month_number(word)
    if month is None or number is None or not 1 <= int(number[0]) <= DAYS_OF_MONTHS[month - 1]:
        return None
    return f"--{month:02}-{int(number[0]):02}"
