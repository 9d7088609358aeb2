"""The walk over a page's body, which makes its blocks.

Every piece of text becomes part of a block, whatever surrounds it. What surrounds a block (a `<nav>`, a hidden element, a class "related-stories") is
told by its `element`, for the filters to judge. An element that is furniture by its own account and holds hardly any running text is one block,
see `newsclean.readers.html.fold`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from selectolax.lexbor import LexborNode

from newsclean.document import Block, Element, Kind, Seen, all_words, running_words
from newsclean.languages import scripts
from newsclean.languages.characters import QUOTATION_MARKS, without_invisible
from newsclean.readers.head.marked import is_marked
from newsclean.readers.head.meta import Elements
from newsclean.readers.html.actions import (
    ACTIONS,
    ACTIONS_IN_CELL,
    ACTIONS_IN_FURNITURE,
    BREAK,
    CELL,
    CODE,
    EMPTY_MARKED_IDS,
    HEADING_IDS,
    ID_OF,
    IMAGE_ID,
    ITEM,
    KINDS,
    LINK,
    LINK_ID,
    MAY_RUN_IDS,
    META_ID,
    MOST_TAG_IDS,
    NOSCRIPT_ID,
    OTHER,
    PART,
    PICTURE_IDS,
    PLAYER_IDS,
    RUN,
    SCRIPT_ID,
    SITE,
    SKIP,
    TEXT,
    TEXT_ID,
    action_of,
    by_name,
)
from newsclean.readers.html.block_marks import BlockMarks, code_language, lists_between
from newsclean.readers.html.boxes import holds_captioned_picture, holds_text, is_beside_picture, is_own_box, is_to_fill_in
from newsclean.readers.html.fold import OF_LINKS, Folded, folded, titled_links, whole_text
from newsclean.readers.html.inline import MARKED, Inline, Markup, Prefixed
from newsclean.readers.html.running import (
    is_anchor,
    is_apart,
    is_count,
    is_deleted,
    is_drawn_as_block,
    is_initial,
    is_reference,
    quotes,
    runs_on,
    superscript_mark,
    text_behind,
    written_once,
)
from newsclean.readers.lines import split_words
from newsclean.readers.text import read_text
from newsclean.vocabulary import DELETED, INLINE, OFFERING, SITE_ELEMENTS, hides

# Depth below which what an element holds is read as one run of text. It is more than `Limits.max_depth` allows by default, so that only pages that
# the sample of `guarded` has missed are so deep.
DEEPEST_WALKED = 200
DEEPEST_INLINE = 3  # elements within a line, one in another, of a table's cell that are searched for one that breaks the line
SHORTEST_WRAPPED = 45  # characters from which on a line may be wrapped by hand; a shorter one is verse, or an address
LONGEST_START_NUMBER = 6  # digits of the number that a list is said to start with; longer ones are not believed
# Elements, one in another, that are tried in vain as furniture before no more are tried: each try looks at what they hold. In an element that is
# opened, none is tried.
MOST_REFUSALS = 3
MOST_PROSE = 0.8  # share of the words of a `<pre>` that must be running text for it to be prose
FEWEST_PROSE = 30  # words of that
FEWEST_ROWS = 2  # of a table of data
MOST_ALIKE = 0.6  # share of its rows that must have as many cells
LONGEST_LINKED_CELL = 50  # characters of one with a link: longer ones are teasers of other articles
LONGEST_CELL = 240  # characters of a cell of a table of data
MOST_COLUMNS = 20  # that a cell is believed to run over
_FOLDABLE = OF_LINKS.keys() | {"header"}  # elements that may be read as one block without a name, a role or an attribute that says so
DRAWN = DELETED | {"q", "sup", "label"}  # elements within a line whose meaning a browser draws
# Those by which an empty element of another tag is one that a script fills with a post or a player.
OF_EMBEDS = frozenset(("src", "data-href", "data-videoid", "data-video-id", "data-tweetid", "data-tweet-id", "data-shortcode", "data-mediaid"))
SHORTEST_OFFER = 40  # characters of an `<aside>` that may offer other articles
LONGEST_REFERENCE = 6  # characters of a link to a footnote
_CELL_IDS = frozenset(id for id, action in ACTIONS.items() if action == CELL)
_TABLE_ID, _ROW_ID = ID_OF["table"], ID_OF["tr"]
# What no cell of data holds.
_NOT_IN_DATA = (
    HEADING_IDS
    | {ID_OF[tag] for tag in ("form", "input", "select", "textarea", "article")}
    | {id for id, action in ACTIONS.items() if action == SITE}
)
_BACK_REFERENCES = frozenset(("↩", "↩︎", "↑", "^"))  # texts of links from a footnote back to its place

# First characters of a text that needs no space before it, whatever stands there: the most frequent ones, and that of no text.
_RUNNING_ON = frozenset((*" \nabcdefghijklmnopqrstuvwxyz.,;:)", ""))
_new_tuple = tuple.__new__  # a NamedTuple is made in half the time


class Walk:
    """A walk over a page's body, or over one element: the blocks that it makes, and the line of text that is being read.

    blocks           the blocks of the page
    seen             the pictures, frames and players that it met, and the links of elements read as a whole
    nodes            the node of each block that is an element read as a whole, if it may be opened
    is_deep          whether something was nested deeper than `DEEPEST_WALKED`
    site_sentences   the number of sentences in that element of the site's furniture that has most
    """

    def __init__(
        self,
        root: LexborNode,
        url: str | None,
        elements: Elements,
        *,
        around: Element | None = None,
        with_furniture: bool = False,
        may_fold: bool = True,
    ) -> None:
        """Walk over a page's body, or over an element that was read as a whole.

        url              the page's address, against which links are resolved
        elements         takes what the body holds of the page's head, and what may be marked as a date or an author
        around           the description of the element; None for a page's body
        with_furniture   whether elements of the site's furniture are read like any others; else each is one block
        may_fold         whether other furniture is read as a whole; never in an element that was, and is opened
        """
        self.blocks: list[Block] = []
        self.nodes: dict[Block, LexborNode] = {}
        self.seen: list[Seen] = []
        self.lines = 0  # the number of blocks so far, each counted for what it stands for
        self.is_deep = False
        self.site_sentences = 0
        self.url = url
        self.elements = elements
        self.actions = ACTIONS_IN_FURNITURE if with_furniture else ACTIONS
        self.refusals = (
            0 if may_fold and around is None else MOST_REFUSALS
        )  # how many of the open elements looked like furniture and could not be folded
        self.element = around or Element(None, root.tag or "", root.attributes)  # the innermost open element of those that break lines
        self.text: list[str] = []  # pieces of the line that is being read
        self.inlines: list[Inline] = []  # links, emphasis and cells in it
        self.linked = 0  # characters of link text in it
        self.in_link = False
        self.href: str | None = None  # where the link leads
        self.in_code = False
        self.language = ""  # of the code that is being read
        self.has_notes = False  # whether there was a reference to a note
        self.written: set[int] = set()  # elements whose text was read with that of the one before
        self.row_start = 0  # number of blocks before the row that is being read
        self.of_data: dict[Element | None, bool] = {}  # table -> whether it is one of data, whose rows are one line each
        self.marks = BlockMarks()
        self.children(root, root.first_child, 0)
        self.end_block()

    def children(self, element: LexborNode, first: LexborNode | None, depth: int) -> None:
        """Read what an element holds, from a child on that the caller has at hand: the first, or the one behind white space that means nothing."""
        action_of_id = self.actions.get
        number = cells = 0
        child = first
        while child is not None:
            id = child.tag_id
            if id == TEXT_ID:  # as half of all nodes, and most of these are white space, whose text need not be made
                if self.in_code or not child.is_empty_text_node:
                    text = child.text_content or ""
                    if self.text and text[0] not in _RUNNING_ON and self.is_apart_from(text, child):
                        self.text.append(" ")
                    self.add_text(text)
                elif self.text:
                    self.text.append(" ")
                child = child.next
                continue
            action = action_of_id(id)
            if action is None:
                action = by_name(child)
                if action == OTHER and self.actions is ACTIONS_IN_CELL:
                    action = PART
            if action == OTHER:
                if (id in MAY_RUN_IDS or id >= MOST_TAG_IDS) and (self.text or id != IMAGE_ID) and self.runs_on(child):
                    self.inline_element(child, False, depth)
                else:
                    if self.text:
                        self.end_block()
                    self.block_element(child, 0, depth, False)
            elif action <= RUN:
                self.inline_element(child, action == LINK, depth)
            elif action >= ITEM:
                if self.text:
                    self.end_block()
                if action == ITEM:
                    number = number + 1 if number else _first_number(element)
                self.block_element(child, number if action == ITEM else 0, depth, action == CODE)
            elif action == PART:
                self.text.append(" ")
                self.inline_element(child, False, depth)
                self.text.append(" ")
            elif action == BREAK:
                if self.in_code:
                    self.text.append("\n")
                elif self.text and not self.goes_on(child):
                    self.end_block()
            elif action == CELL:  # the cells of a row make one line
                self.cell(child, depth, is_first=not cells)
                cells += 1
            elif action == SKIP:
                if id == SCRIPT_ID:
                    self.elements.add_script(child)
                elif id in PLAYER_IDS:
                    self.see_player(child)
                elif id == NOSCRIPT_ID:
                    self.see_noscript(child)
            elif action == SITE:
                if self.text:
                    self.end_block()
                if self.is_attribution(child):
                    self.block_element(child, 0, depth, False)
                elif is_own_box(child):
                    self.own_box(child, depth)
                else:
                    self.site_element(child)
            child = child.next

    def goes_on(self, line_break: LexborNode) -> bool:
        """Return whether the line goes on behind a `<br>`, as in a page that is wrapped by hand: it is long, and a small letter follows."""
        behind = line_break.next
        if behind is None or behind.tag_id != TEXT_ID:
            return False
        line, rest = self.text[-1].rstrip(), (behind.text_content or "").lstrip()
        if len(line) < SHORTEST_WRAPPED or not (line[-1].isalnum() or line[-1] == ",") or not rest[:1].islower():
            return False
        self.text.append(" ")
        return True

    def runs_on(self, element: LexborNode) -> bool:
        """Return whether a sentence runs on across an element that otherwise breaks the line."""
        if self.in_code or not runs_on(element, self.text) or self.holds_lines(element, 0):
            return False
        if element.first_child is None and self.text and text_behind(element)[0] not in ".,;:!?)":
            self.text.append(" ")
        return True

    def is_apart_from(self, text: str, node: LexborNode) -> bool:
        """Return whether a text that stands behind an element needs a space before it."""
        before, left = node.prev, self.text[-1]
        if before is None or self.in_code or not left or left[-1].isspace():
            return False
        tag = before.tag or ""
        return tag in INLINE and is_apart(before.text(deep=True) or left, text, tag, None)

    def part_inline(self, element: LexborNode, tag: str, start: int) -> None:
        """Put a space before an element within the line that would be glued to what stands before it, given the place of its first piece."""
        left, before = self.text[start - 1], element.prev
        if not left or left[-1].isspace() or before is None:
            return
        outer = before.tag if before.tag in INLINE else None
        if outer is None and before.tag_id != TEXT_ID:
            return
        whole = before.text(deep=True) if outer else left
        right = "".join(self.text[start:])
        if whole and right and is_apart(whole if whole[-1] == left[-1] else left, right, outer, tag, in_heading=self.element.kind == "heading"):
            self.text[start - 1] = f"{left} "

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
            self.empty_element(element)
            return
        if first.tag_id == TEXT_ID:
            if first.next is None:
                self.text_element(element, first, number, depth, is_code)
                return
            if first.is_empty_text_node and not (is_code or self.in_code):
                first = first.next
        if depth >= DEEPEST_WALKED:
            self.is_deep = True
            self.add_text(whole_text(element, self.elements))
            return
        outer = self.element
        described = self.element = self.described(element, number, outer)
        is_refused = False
        if self.refusals < MOST_REFUSALS and not is_code and (described.word or described.is_hidden or described.role or described.tag in _FOLDABLE):
            found = folded(element, described, self.elements)
            if found is not None:
                self.fold(found, element, described)
                self.element = outer
                return
            is_refused = True
            self.refusals += 1
        if is_code and not self.prose_element(element):
            self.code_element(element, depth)
        elif not is_code:
            self.children(element, first, depth + 1)
            if self.text:
                self.end_block()
        if is_refused:
            self.refusals -= 1
        self.element = outer

    def text_element(self, element: LexborNode, first: LexborNode, number: int, depth: int, is_code: bool) -> None:
        """Read an element that breaks the line and holds text and nothing else, as most paragraphs."""
        text = first.text_content or ""
        if text.isspace():
            return
        if len(text) == 1 and is_initial(element, text):
            self.add_text(text)
            return
        outer = self.element
        self.element = self.described(element, number, outer)
        if is_code:
            if not self.prose_element(element):
                self.code_element(element, depth)
        elif self.in_code:
            self.add_text(text)
            self.end_block()
        else:
            text, words = _collapsed(text)
            if text:
                self.add_line(text, words, 1.0 if self.in_link else 0.0, None)
        self.element = outer

    def described(self, element: LexborNode, number: int, parent: Element) -> Element:
        """Return the description of an element, given that of the one around it, and its number in a list, or 0."""
        tag, kind, level = KINDS.get(element.tag_id) or (element.tag or "", None, 0)
        attributes = element.attributes
        if attributes and is_marked(tag, attributes):
            self.elements.marked.append(element)
        if number:
            level = (parent.level + 1 if parent.kind == "item" else 1) + lists_between(parent)
            return Element(parent, tag, attributes, "item", level, number if parent.tag == "ol" else 0)
        if tag == "form" and is_to_fill_in(element):
            attributes = {**attributes, "role": "form"}
        if kind is None or (tag == "figure" and holds_text(element)):
            kind, level = parent.kind, parent.level
        return Element(parent, tag, attributes, kind, level)

    def prose_element(self, element: LexborNode) -> bool:
        """Read a `<pre>` of prose, as newswires are sent, by its paragraphs, without its line breaks. Return False, and read nothing, for code."""
        if self.in_code or element.attributes.get("class") or any(action_of(node, ACTIONS) not in (TEXT, LINK) for node in _inside(element)):
            return False
        lines = read_text(without_invisible(element.text()).strip("\n"))
        running = running_words(lines)
        if running < FEWEST_PROSE or running < MOST_PROSE * all_words(lines):
            return False
        outer = self.element
        self.element = Element(outer.parent, "pre", {}, outer.parent.kind if outer.parent is not None else "paragraph")
        for line in lines:
            self.add_line(*_collapsed(line.text), 0.0, None)
        self.element = outer
        return True

    def is_drop_cap(self, letter: Block) -> bool:
        """Return whether a block is the first letter of the paragraph below it, set big in an element of its own."""
        return letter.text.isupper() and letter.element is not None and letter.element.parent in (self.element, self.element.parent)

    def code_element(self, element: LexborNode, depth: int) -> None:
        """Read what an element of code holds."""
        outer = self.in_code
        self.in_code = True
        self.language = code_language(element.attributes.get("class") or "")
        self.children(element, element.first_child, depth + 1)
        if self.text:
            self.end_block()
        self.in_code = outer

    def fold(self, found: Folded, element: LexborNode, described: Element) -> None:
        """Make a block of an element that was read as a whole."""
        text = found.text
        if not text.replace("\n", "").isprintable():
            text = "\n".join([line for given in text.split("\n") if (line := _collapsed(given)[0])])
        if text:
            markup = Prefixed("- ", text) if found.kind == "item" else None
            self.nodes[self.add_whole(text, scripts.count_words(text), found.link_share, found.kind, described, found.lines, markup)] = element
            self.see_links(found.links)

    def add_whole(self, text: str, words: int, link_share: float | None, kind: Kind, element: Element, lines: int, markup: object = None) -> Block:
        """Add a block for an element that was read as a whole, which stands for a number of lines, and return it."""
        first = self.lines + 1
        self.lines += lines
        block = Block(len(self.blocks), text, kind, 0, "", (first, self.lines), markup, link_share, words, element, lines)
        self.blocks.append(block)
        return block

    def empty_element(self, element: LexborNode) -> None:
        """Note an element without text that may say something in its attributes."""
        id = element.tag_id
        if id in PICTURE_IDS:
            attributes = element.attributes
            if self.href is not None:
                attributes["href"] = self.href
            self.see(element.tag or "", attributes)
        elif id == META_ID:
            self.elements.add_meta(element)
        elif id == LINK_ID and self.element.tag == "blockquote":  # a script puts the post in its place
            self.see("blockquote", element.attributes)
        elif id in EMPTY_MARKED_IDS or id >= MOST_TAG_IDS:
            attributes = element.attributes
            if is_marked(element.tag or "", attributes):
                self.elements.marked.append(element)
            elif not OF_EMBEDS.isdisjoint(attributes):  # `<amp-youtube data-videoid="…">`, or what a script fills
                self.see(element.tag or "", attributes)

    def see(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Note an element without text."""
        self.seen.append(_new_tuple(Seen, (tag, len(self.blocks), self.element, attributes)))

    def see_player(self, element: LexborNode) -> None:
        """Note a frame or a player, and what it plays."""
        self.see(element.tag or "", element.attributes)
        child = element.first_child
        while child is not None:
            if child.tag == "source":
                self.see(element.tag or "", child.attributes)
            child = child.next

    def see_noscript(self, element: LexborNode) -> None:
        """Note what stands in place of a picture that a script loads. A page whose scripts run does not parse it."""
        first = element.first_child
        text = first.text_content if first is not None and first.tag_id == TEXT_ID else None
        if text is not None and "<img" in text:
            self.see("noscript", {"text": text})

    def see_links(self, found: Iterable[tuple[str, str]]) -> None:
        """Note the links of an element that was read as one block, the last one: their texts, and where they lead."""
        for text, href in found:
            self.seen.append(Seen("a", len(self.blocks) - 1, self.element, {"href": href, "text": text}))

    def inline_element(self, element: LexborNode, is_link: bool, depth: int) -> None:
        """Read an element that runs within the line."""
        first = element.first_child
        tag = "a" if is_link else element.tag or ""
        if first is None:
            self.empty_element(element)
            return
        attributes = element.attributes
        text = (first.text_content or "") if first.tag_id == TEXT_ID and first.next is None else ""  # as of most links
        if attributes:
            if hides(attributes) and not is_picture_link(element, attributes):
                self.hidden_element(element, depth)
                return
            if is_marked(tag, attributes):
                self.elements.marked.append(element)
            if "class" in attributes and "caption" in (attributes["class"] or "") and is_beside_picture(element):
                self.inline_caption(element, depth)
                return
            may_stand_apart = text.isdigit() or first.tag_id != TEXT_ID or "style" in attributes
            if may_stand_apart and (len(attributes) > 1 or not is_link) and self.stands_apart(element, tag, first, attributes):
                self.apart_element(element, depth)
                return
        if is_link and "href" not in attributes and is_anchor(attributes):
            is_link = False
        if tag in DRAWN and not self.in_code and self.drawn_element(element, tag, depth):
            return
        if depth >= DEEPEST_WALKED:
            self.is_deep = True
            self.add_text(whole_text(element, self.elements))
            return
        if self.in_code and attributes.get("class"):
            self.language = code_language(attributes["class"] or "")
        start, blocks, outer, outer_href = len(self.text), len(self.blocks), self.in_link, self.href
        if is_link:
            self.in_link, self.href = True, attributes.get("href")
        if text:
            self.add_text(text)
        else:
            self.children(element, first, depth + 1)
        self.in_link, self.href = outer, outer_href
        if len(self.text) > start and len(self.blocks) == blocks:
            if is_link and (len(self.text[start]) <= LONGEST_REFERENCE or len(self.text) > start + 1) and self.leads_to_note(element, start):
                del self.text[start:]
                while self.inlines and self.inlines[-1][1] > start:
                    self.inlines.pop()
                self.end_reference(element)
                return
            if start and self.text[start][:1] not in _RUNNING_ON:
                self.part_inline(element, tag, start)
            if tag in MARKED and not self.in_code:
                self.inlines.append((start, len(self.text), tag, attributes.get("href") if is_link else None))
        elif is_link and len(self.blocks) > blocks:  # a link around several lines, as of a card
            self.seen.append(Seen("a", blocks, self.element, {"href": attributes.get("href"), "lines": str(len(self.blocks) - blocks)}))

    def leads_to_note(self, link: LexborNode, start: int) -> bool:
        """Return whether a link leads to a footnote, or from one back to its place, given the place of the link's first piece."""
        text = "".join(self.text[start:]).strip()
        return text in _BACK_REFERENCES or (len(text) <= LONGEST_REFERENCE and is_reference(link, text, self.text[:start]))

    def drawn_element(self, element: LexborNode, tag: str, depth: int) -> bool:
        """Read an element within the line whose meaning a browser draws, if it is not to be read like others: what is struck out goes, …

        Return whether it was read, or is left out.
        """
        if tag in DELETED:
            if not is_deleted(element, self.text):
                return False
            self.deleted_element(element, depth)
            return True
        if tag == "label":
            return is_reference(element, element.text(deep=True).strip(), self.text)
        if tag == "sup":
            mark = "" if self.in_link else superscript_mark(element, self.text, has_notes=self.has_notes)
            if mark:
                self.add_text(mark)
            elif mark is None:
                self.has_notes = True
                self.end_reference(element)
            return mark is None
        return self.quotation(element, depth)

    def quotation(self, element: LexborNode, depth: int) -> bool:
        """Read a `<q>` with the quotation marks that a browser draws around it, unless it has its own."""
        line, start = self.text, len(self.text)
        line.append("")
        self.children(element, element.first_child, depth + 1)
        if self.text is line and (text := "".join(line[start:]).strip()) and text[0] not in QUOTATION_MARKS:
            line[start], closing = quotes(element)
            line.append(closing)
        return True

    def end_reference(self, element: LexborNode) -> None:
        """Close the gap that a reference to a note has left, or keep two words apart."""
        behind = text_behind(element)[:1]
        if behind.isupper():
            self.text.append(" ")
        elif behind and behind in ".,;:!?)" and self.text:
            self.text[-1] = self.text[-1].rstrip()

    def deleted_element(self, element: LexborNode, depth: int) -> None:
        """Read an element within the line that was struck out. It becomes a block of its own, described as not shown."""
        line = self.text, self.inlines, self.linked
        outer = self.element
        self.text, self.inlines, self.linked = [], [], 0
        self.element = Element(outer, element.tag or "", {"hidden": None}, outer.kind, outer.level)
        self.children(element, element.first_child, depth + 1)
        if self.text:
            self.end_block()
        self.element = outer
        self.text, self.inlines, self.linked = line
        if self.text and (text := element.text(deep=True)) and (text[0].isspace() or text[-1].isspace()):
            self.text.append(" ")

    def inline_caption(self, element: LexborNode, depth: int) -> None:
        """Read a picture's caption that stands in the paragraph beside the picture. It is a block of its own."""
        if self.text:
            self.end_block()
        self.block_element(element, 0, depth, False)

    def stands_apart(self, element: LexborNode, tag: str, first: LexborNode, attributes: Mapping[str, str | None]) -> bool:
        """Return whether an element within the line is no part of it: a count of comments, a picture with its caption, a line drawn as a block.

        first   what it holds first
        """
        if self.in_code:
            return False
        if first.tag_id == TEXT_ID:
            if first.next is None and is_count(element, first.text_content or "", self.text, in_heading=self.element.kind == "heading"):
                return True
        elif tag == "span" and not self.text and holds_captioned_picture(element):
            return True
        return "style" in attributes and not self.in_link and self.element.kind != "heading" and is_drawn_as_block(element)

    def apart_element(self, element: LexborNode, depth: int) -> None:
        """Read an element within the line that is no part of it, as a line of its own: a caption where it holds a picture."""
        if self.text:
            self.end_block()
        outer = self.element
        if element.css_first("img") is not None:
            self.element = Element(outer, element.tag or "", element.attributes, "caption")
        elif (element.text(deep=True) or "").isdigit():
            self.element = Element(outer, element.tag or "", element.attributes)
        self.children(element, element.first_child, depth + 1)
        if self.text:
            self.end_block()
        self.element = outer

    def hidden_element(self, element: LexborNode, depth: int) -> None:
        """Read an element within the line that is not shown. It becomes a block of its own, before that of the line."""
        if self.written and element.mem_id in self.written:
            return
        if (found := written_once(element)) is not None:
            text, nodes = found
            self.written.update([node.mem_id for node in nodes])
            self.add_text(text)
            return
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
        holds_lines = self.holds_lines(element, 0)
        if holds_lines and depth < DEEPEST_WALKED and not self.is_of_data(element):
            if self.text:
                self.end_block()
            self.block_element(element, 0, depth, False)
            return
        if (attributes := element.attributes) and is_marked("td", attributes):
            self.elements.marked.append(element)
        if self.text or (not is_first and self.row_start == len(self.blocks)):  # empty cells count, but not behind one that made blocks
            self.next_cell()
        if holds_lines:
            outer, self.actions = self.actions, ACTIONS_IN_CELL
            self.children(element, element.first_child, depth + 1)
            self.actions = outer
        else:
            self.children(element, element.first_child, depth + 1)
        if (more := _more_columns(attributes)) and (not is_first or _has_cell_behind(element) or self.is_of_data(element)):
            for _ in range(more):
                self.next_cell()

    def is_of_data(self, cell: LexborNode) -> bool:
        """Return whether the table around a cell is one of data."""
        table = self.element.nearest("table")
        if table not in self.of_data:
            self.of_data[table] = _is_table_of_data(cell)
        return self.of_data[table]

    def next_cell(self) -> None:
        """Part the line of a row at the end of a cell."""
        self.inlines.append((len(self.text), len(self.text) + 1, "td", None))
        self.text.append(" ")

    def holds_lines(self, element: LexborNode, depth: int) -> bool:
        """Return whether something in an element breaks the line."""
        child = element.first_child
        while child is not None:
            action = action_of(child, self.actions)
            if action in (OTHER, BREAK, ITEM, CODE) or (action in (LINK, RUN) and depth < DEEPEST_INLINE and self.holds_lines(child, depth + 1)):
                return True
            child = child.next
        return False

    def is_attribution(self, element: LexborNode) -> bool:
        """Return whether an element of the site's furniture is a `<footer>` in a `<blockquote>`, which says who is quoted."""
        return element.tag == "footer" and "blockquote" in self.element.around

    def own_box(self, element: LexborNode, depth: int) -> None:
        """Read a box of the article that stands in an element of the site's furniture. It is described as a `<div>`, so no filter takes it out."""
        outer = self.element
        self.element = Element(outer, "div", element.attributes)
        self.children(element, element.first_child, depth + 1)
        if self.text:
            self.end_block()
        self.element = outer

    def site_element(self, element: LexborNode) -> None:
        """Read an element of the site's furniture as one block. No filter asks what stands where in a menu, and pages have hundreds of entries."""
        text, words = _collapsed(whole_text(element, self.elements))
        if text:
            described = Element(self.element, element.tag or "", element.attributes)
            self.add_whole(text, words, 0.0, "paragraph", described, 1)
            if described.tag == "aside" and len(text) >= SHORTEST_OFFER and (described.word is None or described.word in OFFERING):
                self.see_links(titled_links(element))
            self.site_sentences = max(self.site_sentences, text.count(". ") + text.count("。"))

    def words_elsewhere(self) -> int:
        """Return the number of words of running text outside the site's furniture."""
        return running_words([b for b in self.blocks if b.element is not None and b.element.tag not in SITE_ELEMENTS])

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
        if self.in_code:
            text = without_invisible(raw).strip("\n").rstrip()
        share = linked / len(text) if linked else 0.0
        self.add_line(text, words, share if share < 1.0 else 1.0, (pieces, inlines) if inlines else None)

    def add_line(self, text: str, words: int, link_share: float, marked: tuple[list[str], list[Inline]] | None) -> None:
        """Make a block of a line in the innermost open element.

        marked   the pieces of the line and what runs within it; None for a line of text and nothing else
        """
        element = self.element
        kind, level = element.kind, element.level
        blocks = self.blocks
        if blocks and len(blocks[-1].text) == 1 and text[0].islower() and self.is_drop_cap(blocks[-1]):
            initial = blocks.pop().text
            self.lines -= 1
            text = initial + text
            marked = ([initial, *marked[0]], [(start + 1, end + 1, tag, href) for start, end, tag, href in marked[1]]) if marked else None
        prefix = suffix = ""
        if kind != "paragraph":
            if kind == "table" and not (marked and any(tag == "td" for _, _, tag, _ in marked[1])):
                kind = "paragraph"  # a table with one cell a row lays out the page
            prefix, suffix = self.marks.around(kind, level, element, self.language)
        markup: object = None
        if marked:
            markup = Markup(*marked, prefix, suffix, self.url)
        elif kind == "code":
            markup = f"{prefix}{text}{suffix}"
        elif prefix:
            markup = _new_tuple(Prefixed, (prefix, text)) if not suffix else Markup([text], [], prefix, suffix, self.url)
        line = self.lines = self.lines + 1
        blocks.append(Block(len(blocks), text, kind, level, "", (line, line), markup, link_share, words, element))


def _is_table_of_data(cell: LexborNode) -> bool:
    """Return whether the table around a cell is one of data: several rows of as many short, plain cells.

    A table that lays out a page has long text, headings, forms or further tables in its cells. In one of data, a cell may hold paragraphs, a list or
    pictures.
    """
    table = cell.parent
    while table is not None and table.tag_id != _TABLE_ID:
        table = table.parent
    if table is None:
        return False
    action_of_id = ACTIONS.get
    longest = LONGEST_CELL  # that the cell may be which is being read
    lengths: list[int] = []  # of the cells
    widths: list[int] = []  # of the rows, in cells
    for node in table.traverse(include_text=True):
        id = node.tag_id
        if id == TEXT_ID:
            if lengths and not node.is_empty_text_node:
                lengths[-1] += len(node.text_content or "")
                if lengths[-1] > longest:
                    return False
        elif id in _CELL_IDS:
            longest = LONGEST_CELL
            lengths.append(0)
            widths[-1] += 1
        elif id == _ROW_ID:
            widths.append(0)
        elif action_of_id(id) == LINK:
            longest = LONGEST_LINKED_CELL
        elif id in _NOT_IN_DATA or (id == _TABLE_ID and lengths):
            return False
    usual = max(set(widths), key=widths.count)
    rows = widths.count(usual)
    return usual > 1 and rows >= FEWEST_ROWS and rows >= MOST_ALIKE * len(widths)


def _inside(element: LexborNode) -> Iterator[LexborNode]:
    """Return the nodes in an element, texts included."""
    return islice(element.traverse(include_text=True), 1, None)


def _has_cell_behind(cell: LexborNode) -> bool:
    behind = cell.next
    while behind is not None and behind.tag_id not in _CELL_IDS:
        behind = behind.next
    return behind is not None


def _more_columns(attributes: Mapping[str, str | None]) -> int:
    """Return over how many further columns a cell runs, by its attributes."""
    span = attributes.get("colspan") or ""
    return min(int(span), MOST_COLUMNS) - 1 if span.isascii() and span.isdigit() and 0 < int(span[:3]) < 1000 and len(span) <= 3 else 0


def _first_number(items: LexborNode) -> int:
    """Return the number of a list's first item: 1, unless an ordered list has another one."""
    given = items.attributes.get("start") or "" if items.tag == "ol" else ""
    return int(given) if given.isascii() and given.isdigit() and 0 < len(given) <= LONGEST_START_NUMBER else 1


def _collapsed(text: str) -> tuple[str, int]:
    """Return a text without invisible characters and with white space collapsed, and its length in words."""
    bare = text.strip()
    if "  " not in bare and bare.isprintable():  # as most texts: they have no white space but single spaces
        if bare.isascii() or not scripts.has_unspaced(bare):
            return bare, bare.count(" ") + 1
        return bare, scripts.count_unspaced(bare)
    if bare.isascii():
        pieces = bare.split()
        return " ".join(pieces), len(pieces)
    pieces = split_words(without_invisible(bare))
    text = " ".join(pieces)
    return text, scripts.count_unspaced(text) if scripts.has_unspaced(text) else len(pieces)


def is_picture_link(element: LexborNode, attributes: Mapping[str, str | None]) -> bool:
    """Return whether an element is a picture's link of which screen readers alone are not told, as a text beside it leads to the same page."""
    return (
        "href" in attributes
        and attributes.get("aria-hidden") == "true"
        and "hidden" not in attributes
        and element.css_first("img") is not None
        and not element.text(deep=True).strip()
    )
