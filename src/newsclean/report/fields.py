"""The metadata of an article as they are shown: each value, where it stood, and what contradicted it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.document import LiveUpdate
from newsclean.metadata.credits import Caption
from newsclean.metadata.dateline import Dateline
from newsclean.report.entries import Entry
from newsclean.values.addresses import web_address

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.metadata.sources import Source

LABELS = {
    "title": "Title",
    "authors": "Authors",
    "date_published": "Published",
    "date_modified": "Modified",
    "description": "Description",
    "publisher": "Publisher",
    "site_name": "Site",
    "section": "Section",
    "tags": "Tags",
    "language": "Language",
    "dateline": "Dateline",
    "is_accessible_for_free": "Free to read",
    "url": "Address",
    "canonical_url": "Canonical address",
    "image": "Lead image",
    "captions": "Captions",
    "live_updates": "Live updates",
}
"""The fields that are shown, in their order, each with its name for readers."""

PLACES = {
    "json_ld": "JSON-LD {}",
    "meta": "meta element {}",
    "link": "link element {}",
    "title": "title element",
    "html": "html element, {}",
    "data": "data of the page, {}",
    "element": "marked element, {}",
    "address": "in the address",
    "argument": "given by the caller",
    "words": "by the words of the text",
}
MOST_VALUES = 30  # of one field
LONGEST_LINE = 160  # characters of a line or an element's value that are shown beside a field


class Value(NamedTuple):
    """A value in words, and its address where it is one."""

    text: str
    href: str | None = None


class Place(NamedTuple):
    """A place of the input that says something of a field.

    where    the place, in words
    said     what it says, where that is not the value itself
    number   the number of the block that says it, or None
    """

    where: str
    said: str | None
    number: int | None


class Field(NamedTuple):
    """A field of the metadata.

    found           the places that say the value
    contradicting   the places that say something else
    """

    name: str
    label: str
    values: tuple[Value, ...]
    found: tuple[Place, ...]
    contradicting: tuple[Place, ...]


def fields_of(article: Article, entries: Iterable[Entry]) -> list[Field]:
    """Return the fields that have a value, or of which the input says something."""
    sources = article.sources
    numbers: dict[tuple[int, int], int] = {}
    for entry in entries:
        numbers.setdefault(entry.block.lines, entry.number)
    shown: list[Field] = []
    for name, label in LABELS.items():
        values = _values(getattr(article, name))
        found, contradicting = sources.get(name, ((), ()))
        if values or found or contradicting:
            own = {value.text for value in values}
            shown.append(Field(name, label, values, _places(found, own, numbers), _places(contradicting, frozenset(), numbers)))
    return shown


def _values(value: Any) -> tuple[Value, ...]:
    """Return a field's value, or values, in words."""
    many = value if isinstance(value, tuple) and not hasattr(value, "_fields") else (value,)
    return tuple([_value(item) for item in many[:MOST_VALUES] if item is not None])


def _value(value: Any) -> Value:
    if isinstance(value, bool):
        return Value("yes" if value else "no")
    if isinstance(value, Caption):
        return Value(" ".join([part for part in (value.text, f"({value.credit})" if value.credit else None) if part]))
    if isinstance(value, LiveUpdate):
        return Value(": ".join([part for part in value if part]))
    if isinstance(value, Dateline):
        return Value(", ".join([part for part in value if part]))
    text = str(value)
    return Value(text, web_address(text) if text.startswith(("http://", "https://")) else None)


def _places(sources: Iterable[Source], own: frozenset[str] | set[str], numbers: Mapping[tuple[int, int], int]) -> tuple[Place, ...]:
    return tuple([_place(source, own, numbers) for source in sources])


def _place(source: Source, own: frozenset[str] | set[str], numbers: Mapping[tuple[int, int], int]) -> Place:
    said = None if source.value in own else source.value[:LONGEST_LINE] + ("…" if len(source.value) > LONGEST_LINE else "")
    if source.lines is None:
        return Place(PLACES.get(source.place, "{}").format(source.name), said, None)
    where = "a line of the body" if source.name == "body" else f"a line: {source.name.replace('_', ' ')}"
    return Place(where, said, numbers.get(source.lines))
