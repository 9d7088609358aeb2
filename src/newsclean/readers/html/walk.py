"""HTML pages to blocks: one walk over the tree that Lexbor parses.

Every piece of text becomes part of a block, whatever surrounds it; what a block's surroundings say (a `<nav>`, a hidden element, a class
named "related-stories") goes into its `path`, for the filters to judge.

The walk is the dearest part of cleaning a page. It compares tag ids, which is twice as fast as comparing names, and describes an element
(its class, its role, …) only once text has been found in it.
"""

from __future__ import annotations

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from newsclean.document import Block, Element, Head, Kind, Limits, running_words
from newsclean.document.element import hides
from newsclean.document.limits import DEFAULT, longest, most_blocks, warning
from newsclean.languages import scripts
from newsclean.readers.decode import without_invisible
from newsclean.readers.head.meta import read_elements, read_head
from newsclean.readers.html.guard import guarded
from newsclean.readers.html.inline import MARKED, Inline, Markup, resolved
from newsclean.readers.html.rebuild import rebuilt
from newsclean.readers.lines import split_words
from newsclean.vocabulary import SITE_ELEMENTS

# Elements that hold no text of the page.
_SKIPPED = """
script style noscript template svg annotation annotation-xml iframe embed canvas audio video head title textarea select option datalist
"""
# Elements that run within a line of text; those not named here break it.
_INLINE = """
abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math mfrac mi mn mo mrow ms msqrt mstyle msub msubsup msup
mtext nobr q ruby rb rp rt s samp semantics small span strike strong sub sup time tt u var wbr
"""
_KINDS: dict[str, tuple[Kind, int]] = {
    **{f"h{n}": ("heading", n) for n in range(1, 7)},
    **dict.fromkeys(("dt", "dd"), ("item", 1)),
    **dict.fromkeys(("figure", "figcaption"), ("caption", 0)),
    **dict.fromkeys(("article", "main", "section", "table", "td", "th", "body"), ("paragraph", 0)),
    "blockquote": ("quote", 0),
    "pre": ("code", 0),
    "tr": ("table", 0),
}

_ITEMS = frozenset(("li", "dt", "dd"))

# Deeper than the pages that people read, whose deepest seen was 26; below it the tree is read as one run of text.
MAX_DEPTH = 200
# Sentences in one element of the site's furniture from which on it may be an unclosed `<nav>` or `<aside>` that swallowed the article, and the
# words of running text that the rest of the page must hold for each. Otherwise its paragraphs are read one by one.
MIN_SENTENCES = 3
WRAPPED = 45  # characters from which on a line may be wrapped by hand; a shorter one is verse, or an address
LONGEST_NUMBER = 6  # digits of a list's first number that are believed
LONGEST_LANGUAGE = 30  # characters of the name of a programming language
_BACK_REFERENCES = frozenset(("↩", "↩︎", "↑", "^"))  # links from a footnote back to its place
WORDS_A_SENTENCE = 10

# What the walk does at a node. In this order, so that one comparison tells a link or another run from the rest, and what ends a block.
_TEXT, _LINK, _RUN, _BREAK, _SKIP, _SITE, _CELL, _ITEM, _CODE, _OTHER = range(10)


def _tag_ids() -> dict[int, int]:
    """Tag id -> what the walk does there. The ids are Lexbor's own, and may change with its version."""
    tree = LexborHTMLParser("<body><!-- -->text")
    first = tree.body.first_child if tree.body is not None else None
    second = first.next if first is not None else None
    found = {node.tag_id: action for node, action in ((first, _SKIP), (second, _TEXT)) if node is not None}
    actions = {
        _SKIP: _SKIPPED.split(),
        _RUN: _INLINE.split(),
        _SITE: SITE_ELEMENTS,
        _LINK: ["a"],
        _BREAK: ["br"],
        _CELL: ["td", "th"],
        _ITEM: ["li"],
        _CODE: ["pre"],
    }
    for action, tags in actions.items():
        found.update({tree.create_node(tag).tag_id: action for tag in tags})
    return found


_ACTIONS = _tag_ids()
_NO_EVENTS = LexborDocumentOptions.WO_EVENTS  # which copy the chosen option of a menu, at a cost that is quadratic in the options
_TEXT_ID = next(tag for tag, action in _ACTIONS.items() if action == _TEXT)


def read_html(page: bytes, url: str | None = None, limits: Limits = DEFAULT) -> tuple[list[Block], Head, list[str]]:
    """The blocks of a page in UTF-8, what its head says of it, and a warning for each cap that it was over.

    url   the page's address, which relative links are resolved against

    >>> blocks, head, _ = read_html(b"<title>Talks</title><h1>Talks end</h1><p>Kim <a href='/k'>noted</a> it.<nav>Home</nav>")
    >>> [(b.kind, b.text, b.element.tag) for b in blocks], head.title
    ([('heading', 'Talks end', 'h1'), ('paragraph', 'Kim noted it.', 'p'), ('paragraph', 'Home', 'nav')], 'Talks')
    """
    page, warnings = guarded(page, limits)
    blocks, head, is_deep = _read(page, url)
    if is_deep and not warnings:  # the guard's sample has missed it
        page, warnings = rebuilt(page, limits)
        blocks, head, _ = _read(page, url)
    most = most_blocks(len(page), limits)
    if len(blocks) > most:
        warnings.append(warning("max_blocks", limits, f"the shortest of {len(blocks)} blocks were left aside"))
        blocks = longest(blocks, [len(block.text) for block in blocks], most)
        for at, block in enumerate(blocks):
            block.index, block.lines = at, (at + 1, at + 1)
    return blocks, head, warnings


def _read(page: bytes, url: str | None) -> tuple[list[Block], Head, bool]:
    """A page's blocks and head, and whether it is too deep to be read well."""
    tree = LexborHTMLParser(page, options=_NO_EVENTS, scripting=True)
    elements = read_elements(tree)
    head = read_head(tree, elements)
    body = tree.body
    if body is None:
        return [], head, False
    url = resolved(elements.base, url) if elements.base else url
    walk = _Walk(body, url, _ACTIONS)
    if walk.site_sentences >= MIN_SENTENCES and walk.words_elsewhere() < WORDS_A_SENTENCE * walk.site_sentences:
        walk = _Walk(body, url, {tag: action for tag, action in _ACTIONS.items() if action != _SITE})
    return walk.blocks, head, walk.is_deep


class _Walk:
    """A walk over a page's body: the blocks so far, and the line of text that is being put together."""

    def __init__(self, body: LexborNode, url: str | None, actions: dict[int, int]) -> None:
        self.blocks: list[Block] = []
        self.is_deep = False  # whether something was nested too deep
        self.site_sentences = 0  # in the element of the site's furniture that has most
        self.url = url
        self.actions = actions
        self.open = [(body, 0)]  # the elements around the line that break lines, the outermost first, each with its number in a list
        self.nodes: list[Element] = []  # their descriptions, as far as they have been needed
        self.text: list[str] = []  # pieces of the line
        self.inlines: list[Inline] = []  # links and emphasis in it
        self.linked = 0  # characters of link text in it
        self.in_link = False
        self.in_code = False
        self.language = ""  # of the code that is being read
        self.row_start = 0  # blocks before the row that is being read
        self.item: Element | None = None  # the list item whose mark has been given
        self.table: Element | None = None  # the table whose head has been given
        self.element(body, 0)
        self.flush()

    def element(self, element: LexborNode, depth: int) -> None:
        """Reads what an element holds."""
        actions = self.actions
        number = cells = 0
        child = element.first_child
        while child is not None:
            action = actions.get(child.tag_id, _OTHER)
            if action == _TEXT:
                text = child.text_content or ""
                if self.text or self.in_code or not text.isspace():  # white space at the edge of a block is nothing
                    self.words(text)
            elif action >= _ITEM:
                if self.text:
                    self.flush()
                if action == _ITEM:
                    number = number + 1 if number else _start(element)
                self.block(child, number if action == _ITEM else 0, depth, action == _CODE)
            elif action <= _RUN:
                self.inline(child, action == _LINK, depth)
            elif action == _BREAK:
                if self.in_code:
                    self.text.append("\n")
                elif self.text and not self.goes_on(child):
                    self.flush()
            elif action == _CELL:  # the cells of a row make one line
                self.cell(child, depth, is_first=not cells)
                cells += 1
            elif action == _SITE:
                if self.text:
                    self.flush()
                if self.is_attribution(child):
                    self.block(child, 0, depth, False)
                else:
                    self.site_element(child)
            child = child.next

    def goes_on(self, line_break: LexborNode) -> bool:
        """Whether the line goes on behind a `<br>`, as in a page that wraps its text by hand: it is long, and goes on small."""
        behind = line_break.next
        if behind is None or behind.tag_id != _TEXT_ID:
            return False
        line, rest = self.text[-1].rstrip(), (behind.text_content or "").lstrip()
        if len(line) < WRAPPED or not (line[-1].isalnum() or line[-1] == ",") or not rest[:1].islower():
            return False
        self.text.append(" ")
        return True

    def words(self, text: str) -> None:
        if self.in_code:
            self.text.append(text)
        elif not text.isspace():
            self.text.append(text)
            if self.in_link:
                self.linked += len(text.strip())
        elif self.text:  # white space between two elements
            self.text.append(" ")

    def block(self, element: LexborNode, number: int, depth: int, is_code: bool) -> None:
        first = element.first_child
        if first is None:
            return
        is_leaf = first.tag_id == _TEXT_ID and first.next is None  # as most paragraphs are: read without going into them
        if depth >= MAX_DEPTH and not is_leaf:
            self.is_deep = True
            self.words(_visible_text(element))
            return
        self.open.append((element, number))
        outer = self.in_code
        if is_code:
            self.in_code = True
            self.language = _language(element.attributes.get("class") or "")
        if is_leaf:
            self.words(first.text_content or "")
        else:
            self.element(element, depth + 1)
        if self.text:
            self.flush()
        self.in_code = outer
        self.open.pop()
        if len(self.nodes) > len(self.open):
            self.nodes.pop()

    def inline(self, element: LexborNode, is_link: bool, depth: int) -> None:
        first = element.first_child
        if first is None:
            return
        attributes = element.attributes
        if attributes and hides(attributes):
            self.hidden(element, depth)
            return
        if depth >= MAX_DEPTH:
            self.is_deep = True
            self.words(_visible_text(element))
            return
        if self.in_code and attributes.get("class"):
            self.language = _language(attributes["class"] or "")
        start, blocks, outer = len(self.text), len(self.blocks), self.in_link
        self.in_link = outer or is_link
        if first.tag_id == _TEXT_ID and first.next is None:  # most links, without going into them
            self.words(first.text_content or "")
        else:
            self.element(element, depth + 1)
        self.in_link = outer
        if len(self.text) > start and len(self.blocks) == blocks:
            tag = element.tag
            if is_link and "".join(self.text[start:]).strip() in _BACK_REFERENCES:
                del self.text[start:]
            elif tag in MARKED and not self.in_code:
                self.inlines.append((start, len(self.text), tag, attributes.get("href") if is_link else None))

    def hidden(self, element: LexborNode, depth: int) -> None:
        """Reads an element within a line that is not shown, as a block of its own above the line's."""
        line = self.text, self.inlines, self.linked
        self.text, self.inlines, self.linked = [], [], 0
        self.block(element, 0, depth, False)
        self.text, self.inlines, self.linked = line
        if self.text:
            self.text.append(" ")

    def cell(self, element: LexborNode, depth: int, *, is_first: bool) -> None:
        """Reads a table's cell: a piece of its row's line, or an element like any other where it holds several lines, to lay out a page."""
        if is_first:
            self.row_start = len(self.blocks)
        if depth < MAX_DEPTH and self.holds_lines(element, 0):
            if self.text:
                self.flush()
            self.block(element, 0, depth, False)
            return
        if self.text or (not is_first and self.row_start == len(self.blocks)):  # an empty cell counts, but not behind one that made blocks
            self.inlines.append((len(self.text), len(self.text) + 1, "td", None))
            self.text.append(" ")
        self.element(element, depth + 1)

    def holds_lines(self, element: LexborNode, depth: int) -> bool:
        """Whether something in an element breaks the line."""
        child = element.first_child
        while child is not None:
            action = self.actions.get(child.tag_id, _OTHER)
            if action in (_OTHER, _BREAK, _ITEM, _CODE) or (action == _RUN and depth < 3 and self.holds_lines(child, depth + 1)):
                return True
            child = child.next
        return False

    def is_attribution(self, element: LexborNode) -> bool:
        """Whether a `<footer>` says who is quoted, in a `<blockquote>`."""
        return element.tag == "footer" and any(around.tag == "blockquote" for around, _ in self.open)

    def site_element(self, element: LexborNode) -> None:
        """Reads an element of the site's furniture as one block: nobody asks what is where in a menu, and pages hold hundreds of entries."""
        text, words = _collapsed(_visible_text(element))
        if text:
            node = Element(self.path(), element.tag or "", element.attributes)
            at = len(self.blocks)
            self.blocks.append(Block(at, text, lines=(at + 1, at + 1), link_share=0.0, words=words, element=node))
            self.site_sentences = max(self.site_sentences, text.count(". ") + text.count("。"))

    def words_elsewhere(self) -> int:
        """The words of running text outside the site's furniture."""
        return running_words([b for b in self.blocks if b.element is not None and b.element.tag not in SITE_ELEMENTS])

    def path(self) -> Element:
        """The description of the innermost open element."""
        nodes = self.nodes
        node = nodes[-1] if nodes else None
        for element, number in self.open[len(nodes) :]:
            node = _described(element, number, node)
            nodes.append(node)
        return nodes[-1]

    def flush(self) -> None:
        """Ends the block."""
        pieces, inlines, linked = self.text, self.inlines, self.linked
        self.text = []
        self.linked = 0
        if inlines:
            self.inlines = []
        raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
        text, words = _collapsed(raw)
        if not text:
            return
        node = self.path()
        kind, level = node.kind, node.level
        prefix = suffix = ""
        if kind != "paragraph":
            if kind == "table" and not any(tag == "td" for _, _, tag, _ in inlines):
                kind = "paragraph"  # tables with one cell a row lay out the page
            if self.in_code:
                text = without_invisible(raw).strip("\n").rstrip()
            prefix, suffix = self.marks(kind, level, node)
        markup: object = None
        if inlines:
            markup = Markup(pieces, inlines, prefix, suffix, self.url)
        elif prefix:
            markup = prefix + text + suffix
        share = linked / len(text) if linked else 0.0
        at = len(self.blocks)
        self.blocks.append(Block(at, text, kind, level, "", (at + 1, at + 1), markup, share if share < 1.0 else 1.0, words, node))

    def marks(self, kind: str, level: int, node: Element) -> tuple[str, str]:
        """What stands before and behind a block in Markdown."""
        if kind == "heading":
            return "#" * level + " ", ""
        if kind == "item":
            return self.item_mark(node), ""
        if kind == "quote":
            return "> ", ""
        if kind == "code":
            return f"```{self.language}\n", "\n```"
        if kind == "table":
            table = node.nearest("table")
            head, self.table = table is not self.table, table
            return "| ", " |\n" if head else " |"  # the line of dashes is made when the row's cells are known
        return "", ""

    def item_mark(self, node: Element) -> str:
        """The list mark, indented as wide as the marks of the items around it; the further paragraphs of an item have none."""
        item = _item_around(node) or node
        mark = _item_mark(item)
        if item is self.item:
            mark = " " * len(mark)
        self.item = item
        indent = 0
        outer = _item_around(item.parent)
        while outer is not None:
            indent += len(_item_mark(outer))
            outer = _item_around(outer.parent)
        return " " * indent + mark


def _start(items: LexborNode) -> int:
    """The number of the first item of a list: 1, but where an ordered list says otherwise."""
    given = items.attributes.get("start") or "" if items.tag == "ol" else ""
    return int(given) if given.isascii() and given.isdigit() and 0 < len(given) <= LONGEST_NUMBER else 1


def _item_around(node: Element | None) -> Element | None:
    """The list item nearest around what stands in an element, or None."""
    while node is not None and node.tag not in _ITEMS:
        node = node.parent
    return node


def _item_mark(item: Element) -> str:
    return f"{item.number}. " if item.number else "- "


def _language(names: str) -> str:
    """The language of code by the class of its element, as HTML recommends it ("language-python"), or nothing."""
    return next((name.removeprefix("language-") for name in names.split() if name.startswith("language-")), "")[:LONGEST_LANGUAGE]


def _described(element: LexborNode, number: int, parent: Element | None) -> Element:
    """The description of an element, given that of the one around it and its number in a list."""
    tag = element.tag or ""
    if number and parent is not None:
        level = parent.level + 1 if parent.kind == "item" else 1
        return Element(parent, tag, element.attributes, "item", level, number if parent.tag == "ol" else 0)
    kind, level = _KINDS.get(tag) or (("paragraph", 0) if parent is None else (parent.kind, parent.level))
    return Element(parent, tag, element.attributes, kind, level)


def _collapsed(text: str) -> tuple[str, int | None]:
    """A text with its white space collapsed and invisible characters taken out; and its length in words, where they need no counting."""
    bare = text.strip()
    if "  " not in bare and bare.isprintable():  # most texts: the only white space in them is single spaces
        return bare, None if scripts.has_unspaced(bare) else bare.count(" ") + 1 if bare else 0
    if text.isascii():
        pieces = text.split()
        return " ".join(pieces), len(pieces)
    text = without_invisible(text)
    pieces = split_words(text)
    text = " ".join(pieces)
    return text, None if scripts.has_unspaced(text) else len(pieces)


def _visible_text(element: LexborNode) -> str:
    """All text in an element, without what scripts and styles hold."""
    if element.css_first("script,style,noscript,iframe") is None:
        return element.text(deep=True, separator=" ")
    pieces: list[str] = []
    for node in element.traverse(include_text=True):
        parent = node.parent
        if node.is_text_node and parent is not None and _ACTIONS.get(parent.tag_id) != _SKIP:
            pieces.append(node.text_content or "")
    return " ".join(pieces)
