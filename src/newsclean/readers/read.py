"""From a source to a Document."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from newsclean.document import Block, Document, Format, Limits, SourceKind
from newsclean.document.block import SHORTEST_SENTENCE
from newsclean.document.choices import check_choice
from newsclean.document.limits import DEFAULT, fewer_lines, most_blocks, warning
from newsclean.readers.decode import decode, packed_kind, to_utf8
from newsclean.readers.formats import LONGEST_OPENING, guess_format, opens_as_page, opens_with_tags
from newsclean.readers.sources import NOTHING_READ, WARNINGS, source_kind, xml_kind
from newsclean.readers.text import read_text
from newsclean.readers.twice import is_suspect
from newsclean.vocabulary import SITE_ELEMENTS

NO_TEXT = "the page's HTML holds no running text"
SHELL = (
    "the page's HTML shows no running text, and its scripts hold no article that can be read: a script or a frame may bring the text. "
    "Render the page in a browser, and pass the HTML that it shows then"
)
EMPTY = "the input is empty"

# A page whose content comes by scripts shows few words besides the site's furniture: of 36 pages without running text, the shells have 69 at the
# most, lists of links 165 at the least. A page without any text at all is a shell from this length on.
MOST_SHELL_WORDS = 100
LONGEST_EMPTY = 2_000  # bytes
# Nearly every page has a script. One without running text shows what it has where a form to log in or a player stands beside words of its own, or
# where it lists things: of shells of 60 words and more, 6 lines at the most are so long, of a page of search results 10.
_SHOWN_SIGNS = frozenset(("password", "video"))
MOST_SHELL_LINES = 7
LONG_LINE = 4  # words
_BRINGS_TEXT = re.compile(rb"<(?:script|iframe|frame)\b", re.IGNORECASE)


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
        return _read_page(page, over, warnings, url, limits, lambda: decode(source, encoding, mend=True))
    text, warnings = decode(source, encoding, mend=True)
    if format == "auto":
        format = guess_format(text)
    if format == "html":
        return _read_page(text.encode("utf-8", "replace"), over, warnings, url, limits, lambda: (text, warnings))
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
    kind = source_kind(text, is_markdown=format == "markdown")
    if kind is not None:
        warnings.append(WARNINGS[kind])
        if kind in NOTHING_READ:
            return Document((), url, (*over, *warnings), is_capped=bool(over), source_kind=kind)
    shorter = fewer_lines(text, most_blocks(len(text), limits))
    if shorter is not None:
        over.append(warning("max_blocks", limits, "the shortest of more lines than that were left aside"))
        text = shorter
    if format == "markdown":
        from newsclean.readers.markdown import read_markdown  # here, since markdown-it takes 30 ms to import

        blocks = read_markdown(text)
    else:
        blocks = read_text(text)
    return Document(tuple(blocks), url, (*over, *warnings), is_capped=bool(over), source_kind=kind)


def _read_page(
    page: bytes, over: list[str], warnings: list[str], url: str | None, limits: Limits, mended: Callable[[], tuple[str, list[str]]]
) -> Document:
    """Return the Document of a page, given the warnings so far: those of caps (`over`) and others.

    mended   returns the page with what was decoded twice put right, and all warnings of decoding
    """
    from newsclean.readers.carried.page import with_carried  # here, since those who clean texts do not need them
    from newsclean.readers.html import read_html
    from newsclean.readers.html.shown import ENOUGH_SHOWN

    if not over and not warnings and (not page or page.isspace()):
        warnings.append(EMPTY)
    kind = _page_kind(page)
    if kind is not None:
        warnings.append(WARNINGS[kind])
        if kind in NOTHING_READ:
            return Document((), url, (*over, *warnings), is_capped=bool(over), source_kind=kind)
    found = read_html(page, url, limits)
    if any(is_suspect(text) for text in (*[b.text for b in found.blocks], *found.head.titles)):
        text, warnings = mended()
        page = text.encode("utf-8", "replace")
        found = read_html(page, url, limits)
    note = None
    if found.shown < ENOUGH_SHOWN and kind is None:
        found, note = with_carried(page, found, url, limits)
    over = [*over, *found.warnings]
    if not found.shown and kind is None and not over and not warnings:  # other warnings say why there is no text
        if _is_shell(page, found.blocks, found.head.signs):
            warnings.append(SHELL)
        elif not any(block.words >= SHORTEST_SENTENCE and block.stands_for == 1 for block in found.blocks):
            warnings.append(NO_TEXT)
    folds, notes = found.folds if found.folds.nodes else None, (note,) if note else ()
    warned, blocks = (*over, *warnings), tuple(found.blocks)
    return Document(blocks, url, warned, found.head, notes=notes, is_capped=bool(over), folds=folds, source_kind=kind, seen=found.seen)


def _is_shell(page: bytes, blocks: list[Block], signs: Collection[str]) -> bool:
    """Return whether a page without running text gets its content by scripts or frames: it shows few words besides the site's furniture."""
    own = [b.words for b in blocks if b.stands_for == 1 and (b.element is None or SITE_ELEMENTS.isdisjoint(b.element.around))]
    if sum(own) > MOST_SHELL_WORDS or (own and not _SHOWN_SIGNS.isdisjoint(signs)) or sum([words >= LONG_LINE for words in own]) > MOST_SHELL_LINES:
        return False
    return _BRINGS_TEXT.search(page) is not None or (not blocks and len(page) > LONGEST_EMPTY)


def _page_kind(page: bytes) -> SourceKind | None:
    """Return what the bytes of a page are that is no page; None for all others."""
    opening = page[:LONGEST_OPENING].lstrip()
    if opening[:1] == b"<":
        return xml_kind(opening.decode("utf-8", "ignore"))
    if opening[:1] in (b"{", b"[", b")") or b"<" not in opening:
        return source_kind(page.decode("utf-8", "replace"))
    return None
