"""Filter `paywall_notice`."""

from newsclean import vocabulary
from newsclean.document import Document, Element, Marks
from newsclean.filters._cues import short_blocks


def paywall_notice(doc: Document, *, max_words: int = 45) -> Marks:
    """Notices of a paywall and calls for support: "Already a subscriber? Log in", "Support our journalism".

    If a notice stands in an element named "paywall", the filter removes the whole element. Without a notice such an element is kept: pages give this
    name also to the part of the article that subscribers see. Longer blocks are kept: they are more likely an article about subscriptions.
    """
    boxes: set[Element] = set()
    for block, *why in short_blocks(doc, "paywall_notice", max_words):
        yield block, str(why[0])
        boxes.update(element for element in (block.element.up() if block.element is not None else ()) if element.words & vocabulary.PAYWALLS)
    boxes.difference_update(doc.layout.container.up() if doc.layout.container is not None else ())
    for block in doc.kept:
        if boxes and block.element is not None and not boxes.isdisjoint(block.element.up()):
            yield block, "stands in a box with a paywall's notice"
