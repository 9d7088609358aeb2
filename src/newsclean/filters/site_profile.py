"""Filter `site_profile`. It is not in the default pipeline: `Cleaner(profiles=…)` adds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.document import Block, Document, Marks, Warned, all_words
from newsclean.filters._sites import FEWEST_LONG, LEAST_SHARE, Known, known_of
from newsclean.profiles.folder import ProfileFolder
from newsclean.profiles.lines import LONG, MOST_LINES, site_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.profiles.folder import Profiles
    from newsclean.profiles.site import Seen

NO_SITE = "no site profile was chosen: there is no address, and no site was named"

LEAST_LEFT = 20  # words: where less would be left, the profile hardly fits
FEWEST_SHORT = 2  # other pages with a short line that some of them kept
REMOVED_SENTENCES = 2  # other pages that removed a line that reads as a sentence; of another line, one is enough
# Of the other pages, for the article's first sentence where they do not open with it: they may have shown it as the teaser of this article.
TEASER_SHARE = 0.5


def site_profile(doc: Document, *, profiles: Profiles | None = None, site: str | None = None) -> Marks | Warned:
    """Lines that other pages of the site show as well, as its profile tells. See docs/site-profiles.md.

    The page itself, and pages that tell the same story, do not count. A line goes if all other pages that show it have removed it, or if a fifth of
    the other pages show it: three at least of a long line, two of a short one. Beside a short line, another must repeat as well. The article's first
    sentence goes only if 15% of the other pages open with it, or half of them show it. Nothing goes where less than 20 words would be left. It
    runs behind all other filters.

    `profiles` are the profile of one site, or a folder of them, from which `site` chooses: by default the host of the address. Without either,
    nothing goes, with a warning.
    """
    if isinstance(profiles, ProfileFolder) and not (site or site_of(doc.url)):
        return Warned((), (NO_SITE,))
    known = known_of(doc, profiles, site)
    if known is None:
        return ()
    found = [b for b in doc.kept if b.index < MOST_LINES and b.text and _is_shared(doc, b, known)]
    is_enough = all_words(doc.kept) - all_words(found) >= LEAST_LEFT
    return [(block, known.reason(block)) for block in found] if is_enough else ()


def _is_shared(doc: Document, block: Block, known: Known) -> bool:
    """Return whether a kept block is a line of the site."""
    shown, kept, _ = known.seen[block.index]
    if not shown:
        return False
    if block.index == doc.first_sentence and shown < TEASER_SHARE * known.others and not known.opens_others(block):
        return False
    is_short = block.words < LONG
    if is_short and not _has_shared_neighbour(block.index, known.seen):
        return False
    if not kept and shown >= (REMOVED_SENTENCES if block.is_sentence else 1):
        return True
    return shown >= max(FEWEST_SHORT if is_short else FEWEST_LONG, LEAST_SHARE * known.others)


def _has_shared_neighbour(index: int, seen: Sequence[Seen]) -> bool:
    return any(0 <= beside < len(seen) and seen[beside].shown for beside in (index - 1, index + 1))
