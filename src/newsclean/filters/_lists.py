"""Lists of other articles below a heading."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.document import Block, Document

MOST_ENTRIES = 40  # of a list
LONGEST_HEADLINE = 30  # words of an entry
LONGEST_QUESTION = 14  # words of an entry that asks: a longer question is running text
LONGEST_NEXT_SUBHEADING = 6  # words of a last line that may be the article's next sub-heading


def entries_below(doc: Document, heading: Block) -> Iterator[Block]:
    """Yield the list entries and headlines right below a heading, up to the next running text or heading.

    If running text follows, a short last line may be the article's next sub-heading, and is not yielded.
    """
    entries: list[Block] = []
    for block in doc.blocks[heading.index + 1 : heading.index + 1 + MOST_ENTRIES]:
        if not is_entry(block):
            if entries and block.is_sentence and entries[-1].kind != "item" and entries[-1].words <= LONGEST_NEXT_SUBHEADING:
                entries.pop()
            break
        entries.append(block)
    yield from entries


def is_entry(block: Block) -> bool:
    """Return whether a block can be an entry in a list of headlines: it is short, and either a list item or not a sentence."""
    if block.kind == "heading" or block.words > LONGEST_HEADLINE:
        return False
    return block.kind == "item" or block.ends != "sentence" or (block.words <= LONGEST_QUESTION and block.text.endswith(("?", "？")))
