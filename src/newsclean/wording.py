"""Phrases that mark a block as something other than the article, matched once for all filters.

The phrases live in `phrases/<lang>.toml`, a table a filter, under one of four keys that say where in the block they must stand:

    line     the block says this and nothing else
    start    the block opens with it
    end      the block ends with it
    inside   anywhere in it

The languages are matched together: a German page carries English share buttons, and a short text's language is a guess.
A first-word (last-word, longest-word) look-up comes before any comparison, so the cost does not grow with the number of phrases.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

PLACES = ("line", "start", "end", "inside")

# `inside` phrases and `end` phrases say little of a long paragraph: measured on the development texts, hits in blocks of more than 60 words
# were nearly all in the article's own prose.
MAX_WORDS = 60

_ORNAMENT = re.compile(r"^[^\w©@+]+|[^\w©]+$")
_COUNT = re.compile(r"\s*[(\[]\d{1,6}[)\]]\W*$")
_APOSTROPHES = str.maketrans("’‘`´ʼ", "'''''")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_WORD = re.compile(r"\w+")


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
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.translate(_APOSTROPHES).replace("\u0307", "")  # the dot that case-folding leaves of a Turkish capital i
    if folded.endswith((")", "]")):
        folded = _COUNT.sub("", folded)
    return _ORNAMENT.sub("", folded)


def _fold_phrase(phrase: str, place: str) -> str:
    """A phrase as it stands in a folded block: an ornament at an edge is kept where the block goes on behind it ("作者：", "(photo")."""
    if place == "line":
        return fold(phrase)
    folded = phrase.casefold().translate(_APOSTROPHES).replace("\u0307", "").strip()
    if place == "start":
        return folded.lstrip("([{「『（【\"'#-–—•·*")
    return folded.rstrip(")]}」』）】\"'.。:：-–—•·*") if place == "end" else folded


class _Index:
    """The phrases of one place, by the piece of a block that finds them."""

    def __init__(self, phrases: Iterable[tuple[str, str]], place: str) -> None:
        self.place = place
        self.by_key: dict[str, list[tuple[str, str]]] = {}
        for phrase, table in phrases:
            self.by_key.setdefault(self._key_of_phrase(phrase), []).append((phrase, table))
        for found in self.by_key.values():
            found.sort(key=lambda pair: (-len(pair[0]), pair))

    def _key_of_phrase(self, phrase: str) -> str:
        if self.place == "line":
            return phrase
        if _UNSPACED.search(phrase):
            return phrase[-1] if self.place == "end" else phrase[0]
        words = _WORD.findall(phrase)
        if not words:
            return phrase
        if self.place == "start":
            return words[0]
        return words[-1] if self.place == "end" else max(words, key=len)

    def candidates(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        for key in keys:
            if key in self.by_key:
                yield from self.by_key[key]


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
        self._line, self._start, self._end, self._inside = (_Index(found[p], p) for p in PLACES)

    def cues(self, plain: str, words: int) -> dict[str, Cue]:
        """Table -> the phrase of it that a folded block bears. A stricter place wins over a laxer one, a longer phrase over a shorter."""
        cues: dict[str, Cue] = {}
        bare = plain.strip("0123456789.,+ ") or plain  # "12 comments"
        for phrase, table in self._line.by_key.get(plain) or self._line.by_key.get(bare, ()):
            cues.setdefault(table, Cue(phrase, "line"))
        if not plain:
            return cues
        unspaced = not plain.isascii() and _UNSPACED.search(plain) is not None
        tokens = _WORD.findall(plain) if words <= MAX_WORDS else _WORD.findall(plain[:80])
        if not tokens:
            return cues
        for phrase, table in self._start.candidates((tokens[0], plain[0]) if unspaced else (tokens[0],)):
            if plain.startswith(phrase) and _closes(plain, len(phrase)):
                cues.setdefault(table, Cue(phrase, "start"))
        if words > MAX_WORDS:
            return cues
        for phrase, table in self._end.candidates((tokens[-1], plain[-1]) if unspaced else (tokens[-1],)):
            if plain.endswith(phrase) and _opens(plain, len(plain) - len(phrase)):
                cues.setdefault(table, Cue(phrase, "end"))
        keys = dict.fromkeys(tokens)
        if unspaced:
            keys.update(dict.fromkeys(plain))
        for phrase, table in self._inside.candidates(keys):
            at = plain.find(phrase)
            if at >= 0 and _opens(plain, at) and _closes(plain, at + len(phrase)):
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


def phrase_files() -> dict[str, dict[str, Any]]:
    """Language code -> the tables of its phrase file, in the order of the codes."""
    folder = resources.files("newsclean") / "phrases"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {f.name.removesuffix(".toml"): tomllib.loads(f.read_text(encoding="utf-8")) for f in files}


@cache
def load() -> Wording:
    """The phrases of all languages. Read from disk on first use; never changes afterwards."""
    return Wording((table, keys) for tables in phrase_files().values() for table, keys in tables.items())

