"""Dates and authors in elements of a page that are marked as such: `<time>`, `itemprop`, `rel`, and classes such as "byline".

They are believed only where the head says nothing. The walk over the body finds them. Those in furniture that is read as a whole are looked for only
where there are no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsclean import vocabulary
from newsclean.values.dates import clean_date
from newsclean.values.names import ends_with_and, is_person, opens_with_and, split_names
from newsclean.values.texts import clean_text

MOST_AROUND = 12  # elements around a marked one that are looked at, the nearest first
MOST_MARKED = 60  # marked elements that are tried
MOST_INSIDE = 200  # elements inside a marked one among which its name is looked for
LONGEST_BYLINE = 160  # characters; a longer text is a name with a biography below it
LONGEST_TEXT = 5000  # characters of an element's text that are looked at
LONGEST_NAMES = 300  # characters of class and id that are looked at
SHORTEST_SINGLE_NAME = 3  # letters of an author whose name is no person's by its look: "Reuters"

# How surely an element holds an author's name and little else.
_BY_ITEMPROP, _BY_ADDRESS, _BY_CLASS, _BY_PART_OF_CLASS, _NEVER = range(5)

# Values of `itemprop` and `property` that mark a date, in small letters and without "schema:" or "rnews:", by how surely it is that of publication.
_PUBLISHED_PROPERTIES = frozenset(("datepublished",))
_CREATED_PROPERTIES = frozenset(("datecreated", "dc:date", "dc:created", "dc:issued", "dcterms:issued", "dcterms:created"))
_MODIFIED_PROPERTIES = frozenset(("datemodified", "dc:modified", "dcterms:modified"))
_DATE_PROPERTIES = _PUBLISHED_PROPERTIES | _CREATED_PROPERTIES | _MODIFIED_PROPERTIES
_PREFIXES = ("schema:", "rnews:")

Attributes = Mapping[str, str | None]

_TOO_LARGE = frozenset(("body", "main", "article", "section", "style", "script", "form", "input"))  # to hold an author's name alone


def _names(element: LexborNode) -> str:
    """Return class and id of an element."""
    attributes = element.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:LONGEST_NAMES] if attributes else ""


def _is_foreign(element: LexborNode) -> bool:
    """Return whether an element stands in something that is not the article: a comment, a teaser, a sidebar, a list."""
    around: LexborNode | None = element.parent
    for _ in range(MOST_AROUND):
        if around is None or around.tag in ("body", "main", "html"):
            return False
        is_foreign = _holds_foreign(around)
        if is_foreign is not None:
            return is_foreign
        around = around.parent
    return False


def _holds_foreign(element: LexborNode) -> bool | None:
    """Return whether what an element holds is not the article's, as its own names and tag say. None where they do not say it."""
    is_of_article = _is_of_article(_names(element))
    if is_of_article is not None:
        return not is_of_article
    if element.tag in vocabulary.NOT_OF_ARTICLE and not _holds_metadata(element):
        return True
    return False if element.tag == "article" else None


def _holds_metadata(element: LexborNode) -> bool:
    """Return whether an element's class says that it holds what is known of the article: `<aside class="meta">`."""
    return not vocabulary.METADATA.isdisjoint((element.attributes.get("class") or "").lower().replace("-", " ").replace("_", " ").split())


_is_of_article = lru_cache(maxsize=2048)(vocabulary.is_of_article)  # since the same elements stand around many marked ones


def is_marked(tag: str, attributes: Attributes) -> bool:
    """Return whether an element may be marked as a date or an author.

    It may be neither: the walk asks it of every element with attributes, and only those that are needed are looked at more closely.
    """
    if "itemprop" in attributes or "author" in (attributes.get("class") or "").lower() or tag == "time" or tag == "abbr":
        return True
    if "property" in attributes and not _date_properties(attributes).isdisjoint(_DATE_PROPERTIES):
        return True
    return tag == "a" and ("/author" in (attributes.get("href") or "") or "author" in (attributes.get("rel") or "").lower())


def marked_within(elements: Iterable[LexborNode]) -> Iterator[LexborNode]:
    """Iterate over some elements, and those inside them, that may be marked. Of an element that holds what is foreign only itself is looked at.

    Not by a search by selectors: for the first one in a tree Lexbor takes 140 KB, ten times the visible text of a page.
    """
    for element in elements:
        for inner in (element,) if _holds_foreign(element) else element.traverse():
            tag = inner.tag or ""
            if tag == "time" or ((attributes := inner.attributes) and is_marked(tag, attributes)):
                yield inner


def _may_be_author(tag: str | None, attributes: Attributes) -> bool:
    """Return whether an element's attributes speak of an author."""
    if "author" in (attributes.get("itemprop") or "").split() or "author" in (attributes.get("class") or "").lower():
        return True
    return tag == "a" and ("/author" in (attributes.get("href") or "") or "author" in (attributes.get("rel") or "").lower().split())


class MarkedDates(NamedTuple):
    """The dates that elements of a page are marked with.

    published   that of the element that is marked as the date of publication
    any         that of an element whose name or class says so, else that of the first `<time>` of the article
    modified    that of the element that is marked as the date of the last change
    """

    published: str | None = None
    any: str | None = None
    modified: str | None = None


# How surely an element holds the date of publication.
_DATE_BY_PROPERTY, _DATE_BY_NAME, _DATE_BY_TAG, _OF_CHANGE = range(4)


def _date_properties(attributes: Attributes) -> frozenset[str]:
    """Return what `itemprop` and `property` say of an element, in small letters and without the vocabularies that all use."""
    given = f"{attributes.get('itemprop') or ''} {attributes.get('property') or ''}".lower().split()
    for prefix in _PREFIXES:
        given = [name.removeprefix(prefix) for name in given]
    return frozenset(given)


def _may_be_date(tag: str | None, attributes: Attributes) -> bool:
    """Return whether an element's name or attributes speak of a date."""
    if tag == "time":
        return True
    if tag == "abbr":
        return bool(attributes.get("title")) and vocabulary.PUBLISHED_NAME.search(attributes.get("class") or "") is not None
    return ("itemprop" in attributes or "property" in attributes) and not _date_properties(attributes).isdisjoint(_DATE_PROPERTIES)


def marked_dates(elements: Iterable[LexborNode]) -> MarkedDates:
    """Return the dates that a page's elements are marked with. Those in comments, teasers and sidebars do not count."""
    best: dict[int, str] = {}
    for element in islice((e for e in elements if _may_be_date(e.tag, e.attributes)), MOST_MARKED):
        rank = _date_rank(element.attributes)
        if rank is None or rank in best or (rank == _DATE_BY_TAG and _DATE_BY_NAME in best) or _is_foreign(element):
            continue
        if found := _given_date(element):
            best[rank] = found
    return MarkedDates(best.get(_DATE_BY_PROPERTY), best.get(_DATE_BY_NAME) or best.get(_DATE_BY_TAG), best.get(_OF_CHANGE))


def _date_rank(attributes: Attributes) -> int | None:
    """Return how surely an element holds the date of publication, by its attributes; None where its class speaks of a change.

    Sites whose articles are never changed give the date of publication both classes: "published updated".
    """
    properties = _date_properties(attributes)
    if not properties.isdisjoint(_PUBLISHED_PROPERTIES):
        return _DATE_BY_PROPERTY
    if not properties.isdisjoint(_MODIFIED_PROPERTIES):
        return _OF_CHANGE
    marks = attributes.get("class") or ""
    is_named = "pubdate" in attributes or vocabulary.PUBLISHED_NAME.search(marks) or not properties.isdisjoint(_CREATED_PROPERTIES)
    if vocabulary.UPDATED_NAME.search(marks) and "published" not in marks:
        return None
    return _DATE_BY_NAME if is_named else _DATE_BY_TAG


def _given_date(element: LexborNode) -> str | None:
    """Return the date that an element gives by an attribute or by its text, or None."""
    attributes = element.attributes
    title = attributes.get("title") if element.tag == "abbr" else None
    return clean_date(attributes.get("datetime") or attributes.get("content") or title or element.text())


def marked_authors(elements: Iterable[LexborNode]) -> tuple[str, ...]:
    """Return the people that elements marked as the author name; empty if there are none."""
    found = islice((e for e in elements if _may_be_author(e.tag, e.attributes)), MOST_MARKED)
    ranked = sorted(((_rank(e), at, e) for at, e in enumerate(found)), key=lambda r: r[:2])
    for rank, _, element in ranked:
        if rank == _NEVER:
            break
        names = _people(element, rank)
        if names and not _is_foreign(element):
            around = _around(element)
            others = [e for r, _, e in ranked if r == rank and e is not element and not around.isdisjoint(_around(e))]
            return tuple(dict.fromkeys([*names, *(n for e in others for n in _people(e, rank))]))
    return ()


def _rank(element: LexborNode) -> int:
    """Return how surely an element holds the author's name and little else: `_BY_ITEMPROP` is the surest."""
    attributes = element.attributes
    marks = (attributes.get("class") or "")[:LONGEST_NAMES]
    if element.tag in _TOO_LARGE:
        return _NEVER
    if "author" in (attributes.get("itemprop") or "") or "author" in (attributes.get("rel") or ""):
        return _BY_ITEMPROP
    if vocabulary.BESIDE_BYLINE_NAME.search(marks):
        return _NEVER
    if any(folder in (attributes.get("href") or "") for folder in ("/author", "/autor/")):
        return _BY_ADDRESS
    words = marks.lower().replace("_", "-").replace("--", "-").split()
    return _BY_CLASS if any(w.endswith(("author-name", "authorname", "byline-name", "author")) for w in words) else _BY_PART_OF_CLASS


def _people(element: LexborNode, rank: int) -> list[str]:
    """Return the names that an element holds.

    Of several pieces of text, that is the first that is a person's name, and those that a comma or "and" joins to it. Where there is none, the only
    piece is taken for a name if the element is surely the author's and the piece is short.
    """
    inner = _named(element) if rank == _BY_ITEMPROP else None
    given = (inner or element).attributes.get("content") or (inner or element).text(separator="\n").strip()
    lines = [piece for line in given[:LONGEST_TEXT].splitlines() if (piece := clean_text(line))]
    if sum(map(len, lines)) > LONGEST_BYLINE:
        lines = lines[:1]
    people: list[str] = []
    first: list[str] = []
    is_joined = True
    for piece in lines:
        if is_joined or opens_with_and(piece):
            names = split_names(piece)
            first = first or names
            people += [n for n in names if is_person(n)]
        is_joined = not people or ends_with_and(piece)
    if people or rank > _BY_CLASS or len(lines) != 1 or len(first) != 1:
        return people
    most_spaces = 0 if rank == _BY_ITEMPROP else 2
    return first if len(first[0]) >= SHORTEST_SINGLE_NAME and first[0].count(" ") <= most_spaces else []


def _named(element: LexborNode) -> LexborNode | None:
    """Return the element inside one that is marked as its name, if any."""
    inside = islice(element.traverse(), 1, MOST_INSIDE)
    return next((e for e in inside if "name" in (e.attributes.get("itemprop") or "").split()), None)


def _around(element: LexborNode) -> set[int]:
    """Return the first and second element around one, by their addresses. Elements that have one of them in common stand in one byline."""
    parent = element.parent
    around = (parent, parent.parent if parent is not None else None)
    return {e.mem_id for e in around if e is not None and e.tag != "body"}
