"""Filter `link_block`."""

from newsclean.document import Document, Marks
from newsclean.layout.furniture import LinkPlace

_REASONS: dict[LinkPlace, str] = {
    "apart": "is a link, and stands apart from the article's paragraphs",
    "row": "is a row of links",
    "above": "is a link above the headline",
    "outside": "is a link outside the article's element",
}


def link_block(doc: Document) -> Marks:
    """Links outside the article's element on a page: menus, other stories' headlines, lists of topics.

    Links between the headline and the article are kept, since bylines link to their authors; so are the page's top headings, which may link to the
    page itself. Inside the article's element, the filter removes links that do not stand beside the article's paragraphs, rows of several links, and
    links above the headline. `newsclean.layout.furniture` has the details.
    """
    linked = doc.layout.linked
    return [(block, _REASONS[linked[block.index]]) for block in doc.kept_among(linked)]
