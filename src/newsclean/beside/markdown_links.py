"""The links in a piece of Markdown, found in one pass."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.document import Block

# An escape, a run of backticks, an opening bracket, a closing one with the target behind it, an address that is a link by itself.
_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]|(?P<ticks>`++)|(?P<opens>!?\[)|"
    r"\](?P<target>\((?P<address><[^<>\n]{0,2000}+>|[^\s()<>]{0,2000}+(?:\([^\s()<>]{0,500}+\)[^\s()<>]{0,500}+){0,3})"
    r"(?:\s{1,3}(?:\"[^\"]{0,500}+\"|'[^']{0,500}+'))?\s{0,3}\))?|<(?P<bare>https?://[^\s<>]{1,2000}+)>"
)
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|!\[([^\[\]]{0,1000}+)\]\([^()]{0,2000}+\)|[*`]+|<[^<>]{0,200}+>")
_UNDERLINES = re.compile(r"(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")


class Target(NamedTuple):
    """A link or a picture in Markdown: its text, its address as it stands there, and whether it is a picture ("![text](address)")."""

    text: str
    address: str
    is_picture: bool


def targets(block: Block) -> Iterator[Target]:
    """Yield the links and pictures of a block in the order of their ends. A block of code, or without Markdown, has none."""
    if block.is_literal or block.kind == "code":
        return
    markup = block.markup
    if "](" in markup or "<http" in markup:
        yield from _targets(markup)


def _targets(markup: str) -> Iterator[Target]:
    tokens = list(_TOKEN.finditer(markup))
    runs = Counter([len(t["ticks"]) for t in tokens if t["ticks"]])  # those that are still to come
    code = 0  # length of the backticks that opened the code that is being read
    opened: list[tuple[int, bool]] = []
    for token in tokens:
        if token["ticks"]:
            length = len(token["ticks"])
            runs[length] -= 1
            if code:
                code = 0 if length == code else code
            elif runs[length]:
                code = length
        elif code:
            continue
        elif token["opens"]:
            opened.append((token.end(), token["opens"] == "!["))
        elif token["bare"]:
            yield Target(token["bare"], token["bare"], False)
        elif token[0][0] == "]" and opened:
            start, is_picture = opened.pop()
            if token["target"]:
                yield Target(plain(markup[start : token.start()]), _address(token["address"]), is_picture)
                if not is_picture:
                    opened = [place for place in opened if place[1]]  # no link stands in a link


def plain(markdown: str) -> str:
    r"""Return a line of Markdown without its marks.

    >>> plain(r"**Talks** \[live\] &amp; more")
    'Talks [live] & more'
    """
    bare = _MARKS.sub(lambda found: found[1] or found[2] or "", markdown)
    return " ".join(html.unescape(_UNDERLINES.sub("", bare)).split())


def _address(given: str) -> str:
    return html.unescape(given[1:-1] if given.startswith("<") else given)
