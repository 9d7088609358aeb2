"""The tree of a page as a flat list, with nothing in it that acts: the elements and attributes that a page to look at may have, and texts.

Whatever is written of a page is written from this list, by an allow-list: no script, no handler, no form, no address. What cannot be shown (pictures,
frames, players) is an empty box with what it says of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.readers.html.actions import TEXT_ID
from newsclean.readers.html.page import NO_EVENTS
from newsclean.report.page_styles import safe_declarations, safe_styles
from newsclean.vocabulary import NOT_SHOWN

OURS = "nc-"  # what our classes begin with; a page's own names that do are left out
_OUR_CLASS = re.compile(rf"{OURS}|c\d+$", re.IGNORECASE)  # those of colours.css among them
LONGEST_VALUE = 2_000  # characters of an attribute
LONGEST_LABEL = 200  # characters of what a picture says of itself

_TAG_NAMES = """
    a abbr acronym address article aside b bdi bdo big blockquote br button caption center cite code col colgroup data dd del details dfn dialog dir
    div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i ins kbd label legend li main mark menu nav nobr ol output
    p pre q rb rp rt ruby s samp search section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
"""
_TAGS = frozenset(_TAG_NAMES.split())
VOID = frozenset(("br", "col", "hr", "wbr"))
_BLOCKS = frozenset(("form", "listing", "marquee"))  # elements that are written as a `<div>`, where others that may not stay are a `<span>`
_NOTHING = NOT_SHOWN | {"head", "meta", "link", "base", "basefont", "bgsound", "param", "source", "track", "area", "keygen"}
_OWN_ELEMENT = re.compile(r"[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){1,6}")  # as a page's scripts may define; without them it is nothing
_ATTRIBUTE_NAMES = """
    class id dir lang hidden open role align valign width height bgcolor color size face border cellpadding cellspacing nowrap clear colspan rowspan
    start reversed value type aria-hidden aria-expanded
"""
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
_BOXES: Mapping[str, str] = {
    **dict.fromkeys(("img", "amp-img"), "picture"),
    **dict.fromkeys(("iframe", "embed", "object", "amp-iframe"), "frame"),
    **{name: name for name in ("video", "audio")},
    "canvas": "drawing",
}
_FIELDS = frozenset(("input", "textarea", "select"))
_SIZE = re.compile(r"\d{1,4}")
SMALLEST_BOX = 40  # pixels of a picture for which a box is drawn; icons and counters are smaller


class Item(NamedTuple):
    """A step through a page's tree: the start of an element, its end, or a text.

    tag          the tag of an element that starts or ends; "" for a text
    attributes   those of an element that starts; None for its end and for a text
    text         a text
    is_read      whether a text may be part of a block; that in a box is not
    """

    tag: str
    attributes: dict[str, str] | None = None
    text: str = ""
    is_read: bool = False


@dataclass
class PageTree:
    """What is shown of a page.

    items    the steps through its body
    root     attributes of its `<html>`
    body     attributes of its `<body>`
    styles   its style sheets, those of its `style` attributes at their end
    """

    items: list[Item]
    root: dict[str, str]
    body: dict[str, str]
    styles: str


def page_tree(page: bytes) -> PageTree:
    """Return what is shown of a page in UTF-8."""
    tree = LexborHTMLParser(page, options=NO_EVENTS, scripting=True)
    styles = _Styles()
    sheets = "\n".join([sheet for node in tree.css("style") if (sheet := _sheet(node))])
    body = tree.body
    items = list(_items(body, styles)) if body is not None else []
    of_root = _attributes(tree.root, styles) if tree.root is not None else {}
    of_body = _attributes(body, styles) if body is not None else {}
    return PageTree(items, of_root, of_body, f"{safe_styles(sheets)}\n{styles.written}")


class _Styles:
    """The `style` attributes of a page as a style sheet: a policy can allow a style sheet by its hash, and no attribute."""

    def __init__(self) -> None:
        self._classes: dict[str, str] = {}

    def class_of(self, style: str) -> str:
        """Return the class that stands for a `style` attribute, or "" where nothing of it is left."""
        declarations = safe_declarations(style[:LONGEST_VALUE]).strip()
        return self._classes.setdefault(declarations, f"{OURS}s{len(self._classes)}") if declarations else ""

    @property
    def written(self) -> str:
        """The style sheet. It goes before rules of the page: an attribute does so, too."""
        return "\n".join([f"html body .{name}.{name}.{name},html.{name},body.{name}{{{style}}}" for style, name in self._classes.items()])


def _sheet(node: LexborNode) -> str:
    """Return the text of a `<style>`, in a rule for its media where it names some."""
    media = node.attributes.get("media") or ""
    text = node.text(deep=True)
    if not media or media.strip().lower() in ("all", "screen"):
        return text
    return f"@media {media} {{{text}}}" if re.fullmatch(r"[\w\s():.,-]{1,200}", media) and "print" not in media else ""


def _items(root: LexborNode, styles: _Styles) -> Iterator[Item]:
    """Yield the steps through what an element holds."""
    open_elements: list[tuple[LexborNode, str]] = []
    node = root.first_child
    while True:
        while node is None:
            if not open_elements:
                return
            element, tag = open_elements.pop()
            yield Item(tag)
            node = element.next
        tag = node.tag or ""
        if node.tag_id == TEXT_ID:
            yield Item("", text=node.text_content or "", is_read=True)
        elif tag in _FIELDS or (tag in _BOXES and (tag in NOT_SHOWN or node.first_child is None)):
            yield from _box(node, tag)
        elif tag in _NOTHING or not tag[:1].isalpha():
            pass  # comments are named "-comment"
        else:
            shown = shown_tag(tag)
            yield Item(shown, _attributes(node, styles))
            if shown in VOID:
                yield Item(shown)
            else:
                open_elements.append((node, shown))
                node = node.first_child
                continue
        node = node.next


def shown_tag(tag: str) -> str:
    """Return the tag that is written for one of a page."""
    if tag in _TAGS or _OWN_ELEMENT.fullmatch(tag):
        return tag
    return "div" if tag in _BLOCKS else "span"


def _attributes(node: LexborNode, styles: _Styles) -> dict[str, str]:
    """Return those attributes of an element that may stay, its `style` as a class."""
    found: dict[str, str] = {}
    style = ""
    for name, value in node.attributes.items():
        value = value or ""
        if name == "style":
            style = styles.class_of(value)
        elif name in _ATTRIBUTES and len(value) <= LONGEST_VALUE and not (name == "id" and value.lower().startswith(OURS)):
            found[name] = value
    classes = [name for name in found.get("class", "").split() if not _OUR_CLASS.match(name)]
    if style:
        classes.append(style)
    if classes:
        found["class"] = " ".join(classes)
    else:
        found.pop("class", None)
    return found


def _box(node: LexborNode, tag: str) -> Iterator[Item]:
    """Yield a box in place of an element that is not shown, with what it says of itself."""
    given = node.attributes
    what = _BOXES.get(tag)
    if what is None:
        if (given.get("type") or "").lower() == "hidden":
            return
        name, label = "field", (given.get("placeholder") or given.get("value") or "")[:LONGEST_LABEL]
    else:
        sizes = [int(found[0]) for side in ("width", "height") if (found := _SIZE.fullmatch((given.get(side) or "").removesuffix("px")))]
        said = (given.get("alt") or given.get("title") or "").strip()[:LONGEST_LABEL]
        if (sizes and min(sizes) < SMALLEST_BOX) or (what == "picture" and not said and not sizes):
            return
        name, label = "box", f"{what}: {said}" if said else what
    yield from (Item("span", {"class": f"{OURS}{name}"}), Item("", text=label), Item("span"))
