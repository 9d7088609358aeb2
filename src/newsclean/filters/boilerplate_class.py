"""Filter `boilerplate_class`."""

from newsclean.document import Document, Marks
from newsclean.layout.furniture import named_blocks


def boilerplate_class(doc: Document) -> Marks:
    """What stands in an element whose class, id or role names furniture: "related-stories", "newsletterSignup", "author-bio".

    Names lie: a page may wrap its whole article in "has-sidebar". So the names of the article's own element, and of those around it, are not
    believed, there or elsewhere. Inside it a word that would take more than two fifths of the running text away is not believed either, but
    for comments, which are often longer than the article. A teaser or a banner leads elsewhere: running text in an element of that name, with
    neither a link nor a heading in it, is kept.
    See `newsclean.layout.furniture`.
    """
    layout = doc.layout
    named = layout.named
    if not doc.removals.keys() <= layout.hidden | layout.site.keys():  # a name that took too much may take little of what is left
        named = {**named, **named_blocks(doc.kept, layout.container, layout.in_container)}
    for block in doc.kept:
        if word := named.get(block.index):
            yield block, f'stands in an element named "{word}"'
