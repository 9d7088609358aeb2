"""Filter `share_bar`."""

import re

from newsclean.document import Document, Marks
from newsclean.filters._cues import short_blocks

LONGEST_ROW = 80  # characters of a row of reactions

_FIRST_SIGN = "\u2600"  # from which on signs may be reactions: "❤", "👍"
_COUNT = r"[\d.,]{1,9}\s?[KMkmКкМм]?"
_REACTION = r"[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]{0,2}"
_REACTIONS = re.compile(rf"(?:(?:{_REACTION}){{1,6}}\s{{0,3}}{_COUNT}\s{{0,5}}){{1,12}}$")


def share_bar(doc: Document, *, max_words: int = 8) -> Marks:
    """Share buttons: "Share this article", "Tweet", "Copy link"; and what readers did: "12.4K views", "👍 412 ❤️ 95".

    Longer blocks are kept: a sentence about the stock market may begin with "Share", too.
    """
    yield from short_blocks(doc, "share_bar", max_words)
    for block in doc.kept:
        if block.text[0] >= _FIRST_SIGN and len(block.text) <= LONGEST_ROW and _REACTIONS.match(block.text):
            yield block, "is a row of reactions with their counts"
