"""A page to its blocks and its head."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from newsclean.document import Block, Head, Limits, running_words
from newsclean.document.limits import DEFAULT, longest, most_blocks, warning
from newsclean.readers.head.meta import Elements, read_head
from newsclean.readers.head.signs import LITTLE_TEXT, read_noscript, read_signs
from newsclean.readers.html.guard import guarded
from newsclean.readers.html.inline import resolved
from newsclean.readers.html.rebuild import rebuilt
from newsclean.readers.html.walk import Walk

# An element of the site's furniture with at least so many sentences may be an unclosed `<nav>` or `<aside>` that swallowed the article. It is taken
# for one where the rest of the page has fewer words of running text than so many for each of these sentences. Its paragraphs are then blocks.
FEWEST_SENTENCES = 3
WORDS_A_SENTENCE = 10

_NO_EVENTS = LexborDocumentOptions.WO_EVENTS  # they copy the chosen option of a menu, in time that grows with the square of the options


class Folds(NamedTuple):
    """The elements of a page that were read as one block each. They hold the tree of the page, so nobody keeps them once the page is surveyed.

    nodes      block -> its element
    url        the page's address, against which links are resolved
    """

    nodes: Mapping[Block, LexborNode]
    url: str | None

    def opened(self, blocks: Collection[Block], wanted: Collection[Block]) -> tuple[tuple[Block, ...], Folds]:
        """Return the page's blocks, numbered anew, with each wanted one replaced by the blocks of its lines; and the elements that are left."""
        found: list[Block] = []
        for block in blocks:
            if block in wanted:
                found += Walk(self.nodes[block], self.url, Elements(), around=block.element).blocks
            else:
                found.append(block)
        moved = numbered(found)
        nodes = {new: self.nodes[old] for old, new in zip(found, moved, strict=True) if old in self.nodes}
        return moved, Folds(nodes, self.url)


def read_html(page: bytes, url: str | None = None, limits: Limits = DEFAULT) -> tuple[list[Block], Head, list[str], Folds]:
    """Return the blocks of a page in UTF-8, its head, a warning for each cap that it was over, and what can be opened.

    url   the page's address, against which relative links are resolved

    >>> blocks, head, _, _ = read_html(b"<title>Talks</title><h1>Talks end</h1><p>Kim <a href='/k'>noted</a> it.<nav>Home</nav>")
    >>> [(b.kind, b.text, b.element.tag) for b in blocks], head.title
    ([('heading', 'Talks end', 'h1'), ('paragraph', 'Kim noted it.', 'p'), ('paragraph', 'Home', 'nav')], 'Talks')
    """
    page, warnings = guarded(page, limits)
    blocks, head, folds, is_deep = _read(page, url)
    if is_deep and not warnings:  # the sample of `guarded` has missed it
        page, warnings = rebuilt(page, limits)
        blocks, head, folds, _ = _read(page, url)
    most = most_blocks(len(page), limits)
    if sum([block.stands_for for block in blocks]) > most:  # each line counts, since it may be opened
        blocks, head, folds, _ = _read(page, url, may_fold=False)
    if len(blocks) > most:
        warnings.append(warning("max_blocks", limits, f"the shortest of {len(blocks)} blocks were left aside"))
        blocks = list(numbered(longest(blocks, [len(block.text) for block in blocks], most)))
    if running_words(blocks) < LITTLE_TEXT:
        head = head._replace(signs=read_signs(page), noscript=read_noscript(page))
    return blocks, head, warnings, folds


def numbered(blocks: Collection[Block]) -> tuple[Block, ...]:
    """Return blocks with their indices and lines, in order."""
    found: list[Block] = []
    first = 1
    for index, block in enumerate(blocks):
        found.append(block if block.index == index and block.lines[0] == first else block.moved(index, first))
        first += block.stands_for
    return tuple(found)


def _read(page: bytes, url: str | None, *, may_fold: bool = True) -> tuple[list[Block], Head, Folds, bool]:
    """Return a page's blocks and head, what can be opened, and whether it is nested too deep to be read well."""
    tree = LexborHTMLParser(page, options=_NO_EVENTS, scripting=True)
    elements = Elements()
    elements.read_head(tree)
    body = tree.body
    if body is None:
        return [], read_head(elements), Folds({}, url), False
    url = resolved(elements.base, url) if elements.base else url
    walk = Walk(body, url, elements, may_fold=may_fold)
    if walk.site_sentences >= FEWEST_SENTENCES and walk.words_elsewhere() < WORDS_A_SENTENCE * walk.site_sentences:
        elements = Elements()
        elements.read_head(tree)
        walk = Walk(body, url, elements, with_furniture=True, may_fold=False)  # the article stands in furniture
    return walk.blocks, read_head(elements), Folds(walk.nodes, url), walk.is_deep
