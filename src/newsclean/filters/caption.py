"""Filter `caption`: which blocks are captions of pictures. What of them is the credit, `newsclean.metadata.credits` reads."""

from itertools import pairwise

from newsclean import vocabulary
from newsclean.document import Block, Document, Element, Marks
from newsclean.metadata.credits import MAX_CAPTION_WORDS, is_caption, is_credit_alone, is_label_alone, may_be_caption, split_credit
from newsclean.values.dates import closes_with_day, find_date
from newsclean.values.picture_credits import label_of_source, label_of_text, may_hold_credit

MAX_SOURCE_WORDS = 8  # of whom "Image source," above it names
SHORTEST_CREDITED = 4  # words of a caption with its credit, which does not open with a label
SHORTEST_PICTURE_NEWS = 20  # words of a caption that may be the whole article, or a part of it
SHORTEST_PARAGRAPH = 8  # words of a paragraph
LINES_BELOW = 3  # a caption among which such a paragraph stands
LINES_ABOVE, LINES_BELOW_ARTICLE = 40, 15  # of a text's article, in which captions are looked for
OPENING_BLOCKS = 4  # among which a sentence above the date line may be a caption
MAX_LINE_BELOW_WORDS = 12  # of the date line, the byline or the title below such a sentence
_OF_PICTURES = vocabulary.CAPTIONS | vocabulary.PICTURES


def caption(doc: Document) -> Marks:
    """Mark as "caption" the captions of pictures: lines that close with a credit, and a first sentence that closes with the day.

    A credit is what a label introduces ("(Image: Jane Doe)", "| Foto: Jane Doe", "Photo by Jane Doe"), a name behind "©" or a slash, or what a word
    closes ("記者陳大文攝"). A sentence that an agency signs ("… on Monday. (AP)") is kept, and so is the text of an article that is nothing but a
    picture.

    Agencies close a caption with the day the picture was taken ("… in Moscow, Russia August 9, 2022."). Above the date line, the byline
    and the first paragraph such a sentence is a caption; inside the article it is left alone.
    """
    around = frozenset(doc.layout.container.up() if doc.layout.container is not None else ())
    worded = {b.index for b, _ in doc.cued("caption")}
    # Of an article that is nothing but pictures, the long captions are the body.
    has_text = any(b.is_sentence and b.words >= SHORTEST_PARAGRAPH and not is_caption(b) for b in doc.kept_among(doc.layout.in_container) or doc.kept)
    near = _near_article(doc)
    for above, block in zip((None, *doc.kept), doc.kept, strict=False):
        kind = block.kind
        if block.index not in near:
            continue
        if kind == "caption":
            yield block, "stands in a figure", "caption"
            continue
        if block.words > MAX_CAPTION_WORDS or kind == "heading":
            continue
        if (own := block.element) is not None and not (
            _OF_PICTURES.isdisjoint(own.words) and (own.parent is None or _OF_PICTURES.isdisjoint(own.parent.words))
        ):
            if word := _caption_name(block, own, around):
                yield block, f'stands in an element named "{word}"', "caption"
                continue
        if block.index not in worded and (block.words < SHORTEST_CREDITED or not may_hold_credit(block.text)):
            continue
        if is_caption(block) and (block.words < SHORTEST_PICTURE_NEWS or has_text):
            label = label_of_text(block.text) or label_of_source(block.text)
            yield block, f'opens with "{label}"' if label else "closes with a credit", "caption"
            if above is not None and _is_dated_opening(doc, above) and is_credit_alone(block):
                yield above, "closes with the day the picture was taken, above its credit", "caption"
            if below := _below_label(doc, block):
                yield below, f'is what "{block.text}" introduces', "caption"
        elif _is_signed_caption(doc, block):
            yield block, "closes with a name, above the article's text", "caption"
    yield from dated_openings(doc)


def dated_openings(doc: Document) -> Marks:
    """Mark the sentences above the date line, the byline and the first paragraph that close with the day the picture was taken."""
    for block, below in pairwise(doc.kept[:OPENING_BLOCKS]):
        if block.is_sentence and below.words <= MAX_LINE_BELOW_WORDS and find_date(below.text) and closes_with_day(block.text):
            yield block, "closes with the day the picture was taken, above the date line", "caption"


def _below_label(doc: Document, block: Block) -> Block | None:
    """Return the line below a label that stands alone: "Image caption," above what it says, "Image source," above whom it names."""
    if not is_label_alone(block.text):
        return None
    below = doc.next(block)
    if below is None or below.words > (MAX_CAPTION_WORDS if label_of_text(block.text) else MAX_SOURCE_WORDS) or below.kind == "heading":
        return None
    return below


def _near_article(doc: Document) -> range:
    """Return the indices of the blocks that may be captions of the article's pictures: of a text, those in the article and some on either side.

    Further away stand menus and lists of other articles, of which every second line has a colon, a slash or a bar.
    """
    if doc.head is not None:
        return range(len(doc.blocks))
    span = doc.span
    return range(span.start - LINES_ABOVE, min(span.stop, len(doc.blocks)) + LINES_BELOW_ARTICLE)


def _is_dated_opening(doc: Document, block: Block) -> bool:
    """Return whether a block is the first sentence of the input, and closes with a date."""
    return block.is_sentence and block.index <= doc.first_sentence and closes_with_day(block.text)


def _is_signed_caption(doc: Document, block: Block) -> bool:
    """Return whether a block closes with a name that is a credit: a paragraph stands a few lines below, so that it does not sign the article."""
    if not may_be_caption(block, block.index == doc.first_sentence, block.index > doc.first_sentence):
        return False
    at = doc.position(block.index) + 1
    return any(below.is_sentence and below.words >= SHORTEST_PARAGRAPH for below in doc.kept[at : at + LINES_BELOW])


def _caption_name(block: Block, own: Element, around: frozenset[Element]) -> str | None:
    """Return the word in the class of the block's own element, or of the one around it, that makes it a caption; or None.

    around   the elements that the whole article stands in, which say nothing of one block
    """
    for element in (own, own.parent):
        if element is None or not element.words or _OF_PICTURES.isdisjoint(element.words) or element in around:
            continue
        words = element.words
        if not vocabulary.CAPTIONS.isdisjoint(words):
            return min(words & vocabulary.CAPTIONS)
        is_label = element is own and "photo" in words and not block.is_sentence
        if is_label or split_credit(block.text).credit:
            return min(words & vocabulary.PICTURES)
    return None
