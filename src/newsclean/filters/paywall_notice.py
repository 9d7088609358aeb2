"""Filter `paywall_notice`."""

from newsclean.filters._cues import short_blocks
from newsclean.model import Document, Marks
from newsclean.node import Node

_NAMES = frozenset(("paywall", "regwall", "piano"))


def paywall_notice(doc: Document, *, max_words: int = 45) -> Marks:
    """Notices of a paywall and calls for support: "Already a subscriber? Log in", "Support our journalism".

    Longer blocks are kept: they are rather an article about subscriptions. So is what stands in an element named "paywall" without such a
    notice: that is how pages name the part of the article that subscribers see.
    """
    boxes: set[Node] = set()
    for block, *why in short_blocks(doc, "paywall_notice", max_words):
        yield block, str(why[0])
        boxes.update(node for node in (block.path.up() if block.path is not None else ()) if node.words & _NAMES)
    boxes.difference_update(doc.container.up() if doc.container is not None else ())
    for block in doc.kept:
        if boxes and block.path is not None and not boxes.isdisjoint(block.path.up()):
            yield block, "stands in a box with a paywall's notice"
