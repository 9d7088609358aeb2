"""The body of an article as a tree of trafilatura's elements: `<p>`, `<head>`, `<list>`, `<item>`, `<quote>`, `<table>`, `<hi>`, `<ref>`, and so on.

It is made from the HTML that newsclean writes, which has few elements (`newsclean.output.html`). trafilatura's own writers take it from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import lxml.html

from newsclean.beside import Image
from newsclean.output.html import to_html
from newsclean.output.tei import xml_text

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

    from newsclean.article import Article

# Element of HTML -> the element of trafilatura, and its attribute.
_RENAMED: dict[str, tuple[str, dict[str, str]]] = {
    **{f"h{level}": ("head", {"rend": f"h{level}"}) for level in range(1, 7)},
    "ul": ("list", {"rend": "ul"}),
    "ol": ("list", {"rend": "ol"}),
    "li": ("item", {}),
    "blockquote": ("quote", {}),
    "tr": ("row", {}),
    "th": ("cell", {"role": "head"}),
    "td": ("cell", {}),
    "strong": ("hi", {"rend": "#b"}),
    "em": ("hi", {"rend": "#i"}),
    "br": ("lb", {}),
}
_HOLD_BLOCKS = ("body", "list", "quote", "table", "row", "item")
_BLOCKS = frozenset(("head", "p", "list", "item", "quote", "table", "row", "cell", "code"))


def body_tree(article: Article, options: Extractor) -> Any:
    """Return the body of an article as an lxml element `<body>`, with the parts that the options ask for: tables, links, pictures, emphasis."""
    blocks = article.document.kept
    images: Iterable[Image] = article.images if options.images else ()
    if not options.tables:
        images = _moved(images, [block.kind != "table" for block in blocks])
        blocks = tuple([block for block in blocks if block.kind != "table"])
    body = lxml.html.fragment_fromstring(xml_text(to_html(blocks, images)), create_parent="body")
    for element in list(body.iterdescendants()):
        _convert(element, options)
    for element in body.iter(*_HOLD_BLOCKS):
        _strip(element)
    return body


def comments_tree(article: Article) -> Any:
    """Return the comments of readers as an lxml element `<body>`, a paragraph each."""
    body = lxml.html.fragment_fromstring("", create_parent="body")
    for comment in article.comments:
        paragraph = body.makeelement("p")
        paragraph.text = " ".join(xml_text(comment.text).split())
        body.append(paragraph)
    return body


def _moved(images: Iterable[Image], stays: list[bool]) -> list[Image]:
    """Return pictures with their places among the blocks that stay."""
    places = list(accumulate(stays, initial=0))
    return [image._replace(block=places[image.block]) for image in images]


def _convert(element: Any, options: Extractor) -> None:
    """Make an element one of trafilatura's, or take it away and leave its text."""
    tag = element.tag
    if tag in ("thead", "tbody") or (tag in ("strong", "em") and not options.formatting) or (tag == "a" and not options.links):
        element.drop_tag()
    elif tag == "hr":
        element.drop_tree()
    elif tag == "pre":
        text = element.text_content()
        element.clear(keep_tail=True)
        element.tag, element.text = "code", text
    elif tag == "a":
        target = element.get("href")
        element.attrib.clear()
        element.tag = "ref"
        element.set("target", target)
    elif tag == "figure":
        _convert_figure(element)
    elif tag in _RENAMED:
        element.tag, attributes = _RENAMED[tag]
        element.attrib.clear()
        element.attrib.update(attributes)


def _convert_figure(figure: Any) -> None:
    """Make a paragraph with a `<graphic>` of a figure; its caption becomes the title of the picture."""
    picture, caption = figure.find("img"), figure.find("figcaption")
    graphic = figure.makeelement("graphic", {"src": picture.get("src"), "alt": picture.get("alt")})
    if caption is not None:
        graphic.set("title", caption.text_content())
    figure.clear(keep_tail=True)
    figure.tag = "p"
    figure.append(graphic)


def _strip(element: Any) -> None:
    """Take away the line breaks that the HTML has around the blocks in an element."""
    before = None
    for child in element:
        if child.tag in _BLOCKS:
            if before is None:
                element.text = (element.text or "").rstrip("\n") or None
            else:
                before.tail = (before.tail or "").rstrip("\n") or None
            child.tail = (child.tail or "").lstrip("\n") or None
        before = child
