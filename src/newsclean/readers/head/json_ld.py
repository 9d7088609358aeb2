"""JSON-LD: the objects in a page's scripts, and which of them are about the page's article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from newsclean.values.texts import clean_text, letters

# Bounds on what one page may hold.
DEEPEST_OBJECT = 20  # objects and lists within one another
MOST_VALUES = 50  # JSON values of one script
MOST_OBJECTS = 2000  # of all scripts
MOST_TYPES = 20  # of one object
LONGEST_TYPE = 200  # characters
LONGEST_ADDRESS = 1000  # characters
LONGEST_SALVAGED = 100_000  # characters of a broken script that are looked at

SHORTEST_KNOWN_TITLE = 8  # letters and digits of a title by which an object is known to be about the page
SHORTEST_TITLE_START = 16  # letters and digits of one that is only the start of the other title

# What an object is about, by its type.
_ABOUT_ARTICLE, _ABOUT_WORK, _ABOUT_PAGE = range(3)
_ARTICLE = re.compile(r"(?:[a-z]{0,30}article|[a-z]{0,30}posting|report|opinion\w{0,20})", re.IGNORECASE)
_PAGE = re.compile(r"[a-z]{0,30}page", re.IGNORECASE)
# Works that an article may consist of.
_WORK = frozenset(("Recipe", "HowTo", "Review", "VideoObject", "PodcastEpisode", "CreativeWork", "Question", "QAPage", "Course", "Event"))
# Keys of an object whose values are not the page's article, but something that the article or the page points at.
_APART = frozenset(
    "itemListElement hasPart isPartOf relatedLink mentions citation comment review liveBlogUpdate isBasedOn subjectOf about "  # noqa: SIM905
    "blogPost blogPosts itemReviewed associatedMedia video image suggestedAnswer acceptedAnswer".split()
)

# What pages put around a script for old browsers, from the outside in.
_OPENINGS = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA[")
_CLOSINGS = ("-->", "//", "//]]>", "// ]]>", "/*]]>*/", "]]>", ";")
_COMMA = re.compile(r",(?=\s{0,200}[\]}])")
_SALVAGED = re.compile(r'"(headline|datePublished|dateModified)"\s{0,20}:\s{0,20}"([^"\\\n]{1,300})"')


def read_scripts(scripts: Iterable[str]) -> list[Any]:
    """Return the JSON values in the scripts, as far as they can be read."""
    return [value for script in scripts for value in _values(script)]


def _values(script: str) -> list[Any]:
    """Return the JSON values in a script: one of a good script. A broken script is mended, and read as far as possible."""
    try:
        return [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        pass
    mended = _COMMA.sub("", _unwrapped(script))
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    at = 0
    while at < len(mended) and len(values) < MOST_VALUES:
        try:
            value, at = decoder.raw_decode(mended, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
        while at < len(mended) and mended[at] in " \t\r\n,;":
            at += 1
    return values or _salvaged(mended)


def _unwrapped(script: str) -> str:
    """Return a script without the marks of a comment or of CDATA around it, and without entities of HTML if all of it is written with them."""
    script = script.strip()
    for opening in _OPENINGS:
        script = script.removeprefix(opening).lstrip()
    for closing in (*_CLOSINGS, *_CLOSINGS):
        script = script.removesuffix(closing).rstrip()
    return html.unescape(script) if script.startswith(("{&quot;", "[{&quot;")) else script


def _salvaged(script: str) -> list[Any]:
    """Return the headline and dates of a script that is no JSON, as an object, if it is about one article."""
    found: dict[str, str] = {}
    for name, value in _SALVAGED.findall(script[:LONGEST_SALVAGED]):
        if found.setdefault(name, value) != value:
            return []
    return [{"@type": "Article", **found}] if found else []


def objects(values: list[Any]) -> list[tuple[dict[str, Any], bool]]:
    """Return the objects in the values, outer ones before inner ones, each with whether it stands apart, below a key of `_APART`."""
    found: list[tuple[dict[str, Any], bool]] = []
    _collect(values, False, 0, found)
    return found


def _collect(data: dict[str, Any] | list[Any], is_apart: bool, depth: int, found: list[tuple[dict[str, Any], bool]]) -> None:
    """Add the objects in a value to those found."""
    if depth > DEEPEST_OBJECT or len(found) >= MOST_OBJECTS:
        return
    if isinstance(data, list):
        for value in data:
            if isinstance(value, dict | list):
                _collect(value, is_apart, depth + 1, found)
        return
    if "@type" in data or "@id" in data:
        found.append((data, is_apart))
    for key, value in data.items():
        if isinstance(value, dict | list):
            _collect(value, is_apart or key in _APART, depth + 1, found)


def types(data: dict[str, Any]) -> list[str]:
    """Return the types of an object, without the "https://schema.org/" that may stand before them."""
    kinds = data.get("@type")
    if isinstance(kinds, str):
        return [_type_name(kinds)]
    return [_type_name(kind) for kind in kinds[:MOST_TYPES] if isinstance(kind, str)] if isinstance(kinds, list) else []


def _type_name(kind: str) -> str:
    return kind[:LONGEST_TYPE].rsplit("/", 1)[-1]


def _rank(data: dict[str, Any]) -> int | None:
    """Return what an object is about, by its types: the article, another work with a date, or the page; None for all else."""
    return min([r for name in types(data) if (r := _rank_of(name)) is not None], default=None)


@lru_cache(maxsize=512)
def _rank_of(name: str) -> int | None:
    """Return what objects of a type are about."""
    if _ARTICLE.fullmatch(name):
        return _ABOUT_ARTICLE
    if name in _WORK:
        return _ABOUT_WORK
    return _ABOUT_PAGE if _PAGE.fullmatch(name) else None


def articles(found: list[tuple[dict[str, Any], bool]], titles: Iterable[str], addresses: Iterable[str]) -> list[dict[str, Any]]:
    """Return the objects that are about the page's article, the most trusted first.

    found       the page's objects, as `objects` returns them
    titles      the page's title, as its other sources give it
    addresses   the page's address, as its other sources give it

    An article comes before another work, and that before the page's own entry. Among equals, an object with the page's address or title comes
    first. An object that stands apart counts only if it has one of them. Articles without either are teasers, and left out, if their headlines
    differ or if another article has one.
    """
    own_titles = {k for t in titles if (k := letters(t))}
    own_addresses = {k for a in addresses if (k := _address_key(a))}
    ranked = [(data, rank, apart) for data, apart in found if (rank := _rank(data)) is not None]
    fitting = [i for i in ranked if _is_about(i[0], own_titles, own_addresses)]
    fits = {id(i[0]) for i in fitting}
    loose = [i for i in ranked if id(i[0]) not in fits and not i[2]]
    headlines = {letters(clean_text(i[0].get("headline")) or "") for i in loose if i[1] == _ABOUT_ARTICLE}
    if len(headlines) > 1 or any(i[1] == _ABOUT_ARTICLE for i in fitting):
        loose = [i for i in loose if i[1] != _ABOUT_ARTICLE]
    return [i[0] for i in sorted((*fitting, *loose), key=lambda i: (i[1], id(i[0]) not in fits, i[2]))]


def _is_about(data: dict[str, Any], titles: set[str], addresses: set[str]) -> bool:
    """Return whether an object has the page's title or its address."""
    given = [data.get("url"), data.get("@id"), data.get("mainEntityOfPage")]
    for value in given:
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and (key := _address_key(value)) and key in addresses:
            return True
    key = letters(clean_text(data.get("headline")) or clean_text(data.get("name")) or "")
    return len(key) >= SHORTEST_KNOWN_TITLE and any(key == title or _opens_alike(key, title) for title in titles)


def _opens_alike(title: str, other: str) -> bool:
    """Return whether one of two titles is the start of the other, and long enough to be no coincidence."""
    return min(len(title), len(other)) >= SHORTEST_TITLE_START and (title.startswith(other) or other.startswith(title))


def _address_key(address: str) -> str:
    """Return an address as it is compared: without scheme, "www.", query and fragment; "" for a site's front page."""
    key = address[:LONGEST_ADDRESS].split("#", 1)[0].split("?", 1)[0].casefold()
    key = key.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    return key if "/" in key else ""
