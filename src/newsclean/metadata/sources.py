"""Where the metadata stood: for each field, the places in the input that say its value, and those that say something else.

The places are found anew, from the document and the values: what each source of the head said is noted in `Head.said`, and the lines are those that
bear a role. So a place is one that says the value, and not only the one that was asked first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from newsclean.document import Block, Document, Head
from newsclean.metadata.access import cut_notice
from newsclean.metadata.addresses import URL
from newsclean.metadata.assemble import Metadata, language_of_text
from newsclean.metadata.dates import FIRST_PARAGRAPHS, dating_lines, lines_of_changes, other_lines_with_dates
from newsclean.metadata.names import BYLINE_BLOCKS_ABOVE, BYLINE_BLOCKS_BELOW, MAX_BYLINE_WORDS, authors_of
from newsclean.metadata.publisher import copyright_names
from newsclean.metadata.section import section_name
from newsclean.values.addresses import clean_address
from newsclean.values.dates import clean_date, date_in_address
from newsclean.values.names import split_names
from newsclean.values.outlets import same_outlet
from newsclean.values.texts import clean_text, letters, visible

Place = Literal["json_ld", "meta", "link", "title", "html", "data", "element", "line", "address", "argument", "words"]
"""Where a value may stand."""

SHORTEST_DESCRIPTION_LINE = 6  # words of a line that is looked for in the description
FIRST_BLOCKS = 200  # blocks among which such lines are looked for
MOST_PLACES = 50  # of one field
LONGEST_VALUE = 300  # characters of what a place says that are shown
_SLASHES = re.compile(r"/{2,}")
_DAY = len("2022-08-15")
_FREE = {"true": True, "free": True, "false": False, "locked": False, "metered": False}  # last word of what JSON-LD or `article:content_tier` says


class Source(NamedTuple):
    """A place in the input that says something of a field.

    place   "json_ld", "meta", "link" (`<link>`), "title" (`<title>`), "html" (`<html lang>`), "data" (of a script that carries the article),
            "element" (of the body, marked as a date or an author), "line" (of the text), "address" (the URL), "argument" (what the caller gave),
            "words" (the language that the body is written in)
    name    what stands there: the key of JSON-LD ("datePublished"), the name of a meta element ("og:title"), the role of a line or the filter that
            removed it ("byline"), "body" for a line of the body
    value   what it says, as it stands there, without characters that no reader sees; at most 300 characters. Of a marked element, as it was read
    lines   of a line, the numbers of its first and last line in the source, as in `Block.lines`; None otherwise
    """

    place: Place
    name: str
    value: str
    lines: tuple[int, int] | None = None


class Sources(NamedTuple):
    """Where a field's value stood.

    found         the places that say it: those of the head first, then the lines in their order
    contradicting  the places that say something else of the field. The value may be None then: what they say was not believed
    """

    found: tuple[Source, ...]
    contradicting: tuple[Source, ...]


_Candidate = tuple[Source, bool | None]  # whether it says the value; None where it says nothing that counts


def read_sources(doc: Document, metadata: Metadata) -> dict[str, Sources]:
    """Return field -> where its value stood. A field of which nothing is said is left out.

    doc        the marked document, with its layout
    metadata   what `read_metadata` gave of it
    """
    head = doc.head or Head()
    said: dict[str, list[Source]] = {}
    for field, place, name, value in head.said:
        said.setdefault(field, []).append(Source(_place(place), name, value))
    found: dict[str, Sources] = {}
    for field, judged in _judged(doc, head, metadata, said).items():
        places: dict[bool, dict[Source, None]] = {True: {}, False: {}}
        for source, agrees in judged:
            if agrees is not None and (shown := visible(source.value)):
                places[agrees][source._replace(value=shown[:LONGEST_VALUE])] = None
        if places[True] or places[False]:
            found[field] = Sources(tuple(places[True])[:MOST_PLACES], tuple(places[False])[:MOST_PLACES])
    return found


def _place(name: str) -> Place:
    """Return the name of a place in the head as a Place."""
    places: dict[str, Place] = {"json_ld": "json_ld", "meta": "meta", "link": "link", "title": "title", "html": "html"}
    return places.get(name, "data")


def _judged(doc: Document, head: Head, metadata: Metadata, said: Mapping[str, list[Source]]) -> dict[str, list[_Candidate]]:
    """Return field -> the places that say something of it, each with whether that is the value, in the order of the fields."""
    url, language = metadata.url, metadata.language

    def of_head(field: str) -> list[Source]:
        return said.get(field, [])

    return {
        "title": _title(doc, metadata.title, of_head("title")),
        "description": _description(doc, metadata.description, of_head("description")),
        "url": _url(doc, metadata, of_head("canonical_url")),
        "canonical_url": _address(metadata.canonical_url, of_head("canonical_url"), url),
        "hostname": [(Source("address", "url", metadata.hostname), True)] if metadata.hostname else [],
        "publisher": _publisher(doc, metadata.publisher, of_head("publisher")),
        "site_name": [(s, _is_outlet(s.value, metadata.site_name)) for s in (of_head("site_name") or of_head("publisher"))],
        "authors": _authors(doc, head, metadata.authors, of_head("authors")),
        "date_published": _published(doc, head, metadata, of_head("date_published")),
        "date_modified": _modified(doc, head, metadata, of_head("date_modified")),
        "language": _language(doc, language, of_head("language")),
        "section": _section(doc, metadata.section, of_head("section")),
        "tags": [(s, _holds_any(s.value, metadata.tags)) for s in of_head("tags")],
        "image": _picture(metadata.image, of_head("image"), url),
        "is_accessible_for_free": _access(doc, head, metadata.is_accessible_for_free, of_head("is_accessible_for_free")),
        "live_updates": [(s, bool(metadata.live_updates)) for s in of_head("live_updates")],
        "captions": [(_line(doc, b), True) for b in doc.role("caption")] if metadata.captions else [],
        "dateline": [(_line(doc, doc.kept[0]), True)] if metadata.dateline is not None and doc.kept else [],
    }


def _line(doc: Document, block: Block) -> Source:
    """Return a block as a place."""
    removal = doc.removals.get(block.index)
    return Source("line", "body" if removal is None else removal.role or removal.filter, block.text, block.lines)


def _title(doc: Document, title: str | None, said: Iterable[Source]) -> list[_Candidate]:
    """Return the titles of the head, and the lines that bear the role or are headings with the title. One that holds more than the title says it."""
    own = letters(title or "")

    def holds(text: str) -> bool:
        return bool(own) and own in letters(text)

    headings = [b for b in doc.blocks if b.kind == "heading" and holds(b.text)]
    lines = {b.index: b for b in (*doc.role("title"), *headings)}
    judged: list[_Candidate] = [(s, holds(clean_text(s.value) or "")) for s in said]
    for _, block in sorted(lines.items()):
        is_part = len(letters(block.text)) > 0 and letters(block.text) in own  # a headline may stand on several lines
        judged.append((_line(doc, block), holds(block.text) or is_part))
    return judged


def _description(doc: Document, description: str | None, said: Iterable[Source]) -> list[_Candidate]:
    """Return the descriptions of the head, and the lines that are the standfirst. Of two, one may be a shortened form of the other."""
    own = letters(description or "")
    judged: list[_Candidate] = []
    for source in said:
        given = letters(clean_text(source.value) or "")
        judged.append((source, bool(own) and bool(given) and (own in given or given in own)))
    lines = [b for b in doc.blocks[:FIRST_BLOCKS] if b.words >= SHORTEST_DESCRIPTION_LINE and letters(b.text) in own] if own else []
    return [*judged, *[(_line(doc, b), True) for b in {b.index: b for b in (*doc.role("standfirst"), *lines)}.values()]]


def _url(doc: Document, metadata: Metadata, canonical: Iterable[Source]) -> list[_Candidate]:
    """Return the argument, the lines of a text with its address, and the address that the page gives as its own where there is no other."""
    judged: list[_Candidate] = []
    if doc.url:
        judged.append((Source("argument", "url", doc.url), clean_address(doc.url) == metadata.url))
    for block in doc.role("url"):
        given = URL.search(block.text)
        judged.append((_line(doc, block), None if given is None else metadata.url is not None and metadata.url in block.text))
    return [*judged, *_address(metadata.url, canonical, metadata.url)]


def _address(value: str | None, said: Iterable[Source], base: str | None) -> list[_Candidate]:
    """Return places that give an address, each with whether it is a field's."""
    judged: list[_Candidate] = []
    for source in said:
        given = clean_address(source.value, base)
        judged.append((source, None if given is None else value is not None and _key(given) == _key(value)))
    return judged


def _key(address: str) -> str:
    """Return an address as it is compared: without the scheme, "www.", a slash at its end, and repeated slashes."""
    return _SLASHES.sub("/", address.partition("://")[2].removeprefix("www.").rstrip("/"))


def _picture(value: str | None, said: Iterable[Source], base: str | None) -> list[_Candidate]:
    """Return places that give the lead image. What stands behind "?" says in which size."""
    return _address(None if value is None else value.partition("?")[0], [s._replace(value=s.value.partition("?")[0]) for s in said], base)


def _is_outlet(text: str, value: str | None) -> bool:
    given = clean_text(text)
    return given is not None and value is not None and (given == value or same_outlet(given, value))


def _publisher(doc: Document, publisher: str | None, said: Iterable[Source]) -> list[_Candidate]:
    """Return the publishers of the head, and the copyright lines."""
    judged: list[_Candidate] = [(s, _is_outlet(s.value, publisher)) for s in said]
    return [*judged, *[(_line(doc, block), _is_outlet(name, publisher)) for block, name in copyright_names(doc)]]


def _holds_any(text: str, values: Iterable[str]) -> bool:
    """Return whether a text holds one of some names or words."""
    given = letters(clean_text(text) or text)
    return any(letters(value) in given for value in values if letters(value))


def _names_any(text: str, authors: tuple[str, ...]) -> bool:
    """Return whether a source of the head names one of the authors: "Doe, Jane" names Jane Doe."""
    return _holds_any(text, authors) or any(name in authors for name in split_names(clean_text(text) or ""))


def _authors(doc: Document, head: Head, authors: tuple[str, ...], said: Iterable[Source]) -> list[_Candidate]:
    """Return the places of the head and the marked elements that name people, and the lines that do. One that names one of the authors says so.

    A line that names others contradicts them only if it is a byline.
    """
    judged: list[_Candidate] = [(s, _names_any(s.value, authors) if "://" not in s.value else None) for s in said]  # a profile's address says nothing
    if head.marked_authors:
        marked = ", ".join(head.marked_authors)
        judged.append((Source("element", "author", marked), _holds_any(marked, authors)))
    near = doc.blocks[max(0, doc.body_start - BYLINE_BLOCKS_ABOVE) : doc.body_start + BYLINE_BLOCKS_BELOW]
    bylines = doc.role("byline")
    others = doc.layout.siblings
    lines = {b.index: b for b in (*bylines, *doc.role("date"), *(b for b in near if b.words <= MAX_BYLINE_WORDS and b.index not in others))}
    indices = {b.index for b in bylines}
    for index, block in sorted(lines.items()):
        if _holds_any(block.text, authors):
            judged.append((_line(doc, block), True))
        elif index in indices and (names := authors_of(block)):
            judged.append((_line(doc, block), any(name in authors for name in names)))
    if authors and not any(agrees for _, agrees in judged):
        lines = {b.index: b for b in (*[b for b in doc.blocks if b.words <= MAX_BYLINE_WORDS], *doc.kept[:FIRST_PARAGRAPHS])}
        judged += [(_line(doc, b), True) for _, b in sorted(lines.items()) if _holds_any(b.text, authors)]
    return judged


def _published(doc: Document, head: Head, metadata: Metadata, said: Iterable[Source]) -> list[_Candidate]:
    """Return the dates of the head, of marked elements, of the address and of the lines. A day that is the same says the same."""
    value = metadata.date_published
    judged: list[_Candidate] = [(s, _is_date(clean_date(s.value), value)) for s in said]
    if head.marked_published is not None:
        judged.append((Source("element", "date of publication", head.marked_published), _is_date(head.marked_published, value)))
    if head.marked_date is not None and _is_date(head.marked_date, value):  # else it may be any date
        judged.append((Source("element", "time", head.marked_date), True))
    if metadata.url is not None:
        judged.append((Source("address", "url", metadata.url), _is_date(date_in_address(metadata.url), value)))
    lines = dating_lines(doc, metadata.language)
    judged += [(_line(doc, d.block), _is_date(d.moment.iso, value)) for d in lines if not d.is_update or _is_date(d.moment.iso, value)]
    if not any(agrees for _, agrees in judged):
        judged += [(_line(doc, b), True) for b, date in other_lines_with_dates(doc, metadata.language) if _is_date(date, value)]
    return judged


def _modified(doc: Document, head: Head, metadata: Metadata, said: Iterable[Source]) -> list[_Candidate]:
    """Return the dates of the last change of the head, of marked elements and of the lines."""
    value = metadata.date_modified
    judged: list[_Candidate] = [(s, _is_date(clean_date(s.value), value)) for s in said]
    if head.date_modified is not None and not any(agrees for _, agrees in judged):
        judged.append((Source("element", "date of a change", head.date_modified), _is_date(head.date_modified, value)))
    return [*judged, *[(_line(doc, block), _is_date(date, value)) for block, date in lines_of_changes(doc, metadata.language)]]


def _is_date(given: str | None, value: str | None) -> bool | None:
    """Return whether a date is of the same day as a value, or the same moment; None where there is none.

    >>> _is_date("2024-03-05", "2024-03-05T10:15:00"), _is_date("2024-03-05T23:30:00+00:00", "2024-03-06T00:30:00+01:00")
    (True, True)
    """
    if given is None:
        return None
    return value is not None and (given[:_DAY] == value[:_DAY] or _moment(given) == _moment(value) is not None)


def _moment(date: str) -> datetime | None:
    """Return the moment of a date that has a time and a zone, or None."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo is not None else None


def _language(doc: Document, language: str | None, said: Iterable[Source]) -> list[_Candidate]:
    """Return the languages that the head names, and the one that the body is written in."""
    judged: list[_Candidate] = [(s, language is not None and _code(s.value) == _code(language)) for s in said]
    if guessed := language_of_text(doc):
        judged.append((Source("words", "body", guessed), guessed == language))
    return judged


def _code(text: str) -> str:
    """Return the code of a language at the start of its tag. Both kinds of Norwegian are Norwegian.

    >>> _code("nb_NO"), _code("en-GB")
    ('no', 'en')
    """
    code = (clean_text(text) or "")[:2].lower()
    return "no" if code in ("nb", "nn") else code


def _section(doc: Document, section: str | None, said: Iterable[Source]) -> list[_Candidate]:
    """Return the sections that the head names, and the lines that do."""
    own = letters(section or "")
    judged: list[_Candidate] = [(s, bool(own) and own in letters(clean_text(s.value) or "")) for s in said]
    for block in doc.role("section"):
        name = section_name(block.text)
        judged.append((_line(doc, block), None if name is None else letters(name) == own))
    return judged


def _access(doc: Document, head: Head, value: bool | None, said: Iterable[Source]) -> list[_Candidate]:
    """Return what the head says of who may read the article, and the line that says that it goes on for subscribers."""
    judged: list[_Candidate] = []
    for source in said:
        free = _FREE.get(source.value.rsplit("/", 1)[-1].strip().casefold())
        judged.append((source, None if free is None else free == value))
    if doc.kept and head.is_accessible_for_free is None and (notice := cut_notice(doc)) is not None:
        judged.append((_line(doc, notice[0]), value is False))
    return judged
