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
            if is_markdown and _is_same_quote(before, block):
                pieces.append("\n>\n")
            else:
                pieces.append("\n" if block.kind == before.kind and block.kind in ("item", "table") else "\n\n")
        pieces.append(show(block))
        before = block
    return "".join(pieces)


def _is_same_quote(before: Block, block: Block) -> bool:
    """Whether two blocks of a page are paragraphs of one quotation."""
    if before.kind != "quote" or block.kind != "quote" or before.path is None or block.path is None:
        return False
    quote = next((node for node in block.path.up() if node.tag == "blockquote"), None)
    return quote is not None and before.stands_in(quote)
