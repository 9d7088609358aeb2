"""What a page says of itself in its head."""

from __future__ import annotations

from typing import NamedTuple


class LiveUpdate(NamedTuple):
    """An entry of a live blog: its time in ISO 8601 and its headline, either of which may be missing."""

    date: str | None
    title: str | None


# What one source of a page's head says of a field: the field, the place ("json_ld", "meta", "link", "title", "html", "data"), the name of what stands
# there ("datePublished", "og:title"), and what it says, as it stands there. A plain tuple, since a page has dozens, and few are looked at.
Said = tuple[str, str, str, str]


class Head(NamedTuple):
    """What the head of a page says of the article. A field is None or empty if it says nothing. Dates are ISO 8601, see `newsclean.values.dates`.

    titles     the headline as the page's sources give it, the most trusted first
    date_stamped   the day of the page as a file (`<meta name="date">`): many systems set it anew with each change
    marked_published   the date of an element of the body that is marked as the date of publication
    marked_date   the day that a `<time>` near the article gives, which may be any date
    region     the country that the tag of its language names, in capitals: "GB" of "en-GB"
    canonical_url, image   as the page has them: they may be relative, or not be addresses at all
    body       the article's text. It only helps to find the article's blocks, and is never part of a result: it may differ from what the page shows
    types      what the page says it is: types of JSON-LD ("NewsArticle", "Product"), and "og:" with the type of Open Graph ("og:article")
    signs      what the markup of a page with little running text shows, see `newsclean.readers.head.signs`
    noscript   what such a page shows where scripts do not run
    notes      where a value may be doubted: a sentence that says where it is from
    said       what each source says, whether it is believed or not: `newsclean.metadata.sources` reads it
    """

    titles: tuple[str, ...] = ()
    description: str | None = None
    authors: tuple[str, ...] = ()
    marked_authors: tuple[str, ...] = ()
    date_published: str | None = None
    date_modified: str | None = None
    date_stamped: str | None = None
    marked_published: str | None = None
    marked_date: str | None = None
    publisher: str | None = None
    site_name: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    region: str | None = None
    canonical_url: str | None = None
    image: str | None = None
    is_accessible_for_free: bool | None = None
    live_updates: tuple[LiveUpdate, ...] = ()
    body: str | None = None
    types: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    noscript: str | None = None
    notes: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def title(self) -> str | None:
        return self.titles[0] if self.titles else None

    @property
    def names_article(self) -> bool:
        """Whether a type of JSON-LD is that of an article: "NewsArticle"."""
        return any(name.endswith("Article") for name in self.types)

    @property
    def describes_article(self) -> bool:
        """Whether the head describes an article with its date."""
        return self.date_published is not None and self.names_article

    def has_title(self, text: str) -> bool:
        """Return whether a heading is one of the titles that the head gives. One may have more at either end, as where a site adds its name."""
        folded = " ".join(text.casefold().split())  # a heading may have non-breaking spaces
        for title in self.titles:
            shorter, longer = sorted((folded, title.casefold()), key=len)
            if shorter in longer and 2 * len(shorter) >= len(longer):
                return True
        return False
