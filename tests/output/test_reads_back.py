"""A CommonMark parser reads the same words, in the same structure, from `article.markdown` as stand in `article.text`."""

from __future__ import annotations

import re
from html import escape

from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import newsclean
from newsclean import Pipeline
from tests.strategies import html_pages, pages

EVERYTHING = Pipeline()  # removes nothing
COMMONMARK = MarkdownIt("commonmark").enable("table")

MARKS = (
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "[",
    "]",
    "](",
    "(x)",
    "\\",
    "!",
    "![",
    "&amp;",
    "&#35;",
    "|",
    "<b>",
    "<!--",
    "#",
    "> ",
    "- ",
    "+ ",
    "1. ",
    "23) ",
)
LINES = ("---", "***", "===", "_ _ _", "```", "~~~", "|--|--|", ":-- | --", "[x]: /y", "    ")
texts = st.lists(st.sampled_from((*MARKS, *LINES, " ", " ", "a", "Word", "two words", "ж", "字", "€", "“", ".")), min_size=1, max_size=9).map("".join)
marked_lines = st.lists(st.one_of(texts, st.just("")), max_size=6).map("\n".join)
inline = st.sampled_from(("b", "i", "strong", "em", "a", "code", "span", "sup"))
blocks = st.sampled_from(("p", "h2", "h3", "li", "blockquote", "td", "figcaption", "div", "pre"))


def shown(markdown: str) -> list[str]:
    """The words that a reader of the rendered Markdown sees."""
    seen: list[str] = []
    for token in COMMONMARK.parse(markdown):
        for inner in token.children or (token,):
            if inner.type in ("text", "code_inline", "text_special", "fence", "code_block"):
                seen.append(inner.content)
            elif inner.type in ("softbreak", "hardbreak"):
                seen.append(" ")
        seen.append(" ")
    return words("".join(seen))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def without_marks(article: newsclean.Article) -> str:
    """The text without the marks and numbers of list items, which a renderer makes anew. The mark "o" is a letter to it, and stays."""
    return "\n\n".join(f"o {block.text}" if block.markup.startswith("o ") else block.text for block in article.document.kept)


@st.composite
def marked_pages(draw: st.DrawFn) -> str:
    """Pages with lines in which marks of Markdown stand, some within links, emphasis and code."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 5))):
        pieces: list[str] = []
        for _ in range(draw(st.integers(1, 4))):
            text = escape(draw(texts))
            if draw(st.booleans()):
                tag = draw(inline)
                text = f"<{tag}{' href=/x|y' if tag == 'a' else ''}>{text}</{tag}>"
            pieces.append(text)
        tag = draw(blocks)
        line = f"<{tag}>{''.join(pieces)}</{tag}>"
        lines.append(
            f"<table><tr><th>a|b</th><th>c</th></tr><tr>{line}{line}</tr></table>" if tag == "td" else f"<ul>{line}</ul>" if tag == "li" else line
        )
    return "".join(lines)


@given(st.one_of(marked_pages(), html_pages()))
@example("<p>1994. That was</p><p># MeToo</p><p>&gt; 40</p><p>- That is</p><p>__init__ and _old_</p><p>---</p><p>[x]: /y</p>")
@example("<p>¼<b>They met in Geneva.</b><table>\x1b")
def test_pages(page: str) -> None:
    article = newsclean.clean(page, format="html", effort="fast", pipeline=EVERYTHING)
    assert shown(article.markdown) == words(article.text), article.markdown


@given(st.one_of(pages(), marked_lines))
def test_texts(source: str) -> None:
    article = newsclean.clean(source, format="text", pipeline=EVERYTHING)
    assert shown(article.markdown) == words(without_marks(article)), article.markdown


@given(st.one_of(pages(), marked_lines))
@example("<b>1. ")
def test_markdown(source: str) -> None:
    article = newsclean.clean(source, format="markdown", pipeline=EVERYTHING)
    assert shown(article.markdown) == words(without_marks(article)), article.markdown


@given(st.one_of(marked_pages(), html_pages()))
def test_reading_markdown_again_changes_nothing(page: str) -> None:
    assume("<pre" not in page)  # of a source in Markdown, comments are left out of code, too
    once = newsclean.clean(page, format="html", effort="fast", pipeline=EVERYTHING)
    assume(")[" not in once.markdown)  # and a space is put between two links side by side
    again = newsclean.clean(once.markdown, format="markdown", pipeline=EVERYTHING)
    assert words(without_marks(again)) == words(once.text), once.markdown
