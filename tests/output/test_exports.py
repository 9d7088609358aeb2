"""An Article in the words of others, against the libraries themselves."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import lxml.html
import pytest
import trafilatura
import zyte_common_items
from hypothesis import given

import newsclean
from newsclean.document import LiveUpdate
from newsclean.testing import Page, pages
from tests.compat.pages import PAGE as COMMENTED
from tests.output.articles import NAMES, TEXTS, data, hostile
from tests.output.articles import article as article_named
from tests.output.test_reads_back import shown as words_of
from tests.places import PAGES

ZYTE_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?")
URL = "https://www.lornepost.example/news/ferry-terminal-closes-48213?utm_source=feed"


def page(shape: str, url: str | None = URL) -> newsclean.Article:
    return newsclean.clean((PAGES / f"{shape}.html").read_bytes(), url=url)


NOTHING = newsclean.clean("")
HARMLESS_TAGS = frozenset("div p h1 h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td a em strong code pre br hr img".split())  # noqa: SIM905


@pytest.mark.parametrize("expected", pages(PAGES), ids=str)
def test_every_page_is_an_item_of_zytes_and_plain_json(expected: Page) -> None:
    article = expected.clean()
    shown = article.to_zyte()
    item = zyte_common_items.Article.from_dict(shown)
    assert item._unknown_fields_dict == {}
    assert all(ZYTE_DATE.fullmatch(shown[name]) for name in ("datePublished", "dateModified") if name in shown)
    for export in (shown, article.to_schema_org(), article.to_trafilatura()):
        assert json.loads(json.dumps(export)) == export


def test_zyte_fields() -> None:
    assert page("ordinary_json_ld").to_zyte() == {
        "headline": "Harbour board votes to close ferry terminal",
        "datePublished": "2024-06-11T18:04:00+01:00",
        "dateModified": "2024-06-12T07:30:00+01:00",
        "authors": [{"name": "Helen Abara"}, {"name": "Tom Ridley"}],
        "inLanguage": "en",
        "mainImage": {"url": "https://img.lornepost.example/2024/terminal-1200.jpg"},
        "description": "The terminal at Pier Road shuts in October; island commuters will have to use the northern pier.",
        "articleBody": page("ordinary_json_ld").text,
        "articleBodyHtml": page("ordinary_json_ld").html,
        "canonicalUrl": "https://www.lornepost.example/news/ferry-terminal-closes-48213",
        "url": URL,
    }


def test_zyte_dates() -> None:
    article = replace(NOTHING, date_modified="2024-03-05")
    assert article.to_zyte() == {"datePublished": "2024-03-05T00:00:00", "dateModified": "2024-03-05T00:00:00"}
    article = replace(article, date_published="2024-03-04T10:15:00+00:00")
    assert article.to_zyte()["datePublished"] == "2024-03-04T10:15:00+00:00"


def test_zyte_wants_an_address() -> None:
    shown = page("paywall_stub", url=None).to_zyte()
    assert "url" not in shown
    with pytest.raises(TypeError, match="url"):
        zyte_common_items.Article.from_dict(shown)


def test_nothing_known_is_nothing_said() -> None:
    assert NOTHING.to_zyte() == {}
    assert NOTHING.to_schema_org() == {"@context": "https://schema.org", "@type": "NewsArticle"}
    assert {key for key, value in NOTHING.to_trafilatura().items() if value is not None} == {"text", "raw_text", "comments", "categories", "tags"}


def test_schema_org() -> None:
    shown = page("ordinary_json_ld").to_schema_org()
    assert shown["author"] == [{"@type": "Person", "name": "Helen Abara"}, {"@type": "Person", "name": "Tom Ridley"}]
    assert shown["publisher"] == {"@type": "Organization", "name": "The Lorne Post"}
    assert (shown["articleSection"], shown["datePublished"], shown["@type"]) == ("Transport", "2024-06-11T18:04:00+01:00", "NewsArticle")
    assert (shown["url"], shown["mainEntityOfPage"]) == (URL, "https://www.lornepost.example/news/ferry-terminal-closes-48213")
    assert page("paywall_stub").to_schema_org()["isAccessibleForFree"] is False
    assert "isAccessibleForFree" not in shown


def test_schema_org_authors_that_are_no_people() -> None:
    article = replace(NOTHING, authors=("The Lorne Post", "Jane Doe", "kjdoe"), publisher="Lorne Post")
    assert article.to_schema_org()["author"] == [
        {"@type": "Organization", "name": "The Lorne Post"},
        {"@type": "Person", "name": "Jane Doe"},
        {"name": "kjdoe"},
    ]


def test_schema_org_live_updates() -> None:
    article = replace(NOTHING, live_updates=(LiveUpdate("2024-01-29T07:00:00+01:00", "Good morning"),))
    shown = article.to_schema_org()
    assert shown["@type"] == ["NewsArticle", "LiveBlogPosting"]
    assert shown["liveBlogUpdate"] == [{"@type": "BlogPosting", "headline": "Good morning", "datePublished": "2024-01-29T07:00:00+01:00"}]


def test_the_page_reads_back_what_was_written() -> None:
    """The JSON-LD, escaped as the docstring says, gives the same metadata once more, and no headline ends its element."""
    article = replace(page("ordinary_json_ld"), title="Talks </script><script>alert(1)</script> end")
    script = json.dumps(article.to_schema_org()).replace("<", "\\u003c")
    again = newsclean.clean(f'<script type="application/ld+json">{script}</script><p>{article.text}</p>', format="html", url=URL)
    assert (again.authors, again.date_published, again.section, again.image) == (
        article.authors,
        article.date_published,
        article.section,
        article.image,
    )
    assert "alert" not in again.text


@pytest.mark.parametrize("shape", ["ordinary_json_ld", "paywall_stub"])
def test_trafilatura_keys_and_types(shape: str) -> None:
    given = trafilatura.extract((PAGES / f"{shape}.html").read_text(encoding="utf-8"), output_format="json", with_metadata=True, url=URL)
    theirs, ours = json.loads(given or "{}"), page(shape).to_trafilatura()
    assert list(ours) == list(theirs)
    for key, value in ours.items():
        assert value is None or theirs[key] is None or type(value) is type(theirs[key]), key
    for key in ("title", "author", "hostname", "date", "source", "image", "excerpt", "categories", "comments"):
        assert ours[key] == theirs[key], key


def test_trafilatura_fields() -> None:
    shown = replace(page("ordinary_json_ld"), tags=("Ferries", "Lorne")).to_trafilatura()
    assert (shown["author"], shown["date"], shown["tags"]) == ("Helen Abara; Tom Ridley", "2024-06-11", "Ferries;Lorne")
    assert (shown["hostname"], shown["source-hostname"], shown["categories"]) == ("lornepost.example", "The Lorne Post", "Transport")
    assert shown["text"].splitlines() == [line for line in page("ordinary_json_ld").text.splitlines() if line]


def test_trafilatura_hosts() -> None:
    html = "<h1>Talks end</h1><p>The talks failed on Monday.</p>"
    shown = newsclean.clean(html, url="https://www.news.lornepost.example:80/a").to_trafilatura()
    assert (shown["hostname"], shown["source-hostname"]) == ("lornepost.example", "news.lornepost.example")
    for nowhere in (None, "https://localhost/a"):
        assert newsclean.clean(html, url=nowhere).to_trafilatura()["hostname"] is None


def test_trafilatura_comments() -> None:
    shown = newsclean.clean(COMMENTED, url=URL).to_trafilatura()["comments"].splitlines()
    assert (len(shown), shown[0]) == (3, "I did not think that they would agree at all.")


# Readability

READABILITY_KEYS = {"title", "byline", "dir", "lang", "content", "textContent", "length", "excerpt", "siteName", "publishedTime"}


@pytest.mark.parametrize("name", NAMES)
def test_the_content_of_readability_has_the_words_of_the_text(name: str) -> None:
    article = article_named(name)
    shown = article.to_readability()
    assert shown.keys() == READABILITY_KEYS
    assert json.loads(json.dumps(shown)) == shown
    assert (shown["textContent"], shown["length"]) == (article.text, len(article.text))
    seen = lxml.html.fromstring(shown["content"])
    assert seen.get("id") == "readability-page-1"
    for figure in seen.findall("figure"):
        seen.remove(figure)
    assert re.findall(r"[^\W_]+", " ".join(seen.itertext())) == words_of(article.markdown)


def test_readability_fields() -> None:
    shown = page("ordinary_json_ld").to_readability()
    del shown["content"], shown["textContent"], shown["length"]
    assert shown == {
        "title": "Harbour board votes to close ferry terminal",
        "byline": "Helen Abara, Tom Ridley",
        "dir": "ltr",
        "lang": "en",
        "excerpt": "The terminal at Pier Road shuts in October; island commuters will have to use the northern pier.",
        "siteName": "The Lorne Post",
        "publishedTime": "2024-06-11T18:04:00+01:00",
    }


def test_readability_of_nothing() -> None:
    empty = '<div id="readability-page-1" class="page"></div>'
    unknown = dict.fromkeys(READABILITY_KEYS)
    assert NOTHING.to_readability() == {**unknown, "content": empty, "textContent": "", "length": 0}


@pytest.mark.parametrize(("code", "direction"), [("fa", "rtl"), ("he", "rtl"), ("ja", "ltr"), ("ru", "ltr"), ("de", "ltr")])
def test_the_direction_of_scripts(code: str, direction: str) -> None:
    assert newsclean.clean(TEXTS[code]).to_readability()["dir"] == direction


@given(hostile)
def test_no_tag_of_an_article_is_active(article: newsclean.Article) -> None:
    tags = {element.tag for element in lxml.html.fromstring(article.to_readability()["content"]).iter()}
    assert tags <= HARMLESS_TAGS


def test_no_script_of_an_article_is_active() -> None:
    lines = "<script>alert(1)</script><img src=x onerror=alert(1)> [y](javascript:alert(1))", '[z](x"onclick="alert(1)) `<svg onload=alert(1)>`'
    wild = "\n".join((*lines, "", '```"><b>', "<b>", "```"))
    content = newsclean.Article.from_dict(data(markdown=wild)).to_readability()["content"]
    seen = lxml.html.fromstring(content)
    assert {element.tag for element in seen.iter()} <= HARMLESS_TAGS
    assert not [name for element in seen.iter() for name in element.attrib if name.startswith("on")]
    assert not [link for link in seen.iter("a") if "javascript" in link.get("href")]
