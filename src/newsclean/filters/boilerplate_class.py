"""Filter `boilerplate_class`."""

from newsclean.document import Document, Marks
from newsclean.layout.furniture import named_blocks


def boilerplate_class(doc: Document) -> Marks:
    """What stands in an element whose class, id or role names furniture: "related-stories", "newsletterSignup", "author-bio".

    Names lie: a page may wrap its whole article in "has-sidebar". So the filter ignores words in the names of the article's element and of the
    elements around it, wherever they stand. It also ignores a word that would remove more than two fifths of the running text, except for comments,
    which are often longer than the article. "Teaser" and "banner" count only for boxes that lead elsewhere: running text in such an element is kept
    if neither a link nor a heading stands in it. `newsclean.layout.furniture` has the details.
    """
    if doc.head is None:
        return ()
    layout = doc.layout
    named = layout.named
    if not layout.hidden.union(layout.site).issuperset(doc.removals):  # what took too much of the whole may take little of what is left
        named = {**named, **named_blocks(doc.kept, layout.container, layout.in_container)}
    return [(block, f'stands in an element named "{named[block.index]}"') for block in doc.kept_among(named)]
