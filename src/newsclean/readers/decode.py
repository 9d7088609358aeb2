"""Bytes to text: which encoding the bytes are in, and the text without what no reader of it sees."""

from __future__ import annotations

import codecs
import re

from newsclean.languages.characters import CONTROLS_NOT_SPACES, without_invisible
from newsclean.languages.guess import guess_language
from newsclean.languages.scripts import main_script
from newsclean.readers.twice import is_suspect, mended

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKS = tuple(mark for mark, _ in _BYTE_ORDER_MARKS)

# Encodings named by the caller, or by the page itself.
META_SAMPLE = 4096  # bytes of a page in which its meta element and its `<html lang>` are looked for
_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,10}=\s{0,10}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
# Codecs of Python that no page is written in: they read escapes in a text, are for names of hosts, or take the square of a text's length.
_NO_CHARSETS = frozenset(("unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "punycode", "idna", "utf-7", "undefined"))
# Encodings whose bytes may be valid UTF-8, so that they are tried before it where they are named.
_TRIED_BEFORE_UTF8 = frozenset(("iso2022_jp", "iso2022_kr", "hz", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"))
# What browsers read a declared encoding as, since pages are written in the larger one (WHATWG, Encoding Standard).
_READ_AS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
_JAPANESE_ESCAPE = b"\x1b$B"  # what Japanese letters begin with in ISO-2022-JP

# Binary data decode to something in one encoding or another, but the result has many control characters. Text has next to none.
_CONTROL = re.compile(f"[{CONTROLS_NOT_SPACES}\ufffd]")
MOST_CONTROLS = 0.02  # share of the characters of a text
CONTROL_SAMPLE = 10_000  # characters in which they are counted

# UTF-16 and UTF-32 without a byte order mark.
_USUAL = re.compile(r"[ \n,.:;<>=\"'a-z、。，]")  # what any text of some length has, and a text read with the wrong order of bytes has not
FEWEST_USUAL = 0.01  # share of the characters of a text in UTF-16
WIDE_SAMPLE = 16_384  # bytes; a multiple of 4
_UNIT = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}  # bytes

# UTF-8 with broken characters in it.
MOST_BROKEN = 0.05  # broken characters for each that is not ASCII
MOST_BROKEN_IF_NAMED = 0.5  # the same where the page or the caller says that it is UTF-8
PIECE = 8192  # bytes that are tried at a time

# Encodings of Latin letters, one byte a letter. Any bytes are valid in them, so that the language must tell them apart.
_WESTERN_NAMES = frozenset(("cp1252", "iso8859-1", "iso8859-15", "ascii"))
MOST_ACCENTED = 0.3  # share of the letters of a text in Western letters that are not ASCII: even in Vietnamese a quarter
FEWEST_LETTERS = 30  # letters that a text is taken to have at the least, where their share is reckoned
# Windows' encodings of Latin letters by language. A text in windows-1252 has hardly any letter by which it could be told from the others.
_WESTERN = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "ro", "sq", "bs"), "cp1250"),
    "tr": "cp1254",
    **dict.fromkeys(("et", "lv", "lt"), "cp1257"),
    "vi": "cp1258",
}
_LANG = re.compile(rb"<html[^<>]{0,300}?\blang\s{0,5}=\s{0,5}[\"']?([A-Za-z]{2})", re.IGNORECASE)
_TAG = re.compile(r"<(?:script|style)\b.{0,20000}?</(?:script|style)>|<[^<>]{0,1000}>", re.IGNORECASE | re.DOTALL)
LANGUAGE_SAMPLE = 60_000  # characters of a page, tags counted, in which its language is looked for

# What cannot be text, by its first bytes. Compressed bytes are never decompressed: a few may hold gigabytes.
_PACKED = (
    (b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar"), (b"\x04\x22\x4d\x18", "lz4"),
)  # fmt: skip
_BINARY = (
    (b"%PDF-", "a PDF"), (b"\x89PNG\r\n", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"), (b"\x7fELF", "a program"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file"), (b"wOF", "a font"),
    (b"PAR1", "a Parquet file"), (b"SQLite format 3\x00", "a database"), (b"OggS", "a sound"), (b"ID3", "a sound"),
)  # fmt: skip


def compression(data: bytes) -> str | None:
    r"""Return how bytes are compressed, by the first ten of them: "gzip", "zip", "bzip2", "xz", "zstd" and others; None where they are not.

    >>> compression(b"\x1f\x8b\x08rest"), compression(b"BZh is no name")
    ('gzip', None)
    """
    return next((name for opening, name in _PACKED if data.startswith(opening) and (name != "bzip2" or data[4:10] == b"1AY&SY")), None)


def packed_kind(data: bytes) -> str | None:
    r"""Return why bytes cannot be text: a warning that says that they are compressed, a picture, a PDF or the like. None for all others.

    >>> packed_kind(b"\x1f\x8b\x08rest"), packed_kind(b"<p>")
    ('the input is compressed (gzip): nothing was read; decompress it first', None)
    """
    if data[:1] in b"<\n \xef":  # as nearly all do
        return None
    if name := compression(data):
        return f"the input is compressed ({name}): nothing was read; decompress it first"
    for opening, name in _BINARY:
        if data.startswith(opening) and (name != "a sound" or b"\x00" in data[:64]):
            return f"this is not text, but {name}: nothing was read"
    return None


def decode(source: str | bytes, encoding: str | None = None, *, mend: bool = False) -> tuple[str, list[str]]:
    """Return the text of a source, with "\\n" at the end of lines, and warnings.

    encoding   the name that came with the bytes, such as the `charset` of an HTTP header
    mend       whether text that was decoded twice is put right, see `newsclean.readers.twice`

    The encoding is the first of these that fits: the byte order mark; UTF-16 or UTF-32 without one, by their NUL bytes; UTF-8, with a few broken
    characters replaced; `encoding`; what the page's meta element declares; what charset-normalizer detects, or for a text in Latin letters the one
    that its language is written in. UTF-8 comes before the names, since bytes in another encoding are hardly ever valid UTF-8, while servers and
    pages often name the wrong encoding. There are two exceptions. UTF-16 and encodings of seven bits (ISO-2022-JP) come before UTF-8 if they are
    named. An encoding of Latin letters is passed over, though it is named, if most letters would have accents in it.

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
        if mend and is_suspect(text):
            text = mended(text, warnings)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = without_invisible(text)
    if "\x00" in text:
        text = text.replace("\x00", " ")
        warnings.append("NUL characters were read as spaces")
    return text, warnings


def _without_surrogates(text: str, warnings: list[str]) -> str:
    """Return a text that UTF-8 can encode: a surrogate pair becomes its character, a lone surrogate U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        warnings.append("lone surrogates were replaced")
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def to_utf8(source: str | bytes, encoding: str | None = None) -> tuple[bytes, list[str]]:
    """Return a page in UTF-8, and warnings. Bytes that are UTF-8 already stay as they are, since that is the quickest.

    Raises TypeError where the source is neither str nor bytes.
    """
    if isinstance(source, bytes) and b"\x00" not in source and not _has_japanese_escape(source) and not source.startswith(_MARKS):
        named = _named_encodings(source, encoding)
        if not (named and named[0] in _TRIED_BEFORE_UTF8) and (encoding is None or _known(encoding) is not None) and _is_utf8(source):
            return source, []
    text, warnings = decode(source, encoding)
    return text.encode("utf-8", "replace"), warnings


def _has_japanese_escape(data: bytes) -> bool:
    """Return whether bytes switch to Japanese letters, as ISO-2022-JP does. One byte is found 25 times as fast as three, and few pages have it."""
    return b"\x1b" in data and _JAPANESE_ESCAPE in data


def _is_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8. They are tried in pieces: most are ASCII, and decoding all at once would take twice the page's memory."""
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
    for bom, name in _BYTE_ORDER_MARKS:
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
        named = [*named[:1], "iso2022_jp"] if named and named[0] in _TRIED_BEFORE_UTF8 else ["iso2022_jp", *named]
    if named and named[0] in _TRIED_BEFORE_UTF8 and (odd := _as(data, named[0])) and not (named[0].startswith("utf") and _is_plain_utf8(data)):
        return odd
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        named = named or _named_encodings(data, None, len(data))  # browsers, too, believe a late one
        return _nearly_utf8(data, named, warnings) or _as_named(data, named, warnings) or _detect(data, warnings)


def _wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 that bytes with NULs in them are text in; None where there is none, or they are UTF-8."""
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
    return best if best is not None and usual[best] > FEWEST_USUAL * len(read[best]) else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_plain_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 and have next to no control characters, of which NUL is one."""
    sample = data[:WIDE_SAMPLE].decode("utf-8", "replace")
    return not _is_binary(sample) and _is_utf8(data)


def _is_binary(text: str) -> bool:
    sample = text[:CONTROL_SAMPLE]
    return len(_CONTROL.findall(sample)) > MOST_CONTROLS * len(sample)


def _as_named(data: bytes, named: list[str], warnings: list[str]) -> str | None:
    """Return the text in the first named encoding that fits, or None. Western ones fit any bytes and are often named wrongly, so they are checked."""
    for name in named:
        text = _as(data, name)
        if text and (name not in _WESTERN_NAMES or text.isascii()):
            return text
        if text:
            return _as_western(data, text, name, warnings)
    return None


def _as_western(data: bytes, text: str, name: str, warnings: list[str]) -> str:
    """Return the text of bytes that are said to be in a Western encoding.

    Another encoding is used, with a warning, where most letters would have accents, or where the language is written in another one.

    text   the bytes in the encoding that is named
    """
    shown = _TAG.sub(" ", text[:LANGUAGE_SAMPLE])
    accented = sum(not c.isascii() for c in shown)
    if accented > MOST_ACCENTED * max(FEWEST_LETTERS, sum(c.isalpha() for c in shown)):
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
    """Return the encodings that the caller and the page's meta element name, by Python's names. The element is looked for in the first bytes."""
    found = _META_CHARSET.search(data, 0, sample)
    said = _known(found[1].decode("ascii")) if found else None
    if said is not None and said.startswith(("utf-16", "utf-32")):
        said = None  # a meta element that is found in bytes cannot be in either
    return [name for name in (_known(encoding) if encoding else None, said) if name]


def _known(name: str) -> str | None:
    """Return Python's name of an encoding of text, or None where Python knows none by the given name."""
    try:
        info = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) and info.name not in _NO_CHARSETS else None


def _as(data: bytes, encoding: str) -> str | None:
    """Return the text in an encoding, read as browsers read it; None where the bytes are not valid in it."""
    for name in dict.fromkeys((_READ_AS.get(encoding, encoding), encoding)):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return None


def _nearly_utf8(data: bytes, named: list[str], warnings: list[str]) -> str | None:
    """Return the text of bytes that are UTF-8 apart from a few, such as a page that was cut off or has a stray byte in it; None for others.

    Text in another encoding hardly ever has a byte sequence that is valid in UTF-8.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if broken > (MOST_BROKEN_IF_NAMED if "utf-8" in named else MOST_BROKEN) * foreign:
        return None
    warnings.append("some bytes are not valid utf-8 and were replaced")
    return text


def _detect(data: bytes, warnings: list[str]) -> str:
    from charset_normalizer import from_bytes  # takes 40 ms, and most input is UTF-8

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
    """Return whether a text is in Latin letters, whose encodings of one byte a letter cannot be told apart by the bytes."""
    return main_script(_TAG.sub(" ", text[:LANGUAGE_SAMPLE])) == "Latin"


def _western_encoding(data: bytes) -> str:
    """Return the encoding of Latin letters for the page's language: as `<html lang>` says, else the first in which the text is in such a language."""
    if found := _LANG.search(data[:META_SAMPLE]):
        return _WESTERN.get(found[1].decode("ascii").lower(), "cp1252")
    for name in ("cp1252", *dict.fromkeys(_WESTERN.values())):
        text = _TAG.sub(" ", data[:LANGUAGE_SAMPLE].decode(name, "replace"))
        language = guess_language(" ".join(text.split()))
        if language is not None and _WESTERN.get(language, "cp1252") == name:
            return name
    return "cp1252"  # as browsers do
