"""Filter `source_url`."""

from newsclean.document import Document, Marks
from newsclean.metadata.addresses import URL


def source_url(doc: Document) -> Marks:
    """Gives the role "url" to footers such as "Original url: https://…", with the address on the same line or the next.

    A label alone with no address at hand is kept: "Source" may be a heading.
    """
    for block, cue in doc.cued("source_url"):
        if block.words <= 12 and URL.search(block.text):
            yield block, cue.reason, "url"
        elif cue.place == "line":
            below = doc.next(block)
            if below is not None and below.words <= 2 and URL.search(below.text):
                yield block, cue.reason, "url"
                yield below, f'is the address below "{block.text}"', "url"
