"""Markdown to blocks, by markdown-it-py: the same blocks as of plain text, with their kinds, link shares and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsclean.document import Block, Kind
from newsclean.languages.characters import LINE_BREAKS
from newsclean.readers.escaping import escaped_start
from newsclean.readers.lines import EMPTY, NO_GAP, Line, merge, split_words

_MARKS = re.compile(r"[\[\]*_`\\<&~]")
# A paragraph longer than the first and with more marks than the second is read as if its marks meant nothing. This bounds the cost of marks that
# nest. No text has so many.
MARKS_CHECKED_FROM = 2_000  # characters
MOST_MARKS = 1_000
_BR = re.compile(r"<br\b", re.IGNORECASE)

# Levels of lists and quotes that are kept, in the marks at the start of a line and in its indentation. markdown-it leaves out what is nested too deep
# for it, together with all that follows, so deeper lines are lifted to this level.
MOST_LEVELS = 20
_INDENTED = re.compile(rf"^[ \t]{{{3 * MOST_LEVELS}}}[ \t]+", re.MULTILINE)
_LEVELS = re.compile(rf"^((?:[ \t]{{0,3}}(?:[>*+-]|\d{{1,9}}[.)])(?=[ \t>])){{{MOST_LEVELS}}})[ \t>*+-]*+", re.MULTILINE)
MOST_NESTING = 4 * MOST_LEVELS + 20  # of markdown-it's tokens: enough for all levels

_HIDDEN = re.compile(r"^ {0,3}<(?:(script|style)\b|!--)", re.MULTILINE | re.IGNORECASE)
_CLOSINGS = {
    "": re.compile("-->"),
    **{name: re.compile(rf"</{name}[^<>]{{0,20}}>?", re.IGNORECASE) for name in ("script", "style")},
}

# Columns of a table. markdown-it fills short rows up, so that a line below the head with many columns would make many cells of a few characters. A
# table may have so many columns in any case, or more if the text has so many characters for each cell that they would make on its lines.
COLUMNS_ALLOWED = 8
CHARACTERS_A_CELL = 3
_DELIMITERS = re.compile(r"^[ \t>]*+[|:-][|:\- \t]*+$", re.MULTILINE)  # the line below a table's head


@cache
def _parser() -> MarkdownIt:
    # Indented code is off, since converters indent whole columns of a page. HTML blocks are off, so that the text in them is read as any other. The
    # rule `inline` is off, since `_inline` reads what is in a paragraph faster.
    return MarkdownIt("commonmark", {"maxNesting": MOST_NESTING}).enable("table").disable(["code", "html_block", "reference", "inline"])


def read_markdown(text: str) -> list[Block]:
    """Return the blocks of a Markdown text, with the line numbers of the source.

    >>> [(b.kind, b.text) for b in read_markdown("# Talks fail\\n\\nKim [noted](#) **it**.\\n\\n- one\\n")]
    [('heading', 'Talks fail'), ('paragraph', 'Kim noted it.'), ('item', 'one')]
    """
    return [line.block(i) for i, line in enumerate(merge(_lines(_without_hidden(_bounded(text)))))]


def tokens(markdown: str) -> list[Token]:
    """Return markdown-it's tokens of a text; those of what stands within a paragraph, heading or cell are the children of its token `inline`.

    Blocks of HTML and indented code are read as paragraphs. Tags are left out, but for a line break, and their text stays. A paragraph with very many
    marks has one child, its text as it stands.
    """
    found = _parser().parse(_bounded(markdown))
    for token in found:
        if token.type == "inline":
            token.children = line_tokens(token.content)
    return found


def line_tokens(content: str) -> list[Token]:
    """Return markdown-it's tokens within a paragraph, heading, item or cell, given it without the marks of its block. See `tokens`."""
    return [token for child in _within(content) if (token := _without_tag(child)) is not None]


def has_marks(content: str) -> bool:
    """Return whether a line of Markdown may hold anything but plain text."""
    return _MARKS.search(content) is not None


def _without_tag(token: Token) -> Token | None:
    """Return a token within a line as plain text where it is an escape, as a line break where it is one as a tag; None for another tag."""
    if token.type == "text_special":
        return Token("text", "", 0, content=token.content)
    if token.type != "html_inline":
        return token
    return Token("hardbreak", "br", 0) if _BR.match(token.content) else None


def _bounded(text: str) -> str:
    """Return a text without what costs markdown-it much: levels that nest too deep, tables that are too wide."""
    for mark in LINE_BREAKS:  # markdown-it takes form feeds and the like for letters
        if mark in text:
            text = text.replace(mark, " ")
    widest = max(COLUMNS_ALLOWED, len(text) // (CHARACTERS_A_CELL * (text.count("\n") + 1)))
    if text.count("|") > widest:
        text = _DELIMITERS.sub(lambda line: line[0] if line[0].count("|") <= widest else "", text)
    return _LEVELS.sub(r"\1 ", _INDENTED.sub(" " * 3 * MOST_LEVELS, text))


def _without_hidden(text: str) -> str:
    """Return a text without the scripts, styles and comments that open a line. Their line breaks stay. One that nothing closes runs to the end."""
    pieces: list[str] = []
    at = 0
    while (found := _HIDDEN.search(text, at)) is not None:
        closing = _CLOSINGS[(found[1] or "").lower()].search(text, found.end())
        end = closing.end() if closing else len(text)
        pieces += [text[at : found.start()], "\n" * text.count("\n", found.start(), end)]
        at = end
    return "".join((*pieces, text[at:]))


# What the lines of most parts of a text are is plain to see: paragraphs, headings, list items of one line. A look at each line takes a tenth of the
# time of markdown-it, which gets the other parts. A part runs from one line at which no paragraph, list or quote is open to the next.
_FENCE = re.compile(r"```|~~~")
_MARKER = re.compile(r"[ \t]*(?:[*+-]|[0-9]{1,9}[.)])(?:[ \t]|$)")  # what opens a list item
_ITEM = re.compile(r"( *)([*+-]|[0-9]{1,9}[.)])( +|$)(.*)")
_ATX_HEADING = re.compile(r" *(#{1,6}) +(.*[^#\s]) *$")
_RULE = re.compile(r" *([*_-]) *(?:\1 *){2,}$")
# A line that opens a paragraph or goes on with one: what it starts with marks no other block.
_PLAIN = re.compile(r" *+(?:[^\s#>*+_=|:0-9-]|[*+_-]{1,3}[^\s*+_=|:-]|[0-9]++(?![.)])|[0-9]{1,9}[.)]\S)")
_INTERRUPTING = frozenset(("*", "+", "-", "1.", "1)"))  # marks of an item that may stand right below a paragraph
LAZY_INDENT = 4  # columns from which on a line right below a paragraph goes on with it, whatever it starts with


def _lines(text: str) -> list[Line]:
    """Return the lines of all leaf blocks. A leaf has the kind of its container: an item, a quote. A row of a table is one line."""
    source = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")
    lines: list[Line] = []
    last = 0  # the last source line read
    has_code = _FENCE.search(text) is not None  # which may hold blank lines and anything else, so that the text is one part
    for first, end in [(0, len(source))] if has_code else _parts(source):
        leaves = None if has_code else _plain_leaves(source[first:end], first + 1)
        for leaf in _leaves(source[first:end], first) if leaves is None else leaves:
            if leaf:
                lines.append(leaf[0]._replace(gap=EMPTY if leaf[0].first > last + 1 else NO_GAP))
                lines += leaf[1:]
                last = leaf[-1].last
    return lines


def _parts(source: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the place of the first line of each part of a text, and of the line behind its last."""
    at = 0
    while at < len(source):
        if _is_blank(source[at]):
            at += 1
            continue
        first = at
        has_list = False
        while at < len(source) and not _is_blank(source[at]):
            has_list = has_list or _MARKER.match(source[at]) is not None
            at += 1
            if has_list:
                at = _list_goes_on(source, at)
        yield from _items(source, first, at) if _MARKER.match(source[first]) else ((first, at),)


def _is_blank(line: str) -> bool:
    return not line or not line.strip(" \t")


def _list_goes_on(source: list[str], at: int) -> int:
    """Return the place of the line below blank ones where a list goes on there, by an item or an indented line; otherwise the place given."""
    below = at
    while below < len(source) and _is_blank(source[below]):
        below += 1
    return below if below < len(source) and (source[below][0] in " \t" or _MARKER.match(source[below])) else at


def _items(source: list[str], first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the place of the first line and of the end of each item of an outermost list, with all that stands in it."""
    start, column = first, 0
    is_list = True  # whether the line above surely belongs to the list, or is blank
    for at in range(first, end):
        line = source[at]
        item = _ITEM.match(line)
        if item and len(item[1]) < LAZY_INDENT and (at == first or len(item[1]) < column):
            if at > start and (is_list or (item[4] and item[2] in _INTERRUPTING)) and not _is_delimited(source, at):
                yield start, at
                start, is_list = at, True
            column = _content_column(item)
        if _is_blank(line):
            is_list = True
        elif not item or not _PLAIN.match(item[4]):
            is_list = False
    yield start, end


def _is_delimited(source: list[str], at: int) -> bool:
    """Return whether a line may be the head of a table: it is none within a list, but would be one at the start of a part."""
    return at + 1 < len(source) and source[at + 1].lstrip(" \t").startswith(("-", ":", "|"))


def _content_column(item: re.Match[str]) -> int:
    """Return the column at which the content of a list item starts. Lines that are indented as far belong to it."""
    spaces = len(item[3]) if item[4] else 1
    return item.end(2) + (spaces if spaces <= LAZY_INDENT else 1)


def _plain_leaves(part: list[str], number: int) -> list[list[Line]] | None:
    """Return the lines of each leaf of a part, given the number of its first line. None where markdown-it has to look."""
    if all(map(_PLAIN.match, part)):
        return [_leaf("\n".join(part).strip(), number, "paragraph", 0, "")]
    if len(part) == 1 and (heading := _ATX_HEADING.match(part[0])):
        return [_leaf(heading[2], number, "heading", len(heading[1]), "")]
    if len(part) == 1 and (rule := _RULE.match(part[0])):
        return [_rule(rule[1], number)]
    return _plain_items(part, number) if _ITEM.match(part[0]) else None


def _plain_items(part: list[str], number: int) -> list[list[Line]] | None:
    """Return the lines of each list item of a part, where it consists of items of one line."""
    leaves = []
    columns: list[int] = []  # where the content of the items starts that are open, the outermost first
    below_item = False  # whether the line stands right below the text of an item
    for at, line in enumerate(part, number):
        if _is_blank(line):
            below_item = False
            continue
        item = _ITEM.match(line)
        if item is None or (below_item and _goes_on_with(item, columns)):
            return None
        while columns and len(item[1]) < columns[-1]:
            columns.pop()
        columns.append(_content_column(item))
        if below_item := _PLAIN.match(item[4]) is not None:
            leaves.append(_leaf(item[4].strip(), at, "item", len(columns), item[2]))
        elif heading := _ATX_HEADING.match(item[4]):
            leaves.append(_leaf(heading[2], at, "heading", len(heading[1]), ""))
        else:
            return None
    return leaves


def _goes_on_with(item: re.Match[str], columns: list[int]) -> bool:
    """Return whether a line that looks like an item goes on with the text of the item above, given where the content of the open items starts."""
    indent, column = len(item[1]), columns[-1]
    if indent < column:
        return indent - (columns[-2] if len(columns) > 1 else 0) >= LAZY_INDENT
    return indent - column >= LAZY_INDENT or item[2] not in _INTERRUPTING


def _leaves(part: list[str], before: int) -> Iterator[list[Line]]:
    """Yield the lines of each leaf of a part by markdown-it, given the number of lines before it."""
    containers: list[Token] = []
    cells: list[Token] = []
    item: Token | None = None  # the list item that the last leaf stood in
    for token in _parser().parse("\n".join(part)):
        token.map = token.map and [line + before for line in token.map]
        if token.nesting == 1:
            containers.append(token)
        elif token.nesting == -1:
            opened = containers.pop()
            if token.type == "tr_close":
                yield _row(cells, opened, any(c.type == "thead_open" for c in containers))
                cells = []
        elif token.type == "inline" and containers and containers[-1].type in ("th_open", "td_open"):
            cells.append(token)
        elif token.type == "inline":
            inside = next((c for c in reversed(containers) if c.type == "list_item_open"), None)
            kind, level, mark = _kind(containers)
            if kind == "item" and inside is item:  # a further paragraph of the item
                kind, level, mark = "paragraph", 0, ""
            yield _leaf(token.content, _first(token), kind, level, mark)
            item = inside
        elif token.type == "fence":
            yield _fence(token)
        elif token.type == "hr":
            yield _rule(token.markup[0], _first(token))


def _first(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _rule(mark: str, number: int) -> list[Line]:
    return [Line(mark * 3, number, number, EMPTY, "rule", markup=mark * 3)]


def _row(cells: list[Token], row: Token, head: bool) -> list[Line]:
    """Return the line of a table's row. The Markdown of the head has the line of dashes below it too."""
    shown = [" ".join(text for text, _, _ in _inline(cell.content)) for cell in cells]
    text = " ".join(cell for cell in shown if cell)
    if not text:
        return []
    markup = f"| {' | '.join(' '.join(cell.content.split()) for cell in cells)} |"
    if head:
        markup += f"\n|{' --- |' * len(cells)}"
    return [Line(text, _first(row), _first(row) + head, NO_GAP, "table", markup=markup)]


def _fence(token: Token) -> list[Line]:
    code = token.content.rstrip("\n")
    if not code.strip():
        return []
    last = token.map[1] if token.map else 0
    return [Line(code, _first(token), last, EMPTY, "code", markup=f"{token.markup}{token.info}\n{code}\n{token.markup}")]


def _leaf(content: str, first: int, kind: Kind, level: int, mark: str) -> list[Line]:
    """Return the lines of a paragraph or heading, given the number of its first line. Only the first line in a list item is an item."""
    read = _inline(content)
    last = first + content.count("\n")
    lines: list[Line] = []
    for at, (text, markup, linked) in enumerate(read):
        if not text:
            continue
        if kind == "item" and lines:
            kind, level, mark = "paragraph", 0, ""
        shown = f"{'#' * level} {markup}" if kind == "heading" else f"> {escaped_start(markup)}" if kind == "quote" else markup
        number = first + at if len(read) > 1 else first
        lines.append(Line(text, number, number if len(read) > 1 else last, NO_GAP, kind, level, mark, 0, shown, linked))
    return lines


def _kind(containers: list[Token]) -> tuple[Kind, int, str]:
    """Return kind, level and list mark of a leaf, given the blocks around it."""
    types = [t.type for t in containers]
    inner = containers[-1] if containers else None
    if inner is not None and inner.type == "heading_open":
        return "heading", int(inner.tag[1]), ""
    items = [t for t in containers if t.type == "list_item_open"]
    if items:
        return "item", len(items), items[-1].info + items[-1].markup if items[-1].info else items[-1].markup
    return ("quote" if "blockquote_open" in types else "paragraph"), 0, ""


def _inline(content: str) -> list[tuple[str, str, int]]:
    """Return the lines of an inline text: for each the text that a reader sees, its Markdown, and the number of characters of link text."""
    lines = []
    for source in content.split("\n"):
        line = _line(source)
        if line is None:
            return _parsed(content)
        lines.append(line)
    return lines


# Most Markdown of scraped pages has no marks but links and bold text. For those, patterns take a tenth of the time of markdown-it.
_TARGET = r"\((?:<[^<>\n]*>|[^\s()<>]*)(?:\s+\"[^\"\n]*\")?\s*\)"
_IMAGE = re.compile(rf"!\[[^\[\]]*\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]]*)\]{_TARGET}")
_BOLD = re.compile(r"\*\*([^\s*](?:[^*]*[^\s*])?)\*\*")
_ESCAPE = re.compile(r"\\([-.!#+:;,%])")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
# What still means something when those are taken off: brackets, code, other escapes, entities, tags, other emphasis.
_OTHER_MARKS = re.compile(r"[\[\]`\\]|&#?\w{1,32};|<(?!https?://[^<>\s]+>)|\*|(?<!\w)_(?=\S)")


def _line(source: str) -> tuple[str, str, int] | None:
    """Read a line as `_inline` does; None if it has other marks than links, images, bold text, plain escapes and bare addresses, or nested ones."""
    markup = " ".join(split_words(source))
    if not _MARKS.search(source):
        return markup, markup, 0
    text = _IMAGE.sub("", source) if "![" in source else source
    linked = 0
    if "](" in text:
        linked = sum([len(_BOLD.sub(r"\1", link)) for link in _LINK.findall(text)])
        text = _LINK.sub(r"\1", text.replace(")[", ") ["))  # a space keeps links side by side apart, as in a menu
    if "**" in text:
        text = _BOLD.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if _OTHER_MARKS.search(text):
        return None
    if "<" in text:
        linked += sum([len(address) for address in _AUTOLINK.findall(text)])
        text = _AUTOLINK.sub(r"\1", text)
    return " ".join(split_words(text)), markup, linked


def _has_many_marks(content: str) -> bool:
    """Return whether a text has so many marks that their nesting may cost too much."""
    return len(content) > MARKS_CHECKED_FROM and len(_MARKS.findall(content)) > MOST_MARKS


def _within(content: str) -> list[Token]:
    """Return markdown-it's tokens within a paragraph, heading or cell; of one with very many marks, one token with its text."""
    if _has_many_marks(content):
        return [Token("text", "", 0, content=content)]
    found: list[Token] = []
    parser = _parser()
    parser.inline.parse(content, parser, {}, found)
    return found


def _parsed(content: str) -> list[tuple[str, str, int]]:
    """Read a text as `_inline` does, by the inline rules of markdown-it, which know nested marks, escapes, code and tags."""
    if _has_many_marks(content):
        shown = [" ".join(split_words(_MARKS.sub("", line))) for line in content.split("\n")]
        return [(line, line, 0) for line in shown]
    sources = content.split("\n")
    lines: list[tuple[str, str, int]] = []
    text: list[str] = []
    linked = depth = 0
    open_marks: list[str] = []  # of emphasis. What runs over several lines is written as emphasis in each, since each may become a paragraph
    again = ""  # the marks that the line opens anew
    beside = False  # whether a link has just ended: one that begins right there needs a space before it
    for token in (*_within(content), None):
        beside, after_link = token is not None and token.type == "link_close", beside
        if token is None or token.type in ("softbreak", "hardbreak"):
            source = sources[len(lines)] if len(lines) < len(sources) else ""
            if token is not None and token.type == "hardbreak":
                source = source.removesuffix("\\")
            markup = " ".join(split_words(source))
            if again or open_marks:
                markup = f"{again}{markup}{''.join(reversed(open_marks))}"
                again = "".join(open_marks)
            lines.append((" ".join(split_words("".join(text))), markup, linked))
            text, linked = [], 0
        elif token.type in ("em_open", "strong_open"):
            open_marks.append(token.markup)
        elif token.type in ("em_close", "strong_close"):
            open_marks.pop()
        elif token.type in ("text", "code_inline", "text_special"):
            text.append(token.content)
            linked += len(token.content) if depth else 0
        elif token.type == "link_open":
            depth += 1
            text.append(" " if after_link else "")
        elif token.type == "link_close":
            depth -= 1
        elif token.type == "html_inline" and _BR.match(token.content):
            text.append(" ")
    if len(lines) != len(sources):  # a line break inside a tag, code or a link's title: the lines cannot be told apart
        whole = " ".join(shown for shown, _, _ in lines if shown)
        return [(whole, " ".join(split_words(content)), sum(n for _, _, n in lines))]
    return lines
