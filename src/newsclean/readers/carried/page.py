"""A page with the article that it carries as data."""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborHTMLParser

from newsclean.document import Element, Limits, Said, running_words
from newsclean.document.seen import moved as moved_among
from newsclean.readers.carried.noscript import without_noscript
from newsclean.readers.carried.scripts import read_values
from newsclean.readers.carried.shadow import opened
from newsclean.readers.carried.story import Page, Story, find_story, read_blocks
from newsclean.readers.head.signs import LITTLE_TEXT
from newsclean.readers.html.guard import guarded
from newsclean.readers.html.page import NO_EVENTS, Folds, Read, fewer, numbered, read_html
from newsclean.readers.html.shown import ENOUGH_SHOWN, is_of_page
from newsclean.values.dates import clean_date

_MAY_CARRY = re.compile(rb"<script\b|\sdata-(?:page|props|state)\b", re.IGNORECASE)
FEWEST_WORDS = 30  # of running text in `<noscript>`: a notice has fewer
NOTE = "the page shows no running text; the article was read from {}"


def with_carried(page: bytes, read: Read, url: str | None, limits: Limits) -> tuple[Read, str | None]:
    """Return what was read of a page that shows no running text, with the article that it carries as data, and a note that says where that stands.

    A page that carries none, or none that reads as an article, comes back as it is, with None for the note.
    """
    if (with_roots := opened(page)) is not None:
        shown = read_html(with_roots, url, limits)
        if shown.shown >= ENOUGH_SHOWN:
            return shown, NOTE.format("declarative shadow roots (<template shadowrootmode>)")
    if (with_text := without_noscript(page)) is not None:
        shown = read_html(with_text, url, limits)
        if shown.shown >= ENOUGH_SHOWN and running_words(shown.blocks) >= FEWEST_WORDS:
            return shown, NOTE.format("what it shows where scripts do not run (<noscript>)")
    if _MAY_CARRY.search(page) is None:
        return read, None
    values = read_values(LexborHTMLParser(guarded(page, limits)[0], options=NO_EVENTS, scripting=True))
    sites = tuple(site for site in (read.head.site_name, read.head.publisher) if site)
    addresses = tuple(address for address in (url, read.head.canonical_url) if address)
    story = find_story(values, Page(read.head.titles, sites, addresses, limits)) if values else None
    return (read, None) if story is None else (_with_story(read, story, len(page), limits), NOTE.format(story.name))


def _with_story(read: Read, story: Story, length: int, limits: Limits) -> Read:
    """Return what was read of a page of a length in bytes, with an article that it carries as data.

    The headline, unless the page shows it, and the body stand behind the blocks of the page itself, before the site's furniture at the end. What the
    head does not say is what the data say.
    """
    blocks, head, folds = read.blocks, read.head, read.folds
    first = blocks[0].element if blocks else None
    body = Element(None, "body", {}) if first is None else [*first.up()][-1]
    is_shown = story.title is None or any(block.kind == "heading" and head.has_title(block.text) for block in blocks)
    written = story.html if is_shown else f"<h1>{html.escape(story.title or '')}</h1>{story.html}"
    found, over = read_blocks(written, limits, Element(body, "article", {}), folds.url)
    at = max((number for number, block in enumerate(blocks, 1) if is_of_page(block)), default=0)
    together = [*blocks[:at], *found, *blocks[at:]]
    moved = numbered(together)
    nodes = {new: folds.nodes[old] for old, new in zip(together, moved, strict=True) if old in folds.nodes}
    seen = moved_among(read.seen, blocks, together)
    kept, seen, too_many = fewer(list(moved), seen, length, limits)
    head = head._replace(
        titles=tuple(dict.fromkeys([title for title in (story.title, *head.titles) if title])),
        authors=head.authors or story.authors,
        date_published=head.date_published or clean_date(story.date),
        said=(*_said_by(story), *head.said),
    )
    if running_words(kept) >= LITTLE_TEXT:
        head = head._replace(signs=(), noscript=None)
    warnings = list(dict.fromkeys([*read.warnings, *over, *too_many]))
    return Read(kept, head, warnings, Folds(nodes, folds.url), ENOUGH_SHOWN)


def _said_by(story: Story) -> list[Said]:
    """Return what the data say of the article's fields."""
    given = (("title", story.title), ("authors", ", ".join(story.authors)), ("date_published", story.date))
    return [(field, "data", story.name, str(value)) for field, value in given if value]
