"""Lists of other articles under a heading."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.document import Block, Document

LONGEST_LIST = 40  # entries
LONGEST_HEADLINE = 30  # words


def entries_below(doc: Document, heading: Block) -> Iterator[Block]:
    """The list entries and headlines right below a heading, up to the next running text or Markdown heading.

    Where running text follows, a last short line may be the article's next sub-heading and is left alone.
    """
    entries: list[Block] = []
    for block in doc.blocks[heading.index + 1 : heading.index + 1 + LONGEST_LIST]:
        if not is_entry(block):
            if entries and block.is_sentence and entries[-1].kind != "item" and entries[-1].words <= 6:
                entries.pop()
            break
        entries.append(block)
    yield from entries


def is_entry(block: Block) -> bool:
    """Whether a block can be an entry in a list of headlines: short, and no sentence unless it is a list item."""
    if block.kind == "heading" or block.words > LONGEST_HEADLINE:
        return False
    return block.kind == "item" or block.ends != "sentence" or (block.words <= 14 and block.text.endswith(("?", "？")))
