"""The marked listing: what became of every block, and why. It formats what is always recorded and decides nothing."""

from __future__ import annotations

import re

from newsclean.document import Document

# A terminal would obey these. Line breaks of code are shown as they are.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_DIM, _RED, _CYAN, _RESET = "\x1b[2m", "\x1b[31m", "\x1b[36m", "\x1b[0m"


def listing(doc: Document, *, color: bool = False) -> str:
    """A line a block: its first source line (on a page its number), filter or role that took it out of the body, its text; and below it the reason.

    color   whether to use terminal colours: red for what was removed, cyan for metadata, dim for reasons
    """
    removals = doc.removals
    blocks = doc.blocks
    number = len(str(blocks[-1].lines[0])) if blocks else 1
    name = max((len(r.role or r.filter) for r in removals.values()), default=0)
    lines: list[str] = []
    for block in blocks:
        removal = removals.get(block.index)
        label = (removal.role or removal.filter) if removal else ""
        shown = f"{block.lines[0]:>{number}}  {label:<{name}}  {_shown(block.text)}"
        if removal is None:
            lines.append(shown)
            continue
        paint = _CYAN if removal.role else _RED
        reason = f"{'':{number}}  {'':{name}}  · {_shown(removal.reason)}"
        lines += [f"{paint}{shown}{_RESET}", f"{_DIM}{reason}{_RESET}"] if color else [shown, reason]
    return "\n".join(lines)


def _shown(text: str) -> str:
    return text if text.isprintable() else _CONTROL.sub("", text).replace("\t", " ")
