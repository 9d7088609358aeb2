"""The style sheets of a page without what loads anything: they may stay in a page to look at.

A sheet is read token by token, as "CSS Syntax Module Level 3" names tokens, and written from these tokens. A rule or a declaration is left out as a
whole where one of its tokens may load something, or is not known to be harmless. What a token is does not depend on what stands around it, so no
browser can find an address in what is written here. The page's Content-Security-Policy would stop such a request; but it should not have to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LONGEST = 3_000_000  # characters of a page's styles; what is longer is left out. The longest of 200 news pages have 1.2 million
DEEPEST = 40  # rules in one another

_TOKEN = re.compile(
    r"""
    (?P<comment>/\*.*?(?:\*/|\Z))
  | (?P<string>"(?:[^"\\\n\r\f]|\\(?:\r\n|.))*"|'(?:[^'\\\n\r\f]|\\(?:\r\n|.))*')
  | (?P<name>[@#]?(?:[\w\-]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n\r\f0-9a-fA-F])+)(?P<call>\(?)
  | (?P<space>\s+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)

# Functions that load nothing, in values, selectors and conditions.
_FUNCTION_NAMES = """
    calc min max clamp var env attr counter counters abs round mod rem sign sin cos tan asin acos atan atan2 pow sqrt hypot log exp
    rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark device-cmyk
    linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient
    -webkit-linear-gradient -webkit-radial-gradient -moz-linear-gradient -o-linear-gradient -webkit-gradient from to color-stop
    translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate rotatex rotatey rotatez rotate3d skew skewx skewy
    matrix matrix3d perspective cubic-bezier steps linear
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    circle ellipse inset polygon rect xywh repeat minmax fit-content span
    not is where has matches any -webkit-any -moz-any host slotted part lang dir nth-child nth-last-child nth-of-type nth-last-of-type nth-col
    selector style layer supports and or
"""
_FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
_AT_RULES = frozenset(("media", "supports", "layer", "container", "keyframes", "-webkit-keyframes", "-moz-keyframes", "-o-keyframes"))
_OPENED_BY = {")": "(", "]": "["}


class _Token(NamedTuple):
    """A piece of a style sheet, as it is written, and whether it may stand."""

    text: str
    is_safe: bool = True


def safe_styles(sheet: str) -> str:
    r"""Return a style sheet without what loads anything, and without what stays in its place while the page is scrolled.

    >>> safe_styles("@import 'a.css'; p { color: red; background: url(b.png) } a:is(b) { position: fixed }")
    ' p { color: red;} a:is(b) { position:static}'
    >>> safe_styles(r"p { background: \75 rl(b.png); content: '</style>' }")
    "p { content: '\\3c /style>' }"
    """
    written: list[str] = []
    statement: list[_Token] = []
    open_rules: list[bool] = []  # whether each is written
    for token in _tokens(sheet[:LONGEST]):
        text = token.text
        is_written = not open_rules or open_rules[-1]
        if text == "{":
            is_written = is_written and len(open_rules) < DEEPEST and _may_open(statement)
            open_rules.append(is_written)
            if is_written:
                written += [t.text for t in statement]
                written.append("{")
        elif text in (";", "}"):
            if is_written:
                written += _declaration(statement, text if text == ";" else "")
            if text == "}" and open_rules:
                open_rules.pop()
                if is_written:
                    written.append("}")
        else:
            statement.append(token)
            continue
        statement = []
    if open_rules and open_rules[-1]:
        written += _declaration(statement, "")
    written += ["}" for is_written in open_rules if is_written]
    return "".join(written)


def safe_declarations(style: str) -> str:
    """Return the declarations of a `style` attribute without what loads anything.

    >>> safe_declarations("color: red; background: url(//example.org/a); } a { color: blue")
    'color: red;'
    """
    written: list[str] = []
    statement: list[_Token] = []
    for token in _tokens(style):
        if token.text in ("{", "}"):
            return "".join(written)
        if token.text == ";":
            written += _declaration(statement, ";")
            statement = []
        else:
            statement.append(token)
    return "".join([*written, *_declaration(statement, "")])


def _tokens(sheet: str) -> Iterator[_Token]:
    """Yield the tokens of a style sheet. A comment is a space."""
    for found in _TOKEN.finditer(sheet.replace("\x00", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")):  # as a parser of HTML does
        kind, text = found.lastgroup, found[0]
        if kind == "comment" or kind == "space":
            yield _Token(" ")
        elif kind == "string":
            yield _Token(text.replace("<", "\\3c "))
        elif kind == "other":
            yield _Token(text, text not in "\"'\\")  # the opening of a string that is not closed, a lone escape
        else:
            yield _Token(text, not found["call"] or _plain(found["name"]) in _FUNCTIONS)


def _plain(name: str) -> str:
    r"""Return a name in small letters without its escapes.

    >>> _plain(r"\55 RL"), _plain("@Media")
    ('url', '@media')
    """
    if "\\" in name:
        name = _ESCAPE.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2], name)
    return name.lower()


def _may_open(prelude: Sequence[_Token]) -> bool:
    """Return whether a rule may be written, given what stands before its brace."""
    return _is_safe(prelude, _AT_RULES)


def _declaration(statement: Sequence[_Token], end: str) -> list[str]:
    """Return a declaration as it is written, with what ends it; nothing for one that may load something."""
    texts = [token.text for token in statement]
    if not _is_safe(statement, frozenset(("layer",))):
        return []
    words = [_plain(text.strip()) for text in texts if not text.isspace()]
    if not words:
        return [*texts, end]
    if words[0] == "position" and ("fixed" in words or "sticky" in words or "-webkit-sticky" in words):
        return [" " if texts[0].isspace() else "", "position:static", end]
    return [*texts, end]


def _is_safe(statement: Sequence[_Token], at_rules: frozenset[str]) -> bool:
    """Return whether each token of a statement may stand, each bracket is closed, and an at-rule is one of these."""
    brackets: list[str] = []
    before = ""
    is_first = True
    for text, is_safe in statement:
        if not is_safe or (before == "<" and text[0] in "/!") or (text.startswith("@") and not (is_first and _plain(text[1:]) in at_rules)):
            return False
        if text[-1] in "([":
            brackets.append(text[-1])
        elif text in _OPENED_BY and (not brackets or brackets.pop() != _OPENED_BY[text]):
            return False
        before = text
        is_first = is_first and text.isspace()
    return not brackets
