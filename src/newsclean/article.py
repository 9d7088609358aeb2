"""The Article: what a user gets."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from newsclean.language import guess_language
from newsclean.limits import is_capped
from newsclean.metadata.authors import choose, is_person
from newsclean.metadata.byline import read_authors
from newsclean.metadata.caption import Caption, read_captions
from newsclean.metadata.date import published_date, read_modified
from newsclean.metadata.dateline import Dateline, read_dateline
from newsclean.metadata.publisher import read_publisher
from newsclean.metadata.section import read_section
from newsclean.metadata.source_url import read_url
from newsclean.metadata.title import read_description, read_title
from newsclean.model import Block, Document, Head, LiveUpdate, Removal
from newsclean.readers.values import clean_address, is_unclean, visible, web_address
from newsclean.render import to_markdown, to_text


@dataclass(frozen=True)
class Article:
    """A cleaned article: its body, its metadata, and an account of everything that is not in the body.

    title, section, publisher, language   as the input shows them, or None; language is an ISO 639-1 code
    description                           the standfirst: a short line next to the headline, or None
    url, canonical_url, hostname          the address given by the caller or by the input; the one a page gives as its own; the host
    site_name                             the name of the page's site, which need not be the publisher's
    authors                               the people named as such, in order; an outlet only where no people are
    date_published, date_modified         ISO 8601: "2022-08-15", with the time where it is known, with a zone only where one is given
    tags                                  the keywords that a page gives
    image                                 the address of a page's lead image
    is_accessible_for_free                whether a page says that it can be read without paying; None where it says nothing
    live_updates                          LiveUpdate(date, title) of the entries that a live blog's page lists
    captions                              Caption(text, credit) of the pictures
    removed                               Removal(block, filter, reason, role) of every block not in the body, in the order of the input
    status                                "ok", "empty" (no body was found) or "capped" (a cap of `Limits` was reached, and a warning names it);
                                          of `newsclean.isolated` also "timeout" and "killed"
    warnings                              what the reader had to assume or mend
    notes                                 what a value rests on where sources contradict each other, or where it is easily doubted
    """

    document: Document = field(repr=False)
    title: str | None
    description: str | None
    url: str | None
    canonical_url: str | None
    hostname: str | None
    publisher: str | None
    site_name: str | None
    authors: tuple[str, ...]
    date_published: str | None
    date_modified: str | None
    language: str | None
    section: str | None
    tags: tuple[str, ...]
    image: str | None
    is_accessible_for_free: bool | None
    live_updates: tuple[LiveUpdate, ...]
    captions: tuple[Caption, ...]
    dateline: Dateline | None
    status: str
    warnings: tuple[str, ...]
    notes: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The body as plain text, paragraphs separated by a blank line."""
        return to_text(self.document.kept)

    @cached_property
    def markdown(self) -> str:
        """The body as Markdown, with the headings, lists, quotes and links of the input."""
        return to_markdown(self.document.kept)

    @cached_property
    def confidence(self) -> float:
        """How good the body is likely to be: an estimate of its word F1 against the article, 0 to 1.

        It is learned from pages and texts with known articles, and calibrated: of those with 0.9, the mean F1 is about 0.9. See docs/scorer.md.
        """
        from newsclean.scorer.scores import confidence  # which few ask for

        return round(confidence(self.document), 3)

    @property
    def removed(self) -> tuple[Removal, ...]:
        return tuple(removal for _, removal in sorted(self.document.removals.items()))

    def restore(self, *filters: str) -> Article:
        """This article with the removals of the named filters undone; all others stay.

        A filter that removed nothing here changes nothing. Raises ValueError for a name that is no filter's.
        """
        from newsclean.pipeline import Pipeline  # which few articles need

        active = {r.filter for r in self.removed}
        for name in filters:
            if name not in active and name not in Pipeline.default().names:
                raise ValueError(f"there is no filter {name!r}; these removed something here: {', '.join(sorted(active)) or 'none'}")
        return assemble(self.document.without(filters))

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists and strings, ready for JSON: all fields, and each removal as filter, reason, role, lines and text."""
        shown = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "document"}
        for name in ("authors", "tags", "warnings", "notes"):
            shown[name] = list(shown[name])
        shown["captions"] = [c._asdict() for c in self.captions]
        shown["live_updates"] = [u._asdict() for u in self.live_updates]
        shown["dateline"] = self.dateline._asdict() if self.dateline else None
        shown["removed"] = [
            {"filter": r.filter, "reason": r.reason, "role": r.role, "lines": list(r.block.lines), "text": r.block.text} for r in self.removed
        ]
        return {"title": shown.pop("title"), "text": self.text, "markdown": self.markdown, "confidence": self.confidence, **shown}

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON, with non-ASCII letters as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_zyte(self) -> dict[str, Any]:
        """A dict with the fields of zyte-common-items' `Article`. See `newsclean.exports.to_zyte`."""
        from newsclean.exports import to_zyte

        return to_zyte(self)

    def to_schema_org(self) -> dict[str, Any]:
        """The JSON-LD of a schema.org NewsArticle, unescaped. See `newsclean.exports.to_schema_org`."""
        from newsclean.exports import to_schema_org

        return to_schema_org(self)

    def to_trafilatura(self) -> dict[str, Any]:
        """The dict that trafilatura's JSON holds, with the same keys. See `newsclean.exports.to_trafilatura`."""
        from newsclean.exports import to_trafilatura

        return to_trafilatura(self)


def assemble(doc: Document) -> Article:
    """The Article of a document that a pipeline has marked. What a page's head says goes before what its text shows."""
    kept = doc.kept
    page = doc.page or Head()
    language = page.language or guess_language("\n".join(b.text for b in kept[:12] or doc.blocks[:40]))
    given = read_url(doc)
    canonical = clean_address(page.canonical_url, given)
    url = given or canonical
    hostname = _hostname(url)
    outlets = [name for name in (page.publisher, page.site_name, hostname) if name]
    published, why = published_date(doc, page, language, url)
    return Article(
        document=doc,
        title=visible(read_title(doc, outlets)),
        description=page.description or visible(read_description(doc)),
        url=url,
        canonical_url=canonical,
        hostname=hostname,
        publisher=page.publisher or visible(read_publisher(doc)),
        site_name=page.site_name,
        authors=_authors(doc, page, outlets),
        date_published=published,
        date_modified=page.date_modified or read_modified(doc, language),
        language=language,
        section=page.section or visible(read_section(doc)),
        tags=page.tags,
        image=clean_address(page.image, url),
        is_accessible_for_free=page.is_accessible_for_free,
        live_updates=page.live_updates,
        captions=_captions(doc),
        dateline=_dateline(kept[0] if kept else None),
        status="empty" if not kept else "capped" if is_capped(doc.warnings) else "ok",
        warnings=(*doc.warnings, *_warnings(doc)),
        notes=(*doc.notes, *page.notes, *why),
    )


def _authors(doc: Document, page: Head, outlets: list[str]) -> tuple[str, ...]:
    """The authors that a page's head names, else those of elements that it marks, else those of the bylines; of a text, the last."""
    shown = read_authors(doc)
    shown = [seen for name in shown if (seen := visible(name))]
    if doc.page is None:
        return tuple(shown)
    return choose((page.authors, page.marked_authors, [name for name in shown if is_person(name)]), outlets)


def _captions(doc: Document) -> tuple[Caption, ...]:
    captions = (Caption(_seen(text), _seen(credit)) for text, credit in read_captions(doc))
    return tuple(dict.fromkeys(caption for caption in captions if any(caption)))


def _seen(text: str | None) -> str | None:
    """A caption's text as it is printed, but for what no reader sees."""
    return visible(text) if text is not None and is_unclean(text) else text


def _dateline(block: Block | None) -> Dateline | None:
    """The dateline of the body's first paragraph, if a place is left of it once what nobody sees is taken out."""
    found = read_dateline(block)
    place = visible(found.place) if found else None
    return Dateline(place, visible(found.agency), found.date) if found and place else None


def _warnings(doc: Document) -> list[str]:
    """What is to be said of the address that the caller gave."""
    return ["the url given is no http(s) address; it was left aside"] if doc.url and not web_address(doc.url) else []


def _hostname(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:  # "http://[::1"
        return None
