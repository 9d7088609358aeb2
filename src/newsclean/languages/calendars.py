"""Years and days of other calendars that news is dated by, as days of the Gregorian calendar.

of_buddhist_era   Thailand counts the years since the Buddha's death: 2566 is 2023. Days and months are the Gregorian ones
of_solar_hijri    Iran and Afghanistan: 20 Bahman 1401 is 9 February 2023
"""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

BUDDHIST_ERA = 543  # years before the Gregorian ones, since the reform of 1941 that let the Thai year begin in January

# 1 Farvardin 1370 was 21 March 1991.
_FIRST_SOLAR_YEAR, _FIRST_SOLAR_DAY = 1370, Day(1991, 3, 21)
# The places of leap years in a cycle of 33 years. For 1244 to 1472 this is what the equinox gives: K. M. Borkowski, "The Persian calendar for 3000
# years", Earth, Moon and Planets 74 (1996).
_CYCLE, _LEAPS = 33, frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_LONG_MONTHS = 6  # the first months have 31 days, the others 30, but the last 29 in a year that is no leap year
_LAST_MONTH = 12


def of_buddhist_era(year: int) -> int:
    """Return the Gregorian year of one of the Buddhist era.

    >>> of_buddhist_era(2566)
    2023
    """
    return year - BUDDHIST_ERA


def of_solar_hijri(year: int, month: int, day: int) -> Day | None:
    """Return the Gregorian day of one of the solar calendar of Iran, from 1370 on; None for a day that the calendar has not.

    >>> of_solar_hijri(1401, 11, 20), of_solar_hijri(1403, 12, 30), of_solar_hijri(1402, 12, 30)
    (datetime.date(2023, 2, 9), datetime.date(2025, 3, 20), None)
    """
    if year < _FIRST_SOLAR_YEAR or not 1 <= month <= _LAST_MONTH or not 1 <= day <= _days_in(year, month):
        return None
    days = sum(365 + _is_leap(y) for y in range(_FIRST_SOLAR_YEAR, year)) + sum(_days_in(year, m) for m in range(1, month)) + day - 1
    return _FIRST_SOLAR_DAY + timedelta(days=days)


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAPS


def _days_in(year: int, month: int) -> int:
    """Return the number of days of a month of the solar calendar."""
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < _LAST_MONTH or _is_leap(year) else 29
