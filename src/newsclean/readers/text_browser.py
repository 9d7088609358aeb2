"""What a text browser writes of links, as `lynx -dump` does: a number before each link, and the addresses in a list at the end."""

from __future__ import annotations

import re
from itertools import pairwise

from newsclean.languages import wording
from newsclean.languages.scripts import ending, has_unspaced
from newsclean.languages.tables import IN_MENUS
from newsclean.readers.lines import NO_GAP, Line

FEWEST_NUMBERS = 4  # links of a text that has no list of addresses
FEWEST_LISTED = 2  # links of a text that has one
LAST_FIRST_NUMBER = 3  # number of the first link that is left, where there is no list
SHORTEST_WRAPPED = 45  # characters of a line above one that goes on with a link
LEAST_KNOWN = 2  # links of a row that are known as entries of menus

_NUMBER = re.compile(r"\[(\d{1,4})\](?=\S)")
_LISTED = re.compile(r"^ {0,8}\d{1,4}\. (?:https?|file|mailto|ftp|javascript):\S{0,2000}\s{0,9}$", re.MULTILINE)


def without_link_numbers(lines: list[Line], text: str) -> list[Line]:
    """Return the lines of a text browser without the numbers of links; lines of any other text as they are.

    It is done when the lines are joined, since the numbers count for the width at which they were wrapped.
    """
    if "]" not in text or not _has_link_numbers(text):
        return lines
    last = 0
    read: list[Line] = []
    for line in lines:
        plain, last = _without_numbers(line.text, last)
        opens_with_link = line.text[0] == "[" and plain[0] != "["
        if plain != line.text:
            is_menu = line.kind == "paragraph" and opens_with_link and _is_menu(line.text)
            line = line._replace(text=plain, words=None)
            if is_menu:
                line = line._replace(kind="rule", linked=len(plain))
        if opens_with_link and read and _goes_on(read[-1], line):
            read[-1] = read[-1].joined(line)
        else:
            read.append(line)
    return read


def _is_menu(text: str) -> bool:
    """Return whether a line is a row of links of which at least half, and two, are known entries of menus: "[4]Home [5]Region [6]Contact"."""
    links = [link.strip(" |>·") for link in _NUMBER.split(text)[2::2]]
    known = sum(any(cue.place == "line" and table in IN_MENUS for table, cue in wording.cues(link).items()) for link in links if link)
    return known >= max(LEAST_KNOWN, len(links) / 2)


def _goes_on(above: Line, line: Line) -> bool:
    """Return whether a paragraph that opens with a link goes on with a wrapped line above, whose sentence has no end."""
    return (
        line.gap == NO_GAP
        and above.kind == line.kind == "paragraph"
        and len(above.text) >= SHORTEST_WRAPPED
        and ending(above.text) == ""
        and ending(line.text) == "sentence"
    )


def _has_link_numbers(text: str) -> bool:
    """Return whether numbers of links stand in a text: they rise, each stands once, and some stand inside a line.

    "[3]" behind a word is a footnote's mark, and no number of a link.
    """
    found = [match for match in _NUMBER.finditer(text) if _stands_before_word(text, match)]
    if len(found) < FEWEST_LISTED:
        return False
    if len(_LISTED.findall(text)) >= FEWEST_LISTED:
        return True
    numbers = [int(match[1]) for match in found]
    if len(found) < FEWEST_NUMBERS or numbers[0] > LAST_FIRST_NUMBER or any(a >= b for a, b in pairwise(numbers)):
        return False
    marks = {match[1] for match in re.finditer(r"\w\[(\d{1,4})\]", text)}
    return marks.isdisjoint(match[1] for match in found) and any(_stands_inside(text, match) for match in found)


def _stands_before_word(text: str, match: re.Match[str]) -> bool:
    """Return whether no word stands right before a number, unless it is in a script without spaces."""
    before = text[match.start() - 1 : match.start()]
    return not before.isalnum() or has_unspaced(before)


def _stands_inside(text: str, match: re.Match[str]) -> bool:
    """Return whether words stand before a number on its line."""
    start = text.rfind("\n", 0, match.start()) + 1
    return any(letter.isalpha() for letter in text[start : match.start()])


def _without_numbers(text: str, last: int) -> tuple[str, int]:
    """Return a line without the numbers of links that are higher than the last one above, and the last one in it."""
    pieces: list[str] = []
    start = 0
    for match in _NUMBER.finditer(text):
        if int(match[1]) > last and _stands_before_word(text, match):
            last = int(match[1])
            pieces.append(text[start : match.start()])
            start = match.end()
    return "".join((*pieces, text[start:])), last
