"""The section (ressort) that the article was printed in."""

from __future__ import annotations

import re

from newsclean.model import Document, Marks
from newsclean.wording import cues

_EDGES = re.compile(r"^[\W_]+|\s{0,9}\(\d+\)\W*$|(?<![\W_])[\W_]++$")
NEAR = 3  # blocks between the section's name and the title

_FONT_SIZE = re.compile(r"\s{0,9}(?:\bA\s?[-−–]\s{0,9})(?:A\s{0,9})?(?:A\s?\+)?\s{0,9}$|\s{0,9}\bA\s?\+\s{0,9}(?:A\s{0,9})?(?:A\s?[-−–])?\s{0,9}$")


def section(doc: Document) -> Marks:
    """Gives the role "section" to a section's name that stands alone next to the title, also with the letters of a font-size switch.

    Two sections' names in a row are a menu. Further from the title, or in running text, "Politics" is a menu's entry or a word like any
    other, and is left alone.
    """
    titles = [b.index for b in doc.role("title")]
    if not titles:
        return
    for block in doc.above:
        if block.words <= 8 and any(abs(block.index - t) <= NEAR for t in titles) and section_name(block.text):
            if not any(0 <= n < len(doc.blocks) and section_name(doc.blocks[n].text) for n in (block.index - 1, block.index + 1)):
                yield block, "is a section's name next to the title", "section"


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
