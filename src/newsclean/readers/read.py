"""From a source to a Document: the only place where text, Markdown and HTML differ."""

from __future__ import annotations

import re

from newsclean.document import Document, Format, Limits
from newsclean.document.choices import check_choice
from newsclean.document.limits import DEFAULT, fewer_lines, most_blocks, warning
from newsclean.readers.decode import decode, packed_kind, to_utf8
from newsclean.readers.text import read_text

NO_TEXT = "the page's HTML holds no running text; a script or a frame may bring it"
FEW_WORDS = 5  # that a block of running text has at least
EMPTY = "the input is empty"
OPENING = 4096  # bytes in which a page shows that it is one

_MARKDOWN_LINK = re.compile(r"\[[^\[\]\n]{1,300}\]\((?:https?://|/|#|<|mailto:)[^()\s]{0,2000}(?:\s[^()\n]{0,300})?\)")
_MARKDOWN_HEADING = re.compile(r"^#{1,6} {1,3}\S", re.MULTILINE)
_MARKDOWN_BOLD = re.compile(r"\*\*[^\s*][^*\n]{0,300}\*\*")
_HTML = re.compile(
    r"\s{0,1000}(?:<\?xml[^<>]{0,200}>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100})?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)

_TAGGED = re.compile(rb"<[a-zA-Z!]")

# A piece of a page, as feeds carry it: it opens with an element that breaks a line, and closes one.
_FRAGMENT = re.compile(r"\s{0,1000}<(p|div|article|section|main|figure|blockquote|h[1-6]|ul|ol|table)(?:\s[^<>]{0,1000})?>", re.IGNORECASE)


def guess_format(text: str) -> Format:
    """Whether a text is "html" (a doctype, or a block that opens), "markdown" (a link, or two kinds of other marks) or "text".

    >>> guess_format("# Talks\\n\\nKim [noted](#) it."), guess_format("# of talks: 3")
    ('markdown', 'text')
    """
    if _HTML.match(text) or ((opened := _FRAGMENT.match(text)) and f"</{opened[1].lower()}>" in text.lower()):
        return "html"
    if "](" in text and _MARKDOWN_LINK.search(text):
        return "markdown"
    if "**" in text and _MARKDOWN_HEADING.search(text) and _MARKDOWN_BOLD.search(text):
        return "markdown"
    return "text"


def check(url: str | None, format: str, encoding: str | None) -> None:
    """Raises TypeError and ValueError for arguments that `read` does not take."""
    check_choice("format", format, Format)
    for name, value in (("url", url), ("encoding", encoding)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a str or None, not {type(value).__name__}")


def read(source: str | bytes, *, url: str | None = None, format: Format = "auto", encoding: str | None = None, limits: Limits = DEFAULT) -> Document:
    """The Document of a source. Bytes are decoded first; "auto" chooses between HTML, Markdown and plain text.

    Raises TypeError and ValueError for a wrong argument; no content raises.
    """
    check(url, format, encoding)
    if isinstance(source, bytes | bytearray | memoryview):
        source = bytes(source)
        if kind := packed_kind(source):
            return Document((), url, (kind,))
    source, over = shortened(source, limits)
    if format == "html" or (format == "auto" and isinstance(source, bytes) and _HTML.match(source[:OPENING].decode("latin-1"))):
        page, warnings = to_utf8(source, encoding)
        return _read_page(page, [*over, *warnings], url, limits)
    text, warnings = decode(source, encoding)
    warnings = [*over, *warnings]
    if format == "auto":
        format = guess_format(text)
    if format == "html":
        return _read_page(text.encode("utf-8", "replace"), warnings, url, limits)
    if not warnings and (not text or text.isspace()):
        warnings.append(EMPTY)
    shorter = fewer_lines(text, most_blocks(len(text), limits))
    if shorter is not None:
        warnings.append(warning("max_blocks", limits, "the shortest of more lines than that were left aside"))
        text = shorter
    if format == "markdown":
        from newsclean.readers.markdown import read_markdown  # markdown-it takes 30 ms to import

        return Document(tuple(read_markdown(text)), url, tuple(warnings))
    return Document(tuple(read_text(text)), url, tuple(warnings))


def shortened(source: str | bytes, limits: Limits) -> tuple[str | bytes, list[str]]:
    """A source without what is over the cap on its length, and the warning that says so. Of a page, scripts, styles and comments go first."""
    if not isinstance(source, str | bytes) or len(source) <= limits.max_bytes:
        return source, []
    what = "the rest was left out"
    if isinstance(source, bytes) and _TAGGED.search(source, 0, OPENING):
        from newsclean.readers.html.rebuild import without_scripts

        source = without_scripts(source)
        what = "scripts and comments were left out, and the rest of what was longer"
    return source[: limits.max_bytes], [warning("max_bytes", limits, what)]


def _read_page(page: bytes, warnings: list[str], url: str | None, limits: Limits) -> Document:
    from newsclean.readers.html import read_html  # imported late, for those who clean texts only

    if not warnings and (not page or page.isspace()):
        warnings.append(EMPTY)
    blocks, head, over = read_html(page, url, limits)
    warnings += over
    if not warnings and not any(b.words >= FEW_WORDS for b in blocks):
        warnings.append(NO_TEXT)
    return Document(tuple(blocks), url, tuple(warnings), head)
