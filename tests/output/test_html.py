"""`article.html`: elements of a list alone, the words of the body, pictures where they stood; and nothing that a sanitiser would take out."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Pipeline
from newsclean.output.html import block_html, to_html
from tests.inert import check_html, problems, words
from tests.output.articles import NAMES, data, hostile
from tests.output.articles import article as article_named
from tests.output.test_escaping import sources
from tests.output.test_reads_back import marked_lines, marked_pages
from tests.strategies import html_pages, pages

EVERYTHING = Pipeline()  # removes nothing
URL = "https://lorne.example/news/a"


def written(source: str, format: newsclean.Format = "html") -> str:
    return newsclean.clean(source, format=format, effort="fast", pipeline=EVERYTHING, url=URL).html


@pytest.mark.parametrize("name", NAMES)
def test_every_article_has_its_words_and_nothing_else(name: str) -> None:
    article = article_named(name)
    check_html(article)
    assert Article.from_bytes(article.to_bytes()).html == article.html


@given(st.one_of(marked_pages(), html_pages(), sources))
@example("<pre>\n\n  a\n</pre><p>b")
def test_pages(page: str) -> None:
    check_html(newsclean.clean(page, format="html", effort="fast", pipeline=EVERYTHING, url=URL))


@given(st.one_of(pages(), marked_lines, sources))
def test_texts(source: str) -> None:
    check_html(newsclean.clean(source, format="text", pipeline=EVERYTHING))


@given(st.one_of(pages(), marked_lines, sources))
@example("[x](javascript:alert(1)) ![y](data:image/svg+xml,x) <https://lorne.example/onclick=alert(1)//>")
@example("| a | b |\n|---|---|\n| <img src=x onerror=alert(1)> | `|` |")
def test_markdown(source: str) -> None:
    check_html(newsclean.clean(source, format="markdown", pipeline=EVERYTHING))


@given(hostile)
def test_articles_of_dicts(article: Article) -> None:
    check_html(article)


@given(st.one_of(marked_pages(), html_pages()))
def test_a_block_alone_is_what_it_is_in_a_body(page: str) -> None:
    for block in newsclean.clean(page, format="html", effort="fast", pipeline=EVERYTHING).document.blocks:
        alone = block_html(block)
        assert problems(alone) == []
        assert words(alone) == words(to_html([block, block]))[: len(words(alone))]


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)'>a</p>",
        "<p class=x>a</p>",
        "<a href='javascript:alert(1)'>a</a>",
        "<a href='JAVA&#10;SCRIPT:alert(1)'>a</a>",
        "<img src='data:image/svg+xml,x' alt=''>",
        "<p>a<svg></svg></p>",
        "<ol start='x'><li>a</li></ol>",
        "<p><!-- a --></p>",
        "<iframe src=/a></iframe>",
    ],
)
def test_the_check_finds_what_must_not_be_there(html: str) -> None:
    assert problems(html) != []


@pytest.mark.parametrize(
    ("page", "html"),
    [
        pytest.param("<p>1 &lt; 2 &amp; <b>3 <i>&gt;</i></b> 2", "<p>1 &lt; 2 &amp; <strong>3 <em>&gt;</em></strong> 2</p>", id="within a line"),
        pytest.param(
            "<p><a href=/b>B</a><a href='?c=\"&d'>C</a> <a href=mailto:j@lorne.example>D</a> <a href=tel:1>E</a>",
            '<p><a href="https://lorne.example/b">B</a><a href="https://lorne.example/news/a?c=%22&amp;d">C</a> '
            '<a href="mailto:j@lorne.example">D</a> E</p>',
            id="links",
        ),
        pytest.param("<h2>A</h2><h6>B</h6><p>C", "<h2>A</h2>\n<h6>B</h6>\n<p>C</p>", id="headings"),
        pytest.param("<pre>a\n  &lt;b> ```</pre>", "<pre><code>a\n  &lt;b&gt; ```</code></pre>", id="code"),
        pytest.param("<ul><li>A</ul><ul><li>B</ul>", "<ul>\n<li>A</li>\n</ul>\n<ul>\n<li>B</li>\n</ul>", id="two lists"),
        pytest.param("<ul><li><p>A<p>B<li>C</ul>", "<ul>\n<li>A\n<p>B</p></li>\n<li>C</li>\n</ul>", id="two paragraphs in an item"),
        pytest.param(
            "<ul><li>A<ol start=3><li>B<li>C</ol><li>D</ul>",
            '<ul>\n<li>A\n<ol start="3">\n<li>B</li>\n<li>C</li>\n</ol>\n</li>\n<li>D</li>\n</ul>',
            id="a list in a list, with numbers",
        ),
        pytest.param("<blockquote><p>A<p>B</blockquote><blockquote>C", None, id="quotations"),
        pytest.param(
            "<table><tr><th>A|<th><b>B</b><tr><td>1<td>2</table>",
            "<table>\n<thead>\n<tr>\n<th>A|</th>\n<th><strong>B</strong></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n"
            "</tbody>\n</table>",
            id="a table",
        ),
    ],
)
def test_structure(page: str, html: str | None) -> None:
    expected = html or "<blockquote>\n<p>A</p>\n<p>B</p>\n</blockquote>\n<blockquote>\n<p>C</p>\n</blockquote>"
    assert written(page) == expected


def test_markdown_and_text_give_the_same_as_a_page() -> None:
    html = "<p>The ferry sailed again on Monday.</p>\n<ol>\n<li>one</li>\n<li>two</li>\n</ol>"
    assert written("The ferry sailed again on Monday.\n\n1. one\n2. two", "text") == html
    assert written("The ferry sailed again on Monday.\n\n1. one\n2. two", "markdown") == html
    assert written("<p>The ferry sailed again on Monday.<ol><li>one<li>two</ol>") == html


def test_the_numbers_of_items_stay() -> None:
    html = '<ol start="10">\n<li>one of ten</li>\n<li value="9">nine of ten</li>\n<li>ten of ten</li>\n</ol>'
    assert written("10. one of ten\n9. nine of ten\n10. ten of ten", "text") == html


def test_what_is_written_in_a_text_means_nothing() -> None:
    assert written("<b>The ferry</b> *sailed* again [on](/x) `Monday` &amp; &lt;", "text") == (
        "<p>&lt;b&gt;The ferry&lt;/b&gt; *sailed* again [on](/x) `Monday` &amp;amp; &amp;lt;</p>"
    )


PICTURES = """<h1>Ferry sails again</h1><p>The ferry sailed again on Monday morning, the company said.</p>
<figure><img src="/a.jpg" alt='The "ferry"'><figcaption>The ferry at the pier. Photo: Jane Doe/AP</figcaption></figure>
<ul><li>It sails twice a day from now on.</li><img src="javascript:alert(1)"><img src="/b.jpg"><li>It sails at noon on Sundays only.</li></ul>
<p>About two hundred people had come to the harbour to see it leave.</p>"""


def test_pictures_stand_where_they_stood() -> None:
    article = newsclean.clean(PICTURES, format="html", effort="fast", url=URL)
    check_html(article)
    assert article.html.splitlines()[1:] == [
        "<figure>",
        '<img src="https://lorne.example/a.jpg" alt="The &quot;ferry&quot;">',
        "<figcaption>The ferry at the pier. Jane Doe/AP</figcaption>",
        "</figure>",
        "<ul>",
        "<li>It sails twice a day from now on.</li>",
        "<li>It sails at noon on Sundays only.</li>",
        "</ul>",
        "<figure>",
        '<img src="https://lorne.example/b.jpg" alt="">',
        "</figure>",
        "<p>About two hundred people had come to the harbour to see it leave.</p>",
    ]


def test_pictures_of_markdown_stand_once() -> None:
    source = "# Ferry sails again\n\nThe ferry sailed again on ![The ferry](/a.jpg) Monday morning.\n\nAbout two hundred people had come to see it."
    article = newsclean.clean(source, format="markdown", url=URL)
    assert article.html.count("<img") == 1
    assert '<img src="https://lorne.example/a.jpg" alt="The ferry">' in article.html


def test_an_article_of_a_dict_has_the_same_html_without_pictures() -> None:
    article = newsclean.Cleaner(effort="fast", fields=("images",)).clean(PICTURES, format="html", url=URL)
    again = Article.from_dict(article.to_dict())
    assert again.images == article.images
    assert again.html == to_html(article.document.kept)


def test_no_body_is_no_html() -> None:
    assert newsclean.clean("").html == Article.from_dict(data(text="", markdown="")).html == ""
