"""Filter `navigation`."""

from newsclean.filters._cues import short_blocks
from newsclean.model import Document, Marks


def navigation(doc: Document, *, max_words: int = 8) -> Marks:
    """Menus and site furniture: "Skip to content", "Log in", "Back to top", "You are here: Home".

    Only whole lines and short openings count: "more" and "search" are ordinary words.
    """
    return short_blocks(doc, "navigation", max_words)
