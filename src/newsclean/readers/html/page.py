"""A page to its blocks and its head."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from operator import attrgetter
from typing import NamedTuple

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from newsclean.document import Block, Head, Limits, Seen, running_words
from newsclean.document.limits import DEFAULT, longest, most_blocks, warning
from newsclean.document.seen import moved
from newsclean.readers.head.meta import Elements, read_head
from newsclean.readers.head.signs import LITTLE_TEXT, read_noscript, read_signs
from newsclean.readers.html.guard import guarded
from newsclean.readers.html.inline import resolved
from newsclean.readers.html.rebuild import rebuilt
from newsclean.readers.html.shown import shown_words
from newsclean.readers.html.walk import Walk

# An element of the site's furniture with at least so many sentences may be an unclosed `<nav>` or `<aside>` that swallowed the article. It is taken
# for one where the rest of the page has fewer words of running text than so many for each of these sentences. Its paragraphs are then blocks.
FEWEST_SENTENCES = 3
WORDS_A_SENTENCE = 10

_block_of = attrgetter("block")

NO_EVENTS = LexborDocumentOptions.WO_EVENTS  # they copy the chosen option of a menu, in time that grows with the square of the options


class Folds(NamedTuple):
    """The elements of a page that were read as one block each. They hold the tree of the page, so nobody keeps them once the page is surveyed.

    nodes      block -> its element
    url        the page's address, against which links are resolved
    """

    nodes: Mapping[Block, LexborNode]
    url: str | None

    def opened(
        self, blocks: tuple[Block, ...], wanted: Collection[Block], seen: tuple[Seen, ...]
    ) -> tuple[tuple[Block, ...], Folds, tuple[Seen, ...]]:
        """Return the page's blocks, numbered anew, with each wanted one replaced by the blocks of its lines; what is left; and what was seen."""
        found: list[Block] = []
        within: list[Seen] = []  # the opened elements
        for block in blocks:
            if block in wanted:
                walk = Walk(self.nodes[block], self.url, Elements(), around=block.element)
                within += [s._replace(block=s.block + len(found)) for s in walk.seen]
                found += walk.blocks
            else:
                found.append(block)
        new_blocks = numbered(found)
        nodes = {new: self.nodes[old] for old, new in zip(found, new_blocks, strict=True) if old in self.nodes}
        together = sorted([*moved(seen, blocks, found), *within], key=_block_of) if within else moved(seen, blocks, found)
        return new_blocks, Folds(nodes, self.url), tuple(together)


class Read(NamedTuple):
    """What was read of a page.

    blocks     its blocks
    head       what its head says
    warnings   a warning for each cap that it was over
    folds      what can be opened
    shown      words of running text that it shows, see `newsclean.readers.html.shown.shown_words`
    seen       its pictures, frames and players, and the links of its furniture
    """

    blocks: list[Block]
    head: Head
    warnings: list[str]
    folds: Folds
    shown: int
    seen: tuple[Seen, ...] = ()


def read_html(page: bytes, url: str | None = None, limits: Limits = DEFAULT) -> Read:
    """Return the blocks of a page in UTF-8, and what else was read of it.

    url   the page's address, against which relative links are resolved

    >>> read = read_html(b"<title>Talks</title><h1>Talks end</h1><p>Kim <a href='/k'>noted</a> it.<nav>Home</nav>")
    >>> [(b.kind, b.text, b.element.tag) for b in read.blocks], read.head.title
    ([('heading', 'Talks end', 'h1'), ('paragraph', 'Kim noted it.', 'p'), ('paragraph', 'Home', 'nav')], 'Talks')
    """
    page, warnings = guarded(page, limits)
    blocks, seen, head, folds, is_deep, with_furniture = _read(page, url)
    if is_deep and not warnings:  # the sample of `guarded` has missed it
        page, warnings = rebuilt(page, limits)
        blocks, seen, head, folds, _, with_furniture = _read(page, url)
    if sum([block.stands_for for block in blocks]) > most_blocks(len(page), limits):  # each line counts, since it may be opened
        blocks, seen, head, folds, _, with_furniture = _read(page, url, may_fold=False)
    blocks, seen, over = fewer(blocks, seen, len(page), limits)
    if running_words(blocks) < LITTLE_TEXT:
        head = head._replace(signs=read_signs(page), noscript=read_noscript(page))
    return Read(blocks, head, warnings + over, folds, shown_words(blocks, with_furniture=with_furniture), seen)


def fewer(blocks: list[Block], seen: tuple[Seen, ...], length: int, limits: Limits) -> tuple[list[Block], tuple[Seen, ...], list[str]]:
    """Return at most so many blocks as a page of a length in bytes may have, the longest, what was seen among them, and a warning if it has more."""
    most = most_blocks(length, limits)
    if len(blocks) <= most:
        return blocks, seen[:most], []
    kept = longest(blocks, [len(block.text) for block in blocks], most)
    return (
        list(numbered(kept)),
        moved(seen[:most], blocks, kept),
        [warning("max_blocks", limits, f"the shortest of {len(blocks)} blocks were left aside")],
    )


def numbered(blocks: Collection[Block]) -> tuple[Block, ...]:
    """Return blocks with their indices and lines, in order."""
    found: list[Block] = []
    first = 1
    for index, block in enumerate(blocks):
        found.append(block if block.index == index and block.lines[0] == first else block.moved(index, first))
        first += block.stands_for
    return tuple(found)


def _read(page: bytes, url: str | None, *, may_fold: bool = True) -> tuple[list[Block], tuple[Seen, ...], Head, Folds, bool, bool]:
    """Return a page's blocks, what was seen beside them, its head, and what can be opened.

    Return also whether it is nested too deep to be read well, and whether its article is in furniture.
    """
    tree = LexborHTMLParser(page, options=NO_EVENTS, scripting=True)
    elements = Elements()
    elements.read_head(tree)
    body = tree.body
    if body is None:
        return [], (), read_head(elements), Folds({}, url), False, False
    url = resolved(elements.base, url) if elements.base else url
    walk = Walk(body, url, elements, may_fold=may_fold)
    with_furniture = walk.site_sentences >= FEWEST_SENTENCES and walk.words_elsewhere() < WORDS_A_SENTENCE * walk.site_sentences
    if with_furniture:
        elements = Elements()
        elements.read_head(tree)
        walk = Walk(body, url, elements, with_furniture=True, may_fold=False)
    base = [Seen("base", 0, None, {"href": url})] if elements.base and url else []
    return walk.blocks, (*base, *walk.seen), read_head(elements), Folds(walk.nodes, url), walk.is_deep, with_furniture
