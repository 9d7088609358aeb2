"""newspaper4k's calls, answered by newsclean: `Article`, `article`, `fulltext`, `Config`.

    from newsclean.compat import newspaper

An `Article` is fed with the page, by `download(input_html=…)` or `set_html`. `parse()` sets the attributes that newspaper4k's has, in its types. What
would fetch something raises `NothingFetched`; what has no meaning here raises a `CompatWarning`. docs/coming-from.md says what differs.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from copy import copy
from datetime import datetime
from enum import Enum
from typing import Any, NoReturn
from urllib.parse import urljoin, urlsplit

import lxml.html
from selectolax.lexbor import LexborHTMLParser

from newsclean.article import Article as Cleaned
from newsclean.cleaner import clean
from newsclean.compat import ignored, not_fetched
from newsclean.languages.scripts import count_words
from newsclean.output.tei import xml_text
from newsclean.readers.decode import decode

__all__ = [
    "Article",
    "ArticleBinaryDataException",
    "ArticleDownloadState",
    "ArticleException",
    "Config",
    "Configuration",
    "Source",
    "article",
    "build",
    "build_article",
    "fulltext",
]

_LIBRARY = "newspaper4k"
_REQUESTS = ("headers", "cookies", "auth", "timeout", "allow_redirects", "proxies", "verify", "cert")  # which go to `requests.get`
LONGEST_NUMBER = 20  # digits; a longer run is no number, and Python refuses thousands of them
_IN_JSON = (
    *("url", "read_more_link", "language", "title", "top_image", "meta_img", "images", "movies", "keywords", "meta_keywords", "tags", "authors"),
    *("publish_date", "summary", "meta_description", "meta_lang", "meta_favicon", "meta_site_name", "canonical_link", "text"),
)


class ArticleException(Exception):
    """An Article was asked for something before it had a page, or before `parse()`."""


class ArticleBinaryDataException(Exception):
    """Never raised: newspaper4k raises it for downloads that are no text."""


class ArticleDownloadState(Enum):
    """Whether an Article has a page."""

    NOT_STARTED = 0
    FAILED_RESPONSE = 1  # never here
    SUCCESS = 2


class Configuration:
    """The options of an Article, with newspaper4k's names and defaults.

    These mean what they mean there: `max_title` and `max_text` (in characters), `max_authors`, and `min_word_count` and `min_sent_count` for
    `is_valid_body`. `language` is checked for its form and kept; newsclean reads all its languages without being told. An Article whose Configuration
    has another option that is not at its default raises a CompatWarning.
    """

    def __init__(self) -> None:
        self.max_title = 200
        self.max_text = 100_000
        self.max_authors = 10
        self.min_word_count = 300
        self.min_sent_count = 7
        self.use_meta_language = True
        self._language = "en"

    @property
    def language(self) -> str:
        """A code of two letters. Setting it sets `use_meta_language` to False; None sets it back. Raises ValueError for what is no such code."""
        return self._language

    @language.setter
    def language(self, value: str | None) -> None:
        if value is not None and len(value) != 2:
            raise ValueError(f"language must be a code of two letters, such as 'en' or 'de', not {value!r:.40}")
        self._language = value or "en"
        self.use_meta_language = value is None

    def update(self, **options: Any) -> None:
        """Set options by their names."""
        for name, value in options.items():
            setattr(self, name, value)


Config = Configuration

# Options of newspaper4k that have no meaning here -> their default, and the place in the docs that says why.
_FETCHING = "newspaper-fetching"
_IGNORED: dict[str, tuple[Any, str]] = {
    "requests_params": (None, _FETCHING),
    "browser_user_agent": (None, _FETCHING),
    "headers": (None, _FETCHING),
    "request_timeout": (7, _FETCHING),
    "proxies": (None, _FETCHING),
    "number_threads": (10, _FETCHING),
    "thread_timeout_seconds": (10, _FETCHING),
    "http_success_only": (True, _FETCHING),
    "follow_meta_refresh": (False, _FETCHING),
    "allow_binary_content": (False, _FETCHING),
    "ignored_content_types_defaults": ({}, _FETCHING),
    "honor_robots_txt": (False, _FETCHING),
    "use_cached_categories": (True, _FETCHING),
    "max_file_memo": (20_000, _FETCHING),
    "top_image_settings": (None, "newspaper-images"),
    "clean_article_html": (True, "newspaper-article-html"),
    "max_keywords": (35, "newspaper-nlp"),
    "max_summary": (5000, "newspaper-nlp"),
    "max_summary_sent": (5, "newspaper-nlp"),
    "verbose": (False, "newspaper-other-options"),
}
# What means something here, and what says whether to fetch pictures and to remember addresses: newsclean does neither, so that nothing is lost.
_MEANT = frozenset((*vars(Configuration()), "language", "fetch_images", "memorize_articles", "memoize_articles", "disable_category_cache"))


class Article:
    """An article, with the attributes of newspaper4k's.

    url, title, source_url, config and options by name are as in newspaper4k. `read_more_link` has no meaning here: it is for fetching.

    cleaned   the `newsclean.Article`, after `parse()`: kind, confidence, removals and all else that newspaper4k has no name for

    >>> page = "<html><body><h1>Talks end</h1><p>By Jane Doe</p><time>5 March 2024</time><p>The talks failed on Monday, he said.</p></body></html>"
    >>> found = Article("https://lorne.example/a").download(input_html=page).parse()
    >>> found.title, found.authors, found.publish_date, found.text
    ('Talks end', ['Jane Doe'], datetime.datetime(2024, 3, 5, 0, 0), 'The talks failed on Monday, he said.')
    """

    def __init__(
        self, url: str, title: str = "", source_url: str = "", read_more_link: str = "", config: Configuration | None = None, **options: Any
    ) -> None:
        if isinstance(title, Configuration) or isinstance(source_url, Configuration):
            raise ArticleException("a Configuration was passed as title or source_url; pass it as config=")
        self.config = Configuration() if config is None else copy(config)
        self.config.update(**options)
        for name, anchor in _without_meaning(self.config, read_more_link):
            warnings.warn(ignored(_LIBRARY, name, anchor), stacklevel=2)
        parts = urlsplit(url)
        self.source_url = source_url or f"{parts.scheme or 'http'}://{parts.netloc}"
        self.url = self.original_url = urljoin(self.source_url, url)
        self.title = title
        self.read_more_link = read_more_link
        self.download_state = ArticleDownloadState.NOT_STARTED
        self.download_exception_msg: str | None = None
        self.history: list[str] = []
        self.is_parsed = False
        self.cleaned: Cleaned | None = None
        self._html = ""
        self.text = ""
        self.article_html = ""
        self.authors: list[str] = []
        self.publish_date: datetime | None = None
        self.top_image = ""
        self.meta_img = ""
        self.images: list[str] = []
        self.movies: list[str] = []
        self.keywords: list[str] = []
        self.keyword_scores: dict[str, float] = {}
        self.summary = ""
        self.meta_keywords: list[str] = []
        self.tags: set[str] = set()
        self.meta_description = ""
        self.meta_lang = ""
        self.meta_favicon = ""
        self.meta_site_name = ""
        self.meta_data: dict[str, Any] = {}
        self.canonical_link: str | None = ""

    @property
    def html(self) -> str:
        """The page. Setting it has the effect of `download(input_html=…)`; bytes are decoded."""
        return self._html

    @html.setter
    def html(self, value: str | bytes | None) -> None:
        self._html = decode(value, None)[0] if isinstance(value, bytes) else value or ""
        self.download_state = ArticleDownloadState.SUCCESS

    def set_html(self, html: str | bytes) -> None:
        """Set the page, as in newspaper3k."""
        self.html = html

    def download(
        self,
        input_html: str | bytes | None = None,
        title: str | None = None,
        recursion_counter: int = 0,  # noqa: ARG002 (newspaper4k's argument)
        ignore_read_more: bool = False,  # noqa: ARG002
    ) -> Article:
        """Take a page that was fetched already. Return this Article.

        Raises `newsclean.compat.NothingFetched` without `input_html`. The last two arguments are for fetching, and mean nothing here.
        """
        if input_html is None:
            page = f"httpx.get({self.url!r}, follow_redirects=True).content"
            raise not_fetched("download() without input_html", f"article.download(input_html={page})")
        self.html = input_html
        self.title = title if title is not None else self.title
        return self

    def parse(self) -> Article:
        """Clean the page and set the attributes. Return this Article. Raises ArticleException where there is no page."""
        if self.download_state is not ArticleDownloadState.SUCCESS:
            raise ArticleException("You must `download()` an article first!")
        cleaned = self.cleaned = clean(self.html, url=self.url)
        config = self.config
        self.title = (cleaned.title or self.title)[: config.max_title]
        self.text = cleaned.text[: config.max_text]
        self.article_html = f"<div>{cleaned.html}</div>" if cleaned.html else ""
        self.authors = list(cleaned.authors)[: config.max_authors]
        self.publish_date = datetime.fromisoformat(cleaned.date_published) if cleaned.date_published else None
        self.images = [image.url for image in cleaned.images]
        self.meta_img = cleaned.image or ""
        self.top_image = self.meta_img or next(iter(self.images), "")
        self.movies = [embed.url for embed in cleaned.embeds if embed.kind == "video"]
        self.meta_keywords = list(cleaned.tags)
        self.tags = set(cleaned.tags)
        self.meta_description = cleaned.description or ""
        self.meta_lang = cleaned.language or ""
        self.meta_site_name = cleaned.site_name or ""
        self.canonical_link = cleaned.canonical_url
        page = LexborHTMLParser(self.html)
        self.meta_data = _meta_data(page)
        self.meta_favicon = _favicon(page)
        self.is_parsed = True
        return self

    def nlp(self) -> None:
        """Warn: newsclean makes no summary and no keywords. `summary` stays "", `keywords` stays empty."""
        self._check_parsed()
        warnings.warn(ignored(_LIBRARY, "nlp()", "newspaper-nlp"), stacklevel=2)

    def build(self) -> NoReturn:
        """Raise NothingFetched: it would fetch the page."""
        raise not_fetched("build()", "article.download(input_html=…), then article.parse()")

    def is_valid_body(self) -> bool:
        """Return whether the body has at least `config.min_word_count` words and `config.min_sent_count` sentences, and the title two words.

        `cleaned.kind` and `cleaned.confidence` tell more. Raises ArticleException before `parse()`.
        """
        self._check_parsed()
        words, sentences = count_words(self.text), len(self.text.split("."))
        return words >= self.config.min_word_count and sentences >= self.config.min_sent_count and len(self.title.split(" ")) >= 2

    def to_json(self, as_string: bool | None = True) -> str | dict[str, Any]:
        """Return the fields that newspaper4k writes, as JSON or as a dict. `tags` is a list, in order. Raises ArticleException before `parse()`."""
        self._check_parsed()
        shown = {name: getattr(self, name, getattr(self.config, name, None)) for name in _IN_JSON}
        shown["tags"] = sorted(self.tags)
        shown["publish_date"] = self.publish_date.isoformat() if self.publish_date else None
        return json.dumps(shown, indent=4, ensure_ascii=False) if as_string else shown

    @property
    def doc(self) -> Any:
        """The whole page as an lxml tree, parsed at each call; None before `parse()`, and for a page without any element."""
        page = xml_text(self.html).strip() if self.is_parsed else ""
        return lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")) if page else None

    @property
    def clean_doc(self) -> Any:
        """The same as `doc`."""
        return self.doc

    @property
    def top_node(self) -> Any:
        """The body as an lxml element `<div>`, made of `article_html`; None where there is no body."""
        return lxml.html.fragment_fromstring(xml_text(self.article_html)) if self.article_html else None

    @property
    def text_cleaned(self) -> str:
        """The same as `text`."""
        return self.text

    @property
    def top_img(self) -> str:
        """The same as `top_image`."""
        return self.top_image

    @property
    def imgs(self) -> list[str]:
        """The same as `images`."""
        return self.images

    def _check_parsed(self) -> None:
        if not self.is_parsed:
            raise ArticleException("You must `parse()` an article first!")


def article(url: str, language: str | None = None, *, input_html: str | bytes | None = None, **options: Any) -> Article:
    """Return a parsed Article of a page that was fetched already. Raises NothingFetched without `input_html`.

    >>> article("https://lorne.example/a", input_html="<h1>Talks end</h1><p>The talks failed on Monday, he said.</p>").title
    'Talks end'
    """
    return Article(url, language=language, **options).download(input_html=input_html).parse()


def build_article(url: str = "", config: Configuration | None = None, **options: Any) -> Article:
    """Return an Article that has no page yet."""
    return Article(url, config=config, **options)


def fulltext(html: str, language: str = "en") -> str:  # noqa: ARG001 (newspaper4k's argument)
    """Return the body of a page as text. `language` need not be given.

    >>> fulltext("<h1>Talks end</h1><p>The talks failed on Monday, he said.</p>")
    'The talks failed on Monday, he said.'
    """
    return clean(html).text


def build(*_: Any, **__: Any) -> NoReturn:
    """Raise NothingFetched: a Source is a site to crawl."""
    raise not_fetched("build()", "a crawler, such as Scrapy: docs/crawlers.md")


class Source:
    """A site to crawl: making one raises NothingFetched."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise not_fetched("Source()", "a crawler, such as Scrapy: docs/crawlers.md")


def _without_meaning(config: Configuration, read_more_link: str) -> Iterator[tuple[str, str]]:
    """Yield the options that have no meaning here and are not at their default, each with its place in the docs."""
    if read_more_link:
        yield "read_more_link", _FETCHING
    for name, value in vars(config).items():
        if name in _MEANT or name.startswith("_"):
            continue
        default, anchor = _IGNORED.get(name, (None, _FETCHING if name in _REQUESTS else "newspaper-other-options"))
        if value != default:
            yield name, anchor


def _meta_data(page: LexborHTMLParser) -> dict[str, Any]:
    """Return the meta elements of a page as newspaper4k nests them: "og:image:width" is ["og"]["image"]["width"], and digits are numbers."""
    data: dict[str, Any] = {}
    for element in page.css("meta"):
        given = element.attributes
        key = (given.get("property") or given.get("name") or "").strip()
        value = (given.get("content") or given.get("value") or "").strip()
        if key and value:
            _put(data, key.split(":"), int(value) if value.isascii() and value.isdigit() and len(value) < LONGEST_NUMBER else value)
    return data


def _put(data: dict[str, Any], path: list[str], value: str | int) -> None:
    """Put a value at a path of keys.

    A value that stands where a dict must be is put into that dict: as "identifier", and of the outermost under the same name again.
    """
    for depth, part in enumerate(path[:-1]):
        inner = data.get(part)
        if not isinstance(inner, dict):
            inner = data[part] = {} if inner is None else {"identifier" if depth else part: inner}
        data = inner
    data[path[-1]] = value


def _favicon(page: LexborHTMLParser) -> str:
    """Return the address of the icon that the page names, as it stands there; "" where it names none."""
    for element in page.css("link[rel]"):
        if "icon" in (element.attributes.get("rel") or "").lower().split():
            return element.attributes.get("href") or ""
    return ""
