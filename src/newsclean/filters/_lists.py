"""Lists of other articles under a heading."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.document import Block, Document

MOST_ENTRIES = 40  # of a list
LONGEST_HEADLINE = 30  # words of an entry
LONGEST_QUESTION = 14  # words of an entry that asks: a longer question is running text
LONGEST_SUBHEADING = 6  # words of a last line that may be the article's next sub-heading


def entries_below(doc: Document, heading: Block) -> Iterator[Block]:
    """The list entries and headlines right below a heading, up to the next running text or Markdown heading.

    Where running text follows, a last short line may be the article's next sub-heading and is left alone.
    """
    entries: list[Block] = []
    for block in doc.blocks[heading.index + 1 : heading.index + 1 + MOST_ENTRIES]:
        if not is_entry(block):
            if entries and block.is_sentence and entries[-1].kind != "item" and entries[-1].words <= LONGEST_SUBHEADING:
                entries.pop()
            break
        entries.append(block)
    yield from entries


def is_entry(block: Block) -> bool:
    """Whether a block can be an entry in a list of headlines: short, and no sentence unless it is a list item."""
    if block.kind == "heading" or block.words > LONGEST_HEADLINE:
        return False
    return block.kind == "item" or block.ends != "sentence" or (block.words <= LONGEST_QUESTION and block.text.endswith(("?", "？")))
