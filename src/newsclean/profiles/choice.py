"""Which pages the profiles of many sites are made of."""

from __future__ import annotations

import os
from bisect import insort
from hashlib import blake2b
from pathlib import Path
from typing import Generic, TypeVar

from newsclean.profiles.folder import profile_path
from newsclean.profiles.lines import PageLines
from newsclean.profiles.site import MOST_PAGES, SiteProfile

FEWEST_PAGES = 5  # of a site that is given a profile; with fewer, nothing was measured

Kept = TypeVar("Kept")


class Choice(Generic[Kept]):
    """Chooses for each site the 20 pages with the smallest hashes of their ids. So the order in which pages come makes no difference.

    sites   site -> (hash of the id, what is kept of the page) of its chosen pages, in the order of the hashes. Of two pages with
            one id, the later counts
    """

    def __init__(self) -> None:
        self.sites: dict[str, list[tuple[bytes, Kept]]] = {}

    def add(self, site: str, id: str, kept: Kept) -> None:
        """Take note of a page, where its hash is small enough."""
        rank = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        pages = self.sites.setdefault(site, [])
        if len(pages) == MOST_PAGES and rank > pages[-1][0]:
            return
        pages[:] = [page for page in pages if page[0] != rank]
        insort(pages, (rank, kept), key=lambda page: page[0])
        del pages[MOST_PAGES:]


def save_profiles(choice: Choice[PageLines], folder: str | os.PathLike[str]) -> int:
    """Write the profiles of the sites of which enough pages were chosen, and return how many. Others in the folder stay. Raises OSError."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    saved = 0
    for site, pages in choice.sites.items():
        if len(pages) >= FEWEST_PAGES:
            SiteProfile.of_pages(lines for _, lines in pages).save(profile_path(folder, site))
            saved += 1
    return saved
