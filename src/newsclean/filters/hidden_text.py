"""Filter `hidden_text`."""

from newsclean.model import Document, Marks
from newsclean.span import running_words

MAX_SHARE = 0.5  # of the page's running text that may be hidden


def hidden_text(doc: Document) -> Marks:
    """Text that the page does not show: in an element that is `hidden`, `aria-hidden`, styled away, or for screen readers only.

    Only what the element says of itself counts; a style sheet is not read. Plain text has no elements, and is left alone. Where most of
    the page's running text is hidden, and is no copy of what is shown, a script is to show it, and it stays.
    """
    hidden = [b for b in doc.kept if b.path is not None and b.path.is_hidden]
    if not hidden:
        return
    shown = {b.text for b in doc.kept if b.path is None or not b.path.is_hidden}
    if running_words([b for b in hidden if b.text not in shown]) > MAX_SHARE * running_words(doc.kept):
        return
    for block in hidden:
        yield block, "is not shown on the page"
