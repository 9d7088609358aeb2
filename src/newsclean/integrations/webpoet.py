"""A page object for web-poet, whose item is an `Article` of zyte-common-items. It runs in scrapy-poet, and wherever page objects do.

Needs the extra `web-poet`. See docs/crawlers.md.
"""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from newsclean.article import Article
from newsclean.cleaner import Cleaner
from newsclean.extras import needs

try:
    import zyte_common_items as zyte
    from web_poet import field
except ImportError as error:
    raise needs("newsclean.integrations.webpoet", "web-poet and zyte-common-items", "web-poet") from error


class NewscleanArticlePage(zyte.ArticlePage):
    """A page object with the fields of `Article.to_zyte`.

    cleaner   the Cleaner to use, a class attribute
    cleaned   the newsclean Article of the page

    `url` is that of the response. `metadata.probability` is `cleaned.confidence`, which is small where the page is no article. The page is cleaned
    once, when the first field is asked for, in the thread that asks. A subclass may override `cleaner`, `clean`, and any field:

    >>> from web_poet import HttpResponse, field
    >>> class LornePostPage(NewscleanArticlePage):
    ...     cleaner = Cleaner(favor="recall")
    ...
    ...     @field
    ...     def headline(self):
    ...         return f"{self.css('.kicker::text').get()}: {self.cleaned.title}"
    >>> html = b"<body><div class=kicker>Harbour</div><h1>Talks end</h1><p>The talks between both sides failed on Monday.</p>"
    >>> page = LornePostPage(HttpResponse("https://lorne.example/a", body=html))
    >>> page.headline, page.articleBody
    ('Harbour: Talks end', 'The talks between both sides failed on Monday.')
    """

    cleaner: ClassVar[Cleaner] = Cleaner()

    def clean(self) -> Article:
        """Return the article of `self.response`."""
        response = self.response
        return self.cleaner.clean(bytes(response.body), url=str(response.url), encoding=response.headers.declared_encoding())

    @cached_property
    def cleaned(self) -> Article:
        """What `clean` returned."""
        return self.clean()

    @cached_property
    def _item(self) -> zyte.Article:
        item: zyte.Article = zyte.Article.from_dict({**self.cleaned.to_zyte(), "url": str(self.response.url)})
        return item

    @field
    def headline(self) -> str | None:
        return self._item.headline

    @field
    def datePublished(self) -> str | None:
        return self._item.datePublished

    @field
    def dateModified(self) -> str | None:
        return self._item.dateModified

    @field
    def authors(self) -> list[zyte.Author] | None:
        return self._item.authors or None

    @field
    def inLanguage(self) -> str | None:
        return self._item.inLanguage

    @field
    def mainImage(self) -> zyte.Image | None:
        return self._item.mainImage

    @field
    def description(self) -> str | None:
        return self._item.description

    @field
    def articleBody(self) -> str | None:
        return self._item.articleBody

    @field
    def articleBodyHtml(self) -> str | None:
        return self._item.articleBodyHtml

    @field
    def canonicalUrl(self) -> str | None:
        return self._item.canonicalUrl

    @field
    def metadata(self) -> zyte.ArticleMetadata:
        metadata: zyte.ArticleMetadata = super().metadata
        metadata.probability = self.cleaned.confidence
        return metadata
