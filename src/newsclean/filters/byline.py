"""Filter `byline`: which lines name the author. Whom they name, `newsclean.metadata.names` reads."""

from newsclean import vocabulary
from newsclean.document import Block, Document, Element, Marks
from newsclean.languages.wording import Cue
from newsclean.metadata.bare_bylines import find_bare_bylines
from newsclean.metadata.names import (
    BYLINE_BLOCKS_ABOVE,
    BYLINE_BLOCKS_BELOW,
    DESK_CREDIT,
    MAX_BYLINE_WORDS,
    has_hidden_opener,
    is_byline,
    is_closing_credit,
    names_below,
)

BYLINE_BLOCKS_AT_END = 4  # kept blocks at the end of the input among which bylines are looked for
MAX_CLOSING_CREDIT_WORDS = 45  # of an agency's closing credit
MAX_HEAD_NAME_WORDS = 6  # of a line that is an author's name as the page's head has it


def byline(doc: Document) -> Marks:
    """Mark as "byline" the lines that name the author, near the head or the end of the article.

    An opener alone ("By") takes the names on the next lines with it. In a text, a name without such a word counts, too, where a date, a role, an
    address or the headline stands beside it. Closing credits count: "(Reporting by …; editing by …)", "Graphics: Ada Moor",
    "（责编：林晓禾）". Those people are not taken for authors.
    A sentence that opens with the word ("By Monday the water had gone.") is kept.
    """
    for block in doc.kept:
        if block.words <= MAX_BYLINE_WORDS and not block.is_sentence and block.kind == "paragraph":
            if block.element is not None and _is_in_byline(block.element):
                yield block, "stands in an element named as the byline", "byline"
    yield from bylines_near(doc)


def bylines_near(doc: Document) -> Marks:
    """Mark the lines that name the author by their wording, or as the page's head does: near the head or the end of the article."""
    named = {name.casefold() for name in (*doc.head.authors, *doc.head.marked_authors)} if doc.head is not None else frozenset()
    for block in doc.above if named else ():
        if block.words <= MAX_HEAD_NAME_WORDS and block.text.casefold() in named:
            yield block, "is an author that the page names", "byline"
    for block in doc.kept[-BYLINE_BLOCKS_AT_END:]:
        if is_closing_credit(block) and (block.ends != "colon" or block is doc.kept[-1]):
            cue = block.cues.get("closing_credit")
            yield block, f"{cue.reason if cue else 'is an agency in brackets'}: a closing credit", "byline"
    for block in doc.near_body_start(BYLINE_BLOCKS_ABOVE, BYLINE_BLOCKS_BELOW):
        if has_hidden_opener(block) and is_byline(block):
            yield block, "names the author", "byline"
    worded = doc.cued("byline")
    if worded:
        yield from _worded(doc, worded)
    if doc.head is None:
        yield from ((found.block, found.reason, "byline") for found in find_bare_bylines(doc))


def _worded(doc: Document, worded: list[tuple[Block, Cue]]) -> Marks:
    """Mark the lines that a word such as "by" makes bylines, and the names on the lines below one that stands alone."""
    near = {b.index for b in (*doc.near_body_start(BYLINE_BLOCKS_ABOVE, BYLINE_BLOCKS_BELOW), *doc.kept[-BYLINE_BLOCKS_AT_END:])}
    for block, cue in worded:
        if cue.place == "start" and block.words <= MAX_CLOSING_CREDIT_WORDS and DESK_CREDIT.match(block.text):
            yield block, cue.reason, "byline"
        elif block.index in near and (names := names_below(doc, block)):
            yield block, cue.reason, "byline"
            yield from ((name, f'stands below "{block.text}"', "byline") for name in names)
        elif block.index in near and is_byline(block):
            yield block, cue.reason, "byline"


def _is_in_byline(element: Element) -> bool:
    """Return whether an element, or the one around it, is a byline by its class."""
    if not vocabulary.BYLINES.isdisjoint(element.words):
        return True
    return element.parent is not None and not vocabulary.BYLINES.isdisjoint(element.parent.words)
