"""Filter `link_block`."""

from newsclean.model import Block, Document, Marks

MIN_SHARE = 0.5  # of a block's characters that are link text
TOP_HEADING = 1


def link_block(doc: Document) -> Marks:
    """Links outside the article's element on a page: menus, other stories' headlines, lists of topics.

    What stands between the page's first heading and the article is left to the other filters, since bylines link to their authors; so are
    the page's top headings, which may link to the page itself. Text has no elements, and is left alone.
    """
    container = doc.container
    if container is None:
        return
    head_start = next((b.index for b in doc.kept if b.kind == "heading" and b.level == TOP_HEADING), len(doc.blocks))
    head_end = next((b.index for b in doc.kept if b.index > head_start and b.stands_in(container)), head_start)
    for block in doc.kept:
        if (
            (block.link_share or 0.0) > MIN_SHARE
            and not head_start < block.index < head_end
            and not _is_top(block)
            and not block.stands_in(container)
        ):
            yield block, "is a link outside the article's element"


def _is_top(block: Block) -> bool:
    return block.kind == "heading" and block.level == TOP_HEADING
