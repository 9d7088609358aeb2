"""Filter `block_scorer`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from newsclean.document import Block, Document, Favor, Judgement, all_words, running_words
from newsclean.document.choices import check_choice
from newsclean.filters._matches import match_lines

if TYPE_CHECKING:
    from newsclean.scorer.forest import Model
    from newsclean.scorer.scores import Scores

# The score below which a block of a page is removed, one in an element like those that hold much of its running text, a line of a text, a sentence of
# a text, and a sentence beside the paragraphs of a short article. To lose a sentence is worse than to keep a line of furniture; and of short articles
# the model has seen few. Chosen by cross-validation grouped by host on the development pages and texts, see docs/scorer.md.
THRESHOLDS: dict[Favor, float] = {"recall": 0.2, "balanced": 0.3, "precision": 0.5}
OF_COLUMNS: dict[Favor, float] = {"recall": 0.08, "balanced": 0.12, "precision": 0.3}
OF_LINES: dict[Favor, float] = {"recall": 0.2, "balanced": 0.35, "precision": 0.6}
OF_SENTENCES: dict[Favor, float] = {"recall": 0.1, "balanced": 0.2, "precision": 0.4}
OF_CLOSINGS: dict[Favor, float] = {"recall": 0.05, "balanced": 0.08, "precision": 0.2}
COLUMN = 0.3  # share of the running text of a page that elements like a block's own hold
SURER = 0.05  # above the threshold, from which on a line that filters by place have removed is restored

SHORTEST_CLOSED = 2  # words of a line that closes like a sentence
LONGEST_CALL = 14  # words of a question or a call that may be another article's headline, or a button
SHORT_ARTICLE = 250  # words of running text
MOST_BETWEEN = 5  # removed lines, and short ones, between such an article's paragraphs and a sentence beside them

ROW = range(2, 13)  # words of a line of data
FEWEST_ALIKE = 3  # lines of a page that look alike
FEWEST_ROWS = 2  # of data between two sentences
UNSURE = 0.15  # below the threshold, within which a line of data goes the way of the lines beside it
# With more, it is unsure what the article is. Of a page, comments may be fifty times as long as the article.
LEAST_LEFT = 12  # words of running text that it must leave of a page
MOST_TAKEN = 0.7  # share of the words of a text, and of its running text, that it may remove


def block_scorer(doc: Document, *, favor: Favor = "balanced", model: Model | None = None) -> Judgement:
    """Blocks that a trained model does not take for part of the article: teasers in full sentences, boxes, boilerplate.

    The filter runs once, when the others find nothing more, and judges the blocks that they have left: by their length, place, surroundings and the
    words that they share with the rest. The reason gives the score and the features that weighed most. The filter keeps leads, and everything in an
    input without page furniture. Of what is left of a page, the element stays that most likely holds the article and nothing else, by the scores.
    Of a text, the filter also judges what `outside_article` and `headline_run` have removed near the article, and gives back what it takes for part
    of it. `favor` sets the thresholds: "recall" keeps more, "precision" removes more. `model` replaces the model that newsclean ships. See
    [The scorer](scorer.md).
    """
    check_choice("favor", favor, Favor)
    if doc.scores is not None:  # it has already judged; the other filters run once more after it
        return Judgement((), doc.scores)
    from newsclean.scorer.scores import block_scores  # imported late: reading the model takes time, and few imports of newsclean need it

    scores = block_scores(doc, model)
    thresholds = _scores_needed(doc, scores, favor)
    kept = {b.index for b in doc.kept}
    below = {i: thresholds[i] for i, score in scores.values.items() if score < thresholds[i] and i in kept}
    restored = _restored(doc, [i for i in scores.values if i not in kept], scores.values, thresholds)
    if _too_many(doc, [doc.blocks[i] for i in below]):
        below = {}
    unsure = {i for i, threshold in below.items() if scores.values[i] >= threshold - UNSURE}
    for i in below.keys() & (_rows_of_kept(doc, below, unsure) | match_lines(doc, inside=True) | _numbered_headings(doc, below)):
        del below[i]
    for i in unsure & below.keys() & (_headings_of_kept(doc, below) | _alike_of_kept(doc, below)):
        del below[i]
    marks = [(doc.blocks[i], reason) for i, reason in scores.reasons(below)]
    return Judgement([*marks, *_outside_element(doc, below, scores.values)], scores.values, restored)


def _outside_element(doc: Document, below: Collection[int], scores: Mapping[int, float]) -> list[tuple[Block, str]]:
    """Return what is left of a page outside the element that most likely holds the article alone, with the reason. `below` are about to go."""
    if doc.head is None or not scores:
        return []
    from newsclean.scorer.elements import likely_element

    left = [b for b in doc.kept if b.index not in below]
    headline = doc.layout.headline.index if doc.layout.headline is not None else -1
    first = next((b for b in left if b.is_sentence and b.index > headline), None)  # many comments below a brief are no article
    element, _, inside, outside = likely_element(left, scores, first)
    if element is None:
        return []
    reason = f"stands outside the element that most likely is the article: its words score {inside:.2f} on average, those outside it {outside:.2f}"
    return [(b, reason) for b in left if not b.stands_in(element)]


def _above_kept_text(doc: Document, below: Collection[int]) -> Iterator[Block]:
    """Yield the blocks right above running text that is kept, in order. `below` has the indices of the blocks that are about to go."""
    for block in doc.kept:
        if (block.is_sentence or _is_closed(block)) and block.index and block.index not in below:
            yield doc.blocks[block.index - 1]


def _headings_of_kept(doc: Document, below: Collection[int]) -> set[int]:
    """Return the indices of the headings right above running text that is kept: they go the way of that text where their own score says little."""
    return {block.index for block in _above_kept_text(doc, below) if block.kind == "heading"}


def _numbered_headings(doc: Document, below: Collection[int]) -> set[int]:
    """Return the indices of the sub-headings of a list article: numbered lines of a text right above running text that is kept, if they count."""
    if doc.head is not None:
        return set()
    items = (block for block in _above_kept_text(doc, below) if block.kind == "item")
    numbered = {int(number): item.index for item in items if (number := item.mark.rstrip(".)")).isdecimal()}
    return {index for number, index in numbered.items() if number - 1 in numbered or number + 1 in numbered}


def _alike_of_kept(doc: Document, below: Collection[int]) -> set[int]:
    """Return the indices of the short lines of a page that look like others of which most are kept: the times of a live blog, say."""
    found: set[int] = set()
    if doc.head is None:
        return found
    from newsclean.scorer.features import look

    groups: dict[object, list[int]] = {}
    for block in doc.kept:
        if not block.is_sentence:
            groups.setdefault(look(block), []).append(block.index)
    for group in groups.values():
        if len(group) >= FEWEST_ALIKE and 2 * len([i for i in group if i in below]) < len(group):
            found.update(group)
    return found


def _restored(doc: Document, removed: Sequence[int], scores: Mapping[int, float], thresholds: Mapping[int, float]) -> list[int]:
    """Return which of some removed blocks (by index) are given back. What `headline_run` takes for one list goes or stays together."""
    surer = {i: scores[i] - thresholds[i] - (0.0 if _is_closed(doc.blocks[i]) else SURER) for i in removed}
    runs = [i for i in removed if doc.removals[i].filter == "headline_run"]
    alone = [i for i in removed if doc.removals[i].filter != "headline_run"]
    found = [i for i in alone if surer[i] >= 0]
    for _, group in groupby(enumerate(runs), key=lambda pair: pair[1] - pair[0]):
        run = [i for _, i in group]
        if sum([surer[i] for i in run]) >= 0:
            found += run
    return found


def _scores_needed(doc: Document, scores: Scores, favor: Favor) -> dict[int, float]:
    """Return for each judged block (by index) the score below which it is removed."""
    if not scores.values:
        return {}
    if doc.head is not None:
        shares = scores.columns["alike_share"]
        return {i: (OF_COLUMNS if share >= COLUMN else THRESHOLDS)[favor] for i, share in zip(scores.values, shares, strict=True)}
    columns = scores.columns
    places = zip(columns["border_removed"], columns["border_short"], columns["running_above"], columns["running_below"], strict=True)
    needed: dict[int, float] = {}
    for index, (removed, short, above, below) in zip(scores.values, places, strict=True):
        if not _is_closed(doc.blocks[index]):
            is_within = index not in doc.removals and _stands_between_sentences(doc, [index])
            needed[index] = (OF_SENTENCES if is_within else OF_LINES)[favor]
        elif above + below <= SHORT_ARTICLE and max(removed, short) <= MOST_BETWEEN:
            needed[index] = OF_CLOSINGS[favor]
        else:
            needed[index] = OF_SENTENCES[favor]
    return needed


def _is_closed(block: Block) -> bool:
    """Return whether a line closes like a sentence, and is no short question or call, unless it opens with a dialogue's dash."""
    if block.ends != "sentence" or block.words < SHORTEST_CLOSED:
        return False
    is_dialogue = block.text[0] in "—–"
    return is_dialogue or block.words > LONGEST_CALL or not block.text.endswith(("?", "!", "？", "؟", "！"))


def _too_many(doc: Document, below: Sequence[Block]) -> bool:
    """Return whether removing some blocks would leave too little of what is left."""
    running, taken = running_words(doc.kept), running_words(below)
    if doc.head is not None:
        return running - taken < LEAST_LEFT
    return not running or taken > MOST_TAKEN * running or all_words(below) > MOST_TAKEN * all_words(doc.kept)


def _rows_of_kept(doc: Document, below: Collection[int], unsure: Collection[int]) -> frozenset[int]:
    """Return those of the lines of data in a text that stand in a run with one that is kept: the lines of one score sheet stay together.

    below    the indices of the blocks that score less than the threshold
    unsure   those that score little less
    """
    if doc.head is not None or not below:
        return frozenset()
    spared: set[int] = set()
    for is_row, group in groupby(doc.kept, key=_is_row):
        run = [b.index for b in group] if is_row else []
        if any(index not in below for index in run):
            spared.update(index for index in run if index in unsure)
        elif len(run) >= FEWEST_ROWS and _stands_between_sentences(doc, run):
            spared.update(run)
    return frozenset(spared)


def _stands_between_sentences(doc: Document, run: Sequence[int]) -> bool:
    """Return whether lines in a row stand between two sentences that are kept, and nothing but metadata was taken out between."""
    sides = ((run[0] - 1, -1), (run[-1] + 1, 1))
    return run[-1] - run[0] == len(run) - 1 and all(_is_kept_sentence(doc, *side) for side in sides)


def _is_kept_sentence(doc: Document, index: int, step: int) -> bool:
    """Return whether a block is running text that is kept, after those that bear metadata, as captions do."""
    while (removal := doc.removals.get(index)) is not None and removal.role:
        index += step
    return 0 <= index < len(doc.blocks) and removal is None and doc.blocks[index].is_sentence


def _is_row(block: Block) -> bool:
    """Return whether a line may be one of data: it has a few words and a number, no link, and does not close like a sentence."""
    if block.words not in ROW or block.link_share or block.is_sentence or block.kind != "paragraph":
        return False
    return any(c.isdigit() for c in block.text)
