"""Addresses in one string."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsclean.values.texts import LONGEST, UNSEEN, clean_text

# What stands in an address only by mistake, and could end an attribute or a link that it is written into.
_QUOTED = {ord(c): f"%{ord(c):02X}" for c in ' "<>'}
_HOST = re.compile(r"[\w.:-]{1,253}")
_ABSOLUTE = re.compile(r"https?://[a-zA-Z0-9][a-zA-Z0-9.-]{0,250}(?::\d{1,5})?(?:[/?#][^\s\"<>]{0,2000})?")
_SPACE = re.compile(r"\s+")


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
    given = UNSEEN.sub("", given).strip()
    try:
        full = urljoin(base, given) if base else given
        parts = urlsplit(full)
    except ValueError:  # "http://[::1"
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or ""):
        return None
    return _SPACE.sub("", full.translate(_QUOTED)) or None
