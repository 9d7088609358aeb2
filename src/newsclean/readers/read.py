"""From a source to a Document."""

from __future__ import annotations

from newsclean.document import Document, Format, Limits
from newsclean.document.block import SHORTEST_SENTENCE
from newsclean.document.choices import check_choice
from newsclean.document.limits import DEFAULT, fewer_lines, most_blocks, warning
from newsclean.readers.decode import decode, packed_kind, to_utf8
from newsclean.readers.formats import guess_format, opens_as_page, opens_with_tags
from newsclean.readers.text import read_text

NO_TEXT = "the page's HTML holds no running text; a script or a frame may bring it"
EMPTY = "the input is empty"


def check(url: str | None, format: str, encoding: str | None) -> None:
    """Raise TypeError or ValueError for arguments that `read` does not take. The message says which values it takes."""
    check_choice("format", format, Format)
    for name, value in (("url", url), ("encoding", encoding)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a str or None, not {type(value).__name__}")


def read(source: str | bytes, *, url: str | None = None, format: Format = "auto", encoding: str | None = None, limits: Limits = DEFAULT) -> Document:
    """Return the Document of a source.

    source     a page, Markdown or plain text; bytes are decoded
    url        its address, against which relative links of a page are resolved
    format     "html", "markdown", "text", or "auto" to choose among them
    encoding   the name that came with the bytes, see `newsclean.readers.decode.decode`
    limits     caps on the input; what is over one is left out, with a warning

    Raises TypeError and ValueError for a wrong argument. No content raises.
    """
    check(url, format, encoding)
    if isinstance(source, bytes | bytearray | memoryview):
        source = bytes(source)
        if kind := packed_kind(source):
            return Document((), url, (kind,))
    source, over = shortened(source, limits)
    if format == "html" or (format == "auto" and isinstance(source, bytes) and opens_as_page(source)):
        page, warnings = to_utf8(source, encoding)
        return _read_page(page, over, warnings, url, limits)
    text, warnings = decode(source, encoding)
    if format == "auto":
        format = guess_format(text)
    if format == "html":
        return _read_page(text.encode("utf-8", "replace"), over, warnings, url, limits)
    return _read_text(text, format, over, warnings, url, limits)


def shortened(source: str | bytes, limits: Limits) -> tuple[str | bytes, list[str]]:
    """Return a source cut at the cap on its length, and a warning if it was longer. Scripts, styles and comments of a page go first."""
    if not isinstance(source, str | bytes) or len(source) <= limits.max_bytes:
        return source, []
    what = "the rest was left out"
    if isinstance(source, bytes) and opens_with_tags(source):
        from newsclean.readers.html.rebuild import without_scripts

        source = without_scripts(source)
        what = "scripts and comments were left out, and the rest of what was longer"
    return source[: limits.max_bytes], [warning("max_bytes", limits, what)]


def _read_text(text: str, format: Format, over: list[str], warnings: list[str], url: str | None, limits: Limits) -> Document:
    """Return the Document of a text, given the warnings so far: those of caps (`over`) and others."""
    if not over and not warnings and (not text or text.isspace()):
        warnings.append(EMPTY)
    shorter = fewer_lines(text, most_blocks(len(text), limits))
    if shorter is not None:
        over.append(warning("max_blocks", limits, "the shortest of more lines than that were left aside"))
        text = shorter
    if format == "markdown":
        from newsclean.readers.markdown import read_markdown  # here, since markdown-it takes 30 ms to import

        blocks = read_markdown(text)
    else:
        blocks = read_text(text)
    return Document(tuple(blocks), url, (*over, *warnings), is_capped=bool(over))


def _read_page(page: bytes, over: list[str], warnings: list[str], url: str | None, limits: Limits) -> Document:
    """Return the Document of a page, given the warnings so far: those of caps (`over`) and others."""
    from newsclean.readers.html import read_html  # here, since those who clean texts do not need it

    if not over and not warnings and (not page or page.isspace()):
        warnings.append(EMPTY)
    found = read_html(page, url, limits)
    over = [*over, *found.warnings]
    if not over and not warnings and not found.shows_text:
        warnings.append(NO_TEXT)
    folds = found.folds if found.folds.nodes else None
    return Document(tuple(found.blocks), url, (*over, *warnings), found.head, notes=found.notes, is_capped=bool(over), folds=folds)
