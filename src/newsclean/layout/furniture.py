"""What a page's elements show not to be the article: hidden text, furniture of the site, boxes named as furniture, teasers, links.

The survey looks for these first, since where the article stands depends on them. The filter of each kind removes them and gives the reason:
`hidden_text`, `site_element`, `boilerplate_class`, `other_article`, `link_block`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal

from newsclean import vocabulary
from newsclean.document import Block, Element, running_words
from newsclean.languages.tables import FURNITURE
from newsclean.layout.own_names import own_parts

MOST_HIDDEN = 0.5  # share of the page's running text that may be hidden; if more is, a script shows it later
MOST_TIMES_SHOWN = 50  # times as much running text as is shown that a hidden article may have; the most seen was 25
MIN_SHOWN = 1000  # words that count as shown at the least: if nothing is shown, the hidden text is the article
MOST_IN_NAMED = 0.4  # share of the running text that elements of one name may take away; if they hold more, the name is the article's
SHORTEST_TEXT = 12  # words of running text that is more than a label in a banner
ENOUGH_LEFT = 100  # words of running text that must be left if comments take more, as they are often longer than the article
SHORTEST_ARTICLE = 30  # words of running text that must be left without the other articles
WHOLLY_LINKED = 0.8  # share of link text from which on a block in the article's element is a link
FEWEST_AT_END = 3  # links below the last paragraph that are a list of links elsewhere
LONGEST_BESIDE_LINK = 20  # characters that such a line has besides the link: a date, a time, a bullet
MOST_IN_FURNITURE = 0.9  # share of the page's running text that one kind of site furniture may hold; if more, it was never closed


# Cards of other articles.
HIGHEST_CARD = 4  # elements around a link among which the card is
FEWEST_CARDS = 5  # in a row
LONGEST_CARD = 60  # words of one

# Furniture of the site that is the article's where the headline stands in it -> its tag.
_MAY_HOLD_HEADLINE = {"header": "header", "role=form": "form"}

_NOTHING: frozenset[Element] = frozenset()
_NO_INDICES: frozenset[int] = frozenset()


def hidden_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the blocks that the page does not show; none if most of its text is hidden, since a script then shows it later."""
    hidden = [b for b in blocks if b.element is not None and b.element.is_hidden]
    if sentences := [b for b in hidden if b.is_sentence]:
        shown = {b.text for b in blocks if b.element is None or not b.element.is_hidden}
        running, concealed = running_words(blocks), running_words([b for b in sentences if b.text not in shown])
        if MOST_HIDDEN * running < concealed < MOST_TIMES_SHOWN * max(MIN_SHOWN, running - concealed):
            return frozenset()
    return frozenset([b.index for b in hidden])


def revealed_blocks(blocks: Sequence[Block], hidden: frozenset[int], beside_text: frozenset[int]) -> frozenset[int]:
    """Return the indices of the hidden paragraphs that a paywall shows later: named for it, beside paragraphs that are shown, and no copy of one."""
    found = [blocks[i] for i in sorted(hidden & beside_text) if _is_behind_paywall(blocks[i])]
    if not found:
        return _NO_INDICES
    shown = {b.text for b in blocks if b.is_sentence and b.index not in hidden}
    return frozenset([b.index for b in found if b.text not in shown])


def _is_behind_paywall(block: Block) -> bool:
    if block.element is None or not block.is_sentence or block.words < SHORTEST_TEXT:
        return False
    return not block.element.words.isdisjoint(vocabulary.PAYWALLS) and FURNITURE.isdisjoint(block.cues)


def site_blocks(blocks: Sequence[Block], headline: Block | None) -> Mapping[int, str]:
    """Return index -> "nav", "header", "role=banner" and so on for the blocks that stand in furniture of the site, except headings."""
    around = headline.element if headline is not None else None
    headed = {name: around.nearest(tag) if around is not None else None for name, tag in _MAY_HOLD_HEADLINE.items()}
    found: dict[str, list[Block]] = {}
    for block in blocks:
        if block.element is not None and block.kind != "heading" and (name := _site_element(block.element.around)):
            if headed.get(name) is not None and block.element.nearest(_MAY_HOLD_HEADLINE[name]) is headed[name]:
                continue
            found.setdefault(name, []).append(block)
    held = {name: running_words(blocks) for name, blocks in found.items()}
    most = MOST_IN_FURNITURE * running_words(blocks)
    if sum(held.values()) > most:  # one of them was never closed, and holds the article
        del found[max(held, key=lambda name: held[name])]
    return {block.index: name for name, blocks in found.items() if held[name] <= most for block in blocks}


@lru_cache(maxsize=1024)
def _site_element(around: frozenset[str]) -> str | None:
    """Return the name of the furniture that a block stands in, or None. Cached, as most blocks of a page stand in the same elements."""
    if not vocabulary.SITE_FURNITURE.isdisjoint(around):
        return min(vocabulary.SITE_FURNITURE & around)
    return "header" if "header" in around and vocabulary.is_site_header("header", around) else None


def named_blocks(blocks: Sequence[Block], container: Element | None, in_container: frozenset[int], headline: Block | None) -> Mapping[int, str]:
    """Return index -> word for the blocks that stand in an element whose class, id or role names furniture.

    Names lie. So the names of the article's element and of those around it do not count, wherever they stand, nor does a name that would take
    much of the running text away. A "banner" that holds the page's headline is the head of the article.
    """
    around = frozenset(container.up()) if container is not None else _NOTHING
    named: dict[Element, list[Block]] = {}
    for block in blocks:
        if block.element is not None and (element := block.element.furniture) is not None and element not in around:
            named.setdefault(element, []).append(block)
    if not named:
        return {}
    own_part = {b.index for element in own_parts(named, blocks, in_container) for b in named[element]}
    nearest = islice(container.up(), 2) if container is not None else ()
    own = frozenset([word for element in nearest for word in element.words - vocabulary.SURE])
    inside: dict[str, list[Block]] = {}
    outside: dict[str, list[Block]] = {}
    for element, held in named.items():
        word = element.word
        if word is not None and word not in own and (word not in vocabulary.LEADING_ELSEWHERE or _leads_elsewhere(held, headline)):
            for block in held:
                (inside if container is None or block.index in in_container else outside).setdefault(word, []).append(block)
    most = MOST_IN_NAMED * running_words(blocks)
    found = {word: held for word, held in outside.items() if word in vocabulary.SURE or running_words(held) <= most}
    within = blocks if container is None else [b for b in blocks if b.index in in_container]
    words = [(block.index, word) for word, held in found.items() for block in held]
    return {index: word for index, word in (*words, *_named_inside(inside, running_words(within))) if index not in own_part}


def _named_inside(inside: Mapping[str, list[Block]], total: int) -> Iterable[tuple[int, str]]:
    """Yield index and word for the blocks in the article's element whose names count. `total` is the number of running words in that element."""
    for word in sorted(inside, key=lambda w: w not in vocabulary.COMMENTS):  # comments first: the other shares are shares of the rest
        taken = running_words(inside[word])
        if taken <= MOST_IN_NAMED * total or (word in vocabulary.COMMENTS and total - taken >= ENOUGH_LEFT):
            if word in vocabulary.COMMENTS:
                total -= taken
            for block in inside[word]:
                yield block.index, word


def _leads_elsewhere(blocks: Sequence[Block], headline: Block | None) -> bool:
    """Return whether the blocks of an element lead elsewhere: they have a link or a heading, or no running text, and not the page's headline."""
    if headline in blocks:
        return False
    if any(b.link_share or b.kind in ("heading", "caption") for b in blocks):
        return True
    return not any(b.is_sentence and b.words >= SHORTEST_TEXT for b in blocks)


def other_articles(blocks: Sequence[Block], headline: Block | None) -> frozenset[int]:
    """Return the indices of the blocks that stand in a teaser: an `<article>` of its own, whose heading is a link.

    If no `<article>` holds the page's headline, none of them counts as a teaser.
    """
    groups: dict[Element, list[Block]] = {}
    for block in blocks:
        if block.element is not None and "article" in block.element.around:
            if (element := block.element.nearest("article")) is not None:
                groups.setdefault(element, []).append(block)
    own = [element for element, held in groups.items() if any(b is headline or (b.kind == "heading" and b.level == 1) for b in held)]
    if not own:
        return frozenset()
    others = [held for element, held in groups.items() if element not in own and any(b.kind == "heading" and b.is_linked for b in held)]
    if running_words(blocks) - sum([running_words(held) for held in others]) < SHORTEST_ARTICLE:
        return frozenset()
    return frozenset([block.index for held in others for block in held])


def cards(blocks: Sequence[Block], links: Collection[int], headline: Block | None) -> frozenset[int]:
    """Return the indices of the blocks that stand in cards: elements alike, one beside the other, with a link and few words each.

    links   the indices of the links that lead elsewhere
    """
    held: dict[Element, list[Block]] = {}
    rows: dict[tuple[Element, str, frozenset[str]], set[Element]] = {}  # cards alike in the same element
    for block in blocks:
        if block.element is not None and block.index in links:
            for element in islice(block.element.up(), HIGHEST_CARD):
                if element.parent is not None:
                    rows.setdefault((element.parent, element.tag, element.words), set()).add(element)
    many = {element for row in rows.values() if len(row) >= FEWEST_CARDS for element in row}
    if not many:
        return _NO_INDICES
    for block in blocks:
        for element in block.element.up() if block.element is not None else ():
            if element in many:
                held.setdefault(element, []).append(block)
    few = [found for found in held.values() if sum([b.words for b in found]) <= LONGEST_CARD and headline not in found]
    return frozenset([b.index for found in few for b in found])


def _is_part_linked(block: Block) -> bool:
    """Return whether a link has more words around it than a date or a bullet."""
    return (1.0 - (block.link_share or 0.0)) * len(block.text) > LONGEST_BESIDE_LINK


LinkPlace = Literal["apart", "row", "above", "below", "outside"]
"""Where a link stands: in the article's element apart from its paragraphs, in a row of links, above the headline, or in a list of links below the
last paragraph; or outside that element."""


def linked_blocks(
    blocks: Sequence[Block], headline: Block | None, in_container: frozenset[int], beside_text: frozenset[int], end: int
) -> Mapping[int, LinkPlace]:
    """Return index -> place for the links of a page that lead elsewhere. The page must have a container; `end` is the number of all blocks."""
    head_start = headline.index if headline is not None else end
    head_end = next((b.index for b in blocks if b.index > head_start and b.index in in_container), head_start)
    found: dict[int, LinkPlace] = {}
    for at, block in enumerate(blocks):
        if not block.is_linked or (block.kind == "heading" and block.level == 1):
            continue
        if block.index not in in_container:
            if not head_start < block.index < head_end:
                found[block.index] = "outside"
        elif (block.link_share or 0.0) > WHOLLY_LINKED and (place := _place_inside(block, headline, beside_text)):
            if not (place == "apart" and _is_linked_paragraph(blocks, at, beside_text)):
                found[block.index] = place
    for block in _links_at_end(blocks, in_container):
        found.setdefault(block.index, "below")
    return found


def _links_at_end(blocks: Sequence[Block], in_container: frozenset[int]) -> list[Block]:
    """Return the lines below the last paragraph in the article's element, if they are links and nothing else, and several.

    Old pages print the links to other articles with `<br>`s in the cell that holds the text.
    """
    found: list[Block] = []
    for block in reversed(blocks):
        if block.index in in_container:
            if block.kind not in ("paragraph", "table") or block.is_sentence or not block.is_linked or _is_part_linked(block):
                break
            found.append(block)
    return found if len(found) >= FEWEST_AT_END else []


def _is_linked_paragraph(blocks: Sequence[Block], at: int, beside_text: frozenset[int]) -> bool:
    """Return whether a link is a paragraph of the article in a wrapper of its own: a full sentence between two of its paragraphs, or at the end of
    a section, above the next sub-heading."""
    block = blocks[at]
    if not block.is_sentence or block.words < SHORTEST_TEXT or not FURNITURE.isdisjoint(block.cues):
        return False
    below = at + 2 if at + 1 < len(blocks) and blocks[at + 1].kind == "heading" and not blocks[at + 1].link_share else at + 1
    return all(0 <= n < len(blocks) and blocks[n].is_sentence and blocks[n].index in beside_text for n in (at - 1, below))


def _place_inside(block: Block, headline: Block | None, beside_text: frozenset[int]) -> LinkPlace | None:
    """Return where a link in the article's element stands, or None if it is the article's own."""
    if block.kind in ("paragraph", "table") and block.index not in beside_text:
        return "apart"
    if block.kind == "paragraph" and not block.is_sentence and block.markup.count("](") >= 2:
        return "row"
    return "above" if headline is not None and block.index < headline.index else None
