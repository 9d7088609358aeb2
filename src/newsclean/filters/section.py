"""Filter `section`: which line names the section. The name in it, `newsclean.metadata.section` reads."""

from newsclean.document import Document, Marks
from newsclean.metadata.section import section_name

MAX_BLOCKS_FROM_TITLE = 3
MAX_SECTION_WORDS = 8  # with the letters of a font-size switch


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
        if block.words <= MAX_SECTION_WORDS and section_name(block.text):
            if not any(0 <= n < len(doc.blocks) and section_name(doc.blocks[n].text) for n in (block.index - 1, block.index + 1)):
                yield block, "is a section's name next to the title", "section"
