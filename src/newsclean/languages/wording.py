"""Phrases that mark a block as something other than the article, matched once for all filters.

The phrases live in `phrases/<lang>.toml`, a table a filter, under one of four keys that say where in the block they must stand:

    line     the block says this and nothing else
    start    the block opens with it
    end      the block ends with it
    inside   anywhere in it

The languages are matched together: a German page carries English share buttons, and a short text's language is a guess.
A look-up by the first, last or longest word comes before any comparison, so the cost does not grow with the number of phrases.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from newsclean.languages.scripts import may_hold

PLACES = ("line", "start", "end", "inside")

# `inside` phrases and `end` phrases say little of a long paragraph: measured on the development texts, hits in blocks of more than 60 words
# were nearly all in the article's own prose.
MAX_WORDS = 60
MAX_CHARACTERS = 1000

_COMMON_ORNAMENTS = " \t.,:;!?\"'()[]{}<>|/\\*-_=~^#&%$§•·…–—“”„«»‹›→↓▶►▼»›。、，：；！？（）「」【】《》"
_DIGIT = re.compile(r"[0-9]")
_NUMBER = re.compile(r"\+?\b[\d.,]+\+?(?: |$)")
_COUNT = re.compile(r"[(\[]\d{1,6}[)\]]\W*$")
_DOT_ABOVE = "\u0307"  # what case-folding leaves of a Turkish capital i
_REPLACED = (*((apostrophe, "'") for apostrophe in "’‘`´ʼ"), (_DOT_ABOVE, ""), ("\u00a0", " "))
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")

_UNSPACED_BYTES = bytes((0xE0, 0xE1, *range(0xE3, 0xEE), 0xEF))  # with which its characters begin in UTF-8, see `script.may_hold`


class Cue(NamedTuple):
    """A phrase found in a block, and where: "line", "start", "end" or "inside"."""

    phrase: str
    place: str

    @property
    def reason(self) -> str:
        """The reason for a removal by wording, in words.

        >>> Cue("all rights reserved", "inside").reason
        'says "all rights reserved"'
        """
        verb = {"line": "is just", "start": "opens with", "end": "ends with", "inside": "says"}[self.place]
        return f'{verb} "{self.phrase}"'


def fold(text: str) -> str:
    """The text as phrases are compared: case-folded, straight apostrophes, ornaments and a count at the ends stripped.

    >>> fold("» Related Articles (12):"), fold("Aujourd’hui !")
    ('related articles', "aujourd'hui")
    """
    folded = _fold_letters(text)
    if folded.endswith((")", "):", "]")):
        folded = folded[:-20] + _COUNT.sub("", folded[-20:]).rstrip()
    folded = folded.strip(_COMMON_ORNAMENTS)  # several times faster than the pattern, and enough for nearly all
    if folded and folded[-1].isalnum() and folded[0].isalnum():
        return folded
    start, end = 0, len(folded)
    while start < end and not (_in_word(folded[start]) or folded[start] in "©@+_"):
        start += 1
    while end > start and not (_in_word(folded[end - 1]) or folded[end - 1] in "©_"):
        end -= 1
    return folded[start:end]


def _fold_letters(text: str) -> str:
    folded = text.casefold()
    if folded.isascii():
        return folded.replace("`", "'") if "`" in folded else folded
    for letter, plain in _REPLACED:
        if letter in folded:
            folded = folded.replace(letter, plain)
    return folded


def _fold_phrase(phrase: str, place: str) -> str:
    """A phrase as it stands in a folded block: an ornament at an edge is kept where the block goes on behind it ("作者：", "(photo")."""
    if place == "line":
        return fold(phrase)
    folded = _fold_letters(phrase).strip()
    if place == "start":
        return folded.lstrip("([{「『（【\"'#-–—•·*")
    return folded.rstrip(")]}」』）】\"'.。:：-–—•·*") if place == "end" else folded


_Entries = dict[str, list[tuple[str, str]]]  # the piece of a block that finds a phrase -> (phrase, table), longest phrase first


def _index(phrases: Iterable[tuple[str, str]], place: str, common: frozenset[str]) -> _Entries:
    entries: _Entries = {}
    for phrase, table in phrases:
        for key in _keys(phrase, place, common):
            entries.setdefault(key, []).append((phrase, table))
    for found in entries.values():
        found.sort(key=lambda pair: (-len(pair[0]), pair))
    return entries


def _keys(phrase: str, place: str, common: frozenset[str]) -> list[str]:
    """What a block is looked up by, to find a phrase: a word of it.

    Splitting a block at its spaces is several times faster than finding its words, so a word may have punctuation attached. Inside a phrase
    it has what it has there; at an edge of it the marks are dealt with here, once. In scripts without spaces a letter stands for the word.

    common   words that most blocks hold, which find a phrase too often
    """
    if place == "line":
        return [phrase]
    if unspaced := _UNSPACED.search(phrase):
        return [{"start": phrase[0], "end": phrase[-1], "inside": unspaced[0]}[place]]
    pieces = phrase.split()
    after = ["", *".,:;!?)|"] if len(pieces) == 1 and place != "end" else [""]
    before = ["", "(", '"', "“", "«", "["]
    if place == "start":
        return [pieces[0] + mark for mark in after]
    if place == "end":
        return [mark + pieces[-1] for mark in before] if len(pieces) == 1 else [pieces[-1]]
    if len(pieces) > 2:
        return [max(pieces[1:-1], key=lambda word: (word not in common, len(word)))]
    return [b + pieces[0] + a for b in before for a in after]


class Wording:
    """All phrases of all languages, indexed. Built once by `load`."""

    def __init__(self, tables: Iterable[tuple[str, dict[str, list[Any]]]]) -> None:
        found: dict[str, dict[tuple[str, str], None]] = {place: {} for place in PLACES}
        self.lists: dict[str, dict[str, list[Any]]] = {}
        for table, keys in tables:
            for key, phrases in keys.items():
                if key in PLACES:
                    found[key].update({(_fold_phrase(p, key), table): None for p in phrases if fold(p)})
                else:
                    self.lists.setdefault(table, {}).setdefault(key, []).extend(phrases)
        common = frozenset(self.lists.get("language", {}).get("words", ()))
        self._line, self._start, self._end, self._inside = (_index(found[p], p, common) for p in PLACES)
        self._inside_keys = frozenset(self._inside)

    def cues(self, plain: str, short: bool = True) -> dict[str, Cue]:
        """Table -> the phrase of it that a folded block bears. A stricter place wins over a laxer one, a longer phrase over a shorter.

        plain   the block as `fold` gives it; where it is not `short`, its opening, of which only the `start` phrases can be told
        """
        cues: dict[str, Cue] = {}
        pieces = plain.split(None, -1 if short else 1)
        if not pieces:
            return cues
        letters = plain if may_hold(plain, _UNSPACED_BYTES) and _UNSPACED.search(plain) else ""
        if short:
            line = self._line.get(plain)
            if line is None and len(pieces) <= 6 and _DIGIT.search(plain):
                line = self._line.get(_NUMBER.sub("", plain).strip())  # "12 comments", "view all 12 comments"
            for phrase, table in line or ():
                cues.setdefault(table, Cue(phrase, "line"))
        first, last = pieces[0], pieces[-1]
        for key in (first, letters[:1]) if letters else (first,):
            for phrase, table in self._start.get(key, ()):
                if plain.startswith(phrase) and _closes(plain, len(phrase)):
                    cues.setdefault(table, Cue(phrase, "start"))
        if not short:
            return cues
        for key in (last, letters[-1:]) if letters else (last,):
            for phrase, table in self._end.get(key, ()):
                if plain.endswith(phrase) and _opens(plain, len(plain) - len(phrase)):
                    cues.setdefault(table, Cue(phrase, "end"))
        if not letters and self._inside_keys.isdisjoint(pieces):  # most short blocks
            return cues
        keys = self._inside_keys.intersection([*pieces, *letters] if letters else pieces)
        for key in sorted(keys):
            for phrase, table in self._inside[key]:
                if phrase not in plain:  # a quicker test than `find`, and nearly always true
                    continue
                at = plain.find(phrase)
                if _opens(plain, at) and _closes(plain, at + len(phrase)):
                    cues.setdefault(table, Cue(phrase, "inside"))
        return cues


def _closes(plain: str, at: int) -> bool:
    """Whether a phrase that ends before `at` ends at a word boundary."""
    return at >= len(plain) or not _in_word(plain[at]) or not _in_word(plain[at - 1]) or bool(_UNSPACED.match(plain[at - 1]))


def _opens(plain: str, at: int) -> bool:
    """Whether a phrase that starts at `at` starts at a word boundary."""
    return at == 0 or not _in_word(plain[at - 1]) or not _in_word(plain[at]) or bool(_UNSPACED.match(plain[at]))


def _in_word(letter: str) -> bool:
    """Whether a character is part of a word; Indic vowel signs are, though they count as marks."""
    return letter.isalnum() or (not letter.isascii() and unicodedata.category(letter)[0] == "M")


@cache
def phrase_files() -> dict[str, dict[str, Any]]:
    """Language code -> the tables of its phrase file, in the order of the codes."""
    folder = resources.files("newsclean.languages") / "phrases"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {f.name.removesuffix(".toml"): tomllib.loads(f.read_text(encoding="utf-8")) for f in files}


def cues(text: str) -> dict[str, Cue]:
    """What `Wording.cues` says of a short text that is no block: a piece of one, or a line that is still being read.

    >>> cues("Leave a comment")["comment_form"].place
    'line'
    """
    return load().cues(fold(text))


@cache
def load() -> Wording:
    """The phrases of all languages. Read from disk on first use; never changes afterwards."""
    return Wording((table, keys) for tables in phrase_files().values() for table, keys in tables.items())
