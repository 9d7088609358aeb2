"""Characters by what they do: white space, line breaks, what nobody sees, separators. The one place for such lists.

A name whose value is a class (`CONTROLS`, `UNSEEN`, …) goes inside the `[...]` of a pattern. The letters and marks of Unicode are in `letters`.
"""

from __future__ import annotations

import re

# White space: what `str.isspace` is true of, apart from the space, "\n" and "\r". tests/languages/test_characters.py checks that none is missing.
LINE_BREAKS = "\f\v\x1c\x1d\x1e\x85\u2028\u2029"  # end a line for `str.splitlines`, yet editors do not count them as lines
OTHER_SPACES = "\t\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
NO_BREAK_SPACES = "\u00a0\u202f"  # those of OTHER_SPACES that are part of the text: "10 000", "« oui »"

# Classes of characters that nobody sees.
ASCII_CONTROLS = r"\x00-\x1f\x7f"
CONTROLS = ASCII_CONTROLS + r"\x80-\x9f"  # the category Cc of Unicode
CONTROLS_NOT_SPACES = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # CONTROLS that are no white space: text has next to none of them
DIRECTION_MARKS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # the property Bidi_Control of Unicode; a terminal obeys them
SURROGATES = r"\ud800-\udfff"  # halves of a pair, which UTF-8 cannot encode

# Zero-width space, word joiner, byte order mark, soft hyphen. They are taken out of every text, since they would split phrases. The joiners U+200C
# and U+200D stay: in Persian, in Hindi and in emoji they change what is shown.
INVISIBLE = "\u200b\u2060\ufeff\u00ad"

JOINERS = "\u200c\u200d"

# What must not stand in a value such as a title: also invisible operators of formulas (U+2061 to U+2065) and noncharacters. A soft hyphen stays.
UNSEEN = CONTROLS + DIRECTION_MARKS + r"\u200b\u2028\u2029\u2060-\u2065\ufeff\ufffe\uffff" + SURROGATES

# Digits besides 0 to 9, each script by its zero, which the others follow: Arabic, Persian, Devanagari, Bengali, Tamil, Thai, full-width.
_ZEROS = "\u0660\u06f0\u0966\u09e6\u0be6\u0e50\uff10"
DIGITS = frozenset("0123456789").union(*([chr(ord(zero) + n) for n in range(10)] for zero in _ZEROS))  # `isdisjoint` is faster than a pattern
_ASCII_DIGITS = {ord(zero) + n: str(n) for zero in _ZEROS for n in range(10)}
_OTHER_DIGIT = re.compile(f"[{''.join(f'{zero}-{chr(ord(zero) + 9)}' for zero in _ZEROS)}]")

# Letters that Persian sites write in two ways, each with the one that it is compared as; and the joiner U+200C, for which many write a space.
PERSIAN_VARIANTS = {"\u064a": "\u06cc", "\u0643": "\u06a9", "\u200c": " "}

APOSTROPHES = "’‘`´ʼ"  # written for a straight one

# Quotation marks by language, outer and inner ones, as browsers draw them around `<q>`. From the delimiters of the Unicode CLDR.
_ENGLISH, _GERMAN, _POLISH = ("“”", "‘’"), ("„“", "‚‘"), ("„”", "«»")
_GUILLEMETS = ("«»", "“”")
QUOTES_ELSEWHERE = _ENGLISH
QUOTES = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "is", "lt", "et", "lv", "mk", "ka"), _GERMAN),
    **dict.fromkeys(("pl", "hu", "ro", "hr", "sr", "bs"), _POLISH),
    **dict.fromkeys(("fr", "es", "it", "ca", "gl", "el", "pt-pt", "no", "nb", "nn", "hy", "sq", "fa", "az"), _GUILLEMETS),
    **dict.fromkeys(("ru", "uk", "be", "kk"), ("«»", "„“")),
    **dict.fromkeys(("sv", "fi"), ("””", "’’")),
    **dict.fromkeys(("ja", "zh-tw", "zh-hant", "zh-hk"), ("「」", "『』")),
    **dict.fromkeys(("de-ch", "fr-ch", "it-ch"), ("«»", "‹›")),
    "da": ("“”", "‘’"),
    "he": ("””", "’’"),
    "ar": ("”“", "’‘"),
}
QUOTATION_MARKS = frozenset("\"'").union(*(marks for pair in QUOTES.values() for marks in pair), *_ENGLISH)

# What lines between the parts of a page are made of. "★" and "?" are not among them: "★★★★☆" is a review's verdict, "???" somebody's answer.
SEPARATORS = frozenset(" \t\u00a0-–—―_=~*•·∙|/\\.:,;<>«»‹›\"'’‘”“()[]{}+#^`…→←↑↓►▶▸▼▲◄◀●○■□▪◆◇¦‖＊＝〜～・｜／＿")


def is_separator(text: str) -> bool:
    """Return whether a text that is not empty holds separators alone.

    >>> is_separator("* * *"), is_separator("★★★★☆")
    (True, False)
    """
    return text[0] in SEPARATORS and SEPARATORS.issuperset(text)


def ascii_digits(text: str) -> str:
    """Return a text, as long as before, with 0 to 9 for the digits of other scripts.

    >>> ascii_digits("২১ আগস্ট ২০২৪"), ascii_digits("２０２４年")
    ('21 আগস্ট 2024', '2024年')
    """
    return text if text.isascii() or not _OTHER_DIGIT.search(text) else text.translate(_ASCII_DIGITS)


def without_invisible(text: str) -> str:
    """Return a text without the characters of `INVISIBLE`.

    >>> without_invisible("Bundes\\u00adrat")
    'Bundesrat'
    """
    if not text.isascii():
        for invisible in INVISIBLE:
            if invisible in text:
                text = text.replace(invisible, "")
    return text
