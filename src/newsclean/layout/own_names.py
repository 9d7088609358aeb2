"""Names of furniture that an article's own parts bear: a section named by its heading, a part among parts, a quotation that no paragraph repeats."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from operator import attrgetter

from newsclean import vocabulary
from newsclean.document import Block, Element
from newsclean.languages.tables import FURNITURE
from newsclean.values.texts import shingles

SHORTEST_PROSE = 12  # words of a sentence that is more than a label in a box
FEWEST_SPELLED = 2  # words of a heading that the names of its element must have
MOST_SPELLED = 0.5  # share of the heading's words that they must be
FEWEST_SIBLINGS = 2  # other parts of an article beside one whose name does not count
BOX_LEVELS = 3  # elements around a heading among which a box is
QUOTE_SHINGLE = 4  # words in a row by which a quotation is found in the paragraphs
REPEATED = 0.5  # share of such rows that makes a quotation a repeat

_WORD = re.compile(r"\w+")


def own_parts(named: Mapping[Element, list[Block]], blocks: Sequence[Block], in_container: Collection[int]) -> frozenset[Element]:
    """Return those elements in the article's that are its own parts, though their names are of furniture.

    named    element whose names say that it is furniture -> its blocks
    blocks   all blocks that are not known to be furniture
    """
    inside = {element: held for element, held in named.items() if held[0].index in in_container}
    quotes = {element for element, held in inside.items() if _is_quote(element, held) and not _is_repeated(held, blocks)}
    headings = {element for element in inside if element.tag in vocabulary.HEADINGS and _heads_text(element, inside[element], blocks)}
    prose = {element: held for element, held in inside.items() if _is_prose(held)}
    spelled = {element for element, held in prose.items() if _is_spelled(element, held)}
    unsure = {element for element in prose if element not in spelled and element.word not in vocabulary.SURE}
    return frozenset(quotes | headings | spelled | (_among_parts(unsure, blocks) if unsure else set()))


def _is_prose(held: Sequence[Block]) -> bool:
    """Return whether an element holds running text, no link and no wording of furniture."""
    if any(b.is_linked or b.stands_for > 1 or not FURNITURE.isdisjoint(b.cues) for b in held):
        return False
    return any(b.is_sentence and b.words >= SHORTEST_PROSE for b in held)


def _is_spelled(element: Element, held: Sequence[Block]) -> bool:
    """Return whether an element is named after its heading: `<section id="credit-rating"><h2>Credit rating`."""
    if held[0].kind != "heading" or element.word is None:
        return False
    said = _letters(held[0].text)
    spelled = element.words & said
    return element.word in said and len(spelled) >= FEWEST_SPELLED and len(spelled) >= MOST_SPELLED * len(said)


def _letters(text: str) -> frozenset[str]:
    """Return the words of a text as they stand in names of elements: in small letters, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return frozenset(_WORD.findall("".join([c for c in plain if not unicodedata.combining(c)])))


def _among_parts(elements: Collection[Element], blocks: Sequence[Block]) -> set[Element]:
    """Return those of some elements that stand among parts of the article: elements beside them hold prose, too, each by a name of its own.

    Parts with the same name are components of a page ("text", "text", "author"): there the name says what the part is.
    """
    parents = {element.parent for element in elements}
    parts: dict[Element, dict[Element, Block]] = {}  # parent -> its parts with prose, each with its first block
    for block in blocks:
        for element in block.element.up() if block.element is not None else ():
            if element.parent is not None and element.parent in parents:
                parts.setdefault(element.parent, {}).setdefault(element, block)
    running = {e for b in blocks if b.is_sentence and not b.is_linked and b.element is not None for e in b.element.up()}
    found: set[Element] = set()
    for element in elements:
        if element.parent is None or element.parent not in parts:
            continue
        beside = {e: first for e, first in parts[element.parent].items() if e.tag == element.tag and e in running}
        order = list(beside)
        if len(order) <= FEWEST_SIBLINGS or element not in beside or not _are_named_apart(order):
            continue
        is_between = 0 < order.index(element) < len(order) - 1
        if is_between or len({(first.kind, first.level) for first in beside.values()} | {("heading", beside[element].level)}) == 1:
            found.add(element)
    return found


def _are_named_apart(elements: Sequence[Element]) -> bool:
    """Return whether each of some elements has a name of its own."""
    return all(e.words for e in elements) and len({e.words for e in elements}) == len(elements)


def _heads_text(element: Element, held: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Return whether a heading stands right above a paragraph, in the same element: then a name such as "widget-title" says how it looks."""
    if element.word not in vocabulary.LEADING_ELSEWHERE or held[0].link_share or element.parent is None:
        return False
    if any(element.word in around.words for around in islice(element.parent.up(), BOX_LEVELS)):  # the title of a box of that name
        return False
    at = bisect_right(blocks, held[-1].index, key=attrgetter("index"))
    below = blocks[at] if at < len(blocks) else None
    return below is not None and below.is_sentence and not below.is_linked and below.element is not None and below.element.parent is element.parent


def _is_quote(element: Element, held: Sequence[Block]) -> bool:
    """Return whether an element is a quotation, or holds nothing but one, as what embeds a post of a network does."""
    if element.tag == "blockquote" or not vocabulary.QUOTES.isdisjoint(element.words):
        return True
    return held[0].kind == "quote" and all(b.kind == "quote" for b in held)


def _is_repeated(held: Iterable[Block], blocks: Iterable[Block]) -> bool:
    """Return whether other blocks repeat what an element holds."""
    own = {b.index for b in held}
    said = [run for b in held for run in shingles(_WORD.findall(b.text.casefold()), QUOTE_SHINGLE)]
    others = {run for b in blocks if b.index not in own for run in shingles(_WORD.findall(b.text.casefold()), QUOTE_SHINGLE)}
    return sum(run in others for run in said) >= REPEATED * len(said)
