"""Formats of an input, and how one is known: by the text itself, the ending of a file's name, the media type, or the name of a field."""

from __future__ import annotations

import re

from newsclean.document import Format

# Endings of names of files, in small letters. A `.txt` may be anything.
BY_ENDING: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "auto",
}

# Media types, as in the Content-Type of an HTTP header.
BY_MEDIA_TYPE: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
}

# Names of fields or columns that say what is in them. Others, such as "text" and "content", are used for all formats.
BY_FIELD: dict[str, Format] = {"html": "html", "markdown": "markdown"}

LONGEST_OPENING = 4096  # bytes in which a page in bytes shows that it is one

_PAGE = re.compile(
    r"\s{0,1000}(?:<\?xml[^<>]{0,200}>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100})?<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
# Where a page begins behind what was put above it: scripts of a proxy, or the notices of a server.
_BEGINS = re.compile(r"<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_OPENS_WITH_TAG = re.compile(r"\s{0,1000}<[a-zA-Z!?]")
_ENDS = re.compile(r"</html\s{0,20}>", re.IGNORECASE)
LONGEST_ENDING = 2000  # characters in which such a page is closed
# A piece of a page, as feeds have it. It opens with an element that breaks a line, and that element is closed somewhere.
_FRAGMENT = re.compile(r"\s{0,1000}<(p|div|article|section|main|figure|blockquote|h[1-6]|ul|ol|table)(?:\s[^<>]{0,1000})?>", re.IGNORECASE)
_TAG = re.compile(rb"<[a-zA-Z!]")

_MARKDOWN_LINK = re.compile(r"\[[^\[\]\n]{1,300}\]\((?:https?://|/|#|<|mailto:)[^()\s]{0,2000}(?:\s[^()\n]{0,300})?\)")
_MARKDOWN_HEADING = re.compile(r"^#{1,6} {1,3}\S", re.MULTILINE)
_MARKDOWN_BOLD = re.compile(r"\*\*[^\s*][^*\n]{0,300}\*\*")


def guess_format(text: str) -> Format:
    """Return "html" for a page or a piece of one, "markdown" for a text with a link or with both headings and bold text, else "text".

    >>> guess_format("# Talks\\n\\nKim [noted](#) it."), guess_format("# of talks: 3")
    ('markdown', 'text')
    """
    if _PAGE.match(text) or _begins_late(text) or ((opened := _FRAGMENT.match(text)) and f"</{opened[1].lower()}>" in text.lower()):
        return "html"
    if "](" in text and _MARKDOWN_LINK.search(text):
        return "markdown"
    if "**" in text and _MARKDOWN_HEADING.search(text) and _MARKDOWN_BOLD.search(text):
        return "markdown"
    return "text"


def opens_as_page(data: bytes) -> bool:
    """Return whether bytes open as a page does. UTF-16 is not looked into.

    >>> opens_as_page(b"<!DOCTYPE html><title>Talks</title>"), opens_as_page(b"<p>Talks</p>")
    (True, False)
    """
    opening = data[:LONGEST_OPENING].decode("latin-1")
    return _PAGE.match(opening) is not None or _begins_late(opening)


def _begins_late(text: str) -> bool:
    """Return whether a page begins within the opening of a text that opens with another tag, or that closes as a page does.

    >>> _begins_late("<script src='/a.js'></script><!DOCTYPE html><title>Talks</title>"), _begins_late("Write <html> first, and </html> last.")
    (True, False)
    """
    found = _BEGINS.search(text, 0, LONGEST_OPENING)
    if found is None:
        return False
    if _OPENS_WITH_TAG.match(text):
        return True
    opens_line = not text[: found.start()].rpartition("\n")[2].strip()
    return opens_line and _ENDS.search(text, max(0, len(text) - LONGEST_ENDING)) is not None and not text.rstrip().endswith("```")


def opens_with_tags(data: bytes) -> bool:
    """Return whether bytes have a tag at their beginning, so that they may be a page or a piece of one."""
    return _TAG.search(data, 0, LONGEST_OPENING) is not None
