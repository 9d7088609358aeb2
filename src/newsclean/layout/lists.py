"""The article's own lists and tables: runs of items or rows that stand between its paragraphs, or that a line with a colon introduces.

A list is judged as one. Its items may be words that stand in menus elsewhere ("1. Weather"), and it may stand in a box of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from newsclean.document import Block
from newsclean.languages.tables import FURNITURE

FEWEST_ENTRIES = 2
MOST_LINKED = 0.7  # share of link text from which on a list leads elsewhere
SHORTEST_INTRODUCTION = 3  # words of a line with a colon; a shorter one is a label: "Share:"

_KINDS = frozenset(("item", "table"))


def own_lists(blocks: Sequence[Block], beside_text: Collection[int] | None, in_container: Collection[int] = ()) -> frozenset[int]:
    """Return the indices of the items and rows that are the article's own.

    blocks        the blocks that are not known to be furniture
    beside_text   the indices of those that stand beside paragraphs of a page's article; None for a text
    in_container  the indices of those that stand in a page's article, of which a line with a colon may introduce a list
    """
    found: list[int] = []
    for above, run, below in _runs(blocks):
        if above is None or len(run) < FEWEST_ENTRIES or _is_linked(run):
            continue
        if not FURNITURE.isdisjoint(above.cues) or (below is not None and not FURNITURE.isdisjoint(below.cues)):
            continue
        if beside_text is None:
            is_own = _is_own_in_text(above, run, below)
        else:
            is_own = above.index in beside_text and _is_own_on_page(above, below, beside_text)
            if not is_own and above.index in in_container and _introduces(above) and (above.kind, run[0].kind) == ("paragraph", "item"):
                found.append(above.index)  # the two stand in a box together
                is_own = True
        if is_own:
            found += [b.index for b in run]
    return frozenset(found)


def _is_own_on_page(above: Block, below: Block | None, beside_text: Collection[int]) -> bool:
    if _introduces(above):
        return True
    return (
        below is not None
        and below.index in beside_text
        and (below.is_sentence or below.kind == "heading")
        and (above.is_sentence or above.kind == "heading")
    )


def _is_own_in_text(above: Block, run: Sequence[Block], below: Block | None) -> bool:
    """Return whether a list in a text is the article's own: running text goes on below, and a colon, numbers or a table's columns show one list."""
    if below is None or not (below.is_sentence or (below.kind == "heading" and run[0].kind == "table")):
        return False
    return _introduces(above) or ((above.is_sentence or above.kind == "heading") and (run[0].kind == "table" or _is_numbered(run)))


def _introduces(block: Block) -> bool:
    return block.ends == "colon" and block.words >= SHORTEST_INTRODUCTION


def _is_numbered(run: Sequence[Block]) -> bool:
    """Return whether the marks of a list count: "1.", "2.", "3."."""
    return all(b.mark.rstrip(".)") == str(number) for number, b in enumerate(run, 1))


def _is_linked(run: Sequence[Block]) -> bool:
    """Return whether most of a list is link text."""
    return sum([len(b.text) * (b.link_share or 0.0) for b in run]) > MOST_LINKED * sum([len(b.text) for b in run])


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, list[Block], Block | None]]:
    """Yield each run of items, or of rows, with the block above it and the one below."""
    above: Block | None = None
    waiting: list[Block] = []
    for kind, group in groupby(blocks, key=lambda b: b.kind):
        run = list(group)
        if waiting:
            yield above, waiting, run[0]
            above, waiting = waiting[-1], []
        if kind in _KINDS:
            waiting = run
        else:
            above = run[-1]
    if waiting:
        yield above, waiting, None
