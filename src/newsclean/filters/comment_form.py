"""Filter `comment_form`."""

from newsclean.document import Document, Marks, running_words
from newsclean.filters._cues import short_blocks

LEAST_ABOVE = 0.6  # share of the running text that must stand above the heading of the comments
LEAST_FURNITURE = 3  # kinds of page furniture that must show, before what stands below such a heading goes


def comment_form(doc: Document, *, max_words: int = 40) -> Marks:
    """Comment sections: "Leave a Reply", "Your email address will not be published.", and what stands below their heading.

    What follows a heading such as "12 comments" is removed only if the input shows further furniture and most of the running text stands above the
    heading: the same words on a button below the headline do not open a comment section.
    """
    yield from short_blocks(doc, "comment_form", max_words)
    headings = {b.index for b, cue in doc.cued("comment_form") if cue.place == "line"}
    if not headings or doc.layout.furniture_kinds < LEAST_FURNITURE:
        return
    total = running_words(doc.kept)
    above = 0
    below = False
    for block in doc.kept:
        if below and block.index not in doc.layout.beside_text:
            yield block, "stands below the heading of the comments"
        elif not below and block.index in headings and above > LEAST_ABOVE * total:
            below = True
        elif not below and block.is_sentence:
            above += block.words
