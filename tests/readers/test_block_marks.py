"""What stands before a block of a page in Markdown."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.document import Element
from newsclean.readers.html.block_marks import BlockMarks, code_language
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


def test_an_items_indent_is_worked_out_once() -> None:
    """Many lines at the bottom of deep lists took a millisecond each, as each looked at all items around it."""
    item = Element(None, "body", {})
    for _ in range(60):
        item = Element(Element(item, "ul", {}), "li", {}, "item")
    marks = BlockMarks()
    assert marks.around("item", 1, item, "") == (f"{'  ' * 59}- ", "")
    assert len(marks.indents) == 60
    marks.indents[item] = 4  # what is known is not worked out again
    assert marks.around("item", 1, item, "") == ("      ", "")


def test_indents() -> None:
    page = "<p>The talks failed, she said on Monday.</p><ol><li>one<ul><li>two<ol><li>three</ol></ul><li>four<ul><ul><li>five</ul></ul></ol>"
    markups = [block.markup for block in newsclean.clean(page, format="html").document.blocks[1:]]
    assert markups == ["1. one", "   - two", "     1. three", "2. four", "     - five"]
