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
META_SAMPLE = 4096  # bytes
_INVISIBLE = "\u200b\u2060\ufeff\u00ad"  # zero-width spaces, word joiners and soft hyphens: they would part phrases
SAMPLE = 10_000  # characters


def decode(source: str | bytes) -> tuple[str, list[str]]:
    """The text of a source, line ends as "\\n", and warnings.

    In this order: byte order mark, UTF-8, what a page's meta element declares, detection by charset-normalizer.

    >>> decode("Zürich\\r\\n".encode())
    ('Zürich\\n', [])

    Raises TypeError where the source is neither str nor bytes.
    """
    warnings: list[str] = []
    if isinstance(source, str):
        text = source.removeprefix("\ufeff")
    elif isinstance(source, bytes | bytearray | memoryview):
        text = _decode_bytes(bytes(source), warnings)
    else:
        raise TypeError(f"source must be str or bytes, not {type(source).__name__}; read a file with Path(name).read_bytes()")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for invisible in _INVISIBLE:
        if invisible in text:
            text = text.replace(invisible, "")
    if "\x00" in text:
        text = text.replace("\x00", " ")
        warnings.append("NUL characters were read as spaces")
    return text, warnings


def _decode_bytes(data: bytes, warnings: list[str]) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            if "\ufffd" in text:
                warnings.append(f"some bytes are not valid {encoding} and were replaced")
            return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data) or _detect(data, warnings)


def _declared(data: bytes) -> str | None:
    """The text in the encoding that a page's meta element names; None where there is none, or where it does not fit."""
    found = _META_CHARSET.search(data[:META_SAMPLE])
    if found is None:
        return None
    try:
        return data.decode(found[1].decode("ascii"))
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
