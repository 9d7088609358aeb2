"""One input of a batch: a page or text with what is known of it, or where that is to be read.

Each kind has an `id` and a `load()`, which a worker calls, so that reading, decompressing and parsing run there and what goes wrong costs one row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from typing import Any, NamedTuple, Protocol

from newsclean.batch.files import inflated, opened
from newsclean.document import Format


class Record(NamedTuple):
    """A page or text, and what is known of it.

    id         names it in the results
    source     str or bytes
    url        the address it came from, or None
    encoding   the charset that came with the bytes, or None
    format     "html", "text", "markdown" or "auto"
    """

    id: str
    source: str | bytes
    url: str | None = None
    encoding: str | None = None
    format: Format = "auto"

    def load(self) -> Record:
        return self

    @property
    def size(self) -> int:
        return len(self.source)


class Loadable(Protocol):
    """What a batch takes: something with an id that a worker can make a Record of."""

    @property
    def id(self) -> str: ...

    @property
    def size(self) -> int:
        """Bytes that have to be handed to the worker, roughly."""
        ...

    def load(self) -> Record:
        """The record. Raises ValueError, OSError and EOFError where there is none, with a message for the row."""
        ...


class Broken(NamedTuple):
    """An input that could not be read."""

    id: str
    reason: str
    size: int = 0

    def load(self) -> Record:
        raise ValueError(self.reason)


class FileRecord(NamedTuple):
    """A file that holds one page or text, compressed or not: its path, or its address as fsspec has it."""

    id: str
    format: Format = "auto"
    size: int = 0  # only the path is handed over

    def load(self) -> Record:
        with closing(opened(self.id)) as raw, closing(inflated(raw, self.id)) as file:
            return Record(self.id, file.read(), format=self.format)


class Fields(NamedTuple):
    """Which fields of a JSON object or columns of a table hold what. A dot leads into an object: "metadata.url".

    source is by default the first of `SOURCES` that a record has. A field that is missing counts as None, and a record without an id is named after
    its file and its number there, counted from 1.
    """

    source: str | None = None
    id: str = "id"
    url: str = "url"
    encoding: str = "encoding"

    def record(self, found: dict[str, Any], place: str) -> Record:
        """The record in an object. Raises ValueError where no page or text is in it."""
        name, source = self.page_or_text(found)
        if not isinstance(source, str | bytes):
            what = "is missing" if source is None else f"is {type(source).__name__}, not text"
            raise ValueError(f"the field {name} {what}; the record has {', '.join(map(str, list(found)[:20])) or 'no fields'}")
        return Record(self.name(found, place), source, _text(value(found, self.url)), _text(value(found, self.encoding)), format_of(name))

    def name(self, found: dict[str, Any], place: str) -> str:
        """The id in an object, or the place where there is none."""
        given = value(found, self.id)
        return place if given is None else _text(given) or str(given)

    def page_or_text(self, found: dict[str, Any]) -> tuple[str, Any]:
        for name in (self.source,) if self.source else SOURCES:
            if (source := value(found, name)) is not None:
                return name, source
        return self.source or " or ".join(SOURCES), None


SOURCES = ("html", "text", "content", "markdown")  # as scrapers, datatrove and Common Crawl's derivatives name it


def format_of(field: str) -> Format:
    """The format of what a field or column holds, as its name says."""
    return "html" if field == "html" else "markdown" if field == "markdown" else "auto"


def value(found: dict[str, Any], name: str) -> Any:
    """A field of an object, or one within it: "metadata.url"; None where there is none.

    >>> value({"metadata": {"url": "https://lorne.example"}}, "metadata.url"), value({"a": 1}, "b.c")
    ('https://lorne.example', None)
    """
    if name in found:
        return found[name]
    inner: Any = found
    for part in name.split("."):
        inner = inner.get(part) if isinstance(inner, dict) else None
    return inner


def _text(given: Any) -> str | None:
    """A value as text: some tables hold it as bytes."""
    return given.decode("utf-8", "replace") if isinstance(given, bytes) else given if isinstance(given, str) else None


class LineRecord(NamedTuple):
    """A line of JSON, with the place it stands in, as "articles.jsonl:17"."""

    place: str
    line: bytes
    fields: Fields

    @property
    def id(self) -> str:
        try:
            return self.fields.name(self.parsed(), self.place)
        except ValueError:
            return self.place

    @property
    def size(self) -> int:
        return len(self.line)

    def load(self) -> Record:
        return self.fields.record(self.parsed(), self.place)

    def parsed(self) -> dict[str, Any]:
        try:
            found = json.loads(self.line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"the line is no JSON: {error}") from error
        if not isinstance(found, dict):
            raise ValueError(f"the line is no JSON object but {type(found).__name__}")
        return found


def as_record(number: int, item: Any) -> Loadable:
    """What `clean_many` was given, as a record: a Record itself, or a source that is named after its number. Raises TypeError for what is neither."""
    if isinstance(item, str | bytes):
        return Record(str(number), item)
    if not isinstance(item, Record):
        raise TypeError(f"item {number} is {type(item).__name__}; clean_many takes str, bytes or newsclean.batch.Record(id, source, url=…)")
    if not isinstance(item.source, str | bytes):
        return Broken(str(item.id), f"the source is {type(item.source).__name__}, not str or bytes")
    return item._replace(id=str(item.id))


def numbered(items: Iterable[Any]) -> Iterable[Loadable]:
    """The records of what `clean_many` was given."""
    return (as_record(number, item) for number, item in enumerate(items))
