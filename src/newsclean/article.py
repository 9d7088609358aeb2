"""The Article: what a user gets."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from newsclean.language import guess_language
from newsclean.metadata.byline import read_authors
from newsclean.metadata.caption import Caption, read_captions
from newsclean.metadata.date import date_in_address, read_date, read_modified
from newsclean.metadata.dateline import Dateline, read_dateline
from newsclean.metadata.publisher import read_publisher
from newsclean.metadata.section import read_section
from newsclean.metadata.source_url import read_url
from newsclean.metadata.title import read_description, read_title
from newsclean.model import Document, Head, Removal
from newsclean.render import to_markdown, to_text


@dataclass(frozen=True)
class Article:
    """A cleaned article: its body, its metadata, and an account of everything that is not in the body.

    title, section, publisher, language   as the input shows them, or None; language is an ISO 639-1 code
    description                           the standfirst: a short line next to the headline, or None
    url, canonical_url, hostname          the address given by the caller or by the input; the one a page gives as its own; the host
    authors                               the people named in bylines, in order
    date_published, date_modified         ISO 8601: "2022-08-15", with the time where it is known, with a zone only where one is given
    dateline                              Dateline(place, agency, date) that opens the body, or None
    captions                              Caption(text, credit) of the pictures
    removed                               Removal(block, filter, reason, role) of every block not in the body, in the order of the input
    warnings                              what the reader had to assume or mend
    """

    document: Document = field(repr=False)
    title: str | None
    description: str | None
    url: str | None
    canonical_url: str | None
    hostname: str | None
    publisher: str | None
    authors: tuple[str, ...]
    date_published: str | None
    date_modified: str | None
    language: str | None
    section: str | None
    captions: tuple[Caption, ...]
    dateline: Dateline | None
    warnings: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The body as plain text, paragraphs separated by a blank line."""
        return to_text(self.document.kept)

    @cached_property
    def markdown(self) -> str:
        """The body as Markdown, with the headings, lists, quotes and links of the input."""
        return to_markdown(self.document.kept)

    @property
    def removed(self) -> tuple[Removal, ...]:
        return tuple(removal for _, removal in sorted(self.document.removals.items()))

    def restore(self, *filters: str) -> Article:
        """This article with the removals of the named filters undone; all others stay. Raises ValueError for a filter that removed nothing."""
        active = {r.filter for r in self.removed}
        for name in filters:
            if name not in active:
                raise ValueError(f"filter {name!r} removed nothing here; these did: {', '.join(sorted(active)) or 'none'}")
        return assemble(self.document.without(filters))

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists and strings, ready for JSON: all fields, and each removal as filter, reason, role, lines and text."""
        shown = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "document"}
        shown["authors"], shown["warnings"] = list(self.authors), list(self.warnings)
        shown["captions"] = [c._asdict() for c in self.captions]
        shown["dateline"] = self.dateline._asdict() if self.dateline else None
        shown["removed"] = [
            {"filter": r.filter, "reason": r.reason, "role": r.role, "lines": list(r.block.lines), "text": r.block.text} for r in self.removed
        ]
        return {"title": shown.pop("title"), "text": self.text, "markdown": self.markdown, **shown}

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON, with non-ASCII letters as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)


def assemble(doc: Document) -> Article:
    """The Article of a document that a pipeline has marked. What a page's head says goes before what its text shows."""
    kept = doc.kept
    page = doc.page or Head()
    language = page.language or guess_language("\n".join(b.text for b in kept[:12] or doc.blocks[:40]))
    url = read_url(doc) or page.canonical_url
    return Article(
        document=doc,
        title=read_title(doc),
        description=page.description or read_description(doc),
        url=url,
        canonical_url=page.canonical_url,
        hostname=_hostname(url),
        publisher=page.publisher or read_publisher(doc),
        authors=_authors(doc, page),
        date_published=page.date_published or read_date(doc, language) or date_in_address(url),
        date_modified=page.date_modified or read_modified(doc, language),
        language=language,
        section=page.section or read_section(doc),
        captions=tuple(read_captions(doc)),
        dateline=read_dateline(kept[0] if kept else None),
        warnings=doc.warnings,
    )


def _authors(doc: Document, page: Head) -> tuple[str, ...]:
    """The authors that a page's head names, unless it names the publisher alone; else those of the bylines."""
    shown = tuple(read_authors(doc))
    return shown if shown and set(page.authors) <= {page.publisher} else page.authors


def _hostname(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:  # "http://[::1"
        return None
