"""Filter `repeated_block`."""

from newsclean.model import Block, Document, Marks


def repeated_block(doc: Document, *, min_words: int = 8) -> Marks:
    """A block that repeats an earlier one word for word, as pages do that carry one copy for phones and one for desktops.

    Short repeats are kept: "No." may be said twice in an interview. So are those that stand among the article's paragraphs on a page, as the
    ingredients of several recipes do: a second copy has an element of its own.
    """
    seen: dict[str, Block] = {}
    for block in doc.kept:
        if block.words >= min_words:
            first = seen.setdefault(block.text, block)
            if first is not block and not doc.beside_text.issuperset((block.index, first.index)):
                yield block, f"repeats {'line' if block.path is None else 'block'} {first.lines[0]}"
