"""Bytes to text."""

from __future__ import annotations

import codecs
import re

from newsclean.languages.guess import guess_language
from newsclean.languages.scripts import main_script

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
_ODD = frozenset(("iso2022_jp", "iso2022_kr", "hz", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"))  # may read as UTF-8
# Codecs of Python's that no page is written in: they read escapes in a text, are for names of hosts, or take the square of a text's length.
_NO_CHARSETS = frozenset(("unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "punycode", "idna", "utf-7", "undefined"))
# What browsers read a declared encoding as, since pages are written in the larger one (WHATWG, Encoding Standard).
_READ_AS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# What any text of some length has in UTF-16, and a text read with the wrong order of bytes has not.
_USUAL = re.compile(r"[ \n,.:;<>=\"'a-z、。，]")
MIN_USUAL = 0.01  # share
WIDE_SAMPLE = 16_384  # bytes
_UNIT = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
_JAPANESE_ESCAPE = b"\x1b$B"  # with which Japanese letters begin in ISO-2022-JP
_WESTERN_NAMES = frozenset(("cp1252", "iso8859-1", "iso8859-15", "ascii"))
MOST_ACCENTED = 0.3  # of the letters, in a text of Western letters: even in Vietnamese a quarter
MIN_LETTERS = 30
MOST_BROKEN = 0.05  # broken characters for each that is not ASCII, in bytes that are UTF-8 all the same
MOST_BROKEN_NAMED = 0.5  # the same where the page says that it is UTF-8

# Windows' encodings of Latin letters by language; a text in windows-1252 hardly differs in them, and says nothing of itself.
_WESTERN = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "ro", "sq", "bs"), "cp1250"),
    "tr": "cp1254",
    **dict.fromkeys(("et", "lv", "lt"), "cp1257"),
    "vi": "cp1258",
}
_LANG = re.compile(rb"<html[^<>]{0,300}?\blang\s{0,5}=\s{0,5}[\"']?([A-Za-z]{2})", re.IGNORECASE)
_TAG = re.compile(r"<(?:script|style)\b.{0,20000}?</(?:script|style)>|<[^<>]{0,1000}>", re.IGNORECASE | re.DOTALL)
TAGGED_SAMPLE = 60_000  # characters of a page in which its language is looked for
META_SAMPLE = 4096  # bytes
INVISIBLE = "\u200b\u2060\ufeff\u00ad"  # zero-width spaces, word joiners and soft hyphens: they would part phrases
SAMPLE = 10_000  # characters
PIECE = 8192  # bytes


# What cannot be text, by how it opens. Compressed bytes are never inflated: a few may hold gigabytes.
_PACKED = (
    (b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar"), (b"\x04\x22\x4d\x18", "lz4"),
)  # fmt: skip
_BINARY = (
    (b"%PDF-", "a PDF"), (b"\x89PNG\r\n", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"), (b"\x7fELF", "a program"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file"), (b"wOF", "a font"),
    (b"PAR1", "a Parquet file"), (b"SQLite format 3\x00", "a database"), (b"OggS", "a sound"), (b"ID3", "a sound"),
)  # fmt: skip


def packed_kind(data: bytes) -> str | None:
    r"""Why bytes are no text, in words, by what opens them: they are compressed, or a picture, a PDF and the like; None for all others.

    >>> packed_kind(b"\x1f\x8b\x08rest"), packed_kind(b"<p>")
    ('the input is compressed (gzip): nothing was read; decompress it first', None)
    """
    if data[:1] in b"<\n \xef":  # as nearly all do
        return None
    for opening, name in _PACKED:
        if data.startswith(opening) and (name != "bzip2" or data[4:10] == b"1AY&SY"):
            return f"the input is compressed ({name}): nothing was read; decompress it first"
    for opening, name in _BINARY:
        if data.startswith(opening) and (name != "a sound" or b"\x00" in data[:64]):
            return f"this is not text, but {name}: nothing was read"
    return None


def decode(source: str | bytes, encoding: str | None = None) -> tuple[str, list[str]]:
    """The text of a source, line ends as "\\n", and warnings.

    encoding   the name that came with the bytes, as the `charset` of an HTTP header

    In this order: byte order mark, UTF-16 and UTF-32 without one by their NUL bytes, UTF-8 (a few broken characters are replaced), `encoding`,
    what a page's meta element declares, detection by charset-normalizer, or by the language where the text is in Latin letters. Western letters
    are not believed where most letters would have accents. UTF-8 goes before what is said of the bytes, since other encodings'
    text hardly ever reads as UTF-8, while servers and pages often say the wrong thing; UTF-16 and encodings of seven bits (ISO-2022-JP) are
    believed first.

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
    if not text.isascii():
        text = _without_surrogates(text, warnings)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = without_invisible(text)
    if "\x00" in text:
        text = text.replace("\x00", " ")
        warnings.append("NUL characters were read as spaces")
    return text, warnings


def _without_surrogates(text: str, warnings: list[str]) -> str:
    """A text that can be stored: a surrogate pair becomes the character that it stands for, a surrogate that stands alone a U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        warnings.append("lone surrogates were replaced")
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def without_invisible(text: str) -> str:
    """A text without the characters that nobody sees."""
    if not text.isascii():
        for invisible in INVISIBLE:
            if invisible in text:
                text = text.replace(invisible, "")
    return text


def to_utf8(source: str | bytes, encoding: str | None = None) -> tuple[bytes, list[str]]:
    """A page as UTF-8, and warnings. Bytes that are UTF-8 already are handed on as they are: the parser is quickest with them."""
    if isinstance(source, bytes) and b"\x00" not in source and not _has_japanese_escape(source) and not source.startswith(_MARKS):
        named = _named_encodings(source, encoding)
        if not (named and named[0] in _ODD) and (encoding is None or _known(encoding) is not None) and _is_utf8(source):
            return source, []
    text, warnings = decode(source, encoding)
    return text.encode("utf-8", "replace"), warnings


def _has_japanese_escape(data: bytes) -> bool:
    """Whether Japanese letters in ISO-2022-JP begin somewhere. A single byte is found 25 times as fast as three, and hardly any page has it."""
    return b"\x1b" in data and _JAPANESE_ESCAPE in data


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
    if encoding and _known(encoding) is None:
        warnings.append(f"there is no encoding {encoding[:40]!r}; it was left aside")
    if b"\x00" in data and (wide := _wide_encoding(data)):
        warnings.append(f"no byte order mark; read as {wide}, by its NUL bytes")
        return data[: len(data) - len(data) % _UNIT[wide]].decode(wide, "replace")
    named = _named_encodings(data, encoding)
    if _has_japanese_escape(data):
        named = [*named[:1], "iso2022_jp"] if named and named[0] in _ODD else ["iso2022_jp", *named]
    if named and named[0] in _ODD and (odd := _as(data, named[0])) and not (named[0].startswith("utf") and _is_plain_utf8(data)):
        return odd
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        named = named or _named_encodings(data, None, len(data))  # browsers, too, believe a late one
        return _nearly_utf8(data, named, warnings) or _as_named(data, named, warnings) or _detect(data, warnings)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 where bytes with NULs in them read as text in it, and do not as UTF-8; else None."""
    sample = data[: WIDE_SAMPLE if len(data) > WIDE_SAMPLE else len(data) - len(data) % 4]
    for name in ("utf-32-le", "utf-32-be"):
        if (text := _strictly(sample, name)) and not _is_binary(text) and _USUAL.search(text):
            return name
    if _is_plain_utf8(data):
        return None
    sample = data[: WIDE_SAMPLE if len(data) > WIDE_SAMPLE else len(data) - len(data) % 2]
    if len(sample) == WIDE_SAMPLE and sample[-1] & 0xFC != 0xDC and sample[-2] & 0xFC != 0xDC:  # not within a character of two units
        sample = sample[:-2]
    read = {name: text for name in ("utf-16-le", "utf-16-be") if (text := _strictly(sample, name)) and not _is_binary(text)}
    usual = {name: len(_USUAL.findall(text)) for name, text in read.items()}
    best = max(usual, key=lambda name: usual[name], default=None)
    return best if best is not None and usual[best] > MIN_USUAL * len(read[best]) else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_plain_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 with next to no control characters in it: NULs are such."""
    sample = data[:WIDE_SAMPLE].decode("utf-8", "replace")
    return not _is_binary(sample) and _is_utf8(data)


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text[:SAMPLE])) > MAX_CONTROL * len(text[:SAMPLE])


def _as_named(data: bytes, named: list[str], warnings: list[str]) -> str | None:
    """The text in the first of the named encodings that fits. Any bytes fit those of Western letters, which are named by mistake most of all."""
    for name in named:
        text = _as(data, name)
        if text and (name not in _WESTERN_NAMES or text.isascii()):
            return text
        if text:
            return _as_western(data, text, name, warnings)
    return None


def _as_western(data: bytes, text: str, name: str, warnings: list[str]) -> str:
    """The text of bytes that are said to be in an encoding of Western letters; where it is mostly accents or in another language, what it is."""
    shown = _TAG.sub(" ", text[:TAGGED_SAMPLE])
    accented = sum(not c.isascii() for c in shown)
    if accented > MOST_ACCENTED * max(MIN_LETTERS, sum(c.isalpha() for c in shown)):
        said: list[str] = []
        detected = _detect(data, said)
        if detected and not _is_western(detected):
            warnings += [f"the text is not in {name}, as it is said to be", *said]
            return detected
        return text
    own = _western_encoding(data)
    if own == "cp1252" or accented == 0:
        return text
    warnings.append(f"said to be in {name}; read as {own}, by the language")
    return data.decode(own, "replace")


def _named_encodings(data: bytes, encoding: str | None, sample: int = META_SAMPLE) -> list[str]:
    """The encodings that the caller and a page's meta element name, by Python's names of them; the element among the first bytes of a page."""
    found = _META_CHARSET.search(data, 0, sample)
    said = _known(found[1].decode("ascii")) if found else None
    if said is not None and said.startswith(("utf-16", "utf-32")):
        said = None  # a meta element that can be read is in neither
    return [name for name in (_known(encoding) if encoding else None, said) if name]


def _known(name: str) -> str | None:
    """Python's name of an encoding of text, or None where it knows none by that name."""
    try:
        info = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) and info.name not in _NO_CHARSETS else None


def _as(data: bytes, encoding: str) -> str | None:
    """The text in an encoding, read as browsers read it; None where it does not fit."""
    for name in dict.fromkeys((_READ_AS.get(encoding, encoding), encoding)):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return None


def _nearly_utf8(data: bytes, named: list[str], warnings: list[str]) -> str | None:
    """The text of bytes that are UTF-8 but for a few, as a page that was cut off or has a stray byte in it; None for others.

    Other encodings' text hardly ever has a byte sequence that is valid in UTF-8.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if broken > (MOST_BROKEN_NAMED if "utf-8" in named else MOST_BROKEN) * foreign:
        return None
    warnings.append("some bytes are not valid utf-8 and were replaced")
    return text


def _detect(data: bytes, warnings: list[str]) -> str:
    from charset_normalizer import from_bytes  # 40 ms, and most input is UTF-8

    match = from_bytes(data).best()
    text = str(match).removeprefix("\ufeff") if match else data.decode("cp1252", "replace")
    if _is_binary(text):
        warnings.append("this is not text (a picture, an archive, a PDF?): nothing was read")
        return ""
    if match and not _is_western(text):
        warnings.append(f"not UTF-8; the encoding was detected as {match.encoding}")
        return text
    name = _western_encoding(data)
    warnings.append(f"not UTF-8, and no encoding is declared; read as {name}, by the language")
    return data.decode(name, "replace")


def _is_western(text: str) -> bool:
    """Whether a text is in Latin letters: the encodings of one byte a letter that write them cannot be told apart by their bytes."""
    return main_script(_TAG.sub(" ", text[:TAGGED_SAMPLE])) == "Latin"


def _western_encoding(data: bytes) -> str:
    """The encoding for Latin letters that the page's language is written in, or else the first that gives a text in such a language."""
    if found := _LANG.search(data[:META_SAMPLE]):
        return _WESTERN.get(found[1].decode("ascii").lower(), "cp1252")
    for name in ("cp1252", *dict.fromkeys(_WESTERN.values())):
        text = _TAG.sub(" ", data[:TAGGED_SAMPLE].decode(name, "replace"))
        language = guess_language(" ".join(text.split()))
        if language is not None and _WESTERN.get(language, "cp1252") == name:
            return name
    return "cp1252"  # as browsers do
