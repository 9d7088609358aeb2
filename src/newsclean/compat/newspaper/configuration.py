"""newspaper4k's `Configuration`, with all its options. Those that have no meaning here are there, and a changed one is warned of."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any

from newsclean.compat import warn
from newsclean.compat.newspaper.version import __version__

# Options that have no meaning here -> the anchor of the paragraph in the docs that says why.
FETCHING = "newspaper-fetching"
OTHER = "newspaper-other-options"
WITHOUT_MEANING: dict[str, str] = {
    "requests_params": FETCHING,
    "number_threads": FETCHING,
    "thread_timeout_seconds": FETCHING,
    "http_success_only": FETCHING,
    "follow_meta_refresh": FETCHING,
    "allow_binary_content": FETCHING,
    "ignored_content_types_defaults": FETCHING,
    "honor_robots_txt": FETCHING,
    "use_cached_categories": FETCHING,
    "max_file_memo": FETCHING,
    "top_image_settings": "newspaper-images",
    "clean_article_html": "newspaper-article-html",
    "max_keywords": "newspaper-nlp",
    "max_summary": "newspaper-nlp",
    "max_summary_sent": "newspaper-nlp",
    "verbose": OTHER,
}
REQUESTS = (
    "headers",
    "cookies",
    "auth",
    "timeout",
    "allow_redirects",
    "proxies",
    "verify",
    "cert",
)  # arguments of an Article that are for requests.get
# What means something here, and what says whether to fetch pictures and to remember addresses: newsclean does neither, so that nothing is lost.
_MEANT = frozenset(("max_title", "max_text", "max_authors", "min_word_count", "min_sent_count", "use_meta_language"))
_LOSES_NOTHING = frozenset(("fetch_images", "memorize_articles", "disable_category_cache"))
_OF_REQUESTS = {"timeout": "request_timeout", "headers": "headers", "proxies": "proxies"}  # the options that stand for a key of `requests_params`


def _renamed(new: str) -> Any:
    """Return a property that is another name of an option, which newspaper4k is to drop."""
    old = new.upper()

    def get(config: Configuration) -> Any:
        warn(f"`{old}` is deprecated, use `{new}` instead", DeprecationWarning)
        return getattr(config, new)

    def put(config: Configuration, value: Any) -> None:
        warn(f"`{old}` is deprecated, use `{new}` instead", DeprecationWarning)
        setattr(config, new, value)

    return property(get, put, doc=f"The same as `{new}`.")


class Configuration:
    """The options of an Article, with newspaper4k's names and defaults.

    These mean what they mean there: `max_title` and `max_text` (in characters), `max_authors`, and `min_word_count` and `min_sent_count` for
    `is_valid_body`. `language` is checked for its form and kept; newsclean reads all its languages without being told. The other options are there to
    be read and set. An Article whose Configuration has one of them that is not at its default raises a CompatWarning.

    >>> config = Configuration()
    >>> config.requests_params["timeout"], config.top_image_settings["min_width"]
    (7, 300)
    """

    def __init__(self) -> None:
        self.max_title = 200
        self.max_text = 100_000
        self.max_authors = 10
        self.min_word_count = 300
        self.min_sent_count = 7
        self.use_meta_language = True
        self._language = "en"

        self.fetch_images = True
        self.memorize_articles = True
        self.disable_category_cache = False

        self.requests_params: dict[str, Any] = {"timeout": 7, "proxies": {}, "headers": {"User-Agent": f"newspaper/{__version__}"}}
        self.number_threads = 10
        self.thread_timeout_seconds = 10
        self.http_success_only = True
        self.follow_meta_refresh = False
        self.allow_binary_content = False
        self.ignored_content_types_defaults: dict[str, str] = {}
        self.honor_robots_txt = False
        self.use_cached_categories = True
        self.max_file_memo = 20_000
        self.top_image_settings = {"min_width": 300, "min_height": 200, "min_area": 10_000, "max_retries": 2}
        self.clean_article_html = True
        self.max_keywords = 35
        self.max_summary = 5000
        self.max_summary_sent = 5
        self.verbose = False

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

    @property
    def headers(self) -> Any:
        """The key "headers" of `requests_params`."""
        return self.requests_params.get("headers")

    @headers.setter
    def headers(self, value: Any) -> None:
        self._request(headers=value)

    @property
    def browser_user_agent(self) -> Any:
        """The key "User-Agent" of `headers`."""
        return (self.headers or {}).get("User-Agent")

    @browser_user_agent.setter
    def browser_user_agent(self, value: Any) -> None:
        self._request(headers={**(self.headers or {}), "User-Agent": value})

    @property
    def request_timeout(self) -> Any:
        """The key "timeout" of `requests_params`."""
        return self.requests_params.get("timeout")

    @request_timeout.setter
    def request_timeout(self, value: Any) -> None:
        self._request(timeout=value)

    @property
    def proxies(self) -> Any:
        """The key "proxies" of `requests_params`."""
        return self.requests_params.get("proxies")

    @proxies.setter
    def proxies(self, value: Any) -> None:
        self._request(proxies=value)

    @property
    def memoize_articles(self) -> bool:
        """The same as `memorize_articles`."""
        return self.memorize_articles

    @memoize_articles.setter
    def memoize_articles(self, value: bool) -> None:
        self.memorize_articles = value

    MIN_WORD_COUNT = _renamed("min_word_count")
    MIN_SENT_COUNT = _renamed("min_sent_count")
    MAX_TITLE = _renamed("max_title")
    MAX_TEXT = _renamed("max_text")
    MAX_KEYWORDS = _renamed("max_keywords")
    MAX_AUTHORS = _renamed("max_authors")
    MAX_SUMMARY = _renamed("max_summary")
    MAX_SUMMARY_SENT = _renamed("max_summary_sent")
    MAX_FILE_MEMO = _renamed("max_file_memo")

    def update(self, **options: Any) -> None:
        """Set options by their names."""
        for name, value in options.items():
            setattr(self, name, value)

    def _request(self, **parameters: Any) -> None:
        """Set keys of `requests_params`, in a dict of this Configuration's own: a copy made for an Article must not change the original."""
        self.requests_params = {**self.requests_params, **parameters}


Config = Configuration


def configured(config: Configuration | None, options: dict[str, Any]) -> Configuration:
    """Return the Configuration of an Article: a copy of the one given, with the Article's own options.

    As in newspaper4k, the arguments of `requests.get` go to `requests_params`.
    """
    made = Configuration() if config is None else copy(config)
    made._request(**{name: value for name, value in options.items() if name in REQUESTS})
    made.update(**{name: value for name, value in options.items() if name not in REQUESTS})
    return made


def without_meaning(config: Configuration) -> Iterator[tuple[str, str]]:
    """Yield the options that have no meaning here and are not at their default, each with the anchor of its paragraph in the docs."""
    defaults = vars(Configuration())
    for name, value in vars(config).items():
        if name.startswith("_") or name in _MEANT or name in _LOSES_NOTHING or (name in defaults and value == defaults[name]):
            continue
        if name == "requests_params":
            yield from [(changed, FETCHING) for changed in _changed_requests(value, defaults[name])]
        else:
            yield name, WITHOUT_MEANING.get(name, OTHER)


def _changed_requests(parameters: dict[str, Any], defaults: dict[str, Any]) -> Iterator[str]:
    """Yield the names of options by which `requests_params` differs from its default."""
    for key in {**defaults, **parameters}:
        value, default = parameters.get(key), defaults.get(key)  # of any type: they are for requests
        if value == default:
            continue
        if key == "headers" and isinstance(value, dict) and set(value) == {"User-Agent"}:
            yield "browser_user_agent"
        else:
            yield _OF_REQUESTS.get(key, f"requests_params[{key!r:.40}]")
