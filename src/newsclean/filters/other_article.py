"""Filter `other_article`."""

from newsclean.document import Document, Marks


def other_article(doc: Document) -> Marks:
    """Teasers of other articles on a page: an `<article>` element whose own heading is a link, or elements of one shape, each with a link and text.

    The `<article>` that holds the page's headline is the article itself. If none does, such elements may be the entries of a list, and stay. An
    article in several `<article>` elements is kept: their headings are not links. `newsclean.layout.furniture` has the details.

    Elements of one shape go, whatever they are called, where each has a link to the same site above a sentence or two. Three are enough outside the
    element that holds the headline and the article's text. Inside it there must be five, below all of the text, and less text than above them. So a
    list of linked products or places stays. `newsclean.layout.siblings` has the details.
    """
    for block in doc.kept_among(doc.layout.other_articles):
        yield block, "stands in an <article> of its own, whose heading is a link"
    teasers = {index: found for index, found in doc.layout.siblings.items() if found.kind == "teasers"}
    for block in doc.kept_among(teasers):
        yield block, f"stands in one of {teasers[block.index].members} elements of one shape, each with a link and a little text"
