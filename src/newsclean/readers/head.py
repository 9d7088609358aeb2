"""What a page says of itself: JSON-LD, Open Graph, meta elements, `<title>`, `<link>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from newsclean.metadata.date import find_date

LONGEST = 1000  # characters of a value that is believed
MAX_NESTING = 20  # of JSON-LD

_ARTICLE = re.compile(r"(?:news|blog|opinion|analysis|report|review|liveblog|tech|scholarly|social)?(?:article|posting)$", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


class Head(NamedTuple):
    """The head's values as printed, each None or empty where it says nothing. Dates are ISO 8601 as in `newsclean.metadata.date`."""

    title: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    date_published: str | None = None
    date_modified: str | None = None
    publisher: str | None = None
    section: str | None = None
    language: str | None = None
    canonical_url: str | None = None


def read_head(tree: LexborHTMLParser) -> Head:
    """The head of a page. An article's JSON-LD goes before Open Graph, that before other meta elements, and those before `<title>`."""
    article = _article(tree)
    meta = _meta(tree)

    def first(*values: Any) -> str | None:
        return next((text for v in values if (text := _text(v))), None)

    title = tree.css_first("title")
    canonical = tree.css_first("link[rel=canonical]")
    html = tree.css_first("html")
    language = first(article.get("inLanguage"), html.attributes.get("lang") if html else None, meta.get("og:locale"))
    return Head(
        title=first(article.get("headline"), meta.get("og:title"), meta.get("twitter:title"), title.text() if title else None),
        description=first(meta.get("og:description"), article.get("description"), meta.get("description")),
        authors=tuple(dict.fromkeys(_names(article.get("author")) or _names(meta.get("author")))),
        date_published=_date(first(article.get("datePublished"), meta.get("article:published_time"), meta.get("date"), meta.get("dc.date"))),
        date_modified=_date(first(article.get("dateModified"), meta.get("article:modified_time"))),
        publisher=next(iter(_names(article.get("publisher"))), None) or first(meta.get("og:site_name")),
        section=first(article.get("articleSection"), meta.get("article:section")),
        language=language[:2].lower() if language else None,
        canonical_url=_address(first(canonical.attributes.get("href") if canonical else None, meta.get("og:url"))),
    )


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """Name (or property) of a meta element in small letters -> its content, the first of each."""
    found: dict[str, str] = {}
    for element in tree.css("meta[content]"):
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name:
            found.setdefault(name.lower(), attributes.get("content") or "")
    return found


def _article(tree: LexborHTMLParser) -> dict[str, Any]:
    """The first article among the page's JSON-LD objects; empty where there is none. A broken script is passed over."""
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(script.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data, 0):
            kinds = item.get("@type")
            if any(isinstance(k, str) and _ARTICLE.match(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """All objects of a JSON value, the outer ones first."""
    if depth > MAX_NESTING:
        return
    if isinstance(data, dict):
        yield data
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)


def _text(value: Any) -> str | None:
    """A value as text, white space collapsed; the first of a list."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str) and v.strip()), None)
    if not isinstance(value, str):
        return None
    return _SPACE.sub(" ", value[:LONGEST]).strip() or None


def _names(value: Any) -> list[str]:
    """The names of people or organisations: a text, an object with a name, or a list of such."""
    if isinstance(value, list):
        return [name for item in value[:50] for name in _names(item)]
    name = _text(value.get("name") if isinstance(value, dict) else value)
    return [name] if name and not name.startswith(("http:", "https:", "@")) else []


def _date(value: str | None) -> str | None:
    found = find_date(value) if value else None
    return found.iso if found else None


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None
