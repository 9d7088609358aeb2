"""Plain text to blocks: the paragraphs a person would see, however the scraper broke its lines.

Converters break lines in four ways, and one text may show several of them:

- a line a paragraph, with or without blank lines between (most extractors);
- a line a text node: "…founded in 1985 with" / "support" / "from the committee" (text collected node by node);
- hard-wrapped at a fixed width (mail, terminals, some Markdown writers);
- list marks on lines of their own: "-" / "First headline" / "-" / "Second headline".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.model import Block
from newsclean.readers.lines import BULLETS, Line, merge

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
_BREAKS = re.compile("[\f\v\x1c-\x1e\x85\u2028\u2029]")
_MARKED = re.compile(r"([-*•‣▪●◦–+■□►▸▶➤➢✓✔⁃∙o]|\d{1,3}[.)])\s+(?=\S)")


def read_text(text: str) -> list[Block]:
    """The blocks of a plain text.

    >>> [b.text for b in read_text("He said the talks, held in\\nSeoul\\nlast week, failed.\\n-\\nOther news")]
    ['He said the talks, held in Seoul last week, failed.', 'Other news']
    """
    return [line.block(i) for i, line in enumerate(merge(list(_attach_marks(_lines(text)))))]


def _lines(text: str) -> Iterator[Line]:
    """The non-blank lines, white space collapsed. Form feeds and the like break a line without counting as one."""
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    gap = True
    broken = _BREAKS.search(text) is not None
    for number, raw in enumerate(text.split("\n"), 1):
        for piece in _BREAKS.split(raw) if broken else (raw,):
            words = piece.split()
            if words:
                yield Line(" ".join(words), number, number, gap, depth=len(piece) - len(piece.lstrip()))
            gap = not words


def _attach_marks(lines: Iterator[Line]) -> Iterator[Line]:
    """List marks taken off the lines, those that stand alone joined with the line right below."""
    waiting: Line | None = None
    for line in lines:
        if waiting is not None:
            if not line.gap and line.text not in BULLETS:
                yield line._replace(first=waiting.first, gap=waiting.gap, mark=waiting.text, kind="item")
                waiting = None
                continue
            yield waiting
            waiting = None
        if line.text in BULLETS:
            waiting = line
        elif marked := _MARKED.match(line.text):
            yield line._replace(text=line.text[marked.end() :], mark=marked[1], kind="item")
        else:
            yield line
    if waiting is not None:
        yield waiting
