"""How much of an article a rule of the user's own would take."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.document import Block, Document, all_words

MOST_TAKEN = 0.5  # share of the running text from which on a rule is not believed


def running_text(doc: Document) -> list[Block]:
    """Return the running text of which a rule must not take most: of a page, that in the article's element. All blocks where there is none."""
    inside = doc.layout.in_container
    running = [b for b in doc.blocks if b.is_sentence]
    return [b for b in running if b.index in inside] or running or list(doc.blocks)


def share_of(running: Sequence[Block], found: Sequence[Block]) -> float:
    """Return the share of the words of a running text that stand in the blocks found."""
    taken = {b.index for b in found}
    return all_words([b for b in running if b.index in taken]) / max(all_words(running), 1)
