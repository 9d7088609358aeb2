"""Markdown as scrapers leave it."""

from __future__ import annotations

import pytest

import newsclean

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
