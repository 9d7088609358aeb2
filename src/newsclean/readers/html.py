"""HTML pages to blocks: one walk over the tree that Lexbor parses.

Every piece of text becomes part of a block, whatever surrounds it; what a block's surroundings say (a `<nav>`, a hidden element, a class
named "related-stories") goes into its `path`, for the filters to judge.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.model import SITE_ELEMENTS, Block, Head, Node, hides
from newsclean.readers.head import read_head
from newsclean.readers.lines import split_words

# Elements that hold no text of the page.
_SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video head title textarea select option datalist map".split()  # noqa: SIM905
)
# Elements that run within a line of text; all others break it.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb rp rt s samp small span strike strong sub sup "  # noqa: SIM905
    "time tt u var wbr".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_KINDS = {
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
    "pre": "code",
    "tr": "table",
}
_WRAPPED = {"strong": "**", "b": "**", "em": "*", "i": "*"}

# Deeper than the pages that people read, whose deepest seen was 26; below it the tree is read as one run of text.
MAX_DEPTH = 200


def read_html(page: str) -> tuple[list[Block], Head]:
    """The blocks of a page, and what its head says of it.

    >>> blocks, head = read_html("<title>Talks</title><h1>Talks end</h1><p>Kim <a href='/k'>noted</a> it.<nav>Home</nav>")
    >>> [(b.kind, b.text, b.path.tag) for b in blocks], head.title
    ([('heading', 'Talks end', 'h1'), ('paragraph', 'Kim noted it.', 'p'), ('paragraph', 'Home', 'nav')], 'Talks')
    """
    tree = LexborHTMLParser(page.encode("utf-8", "replace"))  # eight times as fast as handing over the str
    walk = _Walk()
    body = tree.body
    if body is not None:
        walk.element(body, Node(None, "body", {}), 0)
        walk.flush()
    return walk.blocks, read_head(tree)


class _Walk:
    """The state of a walk: the blocks so far, and the line of text that is being put together."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text: list[str] = []  # pieces of the line that is being put together
        self.markup: list[str] = []
        self.linked = 0
        self.in_link = False
        self.node = Node(None, "body", {})

    def element(self, element: LexborNode, node: Node, depth: int) -> None:
        """Reads what an element holds. `node` describes the nearest element that breaks a line."""
        child = element.first_child
        while child is not None:
            tag = child.tag
            if tag == "-text":
                self.words(child.text_content or "", node)
            elif tag == "br":
                self.flush()
            elif tag is None or tag in _SKIPPED or tag[0] in "-_!":
                pass
            elif depth >= MAX_DEPTH:
                self.words(child.text(deep=True, separator=" "), node)
            elif tag in _INLINE:
                self.inline(child, tag, node, depth)
            elif tag in SITE_ELEMENTS:
                self.flush()
                self.whole(child, Node(node, tag, child.attributes))
            elif tag in ("td", "th"):  # the cells of a row make one line
                self.element(child, node, depth + 1)
                self.words(" ", node)
            else:
                self.flush()
                self.element(child, Node(node, tag, child.attributes), depth + 1)
                self.flush()
            child = child.next

    def whole(self, element: LexborNode, node: Node) -> None:
        """Reads an element of the site's furniture as one block: nobody asks what is where in a menu, and pages hold hundreds of entries."""
        self.words(element.text(deep=True, separator=" "), node)
        self.markup = []
        self.flush()

    def words(self, text: str, node: Node) -> None:
        if text.isspace() or not text:
            if self.text:  # white space between two elements; at the edge of a block it is nothing
                self.text.append(" ")
                self.markup.append(" ")
        else:
            self.node = node
            self.text.append(text)
            self.markup.append(text)
            if self.in_link:
                self.linked += len(text.strip())

    def inline(self, element: LexborNode, tag: str, node: Node, depth: int) -> None:
        attributes = element.attributes
        if attributes and hides(attributes):
            self.flush()
            self.element(element, Node(node, tag, attributes), depth + 1)
            self.flush()
            return
        start, outer = len(self.markup), self.in_link
        self.in_link = outer or tag == "a"
        self.element(element, node, depth + 1)
        self.in_link = outer
        inside = "".join(self.markup[start:]).strip() if len(self.markup) > start else ""
        if inside and tag == "a" and attributes.get("href"):
            self.markup[start:] = [f"[{inside}]({attributes['href']})"]
        elif inside and tag in _WRAPPED:
            self.markup[start:] = [f"{_WRAPPED[tag]}{inside}{_WRAPPED[tag]}"]

    def flush(self) -> None:
        """Ends the block."""
        if not self.text:
            return
        text = " ".join(split_words("".join(self.text)))
        if text:
            kind, level = _kind(self.node)
            markup = " ".join(split_words("".join(self.markup))) or text
            mark = {"heading": "#" * level + " ", "quote": "> ", "item": "- "}.get(kind, "")
            share = min(1.0, self.linked / len(text))
            at = len(self.blocks)
            self.blocks.append(Block(at, text, kind, level, "", (at + 1, at + 1), mark + markup, share, path=self.node))
        self.text, self.markup, self.linked = [], [], 0


def _kind(node: Node) -> tuple[str, int]:
    """Kind and level of a block by the elements around it, the nearest first."""
    for around in node.up():
        if around.tag in _HEADINGS:
            return "heading", _HEADINGS[around.tag]
        if around.tag in _KINDS:
            return _KINDS[around.tag], int(around.tag == "li")
        if around.tag in ("article", "main", "section", "table", "body"):
            break
    return "paragraph", 0
