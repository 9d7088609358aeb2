"""Names of months and weekdays, in all languages of the phrase files: the lists `[date] months`, `[date] solar_months` and `[date] weekdays`."""

from __future__ import annotations

import re
from functools import cache

from newsclean.languages import wording
from newsclean.languages.characters import PERSIAN_VARIANTS, ascii_digits

_SAME_LENGTH = {ord("İ"): "i", **{ord(letter): plain for letter, plain in PERSIAN_VARIANTS.items()}}


def fold_date(text: str) -> str:
    """Return the text in small letters and with the digits 0 to 9, as long as before, so that places in the two are the same.

    Case-folding makes two characters of a Turkish "İ".

    >>> fold_date("3 NİSAN 2024"), fold_date("৯ ফেব্রুয়ারি ২০২৩")
    ('3 nisan 2024', '9 ফেব্রুয়ারি 2023')
    """
    return text.lower() if text.isascii() else ascii_digits(text).translate(_SAME_LENGTH).lower()


def month_number(name: str) -> int | None:
    """Return 1 to 12 for the name or abbreviation of a month, in any language and case; None for any other word.

    >>> month_number("März"), month_number("Sept"), month_number("Monday")
    (3, 9, None)
    """
    return months().get(fold_date(name))


def is_day_name(word: str) -> bool:
    """Return whether a word is the name or abbreviation of a month or a weekday, in any language and case."""
    folded = fold_date(word)
    return folded in months() or folded in solar_months() or folded in _weekdays()


def alternation() -> str:
    """Return the names of the months as alternatives of a regular expression, the longest first.

    They are grouped by their first letters: at each word, a hundred letters are compared with it instead of five hundred names.
    """
    groups: dict[str, list[str]] = {}
    for name in sorted({*months(), *solar_months()}, key=lambda name: (-len(name), name)):
        groups.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in sorted(groups.items()))


@cache
def months() -> dict[str, int]:
    """Return each month's name, in small letters, with its number. Where languages disagree, the first in the order of codes has it."""
    return _numbered("months")


@cache
def solar_months() -> dict[str, int]:
    """Return each month's name of the solar calendar of Iran with its number, from Farvardin on."""
    return _numbered("solar_months")


def _numbered(key: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, names in enumerate(wording.load().lists["date"][key]):  # twelve lists a language, the first month first
        for name in names:
            found.setdefault(fold_date(name), at % 12 + 1)
    return found


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(fold_date(w) for w in wording.load().lists["date"]["weekdays"])
