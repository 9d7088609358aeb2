"""Furniture as one block: which elements of a page are read as a whole, and what is noted of them.

Most of a page is nobody's article: menus, boxes of links, dialogs, text that is not shown. An element that says so by its tag, its role, its names or
its attributes is read as one block, in a tenth of the time that its lines would take one by one. It must hold nothing that may be of the article: no
running text, no headline, no byline, no date. The survey opens it where it turns out to be no furniture, see `newsclean.layout.survey`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsclean.document import Element, Kind
from newsclean.document.block import LONG_PARAGRAPH, SHORTEST_SENTENCE
from newsclean.languages import scripts
from newsclean.readers.head.meta import Elements
from newsclean.readers.html.actions import ACTIONS, CODE, H1_IDS, HEADING_IDS, LINK, META_ID, OTHER, RUN, SCRIPT_ID, SKIP, TEXT_ID
from newsclean.values.words import by_words
from newsclean.vocabulary import OFFERING, SITE_FURNITURE, is_site_header

# Elements that are read as a whole where they hold nothing but links, and the kind of their lines.
OF_LINKS: dict[str, Kind] = {"ul": "item", "ol": "item", "table": "table"}
FEWEST_LINKS = 4  # of a list of links that is read as one block
FEWEST_LINES = 2  # of any other element; by one, nothing is gained. An element without any is read as a whole, too, if it shows no picture
SHORTEST_TITLE = 20  # characters of a link's text that may be a title; entries of menus are shorter
SHORTEST_ELSEWHERE = 10  # the same in scripts other than Latin, where a word may be a single character
SHORTEST_LONG = 40  # characters from which on the words of a line are counted: so many hold fewer than 25 words in any script

# Names of furniture that may bear an article's metadata, and are read line by line.
BEARING_METADATA = frozenset(("author", "bio", "credit", "copyright", "tags", "taglist", "etiquetas"))

_SHOWN_WITHOUT_TEXT = "img, amp-img, iframe, video, audio"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CODE_IDS = frozenset(id for id, action in ACTIONS.items() if action == CODE)
_NO_TEXT = frozenset((META_ID, *(id for id, action in ACTIONS.items() if action == SKIP)))  # tags whose text is not the page's, and `<meta>`


class Folded(NamedTuple):
    """What an element holds that is read as a whole.

    text         its text, with a line break between any two lines
    lines        the number of its lines
    kind         that of its lines
    link_share   the share of link text where it is a list of links; else None
    links        its links with a text as long as a title's, each with its address
    """

    text: str
    lines: int
    kind: Kind = "paragraph"
    link_share: float | None = None
    links: Sequence[tuple[str, str]] = ()


def folded(element: LexborNode, described: Element, elements: Elements) -> Folded | None:
    """Return what an element holds, if it is furniture by its own account and its lines need not be looked at; else None.

    elements   takes what the element holds of the page's head
    """
    if (refused := _must_not_hold(described)) is not None:
        offers = described.word is not None and (described.word in OFFERING or " " in described.word)
        gathered = _Gathered(element, refused | _CODE_IDS, notes_links=offers)
        if gathered.is_refused or 0 < len(gathered.lines) < FEWEST_LINES:
            return None
        if not gathered.lines and not described.is_hidden and element.css_first(_SHOWN_WITHOUT_TEXT) is not None:
            return None  # builders of pages call all that they place a "widget"
        found = Folded("\n".join(gathered.lines), len(gathered.lines), links=with_addresses(gathered.links))
    elif described.tag in OF_LINKS:
        gathered = _Gathered(element, HEADING_IDS | _CODE_IDS, only_links=True, notes_links=True)
        if gathered.is_refused or len(gathered.lines) < FEWEST_LINKS:
            return None
        links = with_addresses(gathered.links)
        found = Folded("\n".join(gathered.lines), len(gathered.lines), OF_LINKS[described.tag], 1.0, links)
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
            gathered = _Gathered(element)
            gathered.add_to(elements)
            return " ".join(gathered.lines)
    return element.text(separator=" ", skip_empty=True)  # as for most: the parser takes a third of the time


def is_long(text: str) -> bool:
    """Return whether a link's text is as long as a title's."""
    return len(text) >= SHORTEST_TITLE or (len(text) >= SHORTEST_ELSEWHERE and not text.isascii())


def titled_links(element: LexborNode) -> list[tuple[str, str]]:
    """Return the links in an element whose text is as long as a title's, with their addresses."""
    return with_addresses([(text, node) for node in element.css("a") if is_long(text := node.text(deep=True))])


def with_addresses(links: Sequence[tuple[str, LexborNode]]) -> list[tuple[str, str]]:
    """Return links with their addresses, for their texts with their elements. One without an address is left out."""
    return [(text, href) for text, node in links if (href := node.attributes.get("href"))]


class _Gathered:
    """What an element holds, read in one loop.

    lines        the texts of its lines
    links        its links whose text is as long as a title's, where they are asked for
    of_head      meta elements and scripts in it
    is_refused   whether something was met that it must not hold; it was then not read to its end
    """

    def __init__(self, element: LexborNode, refused: frozenset[int] = frozenset(), *, only_links: bool = False, notes_links: bool = False) -> None:
        """Read an element.

        refused      ids of tags that it must not hold, nor a line that may be of the article; empty to read it whatever it holds
        only_links   whether it must hold no text that is no link
        notes_links  whether its links are asked for
        """
        self.lines: list[str] = []
        self.links: list[tuple[str, LexborNode]] = []
        self.of_head: list[LexborNode] = []
        self._line: list[str] = []  # pieces of the line that is being read
        self._may_hold_all = not refused
        self._only_links = only_links
        self._notes_links = notes_links
        self.is_refused = not self._read(element, refused)

    def _read(self, element: LexborNode, refused: frozenset[int]) -> bool:
        """Read the element; return False as soon as something is met that it must not hold.

        The loop stands in one function, and keeps its own stack, since it meets half of the nodes of a page.
        """
        line, only_links, notes_links = self._line, self._only_links, self._notes_links
        lines_before = pieces_before = 0  # where the link that is open begins
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
                    if notes_links:
                        text = " ".join([*self.lines[lines_before:], *line] if len(self.lines) > lines_before else line[pieces_before:])
                        if is_long(text):
                            self.links.append((text, around[-1]))
                elif action > RUN and line and not self._end_line():
                    return False
                if not around:
                    return True
                node = around.pop().next
            id = node.tag_id
            if id == TEXT_ID:  # as half of all nodes, and most of these are white space, whose text need not be made
                if node.is_empty_text_node:
                    if line:
                        line.append(" ")
                else:
                    text = node.text_content or ""
                    if only_links and not in_link and any(map(str.isalnum, text)):
                        return False
                    line.append(text)
                node = node.next
                continue
            action = action_of(id, OTHER)
            if action == SKIP:
                if id == SCRIPT_ID:
                    self.of_head.append(node)
                node = node.next
                continue
            if id in refused or (action > RUN and line and not self._end_line()):
                return False
            child = node.first_child
            if child is not None:
                if action <= RUN and child.tag_id == TEXT_ID and child.next is None:  # as most links
                    text = child.text_content or ""
                    if only_links and action != LINK and not in_link and any(map(str.isalnum, text)):
                        return False
                    line.append(text)
                    if notes_links and action == LINK and len(text) >= SHORTEST_ELSEWHERE and is_long(text):
                        self.links.append((text, node))
                    node = node.next
                    continue
                if action == LINK:
                    in_link = True
                    lines_before, pieces_before = len(self.lines), len(line)
                around.append(node)
                actions.append(action)
                node = child
                continue
            if id == META_ID:
                self.of_head.append(node)
            node = node.next

    def _end_line(self) -> bool:
        """End the line; return whether the element may hold it."""
        line = " ".join("".join(self._line).split())
        self._line.clear()
        if not line:
            return True
        self.lines.append(line)
        return self._may_hold_all or not (_is_running(line) or (not self._only_links and _may_bear_metadata(line)))

    def add_to(self, elements: Elements) -> None:
        """Add what the element holds of the page's head."""
        for node in self.of_head:
            if node.tag_id == META_ID:
                elements.add_meta(node)
            else:
                elements.add_script(node)


def _is_running(line: str) -> bool:
    """Return whether a line is running text, as `newsclean.layout.container` counts it."""
    if len(line) >= SHORTEST_LONG and scripts.count_words(line) >= LONG_PARAGRAPH:
        return True
    if line[-1].isalnum():  # as most lines
        return False
    return scripts.ending(line) == "sentence" and scripts.count_words(line) >= SHORTEST_SENTENCE


def _may_bear_metadata(line: str) -> bool:
    """Return whether a line may be a date or a byline: it has a year, or begins with "by"."""
    return line.partition(" ")[0].casefold() in by_words() or _YEAR.search(line) is not None


def _must_not_hold(element: Element) -> frozenset[int] | None:
    """Return the ids of the headings that an element must not hold to be read as one block.

    None for an element that is no furniture by its own account.
    """
    if element.is_hidden:
        return None if element.parent is None or element.parent.is_hidden else H1_IDS
    if element.word is not None and element.word not in BEARING_METADATA and element.tag != "body":
        return H1_IDS
    if element.role is not None and f"role={element.role}" in SITE_FURNITURE:
        return HEADING_IDS
    return HEADING_IDS if is_site_header(element.tag, element.around) else None
