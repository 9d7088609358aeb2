"""Filter `share_bar`."""

from newsclean.document import Document, Marks
from newsclean.filters._cues import short_blocks


def share_bar(doc: Document, *, max_words: int = 8) -> Marks:
    """Share buttons: "Share this article", "Tweet", "Copy link".

    Longer blocks are kept: a sentence about the stock market may begin with "Share", too.
    """
    return short_blocks(doc, "share_bar", max_words)
