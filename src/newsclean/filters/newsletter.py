"""Filter `newsletter`."""

from newsclean.document import Document, Marks
from newsclean.filters._cues import short_blocks


def newsletter(doc: Document, *, max_words: int = 45) -> Marks:
    """Pitches for newsletters, apps, push messages and podcasts: "Sign up for our newsletter".

    Longer blocks are kept: they are an article about such a product.
    """
    return short_blocks(doc, "newsletter", max_words)
