"""Filter `hidden_text`."""

from newsclean.document import Document, Marks


def hidden_text(doc: Document) -> Marks:
    """Text that the page does not show: in an element that is `hidden`, `aria-hidden`, styled away, or for screen readers only.

    It keeps a paragraph that is hidden among those that the page shows, and named for a paywall, which shows it later.

    Only the element's own attributes count; style sheets are not read. If most of the page's running text is hidden and is not a copy of what is
    shown, a script shows it later, and it is kept, unless it is very much longer than what is shown. `newsclean.layout.furniture` has the details.
    """
    return [(block, "is not shown on the page") for block in doc.kept_among(doc.layout.hidden)]
