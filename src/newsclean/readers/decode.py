"""Bytes to text."""

from __future__ import annotations

import codecs
import re

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


# Binary data decode to something in one encoding or another, but to a good deal of control characters as well; text has next to none.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd]")
MAX_CONTROL = 0.02  # share
_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,10}=\s{0,10}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_MARKS = tuple(bom for bom, _ in _BOMS)
_ODD = frozenset(("iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "utf-16", "utf-16le", "utf-16be"))  # whose bytes may read as UTF-8
META_SAMPLE = 4096  # bytes
INVISIBLE = "\u200b\u2060\ufeff\u00ad"  # zero-width spaces, word joiners and soft hyphens: they would part phrases
SAMPLE = 10_000  # characters
PIECE = 8192  # bytes


def decode(source: str | bytes, encoding: str | None = None) -> tuple[str, list[str]]:
    """The text of a source, line ends as "\\n", and warnings.

    encoding   the name that came with the bytes, as the `charset` of an HTTP header

    In this order: byte order mark, UTF-8, `encoding`, what a page's meta element declares, detection by charset-normalizer. UTF-8 goes before
    what is said of the bytes, since other encodings' text hardly ever reads as UTF-8, while servers and pages often say the wrong thing;
    encodings of seven bits (ISO-2022-JP) and UTF-16 are believed first.

    >>> decode("Zürich\\r\\n".encode())
    ('Zürich\\n', [])

    Raises TypeError where the source is neither str nor bytes.
    """
    warnings: list[str] = []
    if isinstance(source, str):
        text = source.removeprefix("\ufeff")
    elif isinstance(source, bytes | bytearray | memoryview):
        text = _decode_bytes(bytes(source), encoding, warnings)
    else:
        raise TypeError(f"source must be str or bytes, not {type(source).__name__}; read a file with Path(name).read_bytes()")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for invisible in INVISIBLE:
        if invisible in text:
            text = text.replace(invisible, "")
    if "\x00" in text:
        text = text.replace("\x00", " ")
        warnings.append("NUL characters were read as spaces")
    return text, warnings


def to_utf8(source: str | bytes, encoding: str | None = None) -> tuple[bytes, list[str]]:
    """A page as UTF-8, and warnings. Bytes that are UTF-8 already are handed on as they are: the parser is quickest with them."""
    if isinstance(source, bytes) and b"\x00" not in source and not source.startswith(_MARKS):
        named = _named_encoding(source, encoding)
        if named not in _ODD and _is_utf8(source):
            return source, []
    text, warnings = decode(source, encoding)
    return text.encode("utf-8", "replace"), warnings


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8. Tried piece by piece, as most pieces are ASCII, and a text of all would take twice the page's memory."""
    start = 0
    while start < len(data):
        end = start + PIECE
        while end < len(data) and data[end] & 0xC0 == 0x80:  # within a character
            end += 1
        piece = data[start:end]
        if not piece.isascii():
            try:
                piece.decode("utf-8")
            except UnicodeDecodeError:
                return False
        start = end
    return True


def _decode_bytes(data: bytes, encoding: str | None, warnings: list[str]) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(name, "replace")
            if "\ufffd" in text:
                warnings.append(f"some bytes are not valid {name} and were replaced")
            return text
    named = _named_encoding(data, encoding)
    if named in _ODD and (odd := _as(data, named)):
        return odd
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _as(data, encoding) or _as(data, named) or _detect(data, warnings)


def _named_encoding(data: bytes, encoding: str | None) -> str | None:
    """The encoding that the caller or else a page's meta element names, in small letters; None where there is none."""
    if encoding:
        return encoding.strip().lower()
    found = _META_CHARSET.search(data[:META_SAMPLE])
    return found[1].decode("ascii").lower() if found else None


def _as(data: bytes, encoding: str | None) -> str | None:
    """The text in an encoding; None where there is no such encoding, or where it does not fit."""
    try:
        return data.decode(encoding) if encoding else None
    except (LookupError, ValueError):
        return None


def _detect(data: bytes, warnings: list[str]) -> str:
    from charset_normalizer import from_bytes  # 40 ms, and most input is UTF-8

    match = from_bytes(data).best()
    text = str(match).removeprefix("\ufeff") if match else data.decode("cp1252", "replace")
    if len(_CONTROL.findall(text[:SAMPLE])) > MAX_CONTROL * len(text[:SAMPLE]):
        warnings.append("this is not text (a picture, an archive, a PDF?): nothing was read")
        return ""
    if match:
        warnings.append(f"not UTF-8; the encoding was detected as {match.encoding}")
    else:
        warnings.append("the encoding could not be detected; read as windows-1252, with bytes that do not fit replaced")
    return text
