"""A listing of all blocks of a document, with what became of each and why."""

from __future__ import annotations

import re

from newsclean.document import Block, Document
from newsclean.languages.characters import CONTROLS, DIRECTION_MARKS

# What a terminal would obey. The line breaks of code stay as they are.
_OBEYED = re.compile(rf"(?![\t\n])[{CONTROLS}{DIRECTION_MARKS}]")

LONGEST_WHOLE = 120  # characters of an element that was read as one block which are shown

_DIM, _RED, _CYAN, _RESET = "\x1b[2m", "\x1b[31m", "\x1b[36m", "\x1b[0m"


def listing(doc: Document, *, color: bool = False) -> str:
    """Return a listing with one line a block, and a second line with the reason if the block is not in the body, or if a rule of yours keeps it.

    The first line has the number of the block's first line in the source (for HTML, the block's number), the filter or role by which it was taken out
    of the body, and the block's text. Of an element that was read as one block, it has the opening of the text, and the number of lines.

    color   whether to use colours of terminals: red for what was removed, cyan for metadata, dim for reasons
    """
    removals, keeps = doc.removals, doc.keeps
    blocks = doc.blocks
    number = len(str(blocks[-1].lines[0])) if blocks else 1
    name = max((len(label) for label in (*(r.role or r.filter for r in removals.values()), *(keep.rule for keep in keeps.values()))), default=0)
    lines: list[str] = []
    for block in blocks:
        removal, keep = removals.get(block.index), keeps.get(block.index)
        label = (removal.role or removal.filter) if removal else keep.rule if keep else ""
        shown = f"{block.lines[0]:>{number}}  {label:<{name}}  {without_obeyed(_opening(block))}"
        why = removal or keep
        if why is None:
            lines.append(shown)
            continue
        paint = "" if removal is None else _CYAN if removal.role else _RED
        reason = f"{'':{number}}  {'':{name}}  · {without_obeyed(why.reason)}"
        lines += [f"{paint}{shown}{_RESET if paint else ''}", f"{_DIM}{reason}{_RESET}"] if color else [shown, reason]
    return "\n".join(lines)


def in_one_line(block: Block) -> str:
    """Return the text of a block; of one that stands for several lines of a page, these in a row."""
    return block.text if block.stands_for == 1 else block.text.replace("\n", " · ")


def _opening(block: Block) -> str:
    """Return the text of a block as it is listed: of one that stands for many lines, only the first of them, and their number."""
    text = in_one_line(block)
    if block.stands_for == 1 or len(text) <= LONGEST_WHOLE:
        return text
    return f"{text[:LONGEST_WHOLE].rsplit(None, 1)[0]} … ({block.stands_for} lines)"


def without_obeyed(text: str) -> str:
    """Return a text without what a terminal would obey."""
    return text if text.isprintable() else _OBEYED.sub("", text).replace("\t", " ")
