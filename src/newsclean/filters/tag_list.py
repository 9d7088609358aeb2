"""Filter `tag_list`."""

from itertools import takewhile

from newsclean.document import Block, Document, Marks
from newsclean.filters._cues import is_subheading
from newsclean.filters._menus import is_menu_entry
from newsclean.filters._tags import LONGEST_TOPIC, is_tag
from newsclean.languages.wording import Cue
from newsclean.layout.furniture import WHOLLY_LINKED

MOST_TAGS = 15  # short lines below the label that may be tags


def tag_list(doc: Document, *, max_words: int = 40) -> Marks:
    """Tags and topics: "Tags: Ukraine, energy, prices", a row of hashtags, or the label alone with the tags on the short lines below it.

    At the start of a block, the word counts only if a colon or the like follows and the block is not a sentence: "Tags help readers find stories."
    is kept.
    """
    for block in doc.kept:
        if block.text[0] == "#" and block.words >= 2 and all(w[0] == "#" for w in block.text.split()):
            yield block, "is a row of hashtags"
    for block, cue in doc.cued("tag_list"):
        if cue.place == "line":
            yield from _label(doc, block, cue)
        elif block.words <= max_words and not block.is_sentence and block.plain[len(cue.phrase) :].lstrip().startswith((":", "：", "|", "#")):
            yield block, cue.reason
            for below in takewhile(_is_linked_tag, doc.blocks[block.index + 1 : block.index + 1 + MOST_TAGS]):
                yield below, "stands in a list of tags"


def tag_labels(doc: Document) -> Marks:
    """Yield the labels that stand alone, each with the tags on the lines below it."""
    for block, cue in doc.cued("tag_list"):
        if cue.place == "line":
            yield from _label(doc, block, cue)


def _label(doc: Document, block: Block, cue: Cue) -> Marks:
    if block.index < doc.span.start and is_menu_entry(doc, block):
        return
    if not is_subheading(doc, block):
        yield block, cue.reason
        yield from _tags_below(doc, block.index)


def _is_linked_tag(block: Block) -> bool:
    return block.words <= LONGEST_TOPIC and (block.link_share or 0.0) > WHOLLY_LINKED


def _tags_below(doc: Document, index: int) -> Marks:
    for block in doc.blocks[index + 1 : index + 1 + MOST_TAGS]:
        if not is_tag(block):
            return
        yield block, "stands in a list of tags"
