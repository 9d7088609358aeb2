"""Records: the inputs of a batch. A record is a page or text with what is known of it, or the place where a worker reads them.

Each kind has an `id` and a `load()`. A worker calls `load()`, so that reading, decompressing and parsing run in its process, and what goes wrong
there costs one row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from pickle import PickleBuffer
from typing import Any, NamedTuple, Protocol, SupportsIndex

from newsclean.batch.files import decompressed, open_file
from newsclean.document import Format
from newsclean.readers.formats import BY_FIELD

SOURCE_FIELDS = ("html", "text", "content", "markdown")  # as scrapers, datatrove and the derivatives of Common Crawl name the page or text
FIELDS_NAMED = 20  # of a record's fields, in messages


class Record(NamedTuple):
    """A page or text, and what is known of it.

    id         names its row
    source     the page or text: str or bytes
    url        the address that it came from, or None
    encoding   the charset that came with the bytes, as in an HTTP header, or None
    format     "html", "text", "markdown", or "auto" to choose among them
    site       names the site whose profile is used; None for the host of `url`
    """

    id: str
    source: str | bytes
    url: str | None = None
    encoding: str | None = None
    format: Format = "auto"
    site: str | None = None

    def load(self) -> Record:
        return self

    @property
    def size(self) -> int:
        return len(self.source)

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        return taken_apart(self, protocol)


def taken_apart(record: tuple[Any, ...], protocol: SupportsIndex) -> tuple[Any, ...]:
    """Return what pickle makes a record of again. Its bytes may go beside the pickle, see `newsclean.batch.messages`."""
    if protocol.__index__() < 5:
        return type(record), tuple(record)
    return type(record), tuple(PickleBuffer(value) if isinstance(value, bytes) else value for value in record)


class EncodedRecord(Record):
    """A record whose source is text, but encoded as UTF-8. A worker decodes it."""

    __slots__ = ()

    def load(self) -> Record:
        assert isinstance(self.source, bytes)
        return Record(*self)._replace(source=self.source.decode("utf-8", "replace"))


class Loadable(Protocol):
    """An input of a batch: it has an id, and a worker can load a Record from it."""

    @property
    def id(self) -> str: ...

    @property
    def size(self) -> int:
        """About how many bytes are sent to the worker; 0 where it gets a path alone."""
        ...

    def load(self) -> Record:
        """Return the record. Raises ValueError, OSError or EOFError where there is none; the row has the message."""
        ...


class Misread(Exception):
    """What was handed to a worker is not what its file holds: the file is to be read in another way."""


class Broken(NamedTuple):
    """An input that could not be read."""

    id: str
    reason: str
    size: int = 0

    def load(self) -> Record:
        raise ValueError(self.reason)


class FileRecord(NamedTuple):
    """A file that holds one page or text, compressed or not. Its id is its path, or its address for fsspec."""

    id: str
    format: Format = "auto"
    size: int = 0

    def load(self) -> Record:
        with closing(open_file(self.id)) as raw, closing(decompressed(raw, self.id)) as file:
            return Record(self.id, file.read(), format=self.format)


class Fields(NamedTuple):
    """The names of the fields of a JSON object, or of the columns of a table, that hold what is known of a page.

    source     the page or text; None for the first of "html", "text", "content" and "markdown" that the record has
    id         the id; a record that has none is named after its file and its number there, counted from 1
    url        the address that the page came from
    encoding   the charset that came with the bytes
    site       the name of the site, for site profiles; None for the host of the address

    A dot leads into an object: "metadata.url". A field that a record does not have counts as None.
    """

    source: str | None = None
    id: str = "id"
    url: str = "url"
    encoding: str = "encoding"
    site: str | None = None

    def record(self, found: dict[str, Any], place: str) -> Record:
        """Return the record in an object. Raises ValueError where the object has no page or text."""
        name, source = self.page_or_text(found)
        if not isinstance(source, str | bytes):
            null = next((one for one in self.sources if _is_null(found, one)), None) if source is None else None
            name = null or name
            what = "is null" if null else "is missing" if source is None else f"is {type(source).__name__}, not text"
            raise ValueError(f"the field {name} {what}; the record has {', '.join(map(str, list(found)[:FIELDS_NAMED])) or 'no fields'}")
        url, encoding = _text(value(found, self.url)), _text(value(found, self.encoding))
        site = _text(value(found, self.site)) if self.site else None
        return Record(self.name(found, place), source, url, encoding, format_of(name), site)

    def name(self, found: dict[str, Any], place: str) -> str:
        """Return the id in an object, or its place where it has none."""
        given = value(found, self.id)
        return place if given is None else _text(given) or str(given)

    def page_or_text(self, found: dict[str, Any]) -> tuple[str, Any]:
        """Return the name of the field with the page or text, and the page or text; None where the object has none."""
        for name in self.sources:
            if (source := value(found, name)) is not None:
                return name, source
        return " or ".join(self.sources), None

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the fields that may hold the page or text."""
        return (self.source,) if self.source else SOURCE_FIELDS


def format_of(field: str) -> Format:
    """Return the format that the name of a field or column tells."""
    return BY_FIELD.get(field, "auto")


def value(found: dict[str, Any], name: str) -> Any:
    """Return a field of an object, or of an object in it; None where there is no such field.

    >>> value({"metadata": {"url": "https://lorne.example"}}, "metadata.url"), value({"a": 1}, "b.c")
    ('https://lorne.example', None)
    """
    if name in found:
        return found[name]
    inner: Any = found
    for part in name.split("."):
        inner = inner.get(part) if isinstance(inner, dict) else None
    return inner


def _is_null(found: dict[str, Any], name: str) -> bool:
    """Return whether an object, or an object in it, has a field that holds null."""
    parent, _, last = name.rpartition(".")
    inner = value(found, parent) if parent else found
    return value(found, name) is None and (name in found or (isinstance(inner, dict) and last in inner))


def _text(given: Any) -> str | None:
    """Return a value as text. Some tables hold text as bytes."""
    return given.decode("utf-8", "replace") if isinstance(given, bytes) else given if isinstance(given, str) else None


class LineRecord(NamedTuple):
    """A line of JSON, and the place where it stands, as "articles.jsonl:17"."""

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

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        return taken_apart(self, protocol)

    def load(self) -> Record:
        return self.fields.record(self.parsed(), self.place)

    def parsed(self) -> dict[str, Any]:
        """Return the object in the line. Raises ValueError where the line holds none."""
        try:
            found = json.loads(self.line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"the line is no JSON: {error}") from error
        if not isinstance(found, dict):
            raise ValueError(f"the line is no JSON object but {type(found).__name__}")
        return found


def as_record(number: int, item: Any) -> Loadable:
    """Return one of the sources of `clean_many` as a record: str and bytes are named after their number. Raises TypeError for other types."""
    if isinstance(item, str | bytes):
        return Record(str(number), item)
    if not isinstance(item, Record):
        raise TypeError(f"item {number} is {type(item).__name__}; clean_many takes str, bytes or newsclean.batch.Record(id, source, url=…)")
    if not isinstance(item.source, str | bytes):
        return Broken(str(item.id), f"the source is {type(item.source).__name__}, not str or bytes")
    return item._replace(id=str(item.id))


def numbered(items: Iterable[Any]) -> Iterable[Loadable]:
    """Return the sources of `clean_many` as records."""
    return (as_record(number, item) for number, item in enumerate(items))
