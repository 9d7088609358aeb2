"""Where the metadata stood: the places that say a value, and those that say something else."""

from __future__ import annotations

import time
from dataclasses import fields

import pytest
from hypothesis import given

import newsclean
from newsclean import Article
from newsclean.metadata.assemble import Metadata
from newsclean.metadata.sources import Source, Sources
from newsclean.readers.head.meta import LONGEST_SAID, MOST_SAID
from newsclean.testing import Page, pages
from newsclean.values.texts import UNSEEN, visible
from tests.places import PAGES
from tests.strategies import html_pages, texts

NEVER_SAID = ("warnings", "notes")
BODY = "<p>The talks between both sides failed on Monday, after eleven hours in a hotel.</p><p>No new date was set by the two.</p>"


def page(head: str = "", above: str = "<h1>Talks end in the night</h1>", below: str = "", **options: str) -> Article:
    return newsclean.clean(f"<html><head>{head}</head><body><article>{above}{BODY}{below}</article></body></html>", format="html", **options)  # type: ignore[arg-type]


def places(sources: tuple[Source, ...]) -> list[str]:
    return [f"{source.place} {source.name}" for source in sources]


@pytest.mark.parametrize("expected", pages(PAGES), ids=str)
def test_each_value_of_a_page_stood_somewhere(expected: Page) -> None:
    article = expected.clean()
    sources = article.sources
    for field in fields(Metadata):
        if field.name not in NEVER_SAID and getattr(article, field.name) not in (None, ()):
            assert sources[field.name].found, field.name
    check_lines(article)


def check_lines(article: Article) -> None:
    """Each line that is named as a place is one of the input."""
    blocks = {(block.lines, (visible(block.text) or "")[:300]) for block in article.document.blocks}
    for found in article.sources.values():
        for source in (*found.found, *found.contradicting):
            assert (source.place == "line") == (source.lines is not None)
            assert UNSEEN.search(source.value) is None
            assert source.lines is None or (source.lines, source.value) in blocks
        assert not set(found.found) & set(found.contradicting)
        assert found.found or found.contradicting


@given(html_pages())
def test_any_page_can_be_asked(source: str) -> None:
    article = newsclean.clean(source, format="html")
    before = article.to_bytes()
    check_lines(article)
    assert article.to_bytes() == before


@given(texts)
def test_any_text_can_be_asked(source: str) -> None:
    check_lines(newsclean.clean(source, format="text"))


def test_the_places_of_an_ordinary_page() -> None:
    sources = newsclean.clean((PAGES / "ordinary_json_ld.html").read_bytes()).sources
    assert {name: (places(found), places(others)) for name, (found, others) in sources.items()} == {
        "title": (["json_ld headline", "title title", "line title"], []),
        "description": (["meta description"], []),
        "url": (["link canonical"], []),
        "canonical_url": (["link canonical"], []),
        "hostname": (["address url"], []),
        "publisher": (["json_ld publisher", "meta og:site_name"], []),
        "site_name": (["meta og:site_name"], []),
        "authors": (["json_ld author", "line byline"], []),
        "date_published": (["json_ld datePublished", "line byline"], []),
        "date_modified": (["json_ld dateModified"], []),
        "language": (["html lang", "words body"], []),
        "section": (["json_ld articleSection"], []),
        "image": (["json_ld image", "meta og:image"], []),
        "captions": (["line caption"], []),
    }


def test_a_printed_day_that_goes_before_the_head() -> None:
    article = page('<meta property="article:published_time" content="2024-03-19T10:15:00Z">', "<h1>Talks end</h1><p>Published 5 March 2024</p>")
    assert article.date_published == "2024-03-05"
    assert article.sources["date_published"] == Sources(
        (Source("line", "date", "Published 5 March 2024", (2, 2)),), (Source("meta", "article:published_time", "2024-03-19T10:15:00Z"),)
    )


def test_json_ld_and_open_graph_disagree() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks end in the night", "datePublished": "2024-03-05"}</script>'
    found, contradicting = page(f'{data}<meta property="article:published_time" content="2024-03-07">').sources["date_published"]
    assert (places(found), places(contradicting)) == (["json_ld datePublished"], ["meta article:published_time"])


def test_the_same_moment_in_another_zone_is_no_contradiction() -> None:
    head = '<meta property="article:published_time" content="2024-03-05T23:30:00Z"><meta name="pubdate" content="2024-03-06T00:30:00+01:00">'
    assert not page(head).sources["date_published"].contradicting


@pytest.mark.parametrize(
    ("head", "field", "name"),
    [
        ('<meta property="og:title" content="Strike over">', "title", "og:title"),
        ('<meta name="author" content="Kim Lee">', "authors", "author"),
        ('<meta property="og:site_name" content="Lorne Post"><meta name="dc.publisher" content="Valley Media">', "publisher", "dc.publisher"),
        ('<meta name="keywords" content="talks, trade"><meta name="news_keywords" content="strike">', "tags", "keywords"),
        ('<meta property="og:locale" content="de_DE">', "language", "og:locale"),
        ('<meta property="article:section" content="World"><meta name="section" content="Sport">', "section", "section"),
        (
            '<meta property="og:image" content="https://a.example/1.jpg"><meta name="twitter:image" content="https://a.example/2.jpg">',
            "image",
            "twitter:image",
        ),
        (
            '<link rel="canonical" href="https://a.example/1"><meta property="og:url" content="https://a.example/2">',
            "canonical_url",
            "og:url",
        ),
    ],
)
def test_what_says_something_else_is_named(head: str, field: str, name: str) -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks end in the night", "author": {"name": "Jane Doe"}}</script>'
    )
    assert places(page(data + head).sources[field].contradicting) == [f"meta {name}"]


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ('<title>Talks end in the night | Lorne Post</title><meta property="og:title" content="TALKS END IN THE NIGHT">', "title"),
        ('<meta name="author" content="Jane Doe"><meta name="dc.creator" content="Doe, Jane">', "authors"),
        (
            '<meta property="og:description" content="Both sides left the hotel"><meta name="description" content="Both sides left…">',
            "description",
        ),
        ('<link rel="canonical" href="https://www.a.example/1/"><meta property="og:url" content="http://a.example/1">', "canonical_url"),
        ('<meta property="og:image" content="https://a.example/1.jpg?w=3"><meta name="twitter:image" content="https://a.example/1.jpg">', "image"),
        ('<meta name="author" content="Jane Doe"><meta property="article:author" content="https://social.example/jane">', "authors"),
    ],
)
def test_what_says_the_same_in_other_words_contradicts_nothing(head: str, field: str) -> None:
    found, contradicting = page(head).sources[field]
    assert found
    assert not contradicting


def test_what_was_said_and_not_believed() -> None:
    article = page('<meta property="og:site_name" content="Lorne Post"><meta name="author" content="Lorne Post">')
    assert article.authors == ()
    assert article.sources["authors"] == Sources((), (Source("meta", "author", "Lorne Post"),))


def test_a_day_in_the_address() -> None:
    article = page(url="https://lorne.example/2024/03/05/talks")
    assert places(article.sources["date_published"].found) == ["address url"]
    assert places(article.sources["url"].found) == ["argument url"]


def test_an_address_that_could_not_be_used() -> None:
    article = page('<link rel="canonical" href="https://lorne.example/talks">', url="talks.html")
    assert places(article.sources["url"].found) == ["link canonical"]
    assert article.sources["url"].contradicting == (Source("argument", "url", "talks.html"),)


def test_marked_elements() -> None:
    article = page(
        above='<h1>Talks end</h1><span itemprop="author">Jane Doe</span><time itemprop="datePublished" datetime="2024-03-05T10:15">today</time>'
    )
    assert "element author" in places(article.sources["authors"].found)
    assert "element date of publication" in places(article.sources["date_published"].found)


def test_who_may_read_it() -> None:
    article = page('<meta property="article:content_tier" content="locked">')
    assert places(article.sources["is_accessible_for_free"].found) == ["meta article:content_tier"]
    part = '{"@type": "NewsArticle", "headline": "Talks end in the night", "hasPart": [{"isAccessibleForFree": "http://schema.org/False"}]}'
    article = page(f'<script type="application/ld+json">{part}</script>')
    assert article.is_accessible_for_free is False
    assert places(article.sources["is_accessible_for_free"].found) == ["json_ld hasPart.isAccessibleForFree"]


def test_a_page_that_carries_its_article_as_data() -> None:
    body = "".join(f"<p>The talks between both sides failed on Monday, said delegate number {n}, after hours in a hotel.</p>" for n in range(12))
    story = f'{{"props": {{"article": {{"headline": "Talks end in the night", "date": "2024-03-05", "author": "Jane Doe", "body": "{body}"}}}}}}'
    source = f'<title>Talks end in the night</title><div id="app"></div><script id="__NEXT_DATA__" type="application/json">{story}</script>'
    sources = newsclean.clean(source, format="html").sources
    assert sources["title"].found[0].place == "data"
    assert [source.place for source in sources["date_published"].found] == ["data"]


@pytest.mark.parametrize(
    ("source", "authors", "date"),
    [
        ("Talks end\nBy Jane Doe\nAugust 15, 2022\n\nThe talks between both sides failed on Monday.", "By Jane Doe", "August 15, 2022"),
        (
            "Gespräche enden\nVon Ulrich Exner\n15. August 2022\n\nDie Gespräche beider Seiten sind am Montag gescheitert.",
            "Von Ulrich Exner",
            "15. August 2022",
        ),
        (
            "Fin des pourparlers\nPar Anne Roux\n15 août 2022\n\nLes pourparlers entre les deux camps ont échoué lundi soir.",
            "Par Anne Roux",
            "15 août 2022",
        ),
        ("協議は決裂\n2022年8月15日\n\n両者の協議は月曜日、市内中心部のホテルで十一時間続いた後に決裂した。", None, "2022年8月15日"),
    ],
)
def test_the_lines_of_texts(source: str, authors: str | None, date: str) -> None:
    sources = newsclean.clean(source).sources
    assert [s.value for s in sources["date_published"].found] == [date]
    assert sources["date_published"].found[0].lines is not None
    assert ([s.value for s in sources["authors"].found] if "authors" in sources else [None]) == [authors]


@pytest.mark.parametrize("expected", pages(PAGES), ids=str)
def test_a_stored_article_has_the_same_sources(expected: Page) -> None:
    article = expected.clean()
    assert Article.from_bytes(article.to_bytes()).sources == article.sources


def test_an_article_of_from_dict_has_none() -> None:
    assert Article.from_dict(page().to_dict()).sources == {}
    assert newsclean.clean("").sources == {}


def test_what_a_page_may_say_is_bounded() -> None:
    head = "".join(
        f'<meta property="og:title" content="{n} {"x" * 5000}"><meta name="{name}" content="y">' for n in range(200) for name in ("author", f"n{n}")
    )
    data = (
        "["
        + ",".join('{"@type": "NewsArticle", "headline": "Talks end in the night", "author": [' + '"A B",' * 3000 + '"C D"]}' for _ in range(20))
        + "]"
    )
    article = page(f'{head}<script type="application/ld+json">{data}</script>')
    assert article.document.head is not None
    said = article.document.head.said
    assert 3 < len(said) <= MOST_SAID
    assert max(len(value) for _, _, _, value in said) <= LONGEST_SAID


@pytest.mark.parametrize("line", ["<p>5 March 2024</p>", "<p>By Jane Doe</p>", "<h2>Talks end in the night</h2>", "<p>x</p>"])
def test_the_time_does_not_grow_faster_than_the_page(line: str) -> None:
    article = page('<meta name="author" content="Jane Doe"><meta name="date" content="2023-01-01">', below=line * 5000)
    started = time.perf_counter()
    assert article.sources
    assert time.perf_counter() - started < 5
