"""Filter `hidden_text`."""

from newsclean.document import Document, Marks


def hidden_text(doc: Document) -> Marks:
    """Text that the page does not show: in an element that is `hidden`, `aria-hidden`, styled away, or for screen readers only.

    Only what the element says of itself counts; a style sheet is not read. Plain text has no elements, and is left alone. Where most of
    the page's running text is hidden, and is no copy of what is shown, a script is to show it, and it stays, but for masses of it.
    See `newsclean.layout.furniture`.
    """
    hidden = doc.layout.hidden
    for block in doc.kept if hidden else ():
        if block.index in hidden:
            yield block, "is not shown on the page"
