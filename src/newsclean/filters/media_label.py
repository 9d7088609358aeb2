"""Filter `media_label`."""

from newsclean.filters._cues import short_blocks
from newsclean.model import Document, Marks


def media_label(doc: Document, *, max_words: int = 14) -> Marks:
    """What players and galleries leave behind: "Scroll down for video", "Listen to this article", "Loading".

    Longer blocks are kept.
    """
    return short_blocks(doc, "media_label", max_words)
