"""Blocks as text and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from newsclean.beside import Image
from newsclean.document import Block
from newsclean.readers.escaping import escaped, escaped_start
from newsclean.values.addresses import HARMLESS, is_live
from newsclean.vocabulary import LISTS

# What a renderer of Markdown gives a meaning to: an escape, a run of backticks (with the code up to another one as long), the start of a tag, the end
# of a link's text. Escapes and code are matched so that nothing in them is.
_MEANING = re.compile(r"\\[!-/:-@\[-`{-~]|(`++)(?:.*?[^`]\1(?!`))?|<(?=[A-Za-z/!?])|\](?=[(:])", re.DOTALL)
_BARE = re.compile(r"<(?:https?://[^\s<>]{1,2000}|(?:mailto:)?[\w.+-]{1,64}@[\w.-]{1,250})>")  # an address as a link
_HARMLESS = re.compile(r"</?(?:b|i|u|s|em|strong|sub|sup|small|del|ins|mark|br|q|kbd)\s{0,3}/?>", re.IGNORECASE)
_PLAIN_TARGET = re.compile(r"[^\s()<>`]*\)")  # of a link, behind the opening bracket
LONGEST_HTML_TAG = 2000  # characters
LONGEST_TARGET = 300  # characters of a link's target in which a scheme is looked for, with all marks before it
BEFORE_TAG = 60  # characters before a tag in which a letter or digit shows that it does not open a line
# A line that would open a fence, though it is not meant as code.
_OPENS_FENCE = re.compile(r"(?P<before>[\s>*+#|\d.)-]{0,60})(?:`(?=``+[^`]*+$)|~(?=~~))", re.MULTILINE)
_ITEM_MARK = re.compile(r"(?:[-*+]|\d{1,9}[.)]) ")
_IN_TARGET = {ord(c): f"%{ord(c):02X}" for c in (*map(chr, range(0x21)), *'()<>\\`"\x7f')}  # what could end a picture's address
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")  # what an entity opens with
_IN_PICTURE = re.compile(rf"[\\\[\]`*_~\"<]|{_ENTITY.pattern}")
_WRITTEN = {"<": "&lt;", "&": "&amp;"}
_FENCE = re.compile(r"`+|~+")


def to_text(blocks: Iterable[Block]) -> str:
    """Return blocks as plain text, with a blank line between paragraphs. List items follow each other, with the marks that they had."""
    return _assembled(blocks, lambda b: f"{b.mark} {b.text}" if b.mark else b.text)


def to_markdown(blocks: Sequence[Block], images: Iterable[Image] = ()) -> str:
    """Return blocks as Markdown, with the headings, lists, quotes and links of the source. When it is rendered, no tag and no script of the source
    becomes active.

    images   pictures to show where they stood; one within a list, a table or a quotation stands below it
    """
    pieces: list[str] = []
    start = 0
    for image in images:
        place = gap_below(blocks, image.block)
        if place > start:
            pieces.append(_assembled(blocks[start:place], block_markdown, is_markdown=True))
            start = place
        pieces.append(_picture(image))
    if start < len(blocks):
        pieces.append(_assembled(blocks[start:], block_markdown, is_markdown=True))
    return "\n\n".join(pieces)


def with_images(markdown: str, blocks: Sequence[Block], images: Iterable[Image]) -> str:
    """Return a text in Markdown with pictures where they stood. `blocks` are those that were read from it, with their lines."""
    lines = markdown.split("\n")
    pieces: list[str] = []
    start = 0
    for image in images:
        place = gap_below(blocks, image.block)
        end = min(blocks[place].lines[0] - 1, len(lines)) if 0 <= place < len(blocks) else len(lines)
        if end > start:
            pieces.append("\n".join(lines[start:end]).strip("\n"))
            start = end
        pieces.append(_picture(image))
    if start < len(lines):
        pieces.append("\n".join(lines[start:]).strip("\n"))
    return "\n\n".join([piece for piece in pieces if piece])


def gap_below(blocks: Sequence[Block], place: int) -> int:
    """Return the first place, from a place on, that is not within a list, a table or a quotation."""
    while 0 < place < len(blocks) and blocks[place].kind == blocks[place - 1].kind and blocks[place].kind in ("item", "table", "quote"):
        place += 1
    return place


def _picture(image: Image) -> str:
    """Return a picture as Markdown, with its caption and credit as its title. One whose address would run a script is shown by its description."""
    alt = _quoted(image.alt or "")
    if is_live(image.url):
        return f"\\!\\[{alt}\\]"
    address = _ENTITY.sub("&amp;", image.url.strip().translate(_IN_TARGET))
    title = _quoted(" ".join([text for text in (image.caption, image.credit) if text]))
    return f'![{alt}]({address} "{title}")' if title else f"![{alt}]({address})"


def _quoted(text: str) -> str:
    """Return the description or the title of a picture, on one line, with whatever might end it or mean something in it escaped.

    Marks that come in pairs are escaped alone, too: no parser looks for what they pair with.
    """
    return _IN_PICTURE.sub(lambda mark: _WRITTEN.get(mark[0], f"\\{mark[0]}"), " ".join(text.split()))


def block_markdown(block: Block) -> str:
    """Return a block's Markdown, made inert. Most blocks need no change."""
    markup = block.markup
    if block.kind == "code":
        return _fenced(markup, block.text)
    if block.is_literal:
        return escaped(markup)
    if block.element is not None or (block.link_share is None and block.kind == "item"):
        return markup  # of a page or a plain text: escaped where it was made
    markup = _without_fence(escaped_start(markup) if block.kind == "paragraph" else markup)  # a paragraph may have been a line of one in the source
    if _is_inert(markup):
        return markup
    markup = inert(markup)  # behind a tag that was dropped may stand what opens another block
    return _without_fence(escaped_start(markup) if block.kind == "paragraph" else markup)


def _is_inert(markup: str) -> bool:
    """Return whether `inert` would not change a block: a test that is many times faster."""
    if "<" in markup or "]:" in markup:
        return False
    return "](" not in markup or ("`" not in markup and all(target.startswith(HARMLESS) for target in markup.split("](")[1:]))


def _without_fence(markup: str) -> str:
    """Return a block's Markdown with the first mark of what would open a block of code, and is not meant to, as an entity."""
    if ("```" in markup or "~~~" in markup) and (opened := _OPENS_FENCE.match(markup)):
        return f"{opened['before']}&#{ord(markup[opened.end() - 1])};{markup[opened.end() :]}"
    return markup


def inert(markdown: str) -> str:
    """Return Markdown of a source in Markdown in which no tag opens and no link leads to a script.

    A tag such as `<b>` stays where it is one within a line. Others are dropped, as they are from the text of the block. What would open one all the
    same, or lead to a script, is written with entities, and looks the same.

    >>> inert("a <i>b</i> <script>alert(1)</script> `<b>` <https://example.org/> 1 < 2"), inert("[x](javascript:alert(1)) [y](/z)")
    ('a <i>b</i> alert(1)  `<b>` <https://example.org/> 1 < 2', '[x&#93;(javascript:alert(1)) [y](/z)')
    """
    pieces: list[str] = []
    at = 0
    while found := _MEANING.search(markdown, at):
        pieces.append(markdown[at : found.start()])
        at = found.end()
        shown = found[0]
        if shown == "<":
            if bare := _BARE.match(markdown, at - 1) or (_HARMLESS.match(markdown, at - 1) if _is_within(markdown, at - 1) else None):
                shown, at = bare[0], bare.end()
            elif length := _tag_length(markdown, at - 1):
                before = markdown[at - 2 : at - 1]  # what stands on both sides must not grow together: two backticks, "<" and a name
                shown, at = "" if not before or before.isalnum() or before.isspace() else " ", at - 1 + length
            else:
                shown = "&lt;"
        elif shown == "]" and _is_unsafe(markdown[at : at + 1 + LONGEST_TARGET]):
            shown = "&#93;"
        pieces.append(shown)
    return "".join(pieces) + markdown[at:]


def _is_unsafe(behind: str) -> bool:
    """Return whether what follows the text of a link makes it one of a script; or is a target with a backtick, which would open no code there."""
    mark, target = behind[0], behind[1:]
    return is_live(target) or (mark == "(" and "`" in target and _PLAIN_TARGET.match(target) is None)


def _is_within(markdown: str, at: int) -> bool:
    """Return whether a letter stands before a tag. A tag that opens a line may open a block of HTML, in which everything is read as HTML."""
    return any(c.isalnum() for c in markdown[max(0, at - BEFORE_TAG) : at].lstrip("0123456789"))


def _tag_length(markdown: str, at: int) -> int:
    """Return the length of the tag or comment at a place of a Markdown text, or 0."""
    from markdown_it.common.html_re import HTML_TAG_RE  # here, since it takes 30 ms to import; the reader of Markdown has done so already

    found = HTML_TAG_RE.match(markdown[at : at + LONGEST_HTML_TAG])
    return found.end() if found else 0


def _fenced(markup: str, code: str) -> str:
    """Return a code block's Markdown, with a fence that is longer than any in the code."""
    found = _FENCE.match(markup)
    if found is None:
        return markup
    mark = found[0]
    opening, _, rest = markup[len(mark) :].partition("\n")
    longest = max(map(len, re.findall(f"{mark[0]}+", code)), default=0)
    fence = mark[0] * max(len(mark), longest + 1)
    return f"{fence}{opening.replace('`', '')}\n{rest.removesuffix(mark)}{fence}"


def _assembled(blocks: Iterable[Block], show: Callable[[Block], str], *, is_markdown: bool = False) -> str:
    """Return blocks, each as `show` writes it, with what stands between them."""
    pieces: list[str] = []
    before: Block | None = None
    column = 0  # at which the content of the list item before starts
    for block in blocks:
        gap = "" if before is None else _gap(before, block, is_markdown)
        shown = show(block)
        if is_markdown and block.kind == "item":
            shown, column = _indented(shown, column if gap == "\n" else 0)
        pieces += (gap, shown)
        before = block
    return "".join(pieces)


def _indented(item: str, column: int) -> tuple[str, int]:
    """Return the Markdown of a list item, indented no more than the item before allows, and the column at which its content starts.

    The item that it stood in may have been removed. Without it, four spaces would make code of it.
    """
    bare = item.lstrip(" ")
    indent = min(len(item) - len(bare), column)
    mark = _ITEM_MARK.match(bare)
    return f"{' ' * indent}{bare}", indent + mark.end() if mark else column


def _gap(before: Block, block: Block, is_markdown: bool) -> str:
    """Return what stands between two blocks: a blank line, or a line break between items of a list and between rows of a table."""
    if not is_markdown:
        return "\n" if block.kind == before.kind and block.kind in ("item", "table") else "\n\n"
    if not belong_together(before, block):
        return "\n\n"
    return "\n>\n" if block.kind == "quote" else "\n"


def belong_together(before: Block, block: Block) -> bool:
    """Return whether a block goes on with the list, the table or the quotation of the block before it."""
    if block.kind != before.kind or block.kind not in ("item", "table", "quote"):
        return False
    if block.kind == "quote":
        return _share(before, block, "blockquote")
    return block.level > 1 or block.element is None or _share(before, block, *LISTS, "table")


def _share(before: Block, block: Block, *tags: str) -> bool:
    """Return whether the nearest element with one of the tags around a block is around the block before it too."""
    element = block.element.nearest(*tags) if block.element is not None else None
    return element is not None and before.stands_in(element)
