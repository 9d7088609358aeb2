"""Filter `repeated_block`."""

from newsclean.document import Block, Document, Marks
from newsclean.layout.container import holder


def repeated_block(doc: Document, *, min_words: int = 8) -> Marks:
    """A block that repeats an earlier one word for word. Some pages hold one copy of a text for phones and one for desktops.

    Short repeats are kept: "No." may be said twice in an interview. On a page, repeats in the same element, or in elements of the same name, among
    the article's paragraphs are kept as well, as in the ingredients of several recipes: a second copy for another screen has an element of another
    name. Of two copies of which only the second stands among the article's paragraphs, the first goes. A heading that a table of contents has listed
    before is kept, too.
    """
    seen: dict[str, Block] = {}
    beside_text = doc.layout.beside_text
    for block in doc.kept:
        if block.words >= min_words:
            text = block.text
            if not (text.isascii() or text.isprintable()):
                text = " ".join(text.split())  # one copy may have non-breaking spaces
            first = seen.setdefault(text, block)
            if first is block or (block.kind == "heading" and first.kind != "heading"):
                continue
            if block.index in beside_text and first.index not in beside_text and block.element is not None:
                seen[text] = block
                yield first, f"stands again among the article's paragraphs, in block {block.lines[0]}"
            elif not (beside_text.issuperset((block.index, first.index)) and _are_siblings(first, block)):
                yield block, f"repeats {'line' if block.element is None else 'block'} {first.lines[0]}"


def _are_siblings(first: Block, second: Block) -> bool:
    """Return whether two blocks of a page stand in the same element, or in elements of the same name."""
    if first.element is None or second.element is None:
        return False
    one, other = holder(first.element), holder(second.element)
    return one is other or (bool(one.words) and one.words == other.words)
