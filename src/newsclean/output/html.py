"""The body of an Article as HTML."""

from __future__ import annotations

from markdown_it import MarkdownIt

from newsclean.readers.markdown import tokens


def to_html(markdown: str) -> str:
    """Return an article's Markdown as HTML. All text of the source is escaped: no tag and no script of it becomes active.

    >>> to_html("The **talks** [failed](https://lorne.example/a) <script>alert(1)</script> &lt;b>, [x](javascript:alert(1))")
    '<p>The <strong>talks</strong> <a href="https://lorne.example/a">failed</a> alert(1) &lt;b&gt;, [x](javascript:alert(1))</p>\\n'
    """
    parser = MarkdownIt("commonmark", {"xhtmlOut": False})
    return str(parser.renderer.render(tokens(markdown), parser.options, {}))
