"""Filter `paywall_notice`."""

from newsclean.filters._cues import short_blocks
from newsclean.model import Document, Marks


def paywall_notice(doc: Document, *, max_words: int = 45) -> Marks:
    """Notices of a paywall and calls for support: "Already a subscriber? Log in", "Support our journalism".

    Longer blocks are kept: they are rather an article about subscriptions.
    """
    return short_blocks(doc, "paywall_notice", max_words)
