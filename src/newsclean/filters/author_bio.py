"""Filter `author_bio`."""

from newsclean.model import Document, Marks


def author_bio(doc: Document, *, max_words: int = 80) -> Marks:
    """Who the author is: "About the author", "Jane Doe is a staff writer at …", "View all posts by …".

    Wording inside a sentence counts only in the last quarter of the input or beside the label, since an article may introduce a person
    in the same words.
    """
    labelled = set()
    for block, cue in doc.cued("author_bio"):
        if cue.place == "line":
            labelled.add(block.index)
            yield block, cue.reason
    for block, cue in doc.cued("author_bio"):
        late = block.index >= 0.75 * len(doc.blocks)
        if cue.place != "line" and block.words <= max_words and (late or block.index - 1 in labelled):
            yield block, cue.reason
