"""Filter `title`: which line is the headline, and which lines next to it are the standfirst.

A page's head names its headline. Of a text, and of a page whose head names none, `newsclean.layout.text_head` weighs the lines: a title or a
standfirst that is another line of the input is mended there. What of that line is the title, and what of the page's head,
`newsclean.metadata.title` says.
"""

from newsclean.document import Block, Document, Marks
from newsclean.layout.headline import MOST_FURTHER_LINES, further_lines, is_named
from newsclean.layout.text_head import breaks_inside, find_text_head, opens_text

SHORTEST_VERSE = 2  # words
LINES_OF_STRETCH = 6  # above and below a line among which its paragraph ends
FEWEST_OF_STRETCH = 2  # lines that run on to a sentence


def title(doc: Document) -> Marks:
    """Mark the headline as "title", with its repeats right above the article, and the lines that belong to it as "standfirst".

    A headline is a short line above the article's first paragraph that is no date, byline or label. The best one shares most words with the first
    paragraphs, stands nearest to them, is repeated, is a Markdown heading, or has a standfirst, a byline or a date below it. A text that opens with
    running text has no title.

    The standfirst is decided together with the headline: up to three lines below it that do not close like sentences, or a sentence that a byline, a
    date or the page's labels part from the body. A sentence right above the first paragraph is kept.
    """
    if doc.role("title"):
        yield from _left_over(doc)
        return
    if given := _given(doc):
        yield from ((block, "is the headline that the page's head gives", "title") for block in given)
        return
    head = find_text_head(doc)
    if head is None:
        return
    yield head.headline, "is the headline above the first paragraph", "title"
    for block in head.repeats:
        yield block, "is the headline, repeated", "title"
    for block in head.standfirst if doc.head is None else ():
        yield block, "is the standfirst below the headline", "standfirst"


def _left_over(doc: Document) -> Marks:
    """Mark the line of a text that would be the headline in the headline's absence: left in the body, it would be the title once that is read again.

    One that closes like a sentence is the standfirst where none has been found, so that it is not lost.
    """
    head = find_text_head(doc) if doc.head is None else None  # a page marks its standfirst by class or in its head, see `newsclean.layout`
    if head is None:
        return
    is_below = head.headline.index > max(b.index for b in doc.role("title"))
    if is_below and (opens_text(doc, head.headline) or _is_part_of_paragraph(doc, head.headline)):
        return  # the first question of an interview, say
    if is_below and head.headline.is_sentence and not doc.role("standfirst"):
        yield head.headline, "is a sentence below the headline", "standfirst"
    for block in (head.headline, *head.repeats):
        yield block, "is a further line beside the headline"


def _is_part_of_paragraph(doc: Document, block: Block) -> bool:
    """Return whether a line is the first of a wrapped paragraph, or one of several that run on to a sentence with no empty line between, as verse."""
    at = block.index
    if block.element is not None or not 0 < at < len(doc.blocks) - 1:
        return False
    blocks = doc.blocks[max(0, at - LINES_OF_STRETCH) : at + LINES_OF_STRETCH]
    if not doc.role("title")[0].lines[1] + 1 < block.lines[0]:
        return False
    first = last = at - max(0, at - LINES_OF_STRETCH)
    while first and _goes_on(doc, blocks[first - 1], blocks[first]):
        first -= 1
    while last < len(blocks) - 1 and not blocks[last].is_sentence and _goes_on(doc, blocks[last], blocks[last + 1]):
        last += 1
    runs_on = first and last - first >= FEWEST_OF_STRETCH and all(map(_is_verse, blocks[first:last]))
    return bool(runs_on and blocks[last].is_sentence) or breaks_inside(doc.blocks[at - 1], block, doc.blocks[at + 1])


def _is_verse(block: Block) -> bool:
    """Return whether a line may be one of verse: several words, not closed."""
    return block.ends in ("", "comma") and block.words >= SHORTEST_VERSE and any(map(str.isalpha, block.text))


def _goes_on(doc: Document, above: Block, below: Block) -> bool:
    """Return whether two lines may be of one paragraph: one stands right below the other, and no filter has taken either for something else."""
    return _is_next(above, below) and doc.removals.keys().isdisjoint((above.index, below.index))


def _is_next(above: Block, below: Block) -> bool:
    """Return whether a line stands right below another of the same kind."""
    return below.lines[0] == above.lines[1] + 1 and above.kind == below.kind


def _given(doc: Document) -> list[Block]:
    """Return the lines of a page that its head gives as the title: the headline, and the headings that repeat it up to the first paragraph."""
    first = doc.layout.headline
    if first is None or doc.head is None:
        return []
    further = further_lines(first, doc.blocks[first.index + 1 :][:MOST_FURTHER_LINES], doc.head)
    if not further and not is_named(first, doc.head):
        return []
    end = max(doc.body_start, first.index + 1)
    above = doc.kept[doc.position(first.index) : doc.position(end)]
    return [b for b in above if b is first or b in further or (b.kind == "heading" and doc.head.has_title(b.text))]
