"""Filter `site_opening`. It is not in the default pipeline: `Cleaner(profiles=…)` adds it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from newsclean.document import Document, Marks
from newsclean.filters._sites import known_of
from newsclean.layout.text_head import find_text_head

if TYPE_CHECKING:
    from newsclean.profiles.folder import Profiles


def site_opening(doc: Document, *, profiles: Profiles | None = None, site: str | None = None) -> Marks:
    """Lines above the headline of a text with which other pages of the site open as well: a banner of this week, a call. See docs/site-profiles.md.

    Such a line hides the headline, so they go before the headline is looked for; but only where one is found below them. Three other pages at least,
    and 15%, must have the line no lower than their first sentence. Options as for `site_profile`.
    """
    known = known_of(doc, profiles, site) if doc.head is None else None
    if known is None:
        return
    found = list(takewhile(known.opens_others, doc.kept))
    marks = [(block, known.reason(block)) for block in found]
    if found and find_text_head(doc.marked(site_opening.__name__, marks)) is not None:
        yield from marks
