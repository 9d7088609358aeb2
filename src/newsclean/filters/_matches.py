"""Results and figures of a match in an article's text, above and below it, which the filters by place keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.document import Block, Document
from newsclean.values.results import is_figures, is_half, is_line_up, is_result

LINES_ABOVE = 6  # the first running text, among which a result may stand: byline, date and caption stand between
LONGEST_LABEL = 20  # characters of a label with its colon
LINES_BELOW = 12  # the last running text, among which a match's figures may stand


def match_lines(doc: Document, *, inside: bool = False) -> frozenset[int]:
    """Return the indices of the results right above the article's text, and of a match's results and figures right below it.

    inside   whether the results among its paragraphs are wanted as well
    """
    span = doc.span
    kept = doc.kept
    first = next((at for at, b in enumerate(kept) if b.is_sentence and b.index in span), None)
    if first is None:
        return frozenset()
    last = next(at for at in range(len(kept) - 1, -1, -1) if kept[at].is_sentence and kept[at].index in span)
    results = [b.index for b in results_among(kept[max(0, first - LINES_ABOVE) : last if inside else first])]
    below = _figures(kept[last + 1 : last + 1 + LINES_BELOW])
    return frozenset((*results, *below))


def results_among(blocks: Sequence[Block]) -> list[Block]:
    """Return those of some blocks that are results; one in two lines counts where its sides stand one below the other."""
    halves = {at for at, b in enumerate(blocks) if is_half(b.text)}
    pairs = {side for at in halves if at + 1 in halves for side in (at, at + 1)}
    return [b for at, b in enumerate(blocks) if b.words > 1 and (at in pairs or is_result(b.text))]


def _figures(blocks: Sequence[Block]) -> Iterable[int]:
    """Return the indices of the lines at the start of some blocks that are a match's. Above one that is sure, a line with any label is one."""
    results = {b.index for b in results_among(blocks)}
    labelled: list[int] = []
    is_match = False
    for block in blocks:
        if block.index in results or is_figures(block.text) or (is_match and is_line_up(block.text)):
            yield from (*labelled, block.index)
            labelled, is_match = [], True
        elif is_line_up(block.text) or (not block.is_sentence and any(mark in block.text[:LONGEST_LABEL] for mark in ":：】")):
            labelled.append(block.index)
        else:
            return
