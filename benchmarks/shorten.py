"""Short articles made of long ones, for training: few corpora have briefs, and a model that has seen none takes their last sentence for furniture.

Of a text that a converter made of a page, the middle of the article is left out: one to three lines stay at its start, and one or two at its end, of
which the last may be cut to its last sentence. A box, a label with headlines or without, may stand above the last line, as sites put them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache

from benchmarks import metrics
from newsclean.languages.compile import phrase_files

FEWEST_LINES = 4  # of an article that is shortened
SHORTEST = 5  # words of a line that is known to be the article's
HELD = 0.8  # share of its words that the gold body must hold
FEWEST_WORDS = 3  # of a last sentence
BOXES = ("advertisement", "related_link", "share_bar", "newsletter")  # tables whose labels stand between paragraphs

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


def _is_text(line: str) -> bool:
    return metrics.length(line) >= SHORTEST and line.rstrip()[-1:] in '.!?"”»。！？」'


@cache
def _labels() -> list[str]:
    """Return the labels of boxes in all languages, as sites write them."""
    return [phrase.capitalize() for tables in phrase_files().values() for table in BOXES for phrase in tables.get(table, {}).get("line", ())]
