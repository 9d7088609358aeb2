"""Filter `byline`."""

from itertools import islice

from newsclean.document import Block, Document, Element, Marks
from newsclean.metadata.names import ABOVE, AT_END, BELOW, DESK_CREDIT, LONGEST_BYLINE, LONGEST_CREDIT, is_byline
from newsclean.values.names import is_name

_NAMES = frozenset(("byline", "bylines", "contributor", "contributors"))
LONGEST_NAME = 6  # words


def byline(doc: Document) -> Marks:
    """Gives the role "byline" to lines that name the author, near the head or the end of the article.

    An opener alone ("By") takes the name on the next line with it, and agencies' closing credits count: "(Reporting by …; editing by …)".
    A sentence that opens with the word ("By Monday the water had gone.") is kept.
    """
    for block in doc.kept:
        is_short = block.words <= LONGEST_BYLINE and not block.is_sentence and block.kind == "paragraph"
        if is_short and block.element is not None and _is_named(block.element):
            yield block, "stands in an element named as the byline", "byline"
    named = {name.casefold() for name in (*doc.head.authors, *doc.head.marked_authors)} if doc.head is not None else frozenset()
    for block in doc.above if named else ():
        if block.words <= LONGEST_NAME and block.text.casefold() in named:
            yield block, "is an author that the page names", "byline"
    near = {b.index for b in (*doc.near_body_start(ABOVE, BELOW), *doc.kept[-AT_END:])}
    for block, cue in doc.cued("byline"):
        if cue.place == "start" and block.words <= LONGEST_CREDIT and DESK_CREDIT.match(block.text):
            yield block, cue.reason, "byline"
        elif block.index in near and (name := _name_below(doc, block)):
            yield block, cue.reason, "byline"
            yield name, f'is the name below "{block.text}"', "byline"
        elif block.index in near and is_byline(block):
            yield block, cue.reason, "byline"


def _is_named(path: Element) -> bool:
    return any(node.words & _NAMES for node in islice(path.up(), 2))


def _name_below(doc: Document, block: Block) -> Block | None:
    """The name on the line below a byline's opener that stands alone."""
    below = doc.next(block) if block.words <= 2 else None
    return below if below is not None and is_name(below.text) else None
