"""Filter `copyright_line`."""

import re

from newsclean.document import Block, Document, Marks
from newsclean.filters._cues import closing_terms, short_blocks
from newsclean.metadata.credits import is_caption

LONGEST_TERMS = 45  # words of a newsletter's terms, which `newsletter` then removes
LONGEST_SIGNED = 25  # words of a block that goes for its "©" alone

_SIGN = re.compile(r"©|\(c\) ?(?:19|20)\d\d|\bcopyright (?:19|20)\d\d|ICP[备備证證]案?[号號]?\s?\d", re.IGNORECASE)


def copyright_line(doc: Document, *, max_words: int = 60) -> Marks:
    """Rights and terms: "© 2022 BBC", "All rights reserved", "Privacy policy".

    Terms of a newsletter are left to `newsletter`. Longer blocks are kept, since they are an article about copyright, unless they open with such
    wording at the foot of a page. A block with "©", or the number of a Chinese licence, somewhere in it is removed only up to 25 words, and if it is
    no caption: "The ferry runs again. © Jane Doe".
    """
    for mark in short_blocks(doc, "copyright_line", max_words):
        if not _is_of_newsletter(mark[0]):
            yield mark
    yield from closing_terms(doc, "copyright_line", max_words)
    for block in doc.kept:
        if block.words <= LONGEST_SIGNED:
            text = block.text
            if ("opyright" in text or "(c)" in text or "©" in text or "ICP" in text) and (sign := _SIGN.search(text)) and not is_caption(block):
                yield block, f'bears "{sign[0]}"'


def _is_of_newsletter(block: Block) -> bool:
    """Return whether a line names the terms of a newsletter: "By signing up you agree to our privacy policy"."""
    cue = block.cues.get("newsletter")
    return cue is not None and block.words <= LONGEST_TERMS and cue.place in ("start", "inside") and block.cues["copyright_line"].place != "line"
