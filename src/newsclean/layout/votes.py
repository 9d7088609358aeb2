"""Votes of blocks for and against being article text, and the span that follows from them.

The method is maximum subsequence segmentation (Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence Segmentation", WWW
2009). Every block votes for or against being article text, and the article is the run of blocks with the greatest sum. Running text votes for, by
its length; short lines that are not sentences vote against. A sub-heading between two paragraphs is carried by them, a menu above the first is not.

The votes against count only as far as the input shows page furniture. A text that an extractor has already cleaned shows none. There a list of short
lines is the article's own: a tour's dates, a recipe, a score sheet.

The numbers were chosen on the development texts, by mean word F1 over all sets; a third more or less of any one moves it by 0.002 at the most.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsclean.document import Block, Element, Removal
from newsclean.document.block import LONG_PARAGRAPH

WHOLE_PAGE = 2  # kinds of furniture from which on an input is taken for a whole page; see docs/explanation.md
LONGEST_TINY_LINE = 3  # words of an entry of a menu, a button and the like
TINY_LINES = 3.0  # kinds of furniture that count as much as an input of tiny lines alone
LONG_VOTING_SENTENCE = 8  # words from which on a sentence votes by its length
SHORTEST_VOTING_SENTENCE = 3  # words of a sentence that votes for at all
SHORTEST_PART = 4  # words of a line that is no sentence, from which on it may be a part of the text
SHORT_LINE_VOTE = -6.0  # the vote of a line that is no sentence
SHORT_SENTENCE_VOTE = 1.0  # the vote of a sentence of three to seven words: "Nobody was hurt."
LONGEST_COUNTED = 80  # words of a paragraph that count
FURNITURE_VOTE = -8.0  # the vote of a block that a filter has removed as page furniture
ENDING_VOTE = -16.0  # the same if what the filter finds mostly stands below an article
FURTHER_PART = 0.5  # sum of a further run, as a share of the best run's, from which on it belongs to the article
MAX_PARTS = 8  # further runs on either side
SHORT_PARAGRAPH_VOTE = 3.0  # the vote of a short <p> or <li> in the article's element; in a text such a line votes against
LEAD_VOTE = 20.0  # the vote of a page's lead
OUTSIDE_FACTOR = 0.3  # factor for the votes of running text outside the article's element
LEAD_BLOCKS = 3  # blocks below the headline among which running text votes in full wherever it stands: the lead may have an element of its own
FULL_EVIDENCE = 3.0  # evidence of a whole page (see `evidence`) from which on the votes against count in full

# A row of data (see `is_data_row`) has a short label and items behind it, or numbers.
MAX_LABEL_SPACES = 2  # of the label: at most three words
MIN_ITEM_COMMAS = 2  # behind it: at least three items
MIN_ROW_WORDS = 4  # of a row of which half the words are numbers

_PARAGRAPHS = frozenset(("p", "li"))
_DIGIT = re.compile(r"\d")


class Votes(NamedTuple):
    """The votes of all blocks before any is removed, and the weight of votes against, 0 to 1. With 0, no block is outside the article."""

    values: tuple[float, ...]
    weight: float

    def span(self, removals: Mapping[int, Removal]) -> range:
        """Return the indices of the blocks among which the article stands, given the removals; all indices where the weight is 0."""
        values, weight = list(self.values), self.weight
        if not weight:
            return range(sys.maxsize)
        before = -2
        for index, removal in sorted(removals.items()):
            vote = weight * removed_vote(removal)
            # Further lines of a box count half, so that a long box inside the article does not cut it in two. What ends articles counts in full.
            more = removal.block.stands_for - 1
            values[index] = (vote / 2 if index == before + 1 and vote > weight * ENDING_VOTE else vote) + more * vote / 2
            before = index
        first, end = _with_further_parts(values, *best_run(values))
        return range(first, end) if end > first else range(sys.maxsize)


NO_VOTES = Votes((), 0.0)


def text_votes(blocks: Sequence[Block], furniture_kinds: int) -> Votes:
    """Return the votes of the blocks of a text. The more furniture it shows, the more the votes against count."""
    weight = min(1.0, evidence(blocks, furniture_kinds) / FULL_EVIDENCE)
    return Votes(tuple([vote(b, SHORT_LINE_VOTE * weight) for b in blocks]), weight) if weight else NO_VOTES


def page_votes(
    blocks: Sequence[Block], container: Element | None, in_container: frozenset[int], leads: Iterable[int], headline: Block | None
) -> Votes:
    """Return the votes of the blocks of a page. `in_container` has the indices of those in its article's element."""
    below_headline = range(headline.index + 1, headline.index + 1 + LEAD_BLOCKS) if headline is not None else range(0)
    values = [vote(b, SHORT_LINE_VOTE) for b in blocks]
    if container is not None:
        for at, block in enumerate(blocks):
            if block.index not in in_container:
                if values[at] > 0 and block.index not in below_headline and not _stands_in_twin(block, container):
                    values[at] *= OUTSIDE_FACTOR
            elif values[at] <= 0 and not block.is_linked:  # a short line in the article's element is not a menu
                values[at] = SHORT_PARAGRAPH_VOTE if block.element is not None and block.element.tag in _PARAGRAPHS else 0.0
        for index in leads:
            values[index] = LEAD_VOTE
    return Votes(tuple(values), 1.0)


def _stands_in_twin(block: Block, container: Element) -> bool:
    """Return whether a block stands in an element beside the article's and of the same name: a box may cut the article in two."""
    element = block.element if container.words else None
    while element is not None and element.parent is not container.parent:
        element = element.parent
    return element is not None and element.tag == container.tag and element.words == container.words


def evidence(blocks: Sequence[Block], furniture_kinds: int) -> float:
    """Return how much speaks for a whole page rather than an extract: the kinds of furniture beyond the first, and the share of tiny lines."""
    if furniture_kinds < WHOLE_PAGE:
        return 0.0
    tiny = sum([b.words <= LONGEST_TINY_LINE and not b.ends for b in blocks])
    return furniture_kinds - 1 + TINY_LINES * tiny / max(1, len(blocks))


def vote(block: Block, against: float) -> float:
    """Return the vote of a block: positive, in words, if it looks like article text; negative if not. `against` is the vote of a short line."""
    if block.is_linked or block.stands_for > 1:
        return 2 * against
    if block.ends == "sentence" and block.words >= SHORTEST_VOTING_SENTENCE:
        return float(min(block.words, LONGEST_COUNTED)) if block.words >= LONG_VOTING_SENTENCE else SHORT_SENTENCE_VOTE
    if block.words >= SHORTEST_PART:
        words = min(block.words, LONGEST_COUNTED)
        if words >= LONG_PARAGRAPH:
            return words / 2
        if block.ends and words >= LONG_VOTING_SENTENCE:
            return 0.0
        if is_data_row(block.text):
            return 0.0
    if block.kind == "paragraph":
        return against
    return 0.0 if block.kind == "table" else against / 2 if block.kind == "item" else against


def removed_vote(removal: Removal) -> float:
    """Return the vote of a removed block, which is 0 or negative: 0 for a block with a role, and where the removal says nothing of its place."""
    if removal.role or removal.evidence == "none":
        return 0.0
    return ENDING_VOTE if removal.evidence == "end" else FURNITURE_VOTE


def is_data_row(text: str) -> bool:
    """Return whether a line is data: the row of a league table, or a labelled list such as "Goals: Lis (2), Tyc, Rudnik".

    >>> is_data_row("7 Kyle Larson 2339 1 1 8"), is_data_row("Yes: Prusak, Lind, Okafor"), is_data_row("Mill burns down in 1904")
    (True, True, False)
    """
    if ": " in text:
        label, _, rest = text.partition(": ")
        if label.count(" ") <= MAX_LABEL_SPACES and rest.count(",") >= MIN_ITEM_COMMAS:
            return True
    if not _DIGIT.search(text):
        return False
    words = text.split()
    return 2 * sum([w[0].isdigit() for w in words]) >= len(words) and len(words) >= MIN_ROW_WORDS


def _with_further_parts(votes: Sequence[float], first: int, end: int) -> tuple[int, int]:
    """Return the run, extended over further runs at least half as strong: a table or a box may cut an article in two."""
    enough = FURTHER_PART * sum(votes[first:end])
    for _ in range(MAX_PARTS):
        start, stop = best_run(votes[:first])
        if stop == start or sum(votes[start:stop]) < enough:
            break
        first = start
    for _ in range(MAX_PARTS):
        start, stop = best_run(votes[end:])
        if stop == start or sum(votes[end + start : end + stop]) < enough:
            break
        end += stop
    return first, end


def best_run(votes: Sequence[float]) -> tuple[int, int]:
    """Return start and end of the run with the greatest sum, the first of equals; (0, 0) if no run has a positive sum.

    >>> best_run([-1, 4, -2, 5, -3, 1])
    (1, 4)
    """
    best, total = 0.0, 0.0
    first = start = end = 0
    for at, value in enumerate(votes):
        if total <= 0:
            if value <= 0:
                continue  # the best run does not begin with it
            total, first = 0.0, at
        total += value
        if total > best:
            best, start, end = total, first, at + 1
    return start, end
