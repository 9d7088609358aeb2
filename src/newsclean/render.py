"""Blocks back to text and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsclean.model import Block


def to_text(blocks: Iterable[Block]) -> str:
    """Plain text: paragraphs separated by a blank line, list items one below the other with the mark they had."""
    return _assembled(blocks, lambda b: f"{b.mark} {b.text}" if b.mark else b.text)


def to_markdown(blocks: Iterable[Block]) -> str:
    """Markdown: the headings, lists, quotes and links that the source had."""
    return _assembled(blocks, lambda b: b.markup, is_markdown=True)


def _assembled(blocks: Iterable[Block], show: Callable[[Block], str], *, is_markdown: bool = False) -> str:
    pieces: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None:
            pieces.append(_gap(before, block, is_markdown))
        pieces.append(show(block))
        before = block
    return "".join(pieces)


def _gap(before: Block, block: Block, is_markdown: bool) -> str:
    """What stands between two blocks: items of a list and rows of a table follow each other, all else is parted by a blank line."""
    if block.kind != before.kind:
        return "\n\n"
    if is_markdown and block.kind == "quote" and _share(before, block, "blockquote"):
        return "\n>\n"
    if (
        is_markdown
        and block.kind in ("item", "table")
        and block.level <= 1
        and block.path is not None
        and not _share(before, block, "ul", "ol", "dl", "table")
    ):
        return "\n\n"
    return "\n" if block.kind in ("item", "table") else "\n\n"


def _share(before: Block, block: Block, *tags: str) -> bool:
    """Whether the nearest element of these tags around a block of a page is around the one before it as well."""
    element = block.path.nearest(*tags) if block.path is not None else None
    return element is not None and before.stands_in(element)
