"""Data written as HTML: strings, lists of paragraphs, and trees of nodes as editors and frameworks store them.

What a node is, is told by its type ("paragraph", "h2", "list-item") and by the key that holds its text. What is no text of the article is left out:
pictures, boxes, and objects of their own, such as other articles and comments.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from newsclean.languages import scripts

MOST_NODES = 200_000  # objects, lists and texts that are written
MOST_WRITTEN = 10_000_000  # characters of a page's data that are written; one text may be referred to many times
DEEPEST_NODE = 60  # objects and lists within one another

TITLES = frozenset(("title", "headline", "headlines", "heading", "seotitle", "metatitle", "ogtitle", "titel", "titre", "titulo", "titolo"))
ADDRESSES = frozenset(("url", "href", "link", "slug", "path", "permalink", "canonicalurl", "canonical", "weburl", "uri", "shareurl"))
AUTHORS = frozenset(("author", "authors", "byline", "bylines", "creator", "credits", "writer", "writers", "username", "user", "autor", "auteur"))
# Keys that hold the text of a node, the most trusted first.
_TEXTS = (
    *("html", "rendered", "__html", "children", "content", "contents", "value", "text", "articlebody", "body", "bodyhtml", "markup", "insert"),
    *(
        "ops",
        "delta",
        "paragraphs",
        "contentelements",
        "elements",
        "blocks",
        "nodes",
        "items",
        "entries",
        "sections",
        "components",
        "parts",
        "richtext",
        "raw",
    ),
    *("document", "root", "data", "json", "fields", "attributes", "props", "paragraph", "texts", "story", "article", "main", "doc", "list", "model"),
)
_DATE = re.compile(r"date|time|published|created|updated|modified")
_KEY = re.compile(r"[A-Za-z_]+")

_BLOCKS = {
    **dict.fromkeys(("p", "paragraph", "para", "textblock", "block", "normal", "unstyled", "bodytext", "richtextparagraph", "line"), "p"),
    **dict.fromkeys(("heading", "header", "subheading", "subheader", "subhead", "crosshead", "crossheading", "intertitle", "zwischentitel"), "h2"),
    **dict.fromkeys(("ul", "bulletlist", "unorderedlist", "bulletedlist", "list", "itemlist"), "ul"),
    **dict.fromkeys(("ol", "orderedlist", "numberedlist", "numlist"), "ol"),
    **dict.fromkeys(("li", "listitem", "unorderedlistitem", "orderedlistitem", "listitemchild"), "li"),
    **dict.fromkeys(("blockquote", "quote", "quoteblock"), "blockquote"),
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
    **{f"heading{level}": f"h{level}" for level in range(1, 7)},
    **dict.fromkeys(("headerone", "headingone"), "h1"),
    **dict.fromkeys(("headertwo", "headingtwo"), "h2"),
    **dict.fromkeys(("headerthree", "headingthree"), "h3"),
    **{tag: tag for tag in ("table", "tbody", "thead", "tr", "td", "th", "pre", "dl", "dt", "dd")},
    **dict.fromkeys(("tablerow",), "tr"),
    **dict.fromkeys(("tablecell",), "td"),
}
_INLINES_WORDS = """
a b i em strong span text link hyperlink textnode leaf bold italic emphasis u s sub sup mark small code string inline linebreak hardbreak br
"""
_INLINES = frozenset(_INLINES_WORDS.split())
# Words in the type of a node that is no text of the article.
_NO_TEXT_WORDS = """
image images img picture photo gallery slideshow video audio podcast media embed oembed iframe figure caption svg map chart
ad ads advert advertisement advertising newsletter signup subscribe promo promotion widget paywall poll quiz share social cta button form
related recommended recirculation teaser teasers interstitial readmore reference comment comments tag tags author byline
script style breadcrumb navigation nav menu footer
"""
_NO_TEXT = frozenset(_NO_TEXT_WORDS.split())
_LEVEL = re.compile(r"h?([1-6])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_ESCAPED_TAG = re.compile(r"&lt;/?[a-zA-Z][^<>]{0,2000}?&gt;")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# Elements of React and of lists such as ["p", {}, "text"].
_ELEMENTS_WORDS = """
div p span a b i em strong u s ul ol li h1 h2 h3 h4 h5 h6 blockquote section article main header footer nav aside figure figcaption table tbody
thead tr td th br hr img picture pre code small sub sup time cite q dl dt dd button form label body html
"""
_ELEMENTS = frozenset(_ELEMENTS_WORDS.split())
_ATTRIBUTES = {"className": "class", "class": "class", "id": "id", "href": "href", "role": "role", "hidden": "hidden", "dateTime": "datetime"}


def folded(key: str) -> str:
    """Return a key as it is compared: small letters alone, and of a key with arguments what stands before them.

    >>> folded("content_elements"), folded('body({"format":"html"})')
    ('contentelements', 'body')
    """
    found = _KEY.match(key[:80])
    return found[0].replace("_", "").lower() if found else ""


def words(key: str) -> frozenset[str]:
    """Return the words of a key in small letters: "relatedStories" gives related, stories."""
    return frozenset([word.lower() for word in _WORD.findall(key[:80])])


def is_record(node: Mapping[str, Any]) -> bool:
    """Return whether an object is something of its own, such as another article or a comment, and no part of an article's text.

    It has a title and also an address, a date or an author; or both of the latter.
    """
    keys = {folded(key): value for key, value in node.items() if value}
    has_author = not AUTHORS.isdisjoint(keys)
    has_date = any(_DATE.search(key) for key in keys)
    if TITLES.isdisjoint(keys):
        return has_author and has_date
    return has_author or has_date or not ADDRESSES.isdisjoint(keys)


def to_html(value: Any) -> str:
    """Return the HTML of an article's body that is stored as a text, a list or an object.

    >>> to_html(["Talks end.", {"type": "header", "level": 3, "text": "Why"}, {"type": "paragraph", "content": [{"text": "No"}, {"text": " deal."}]}])
    '<p>Talks end.</p><h3>Why</h3><p>No deal.</p>'
    """
    return Writer().write(value)


class Writer:
    """Writes data as HTML.

    left   how many more objects, lists and texts it may write
    room   how many more characters
    """

    def __init__(self) -> None:
        self.left = MOST_NODES
        self.room = MOST_WRITTEN
        self._open: set[int] = set()  # objects and lists that are being written: one may hold itself

    def write(self, value: Any) -> str:
        """Return a value as HTML whose outermost elements break lines."""
        return self._written(value, 0, False)

    def _written(self, value: Any, depth: int, is_inline: bool) -> str:
        self.left -= 1
        if self.left < 0 or depth > DEEPEST_NODE:
            return ""
        if isinstance(value, str):
            self.room -= len(value)
            return _text(value, is_inline) if self.room > 0 else ""
        if not isinstance(value, dict | list) or not value or id(value) in self._open:
            return ""
        self._open.add(id(value))
        try:
            return self._list(value, depth, is_inline) if isinstance(value, list) else self._node(value, depth, is_inline)
        finally:
            self._open.discard(id(value))

    def _list(self, items: list[Any], depth: int, is_inline: bool) -> str:
        if element := _element(items):
            return self._element(*element, depth, is_inline)
        if not is_inline and _are_inline(items):
            found = "".join([self._written(item, depth + 1, True) for item in items])
            return f"<p>{found}</p>" if found.strip() else ""
        return "".join([self._written(item, depth + 1, is_inline) for item in items])

    def _element(self, tag: str, attributes: Mapping[str, Any], inner: Any, depth: int, is_inline: bool) -> str:
        """Return an element of a tree that a framework has stored, with its children."""
        if not tag:
            return self._written(inner, depth + 1, is_inline)
        shown = "".join([f' {name}="{html.escape(given)}"' for name, given in _shown_attributes(attributes)])
        if isinstance(made := attributes.get("dangerouslySetInnerHTML"), dict) and isinstance(made.get("__html"), str):
            return f"<{tag}{shown}>{self._written(made['__html'], depth + 1, True)}</{tag}>"
        if tag in ("br", "hr", "img"):
            return f"<{tag}>"
        return f"<{tag}{shown}>{self._written(inner, depth + 1, True)}</{tag}>"

    def _node(self, node: dict[str, Any], depth: int, is_inline: bool) -> str:
        kind = _kind(node)
        if (kind is not None and not _NO_TEXT.isdisjoint(words(kind))) or (depth and not is_inline and is_record(node)):
            return ""
        keys = {folded(key): key for key in reversed(node)}
        name = folded(kind) if kind is not None else ""
        if name in ("br", "linebreak", "hardbreak"):
            return "<br>"
        tag = _block_tag(kind, node)
        if tag is None and not is_inline and name not in _INLINES and _has_inline_children(node, keys):
            tag = "p"
        found = self._content(node, keys, depth, is_inline or tag not in (None, "ul", "ol", "table", "tbody", "thead", "tr", "blockquote", "dl"), tag)
        if not found.strip():
            return ""
        if name in ("a", "link", "hyperlink") and (address := _address(node)):
            found = f'<a href="{html.escape(address)}">{found}</a>'
        elif name in ("b", "strong", "bold"):
            found = f"<b>{found}</b>"
        elif name in ("i", "em", "italic", "emphasis"):
            found = f"<i>{found}</i>"
        if tag is None:
            return found if is_inline or name not in _INLINES or found.lstrip().startswith("<p") else f"<p>{found}</p>"
        return found if is_inline and tag == "p" else _wrapped(found, tag)

    def _content(self, node: dict[str, Any], keys: dict[str, str], depth: int, is_inline: bool, tag: str | None) -> str:
        """Return what the first of a node's keys holds that holds text, below the heading that it has beside it."""
        for name in _TEXTS:
            if name not in keys or not (inner := node[keys[name]]):
                continue
            if isinstance(inner, dict) and tag in ("ul", "ol"):
                found = self._content(inner, {folded(key): key for key in reversed(inner)}, depth + 1, is_inline, tag) if depth < DEEPEST_NODE else ""
            elif isinstance(inner, list) and tag in ("ul", "ol"):
                found = "".join([_wrapped(self._written(item, depth + 1, True), "li") for item in inner])
            else:
                found = self._written(inner, depth + 1, is_inline)
            if found.strip():
                return found if is_inline or tag is not None else _heading(node, keys) + found
        return ""


def _kind(node: Mapping[str, Any]) -> str | None:
    """Return the type of a node, as it calls itself."""
    for key in ("type", "nodeType", "_type", "node_type", "kind", "tag", "tagName", "blockType", "__typename", "component", "style"):
        if isinstance(kind := node.get(key), str) and kind:
            if key == "_type" and isinstance(style := node.get("style"), str):  # Portable Text
                return style
            return kind
    return None


def _block_tag(kind: str | None, node: Mapping[str, Any]) -> str | None:
    """Return the tag of an element that breaks the line, which a node stands for, or None."""
    if kind is None:
        return None
    name = re.sub(r"[^a-z0-9]", "", kind.lower().rsplit("/", 1)[-1].rsplit(".", 1)[-1][:60])
    tag = _BLOCKS.get(name) or _BLOCKS.get(name.removesuffix("block").removesuffix("element").removesuffix("node"))
    if tag == "h2":
        inner = node.get("attrs") or node.get("data")
        level = node.get("level") or node.get("depth") or (inner.get("level") if isinstance(inner, dict) else None)
        found = _LEVEL.fullmatch(str(level)[:4])
        return f"h{found[1]}" if found else tag
    if tag == "ul" and (node.get("ordered") is True or node.get("list_type") == "ordered"):
        return "ol"
    return tag


def _has_inline_children(node: Mapping[str, Any], keys: Mapping[str, str]) -> bool:
    """Return whether the children of a node without a known type are pieces of a line."""
    return any(isinstance(inner := node[keys[name]], list) and _are_inline(inner) for name in ("children", "content", "nodes") if name in keys)


def _are_inline(items: list[Any]) -> bool:
    """Return whether the items of a list are pieces of one line: leaves, of which most do not end as a sentence does."""
    if len(items) < 2 and not (items and isinstance(items[0], dict) and items[0].get("type") in ("text", "textNode")):
        return False
    texts: list[str] = []
    for item in items:
        text = item if isinstance(item, str) else _leaf(item)
        if text is None or _TAG.search(text) is not None:
            return False
        texts.append(text)
    ends = sum([scripts.ending(text.strip()) == "sentence" for text in texts if text.strip()])
    return 2 * ends < len(items) or (2 * ends == len(items) and any(_runs_on(left, right) for left, right in pairwise(texts)))


def _runs_on(left: str, right: str) -> bool:
    """Return whether a line runs on from one text to the next."""
    return left[-1:].isspace() or right[:1].isspace() or right[:1].islower() or right[:1] in (",", ".", ";", ":", ")")


def _leaf(item: Any) -> str | None:
    """Return the text of a node that has no inner ones, or None. That of a link is looked for in its children."""
    if isinstance(item, list) and (element := _element(item)):
        return "" if element[0] in _INLINES else None
    if not isinstance(item, dict):
        return None
    kind = _kind(item)
    if kind is not None and folded(kind) not in _INLINES:
        return None
    for key in ("text", "value", "content", "children", "nodes"):
        if isinstance(text := item.get(key), str):
            return text
        if isinstance(text, list) and kind is not None:
            return ""
    return None


def _element(items: list[Any]) -> tuple[str, Mapping[str, Any], Any] | None:
    """Return tag, attributes and children of the element that a list stands for: ["$", "p", key, {"children": …}], or ["p", {}, …]; else None."""
    if len(items) >= 4 and items[0] == "$" and isinstance(items[1], str):
        properties = items[3] if isinstance(items[3], dict) else {}
        return items[1] if items[1] in _ELEMENTS else "", properties, properties.get("children")
    if len(items) >= 2 and isinstance(items[0], str) and items[0] in _ELEMENTS:
        attributes = items[1] if isinstance(items[1], dict) and _kind(items[1]) is None and "text" not in items[1] else None
        return items[0], attributes or {}, items[2:] if attributes is not None else items[1:]
    return None


def _shown_attributes(attributes: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Iterate over the attributes of a stored element that the reader of pages looks at, by their names in HTML."""
    for key, name in _ATTRIBUTES.items():
        given = attributes.get(key)
        if isinstance(given, str):
            yield name, given
        elif given is True:
            yield name, ""


def _address(node: Mapping[str, Any]) -> str | None:
    for place in (node, node.get("data"), node.get("attrs")):
        if isinstance(place, dict):
            for key in ("url", "href", "uri"):
                if isinstance(address := place.get(key), str):
                    return address
    return None


def _heading(node: Mapping[str, Any], keys: Mapping[str, str]) -> str:
    """Return the heading that a section has beside its text."""
    for name in ("heading", "subheading", "subtitle", "crosshead"):
        if name in keys and isinstance(text := node[keys[name]], str) and text.strip():
            return f"<h2>{_text(text, True)}</h2>"
    return ""


def _wrapped(found: str, tag: str) -> str:
    if tag == "p" and "<" in found and re.match(r"\s*<(?:p|div|h[1-6]|ul|ol|blockquote|figure|section|table)\b", found, re.IGNORECASE):
        return found
    return f"<{tag}>{found}</{tag}>" if found.strip() else ""


def _text(text: str, is_inline: bool) -> str:
    """Return a text as HTML. It may be HTML already, or HTML that was escaped once more."""
    if "<" not in text and "&lt;" in text and _ESCAPED_TAG.search(text):
        text = html.unescape(text)
    if "<" in text and _TAG.search(text):
        return text
    if "&" in text:
        text = html.unescape(text)
    if is_inline:
        return html.escape(text, quote=False)
    return "".join([f"<p>{html.escape(line, quote=False)}</p>" for line in text.splitlines() if line and not line.isspace()])
