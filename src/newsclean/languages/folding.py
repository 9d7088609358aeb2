"""Folding: the form of a text in which phrases are compared, and where a phrase may begin and end in it."""

from __future__ import annotations

import re
import unicodedata

from newsclean.languages.characters import APOSTROPHES, PERSIAN_VARIANTS
from newsclean.languages.scripts import HANGUL, UNSPACED, is_of, may_hold

LONGEST_BRACKETED_COUNT = 20  # characters of a line's end in which a count in brackets is looked for: "Related articles (12):"

# Scripts in which a phrase may touch the word beside it. Korean has spaces between words, but writes particles and titles onto them.
TOUCHING = UNSPACED + HANGUL

_ORNAMENTS = " \t.,:;!?\"'()[]{}<>|/\\*-_=~^#&%$"  # the common ones, enough for nearly all texts
_MORE_ORNAMENTS = _ORNAMENTS + "§•·…–—“”„«»‹›→↓▶►▼»›。、，：；！？（）「」【】《》"
_COUNT = re.compile(r"[(\[]\d{1,6}[)\]]\W*$")
_DOT_ABOVE = "\u0307"  # what case-folding leaves of a Turkish capital i
_REPLACED = (*((apostrophe, "'") for apostrophe in APOSTROPHES), (_DOT_ABOVE, ""), ("\u00a0", " "), *PERSIAN_VARIANTS.items())
# The first bytes in UTF-8 of the scripts of India and of Thai, and of the accents that stand behind their letter in decomposed text ("e" and U+0301).
_SIGN_BYTES = b"\xe0\xcc\xcd"
LONGEST_COMPOSED = 1000  # characters of a word: to compose a run of signs takes time that grows with the square of its length
_SPLIT_THAI_AM, _THAI_AM = "\u0e4d\u0e32", "\u0e33"  # two ways to write the same vowel sign


def fold(text: str) -> str:
    """Return a text as phrases are compared: case-folded, with straight apostrophes, without ornaments and a count at its ends.

    >>> fold("» Related Articles (12):"), fold("Aujourd’hui !")
    ('related articles', "aujourd'hui")
    """
    folded = fold_letters(text)
    if folded.endswith((")", "):", "]")):
        folded = folded[:-LONGEST_BRACKETED_COUNT] + _COUNT.sub("", folded[-LONGEST_BRACKETED_COUNT:]).rstrip()
    folded = folded.strip(_ORNAMENTS if folded.isascii() else _MORE_ORNAMENTS)  # several times faster than the loops below
    if folded and folded[-1].isalnum() and folded[0].isalnum():
        return folded
    start, end = 0, len(folded)
    while start < end and not (in_word(folded[start]) or folded[start] in "©@+_"):
        start += 1
    while end > start and not (in_word(folded[end - 1]) or folded[end - 1] in "©_"):
        end -= 1
    return folded[start:end]


def fold_letters(text: str) -> str:
    """Return a text case-folded, with straight apostrophes, and with one way of writing for letters that have several."""
    folded = text.casefold()
    if folded.isascii():
        return folded.replace("`", "'") if "`" in folded else folded
    for letter, plain in _REPLACED:
        if letter in folded:
            folded = folded.replace(letter, plain)
    return _composed(folded) if may_hold(folded, _SIGN_BYTES) else folded


def _composed(text: str) -> str:
    """Return a text in which letters and their signs are one character: "é", Bengali "য়", Hindi "ज़" and vowel signs of Tamil may be one or two."""
    if len(text) > LONGEST_COMPOSED:
        return " ".join([_composed(word) if len(word) <= LONGEST_COMPOSED else word for word in text.split(" ")])
    return unicodedata.normalize("NFC", text).replace(_SPLIT_THAI_AM, _THAI_AM)


def closes(plain: str, at: int) -> bool:
    """Return whether a phrase that ends before `at` ends at the end of a word."""
    return at >= len(plain) or not in_word(plain[at]) or not in_word(plain[at - 1]) or _may_touch(plain[at - 1])


def opens(plain: str, at: int) -> bool:
    """Return whether a phrase that starts at `at` starts at the start of a word."""
    return at == 0 or not in_word(plain[at - 1]) or not in_word(plain[at]) or _may_touch(plain[at])


def _may_touch(letter: str) -> bool:
    return not letter.isascii() and is_of(letter, TOUCHING)


def in_word(letter: str) -> bool:
    """Return whether a character is part of a word. Vowel signs of Indic scripts are, though they are marks, not letters."""
    return letter.isalnum() or (not letter.isascii() and unicodedata.category(letter)[0] == "M")
