"""Filter `ornament`."""

from newsclean.model import Document, Marks


def ornament(doc: Document) -> Marks:
    """Lines of marks alone: "-", "|", "* * *", "———".

    A line with a single letter or digit is kept: it may be a score or a chapter number.
    """
    for block in doc.kept:
        if not block.text[0].isalnum() and len(block.plain) <= 2 and not any(c.isalnum() for c in block.text):
            yield block, "holds no letter and no digit"
