"""The data that everything else works on: blocks, marks, documents.

A reader makes a `Document` of `Block`s; each step of the pipeline returns marks for some of them; what bears no mark is the article's body.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from newsclean import script, span, wording
from newsclean.node import Node

if TYPE_CHECKING:
    from newsclean.scorer.scores import Score

OPENING = 300  # characters of a long block that phrases are looked for in


class LiveUpdate(NamedTuple):
    """An entry of a live blog: its time in ISO 8601 and its headline, either of which may be missing."""

    date: str | None
    title: str | None


class Head(NamedTuple):
    """What a page says of itself, as printed; None or empty where it says nothing. Dates are ISO 8601 as in `newsclean.metadata.date`.

    titles     the headline as the page's sources give it, the most trusted first
    marked_date   the day that a `<time>` near the article gives, which may be any date
    canonical_url, image   may be relative, or no address at all: the page's own address is not known here
    body       the article's text, by which its blocks are found; it is never given out itself, as it may be another text than the one shown
    notes      what the values rest on where a reader may doubt it, in words
    """

    titles: tuple[str, ...] = ()
    description: str | None = None
    authors: tuple[str, ...] = ()
    marked_authors: tuple[str, ...] = ()
    date_published: str | None = None
    date_modified: str | None = None
    marked_date: str | None = None
    publisher: str | None = None
    site_name: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    canonical_url: str | None = None
    image: str | None = None
    is_accessible_for_free: bool | None = None
    live_updates: tuple[LiveUpdate, ...] = ()
    body: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        return self.titles[0] if self.titles else None


class Block:
    """A paragraph, heading, list item or the like: the unit that filters judge. Never changed once read.

    text         what a reader sees, white space collapsed (line breaks are kept in code)
    kind         "paragraph", "heading", "item", "quote", "code", "caption", "table" (a row) or "rule" (a line across)
    mark         the list mark as it stood in the source: "-", "•", "3."
    level        heading level (1 to 6) or depth of the list item (1 outermost); 0 otherwise
    lines        first and last line in the source, counted from 1, both included; of a page, whose lines say nothing, the block's number
    markup       the block as Markdown; for plain text the text itself, with its list mark
    link_share   share of the characters that are link text, 0 to 1; None where the source cannot tell
    words        length in words; a word in scripts without spaces is counted by characters (see `newsclean.script`)
    path         the innermost element that breaks a line around the block; None where the source is no page
    is_sentence  whether it reads as running text: it closes like a sentence and is too long for a label
    ends         "sentence" (full stop and its like), "cut" (an ellipsis), "colon", "comma", or "" (none of these)
    """

    __slots__ = (
        "_cues",
        "_markup",
        "_plain",
        "ends",
        "index",
        "is_sentence",
        "kind",
        "level",
        "lines",
        "link_share",
        "mark",
        "path",
        "text",
        "words",
    )

    def __init__(
        self,
        index: int,
        text: str,
        kind: str = "paragraph",
        level: int = 0,
        mark: str = "",
        lines: tuple[int, int] = (0, 0),
        markup: object = None,
        link_share: float | None = None,
        words: int | None = None,
        path: Node | None = None,
    ) -> None:
        self.index = index
        self.text = text
        self.kind = kind
        self.level = level
        self.mark = mark
        self.lines = lines
        self._markup = markup
        self.link_share = link_share
        self.path = path
        self.words = script.count_words(text) if words is None else words
        self.ends = script.ending(text)
        self.is_sentence = self.ends == "sentence" and self.words >= 5
        self._plain: str | None = None
        self._cues: dict[str, wording.Cue] | None = None

    @property
    def markup(self) -> str:
        """The block as Markdown. A page's is put together when it is asked for, since most blocks of a page are no part of the article."""
        return self.text if self._markup is None else str(self._markup)

    @property
    def plain(self) -> str:
        """The text as phrases see it: case-folded, straight apostrophes, ornaments at both ends stripped; of a long block the opening."""
        plain = self._plain
        if plain is None:
            plain = self._plain = wording.fold(self.text if self._is_short else self.text[:OPENING])
        return plain

    @property
    def _is_short(self) -> bool:
        """Whether phrases are looked for in all of the text; a "word" may be a megabyte long, so characters count as well."""
        return self.words <= wording.MAX_WORDS and len(self.text) <= wording.MAX_CHARACTERS

    @property
    def cues(self) -> dict[str, wording.Cue]:
        """Phrase table -> the wording of it that this block bears. See `newsclean.wording`."""
        cues = self._cues
        if cues is None:
            cues = self._cues = wording.load().cues(self.plain, self._is_short)
        return cues

    def stands_in(self, node: Node) -> bool:
        """Whether an element is around this block; never where the source is no page."""
        around = self.path
        while around is not None and around is not node:
            around = around.parent
        return around is not None

    def __repr__(self) -> str:
        return f"Block({self.index}, {self.kind}, {self.text[:60]!r})"


class Mark(NamedTuple):
    """What a step says of a block. Without a role the block is removed; with one it becomes metadata."""

    block: Block
    reason: str
    role: str | None = None


class Removal(NamedTuple):
    """A block that is not in the body, the step that took it out, and why, in words.

    `role` names the metadata that the block bears (title, date, caption, …), or is None for junk.
    """

    block: Block
    filter: str
    reason: str
    role: str | None = None


OPENERS = frozenset(("copyright_line", "comment_form", "cookie_notice", "newsletter"))  # whose openings are as telling as whole lines
FURNITURE = frozenset(
    (
        "navigation",
        "masthead",
        "most_read",
        "related_link",
        "share_bar",
        "social_footer",
        "newsletter",
        "copyright_line",
        "comment_form",
        "feedback_prompt",
        "advertisement",
        "cookie_notice",
        "paywall_notice",
        "tag_list",
        "media_label",
    )
)

SCORER = "block_scorer"  # what the marks of the learned filter are signed with

Marks = Iterable[Mark | tuple[Block, str] | tuple[Block, str, str | None]]
Filter = Callable[..., Marks]


_index = attrgetter("index")

# What a document is asked for once: it does not depend on the removals, or is to stay what it was at first.
_LASTING = ("_cued", "furniture", "_votes", "container", "in_container", "holders", "beside_text", "leads", "printed", "headline")


class Document:
    """The blocks of one input, with what has been said of them so far. Never changed: a step's marks give a new Document.

    blocks     all blocks, in the order of the source
    removals   index of a block -> its Removal
    page       what the page's head says of it; None where the source is no page
    notes      what the choice of blocks rests on, where that is not the filters alone
    kept       the blocks that bear no removal yet: what a filter looks at
    """

    def __init__(
        self,
        blocks: Iterable[Block],
        *,
        url: str | None = None,
        warnings: Iterable[str] = (),
        removals: Mapping[int, Removal] | None = None,
        page: Head | None = None,
        notes: Iterable[str] = (),
    ) -> None:
        self.blocks = tuple(blocks)
        self.url = url
        self.warnings = tuple(warnings)
        self.removals: Mapping[int, Removal] = removals or {}
        self.page = page
        self.notes = tuple(notes)

    @cached_property
    def kept(self) -> tuple[Block, ...]:
        if not self.removals:
            return self.blocks
        removals = self.removals
        return tuple([b for b in self.blocks if b.index not in removals])

    @cached_property
    def _cued(self) -> dict[str, list[tuple[Block, wording.Cue]]]:
        """Phrase table -> the blocks that bear a wording of it, but for those removed before anybody asked for wording."""
        cued: dict[str, list[tuple[Block, wording.Cue]]] = {}
        for block in self.kept:
            for table, cue in block.cues.items():
                cued.setdefault(table, []).append((block, cue))
        return cued

    def cued(self, table: str) -> list[tuple[Block, wording.Cue]]:
        """The kept blocks that bear a phrase of a table, each with the phrase. See `newsclean.wording`."""
        return [(b, cue) for b, cue in self._cued.get(table, ()) if b.index not in self.removals]

    @cached_property
    def furniture(self) -> int:
        """How many kinds of page furniture the input shows (menus, share bars, legal lines, …).

        What an extractor has already cleaned shows none or one, a whole page five and more. On a page, each filter that has removed something
        before anybody asked counts as well: those are the ones that go by its elements.
        """
        by_element = 0 if self.page is None else len({r.filter for r in self.removals.values()})
        return by_element + sum(
            any(cue.place in ("line", "inside") or table in OPENERS for _, cue in self._cued.get(table, ())) for table in FURNITURE
        )

    @cached_property
    def _votes(self) -> span.Votes:
        return span.all_votes(self)

    @cached_property
    def container(self) -> Node | None:
        """The element of a page that holds most of its running text; None for a text. See `newsclean.span`."""
        return span.article_container(self)

    @cached_property
    def holders(self) -> frozenset[Node]:
        """The elements of a page that hold its paragraphs. See `newsclean.span`."""
        return span.text_holders(self)

    @cached_property
    def headline(self) -> Block | None:
        """The heading of a page that is its headline, as far as its head or its level tells. See `newsclean.span`."""
        return span.headline(self)

    @cached_property
    def printed(self) -> tuple[Block, ...]:
        """The running text of a page that its JSON-LD gives as the article's. See `newsclean.span`."""
        return tuple(span.printed(self))

    @cached_property
    def leads(self) -> frozenset[Block]:
        """The paragraphs of a page that are its lead, wherever they stand. See `newsclean.span`."""
        return frozenset(span.leads(self))

    @cached_property
    def in_container(self) -> frozenset[int]:
        """The indices of the blocks that stand in the container; none where there is no container."""
        return span.standing_in(self.blocks, self.container)

    @cached_property
    def beside_text(self) -> frozenset[int]:
        """The indices of the blocks of a page that stand beside paragraphs of the article: in an element that holds many of them."""
        holders = self.holders
        return frozenset([b.index for b in self.blocks if b.path is not None and span.holder(b.path) in holders])

    @cached_property
    def span(self) -> range:
        """The indices of the blocks among which the article stands. See `newsclean.span`."""
        return span.article_span(self._votes, self.removals)

    @cached_property
    def scores(self) -> Mapping[int, Score]:
        """What the model that comes with newsclean says of the blocks that the named filters have left. See `newsclean.scorer`."""
        from newsclean.scorer.scores import block_scores  # which most that import newsclean never ask for

        return block_scores(self)

    @cached_property
    def head(self) -> int:
        """Index of the article's first running text; what stands before it is headline, date, byline and the like."""
        return next((b.index for b in self.kept if b.is_sentence and b.index in self.span), self.span.start)

    def position(self, index: int) -> int:
        """The position in `kept` of the block with an index, or of the first kept one behind it.

        Filters count in positions: distances in indices would differ once the result is read again, with the removed blocks gone.
        """
        return bisect_left(self.kept, index, key=_index)

    def near_head(self, above: int, below: int) -> tuple[Block, ...]:
        """The kept blocks from so many above the article's first running text to so many below it."""
        at = self.position(self.head)
        return self.kept[max(0, at - above) : at + below + 1]

    def next(self, block: Block) -> Block | None:
        """The kept block below a kept block, or None."""
        at = self.position(block.index) + 1
        return self.kept[at] if at < len(self.kept) else None

    @cached_property
    def first_sentence(self) -> int:
        """Index of the first kept block of running text, in the article or not; the number of blocks where there is none."""
        return next((b.index for b in self.kept if b.is_sentence), len(self.blocks))

    @property
    def above(self) -> tuple[Block, ...]:
        """The kept blocks above the article's first running text."""
        return self.kept[: self.position(self.head)]

    def role(self, role: str) -> list[Block]:
        """The blocks that were given a role, in order."""
        return self._roles.get(role, [])

    @cached_property
    def _roles(self) -> dict[str, list[Block]]:
        """Role -> the blocks that were given it, in order."""
        found: dict[str, list[Block]] = {}
        for removal in sorted([r for r in self.removals.values() if r.role], key=lambda r: r.block.index):
            found.setdefault(removal.role or "", []).append(removal.block)
        return found

    def marked(self, name: str, marks: Marks) -> Document:
        """This document with one step's marks added; itself when there is none. A block keeps its first mark."""
        if marks is None:
            raise TypeError(f"filter {name!r} returned None; it must return or yield (block, reason) pairs")
        blocks, removals = self.blocks, self.removals
        added: dict[int, Removal] = {}
        for mark in marks:
            block, role = mark[0], mark[2] if len(mark) > 2 else None
            index = block.index
            if not (0 <= index < len(blocks) and blocks[index] is block):
                raise ValueError(f"filter {name!r} marked a block that is not in this document")
            if index not in removals and index not in added:
                added[index] = Removal(block, name, mark[1], role)
        if not added:
            return self
        other = self._with({**removals, **added})
        other.__dict__["kept"] = tuple([b for b in self.kept if b.index not in added])
        if "span" in self.__dict__ and all(r.role or i not in self.span for i, r in added.items()):
            other.__dict__["span"] = self.span  # neither metadata nor what goes outside the article moves it
        if name == SCORER and "scores" in self.__dict__:
            other.__dict__["scores"] = self.scores  # which do not look at the marks that follow from them
        return other

    def without(self, names: Iterable[str]) -> Document:
        """This document with the removals of the named steps undone."""
        dropped = set(names)
        return self._with({i: r for i, r in self.removals.items() if r.filter not in dropped})

    def with_removals(self, removals: Mapping[int, Removal], note: str) -> Document:
        """This document with other removals in place of its own, and a note that says why."""
        notes = (*self.notes, note)
        return Document(self.blocks, url=self.url, warnings=self.warnings, removals=removals, page=self.page, notes=notes)

    def _with(self, removals: Mapping[int, Removal]) -> Document:
        other = Document(self.blocks, url=self.url, warnings=self.warnings, removals=removals, page=self.page, notes=self.notes)
        for name in _LASTING:
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other
