"""The element of a page that holds the article (its container), the elements in it that hold its paragraphs (the holders), and sums over elements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newsclean import vocabulary
from newsclean.document import Block, Element, all_words
from newsclean.document.block import LONG_PARAGRAPH

# Chosen on the development pages, by mean word F1.
MIN_CLEAN = 20  # words of running text outside furniture that are enough to find the container by
NAMED_SHARE = 0.4  # share of the running text (without sure furniture) above which elements of one name are not furniture but the article's
MIN_HELD = 80  # words of running text that make the fullest element the container, if none holds most of the page's
MIN_TITLED = 40  # words of running text that the `<article>` around the headline must hold, for only its text to count
CONTAINER_SHARE = 0.6  # share of the running text that the container must hold
HOLDER_SHARE = 0.25  # share of the running text of the fullest holder that another holder of the article must have


def article_container(blocks: Sequence[Block], headline: Block | None, in_json_ld_body: Sequence[Block]) -> Element | None:
    """Return the innermost element that holds most of a page's running text, or None if no element holds enough.

    Links do not count, nor does text in elements named as furniture: the comments below a short article, or a cookie notice, may be longer than the
    article. If hardly any other text is there, such text counts as well.

    in_json_ld_body   the running text that the page's JSON-LD repeats; if there is any, only that counts
    """
    running = [b for b in blocks if b.element is not None and (b.is_sentence or b.words >= LONG_PARAGRAPH) and not b.is_linked and b.stands_for == 1]
    clean = list(in_json_ld_body)
    if not clean:
        clean = _outside_furniture(running)
        clean = _titled(headline, clean) or clean
    total = all_words(clean)
    words = _words_held(clean)
    holding = [element for element, count in words.items() if count >= CONTAINER_SHARE * total and element.tag not in ("body", "p")]
    if holding:
        return max(holding, key=lambda element: sum(1 for _ in element.up()))
    fullest = max((holder(b.element) for b in clean if b.element is not None), key=lambda element: words[element], default=None)
    return fullest if fullest is not None and words[fullest] >= MIN_HELD and fullest.tag != "body" else None


def _outside_furniture(running: list[Block]) -> list[Block]:
    """Return the running text that does not stand in elements named as furniture; all running text if that is next to nothing."""
    named: dict[str | None, list[Block]] = {}
    for block in running:
        element = block.element.furniture if block.element is not None else None
        named.setdefault(element.word if element is not None else None, []).append(block)
    unsure = {name: found for name, found in named.items() if name not in vocabulary.SURE}
    enough = NAMED_SHARE * sum([all_words(found) for found in unsure.values()])
    clean = [b for name, found in unsure.items() if name is None or all_words(found) > enough for b in found]
    return clean if all_words(clean) >= MIN_CLEAN else running


def _titled(headline: Block | None, running: list[Block]) -> list[Block]:
    """Return the running text in the `<article>` that holds the page's headline, if it is enough for an article."""
    element = headline.element.nearest("article") if headline is not None and headline.element is not None else None
    if element is None:
        return []
    inside = [b for b in running if b.stands_in(element)]
    return inside if all_words(inside) >= MIN_TITLED else []


def _words_held(blocks: Iterable[Block]) -> dict[Element, int]:
    """Return how many words of the blocks each element around them holds."""
    blocks = list(blocks)
    numbers, above = numbered(blocks)
    words = [0] * len(above)
    for block in blocks:
        if block.element is not None:
            words[numbers[block.element]] += block.words
    return dict(zip(numbers, summed(words, above), strict=True))


def numbered(blocks: Iterable[Block]) -> tuple[dict[Element, int], list[int]]:
    """Return element -> number for the elements around some blocks, parents first; and for each number that of the parent, or -1."""
    numbers: dict[Element, int] = {}
    above: list[int] = []
    for block in blocks:
        climbed: list[Element] = []
        element = block.element
        while element is not None and element not in numbers:
            climbed.append(element)
            element = element.parent
        parent = -1 if element is None else numbers[element]
        for below in reversed(climbed):
            numbers[below] = len(above)
            above.append(parent)
            parent = numbers[below]
    return numbers, above


def summed(values: list[Any], above: Sequence[int]) -> list[Any]:
    """Return for each element the sum of its own value and those of the elements in it, given its own: numbers of one type."""
    for at in range(len(values) - 1, -1, -1):
        if above[at] >= 0:
            values[above[at]] += values[at]
    return values


def standing_in(blocks: Iterable[Block], container: Element | None) -> frozenset[int]:
    """Return the indices of the blocks that stand in an element of a page; none where it is None."""
    if container is None:
        return frozenset()
    known: dict[Element | None, bool] = {None: False, container: True}
    found: list[int] = []
    for block in blocks:
        around = element = block.element
        while around is not None and around not in known:
            around = around.parent
        is_inside = known[around]
        if element is not None and around is not element:
            known[element] = known[element.parent] = is_inside  # its siblings are found by their parent
        if is_inside:
            found.append(block.index)
    return frozenset(found)


def holder(element: Element) -> Element:
    """Return the holder of a block's element: the nearest element, itself included, that is not a paragraph, list, table or the like."""
    while element.parent is not None and (element.tag in vocabulary.TEXT_TAGS or (not element.words and element.parent.tag in vocabulary.LIST_ITEMS)):
        element = element.parent
    return element


def holders_of(blocks: Iterable[Block]) -> dict[int, Element]:
    """Return index -> holder for the blocks of a page."""
    return {b.index: holder(b.element) for b in blocks if b.element is not None}


def text_holders(blocks: Iterable[Block], held: Mapping[int, Element]) -> frozenset[Element]:
    """Return the elements of a page that hold a good part of its running text directly, in their paragraphs, lists and tables; and elements like
    them.

    Two elements are alike if they have the same tag and the same names, or no names and the same parent. An article may be split into several
    elements, of which the last holds but a short sentence.

    held   what `holders_of` returns
    """
    words: dict[Element, int] = {}
    others: set[Element] = set()  # holders without running text, which may be like one with it
    for block in blocks:
        if not block.is_linked and block.index in held:
            element = held[block.index]
            if block.ends != "sentence":
                if block.ends == "colon" and element.words:
                    others.add(element)
            elif block.is_sentence:
                words[element] = words.get(element, 0) + block.words
            else:
                others.add(element)
    most = max(words.values(), default=0)
    main = {element for element, count in words.items() if count >= HOLDER_SHARE * most}
    alike = {_likeness(element) for element in main}
    return frozenset(element for element in (*words, *others) if element in main or _likeness(element) in alike)


def _likeness(element: Element) -> tuple[str, frozenset[str], Element | None]:
    return element.tag, element.words, None if element.words else element.parent
