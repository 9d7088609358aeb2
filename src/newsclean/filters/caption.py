"""Filter `caption`."""

from itertools import pairwise

from newsclean import vocabulary
from newsclean.document import Block, Document, Element, Marks
from newsclean.metadata.credits import EAST_ASIAN_ENDS, LONGEST_CAPTION, is_caption, split_credit
from newsclean.values.dates import find_date


def caption(doc: Document) -> Marks:
    """Gives the role "caption" to picture captions: lines that close with a credit, and a first sentence that closes with the day.

    Agencies close a caption with the day the picture was taken ("… in Moscow, Russia August 9, 2022."). Above the date line, the byline
    and the first paragraph such a sentence is a caption; inside the article it is left alone.
    """
    around = frozenset(doc.layout.container.up() if doc.layout.container is not None else ())
    for block in doc.kept:
        if block.kind == "caption":
            yield block, "stands in a figure", "caption"
            continue
        if word := _caption_name(block, around):
            yield block, f'stands in an element named "{word}"', "caption"
            continue
        tail = block.text[-80:]
        if ("caption" in block.cues or "/" in tail or ":" in tail or tail.endswith(EAST_ASIAN_ENDS)) and is_caption(block):
            yield block, "closes with a credit", "caption"
    kept = doc.kept[:4]
    for block, below in pairwise(kept):
        if block.is_sentence and below.words <= 12 and find_date(below.text) and _ends_with_date(block.text):
            yield block, "closes with the day the picture was taken, above the date line", "caption"


def _caption_name(block: Block, around: frozenset[Element]) -> str | None:
    """The word in the names of the block's element, or of the one around it, that makes it a caption; not where the article stands in it."""
    if block.words > LONGEST_CAPTION or block.kind == "heading" or block.element is None:
        return None
    for node in (block.element, block.element.parent):
        if node is None or not node.words or node in around:
            continue
        words = node.words
        if not vocabulary.CAPTIONS.isdisjoint(words):
            return min(words & vocabulary.CAPTIONS)
        if not vocabulary.PICTURES.isdisjoint(words):
            is_label = node is block.element and "photo" in words and not block.is_sentence
            if is_label or split_credit(block.text).credit:
                return min(words & vocabulary.PICTURES)
    return None


def _ends_with_date(text: str) -> bool:
    moment = find_date(text[-40:])
    return moment is not None and len(text[-40:]) - moment.end <= 2
