"""The article's URL, where a text's footer gives it. The filter `source_url` says which line is such a footer."""

from __future__ import annotations

import re

from newsclean.document import Document
from newsclean.values.addresses import web_address

URL = re.compile(r"https?://[^\s<>\"'\[\]{}]{3,2000}")


def read_url(doc: Document) -> str | None:
    """Return the URL that the caller gave, else the one in a source footer, else None. One that is not http(s) does not count."""
    if doc.url and (given := web_address(doc.url)):
        return given
    for block in doc.role("url"):
        if found := URL.search(block.text):
            address = found[0].rstrip(".,;")
            if address.count("(") < address.count(")"):  # the bracket around the URL
                address = address.rstrip(")")
            if usable := web_address(address):
                return usable
    return None
