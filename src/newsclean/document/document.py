"""Documents: the blocks of one input, and what has been said of them so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from newsclean.document.block import Block

if TYPE_CHECKING:
    from newsclean.document.choices import Evidence, SourceKind
    from newsclean.document.head import Head
    from newsclean.document.seen import Seen
    from newsclean.languages.wording import Cue
    from newsclean.layout.survey import Layout


MOST_PARTS = 5  # of a wrong mark, that a message names


class Mark(NamedTuple):
    """What a filter says of a block. Without a role the block is removed; with one it becomes metadata."""

    block: Block
    reason: str
    role: str | None = None


class Removal(NamedTuple):
    """A block that is not in the body, the filter that took it out, and why, in words.

    role       the metadata that the block bears ("title", "date", "caption", …), or None for junk
    evidence   what the removal says of where the article stands, as the filter's row in the registry has it
    """

    block: Block
    filter: str
    reason: str
    role: str | None = None
    evidence: Evidence = "furniture"


Marks = Iterable[Mark | tuple[Block, str] | tuple[Block, str, str | None]]
"""What a filter returns: blocks, each with a reason and perhaps a role. A block that is named twice keeps its first mark."""


class Judgement(NamedTuple):
    """What a filter that scores returns.

    marks      its marks
    scores     for each judged block (by index) how likely it is the article's, 0 to 1
    restored   the indices of the blocks that other filters removed and that it gives back
    """

    marks: Marks
    scores: Mapping[int, float]
    restored: Collection[int] = ()


class Warned(NamedTuple):
    """What a filter returns that has something to say of the input as a whole: its marks, and warnings for the result."""

    marks: Marks
    warnings: tuple[str, ...]


class Keep(NamedTuple):
    """A block that no filter removes, the rule that says so, and why, in words."""

    block: Block
    rule: str
    reason: str


Filter = Callable[..., "Marks | Judgement | Warned"]
"""A filter takes a Document, and options as keywords."""


class Folds(Protocol):
    """The elements of a page that were read as one block each, for as long as the page's tree is there. See `newsclean.readers.html.page`."""

    @property
    def nodes(self) -> Mapping[Block, object]:
        """Block -> its element."""

    def opened(
        self, blocks: tuple[Block, ...], wanted: Collection[Block], seen: tuple[Seen, ...]
    ) -> tuple[tuple[Block, ...], Folds, tuple[Seen, ...]]:
        """Return the blocks, numbered anew, with each wanted one replaced by the blocks of its lines; what is left to open; and what was seen."""


_index = attrgetter("index")

_OF_REMOVALS = ("kept", "_cued", "first_sentence", "_roles")  # the cached properties that depend on blocks and removals alone


@dataclass(frozen=True, eq=False, repr=False)
class Document:
    """The blocks of one input, with what has been said of them so far. Never changed: a filter's marks give a new Document.

    Whatever it answers depends on its fields alone, so it does not matter who asks, and when.

    blocks         all blocks, in the order of the source
    url            the address that the caller gave, or None
    warnings       what the reader had to assume or mend
    head           what the page's head says of it; None where the source is no page
    removals       index of a block -> its Removal
    notes          sentences on how the blocks were chosen, where not by the filters alone
    scores         index of a block -> how likely it is the article's, as the learned filter said; None where it has not run
    chosen         the indices of the blocks that a second opinion has chosen, among which alone the article is looked for; None where all are
    surveyed       the Layout, see `layout`; None where no survey has been made yet
    settled_span   the span once it is settled, see `with_span`
    folds          the elements of a page that were read as one block each; None once the page is surveyed
    is_capped      whether the input was over one of its `Limits`, which a warning then names
    source_kind    what the input is where it is no page and no text: "address", "path", "feed", "json" and others, see `newsclean.readers.sources`;
                   None for pages and texts
    keeps          index of a block -> its Keep, for the blocks that no filter may remove
    seen           the pictures, frames and players of a page, and the links of its furniture, see `newsclean.document.seen`
    """

    blocks: tuple[Block, ...]
    url: str | None = None
    warnings: tuple[str, ...] = ()
    head: Head | None = None
    removals: Mapping[int, Removal] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    scores: Mapping[int, float] | None = None
    chosen: frozenset[int] | None = None
    surveyed: Layout | None = None
    settled_span: range | None = None
    is_capped: bool = False
    folds: Folds | None = None
    source_kind: SourceKind | None = None
    keeps: Mapping[int, Keep] = field(default_factory=dict)
    seen: tuple[Seen, ...] = ()

    def __getstate__(self) -> dict[str, object]:
        """Return the state for pickles and copies: without `folds`, which cannot be copied, so that nothing is opened in the copy."""
        return {**self.__dict__, "folds": None}

    @property
    def layout(self) -> Layout:
        """Where the article stands, as the survey found it. Raises RuntimeError for a document that no survey has been made of."""
        if self.surveyed is None:
            raise RuntimeError("this document has no layout yet: hand it to a Pipeline, or to newsclean.layout.surveyed(document)")
        return self.surveyed

    @property
    def candidates(self) -> tuple[Block, ...]:
        """The blocks among which the article is looked for: all, or those that a second opinion has chosen."""
        return self.blocks if self.chosen is None else tuple([b for b in self.blocks if b.index in self.chosen])

    @cached_property
    def kept(self) -> tuple[Block, ...]:
        """The blocks that bear no removal yet: what a filter looks at."""
        removals = self.removals
        return tuple([b for b in self.blocks if b.index not in removals]) if removals else self.blocks

    @cached_property
    def _cued(self) -> Mapping[str, list[tuple[Block, Cue]]]:
        """Phrase table -> the blocks that bear a phrase of it: those kept, and perhaps some of those removed; of a text all."""
        cued: dict[str, list[tuple[Block, Cue]]] = {}
        for block in self.kept if self.head is not None else self.blocks:
            for table, cue in block.cues.items():
                cued.setdefault(table, []).append((block, cue))
        return cued

    def cued(self, table: str) -> list[tuple[Block, Cue]]:
        """Return the kept blocks that bear a phrase of a table, each with the phrase. See `newsclean.languages.wording`.

        Items of the article's own lists that consist of a phrase are left out: such a list may be one of words that stand in menus elsewhere.
        """
        found = self._cued.get(table)
        if not found:
            return []
        own = self.surveyed.own_lists if self.surveyed is not None else ()
        return [(b, cue) for b, cue in found if b.index not in self.removals and not (cue.place == "line" and b.index in own)]

    def kept_among(self, indices: Iterable[int]) -> list[Block]:
        """Return the kept blocks with some indices, in order."""
        blocks, removals = self.blocks, self.removals
        return [blocks[index] for index in sorted(indices) if index not in removals]

    def bears_any(self, tables: Iterable[str]) -> bool:
        """Return whether a kept block bears a phrase of one of some tables."""
        cued, removals = self._cued, self.removals
        for table in tables:
            for block, _ in cued.get(table, ()):
                if block.index not in removals:
                    return True
        return False

    @cached_property
    def span(self) -> range:
        """The indices of the blocks among which the article stands, given what has been removed. See `newsclean.layout.votes`."""
        return self.layout.span(self.removals) if self.settled_span is None else self.settled_span

    @cached_property
    def body_start(self) -> int:
        """Index of the article's first running text; what stands before it is headline, date, byline and the like."""
        return next((b.index for b in self.kept if b.is_sentence and b.index in self.span), self.span.start)

    @cached_property
    def first_sentence(self) -> int:
        """Index of the first kept block of running text, in the article or not; the number of blocks where there is none."""
        return next((b.index for b in self.kept if b.is_sentence), len(self.blocks))

    def position(self, index: int) -> int:
        """Return the position in `kept` of the block with an index, or of the first kept one behind it.

        Filters count in positions: distances in indices would differ once the result is read again, with the removed blocks gone.
        """
        return bisect_left(self.kept, index, key=_index)

    def near_body_start(self, above: int, below: int) -> tuple[Block, ...]:
        """Return the kept blocks from so many above the article's first running text to so many below it."""
        at = self.position(self.body_start)
        return self.kept[max(0, at - above) : at + below + 1]

    @property
    def above(self) -> tuple[Block, ...]:
        """The kept blocks above the article's first running text."""
        return self.kept[: self.position(self.body_start)]

    def next(self, block: Block) -> Block | None:
        """Return the kept block below a kept block, or None."""
        at = self.position(block.index) + 1
        return self.kept[at] if at < len(self.kept) else None

    def role(self, role: str) -> tuple[Block, ...]:
        """Return the blocks that were given a role, in order."""
        return tuple(self._roles.get(role, ()))

    @cached_property
    def _roles(self) -> Mapping[str, list[Block]]:
        """Role -> the blocks that were given it, in order."""
        return _with_roles({}, self.removals.values())

    def marked(self, name: str, found: Marks | Judgement | Warned, evidence: Evidence = "furniture") -> Document:
        """Return this document with one filter's marks added; itself where there is nothing to add. A block keeps its first mark.

        A mark on one of `keeps` changes nothing.

        Raises TypeError for a filter that returned None or a mark without a reason, and ValueError for a mark on a block of another document.
        """
        if isinstance(found, Judgement) and found.restored:
            left = {i: r for i, r in self.removals.items() if i not in found.restored}
            return self._with_fewer(left, self.settled_span).marked(name, found._replace(restored=()), evidence)
        if isinstance(found, Warned):
            return self.with_warnings(found.warnings).marked(name, found.marks, evidence)
        marks, scores, _ = found if isinstance(found, Judgement) else (found, self.scores, ())
        try:
            marks = iter(marks)
        except TypeError:
            returned = "None" if found is None else f"an object of {type(found).__name__!r}"
            raise TypeError(f"filter {name!r} returned {returned}; it must return or yield (block, reason) pairs") from None
        blocks, removals, keeps = self.blocks, self.removals, self.keeps
        added: dict[int, Removal] = {}
        for mark in marks:
            if not (isinstance(mark, (tuple, list)) and 2 <= len(mark) <= 3 and isinstance(mark[0], Block) and isinstance(mark[1], str)):
                raise TypeError(
                    f"filter {name!r} gave {_shape(mark)}; it must give (block, reason) or (block, reason, role), where the reason is a str"
                )
            block = mark[0]
            index = block.index
            if not (0 <= index < len(blocks) and blocks[index] is block):
                raise ValueError(f"filter {name!r} marked a block that is not in this document")
            if index not in removals and index not in added and index not in keeps:
                added[index] = Removal(block, name, mark[1], mark[2] if len(mark) > 2 else None, evidence)
        if added:
            return self._with_removals(added, scores)
        return self if scores is self.scores else self._with(self.surveyed, self.settled_span, scores)

    def _with_removals(self, added: Mapping[int, Removal], scores: Mapping[int, float] | None) -> Document:
        """Return this document with further removals, of blocks that it keeps. What they leave as it was is handed on, and not worked out again."""
        removals = {**self.removals, **added}
        settled_span = self.settled_span
        if settled_span is not None and any(r.role is None and i in settled_span for i, r in added.items()):
            settled_span = self.layout.span(removals)
        marked = self._made(removals, self.surveyed, settled_span, scores)
        own, known = marked.__dict__, self.__dict__  # where a cached property stands once it has been asked for
        own["kept"] = tuple([b for b in self.kept if b.index not in added])
        if "_cued" in known:
            own["_cued"] = known["_cued"]
        if "_roles" in known:
            own["_roles"] = _with_roles(known["_roles"], added.values())
        if "first_sentence" in known and known["first_sentence"] not in added:
            own["first_sentence"] = known["first_sentence"]
        if "body_start" in known and known["body_start"] not in added and settled_span == self.settled_span is not None:
            own["body_start"] = known["body_start"]
        return marked

    def with_span(self) -> Document:
        """Return this document with its span settled: from here on only what is removed within it moves it.

        The pipeline settles it before the first filter that asks for it. What goes by the span later, outside it, says nothing new of it.
        """
        return self._with(self.surveyed, self.span, self.scores)

    def with_layout(self, layout: Layout) -> Document:
        """Return this document with its layout. Nothing can be opened any more, and the page's tree is let go."""
        return self._with(layout, self.settled_span, self.scores)

    def _with(self, surveyed: Layout | None, settled_span: range | None, scores: Mapping[int, float] | None) -> Document:
        """Return this document with the same blocks and removals, and what follows from these alone."""
        made = self._made(self.removals, surveyed, settled_span, scores)
        made.__dict__.update({name: self.__dict__[name] for name in _OF_REMOVALS if name in self.__dict__})
        return made

    def _made(
        self, removals: Mapping[int, Removal], surveyed: Layout | None, settled_span: range | None, scores: Mapping[int, float] | None
    ) -> Document:
        """Return a document of the same input.

        A page takes ten of them. The constructor of a frozen class takes three times as long, and `dataclasses.replace` eight times.
        """
        made = object.__new__(Document)
        of_input = {"blocks": self.blocks, "url": self.url, "warnings": self.warnings, "head": self.head, "notes": self.notes}
        made.__dict__.update(of_input, chosen=self.chosen, is_capped=self.is_capped, source_kind=self.source_kind, keeps=self.keeps, seen=self.seen)
        made.__dict__.update(removals=removals, surveyed=surveyed, settled_span=settled_span, scores=scores)
        return made

    def with_choice(self, chosen: frozenset[int], removals: Mapping[int, Removal], note: str) -> Document:
        """Return the document as read, with a choice of blocks among which the article is looked for, removals, and a note that says why.

        What stands in `keeps` is chosen as well.
        """
        made = Document(self.blocks, self.url, self.warnings, self.head, _without(removals, self.keeps), (*self.notes, note))
        found = chosen.union(self.keeps)
        return replace(made, chosen=found, is_capped=self.is_capped, source_kind=self.source_kind, keeps=self.keeps, seen=self.seen)

    def with_keeps(self, keeps: Mapping[int, Keep]) -> Document:
        """Return this document with further blocks that no filter may remove. What removed them is undone. A block keeps its first rule."""
        if keeps.keys() <= self.keeps.keys():
            return self
        made = self._with_fewer(_without(self.removals, keeps), None if self.removals else self.settled_span)
        made.__dict__["keeps"] = {**keeps, **self.keeps}  # the document is new, and nobody has seen it yet
        return made

    def with_warnings(self, warnings: Iterable[str]) -> Document:
        """Return this document with further warnings; itself where it has them all."""
        new = [warning for warning in warnings if warning not in self.warnings]
        if not new:
            return self
        made = self._with(self.surveyed, self.settled_span, self.scores)
        made.__dict__["warnings"] = (*self.warnings, *new)
        return made

    def with_blocks(self, changed: Mapping[int, Block], layout: Layout) -> Document:
        """Return this document with some blocks (by index) replaced by copies that bear further phrases, and its layout with these copies."""
        blocks = tuple([changed.get(b.index, b) for b in self.blocks])
        removals = {index: removal._replace(block=blocks[index]) for index, removal in self.removals.items()}
        keeps = {index: keep._replace(block=blocks[index]) for index, keep in self.keeps.items()}
        return replace(self, blocks=blocks, removals=removals, keeps=keeps, surveyed=layout)

    def without(self, names: Iterable[str]) -> Document:
        """Return this document with the removals of the named filters undone."""
        dropped = set(names)
        removals = {i: r for i, r in self.removals.items() if r.filter not in dropped}
        if len(removals) == len(self.removals):
            return self  # its span stays settled
        return self._with_fewer(removals, None)

    def _with_fewer(self, removals: Mapping[int, Removal], settled_span: range | None) -> Document:
        """Return this document with some of its removals undone."""
        made = self._made(removals, self.surveyed, settled_span, self.scores)
        if self.head is None and "_cued" in self.__dict__:
            made.__dict__["_cued"] = self._cued
        return made


def _without(removals: Mapping[int, Removal], keeps: Mapping[int, Keep]) -> Mapping[int, Removal]:
    """Return the removals but for those of blocks that no filter may remove."""
    return removals if removals.keys().isdisjoint(keeps) else {i: r for i, r in removals.items() if i not in keeps}


def _shape(mark: Any) -> str:
    """Return what a filter gave, by its types: its text may be long.

    >>> _shape(("a block", 3)), _shape(3)
    ('(str, int)', 'an object of the type int')
    """
    if isinstance(mark, (tuple, list)):
        return f"({', '.join(type(part).__name__ for part in mark[:MOST_PARTS])}{', …' if len(mark) > MOST_PARTS else ''})"
    return f"an object of the type {type(mark).__name__}"


def _with_roles(roles: Mapping[str, list[Block]], added: Iterable[Removal]) -> Mapping[str, list[Block]]:
    """Return role -> the blocks that were given it, in order: those of before, and those of further removals."""
    found: dict[str, list[Block]] = {}
    for removal in added:
        if removal.role:
            found.setdefault(removal.role, []).append(removal.block)
    return {**roles, **{role: sorted([*roles.get(role, ()), *blocks], key=_index) for role, blocks in found.items()}} if found else roles
