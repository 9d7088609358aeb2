"""Dates in one string."""

from __future__ import annotations

from typing import Any

import pytest

from newsclean.values.dates import clean_date, date_in_address, find_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("August 15, 2022", "2022-08-15"),
        ("15th of August, 2022", "2022-08-15"),
        ("Sept. 3, 2022", "2022-09-03"),
        ("29 February 2024", "2024-02-29"),
        ("Monday, August 15, 2022 at 10:49 PM", "2022-08-15T22:49:00"),
        ("15. August 2022, 10:49 Uhr", "2022-08-15T10:49:00"),
        ("15.8.2022", "2022-08-15"),
        ("Publié le 15 août 2022 à 9h05", "2022-08-15T09:05:00"),
        ("1er mars 2021", "2021-03-01"),
        ("15 de agosto de 2022, 10:49", "2022-08-15T10:49:00"),
        ("15 agosto 2022 alle 10.49", "2022-08-15T10:49:00"),
        ("Publicado em 15 de março de 2022", "2022-03-15"),
        ("15 mrt. 2022", "2022-03-15"),
        ("15 sierpnia 2022, 14:20", "2022-08-15T14:20:00"),
        ("15 Ağustos 2022 10:49", "2022-08-15T10:49:00"),
        ("15 серпня 2022", "2022-08-15"),
        ("2022年8月15日 10時49分", "2022-08-15T10:49:00"),
        ("2022년 8월 15일 10:49", "2022-08-15T10:49:00"),
        ("12 Σεπτεμβρίου 2022", "2022-09-12"),
        ("2022年8月15日10:49", "2022-08-15T10:49:00"),
        ("30.10.23, 14:05 Uhr", "2023-10-30T14:05:00"),
        ("10/30/23", "2023-10-30"),
        ("2023. február 9., csütörtök", "2023-02-09"),
        ("2024. máj. 3. 8:15", "2024-05-03T08:15:00"),
        ("9. 2. 2023 14:21", "2023-02-09T14:21:00"),
        ("9 tháng 2 năm 2023, 14:20 (GMT+7)", "2023-02-09T14:20:00+07:00"),
        ("Παρασκευή, 03-Μαΐ-2024 08:15", "2024-05-03T08:15:00"),
        ("9 בפברואר 2023, 14:20", "2023-02-09T14:20:00"),
        ("פורסם: 14.08.23, 10:22", "2023-08-14T10:22:00"),
        ("٩ فبراير ٢٠٢٣ - ٠٢:٣٠ مساءً", "2023-02-09T14:30:00"),
        ("الاثنين 15 أيار/مايو 2023", "2023-05-15"),
        ("۲۰ بهمن ۱۴۰۱ - ۱۲:۳۵", "2023-02-09T12:35:00"),
        ("جمعه 1 فروردين 1404 ساعت 00:45", "2025-03-21T00:45:00"),
        ("۱۴۰۲/۱۱/۲۰ ۱۰:۳۰", "2024-02-09T10:30:00"),
        ("প্রকাশিত: ০৯ ফেব্রুয়ারি ২০২৩, ১১:৩০ পিএম", "2023-02-09T23:30:00"),
        ("২১শে ফেব্রুয়ারি ২০২১, রাত ১২:৩০", "2021-02-21T00:30:00"),
        ("১২ জুন ২০২৩, বিকেল ৪:২০", "2023-06-12T16:20:00"),
        ("९ फरवरी २०२३, ०५:३० अपराह्न", "2023-02-09T17:30:00"),
        ("09 பிப்ரவரி 2023, 10:25 am", "2023-02-09T10:25:00"),
        ("9 กุมภาพันธ์ 2566 เวลา 14:05 น.", "2023-02-09T14:05:00"),
        ("วันที่ 1 ก.พ.2568", "2025-02-01"),
        ("๙ กุมภาพันธ์ พ.ศ. ๒๕๖๖", "2023-02-09"),
        ("20 ส.ค. 66 | 21:40 น.", "2023-08-20T21:40:00"),
        ("20/8/66 10:00 น.", "2023-08-20T10:00:00"),
        ("20/08/2566", "2023-08-20"),
        ("２０２３年２月９日", "2023-02-09"),
        ("9 Feb 23, 14:20", "2023-02-09T14:20:00"),
        ("Updated 9 May 23", "2023-05-09"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-08-15T10:49:00Z", "2022-08-15T10:49:00+00:00"),
        ("2022-08-15 10:49:30 +0900", "2022-08-15T10:49:30+09:00"),
        ("10:49 JST, August 15, 2022", "2022-08-15T10:49:00+09:00"),
        ("Aug. 15, 2022 10:49 a.m. EDT", "2022-08-15T10:49:00-04:00"),
        ("Stand: 15.08.2022 um 10:49 Uhr MESZ", "2022-08-15T10:49:00+02:00"),
        ("15 августа 2022, 10:49 мск", "2022-08-15T10:49:00+03:00"),
        ("August 15, 2022 6:00 pm BST", "2022-08-15T18:00:00"),  # BST is British and Bangladeshi
    ],
)
def test_times_with_zones(text: str, iso: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-30",
        "30 February 2022",
        "31 April 2022",
        "29.02.2023",
        "99.99.2022",
        "03/04/2022",
        "15 August",
        "August 2022",
        "12/2022",
        "10:54 Monday, 15 August",
    ],
)
def test_no_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "day_first", "iso"),
    [("03/04/2022", True, "2022-04-03"), ("03/04/2022", False, "2022-03-04"), ("8/15/2022", True, "2022-08-15"), ("15/08/2022", None, "2022-08-15")],
)
def test_order_of_day_and_month(text: str, day_first: bool | None, iso: str) -> None:
    found = find_date(text, day_first=day_first)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-03-05T10:15:00.123Z", "2024-03-05T10:15:00+00:00"),
        ("2024-3-5 9:15:00 -0500", "2024-03-05T09:15:00-05:00"),
        ("2024-03-05T10:15:00+01:00", "2024-03-05T10:15:00+01:00"),
        ("2024-03-05T25:15:00Z", "2024-03-05"),
        ("20240305T101500Z", "2024-03-05T10:15:00+00:00"),
        ("20240305", "2024-03-05"),
        ("5 March 2024", "2024-03-05"),
        ("2024-02-30", None),
        ("2101-01-01", None),
        ("0001-01-01T00:00:00Z", None),
        ("1970-01-01T00:00:00Z", None),
        ("03/04/2024", None),
        ("{{ date }}", None),
        (["2024-03-05"], "2024-03-05"),
        (20240305, None),
        (None, None),
    ],
)
def test_dates_of_the_head(value: Any, iso: str | None) -> None:
    assert clean_date(value) == iso


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://a.example/2022/08/15/talks", "2022-08-15"),
        ("https://a.example/2022-08-15-talks", "2022-08-15"),
        ("https://a.example/news/20220815/talks", "2022-08-15"),
        ("https://a.example/2018/11/cheap-fixes", None),
        ("https://a.example/2022/13/15/talks", None),
        ("https://a.example/201811-talks", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url: str | None, iso: str | None) -> None:
    assert date_in_address(url) == iso


@pytest.mark.parametrize(
    "text",
    [
        "the 9 May 23 men",  # a year of two digits needs a time or a word
        "On 12 May 23:10",
        "Rs 12 May 50%",
        "5 may 2566",  # Thai years have Thai months
        "12 mars 1390",  # a year of the Middle Ages
        "le 12/05/1390",
        "1402/11/20",  # nothing says that it is Persian
        "۳۰ اسفند ۱۴۰۲",  # no leap year
        "١٨ رجب ١٤٤٤",  # the Islamic calendar
        "14 شعبان 1444",
        "In 2023, May 10 people",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_date(text) is None
