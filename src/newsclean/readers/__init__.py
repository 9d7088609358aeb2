"""From a source to a Document: the only place where text, Markdown and HTML differ."""

from __future__ import annotations

import re

from newsclean.model import Document
from newsclean.readers.decode import decode
from newsclean.readers.text import read_text

FORMATS = ("auto", "text", "markdown", "html")

_MARKDOWN_LINK = re.compile(r"\[[^\[\]\n]{1,300}\]\((?:https?://|/|#|<|mailto:)[^()\s]{0,2000}(?:\s[^()\n]{0,300})?\)")
_MARKDOWN_HEADING = re.compile(r"^#{1,6} {1,3}\S", re.MULTILINE)
_MARKDOWN_BOLD = re.compile(r"\*\*[^\s*][^*\n]{0,300}\*\*")
_HTML = re.compile(
    r"\s{0,1000}(?:<\?xml[^<>]{0,200}>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100})?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def guess_format(text: str) -> str:
    """Whether a text is "html" (a doctype, or an opening html, head or body), "markdown" (a link, or two kinds of other marks) or "text".

    >>> guess_format("# Talks\\n\\nKim [noted](#) it."), guess_format("# of talks: 3")
    ('markdown', 'text')
    """
    if _HTML.match(text):
        return "html"
    if "](" in text and _MARKDOWN_LINK.search(text):
        return "markdown"
    if "**" in text and _MARKDOWN_HEADING.search(text) and _MARKDOWN_BOLD.search(text):
        return "markdown"
    return "text"


def read(source: str | bytes, *, url: str | None = None, format: str = "auto") -> Document:
    """The Document of a source. Bytes are decoded first; "auto" chooses between HTML, Markdown and plain text.

    Raises TypeError and ValueError for a wrong argument; no content raises.
    """
    if format not in FORMATS:
        raise ValueError(f"format is {format!r}; it must be one of {', '.join(FORMATS)}")
    if url is not None and not isinstance(url, str):
        raise TypeError(f"url must be a str or None, not {type(url).__name__}")
    text, warnings = decode(source)
    if format == "auto":
        format = guess_format(text)
    if not text.strip() and not warnings:
        warnings.append("the input is empty")
    if format == "markdown":
        from newsclean.readers.markdown import read_markdown  # markdown-it takes 30 ms to import

        return Document(read_markdown(text), url=url, warnings=warnings)
    if format == "html":
        from newsclean.readers.html import read_html  # as late, for those who clean texts only

        blocks, head = read_html(text)
        return Document(blocks, url=url, warnings=warnings, page=head)
    return Document(read_text(text), url=url, warnings=warnings)
