"""Filter `hidden_text`."""

from newsclean.model import Document, Marks
from newsclean.span import running_words

MAX_SHARE = 0.5  # of the page's running text that may be hidden
MOST_TIMES = 50  # the shown running text that a hidden article may have; seen was 25
MIN_SHOWN = 1000  # words that are taken to be shown at the least: where nothing is, the hidden text is the article


def hidden_text(doc: Document) -> Marks:
    """Text that the page does not show: in an element that is `hidden`, `aria-hidden`, styled away, or for screen readers only.

    Only what the element says of itself counts; a style sheet is not read. Plain text has no elements, and is left alone. Where most of
    the page's running text is hidden, and is no copy of what is shown, a script is to show it, and it stays, but for masses of it.
    """
    hidden = [b for b in doc.kept if b.path is not None and b.path.is_hidden]
    if not hidden:
        return
    if sentences := [b for b in hidden if b.is_sentence]:
        shown = {b.text for b in doc.kept if b.path is None or not b.path.is_hidden}
        running, concealed = running_words(doc.kept), running_words([b for b in sentences if b.text not in shown])
        if MAX_SHARE * running < concealed < MOST_TIMES * max(MIN_SHOWN, running - concealed):
            return
    for block in hidden:
        yield block, "is not shown on the page"
