"""Filter `site_element`."""

from newsclean.model import Document, Marks, Node

_ELEMENTS = frozenset(("nav", "footer", "aside", "dialog", "menu"))
_ROLES = frozenset(("navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alertdialog"))


def site_element(doc: Document) -> Marks:
    """What stands in the page's own furniture: `<nav>`, `<footer>`, `<aside>`, the page's `<header>`, or an element with such a role.

    Headings are left to the other filters, since pages put the headline into a header of the article. A `<header>` inside `<article>` or
    `<main>` is the article's.
    """
    for block in doc.kept:
        if block.path is None or block.kind == "heading":
            continue
        for node in block.path.up():
            if node.tag in _ELEMENTS or (node.tag == "header" and not _is_inside_article(node)):
                yield block, f"stands in a <{node.tag}>"
                break
            if (role := node.attributes.get("role")) in _ROLES:
                yield block, f'stands in an element with the role "{role}"'
                break


def _is_inside_article(node: Node) -> bool:
    return any(around.tag in ("article", "main") for around in node.up())
