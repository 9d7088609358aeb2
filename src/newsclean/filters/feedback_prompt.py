"""Filter `feedback_prompt`."""

from newsclean.document import Document, Marks
from newsclean.filters._cues import short_blocks


def feedback_prompt(doc: Document, *, max_words: int = 30) -> Marks:
    """Requests to the reader: "Report a mistake by marking it and pressing Ctrl+Enter", "Was this article helpful?"

    Longer blocks are kept: a sentence of the article may ask whether something was helpful, too.
    """
    return short_blocks(doc, "feedback_prompt", max_words)
