"""What must hold of the HTML that newsclean writes of a body: by a parser, and by a sanitiser's verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean import Article
from newsclean.document import Block

try:
    import nh3
except ImportError:  # then the parser is asked alone
    nh3 = None  # type: ignore[assignment]

TAGS = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "table", "thead", "tbody", "tr", "th", "td", "hr"),
        *("figure", "img", "figcaption", "a", "strong", "em", "br"),
    )
)
_ADDRESS = re.compile(r"https?://[^\s]+|mailto:[^\s]*|(?![A-Za-z][A-Za-z0-9+.-]*:)[^\s]+", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}")
_ANYTHING = re.compile(r".*", re.DOTALL)
ATTRIBUTES = {"a": {"href": _ADDRESS}, "img": {"src": _ADDRESS, "alt": _ANYTHING}, "ol": {"start": _NUMBER}, "li": {"value": _NUMBER}}
_NOT_IN_HTML = re.compile("[\x00\ud800-\udfff]")  # a parser drops it, or cannot be given it

Node = str | tuple[str, tuple[tuple[str, str | None], ...]]


def check_html(article: Article) -> None:
    """`article.html` has elements, attributes and addresses of the list alone, and the words of the body; a sanitiser would change nothing in it."""
    written = article.html
    assert problems(written) == [], written
    if article._given is None:
        assert words(written) == [word for block in article.document.kept for word in words_of(block)], written


def problems(written: str) -> list[str]:
    """What of some HTML is not on the lists, and what a sanitiser would change. Empty for good HTML."""
    written = _NOT_IN_HTML.sub("", written)
    body = _body(written)
    found = []
    for node in body.css("*"):
        if node is body or node.tag in ("-undef", "body"):
            continue
        if node.tag not in TAGS:
            found.append(f"<{node.tag}>")
        allowed = ATTRIBUTES.get(node.tag or "", {})
        for name, value in node.attributes.items():
            if name not in allowed or allowed[name].fullmatch(value or "") is None:
                found.append(f"{name}={value!r}")
    if nh3 is not None and _nodes(sanitised(written)) != _nodes(written):
        found.append(f"nh3 makes of it: {sanitised(written)}")
    return found


def sanitised(written: str) -> str:
    """What nh3 leaves of some HTML, by the same lists."""
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items()}
    schemes = {"http", "https", "mailto"}
    return nh3.clean(written, tags=set(TAGS), clean_content_tags=set(), attributes=attributes, url_schemes=schemes, link_rel=None)


def words(written: str) -> list[str]:
    """The words of the body in some HTML, as they stand there. The captions of pictures are left out."""
    body = _body(_NOT_IN_HTML.sub("", written))
    for node in body.css("figure"):
        node.decompose()
    return "".join([" " if node[0] == "br" else node if isinstance(node, str) else "" for node in _walk(body)]).split()


def words_of(block: Block) -> list[str]:
    """The words of a block. A line across has none."""
    if block.kind == "rule" and not any(c.isalnum() for c in block.text):
        return []
    return _NOT_IN_HTML.sub("", block.text).split()


def _body(written: str) -> LexborNode:
    body = LexborHTMLParser(f"<!doctype html><body>{written}").body
    assert body is not None
    return body


def _nodes(written: str) -> list[Node]:
    """The elements, attributes and texts of some HTML, in order: what differs in the spelling of entities alone is the same.

    Addresses of hosts in other letters ("xn--…") are left out: nh3 drops one with letters that no registry takes. It leads nowhere, and does no harm.
    """
    return [
        node if isinstance(node, str) else (node[0], tuple([pair for pair in node[1] if "xn--" not in (pair[1] or "")]))
        for node in _walk(_body(written))
    ]


def _walk(body: LexborNode) -> Iterator[Node]:
    open_: list[LexborNode | None] = [body.first_child]
    while open_:
        node = open_.pop()
        if node is None:
            continue
        open_.append(node.next)
        if node.is_text_node:
            yield node.text_content or ""
        else:
            yield node.tag or "", tuple(sorted(node.attributes.items()))
            open_.append(node.first_child)
