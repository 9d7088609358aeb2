"""A page to its blocks and its head."""

from __future__ import annotations

import html
from collections.abc import Collection, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.document import Block, Element, Head, Limits, running_words
from newsclean.document.limits import DEFAULT, longest, most_blocks, warning
from newsclean.readers.carried import shadow
from newsclean.readers.carried.scripts import read_values
from newsclean.readers.carried.story import NO_EVENTS, Page, Story, find_story, is_running, read_blocks
from newsclean.readers.head.meta import Elements, read_head
from newsclean.readers.head.signs import LITTLE_TEXT, read_noscript, read_signs
from newsclean.readers.html.guard import guarded
from newsclean.readers.html.inline import resolved
from newsclean.readers.html.rebuild import rebuilt
from newsclean.readers.html.walk import Walk
from newsclean.values.dates import clean_date
from newsclean.vocabulary import SITE_ELEMENTS

# An element of the site's furniture with at least so many sentences may be an unclosed `<nav>` or `<aside>` that swallowed the article. It is taken
# for one where the rest of the page has fewer words of running text than so many for each of these sentences. Its paragraphs are then blocks.
FEWEST_SENTENCES = 3
WORDS_A_SENTENCE = 10

FEWEST_SHOWN = 10  # words of running text that a page shows, from which on its data are not looked at; a notice may have fewer
# Names of boxes whose sentences are about the site, and no running text of a page. Other names of furniture are given to whole pages as well.
_NOTICES = frozenset(("cookie", "cookies", "consent", "gdpr"))


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


class Read(NamedTuple):
    """What was read of a page.

    blocks     its blocks
    head       what its head says
    warnings   a warning for each cap that it was over
    folds      what can be opened
    shows_text whether it shows running text, or holds an article as data; a page of one short sentence does
    notes      a sentence that says where the article was read, if not in what the page shows
    """

    blocks: list[Block]
    head: Head
    warnings: list[str]
    folds: Folds
    shows_text: bool
    notes: tuple[str, ...] = ()


def read_html(page: bytes, url: str | None = None, limits: Limits = DEFAULT) -> Read:
    """Return the blocks of a page in UTF-8, and what else was read of it.

    url   the page's address, against which relative links are resolved

    >>> read = read_html(b"<title>Talks</title><h1>Talks end</h1><p>Kim <a href='/k'>noted</a> it.<nav>Home</nav>")
    >>> [(b.kind, b.text, b.element.tag) for b in read.blocks], read.head.title
    ([('heading', 'Talks end', 'h1'), ('paragraph', 'Kim noted it.', 'p'), ('paragraph', 'Home', 'nav')], 'Talks')
    """
    page, warnings = guarded(page, limits)
    tree = _read(page, url)
    if tree.is_deep and not warnings:  # the sample of `guarded` has missed it
        page, warnings = rebuilt(page, limits)
        tree = _read(page, url)
    notes: tuple[str, ...] = ()
    shown = _shown_words(tree)
    if shown < FEWEST_SHOWN:
        if shadow.MARK in page and _shown_words(opened := _read(guarded(shadow.opened(page), limits)[0], url)) >= FEWEST_SHOWN:
            tree, notes = opened, (_note("declarative shadow roots (<template shadowrootmode>)"),)
        elif story := _carried(page, tree.head, url, limits):
            tree, over = _with_story(tree, story, url, limits)
            notes = (_note(story.name),)
            warnings = [*warnings, *(warning for warning in over if warning not in warnings)]
    most = most_blocks(len(page), limits)
    blocks, head, folds = tree.blocks, tree.head, tree.folds
    if sum([block.stands_for for block in blocks]) > most and not notes:  # each line counts, since it may be opened
        blocks, _, folds, *_ = _read(page, url, may_fold=False)
    if len(blocks) > most:
        warnings.append(warning("max_blocks", limits, f"the shortest of {len(blocks)} blocks were left aside"))
        blocks = list(numbered(longest(blocks, [len(block.text) for block in blocks], most)))
    if running_words(blocks) < LITTLE_TEXT:
        head = head._replace(signs=read_signs(page), noscript=read_noscript(page))
    return Read(blocks, head, warnings, folds, bool(shown or notes), notes)


def _note(place: str) -> str:
    return f"the page shows no running text; the article was read from {place}"


def numbered(blocks: Collection[Block]) -> tuple[Block, ...]:
    """Return blocks with their indices and lines, in order."""
    found: list[Block] = []
    first = 1
    for index, block in enumerate(blocks):
        found.append(block if block.index == index and block.lines[0] == first else block.moved(index, first))
        first += block.stands_for
    return tuple(found)


class _Tree(NamedTuple):
    """What the parser's tree of a page gave.

    is_deep          whether the page is nested too deep to be read well
    with_furniture   whether the article stands in elements of the site's furniture
    """

    blocks: list[Block]
    head: Head
    folds: Folds
    is_deep: bool
    with_furniture: bool


def _read(page: bytes, url: str | None, *, may_fold: bool = True) -> _Tree:
    """Return what the parser's tree of a page gives."""
    tree = LexborHTMLParser(page, options=NO_EVENTS, scripting=True)
    elements = Elements()
    elements.read_head(tree)
    body = tree.body
    if body is None:
        return _Tree([], read_head(elements), Folds({}, url), False, False)
    url = resolved(elements.base, url) if elements.base else url
    walk = Walk(body, url, elements, may_fold=may_fold)
    with_furniture = walk.site_sentences >= FEWEST_SENTENCES and walk.words_elsewhere() < WORDS_A_SENTENCE * walk.site_sentences
    if with_furniture:
        elements = Elements()
        elements.read_head(tree)
        walk = Walk(body, url, elements, with_furniture=True, may_fold=False)
    return _Tree(walk.blocks, read_head(elements), Folds(walk.nodes, url), walk.is_deep, with_furniture)


def _shown_words(tree: _Tree) -> int:
    """Return how many words of running text a page shows, counted up to `FEWEST_SHOWN`. Mostly one of the first blocks has them."""
    words = 0
    for block in tree.blocks:
        if is_running(block) and (tree.with_furniture or _is_of_page(block)):
            words += block.words
            if words >= FEWEST_SHOWN:
                break
    return words


def _is_of_page(block: Block) -> bool:
    """Return whether a block stands neither in furniture of the site nor in a notice about cookies."""
    element = block.element
    if element is None or not SITE_ELEMENTS.isdisjoint(element.around):
        return element is None
    furniture = element.furniture
    return furniture is None or furniture.word not in _NOTICES


def _carried(page: bytes, head: Head, url: str | None, limits: Limits) -> Story | None:
    """Return the article that a page carries as data in its scripts, or None."""
    if b"<script" not in page and b"<SCRIPT" not in page and b" data-" not in page:
        return None
    values = read_values(LexborHTMLParser(page, options=NO_EVENTS, scripting=True))
    sites = tuple(site for site in (head.site_name, head.publisher) if site)
    addresses = tuple(address for address in (url, head.canonical_url) if address)
    return find_story(values, Page(head.titles, sites, addresses, limits)) if values else None


def _with_story(tree: _Tree, story: Story, url: str | None, limits: Limits) -> tuple[_Tree, list[str]]:
    """Return a page with an article that it carries as data, and a warning for each cap that it was over.

    Its headline, unless the page shows it, and its body stand behind the blocks of the page itself, before the site's furniture at the end. What the
    head does not say is what the data say.
    """
    page = tree.blocks
    first = page[0].element if page else None
    body = Element(None, "body", {}) if first is None else [*first.up()][-1]
    headline = "" if story.title is None or any(b.kind == "heading" and tree.head.has_title(b.text) for b in page) else story.title
    shown = f"<h1>{html.escape(headline)}</h1>{story.html}" if headline else story.html
    found, warnings = read_blocks(shown, limits, Element(body, "article", {}), url)
    at = max((index for index, block in enumerate(page, 1) if _is_of_page(block)), default=0)
    blocks = list(numbered([*page[:at], *found, *page[at:]]))
    nodes = {new: tree.folds.nodes[old] for old, new in zip([*page[:at], *found, *page[at:]], blocks, strict=True) if old in tree.folds.nodes}
    head = tree.head
    head = head._replace(
        titles=tuple(dict.fromkeys([title for title in (story.title, *head.titles) if title])),
        authors=head.authors or story.authors,
        date_published=head.date_published or clean_date(story.date),
    )
    return tree._replace(blocks=blocks, head=head, folds=Folds(nodes, tree.folds.url)), warnings
