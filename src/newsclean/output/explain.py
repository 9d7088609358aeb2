"""What became of every block of an input, and why: to print, to look at in a notebook, and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from newsclean.document import Block, Document, PageKind, Status
from newsclean.document.choices import ARTICLES
from newsclean.output.columns import columns, cut, wrapped
from newsclean.output.groups import MARKS, PARTS, Group, Line, Part, counted, one_line

if TYPE_CHECKING:
    from newsclean.article import Article

WIDTH = 80  # columns where there is no terminal
NARROWEST = 40  # columns; a narrower terminal gets lines of this width
MOST_FILTERS = 50  # names of filters in the head; there are not so many but in made-up rows
MOST_LISTED = 2_000  # blocks of an input that are listed

# Of the terminal's own colours those that can be read on white and on black. In the palette of xterm, red and magenta have a contrast of at least 3.6
# with both; green and cyan have one of 2 with white, and blue has one of 2 with black. The text keeps the terminal's colour.
_BOLD, _RESET = "\x1b[1m", "\x1b[0m"
_COLOURS = {"-": "\x1b[31m", "=": "\x1b[35m", "+": _BOLD}


@dataclass(frozen=True, kw_only=True, repr=False)
class Explanation:
    """What became of every block of an input, and why, as `newsclean.explain` returns it. `print` shows it, and so does a notebook.

    title, kind, kind_reason, status, confidence   as of the Article
    groups   all blocks, in the order of the input: those in a row that share a part and a reason are one `Group`
    shown    the parts that are listed and that `to_dict` holds; see `only`
    """

    title: str | None
    kind: PageKind
    kind_reason: str
    status: Status
    confidence: float
    groups: tuple[Group, ...]
    shown: tuple[Part, ...] = PARTS

    def only(self, part: Part) -> Explanation:
        """Return the explanation with one part alone listed: "kept" (the body), "removed" (the junk) or "metadata". The counts stay.

        >>> from newsclean import explain
        >>> print(explain("Talks end in Seoul\\n\\nThe talks between both sides failed on Monday.\\n\\nFollow us:").only("removed"))
        Talks end in Seoul
        article, status ok, confidence 0.08
        <BLANKLINE>
          kept      1 block  8 words
        - removed   1 block  2 words  social_footer 1
        = metadata  1 block  4 words  title 1
        <BLANKLINE>
        - 5  Follow us:
             · social_footer: is just "follow us"
        """
        return replace(self, shown=(part,))

    def counts(self, part: Part) -> tuple[int, int]:
        """Return how many blocks a part has, and how many words."""
        groups = [group for group in self.groups if group.part == part]
        return sum([len(group.blocks) for group in groups]), sum([group.words for group in groups])

    def filters(self, part: Part) -> dict[str, int]:
        """Return the filters that took blocks out of the body, each with the number of its blocks, most first. Of what is kept: the user's rules."""
        found: Counter[str] = Counter()
        for group in self.groups:
            if group.part == part and group.filter is not None:
                found[group.filter] += len(group.blocks)
        return dict(found.most_common())

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        """Return the title and the counts; `str` and `print` give the listing."""
        title = self.title if self.title is None else one_line(self.title)[:80]
        return f"Explanation({title!r}, {', '.join([f'{part}={self.counts(part)[0]}' for part in PARTS])})"

    def _repr_html_(self) -> str:
        """Return the listing as a notebook shows it. See `newsclean.output.notebook.explanation_html`."""
        from newsclean.output.notebook import explanation_html  # imported late: few work in a notebook

        return explanation_html(self)

    def to_text(self, *, width: int = WIDTH, color: bool = False) -> str:
        """Return the listing: a head, then a line for each block, and below those that were taken out the reason.

        The head has the title, the kind, the status, the confidence, what was kept and removed, and the filters that removed something. A line has a
        mark ("-" removed, "=" metadata, "+" kept by a rule of yours), the number of the block's first line in the input (of a page, of the block),
        and the opening of the text; of a long text also the number of its words. Of a group of more than three blocks the first two and the longest
        are listed, and of a whole input 2,000 blocks at most; `to_dict` has all.

        width   columns; no line is longer, unless it is less than 40
        color   whether to write colours of terminals: red for what was removed, magenta for metadata, bold for what a rule keeps
        """
        width = max(width, NARROWEST)
        lines = [*self._head(width, color), *self._listed(width, color)]
        return "\n".join(lines).rstrip("\n")

    def _head(self, width: int, color: bool) -> Iterator[str]:
        """Yield the lines above the blocks."""
        title = cut(one_line(self.title or "(no title)"), 3 * width)
        for line in wrapped(title.split(), width):
            yield f"{_BOLD}{line}{_RESET}" if color else line
        yield f"{self.kind}, status {self.status}, confidence {self.confidence:.2f}"
        if self.kind not in ARTICLES:
            yield from wrapped(one_line(self.kind_reason).split(), width, start="  ", indent="  ")
        yield ""
        rows = [(part, *self.counts(part)) for part in PARTS]
        rows = [row for row in rows if row[1] or row[0] == "kept"]
        blocks = [counted(count, "block") for _, count, _ in rows]
        words = [counted(count, "word") for _, _, count in rows]
        for (part, *_), of_blocks, of_words in zip(rows, _in_column(blocks), _in_column(words), strict=True):
            row = f"{MARKS[part]} {part:<8}  {of_blocks}  {of_words}"
            filters = list(self.filters(part).items())
            names = [f"{one_line(name)} {count:,}" for name, count in filters[:MOST_FILTERS]]
            names += ["…"] if len(filters) > MOST_FILTERS else []
            names[:-1] = [f"{name}," for name in names[:-1]]
            first, *more = wrapped(names, width, start=f"{row}  ", indent=" " * 12)
            yield _painted(row.rstrip(), MARKS[part], color) + first[len(row) :].rstrip()
            yield from more
        yield ""

    def _listed(self, width: int, color: bool) -> Iterator[str]:
        """Yield the lines of the blocks."""
        groups = [group for group in self.groups if group.part in self.shown]
        number = max([len(str(group.blocks[-1].lines[0])) for group in groups], default=1)
        listed = 0
        for group in groups:
            chosen = group.openings[: MOST_LISTED - listed]
            if not chosen:
                break
            listed += len(chosen)
            for block in chosen:
                start = f"{group.mark} {block.lines[0]:>{number}}"
                yield f"{_painted(start, group.mark, color)}  {cut(one_line(block), width - columns(start) - 2, _length(block))}"
            if group.by:
                yield from _reason(group, " " * (number + 4), width, color)
        left = sum([len(group.openings) for group in groups]) - listed
        if left:
            yield f"… and {left:,} more; to_dict() has them, and -t json on the command line"

    def to_dict(self) -> dict[str, Any]:
        """Return the explanation as plain dicts, lists, strings and numbers, ready for JSON.

        The keys are title, kind, kind_reason, status and confidence; `kept`, `removed` and `metadata`, each with blocks, words and filters (name ->
        number of blocks); and `groups`, each with part, filter, role, reason, words and blocks. A block has lines, words and its whole text.

        >>> from newsclean import explain
        >>> explained = explain("Talks end in Seoul\\n\\nThe talks between both sides failed on Monday.\\n\\nFollow us:").to_dict()
        >>> explained["removed"]
        {'blocks': 1, 'words': 2, 'filters': {'social_footer': 1}}
        >>> explained["groups"][2]  # doctest: +NORMALIZE_WHITESPACE
        {'part': 'removed', 'filter': 'social_footer', 'role': None, 'reason': 'is just "follow us"', 'words': 2,
         'blocks': [{'lines': [5, 5], 'words': 2, 'text': 'Follow us:'}]}
        """
        head = {name: getattr(self, name) for name in ("title", "kind", "kind_reason", "status", "confidence")}
        parts: dict[str, Any] = {}
        for part in PARTS:
            blocks, words = self.counts(part)
            parts[part] = {"blocks": blocks, "words": words, "filters": self.filters(part)}
        return {**head, **parts, "groups": [_plain(group) for group in self.groups if group.part in self.shown]}


def explained(article: Article) -> Explanation:
    """Return what became of every block of an article, and why."""
    doc = article.document
    found = [(_fate(doc, block), Line(block.lines, block.text, block.words, block.stands_for)) for block in doc.blocks]
    groups = [
        Group(part, name, role, reason, tuple([line for _, line in lines]))
        for (part, name, role, reason), lines in groupby(found, key=lambda pair: pair[0])
    ]
    return Explanation(
        title=article.title,
        kind=article.kind,
        kind_reason=article.kind_reason,
        status=article.status,
        confidence=article.confidence,
        groups=tuple(groups),
    )


def _fate(doc: Document, block: Block) -> tuple[Part, str | None, str | None, str | None]:
    """Return the part that a block belongs to, the filter or the rule, the role, and the reason."""
    removal = doc.removals.get(block.index)
    if removal is not None:
        return "removed" if removal.role is None else "metadata", removal.filter, removal.role, removal.reason
    keep = doc.keeps.get(block.index)
    return ("kept", keep.rule, None, keep.reason) if keep is not None else ("kept", None, None, None)


def _length(block: Line) -> str:
    return f"({block.stands_for:,} lines)" if block.stands_for > 1 else f"({counted(block.words, 'word')})"


def _in_column(counted: list[str]) -> list[str]:
    """Return numbers with their nouns as a column: the numbers end at one place, and the nouns begin at one."""
    pairs = [text.split(" ") for text in counted]
    numbers, nouns = (max(len(pair[at]) for pair in pairs) for at in (0, 1))
    return [f"{number:>{numbers}} {noun:<{nouns}}" for number, noun in pairs]


def _painted(text: str, mark: str, color: bool) -> str:
    return f"{_COLOURS[mark]}{text}{_RESET}" if color and mark in _COLOURS else text


def _reason(group: Group, indent: str, width: int, color: bool) -> Iterator[str]:
    """Yield the lines that say who took a group out of the body, or keeps it, and why."""
    count = f"{len(group.blocks):,} blocks, " if len(group.blocks) > 1 else ""
    name = one_line(group.by if group.part != "kept" else f"kept by {group.by}")
    start = f"{indent}· {count}{name}: "
    reason = one_line(group.reason or "").removeprefix("is kept: ")
    first, *more = wrapped(reason.split(), width, start=start, indent=f"{indent}  ")
    yield f"{indent}· {count}{_painted(name, group.mark, color)}: {first[len(start) :]}"
    yield from more


def _plain(group: Group) -> dict[str, Any]:
    blocks = [{"lines": list(block.lines), "words": block.words, "text": block.text} for block in group.blocks]
    return {"part": group.part, "filter": group.filter, "role": group.role, "reason": group.reason, "words": group.words, "blocks": blocks}
