"""The dateline that opens an agency's report: place, agency, day. It stays in the body."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.document import Block
from newsclean.languages.months import is_day_name, month_number

LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of the months, the year unknown

_PLACE = (
    r"(?P<place>[^\W\d_][^\W\d_.'’-]*(?:[ .'’/-]{1,2}[^\W\d_]+){0,4}"
    r"(?:,\s?(?:[^\W\d_]\.){1,3}|,\s?[^\W\d_][^\W\d]{1,20}+\.?+(?!\s?\d))?)"
)
_DAY = r"(?:,?\s*(?P<day>[^\W\d_]{3,10}\.?\s\d{1,2}|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\.?))"
_AGENCY = r"\.?\s*[(/](?P<agency>[^\W\d_][\w. &-]{1,40})[)/]"
_DATELINE = re.compile(rf"{_PLACE}(?:{_DAY})?(?:,?{_AGENCY}(?:{_DAY.replace('<day>', '<day2>')})?)?\s*(?:[.,]?\s*(?:--|[–—:-])|(?<=/)\.)\s")
# "[서울=연합뉴스]", "（北京15日電）"
_BRACKETED = re.compile(r"[\[(（](?P<place>[\u4e00-\u9fff\uac00-\ud7af]{2,8})(?:=(?P<agency>[^\])）]{2,20})|\d{0,2}日?[電电讯])[\])）]")


class Dateline(NamedTuple):
    """place as printed; agency, or None; date as "--MM-DD" (ISO 8601 without a year), or None."""

    place: str
    agency: str | None
    date: str | None


def read_dateline(block: Block | None) -> Dateline | None:
    """The dateline that a paragraph opens with, or None.

    An agency in brackets or a day makes one; without either, only a place in capitals does ("LONDON — …").
    """
    if block is None:
        return None
    if bracketed := _BRACKETED.match(block.text):
        return Dateline(bracketed["place"], bracketed["agency"], None)
    found = _DATELINE.match(block.text[:120])
    if not found or (found["agency"] and not _is_agency(found["agency"])):
        return None
    day = found["day"] or found["day2"]
    place = found["place"].strip(" ,")
    month_day = _month_day(day) if day else None
    if found["agency"] is None and month_day is None and not (place.isupper() and len(place) > 2 and found[0].rstrip()[-1] in "–—-"):
        return None
    if place.isupper() and "media_label" in block.cues:  # "WATCH — …"
        return None
    return Dateline(place, found["agency"], month_day)


def _is_agency(name: str) -> bool:
    """Whether brackets behind a place hold an agency's name: "AP", "Agence France-Presse"; not "Monday", not "her real name"."""
    words = name.split()
    return len(words) <= 4 and not any(w.islower() and len(w) > 3 for w in words) and not is_day_name(name)


def _month_day(text: str) -> str | None:
    word = next((w.strip(".") for w in text.split() if not w[0].isdigit() and w != "de"), "")
    number = re.search(r"\d{1,2}", text)
    month = month_number(word)
    if month is None or number is None or not 1 <= int(number[0]) <= LAST_DAYS[month - 1]:
        return None
    return f"--{month:02}-{int(number[0]):02}"
