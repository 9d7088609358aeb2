"""Values of JavaScript that are no JSON: objects with bare keys, strings in single quotes, `undefined`, and functions that return such an object.

Nothing is run. What is no plain value (a call, a sum, a function) is read as None.
"""

from __future__ import annotations

import json
import re
from typing import Any

DEEPEST_LITERAL = 100  # objects and lists within one another
MOST_PARAMETERS = 5_000  # of a function: Nuxt names each value that comes twice

_TOKEN = re.compile(
    r"""\s*+(?:(?P<string>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`(?:[^`\\]|\\.)*+`)"""
    r"""|(?P<number>[-+]?(?:0[xX][0-9a-fA-F]++|(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]++)?))(?![\w$])"""
    r"""|(?P<word>[A-Za-z_$][\w$]*+(?:\.[\w$]++)*+)|(?P<mark>[\[\]{}(),:!;=-]))""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r": "", "\r\n": ""}
_FUNCTION = re.compile(r"\s{0,20}\(\s{0,20}function\s{0,5}\(([^()]{0,200000})\)\s{0,20}\{")
_RETURN = re.compile(r"\breturn\s{0,20}(?=[\[{])")
_WORDS = {"true": True, "false": False}


def unquoted(literal: str) -> str:
    r"""Return the text of a string of JavaScript, given with its quotes.

    >>> unquoted(r"'It\'s \u003cp\u003e \x41'"), unquoted(r'"a\/b"')
    ("It's <p> A", 'a/b')
    """

    def plain(found: re.Match[str]) -> str:
        code = found[1] or found[2] or found[3]
        if code:
            return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
        return _ESCAPED.get(found[4], found[4])

    text = literal[1:-1]
    return _joined(_ESCAPE.sub(plain, text)) if "\\" in text else text


def _joined(text: str) -> str:
    """Return a text whose surrogate pairs are one character each; JavaScript writes them as two."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def read_string(script: str, at: int) -> tuple[str, int] | None:
    """Return the string of JavaScript that begins at a place, and where it ends; None where there is none."""
    token = _TOKEN.match(script, at)
    return (unquoted(token["string"]), token.end()) if token and token["string"] else None


def read_literal(script: str, at: int, words: dict[str, Any] | None = None) -> tuple[Any, int] | None:
    """Return the object or list that begins at a place, and where it ends; None where it is broken.

    words   name -> value, of a function's parameters

    >>> read_literal("{a: 'Talks', 'b': [1, undefined, !0, new Date(0)], c: x}", 0, {"x": 5})[0]
    {'a': 'Talks', 'b': [1, None, True, None], 'c': 5}
    """
    reader = _Reader(script, at, words or {})
    try:
        return reader.value(0), reader.at
    except ValueError:
        return None


def read_function(script: str, at: int) -> tuple[Any, int] | None:
    """Return what a function returns that is called where it stands, as Nuxt 2 writes its state, and where its call ends.

    >>> read_function('(function(a,b){return {title:a,tags:[b,a]}}("Talks","x"));', 0)[0]
    {'title': 'Talks', 'tags': ['x', 'Talks']}
    """
    head = _FUNCTION.match(script, at)
    returned = _RETURN.search(script, head.end()) if head else None
    if head is None or returned is None:
        return None
    names = [name.strip() for name in head[1].split(",")][:MOST_PARAMETERS]
    body = read_literal(script, returned.end())
    if body is None:
        return None
    called = re.compile(r"[\s;]{0,20}\}\s{0,20}\)?\s{0,20}\(").match(script, body[1])
    if called is None:
        return None
    reader = _Reader(script, called.end(), {})
    try:
        values = reader.items(")", 0)
    except ValueError:
        return None
    found = read_literal(script, returned.end(), dict(zip(names, values, strict=False)))
    return (found[0], reader.at) if found else None


class _Reader:
    """Reads values of JavaScript from a place on. Raises ValueError for what is broken, or nested too deep."""

    def __init__(self, script: str, at: int, words: dict[str, Any]) -> None:
        self.script = script
        self.at = at
        self.words = words

    def next(self) -> tuple[str, str]:
        """Return the kind and the text of the next token, and go behind it."""
        token = _TOKEN.match(self.script, self.at)
        if token is None or token.lastgroup is None:
            raise ValueError("no token")
        self.at = token.end()
        return token.lastgroup, token[token.lastgroup]

    def peek(self) -> str:
        """Return the text of the next token, or an empty one."""
        token = _TOKEN.match(self.script, self.at)
        return token[token.lastgroup] if token and token.lastgroup else ""

    def value(self, depth: int) -> Any:
        """Return the next value."""
        if depth > DEEPEST_LITERAL:
            raise ValueError("too deep")
        kind, text = self.next()
        if kind == "string":
            return unquoted(text)
        if kind == "number":
            return _number(text)
        if text == "{":
            return self.object(depth)
        if text == "[":
            return self.items("]", depth)
        if text == "!":
            return not self.value(depth + 1)
        if kind != "word":
            raise ValueError("no value")
        if text in ("new", "void"):
            self.value(depth + 1)
            return None
        if self.peek() == "(":  # a call
            self.next()
            self.items(")", depth)
            return None
        return _WORDS[text] if text in _WORDS else self.words.get(text)

    def items(self, end: str, depth: int) -> list[Any]:
        """Return the values up to a bracket that closes them."""
        found: list[Any] = []
        while (mark := self.peek()) != end:
            if mark == ",":
                self.next()
                continue
            found.append(self.value(depth + 1))
            if self.peek() not in (",", end):
                raise ValueError("no list")
        self.next()
        return found

    def object(self, depth: int) -> dict[str, Any]:
        """Return the object up to its closing bracket."""
        found: dict[str, Any] = {}
        while (mark := self.peek()) != "}":
            if mark == ",":
                self.next()
                continue
            kind, text = self.next()
            key = unquoted(text) if kind == "string" else text
            if kind == "mark":
                raise ValueError("no key")
            if self.peek() == ":":
                self.next()
                found[key] = self.value(depth + 1)
            elif kind == "word":  # `{a}` for `{a: a}`
                found[key] = self.words.get(text)
            else:
                raise ValueError("no object")
            if self.peek() not in (",", "}"):
                raise ValueError("no object")
        self.next()
        return found


def _number(text: str) -> float | int | None:
    try:
        return json.loads(text) if len(text) < 30 else None
    except ValueError:
        return None
