"""Days of other calendars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsclean.languages.calendars import of_buddhist_era, of_solar_hijri


@pytest.mark.parametrize(
    ("solar", "day"),
    [
        ((1370, 1, 1), date(1991, 3, 21)),
        ((1375, 1, 1), date(1996, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),  # a leap year
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1401, 6, 31), date(2022, 9, 22)),
        ((1403, 2, 23), date(2024, 5, 12)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_days_of_the_calendar_of_iran(solar: tuple[int, int, int], day: date) -> None:
    assert of_solar_hijri(*solar) == day


@pytest.mark.parametrize("solar", [(1401, 7, 31), (1401, 12, 30), (1401, 13, 1), (1401, 0, 5), (1401, 1, 0), (1369, 1, 1)])
def test_days_that_it_has_not(solar: tuple[int, int, int]) -> None:
    assert of_solar_hijri(*solar) is None


def test_years_follow_one_another_without_a_gap() -> None:
    for year in range(1370, 1420):
        last = of_solar_hijri(year, 12, 30) or of_solar_hijri(year, 12, 29)
        assert last is not None
        assert of_solar_hijri(year + 1, 1, 1) == last + timedelta(days=1)


def test_years_of_the_buddhist_era() -> None:
    assert of_buddhist_era(2566) == 2023
