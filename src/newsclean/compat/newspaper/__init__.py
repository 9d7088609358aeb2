"""newspaper4k's calls, answered by newsclean: `Article`, `article`, `fulltext`, `Config`.

    from newsclean.compat import newspaper

An `Article` is fed with the page, by `download(input_html=…)` or `set_html`. `parse()` sets the attributes that newspaper4k's has, in its types. What
would fetch something raises `NothingFetched`; what has no meaning raises a `CompatWarning`; what is not here is an AttributeError that says so. The
submodules that scripts import from are those of newspaper4k. docs/coming-from.md says what differs.
"""

from __future__ import annotations

from typing import NoReturn

from newsclean.compat.newspaper.api import article, build, build_article, fulltext, hot, languages, popular_urls
from newsclean.compat.newspaper.article import Article, ArticleDownloadState
from newsclean.compat.newspaper.configuration import Config, Configuration
from newsclean.compat.newspaper.exceptions import ArticleBinaryDataException, ArticleException
from newsclean.compat.newspaper.languages import valid_languages
from newsclean.compat.newspaper.missing import missing
from newsclean.compat.newspaper.source import Source
from newsclean.compat.newspaper.version import __version__

__all__ = [
    "Article",
    "ArticleBinaryDataException",
    "ArticleDownloadState",
    "ArticleException",
    "Config",
    "Configuration",
    "Source",
    "__version__",
    "article",
    "build",
    "build_article",
    "fulltext",
    "hot",
    "languages",
    "popular_urls",
    "valid_languages",
]


def __getattr__(name: str) -> NoReturn:
    raise AttributeError(missing(name))
