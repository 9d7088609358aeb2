"""Plain text to blocks: the paragraphs a person would see, however the scraper broke its lines.

Converters break lines in four ways, and one text may show several of them:

- a line a paragraph, with or without blank lines between (most extractors);
- a line a text node: "…founded in 1985 with" / "support" / "from the committee" (text collected node by node);
- hard-wrapped at a fixed width (mail, terminals, some Markdown writers);
- list marks on lines of their own: "-" / "First headline" / "-" / "Second headline".
"""

from __future__ import annotations

import re

from newsclean.document import Block, Kind
from newsclean.languages.months import month_number
from newsclean.languages.scripts import has_unspaced
from newsclean.readers.lines import BULLETS, EMPTY, MARKS, NO_GAP, SPACES, Line, merge, split_words

_BREAKS = "\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_ODD_SPACES = "\t\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NUMBER = re.compile(r"\d{1,3}[.)]$")


def read_text(text: str) -> list[Block]:
    """The blocks of a plain text.

    >>> [b.text for b in read_text("He said the talks, held in\\nSeoul\\nlast week, failed.\\n-\\nOther news")]
    ['He said the talks, held in Seoul last week, failed.', 'Other news']
    """
    return [line.block(i) for i, line in enumerate(merge(_attach_marks(_lines(text))))]


def _lines(text: str) -> list[Line]:
    """The non-blank lines, white space collapsed and list marks taken off."""
    breaks = [b for b in _BREAKS if b in text]
    spaced = not has_unspaced(text)
    plain = not any(space in text for space in _ODD_SPACES)  # only ordinary spaces: most lines are then as they should be
    lines: list[Line] = []
    gap = EMPTY
    for number, raw in enumerate(text.split("\n"), 1):
        for piece in _split(raw, breaks) if breaks else (raw,):
            line = piece.strip()
            if not plain or "  " in line:
                line = " ".join(split_words(piece))
            if not line:
                gap = max(gap, SPACES if piece else EMPTY)
                continue
            depth = len(piece) - len(piece.lstrip()) if piece[0].isspace() else 0
            kind: Kind = "paragraph"
            mark = ""
            if not line[0].isalpha() or line[0] == "o":
                first, _, rest = line.partition(" ")
                if rest and (first in MARKS or _is_number(first, rest)):
                    kind, mark, line = "item", first, rest
            words = line.count(" ") + 1 if spaced else None
            lines.append(Line(line, number, number, gap, kind, int(kind == "item"), mark, depth, None, None, words))
            gap = NO_GAP
    return lines


def _is_number(first: str, rest: str) -> bool:
    """Whether a line opens with a list item's number; "15. August 2022" does not."""
    return len(first) <= 4 and _NUMBER.match(first) is not None and month_number(rest.split(None, 1)[0].strip(".,")) is None


def _split(raw: str, breaks: list[str]) -> list[str]:
    """A line taken apart at form feeds and the like, which break a line without counting as one."""
    for mark in breaks:
        raw = raw.replace(mark, "\n")
    return raw.split("\n")


def _attach_marks(lines: list[Line]) -> list[Line]:
    """The lines, list marks that stand alone joined with the line right below."""
    attached: list[Line] = []
    waiting: Line | None = None
    for line in lines:
        if waiting is not None:
            if not line.gap and line.text not in BULLETS:
                line = Line(line.text, waiting.first, line.last, waiting.gap, "item", 1, waiting.text, line.depth, words=line.words)
            else:
                attached.append(waiting)
            waiting = None
        if line.text in BULLETS:
            waiting = line
        else:
            attached.append(line)
    if waiting is not None:
        attached.append(waiting)
    return attached
