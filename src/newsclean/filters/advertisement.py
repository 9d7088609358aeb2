"""Filter `advertisement`."""

import re

from newsclean.document import Block, Document, Marks
from newsclean.languages.folding import fold_letters
from newsclean.languages.wording import Cue

SHORTEST_TOLD = 7  # words of a sentence that opens with such a clause

_CLAUSE = re.compile(r"\s[^,.!?]{1,60},\s[^\W\d_]")  # goes on behind a comma


def advertisement(doc: Document, *, max_words: int = 12) -> Marks:
    """Labels of advertisements: "Advertisement", "Story continues below".

    Longer blocks are kept: in an article about advertising, sentences begin with the word. Headings are kept, too: "## Sponsors". So are sentences
    in which the wording is but a clause: "Sponsored by a brewery, the bridge will get new lamps."
    """
    for block, cue in doc.cued("advertisement"):
        if block.kind != "heading" and (cue.place == "line" or (block.words <= max_words and not _opens_clause(block, cue))):
            yield block, cue.reason


def _opens_clause(block: Block, cue: Cue) -> bool:
    """Return whether a sentence opens with the wording, and says something else behind a comma."""
    if cue.place != "start" or not block.is_sentence or block.words < SHORTEST_TOLD:
        return False
    folded = fold_letters(block.text)
    return _CLAUSE.match(folded, folded.find(cue.phrase) + len(cue.phrase)) is not None
