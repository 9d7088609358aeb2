"""Lines of a text, and how lines that were broken inside a sentence are joined. The readers of plain text and of Markdown use it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from newsclean.document import Block, Kind
from newsclean.languages import wording
from newsclean.languages.characters import NO_BREAK_SPACES
from newsclean.languages.scripts import ending
from newsclean.readers.escaping import escaped, escaped_start

BULLETS = frozenset("-*•‣▪●◦–+■□►▸▶➤➢✓✔⁃∙")  # list marks that may stand alone on a line
MARKS = BULLETS | {"o"}  # list marks that may open a line

# No-break spaces are part of the text: they are kept inside a line, and stripped at its ends.
_NO_BREAK_RUN = re.compile(rf"([{NO_BREAK_SPACES}])[{NO_BREAK_SPACES}]+")
_NO_BREAK_PAIRS = tuple(first + second for first in NO_BREAK_SPACES for second in NO_BREAK_SPACES)
_STAND_INS = "\ufdd0\ufdd1"  # noncharacters of Unicode, which no text has

_CLOSING = re.compile(r"[,.;:)\]!?…%”’»，。、；：）」』】！？]")
_CLOSING_QUOTE = re.compile("[\"'][\\s,.;:)]")

LONGEST_PARAGRAPH = 10_000  # characters from which on no more lines are joined: no paragraph is longer, and each join copies it
SPACES_SAMPLE = 1000  # characters of a line in which its spaces are counted, since a paragraph grows line by line

# Widths at which texts are wrapped. Shorter lines are verse or headlines, longer ones whole paragraphs.
_WRAP_WIDTHS = range(45, 130)
FEWEST_PAIRS = 3  # of lines, one right below the other, that show a width
FULL_SHARE = 0.6  # of the pairs of a wrapped text: the first line had no room for the next word; and as many must end inside a sentence

# Spaces that a line must have to count as prose, by what else shows that its sentence goes on, or goes on from the line above.
PROSE_ABOVE_SMALL_LETTER = 4  # the next line opens with a small letter
PROSE_FROM_SMALL_LETTER = 3  # the line itself opens with a small letter
PROSE_ABOVE_OTHER = 5  # the next line opens with something else
LONGEST_LINK_TEXT = 5  # spaces that the text of a link has at most that may stand inside a sentence
BYLINE_WORDS = range(2, 7)  # words of a line that is a byline

# What stands before a line. An empty line always parts two paragraphs. The body is written with one between any two, so that no two paragraphs grow
# together when a result is read again. A line of spaces may be a text node between two inline elements, and parts only whole sentences.
NO_GAP, SPACES, EMPTY = 0, 1, 2


class Line(NamedTuple):
    """A line of the source that is not blank, or several that have been joined.

    first, last   their numbers, counted from 1
    gap           what stands before the line: NO_GAP, a line of SPACES, or an EMPTY line
    mark          list mark
    depth         columns before the text; only wrapped texts need it
    markup        the line as Markdown, where that differs from the text
    linked        characters of link text; None where the source cannot tell
    words         length in words, where the reader has counted them
    """

    text: str
    first: int
    last: int
    gap: int
    kind: Kind = "paragraph"
    level: int = 0
    mark: str = ""
    depth: int = 0
    markup: str | None = None
    linked: int | None = None
    words: int | None = None

    def block(self, index: int) -> Block:
        """Return the block of this line."""
        if self.kind == "paragraph" and self.linked is None:
            return Block(index, self.text, "paragraph", 0, "", (self.first, self.last), self.markup, None, self.words)
        markup = self.markup
        if self.kind == "item":
            markup = escaped(self.text) if markup is None else escaped_start(markup)
            markup = f"{'  ' * max(0, self.level - 1)}{'-' if self.mark in BULLETS else self.mark or '-'} {markup}"
        share = None if self.linked is None else min(1.0, self.linked / max(1, len(self.text)))
        return Block(index, self.text, self.kind, self.level, self.mark, (self.first, self.last), markup, share, self.words)

    def joined(self, other: Line) -> Line:
        """Return this line and the one below it, as one line."""
        glue = "" if _CLOSING.match(other.text) or self.text[-1] in "([“‘«「『（" else " "
        markup = None
        if self.markup is not None or other.markup is not None:
            behind = other.markup or other.text
            markup = f"{self.markup or self.text}{glue}{behind.removeprefix('> ') if other.kind == 'quote' else behind}"
        linked = None if self.linked is None else self.linked + (other.linked or 0)
        words = None if self.words is None or other.words is None else self.words + other.words - (not glue)
        return self._replace(text=self.text + glue + other.text, last=other.last, markup=markup, linked=linked, words=words)


def split_words(text: str) -> list[str]:
    """Split a line at white space, but not at no-break spaces.

    >>> split_words("  in\\u00a0July  2022 "), split_words("\\u00a0")
    (['in\\xa0July', '2022'], [])
    """
    if "\u00a0" in text or "\u202f" in text:  # NO_BREAK_SPACES, written out since nearly every line of a page comes by here
        text = text.strip()
        if "\u00a0" in text or "\u202f" in text:
            return _split_beside_no_break_spaces(text)
    return text.split()


def _split_beside_no_break_spaces(text: str) -> list[str]:
    """Split a line that has no-break spaces; of several in a row the first is kept.

    Stand-ins replace them while the line is split. A regular expression takes five times as long.
    """
    for stand_in in _STAND_INS:
        text = text.replace(stand_in, "")
    if any(pair in text for pair in _NO_BREAK_PAIRS):
        text = _NO_BREAK_RUN.sub(r"\1", text)
    for space, stand_in in zip(NO_BREAK_SPACES, _STAND_INS, strict=True):
        text = text.replace(space, stand_in)
    line = " ".join([w for piece in text.split() if (w := piece.strip(_STAND_INS))])
    for space, stand_in in zip(NO_BREAK_SPACES, _STAND_INS, strict=True):
        line = line.replace(stand_in, space)
    return line.split(" ") if line else []


def merge(lines: list[Line]) -> list[Line]:
    """Join the lines that belong to one paragraph."""
    width = _wrap_width(lines)
    return _unwrap(lines, width) if width else _join_fragments(lines)


def _wrap_width(lines: list[Line]) -> int:
    """Return the width at which a text is hard-wrapped, in characters; 0 if it is not.

    In a wrapped text no line is longer than the width, and each line is full: the first word of the next one would not have fitted. Headlines one
    below the other are not full, since their lengths differ at random.
    """
    if any(len(line.text) >= _WRAP_WIDTHS.stop for line in lines):
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and _plain(a) and _plain(b)]
    if len(pairs) < FEWEST_PAIRS:
        return 0
    width = max(len(a.text) + a.depth for a, _ in pairs)
    if width not in _WRAP_WIDTHS:
        return 0
    full = sum(len(a.text) + a.depth + 1 + len(b.text.split(" ", 1)[0]) > width for a, b in pairs)
    unfinished = sum(not ending(a.text) for a, _ in pairs)
    return width if full >= FULL_SHARE * len(pairs) and unfinished >= FULL_SHARE * len(pairs) else 0


def _plain(line: Line) -> bool:
    """Return whether a line is running text, which may have been broken."""
    return line.kind == "paragraph" or line.kind == "quote"


def _unwrap(lines: list[Line], width: int) -> list[Line]:
    """Join the lines of each paragraph of a text that is wrapped at a width."""
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
    """Join lines where a break stands inside a sentence."""
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.gap == EMPTY or not joined:  # as most lines
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
    """Return whether a line goes on with the sentence of the one before: a line of prose without an end, then a small letter or a closing mark."""
    text = line.text
    if (text[0].isupper() and before.text[-1] != ",") or len(before.text) > LONGEST_PARAGRAPH:
        return False
    if line.gap == EMPTY or not _plain(line) or before.kind != line.kind:
        return before.kind == "item" and line.gap == NO_GAP and _plain(line) and text[0].islower() and ending(before.text) == ""
    if _CLOSING.match(text) or _CLOSING_QUOTE.match(text):
        return before.text[-1].isalnum() and (text[0] not in ":.…" or len(text) == 1 or text[1] == " ")
    if not text[0].islower():
        return not line.gap and _spaces(before) >= PROSE_ABOVE_OTHER and ending(before.text) == "comma"
    if ending(before.text) in ("sentence", "cut", "colon"):
        return False
    # Two short lines in small letters are tags, or a menu, and no prose.
    return _spaces(before) >= PROSE_ABOVE_SMALL_LETTER or (text.count(" ") >= PROSE_FROM_SMALL_LETTER and not line.gap)


def _spaces(line: Line) -> int:
    """Return the number of spaces at the start of a line."""
    return line.text.count(" ", 0, SPACES_SAMPLE)


def _is_byline(text: str) -> bool:
    """Return whether a line is a byline: "di Giulia Perotti", "oprac. Marta Sobieraj", "By Jane Doe, Staff Writer"."""
    words = text.split()
    if len(words) not in BYLINE_WORDS or not words[1][0].isupper():
        return False
    cue = wording.cues(text).get("byline")
    return cue is not None and cue.place == "start"


def _opens_anew(lines: list[Line], at: int) -> bool:
    """Return whether the line at a place begins a new sentence. The end of the text counts as one."""
    return at >= len(lines) or lines[at].gap > NO_GAP or not lines[at].text[0].islower()


def _bridges(before: Line, line: Line, after: Line) -> bool:
    """Return whether a short line with a capital, such as a link's text, stands inside a sentence: prose above, a small letter below."""
    if after.gap or line.gap or after.text[0].isupper() or not (_plain(line) and before.kind == line.kind == after.kind):
        return False
    return (
        line.text.count(" ") <= LONGEST_LINK_TEXT
        and _spaces(before) >= PROSE_ABOVE_OTHER
        and (after.text[0].islower() or _CLOSING.match(after.text) is not None)
        and not ending(before.text)
        and not ending(line.text)
        and not _is_byline(line.text)
    )
