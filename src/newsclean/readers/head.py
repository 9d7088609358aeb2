"""What a page says of itself: JSON-LD, Open Graph, meta elements, `<title>`, `<link>`."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from newsclean.metadata.date import find_date
from newsclean.model import Head

LONGEST = 1000  # characters of a value that is believed
MAX_NESTING = 20  # of JSON-LD

_ARTICLE = re.compile(r"(?:news|blog|opinion|analysis|report|review|liveblog|tech|scholarly|social)?(?:article|posting)$", re.IGNORECASE)
_AUTHOR_METAS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_DATE_METAS = (
    *("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dc.date.created"),
    *("publish-date", "publish_date", "pubdate", "publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
)
_BY = re.compile(r"^(?:by|von|par|por|di|door)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]{0,80}\)")
_SPACE = re.compile(r"\s+")


def read_head(tree: LexborHTMLParser) -> Head:
    """The head of a page. An article's JSON-LD goes before Open Graph, that before other meta elements, and those before `<title>`."""
    article = _article(tree)
    meta = _meta(tree)

    def first(*values: Any) -> str | None:
        return next((text for v in values if (text := _text(v))), None)

    title = tree.css_first("title")
    canonical = tree.css_first("link[rel=canonical]")
    root = tree.css_first("html")
    language = first(article.get("inLanguage"), root.attributes.get("lang") if root else None, meta.get("og:locale"))
    return Head(
        title=first(article.get("headline"), meta.get("og:title"), meta.get("twitter:title"), title.text() if title else None),
        description=first(meta.get("og:description"), article.get("description"), meta.get("description")),
        authors=tuple(dict.fromkeys(_names(article.get("author")) or _names(_first_of(meta, _AUTHOR_METAS)) or _shown_authors(tree))),
        date_published=_date((article.get("datePublished"), _first_of(meta, _DATE_METAS))) or _date(_shown_dates(tree)),
        date_modified=_date((article.get("dateModified"), meta.get("article:modified_time"))),
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
    return _SPACE.sub(" ", html.unescape(value[:LONGEST])).strip() or None


def _names(value: Any) -> list[str]:
    """The names of people or organisations: a text, an object with a name, or a list of such."""
    if isinstance(value, list):
        return [name for item in value[:50] for name in _names(item)]
    name = _text(value.get("name") if isinstance(value, dict) else value)
    name = _BY.sub("", _BRACKETS.sub("", name)).strip(" ,;|") if name else None
    return [name] if name and "@" not in name and "://" not in name and not name.isdigit() else []


def _date(values: Iterable[Any]) -> str | None:
    """The first of the values that holds a date."""
    found = (find_date(text) for value in values if (text := _text(value)))
    return next((moment.iso for moment in found if moment), None)


def _first_of(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _shown_authors(tree: LexborHTMLParser) -> list[str]:
    """The authors that elements of the page are marked as."""
    for selector in ('[itemprop="author"] [itemprop="name"]', '[itemprop="author"]', '[rel~="author"]'):
        found = [name for element in tree.css(selector)[:10] for name in _names(element.attributes.get("content") or element.text())]
        if found := [name for name in found if len(name.split()) <= 5]:
            return found
    return []


def _shown_dates(tree: LexborHTMLParser) -> Iterator[str | None]:
    """The dates that elements of the page are marked as, the surest first."""
    for selector in ('[itemprop="datePublished"]', "time[pubdate]", "article time[datetime]", "time[datetime]"):
        element = tree.css_first(selector)
        if element is not None:
            yield element.attributes.get("content") or element.attributes.get("datetime") or element.text()


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None
