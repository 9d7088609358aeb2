"""The data from which a page writes an article's text, Markdown and JSON anew when the removals of a filter are undone, as `Article.restore` would.

`assets/report.js` reads it. What stands between two blocks depends on both, so that neither the text nor the Markdown can be written beforehand. The
rules are those of `newsclean.output.render`; tests compare what the page writes with what `restore` gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from newsclean.document import Block, Element
from newsclean.output.render import block_markdown
from newsclean.report.entries import Entry
from newsclean.vocabulary import LISTS

if TYPE_CHECKING:
    from newsclean.article import Article

_NESTS: dict[str, tuple[str, ...]] = {"quote": ("blockquote",), "item": (*LISTS, "table"), "table": (*LISTS, "table")}
"""Kind of block -> the elements that blocks of this kind share where they belong together."""


def state_of(article: Article, entries: Iterable[Entry]) -> dict[str, Any]:
    """Return what the page needs, as plain data for JSON.

    article   what `to_dict` gives. The page writes `removed` and `roles`, and of an article that was cleaned here also `text` and `markdown`: they
              are empty here, since all that they hold is in the blocks
    blocks    a list for each block: text, Markdown (0 where it is the text), kind, mark, words, filter (0 for a block of the body), role (0 for
              none), reason, lines, the number of the list, table or quotation that it stands in (-1 for none), and whether it goes on with any block
              of its kind
    parents   of each list, table or quotation, the one around it, or -1
    """
    nests = _Nests()
    blocks = [_block(entry, nests) for entry in entries]
    written: dict[str, Any] = {"removed": [], "roles": []} if article.is_from_dict else {"text": "", "markdown": "", "removed": [], "roles": []}
    return {"article": {**article.to_dict(), **written}, "blocks": blocks, "parents": nests.parents}


def _block(entry: Entry, nests: _Nests) -> list[Any]:
    block, removal = entry.block, entry.removal
    markdown = block_markdown(block)
    taken_by = [0, 0, 0] if removal is None else [removal.filter, removal.role or 0, removal.reason]
    is_joined = block.kind in ("item", "table") and (block.level > 1 or block.element is None)
    return [
        block.text,
        0 if markdown == block.text else markdown,
        block.kind,
        block.mark,
        block.words,
        *taken_by,
        list(block.lines),
        nests.number(block),
        int(is_joined),
    ]


class _Nests:
    """The lists, tables and quotations that blocks stand in, numbered."""

    def __init__(self) -> None:
        self.parents: list[int] = []
        self._numbers: dict[tuple[tuple[str, ...], Element], int] = {}

    def number(self, block: Block) -> int:
        """Return the number of the innermost one around a block that blocks of its kind share, or -1."""
        tags = _NESTS.get(block.kind)
        if tags is None or block.element is None:
            return -1
        return self._of(block.element.nearest(*tags), tags)

    def _of(self, element: Element | None, tags: tuple[str, ...]) -> int:
        """Return the number of an element, and number those around it first."""
        new: list[Element] = []
        while element is not None and (tags, element) not in self._numbers:
            new.append(element)
            element = element.parent.nearest(*tags) if element.parent is not None else None
        number = -1 if element is None else self._numbers[tags, element]
        for inner in reversed(new):
            self.parents.append(number)
            number = self._numbers[tags, inner] = len(self.parents) - 1
        return number
