"""Filter `section`."""

from newsclean.document import Document, Marks
from newsclean.metadata.section import section_name

NEAR = 3  # blocks between the section's name and the title


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
