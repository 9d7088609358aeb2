"""Lines on their way to becoming blocks, and the joining of those that were broken inside a sentence. Shared by the text readers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from newsclean.document import Block, Kind
from newsclean.languages import wording
from newsclean.languages.scripts import ending

BULLETS = frozenset("-*•‣▪●◦–+■□►▸▶➤➢✓✔⁃∙")  # list marks that may stand alone on a line
MARKS = BULLETS | {"o"}  # and those that may open one

# Spaces that bind are part of the text ("10 000", "« oui »"): kept inside a line, stripped at its ends.
_BINDING = "\u00a0\u202f"
_BINDING_RUN = re.compile(r"([\u00a0\u202f])[\u00a0\u202f]+")
_BINDING_RUNS = tuple(first + second for first in _BINDING for second in _BINDING)
_STAND_INS = "\ufdd0\ufdd1"  # no characters in any text

_CLOSING = re.compile(r"[,.;:)\]!?…%”’»，。、；：）」』】！？]")
_CLOSING_QUOTE = re.compile("[\"'][\\s,.;:)]")

# Characters after which lines are no longer joined: no paragraph is longer, and joining copies.
LONGEST_PARAGRAPH = 10_000

# Where a wrapped text's lines end: shorter ones are verse or headlines, longer ones whole paragraphs.
_WRAP_WIDTHS = range(45, 130)


# An empty line parts two paragraphs for good, and the body is written with one between any two; so nothing that has been parted grows
# together when a result is read again. A line of spaces may be a text node between two inline elements, and parts only whole sentences.
NO_GAP, SPACES, EMPTY = 0, 1, 2


class Line(NamedTuple):
    """A non-blank line of the source, or several that have been joined."""

    text: str
    first: int
    last: int
    gap: int  # what stands before it: NO_GAP, a line of SPACES, or an EMPTY line
    kind: Kind = "paragraph"
    level: int = 0
    mark: str = ""  # list mark
    depth: int = 0  # columns before the text; only wrapped texts need it
    markup: str | None = None  # as Markdown, where that differs from the text
    linked: int | None = None  # characters of link text; None where the source cannot tell
    words: int | None = None  # where the reader has counted them

    def block(self, index: int) -> Block:
        """The block that this line has become."""
        if self.kind == "paragraph" and self.linked is None:
            return Block(index, self.text, "paragraph", 0, "", (self.first, self.last), self.markup, None, self.words)
        markup = self.text if self.markup is None else self.markup
        if self.kind == "item":
            markup = f"{'  ' * max(0, self.level - 1)}{'-' if self.mark in BULLETS else self.mark or '-'} {markup}"
        share = None if self.linked is None else min(1.0, self.linked / max(1, len(self.text)))
        return Block(index, self.text, self.kind, self.level, self.mark, (self.first, self.last), markup, share, self.words)

    def joined(self, other: Line) -> Line:
        """This line with another one behind it, as one."""
        glue = "" if _CLOSING.match(other.text) or self.text[-1] in "([“‘«「『（" else " "
        markup = None
        if self.markup is not None or other.markup is not None:
            behind = other.markup or other.text
            markup = f"{self.markup or self.text}{glue}{behind.removeprefix('> ') if other.kind == 'quote' else behind}"
        linked = None if self.linked is None else self.linked + (other.linked or 0)
        words = None if self.words is None or other.words is None else self.words + other.words - (not glue)
        return self._replace(text=self.text + glue + other.text, last=other.last, markup=markup, linked=linked, words=words)


def split_words(text: str) -> list[str]:
    """The pieces of a line between white space; spaces that bind do not part them.

    >>> split_words("  in\\u00a0July  2022 "), split_words("\\u00a0")
    (['in\\xa0July', '2022'], [])
    """
    if "\u00a0" in text or "\u202f" in text:
        text = text.strip()
        if "\u00a0" in text or "\u202f" in text:
            return _bound_words(text)
    return text.split()


def _bound_words(text: str) -> list[str]:
    """The pieces of a line that holds spaces that bind; of several in a row the first is kept.

    While the line is split, noncharacters stand in for them: a regular expression takes five times as long.
    """
    for stand_in in _STAND_INS:
        text = text.replace(stand_in, "")
    if any(run in text for run in _BINDING_RUNS):
        text = _BINDING_RUN.sub(r"\1", text)
    for space, stand_in in zip(_BINDING, _STAND_INS, strict=True):
        text = text.replace(space, stand_in)
    line = " ".join([w for piece in text.split() if (w := piece.strip(_STAND_INS))])
    for space, stand_in in zip(_BINDING, _STAND_INS, strict=True):
        line = line.replace(stand_in, space)
    return line.split(" ") if line else []


def merge(lines: list[Line]) -> list[Line]:
    """The lines, those joined that belong to one paragraph."""
    width = _wrap_width(lines)
    return _unwrap(lines, width) if width else _join_fragments(lines)


def _wrap_width(lines: list[Line]) -> int:
    """The width at which a text is hard-wrapped, or 0.

    In a wrapped text no line is longer than the width, and a line is as full as it can be: the next one's first word would not have
    fitted. Headlines one below the other fail that, since their lengths differ at random.
    """
    if any(len(line.text) >= _WRAP_WIDTHS.stop for line in lines):
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and _plain(a) and _plain(b)]
    if len(pairs) < 3:
        return 0
    width = max(len(a.text) + a.depth for a, _ in pairs)
    if width not in _WRAP_WIDTHS:
        return 0
    full = sum(len(a.text) + a.depth + 1 + len(b.text.split(" ", 1)[0]) > width for a, b in pairs)
    unfinished = sum(not ending(a.text) for a, _ in pairs)
    return width if full >= 0.6 * len(pairs) and unfinished >= 0.6 * len(pairs) else 0


def _plain(line: Line) -> bool:
    return line.kind == "paragraph" or line.kind == "quote"


def _unwrap(lines: list[Line], width: int) -> list[Line]:
    joined: list[Line] = []
    room = 0  # columns left on the last line read
    for line in lines:
        first_word = line.text.split(" ", 1)[0]
        before = joined[-1] if joined and not line.gap and _plain(line) and joined[-1].kind in (line.kind, "item") else None
        fills = before is not None and len(first_word) + 1 > room and len(before.text) <= LONGEST_PARAGRAPH
        if before is not None and (fills or _continues(before, line)):
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
        room = width - len(line.text) - line.depth
    return joined


def _join_fragments(lines: list[Line]) -> list[Line]:
    """Lines joined where a break fell inside a sentence."""
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.gap == EMPTY or not joined:  # the usual case, decided first
            joined.append(line)
            at += 1
        elif _continues(joined[-1], line) and not (_is_byline(line.text) and _opens_anew(lines, at + 1)):
            joined[-1] = joined[-1].joined(line)
            at += 1
        elif at + 1 < len(lines) and _bridges(joined[-1], line, lines[at + 1]):
            joined[-1] = joined[-1].joined(line).joined(lines[at + 1])
            at += 2
        else:
            joined.append(line)
            at += 1
    return joined


def _continues(before: Line, line: Line) -> bool:
    """Whether a line goes on with the sentence of the one before: a prose-like, unfinished line, then a small letter or a closing mark."""
    text = line.text
    if (text[0].isupper() and before.text[-1] != ",") or len(before.text) > LONGEST_PARAGRAPH:
        return False
    if line.gap == EMPTY or not _plain(line) or before.kind != line.kind:
        return before.kind == "item" and line.gap == NO_GAP and _plain(line) and text[0].islower() and ending(before.text) == ""
    if _CLOSING.match(text) or _CLOSING_QUOTE.match(text):
        return before.text[-1].isalnum() and (text[0] not in ":.…" or len(text) == 1 or text[1] == " ")
    if not text[0].islower():
        return not line.gap and _spaces(before) >= 5 and ending(before.text) == "comma"
    if ending(before.text) in ("sentence", "cut", "colon"):
        return False
    # Of two short lines in small letters neither is prose: tags, or a menu.
    return _spaces(before) >= 4 or (text.count(" ") >= 3 and not line.gap)


def _spaces(line: Line) -> int:
    """How many spaces a line has at its start: a paragraph that grows line by line is not counted through each time."""
    return line.text.count(" ", 0, 1000)


def _is_byline(text: str) -> bool:
    """Whether a line is a byline: "di Giulia Perotti", "oprac. Marta Sobieraj", "By Jane Doe, Staff Writer"."""
    words = text.split()
    if not 2 <= len(words) <= 6 or not words[1][0].isupper():
        return False
    cue = wording.cues(text).get("byline")
    return cue is not None and cue.place == "start"


def _opens_anew(lines: list[Line], at: int) -> bool:
    """Whether what stands at a place begins a sentence of its own; the end of the text counts."""
    return at >= len(lines) or lines[at].gap > NO_GAP or not lines[at].text[0].islower()


def _bridges(before: Line, line: Line, after: Line) -> bool:
    """Whether a short capitalised line (a link's text) stands inside a sentence: unfinished prose before it, a small letter behind."""
    if after.gap or line.gap or after.text[0].isupper() or not (_plain(line) and before.kind == line.kind == after.kind):
        return False
    return (
        line.text.count(" ") <= 5
        and _spaces(before) >= 5
        and (after.text[0].islower() or _CLOSING.match(after.text) is not None)
        and not ending(before.text)
        and not ending(line.text)
        and not _is_byline(line.text)
    )
