"""Blocks as HTML.

It is written by an allow-list: the elements below, `href` of links, `src` and `alt` of pictures, the numbers of lists, and nothing else. No markup of
the source is copied. All text is escaped, and an address is a web address, one for mail, or a relative one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.beside import Image
from newsclean.document import Block
from newsclean.output.render import belong_together, gap_below
from newsclean.readers.markdown import MOST_LEVELS, has_marks, line_tokens
from newsclean.values.addresses import web_address

if TYPE_CHECKING:
    from markdown_it.token import Token

# What stands before the line of a block in its Markdown. The text of an item opens with no such mark: it would be escaped.
_BEFORE = {"heading": re.compile(r"#{1,6} "), "quote": re.compile("> ")}
_ITEM_MARK = re.compile(r"(?:[-*+o]|(?P<number>\d{1,9})[.)]) ")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_TAGS = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>", "hardbreak": "<br>\n", "softbreak": " "}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"https?://(?:[^\s/?#@]*@)?(?:[^\s:/?#@\[\]]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>\d{1,5}))?(?:[/?#]|$)", re.IGNORECASE)
LARGEST_PORT = 65_535
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]")  # browsers leave some of these out of an address


class _List(NamedTuple):
    """A list that is open: the level of its items, its tag, and the number of its last item."""

    level: int
    tag: str
    number: int


def to_html(blocks: Sequence[Block], images: Iterable[Image] = ()) -> str:
    """Return blocks as HTML. Items of a list, rows of a table and paragraphs of a quotation that follow each other are one element.

    The text of each block is that of `block.text`, word for word. Where its Markdown gives other words, it is written without links and emphasis.

    images   pictures to show where they stood, with caption and credit; one within a list, a table or a quotation stands below it

    >>> from newsclean import clean
    >>> page = "<p>Talks failed on <a href='/a'>Monday</a>, she said.</p><ul><li>Fish &amp; fuel<ul><li>Quotas</li></ul></li></ul><h2>What now</h2>"
    >>> print(to_html(clean(page, url="https://lorne.example/b").document.kept))
    <p>Talks failed on <a href="https://lorne.example/a">Monday</a>, she said.</p>
    <ul>
    <li>Fish &amp; fuel
    <ul>
    <li>Quotas</li>
    </ul>
    </li>
    </ul>
    <h2>What now</h2>
    """
    pieces: list[str] = []
    start = 0
    for image in images:
        place = gap_below(blocks, image.block)
        if place > start:
            pieces += _written(blocks[start:place])
            start = place
        pieces += _picture(image)
    return "\n".join(pieces + _written(blocks[start:]))


def block_html(block: Block) -> str:
    """Return one block as HTML: an item stands in a list, a row in a table, a quotation in a `<blockquote>`.

    >>> from newsclean import clean
    >>> print(block_html(clean("<p>Kim said <b>no</b> <script>alert(1)</script> &lt;script&gt;.</p>").document.blocks[0]))
    <p>Kim said <strong>no</strong> &lt;script&gt;.</p>
    """
    return to_html([block])


def _written(blocks: Sequence[Block]) -> list[str]:
    """Return the HTML of blocks, a piece for each element."""
    ends = [at for at, (before, block) in enumerate(pairwise(blocks), 1) if not belong_together(before, block)]
    return [_group(blocks[start:end]) for start, end in pairwise([0, *ends, len(blocks)]) if start < end]


def _group(blocks: Sequence[Block]) -> str:
    """Return the HTML of blocks that belong together, of one kind; most stand alone."""
    block = blocks[0]
    if block.kind == "item":
        return _list(blocks)
    if block.kind == "table":
        return _table(blocks)
    if block.kind == "quote":
        return "\n".join(["<blockquote>", *[f"<p>{_line(quoted)}</p>" for quoted in blocks], "</blockquote>"])
    if block.kind == "code":
        return f"<pre><code>{_escaped(block.text)}</code></pre>"
    if block.kind == "heading":
        tag = f"h{min(max(block.level, 1), 6)}"
        return f"<{tag}>{_line(block)}</{tag}>"
    if block.kind == "rule" and not any(map(str.isalnum, block.text)):  # else the head or foot of a printed page
        return "<hr>"
    return f"<p>{_line(block)}</p>"


# ---- lists ----


def _list(items: Sequence[Block]) -> str:
    """Return list items as a list, with lists in it."""
    out: list[str] = []
    open_: list[_List] = []
    for block in items:
        mark = _item_mark(block)
        if not mark and open_ and block.element is not None:  # a further block of the item of a page
            out.append(f"\n<p>{_line(block)}</p>")
            continue
        number = int(mark[:-1]) if mark[:-1].isdecimal() else 0
        tag = "ol" if mark[:-1].isdecimal() else "ul"
        while open_ and (open_[-1].level > block.level or (open_[-1].level == block.level and open_[-1].tag != tag)):
            out.append(_closed(open_.pop()))
        if not open_ or (open_[-1].level < block.level and len(open_) < MOST_LEVELS):
            start = f' start="{number}"' if tag == "ol" and number != 1 else ""
            out.append(f"\n<{tag}{start}>\n<li>{_line(block)}")
            open_.append(_List(block.level, tag, number))
        else:
            value = f' value="{number}"' if open_[-1].tag == tag == "ol" and number != open_[-1].number + 1 else ""
            out.append(f"</li>\n<li{value}>{_line(block)}")
            open_[-1] = open_[-1]._replace(number=number)
    out += [_closed(inner) for inner in reversed(open_)]
    return "".join(out).strip("\n")


def _closed(inner: _List) -> str:
    return f"</li>\n</{inner.tag}>\n"


def _item_mark(block: Block) -> str:
    """Return the mark of a list item without the space behind it; "" for a further block of an item of a page.

    >>> from newsclean import clean
    >>> [_item_mark(block) for block in clean("- talks\\n- treaty\\n\\n3. no deal", format="text").document.blocks]
    ['-', '-', '3.']
    """
    found = _ITEM_MARK.match(block.markup.lstrip(" "))
    return found[0].rstrip(" ") if found else block.mark


# ---- tables ----


def _table(rows: Sequence[Block]) -> str:
    """Return rows as a table. The first is its head where the Markdown has the line of dashes below it."""
    head = rows[:1] if "\n" in rows[0].markup else []
    body = rows[len(head) :]
    out = ["<table>"]
    out += ["<thead>", *[_row(row, "th") for row in head], "</thead>"] if head else []
    out += ["<tbody>", *[_row(row, "td") for row in body], "</tbody>"] if body else []
    return "\n".join([*out, "</table>"])


def _row(block: Block, tag: str) -> str:
    cells = [cell.strip(" ").replace("\\|", "|") for cell in _BETWEEN_CELLS.split(block.markup.partition("\n")[0])[1:-1]]
    read = [_inline(cell, block) for cell in cells]
    shown = [html for html, _ in read] if _same_words(" ".join([text for _, text in read]), block.text) else [_escaped(block.text)]
    return "<tr>\n" + "\n".join([f"<{tag}>{cell}</{tag}>" for cell in shown]) + "\n</tr>"


# ---- within a line ----


def _line(block: Block) -> str:
    """Return what stands in the element of a block: its text, with links and emphasis. Of a block that stands for many lines, these lines."""
    if block.is_literal or block.stands_for > 1 or not has_marks(block.markup):
        return "<br>\n".join(_escaped(block.text).split("\n"))
    html, text = _inline(_without_mark(block), block)
    return html if _same_words(text, block.text) else "<br>\n".join(_escaped(block.text).split("\n"))


def _without_mark(block: Block) -> str:
    """Return the Markdown of a block without the mark of the block."""
    markup = block.markup
    if block.kind == "item":
        bare = markup.lstrip(" ")
        mark = _item_mark(block)
        return bare[len(mark) + 1 :] if mark and bare.startswith(mark) else bare
    before = _BEFORE.get(block.kind)
    found = before.match(markup) if before is not None else None
    return markup[found.end() :] if found else markup


def _same_words(text: str, other: str) -> bool:
    return text.split() == other.split()


def _inline(content: str, block: Block) -> tuple[str, str]:
    """Return a line of Markdown as HTML, and its text. Pictures are left out."""
    html: list[str] = []
    text: list[str] = []
    links: list[str] = []  # what closes each open link
    beside = False  # whether a link has just ended
    for token in line_tokens(content):
        beside, after_link = token.type == "link_close", beside
        if token.type == "text":
            html.append(_escaped(token.content))
        elif token.type == "code_inline":
            html.append(f"<code>{_escaped(token.content)}</code>")
        elif token.type == "link_open":
            if after_link and block.element is None:  # the reader of Markdown puts a space between links side by side
                html.append(" ")
                text.append(" ")
            address = harmless_address(_given(token, "href"))
            html.append(f'<a href="{escape(address)}">' if address else "")
            links.append("</a>" if address else "")
        elif token.type == "link_close":
            html.append(links.pop())
        else:
            html.append(_TAGS.get(token.type, ""))
        text.append(" " if token.type in ("softbreak", "hardbreak") else token.content if token.type in ("text", "code_inline") else "")
    return "".join(html), "".join(text)


def _given(token: Token, name: str) -> str:
    return str(token.attrGet(name) or "")


def _escaped(text: str) -> str:
    return escape(text, quote=False)


# ---- addresses and pictures ----


def harmless_address(given: str) -> str | None:
    """Return an address that may stand in the HTML: of the web, of mail, or a relative one. None for all others.

    >>> [harmless_address(given) for given in ("/a", "https://lorne.example/a", "mailto:jo@lorne.example", "javascript:alert(1)", "http://", "12:30")]
    ['/a', 'https://lorne.example/a', 'mailto:jo@lorne.example', None, None, '12:30']
    """
    address = _UNSEEN.sub("", given)
    scheme = _SCHEME.match(address)
    if scheme is None:
        return address or None
    if scheme[1].lower() in ("http", "https"):
        return address if _is_of_web(address) else None
    return address if scheme[1].lower() == "mailto" else None


def _is_of_web(address: str) -> bool:
    """Return whether a browser takes a http(s) address: it has a host, and its port is a number."""
    found = _HOST.match(address)
    return found is not None and int(found["port"] or 0) <= LARGEST_PORT and web_address(address) is not None


def _picture(image: Image) -> list[str]:
    """Return a picture with its caption and its credit. One without a good address is left out."""
    address = harmless_address(image.url)
    if address is None:
        return []
    caption = " ".join([text for text in (image.caption, image.credit) if text])
    shown = f"\n<figcaption>{_escaped(caption)}</figcaption>" if caption else ""
    return [f'<figure>\n<img src="{escape(address)}" alt="{escape(image.alt or "")}">{shown}\n</figure>']
