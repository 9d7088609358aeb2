"""Filter `cookie_notice`."""

from newsclean.document import Document, Marks
from newsclean.filters._cues import short_blocks


def cookie_notice(doc: Document, *, max_words: int = 60) -> Marks:
    """Consent banners: "We use cookies to improve your experience."

    Longer blocks are kept: an article *about* cookies also says "we use cookies".
    """
    return short_blocks(doc, "cookie_notice", max_words)
