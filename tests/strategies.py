"""Texts for property tests: from plain noise to something like scraped pages."""

from __future__ import annotations

from hypothesis import strategies as st

_PROSE = (
    "The two sides met in Geneva on Tuesday and agreed to go on with their talks next week.",
    "“We are not there yet,” the minister said after the meeting.",
    "Prices rose by 3.4 per cent in March, the office for statistics said, after 2.9 per cent in February.",
    "Die Verhandlungen zwischen beiden Seiten gehen nächste Woche weiter, sagte der Sprecher am Dienstag.",
    "首相は記者会見で、来年度の予算案について説明した。",
    "Переговоры продолжатся на следующей неделе, сообщил представитель министерства.",
    "who had been in office since 2019, said",
)
_JUNK = (
    "Follow us:",
    "Twitter: @example",
    "Related articles",
    "RELATED Minister resigns over budget",
    "Most read",
    "© 2024 Example Media. All rights reserved.",
    "Advertisement",
    "Share this article",
    "Leave a Reply",
    "12 comments",
    "Home",
    "Politics",
    "Sign up for our newsletter",
    "By Jane Doe",
    "Published on 3 March 2024, 10:15 CET",
    "Photo: Jane Doe/AP",
    "Original url:",
    "https://example.org/a/b",
    "Tags: prices, trade",
    "About the author",
    "Minister resigns over budget",
    "Ten things to know about trade",
    "Why are prices rising?",
    "Das könnte Sie auch interessieren",
    "関連記事",
    "-",
    "|",
    "# Prices rise again",
    "**Bold** and [a link](https://example.org)",
    "> a quote",
    "1. first",
)

lines = st.one_of(st.sampled_from(_PROSE), st.sampled_from(_JUNK), st.text(max_size=60))
breaks = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\n \n", "\f", " "])


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Lines of prose, junk and noise, with any line ends between."""
    return "".join(draw(lines) + draw(breaks) for _ in range(draw(st.integers(0, 25))))


texts = st.one_of(st.text(max_size=400), pages())
_OPENINGS = (
    "p",
    "div",
    "article",
    "section",
    "main",
    "nav",
    "aside",
    "header",
    "footer",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "blockquote",
    "figure",
)
_ATTRIBUTES = ("", "", "", ' class="related"', ' class="article-body"', ' id="comments"', " hidden", ' role="navigation"', ' class="caption"')
_INLINE = ("a", "b", "span", "em", "code", "h1", "h2", "pre", "br", "script", "figcaption", "dt")


@st.composite
def html_pages(draw: st.DrawFn) -> str:
    """Elements that are opened and closed as it comes, with prose, junk and noise in them."""
    pieces: list[str] = []
    for _ in range(draw(st.integers(0, 30))):
        tag, attributes = draw(st.sampled_from(_OPENINGS + _INLINE)), draw(st.sampled_from(_ATTRIBUTES))
        href = ' href="/x y"' if tag == "a" else ""
        close = f"</{tag}>" if draw(st.integers(0, 3)) else ""
        pieces.append(f"<{tag}{attributes}{href}>{draw(lines)}{close}")
    return "".join(pieces)
