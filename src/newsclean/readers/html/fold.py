"""Furniture as one block: which elements of a page are read as a whole, and what is noted of them.

Most of a page is nobody's article: menus, boxes of links, dialogs, text that is not shown. An element that says so by its tag, its role, its names or
its attributes, and that holds hardly any running text, is read as one block: the parser gathers its text in a tenth of the time that its lines would
take one by one. The survey opens it where it turns out to be the article's, see `newsclean.layout.survey`.
"""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsclean.document import Element, Kind
from newsclean.document.block import SHORTEST_SENTENCE
from newsclean.languages import scripts
from newsclean.readers.head.meta import Elements
from newsclean.readers.html.actions import ACTIONS, H1_IDS, HEADING_IDS, LINK, META_ID, OTHER, RUN, SCRIPT_ID, SKIP, TEXT_ID
from newsclean.vocabulary import SITE_FURNITURE

# Elements that are read as a whole where they hold nothing but links, and the kind of their lines.
OF_LINKS: dict[str, Kind] = {"ul": "item", "ol": "item", "table": "table"}
FEWEST_LINKS = 4  # of a list of links that is read as one block
FEWEST_LINES = 2  # of any other element; by one, nothing is gained. An element without any is read as a whole, too: nothing is in it
LONGEST_LINE = 200  # characters of a line in it; a longer one may be a paragraph, in scripts that have no full stop

_NO_TEXT = frozenset(
    (META_ID, *(id for id, action in ACTIONS.items() if action == SKIP))
)  # ids of tags whose text is not the page's, and of `<meta>`

# Names of furniture that may bear an article's metadata, and are read line by line.
BEARING_METADATA = frozenset(("author", "bio", "credit", "copyright", "tags", "taglist", "etiquetas"))


class Folded(NamedTuple):
    """What an element holds: its text, the number and kind of its lines, and the share of link text where it is a list of links; else None."""

    text: str
    lines: int
    kind: Kind = "paragraph"
    link_share: float | None = None


def folded(element: LexborNode, described: Element, elements: Elements) -> Folded | None:
    """Return what an element holds that is furniture by its own account; None for any other, and where its lines have to be looked at.

    elements   takes what the element holds of the page's head
    """
    refused = _refused(described)
    if refused is not None:
        gathered = _Gathered(element, refused)
        if gathered.is_refused or 0 < gathered.lines < FEWEST_LINES:
            return None
        found = Folded(" ".join(gathered.pieces), gathered.lines)
    elif described.tag in OF_LINKS:
        gathered = _Gathered(element, HEADING_IDS, only_links=True)
        if gathered.is_refused or gathered.lines < FEWEST_LINKS:
            return None
        found = Folded(" ".join(gathered.pieces), gathered.lines, OF_LINKS[described.tag], 1.0)
    else:
        return None
    gathered.add_to(elements)
    elements.wholes.append(element)
    return found


def whole_text(element: LexborNode, elements: Elements) -> str:
    """Return all text in an element, without what scripts, styles and frames hold. `elements` takes what it holds of the page's head."""
    elements.wholes.append(element)
    for inner in element.traverse():
        if inner.tag_id in _NO_TEXT and (inner.first_child is not None or inner.tag_id == META_ID):
            gathered = _Gathered(element, None)
            gathered.add_to(elements)
            return " ".join(gathered.pieces)
    return element.text(separator=" ", skip_empty=True)  # as for most: the parser takes a third of the time


class _Gathered:
    """What an element holds, read in one loop.

    pieces       its text
    lines        the number of its lines
    of_head      meta elements and scripts in it
    is_refused   whether it may not be read as a whole, and so was not read to its end
    """

    def __init__(self, element: LexborNode, refused: frozenset[int] | None, *, only_links: bool = False) -> None:
        """Read an element.

        refused      ids of tags that it must not hold, nor a line of running text; None to read it whatever it holds
        only_links   whether it must hold no text that is no link
        """
        self.pieces: list[str] = []
        self.of_head: list[LexborNode] = []
        self.lines = 0
        self.is_refused = not self._read(element, refused, only_links)

    def _read(self, element: LexborNode, refused: frozenset[int] | None, only_links: bool) -> bool:
        """Read the element; return False as soon as something is met that it must not hold.

        The loop stands in one function, and keeps its own stack, since it meets half of the nodes of a page.
        """
        pieces, of_head = self.pieces, self.of_head
        start = 0  # number of pieces above the line
        in_link = False
        around: list[LexborNode] = []
        actions: list[int] = []
        action_of = ACTIONS.get
        node = element.first_child
        while True:
            while node is None:
                action = actions.pop() if actions else OTHER
                if action == LINK:
                    in_link = False
                elif action > RUN and len(pieces) > start:
                    if refused is not None and _is_running(pieces, start):
                        return False
                    self.lines += 1
                    start = len(pieces)
                if not around:
                    return True
                node = around.pop().next
            id = node.tag_id
            if id == TEXT_ID:  # as half of all nodes, and most of these are white space, whose text need not be made
                if not node.is_empty_text_node:
                    text = node.text_content
                    if text and not text.isspace():
                        if only_links and not in_link and any(map(str.isalnum, text)):
                            return False
                        pieces.append(text)
                node = node.next
                continue
            action = action_of(id, OTHER)
            if action == SKIP:
                if id == SCRIPT_ID:
                    of_head.append(node)
                node = node.next
                continue
            if refused is not None and id in refused:
                return False
            if action > RUN and len(pieces) > start:
                if refused is not None and _is_running(pieces, start):
                    return False
                self.lines += 1
                start = len(pieces)
            child = node.first_child
            if child is not None:
                if action <= RUN and child.tag_id == TEXT_ID and child.next is None:  # as most links
                    text = child.text_content
                    if text and not text.isspace():
                        if only_links and action != LINK and not in_link and any(map(str.isalnum, text)):
                            return False
                        pieces.append(text)
                    node = node.next
                    continue
                in_link = in_link or action == LINK
                around.append(node)
                actions.append(action)
                node = child
                continue
            if id == META_ID:
                of_head.append(node)
            node = node.next

    def add_to(self, elements: Elements) -> None:
        """Add what the element holds of the page's head."""
        for node in self.of_head:
            if node.tag_id == META_ID:
                elements.add_meta(node)
            else:
                elements.add_script(node)


def _is_running(pieces: list[str], start: int) -> bool:
    """Return whether the line that begins with a piece is running text."""
    last = pieces[-1].rstrip()
    if len(last) > LONGEST_LINE and len(pieces) - start == 1:
        return True
    if last[-1].isalnum() or scripts.ending(last) != "sentence":  # the first holds for most lines
        return False
    return sum([scripts.count_words(piece) for piece in pieces[start:]]) >= SHORTEST_SENTENCE


def _refused(element: Element) -> frozenset[int] | None:
    """Return the ids of tags that an element must not hold to be read as one block; None for an element that is no furniture by its own account."""
    if element.is_hidden:
        return None if element.parent is None or element.parent.is_hidden else H1_IDS
    word = element.word
    if word is not None and word not in BEARING_METADATA and element.tag != "body":
        return H1_IDS
    if element.role is not None and f"role={element.role}" in SITE_FURNITURE:
        return HEADING_IDS
    return HEADING_IDS if element.tag == "header" and "article" not in element.around and "main" not in element.around else None
