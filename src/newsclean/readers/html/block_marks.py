"""What stands before and behind a block of a page in Markdown: `#`, a list mark, a fence."""

from __future__ import annotations

from newsclean.document import Element, Kind
from newsclean.vocabulary import LIST_ITEMS

_LISTS = frozenset(("ul", "ol"))
LONGEST_LANGUAGE = 30  # characters of the name of a programming language


class BlockMarks:
    """The marks of a page's blocks, asked for in the order of the blocks: of a list item only the first block has a list mark.

    item      the list item of the last block that was an item
    indents   items -> the width of the marks of the items around them
    table     the table of the last row
    """

    def __init__(self) -> None:
        self.item: Element | None = None
        self.indents: dict[Element, int] = {}
        self.table: Element | None = None

    def around(self, kind: Kind, level: int, element: Element, language: str) -> tuple[str, str]:
        """Return what stands before and behind the next block, given its kind, its level and its element.

        language   the programming language of code, or ""
        """
        if kind == "heading":
            return "#" * level + " ", ""
        if kind == "item":
            return self._list_mark(element), ""
        if kind == "quote":
            return "> ", ""
        if kind == "code":
            return f"```{language}\n", "\n```"
        if kind == "table":
            table = element.nearest("table")
            is_head, self.table = table is not self.table, table
            return "| ", " |\n" if is_head else " |"  # `Markup` writes the line of dashes, as it knows the number of cells
        return "", ""

    def _list_mark(self, element: Element) -> str:
        """Return the list mark, indented by the width of the marks of the items around. Spaces stand for that of a further block of an item."""
        item = _item_around(element) or element
        mark = _mark(item)
        if item is self.item:
            mark = " " * len(mark)
        self.item = item
        return " " * self._indent(item) + mark

    def _indent(self, item: Element) -> int:
        """Return the width of the marks of the items around an item. It is kept: items stand in one another up to the cap on depth."""
        within: list[Element] = []  # items whose indent is not known, the innermost first
        outer: Element | None = item
        while outer is not None and outer not in self.indents:
            within.append(outer)
            outer = _item_around(outer.parent)
        for inner in reversed(within):
            width = self.indents[outer] + len(_mark(outer)) if outer is not None else 0
            self.indents[inner] = width + len("- ") * lists_between(inner.parent)
            outer = inner
        return self.indents[item]


def lists_between(items: Element | None) -> int:
    """Return how many lists stand directly around a list, with no item between: `<ul><li>…</li><ul>` nests as browsers show it."""
    count = 0
    while items is not None and items.parent is not None and items.tag in _LISTS and items.parent.tag in _LISTS:
        items = items.parent
        count += 1
    return count


def _item_around(element: Element | None) -> Element | None:
    """Return the nearest list item among an element and those around it, or None."""
    while element is not None and element.tag not in LIST_ITEMS:
        element = element.parent
    return element


def _mark(item: Element) -> str:
    return f"{item.number}. " if item.number else "- "


def code_language(names: str) -> str:
    """Return the language of code by the class of its element, as the HTML standard recommends to write it; "" if the class names none.

    >>> code_language("highlight language-python")
    'python'
    """
    return next((name.removeprefix("language-") for name in names.split() if name.startswith("language-")), "")[:LONGEST_LANGUAGE]
