"""Text that was decoded twice: UTF-8 that somebody read as Windows-1252 (or -1251, -1253), and saved again: "donâ€™t" for "don’t".

Each character of UTF-8 beyond ASCII then stands as two to four characters, of which the first tells how many follow. They are put back in two cases.
Where next to all characters beyond ASCII stand in such sequences, the whole text was decoded twice. Elsewhere a single line was, if all its
characters beyond ASCII stand in such sequences, and one of them stands in no text. In any other case the text is left as it is, with a warning: an
article may show what such text looks like.

ftfy does more of this, by many rules. Here only what no right text has is put back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

FEWEST = 3  # sequences by which a whole text is known
MOSTLY = 4  # sequences for each other character beyond ASCII, from which on all of the text was decoded twice
MENDED = "text that was decoded twice (UTF-8 read as {}) was mended"
NOTICED = "some of the text looks as if it was decoded twice, and was left as it is; decode the bytes that you have fetched once, as UTF-8"


class _Codec(NamedTuple):
    """An encoding that UTF-8 is often read in by mistake.

    rest       the characters that stand for all bytes of a character of UTF-8 but the first
    sequence   the pattern of a character of UTF-8 that was read in it
    sure       the pattern of what stands in no right text
    to_byte    character -> its byte
    """

    name: str
    rest: str
    sequence: re.Pattern[str]
    sure: re.Pattern[str]
    to_byte: dict[int, int]


def _codec(name: str, sure: str) -> _Codec:
    """Return what is known of an encoding. A byte that it does not have is read as the control character of that number, as browsers do."""
    letters = [bytes([byte]).decode(name, "ignore") or chr(byte) for byte in range(256)]

    def one_of(first: int, last: int) -> str:
        either = {*letters[first : last + 1], *[chr(byte) for byte in range(max(first, 0x80), min(last, 0x9F) + 1)]}  # or read as Latin-1
        return "[" + "".join([re.escape(letter) for letter in sorted(either)]) + "]"

    rest = one_of(0x80, 0xBF)
    pattern = f"{one_of(0xC2, 0xDF)}{rest}|{one_of(0xE0, 0xEF)}{rest}{rest}|{one_of(0xF0, 0xF4)}{rest}{rest}{rest}"
    to_byte = {ord(letter): byte for byte, letter in enumerate(letters)} | {code: code for code in range(0x80, 0xA0)}
    return _Codec(
        name, "".join(map(chr, range(0x80, 0xA0))) + "".join(letters[0x80:0xC0]), re.compile(pattern), re.compile(sure.replace("REST", rest)), to_byte
    )


# In Windows-1252: quotation marks and dashes, "é" and its like, three letters of Cyrillic, Greek or Arabic in a row. In the other two: three
# letters in a row.
_CODECS = (
    _codec(
        "cp1252",
        "â[€\x80][™œ\x9d\x9c\x99˜“”¦¢\x93\x94\xa6]|Ã[¡-ª¬-º¼-¿]|(?<![A-ZÀ-Þ])Ã[\xa0 ](?![A-Z])|Â[\xa0-ª¬-º¼-¿](?![a-z])|"
        "(?:[ÐÑÎÏØÙ×Ú]REST){3}|(?:[ã-é]REST{2}){2}",
    ),
    _codec("cp1251", "(?:[РС]REST){3}"),
    _codec("cp1253", "(?:[ΞΟ]REST){3}"),
)
_ABOUT_ENCODING = re.compile(r"utf-?8|unicode|mojibake|encod|charset|windows-125|latin-?1|codepage", re.IGNORECASE)
_LEADS = "[âÃÂÐÑÎÏØÙ×Úã-éРСΞΟ]"  # characters that the patterns above begin with
_MAY_BE = re.compile(_LEADS + "[" + "".join([re.escape(letter) for codec in _CODECS for letter in codec.rest]) + "]")
_SEGMENT = re.compile(r"[^\n<>]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def is_suspect(text: str) -> bool:
    """Return whether a text holds what stands in no right text, and so was decoded twice, at least in part. False for nearly all.

    >>> is_suspect("They donâ€™t."), is_suspect("don’t, José")
    (True, False)
    """
    return not text.isascii() and _MAY_BE.search(text) is not None and any(codec.sure.search(text) for codec in _CODECS)


def mended(text: str, warnings: list[str]) -> str:
    """Return a text in which what was decoded twice is put right, as far as that is safe, and add a warning.

    >>> mended("They donâ€™t; the cafÃ© is shut.", warnings := []), warnings
    ('They don’t; the café is shut.', ['text that was decoded twice (UTF-8 read as cp1252) was mended'])
    >>> mended("„Die FPÖ“ und «Gä»…", [])
    '„Die FPÖ“ und «Gä»…'
    """
    for codec in _CODECS:
        if codec.sure.search(text) is None:
            continue
        found = [match[0] for match in codec.sequence.finditer(text)]
        others = sum(map(len, _FOREIGN.findall(text))) - sum(map(len, found))
        if len(found) >= FEWEST and len(found) >= MOSTLY * others:
            read = codec.sequence.sub(lambda match, codec=codec: _read(match[0], codec) or match[0], text)  # type: ignore[misc]
        else:
            read = _SEGMENT.sub(lambda match, codec=codec: _mended_line(match[0], codec), text)  # type: ignore[misc]
        if read != text:
            warnings.append(MENDED.format(codec.name))
        elif any(codec.sure.search(line) and not _ABOUT_ENCODING.search(line) for line in _SEGMENT.findall(text)):
            warnings.append(NOTICED)
        return read
    return text


def _mended_line(line: str, codec: _Codec) -> str:
    """Return a line that was decoded twice as it was; any other line as it is."""
    if line.isascii() or codec.sure.search(line) is None or not codec.sequence.sub("", line).isascii() or _ABOUT_ENCODING.search(line):
        return line
    return codec.sequence.sub(lambda match: _read(match[0], codec) or match[0], line)


def _read(sequence: str, codec: _Codec) -> str | None:
    """Return the character that a sequence was, or None where it is none of UTF-8."""
    try:
        return bytes([codec.to_byte[ord(letter)] for letter in sequence]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
