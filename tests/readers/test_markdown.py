"""Markdown as scrapers leave it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.document import Block
from newsclean.readers import markdown

SENTENCE = "The two sides met in Geneva on Tuesday and agreed to go on with their talks next week."


@pytest.mark.parametrize(
    "source", ["text <b\nclass=x>more\nsecond line here", "`a\nb` c\nlast words", '[a](u\n"t") b\nlast words', "- a\n\n  second\n\n> q1\n> q2"]
)
def test_markdown_keeps_all_words(source: str) -> None:
    article = newsclean.clean(source, format="markdown")
    assert all(word in article.markdown for word in article.text.split())


def test_markdown_keeps_what_the_input_had() -> None:
    source = (
        f"# Talks go on\n\n{SENTENCE}\n\n## The next round\n\n- one\n- two\n\n"
        "> He said [no](https://example.org).\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    )
    article = newsclean.clean(source)
    assert article.title == "Talks go on"
    assert article.markdown == source.removeprefix("# Talks go on\n\n")


OPENERS = (
    *(
        "",
        "  ",
        "    ",
        " ",
        "      ",
        "\t",
        "* ",
        "- ",
        "+ ",
        "1. ",
        "2. ",
        "10. ",
        "  * ",
        "    * ",
        "    1. ",
        "      * ",
        "   2) ",
        "  *   ",
        "*     ",
    ),
    *(
        "> ",
        "# ",
        "## ",
        "  * # ",
        "* * ",
        "* * *",
        "---",
        "===",
        "- - -",
        "| a | b |",
        "--- | ---",
        "a | b",
        "```",
        "**b** ",
        "_e_ ",
        "#x ",
        "1.5 ",
        "*",
    ),
)
TEXTS = ("", "foo", "bar baz", "# h", "* y", "2. z", "> q", "---", "a | b", "[l](u)", "foo #")
LINES = st.lists(st.one_of(st.just(""), st.tuples(st.sampled_from(OPENERS), st.sampled_from(TEXTS)).map("".join)), max_size=9)


@given(LINES)
def test_what_is_plain_to_see_is_what_markdown_it_reads(lines: list[str]) -> None:
    """Lines that are read without markdown-it, part by part, make the same blocks as the whole text read by it."""
    text = "\n".join(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_parts", lambda source: [(0, len(source))])
        patch.setattr(markdown, "_plain_leaves", lambda *_: None)
        expected = list(map(Block.state, markdown.read_markdown(text)))
    assert list(map(Block.state, markdown.read_markdown(text))) == expected
