"""All metadata of an article, put together. What a page's head says goes before what its text shows."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from newsclean.document import Block, Document, Head, LiveUpdate
from newsclean.languages.guess import guess_language
from newsclean.metadata.addresses import read_url
from newsclean.metadata.credits import Caption, read_captions
from newsclean.metadata.dateline import Dateline, read_dateline
from newsclean.metadata.dates import published_date, read_modified
from newsclean.metadata.names import read_authors
from newsclean.metadata.publisher import read_publisher
from newsclean.metadata.section import read_section
from newsclean.metadata.title import read_description, read_title
from newsclean.values.addresses import clean_address, web_address
from newsclean.values.names import choose, is_person
from newsclean.values.texts import is_unclean, visible

# Blocks of the body, and of an input without one, by which the language is guessed.
LANGUAGE_BODY = 12
LANGUAGE_INPUT = 40


@dataclass(frozen=True, kw_only=True, eq=False)
class Metadata:
    """The metadata of an article. The fields are written down here and nowhere else: `Article` has them, and `to_dict`, rows and schema follow.

    title                    the headline as the input shows it, or None
    description              the standfirst: a short line next to the headline, or None
    url                      the address given by the caller, else the one that the input gives
    canonical_url            the address that a page gives as its own
    hostname                 the host of `url`
    publisher                who publishes the article, or None
    site_name                the name of the page's site, which need not be the publisher's
    authors                  the people named as such, in order; an outlet only where no people are
    date_published           ISO 8601: "2022-08-15", with the time where it is known, with a zone only where one is given
    date_modified            the date of the last change, in the same form
    language                 an ISO 639-1 code, or None
    section                  the section that the article was printed in, or None
    tags                     the keywords that a page gives
    image                    the address of a page's lead image
    is_accessible_for_free   whether a page says that it can be read without paying; None where it says nothing
    live_updates             LiveUpdate(date, title) of the entries that a live blog's page lists
    captions                 Caption(text, credit) of the pictures
    dateline                 Dateline(place, agency, date) that opens the body, or None
    warnings                 what the reader had to assume or mend
    notes                    what a value rests on where sources contradict each other, or where it is easily doubted
    """

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
    warnings: tuple[str, ...]
    notes: tuple[str, ...]


def read_metadata(doc: Document) -> Metadata:
    """Return the metadata of a document that a pipeline has marked."""
    kept = doc.kept
    head = doc.head or Head()
    language = head.language or guess_language("\n".join(b.text for b in kept[:LANGUAGE_BODY] or doc.blocks[:LANGUAGE_INPUT]))
    given = read_url(doc)
    canonical = clean_address(head.canonical_url, given)
    url = given or canonical
    hostname = _hostname(url)
    outlets = [name for name in (head.publisher, head.site_name, hostname) if name]
    published, why = published_date(doc, head, language, url)
    return Metadata(
        title=visible(read_title(doc, outlets)),
        description=head.description or visible(read_description(doc)),
        url=url,
        canonical_url=canonical,
        hostname=hostname,
        publisher=head.publisher or visible(read_publisher(doc)),
        site_name=head.site_name,
        authors=_authors(doc, head, outlets),
        date_published=published,
        date_modified=head.date_modified or read_modified(doc, language),
        language=language,
        section=head.section or visible(read_section(doc)),
        tags=head.tags,
        image=clean_address(head.image, url),
        is_accessible_for_free=head.is_accessible_for_free,
        live_updates=head.live_updates,
        captions=_captions(doc),
        dateline=_dateline(kept[0] if kept else None),
        warnings=(*doc.warnings, *_warnings(doc)),
        notes=(*doc.notes, *head.notes, *why),
    )


def _authors(doc: Document, head: Head, outlets: list[str]) -> tuple[str, ...]:
    """The authors that a page's head names, else those of elements that it marks, else those of the bylines; of a text, the last."""
    shown = [seen for name in read_authors(doc) if (seen := visible(name))]
    if doc.head is None:
        return tuple(shown)
    return choose((head.authors, head.marked_authors, [name for name in shown if is_person(name)]), outlets)


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
