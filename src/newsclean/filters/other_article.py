"""Filter `other_article`."""

from newsclean.model import Block, Document, Marks
from newsclean.node import Node
from newsclean.span import running_words

MIN_WORDS = 30  # of running text that must be left


def other_article(doc: Document) -> Marks:
    """Teasers of other articles on a page: an `<article>` element whose own heading is a link.

    The element that holds the page's headline is the article itself; where none does, nothing is touched, as the elements may be the entries
    of a list. Parts of one article in several elements have headings that lead nowhere, and are kept.
    """
    groups: dict[Node, list[Block]] = {}
    for block in doc.kept:
        if block.path is not None and "article" in block.path.around:
            if (element := block.path.nearest("article")) is not None:
                groups.setdefault(element, []).append(block)
    own = [node for node, blocks in groups.items() if any(b is doc.headline or (b.kind == "heading" and b.level == 1) for b in blocks)]
    if not own:
        return
    others = [blocks for node, blocks in groups.items() if node not in own and any(_is_linked_heading(b) for b in blocks)]
    if running_words(doc.kept) - sum([running_words(blocks) for blocks in others]) < MIN_WORDS:
        return
    for blocks in others:
        for block in blocks:
            yield block, "stands in an <article> of its own, whose heading is a link"


def _is_linked_heading(block: Block) -> bool:
    return block.kind == "heading" and (block.link_share or 0.0) > 0.5
