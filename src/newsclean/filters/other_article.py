"""Filter `other_article`."""

from newsclean.document import Document, Marks


def other_article(doc: Document) -> Marks:
    """Teasers of other articles on a page: an `<article>` element whose own heading is a link.

    The element that holds the page's headline is the article itself; where none does, nothing is touched, as the elements may be the entries
    of a list. Parts of one article in several elements have headings that lead nowhere, and are kept.
    See `newsclean.layout.furniture`.
    """
    others = doc.layout.other_articles
    for block in doc.kept if others else ():
        if block.index in others:
            yield block, "stands in an <article> of its own, whose heading is a link"
