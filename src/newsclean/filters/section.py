"""Filter `section`: which line names the section. The name in it, `newsclean.metadata.section` reads."""

from newsclean.document import Block, Document, Marks
from newsclean.metadata.section import section_name

MAX_BLOCKS_FROM_TITLE = 3
MAX_SECTION_WORDS = 8  # with the letters of a font-size switch

_SWITCH_ENDS = "A+-−–"  # with one of which a font-size switch ends


def section(doc: Document) -> Marks:
    """Mark as "section" a section's name that stands alone next to the title.

    The letters of a font-size switch may stand behind it ("Politics A- A A+"). Two sections' names in a row are a menu. Further from the title,
    or in running text, "Politics" is a menu's entry or a word like any other, and is left alone.
    """
    titles = [b.index for b in doc.role("title")]
    if not titles:
        return
    start = doc.body_start
    near = {n for t in titles for n in range(max(0, t - MAX_BLOCKS_FROM_TITLE), min(t + MAX_BLOCKS_FROM_TITLE + 1, start))}
    for block in doc.kept_among(near):
        if block.words <= MAX_SECTION_WORDS and _names_section(block):
            if not any(0 <= n < len(doc.blocks) and _names_section(doc.blocks[n]) for n in (block.index - 1, block.index + 1)):
                yield block, "is a section's name next to the title", "section"


def _names_section(block: Block) -> bool:
    """Return whether a block names a section, as `section_name` says. Most blocks are ruled out by their phrases, which are known already."""
    cue = block.cues.get("section")
    if cue is not None and cue.place == "line":
        return True
    return block.text[-1] in _SWITCH_ENDS and section_name(block.text) is not None
