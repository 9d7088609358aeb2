"""newspaper4k's calls, answered by newsclean. newspaper4k need not be installed; its names and types stand here."""

from __future__ import annotations

import importlib
import json
import pickle
import warnings
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest

import newsclean
from newsclean.compat import CompatWarning, NothingFetched, newspaper
from tests.compat.pages import PAGE, URL
from tests.hostile.cases import CASES, Case
from tests.places import TESTS

PHRASES = TESTS.parent / "src/newsclean/languages/phrases"
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
TREES = ("doc", "clean_doc", "top_node")
METHODS = [
    *("download", "fetch_images", "is_media_news", "is_valid_body", "is_valid_url", "parse", "set_movies", "to_json"),
    *("throw_if_not_downloaded_verbose", "throw_if_not_parsed_verbose"),
]
OTHERS = ("config", "download_state")
WARNED = ("nlp",)
REFUSED: dict[str, type[Exception]] = {"build": NothingFetched, "extractor": AttributeError}
# Every public name of an Article of 0.9.6, as `dir` gives them.
ARTICLE = [
    *("article_html", "authors", "build", "canonical_link", "clean_doc", "config", "doc", "download", "download_exception_msg", "download_state"),
    *("extractor", "fetch_images", "history", "html", "images", "imgs", "is_media_news", "is_parsed", "is_valid_body", "is_valid_url"),
    *("keyword_scores", "keywords", "meta_data", "meta_description", "meta_favicon", "meta_img", "meta_keywords", "meta_lang", "meta_site_name"),
    *("movies", "nlp", "original_url", "parse", "publish_date", "read_more_link", "set_movies", "source_url", "summary", "tags", "text"),
    *(
        "text_cleaned",
        "throw_if_not_downloaded_verbose",
        "throw_if_not_parsed_verbose",
        "title",
        "to_json",
        "top_image",
        "top_img",
        "top_node",
        "url",
    ),
]
# Every option of its Configuration, with its default.
OPTIONS: dict[str, Any] = {
    "allow_binary_content": False,
    "browser_user_agent": "newspaper/0.9.6",
    "clean_article_html": True,
    "disable_category_cache": False,
    "fetch_images": True,
    "follow_meta_refresh": False,
    "headers": {"User-Agent": "newspaper/0.9.6"},
    "honor_robots_txt": False,
    "http_success_only": True,
    "ignored_content_types_defaults": {},
    "language": "en",
    "max_authors": 10,
    "max_file_memo": 20_000,
    "max_keywords": 35,
    "max_summary": 5000,
    "max_summary_sent": 5,
    "max_text": 100_000,
    "max_title": 200,
    "memoize_articles": True,
    "memorize_articles": True,
    "min_sent_count": 7,
    "min_word_count": 300,
    "number_threads": 10,
    "proxies": {},
    "request_timeout": 7,
    "requests_params": {"timeout": 7, "proxies": {}, "headers": {"User-Agent": "newspaper/0.9.6"}},
    "thread_timeout_seconds": 10,
    "top_image_settings": {"min_width": 300, "min_height": 200, "min_area": 10_000, "max_retries": 2},
    "use_meta_language": True,
    "verbose": False,
}
SILENT = {
    *("max_title", "max_text", "max_authors", "min_word_count", "min_sent_count", "language", "use_meta_language"),  # mean what they meant
    *("fetch_images", "memorize_articles", "memoize_articles", "disable_category_cache"),  # nothing is lost
}
OLD_NAMES = [
    "MIN_WORD_COUNT",
    "MIN_SENT_COUNT",
    "MAX_TITLE",
    "MAX_TEXT",
    "MAX_KEYWORDS",
    "MAX_AUTHORS",
    "MAX_SUMMARY",
    "MAX_SUMMARY_SENT",
    "MAX_FILE_MEMO",
]
# What 0.9.6 exports, and its modules.
EXPORTED = [
    *("build", "build_article", "article", "fulltext", "hot", "languages", "valid_languages", "popular_urls", "Config", "Article"),
    *("ArticleException", "ArticleBinaryDataException", "Source", "__version__"),
]
MODULES = {
    "api": ("Article", "Configuration", "build", "build_article", "fulltext", "hot", "languages", "popular_urls"),
    "article": ("Article", "ArticleDownloadState", "ArticleException"),
    "configuration": ("Configuration", "Config"),
    "exceptions": ("ArticleBinaryDataException", "ArticleException", "RobotsException"),
    "languages": ("valid_languages",),
    "source": ("Source",),
    "version": ("__version__", "VERSION"),
}
MISSING = [
    *("cleaners", "cli", "extractors", "google_news", "mthreading", "network", "network_hooks", "nlp", "outputformatters", "parsers", "settings"),
    *("text", "urls", "utils"),
]
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
    calls = (
        article.build,
        lambda: newspaper.build(URL),
        lambda: newspaper.Source(URL),
        lambda: newspaper.article(URL),
        newspaper.hot,
        newspaper.popular_urls,
    )
    for call in calls:
        with pytest.raises(NothingFetched, match=r'section "Fetching" \(#fetching\)'):
            call()
    assert not issubclass(NothingFetched, newspaper.ArticleException)  # `except ArticleException: continue` must not hide it


def test_what_comes_too_early() -> None:
    article = newspaper.Article(URL)
    too_early: list[Callable[[], Any]] = [article.parse, article.nlp, article.throw_if_not_downloaded_verbose]
    for call in too_early:
        with pytest.raises(newspaper.ArticleException, match="download"):
            call()
    article.download(input_html=PAGE)
    too_early = [article.nlp, article.is_valid_body, article.to_json, article.fetch_images, article.throw_if_not_parsed_verbose]
    for call in too_early:
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
        ({"read_more_link": "//a"}, "newspaper-fetching"),
        ({"top_image_settings": {"min_width": 1}}, "newspaper-images"),
        ({"clean_article_html": False}, "newspaper-article-html"),
        ({"max_keywords": 3}, "newspaper-nlp"),
        ({"keep_article_html": True}, "newspaper-other-options"),
    ],
)
def test_warns_of_options_without_meaning_at_the_line_of_the_caller(options: dict[str, Any], place: str) -> None:
    calls: list[Any] = [newspaper.Article, newspaper.build_article]
    if "read_more_link" not in options:
        calls.append(lambda url, **given: newspaper.Article(url, config=configured(given)))
    for call in calls:
        with pytest.warns(CompatWarning, match=rf'section "Of newspaper4k" \(#{place}\)$') as caught:
            call(URL, **options)
        assert [(warning.filename, next(iter(options)) in str(warning.message)) for warning in caught] == [(__file__, True)]


def configured(options: dict[str, Any]) -> newspaper.Config:
    config = newspaper.Config()
    config.update(**options)
    return config


def test_warns_at_the_line_that_asks_for_an_article() -> None:
    with pytest.warns(CompatWarning, match="request_timeout") as caught:
        newspaper.article(URL, input_html=PAGE, request_timeout=3)
    assert [warning.filename for warning in caught] == [__file__]


def test_does_not_warn_of_what_loses_nothing() -> None:
    newspaper.Article(
        URL, fetch_images=False, memorize_articles=False, language="en", request_timeout=7, number_threads=10, follow_meta_refresh=False
    )


def test_no_summaries() -> None:
    found = parsed()
    with pytest.warns(CompatWarning, match=r"nlp\(\).*#newspaper-nlp\)$") as caught:
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


# ---- every name of newspaper4k ----


def test_each_name_of_an_article_has_a_meaning_a_warning_or_an_error() -> None:
    """Fails where a name of newspaper4k is neither: give it one of the three, and a line in the docs where it is not a meaning."""
    assert sorted({*ATTRIBUTES, *TREES, *METHODS, *OTHERS, *WARNED, *REFUSED}) == ARTICLE
    found = parsed()
    assert [name for name in (*ATTRIBUTES, *OTHERS, *TREES) if getattr(found, name, found) is found] == []
    assert [name for name in METHODS if not callable(getattr(found, name))] == []
    for name in WARNED:
        with pytest.warns(CompatWarning, match="newsclean's docs"):
            getattr(found, name)()
    for name, error in REFUSED.items():
        with pytest.raises(error, match="newsclean's docs"):
            getattr(found, name)()


def test_each_option_can_be_read_and_has_newspaper4ks_default() -> None:
    config = newspaper.Config()
    assert {name: getattr(config, name) for name in OPTIONS} == OPTIONS


@pytest.mark.parametrize("name", OPTIONS)
def test_each_option_that_is_changed_has_a_meaning_or_a_warning(name: str) -> None:
    config, value = newspaper.Config(), OPTIONS[name]
    setattr(config, name, not value if isinstance(value, bool) else {"timeout": 1} if isinstance(value, dict) else "de" if name == "language" else 3)
    assert getattr(config, name) != value
    if name in SILENT:
        newspaper.Article(URL, config=config)
    else:
        with pytest.warns(CompatWarning, match="newsclean's docs"):
            newspaper.Article(URL, config=config)


def test_warns_of_options_that_were_changed_in_place() -> None:
    config = newspaper.Config()
    config.requests_params["timeout"] = 5
    config.headers["X"] = "y"
    config.top_image_settings["min_width"] = 1
    with pytest.warns(CompatWarning) as caught:
        newspaper.Article(URL, config=config)
    assert [str(warning.message).split()[1] for warning in caught] == ["request_timeout", "headers", "top_image_settings"]
    newspaper.Article(URL)  # nobody else's options have changed


def test_the_options_of_an_article_are_its_own() -> None:
    config = newspaper.Config()
    with pytest.warns(CompatWarning) as caught:
        newspaper.Article(URL, config=config, timeout=3, browser_user_agent="me", cookies={"a": "b"}, max_title=5)
    assert [str(warning.message).split()[1] for warning in caught] == ["request_timeout", "browser_user_agent", "requests_params['cookies']"]
    assert {name: getattr(config, name) for name in OPTIONS} == OPTIONS


@pytest.mark.parametrize("name", OLD_NAMES)
def test_old_names_of_options(name: str) -> None:
    config = newspaper.Config()
    with pytest.warns(DeprecationWarning, match=f"`{name}` is deprecated, use `{name.lower()}`") as caught:
        setattr(config, name, 4)
    with pytest.warns(DeprecationWarning, match=name):
        assert getattr(config, name) == 4
    assert getattr(config, name.lower()) == 4
    assert {warning.filename for warning in caught} == {__file__}


def test_all_that_newspaper4k_exports_is_there() -> None:
    assert [name for name in EXPORTED if not hasattr(newspaper, name)] == []
    assert set(EXPORTED) <= set(newspaper.__all__)
    assert newspaper.__version__ == "0.9.6"


def test_modules_that_scripts_import_from() -> None:
    for module, names in MODULES.items():
        there = importlib.import_module(f"{newspaper.__name__}.{module}")
        assert [name for name in names if not hasattr(there, name)] == []
    from newsclean.compat.newspaper.article import Article, ArticleDownloadState
    from newsclean.compat.newspaper.exceptions import ArticleException

    assert (Article, ArticleDownloadState, ArticleException) == (newspaper.Article, newspaper.ArticleDownloadState, newspaper.ArticleException)
    assert callable(newspaper.article)  # and not the module of that name


@pytest.mark.parametrize("name", [*MISSING, "nothing"])
def test_modules_that_are_not_there_say_so(name: str) -> None:
    said = rf'newspaper4k\'s {name} has no counterpart .*"Of newspaper4k" \(#newspaper-missing\)'
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module(f"{newspaper.__name__}.{name}")
    with pytest.raises(AttributeError, match=said):
        getattr(newspaper, name)
    assert not hasattr(newspaper, name)


def test_languages(capsys: pytest.CaptureFixture[str]) -> None:
    """Fails where newsclean learns a language that has no name here."""
    shown = newspaper.valid_languages()
    assert [code for code, _ in shown] == sorted(file.stem for file in PHRASES.glob("*.toml"))
    newspaper.languages()
    assert capsys.readouterr().out.splitlines()[0] == "ar\tArabic"


# ---- methods ----


@pytest.mark.parametrize(
    ("url", "is_page", "is_media"),
    [
        (URL, True, False),
        ("https://lorne.example/", False, False),
        ("https://lorne.example", False, False),
        ("ftp://lorne.example/a", False, False),
        ("/a", False, False),
        ("", False, False),
        ("https://lorne.example/video/talks", True, True),
    ],
)
def test_addresses(url: str, is_page: bool, is_media: bool) -> None:
    article = newspaper.Article(url)
    assert (article.is_valid_url(), article.is_media_news()) == (is_page, is_media)


def test_an_address_that_is_none() -> None:
    article = newspaper.Article(URL)
    article.url = "http://[::1"
    assert not article.is_valid_url()


def test_pictures_and_movies_can_be_set_anew() -> None:
    found = parsed()
    shown = (found.images, found.top_image, found.meta_img, found.meta_favicon)
    found.images, found.top_image, found.meta_img, found.meta_favicon = [], "", "", ""
    found.fetch_images()
    assert (found.images, found.top_image, found.meta_img, found.meta_favicon) == shown
    found.set_movies([SimpleNamespace(src="https://a.example/v"), SimpleNamespace(src=None), None])
    assert found.movies == ["https://a.example/v"]


def test_two_articles_are_compared_as_in_newspaper4k() -> None:
    one, other = parsed(), parsed(max_summary_sent=5)
    assert one == other
    other.authors.reverse()
    assert one == other
    other.text = "x"
    assert one != other
    assert one != URL
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_shown_as_newspaper4k_shows_it() -> None:
    found = parsed()
    assert str(found) == f"__Title__: Talks end in Seoul\n\n {found.text[:50]} [...] {found.text[:-50]}"
    found.text = "Short."
    assert str(found) == "__Title__: Talks end in Seoul\n\n Short."


def test_the_language_of_the_page_becomes_that_of_the_options() -> None:
    page = (
        '<html lang="de"><body><h1>Gespräche enden</h1><p>Die Gespräche zwischen beiden Seiten sind am Montag gescheitert, hieß es.</p></body></html>'
    )
    found = parsed(page)
    assert (found.meta_lang, found.config.language, found.to_json(as_string=False)["language"]) == ("de", "de", "de")  # type: ignore[index]
    assert parsed(page, language="fr").config.language == "fr"


TEXT = "The talks between both sides failed on Monday.\n\nDelegates said *no* new date had been set."


@pytest.mark.parametrize("page", [f"# Talks\n\n{TEXT}\n\n<p>So it ends, the delegates said on Monday.</p>", f"<p>{TEXT}</p>", f"{TEXT}<br>{TEXT}"])
def test_reads_its_input_as_html_always(page: str) -> None:
    """What looks like Markdown or text, with little markup or none, is HTML all the same, as it is for newspaper4k."""
    article = newsclean.clean(page, url=URL, format="html")
    assert (parsed(page).cleaned, newspaper.fulltext(page)) == (article, article.text)
    assert "failed on Monday. Delegates said *no* new date" in article.text


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
