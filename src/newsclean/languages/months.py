"""Names of months and weekdays, in all languages of the phrase files."""

from __future__ import annotations

import re
from functools import cache

from newsclean.languages import wording


def fold_date(text: str) -> str:
    """The text in small letters, as long as before: case-folding makes two characters of a Turkish "İ"."""
    return text.replace("İ", "i").lower()


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or abbreviation in any of the languages, in any case; else None."""
    return months().get(fold_date(name))


def is_day_name(word: str) -> bool:
    """Whether a word is a month's or a weekday's name or abbreviation in any of the languages."""
    return month_number(word) is not None or fold_date(word) in _weekdays()


def alternation() -> str:
    """The months' names as alternatives of a regular expression, longest first."""
    return "|".join(re.escape(m) for m in sorted(months(), key=lambda m: (-len(m), m)))


@cache
def months() -> dict[str, int]:
    """Month name in small letters -> 1 to 12."""
    found: dict[str, int] = {}
    for at, names in enumerate(wording.load().lists["date"]["months"]):  # twelve lists a language, January first
        for name in names:
            found.setdefault(fold_date(name), at % 12 + 1)
    return found


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(fold_date(w) for w in wording.load().lists["date"]["weekdays"])
