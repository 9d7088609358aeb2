"""Words that stand around names and dates, in all languages: "by", "and", "published", "updated".

Each word stands once, in the lists of a language's phrase file, and is added there:

    [byline] by          what leads straight to a name: "by", "von". An opener that ends with such a word needs no colon: "written by"
    [byline] weak        what leads to a name in a byline, and opens many other lines: "de". It counts only where other things show a byline
    [byline] and         what parts two names: "and", "und"
    [date] published     what says that a date is that of publication: "posted"
    [date] updated       what says that it is that of the last change: "updated"

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
def published() -> re.Pattern[str]:
    """Return the pattern of a word such as "published", for folded text."""
    return re.compile(whole_words(_words("date", "published")))


@cache
def updated() -> re.Pattern[str]:
    """Return the pattern of a word such as "updated", for folded text."""
    return re.compile(whole_words(_words("date", "updated")))


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
    return tuple(dict.fromkeys(wording.load().lists[table][key]))
