"""Filter `site_element`."""

from newsclean.document import Document, Marks


def site_element(doc: Document) -> Marks:
    """What stands in furniture of the site: `<nav>`, `<footer>`, `<aside>`, the page's `<header>`, a `<form>` to fill in, an element of such a role.

    Headings are kept, since pages put the headline into a header of the article. A `<header>` inside `<article>` or `<main>` belongs to the
    article, and so does a `<header>` or a `<form>` with the headline in it. An element that holds nearly all of the page's running text is kept, as
    it was probably never closed. `newsclean.layout.furniture` has the details.
    """
    site = doc.layout.site
    return [(block, _reason(site[block.index])) for block in doc.kept_among(site)]


def _reason(name: str) -> str:
    if name == "role=form":
        return "stands in a form to fill in"
    return f"stands in a <{name}>" if "=" not in name else f'stands in an element with the role "{name.removeprefix("role=")}"'
