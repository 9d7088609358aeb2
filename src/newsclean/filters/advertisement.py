"""Filter `advertisement`."""

from newsclean.document import Document, Marks


def advertisement(doc: Document, *, max_words: int = 12) -> Marks:
    """Labels of advertisements: "Advertisement", "Story continues below".

    Longer blocks are kept: an article about advertising opens sentences with the word. So is a Markdown heading: "## Sponsors".
    """
    for block, cue in doc.cued("advertisement"):
        if block.kind != "heading" and (cue.place == "line" or block.words <= max_words):
            yield block, cue.reason
