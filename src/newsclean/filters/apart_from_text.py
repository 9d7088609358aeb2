"""Filter `apart_from_text`."""

from newsclean import vocabulary
from newsclean.document import Block, Document, Element, Marks, all_words, running_words
from newsclean.languages.tables import FURNITURE

LEAST_BESIDE = 0.8  # share of the page's running text that the elements holding the article's paragraphs must hold
MOST_APART = 0.1  # share of that text, in words, that the short lines apart from it may have
FEWEST_ALIKE = 2  # sub-headings in elements of one name
SHORTEST_SAID = 3  # words of a paragraph that closes like a sentence: "Then she left."

_OF_PICTURES = vocabulary.CAPTIONS | vocabulary.PICTURES


def apart_from_text(doc: Document) -> Marks:
    """What stands on a page in other elements than the article's paragraphs: fact boxes, forms, teasers, labels of pictures.

    The filter acts if nearly all running text of a page stands in the same elements, which then hold the article. It removes what stands outside the
    article's element, and short lines and list items that stand inside it but not beside its paragraphs. It keeps leads, headings inside, tables,
    code and running text inside. It also keeps sub-headings that are not marked as such: a line between two paragraphs that is bold or stands in
    the same column, and lines that look like the paragraphs around them. If the other short lines are many, it keeps them as well: they are the
    article's own, as in a list or a score sheet.
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
    if short:
        short = _unlike_paragraphs(doc, _without_subheadings(doc, short))
    if all_words(short) <= MOST_APART * beside:
        for block in short:
            yield block, "is a short line apart from the article's paragraphs"


def _is_caption_of_table(block: Block) -> bool:
    return block.element is not None and block.element.tag == "caption"


def _is_said(block: Block) -> bool:
    """Return whether a block is running text, or a short paragraph that closes like a sentence: "Then she left." """
    return block.is_sentence or (block.ends == "sentence" and block.words >= SHORTEST_SAID and block.element is not None and block.element.tag == "p")


def _without_subheadings(doc: Document, short: list[Block]) -> list[Block]:
    """Return those of some lines that are no sub-headings, and no questions of an interview.

    A sub-heading stands between two paragraphs, and is bold, closes like a sentence, or stands in their column. Labels of pictures and boxes stand
    there as well. So in the column it must be a `<p>`, or in an element without a name, or there must be another one like it that says something
    else.
    """
    between = [b for b in short if _is_between_paragraphs(doc, b)]
    said: dict[object, set[str]] = {}
    for block in between:
        if block.element is not None:
            said.setdefault(_look(block.element), set()).add(block.text)
    found: set[int] = set()
    for block in between:
        if (element := block.element) is None:
            continue
        is_closed = block.ends == "sentence" and element.tag == "p"
        is_plain = element.tag == "p" or not element.words or len(said[_look(element)]) >= FEWEST_ALIKE
        if is_closed or _has_place_of_paragraph(doc, block, is_plain=is_plain) or _is_bold(block):
            found.add(block.index)
    return [b for b in short if b.index not in found]


def _is_between_paragraphs(doc: Document, block: Block) -> bool:
    """Return whether a line that is no link, no caption and no wording of furniture stands right above a paragraph, and below one or a heading."""
    if block.kind != "paragraph" or block.link_share or block.element is None or not FURNITURE.isdisjoint(block.cues):
        return False
    above, below = _beside(doc, block)
    if above is None or below is None or not (_is_paragraph(doc, above) or above.kind == "heading") or not _is_paragraph(doc, below):
        return False
    return all(element.words.isdisjoint(_OF_PICTURES) for element in (block.element, block.element.parent) if element is not None)


def _beside(doc: Document, block: Block) -> tuple[Block | None, Block | None]:
    """Return the kept blocks above and below a block."""
    at = doc.position(block.index)
    return doc.kept[at - 1] if at else None, doc.next(block)


def _is_paragraph(doc: Document, block: Block) -> bool:
    return block.is_sentence and block.index in doc.layout.beside_text


def _is_bold(block: Block) -> bool:
    markup = block.markup
    return markup.startswith("**") and markup.endswith("**") and markup.count("**") == 2


def _has_place_of_paragraph(doc: Document, block: Block, *, is_plain: bool) -> bool:
    """Return whether a line stands where the paragraph above or below it does: in an element like its own, or, if it is plain, in the same column."""
    own = block.element
    sides = [side.element for side in _beside(doc, block) if side is not None and side.element is not None]
    if own is None:
        return False
    return any((is_plain and own.parent is not None and side.is_in(own.parent)) or _are_alike(own, side) for side in sides)


def _are_alike(one: Element, other: Element) -> bool:
    """Return whether two elements, and those around them up to one that holds both, have the same tags and names."""
    for own, beside in zip(one.up(), other.up(), strict=False):
        if own is beside:
            return True
        if (own.tag, own.words) != (beside.tag, beside.words):
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
