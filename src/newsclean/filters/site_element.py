"""Filter `site_element`."""

from newsclean.document import Document, Marks


def site_element(doc: Document) -> Marks:
    """What stands in the page's own furniture: `<nav>`, `<footer>`, `<aside>`, the page's `<header>`, or an element with such a role.

    Headings are left to the other filters, since pages put the headline into a header of the article. A `<header>` inside `<article>` or
    `<main>`, or with the headline in it, is the article's. What holds nearly all of the page's running text is no furniture.
    See `newsclean.layout.furniture`.
    """
    site = doc.layout.site
    for block in doc.kept if site else ():
        if name := site.get(block.index):
            yield block, f"stands in a <{name}>" if "=" not in name else f'stands in an element with the role "{name.removeprefix("role=")}"'
