"""newspaper4k's `Article`, made of newsclean's."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import Any, NoReturn
from urllib.parse import urljoin, urlsplit

import lxml.html
from selectolax.lexbor import LexborHTMLParser

from newsclean.article import Article as Cleaned
from newsclean.cleaner import clean
from newsclean.compat import not_fetched, warn_ignored
from newsclean.compat.newspaper.configuration import FETCHING, Configuration, configured, without_meaning
from newsclean.compat.newspaper.exceptions import ArticleException
from newsclean.compat.newspaper.missing import missing
from newsclean.languages.scripts import count_words
from newsclean.output.tei import xml_text
from newsclean.readers.decode import decode
from newsclean.values.addresses import host

_LIBRARY = "newspaper4k"
LONGEST_NUMBER = 20  # digits; a longer run is no number, and Python refuses thousands of them
_IN_JSON = (
    *("url", "read_more_link", "language", "title", "top_image", "meta_img", "images", "movies", "keywords", "meta_keywords", "tags", "authors"),
    *("publish_date", "summary", "meta_description", "meta_lang", "meta_favicon", "meta_site_name", "canonical_link", "text"),
)
_MEDIA = ("/video", "/slide", "/gallery", "/powerpoint", "/fashion", "/glamour", "/cloth")  # of addresses; newspaper4k's list
_COMPARED = ("url", "title", "text", "top_image", "publish_date")  # and these, in any order:
_COMPARED_SORTED = ("movies", "authors", "keywords", "images")


class ArticleDownloadState(Enum):
    """Whether an Article has a page."""

    NOT_STARTED = 0
    FAILED_RESPONSE = 1  # never here
    SUCCESS = 2


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
        self.config = configured(config, options)
        for name, anchor in [*without_meaning(self.config), *([("read_more_link", FETCHING)] if read_more_link else ())]:
            warn_ignored(_LIBRARY, name, anchor)
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
        """Clean the page and set the attributes. Return this Article. Raises ArticleException where there is no page.

        The page is read as HTML, whatever it looks like.
        """
        self.throw_if_not_downloaded_verbose()
        cleaned = self.cleaned = clean(self.html, url=self.url, format="html")
        config = self.config
        self.title = (cleaned.title or self.title)[: config.max_title]
        self.text = cleaned.text[: config.max_text]
        self.article_html = f"<div>{cleaned.html}</div>" if cleaned.html else ""
        self.authors = list(cleaned.authors)[: config.max_authors]
        self.publish_date = datetime.fromisoformat(cleaned.date_published) if cleaned.date_published else None
        self.movies = [embed.url for embed in cleaned.embeds if embed.kind == "video"]
        self.meta_keywords = list(cleaned.tags)
        self.tags = set(cleaned.tags)
        self.meta_description = cleaned.description or ""
        self.meta_lang = cleaned.language or ""
        self.meta_site_name = cleaned.site_name or ""
        self.canonical_link = cleaned.canonical_url
        page = LexborHTMLParser(self.html)
        self.meta_data = _meta_data(page)
        self._set_images(cleaned, page)
        if config.use_meta_language and len(self.meta_lang) == 2:
            config._language = self.meta_lang
        self.is_parsed = True
        return self

    def fetch_images(self) -> None:
        """Set `images`, `meta_img`, `top_image` and `meta_favicon`, as `parse()` does. Nothing is loaded.

        Raises ArticleException before `parse()`.
        """
        self.throw_if_not_parsed_verbose()
        if self.cleaned is not None:
            self._set_images(self.cleaned, LexborHTMLParser(self.html))

    def set_movies(self, movie_objects: Iterable[Any]) -> None:
        """Set `movies` to the attribute `src` of each object that has one."""
        self.movies = [movie.src for movie in movie_objects if movie and movie.src]

    def nlp(self) -> None:
        """Warn: newsclean makes no summary and no keywords. `summary` stays "", `keywords` stays empty."""
        self.throw_if_not_downloaded_verbose()
        self.throw_if_not_parsed_verbose()
        warn_ignored(_LIBRARY, "nlp()", "newspaper-nlp")

    def build(self) -> NoReturn:
        """Raise NothingFetched: it would fetch the page."""
        raise not_fetched("build()", "article.download(input_html=…), then article.parse()")

    def is_valid_url(self) -> bool:
        """Return whether the address is that of a page within a site: http or https, with a host and a path.

        newspaper4k judges by words in the address, and by names of sites. What the page is, is said by `cleaned.kind`, after `parse()`.
        """
        try:
            parts = urlsplit(self.url)
        except ValueError:
            return False
        return parts.scheme in ("http", "https") and host(self.url) is not None and parts.path.strip("/") != ""

    def is_media_news(self) -> bool:
        """Return whether the address names videos, galleries or fashion, by the words that newspaper4k looks for."""
        return any(word in self.url for word in _MEDIA)

    def is_valid_body(self) -> bool:
        """Return whether the body has at least `config.min_word_count` words and `config.min_sent_count` sentences, and the title two words.

        `cleaned.kind` and `cleaned.confidence` tell more. Raises ArticleException before `parse()`.
        """
        self.throw_if_not_parsed_verbose()
        words, sentences = count_words(self.text), len(self.text.split("."))
        return words >= self.config.min_word_count and sentences >= self.config.min_sent_count and len(self.title.split(" ")) >= 2

    def to_json(self, as_string: bool | None = True) -> str | dict[str, Any]:
        """Return the fields that newspaper4k writes, as JSON or as a dict. `tags` is a list, in order. Raises ArticleException before `parse()`."""
        self.throw_if_not_parsed_verbose()
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

    @property
    def extractor(self) -> NoReturn:
        """Raise AttributeError: newspaper4k's own parts are not here."""
        raise AttributeError(missing("Article.extractor"))

    def throw_if_not_downloaded_verbose(self) -> None:
        """Raise ArticleException where there is no page."""
        if self.download_state is not ArticleDownloadState.SUCCESS:
            raise ArticleException("You must `download()` an article first!")

    def throw_if_not_parsed_verbose(self) -> None:
        """Raise ArticleException before `parse()`."""
        if not self.is_parsed:
            raise ArticleException("You must `parse()` an article first!")

    def _set_images(self, cleaned: Cleaned, page: LexborHTMLParser) -> None:
        self.images = [image.url for image in cleaned.images]
        self.meta_img = cleaned.image or ""
        self.top_image = self.meta_img or next(iter(self.images), "")
        self.meta_favicon = _favicon(page)

    def __eq__(self, other: object) -> bool:
        """Return whether the other has the same address, title, text, pictures, movies, authors, keywords and date. As there, it cannot be hashed."""
        if not isinstance(other, Article):
            return NotImplemented
        same = all(getattr(self, name) == getattr(other, name) for name in _COMPARED)
        return same and all(sorted(getattr(self, name)) == sorted(getattr(other, name)) for name in _COMPARED_SORTED)

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        """Return the title and the text as newspaper4k writes them. A text of over 100 characters is its first 50, and then all but its last 50."""
        text = f"{self.text[:50]} [...] {self.text[:-50]}" if len(self.text) > 100 else self.text
        return f"__Title__: {self.title}\n\n {text}"


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
