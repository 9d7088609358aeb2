"""Filter `hidden_text`."""

from newsclean.model import Document, Marks


def hidden_text(doc: Document) -> Marks:
    """Text that the page does not show: in an element that is `hidden`, `aria-hidden`, or styled away.

    Only what the element says of itself counts; a style sheet is not read. Plain text has no elements, and is left alone.
    """
    for block in doc.kept:
        if block.path is not None and block.path.is_hidden:
            yield block, "is not shown on the page"
