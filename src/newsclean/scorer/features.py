"""The features of the block scorer: numbers about the blocks that the other filters have left.

Pages and texts have the same features; where a text has no value, it is MISSING. No feature tells which site a page is from: the names of elements
count only as far as they are alike on the page, and no feature looks at particular words.

The kinds of features follow Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010: words, link density,
neighbours), and Vogels, Ganea and Eickhoff, "Web2Text" (ECIR 2018: position, parents).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, repeat
from math import copysign
from typing import Any, Generic, NamedTuple, TypeVar

from newsclean.document import Block, Document, Element, Removal, all_words
from newsclean.languages.scripts import HAN, first_bytes, may_hold
from newsclean.layout.container import holder
from newsclean.scorer.borders import LABELS as BORDER_LABELS
from newsclean.scorer.borders import Borders, border_columns, borders
from newsclean.scorer.elements import LABELS as ELEMENT_LABELS
from newsclean.scorer.elements import MISSING, element_columns

Columns = dict[str, list[float]]

FAR = 99.0  # blocks: what is further away, or more, counts the same

STYLE_CHARACTERS = 400  # of a block that are looked at for how it is written, and of a description
STYLE_WORDS = 30  # of a block whose capitals are counted
TOPIC_CHARACTERS = 2000  # of a block in which words of its topic are looked for
TOPIC_WORD = 5  # letters from which on a word says what a text is about, in scripts with spaces
LONGEST_TOPIC_WORD = 40  # letters; what is longer counts as several words

KINDS = {kind: float(at) for at, kind in enumerate(("paragraph", "heading", "item", "quote", "code", "caption", "table", "rule"))}
ENDS = {mark: float(at) for at, mark in enumerate(("", "sentence", "cut", "colon", "comma"))}
_TAGS = "p div span li h1 h2 h3 h4 td tr figcaption blockquote section article dd dt ul header a"
TAGS = {tag: float(at) for at, tag in enumerate(_TAGS.split())}
OTHER_TAG = float(len(TAGS))

# What each feature is, in the words of the reasons that users read.
LABELS = {
    "words": "words",
    "relative_length": "length against the other paragraphs",
    "kind": "kind of block",
    "level": "level of heading or list",
    "ends": "closing mark",
    "link_share": "share of link text",
    "capitalised": "share of words with a capital",
    "stops": "full stops a word",
    "position": "share of the words above it",
    "running_above": "running words above it",
    "running_below": "running words below it",
    "from_head": "blocks from the first paragraph",
    "from_title": "blocks from the title",
    "in_span": "place among running text",
    "removed_above": "removed blocks right above",
    "removed_below": "removed blocks right below",
    "tag": "kind of element",
    "depth_in_container": "depth in the article's element",
    "in_container": "place in the article's element",
    "is_beside": "place beside the article's paragraphs",
    "holder_running": "running words in its element",
    "holder_blocks": "blocks in its element",
    "holder_links": "share of link text in its element",
    "holder_removed": "share of its element that was removed",
    "parent_share": "share of the running text around its element",
    "alike_share": "share of the running text in elements like its own",
    "alike_count": "elements like its own",
    "alike_running": "share of running text in elements like its own",
    "cohesion": "share of its words that other paragraphs use",
    "description_cover": "share of the description's words that it has",
    "title_share": "share of its words that the title has",
    "words_before": "words of the block before",
    "words_after": "words of the block after",
    "cohesion_before": "cohesion of the block before",
    "cohesion_after": "cohesion of the block after",
    "ends_before": "closing mark of the block before",
    "ends_after": "closing mark of the block after",
    "page_blocks": "blocks left",
    "page_words": "words left",
    "page_running": "share of running text in what is left",
    "page_kept": "share of the words that are left",
    "page_furniture": "kinds of furniture",
    **BORDER_LABELS,
    **ELEMENT_LABELS,
}

# The place of a block in the elements of a page tells what the borders tell of a text.
OF_PAGES = tuple(name for name in LABELS if name not in BORDER_LABELS and name != "title_share")
_OF_ELEMENTS = frozenset(
    (
        *("tag", "depth_in_container", "in_container", "is_beside", "description_cover"),
        *("holder_running", "holder_blocks", "holder_links", "holder_removed", "parent_share"),
    )
)
OF_TEXTS = tuple(name for name in LABELS if name not in _OF_ELEMENTS and name not in ELEMENT_LABELS)

_TOPIC = re.compile(rf"[^\W\d_]{{{TOPIC_WORD},{LONGEST_TOPIC_WORD}}}")
_IDEOGRAPHS = re.compile(rf"[{HAN}]{{2,}}")  # of Chinese and Japanese, in which two in a row say what a text is about
_ASCII_TOPIC = re.compile(rf"[^ ]{{{TOPIC_WORD},{LONGEST_TOPIC_WORD}}}")  # the same in ASCII where all other characters are spaces
# For `bytes.translate`: ASCII letters become small, other ASCII characters become spaces, and bytes of other characters stay.
_SMALL_LETTERS = bytes(byte if byte >= 0x80 or chr(byte).islower() else byte | 0x20 if chr(byte).isupper() else 0x20 for byte in range(256))
_HAN_BYTES = first_bytes(HAN)
_PUNCTUATION = re.compile(rb"\xe2\x80.")  # quotes, dashes and the like (U+2000 to U+203F), which is all that most English texts have beside ASCII
_BETWEEN = b"\xff"  # a byte that UTF-8 never has
_Key = TypeVar("_Key")

_YES_OR_NO = frozenset(("in_span", "in_container", "is_beside", "below_end", "below_title", "is_named"))
_KIND_OF = {value: kind for kind, value in KINDS.items()}
_MARK_OF = {value: mark or "none" for mark, value in ENDS.items()}
_TAG_OF = {value: f"<{tag}>" for tag, value in TAGS.items()} | {OTHER_TAG: "another"}


def shown(name: str, value: float) -> str:
    """Return a feature and its value in words.

    >>> shown("link_share", 0.25), shown("ends_after", 1.0), shown("from_title", -99.0)
    ('share of link text 0.25', 'closing mark of the block after: sentence', 'blocks from the title: unknown')
    """
    label = LABELS[name]
    if value == MISSING or value == -FAR:
        return f"{label}: unknown"
    if name in _YES_OR_NO:
        return f"{label}: {'yes' if value else 'no'}"
    for feature, words in (("kind", _KIND_OF), ("ends", _MARK_OF), ("tag", _TAG_OF)):
        if name.startswith(feature):
            return f"{label}: {words[value]}"
    return f"{label} {value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{label} {value:.0f}"


class Groups(NamedTuple, Generic[_Key]):
    """Blocks in groups, by something that they have in common.

    keys   what the blocks of each group have in common
    of     for each block its group, as a position in `keys`
    """

    keys: list[_Key]
    of: list[int]

    def sums(self, values: Iterable[Any]) -> list[Any]:
        """Return for each group the sum of its blocks' values."""
        sums: list[Any] = [0] * len(self.keys)
        for group, value in zip(self.of, values, strict=True):
            sums[group] += value
        return sums


def _grouped(keys: Iterable[_Key]) -> Groups[_Key]:
    """Return blocks in groups, given for each the key of its group."""
    groups: dict[_Key, int] = {}
    of = [groups.setdefault(key, len(groups)) for key in keys]
    return Groups(list(groups), of)


class Remaining(NamedTuple):
    """What the other filters have left of a document, and what is counted over all of it. Made by `remaining`.

    blocks          the blocks
    words           for each block its words
    running         for each block its words if it is running text, otherwise 0
    looks           the blocks in groups by their `look`
    alike_running   for each of these groups its running text
    borders         where the article's paragraphs stand among the blocks of a text; None for a page
    """

    doc: Document
    blocks: Sequence[Block]
    words: list[int]
    running: list[int]
    looks: Groups[object]
    alike_running: list[int]
    borders: Borders | None

    def alike_shares(self) -> list[float]:
        """Return for each group of `looks` its share of the running text."""
        total = max(1, sum(self.running))
        return [running / total for running in self.alike_running]


def remaining(doc: Document) -> Remaining:
    """Return what is left of a document."""
    blocks = doc.kept
    running = [b.words if b.is_sentence else 0 for b in blocks]
    looks = _grouped([look(b) for b in blocks])
    return Remaining(doc, blocks, [b.words for b in blocks], running, looks, looks.sums(running), borders(doc, blocks) if doc.head is None else None)


def columns(left: Remaining, at: Sequence[int]) -> Columns:
    """Return the features of the blocks at some positions: name -> one number for each of them. The names are those of LABELS, in another order."""
    return {
        **_of_the_blocks(left, at),
        **_of_the_place(left, at),
        **_of_the_removed(left, at),
        **_of_those_alike(left, at),
        **_of_the_topic(left, at),
        **_of_the_page(left, at),
        **(_of_the_markup(left, at) if left.borders is None else border_columns(left.borders, left.doc, left.blocks, at)),
    }


def _of_the_markup(left: Remaining, at: Sequence[int]) -> Columns:
    """Return the features of the blocks of a page that its elements tell."""
    return {**_around_the_blocks(left, at), **_of_the_elements(left, at), **element_columns(left.doc, left.blocks, at)}


def _of_the_blocks(left: Remaining, at: Sequence[int]) -> Columns:
    """Return the features of each block by itself, and those that it shares with its neighbours."""
    blocks = [left.blocks[i] for i in at]
    openings = [b.text[:STYLE_CHARACTERS] for b in blocks]
    usual = _median([count for count in left.running if count]) or 1
    words = [float(b.words) for b in blocks]
    around = [None, *left.blocks, None]
    above, below = [around[i] for i in at], [around[i + 2] for i in at]
    return {
        "words": words,
        "relative_length": [count / usual for count in words],
        "kind": [KINDS[b.kind] for b in blocks],
        "level": [float(b.level) for b in blocks],
        "ends": [ENDS[b.ends] for b in blocks],
        "link_share": [MISSING if b.link_share is None else b.link_share for b in blocks],
        "capitalised": list(map(_capitalised, openings)),
        "stops": [(text.count(".") + text.count("。")) / max(1.0, min(count, 80.0)) for text, count in zip(openings, words, strict=True)],
        "words_before": [MISSING if b is None else float(b.words) for b in above],
        "words_after": [MISSING if b is None else float(b.words) for b in below],
        "ends_before": [MISSING if b is None else ENDS[b.ends] for b in above],
        "ends_after": [MISSING if b is None else ENDS[b.ends] for b in below],
    }


def _capitalised(text: str) -> float:
    """Return the share of the first words that begin with a capital."""
    words = text.split(None, STYLE_WORDS)[:STYLE_WORDS]
    return len([word for word in words if word[0].isupper()]) / max(1, len(words))


def _of_the_place(left: Remaining, at: Sequence[int]) -> Columns:
    """Return the features of the place of each block among the others."""
    above = list(accumulate(left.words, initial=0))
    running_above = list(accumulate(left.running, initial=0))
    first = next((i for i, count in enumerate(left.running) if count), 0)
    title = next((_number(b) for b in left.doc.role("title")), None)
    span = left.doc.span
    return {
        "position": [above[i] / max(1, above[-1]) for i in at],
        "running_above": [float(running_above[i]) for i in at],
        "running_below": [float(running_above[-1] - running_above[i + 1]) for i in at],
        "from_head": [_within(i - first) for i in at],
        "from_title": [-FAR if title is None else _within(_number(left.blocks[i]) - title) for i in at],
        "in_span": [float(left.blocks[i].index in span) for i in at],
    }


def _within(distance: int) -> float:
    return float(distance) if -FAR < distance < FAR else copysign(FAR, distance)


def _number(block: Block) -> int:
    """Return the number by which distances between blocks are counted. A block of a page may stand for several; `lines` counts them one by one."""
    return block.index if block.element is None else block.lines[0]


def _of_the_removed(left: Remaining, at: Sequence[int]) -> Columns:
    """Return how many blocks other filters removed right above and below each block, not counting blocks with a role."""
    every, removals = left.doc.blocks, left.doc.removals
    bounds = [-1, *[b.index for b in left.blocks], len(every)]
    gaps = {  # position -> how many were removed right above the block there; most blocks follow each other, and have no entry
        i: min(FAR, sum([b.stands_for for b in every[bounds[i] + 1 : bounds[i + 1]] if removals[b.index].role is None]))
        for i in {*at, *[i + 1 for i in at]}
        if bounds[i + 1] - bounds[i] > 1
    }
    return {"removed_above": [float(gaps.get(i, 0)) for i in at], "removed_below": [float(gaps.get(i + 1, 0)) for i in at]}


def _around_the_blocks(left: Remaining, at: Sequence[int]) -> Columns:
    """Return the features of the elements around each block."""
    layout, blocks = left.doc.layout, [left.blocks[i] for i in at]
    depths: dict[Element, int] = {}
    outer = None if layout.container is None else _depth(layout.container, depths)
    return {
        "tag": [MISSING if b.element is None else TAGS.get(b.element.tag, OTHER_TAG) for b in blocks],
        "depth_in_container": [-FAR if outer is None or b.element is None else float(_depth(b.element, depths) - outer) for b in blocks],
        "in_container": [float(b.index in layout.in_container) for b in blocks],
        "is_beside": [float(b.index in layout.beside_text) for b in blocks],
    }


def _depth(element: Element, known: dict[Element, int]) -> int:
    """Return how many elements stand around an element, counting itself. `known` caches the depths, so each element is visited once."""
    climbed: list[Element] = []
    above: Element | None = element
    while above is not None and above not in known:
        climbed.append(above)
        above = above.parent
    depth = 0 if above is None else known[above]
    for below in reversed(climbed):
        depth += 1
        known[below] = depth
    return depth


def _of_the_elements(left: Remaining, at: Sequence[int]) -> Columns:
    """Return features of what else stands in the element that holds each block of a page."""
    total = max(1, sum(left.running))
    holders = _grouped([None if b.element is None else holder(b.element) for b in left.blocks])
    count, words, running = holders.sums(repeat(1, len(left.blocks))), holders.sums(left.words), holders.sums(left.running)
    links = holders.sums([b.words * (b.link_share or 0.0) for b in left.blocks])
    gone = _removed_from([holders.keys[holders.of[i]] for i in at], left.doc.removals.values())
    around = _grouped([None if h is None else h.parent for h in holders.keys])
    parents = around.sums(running)
    held = [holders.of[i] for i in at]
    return {
        "holder_running": [float(running[h]) for h in held],
        "holder_blocks": [min(FAR, count[h]) for h in held],
        "holder_links": [links[h] / max(1, words[h]) for h in held],
        "holder_removed": [gone[holders.keys[h]] / (gone[holders.keys[h]] + count[h]) for h in held],
        "parent_share": [MISSING if holders.keys[h] is None else parents[around.of[h]] / total for h in held],
    }


def _of_those_alike(left: Remaining, at: Sequence[int]) -> Columns:
    """Return features of the blocks that look like each block, see `look`."""
    alike, alike_words, alike_shares = left.looks.sums(repeat(1, len(left.blocks))), left.looks.sums(left.words), left.alike_shares()
    looks = [left.looks.of[i] for i in at]
    return {
        "alike_share": [alike_shares[found] for found in looks],
        "alike_count": [min(FAR, alike[found]) for found in looks],
        "alike_running": [left.alike_running[found] / max(1, alike_words[found]) for found in looks],
    }


def _removed_from(holders: Iterable[Element | None], removals: Iterable[Removal]) -> dict[Element | None, int]:
    """Return holder -> how many blocks of it were removed, not counting blocks with a role."""
    gone = dict.fromkeys(holders, 0)
    for removal in removals:
        element = removal.block.element
        if element is not None and removal.role is None and (found := holder(element)) in gone:
            gone[found] += removal.block.stands_for
    return gone


def look(block: Block) -> object:
    """Return what blocks that are marked up alike have in common: tag and names of their elements, or in a text kind, level and mark."""
    element = block.element
    if element is None:
        return block.kind, block.level, block.mark
    return element.tag, element.words, None if element.parent is None else element.parent.words


def _of_the_topic(left: Remaining, at: Sequence[int]) -> Columns:
    """Return features of the topic words that each block and its neighbours share with the running text and with the description."""
    head = left.doc.head
    description = (head.description or "")[:STYLE_CHARACTERS] if head is not None else ""
    title = "\n".join([b.text for b in left.doc.role("title")])[:STYLE_CHARACTERS] if head is None else ""
    asked = list({j for i in at for j in (i - 1, i, i + 1) if 0 <= j < len(left.blocks)})
    wanted, titled, *found = _topics([description, title, *[left.blocks[i].text[:TOPIC_CHARACTERS] for i in asked]])
    topics = dict(zip(asked, found, strict=True))
    cohesion = _cohesion(left, topics)
    return {
        "cohesion": [cohesion[i] for i in at],
        "description_cover": [len(wanted & topics[i]) / len(wanted) if wanted and topics[i] else MISSING for i in at],
        "title_share": [len(titled & topics[i]) / len(topics[i]) if topics[i] else MISSING for i in at],
        "cohesion_before": [cohesion.get(i - 1, MISSING) for i in at],
        "cohesion_after": [cohesion.get(i + 1, MISSING) for i in at],
    }


def _cohesion(left: Remaining, topics: Mapping[int, set[str]]) -> dict[int, float]:
    """Return for some blocks the share of their topic words that other running text uses. `topics` has these words by the block's position."""
    counts = Counter(chain.from_iterable([words for i, words in topics.items() if left.running[i]]))
    rest = "\n".join([left.blocks[i].text[:TOPIC_CHARACTERS] for i, count in enumerate(left.running) if count and i not in topics])
    (elsewhere,) = _topics([rest])
    once = elsewhere.union(counts)
    again = elsewhere.union([word for word, count in counts.items() if count > 1])  # for running text: in another block than its own
    return {i: len(words & (again if left.running[i] else once)) / len(words) if words else MISSING for i, words in topics.items()}


def _topics(texts: Iterable[str]) -> list[set[str]]:
    """Return for each text the words that say what it is about, in small letters.

    They are what `_TOPIC` finds. ASCII is cleaned as bytes, which takes a third of the time; the pattern itself is left what has other marks.
    """
    coded = _PUNCTUATION.sub(b" ", _BETWEEN.join([text.encode("utf-8", "replace") for text in texts])).translate(_SMALL_LETTERS)
    return [set(_ASCII_TOPIC.findall(part.decode())) if part.isascii() else _other_topic(part.decode()) for part in coded.split(_BETWEEN)]


def _other_topic(text: str) -> set[str]:
    """Return the topic words of a cleaned text that is not all ASCII."""
    pairs: set[str] = set()
    if may_hold(text, _HAN_BYTES):
        for run in _IDEOGRAPHS.findall(text):
            pairs.update([run[i : i + 2] for i in range(len(run) - 1)])
        text = _IDEOGRAPHS.sub(" ", text)
    words = {word for word in text.lower().split() if len(word) >= TOPIC_WORD}
    others = {word for word in words if len(word) > LONGEST_TOPIC_WORD or not word.isalpha()}
    return (words - others).union(_TOPIC.findall(" ".join(others)), pairs)


def _of_the_page(left: Remaining, at: Sequence[int]) -> Columns:
    """Return the features of the whole input, which are the same for each block."""
    words = sum(left.words)
    values = {
        "page_blocks": float(len(left.blocks)),
        "page_words": float(words),
        "page_running": sum(left.running) / max(1, words),
        "page_kept": words / max(1, all_words(left.doc.blocks)),
        "page_furniture": float(left.doc.layout.furniture_kinds),
    }
    return {name: [value] * len(at) for name, value in values.items()}


def _median(values: list[int]) -> int:
    return sorted(values)[len(values) // 2] if values else 0
