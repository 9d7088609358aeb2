"""All metadata of an article, put together: for each field, which source is believed.

What a page's head says goes before what its text shows; the title and the date of publication are weighed against what is printed, in `title` and
`dates`. A field that is right in the head and wrong in the article is mended here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsclean.document import Block, Document, Head, LiveUpdate
from newsclean.languages.guess import guess_language, known_languages
from newsclean.metadata.access import read_access
from newsclean.metadata.addresses import read_url
from newsclean.metadata.credits import Caption, read_captions
from newsclean.metadata.dateline import Dateline, read_dateline
from newsclean.metadata.dates import published_date, read_modified
from newsclean.metadata.description import read_description
from newsclean.metadata.names import find_authors
from newsclean.metadata.publisher import read_publisher
from newsclean.metadata.section import read_section
from newsclean.metadata.title import read_title
from newsclean.values.addresses import clean_address, host, web_address
from newsclean.values.names import choose, is_person
from newsclean.values.texts import is_unclean, visible

# Blocks by which the language is guessed: the first of the body, or of an input without one.
LANGUAGE_BODY_BLOCKS = 12
LANGUAGE_INPUT_BLOCKS = 40
NEAR = frozenset(("da", "no"))  # languages that a few words do not tell apart


@dataclass(frozen=True, kw_only=True, eq=False)
class Metadata:
    """The metadata of an article. These are the fields of `Article` as well, and of what it is written as: `to_dict`, rows, the schema.

    title                    the headline as the input shows it, or None
    description              the standfirst: a short line next to the headline, else what a page's head gives, or None
    url                      the URL given by the caller, else the one that the input gives
    canonical_url            the URL that a page gives as its own
    hostname                 the host of `url`
    publisher                who publishes the article, or None
    site_name                the name of the page's site, which need not be the publisher's
    authors                  the people named as such, in order; an outlet only where no people are
    date_published           ISO 8601: "2022-08-15", with the time where it is known, with a zone only where one is given
    date_modified            the date of the last change, in the same form
    language                 an ISO 639-1 code, or None
    section                  the section that the article was printed in, or None
    tags                     the keywords that a page gives
    image                    the URL of a page's lead image
    is_accessible_for_free   whether the article can be read without paying, as a page's head says; False also where the text says that it goes on for
                             subscribers; None where nothing is said
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
    language = _language(doc, head)
    given = read_url(doc)
    canonical = clean_address(head.canonical_url, given)
    url = given or canonical
    hostname = host(url) if url else None
    outlets = [name for name in (head.publisher, head.site_name, hostname) if name]
    published, why = published_date(doc, head, language, url)
    is_free, why_cut = read_access(doc, head)
    return Metadata(
        title=visible(read_title(doc, outlets)),
        description=visible(read_description(doc, outlets)),
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
        is_accessible_for_free=is_free,
        live_updates=head.live_updates,
        captions=_captions(doc),
        dateline=_dateline(kept[0] if kept else None),
        warnings=(*doc.warnings, *_warnings(doc)),
        notes=(*doc.notes, *head.notes, *why, *why_cut),
    )


def _language(doc: Document, head: Head) -> str | None:
    """Return the language that a page's head names, else that of its text, or None.

    Templates name a language, whatever the page is written in: mostly English, but a German blog writes in English, too. So the text is asked as
    well, and decides where it clearly has another language, by its script or its words. On our 1,300 pages that name English, the text was right in
    all 16 such cases; on those that name another language, in all 5. It does not decide between languages that share most of their words, nor where
    the head names a language that we know no words of.
    """
    named = head.language
    if named is not None and named not in known_languages():
        return named
    guessed = language_of_text(doc)
    return named if guessed is None or {named, guessed} == NEAR else guessed


def language_of_text(doc: Document) -> str | None:
    """Return the language that the first paragraphs of the body are written in, or None where too little speaks for one."""
    return guess_language("\n".join([b.text for b in doc.kept[:LANGUAGE_BODY_BLOCKS] or doc.blocks[:LANGUAGE_INPUT_BLOCKS]]))


def _authors(doc: Document, head: Head, outlets: list[str]) -> tuple[str, ...]:
    """Return the authors that a page's head names, else those of elements that are marked, else those of the bylines; of a text, the last."""
    return choose(_author_sources(doc, head), outlets) if doc.head is not None else tuple(_printed_authors(doc))


def _author_sources(doc: Document, head: Head) -> Iterator[Iterable[str]]:
    """Iterate over the names that each source of a page gives. `choose` stops at the first that names a person, so that few bylines are read."""
    yield head.authors
    yield head.marked_authors
    yield [name for name in _printed_authors(doc) if is_person(name)]


def _printed_authors(doc: Document) -> list[str]:
    """Return the authors that the bylines name."""
    return [seen for name in find_authors(doc) if (seen := visible(name))]


def _captions(doc: Document) -> tuple[Caption, ...]:
    """Return the captions, without those of which nothing is left once unseen characters are taken out."""
    captions = (Caption(_seen(text), _seen(credit)) for text, credit in read_captions(doc))
    return tuple(dict.fromkeys(caption for caption in captions if any(caption)))


def _seen(text: str | None) -> str | None:
    """Return a part of a caption as it is printed, without characters that no reader sees."""
    return visible(text) if text is not None and is_unclean(text) else text


def _dateline(block: Block | None) -> Dateline | None:
    """Return the dateline of the body's first paragraph, if a place is left of it once unseen characters are taken out."""
    found = read_dateline(block)
    place = visible(found.place) if found else None
    return Dateline(place, visible(found.agency), found.date) if found and place else None


def _warnings(doc: Document) -> list[str]:
    """Return a warning where the URL that the caller gave cannot be used."""
    return ["the url given is no http(s) address; it was left aside"] if doc.url and not web_address(doc.url) else []
