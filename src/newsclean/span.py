"""Where the article stands among the blocks of a whole page.

Maximum subsequence segmentation (Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence Segmentation", WWW
2009): every block votes for or against being article text, and the article is the run of blocks with the greatest sum. Running text votes
for, by its length; short lines that are no sentences vote against. A sub-heading between two paragraphs is carried by them, a menu is not.

The votes against count only as far as the input shows page furniture. A text that an extractor has cleaned already has none, and there a
list of short lines is the article's own: a tour's dates, a recipe, a score sheet.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from newsclean import names

if TYPE_CHECKING:
    from newsclean.model import Block, Document, Removal
    from newsclean.node import Node

# Chosen on the development texts, by mean word F1 over all sets; a third more or less of any one moves it by 0.002 at the most.
SHORT_LINE = -6.0  # the vote of a line that is no sentence
SHORT_SENTENCE = 1.0  # the vote of a sentence of three to seven words: "Nobody was hurt."
LONGEST = 80  # words of a paragraph that count
LINKED = 0.5  # link share above which running text is a teaser
REMOVED = -8.0  # the vote of a block that a filter has removed for its wording
ENDING = -16.0  # the same for what mostly stands below an article
FURTHER_PART = 0.5  # strength of a second run, as a share of the best, from which on it belongs to the article
MAX_PARTS = 8  # on either side
MIN_CLEAN = 20  # words of running text outside furniture that are enough to find the article's container by
NAMED_SHARE = 0.4  # of the running text that is not surely furniture, from which on an element named as furniture may be the article's all the same
LONG_PARAGRAPH = 25  # words from which on a paragraph is running text even if it does not close like a sentence
MIN_HELD = 80  # words of running text in one element that make it the article's, where none holds most of the page's
MIN_TITLED = 40  # words of running text that make the element of the page's top heading the article
CONTAINER_SHARE = 0.6  # of a page's running text that the article's container holds
SHORT_PARAGRAPH = 3.0  # the vote of a short <p> or <li> in that element, which in a text would speak against
LEAD = 20.0  # the vote of a page's lead, see leads()
HOLDER_SHARE = 0.25  # of the running text of the element that holds most, which another one must hold to hold the article's text
OPENING = 5  # words of a paragraph by which it is found in the text that the page's JSON-LD gives
MOST_OF_BODY = 0.5  # of that text's words that must be found on the page
SHORTEST_LEAD = 6  # words
OUTSIDE = 0.3  # what running text outside it counts
FULL_EVIDENCE = 3.0  # at which the votes against count in full, see evidence()

_IN_TEXT = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "tbody", "thead", "tfoot", "tr")
)
_DIGIT = re.compile(r"\d")

# Filters whose removals mostly stand below an article, and those that stand anywhere.
_REMOVED_VOTES = {
    **dict.fromkeys(("author_bio", "comment_form", "copyright_line", "newsletter", "paywall_notice", "tag_list"), ENDING),
    **dict.fromkeys(("advertisement", "block_scorer", "ornament", "repeated_title", "repeated_block"), 0.0),
}


def is_data_row(text: str) -> bool:
    """Whether a line is figures or a labelled list: the row of a league table, "Goals: Lis (2), Tyc, Rudnik".

    >>> is_data_row("7 Kyle Larson 2339 1 1 8"), is_data_row("Yes: Prusak, Lind, Okafor"), is_data_row("Mill burns down in 1904")
    (True, True, False)
    """
    if ": " in text:
        label, _, rest = text.partition(": ")
        if label.count(" ") <= 2 and rest.count(",") >= 2:
            return True
    if not _DIGIT.search(text):
        return False
    words = text.split()
    return 2 * sum([w[0].isdigit() for w in words]) >= len(words) and len(words) >= 4


class Votes(NamedTuple):
    """The votes of all blocks of a document as read, and the weight of those against (0: nothing speaks against any block)."""

    values: list[float]
    weight: float


def all_votes(doc: Document) -> Votes:
    """The votes of a document's blocks before anything is removed."""
    weight = 1.0 if doc.page is not None else min(1.0, evidence(doc) / FULL_EVIDENCE)
    if not weight:
        return Votes([], weight)
    values = [vote(b, SHORT_LINE * weight) for b in doc.blocks]
    if doc.container is not None:
        inside = doc.in_container
        values = [_placed(b, value, b.index in inside) for b, value in zip(doc.blocks, values, strict=True)]
        for block in doc.leads:
            values[block.index] = LEAD
    return Votes(values, weight)


def leads(doc: Document) -> Iterator[Block]:
    """The paragraphs of a page that are its lead by their class, or that the page's own description or text repeats; they often stand apart.

    By class only a sentence above the article's own paragraphs is one: teasers of other articles have leads, too.
    """
    given = " ".join((doc.page.description or "").split())[:60] if doc.page else ""
    inside = doc.in_container
    known = frozenset(doc.printed)
    first = next((b.index for b in doc.kept if b.is_sentence and b.index in inside), 0)
    for block in doc.kept:
        if block.words < SHORTEST_LEAD or block.path is None or (block.link_share or 0) > LINKED:
            continue
        is_given = block in known or (len(given) >= 30 and block.text.startswith(given))
        if is_given or (block.index < first and block.is_sentence and any(node.words & names.LEADS for node in islice(block.path.up(), 2))):
            yield block


def _placed(block: Block, value: float, is_inside: bool) -> float:
    """A vote on a page: a short line in the article's container is no menu, and running text outside it counts little."""
    if is_inside:
        if value > 0 or (block.link_share or 0) > LINKED:
            return value
        return SHORT_PARAGRAPH if block.path is not None and block.path.tag in ("p", "li") else 0.0
    return OUTSIDE * value if value > 0 else value


def running_words(blocks: Iterable[Block]) -> int:
    """The words of the blocks that are running text."""
    return sum([b.words for b in blocks if b.is_sentence])


def article_container(doc: Document) -> Node | None:
    """The innermost element of a page that holds most of its running text; None for a text, or where no element does.

    Links do not count, nor does what stands in elements named as furniture, unless hardly anything else is there: the comments below a short
    article, or a cookie notice, may be longer than the article.
    """
    running = [b for b in doc.kept if b.path is not None and (b.is_sentence or b.words >= LONG_PARAGRAPH) and (b.link_share or 0) <= LINKED]
    named: dict[str | None, list[Block]] = {}
    for block in running:
        element = block.path.furniture if block.path is not None else None
        named.setdefault(names.furniture_word(element.words) if element is not None else None, []).append(block)
    unsure = {name: found for name, found in named.items() if name not in names.SURE}
    enough = NAMED_SHARE * sum([all_words(found) for found in unsure.values()])
    clean = [b for name, found in unsure.items() if name is None or all_words(found) > enough for b in found]
    if all_words(clean) < MIN_CLEAN:
        clean = running
    clean = list(doc.printed) or _titled(doc, clean) or clean
    total = all_words(clean)
    words = _words_held(clean)
    holding = [node for node, count in words.items() if count >= CONTAINER_SHARE * total and node.tag not in ("body", "p")]
    if holding:
        return max(holding, key=lambda node: sum(1 for _ in node.up()))
    fullest = max((holder(b.path) for b in clean if b.path is not None), key=lambda node: words[node], default=None)
    return fullest if fullest is not None and words[fullest] >= MIN_HELD and fullest.tag != "body" else None


def _words_held(blocks: Iterable[Block]) -> dict[Node, int]:
    """The words of the blocks in each element around them. Those in one element are summed before what is around it is gone through."""
    own: dict[Node, int] = {}
    above: dict[Node, int] = {}
    for block in blocks:
        if (path := block.path) is not None:
            own[path] = own.get(path, 0) + block.words
            if path.parent is not None:
                above[path.parent] = above.get(path.parent, 0) + block.words
    for parent, count in above.items():
        for node in parent.up():
            own[node] = own.get(node, 0) + count
    return own


def all_words(blocks: Iterable[Block]) -> int:
    """The words of the blocks."""
    return sum([b.words for b in blocks])


def printed(doc: Document) -> list[Block]:
    """The running text of a page that the page's own JSON-LD gives as the article's, if that is most of what it gives there."""
    body = doc.page.body if doc.page else None
    if not body:
        return []
    words = body.split()
    runs = set(zip(*(words[at:] for at in range(OPENING)), strict=False))
    found = [b for b in doc.kept if b.path is not None and b.is_sentence and tuple(b.text.split()[:OPENING]) in runs]
    return found if all_words(found) >= MOST_OF_BODY * len(words) else []


def headline(doc: Document) -> Block | None:
    """The first heading of a page that says what its head gives as the title, else its first top heading, else None."""
    headings = [b for b in doc.kept if b.kind == "heading" and b.path is not None]
    named = next((b for b in headings if is_title(doc, b)), None)
    return named or next((b for b in headings if b.level == 1), None)


def is_title(doc: Document, heading: Block) -> bool:
    """Whether a heading says what a page's head gives as the title, in one of its sources, but for what a site adds at either end."""
    text = heading.text.casefold()
    for title in doc.page.titles if doc.page else ():
        shorter, longer = sorted((text, title.casefold()), key=len)
        if shorter in longer and 2 * len(shorter) >= len(longer):
            return True
    return False


def _titled(doc: Document, running: list[Block]) -> list[Block]:
    """The running text in the `<article>` that holds the page's headline, if it is enough to be an article."""
    element = doc.headline.path.nearest("article") if doc.headline is not None and doc.headline.path is not None else None
    if element is None:
        return []
    inside = [b for b in running if b.stands_in(element)]
    return inside if all_words(inside) >= MIN_TITLED else []


def standing_in(blocks: Iterable[Block], container: Node | None) -> frozenset[int]:
    """The indices of the blocks that stand in an element of a page."""
    if container is None:
        return frozenset()
    known: dict[Node | None, bool] = {None: False, container: True}
    found: list[int] = []
    for block in blocks:
        node = path = block.path
        while node is not None and node not in known:
            node = node.parent
        is_inside = known[node]
        if path is not None and node is not path:
            known[path] = known[path.parent] = is_inside  # for what stands beside it
        if is_inside:
            found.append(block.index)
    return frozenset(found)


def holder(path: Node) -> Node:
    """The element that holds a paragraph, a list or a table: the first around it that is none of these itself."""
    node = path
    while node.tag in _IN_TEXT and node.parent is not None:
        node = node.parent
    return node


def text_holders(doc: Document) -> frozenset[Node]:
    """The elements of a page that hold a good part of its running text as their own paragraphs, lists and tables; and those like them.

    Alike are elements of one tag and name, and those without a name in the same element: an article may be cut in pieces by its widgets, and
    the last piece is a short sentence.
    """
    words: dict[Node, int] = {}
    others: set[Node] = set()  # that hold no running text, but may be named like one that does
    for block in doc.kept:
        if block.path is not None and (block.link_share or 0) <= LINKED:
            node = holder(block.path)
            if block.is_sentence:
                words[node] = words.get(node, 0) + block.words
            elif block.ends == "sentence":
                others.add(node)
    most = max(words.values(), default=0)
    main = {node for node, count in words.items() if count >= HOLDER_SHARE * most}
    alike = {_likeness(node) for node in main}
    return frozenset(node for node in (*words, *others) if node in main or _likeness(node) in alike)


def _likeness(node: Node) -> tuple[str, frozenset[str], Node | None]:
    return node.tag, node.words, None if node.words else node.parent


def evidence(doc: Document) -> float:
    """How much speaks for a whole page rather than an extract: kinds of furniture beyond the first, and the share of tiny lines."""
    if doc.furniture < 2:
        return 0.0
    tiny = sum([b.words <= 3 and not b.ends for b in doc.blocks])
    return doc.furniture - 1 + 3.0 * tiny / max(1, len(doc.blocks))


def vote(block: Block, against: float) -> float:
    """What a block says for (positive, in words) or against its being article text."""
    if block.link_share is not None and block.link_share > LINKED:
        return 2 * against
    if block.ends == "sentence" and block.words >= 3:
        return float(min(block.words, LONGEST)) if block.words >= 8 else SHORT_SENTENCE
    if block.words >= 4:
        words = min(block.words, LONGEST)
        if words >= 25:
            return words / 2
        if block.ends and words >= 8:
            return 0.0
        if is_data_row(block.text):
            return 0.0
    if block.kind == "paragraph":
        return against
    return 0.0 if block.kind == "table" else against / 2 if block.kind == "item" else against


def article_span(votes: Votes, removals: Mapping[int, Removal]) -> range:
    """The indices of the blocks among which the article stands; all of them where nothing speaks against any."""
    values, weight = votes
    if not weight:
        return range(sys.maxsize)
    values = values.copy()
    before = -2
    for index, removal in sorted(removals.items()):
        vote = weight * removed_vote(removal)
        # The further lines of a box count half: a long one inside the article should not cut it in two. What ends articles counts in full.
        values[index] = vote / 2 if index == before + 1 and vote > weight * ENDING else vote
        before = index
    first, end = _with_further_parts(values, *best_run(values))
    return range(first, end) if end > first else range(sys.maxsize)


def removed_vote(removal: Removal) -> float:
    """What a block that has been removed says against its surroundings; metadata and marks say nothing."""
    return 0.0 if removal.role else _REMOVED_VOTES.get(removal.filter, REMOVED)


def _with_further_parts(votes: Sequence[float], first: int, end: int) -> tuple[int, int]:
    """The run, stretched over further ones that are at least half as strong: an article cut in two by a table or a box."""
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
    """Start and end of the run with the greatest sum, the first of equals; (0, 0) where no run is positive.

    >>> best_run([-1, 4, -2, 5, -3, 1])
    (1, 4)
    """
    best, total = 0.0, 0.0
    first = start = end = 0
    for at, value in enumerate(votes):
        if total <= 0:
            if value <= 0:
                continue  # no run opens with it
            total, first = 0.0, at
        total += value
        if total > best:
            best, start, end = total, first, at + 1
    return start, end
