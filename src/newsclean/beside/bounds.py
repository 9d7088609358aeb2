"""Where the article and the comments stand among the elements of a page: whether what stands beside text belongs to them."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.document import Document, Element, Seen
from newsclean.vocabulary import COMMENTS, is_site_header

# Filters whose blocks say nothing of what stands beside them: labels of players, rulers, hidden words for screen readers, captions in no figure.
_NEUTRAL = frozenset(("hidden_text", "ornament", "media_label", "apart_from_text", "repeated_block", "repeated_title"))
_OF_SITE = frozenset(("header", "branding", "masthead", "banner", "banners", "logo", "site"))  # names of elements with the picture of the site
_OF_ARTICLE = frozenset(("article", "post", "entry", "story", "single"))  # beside which "header" names the head of the article
MOST_BESIDE = 3  # lines beside a picture in an element that holds none of the article: a credit, a date, the label of a player
MOST_WORDS_BESIDE = 25  # in such a line: it may be the caption
ABOVE = 12  # blocks above the headline or the body, in which its picture may stand
BELOW = 12  # blocks below the body, in which a last picture or video may stand
MOSTLY = 2  # times as many blocks of the article as others in an element that is the article's


def is_in_comments(element: Element | None) -> bool:
    """Return whether an element, or one around it, is named for comments."""
    return element is not None and any(not around.words.isdisjoint(COMMENTS) for around in element.up() if around.tag != "body")


class _Held(NamedTuple):
    """How many blocks in an element are of the article, how many are not, and how many of these say more than a few words, or are links."""

    own: int
    others: int
    offering: int


class Bounds:
    """The elements of a page, each with what it holds; and the first and last block of the article."""

    def __init__(self, doc: Document) -> None:
        counts: dict[Element, list[int]] = {}
        first, last = len(doc.blocks), -1
        for block in doc.blocks:
            removal = doc.removals.get(block.index)
            is_own = removal is None or removal.role in ("title", "caption")
            if removal is not None and removal.filter in _NEUTRAL and not block.is_linked:
                continue
            if is_own:
                first, last = min(first, block.index), block.index
            is_offering = not is_own and (block.is_linked or block.words > MOST_WORDS_BESIDE or block.stands_for > 1)
            around = block.element
            while around is not None:
                held = counts.setdefault(around, [0, 0, 0])
                held[0 if is_own else 1] += 1
                held[2] += is_offering
                around = around.parent
        self._held = {element: _Held(*found) for element, found in counts.items()}
        self._first, self._last = first, last

    def holds(self, seen: Seen) -> bool:
        """Return whether something that was seen on the page is of the article.

        It is shown; it stands between the first and the last block of the article, or below it in an element that holds little else; and the
        innermost element around it that holds any text, apart from a credit or the like, holds some of the article's.
        """
        if self._last < 0 or not self._first - ABOVE <= seen.block <= self._last + BELOW:
            return False
        element = seen.element
        if element is None or element.is_hidden:
            return False
        around: Element | None = element
        is_of_site = False
        while around is not None and not self._says_more(around):
            named = not around.words.isdisjoint(_OF_SITE) and around.words.isdisjoint(_OF_ARTICLE)
            is_of_site = is_of_site or named or is_site_header(around.tag, around.around)
            around = around.parent
        if around is None or not self._held[around].own or (around.tag == "body" and self.is_at_border(seen)):
            return False
        held = self._held[around]
        if seen.block > self._last + 1 and held.own <= MOSTLY * held.others:
            return False
        return not (is_of_site and seen.block <= self._first)

    def box(self, seen: Seen) -> Element | None:
        """Return the outermost element around something that holds nothing of the article beside it; None where there is none."""
        box: Element | None = None
        around = seen.element
        while around is not None and not (around in self._held and self._held[around].own):
            box, around = around, around.parent
        return box

    def is_at_border(self, seen: Seen) -> bool:
        """Return whether something stands before the first block of the article, or behind the last."""
        return seen.block <= self._first or seen.block > self._last

    def _says_more(self, element: Element) -> bool:
        """Return whether an element holds text of the article, or text of something else than what stands beside a picture."""
        held = self._held.get(element)
        return held is not None and (held.own > 0 or held.offering > 0 or held.others > MOST_BESIDE)
