"""Links, emphasis and cells within a line of a page, and the Markdown of the line."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urljoin

from newsclean.languages.characters import ASCII_CONTROLS, SURROGATES, without_invisible
from newsclean.readers.escaping import CELL, CODE, EMPHASIS_MARKS, LINKED, LINKS, MARKS, OPENS, STAND_INS, escaped, may_open
from newsclean.readers.lines import split_words
from newsclean.values.addresses import is_live

STRONG, WEAK = EMPHASIS_MARKS
EMPHASIS = {"strong": STRONG, "b": STRONG, "em": WEAK, "i": WEAK}  # tag -> stand-ins of its marks
MARKED = frozenset((*EMPHASIS, "code", "a"))  # elements that Markdown has a mark for

_NO_STAND_INS = re.compile(f"[{STAND_INS}]")
_WRITTEN = re.compile(f"{CODE}|{LINKED}")
_EMPHASIS_RUN = re.compile(f"[{''.join(map(''.join, EMPHASIS_MARKS))}]+")
# Emphasis beside which something else than a space stands, without a letter within, and marks side by side.
_EMPHASIS_CLASS = f"[{''.join(map(''.join, EMPHASIS_MARKS))}]"
_MAY_NOT_WORK = re.compile(rf"{_EMPHASIS_CLASS}(?:(?<=\S[{STRONG[0]}{WEAK[0]}])(?=\W)|(?<=\W[{STRONG[1]}{WEAK[1]}])(?=\S)|(?={_EMPHASIS_CLASS}))")
_CODES = re.compile(f"{CODE}{{2,}}")
_TICKS = re.compile("`+")
_CONTROL = re.compile(f"[{ASCII_CONTROLS}{SURROGATES}]")  # browsers, too, drop line breaks and tabs from an address
# What could end the target of a link in Markdown, or be read as an escape there.
_QUOTED = {ord(c): f"%{ord(c):02X}" for c in " ()<>\\`"}


# A link, an emphasis, or the gap between two cells ("td"): its first piece of the line and the one behind its last, its tag, and where a link leads.
# A plain tuple, since a page has hundreds and a NamedTuple takes several times as long to make.
Inline = tuple[int, int, str, str | None]


class Markup(NamedTuple):
    """The Markdown of a block, as `str` gives it. Most blocks of a page are no part of the article, so it is put together only when asked for.

    pieces            the texts of the line
    inlines           what runs within it, inner ones before outer ones
    prefix, suffix    what stands before and behind the line
    url               the page's address, against which links are resolved
    """

    pieces: list[str]
    inlines: list[Inline]
    prefix: str
    suffix: str
    url: str | None

    def __str__(self) -> str:
        line, written = _marked(self.pieces, self.inlines, self.url)
        is_row = self.suffix.startswith(" |")
        line = escaped(line, is_heading=self.prefix.startswith("#"), is_row=is_row)
        if is_row:
            written = [mark.replace("|", "\\|") for mark in written]
        dashes = f"|{' --- |' * (1 + sum([tag == 'td' for _, _, tag, _ in self.inlines]))}" if self.suffix.endswith("\n") else ""
        return f"{self.prefix}{_written(line, written)}{self.suffix}{dashes}"


class Prefixed(NamedTuple):
    """The Markdown of a block of text and nothing else, as `str` gives it: its lines, with what stands before each."""

    prefix: str
    text: str

    def __str__(self) -> str:
        is_heading = self.prefix.startswith("#")
        return "\n".join([f"{self.prefix}{escaped(line, is_heading=is_heading)}" for line in self.text.split("\n")])


def _marked(pieces: list[str], inlines: list[Inline], url: str | None) -> tuple[str, list[str]]:
    """Return a line with white space collapsed and a stand-in for each mark; and the code and the ends of links in it, in order."""
    texts = pieces
    if not "".join(pieces).isascii():
        texts = [without_invisible(_NO_STAND_INS.sub("", piece)) for piece in pieces]
    shown = texts.copy()
    written: list[str] = []
    for start, end, tag, href in inlines:
        if tag == "td":
            shown[start] = f" {CELL} "
            continue
        inside = "".join(shown[start:end])
        bare = inside.strip()
        if not bare:
            continue
        if tag == "code":
            bare = _code("".join(texts[start:end]), bare, written)
        elif tag != "a":
            opens, closes = EMPHASIS[tag]
            bare = f"{opens}{bare}{closes}"
        elif href and (address := resolved(href, url)):
            bare = f"{LINKS}{bare}{LINKED}"
            written.append(f"]({address})")
        before, behind = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
        shown[start:end] = [f"{before}{bare}{behind}", *[""] * (end - start - 1)]
    line = " ".join(split_words("".join(shown)))
    if CODE + CODE in line:
        line = _with_joined_code(line, written)
    return line if OPENS.isdisjoint(line) else _with_working_emphasis(line), written


def _code(text: str, shown: str, written: list[str]) -> str:
    """Return the stand-in of code, given its text as it is and with stand-ins. A link that is all of the code is put around it."""
    within = len(_WRITTEN.findall(shown))
    inner = written[len(written) - within :]
    del written[len(written) - within :]
    written.append(" ".join(split_words(text)))
    if within == 1 and shown[0] == LINKS and shown[-1] == LINKED:
        written += inner
        return f"{LINKS}{CODE}{LINKED}"
    return CODE


def _with_joined_code(line: str, written: list[str]) -> str:
    """Return a line in which code right beside code is one piece, in `written`, too: the backticks between the two would be part of it."""
    at = 0
    before = ""
    for mark, follows in [(found[0], found.start()) for found in _WRITTEN.finditer(line)]:
        if mark == CODE and before == CODE and line[follows - 1] == CODE:
            written[at - 1] += written.pop(at)
        else:
            at += 1
        before = mark
    return _CODES.sub(CODE, line)


def _with_working_emphasis(line: str) -> str:
    """Return a line without the marks of emphasis that CommonMark would show as they are, since a letter stands beside them and no letter within."""
    if not _MAY_NOT_WORK.search(line):  # as most
        return line
    for opens, closes in (*EMPHASIS_MARKS, *EMPHASIS_MARKS):
        line = line.replace(closes + opens, "")  # two elements side by side are one
    open_marks: list[tuple[int, str]] = []
    dropped: set[int] = set()
    for found in _EMPHASIS_RUN.finditer(line):
        works = may_open(line[found.start() - 1 : found.start()], line[found.end() : found.end() + 1])
        closes_well = may_open(line[found.end() : found.end() + 1], line[found.start() - 1 : found.start()])
        for at in range(found.start(), found.end()):
            if line[at] in OPENS:
                if not works or any(line[at] == mark for _, mark in open_marks):
                    dropped.add(at)
                open_marks.append((at, line[at]))
            else:
                opened, _ = open_marks.pop()
                if opened in dropped or not closes_well:
                    dropped |= {opened, at}
    return "".join([character for at, character in enumerate(line) if at not in dropped]) if dropped else line


def _written(line: str, written: list[str]) -> str:
    """Return a line with its marks in the place of their stand-ins."""
    if written:
        rest = iter(written)
        line = _WRITTEN.sub(lambda mark: _fenced(next(rest)) if mark[0] == CODE else next(rest), line)
    for stand_in, mark in MARKS.items():
        if stand_in in line:
            line = line.replace(stand_in, mark)
    return line


def _fenced(code: str) -> str:
    """Return code within a line between more backticks than any run in it has."""
    fence = "`" * (1 + max(map(len, _TICKS.findall(code)), default=0))
    space = " " if "`" in (code[0], code[-1]) else ""
    return f"{fence}{space}{code}{space}{fence}"


def resolved(href: str, url: str | None) -> str | None:
    """Return a link's target, absolute if the page's address is known; None for what is no address ("javascript:…")."""
    href = _CONTROL.sub("", href).strip()
    if is_live(href):
        return None
    try:
        href = urljoin(url, href) if url else href
    except ValueError:  # "http://[::1"
        return None
    return _CONTROL.sub("", href).translate(_QUOTED)
