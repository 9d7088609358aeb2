"""Lengths and sentence ends that hold across scripts.

A Chinese sentence has no spaces and its own full stop, so nothing here counts spaces alone or looks for "." alone.
"""

from __future__ import annotations

import re

# Scripts written without spaces between words. Characters a word, measured on running text: about 1.6 in Chinese and 2.2 in Japanese,
# hence 2 for both; about 4 letters in Thai, Lao, Khmer and Burmese.
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")

_CLOSERS = "\"'”’»›«)]}」』】）］〉》*_“‘ "
_FULL_STOPS = frozenset(".!?。！？｡．؟۔।॥։።‼⁇⁈⁉")
_SIGNED = re.compile(r"[.!?。！？][\"”’»」]?\s*[(（][^()（）.!?。]{1,40}[)）]$")  # a sign-off behind the sentence: "… in May. (AFP)"
_NOTES = re.compile(r"(?:\s?\[\d{1,3}\])+$")
FOOTNOTES = 60  # characters of a text's end in which marks of footnotes are looked for
_ELLIPSES = ("...", "…", "[…]", "[...]")

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u3040-\ud7af]")

# Scripts in the order of trial. Kana before ideographs: Japanese uses both.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("Latin", _LATIN),
    ("Cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("Arabic", re.compile(r"[\u0600-\u06ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)


# First bytes in UTF-8 of the characters of `_NO_SPACES`. Looking for them is many times faster than the pattern, and in most texts finds none.
_NO_SPACES_BYTES = bytes((0xE0, 0xE1, *range(0xE3, 0xEB), 0xEF, 0xF0))


def has_unspaced(text: str) -> bool:
    """Whether any of the text is in a script written without spaces between words."""
    return not text.isascii() and may_hold(text, _NO_SPACES_BYTES) and _NO_SPACES.search(text) is not None


def may_hold(text: str, first_bytes: bytes) -> bool:
    """Whether a text has a character whose UTF-8 begins with one of the bytes."""
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    return len(data) != len(data.translate(None, first_bytes))


def count_words(text: str) -> int:
    """Length in words.

    >>> count_words("Kim also sent a letter"), count_words("首相は記者会見で方針を説明した。")
    (5, 7)
    """
    if not has_unspaced(text):
        return len(text.split())
    ideographs = len(_IDEOGRAPHS.findall(text))
    spaceless = len(_SPACELESS.findall(text))
    rest = _SPACELESS.sub(" ", _IDEOGRAPHS.sub(" ", text)).split()
    return sum(1 for w in rest if any(c.isalnum() for c in w)) + ideographs // 2 + spaceless // 4


def ending(text: str) -> str:
    """How a text closes, whatever quotes and brackets stand behind: "sentence", "cut" (an ellipsis), "colon", "comma" or "".

    >>> ending('"We agreed," he said.'), ending("Read more…"), ending("He said:"), ending("会談した。」"), ending("Latest news")
    ('sentence', 'cut', 'colon', 'sentence', '')
    """
    last = text[-1:]
    if last.isalnum():  # most lines
        return ""
    if text.endswith(_ELLIPSES):
        return "cut"
    if last == "]":  # a footnote's mark: "… said.[1]"
        text = _NOTES.sub("", text[-FOOTNOTES:]) or text
        last = text[-1:]
    if last in _FULL_STOPS:  # most of the others
        return "sentence"
    if last in (")", "）") and _SIGNED.search(text, max(0, len(text) - 60)):
        return "sentence"
    bare = text.rstrip(_CLOSERS)
    if not bare:
        return ""
    last = bare[-1]
    if last in _FULL_STOPS:
        return "cut" if bare.endswith(_ELLIPSES) else "sentence"
    if last == "…":
        return "cut"
    if last in ":：":
        return "colon"
    return "comma" if last in ",;，、；،" else ""


def main_script(text: str) -> str | None:
    """What most letters of a text are written in: a language code where the script tells it, "Latin", "Cyrillic" or "Arabic", or None.

    A text counts as Japanese from one kana in ten characters of its script on, since most of it may be ideographs.

    >>> main_script("会談は決裂した。"), main_script("会谈破裂。"), main_script("Talks"), main_script("42")
    ('ja', 'zh', 'Latin', None)
    """
    if text.isascii() or not _NOT_LATIN.search(text):
        return "Latin" if _LATIN.search(text) else None
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS}
    best = max(counts, key=lambda name: counts[name])
    if not counts[best]:
        return None
    return "ja" if best == "zh" and counts["ja"] * 10 >= counts["zh"] else best
