"""What a page says of itself in its head."""

from __future__ import annotations

from typing import NamedTuple


class LiveUpdate(NamedTuple):
    """An entry of a live blog: its time in ISO 8601 and its headline, either of which may be missing."""

    date: str | None
    title: str | None


class Head(NamedTuple):
    """What a page says of itself, as printed; None or empty where it says nothing. Dates are ISO 8601 as in `newsclean.values.dates`.

    titles     the headline as the page's sources give it, the most trusted first
    marked_date   the day that a `<time>` near the article gives, which may be any date
    canonical_url, image   may be relative, or no address at all: the page's own address is not known here
    body       the article's text, by which its blocks are found; it is never given out itself, as it may be another text than the one shown
    notes      what the values rest on where a reader may doubt it, in words
    """

    titles: tuple[str, ...] = ()
    description: str | None = None
    authors: tuple[str, ...] = ()
    marked_authors: tuple[str, ...] = ()
    date_published: str | None = None
    date_modified: str | None = None
    marked_date: str | None = None
    publisher: str | None = None
    site_name: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    canonical_url: str | None = None
    image: str | None = None
    is_accessible_for_free: bool | None = None
    live_updates: tuple[LiveUpdate, ...] = ()
    body: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        return self.titles[0] if self.titles else None

    def has_title(self, text: str) -> bool:
        """Whether a heading says what the head gives as the title, in one of its sources, but for what a site adds at either end."""
        folded = text.casefold()
        for title in self.titles:
            shorter, longer = sorted((folded, title.casefold()), key=len)
            if shorter in longer and 2 * len(shorter) >= len(longer):
                return True
        return False
