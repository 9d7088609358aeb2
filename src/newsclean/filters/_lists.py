"""Lists of other articles below a heading."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.document import Block, Document

MOST_ENTRIES = 40  # of a list
LONGEST_HEADLINE = 30  # words of an entry
LONGEST_QUESTION = 14  # words of an entry that asks: a longer question is running text
OTHER_BOXES = frozenset(("most_read", "related_link", "tag_list", "newsletter", "social_footer", "copyright_line"))  # whole lines of which head a box
OPENING_BOXES = frozenset(("newsletter", "copyright_line"))  # tables that also tell by how a line opens
LONGEST_NEXT_SUBHEADING = 6  # words of a last line that may be the article's next sub-heading


def entries_below(doc: Document, heading: Block) -> Iterator[Block]:
    """Yield the list entries and headlines right below a heading, up to the next running text, heading, or list or box of another kind.

    Advertisements and buttons may stand between the entries. If running text follows, a short last line may be the article's next sub-heading, and is
    not yielded. The only line below the heading is its entry.
    """
    entries: list[Block] = []
    for block in doc.blocks[heading.index + 1 : heading.index + 1 + MOST_ENTRIES]:
        if starts_box(block) and not _labels_count(doc, block):
            break
        if "navigation" in block.cues and block.cues["navigation"].place == "line" and "related_link" not in block.cues:
            continue
        if not is_entry(block):
            if len(entries) > 1 and block.is_sentence and entries[-1].kind != "item" and entries[-1].words <= LONGEST_NEXT_SUBHEADING:
                entries.pop()
            break
        entries.append(block)
    yield from entries


def _labels_count(doc: Document, block: Block) -> bool:
    """Return whether a line is the label of a counter of an entry: "Recommendations:", and a number on the line below."""
    below = doc.blocks[block.index + 1 : block.index + 2]
    return block.ends == "colon" and bool(below) and below[0].text.isdigit()


def starts_box(block: Block) -> bool:
    """Return whether a line heads another list or box, or closes one: "Most read", "Sign up for our newsletter", "© 2024"."""
    if not block.cues:  # most blocks
        return False
    return any(
        (cue.place == "line" and table in OTHER_BOXES) or (cue.place == "start" and table in OPENING_BOXES) for table, cue in block.cues.items()
    )


def is_entry(block: Block) -> bool:
    """Return whether a block can be an entry in a list of headlines: it is short, and either a list item or not a sentence."""
    if block.kind == "heading" or block.words > LONGEST_HEADLINE:
        return False
    return block.kind == "item" or block.ends != "sentence" or (block.words <= LONGEST_QUESTION and block.text.endswith(("?", "？")))
