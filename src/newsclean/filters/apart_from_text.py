"""Filter `apart_from_text`."""

from newsclean import vocabulary
from newsclean.document import Block, Document, Element, Marks, all_words, running_words
from newsclean.languages.tables import FURNITURE

LEAST_BESIDE = 0.8  # share of the page's running text that the elements holding the article's paragraphs must hold
MOST_APART = 0.1  # share of that text, in words, that the short lines apart from it may have
SHORTEST_SAID = 3  # words of a paragraph that closes like a sentence: "Then she left."


def apart_from_text(doc: Document) -> Marks:
    """What stands on a page in other elements than the article's paragraphs: fact boxes, forms, teasers, labels of pictures.

    The filter acts if nearly all running text of a page stands in the same elements, which then hold the article. It removes what stands outside the
    article's element, and short lines and list items that stand inside it but not beside its paragraphs. It keeps leads, headings inside, tables,
    code and running text inside. It also keeps a line between two paragraphs that is bold, or that stands in the same column as they do: a
    sub-heading. If such short lines are many, it keeps them as well: they are the article's own, as in a list or a score sheet.
    """
    layout = doc.layout
    if layout.container is None:
        return
    inside, beside_text = layout.in_container, layout.beside_text
    kept = doc.kept
    apart = [b for b in kept if b.index not in beside_text]
    if not apart:
        return
    running = running_words(kept)
    apart = [b for b in apart if b.index not in layout.own_lists]
    beside = running - running_words(apart)
    if beside < LEAST_BESIDE * running:
        return
    first = next((b.index for b in kept if b.index in inside), 0)
    top = layout.headline.index if layout.headline is not None else first
    apart = [b for b in apart if b.kind not in ("table", "code") and not _is_caption_of_table(b) and b.index not in layout.leads]
    for block in apart:
        if block.index not in inside and not (block.is_sentence and top < block.index < first):
            yield block, "stands outside the article's element"
    short = [b for b in apart if b.kind in ("paragraph", "item") and b.index in inside and not _is_said(b)]
    short = [b for b in short if not _is_subheading(doc, b)] if short else short
    short = _unlike_paragraphs(doc, short) if short else short
    if all_words(short) <= MOST_APART * beside:
        for block in short:
            yield block, "is a short line apart from the article's paragraphs"


def _is_caption_of_table(block: Block) -> bool:
    return block.element is not None and block.element.tag == "caption"


def _is_said(block: Block) -> bool:
    """Return whether a block is running text, or a short paragraph that closes like a sentence: "Then she left." """
    return block.is_sentence or (block.ends == "sentence" and block.words >= SHORTEST_SAID and block.element is not None and block.element.tag == "p")


def _is_subheading(doc: Document, block: Block) -> bool:
    """Return whether a line is a sub-heading, or a question of an interview: it stands between two paragraphs, and is bold or in their column.

    Pictures and boxes stand between paragraphs as well, so the line must not be in an element of its own that the paragraphs do not have.
    """
    if block.kind != "paragraph" or block.link_share or block.element is None or not FURNITURE.isdisjoint(block.cues):
        return False
    at = doc.position(block.index)
    above, below = doc.kept[at - 1] if at else None, doc.next(block)
    if above is None or below is None or not (_is_paragraph(doc, above) or above.kind == "heading") or not _is_paragraph(doc, below):
        return False
    if any(element.words & _OF_PICTURES for element in (block.element, block.element.parent) if element is not None):
        return False
    return _is_bold(block) or any(_is_in_column(block.element, side.element) for side in (above, below) if side.element is not None)


_OF_PICTURES = vocabulary.CAPTIONS | vocabulary.PICTURES


def _is_paragraph(doc: Document, block: Block) -> bool:
    return block.is_sentence and block.index in doc.layout.beside_text


def _is_bold(block: Block) -> bool:
    return block.markup.startswith("**") and block.markup.endswith("**") and block.markup.count("**") == 2


def _is_in_column(element: Element, paragraph: Element) -> bool:
    """Return whether an element stands in the column of a paragraph: around it there is what is around the paragraph, up to an element that holds both."""
    if element.parent is not None and element.parent in paragraph.up():
        return True
    around = list(paragraph.up())
    for own, other in zip(element.up(), around, strict=False):
        if own is other:
            return True
        if (own.tag, own.words) != (other.tag, other.words):
            return False
    return False


def _unlike_paragraphs(doc: Document, short: list[Block]) -> list[Block]:
    """Return those of some lines that do not look like paragraphs: as `<div>`s of the same parent do on pages whose paragraphs are `<div>`s."""
    places: dict[object, list[int]] = {}
    for block in doc.kept_among(doc.layout.beside_text):
        if block.is_sentence and block.element is not None:
            places.setdefault(_look(block.element), []).append(block.index)
    return [b for b in short if b.element is None or not (at := places.get(_look(b.element))) or not at[0] < b.index < at[-1]]


def _look(element: Element) -> tuple[str, frozenset[str], Element | None]:
    return element.tag, element.words, element.parent
