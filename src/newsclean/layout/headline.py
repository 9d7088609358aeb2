"""The headline of a page: a heading that the head names, a line that is a part of the head's title, or a heading of the first level."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.document import Block, Head, running_words
from newsclean.values.headlines import runs
from newsclean.values.texts import letters

MAX_HEADLINE_CHARACTERS = 300


def find_headline(blocks: Sequence[Block], head: Head) -> Block | None:
    """Return the first heading that the head names as the title, else the line that is most of it, else the first heading of level 1, or None."""
    headings = [b for b in blocks if b.kind == "heading" and b.element is not None]
    named = next((b for b in headings if head.has_title(b.text)), None)
    return named or _printed_title(blocks, head) or next((b for b in headings if b.level == 1), None)


def _printed_title(blocks: Sequence[Block], head: Head) -> Block | None:
    """Return the first line that is a part of a title of the head, half of it at least, or None. It stands above most of the page's running text.

    A line that is a link leads to another page.
    """
    wanted = {key for title in head.titles for key in runs(title) if 2 * len(key) >= len(letters(title))}
    if not wanted:
        return None
    found = next(
        (b for b in blocks if b.element is not None and not b.is_linked and len(b.text) <= MAX_HEADLINE_CHARACTERS and letters(b.text) in wanted),
        None,
    )
    if found is None or 2 * running_words([b for b in blocks if b.index < found.index]) > running_words(blocks):
        return None
    return found
