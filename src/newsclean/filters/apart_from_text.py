"""Filter `apart_from_text`."""

from newsclean.document import Block, Document, Marks, all_words, running_words

LEAST_BESIDE = 0.8  # share of the page's running text that the elements holding the article's paragraphs must hold
MOST_APART = 0.1  # share of that text, in words, that the short lines apart from it may have
SHORTEST_SAID = 3  # words of a paragraph that closes like a sentence: "Then she left."


def apart_from_text(doc: Document) -> Marks:
    """What stands on a page in other elements than the article's paragraphs: fact boxes, forms, teasers, labels of pictures.

    The filter acts if nearly all running text of a page stands in the same elements, which then hold the article. It removes what stands outside the
    article's element, and short lines and list items that stand inside it but not beside its paragraphs. It keeps leads, headings inside, tables,
    code and running text inside. If such short lines are many, it keeps them as well: they are the article's own, as in a list or a score sheet.
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
    if all_words(short) <= MOST_APART * beside:
        for block in short:
            yield block, "is a short line apart from the article's paragraphs"


def _is_caption_of_table(block: Block) -> bool:
    return block.element is not None and block.element.tag == "caption"


def _is_said(block: Block) -> bool:
    """Return whether a block is running text, or a short paragraph that closes like a sentence: "Then she left." """
    return block.is_sentence or (block.ends == "sentence" and block.words >= SHORTEST_SAID and block.element is not None and block.element.tag == "p")
