"""Paragraphs that a page marks as the article's own: its leads, and what its JSON-LD repeats."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from newsclean import vocabulary
from newsclean.document import Block, Element, Head, all_words
from newsclean.values.texts import shingles

OPENING_WORDS = 5  # first words of a paragraph by which it is found in `articleBody`
MOST_OF_BODY = 0.5  # share of the words of `articleBody` that must be found on the page
SHORTEST_LEAD = 6  # words
DESCRIPTION_OPENING = 60  # characters of the page's description with which a lead begins
SHORTEST_DESCRIPTION = 30  # characters of a description that is long enough to identify a paragraph


def in_json_ld_body(blocks: Sequence[Block], head: Head) -> list[Block]:
    """Return the running text that the `articleBody` of the page's JSON-LD repeats; nothing where that is less than half of the `articleBody`."""
    if not head.body:
        return []
    words = head.body.split()
    runs = set(shingles(words, OPENING_WORDS))
    found = [b for b in blocks if b.element is not None and b.is_sentence and tuple(b.text.split()[:OPENING_WORDS]) in runs]
    return found if all_words(found) >= MOST_OF_BODY * len(words) else []


def find_leads(
    blocks: Sequence[Block], head: Head, known: Collection[Block], in_container: frozenset[int], headline: Block | None
) -> Iterator[Block]:
    """Yield the leads of a page: paragraphs that the head's description or the JSON-LD repeats, whose class says so, or that are headings in the
    headline's `<header>`.

    By its class or its `<header>`, only a sentence above the article's paragraphs is a lead: teasers of other articles have such classes, too.

    known          what `in_json_ld_body` has found
    in_container   the indices of the blocks in the article's element
    """
    given = " ".join((head.description or "").split())[:DESCRIPTION_OPENING]
    header = headline.element.nearest("header") if headline is not None and headline.element is not None else None
    first = next((b.index for b in blocks if b.is_sentence and b.index in in_container), 0)
    lead: Block | None = None  # the last one found above the article's paragraphs
    for block in blocks:
        if block.words < SHORTEST_LEAD or block.element is None or block.is_linked:
            continue
        is_given = block in known or (len(given) >= SHORTEST_DESCRIPTION and block.text.startswith(given))
        is_above = block.index < first and block.is_sentence
        if is_given or (is_above and (_is_named_lead(block) or _is_in_header(block, header, headline) or _goes_on(lead, block))):
            lead = block if is_above else None
            yield block


def _goes_on(lead: Block | None, block: Block) -> bool:
    """Return whether a block is the next paragraph of a lead: it stands right below it, and their element is theirs alone, not the whole page's."""
    if lead is None or lead.element is None or block.element is None or block.index != lead.index + 1:
        return False
    return block.element.tag == lead.element.tag == "p" and block.element.parent is lead.element.parent and block.element.words == lead.element.words


def _is_named_lead(block: Block) -> bool:
    return block.element is not None and any(element.words & vocabulary.LEADS for element in islice(block.element.up(), 2))


def _is_in_header(block: Block, header: Element | None, headline: Block | None) -> bool:
    """Return whether a block is a heading below the headline, in the `<header>` that holds it. A paragraph there may be the site's, or a summary."""
    if header is None or headline is None or block.kind != "heading" or block.index < headline.index:
        return False
    return not block.link_share and not vocabulary.is_site_header("header", header.around) and block.stands_in(header)
