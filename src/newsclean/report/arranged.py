"""An article's blocks as they are shown: what was removed is folded, in its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from newsclean.filters.block_scorer import block_scorer
from newsclean.output.html import to_html
from newsclean.output.render import belong_together
from newsclean.report.entries import Entry

MOST_FOLDS_IN_A_ROW = 2  # of more, without a block of the body between them, a stretch is made: the head of a page has dozens
FOLLOWED = ("https://", "http://", "mailto:")  # what the addresses of links may open with
MOST_REASONS = 4  # different ones, that a fold shows before it is opened

_LINK = re.compile(r'<a href="(?P<address>[^"]*)">')  # as newsclean.output.html writes it; in its text, "<" is escaped


class Group(NamedTuple):
    """Blocks that are shown as one element: a paragraph, or a list with its items.

    html      the element
    entries   the blocks in it
    """

    html: Markup
    entries: tuple[Entry, ...]

    @property
    def first(self) -> int:
        """The number of the first block."""
        return self.entries[0].number

    @property
    def last(self) -> int:
        """The number of the last block."""
        return self.entries[-1].number

    @property
    def reasons(self) -> list[str]:
        """The different reasons why the blocks were removed."""
        return list(dict.fromkeys(e.removal.reason for e in self.entries if e.removal is not None))

    @property
    def roles(self) -> list[str]:
        """The different roles of the blocks."""
        return list(dict.fromkeys(e.removal.role for e in self.entries if e.removal is not None and e.removal.role is not None))

    @property
    def kept_by(self) -> str | None:
        """Why a rule of the user keeps one of the blocks."""
        return next((e.kept_by for e in self.entries if e.kept_by), None)

    @property
    def score(self) -> str | None:
        """The scores of the blocks, in words. Of what the learned filter removed, the reason says it."""
        return in_range([e.score for e in self.entries if e.score is not None and e.filter != block_scorer.__name__])


class Fold(NamedTuple):
    """Consecutive blocks that one filter removed."""

    filter: str
    groups: tuple[Group, ...]

    @property
    def entries(self) -> list[Entry]:
        """The blocks."""
        return [entry for group in self.groups for entry in group.entries]

    @property
    def words(self) -> int:
        """The number of words in the blocks."""
        return sum(e.block.words for e in self.entries)

    @property
    def opening(self) -> str:
        """The beginning of the text, for the closed fold."""
        return " · ".join(e.block.text[:160] for e in self.entries[:4])[:160]

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """The most frequent reasons, each with the number of its blocks."""
        return Counter(e.removal.reason for e in self.entries if e.removal is not None).most_common(MOST_REASONS)

    @property
    def score(self) -> str | None:
        """The scores of the blocks, in words. Of what the learned filter removed, the reason says it."""
        return in_range([e.score for e in self.entries if e.score is not None and e.filter != block_scorer.__name__])


class Stretch(NamedTuple):
    """What stands between two blocks of the body.

    groups   blocks of the body, where it is these
    folds    else what was removed
    """

    groups: tuple[Group, ...] = ()
    folds: tuple[Fold, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether the folds are too many to show each of them."""
        return len(self.folds) > MOST_FOLDS_IN_A_ROW

    @property
    def blocks(self) -> int:
        """How many blocks were removed here."""
        return sum(len(fold.entries) for fold in self.folds)

    @property
    def words(self) -> int:
        """How many words were removed here."""
        return sum(fold.words for fold in self.folds)

    @property
    def filters(self) -> list[tuple[str, int]]:
        """The filters that removed something here, each with the number of blocks, the largest first."""
        return Counter(fold.filter for fold in self.folds for _ in fold.entries).most_common()


def arranged(entries: Sequence[Entry]) -> list[Stretch]:
    """Return blocks as stretches of the body and of what was removed, in turns."""
    stretches: list[Stretch] = []
    for is_body, found in groupby(entries, key=lambda e: e.removal is None):
        if is_body:
            stretches.append(Stretch(groups=grouped(list(found))))
        else:
            folds = tuple([Fold(str(name), grouped(list(taken))) for name, taken in groupby(found, key=attrgetter("filter"))])
            stretches.append(Stretch(folds=folds))
    return stretches


def grouped(entries: Sequence[Entry]) -> tuple[Group, ...]:
    """Return blocks in groups of those that belong to one list, table or quotation. Removed blocks of two reasons do not share a group."""
    groups: list[list[Entry]] = []
    for entry in entries:
        if groups and belong_together(groups[-1][-1].block, entry.block) and _reason(groups[-1][-1]) == _reason(entry):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return tuple([Group(_html(found), tuple(found)) for found in groups])


def _html(entries: Sequence[Entry]) -> Markup:
    """Return the HTML of blocks. Links open in another tab, which learns nothing of the report; those that lead to no web address are plain text."""
    return Markup(_LINK.sub(_link, to_html([e.block for e in entries])))


def _link(found: re.Match[str]) -> str:
    if found["address"].lower().startswith(FOLLOWED):
        return f'<a href="{found["address"]}" target="_blank" rel="noopener noreferrer">'
    return "<a>"


def _reason(entry: Entry) -> tuple[str, str | None] | None:
    return None if entry.removal is None else (entry.removal.reason, entry.removal.role)


def in_range(scores: Sequence[float]) -> str | None:
    """Return scores in words, or None where there are none.

    >>> in_range([0.031, 0.2]), in_range([0.5, 0.502]), in_range([])
    ('0.03 to 0.20', '0.50', None)
    """
    if not scores:
        return None
    least, greatest = f"{min(scores):.2f}", f"{max(scores):.2f}"
    return least if least == greatest else f"{least} to {greatest}"
