"""Crawls of `tests.integrations.local_site` in a process of their own, since a reactor runs once: `python -m tests.integrations.crawl ADDRESS`.

It prints what came out of them as JSON: name of the crawl -> items, stats, error; and what was logged in all.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import attrs
import pydantic
import scrapy
from itemadapter import ItemAdapter
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

import newsclean
from newsclean.integrations.scrapy import NewscleanPipeline, http_encoding
from tests.integrations.local_site import SHAPES


@dataclass
class Story:
    url: str
    html: bytes
    article: dict[str, Any] | None = None


@attrs.define
class Report:
    url: str
    html: bytes
    article: dict[str, Any] | None = attrs.field(default=None, validator=attrs.validators.optional(attrs.validators.instance_of(dict)))


class Post(scrapy.Item):
    url = scrapy.Field()
    html = scrapy.Field()
    article = scrapy.Field()


class Model(pydantic.BaseModel):
    url: str
    html: bytes
    article: dict[str, Any] | None = None


@dataclass
class NoPlace:
    """An item that has no field for the article."""

    url: str
    html: bytes


@dataclass(frozen=True)
class Frozen:
    url: str
    html: bytes
    article: None = None


@attrs.define
class Strict:
    """An item whose field wants something else, and says so with all that it was given."""

    url: str
    html: bytes
    article: str | None = attrs.field(default=None, validator=attrs.validators.optional(attrs.validators.instance_of(str)))


def no_page(url: str, **_: Any) -> dict[str, Any]:
    return {"url": url}


def two_pages(html: bytes, **_: Any) -> dict[str, Any]:
    return {"html": 5, "body": html.decode(), "url": 7}


def unknown_encoding(url: str, html: bytes, **_: Any) -> dict[str, Any]:
    return {"url": url, "html": html.decode().encode("cp1252"), "encoding": "klingon"}


def no_item(url: str, **_: Any) -> str:
    return url


class WithBylines(NewscleanPipeline):
    """The pipeline with filters of its own."""

    cleaner = newsclean.Cleaner(pipeline=newsclean.Pipeline.default().without("byline", "block_scorer"))


CLEANER = WithBylines.cleaner
PIPELINE = {"ITEM_PIPELINES": {"newsclean.integrations.scrapy.NewscleanPipeline": 300}}
RESULT = {"title": "headline", "text": "text", "removed": "removed"}

# Name -> settings, and for each path to fetch the classes of the items to make of it.
CRAWLS: dict[str, tuple[dict[str, Any], dict[str, list[Any]]]] = {
    "types": (PIPELINE, {f"/{shape}": [dict, Story, Report, Post, Model] for shape in SHAPES}),
    "misfits": (PIPELINE, {f"/{shape}": [NoPlace, Frozen, Strict] for shape in SHAPES}),
    "broken": (PIPELINE, {path: [dict] for path in ("/report.pdf", "/empty", "/shift_jis")}),
    "odd": (PIPELINE, {"/french": [no_page, two_pages, unknown_encoding, no_item]}),
    "drop": (
        {**PIPELINE, "NEWSCLEAN_DROP_KINDS": ["other"], "NEWSCLEAN_RESULT": RESULT},
        {p: [dict] for p in ("/report.pdf", "/empty", "/live_blog")},
    ),
    "alone": ({**PIPELINE, "NEWSCLEAN_TIMEOUT": 60, "NEWSCLEAN_FAVOR": "recall"}, {"/paywall_stub": [dict]}),
    "hurried": ({**PIPELINE, "NEWSCLEAN_TIMEOUT": "0.01"}, {"/paywall_stub": [dict]}),
    "own": ({"ITEM_PIPELINES": {WithBylines: 300}}, {"/paywall_stub": [dict]}),
    "own by setting": ({**PIPELINE, "NEWSCLEAN_CLEANER": "tests.integrations.crawl.CLEANER"}, {"/paywall_stub": [dict]}),
    "wrong": ({**PIPELINE, "NEWSCLEAN_FAVOUR": "recall"}, {"/paywall_stub": [dict]}),
}


class SiteSpider(scrapy.Spider):
    name = "site"

    def __init__(self, site: str, kinds: dict[str, list[Any]]) -> None:
        super().__init__()
        self.site, self.kinds = site, kinds

    async def start(self) -> AsyncIterator[Any]:
        for path, kinds in self.kinds.items():
            yield scrapy.Request(self.site + path, cb_kwargs={"kinds": kinds})

    def parse(self, response: Response, kinds: list[Any]) -> Any:
        for kind in kinds:
            extra = {"encoding": http_encoding(response)} if kind is dict else {}
            yield kind(url=response.url, html=response.body, **extra)


class _Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()[:2000]}")


def plain(item: Any) -> Any:
    """An item as JSON has it, with the name of its class and without the page."""
    if not ItemAdapter.is_item(item):
        return item
    return {"class": type(item).__name__, **{k: v for k, v in ItemAdapter(item).asdict().items() if k != "html"}}


def main(site: str) -> None:
    log = _Log()
    logging.getLogger().addHandler(log)
    process = AsyncCrawlerProcess({"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "RETRY_ENABLED": False})
    found: dict[str, Any] = {}
    tasks = {}
    for name, (settings, kinds) in CRAWLS.items():
        crawler = process.create_crawler(type("Spider", (SiteSpider,), {"custom_settings": settings}))
        found[name] = {"crawler": crawler, "items": []}
        crawler.signals.connect(collector(found[name]["items"]), signals.item_scraped, weak=False)
        tasks[name] = process.crawl(crawler, site=site, kinds=kinds)
    process.start()
    for name, crawl in found.items():
        stats = crawl.pop("crawler").stats
        crawl["stats"] = {k: v for k, v in stats.get_stats().items() if k.startswith(("newsclean/", "item_"))}
        crawl["error"] = str(tasks[name].exception() or "")
    print(json.dumps({**found, "log": log.lines}))


def collector(items: list[Any]) -> Any:
    return lambda item: items.append(plain(item))


if __name__ == "__main__":
    main(*sys.argv[1:])
