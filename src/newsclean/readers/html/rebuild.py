"""Pages written anew from their own tags: well nested, and within the caps on depth, names, attributes and copies.

All tags are read with a stack of the open elements, as the HTML standard has it, though not in every detail. Of 275 ordinary pages, all gave the same
article when they were written anew. A tag that is over a cap is left out. The text in its element stays, unless the element is not shown.
"""

from __future__ import annotations

import re

from newsclean.document import Limits
from newsclean.document.limits import warning
from newsclean.readers.html.parsing import (
    ANNOTATIONS,
    AROUND_P,
    AROUND_ROWS,
    BREAKS_OUT,
    CELLS,
    CLOSED_BY,
    CLOSES_P,
    DRAWINGS,
    ENDS_SELECT,
    FORMATTING,
    HTML_IN_DRAWINGS,
    MARKERS,
    OUTERMOST,
    RAW,
    SCOPES,
    SPECIAL,
    TABLE_PARTS,
    VOID,
    P,
)
from newsclean.vocabulary import is_shown

LONG_TAG = 4096  # bytes of a tag that never ends from which on its attributes are counted

# What is done about each cap, in the words of the warnings.
_OVER = {
    "max_depth": "deeper elements were unwrapped",
    "max_copies": "formatting elements left open were unwrapped",
    "max_attributes": "further attributes were left out",
    "max_names": "elements and attributes with further names were left out",
}

_TAG = re.compile(rb"<(/?)([a-zA-Z][^\s/<>]*+)((?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|[\"'=])*+)>|<(!--|[!?/])")
# An attribute: with its value, and the same without, which is faster.
_ATTRIBUTE = re.compile(rb"([^\s=/>]++)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+")
_NAME = re.compile(rb"([^\s=/>]++)(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+")
# Attributes that newsclean reads: their names are always allowed.
_READ = b"class id role itemprop href src style hidden aria-hidden content name property datetime lang rel start type".split()
_RAW_ENDS = {name: re.compile(rb"</" + name + rb"[\s/>]", re.IGNORECASE) for name in RAW}
_UNREAD = re.compile(rb"<(script|style)\b[^>]*+>", re.IGNORECASE)


def rebuilt(page: bytes, limits: Limits) -> tuple[bytes, list[str]]:
    """Return a page written anew, well nested and within the caps, and a warning for each cap that it was over."""
    tags = _Tags(page, limits)
    return b"".join(tags.pieces), [warning(name, limits, what) for name, what in tags.over.items()]


class _Tags:
    """The tags of a page, read with a stack of the open elements, and the page written anew.

    pieces            the page written anew: without the tags that are over a cap, with end tags for what was left open
    over              cap -> what was done about it
    open              names of the open elements, the outermost first
    count             name -> how many of that name are open
    active            name of a formatting element -> how many have had no end tag so far. An element around them may have been closed, and the
                      parser then makes them again: once in the next element that opens
    in_stack          how many of the active ones are open
    waiting           how many are active
    copies            how many elements the parser makes again
    names             names of elements so far
    attribute_names   names of attributes so far
    dropped           name -> start tags that were left out, whose end tags must be left out too
    root_attributes   attributes of all <html> and <body> tags, which the parser gathers in one element
    hidden            name of an element that is over a cap and not shown, which is left out with all that it holds; None outside of one
    hidden_depth      how many of its name are open in it
    """

    def __init__(self, page: bytes, limits: Limits) -> None:
        self.limits = limits
        self.pieces: list[bytes] = []
        self.over: dict[str, str] = {}
        self.open: list[bytes] = []
        self.count: dict[bytes, int] = {}
        self.active: dict[bytes, int] = {}
        self.in_stack = self.waiting = 0
        self.copies = 0
        self.names: set[bytes] = set()
        self.attribute_names: set[bytes] = set(_READ)
        self.dropped: dict[bytes, int] = {}
        self.root_attributes = 0
        self.hidden: bytes | None = None
        self.hidden_depth = 0
        self.read(page)

    def read(self, page: bytes) -> None:
        at = 0
        last = page.rfind(b">") + 1  # behind it no tag ends, and to look for the end of each takes time that grows with the square of their number
        while (found := _TAG.search(page, at, last)) is not None:
            start = found.start()
            if self.hidden is not None:
                self.pass_over(found)
                at = found.end()
                continue
            if found[4] is not None:  # a comment, or what is read as one
                end = page.find(b"-->", start + 2) if found[4] == b"!--" else page.find(b">", start)
                end = len(page) if end < 0 else end + (3 if found[4] == b"!--" else 1)
                self.pieces.append(page[at:end])
                at = end
                continue
            self.pieces.append(page[at:start])
            at = found.end()
            name = found[2].lower()
            if found[1]:
                self.end(name)
                continue
            self.start(name, found[0], found[3])
            if name in RAW and not (self.count.get(b"svg") or self.count.get(b"math")):
                closing = _RAW_ENDS[name].search(page, at)
                end = closing.start() if closing else len(page)
                self.pieces.append(page[at:end])
                at = end
        rest = page.find(b"<", at)  # a tag that never ends, or a bare "<"
        self.pieces.append(page[at:])
        if rest >= 0 and len(page) - rest > LONG_TAG and len(_NAME.findall(page, rest)) > self.limits.max_attributes:
            self.over["max_attributes"] = "a tag that never ends was left out"
            self.pieces[-1] = page[at:rest]

    def start(self, name: bytes, tag: bytes, attributes: bytes) -> None:
        if attributes:
            tag = self.known_attributes(name, tag, attributes)
        if name in VOID or name in RAW:
            self.pieces.append(tag)
            return
        if name in TABLE_PARTS and not (self.count.get(b"table") or self.count.get(b"template")):
            return
        if not self.is_known(name):
            self.drop(name, attributes, "max_names")
            return
        if name in BREAKS_OUT and (self.count.get(b"svg") or self.count.get(b"math")):
            self.leave_drawing()
        self.close_implied(name)
        is_formatting = name in FORMATTING
        if is_formatting:
            if name in (b"a", b"nobr") and self.active.get(name):
                self.end(name)
            if self.copies >= self.limits.max_copies:
                self.drop(name, attributes, "max_copies")
                return
        else:
            self.copies += self.waiting - self.in_stack
            if self.copies >= self.limits.max_copies and self.waiting > self.in_stack:
                self.forget()
        if len(self.open) + self.waiting - self.in_stack >= self.limits.max_depth:
            self.drop(name, attributes, "max_depth")
            return
        if name in (b"html", b"body"):
            self.root_attributes += attributes.count(b" ") + 1
            if self.root_attributes > self.limits.max_attributes:
                self.note("max_attributes")
                return
        self.pieces.append(tag)
        if tag.endswith(b"/>") and (self.count.get(b"svg") or self.count.get(b"math")):
            return
        self.open.append(name)
        self.count[name] = self.count.get(name, 0) + 1
        if is_formatting:
            self.active[name] = self.active.get(name, 0) + 1
            self.in_stack += 1
            self.waiting += 1

    def end(self, name: bytes) -> None:
        if self.dropped.get(name):
            self.dropped[name] -= 1
            return
        if not self.is_known(name):
            self.note("max_names")
            return
        if name in FORMATTING and self.active.get(name):
            self.active[name] -= 1
            self.waiting -= 1
            if self.count.get(name):
                del self.open[len(self.open) - 1 - self.open[::-1].index(name)]
                self.count[name] -= 1
                self.in_stack -= 1
            self.pieces.append(b"</" + name + b">")
            return
        boundary = SCOPES if name in SPECIAL else SPECIAL
        if name in SCOPES:
            boundary = AROUND_ROWS if name in CELLS else OUTERMOST
        if self.close(frozenset((name,)), boundary) or name in RAW or name in (b"p", b"br"):  # an end tag alone makes a p or br
            self.pieces.append(b"</" + name + b">")

    def close_implied(self, name: bytes) -> None:
        """Close what a start tag closes."""
        if name in CLOSES_P:
            self.close(P, AROUND_P)
        if name in (b"option", b"optgroup") and not self.count.get(b"select"):
            if self.open and self.open[-1] == b"option":
                self.pop(len(self.open) - 1)
        elif closed := CLOSED_BY.get(name):
            self.close(*closed)

    def leave_drawing(self) -> None:
        """Close the drawings and formulas that a start tag of HTML ends. Those around an element that may hold HTML stay open."""
        outermost = next(at for at, name in enumerate(self.open) if name in DRAWINGS)
        at = len(self.open)
        while at > outermost and self.open[at - 1] not in HTML_IN_DRAWINGS:
            at -= 1
        self.pop(at)

    def close(self, names: frozenset[bytes], boundary: frozenset[bytes]) -> bool:
        """Close the innermost element with one of the names, and all in it. Return False if there is none, or one of the boundary is in it."""
        if not any(map(self.count.get, names)):
            return False
        at = len(self.open) - 1
        while self.open[at] not in names:
            if self.open[at] in boundary or not at:
                return False
            at -= 1
        self.pop(at)
        return True

    def pop(self, at: int) -> None:
        """Close an element, by its place in the stack, and all in it. Formatting elements stay active, unless one of `MARKERS` is closed."""
        in_cell = False
        for name in self.open[at:]:
            self.count[name] -= 1
            in_cell = in_cell or name in MARKERS
            if name in FORMATTING:
                self.in_stack -= 1
                if in_cell:
                    self.waiting -= 1
                    self.active[name] -= 1
        del self.open[at:]

    def forget(self) -> None:
        """Close the formatting elements that were left open, so that the parser does not make them again."""
        self.note("max_copies")
        for name, count in self.active.items():
            self.pieces.append((b"</" + name + b">") * count)
        self.open = [name for name in self.open if name not in FORMATTING]
        self.count = {name: count for name, count in self.count.items() if name not in FORMATTING}
        self.active.clear()
        self.in_stack = self.waiting = 0

    def pass_over(self, found: re.Match[bytes]) -> None:
        """Read a tag inside a hidden element that is left out, and end it there if it is the end tag."""
        name = (found[2] or b"").lower()
        if name == self.hidden and name != b"select":
            self.hidden_depth += -1 if found[1] else 1
        elif self.hidden == b"select" and name in ENDS_SELECT:
            self.hidden_depth = 0
        if not self.hidden_depth:
            self.hidden = None

    def note(self, cap: str) -> None:
        """Note that the page was over a cap."""
        self.over[cap] = _OVER[cap]

    def drop(self, name: bytes, attributes: bytes, cap: str) -> None:
        """Leave a start tag out, and all that its element holds if that is not shown."""
        self.note(cap)
        if name in ANNOTATIONS or is_shown(name.decode("utf-8", "replace"), _parsed(attributes)):
            self.dropped[name] = self.dropped.get(name, 0) + 1
        else:
            self.hidden, self.hidden_depth = name, 1

    def is_known(self, name: bytes) -> bool:
        """Return whether an element may have a name: one that the page has used, or a new one as long as there are not too many."""
        if name not in self.names:
            if len(self.names) >= self.limits.max_names:
                return False
            self.names.add(name)
        return True

    def known_attributes(self, name: bytes, tag: bytes, attributes: bytes) -> bytes:
        """Return a start tag without the attributes that are over a cap: too many in an element, or new names when the page has had too many."""
        names = _NAME.findall(attributes)
        if len(names) <= self.limits.max_attributes:
            if self.attribute_names.issuperset(names):
                return tag
            if len(self.attribute_names) + len(names) <= self.limits.max_names:
                self.attribute_names.update(names)
                return tag
            self.note("max_names")
        else:
            self.note("max_attributes")
        kept = [found[0] for found in _NAME.finditer(attributes) if found[1] in self.attribute_names]
        return b"<" + name + b" " + b" ".join(kept[: self.limits.max_attributes]) + b">"


def _parsed(attributes: bytes) -> dict[str, str | None]:
    """Return the attributes of a tag, by their names in small letters; of one that is given twice, the first. Entities are left as they are."""
    found: dict[str, str | None] = {}
    for name, value in _ATTRIBUTE.findall(attributes):
        found.setdefault(name.lower().decode("utf-8", "replace"), value.strip(b"\"'").decode("utf-8", "replace") or None)
    return found


def without_scripts(page: bytes) -> bytes:
    """Return a page without what its scripts, styles and comments hold. The tags of scripts and styles stay."""
    pieces: list[bytes] = []
    at = 0
    while (found := _UNREAD.search(page, at)) is not None:
        pieces.append(page[at : found.end()])
        closing = _RAW_ENDS[found[1].lower()].search(page, found.end())
        at = closing.start() if closing else len(page)
    pieces.append(page[at:])
    shorter = b"".join(pieces)
    pieces, at = [], 0
    while (start := shorter.find(b"<!--", at)) >= 0:
        pieces.append(shorter[at:start])
        end = shorter.find(b"-->", start + 2)
        at = len(shorter) if end < 0 else end + 3
    pieces.append(shorter[at:])
    return b"".join(pieces)
