"""The section that the article was printed in ("Politics"). The filter `section` says which line names it; its phrases are the names."""

from __future__ import annotations

import re

from newsclean.document import Document
from newsclean.languages.wording import cues

# Marks and a count around a section's name: "» Politics (12)".
_EDGES = re.compile(r"^[\W_]+|\s{0,9}\(\d+\)\W*$|(?<![\W_])[\W_]++$")
# The letters of a font-size switch behind it: "Politics A- A A+".
_FONT_SIZE = re.compile(r"\s{0,9}(?:\bA\s?[-−–]\s{0,9})(?:A\s{0,9})?(?:A\s?\+)?\s{0,9}$|\s{0,9}\bA\s?\+\s{0,9}(?:A\s{0,9})?(?:A\s?[-−–])?\s{0,9}$")


def section_name(text: str) -> str | None:
    """Return the section that a line names and that it says nothing beside, or None.

    >>> section_name("Politics A- A A+"), section_name("Politics is hard")
    ('Politics', None)
    """
    bare = _FONT_SIZE.sub("", text)
    cue = cues(bare).get("section")
    return _EDGES.sub("", bare) if cue is not None and cue.place == "line" else None


def read_section(doc: Document) -> str | None:
    """Return the section's name as printed nearest above the article, or None."""
    blocks = doc.role("section")
    return section_name(blocks[-1].text) if blocks else None
