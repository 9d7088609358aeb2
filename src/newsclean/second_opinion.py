"""A second opinion: what trafilatura takes for the article, asked where newsclean's own result is in doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from newsclean.document import Block, Document, Effort, Removal, all_words, running_words
from newsclean.filters.registry import SECOND_OPINION
from newsclean.layout.furniture import cards
from newsclean.values.texts import shingles
from newsclean.vocabulary import SITE_ELEMENTS

# A body is in doubt with fewer words of running text than this, unless it has this share of the page's words …
FEW_WORDS = 40
MOST_OF_PAGE = 0.5
# … or with a smaller share of the page's running text, hidden text and furniture included.
SMALL_SHARE = 0.15

MUCH_MORE = 2.0  # times the running words of newsclean's own body that make trafilatura's choice the better one

# Trafilatura's choice is the tighter one where it has at most this share of the running words of newsclean's own, of which newsclean's own holds this
# share as well, while that holds less than this share of the page's running text.
TIGHTER = 0.9
MOSTLY_INSIDE = 0.8
LOOSE_SHARE = 0.6

MAX_PAGE_CHARACTERS = 2_000_000  # longer pages are not handed over: trafilatura's cost is not linear in everything
MAX_PAGE_DEPTH = 200  # nor deeper ones
OF_OTHERS = frozenset(("other_article", "related_link", "most_read", "reader_comments"))  # filters that know what is another's

SHINGLE = 4  # words in a row by which a block is found in trafilatura's text
FEW_SHINGLES = 4  # a block with no more than these is found only where the text holds all its words in a row
LEAST_HELD = 0.6  # share of a block's shingles that this text must hold

_WORD = re.compile(r"\w+")


def is_doubtful(doc: Document) -> bool:
    """Return whether a result is too small to be trusted: a few words where the page has more, or a small part of the page's running text."""
    own = running_words(doc.kept)
    if own < FEW_WORDS and all_words(doc.kept) < MOST_OF_PAGE * all_words(doc.blocks):
        return True
    total = running_words(doc.blocks)
    if own >= SMALL_SHARE * total:
        return False
    others = _of_others(doc)
    return own < SMALL_SHARE * (total - running_words([b for b in doc.blocks if b.index in others]))


def second_opinion(doc: Document, source: Callable[[], str], *, effort: Effort = "auto") -> Document:
    """Return the document with trafilatura's choice of blocks if that is better, else the same document.

    doc      a page's document that a pipeline has marked
    source   returns the page's HTML; called only if trafilatura is asked
    effort   "auto": trafilatura is asked only if the result is doubtful and the page holds more text; its choice is taken if it holds twice the
             running text. "thorough": it is asked about every page, and its choice is also taken if it is tighter and lies inside a loose result

    The answer depends on the page alone. Raises ImportError if trafilatura cannot be imported (`pip install lxml_html_clean` is the usual remedy).
    """
    doubtful = is_doubtful(doc)
    own = running_words(doc.kept)
    much_more = max(MUCH_MORE * own, 1)
    if effort != "thorough" and (not doubtful or running_words(_choosable(doc)) < much_more):
        return doc  # no answer of trafilatura could change the result
    if _is_deep(doc):
        return doc
    page = source()
    if len(page) > MAX_PAGE_CHARACTERS:
        return doc
    held = held_blocks(doc, _extract(page))
    theirs = running_words(held)
    if doubtful and theirs >= much_more:
        return _following(doc, held, f"trafilatura's choice of blocks was taken: {theirs} words of running text, newsclean's own was {own}")
    if effort == "thorough" and own < LOOSE_SHARE * running_words(doc.blocks) and theirs <= TIGHTER * own:
        kept = set(doc.kept)
        if running_words([b for b in held if b in kept]) >= MOSTLY_INSIDE * max(theirs, 1):
            return _following(doc, held, f"trafilatura's tighter choice of blocks was taken: {theirs} of {own} words of running text")
    return doc


def held_blocks(doc: Document, text: str) -> list[Block]:
    """Return the blocks whose words a text holds, however it breaks its lines. Furniture of the site and hidden text are left out."""
    words = _WORD.findall(text.casefold())
    flat = f" {' '.join(words)} "
    runs = set(shingles(words, SHINGLE))
    return [b for b in _choosable(doc) if _holds(b, flat, runs)]


def _choosable(doc: Document) -> list[Block]:
    """Return the blocks that trafilatura's choice may consist of: all but furniture of the site, what was read as a whole, and hidden text."""
    shown = [b for b in doc.blocks if b.element is not None and b.stands_for == 1 and not b.element.is_hidden]
    others = _of_others(doc)
    return [b for b in shown if b.element is not None and b.element.tag not in SITE_ELEMENTS and b.index not in others]


def _of_others(doc: Document) -> frozenset[int]:
    """Return the indices of the blocks that are known to be other articles', by a filter or as one of many cards."""
    named = {i for i, removal in doc.removals.items() if removal.filter in OF_OTHERS}
    if (layout := doc.surveyed) is None:
        return frozenset(named)
    return layout.cards | cards(doc.blocks, layout.linked.keys() | named, layout.headline) | named


def _holds(block: Block, flat: str, runs: set[tuple[str, ...]]) -> bool:
    words = _WORD.findall(block.text.casefold())
    own = list(shingles(words, SHINGLE))
    if len(own) <= FEW_SHINGLES:
        return bool(words) and f" {' '.join(words)} " in flat
    return sum(run in runs for run in own) > LEAST_HELD * len(own)


def _extract(page: str) -> str:
    from trafilatura import extract  # takes 0.3 s to import, and few pages need it

    return extract(page, include_comments=False, include_tables=True, deduplicate=False) or ""


def _is_deep(doc: Document) -> bool:
    return any(sum(1 for _ in b.element.up()) >= MAX_PAGE_DEPTH for b in doc.blocks if b.element is not None)


def _following(doc: Document, held: Iterable[Block], note: str) -> Document:
    """Return the document with the blocks of a choice as its body, and a note that says so. Blocks with a role keep it."""
    chosen = frozenset([b.index for b in held])
    removals = {i: r for i, r in doc.removals.items() if i not in chosen or r.role}
    removals |= {b.index: Removal(b, SECOND_OPINION, "is not in what trafilatura takes for the article") for b in doc.kept if b.index not in chosen}
    return doc.with_choice(chosen, removals, note)
