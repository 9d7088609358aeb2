"""Filter `copyright_line`."""

import re

from newsclean.document import Document, Marks
from newsclean.filters._cues import short_blocks
from newsclean.metadata.credits import is_caption

LONGEST_SIGNED = 25  # words of a block that goes for its "©" alone

_SIGN = re.compile(r"©|\(c\) ?(?:19|20)\d\d|\bcopyright (?:19|20)\d\d", re.IGNORECASE)


def copyright_line(doc: Document, *, max_words: int = 60) -> Marks:
    """Rights and terms: "© 2022 BBC", "All rights reserved", "Privacy policy".

    Longer blocks are kept: they are an article about copyright. A block with "©" somewhere in it is removed only up to 25 words, and if it is no
    caption: "The ferry runs again. © Jane Doe".
    """
    yield from short_blocks(doc, "copyright_line", max_words)
    for block in doc.kept:
        if block.words <= LONGEST_SIGNED:
            text = block.text
            if ("opyright" in text or "(c)" in text or "©" in text) and (sign := _SIGN.search(text)) and not is_caption(block):
                yield block, f'bears "{sign[0]}"'
