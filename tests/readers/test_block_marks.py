"""What stands before a block of a page in Markdown."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.readers.html import block_marks
from newsclean.readers.html.block_marks import code_language
from newsclean.readers.read import read


def markup(page: str) -> list[str]:
    return [block.markup for block in read(page, format="html").blocks]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h2>Talks</h2><blockquote>We agreed.</blockquote>", ["## Talks", "> We agreed."]),
        ("<ul><li>one<li>two</ul>", ["- one", "- two"]),
        ("<ol start=9><li>one<li><p>two<p>more<ul><li>inner</ul></ol>", ["9. one", "10. two", "    more", "    - inner"]),
        ("<ol start=12345678><li>one</ol>", ["1. one"]),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["| a | b |\n| --- | --- |", "| c | d |"]),
        ("<pre><code class=language-py>x = 1\n</code></pre>", ["```py\nx = 1\n```"]),
    ],
)
def test_marks(page: str, expected: list[str]) -> None:
    assert markup(page) == expected


def test_language_of_code() -> None:
    assert code_language("hl language-" + "x" * 100) == "x" * 30
    assert code_language("python") == ""


def test_an_items_indent_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many lines at the bottom of deep lists took a millisecond each, as each looked at all items around it."""
    asked = 0

    def counted(_items: object) -> int:
        nonlocal asked
        asked += 1
        return 0

    monkeypatch.setattr(block_marks, "lists_between", counted)
    page = "<p>The talks between both sides failed on Monday, after eleven hours.</p>" + "<ul><li>x" * 60 + "<p>y</p>" * 200
    assert len(newsclean.clean(page, format="html").document.blocks) > 200
    assert asked == 60


def test_indents() -> None:
    page = "<p>The talks failed, she said on Monday.</p><ol><li>one<ul><li>two<ol><li>three</ol></ul><li>four<ul><ul><li>five</ul></ul></ol>"
    markups = [block.markup for block in newsclean.clean(page, format="html").document.blocks[1:]]
    assert markups == ["1. one", "   - two", "     1. three", "2. four", "     - five"]
