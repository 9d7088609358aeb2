"""Filter `outside_article`."""

from newsclean.model import Document, Marks


def outside_article(doc: Document) -> Marks:
    """What stands before and after the article on a whole page: menus above it, headlines of other articles and footers below.

    The article is the run of blocks with the most running text and the fewest short lines between (see `newsclean.span`). An input that
    shows no page furniture is left alone, so that lists in an article that was extracted before stay whole.
    """
    span, inside = doc.span, doc.in_container
    for block in doc.kept:
        if block.index in span or (block.index in inside and (block.index < span.start or block.index in doc.beside_text)):
            continue
        if block in doc.leads:
            continue
        yield block, f"stands {'above' if block.index < span.start else 'below'} the article, among short lines"
