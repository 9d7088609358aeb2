"""The headline of a page: a heading that the head names, or a heading of the first level."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.document import Block, Head


def find_headline(blocks: Iterable[Block], head: Head) -> Block | None:
    """Return the first heading that the head names as the title, else the first heading of level 1, else None."""
    headings = [b for b in blocks if b.kind == "heading" and b.element is not None]
    named = next((b for b in headings if head.has_title(b.text)), None)
    return named or next((b for b in headings if b.level == 1), None)
