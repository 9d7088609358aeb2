"""Filter `advertisement`."""

from newsclean.filters._cues import short_blocks
from newsclean.model import Document, Marks


def advertisement(doc: Document, *, max_words: int = 12) -> Marks:
    """Labels of advertisements: "Advertisement", "Story continues below".

    Longer blocks are kept: an article about advertising opens sentences with the word.
    """
    return short_blocks(doc, "advertisement", max_words)
