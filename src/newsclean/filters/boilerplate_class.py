"""Filter `boilerplate_class`."""

from collections.abc import Mapping

from newsclean.document import Document, Marks
from newsclean.layout.furniture import named_blocks


def boilerplate_class(doc: Document) -> Marks:
    """What stands in an element whose class, id or role names furniture: "related-stories", "newsletterSignup", "author-bio".

    Names lie: a page may wrap its whole article in "has-sidebar". So the filter ignores words in the names of the article's element and of the
    elements around it, wherever they stand. It also ignores a word that would remove more than two fifths of the running text, except for comments,
    which are often longer than the article. "Teaser" and "banner" count only for boxes that lead elsewhere: running text in such an element is kept
    if neither a link nor a heading stands in it, or if it holds the page's headline. `newsclean.layout.furniture` has the details.
    """
    return _marks(doc, {**doc.layout.named, **_named_in_rest(doc)})


def boilerplate_in_rest(doc: Document) -> Marks:
    """Mark what has such a name once other blocks are gone: what takes too much of the whole may take little of what is left."""
    return _marks(doc, _named_in_rest(doc))


def _named_in_rest(doc: Document) -> Mapping[int, str]:
    layout = doc.layout
    if doc.head is None or layout.hidden.union(layout.site).issuperset(doc.removals):  # then the survey has seen the same
        return {}
    return named_blocks(doc.kept, layout.container, layout.in_container, layout.headline)


def _marks(doc: Document, named: Mapping[int, str]) -> Marks:
    return [(block, f'stands in an element named "{named[block.index]}"') for block in doc.kept_among(named)]
