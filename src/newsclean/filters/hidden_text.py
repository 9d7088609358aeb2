"""Filter `hidden_text`."""

from newsclean.document import Document, Marks


def hidden_text(doc: Document) -> Marks:
    """Text that the page does not show: in an element that is `hidden`, `aria-hidden`, styled away, or for screen readers only.

    Only the element's own attributes count; style sheets are not read. If most of the page's running text is hidden and is not a copy of what is
    shown, a script shows it later, and it is kept, unless it is very much longer than what is shown. `newsclean.layout.furniture` has the details.
    """
    hidden = doc.layout.hidden
    for block in doc.kept if hidden else ():
        if block.index in hidden:
            yield block, "is not shown on the page"
