"""The parts of a title: a page's head often has the headline, the section and the site's name in one line, with separators between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.languages.scripts import HAN, KANA
from newsclean.values.texts import letters

MOST_PARTS = 8  # parts of a title that are told apart; the rest of a longer one is its last part
LONGEST_TITLE = 1000  # characters; a longer line is no title, and has one part
LONGEST_NAME = 60  # characters of a site's or a section's name

_SEPARATING = frozenset("-–—|｜:·•»«›‹〉>/_~")
# Some marks separate only between spaces: "on-chip" and "and/or" are words. Others do without: "题_星河收藏".
_SEPARATOR = re.compile(
    r"(?<=\s)(?:[-–—:·•»«›‹〉>/~]|[-–—:/>»]{2,4})(?=\s)|[|｜〉]{1,3}|(?<=\s)[»›](?=\S)|(?<=\S)[»›](?=\s)|:{2,4}|-{2,4}|(?<!:)//"
    rf"|(?<![a-zA-Z0-9])_{{1,3}}|_{{1,3}}(?![a-zA-Z0-9_])|(?<=[{HAN}{KANA}])[-–—](?=[{HAN}{KANA}])"
)
# What is quoted holds no separator, and its marks are none: "Why the « bridge of sighs » closes".
_QUOTED = re.compile(
    r"«[^«»]{1,200}»|»(?=\S)[^«»]{1,200}(?<=\S)«|“[^“”]{1,200}”|„[^“”]{1,200}[“”]"
    r"|「[^」]{1,200}」|『[^』]{1,200}』|《[^》]{1,200}》|〈[^〉]{1,200}〉"
)
_SURE = frozenset("|｜_»›〉")  # marks behind which hardly anything but a name stands
_SURE_PAIRS = frozenset(("::", ":::", "//", "--"))
_DASHES = frozenset("-–—")
_HOST = re.compile(r"(?:[\w-]{1,40}\.){1,4}[a-z]{2,11}", re.IGNORECASE)


class Part(NamedTuple):
    """A part of a title: where it starts and ends, and the mark before it, which the first has not.

    is_behind_sure_mark   whether that mark hardly ever stands within a headline: a bar, an underscore, a guillemet, a dash that joins Chinese words
    """

    start: int
    end: int
    mark: str
    is_behind_sure_mark: bool


def parts(title: str) -> list[Part]:
    """Return the parts of a title, in order; one if it has no separator.

    >>> [part[:2] for part in parts("Talks end - Valley Post")], len(parts("Why the « bridge of sighs » closes"))
    ([(0, 9), (12, 23)], 1)
    """
    if len(title) > LONGEST_TITLE or _SEPARATING.isdisjoint(title):  # as most headlines
        return [Part(0, len(title), "", False)]
    quoted = [found.span() for found in _QUOTED.finditer(title)]
    found: list[Part] = []
    start, mark = 0, ""
    for separator in _SEPARATOR.finditer(title):
        if len(found) == MOST_PARTS - 1 or any(left <= separator.start() < right for left, right in quoted):
            continue
        if title[start : separator.start()].strip() and title[separator.end() :].strip():
            found.append(_trimmed(title, start, separator.start(), mark))
            start, mark = separator.end(), separator[0]
    return [*found, _trimmed(title, start, len(title), mark)]


def _trimmed(title: str, start: int, end: int, mark: str) -> Part:
    """Return a part without the white space at its ends."""
    text = title[start:end]
    bare = text.strip()
    is_sure = not _SURE.isdisjoint(mark) or mark in _SURE_PAIRS or (mark in _DASHES and not title[start - 2].isspace() and len(bare) == len(text))
    first = start + text.index(bare)
    return Part(first, first + len(bare), mark, is_sure)


def runs(title: str) -> dict[str, str]:
    """Return each part of a title, and each run of parts that follow one another: its letters -> the text. The whole title is one of them.

    >>> list(runs("Valley Post | Talks end"))
    ['valleypost', 'valleyposttalksend', 'talksend']
    """
    found = parts(title)
    ends = [(part.end, letters(title[part.start : part.end])) for part in found]
    given: dict[str, str] = {}
    for at, part in enumerate(found):
        key = ""
        for end, own in ends[at:]:
            key += own
            if key:
                given.setdefault(key, title[part.start : end])
    return given


def is_host(part: str) -> bool:
    """Return whether a part of a title is a host: "Post.example".

    >>> is_host("Post.example"), is_host("U.S. talks")
    (True, False)
    """
    return _HOST.fullmatch(part) is not None
