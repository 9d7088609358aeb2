"""Filter `comment_form`."""

from newsclean.filters._cues import short_blocks
from newsclean.model import Document, Marks


def comment_form(doc: Document, *, max_words: int = 40) -> Marks:
    """Comment forms and their notices: "Leave a Reply", "Your email address will not be published."

    The comments themselves are left to `outside_article`.
    """
    return short_blocks(doc, "comment_form", max_words)
