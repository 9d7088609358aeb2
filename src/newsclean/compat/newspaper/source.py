"""newspaper4k's `Source`, which crawls a site. newsclean fetches nothing."""

from __future__ import annotations

from typing import Any

from newsclean.compat import not_fetched

CRAWLER = 'a crawler, such as Scrapy: see the page "Crawlers" of newsclean\'s docs'


class Source:
    """A site to crawl: making one raises NothingFetched."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise not_fetched("Source()", CRAWLER)
