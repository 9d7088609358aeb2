"""The address of the article, from a footer that gives it."""

from __future__ import annotations

import re

from newsclean.model import Document, Marks
from newsclean.readers.values import web_address

_URL = re.compile(r"https?://[^\s<>\"'\[\]{}]{3,2000}")


def source_url(doc: Document) -> Marks:
    """Gives the role "url" to footers such as "Original url: https://…", with the address on the same line or the next.

    A label alone with no address at hand is kept: "Source" may be a heading.
    """
    for block, cue in doc.cued("source_url"):
        if block.words <= 12 and _URL.search(block.text):
            yield block, cue.reason, "url"
        elif cue.place == "line":
            below = doc.next(block)
            if below is not None and below.words <= 2 and _URL.search(below.text):
                yield block, cue.reason, "url"
                yield below, f'is the address below "{block.text}"', "url"


def read_url(doc: Document) -> str | None:
    """The address that the caller gave, else the one in a source footer, else None. One that is not http(s) is none."""
    if doc.url and (given := web_address(doc.url)):
        return given
    for block in doc.role("url"):
        if found := _URL.search(block.text):
            address = found[0].rstrip(".,;")
            if usable := web_address(address if address.count("(") >= address.count(")") else address.rstrip(")")):
                return usable
    return None
