"""newspaper4k's functions."""

from __future__ import annotations

from typing import Any, NoReturn

from newsclean.cleaner import clean
from newsclean.compat import not_fetched
from newsclean.compat.newspaper.article import Article
from newsclean.compat.newspaper.configuration import Configuration
from newsclean.compat.newspaper.languages import valid_languages
from newsclean.compat.newspaper.source import CRAWLER


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
    return clean(html, format="html").text


def languages() -> None:
    """Print the languages of `valid_languages`."""
    for code, name in valid_languages():
        print(f"{code}\t{name}")


def build(*_: Any, **__: Any) -> NoReturn:
    """Raise NothingFetched: a Source is a site to crawl."""
    raise not_fetched("build()", CRAWLER)


def hot() -> NoReturn:
    """Raise NothingFetched: newspaper4k fetches a list of what people search for."""
    raise not_fetched("hot()", "a feed of your choice, by httpx.get")


def popular_urls() -> NoReturn:
    """Raise NothingFetched: newspaper4k has a list of sites to crawl, and newsclean names no sites."""
    raise not_fetched("popular_urls()", f"a list of your own, and {CRAWLER}")
