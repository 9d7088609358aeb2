"""What most filters have in common: a short block that bears their wording."""

from __future__ import annotations

from newsclean.model import Document, Marks


def short_blocks(doc: Document, table: str, max_words: int) -> Marks:
    """The blocks that bear a phrase of the table: as the whole line at any length, elsewhere up to `max_words`."""
    for block, cue in doc.cued(table):
        if cue.place == "line" or block.words <= max_words:
            yield block, cue.reason
