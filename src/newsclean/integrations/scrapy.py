"""An item pipeline for Scrapy: items that bring a page get its article. Needs the extra `scrapy`.

    ITEM_PIPELINES = {"newsclean.integrations.scrapy.NewscleanPipeline": 300}

It is an item pipeline and no downloader middleware, since only the spider knows which pages are articles. See docs/crawlers.md.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from newsclean.article import Article
from newsclean.beside import FIELDS as BESIDE
from newsclean.cleaner import Cleaner, cleaner_of
from newsclean.document import Effort, Favor, PageKind
from newsclean.document.choices import ARTICLES, check_choice
from newsclean.extras import needs
from newsclean.isolation import check_process_limits, isolated
from newsclean.output.rows import FIELDS
from newsclean.profiles import PageLines, page_lines, site_of
from newsclean.profiles.choice import Choice, save_profiles

try:
    from itemadapter import ItemAdapter
    from scrapy import Item
    from scrapy.exceptions import DropItem
    from scrapy.utils.asyncio import is_asyncio_available
    from scrapy.utils.misc import load_object
    from w3lib.encoding import http_content_type_encoding
except ImportError as error:
    raise needs("newsclean.integrations.scrapy", "Scrapy", "scrapy") from error

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.settings import BaseSettings
    from scrapy.statscollectors import StatsCollector

logger = logging.getLogger(__name__)

PREFIX = "NEWSCLEAN_"


class Options(NamedTuple):
    """The settings of the pipeline, each without its prefix: `NEWSCLEAN_URL_FIELD` is `url_field`.

    source_field     the item fields that may hold the page, as str or bytes; the first that holds one is taken
    url_field        the item field with the page's address
    encoding_field   the item field with the charset of the HTTP header; see `http_encoding`
    result           the item field that takes `article.to_dict()`, or a dict of the names in that to item fields: `{"title": "headline"}`
    cleaner          the Cleaner to use; in the settings also its import path, as "myproject.cleaning.CLEANER"
    effort, favor    instead of `cleaner`, these options of one
    timeout          seconds after which a page is given up. Each page is then cleaned in a process of its own, by `newsclean.isolated`
    keep_page        whether the page stays in the item. By default it leaves it once it is cleaned: Scrapy logs items, and feeds export them
    drop_kinds       kinds of page whose items are dropped: `["error", "challenge"]`; see `Article.kind`
    profiles         a folder of site profiles. Those that are there when the crawl starts are used; when it ends, each site of which 5 pages or more
                     were cleaned gets a new one, for the next crawl. See docs/site-profiles.md
    """

    source_field: tuple[str, ...] = ("html", "body")
    url_field: str = "url"
    encoding_field: str = "encoding"
    result: str | Mapping[str, str] = "article"
    cleaner: Cleaner | None = None
    effort: Effort | None = None
    favor: Favor | None = None
    timeout: float | None = None
    keep_page: bool = False
    drop_kinds: tuple[PageKind, ...] = ()
    profiles: str | None = None


class NewscleanPipeline:
    """The item pipeline. It reads the settings of `Options`; a wrong one raises ValueError when the crawl starts.

    Pages are cleaned in threads, so that the crawl goes on meanwhile. No content of an item raises. An item without a page, or without a field for
    the article, is passed on as it came, which is counted and logged. Scrapy must run on asyncio, as it does by default; otherwise RuntimeError is
    raised when the crawl starts.

    Counters: `newsclean/status/<status of the article>`, `newsclean/kind/<kind of page>`, `newsclean/removed/<filter>` (blocks removed as junk),
    `newsclean/missing_source`, `newsclean/unset/<item field>`, `newsclean/dropped`, `newsclean/profiles` (saved at the end).

    A subclass may have a Cleaner of its own, which takes the place of the settings for effort and favor:

    >>> class WithCaptions(NewscleanPipeline):
    ...     cleaner = Cleaner(pipeline=Cleaner().pipeline.without("caption"))
    """

    cleaner: Cleaner | None = None

    def __init__(self, options: Options, stats: StatsCollector) -> None:
        self.options = options
        self.stats = stats
        self.cleaner = self._chosen_cleaner()
        self._warned: set[tuple[type, str]] = set()
        self._seen: Choice[PageLines] = Choice()  # what the profiles for the next crawl are made of

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not is_asyncio_available():
            raise RuntimeError(
                "newsclean.integrations.scrapy needs Scrapy on asyncio: take TWISTED_REACTOR out of the settings, "
                'or set it to "twisted.internet.asyncioreactor.AsyncioSelectorReactor"'
            )
        assert crawler.stats is not None  # it is made before the pipelines
        return cls(read_options(crawler.settings), crawler.stats)

    def _chosen_cleaner(self) -> Cleaner:
        """Return the cleaner of the settings, that of the class, or one with the options in the settings."""
        given = {name: value for name in ("effort", "favor") if (value := getattr(self.options, name)) is not None}
        try:
            cleaner = self._with_profiles(cleaner_of(self.options.cleaner or self.cleaner, given))
            if self.options.timeout is not None:
                pickle.dumps(cleaner)  # raises now, and not at every item, where it cannot be sent to another process
        except (TypeError, ValueError, OSError) as error:
            raise ValueError(f"the settings of newsclean are wrong: {error}") from error
        return cleaner

    def _with_profiles(self, cleaner: Cleaner) -> Cleaner:
        """Return the cleaner with the profiles that are there. Before the first crawl there are none."""
        folder = self.options.profiles
        if folder is None or not Path(folder).exists():
            return cleaner
        if not Path(folder).is_dir():
            raise ValueError(f"{PREFIX}PROFILES is {folder}, and that is no folder")
        if not any(Path(folder).iterdir()):
            return cleaner
        return Cleaner(
            effort=cleaner.effort, favor=cleaner.favor, pipeline=cleaner.pipeline, limits=cleaner.limits, profiles=folder, fields=cleaner.fields
        )

    def close_spider(self) -> None:
        """Save the profiles of the sites for the next crawl, where `NEWSCLEAN_PROFILES` names a folder."""
        if self.options.profiles is None:
            return
        try:
            saved = save_profiles(self._seen, self.options.profiles)
        except OSError as error:
            logger.error("newsclean: the site profiles could not be saved: %s", error)
            return
        self.stats.set_value("newsclean/profiles", saved)

    async def process_item(self, item: Any) -> Any:
        """Return the item with its article. Raises DropItem only where `NEWSCLEAN_DROP_KINDS` is set."""
        if not ItemAdapter.is_item(item):
            return item
        adapter = ItemAdapter(item)
        field, source = self._source(adapter)
        if source is None:
            self.stats.inc_value("newsclean/missing_source")
            fields = self.options.source_field
            self._warn(item, f"has no page in {' or '.join(fields)}: put response.body there, or name another field in {PREFIX}SOURCE_FIELD")
            return item
        url, encoding = _text(adapter.get(self.options.url_field)), _text(adapter.get(self.options.encoding_field))
        article, values = await asyncio.to_thread(self._cleaned, source, url, encoding)
        self._count(article)
        if self.options.profiles is not None and article.kind in ARTICLES and (site := site_of(url)):
            self._seen.add(site, url or "", page_lines(article.document))
        if article.kind in self.options.drop_kinds and article.status not in ("timeout", "killed"):  # of these, nobody has seen what it is
            why = f"{url or 'a page'} is of the kind {article.kind}: {article.kind_reason}"
            self.stats.inc_value("newsclean/dropped")
            logger.info("newsclean: %s", why)
            self._remove(adapter, field, source)
            raise DropItem(why, log_level="DEBUG")  # Scrapy logs the whole item with it
        taken = [self._set(adapter, name, value) for name, value in values.items()]
        if all(taken) and field not in values:
            self._remove(adapter, field, source)
        return item

    def clean(self, source: str | bytes, url: str | None, encoding: str | None) -> Article:
        """Return the article of a page. Runs in a thread."""
        assert self.cleaner is not None  # since `__init__`
        if self.options.timeout is None:
            return self.cleaner.clean(source, url=url, encoding=encoding)
        return isolated(source, url=url, encoding=encoding, timeout=self.options.timeout, cleaner=self.cleaner)

    def _cleaned(self, source: str | bytes, url: str | None, encoding: str | None) -> tuple[Article, dict[str, Any]]:
        """Return the article, and the values to set: item field -> value."""
        article = self.clean(source, url, encoding)
        shown, result = article.to_dict(), self.options.result
        if isinstance(result, str):
            return article, {result: shown}
        return article, {field: shown[name] for name, field in result.items()}

    def _source(self, adapter: ItemAdapter) -> tuple[str, str | bytes | None]:
        """Return the field with the page, and the page; or None for the page."""
        values = ((field, adapter.get(field)) for field in self.options.source_field)
        return next(((field, value) for field, value in values if isinstance(value, str | bytes)), ("", None))

    def _count(self, article: Article) -> None:
        self.stats.inc_value(f"newsclean/status/{article.status}")
        self.stats.inc_value(f"newsclean/kind/{article.kind}")
        for removal in article.removed:
            self.stats.inc_value(f"newsclean/removed/{removal.filter}")

    def _set(self, adapter: ItemAdapter, field: str, value: Any) -> bool:
        """Set a field, and return whether the item took it."""
        try:
            adapter[field] = value
        except (AttributeError, KeyError, TypeError, ValueError) as error:  # no such field, a frozen item, a validator that refuses the value
            self.stats.inc_value(f"newsclean/unset/{field}")
            self._warn(adapter.item, f"did not take the field {field!r}: declare it in the class, or change {PREFIX}RESULT", f" ({error})")
            return False
        return True

    def _remove(self, adapter: ItemAdapter, field: str, source: str | bytes) -> None:
        """Take the page out of an item, unless it is to stay. Of a class, the field is emptied: an object without one of its fields has no `repr`."""
        if self.options.keep_page:
            return
        if isinstance(adapter.item, dict | Item):
            del adapter[field]
        else:
            self._set(adapter, field, b"" if isinstance(source, bytes) else "")

    def _warn(self, item: Any, what: str, why: str = "") -> None:
        """Log something once for all items of a class, with the reason that the first of them gave."""
        if (type(item), what) not in self._warned:
            self._warned.add((type(item), what))
            logger.warning("newsclean: an item of the class %s %s%.200s", type(item).__name__, what, why)


def http_encoding(response: Response) -> str | None:
    """Return the charset that the HTTP header of a response names, or None. It is what `encoding=` of `newsclean.clean` asks for.

    `response.encoding` is something else: where nothing is declared it is a guess, and a response that is no text has none.

    >>> from scrapy.http import HtmlResponse
    >>> http_encoding(HtmlResponse("https://lorne.example/", headers={"Content-Type": "text/html; charset=Shift_JIS"}))
    'cp932'
    """
    return http_content_type_encoding((response.headers.get("Content-Type") or b"").decode("latin-1"))


def read_options(settings: BaseSettings) -> Options:
    """Return the options in Scrapy's settings. None stands for the default.

    Raises ValueError for a setting that begins with NEWSCLEAN_ and is none, and for a wrong value.
    """
    names = {f"{PREFIX}{option.upper()}": option for option in Options._fields}
    if unknown := sorted(name for name in settings if name.startswith(PREFIX) and name not in names):
        raise ValueError(f"there is no setting {', '.join(unknown)}; those of newsclean are {', '.join(names)}")
    given = {}
    for name, option in names.items():
        if settings.get(name) is not None:
            try:
                given[option] = _READERS[option](settings, name)
            except (TypeError, ValueError, ImportError, NameError) as error:
                raise ValueError(f"the setting {name} is wrong: {error}") from error
    return Options(**given)


# The functions that read a setting, one for each type. A setting given on the command line is a str. Each raises an error for a wrong value.


def _field(settings: BaseSettings, name: str) -> str:
    return _name(settings[name])


def _fields(settings: BaseSettings, name: str) -> tuple[str, ...]:
    if not (names := settings.getlist(name)):
        raise ValueError("it names no field")
    return tuple(_name(n) for n in names)


def _result(settings: BaseSettings, name: str) -> str | dict[str, str]:
    value = settings[name]
    if isinstance(value, str) and not value.startswith("{"):
        return _name(value)
    fields = settings.getdict(name)
    known = [*FIELDS, "removed", "roles", *BESIDE]
    if unknown := [n for n in fields if n not in known]:
        raise ValueError(f"an article has no {', '.join(map(str, unknown))}; it has {', '.join(known)}")
    return {n: _name(field) for n, field in fields.items()}


def _cleaner(settings: BaseSettings, name: str) -> Cleaner:
    value = settings[name]
    found = load_object(value) if isinstance(value, str) else value
    if not isinstance(found, Cleaner):
        raise TypeError(f"it must be a newsclean.Cleaner or the import path of one, as 'myproject.cleaning.CLEANER', not {type(found).__name__}")
    return found


def _effort(settings: BaseSettings, name: str) -> str:
    check_choice("effort", settings[name], Effort)
    return str(settings[name])


def _favor(settings: BaseSettings, name: str) -> str:
    check_choice("favor", settings[name], Favor)
    return str(settings[name])


def _seconds(settings: BaseSettings, name: str) -> float:
    return check_process_limits(settings.getfloat(name), None).timeout


def _kinds(settings: BaseSettings, name: str) -> tuple[str, ...]:
    kinds = tuple(str(kind).strip() for kind in settings.getlist(name))
    for kind in kinds:
        check_choice("kind", kind, PageKind)
    return kinds


def _path(settings: BaseSettings, name: str) -> str:
    return str(os.fspath(settings[name]))


def _flag(settings: BaseSettings, name: str) -> bool:
    return settings.getbool(name)


def _name(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is no name of a field")
    return value.strip()


_READERS: dict[str, Callable[[BaseSettings, str], Any]] = {
    "source_field": _fields,
    "url_field": _field,
    "encoding_field": _field,
    "result": _result,
    "cleaner": _cleaner,
    "effort": _effort,
    "favor": _favor,
    "timeout": _seconds,
    "keep_page": _flag,
    "drop_kinds": _kinds,
    "profiles": _path,
}


def _text(value: Any) -> str | None:
    """Return an item's address or charset as a str. Some libraries have addresses of a type of their own."""
    return None if value is None else str(value)
