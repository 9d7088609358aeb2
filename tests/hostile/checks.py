"""What must hold of the article that comes out of a hostile input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime

from newsclean.article import Article
from tests.hostile.cases import Case

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Control characters, lone surrogates, and what turns the direction of text; the marks U+200E and U+200F are part of Hebrew and Arabic texts.
_UNCLEAN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_ACCOUNTS = ("document", "warnings", "notes")  # of the cleaning, and no metadata
_DATES = ("date_published", "date_modified")
_ADDRESSES = ("url", "canonical_url", "image")


def collapsed(text: str) -> str:
    """A text with white space collapsed and without the characters that nobody sees, as texts are compared here."""
    return " ".join(_INVISIBLE.sub("", text).split())


def missing(case: Case, text: str) -> list[str]:
    """The canaries that a body lacks."""
    body = collapsed(text)
    return [canary for canary in case.canaries if collapsed(canary) not in body]


def shown(case: Case, text: str) -> list[str]:
    """The hidden sentences that a body has."""
    body = collapsed(text)
    return [sentence for sentence in case.forbidden if collapsed(sentence) in body]


def unclean(article: Article) -> list[str]:
    """The metadata fields with what must not be in them, each with the reason."""
    found = []
    for name in (f.name for f in fields(article) if f.name not in _ACCOUNTS):
        if any(_UNCLEAN.search(value) for value in _strings(getattr(article, name))):
            found.append(f"{name} has a control character, a surrogate or a bidirectional override")
    found += [f"{name} is no date" for name in _DATES if not _is_date(getattr(article, name))]
    found += ["live_updates have what is no date" for update in article.live_updates if not _is_date(update.date)]
    found += [f"{name} is no web address" for name in _ADDRESSES if not (getattr(article, name) or "https://").startswith(("http://", "https://"))]
    return found


def _strings(value: object) -> Iterator[str]:
    """The strings in a field, however deep in tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)


def _is_date(value: str | None) -> bool:
    try:
        return value is None or datetime.fromisoformat(value) is not None
    except ValueError:
        return False
