"""Markdown to blocks, by markdown-it-py: the same blocks as plain text, plus kinds, link shares and the markup to give back."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsclean.model import Block
from newsclean.readers.lines import EMPTY, NO_GAP, Line, merge, split_words

_MARKS = re.compile(r"[\[\]*_`\\<&~]")
_BR = re.compile(r"<br\b", re.IGNORECASE)


@cache
def _parser() -> MarkdownIt:
    # Indented code is off because converters indent whole columns of a page; HTML blocks, so that the text in them is read inline.
    return MarkdownIt("commonmark").enable("table").disable(["code", "html_block", "reference"]).disable("inline")


def read_markdown(text: str) -> list[Block]:
    """The blocks of a Markdown text, with the source's line numbers.

    >>> [(b.kind, b.text) for b in read_markdown("# Talks fail\\n\\nKim [noted](#) **it**.\\n\\n- one\\n")]
    [('heading', 'Talks fail'), ('paragraph', 'Kim noted it.'), ('item', 'one')]
    """
    return [line.block(i) for i, line in enumerate(merge(_lines(_parser().parse(text))))]


def _lines(tokens: list[Token]) -> list[Line]:
    """The lines of all leaf blocks. A container's kind holds for the leaves in it: an item, a quote."""
    lines: list[Line] = []
    containers: list[Token] = []
    last = 0  # the last source line read
    for token in tokens:
        if token.nesting == 1:
            containers.append(token)
        elif token.nesting == -1:
            containers.pop()
        elif token.type in ("inline", "fence"):
            first = (token.map or [last, last])[0] + 1
            read = _fence(token, first) if token.type == "fence" else _leaf(token, containers, first)
            if read:
                lines.append(read[0]._replace(gap=EMPTY if first > last + 1 else NO_GAP))
                lines += read[1:]
                last = read[-1].last
        elif token.type == "hr" and token.map:
            lines.append(Line(token.markup[:-1], token.map[0] + 1, token.map[0] + 1, EMPTY, "rule", markup=token.markup[:-1]))
    return lines


def _fence(token: Token, first: int) -> list[Line]:
    code = token.content.rstrip("\n")
    if not code.strip():
        return []
    last = (token.map or [0, first])[1]
    return [Line(code, first, last, EMPTY, "code", markup=f"{token.markup}{token.info}\n{code}\n{token.markup}")]


def _leaf(token: Token, containers: list[Token], first: int) -> list[Line]:
    kind, level, mark = _kind(containers)
    lines: list[Line] = []
    for at, (text, markup, linked) in enumerate(_inline(token.content)):
        if not text:
            continue
        if kind == "heading":
            markup = f"{'#' * level} {markup}"
        elif kind == "quote":
            markup = f"> {markup}"
        lines.append(Line(text, first + at, first + at, NO_GAP, kind if at == 0 or kind != "item" else "paragraph", level, mark, 0, markup, linked))
    return lines


def _kind(containers: list[Token]) -> tuple[str, int, str]:
    """Kind, level and list mark of a leaf from the blocks around it."""
    types = [t.type for t in containers]
    inner = containers[-1] if containers else None
    if inner is not None and inner.type == "heading_open":
        return "heading", int(inner.tag[1]), ""
    if "table_open" in types:
        return "table", 0, ""
    items = [t for t in containers if t.type == "list_item_open"]
    if items:
        return "item", len(items), items[-1].info + items[-1].markup if items[-1].info else items[-1].markup
    return ("quote" if "blockquote_open" in types else "paragraph"), 0, ""


def _inline(content: str) -> list[tuple[str, str, int]]:
    """The lines of an inline text: what a reader sees, its Markdown, the characters of it that are link text."""
    lines = content.split("\n")
    return [_line(line) for line in lines] if all(map(_is_simple, lines)) else _parsed(content)


# Most Markdown of scraped pages has links and bold text and nothing else, and markdown-it takes ten times as long over those as a pattern.
_TARGET = r"\((?:<[^<>\n]*>|[^\s()<>]*)(?:\s+\"[^\"\n]*\")?\)"
_IMAGE = re.compile(rf"!\[[^\[\]]*\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]]*)\]{_TARGET}")
_BOLD = re.compile(r"\*\*([^\s*](?:[^*]*[^\s*])?)\*\*")
_HARD = re.compile(r"[`\\&~_]|<(?!https?://[^<>\s]+>)|(?<!\*)\*(?!\*)")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")


def _is_simple(content: str) -> bool:
    """Whether links, images and bold text are all the marks that a line has, none inside another."""
    if not _MARKS.search(content):
        return True
    shown = _BOLD.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", content)))
    return "[" not in shown and "]" not in shown and not _HARD.search(shown)


def _line(source: str) -> tuple[str, str, int]:
    markup = " ".join(split_words(source))
    if not _MARKS.search(source):
        return markup, markup, 0
    text = _IMAGE.sub("", source)
    linked = sum(len(link[1]) for link in _LINK.finditer(text))
    text = _BOLD.sub(r"\1", _LINK.sub(r"\1", text.replace(")[", ") [")))  # two links side by side, as in a menu: a space keeps them apart
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
    return " ".join(split_words(text)), markup, linked


def _parsed(content: str) -> list[tuple[str, str, int]]:
    """The same by markdown-it's own inline rules, for nested marks, escapes, code and tags."""
    tokens: list[Token] = []
    parser = _parser()
    parser.inline.parse(content, parser, {}, tokens)
    sources = content.split("\n")
    lines: list[tuple[str, str, int]] = []
    text: list[str] = []
    linked = depth = 0
    beside = False  # whether a link has just ended: one that begins right there needs a space before it
    for token in (*tokens, None):
        beside, after_link = token is not None and token.type == "link_close", beside
        if token is None or token.type in ("softbreak", "hardbreak"):
            source = sources[len(lines)] if len(lines) < len(sources) else ""
            lines.append((" ".join(split_words("".join(text))), " ".join(split_words(source.removesuffix("\\"))), linked))
            text, linked = [], 0
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
    return lines
