"""The section (ressort) that the article was printed in."""

from __future__ import annotations

import re

from newsclean.document import Document
from newsclean.languages.wording import cues

_EDGES = re.compile(r"^[\W_]+|\s{0,9}\(\d+\)\W*$|(?<![\W_])[\W_]++$")

_FONT_SIZE = re.compile(r"\s{0,9}(?:\bA\s?[-−–]\s{0,9})(?:A\s{0,9})?(?:A\s?\+)?\s{0,9}$|\s{0,9}\bA\s?\+\s{0,9}(?:A\s{0,9})?(?:A\s?[-−–])?\s{0,9}$")


def section_name(text: str) -> str | None:
    """The section named in a line, or None.

    >>> section_name("Politics A- A A+"), section_name("Politics is hard")
    ('Politics', None)
    """
    bare = _FONT_SIZE.sub("", text)
    cue = cues(bare).get("section")
    return _EDGES.sub("", bare) if cue is not None and cue.place == "line" else None


def read_section(doc: Document) -> str | None:
    """The section's name as printed nearest above the article, or None."""
    blocks = doc.role("section")
    return section_name(blocks[-1].text) if blocks else None
