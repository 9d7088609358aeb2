"""Filter `site_element`."""

from newsclean.document import Document, Marks


def site_element(doc: Document) -> Marks:
    """What stands in furniture of the site: `<nav>`, `<footer>`, `<aside>`, `<form>`, the page's `<header>`, or an element with such a role.

    Headings are kept, since pages put the headline into a header of the article. A `<header>` inside `<article>` or `<main>`, or with the headline
    in it, belongs to the article. An element that holds nearly all of the page's running text is kept, as it was probably never closed.
    So is a form around the headline, or around the first running text below it. `newsclean.layout.furniture` has the details.
    """
    site = doc.layout.site
    return [(block, _reason(site[block.index])) for block in doc.kept_among(site)]


def _reason(name: str) -> str:
    return f"stands in a <{name}>" if "=" not in name else f'stands in an element with the role "{name.removeprefix("role=")}"'
