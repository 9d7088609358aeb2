"""Where the blocks of a text stand to the borders of the article, and what stands between.

The borders are those of the running text in the article's span, see `newsclean.layout.votes`. A text has no elements, so the place of a line says
more there than on a page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsclean.document import Block, Document

# What each feature is, in the words of the reasons that users read.
LABELS = {
    "from_border": "blocks from the article's paragraphs",
    "border_running": "running words between it and the article's paragraphs",
    "border_short": "short lines between it and the article's paragraphs",
    "border_removed": "removed lines between it and the article's paragraphs",
    "border_ends": "lines that end articles, between it and the article's paragraphs",
    "below_end": "place below a line that ends articles",
    "below_title": "place between the title and the first paragraph",
}


class Borders(NamedTuple):
    """Where the article's paragraphs stand among the blocks that are left of a text.

    first     the position of the first
    end       the position behind the last
    removed   for each block how many lines above it were removed, not counting those with a role
    ends      how many of these are such as end articles
    """

    first: int
    end: int
    removed: list[int]
    ends: list[int]

    def between(self, at: int) -> tuple[int, int]:
        """Return the positions of a block and of the nearest of the article's paragraphs, the upper one first; one twice for a block inside."""
        return (at, self.first) if at < self.first else (self.end - 1, at) if at >= self.end else (at, at)

    def removed_between(self, at: int) -> int:
        """Return how many lines were removed between a block and the article's paragraphs."""
        above, below = self.between(at)
        return self.removed[below] - self.removed[above]


def borders(doc: Document, blocks: Sequence[Block]) -> Borders:
    """Return the borders of the running text in the article's span; of the span itself where that holds none, and of all blocks where it is empty."""
    inside = [at for at, block in enumerate(blocks) if block.index in doc.span] or range(len(blocks))
    running = [at for at in inside if blocks[at].is_sentence] or inside
    removals = [r for r in doc.removals.values() if r.role is None]
    removed = _numbers_above([r.block.index for r in removals], blocks)
    ends = _numbers_above([r.block.index for r in removals if r.evidence == "end"], blocks)
    return Borders(running[0], running[-1] + 1, removed, ends) if running else Borders(0, 0, removed, ends)


def _numbers_above(indices: Iterable[int], blocks: Sequence[Block]) -> list[int]:
    """Return for each block how many of some indices are smaller than its own."""
    ordered = sorted(indices)
    return [bisect_left(ordered, block.index) for block in blocks]


def border_columns(found: Borders, doc: Document, blocks: Sequence[Block], at: Sequence[int]) -> dict[str, list[float]]:
    """Return the features of the blocks at some positions: name -> one number for each of them."""
    first, end, removed, ends = found
    running = list(accumulate([b.words if b.is_sentence else 0 for b in blocks], initial=0))
    short = list(accumulate([not b.is_sentence for b in blocks], initial=0))
    sides = [found.between(i) for i in at]
    title = max([b.index for b in doc.role("title")], default=len(doc.blocks))
    return {
        "from_border": [float(i - first if i < first else i - end + 1 if i >= end else 0) for i in at],
        "border_running": [float(max(0, running[below] - running[above + 1])) for above, below in sides],
        "border_short": [float(max(0, short[below] - short[above + 1])) for above, below in sides],
        "border_removed": [float(removed[below] - removed[above]) for above, below in sides],
        "border_ends": [float(ends[below] - ends[above]) for above, below in sides],
        "below_end": [float(ends[i] > ends[first]) for i in at],
        "below_title": [float(title < blocks[i].index and i < first) for i in at],
    }
