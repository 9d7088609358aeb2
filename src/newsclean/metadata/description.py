"""The description: the standfirst that a reader sees below the headline.

In a text, `newsclean.layout.text_head` says which lines it is. On a page, it is looked for here, among all lines between the headline and the
article's first paragraph, whether they are part of the body or not: so it is never lost from both the body and the description.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsclean import vocabulary
from newsclean.document import Block, Document, Element
from newsclean.languages.tables import FURNITURE
from newsclean.metadata.date_lines import is_date_line
from newsclean.metadata.names import is_byline
from newsclean.metadata.title import long_words
from newsclean.values.texts import letters

LONGEST_OF_SITE = 12  # words of a description that opens with the site's name: "Lorne.example - daily news from the coast"
SHORTEST_STANDFIRST = 6  # words; a shorter line is a label
SHORTEST_UNCLOSED = 9  # words of one that is no heading and does not close like a sentence
LONGEST_STANDFIRST = 70  # words; a longer block is the article's first paragraph
LONGEST_NEXT = 45  # words of a line right below the headline that is believed before the head
LONGEST_LABEL = 5  # words of a line that is a label: "Lesezeit: 3 Min."
LINES_BELOW = 6  # lines below the headline among which it is looked for
MOST_LINES = 3  # of a standfirst, as where it is a list of points
NEAR = 3  # elements around the headline, one of which must be around the standfirst as well
MOST_LINKED = 0.3  # share of link text
_ROLES_ABOVE = frozenset(("title", "date", "section", "caption"))  # of lines between the headline and the standfirst; below a byline stands a bio
_KINDS = frozenset(("heading", "paragraph", "quote", "item"))
_NEVER = vocabulary.NOT_OF_ARTICLE | {"figcaption", "button", "table", "label"}
_OTHER_TABLES = FURNITURE | {"caption", "section", "media_label", "author_bio", "byline", "date"}
_OF_PICTURES = vocabulary.CAPTIONS | vocabulary.PICTURES
_OPENS_WITH_HOST = re.compile(r"\W*(?P<host>(?:[\w-]{1,60}\.){1,4}[a-z]{2,10})\s*(?:[-–—|:·•]\s|$)", re.IGNORECASE)
_WHOLE = frozenset(("line", "start"))  # places of a phrase that tells what a line is


def read_description(doc: Document, outlets: Iterable[str] = ()) -> str | None:
    """Return the standfirst: the short lines next to the headline, each once; or what the page's head gives; or None.

    Where the head gives one, a line that a reader sees is believed if it says the same, if its class says what it is, if it stands right below the
    headline, or if only metadata stands between and it is no part of the body: it would be lost else. What the head says of the site is left aside.

    outlets   names of the site and of its publisher, and its host
    """
    if doc.head is None:
        return " ".join(dict.fromkeys(b.text for b in doc.role("standfirst"))) or None
    given = doc.head.description
    if given is not None and _is_of_site(given, outlets):
        given = None
    headline = next((b for b in doc.role("title") if b.element is not None), doc.layout.headline)
    if headline is None or headline.element is None:
        return given
    found = _below_headline(doc, headline)
    if not found or (given and not (_says_same(found[0].text, given) or _is_next_to(found[0], headline) or _is_lost(doc, found[0], headline))):
        return given
    return " ".join(dict.fromkeys(b.text for b in found))


def _is_of_site(given: str, outlets: Iterable[str]) -> bool:
    """Return whether a description is the site's: its name, a line that opens with its host and a dash, or no word at all."""
    plain = letters(given)
    if not plain or any(plain == letters(outlet) for outlet in outlets):
        return True
    found = _OPENS_WITH_HOST.match(given)
    if found is None or len(given.split()) > LONGEST_OF_SITE:
        return False
    hosts = [outlet for outlet in outlets if "." in outlet and " " not in outlet]
    return not hosts or any(f".{host}".casefold().endswith(f".{found['host']}".casefold().replace(".www.", ".")) for host in hosts)


def _says_same(text: str, given: str) -> bool:
    """Return whether half the words of a line stand in the description that the head gives."""
    own, words = long_words(text), set(long_words(given))
    return 2 * sum(word in words for word in own) >= max(1, len(own))


def _is_next_to(block: Block, headline: Block) -> bool:
    """Return whether a block's class says that it is a standfirst, or whether it is a line right below the headline, in the same element."""
    if block.element is None or headline.element is None:
        return False
    if _is_named(block.element):
        return True
    is_near = block.element.parent is headline.element.parent or block.element.parent is headline.element
    return is_near and block.index == headline.index + 1 and block.words <= LONGEST_NEXT


def _is_lost(doc: Document, block: Block, headline: Block) -> bool:
    """Return whether a sentence below the headline is in no part of the result: it was removed, and nothing but metadata stands above it."""
    own = doc.removals.get(block.index)
    if own is None or own.filter == "repeated_block" or not block.is_sentence or not SHORTEST_UNCLOSED <= block.words <= LONGEST_NEXT:
        return False
    between = [b for b in doc.blocks[headline.index + 1 : block.index] if b.index not in doc.layout.hidden]
    roles = {b.index: removal.role for b in between if (removal := doc.removals.get(b.index)) is not None}
    return all(
        roles.get(b.index) in _ROLES_ABOVE or (b.index in roles and b.words <= LONGEST_LABEL and roles[b.index] is None and not is_byline(b))
        for b in between
    )


def _is_named(element: Element) -> bool:
    """Return whether the class of an element, or of that around it, says that it is a standfirst."""
    return any(not near.words.isdisjoint(vocabulary.STANDFIRSTS) for near in islice(element.up(), 2))


def _below_headline(doc: Document, headline: Block) -> list[Block]:
    """Return the blocks of a page that may be its standfirst: those next to the headline that are set apart from the article's paragraphs."""
    if headline.element is None:
        return []
    around = frozenset(islice(headline.element.up(), 1, 1 + NEAR))
    found: list[Block] = []
    for block in islice(_shown_below(doc, headline), LINES_BELOW):
        if _is_standfirst(doc, block, headline, around):
            if found and not (block.kind == found[0].kind == "item"):
                break
            found.append(block)
        elif found or _is_text(doc, block):
            break
    return found[:MOST_LINES]


def _shown_below(doc: Document, headline: Block) -> Iterator[Block]:
    """Yield the blocks below the headline that the page shows, up to the next headline."""
    hidden = doc.layout.hidden
    for block in doc.blocks[headline.index + 1 :]:
        if block.index in hidden or block.element is None or block.element.is_hidden:
            continue
        if block.kind == "heading" and block.level == 1:
            return
        yield block


def _is_text(doc: Document, block: Block) -> bool:
    """Return whether a block is one of the article's paragraphs."""
    return block.is_sentence and block.index not in doc.removals and block.index in doc.layout.beside_text


def _is_standfirst(doc: Document, block: Block, headline: Block, around: frozenset[Element]) -> bool:
    """Return whether a block below the headline reads like a standfirst and is set apart from the article's paragraphs."""
    element = block.element
    if (
        element is None
        or block.kind not in _KINDS
        or block.stands_for > 1
        or not SHORTEST_STANDFIRST <= block.words <= LONGEST_STANDFIRST
        or (block.link_share or 0.0) > MOST_LINKED
        or around.isdisjoint(element.up())
        or not _NEVER.isdisjoint(element.around)
    ):
        return False
    removal, layout = doc.removals.get(block.index), doc.layout
    if (
        (removal is not None and removal.role is not None)
        or block.index in layout.site
        or block.index in layout.named
        or block.index in layout.linked
    ):
        return False
    if any(cue.place in _WHOLE or table == "copyright_line" for table, cue in block.cues.items() if table in _OTHER_TABLES):
        return False
    if "©" in block.text or is_date_line(block) or is_byline(block) or any(near.words & _OF_PICTURES for near in islice(element.up(), NEAR)):
        return False
    if letters(block.text) == letters(headline.text):
        return False
    if block.kind == "paragraph" and not block.is_sentence and block.words < SHORTEST_UNCLOSED:
        return False
    return block.index not in layout.beside_text or _is_named(element)
