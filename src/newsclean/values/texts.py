"""Text in one string: without markup, without characters that nobody sees, and as it is compared.

Every value that a page's head gives goes through `clean_text`. Nothing here raises, whatever comes in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsclean.languages.characters import DIGITS as DECIMALS
from newsclean.languages.characters import UNSEEN as CHARACTERS

MAX_VALUE_CHARACTERS = 2000  # the rest of a longer value is left out; a title or a description has a few hundred
MAX_COMPARED_CHARACTERS = 300  # of two titles or names that are compared

DIGITS = DECIMALS  # `DIGITS.isdisjoint(text)` is many times faster than a pattern

UNSEEN = re.compile(f"[{CHARACTERS}]")
_NO_LETTER = re.compile(r"[\W_]+")
_NO_ASCII_LETTER = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
_LINE_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li)\b[^<>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def clean_text(value: Any) -> str | None:
    """Return a value of a page's head as one line of text, without markup and unseen characters.

    A list gives its first text. What is no text, or is empty, gives None.

    >>> clean_text([None, " Talks &amp; <b>tea</b>\\u202e\\n"]), clean_text({"name": "Talks"}), clean_text(5)
    ('Talks & tea', None, None)
    """
    if isinstance(value, list):
        value = next((v for v in value[:20] if isinstance(v, str) and v.strip()), None)
    if not isinstance(value, str):
        return None
    value = value[:MAX_VALUE_CHARACTERS]
    if "&" in value:
        value = html.unescape(value)
        if "&" in value:  # many pages escape twice
            value = html.unescape(value)
    if "<" in value:
        value = _TAG.sub("", _LINE_BREAK.sub(" ", value))
    if value.isprintable() and "  " not in value:  # no white space but single spaces, and nothing unseen
        return value.strip() or None
    return visible(" ".join(value.split()))


def visible(text: str | None) -> str | None:
    """Return a text without the characters that no reader sees, or None where nothing is left.

    Such characters may upset what shows the text: a terminal, an editor, a database.

    >>> visible("Talks\\u202e end\\x00"), visible("\\ufeff"), visible(None)
    ('Talks end', None, None)
    """
    if text is None:
        return None
    text = text[:MAX_VALUE_CHARACTERS]
    return (text if text.isprintable() else UNSEEN.sub("", text).strip()) or None


def is_unclean(text: str) -> bool:
    """Return whether a text holds characters that `visible` takes out."""
    return not text.isprintable() and UNSEEN.search(text) is not None


def each_once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts in order, without those that differ from an earlier one only in case.

    >>> each_once(["Bridge", "Lorne", "bridge"])
    ('Bridge', 'Lorne')
    """
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text.casefold(), text)
    return tuple(found.values())


def letters(text: str) -> str:
    """Return the letters and digits of a title or a name, case-folded, for comparing it with another.

    >>> letters("Talks end: “All's well”")
    'talksendallswell'
    """
    folded = text[:MAX_COMPARED_CHARACTERS].casefold()
    return folded.translate(_NO_ASCII_LETTER) if folded.isascii() else _NO_LETTER.sub("", folded)  # the first is four times as fast


def shingles(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Return each run of so many words, by which a text is found again in another (Broder, "On the resemblance and containment of documents", 1997).

    >>> list(shingles(["the", "talks", "have", "failed"], 3))
    [('the', 'talks', 'have'), ('talks', 'have', 'failed')]
    """
    return zip(*(words[at:] for at in range(length)), strict=False)
