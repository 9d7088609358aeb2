"""Filter `site_element`."""

from functools import lru_cache

from newsclean.model import Block, Document, Marks
from newsclean.node import SITE_ELEMENTS
from newsclean.span import running_words

MAX_SHARE = 0.9  # of the page's running text that one kind of element may hold

_FURNITURE = frozenset(
    (
        *SITE_ELEMENTS,
        *("role=navigation", "role=complementary", "role=contentinfo", "role=banner", "role=search", "role=dialog", "role=alertdialog"),
    )
)


def site_element(doc: Document) -> Marks:
    """What stands in the page's own furniture: `<nav>`, `<footer>`, `<aside>`, the page's `<header>`, or an element with such a role.

    Headings are left to the other filters, since pages put the headline into a header of the article. A `<header>` inside `<article>` or
    `<main>`, or with the headline in it, is the article's. What holds nearly all of the page's running text is no furniture.
    """
    headed = doc.headline.path.nearest("header") if doc.headline is not None and doc.headline.path is not None else None
    found: dict[str, list[Block]] = {}
    for block in doc.kept:
        if block.path is not None and block.kind != "heading" and (name := _furniture(block.path.around)):
            if name == "header" and headed is not None and block.path.nearest("header") is headed:
                continue
            found.setdefault(name, []).append(block)
    if not found:
        return
    held = {name: running_words(blocks) for name, blocks in found.items()}
    most = MAX_SHARE * running_words(doc.kept)
    if sum(held.values()) > most:  # one of them is unclosed, and holds the article
        del found[max(held, key=lambda name: held[name])]
    for name, blocks in found.items():
        if held[name] <= most:
            for block in blocks:
                yield block, f"stands in a <{name}>" if "=" not in name else f'stands in an element with the role "{name[5:]}"'


@lru_cache(maxsize=1024)
def _furniture(around: frozenset[str]) -> str | None:
    """The name of the furniture among an element and those around it. Remembered, as most blocks of a page stand in the same ones."""
    if not _FURNITURE.isdisjoint(around):
        return min(_FURNITURE & around)
    return "header" if "header" in around and "article" not in around and "main" not in around else None
