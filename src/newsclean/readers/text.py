"""Plain text to blocks: the paragraphs that a person would see, however the scraper broke the lines.

Converters write lines in four ways, and one text may have several of them:

- a line a paragraph, with or without blank lines between (most extractors);
- a line a text node of the page: "…founded in 1985 with" / "support" / "from the committee";
- hard-wrapped at a fixed width (mail, terminals, some Markdown writers);
- list marks on lines of their own: "-" / "First headline" / "-" / "Second headline".

The lines of printed pages are told apart in `printed`, and a text browser's numbers of links in `text_browser`.
"""

from __future__ import annotations

import re

from newsclean.document import Block, Kind
from newsclean.languages.characters import JOINERS, LINE_BREAKS, OTHER_SPACES
from newsclean.languages.months import month_number
from newsclean.languages.scripts import has_unspaced
from newsclean.readers.lines import BULLETS, EMPTY, MARKS, NO_GAP, SPACES, Line, split_words
from newsclean.readers.printed import merge_printed
from newsclean.readers.text_browser import without_link_numbers

LONGEST_ITEM_NUMBER = 4  # characters of a list item's number, its mark counted: "100."
_NUMBER = re.compile(r"\d{1,3}[.)]$")


def read_text(text: str) -> list[Block]:
    """Return the blocks of a plain text.

    >>> [b.text for b in read_text("He said the talks, held in\\nSeoul\\nlast week, failed.\\n-\\nOther news")]
    ['He said the talks, held in Seoul last week, failed.', 'Other news']
    """
    lines = without_link_numbers(merge_printed(_attach_marks(_lines(text)), text), text)
    return [line.block(i) for i, line in enumerate(lines)]


def _lines(text: str) -> list[Line]:
    """Return the lines that are not blank, with white space collapsed and list marks taken off."""
    breaks = [b for b in LINE_BREAKS if b in text]
    spaced = not has_unspaced(text)
    plain = not any(space in text for space in OTHER_SPACES)  # then most lines need no change
    lines: list[Line] = []
    gap = EMPTY
    for number, raw in enumerate(text.split("\n"), 1):
        for piece in _split(raw, breaks) if breaks else (raw,):
            line = piece.strip()
            if not plain or "  " in line:
                line = " ".join(split_words(piece))
            if not line or (line[0] in JOINERS and not line.strip(JOINERS)):
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
    """Return whether the first word of a line is a list item's number. That of "15. August 2022" is not."""
    return len(first) <= LONGEST_ITEM_NUMBER and _NUMBER.match(first) is not None and month_number(rest.split(None, 1)[0].strip(".,")) is None


def _split(raw: str, breaks: list[str]) -> list[str]:
    """Split a line at form feeds and the like. The pieces keep the line's number."""
    for mark in breaks:
        raw = raw.replace(mark, "\n")
    return raw.split("\n")


def _attach_marks(lines: list[Line]) -> list[Line]:
    """Join each list mark that stands alone on a line with the line right below it."""
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
