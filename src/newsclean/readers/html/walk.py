"""The walk over a page's body, which makes its blocks.

Every piece of text becomes part of a block, whatever surrounds it. What surrounds a block (a `<nav>`, a hidden element, a class "related-stories") is
told by its `element`, for the filters to judge.

The walk takes most of the time of cleaning a page. So it compares the ids of tags, which is twice as fast as comparing names, and describes an
element (its class, its role, …) only once text has been found in it.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.document import Block, Element, Kind, running_words
from newsclean.languages import scripts
from newsclean.languages.characters import without_invisible
from newsclean.readers.html.block_marks import BlockMarks, code_language
from newsclean.readers.html.inline import MARKED, Inline, Markup
from newsclean.readers.lines import split_words
from newsclean.vocabulary import INLINE, NOT_SHOWN, SITE_ELEMENTS, hides

# Kind and level of the blocks in an element. Those in others have the kind and level of the element around.
_KINDS: dict[str, tuple[Kind, int]] = {
    **{f"h{n}": ("heading", n) for n in range(1, 7)},
    **dict.fromkeys(("dt", "dd"), ("item", 1)),
    **dict.fromkeys(("figure", "figcaption"), ("caption", 0)),
    **dict.fromkeys(("article", "main", "section", "table", "td", "th", "body"), ("paragraph", 0)),
    "blockquote": ("quote", 0),
    "pre": ("code", 0),
    "tr": ("table", 0),
}

# Depth below which what an element holds is read as one run of text. It is more than `Limits.max_depth` allows by default, so that only pages that
# the sample of `guarded` has missed are so deep.
DEEPEST_WALKED = 200
DEEPEST_INLINE = 3  # elements within a line, one in another, of a table's cell that are searched for one that breaks the line
SHORTEST_WRAPPED = 45  # characters from which on a line may be wrapped by hand; a shorter one is verse, or an address
LONGEST_START_NUMBER = 6  # digits of the number that a list is said to start with; longer ones are not believed
_BACK_REFERENCES = frozenset(("↩", "↩︎", "↑", "^"))  # texts of links from a footnote back to its place

# What the walk does at a node. In this order, so that one comparison finds what runs within a line, and one what ends a block.
_TEXT, _LINK, _RUN, _BREAK, _SKIP, _SITE, _CELL, _ITEM, _CODE, _OTHER = range(10)


# Lexbor numbers the tags that it knows, some 200, from 1. The id of any other tag is an address in its tree's memory, and a later tree may have
# another tag there. So such tags are known by their names.
MOST_TAG_IDS = 1_000


def _actions() -> tuple[dict[int, int], dict[str, int]]:
    """Return tag id -> what the walk does there, and the same by name for tags without an id that lasts.

    The ids are Lexbor's own and may change with its version, so the parser is asked for them.
    """
    tree = LexborHTMLParser("<body><!-- -->text")
    first = tree.body.first_child if tree.body is not None else None
    second = first.next if first is not None else None
    by_id = dict.fromkeys(range(MOST_TAG_IDS), _OTHER)
    by_id.update({node.tag_id: action for node, action in ((first, _SKIP), (second, _TEXT)) if node is not None})
    by_name: dict[str, int] = {}
    actions = {
        _SKIP: NOT_SHOWN,
        _RUN: INLINE - {"a"},
        _SITE: SITE_ELEMENTS,
        _LINK: ["a"],
        _BREAK: ["br"],
        _CELL: ["td", "th"],
        _ITEM: ["li"],
        _CODE: ["pre"],
    }
    for action, tags in actions.items():
        for tag in tags:
            id = tree.create_node(tag).tag_id
            if id < MOST_TAG_IDS:
                by_id[id] = action
            else:
                by_name[tag] = action
    return by_id, by_name


_ACTIONS, _ACTIONS_BY_NAME = _actions()
_ACTIONS_IN_FURNITURE = {id: _OTHER if action == _SITE else action for id, action in _ACTIONS.items()}
_TEXT_ID = next(tag for tag, action in _ACTIONS.items() if action == _TEXT)


def _action(node: LexborNode, actions: dict[int, int]) -> int:
    """Return what the walk does at a node, given what it does by tag ids."""
    action = actions.get(node.tag_id)
    return _ACTIONS_BY_NAME.get(node.tag or "", _OTHER) if action is None else action


class Walk:
    """A walk over a page's body: the blocks that it makes, and the line of text that is being read.

    blocks           the blocks of the page
    is_deep          whether something was nested deeper than `DEEPEST_WALKED`
    site_sentences   the number of sentences in that element of the site's furniture that has most
    """

    def __init__(self, body: LexborNode, url: str | None, *, with_furniture: bool = False) -> None:
        """Walk over a page.

        url              the page's address, against which links are resolved
        with_furniture   whether elements of the site's furniture are read like any others; else each is one block
        """
        self.blocks: list[Block] = []
        self.is_deep = False
        self.site_sentences = 0
        self.url = url
        self.actions = _ACTIONS_IN_FURNITURE if with_furniture else _ACTIONS
        self.open = [(body, 0)]  # the open elements that break lines, the outermost first, each with its number in a list
        self.described: list[Element] = []  # the descriptions of the first of them, as far as they have been needed
        self.text: list[str] = []  # pieces of the line that is being read
        self.inlines: list[Inline] = []  # links, emphasis and cells in it
        self.linked = 0  # characters of link text in it
        self.in_link = False
        self.in_code = False
        self.language = ""  # of the code that is being read
        self.row_start = 0  # number of blocks before the row that is being read
        self.marks = BlockMarks()
        self.children(body, 0)
        self.end_block()

    def children(self, element: LexborNode, depth: int) -> None:
        """Read what an element holds."""
        actions = self.actions
        number = cells = 0
        child = element.first_child
        while child is not None:
            action = actions.get(child.tag_id)
            if action is None:
                action = _ACTIONS_BY_NAME.get(child.tag or "", _OTHER)
            if action == _TEXT:
                text = child.text_content or ""
                if self.text or self.in_code or not text.isspace():  # white space at the start of a block means nothing
                    self.add_text(text)
            elif action >= _ITEM:
                if self.text:
                    self.end_block()
                if action == _ITEM:
                    number = number + 1 if number else _first_number(element)
                self.block_element(child, number if action == _ITEM else 0, depth, action == _CODE)
            elif action <= _RUN:
                self.inline_element(child, action == _LINK, depth)
            elif action == _BREAK:
                if self.in_code:
                    self.text.append("\n")
                elif self.text and not self.goes_on(child):
                    self.end_block()
            elif action == _CELL:  # the cells of a row make one line
                self.cell(child, depth, is_first=not cells)
                cells += 1
            elif action == _SITE:
                if self.text:
                    self.end_block()
                if self.is_attribution(child):
                    self.block_element(child, 0, depth, False)
                else:
                    self.site_element(child)
            child = child.next

    def goes_on(self, line_break: LexborNode) -> bool:
        """Return whether the line goes on behind a `<br>`, as in a page that is wrapped by hand: it is long, and a small letter follows."""
        behind = line_break.next
        if behind is None or behind.tag_id != _TEXT_ID:
            return False
        line, rest = self.text[-1].rstrip(), (behind.text_content or "").lstrip()
        if len(line) < SHORTEST_WRAPPED or not (line[-1].isalnum() or line[-1] == ",") or not rest[:1].islower():
            return False
        self.text.append(" ")
        return True

    def add_text(self, text: str) -> None:
        """Add a text to the line."""
        if self.in_code:
            self.text.append(text)
        elif not text.isspace():
            self.text.append(text)
            if self.in_link:
                self.linked += len(text.strip())
        elif self.text:  # white space between two elements
            self.text.append(" ")

    def block_element(self, element: LexborNode, number: int, depth: int, is_code: bool) -> None:
        """Read an element that breaks the line, given its number in a list, or 0."""
        first = element.first_child
        if first is None:
            return
        is_leaf = first.tag_id == _TEXT_ID and first.next is None  # as most paragraphs: read here, since a call takes time
        if depth >= DEEPEST_WALKED and not is_leaf:
            self.is_deep = True
            self.add_text(_visible_text(element))
            return
        self.open.append((element, number))
        outer = self.in_code
        if is_code:
            self.in_code = True
            self.language = code_language(element.attributes.get("class") or "")
        if is_leaf:
            self.add_text(first.text_content or "")
        else:
            self.children(element, depth + 1)
        if self.text:
            self.end_block()
        self.in_code = outer
        self.open.pop()
        if len(self.described) > len(self.open):
            self.described.pop()

    def inline_element(self, element: LexborNode, is_link: bool, depth: int) -> None:
        """Read an element that runs within the line."""
        first = element.first_child
        if first is None:
            return
        attributes = element.attributes
        if attributes and hides(attributes):
            self.hidden_element(element, depth)
            return
        if depth >= DEEPEST_WALKED:
            self.is_deep = True
            self.add_text(_visible_text(element))
            return
        if self.in_code and attributes.get("class"):
            self.language = code_language(attributes["class"] or "")
        start, blocks, outer = len(self.text), len(self.blocks), self.in_link
        self.in_link = outer or is_link
        if first.tag_id == _TEXT_ID and first.next is None:  # as most links: read here, since a call takes time
            self.add_text(first.text_content or "")
        else:
            self.children(element, depth + 1)
        self.in_link = outer
        if len(self.text) > start and len(self.blocks) == blocks:
            tag = element.tag
            if is_link and "".join(self.text[start:]).strip() in _BACK_REFERENCES:
                del self.text[start:]
            elif tag in MARKED and not self.in_code:
                self.inlines.append((start, len(self.text), tag, attributes.get("href") if is_link else None))

    def hidden_element(self, element: LexborNode, depth: int) -> None:
        """Read an element within the line that is not shown. It becomes a block of its own, before that of the line."""
        line = self.text, self.inlines, self.linked
        self.text, self.inlines, self.linked = [], [], 0
        self.block_element(element, 0, depth, False)
        self.text, self.inlines, self.linked = line
        if self.text:
            self.text.append(" ")

    def cell(self, element: LexborNode, depth: int, *, is_first: bool) -> None:
        """Read a cell of a table as a piece of the row's line. A cell of several lines only lays the page out, and is read like any other element."""
        if is_first:
            self.row_start = len(self.blocks)
        if depth < DEEPEST_WALKED and self.holds_lines(element, 0):
            if self.text:
                self.end_block()
            self.block_element(element, 0, depth, False)
            return
        if self.text or (not is_first and self.row_start == len(self.blocks)):  # empty cells count, but not behind one that made blocks
            self.inlines.append((len(self.text), len(self.text) + 1, "td", None))
            self.text.append(" ")
        self.children(element, depth + 1)

    def holds_lines(self, element: LexborNode, depth: int) -> bool:
        """Return whether something in an element breaks the line."""
        child = element.first_child
        while child is not None:
            action = _action(child, self.actions)
            if action in (_OTHER, _BREAK, _ITEM, _CODE) or (action == _RUN and depth < DEEPEST_INLINE and self.holds_lines(child, depth + 1)):
                return True
            child = child.next
        return False

    def is_attribution(self, element: LexborNode) -> bool:
        """Return whether an element of the site's furniture is a `<footer>` in a `<blockquote>`, which says who is quoted."""
        return element.tag == "footer" and any(around.tag == "blockquote" for around, _ in self.open)

    def site_element(self, element: LexborNode) -> None:
        """Read an element of the site's furniture as one block. No filter asks what stands where in a menu, and pages have hundreds of entries."""
        text, words = _collapsed(_visible_text(element))
        if text:
            described = Element(self.around(), element.tag or "", element.attributes)
            at = len(self.blocks)
            self.blocks.append(Block(at, text, lines=(at + 1, at + 1), link_share=0.0, words=words, element=described))
            self.site_sentences = max(self.site_sentences, text.count(". ") + text.count("。"))

    def words_elsewhere(self) -> int:
        """Return the number of words of running text outside the site's furniture."""
        return running_words([b for b in self.blocks if b.element is not None and b.element.tag not in SITE_ELEMENTS])

    def around(self) -> Element:
        """Return the `Element` of the innermost open element. It is made at the first call, together with those around it."""
        described = self.described
        around = described[-1] if described else None
        for element, number in self.open[len(described) :]:
            around = _described(element, number, around)
            described.append(around)
        return described[-1]

    def end_block(self) -> None:
        """Make a block of the line, and begin a new line."""
        pieces, inlines, linked = self.text, self.inlines, self.linked
        self.text = []
        self.linked = 0
        if inlines:
            self.inlines = []
        raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
        text, words = _collapsed(raw)
        if not text:
            return
        element = self.around()
        kind, level = element.kind, element.level
        prefix = suffix = ""
        if kind != "paragraph":
            if kind == "table" and not any(tag == "td" for _, _, tag, _ in inlines):
                kind = "paragraph"  # a table with one cell a row lays out the page
            if self.in_code:
                text = without_invisible(raw).strip("\n").rstrip()
            prefix, suffix = self.marks.around(kind, level, element, self.language)
        markup: object = None
        if inlines:
            markup = Markup(pieces, inlines, prefix, suffix, self.url)
        elif prefix:
            markup = prefix + text + suffix
        share = linked / len(text) if linked else 0.0
        at = len(self.blocks)
        self.blocks.append(Block(at, text, kind, level, "", (at + 1, at + 1), markup, share if share < 1.0 else 1.0, words, element))


def _first_number(items: LexborNode) -> int:
    """Return the number of a list's first item: 1, unless an ordered list has another one."""
    given = items.attributes.get("start") or "" if items.tag == "ol" else ""
    return int(given) if given.isascii() and given.isdigit() and 0 < len(given) <= LONGEST_START_NUMBER else 1


def _described(element: LexborNode, number: int, parent: Element | None) -> Element:
    """Return the description of an element, given that of the one around it, and its number in a list, or 0."""
    tag = element.tag or ""
    if number and parent is not None:
        level = parent.level + 1 if parent.kind == "item" else 1
        return Element(parent, tag, element.attributes, "item", level, number if parent.tag == "ol" else 0)
    kind, level = _KINDS.get(tag) or (("paragraph", 0) if parent is None else (parent.kind, parent.level))
    return Element(parent, tag, element.attributes, kind, level)


def _collapsed(text: str) -> tuple[str, int | None]:
    """Return a text without invisible characters and with white space collapsed; and its words, or None for `Block` to count them."""
    bare = text.strip()
    if "  " not in bare and bare.isprintable():  # as most texts: they have no white space but single spaces
        return bare, None if scripts.has_unspaced(bare) else bare.count(" ") + 1 if bare else 0
    if text.isascii():
        pieces = text.split()
        return " ".join(pieces), len(pieces)
    text = without_invisible(text)
    pieces = split_words(text)
    text = " ".join(pieces)
    return text, None if scripts.has_unspaced(text) else len(pieces)


def _visible_text(element: LexborNode) -> str:
    """Return all text in an element, without what scripts, styles and frames hold."""
    if element.css_first("script,style,noscript,iframe") is None:  # the usual ones of NOT_SHOWN: what follows is slower
        return element.text(deep=True, separator=" ")
    pieces: list[str] = []
    for node in element.traverse(include_text=True):
        parent = node.parent
        if node.is_text_node and parent is not None and _action(parent, _ACTIONS) != _SKIP:
            pieces.append(node.text_content or "")
    return " ".join(pieces)
