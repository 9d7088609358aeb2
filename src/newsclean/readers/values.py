"""What a page's head says, as clean values: texts, dates, addresses. Whatever comes in, nothing raises."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsclean.metadata.date import find_date

LONGEST = 2000  # characters of a value that are looked at
FIRST_YEAR = 1900

# Controls, zero-width and direction marks, byte order marks and lone surrogates: nothing that a reader sees.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_LETTER = re.compile(r"[\W_]+")
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)"
    r"(?:(?:T|\s{1,3})(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?(?![\d:]))?",
    re.IGNORECASE,
)
# What stands in an address only by mistake, and could end an attribute or a link that it is written into.
_QUOTED = {ord(c): f"%{ord(c):02X}" for c in ' "<>'}
_HOST = re.compile(r"[\w.:-]{1,253}")
_ABSOLUTE = re.compile(r"https?://[a-zA-Z0-9][a-zA-Z0-9.-]{0,250}(?::\d{1,5})?(?:[/?#][^\s\"<>]{0,2000})?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?", re.IGNORECASE)


def clean_text(value: Any) -> str | None:
    """A value as one line of text without markup or unseen characters; of a list the first text; else None.

    >>> clean_text([None, " Talks &amp; <b>tea</b>\\u202e\\n"]), clean_text({"name": "Talks"}), clean_text(5)
    ('Talks & tea', None, None)
    """
    if isinstance(value, list):
        value = next((v for v in value[:20] if isinstance(v, str) and v.strip()), None)
    if not isinstance(value, str):
        return None
    value = value[:LONGEST]
    if "&" in value:
        value = html.unescape(value)
        if "&" in value:  # many pages escape twice
            value = html.unescape(value)
    if "<" in value:
        value = _TAG.sub("", value)
    return visible(" ".join(value.split()))


def visible(text: str | None) -> str | None:
    """A text without the characters that no reader sees and that may upset what shows it; None where nothing is left.

    >>> visible("Talks\\u202e end\\x00"), visible("\\ufeff"), visible(None)
    ('Talks end', None, None)
    """
    if text is None:
        return None
    text = text[:LONGEST]
    return (text if text.isprintable() else _UNSEEN.sub("", text).strip()) or None


def is_unclean(text: str) -> bool:
    """Whether a text holds characters that no reader sees and that may upset what shows it."""
    return not text.isprintable() and _UNSEEN.search(text) is not None


def each_once(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts in order, without those that differ from one before only in case.

    >>> each_once(["Bridge", "Lorne", "bridge"])
    ('Bridge', 'Lorne')
    """
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text.casefold(), text)
    return tuple(found.values())


def letters(text: str) -> str:
    """What of a title or a name is compared: its letters and digits, case-folded.

    >>> letters("Talks end: “All's well”")
    'talksendallswell'
    """
    return _NO_LETTER.sub("", text[:300].casefold())


def clean_date(value: Any, day_first: bool | None = None) -> str | None:
    """The date that a value gives, in ISO 8601, with a time and a zone where it has them; None where it holds none that is real.

    >>> [clean_date(v) for v in ("2024-03-05T10:15:00.123Z", "2024-03-05T10:15+01:00", "Tue, 5 Mar 2024", "2024-02-30", "20240305")]
    ['2024-03-05T10:15:00+00:00', '2024-03-05T10:15:00+01:00', '2024-03-05', None, '2024-03-05']
    """
    given = clean_text(value)
    if given is None or "1970-01-01" in given:  # a computer's zero
        return None
    given = given[:200]
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
    """A matched date in ISO 8601; without its time where that is none ("25:00"), and None where there is no such day."""
    try:
        moment = datetime(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year <= 2100:
        return None
    if not found["hour"]:
        return moment.date().isoformat()
    try:
        return moment.replace(
            hour=int(found["hour"]), minute=int(found["minute"]), second=int(found["second"] or 0), tzinfo=_zone(found["zone"])
        ).isoformat()
    except ValueError:
        return moment.date().isoformat()


def _zone(name: str | None) -> timezone | None:
    """The zone named "Z" or "+01:00"; None where there is none, or no such."""
    if not name:
        return None
    if name[0] not in "+-":
        return UTC
    hours, minutes = int(name[1:3]), int(name[-2:]) if len(name) > 3 else 0
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if name[0] == "-" else offset)


def clean_address(value: Any, base: str | None = None) -> str | None:
    """An absolute http(s) address, resolved against `base` where it is relative; else None.

    >>> clean_address("/a.jpg", "https://example.org/talks/"), clean_address("/a.jpg"), clean_address("javascript:alert(1)", "https://example.org/")
    ('https://example.org/a.jpg', None, None)
    """
    given = clean_text(value)
    return web_address(given, base) if given is not None and len(given) < LONGEST else None


def web_address(given: str, base: str | None = None) -> str | None:
    """The same for an address that nobody has escaped: `clean_address` reads "&amp;" as the "&" that a page may mean by it.

    >>> web_address("https://example.org/a b?x=1&copy=2"), web_address("file:///etc/passwd"), web_address("http://[::1")
    ('https://example.org/a%20b?x=1&copy=2', None, None)
    """
    if given.isprintable() and _ABSOLUTE.fullmatch(given):  # nearly all are, and taking one apart is slow
        return given
    given = _UNSEEN.sub("", given).strip()
    try:
        full = urljoin(base, given) if base else given
        parts = urlsplit(full)
    except ValueError:  # "http://[::1"
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or ""):
        return None
    return _SPACE.sub("", full.translate(_QUOTED)) or None
