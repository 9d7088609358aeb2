"""`article.related`: the other articles that a page offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from newsclean.beside.addresses import base_of, is_within, same_page, whole
from newsclean.beside.bounds import is_in_comments
from newsclean.beside.markdown_links import targets
from newsclean.document import Block, Document, Removal, Seen
from newsclean.languages import scripts
from newsclean.languages.tables import FURNITURE
from newsclean.vocabulary import OFFERING

# Filters that take out what leads to other articles. What stands around the article counts as well, where it is a link as long as a title.
_FILTERS = frozenset(
    ("other_article", "related_link", "link_block", "most_read", "headline_run", "outside_article", "apart_from_text", "block_scorer")
)
_LABELLED = "related_link"  # whose lines name an article even without a link
_TAG = re.compile(r"<[^<>]{0,2000}>")  # of a picture in `<noscript>`, which is read as text
# Hosts of a site on which no articles stand, and folders in which lists of articles stand: what stands behind these names the list.
_OTHER_HOST = re.compile(r"(?:forums?|shop|store|abo|abos|account|login|jobs?|dating|help|support|t|tickets?|archiv)\.")
_COLLECTIONS = frozenset(
    (
        *(
            "tag",
            "tags",
            "topic",
            "topics",
            "category",
            "categories",
            "author",
            "authors",
            "search",
            "label",
            "labels",
            "thema",
            "themen",
            "tema",
            "temas",
        ),
        *(
            "kategorie",
            "kategoria",
            "categoria",
            "categorie",
            "sujet",
            "etiqueta",
            "etiquetas",
            "autor",
            "autores",
            "auteur",
            "subindex",
            "sponsored",
        ),
    )
)
_PARTS = re.compile(r"[-_+ ]")
SHORTEST_SLUG = 3  # words of a title in an address
SHORTEST_TITLE = 4  # words; shorter links are entries of menus
LONGEST_TITLE = 40  # words
MOST_LINES = 8  # of a link


class Related(NamedTuple):
    """Another article that the page offers.

    title   its title, as the page gives it
    url     its address; a relative one stays as it is where the page's address is not known; None where the source has no links, as a text
    """

    title: str
    url: str | None


def read_related(doc: Document) -> tuple[Related, ...]:
    """Return what a page offers to read besides the article, in order, each address once, with the first title that it has.

    Of a page whose address is known, only what leads to the same site: most of the rest are advertisements.
    """
    base = base_of(doc)
    are_named = base is not None and _names_story(base)  # as this article is, so are the others of the site
    found: dict[str, Related] = {}
    for given, address in _offered(doc):
        title = " ".join(_TAG.sub(" ", given).split())
        url = whole(address, base) if address is not None else None
        if (address is not None and url is None) or not _is_title(title) or (url is not None and same_page(url, base)):
            continue
        if url is not None and ((base is not None and not is_within(url, base)) or not _may_be_story(url, are_named=are_named)):
            continue
        found.setdefault(url or title, Related(title, url))
    return tuple(found.values())


def _may_be_story(url: str, *, are_named: bool = True) -> bool:
    """Return whether an address may be that of an article: it is none of a shop, a forum or a topic; where articles are named, it has such a name.

    >>> _may_be_story("https://example.org/2024/ferry"), _may_be_story("/news/ferry-runs-all-night"), _may_be_story("/about/partners")
    (True, True, False)
    >>> _may_be_story("https://example.org/topic/ferries-of-the-north-sea"), _may_be_story("https://forum.example.org/t/12345")
    (False, False)
    """
    parts = urlsplit(url)
    folders = parts.path.lower().split("/")[:-1]
    if _OTHER_HOST.match(parts.hostname or "") or not parts.path.strip("/") or not _COLLECTIONS.isdisjoint(folders):
        return False
    return not are_named or _names_story(url)


def _names_story(url: str) -> bool:
    """Return whether an address has a number or the words of a title in it."""
    parts = urlsplit(url)
    if any(map(str.isdigit, parts.path + parts.query)):
        return True
    return any(not piece.isascii() or len(_PARTS.split(piece)) >= SHORTEST_SLUG for piece in unquote(parts.path).split("/"))


def _offered(doc: Document) -> Iterator[tuple[str, str | None]]:
    """Yield titles with their addresses: the links in blocks that were removed as offers, and those noted of furniture."""
    noted: dict[int, list[Seen]] = {}
    for seen in doc.seen:
        if seen.tag == "a":
            noted.setdefault(seen.block, []).append(seen)
    removals = doc.removals
    for index in sorted(removals):
        removal = removals[index]
        if removal.role is not None or not _offers(removal):
            continue
        links = [t for t in targets(removal.block) if not t.is_picture]
        yield from [(t.text, t.address) for t in links]
        for seen in noted.get(index, ()):
            given = seen.telling
            yield given.get("text") or _title_within(doc, index, given.get("lines", "")), given.get("href", "")
        if not links and index not in noted and removal.filter == _LABELLED and doc.head is None:
            yield removal.block.text, None


def _offers(removal: Removal) -> bool:
    """Return whether a removed block may offer other articles."""
    element = removal.block.element
    if is_in_comments(element):
        return False
    if removal.filter in _FILTERS:
        return True
    if element is None:
        return False
    if removal.filter == "site_element":
        return "aside" in element.around
    return removal.filter == "boilerplate_class" and any(e.word is not None and (e.word in OFFERING or " " in e.word) for e in element.up())


def _title_within(doc: Document, first: int, lines: str) -> str:
    """Return the title in a link around some blocks, given the first and their number: a heading, or the first line that is as long as a title."""
    linked = doc.blocks[first : first + min(int(lines), MOST_LINES)] if lines.isdecimal() and len(lines) < 6 else ()
    headings = [block.text for block in linked if block.kind == "heading"]
    return next(iter(headings or [block.text for block in linked if _is_title(block.text)]), "")


def _is_title(text: str) -> bool:
    """Return whether a text may be the title of an article: by its length, and since it is no wording of furniture."""
    words = scripts.count_words(text)
    if not SHORTEST_TITLE <= words <= LONGEST_TITLE:
        return False
    return FURNITURE.isdisjoint(cue for cue, found in Block(0, text).cues.items() if found.place == "line")
