"""Pages written anew from their own tags, for the parser: well nested, and within the caps on depth, names, attributes and copies.

All tags are read with a stack of what is open, as the HTML standard has it, though not in all its details: written anew, 275 of 275 ordinary pages
gave the same article. Where a tag is over a cap, it is left out and its text stays, but for what is not shown.
"""

from __future__ import annotations

import re

from newsclean.document import Limits
from newsclean.document.limits import warning

LONG_TAG = 4096  # bytes of a tag that never ends whose attributes are counted

VOID = frozenset(b"area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split())
_RAW = frozenset(b"script style textarea title xmp iframe noembed noframes noscript plaintext".split())  # what they hold is no markup
FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
_SCOPES = frozenset(b"applet caption html table td th marquee object template svg math".split())
# Elements that an end tag of another kind does not close.
_SPECIAL = _SCOPES | frozenset(
    b"address article aside blockquote body button center dd details dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 "
    b"colgroup head header hgroup iframe li listing main menu nav noscript ol p pre search section select summary tbody tfoot thead tr ul".split()
)
_NOT_SHOWN = frozenset(b"template svg canvas audio video select option datalist noframes frameset".split())
_ENDS_SELECT = frozenset(b"select input keygen textarea".split())
_HIDES = re.compile(rb"\s(?:hidden(?![\w-])|aria-hidden\s*=\s*[\"']?true)|display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DRAWINGS = frozenset(b"svg math".split())
_HTML_IN_DRAWINGS = frozenset(b"foreignobject desc title annotation-xml mi mo mn ms mtext".split())
_BREAKS_OUT = frozenset(
    b"b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small "
    b"span strong strike sub sup table tt u ul var".split()
)
_CLOSES_P = _SPECIAL - _SCOPES - {b"p", b"tr", b"tbody", b"thead", b"tfoot", b"body", b"head", b"select", b"button"} | {b"table", b"hr", b"p"}
# Start tags that close an element that was left open: what they close, and where the search for it ends.
_AROUND_ITEM = _SPECIAL - frozenset(b"address div p".split())
_TABLE_PARTS = frozenset(b"caption col colgroup tbody td tfoot th thead tr".split())  # nothing outside a table
_ROWS = frozenset(b"table template html".split())
_CELLS = frozenset(b"td th caption".split())
_MARKERS = _CELLS | frozenset(b"applet marquee object template".split())  # formatting elements left open in them end with them
_OUTERMOST = frozenset(b"template html".split())
_P = frozenset((b"p",))
_AROUND_P = _SCOPES | {b"button"}
_CLOSED_BY = {
    b"li": (frozenset((b"li",)), _AROUND_ITEM),
    b"dt": (frozenset((b"dt", b"dd")), _AROUND_ITEM),
    b"dd": (frozenset((b"dt", b"dd")), _AROUND_ITEM),
    b"option": (frozenset((b"option",)), _SCOPES | {b"select"}),
    b"optgroup": (frozenset((b"option", b"optgroup")), _SCOPES | {b"select"}),
    b"tr": (frozenset((b"tr", b"caption", b"colgroup")), _ROWS),
    b"td": (frozenset((b"td", b"th", b"caption")), _ROWS | {b"tr"}),
    b"th": (frozenset((b"td", b"th", b"caption")), _ROWS | {b"tr"}),
    **dict.fromkeys((b"tbody", b"thead", b"tfoot"), (frozenset((b"tbody", b"thead", b"tfoot", b"caption", b"colgroup")), _ROWS)),
}

_TAG = re.compile(rb"<(/?)([a-zA-Z][^\s/<>]*+)((?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|[\"'=])*+)>|<(!--|[!?/])")
_NAME = re.compile(rb"([^\s=/>]++)(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+")
_READ = b"class id role itemprop href src style hidden aria-hidden content name property datetime lang rel start type".split()  # by newsclean
_RAW_ENDS = {name: re.compile(rb"</" + name + rb"[\s/>]", re.IGNORECASE) for name in _RAW}
_UNREAD = re.compile(rb"<(script|style)\b[^>]*+>", re.IGNORECASE)


def rebuilt(page: bytes, limits: Limits) -> tuple[bytes, list[str]]:
    """A page written anew from its own tags, well nested and within the caps, and a warning for each cap that it was over."""
    tags = _Tags(page, limits)
    return b"".join(tags.pieces), [warning(name, limits, what) for name, what in tags.over.items()]


class _Tags:
    """All tags of a page, read with a stack of what is open; and the page written anew.

    pieces   the page without the tags that are over a cap, and with end tags for what was left open
    over     cap -> what was done about it
    """

    def __init__(self, page: bytes, limits: Limits) -> None:
        self.limits = limits
        self.pieces: list[bytes] = []
        self.over: dict[str, str] = {}
        self.open: list[bytes] = []
        self.count: dict[bytes, int] = {}  # how many of a name are open
        self.active: dict[bytes, int] = {}  # formatting elements without an end tag so far, wherever they stand
        self.in_stack = self.waiting = 0  # those on the stack; and all
        self.copies = 0
        self.names: set[bytes] = set()
        self.attribute_names: set[bytes] = set(_READ)
        self.dropped: dict[bytes, int] = {}  # start tags that were left out, whose end tags are left out as well
        self.root_attributes = 0
        self.hidden: bytes | None = None  # an element over a cap whose text is not shown, and which is left out with all that it holds
        self.hidden_depth = 0  # how many of its name are open in it
        self.read(page)

    def read(self, page: bytes) -> None:
        at = 0
        while (found := _TAG.search(page, at)) is not None:
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
            if name in _RAW and not (self.count.get(b"svg") or self.count.get(b"math")):
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
        if name in VOID or name in _RAW:
            self.pieces.append(tag)
            return
        if name in _TABLE_PARTS and not (self.count.get(b"table") or self.count.get(b"template")):
            return
        if not self.is_known(name):
            self.drop(name, attributes, "max_names", "elements and attributes with further names were left out")
            return
        if name in _BREAKS_OUT and (self.count.get(b"svg") or self.count.get(b"math")):
            self.leave_drawing()
        self.close_implied(name)
        is_formatting = name in FORMATTING
        if is_formatting:
            if name in (b"a", b"nobr") and self.active.get(name):
                self.end(name)
            if self.copies >= self.limits.max_copies:
                self.drop(name, attributes, "max_copies", "formatting elements left open were unwrapped")
                return
        else:
            self.copies += self.waiting - self.in_stack
            if self.copies >= self.limits.max_copies and self.waiting > self.in_stack:
                self.forget()
        if len(self.open) + self.waiting - self.in_stack >= self.limits.max_depth:
            self.drop(name, attributes, "max_depth", "deeper elements were unwrapped")
            return
        if name in (b"html", b"body"):
            self.root_attributes += attributes.count(b" ") + 1
            if self.root_attributes > self.limits.max_attributes:
                self.over["max_attributes"] = "further attributes were left out"
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
            self.over["max_names"] = "elements and attributes with further names were left out"
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
        boundary = _SCOPES if name in _SPECIAL else _SPECIAL
        if name in _SCOPES:
            boundary = _ROWS if name in _CELLS else _OUTERMOST
        if self.close(frozenset((name,)), boundary) or name in _RAW or name in (b"p", b"br"):  # an end tag alone makes a p or br
            self.pieces.append(b"</" + name + b">")

    def close_implied(self, name: bytes) -> None:
        """Closes what a start tag closes."""
        if name in _CLOSES_P:
            self.close(_P, _AROUND_P)
        if name in (b"option", b"optgroup") and not self.count.get(b"select"):
            if self.open and self.open[-1] == b"option":
                self.pop(len(self.open) - 1)
        elif closed := _CLOSED_BY.get(name):
            self.close(*closed)

    def leave_drawing(self) -> None:
        """Closes the drawings and formulas that a start tag of HTML ends, unless they hold a place for HTML."""
        outermost = next(at for at, name in enumerate(self.open) if name in _DRAWINGS)
        at = len(self.open)
        while at > outermost and self.open[at - 1] not in _HTML_IN_DRAWINGS:
            at -= 1
        self.pop(at)

    def close(self, names: frozenset[bytes], boundary: frozenset[bytes]) -> bool:
        """Takes the innermost element with one of the names from the stack, and all in it, unless one of a boundary stands around that."""
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
        """Takes an element and all in it from the stack. Formatting elements among them stay active, unless a cell or its like is closed."""
        in_cell = False
        for name in self.open[at:]:
            self.count[name] -= 1
            in_cell = in_cell or name in _MARKERS
            if name in FORMATTING:
                self.in_stack -= 1
                if in_cell:
                    self.waiting -= 1
                    self.active[name] -= 1
        del self.open[at:]

    def forget(self) -> None:
        """Closes the formatting elements that were left open, so that the parser does not make them again."""
        self.over["max_copies"] = "formatting elements left open were unwrapped"
        for name, count in self.active.items():
            self.pieces.append((b"</" + name + b">") * count)
        self.open = [name for name in self.open if name not in FORMATTING]
        self.count = {name: count for name, count in self.count.items() if name not in FORMATTING}
        self.active.clear()
        self.in_stack = self.waiting = 0

    def pass_over(self, found: re.Match[bytes]) -> None:
        """Looks for the end of a hidden element that is left out."""
        name = (found[2] or b"").lower()
        if name == self.hidden and name != b"select":
            self.hidden_depth += -1 if found[1] else 1
        elif self.hidden == b"select" and name in _ENDS_SELECT:
            self.hidden_depth = 0
        if not self.hidden_depth:
            self.hidden = None

    def drop(self, name: bytes, attributes: bytes, cap: str, what: str) -> None:
        """Leaves a start tag out; and what the element holds, if that is not shown."""
        self.over[cap] = what
        if name in _NOT_SHOWN or _HIDES.search(attributes) or (name == b"dialog" and b"open" not in attributes):
            self.hidden, self.hidden_depth = name, 1
            return
        self.dropped[name] = self.dropped.get(name, 0) + 1

    def is_known(self, name: bytes) -> bool:
        """Whether a name is one of those that may be used."""
        if name not in self.names:
            if len(self.names) >= self.limits.max_names:
                return False
            self.names.add(name)
        return True

    def known_attributes(self, name: bytes, tag: bytes, attributes: bytes) -> bytes:
        """A start tag with as many attributes as an element may have, and none whose names are new where the page has shown too many."""
        names = _NAME.findall(attributes)
        if len(names) <= self.limits.max_attributes:
            if self.attribute_names.issuperset(names):
                return tag
            if len(self.attribute_names) + len(names) <= self.limits.max_names:
                self.attribute_names.update(names)
                return tag
            self.over["max_names"] = "elements and attributes with further names were left out"
        else:
            self.over["max_attributes"] = "further attributes were left out"
        kept = [found[0] for found in _NAME.finditer(attributes) if found[1] in self.attribute_names]
        return b"<" + name + b" " + b" ".join(kept[: self.limits.max_attributes]) + b">"


def without_scripts(page: bytes) -> bytes:
    """A page without what its scripts, styles and comments hold."""
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
