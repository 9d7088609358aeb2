"""Wording of the user's own, looked up in the blocks of a surveyed document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.document import Document

if TYPE_CHECKING:
    from newsclean.languages.own import OwnWording


def worded(doc: Document, own: Sequence[OwnWording]) -> Document:
    """Return a surveyed document whose blocks bear phrases of the user's own as well. The layout says the same as before."""
    changed = {}
    for block in doc.blocks:
        made = block
        for wording in own:
            made = made.with_wording(wording)
        if made is not block:
            changed[block.index] = made
    if not changed:
        return doc
    layout = doc.layout
    headline = layout.headline and changed.get(layout.headline.index, layout.headline)
    in_body = tuple([changed.get(b.index, b) for b in layout.in_json_ld_body])
    return doc.with_blocks(changed, replace(layout, headline=headline, in_json_ld_body=in_body))
