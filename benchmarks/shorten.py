"""Short articles made of long ones, for training: few corpora have briefs, and a model that has seen none takes their last sentence for furniture.

Of a text that a converter made of a page, the middle of the article is left out: one to three lines stay at its start, and one or two at its end, of
which the last may be cut to its last sentence. A box, a label with headlines or without, may stand above the last line, as sites put them. Of a page,
the elements of all but the first paragraphs, and perhaps the last, are taken out; its menus, teasers and comments stay.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from benchmarks import metrics
from newsclean.languages.compile import phrase_files

FEWEST_LINES = 4  # of an article that is shortened
SHORTEST = 5  # words of a line that is known to be the article's
HELD = 0.8  # share of its words that the gold body must hold
FEWEST_WORDS = 3  # of a last sentence
BOXES = ("advertisement", "related_link", "share_bar", "newsletter")  # tables whose labels stand between paragraphs

PARAGRAPHS = "p, li, blockquote, h2, h3, h4, dd, div, td, span, font"  # elements that may be a paragraph …
WITHIN = "p, li, blockquote, h1, h2, h3, h4, div, table, br, td, ul"  # … unless one of these stands in them
KEPT_WORDS = (25, 40, 60, 90, 120)  # of the article on a short page, one of them by chance
LEAST_FOUND = 0.8  # share of the article that must stand in such elements
MOST_KEPT = 0.6  # share of it that may stay

_BODY_OF_DATA = re.compile(r'"articleBody"\s*:\s*"(?:[^"\\]|\\.)*"')
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ“\"])")


def shortened(text: str, body: str, headlines: Sequence[str], seed: str) -> str | None:
    """Return a text with most of the article left out, or None where the article has too few lines. The same arguments give the same text.

    body        the article as careful readers see it
    headlines   of other articles, for the boxes
    """
    draw = random.Random(seed)
    holder = metrics.Holder(body)
    lines = text.split("\n")
    own = [at for at, line in enumerate(lines) if _is_text(line) and holder.share(line) > HELD]
    first, last = draw.randint(1, 3), draw.randint(1, 2)
    if len(own) < max(FEWEST_LINES, first + last + 1):
        return None
    end = own[-1]
    if draw.random() < 0.5:
        closing = _SENTENCE.split(lines[end].strip())[-1]
        if len(closing.split()) >= FEWEST_WORDS:
            lines[end] = closing
    if draw.random() < 0.5:
        box = [draw.choice(_labels())]
        if draw.random() < 0.6:
            box += [draw.choice(headlines) for _ in range(draw.randint(1, 3))]
        lines[end] = "\n\n".join([*box, lines[end]])
    left_out = range(own[first], own[-last])
    return "\n".join(line for at, line in enumerate(lines) if at not in left_out)


def shortened_page(html: str, body: str, seed: str) -> str | None:
    """Return a page with most of the article left out, or None where too little of it stands in elements of its own.

    body   the article as careful readers see it
    """
    draw = random.Random(seed)
    tree = LexborHTMLParser(_BODY_OF_DATA.sub('"articleBody":""', html))
    own = list(_paragraphs(tree, metrics.Holder(body)))
    total = sum(words for _, words in own)
    if total < LEAST_FOUND * metrics.length(body):
        return None
    wanted, kept, left = draw.choice(KEPT_WORDS), 0.0, 0
    while left < len(own) and kept < wanted:
        kept += own[left][1]
        left += 1
    end = len(own) - (draw.random() < 0.3)
    if left >= end - 1 or kept > MOST_KEPT * total:
        return None
    for node, _ in own[left:end]:
        node.decompose()
    return tree.html


def _paragraphs(tree: LexborHTMLParser, holder: metrics.Holder) -> Iterator[tuple[LexborNode, float]]:
    """Yield the elements of a page that are a paragraph of the article each, with their words, but none that stands in another."""
    found: set[int] = set()
    for node in tree.css(PARAGRAPHS):
        text = node.text()
        words = metrics.length(text)
        if words < SHORTEST or holder.share(text) <= HELD or (node.tag not in ("p", "li") and node.css_first(WITHIN) is not None):
            continue
        if not any(parent.mem_id in found for parent in _above(node)):
            found.add(node.mem_id)
            yield node, words


def _above(node: LexborNode) -> Iterator[LexborNode]:
    while (parent := node.parent) is not None:
        yield parent
        node = parent


def _is_text(line: str) -> bool:
    return metrics.length(line) >= SHORTEST and line.rstrip()[-1:] in '.!?"”»。！？」'


@cache
def _labels() -> list[str]:
    """Return the labels of boxes in all languages, as sites write them."""
    return [phrase.capitalize() for tables in phrase_files().values() for table in BOXES for phrase in tables.get(table, {}).get("line", ())]
