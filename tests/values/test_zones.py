"""Zones of times: both readers, that of printed lines and that of attributes, know the same ones."""

from __future__ import annotations

import pytest

from newsclean.values.dates import clean_date, find_date

# A zone and its offset. Both readers, that of printed lines and that of attributes, must agree on them.
ZONES = [
    ("Z", "+00:00"),
    ("UTC", "+00:00"),
    ("GMT", "+00:00"),
    ("+01:00", "+01:00"),
    ("-0430", "-04:30"),
    ("+09", "+09:00"),
    ("+14:00", "+14:00"),
    ("+15:00", ""),  # no such zone
    ("+01:75", ""),
]


@pytest.mark.parametrize(("zone", "offset"), ZONES)
def test_zones_of_attributes(zone: str, offset: str) -> None:
    assert clean_date(f"2022-08-15T10:49:00{zone}") == f"2022-08-15T10:49:00{offset}"


@pytest.mark.parametrize(("zone", "offset"), [*ZONES[:7], ("(GMT+3)", "+03:00"), ("JST", "+09:00"), ("МСК", "+03:00"), ("IST", ""), ("Friday", "")])
def test_zones_of_printed_lines(zone: str, offset: str) -> None:
    found = find_date(f"August 15, 2022 10:49 {zone}")
    assert found is not None
    assert found.iso == f"2022-08-15T10:49:00{offset}"
