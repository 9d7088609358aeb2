"""The data in a page's scripts: scripts of JSON, and the objects that scripts assign, push or hand to JSON.parse. No script is run."""

from __future__ import annotations

import base64
import json
import re
from typing import Any, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from newsclean.readers.carried import literals
from newsclean.readers.carried.references import from_flight, from_nuxt, resolve_cache
from newsclean.readers.head.json_ld import read_scripts

# Bounds on what one page may hold.
MOST_CHARACTERS = 10_000_000  # of scripts that are read
MOST_FAILED = 10_000_000  # characters that are read in vain, since what begins like data is none
MOST_LITERALS = 10  # objects of JavaScript that are no JSON: they are read a hundred times slower
MOST_PLACES = 2_000  # in all scripts, at which data may begin
MOST_VALUES = 200

SHORTEST_DATA = 100  # characters of data that may hold an article, in a script without spaces
LONGEST_NAME = 60  # characters of the name of what holds the data
LONGEST_BEFORE = 120  # characters in which that name is looked for

_JSON = re.compile(r"application/(?:[\w.+-]{1,40}\+)?json|text/json", re.IGNORECASE)
_JAVASCRIPT = frozenset(("", "module", "text/javascript", "application/javascript", "application/x-javascript", "text/ecmascript", "text/jscript"))
_TEMPLATE = frozenset(("text/template", "text/x-template", "text/html", "text/ng-template", "text/x-handlebars-template"))

_PLACE = re.compile(
    r"(?:=|\bpush\s{0,3}\(|[\w$]\((?=\s{0,20}[{\[]\s{0,20}[{\"]))\s{0,20}(?=[{\[\"'`]|JSON\.parse|\(\s{0,20}function|decodeURIComponent)"
)
_PARSED = re.compile(r"(?:JSON\.parse\s{0,5}\(\s{0,20}|(decodeURIComponent|unescape)\s{0,5}\(\s{0,20}){1,2}(?=[\"'`])")
_JSON_START = re.compile(r"[{\[]\s{0,50}(?:[{\[]\s{0,50}){0,5}[\"\]}\dtfn-]")
_NAME = re.compile(r"([A-Za-z_$][\w$.]{0,60})(?:\[[\"']([\w$-]{1,60})[\"']\])?\s{0,5}(?:\|\|)?\s{0,5}\(?$")
_GLOBAL = re.compile(r"(?:window|self|globalThis|__)[\w$.\[]|(?:\b(?:var|let|const)\s)")  # before an object of JavaScript that may be a page's state
_COMMENT = re.compile(r"\s{0,200}(?://|/?\*)")
_FLIGHT = "__next_f"
_ANGULAR = {"&q;": '"', "&l;": "<", "&g;": ">", "&s;": "'", "&a;": "&"}
_ATTRIBUTES = ("data-page", "data-props", "data-state")  # of elements, in which Inertia and others store the state of a page


class Value(NamedTuple):
    """Data of a page.

    name   what holds it, in words for a note
    data   the value: an object, a list, or the HTML of a template
    """

    name: str
    data: Any


def read_values(tree: LexborHTMLParser) -> list[Value]:
    """Return the data that a page's scripts and attributes hold, with references in them resolved."""
    reader = _Reader()
    for script in tree.css("script"):
        if len(reader.values) >= MOST_VALUES or reader.left <= 0:
            break
        kind = (script.attributes.get("type") or "").strip().lower()
        text = script.text()[: reader.left]
        if len(text) < SHORTEST_DATA and _FLIGHT not in text:
            continue
        reader.left -= len(text)
        if _JSON.fullmatch(kind):
            name = _clean_name(script.attributes.get("id")) or ("JSON-LD" if "ld+" in kind else "a script of JSON")
            reader.add_json(name, text)
        elif kind in _TEMPLATE:
            reader.values.append(Value("a template in a script", text))
        elif kind in _JAVASCRIPT:
            reader.add_script(text)
    for element in tree.css(", ".join(f"[{attribute}]" for attribute in _ATTRIBUTES)):
        for attribute in _ATTRIBUTES:
            given = element.attributes.get(attribute)
            if given and given[:1] in "{[" and SHORTEST_DATA <= len(given) <= reader.left:
                reader.left -= len(given)
                reader.add_json(f"the attribute {attribute}", given)
    if reader.chunks:
        reader.values.append(Value(f"self.{_FLIGHT}", from_flight(reader.chunks)))
    for value in reader.values:
        resolve_cache(value.data)
    return reader.values


class _Reader:
    """Gathers the data of a page's scripts.

    left       characters of scripts that may still be read
    failed     characters that may still be read in vain
    chunks     the texts that Next.js streams to the page
    """

    def __init__(self) -> None:
        self.values: list[Value] = []
        self.chunks: list[str] = []
        self.left = MOST_CHARACTERS
        self.failed = MOST_FAILED
        self.literals = MOST_LITERALS
        self.places = MOST_PLACES

    def add_json(self, name: str, text: str) -> None:
        """Add what a text of JSON holds. Angular has escapes of its own."""
        if text.lstrip().startswith(("{&q;", "[{&q;")):
            for escape, mark in _ANGULAR.items():
                text = text.replace(escape, mark)
        for data in read_scripts([text])[: MOST_VALUES - len(self.values)]:
            self.add(name, data)

    def add(self, name: str, data: Any) -> None:
        """Add a value. A text may be JSON once more."""
        if isinstance(data, str) and data.lstrip()[:1] in ("{", "["):
            try:
                data = json.loads(data, strict=False)
            except (ValueError, RecursionError):
                return
        if isinstance(data, dict | list):
            revived = from_nuxt(data)
            self.values.append(Value(name, data if revived is None else revived))

    def add_script(self, script: str) -> None:
        """Add the data in a script of JavaScript."""
        at = 0
        while self.places > 0 and self.failed > 0 and len(self.values) < MOST_VALUES and (place := _PLACE.search(script, at)):
            self.places -= 1
            at = place.end()
            line = script.rfind("\n", max(0, place.start() - LONGEST_BEFORE), place.start()) + 1
            if _COMMENT.match(script, line, place.start()):
                continue
            before = script[max(0, place.start() - LONGEST_BEFORE) : place.start()]
            if found := self.value_at(script, at, before):
                data, end = found
                if _FLIGHT in before or (_FLIGHT in script[place.start() : at]):
                    self.add_chunk(data)
                elif end - at >= SHORTEST_DATA:
                    self.add(_name_before(before), data)
                at = end

    def value_at(self, script: str, at: int, before: str) -> tuple[Any, int] | None:
        """Return the value that begins at a place of a script, and where it ends, or None."""
        first = script[at]
        if first in "JdDu" and (parsed := _PARSED.match(script, at)):
            if (text := literals.read_string(script, parsed.end())) is None:
                return None
            return unquote(text[0]) if parsed[1] else text[0], text[1]
        if first in "\"'`":
            found = literals.read_string(script, at)
            if found is None:
                self.failed -= len(script) - at
            return found if found and found[1] - at >= SHORTEST_DATA else None
        if first == "(":
            return self.slowly(literals.read_function, script, at)
        if _JSON_START.match(script, at):
            try:
                return json.JSONDecoder(strict=False).raw_decode(script, at)
            except json.JSONDecodeError as error:
                self.failed -= max(error.pos - at, 1)
            except (ValueError, RecursionError):
                self.failed -= MOST_FAILED // 10
        return self.slowly(literals.read_literal, script, at) if _GLOBAL.search(before) else None

    def slowly(self, read: Any, script: str, at: int) -> tuple[Any, int] | None:
        """Return a value that is no JSON, and where it ends, as far as the page has not had too many."""
        if self.literals <= 0 or len(script) - at < SHORTEST_DATA:
            return None
        self.literals -= 1
        found: tuple[Any, int] | None = read(script, at)
        return found

    def add_chunk(self, pushed: Any) -> None:
        """Add what one script pushes for Next.js: [1, text], or [3, bytes in Base64]."""
        if isinstance(pushed, list) and len(pushed) > 1 and isinstance(pushed[1], str):
            text = pushed[1]
            if pushed[0] == 3:
                try:
                    text = base64.b64decode(text).decode("utf-8", "replace")
                except ValueError:
                    return
            self.chunks.append(text)


def _name_before(before: str) -> str:
    """Return the name of what a value is assigned to, from what stands before it."""
    found = _NAME.search(before)
    name = _clean_name(".".join(filter(None, found.groups()))) if found else None
    return name or "a script"


def _clean_name(name: str | None) -> str | None:
    """Return a name for a note: letters, digits and a few marks."""
    return re.sub(r"[^\w$.-]", "", name or "", flags=re.ASCII)[:LONGEST_NAME] or None
