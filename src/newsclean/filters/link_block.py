"""Filter `link_block`."""

from newsclean.model import Block, Document, Marks

MIN_SHARE = 0.5  # of a block's characters that are link text
WHOLE = 0.8  # the same inside the article's element
TOP_HEADING = 1


def link_block(doc: Document) -> Marks:
    """Links outside the article's element on a page: menus, other stories' headlines, lists of topics.

    What stands between the page's headline and the article is left to the other filters, since bylines link to their authors; so are
    the page's top headings, which may link to the page itself. Inside the article's element a paragraph that is a link goes where it does not
    stand beside the article's other paragraphs, and so do rows of several links, and links above the headline. Text has no elements, and is left
    alone.
    """
    if doc.container is None:
        return
    inside = doc.in_container
    head_start = doc.headline.index if doc.headline is not None else len(doc.blocks)
    head_end = next((b.index for b in doc.kept if b.index > head_start and b.index in inside), head_start)
    for block in doc.kept:
        share = block.link_share or 0.0
        if share <= MIN_SHARE or _is_top(block):
            continue
        if block.index in inside:
            if share > WHOLE and block.kind in ("paragraph", "table") and block.index not in doc.beside_text:
                yield block, "is a link, and stands apart from the article's paragraphs"
            elif share > WHOLE and block.kind == "paragraph" and not block.is_sentence and block.markup.count("](") >= 2:
                yield block, "is a row of links"
            elif share > WHOLE and doc.headline is not None and block.index < doc.headline.index:
                yield block, "is a link above the headline"
        elif not head_start < block.index < head_end:
            yield block, "is a link outside the article's element"


def _is_top(block: Block) -> bool:
    return block.kind == "heading" and block.level == TOP_HEADING
