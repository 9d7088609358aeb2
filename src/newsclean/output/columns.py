"""Text in the columns of a terminal: how wide it is, cut to a width, and wrapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from newsclean.languages.characters import CONTROLS, DIRECTION_MARKS

# What a terminal would obey. Line breaks stay as they are.
_OBEYED = re.compile(rf"(?![\t\n])[{CONTROLS}{DIRECTION_MARKS}]")


def without_obeyed(text: str) -> str:
    """Return a text without what a terminal would obey."""
    return text if text.isprintable() else _OBEYED.sub("", text).replace("\t", " ")


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: ideographs take two, marks that combine with a letter take none.

    >>> columns("Lorne"), columns("洛恩"), columns("e\\u0301")
    (5, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def fitting(text: str, width: int) -> str:
    """Return as much of the start of a text as fits into some columns.

    >>> fitting("Lorne Post", 5), fitting("洛恩渡轮", 5)
    ('Lorne', '洛恩')
    """
    if text.isascii():
        return text[:width]
    taken = 0
    for at, character in enumerate(text):
        taken += _columns(character)
        if taken > width:
            return text[:at]
    return text


def cut(text: str, width: int, note: str = "") -> str:
    """Return a text that fits into some columns: where it is too long, its first words, an ellipsis and a note.

    >>> cut("The ferry sailed again on Monday", 20), cut("The ferry", 20, "(2 words)"), cut("The ferry sailed again", 21, "(4 words)")
    ('The ferry sailed …', 'The ferry', 'The ferry … (4 words)')
    """
    start = fitting(text, width + 1)
    if start == text and columns(text) <= width:
        return text
    behind = f" … {note}".rstrip()
    start = fitting(start, max(1, width - columns(behind)))
    words = start.rpartition(" ")[0] if text[len(start) : len(start) + 1] != " " else start
    return f"{words or start}{behind}".strip()


def wrapped(words: Iterable[str], width: int, *, start: str = "", indent: str = "") -> list[str]:
    """Return words as lines of a width. A word that is too long for a line is broken.

    start    what stands before the text on the first line
    indent   what stands before it on the others

    >>> wrapped("opens with “read more about”".split(), 20, start="- ", indent="  ")
    ['- opens with “read', '  more about”']
    """
    lines: list[str] = []
    line, taken, is_empty = start, columns(start), True
    for word in words:
        length = columns(word)
        if not is_empty and taken + 1 + length > width:
            lines.append(line)
            line, taken, is_empty = indent, columns(indent), True
        line, taken = (line + word, taken + length) if is_empty else (f"{line} {word}", taken + 1 + length)
        is_empty = False
        while taken > width and len(part := fitting(line, width)) > max(len(start), len(indent)):
            lines.append(part)
            line, taken = indent + line[len(part) :], columns(indent) + taken - columns(part)
    return [*lines, line]
