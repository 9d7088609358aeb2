"""newspaper4k's calls, answered by newsclean. newspaper4k need not be installed; its names and types stand here."""

from __future__ import annotations

import json
import pickle
import warnings
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

import newsclean
from newsclean.compat import CompatWarning, NothingFetched, newspaper
from tests.compat.pages import PAGE, URL
from tests.hostile.cases import CASES, Case

HOSTILE = {case.family: case for case in reversed(CASES.values()) if not case.heavy}.values()  # one of each family

# The attributes of an Article of newspaper4k 0.9.6 after `parse()`, with their types.
ATTRIBUTES: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("url", "original_url", "source_url", "read_more_link", "title", "text", "text_cleaned", "html", "article_html"), str),
    **dict.fromkeys(("top_image", "top_img", "meta_img", "meta_description", "meta_lang", "meta_favicon", "meta_site_name", "summary"), str),
    **dict.fromkeys(("images", "imgs", "movies", "authors", "keywords", "meta_keywords", "history"), list),
    **dict.fromkeys(("keyword_scores", "meta_data"), dict),
    "tags": set,
    "publish_date": (datetime, type(None)),
    "canonical_link": (str, type(None)),
    "download_exception_msg": (str, type(None)),
    "is_parsed": bool,
}
IN_JSON = [
    *("url", "read_more_link", "language", "title", "top_image", "meta_img", "images", "movies", "keywords", "meta_keywords", "tags", "authors"),
    *("publish_date", "summary", "meta_description", "meta_lang", "meta_favicon", "meta_site_name", "canonical_link", "text"),
]


@pytest.fixture(autouse=True)
def _strict() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("error", CompatWarning)
        yield


def parsed(page: str | bytes = PAGE, **options: Any) -> newspaper.Article:
    return newspaper.Article(URL, **options).download(input_html=page).parse()


def test_an_article() -> None:
    found = parsed()
    cleaned = newsclean.clean(PAGE, url=URL)
    assert (found.title, found.authors, found.text) == ("Talks end in Seoul", ["Jane Doe"], cleaned.text)
    assert found.publish_date == datetime(2024, 3, 5, 10, 15, tzinfo=timezone(timedelta(hours=1)))
    assert (found.top_image, found.meta_img) == ("https://news.lornepost.example/lead.jpg",) * 2
    assert found.images == [image.url for image in cleaned.images]
    assert found.article_html == f"<div>{cleaned.html}</div>"
    assert (found.meta_description, found.meta_lang, found.meta_site_name) == ("Eleven hours in a hotel brought nothing.", "en", "Lorne Post")
    assert (found.meta_keywords, found.tags) == (["talks", "trade"], {"talks", "trade"})
    assert (found.canonical_link, found.source_url, found.meta_favicon) == (URL, "https://news.lornepost.example", "/favicon.ico")
    assert found.meta_data["og"]["image"] == {"identifier": "/lead.jpg", "width": 1200}
    assert found.meta_data["article"]["section"] == "World"
    assert found.cleaned == cleaned


@pytest.mark.parametrize("page", [PAGE, "", "<p>", "just a text", b"caf\xe9", "<html><body><time>yesterday</time></body></html>"])
def test_the_attributes_have_the_types_of_newspaper4ks(page: str | bytes) -> None:
    found = parsed(page)
    assert [name for name, kinds in ATTRIBUTES.items() if not isinstance(getattr(found, name), kinds)] == []
    assert found.download_state is newspaper.ArticleDownloadState.SUCCESS


def test_a_day_alone_is_midnight_without_a_zone() -> None:
    page = "<html><body><h1>Talks end</h1><time>5 March 2024</time><p>The talks failed on Monday, he said.</p></body></html>"
    assert parsed(page).publish_date == datetime(2024, 3, 5)


def test_videos_are_movies() -> None:
    frame = '<iframe src="https://www.youtube.com/embed/abc123"></iframe><iframe src="https://www.openstreetmap.org/export/embed.html"></iframe>'
    assert parsed(PAGE.replace("<figure>", f"{frame}<figure>")).movies == ["https://www.youtube.com/embed/abc123"]


def test_three_ways_to_give_the_page() -> None:
    by_method, by_attribute = newspaper.Article(URL), newspaper.Article(URL)
    by_method.set_html(PAGE)
    by_attribute.html = PAGE
    texts = {parsed().text, by_method.parse().text, by_attribute.parse().text, newspaper.article(URL, input_html=PAGE.encode()).text}
    assert texts == {newspaper.fulltext(PAGE)}


def test_nothing_is_fetched() -> None:
    article = newspaper.Article(URL)
    with pytest.raises(NothingFetched, match=rf"download\(input_html=httpx\.get\('{URL}', follow_redirects=True\)\.content\)"):
        article.download()
    for call in (article.build, lambda: newspaper.build(URL), lambda: newspaper.Source(URL), lambda: newspaper.article(URL)):
        with pytest.raises(NothingFetched, match="#fetching"):
            call()
    assert not issubclass(NothingFetched, newspaper.ArticleException)  # `except ArticleException: continue` must not hide it


def test_what_comes_too_early() -> None:
    article = newspaper.Article(URL)
    with pytest.raises(newspaper.ArticleException, match="download"):
        article.parse()
    article.download(input_html=PAGE)
    for call in (article.nlp, article.is_valid_body, article.to_json):
        with pytest.raises(newspaper.ArticleException, match="parse"):
            call()
    assert (article.doc, article.top_node, article.text, article.title) == (None, None, "", "")


def test_the_title_that_was_given_stands_where_none_is_found() -> None:
    assert parsed("<p>The talks failed.</p>", title="Talks").title == "Talks"
    assert parsed(title="Talks").title == "Talks end in Seoul"
    assert newspaper.Article(URL).download(input_html="<p>x", title="Other").parse().title == "Other"


def test_options_that_mean_what_they_meant() -> None:
    config = newspaper.Config()
    config.max_title, config.max_text, config.max_authors = 5, 9, 0
    found = parsed(config=config)
    assert (found.title, found.text, found.authors) == ("Talks", "The talks", [])
    assert parsed(max_text=9).text == "The talks"
    assert config.max_text == 9
    assert not parsed().is_valid_body()
    assert parsed(min_word_count=50, min_sent_count=3).is_valid_body()


def test_languages_need_not_be_named() -> None:
    found = parsed(language="de")
    assert (found.text, found.meta_lang, found.config.language, found.config.use_meta_language) == (parsed().text, "en", "de", False)
    assert newspaper.article(URL, input_html=PAGE).config.use_meta_language
    with pytest.raises(ValueError, match="two letters"):
        newspaper.Article(URL, language="german")


def test_a_configuration_at_the_wrong_place() -> None:
    with pytest.raises(newspaper.ArticleException, match="config="):
        newspaper.Article(URL, newspaper.Config())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({"request_timeout": 20}, "newspaper-fetching"),
        ({"browser_user_agent": "me"}, "newspaper-fetching"),
        ({"proxies": {"http": "a"}}, "newspaper-fetching"),
        ({"timeout": 3}, "newspaper-fetching"),
        ({"read_more_link": "//a"}, "newspaper-fetching"),
        ({"top_image_settings": {"min_width": 1}}, "newspaper-images"),
        ({"clean_article_html": False}, "newspaper-article-html"),
        ({"max_keywords": 3}, "newspaper-nlp"),
        ({"keep_article_html": True}, "newspaper-other-options"),
    ],
)
def test_warns_of_options_without_meaning_at_the_line_of_the_caller(options: dict[str, Any], place: str) -> None:
    with pytest.warns(CompatWarning, match=rf"docs/coming-from\.md#{place}$") as caught:
        newspaper.Article(URL, **options)
    assert [(warning.filename, next(iter(options)) in str(warning.message)) for warning in caught] == [(__file__, True)]


def test_does_not_warn_of_what_loses_nothing() -> None:
    newspaper.Article(
        URL, fetch_images=False, memorize_articles=False, language="en", request_timeout=7, number_threads=10, follow_meta_refresh=False
    )


def test_no_summaries() -> None:
    found = parsed()
    with pytest.warns(CompatWarning, match=r"nlp\(\).*#newspaper-nlp$") as caught:
        found.nlp()
    assert caught[0].filename == __file__
    assert (found.summary, found.keywords, found.keyword_scores) == ("", [], {})


def test_json() -> None:
    found = parsed()
    shown = found.to_json(as_string=False)
    assert isinstance(shown, dict)
    assert list(shown) == IN_JSON
    assert (shown["publish_date"], shown["tags"], shown["language"]) == ("2024-03-05T10:15:00+01:00", ["talks", "trade"], "en")
    assert json.loads(str(found.to_json())) == shown


def test_trees() -> None:
    found = parsed()
    assert found.doc.xpath("string(//title)") == "Talks end in Seoul | Lorne Post"
    assert (found.top_node.tag, found.top_node.findtext("h2")) == ("div", "What the two sides said")
    assert found.clean_doc.tag == "html"


def test_can_be_pickled() -> None:
    found = parsed()
    again = pickle.loads(pickle.dumps(found))
    assert (again.text, again.publish_date, again.cleaned) == (found.text, found.publish_date, found.cleaned)


@pytest.mark.parametrize("key", ["og:image", "og:image:width:x", "og", ":", "::", "a:b:", "9" * 5000])
def test_odd_names_of_meta_elements(key: str) -> None:
    page = "".join(
        f'<meta property="{name}" content="{value}">' for name in ("og", "og:image", key, "og:image:width") for value in ("x", "1" * 5000, "٣")
    )
    assert isinstance(parsed(page).meta_data, dict)


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_hostile_pages(case: Case) -> None:
    found = parsed(case.make())
    json.loads(str(found.to_json()))
    assert found.doc is None or found.doc.tag
    assert found.top_node is None or found.top_node.tag == "div"
