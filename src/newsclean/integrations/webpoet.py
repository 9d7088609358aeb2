"""A web-poet page object: a page as zyte-common-items' `Article`, for scrapy-poet and whatever else runs page objects. Needs the extra `web-poet`.

See docs/crawlers.md.
"""

from __future__ import annotations

from functools import cached_property

from newsclean.article import Article
from newsclean.cleaner import Cleaner
from newsclean.extras import needs

try:
    import zyte_common_items as zyte
    from web_poet import field
except ImportError as error:
    raise needs("newsclean.webpoet", "web-poet and zyte-common-items", "web-poet") from error


class NewscleanArticlePage(zyte.ArticlePage):
    """A page object whose item is a zyte-common-items `Article`, with the fields of `Article.to_zyte`.

    `url` is the response's. `metadata.probability` is 0.0 where no body was found, and 1.0 otherwise. `cleaned` is the newsclean Article. The page
    is cleaned once, when the first field asks, in the thread that asks. A subclass overrides any field, `cleaner`, or `clean`:

    >>> from web_poet import HttpResponse, field
    >>> class LornePostPage(NewscleanArticlePage):
    ...     @field
    ...     def headline(self):
    ...         return f"{self.css('.kicker::text').get()}: {self.cleaned.title}"
    >>> html = b"<body><div class=kicker>Harbour</div><h1>Talks end</h1><p>The talks between both sides failed on Monday.</p>"
    >>> page = LornePostPage(HttpResponse("https://lorne.example/a", body=html))
    >>> page.headline, page.articleBody
    ('Harbour: Talks end', 'The talks between both sides failed on Monday.')
    """

    cleaner = Cleaner()
    """The Cleaner that is used; a subclass may have another one."""

    def clean(self) -> Article:
        """Return the article of `self.response`."""
        response = self.response
        return self.cleaner.clean(bytes(response.body), url=str(response.url), encoding=response.headers.declared_encoding())

    @cached_property
    def cleaned(self) -> Article:
        """What `clean` gave."""
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
    def canonicalUrl(self) -> str | None:
        return self._item.canonicalUrl

    @field
    def metadata(self) -> zyte.ArticleMetadata:
        metadata: zyte.ArticleMetadata = super().metadata
        if not self.cleaned.text:
            metadata.probability = 0.0
        return metadata
