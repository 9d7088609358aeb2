"""JSON-LD: the objects in a page's scripts, and which of them is the page's article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from newsclean.values.texts import clean_text, letters

MAX_NESTING = 20
MOST_VALUES = 50  # of a script
MAX_OBJECTS = 2000  # of a page that are looked at

_ARTICLE = re.compile(r"(?:[a-z]{0,30}article|[a-z]{0,30}posting|report|opinion\w{0,20})", re.IGNORECASE)
_PAGE = re.compile(r"[a-z]{0,30}page", re.IGNORECASE)
_WORK = frozenset(("Recipe", "HowTo", "Review", "VideoObject", "PodcastEpisode", "CreativeWork", "Question", "QAPage", "Course", "Event"))
# What stands below these is not the page's article, but something that the article or the page points at.
_APART = frozenset(
    "itemListElement hasPart isPartOf relatedLink mentions citation comment review liveBlogUpdate isBasedOn subjectOf about "  # noqa: SIM905
    "blogPost blogPosts itemReviewed associatedMedia video image suggestedAnswer acceptedAnswer".split()
)

# What old pages put around a script, for browsers that knew none: from the outside in.
_OPENINGS = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA[")
_CLOSINGS = ("-->", "//", "//]]>", "// ]]>", "/*]]>*/", "]]>", ";")
_COMMA = re.compile(r",(?=\s{0,200}[\]}])")
_SALVAGED = re.compile(r'"(headline|datePublished|dateModified)"\s{0,20}:\s{0,20}"([^"\\\n]{1,300})"')


def read_scripts(scripts: Iterable[str]) -> list[Any]:
    """The JSON values in the scripts, as far as they can be read."""
    return [value for script in scripts for value in _values(script)]


def _values(script: str) -> list[Any]:
    """The JSON values in a script: in a good one there is one. A broken one is mended; what cannot be is read as far as it goes."""
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
    """A script without the comment or CDATA marks around it, and without escapes that belong in HTML."""
    script = script.strip()
    for opening in _OPENINGS:
        script = script.removeprefix(opening).lstrip()
    for closing in (*_CLOSINGS, *_CLOSINGS):
        script = script.removesuffix(closing).rstrip()
    return html.unescape(script) if script.startswith(("{&quot;", "[{&quot;")) else script


def _salvaged(script: str) -> list[Any]:
    """Headline and dates of a script that is no JSON, if it speaks of one article."""
    found: dict[str, str] = {}
    for name, value in _SALVAGED.findall(script[:100_000]):
        if found.setdefault(name, value) != value:
            return []
    return [{"@type": "Article", **found}] if found else []


def objects(values: list[Any]) -> list[tuple[dict[str, Any], bool]]:
    """All objects in the values, the outer ones first, each with whether it stands apart: below a list, a comment, a video."""
    found: list[tuple[dict[str, Any], bool]] = []
    _collect(values, False, 0, found)
    return found


def _collect(data: dict[str, Any] | list[Any], is_apart: bool, depth: int, found: list[tuple[dict[str, Any], bool]]) -> None:
    if depth > MAX_NESTING or len(found) >= MAX_OBJECTS:
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


def _rank(data: dict[str, Any]) -> int | None:
    """0 for an article, 1 for another work with a date, 2 for the page itself; None for all else."""
    kinds = data.get("@type")
    if isinstance(kinds, str):
        return _rank_of(kinds)
    ranks = [r for k in kinds[:20] if isinstance(k, str) and (r := _rank_of(k)) is not None] if isinstance(kinds, list) else []
    return min(ranks, default=None)


@lru_cache(maxsize=512)
def _rank_of(kind: str) -> int | None:
    """The rank of a type by its name, with or without "https://schema.org/" before it."""
    name = kind[:200].rsplit("/", 1)[-1]
    if _ARTICLE.fullmatch(name):
        return 0
    if name in _WORK:
        return 1
    return 2 if _PAGE.fullmatch(name) else None


def articles(found: list[tuple[dict[str, Any], bool]], titles: Iterable[str], addresses: Iterable[str]) -> list[dict[str, Any]]:
    """The objects that speak of the page's article, the one to be believed first at the front; empty where there is none.

    found       the page's objects, as `objects` gives them
    titles      what else the page says its title is
    addresses   and its address

    One that bears the page's address or title goes first, then an article, then the page's own entry. What stands apart (in a list, as a
    video of the article) counts only if it bears one of them. Of several articles of which none does, all are teasers.
    """
    own_titles = {k for t in titles if (k := letters(t))}
    own_addresses = {k for a in addresses if (k := _address_key(a))}
    ranked = [(data, rank, apart) for data, apart in found if (rank := _rank(data)) is not None]
    fitting = [i for i in ranked if _bears(i[0], own_titles, own_addresses)]
    fits = {id(i[0]) for i in fitting}
    loose = [i for i in ranked if id(i[0]) not in fits and not i[2]]
    if len({letters(clean_text(i[0].get("headline")) or "") for i in loose if i[1] == 0}) > 1 or any(i[1] == 0 for i in fitting):
        loose = [i for i in loose if i[1] != 0]  # teasers
    return [i[0] for i in sorted((*fitting, *loose), key=lambda i: (i[1], id(i[0]) not in fits, i[2]))]


def _bears(data: dict[str, Any], titles: set[str], addresses: set[str]) -> bool:
    """Whether an object bears the page's title or its address."""
    given = [data.get("url"), data.get("@id"), data.get("mainEntityOfPage")]
    for value in given:
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and (key := _address_key(value)) and key in addresses:
            return True
    key = letters(clean_text(data.get("headline")) or clean_text(data.get("name")) or "")
    return len(key) >= 8 and any(key == t or (len(t) >= 16 and len(key) >= 16 and (t.startswith(key) or key.startswith(t))) for t in titles)


def _address_key(address: str) -> str:
    """An address as it is compared: without scheme, "www.", query, fragment; empty for a site's front page."""
    key = address[:1000].split("#", 1)[0].split("?", 1)[0].casefold()
    key = key.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    return key if "/" in key else ""
