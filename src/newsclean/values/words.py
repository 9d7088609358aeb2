"""Words that stand around names and dates, in all languages: "by", "and", "published", "updated".

Each word stands once, in the lists of a language's phrase file, and is added there:

    [byline] by          what leads straight to a name: "by", "von". An opener that ends with such a word needs no colon: "written by"
    [byline] weak        what leads to a name in a byline, and opens many other lines: "de". It counts only where other things show a byline
    [byline] and         what parts two names: "and", "und"
    [byline] roles       what a role or a desk begins with, in scripts without letter case, in which any words look like a name: "ผู้สื่อข่าว"
    [date] published     what says that a date is that of publication: "posted"
    [date] updated       what says that it is that of the last change: "updated"
    [caption] labels     what stands around a picture's credit; see `newsclean.values.picture_credits` for this list and the others of its table
    [match] labels       what stands before a match's figures: "attendance"

The languages are matched together, as all phrases are; see `newsclean.languages.wording`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsclean.languages import wording
from newsclean.languages.scripts import HAN, HANGUL, KANA, is_of

# Chinese, Japanese and Korean words join what stands next to them, so that no word boundary is asked of them.
_JOINING = KANA + HAN + HANGUL


@cache
def by_words() -> frozenset[str]:
    """Return the words that lead straight to a name, in small letters."""
    return frozenset(_words("byline", "by"))


@cache
def weak_by_words() -> frozenset[str]:
    """Return the words that open bylines and many other lines, in small letters."""
    return frozenset(_words("byline", "weak"))


@cache
def and_words() -> tuple[str, ...]:
    """Return the words that part two names, in small letters."""
    return _words("byline", "and")


@cache
def roles() -> tuple[str, ...]:
    """Return the openings of words that are roles or desks and no names, in scripts without letter case."""
    return _words("byline", "roles")


@cache
def published() -> re.Pattern[str]:
    """Return the pattern of a word such as "published", for folded text."""
    return re.compile(whole_words(_words("date", "published")))


@cache
def updated() -> re.Pattern[str]:
    """Return the pattern of a word such as "updated", for folded text."""
    return re.compile(whole_words(_words("date", "updated")))


def of_captions(key: str) -> tuple[str, ...]:
    """Return the words around a picture's credit that stand in a list of `[caption]`, in small letters."""
    return _words("caption", key)


def of_matches() -> tuple[str, ...]:
    """Return the labels of a match's figures, in small letters: "attendance"."""
    return _words("match", "labels")


def whole_words(words: Iterable[str]) -> str:
    """Return the regular expression of any of the words, as a whole word where its script has spaces.

    >>> whole_words(("und", "更新"))
    '(?<!\\\\w)(?:und)(?!\\\\w)|更新'
    """
    words = sorted(words, key=lambda word: (-len(word), word))  # the longest first
    spaced = "|".join(re.escape(word) for word in words if not is_of(word[0], _JOINING))
    joined = [re.escape(word) for word in words if is_of(word[0], _JOINING)]
    return "|".join([rf"(?<!\w)(?:{spaced})(?!\w)", *joined])


def _words(table: str, key: str) -> tuple[str, ...]:
    """Return the words of a list, of all languages: as they stand there, and as texts are compared where that differs, as in Arabic."""
    found = wording.load().lists[table][key]
    return tuple(dict.fromkeys([*found, *map(wording.fold_letters, found)]))
