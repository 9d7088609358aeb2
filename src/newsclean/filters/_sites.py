"""What the profile of a site knows of a page: for the filters `site_opening` and `site_profile`, which are not in the default pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.document import Block, Document
from newsclean.profiles.folder import ProfileFolder
from newsclean.profiles.lines import LONG, MOST_LINES, digest_of, line_hash, site_of

if TYPE_CHECKING:
    from newsclean.profiles.folder import Profiles
    from newsclean.profiles.site import Seen, SiteProfile

FEWEST_LONG = 3  # other pages with a long line that some of them kept
# Of the other pages. Stories of one subject share a paragraph of background, recipes share ingredients; furniture stands on more pages than that.
LEAST_SHARE = 0.2
LEAST_OPENING_SHARE = 0.15  # the same of a line with which they open: background and ingredients do not stand there


class Known(NamedTuple):
    """What a profile knows of a page.

    others   how many other pages it is made of, which tell other stories
    seen     how many of them show each line, by the index of its block
    """

    others: int
    seen: Sequence[Seen]

    def opens_others(self, block: Block) -> bool:
        """Return whether other pages open with a line: three of them, and 15%."""
        return block.index < len(self.seen) and self.seen[block.index].opening >= max(FEWEST_LONG, LEAST_OPENING_SHARE * self.others)

    def reason(self, block: Block) -> str:
        """Return why a line that other pages show goes, in words."""
        shown, kept, _ = self.seen[block.index]
        removed = f", and was removed from {shown - kept} of them" if shown > kept else ""
        return f"stands on {shown} of {self.others} other pages of the site{removed}"


def known_of(doc: Document, profiles: Profiles | None, site: str | None) -> Known | None:
    """Return what the profile of a page's site knows of it, or None where there is no profile."""
    profile = _chosen(profiles, site or site_of(doc.url))
    if profile is None:
        return None
    lines = [line_hash(block) for block in doc.blocks[:MOST_LINES]]
    long_kept = [lines[b.index] for b in doc.kept if b.words >= LONG and b.index < MOST_LINES]
    pages = profile.others(digest_of(lines), long_kept)
    return Known(pages.bit_count(), [profile.seen(line, pages) for line in lines])


def _chosen(profiles: Profiles | None, site: str | None) -> SiteProfile | None:
    """Return the profile for a page."""
    if isinstance(profiles, ProfileFolder):
        return profiles.of(site) if site else None
    return profiles
