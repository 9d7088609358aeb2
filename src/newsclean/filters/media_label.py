"""Filter `media_label`."""

import re

from newsclean.document import Document, Marks
from newsclean.filters._cues import short_blocks

LONGEST_CLOCK_OR_COUNT = 4  # words of a player's clock or a gallery's count

# A bare "19:10" does not match: it may head an entry of a live report.
_CLOCK = r"[-−]?\d{1,2}:\d{2}(?::\d{2})?"
_PLAYER_CLOCK = re.compile(
    rf"(?:(?:(?:current|remaining|total)\s+time|duration)\s*{_CLOCK}|{_CLOCK}\s*/\s*{_CLOCK}|[-−]?0?0:\d{{2}})$", re.IGNORECASE
)

_PICTURE_COUNT = re.compile(r"(?:image|photo|picture|bild|foto|slide)?\s?\d{1,3}\s?(?:/|of|von|sur|de|di)\s?\d{1,3}$", re.IGNORECASE)


def media_label(doc: Document, *, max_words: int = 14) -> Marks:
    """Labels of players and galleries: "Scroll down for video", "Listen to this article", "Loading", "0:00 / 3:12".

    Longer blocks are kept. A player's time, or a count such as "Image 1 of 5", is removed only from an input that shows page furniture. "19:10"
    alone is always kept: it may head an entry of a live report.
    """
    yield from short_blocks(doc, "media_label", max_words)
    if doc.layout.shows_furniture:
        for block in doc.kept:
            if block.words <= LONGEST_CLOCK_OR_COUNT and block.text[-1].isdigit():
                if _PLAYER_CLOCK.match(block.text):
                    yield block, "is a player's clock"
                elif _PICTURE_COUNT.match(block.text):
                    yield block, "counts a gallery's pictures"
