"""Filter `other_article`."""

from newsclean.document import Document, Marks


def other_article(doc: Document) -> Marks:
    """Teasers of other articles on a page: an `<article>` element whose own heading is a link.

    The `<article>` that holds the page's headline is the article itself. If none does, the filter removes nothing, as the elements may be the
    entries of a list. An article in several `<article>` elements is kept: their headings are not links. `newsclean.layout.furniture` has the
    details.
    """
    return [(block, "stands in an <article> of its own, whose heading is a link") for block in doc.kept_among(doc.layout.other_articles)]
