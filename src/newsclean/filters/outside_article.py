"""Filter `outside_article`."""

from newsclean.model import Document, Marks


def outside_article(doc: Document) -> Marks:
    """What stands before and after the article on a whole page: menus above it, headlines of other articles and footers below.

    The article is the run of blocks with the most running text and the fewest short lines between (see `newsclean.span`). An input that
    shows no page furniture is left alone, so that lists in an article that was extracted before stay whole.
    """
    span, container = doc.span, doc.container
    title = next((b.index for b in doc.role("title") if b.path is not None), 0)
    for block in doc.kept:
        if container is not None and block.stands_in(container) and (block.index < span.start or doc.is_beside_text(block)):
            continue
        if block in doc.leads:
            continue
        if container is not None and block.index < title and not block.stands_in(container):
            yield block, "stands above the headline"
            continue
        if block.index < span.start:
            yield block, "stands above the article, among short lines"
        elif block.index >= span.stop:
            yield block, "stands below the article, among short lines"
