"""Filter `link_block`."""

from newsclean.document import Block, Document, Marks
from newsclean.layout.furniture import LinkPlace

_PLACES: dict[LinkPlace, str] = {
    "apart": ", and stands apart from the article's paragraphs",
    "above": " above the headline",
    "below": " in a list below the article's last paragraph",
    "outside": " outside the article's element",
}


def link_block(doc: Document) -> Marks:
    """Links outside the article's element on a page: menus, other stories' headlines, lists of topics.

    Links between the headline and the article are kept, since bylines link to their authors; so are the page's top headings, which may link to the
    page itself. Inside the article's element, the filter removes links that do not stand beside the article's paragraphs, rows of several links,
    links above the headline, and three links or more below the last paragraph. `newsclean.layout.furniture` has the details.
    """
    linked = doc.layout.linked
    return [(block, _reason(block, linked[block.index])) for block in doc.kept_among(linked)]


def _reason(block: Block, place: LinkPlace) -> str:
    if place == "row":
        return "is a row of links"
    return f"is a {'link' if block.stands_for == 1 else f'list of {block.stands_for} links'}{_PLACES[place]}"
