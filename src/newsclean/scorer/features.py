"""The features of the block scorer: numbers about the blocks that the other filters have left.

Pages and texts have the same features; where a text has no value, it is MISSING. No feature tells which site a page is from: the names of elements
count only as far as they are alike on the page, and no feature looks at particular words.

The kinds of features follow Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010: words, link density,
neighbours), and Vogels, Ganea and Eickhoff, "Web2Text" (ECIR 2018: position, parents).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, pairwise
from math import copysign
from typing import TypeVar

from newsclean.document import Block, Document, Element, all_words
from newsclean.layout.container import holder

Columns = dict[str, list[float]]

MISSING = -1.0
FAR = 99.0  # blocks: what is further away, or more, counts the same

STYLE_CHARACTERS = 400  # of a block that are looked at for how it is written, and of a description
STYLE_WORDS = 30  # of a block whose capitals are counted
TOPIC_CHARACTERS = 2000  # of a block in which words of its topic are looked for
TOPIC_WORD = 5  # letters from which on a word says what a text is about, in scripts with spaces

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
}

_TOPIC = re.compile(rf"[^\W\d_]{{{TOPIC_WORD},40}}")
_ASCII_TOPIC = re.compile(rf"[a-z]{{{TOPIC_WORD},40}}")  # the same where a text is ASCII, in half the time
_Key = TypeVar("_Key")


_YES_OR_NO = frozenset(("in_span", "in_container", "is_beside"))
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


def columns(doc: Document) -> Columns:
    """Return the features of `doc.kept`: name -> one number for each block, in order. The names are those of LABELS, in the same order."""
    blocks = doc.kept
    if not blocks:
        return {name: [] for name in LABELS}
    running = [b.words if b.is_sentence else 0 for b in blocks]
    found = {
        **_of_the_blocks(blocks, running),
        **_of_the_place(doc, blocks, running),
        **_of_the_removed(doc, blocks),
        **_around_the_blocks(doc, blocks),
        **_of_the_elements(doc, blocks, running),
        **_of_the_topic(doc, blocks),
        **_of_the_page(doc, blocks, running),
    }
    for name in ("words", "cohesion", "ends"):
        found[f"{name}_before"] = [MISSING, *found[name][:-1]]
        found[f"{name}_after"] = [*found[name][1:], MISSING]
    return {name: found[name] for name in LABELS}


def _of_the_blocks(blocks: Sequence[Block], running: list[int]) -> Columns:
    """Return the features of each block by itself."""
    openings = [b.text[:STYLE_CHARACTERS] for b in blocks]
    usual = _median([count for count in running if count]) or 1
    words = [float(b.words) for b in blocks]
    return {
        "words": words,
        "relative_length": [count / usual for count in words],
        "kind": [KINDS[b.kind] for b in blocks],
        "level": [float(b.level) for b in blocks],
        "ends": [ENDS[b.ends] for b in blocks],
        "link_share": [MISSING if b.link_share is None else b.link_share for b in blocks],
        "capitalised": list(map(_capitalised, openings)),
        "stops": [(text.count(".") + text.count("。")) / max(1.0, min(count, 80.0)) for text, count in zip(openings, words, strict=True)],
    }


def _capitalised(text: str) -> float:
    """Return the share of the first words that begin with a capital."""
    initials = [word[0] for word in text.split(None, STYLE_WORDS)[:STYLE_WORDS]]
    return sum(map(str.isupper, initials)) / max(1, len(initials))


def _of_the_place(doc: Document, blocks: Sequence[Block], running: list[int]) -> Columns:
    """Return the features of the place of each block among the others."""
    above = list(accumulate([b.words for b in blocks], initial=0))
    running_above = list(accumulate(running, initial=0))
    first = next((at for at, count in enumerate(running) if count), 0)
    title = next((b.index for b in doc.role("title")), None)
    span = doc.span
    return {
        "position": [count / max(1, above[-1]) for count in above[:-1]],
        "running_above": [float(count) for count in running_above[:-1]],
        "running_below": [float(running_above[-1] - count) for count in running_above[1:]],
        "from_head": [_within(at - first) for at in range(len(blocks))],
        "from_title": [-FAR if title is None else _within(b.index - title) for b in blocks],
        "in_span": [float(b.index in span) for b in blocks],
    }


def _within(distance: int) -> float:
    return float(distance) if -FAR < distance < FAR else copysign(FAR, distance)


def _of_the_removed(doc: Document, blocks: Sequence[Block]) -> Columns:
    """Return how many blocks other filters removed right above and below each block, not counting blocks with a role."""
    removals = doc.removals
    gone = list(accumulate([int(b.index in removals and removals[b.index].role is None) for b in doc.blocks], initial=0))
    bounds = [-1, *(b.index for b in blocks), len(doc.blocks)]
    gaps = [min(FAR, gone[below] - gone[above + 1]) for above, below in pairwise(bounds)]
    return {"removed_above": gaps[:-1], "removed_below": gaps[1:]}


def _around_the_blocks(doc: Document, blocks: Sequence[Block]) -> Columns:
    """Return the features of the elements around each block."""
    container, inside, beside = doc.layout.container, doc.layout.in_container, doc.layout.beside_text
    depths: dict[Element, int] = {}
    outer = None if container is None else _depth(container, depths)
    return {
        "tag": [MISSING if b.element is None else TAGS.get(b.element.tag, OTHER_TAG) for b in blocks],
        "depth_in_container": [-FAR if outer is None or b.element is None else float(_depth(b.element, depths) - outer) for b in blocks],
        "in_container": [float(b.index in inside) for b in blocks],
        "is_beside": [float(b.index in beside) for b in blocks],
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


def _of_the_elements(doc: Document, blocks: Sequence[Block], running: list[int]) -> Columns:
    """Return features of what else stands in the element that holds each block, and in elements of the same tag and names."""
    total = max(1, sum(running))
    words = [b.words for b in blocks]
    holders = [None if b.element is None else holder(b.element) for b in blocks]
    count, held_words, held = Counter(holders), _sums(holders, words), _sums(holders, running)
    links = _sums(holders, [b.words * (b.link_share or 0.0) for b in blocks])
    gone = Counter([holder(r.block.element) for r in doc.removals.values() if r.role is None and r.block.element is not None])
    around = _sums([h.parent for h in held if h is not None], [found for h, found in held.items() if h is not None])
    looks = [look(b) for b in blocks]
    alike, alike_words, alike_running = Counter(looks), _sums(looks, words), _sums(looks, running)
    return {
        "holder_running": [float(held[h]) for h in holders],
        "holder_blocks": [min(FAR, count[h]) for h in holders],
        "holder_links": [links[h] / max(1, held_words[h]) for h in holders],
        "holder_removed": [0.0 if h is None else gone[h] / (gone[h] + count[h]) for h in holders],
        "parent_share": [MISSING if h is None else around[h.parent] / total for h in holders],
        "alike_share": [alike_running[look] / total for look in looks],
        "alike_count": [min(FAR, alike[look]) for look in looks],
        "alike_running": [alike_running[look] / max(1, alike_words[look]) for look in looks],
    }


def look(block: Block) -> tuple[object, ...]:
    """Return what blocks that are marked up alike have in common: tag and names of their elements, or in a text kind, level and mark."""
    element = block.element
    if element is None:
        return block.kind, block.level, block.mark
    return element.tag, element.words, None if element.parent is None else element.parent.words


def alike_shares(blocks: Sequence[Block]) -> list[float]:
    """Return for each block the share of the running text that stands in elements like its own."""
    looks, running = [look(b) for b in blocks], [b.words if b.is_sentence else 0 for b in blocks]
    alike, total = _sums(looks, running), max(1, sum(running))
    return [alike[found] / total for found in looks]


def _sums(keys: Iterable[_Key], values: Iterable[float]) -> dict[_Key, float]:
    sums: dict[_Key, float] = {}
    for key, value in zip(keys, values, strict=True):
        sums[key] = sums.get(key, 0) + value
    return sums


def _of_the_topic(doc: Document, blocks: Sequence[Block]) -> Columns:
    """Return features of the words that each block shares with the running text and with the description."""
    topics = [_topic_words(b.text[:TOPIC_CHARACTERS]) for b in blocks]
    description = _topic_words((doc.head.description or "")[:STYLE_CHARACTERS]) if doc.head is not None else frozenset()
    return {
        "cohesion": list(_cohesion(blocks, topics)),
        "description_cover": [len(description & found) / len(description) if description and found else MISSING for found in topics],
    }


def _topic_words(text: str) -> frozenset[str]:
    return frozenset((_ASCII_TOPIC if text.isascii() else _TOPIC).findall(text.lower()))


def _cohesion(blocks: Sequence[Block], topics: Sequence[frozenset[str]]) -> Iterator[float]:
    """Yield for each block the share of its topic words that other running text uses."""
    once: set[str] = set()
    again: set[str] = set()  # in several blocks of running text, so that they are in another one than the block's own
    for words in compress(topics, [b.is_sentence for b in blocks]):
        again |= once & words
        once |= words
    for block, words in zip(blocks, topics, strict=True):
        yield len(words & (again if block.is_sentence else once)) / len(words) if words else MISSING


def _of_the_page(doc: Document, blocks: Sequence[Block], running: list[int]) -> Columns:
    """Return the features of the whole input, which are the same for each block."""
    words = all_words(blocks)
    values = {
        "page_blocks": float(len(blocks)),
        "page_words": float(words),
        "page_running": sum(running) / max(1, words),
        "page_kept": words / max(1, all_words(doc.blocks)),
        "page_furniture": float(doc.layout.furniture_kinds),
    }
    return {name: [value] * len(blocks) for name, value in values.items()}


def _median(values: list[int]) -> int:
    return sorted(values)[len(values) // 2] if values else 0
