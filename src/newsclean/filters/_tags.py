"""Tags: the short lines below "Topics"."""

from __future__ import annotations

import re

from newsclean.document import Block
from newsclean.filters._lists import starts_box
from newsclean.values.dates import find_date

LONGEST_TOPIC = 4  # words
MOST_IN_ROW = 20  # topics

_BARS = re.compile(r"\s?[/|•·]\s")


def is_tag(block: Block) -> bool:
    """Return whether a line may be a tag: a few words that close with no mark, name no date, and head no other list or box."""
    if not _is_topic(block) or block.ends or block.kind == "heading" or starts_box(block):
        return False
    return not any(c.isdigit() for c in block.text) or find_date(block.text) is None


def _is_topic(block: Block) -> bool:
    """Return whether a line has the length of a topic, or is a row of such: "Harbour / fishing / coast guard"."""
    if block.words <= LONGEST_TOPIC:
        return True
    pieces = _BARS.split(block.text, MOST_IN_ROW)
    return len(pieces) > 1 and all(0 < len(piece.split()) <= LONGEST_TOPIC for piece in pieces)
