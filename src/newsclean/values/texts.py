"""What a page's head says, as clean values: texts, dates, addresses. Whatever comes in, nothing raises."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

LONGEST = 2000  # characters of a value that are looked at

# Controls, zero-width and direction marks, byte order marks and lone surrogates: nothing that a reader sees.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_LETTER = re.compile(r"[\W_]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


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
    return (text if text.isprintable() else UNSEEN.sub("", text).strip()) or None


def is_unclean(text: str) -> bool:
    """Whether a text holds characters that no reader sees and that may upset what shows it."""
    return not text.isprintable() and UNSEEN.search(text) is not None


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
