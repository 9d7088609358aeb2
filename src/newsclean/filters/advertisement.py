"""Filter `advertisement`."""

from newsclean.document import Document, Marks


def advertisement(doc: Document, *, max_words: int = 12) -> Marks:
    """Labels of advertisements: "Advertisement", "Story continues below".

    Longer blocks are kept: in an article about advertising, sentences begin with the word. Headings are kept, too: "## Sponsors".
    """
    for block, cue in doc.cued("advertisement"):
        if block.kind != "heading" and (cue.place == "line" or block.words <= max_words):
            yield block, cue.reason
