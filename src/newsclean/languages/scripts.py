"""Scripts: which characters they have, which are written without spaces, how long a text is in words, how a sentence ends.

A Chinese sentence has no spaces and its own full stop, so nothing here counts spaces alone or looks for "." alone.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.languages.letters import MARKS

# Classes of characters for use inside the `[...]` of a pattern: ranges of Unicode's blocks, nothing but triples "first-last".
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"  # ideographs of Chinese, Japanese and old Korean, with all extensions
KANA = "\u3040-\u30ff"
HANGUL = "\uac00-\ud7af"
THAI = "\u0e00-\u0e7f"
SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai and Lao, Burmese, Khmer

# Scripts written without spaces between words.
UNSPACED = SOUTH_EAST_ASIAN + KANA + HAN

# Characters a word, measured on running text: about 1.6 in Chinese and 2.2 in Japanese; about 4 letters in Thai, Lao, Khmer and Burmese.
IDEOGRAPHS_A_WORD = 2
LETTERS_A_WORD = 4

_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNED_BYTES = b"\xd6\xd7\xe0\xe1"  # that the UTF-8 of Hebrew, of the scripts of India and of Thai, Burmese and Khmer begins with

_CLOSERS = "\"'”’»›«)]}」』】）］〉》*_“‘ "  # quotes, brackets and marks of Markdown that may stand behind the end of a sentence
# Thai has no full stop. Small words tell running text, since headlines leave most of them out. The first list has those that hardly stand in
# headlines: "of", "and", "that", "will", "already", "which", "but", "said" and so on; the second "in", "not", "has", "give", "from" and so on.
_SURE_THAI_WORDS = re.compile("ของ|และ|(?<!ผู้)ว่า|เป็น|จะ|แล้ว|ซึ่ง|แต่|ก็|หรือ|นั้น|โดย|อยู่|เมื่อ|คือ|อย่าง|เพราะ|หาก|กล่าว|เนื่องจาก|ทำให้|ขณะ|ตั้งแต่|ดังกล่าว")
_SMALL_THAI_WORDS = re.compile("(?<!หน้า)(?<!พื้น)ที่|ได้|ไม่|ให้|เพื่อ|ยัง|(?<!วัน)นี้|มี|ใน|จาก|ต้อง|ด้วย|กว่า|ตาม|กับ")
_ENOUGH_THAI_POINTS = 3  # of a sentence: two for each of the first list that a line has, one for each of the second
_LETTERS_A_THAI_POINT = 25  # at most, of a sentence
_THAI_CLOCK = re.compile(r"\d\s?น\.$")  # "14:05 น.": the point abbreviates the word
_SURE_THAI_SENTENCE = 130  # letters, with a space among them: longer than headlines are
SHORTEST_THAI_SENTENCE = 20  # letters
LONGEST_THAI_SAMPLE = 300  # letters in which small words are counted
_FULL_STOPS = frozenset(".!?。！？｡．؟۔।॥։።‼⁇⁈⁉")
_ELLIPSES = ("...", "…", "[…]", "[...]")
_SIGNED = re.compile(r"[.!?。！？][\"”’»」]?\s*[(（][^()（）.!?。]{1,40}[)）]$")  # a sign-off behind the sentence: "… in May. (AFP)"
LONGEST_SIGN_OFF = 60  # characters of a text's end in which one is looked for, with all that `_SIGNED` allows around it
_FOOTNOTES = re.compile(r"(?:\s?\[\d{1,3}\])+$")
LONGEST_FOOTNOTES = 60  # characters of a text's end in which marks of footnotes are looked for

_NOT_LATIN = "\u0370-\u1dff\u3040-\ud7af"  # letters from Greek to the phonetic extensions, and from kana to Hangul

# What `main_script` tells apart. Kana come before ideographs, since Japanese uses both: of two counts that are equal, the first wins.
_SCRIPTS = {
    "ja": KANA,
    "ko": HANGUL,
    "zh": HAN,
    "Latin": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Cyrillic": "\u0400-\u04ff",
    "Arabic": "\u0600-\u06ff",
    "el": "\u0370-\u03ff",
    "he": "\u0590-\u05ff",
    "hi": "\u0900-\u0963\u0966-\u097f",  # without the full stop, which other scripts of India share
    "bn": "\u0980-\u09ff",
    "ta": "\u0b80-\u0bff",
    "th": THAI,
    "ka": "\u10a0-\u10ff",
    "hy": "\u0530-\u058f",
}
IDEOGRAPHS_A_KANA = 10  # that Japanese has at most; where a text has more, it is Chinese


def first_bytes(characters: str) -> bytes:
    r"""Return the bytes that the UTF-8 of a class's characters may begin with. The class is one of ranges alone, as those above.

    >>> first_bytes("\u3040-\u30ff\uac00-\ud7af")
    b'\xe3\xea\xeb\xec\xed'
    """
    ranges = [(first.encode()[0], last.encode()[0]) for first, last in zip(characters[::3], characters[2::3], strict=True)]
    return bytes([byte for first, last in ranges for byte in range(first, last + 1)])


def is_of(letter: str, characters: str) -> bool:
    r"""Return whether a letter is of a class of characters, which is one of ranges beyond ASCII alone, as those above.

    >>> is_of("の", KANA), is_of("n", KANA)
    (True, False)
    """
    if letter.isascii():  # as most
        return False
    return any(first <= letter <= last for first, last in zip(characters[::3], characters[2::3], strict=True))


def may_hold(text: str, first_bytes: bytes) -> bool:
    """Return whether a text has a character whose UTF-8 begins with one of the bytes: many times faster than to search it for a class."""
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    return len(data) != len(data.translate(None, first_bytes))


_UNSPACED_BYTES, _NOT_LATIN_BYTES = first_bytes(UNSPACED), first_bytes(_NOT_LATIN)


@cache
def one_of(characters: str) -> re.Pattern[str]:
    """Return the pattern of one character of a class. It is compiled at first use: ideographs take 2 ms, and most processes meet none."""
    return re.compile(f"[{characters}]")


@cache
def run_of(characters: str) -> re.Pattern[str]:
    """Return the pattern of a run of characters of a class, compiled at first use."""
    return re.compile(f"[{characters}]+")


def has_unspaced(text: str) -> bool:
    """Return whether any of the text is in a script written without spaces between words."""
    return not text.isascii() and may_hold(text, _UNSPACED_BYTES) and one_of(UNSPACED).search(text) is not None


def count_words(text: str) -> int:
    """Return the length in words.

    >>> count_words("Kim also sent a letter"), count_words("首相は記者会見で方針を説明した。")
    (5, 7)
    """
    return count_unspaced(text) if has_unspaced(text) else len(text.split())


def count_unspaced(text: str) -> int:
    """Return the length in words of a text that has some in a script written without spaces."""
    text, ideographs = _without(KANA + HAN, text)
    text, letters = _without(SOUTH_EAST_ASIAN, text)
    spaced = sum([any(map(str.isalnum, word)) for word in text.split()])
    return spaced + ideographs // IDEOGRAPHS_A_WORD + letters // LETTERS_A_WORD


def words_of_letters(text: str) -> list[str]:
    """Return the runs of letters in a text. Vowel signs belong to them, which `\\w` leaves out.

    >>> words_of_letters("10:49 Uhr, Berlin"), words_of_letters("আপডেট টাইম: ২০২৪")
    (['Uhr', 'Berlin'], ['আপডেট', 'টাইম'])
    """
    return (_signed_words() if may_hold(text, _SIGNED_BYTES) else _LETTERS).findall(text)


@cache
def _signed_words() -> re.Pattern[str]:
    """Return the pattern of a run of letters and the signs that are written with them. It takes 1 ms to compile."""
    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*")


def _without(characters: str, text: str) -> tuple[str, int]:
    """Return a text with a space for each run of a class's characters, and the number of these. Run by run, since most of the text may be such."""
    rest, runs = run_of(characters).subn(" ", text)
    return rest, len(text) - len(rest) + runs


def ending(text: str) -> str:
    """Return how a text closes, quotes and brackets behind it aside: "sentence", "cut" (an ellipsis), "colon", "comma" or "" (none of these).

    >>> ending('"We agreed," he said.'), ending("Read more…"), ending("He said:"), ending("会談した。」"), ending("Latest news")
    ('sentence', 'cut', 'colon', 'sentence', '')
    """
    last = text[-1:]
    if last.isalnum():  # most lines
        return "sentence" if "\u0e00" < last < "\u0e80" and _is_thai_sentence(text) else ""
    if text.endswith(_ELLIPSES):
        return "cut"
    if last == "]":  # a footnote's mark: "… said.[1]"
        text = _FOOTNOTES.sub("", text[-LONGEST_FOOTNOTES:]) or text
        last = text[-1:]
    if last in _FULL_STOPS:  # most of the others
        return "" if text.endswith("น.") and _THAI_CLOCK.search(text[-4:]) else "sentence"
    if last in (")", "）") and _SIGNED.search(text, max(0, len(text) - LONGEST_SIGN_OFF)):
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
    if last in ",;，、；،":
        return "comma"
    return "sentence" if "\u0e00" < last < "\u0e80" and _is_thai_sentence(bare) else ""


def _is_thai_sentence(text: str) -> bool:
    """Return whether a line that closes with a Thai letter reads like running text, which no mark closes: by its length and its small words."""
    length = len(text)
    if length < SHORTEST_THAI_SENTENCE:
        return False
    if length >= _SURE_THAI_SENTENCE and " " in text:
        return True
    points = 2 * len(set(_SURE_THAI_WORDS.findall(text, 0, LONGEST_THAI_SAMPLE))) + len(set(_SMALL_THAI_WORDS.findall(text, 0, LONGEST_THAI_SAMPLE)))
    return points >= _ENOUGH_THAI_POINTS and points * _LETTERS_A_THAI_POINT >= min(length, LONGEST_THAI_SAMPLE)


def main_script(text: str) -> str | None:
    """Return the script of most letters of a text, or None where it has no letters.

    A script that mostly writes one language is named by that language's code, the others are "Latin", "Cyrillic" and "Arabic". A text of
    ideographs counts as Japanese if it has at least one kana for ten of them.

    >>> main_script("会談は決裂した。"), main_script("会谈破裂。"), main_script("Talks"), main_script("42")
    ('ja', 'zh', 'Latin', None)
    """
    if not may_hold(text, _NOT_LATIN_BYTES) or not one_of(_NOT_LATIN).search(text):
        return "Latin" if one_of(_SCRIPTS["Latin"]).search(text) else None
    counts = {name: len(one_of(characters).findall(text)) for name, characters in _SCRIPTS.items()}
    best = max(counts, key=lambda name: counts[name])
    if not counts[best]:
        return None
    return "ja" if best == "zh" and counts["ja"] * IDEOGRAPHS_A_KANA >= counts["zh"] else best
