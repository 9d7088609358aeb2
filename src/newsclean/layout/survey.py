"""The survey: finds out where the article stands, once for each input, before any filter runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsclean.document import Block, Document, Element, Head, Removal
from newsclean.languages.characters import is_separator
from newsclean.languages.tables import FURNITURE, OPENING_TELLS, TELLS_PAGE
from newsclean.layout.container import article_container, holders_of, standing_in, text_holders
from newsclean.layout.furniture import (
    FEWEST_CARDS,
    LinkPlace,
    cards,
    hidden_blocks,
    linked_blocks,
    named_blocks,
    other_articles,
    revealed_blocks,
    site_blocks,
)
from newsclean.layout.headline import find_headline
from newsclean.layout.leads import find_leads, in_json_ld_body
from newsclean.layout.lists import own_lists
from newsclean.layout.siblings import Siblings, sibling_lists
from newsclean.layout.votes import WHOLE_PAGE, Votes, page_votes, text_votes

MOST_OPENINGS = 2  # times that elements are opened one by one, since each time the page is surveyed anew; then all are


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where the article stands in an input. Made by `survey` and frozen. A text has no elements: all but the first two fields are empty.

    furniture_kinds   how many kinds of page furniture the input shows (menus, share bars, legal lines, …): an extract shows none or one, a whole page
                      five and more
    votes             how much each block speaks for or against being article text
    headline          the heading that is the page's headline
    container         the article's element: the one that holds most of the page's running text
    in_container      the indices of the blocks that stand in it
    beside_text       the indices of the blocks that stand beside paragraphs of the article, in an element that holds many of them
    in_json_ld_body   the running text that the page's JSON-LD repeats as the article's
    leads             the indices of the paragraphs that are leads, wherever they stand
    hidden            the indices of the blocks that the page does not show
    site              index -> element or role ("nav", "role=banner") for blocks that stand in furniture of the site
    named             index -> word for blocks that stand in an element whose class, id or role names furniture
    other_articles    the indices of the blocks that stand in teasers of other articles
    siblings          index -> list for the blocks in lists of teasers or of comments, told by their shape
    linked            index -> `LinkPlace` for blocks that are links and lead elsewhere
    cards             the indices of the blocks in cards outside the article's element, which lead to other articles
    own_lists         the indices of the items and rows of lists and tables that are the article's own
    """

    furniture_kinds: int
    votes: Votes
    headline: Block | None = None
    container: Element | None = None
    in_container: frozenset[int] = frozenset()
    beside_text: frozenset[int] = frozenset()
    in_json_ld_body: tuple[Block, ...] = ()
    leads: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()
    site: Mapping[int, str] = field(default_factory=dict)
    named: Mapping[int, str] = field(default_factory=dict)
    other_articles: frozenset[int] = frozenset()
    siblings: Mapping[int, Siblings] = field(default_factory=dict)
    linked: Mapping[int, LinkPlace] = field(default_factory=dict)
    cards: frozenset[int] = frozenset()
    own_lists: frozenset[int] = frozenset()

    @property
    def shows_furniture(self) -> bool:
        """Whether the input counts as a whole page, or the text of one: it shows at least two kinds of page furniture."""
        return self.furniture_kinds >= WHOLE_PAGE

    def span(self, removals: Mapping[int, Removal]) -> range:
        """Return the indices of the blocks among which the article stands, given the removals so far. See `newsclean.layout.votes`."""
        return self.votes.span(removals)


def surveyed(doc: Document) -> Document:
    """Return the document with its layout, which `Document.layout` then returns.

    An element that was read as one block, and that the survey does not find to be furniture, is opened first.
    """
    layout = survey(doc)
    rounds = 0
    while doc.folds is not None:
        wanted = {b for b in doc.folds.nodes if not _is_furniture(layout, b.index)}
        if not wanted:
            break
        if rounds == MOST_OPENINGS:
            wanted = set(doc.folds.nodes)
        blocks, folds, seen = doc.folds.opened(doc.blocks, wanted, doc.seen)
        doc = replace(doc, blocks=blocks, folds=folds, seen=seen)
        layout = survey(doc)
        rounds += 1
    return doc.with_layout(layout)


def _is_furniture(layout: Layout, index: int) -> bool:
    """Return whether a block of a page is furniture by its elements: hidden, the site's, named so, another article's, or a link elsewhere."""
    return index in layout.hidden or index in layout.site or index in layout.named or index in layout.other_articles or index in layout.linked


def survey(doc: Document) -> Layout:
    """Return where the article stands among the candidates of a document. Its removals make no difference."""
    return _survey_page(doc, doc.head) if doc.head is not None else _survey_text(doc)


def _survey_text(doc: Document) -> Layout:
    as_read = Document(doc.blocks) if doc.removals else doc  # as in an article that was stored
    kinds = sum(any(cue.place in _WHOLE or table in OPENING_TELLS for _, cue in as_read.cued(table)) for table in FURNITURE)
    return Layout(kinds, text_votes(doc.blocks, kinds), own_lists=own_lists(as_read.candidates, None))


def _survey_page(doc: Document, head: Head) -> Layout:
    """Survey a page. Each step looks at the blocks that the steps before it have left."""
    hidden = hidden_blocks(doc.candidates)
    shown = _outside(hidden, doc.candidates)
    headline = find_headline(shown, head)
    site = site_blocks(shown, headline)
    shown = _outside(site, shown)
    known = in_json_ld_body(shown, head)
    siblings = sibling_lists(shown, headline, head, known, doc.url or head.canonical_url)
    unlisted = _outside(siblings, shown)
    container = article_container(unlisted, headline, known)
    in_container = standing_in(doc.blocks, container)
    named = named_blocks(shown, container, in_container, headline)
    shown = _outside(named, unlisted)
    others = other_articles(shown, headline)
    shown = _outside(others, shown)
    held = holders_of(doc.blocks)
    holders = text_holders(shown, held)
    beside_text = frozenset([index for index, element in held.items() if element in holders])
    hidden -= revealed_blocks(doc.blocks, hidden, beside_text)
    linked = linked_blocks(shown, headline, in_container, beside_text, len(doc.blocks)) if container is not None else {}
    own = (
        own_lists(shown, beside_text, in_container) if container is not None else frozenset()
    )  # a list below a link is the link's, so links count here
    shown = _outside(linked, shown)
    in_cards = _cards_outside(doc.blocks, linked, headline, in_container)
    leads = frozenset([b.index for b in find_leads(shown, head, known, in_container, headline)])
    return Layout(
        furniture_kinds=sum(map(bool, (hidden, site, named, others, linked))) + worded_kinds(shown),
        votes=page_votes(doc.blocks, container, in_container, leads, headline),
        headline=headline,
        container=container,
        in_container=in_container,
        beside_text=beside_text,
        in_json_ld_body=tuple(known),
        leads=leads,
        hidden=hidden,
        site=site,
        named=named,
        other_articles=others,
        cards=in_cards,
        siblings=siblings,
        linked=linked,
        own_lists=own,
    )


def _cards_outside(blocks: Sequence[Block], linked: Mapping[int, LinkPlace], headline: Block | None, in_container: frozenset[int]) -> frozenset[int]:
    """Return the indices of the blocks in cards of other articles outside the article's element."""
    links = {index for index, place in linked.items() if place == "outside"}
    return cards(blocks, links, headline) - in_container if len(links) >= FEWEST_CARDS else frozenset()


def _outside(found: Collection[int], blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks whose index is not among those found."""
    return [b for b in blocks if b.index not in found] if found else blocks


def worded_kinds(blocks: Iterable[Block]) -> int:
    """Return how many kinds of page furniture the blocks of a page show by their wording. It must be the whole of a block, or say plainly what it is.

    What only pages have counts as well: a line of separators is a kind of its own, and wording that extracts never keep counts twice, since the
    scorer was trained on such counts.
    """
    found: set[str] = set()
    for block in blocks:
        for table, cue in block.cues.items():
            if table in FURNITURE and (cue.place in _WHOLE or table in OPENING_TELLS):
                found.add(table)
            if table in TELLS_PAGE:
                found.add(f"page {table}")
        if is_separator(block.text):
            found.add("separator")
    return len(found)


_WHOLE = frozenset(("line", "inside"))  # places of a phrase at which it says what the whole block is
