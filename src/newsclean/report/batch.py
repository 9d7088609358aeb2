"""Many articles: a row for each, what each filter removed from all of them, and the choice of those that are shown in full."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from markupsafe import Markup

from newsclean.output.groups import counted
from newsclean.report.entries import entries_of
from newsclean.report.rendering import rendered
from newsclean.report.view import FilterCount, about, filter_counts, view_of

if TYPE_CHECKING:
    from newsclean.article import Article

MOST_VIEWS = 100  # articles that are shown in full: those of the lowest confidence
MOST_VIEWS_OF_CUTS = 50  # those that lost most running text from within
MOST_VIEWS_OF_A_FILTER = 3  # and those from which a filter removed most
MOST_VIEWS_OF_OWN = 20  # the same of a rule of the user's own
MOST_BYTES = 30_000_000  # of all full views: a browser opens so many in two seconds
MOST_BYTES_OF_A_VIEW = 2_000_000
MOST_ROWS = 20_000

# A filter is marked as unusual where it removes more of the running text within articles than the built-in filters do. On 200 news pages of five
# sets, no filter that worked on ten of them or more took over 3% of the running text from between the first and the last paragraph of the body.
# One alone (`repeated_block`) took any from more than a fifth of those that it worked on.
UNUSUAL_SHARE = 0.03
UNUSUAL_PAGES = 0.35
FEWEST_PAGES = 5  # with such a removal, from which on their share counts
FEWEST_WORDS = 20
# A rule of the user's own is marked where it takes any running text from within, and where it takes so much of it wherever that stands: built-in
# filters take whole columns.
UNUSUAL_SHARE_OF_OWN = 0.1

_Ranked = TypeVar("_Ranked", bound=tuple[Any, ...])  # an entry of a heap


class Row(NamedTuple):
    """What the index says of an article.

    cut     words of running text that filters removed from between the first and the last running text of the body
    taken   what each filter removed
    """

    number: int
    source: str
    title: str | None
    kind: str
    status: str
    confidence: float
    words: int
    removed: int
    cut: int
    warnings: tuple[str, ...]
    taken: tuple[FilterCount, ...]

    @property
    def order(self) -> tuple[float, int]:
        """What rows are sorted by: the lowest confidence first."""
        return self.confidence, self.number


@dataclass
class BatchFilter:
    """What one filter removed from all articles.

    documents     how many it removed something from
    cut_from      how many it removed running text from the inside of
    body          words of the bodies of the former
    """

    name: str
    documents: int = 0
    blocks: int = 0
    words: int = 0
    running: int = 0
    inside: int = 0
    cut_from: int = 0
    body: int = 0

    @property
    def about(self) -> str | None:
        """The first line of its description, or None for a filter that newsclean does not have."""
        return about(self.name)

    @property
    def is_own(self) -> bool:
        """Whether newsclean does not have it: a rule of the user's own."""
        return self.about is None

    @property
    def unusual(self) -> str | None:
        """Why the filter is worth a look, in words, or None."""
        share = self.inside / max(1, self.inside + self.body)
        is_often = self.cut_from >= max(FEWEST_PAGES, UNUSUAL_PAGES * self.documents)
        is_much = share > UNUSUAL_SHARE and self.cut_from > 1  # in one article alone, it may be an odd page
        if self.inside >= FEWEST_WORDS and (is_much or is_often or self.is_own):
            where = counted(self.cut_from, "article")
            return f"cut {self.inside:,} words of running text out of {where}: {share:.1%} of what stood in those it worked on"
        share = self.running / max(1, self.running + self.body)
        if self.is_own and self.running >= FEWEST_WORDS and share > UNUSUAL_SHARE_OF_OWN:
            return f"took {self.running:,} words of running text, {share:.0%} of what stood in the articles it worked on"
        return None

    def add(self, count: FilterCount, words: int) -> None:
        """Count what the filter removed from an article whose body has so many words."""
        self.documents += 1
        self.blocks += count.blocks
        self.words += count.words
        self.running += count.running
        self.inside += count.inside
        self.cut_from += count.inside > 0
        self.body += words


class Shown(NamedTuple):
    """The full view of an article: its HTML, and the data for the script."""

    html: Markup
    state: Markup

    @property
    def size(self) -> int:
        """How many bytes it takes in the file."""
        return sum(len(part.encode("utf-8", "replace")) for part in self)


@dataclass
class Batch:
    """Collects articles one at a time. Memory is bounded: of those that are not among the worst, only a row is kept.

    has_removed   whether the inputs list what was removed: rows of a batch do so only with `--removed`
    total         how many articles were added
    views         number of a row -> its full view
    too_large     the numbers of rows that would have one, but are too large
    kinds         kind of page -> how many articles are of it; `statuses` likewise
    """

    has_removed: bool = True
    total: int = 0
    views: dict[int, Shown] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    too_large: set[int] = field(default_factory=set)
    _filters: dict[str, BatchFilter] = field(default_factory=dict)
    _rows: list[tuple[float, int, Row]] = field(default_factory=list)  # heaps, of which the best comes out first
    _worst: list[tuple[float, int]] = field(default_factory=list)
    _most_cut: list[tuple[int, int]] = field(default_factory=list)
    _of_filter: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    _bytes: int = 0

    def add(self, article: Article, source: str) -> None:
        """Count an article, and keep its full view where it is among those that are shown."""
        row = _row(self.total, article, source)
        self.total += 1
        self.kinds[row.kind] = self.kinds.get(row.kind, 0) + 1
        self.statuses[row.status] = self.statuses.get(row.status, 0) + 1
        for count in row.taken:
            self._filters.setdefault(count.name, BatchFilter(count.name)).add(count, row.words)
        _push(self._rows, (-row.confidence, -row.number, row), MOST_ROWS)
        self._choose(row, article)

    def _choose(self, row: Row, article: Article) -> None:
        """Keep the article's full view if it is among the worst, those that lost most from within, or those from which a filter removed most."""
        out = {-number for _, number in _push(self._worst, (-row.confidence, -row.number), MOST_VIEWS)}
        if row.cut:
            out |= {-number for _, number in _push(self._most_cut, (row.cut, -row.number), MOST_VIEWS_OF_CUTS)}
        for count in row.taken:
            heap = self._of_filter.setdefault(count.name, [])
            most = MOST_VIEWS_OF_OWN if count.about is None else MOST_VIEWS_OF_A_FILTER
            out |= {-number for _, _, number in _push(heap, (count.inside, count.words, -row.number), most)}
        if self._is_wanted(row.number):
            view = view_of(article, row.source)
            shown = Shown(Markup(rendered("view.html", view=view)), view.state)
            if shown.size > MOST_BYTES_OF_A_VIEW:
                self.too_large.add(row.number)
            else:
                self.views[row.number] = shown
                self._bytes += shown.size
        while self._bytes > MOST_BYTES and self._worst:
            out.add(-heapq.heappop(self._worst)[1])
            self._drop(out)
        self._drop(out)

    def _drop(self, numbers: Iterable[int]) -> None:
        """Drop the views of rows that no list wants any more."""
        for number in numbers:
            if self._is_wanted(number):
                continue
            self.too_large.discard(number)
            if number in self.views:
                self._bytes -= self.views.pop(number).size

    @property
    def _heaps(self) -> list[list[Any]]:
        return [self._worst, self._most_cut, *self._of_filter.values()]

    def _is_wanted(self, number: int) -> bool:
        return any(-number == entry[-1] for heap in self._heaps for entry in heap)

    @property
    def rows(self) -> list[Row]:
        """The rows that are listed, those of the lowest confidence first."""
        return sorted((row for _, _, row in self._rows), key=lambda row: row.order)

    @property
    def filters(self) -> list[BatchFilter]:
        """What each filter removed from all articles: the unusual ones first, then the user's own."""
        return sorted(self._filters.values(), key=lambda f: (f.unusual is None, not f.is_own, -f.words))


def _push(heap: list[_Ranked], entry: _Ranked, most: int) -> list[_Ranked]:
    """Put an entry on a heap that holds at most so many. Return what fell out."""
    if len(heap) < most:
        heapq.heappush(heap, entry)
        return []
    return [heapq.heappushpop(heap, entry)]


def _row(number: int, article: Article, source: str) -> Row:
    entries = entries_of(article)
    taken = tuple(filter_counts(entries))
    return Row(
        number=number,
        source=source,
        title=article.title,
        kind=article.kind,
        status=article.status,
        confidence=article.confidence,
        words=sum(e.block.words for e in entries.all if e.removal is None),
        removed=sum(count.words for count in taken),
        cut=sum(count.inside for count in taken),
        warnings=article.warnings,
        taken=taken,
    )
