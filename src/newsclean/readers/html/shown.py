"""How much running text a page shows: whether its article is there, or comes by scripts."""

from __future__ import annotations

from collections.abc import Collection

from newsclean.document import Block
from newsclean.document.block import LONG_PARAGRAPH
from newsclean.languages.tables import FURNITURE
from newsclean.vocabulary import SITE_ELEMENTS

ENOUGH_SHOWN = 10  # words of running text with which a page shows its text; a notice in an unknown language may have fewer
# Names of boxes whose sentences are about the site. Other names of furniture are given to whole pages as well.
_NOTICES = frozenset(("cookie", "cookies", "consent", "gdpr"))


def shown_words(blocks: Collection[Block], *, with_furniture: bool = False) -> int:
    """Return how many words of running text a page shows, counted up to `ENOUGH_SHOWN`. Mostly one of its first blocks has them.

    with_furniture   whether the site's furniture counts, since the article stands there
    """
    words = 0
    for block in blocks:
        if is_running(block) and (with_furniture or is_of_page(block)):
            words += block.words
            if words >= ENOUGH_SHOWN:
                break
    return words


def is_running(block: Block) -> bool:
    """Return whether a block is running text by itself: a sentence or a long paragraph, no headline, no link, no wording of furniture."""
    if not (block.is_sentence or (block.words >= LONG_PARAGRAPH and block.stands_for == 1)) or block.kind in ("heading", "caption"):
        return False
    return not block.is_linked and FURNITURE.isdisjoint(block.cues)


def is_of_page(block: Block) -> bool:
    """Return whether a block stands neither in furniture of the site nor in a notice about cookies."""
    element = block.element
    if element is None or not SITE_ELEMENTS.isdisjoint(element.around):
        return element is None
    furniture = element.furniture
    return furniture is None or furniture.word not in _NOTICES
