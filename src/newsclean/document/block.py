"""Blocks: the units that filters judge."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import TYPE_CHECKING, Any

from newsclean.languages import scripts, wording
from newsclean.languages.characters import QUOTATION_MARKS
from newsclean.languages.folding import fold_letters
from newsclean.languages.index import PLACES
from newsclean.languages.quoted import quotes_and_tells
from newsclean.languages.tables import FURNITURE

if TYPE_CHECKING:
    from newsclean.document.choices import Kind
    from newsclean.document.element import Element
    from newsclean.languages.own import OwnWording

HALF_LINKED = 0.5  # share of link text above which a block leads elsewhere: a teaser, an entry of a menu
SHORTEST_SENTENCE = 5  # words from which on a block that closes like a sentence is running text; a shorter one is a label: "Read more."
LONG_PARAGRAPH = 25  # words from which on a paragraph counts as running text even if it does not close like a sentence
PLAIN_CHARACTERS = 300  # of a long block in which phrases are looked for


class Block:
    """A paragraph, heading, list item or the like: the unit that filters judge. Never changed once read.

    text         what a reader sees, white space collapsed (line breaks are kept in code)
    kind         "paragraph", "heading", "item", "quote", "code", "caption", "table" (a row) or "rule" (a line across, or the
                 head or foot of a printed page)
    mark         the list mark as it stood in the source: "-", "•", "3."
    level        heading level (1 to 6) or depth of the list item (1 outermost); 0 otherwise
    lines        first and last line in the source, counted from 1. For HTML, the block's number: line numbers of minified pages mean nothing
    markup       the block as Markdown; for plain text, the text with its list mark
    link_share   share of the characters that are link text, 0 to 1; None where the source cannot tell
    is_linked    whether more than half of it is link text: it leads elsewhere. False where the source cannot tell
    words        length in words; a word in scripts without spaces is counted by characters (see `newsclean.languages.scripts`)
    element      the innermost element that breaks a line around the block; None where the source is no page
    is_sentence  whether it reads as running text: it closes like a sentence and is too long for a label
    stands_for   1; for an element of a page that was read as one block, the number of its lines
    ends         "sentence" (full stop and its like), "cut" (an ellipsis), "colon", "comma", or "" (none of these)
    """

    __slots__ = (
        "_cues",
        "_markup",
        "_plain",
        "element",
        "ends",
        "index",
        "is_linked",
        "is_sentence",
        "kind",
        "level",
        "lines",
        "link_share",
        "mark",
        "stands_for",
        "text",
        "words",
    )

    def __init__(
        self,
        index: int,
        text: str,
        kind: Kind = "paragraph",
        level: int = 0,
        mark: str = "",
        lines: tuple[int, int] = (0, 0),
        markup: object = None,
        link_share: float | None = None,
        words: int | None = None,
        element: Element | None = None,
        stands_for: int = 1,
    ) -> None:
        self.index = index
        self.text = text
        self.kind = kind
        self.level = level
        self.mark = mark
        self.lines = lines
        self._markup = markup
        self.link_share = link_share
        self.is_linked = link_share is not None and link_share > HALF_LINKED
        self.element = element
        self.words = scripts.count_words(text) if words is None else words
        self.ends = "" if (last := text[-1:]).isalnum() and not "\u0e00" < last < "\u0e80" else scripts.ending(text)  # most lines end with a letter
        self.stands_for = stands_for
        self.is_sentence = self.ends == "sentence" and self.words >= SHORTEST_SENTENCE and stands_for == 1
        self._plain: str | None = None
        self._cues: dict[str, wording.Cue] | None = None

    def state(self) -> list[Any]:
        """Return what `restored` needs to make the block again, for JSON. Index and element are left out."""
        shown = None if self.is_literal else self.markup
        state = [self.text, self.kind, self.level, self.mark, *self.lines, shown, self.link_share, self.words]
        return state if self.stands_for == 1 else [*state, self.stands_for]

    @staticmethod
    def restored(
        index: int,
        element: Element | None,
        text: str,
        kind: Kind,
        level: int,
        mark: str,
        first: int,
        last: int,
        markup: str | None,
        link_share: float | None,
        words: int,
        stands_for: int = 1,
    ) -> Block:
        """Return the block that `state` was taken from, given its index and its element."""
        return Block(index, text, kind, level, mark, (first, last), markup, link_share, words, element, stands_for)

    def __reduce__(self) -> tuple[Any, ...]:  # a compiled class cannot be pickled without it
        made_of = (self.text, self.kind, self.level, self.mark, self.lines, self._markup, self.link_share, self.words, self.element, self.stands_for)
        return Block, (self.index, *made_of)

    def moved(self, index: int, first: int) -> Block:
        """Return this block of a page at another index, with another number of its first line."""
        lines = (first, first + self.stands_for - 1)
        block = Block(
            index, self.text, self.kind, self.level, self.mark, lines, self._markup, self.link_share, self.words, self.element, self.stands_for
        )
        block._plain, block._cues = self._plain, self._cues
        return block

    @property
    def markup(self) -> str:
        """The block as Markdown. For a page it is put together at each call, since few blocks of a page are part of the article."""
        return self.text if self._markup is None else str(self._markup)

    @property
    def is_literal(self) -> bool:
        """Whether the block has no Markdown of its own: `markup` is its text, in which no mark means anything."""
        return self._markup is None

    @property
    def plain(self) -> str:
        """The text that phrases are compared with: case-folded, straight apostrophes, no ornaments at its ends. Of a long block, the opening."""
        plain = self._plain
        if plain is None:
            plain = self._plain = wording.fold(self.text if self._is_short else self.text[:PLAIN_CHARACTERS])
        return plain

    @property
    def _is_short(self) -> bool:
        """Whether phrases are looked for in the whole text. Characters are counted too, since a "word" may be a megabyte long."""
        return self.words <= wording.MAX_SEARCHED_WORDS and len(self.text) <= wording.MAX_SEARCHED_CHARACTERS

    @property
    def cues(self) -> dict[str, wording.Cue]:
        """Name of a phrase table -> the phrase of it that stands in this block. See `newsclean.languages.wording`."""
        cues = self._cues
        if cues is None:
            cues = wording.load().cues(self.plain, self._is_short)
            self._cues = cues = self._unquoted(cues) if cues and self.is_sentence else cues
        return cues

    def with_wording(self, own: OwnWording) -> Block:
        """Return a copy of this block that bears phrases of the user's own as well; itself where it bears none that it had not.

        Of two phrases of one table, that of the user's own counts, unless ours stands at a place that says more.
        """
        found = own.cues(self.plain, self._is_short)
        found = self._unquoted(found) if found and self.is_sentence else found
        order = PLACES.index
        ours = self.cues
        new = {t: cue for t, cue in found.items() if t not in ours or (cue != ours[t] and order(cue.place) <= order(ours[t].place))}
        if not new:
            return self
        made = copy(self)
        made._cues = {**ours, **new}
        return made

    def _unquoted(self, cues: dict[str, wording.Cue]) -> dict[str, wording.Cue]:
        """Return the phrases without wording of furniture that a sentence quotes: "“Sign up for our newsletter,” he says, “is a plea.”"""
        suspect = [table for table, cue in cues.items() if table in FURNITURE and cue.place != "line"]
        if not suspect or QUOTATION_MARKS.isdisjoint(self.text):
            return cues
        folded = fold_letters(self.text)
        said = {table for table in suspect if quotes_and_tells(folded, cues[table].phrase)}
        return {table: cue for table, cue in cues.items() if table not in said} if said else cues

    def stands_in(self, element: Element) -> bool:
        """Return whether this block stands in an element. False for a block that is not from a page."""
        around = self.element
        while around is not None and around is not element:
            around = around.parent
        return around is not None

    def __repr__(self) -> str:
        return f"Block({self.index}, {self.kind}, {self.text[:60]!r})"


def running_words(blocks: Iterable[Block]) -> int:
    """Return the number of words in those of the blocks that are running text."""
    return sum([b.words for b in blocks if b.is_sentence])


def all_words(blocks: Iterable[Block]) -> int:
    """Return the number of words in the blocks."""
    return sum([b.words for b in blocks])
