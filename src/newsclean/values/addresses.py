"""Addresses: an absolute http(s) URL from one string."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsclean.values.texts import MAX_VALUE_CHARACTERS, UNSEEN, clean_text

# Characters that stand in a URL only by mistake, and that could end an attribute or a link that the URL is written into.
_ESCAPED = {ord(c): f"%{ord(c):02X}" for c in ' "<>'}
_HOST = re.compile(r"[\w.:-]{1,253}")  # 253 characters: the longest host name (RFC 1035)
_PLAIN_URL = re.compile(r"https?://(?P<host>[a-zA-Z0-9][a-zA-Z0-9.-]{0,250})(?::\d{1,5})?(?:[/?#][^\s\"<>]{0,2000})?")
_SPACE = re.compile(r"\s+")
_LIVE = re.compile(r"(?:javascript|vbscript|data|file|filesystem|blob|view-source):", re.IGNORECASE)
_NOT_IN_SCHEME = re.compile(r"[\x00-\x20\\<]")
HARMLESS = ("https://", "http://", "/", "#")  # what nearly all links' targets open with
LONGEST_SCHEME = 200  # characters of a target in which a scheme is looked for; each character of it may be written as an entity


def clean_address(value: Any, base: str | None = None) -> str | None:
    """Return the absolute http(s) URL that a value of a page's head gives, or None. Entities are read: "&amp;" is "&".

    base   the URL that a relative one is resolved against

    >>> clean_address("/a.jpg", "https://example.org/talks/"), clean_address("/a.jpg"), clean_address("javascript:alert(1)", "https://example.org/")
    ('https://example.org/a.jpg', None, None)
    """
    given = clean_text(value)
    return web_address(given, base) if given is not None and len(given) < MAX_VALUE_CHARACTERS else None


def web_address(given: str, base: str | None = None) -> str | None:
    """Return an absolute http(s) URL, or None. Entities are left as they are.

    >>> web_address("https://example.org/a b?x=1&copy=2"), web_address("file:///etc/passwd"), web_address("http://[::1")
    ('https://example.org/a%20b?x=1&copy=2', None, None)
    """
    if given.isprintable() and _PLAIN_URL.fullmatch(given):  # nearly all are plain, and taking one apart is slow
        return given
    given = UNSEEN.sub("", given).strip()
    try:
        full = urljoin(base, given) if base else given
        parts = urlsplit(full)
    except ValueError:  # "http://[::1"
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or ""):
        return None
    return _SPACE.sub("", full.translate(_ESCAPED)) or None


def host(url: str) -> str | None:
    """Return the host of a URL in small letters, or None.

    >>> host("https://WWW.example.org:80/talks"), host("http://[::1")
    ('www.example.org', None)
    """
    if plain := _PLAIN_URL.fullmatch(url):
        return plain["host"].lower()
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def is_live(target: str) -> bool:
    """Return whether a link's target is code or a local file: "javascript:…", "data&colon;…". It may have escapes of Markdown.

    >>> is_live("javascript&colon;alert(1)"), is_live("https://example.org/data:x")
    (True, False)
    """
    opening = target[:LONGEST_SCHEME]
    if opening.startswith(HARMLESS) or (":" not in opening and "&" not in opening):
        return False
    return _LIVE.match(_NOT_IN_SCHEME.sub("", html.unescape(opening))) is not None
