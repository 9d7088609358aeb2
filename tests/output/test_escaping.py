"""Promise 6, outputs: what a page says is inert in Markdown, in the listing and in JSON. See `test_html` for HTML. newsclean writes no CSV."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

import newsclean
from newsclean import Pipeline
from newsclean.readers.html.inline import resolved
from newsclean.values.addresses import is_live

EVERYTHING = Pipeline()  # removes nothing
LIVE = re.compile(r"\s*(?:javascript|vbscript|data|file|blob|filesystem):", re.IGNORECASE)
HARMLESS = frozenset("html head body p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td hr br a em strong img".split())  # noqa: SIM905
HARMLESS_TAGS = frozenset("b i u s sub sup small del ins mark q kbd".split())  # noqa: SIM905

PIECES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>",
    "</p><svg onload=alert(1)>",
    "<!--",
    "-->",
    "<?php",
    "<![CDATA[",
    "<javascript:alert(1)>",
    "<https://lorne.example/>",
    "[x](javascript:alert(1))",
    "](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](javascript&colon;alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x]( data:text/html,x)",
    "[x]: javascript:alert(1)",
    "[x]",
    "`",
    "``",
    "```",
    "\n```\n",
    "\n~~~\n",
    "\\",
    "\\`",
    "`<b>`",
    "*a*",
    "|",
    " The council of Lorne voted on Monday to close the old bridge. ",
    "\n",
    "\n\n",
)
sources = st.lists(st.one_of(st.sampled_from(PIECES), st.text(alphabet="<>/!?`\\[]()~a b\n:&;#=\"'", max_size=8)), max_size=12).map("".join)
GENERIC = ("p", "pre", "code", "a", "li", "blockquote", "td", "h2", "b", "nav", "div")


def dangers(markdown: str) -> list[str]:
    """What is live in the HTML that a renderer makes of Markdown: tags that Markdown has no mark for, attributes of events, links to scripts."""
    for parser in (MarkdownIt("commonmark"), MarkdownIt("commonmark").enable("table")):
        parser.validateLink = lambda _: True  # type: ignore[method-assign,assignment]  # as careless as some renderers
        tree = LexborHTMLParser(parser.render(markdown))
        found: list[str] = []
        for node in tree.css("*"):
            if node.tag not in HARMLESS | HARMLESS_TAGS:
                found.append(f"<{node.tag}>")
            for name, value in node.attributes.items():
                if name not in ("href", "src", "alt", "title", "class", "start", "style") or (name in ("href", "src") and LIVE.match(value or "")):
                    found.append(f"{name}={value}")
    return found


@given(sources, sources, st.sampled_from(GENERIC))
@example("<script>alert(1)</script>", "[x](javascript:alert(1))", "p")
@example("<script>alert(1)</script>", "```", "pre")
@example("<script>alert(1)</script>", "~~~ a", "pre")
@example("<script>alert(1)</script>", "````", "pre")
@example("a\n```\n<script>alert(1)</script>", "`", "pre")
@example("[](", ")<script>alert(1)</script>", "p")
@example("[](<script>alert(1)</script>", ")<script>alert(1)</script>", "p")
@example("[x](https://lorne.example/)[y](javascript:alert(1))", "[x](/[y](javascript:alert(1))", "p")
def test_markdown_of_a_page_is_inert(first: str, second: str, tag: str) -> None:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    inside = f"{escaped(first)}<code>{escaped(second)}</code>{escaped(first)}"
    page = f"<p>{escaped(second)}</p><{tag} href='{escaped(second).replace(chr(39), '')}'>{inside}</{tag}>"
    article = newsclean.clean(page, format="html", effort="fast", pipeline=EVERYTHING)
    assert dangers(article.markdown) == [], article.markdown


@given(sources)
def test_markdown_of_a_text_is_inert(source: str) -> None:
    article = newsclean.clean(source, format="text", pipeline=EVERYTHING)
    assert dangers(article.markdown) == [], article.markdown


@given(sources)
@example("`<script>alert(1)</script>`<img src=x onerror=alert(1)>`")
@example("<img src=x onerror=alert(1)>```\n```\n<img src=x onerror=alert(1)>")
@example("a <<img x>script>alert(1)</script>")
@example("</p><svg onload=alert(1)><https://lorne.example/>")
@example("<b>\n<https://lorne.example/onclick=alert(1)//>")
def test_markdown_of_markdown_is_inert(source: str) -> None:
    article = newsclean.clean(source, format="markdown", pipeline=EVERYTHING)
    assert dangers(article.markdown) == [], article.markdown


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ("<p>Write &lt;b&gt; or &lt;me@example.org&gt;, 1 &lt; 2, a &lt;- b.", "Write &lt;b> or &lt;me@example.org>, 1 < 2, a <- b."),
        ("<p>Write <code>&lt;b></code> for bold.", "Write `<b>` for bold."),
        ("<p>See <a href='/a(b) c'>the [map]</a> (below).", "See [the [map]](/a%28b%29%20c) (below)."),
        ("<p>See [x](y) and <a href='data:text/html,x'>this</a> <a href=' JavaScript:x'>and that</a>.", r"See [x\](y) and this and that."),
        ("<pre>a\n```\nb</pre>", "````\na\n```\nb\n````"),
    ],
)
def test_markdown_is_changed_only_where_it_would_come_alive(page: str, markdown: str) -> None:
    assert newsclean.clean(page, format="html", effort="fast", pipeline=EVERYTHING).markdown == markdown


@pytest.mark.parametrize(
    "href",
    [
        "javascript:x",
        "JAVASCRIPT:x",
        " java\nscript:x",
        "\x01javascript:x",
        "vbscript:x",
        "data:,x",
        "file:///etc/passwd",
        "javascript&colon;x",
        "javascript\\:x",
    ],
)
def test_a_link_to_a_script_is_no_link(href: str) -> None:
    assert is_live(href)
    assert resolved(href, None) is None
    assert resolved(href, "https://lorne.example/") is None


def test_a_title_with_a_script_is_one_line_of_text() -> None:
    title = "<script>alert(1)</script>Bridge to &lt;b>close"
    article = newsclean.clean(f"<meta property=og:title content='{title}'><p>The old bridge is closed.", format="html")
    assert article.title == "alert(1)Bridge to close"


def test_the_listing_holds_no_control_characters() -> None:
    for format in ("text", "markdown", "html"):
        shown = str(newsclean.explain("Talks \x1b]0;evil\x07 end \x9b31m in Lorne\u202e on Monday.\n\nShare \x1b[2J\n", format=format))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_json_of_hostile_text_reads_back() -> None:
    article = newsclean.clean("</script><script>alert(1)</script> \u2028 \ud800 \x00 \x1b in Lorne on Monday.\n", format="text")
    assert json.loads(article.to_json().encode("utf-8").decode("utf-8")) == article.to_dict()


def test_a_link_before_code_stays_a_link() -> None:
    page = "<p>The [tool](x) is <a href='https://lorne.example/venv'><code>venv</code></a>, not <code>virtualenv</code>, they said.</p>"
    article = newsclean.clean(page, format="html", effort="fast", pipeline=EVERYTHING)
    assert "[`venv`](https://lorne.example/venv), not `virtualenv`" in article.markdown
