"""Whether an article can be read without paying."""

from __future__ import annotations

from newsclean.document import Block, Document, Head, running_words
from newsclean.languages import wording

CUT_TABLE = "article_cut"
BLOCKS_BELOW = 10  # blocks below the text in which a notice is looked for
LONGEST_STUB = 400  # words of running text of an article that may be cut: a longer one is there, whatever is offered below it


def read_access(doc: Document, head: Head) -> tuple[bool | None, list[str]]:
    """Return whether the article can be read without paying, or None, and a note where the text itself says so.

    The head is believed first. Where it says nothing, an article is cut if it is short and a block behind its first running text says that it goes on
    for subscribers.
    """
    if head.is_accessible_for_free is not None or not doc.kept:
        return head.is_accessible_for_free, []
    found = cut_notice(doc)
    if found is None:
        return None, []
    return False, [f'is_accessible_for_free: a block below the text says "{found[1]}"']


def cut_notice(doc: Document) -> tuple[Block, str] | None:
    """Return the block below a short article that says that it goes on for subscribers, and the words that say so; None where there is none."""
    if running_words(doc.kept) >= LONGEST_STUB:
        return None
    below = doc.blocks[doc.first_sentence + 1 : doc.kept[-1].index + 1 + BLOCKS_BELOW]
    return next(((b, cue.phrase) for b in below if (cue := wording.message_cues(b.plain).get(CUT_TABLE))), None)
