"""What stands in the elements around the blocks of a page: features of the scorer, and the element that most likely holds the article alone.

The features tell a column of text from a list of teasers or comments by what stands around it, whatever its names and however short the article is:
where the headline stands, how much of what is around is links, and how many elements of one shape stand side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import mul
from typing import NamedTuple

from newsclean import vocabulary
from newsclean.document import Block, Document, Element
from newsclean.layout.container import numbered, summed

MISSING = -1.0
LEVELS = 3  # elements around a block whose links and running text are counted, from its column on
HIGHEST_SIBLING = 3  # elements above the column of a block that may be one of several alike
# Tags of elements that are no column of text themselves: paragraphs and what stands in their lines, lists, and tables, which may lay out the page.
PARTS_OF_COLUMN = vocabulary.TEXT_TAGS | vocabulary.INLINE | {"td", "th"}
PARTS_OF_TEXT = vocabulary.INLINE | {"p"}  # tags of elements of which any text has several, alike or not
NO_ARTICLE = vocabulary.TEXT_TAGS | vocabulary.INLINE  # tags of elements that do not hold an article alone: paragraphs, lists, rows

UNJUDGED = 0.97  # how likely a block is part of the article that the scorer does not judge: leads, on the development pages
SURE = 0.5  # score from which on a block never lowers the word F1 that is expected of what it stands in
FEWEST_KEPT = 8  # words that must be left if the rest goes by its element

LABELS = {
    "headline_up": "elements up to one that holds the headline too",
    "headline_down": "elements from there to the headline",
    "headline_running": "share of the running text in the element that holds the headline too",
    "headline_links": "share of link text in the element that holds the headline too",
    "headline_kept": "share of the words left in the element that holds the headline too",
    **{
        f"around_links_{level}": f"share of link text in its {name}"
        for level, name in enumerate(("column", "column's parent", "second element around its column"))
    },
    **{
        f"around_running_{level}": f"share of the running text in its {name}"
        for level, name in enumerate(("column", "column's parent", "second element around its column"))
    },
    "siblings": "elements of the same shape beside its own",
    "siblings_linked": "share of elements of its shape with a link",
    "siblings_words": "words in an element of its shape",
    "siblings_kept": "elements of its shape with text that is left",
    "siblings_level": "elements up to those of the same shape",
    "is_named": "element with a name",
}


class _Held(NamedTuple):
    """The elements around the blocks of a page, and what they hold. All lists have one entry for each element, in one order: parents come first.

    numbers   element -> its place in the lists
    above     the place of its parent; -1 where there is none
    words     words of the blocks in it; `linked` those in links, `kept` those that are left, `running` those of the running text that is left
    has_link, has_kept   whether a block in it is a link; whether one is left
    """

    numbers: dict[Element, int]
    above: list[int]
    words: list[float]
    linked: list[float]
    kept: list[float]
    running: list[float]
    has_link: list[float]
    has_kept: list[float]


def _held(doc: Document, kept: Sequence[Block]) -> _Held:
    """Return what the elements of a page hold. What the page does not show does not count."""
    shown = [b for b in doc.blocks if b.element is not None and b.index not in doc.layout.hidden]
    numbers, above = numbered(shown)
    count = len(above)
    words, linked, kept_words, running, has_link, has_kept = ([0.0] * count for _ in range(6))
    for block in shown:
        at = numbers[block.element]  # type: ignore[index]  # blocks without an element are left out above
        words[at] += block.words
        if block.link_share:
            linked[at] += block.words * block.link_share
            if block.is_linked:
                has_link[at] = 1.0
    for block in kept:
        if block.element in numbers:
            at = numbers[block.element]
            kept_words[at] += block.words
            has_kept[at] = 1.0
            if block.is_sentence:
                running[at] += block.words
    return _Held(numbers, above, *(summed(values, above) for values in (words, linked, kept_words, running, has_link, has_kept)))


class _Shape(NamedTuple):
    """Elements of one shape side by side: how many; the share of those with a link; the words in one; how many have text that is left."""

    many: float = 0.0
    linked: float = 0.0
    words: float = 0.0
    kept: float = 0.0


def _shapes(held: _Held) -> list[_Shape]:
    """Return for each element those of its shape beside it, itself among them: of the same parent, tag and names. They must hold words."""
    groups: dict[tuple[int, str, frozenset[str]], list[int]] = {}
    for element, at in held.numbers.items():
        if held.words[at] and held.above[at] >= 0:
            groups.setdefault((held.above[at], element.tag, element.words), []).append(at)
    found = [_Shape()] * len(held.above)
    for group in groups.values():
        if len(group) == 1:  # as most
            found[group[0]] = _Shape(1.0, float(held.has_link[group[0]] > 0), held.words[group[0]], float(held.has_kept[group[0]] > 0))
            continue
        count = float(len(group))
        linked = sum([held.has_link[at] > 0 for at in group]) / count
        kept = float(sum([held.has_kept[at] > 0 for at in group]))
        shape = _Shape(count, linked, sum([held.words[at] for at in group]) / count, kept)
        for at in group:
            found[at] = shape
    return found


def element_columns(doc: Document, kept: Sequence[Block], at: Sequence[int]) -> dict[str, list[float]]:
    """Return the features of the elements around some blocks of a page: name -> one number for each block.

    kept   the blocks that the other filters have left
    at     the positions among them of the blocks that are asked for
    """
    held = _held(doc, kept)
    shapes = _shapes(held)
    total = max(1.0, sum([float(b.words) for b in kept if b.is_sentence]))
    headline = doc.layout.headline if doc.layout.headline is not None else next(iter(doc.role("title")), None)
    path = {} if headline is None or headline.element is None else {element: steps for steps, element in enumerate(headline.element.up())}
    rows: dict[Element | None, tuple[float, ...]] = {None: (MISSING,) * len(LABELS)}
    for i in at:
        element = kept[i].element
        if element is not None and element not in rows:
            rows[element] = _row(element, held, shapes, total, path)
    columns = zip(*[rows[kept[i].element] for i in at], strict=True)
    return dict(zip(LABELS, map(list, columns), strict=True))


def _row(element: Element, held: _Held, shapes: Sequence[_Shape], total: float, path: Mapping[Element, int]) -> tuple[float, ...]:
    """Return the features of the blocks in an element, in the order of LABELS. `path` is element -> steps for those around the headline."""
    chain = list(element.up())
    nearest = next((at for at, around in enumerate(chain) if around.tag not in PARTS_OF_COLUMN), len(chain) - 1)
    return (
        *_to_headline(chain, nearest, held, total, path),
        *_around(chain[nearest : nearest + LEVELS], held, total),
        *_siblings(chain[: nearest + HIGHEST_SIBLING + 1], held, shapes),
        float(bool(element.words)),
    )


def _to_headline(chain: Sequence[Element], nearest: int, held: _Held, total: float, path: Mapping[Element, int]) -> tuple[float, ...]:
    """Return how far up from its column a block's element meets the headline's, how far down the headline is, and what stands in the common one."""
    for steps, element in enumerate(chain):
        if element in path and element in held.numbers:
            at = held.numbers[element]
            words = max(1.0, held.words[at])
            up = float(max(0, steps - nearest))
            return up, float(path[element]), held.running[at] / total, held.linked[at] / words, held.kept[at] / words
    return (MISSING,) * 5


def _around(chain: Sequence[Element], held: _Held, total: float) -> tuple[float, ...]:
    """Return the shares of link text in a block's column and the elements above it, then their shares of the running text."""
    places = [held.numbers[element] for element in chain if element in held.numbers]
    rest = [MISSING] * (LEVELS - len(places))
    links = [held.linked[at] / max(1.0, held.words[at]) for at in places]
    return (*links, *rest, *[held.running[at] / total for at in places], *rest)


def _siblings(chain: Sequence[Element], held: _Held, shapes: Sequence[_Shape]) -> tuple[float, ...]:
    """Return the largest group of elements of one shape that a block stands in, and how far up it is."""
    best, level = _Shape(), 0
    for steps, element in enumerate(chain):
        if element.tag not in PARTS_OF_TEXT and element in held.numbers:
            shape = shapes[held.numbers[element]]
            if shape.many > best.many:
                best, level = shape, steps
    return (*best, float(level))


class Choice(NamedTuple):
    """The element that most likely holds the article alone.

    element         the element; None where all that is left together is as likely
    expected        the word F1 that is expected of what stands in it, or of all that is left
    inside          how likely a word in it is part of the article, on average
    outside         the same of the words outside it
    """

    element: Element | None
    expected: float
    inside: float
    outside: float


def likely_element(kept: Sequence[Block], scores: Mapping[int, float], first: Block | None = None) -> Choice:
    """Return the element of a page that most likely holds the article and nothing else.

    It is the one with the greatest expected word F1: 2 E / (W + A), where W is the number of words in it, E how many of them are expected to be the
    article's, and A how many of all words are. An element with few words is none, nor is a paragraph or a list.

    kept     the blocks that are left
    scores   index of a block -> how likely it is part of the article
    first    a block that must stand in it
    """
    counts = [max(1.0, float(block.words)) for block in kept]
    found = [scores.get(block.index, UNJUDGED) for block in kept]
    all_words, likely = sum(counts), sum(map(mul, counts, found))
    if not all_words:
        return Choice(None, 0.0, 0.0, 0.0)
    best, value = None, 2 * likely / (all_words + likely)
    if min(found) >= SURE:
        return Choice(None, value, likely / all_words, 0.0)
    numbers, above = numbered(kept)
    words, expected = [0.0] * len(above), [0.0] * len(above)
    for block, count, score in zip(kept, counts, found, strict=True):
        if block.element is not None:
            at = numbers[block.element]
            words[at] += count
            expected[at] += count * score
    words, expected = summed(words, above), summed(expected, above)
    for element in numbers if first is None or first.element is None else first.element.up():
        at = numbers[element]
        alone = 2 * expected[at] / (words[at] + likely)
        if alone > value and words[at] >= FEWEST_KEPT and element.tag not in NO_ARTICLE:
            best, value = element, alone
    if best is None:
        return Choice(None, value, likely / all_words, 0.0)
    inside, left = words[numbers[best]], expected[numbers[best]]
    return Choice(best, value, left / inside, (likely - left) / max(1.0, all_words - inside))
