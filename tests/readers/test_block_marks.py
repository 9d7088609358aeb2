"""What stands before a block of a page in Markdown."""

from __future__ import annotations

import pytest

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
