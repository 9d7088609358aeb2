"""Filter `source_url`: which line is a footer with the article's address. `newsclean.metadata.addresses` reads the address."""

from newsclean.document import Document, Marks
from newsclean.metadata.addresses import URL

MAX_FOOTER_WORDS = 12  # of a footer with its address on the same line
MAX_ADDRESS_WORDS = 2  # of the line below a label


def source_url(doc: Document) -> Marks:
    """Mark as "url" the footers such as "Original url: https://…", with the address on the same line or the next.

    A label alone with no address at hand is kept: "Source" may be a heading.
    """
    for block, cue in doc.cued("source_url"):
        if block.words <= MAX_FOOTER_WORDS and URL.search(block.text):
            yield block, cue.reason, "url"
        elif cue.place == "line":
            below = doc.next(block)
            if below is not None and below.words <= MAX_ADDRESS_WORDS and URL.search(below.text):
                yield block, cue.reason, "url"
                yield below, f'is the address below "{block.text}"', "url"
