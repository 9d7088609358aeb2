"""Filter `site_profile`. It is not in the default pipeline: `Cleaner(profiles=…)` adds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean.document import Block, Document, Marks, all_words
from newsclean.profiles.folder import ProfileFolder
from newsclean.profiles.lines import LONG, MOST_LINES, digest_of, line_hash, site_of

if TYPE_CHECKING:
    from newsclean.profiles.folder import Profiles
    from newsclean.profiles.site import Seen, SiteProfile

LEAST_LEFT = 20  # words: where less would be left, the profile hardly fits
FEWEST_LONG = 3  # other pages with a long line that some of them kept
FEWEST_SHORT = 2  # the same of a short line
REMOVED_SENTENCES = 2  # other pages that removed a line that reads as a sentence; of another line, one is enough
# Of the other pages. Stories of one subject share a paragraph of background, recipes share ingredients; furniture stands on more pages than that.
LEAST_SHARE = 0.25
# Of the other pages, for the article's first sentence: other pages may have shown it as the teaser of this article.
OPENING_SHARE = 0.5


def site_profile(doc: Document, *, profiles: Profiles | None = None, site: str | None = None) -> Marks:
    """Lines that other pages of the site show as well, as its profile tells. See docs/site-profiles.md.

    The page itself, and pages that tell the same story, do not count. A line goes if all other pages that show it have removed it, or if a quarter of
    the other pages show it: three at least of a long line, two of a short one. Beside a short line, another must repeat as well. The article's first
    sentence goes only if half of the other pages show it. Nothing goes where less than 20 words would be left. It runs behind all other filters.

    `profiles` are the profile of one site, or a folder of them, from which `site` chooses: by default the host of the address.
    """
    profile = _chosen(profiles, site or site_of(doc.url))
    if profile is None:
        return
    blocks = doc.blocks[:MOST_LINES]
    lines = [line_hash(block) for block in blocks]
    long_kept = [lines[b.index] for b in doc.kept if b.words >= LONG and b.index < MOST_LINES]
    pages = profile.others(digest_of(lines), long_kept)
    others = pages.bit_count()
    seen = [profile.seen(line, pages) for line in lines]
    found = [b for b in doc.kept if b.index < MOST_LINES and b.text and _is_shared(doc, b, seen, others)]
    if all_words(doc.kept) - all_words(found) < LEAST_LEFT:
        return
    for block in found:
        shown, kept = seen[block.index]
        removed = f", and was removed from {shown - kept} of them" if shown > kept else ""
        yield block, f"stands on {shown} of {others} other pages of the site{removed}"


def _chosen(profiles: Profiles | None, site: str | None) -> SiteProfile | None:
    """Return the profile for a page."""
    if isinstance(profiles, ProfileFolder):
        return profiles.of(site) if site else None
    return profiles


def _is_shared(doc: Document, block: Block, seen: Sequence[Seen], others: int) -> bool:
    """Return whether a kept block is a line of the site, by what is known of each line of the page and the number of the other pages."""
    shown, kept = seen[block.index]
    if not shown:
        return False
    if block.index == doc.first_sentence and shown < OPENING_SHARE * others:
        return False
    is_short = block.words < LONG
    if is_short and not _has_shared_neighbour(block.index, seen):
        return False
    if not kept and shown >= (REMOVED_SENTENCES if block.is_sentence else 1):
        return True
    return shown >= max(FEWEST_SHORT if is_short else FEWEST_LONG, LEAST_SHARE * others)


def _has_shared_neighbour(index: int, seen: Sequence[Seen]) -> bool:
    return any(0 <= beside < len(seen) and seen[beside].shown for beside in (index - 1, index + 1))
