"""The address of the article, from a footer that gives it."""

from __future__ import annotations

import re

from newsclean.document import Document
from newsclean.values.addresses import web_address

URL = re.compile(r"https?://[^\s<>\"'\[\]{}]{3,2000}")


def read_url(doc: Document) -> str | None:
    """The address that the caller gave, else the one in a source footer, else None. One that is not http(s) is none."""
    if doc.url and (given := web_address(doc.url)):
        return given
    for block in doc.role("url"):
        if found := URL.search(block.text):
            address = found[0].rstrip(".,;")
            if usable := web_address(address if address.count("(") >= address.count(")") else address.rstrip(")")):
                return usable
    return None
