"""Phrases that mark a block as something other than the article, looked up once for all filters.

`phrases/<lang>.toml` has the phrases of a language, in one table a filter. In a table, four keys say where in the block the phrases must stand:

    line     the block says this and nothing else
    start    the block opens with it
    end      the block ends with it
    inside   anywhere in it

The phrases of all languages are looked up together: a German page has English share buttons, and the language of a short text is a guess.
A phrase is compared only where the block has its first, last or longest word, so the cost does not grow with the number of phrases.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from newsclean.languages.characters import APOSTROPHES
from newsclean.languages.scripts import HANGUL, UNSPACED, first_bytes, may_hold

PLACES = ("line", "start", "end", "inside")

# Longer blocks are searched for `start` phrases alone. Measured on the development texts, `inside` and `end` phrases in blocks of more than 60 words
# were nearly all in the article's own prose. Characters are counted too, since a "word" may be a megabyte long.
MAX_SEARCHED_WORDS = 60
MAX_SEARCHED_CHARACTERS = 1000

MOST_WORDS_AROUND_A_NUMBER = 6  # words, the number counted, of a line that is compared without its number: "view all 12 comments"
LONGEST_BRACKETED_COUNT = 20  # characters of a line's end in which a count in brackets is looked for: "Related articles (12):"

_COMMON_ORNAMENTS = " \t.,:;!?\"'()[]{}<>|/\\*-_=~^#&%$§•·…–—“”„«»‹›→↓▶►▼»›。、，：；！？（）「」【】《》"
_DIGIT = re.compile(r"[0-9]")
_NUMBER = re.compile(r"\+?\b[\d.,]+\+?(?: |$)")
_COUNT = re.compile(r"[(\[]\d{1,6}[)\]]\W*$")
_DOT_ABOVE = "\u0307"  # what case-folding leaves of a Turkish capital i
_REPLACED = (*((apostrophe, "'") for apostrophe in APOSTROPHES), (_DOT_ABOVE, ""), ("\u00a0", " "))

# Scripts in which a phrase may touch the word beside it. Korean has spaces between words, but writes particles and titles onto them.
_TOUCHING_SCRIPTS = UNSPACED + HANGUL
_TOUCHING = re.compile(f"[{_TOUCHING_SCRIPTS}]")
_TOUCHING_BYTES = first_bytes(_TOUCHING_SCRIPTS)


class Cue(NamedTuple):
    """A phrase found in a block, and where: "line", "start", "end" or "inside"."""

    phrase: str
    place: str

    @property
    def reason(self) -> str:
        """The reason to give for a removal by this phrase.

        >>> Cue("all rights reserved", "inside").reason
        'says "all rights reserved"'
        """
        verb = {"line": "is just", "start": "opens with", "end": "ends with", "inside": "says"}[self.place]
        return f'{verb} "{self.phrase}"'


def fold(text: str) -> str:
    """Return a text as phrases are compared: case-folded, with straight apostrophes, without ornaments and a count at its ends.

    >>> fold("» Related Articles (12):"), fold("Aujourd’hui !")
    ('related articles', "aujourd'hui")
    """
    folded = _fold_letters(text)
    if folded.endswith((")", "):", "]")):
        folded = folded[:-LONGEST_BRACKETED_COUNT] + _COUNT.sub("", folded[-LONGEST_BRACKETED_COUNT:]).rstrip()
    folded = folded.strip(_COMMON_ORNAMENTS)  # enough for nearly all texts, and several times faster than the loops below
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
    """Fold a phrase. An ornament stays where a folded block has it too, since the block goes on there: "作者：" at a start, "(photo" at an end."""
    if place == "line":
        return fold(phrase)
    folded = _fold_letters(phrase).strip()
    if place == "start":
        return folded.lstrip("([{「『（【\"'#-–—•·*")
    return folded.rstrip(")]}」』）】\"'.。:：-–—•·*") if place == "end" else folded


_Entries = dict[str, list[tuple[str, str]]]  # key as `_keys` gives it -> (phrase, table), longest phrase first


def _index(phrases: Iterable[tuple[str, str]], place: str, common: frozenset[str]) -> _Entries:
    entries: _Entries = {}
    for phrase, table in phrases:
        for key in _keys(phrase, place, common):
            entries.setdefault(key, []).append((phrase, table))
    for found in entries.values():
        found.sort(key=lambda pair: (-len(pair[0]), pair))
    return entries


def _keys(phrase: str, place: str, common: frozenset[str]) -> list[str]:
    """Return the pieces of a block that a phrase is looked up by. A block that bears the phrase has one of them.

    Blocks are split at their spaces, which is several times faster than finding words, so a piece of a block may have punctuation attached. A
    word inside a phrase has the punctuation that stands there. For a word at the edge of a phrase, the forms with usual marks are listed here. In
    scripts without spaces, one letter is the key.

    common   words that most blocks have; another word is taken where there is one
    """
    if place == "line":
        return [phrase]
    if letter := _TOUCHING.search(phrase):
        return [{"start": phrase[0], "end": phrase[-1], "inside": letter[0]}[place]]
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
    """The phrases of all languages, indexed. `load` builds it once.

    lists   table -> key -> what stands under the keys of the phrase files that are no places
    """

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
        """Return table -> the phrase of it that a block bears. Of several, the first by place ("line", "start", "end", "inside"), then the longest.

        plain   the block as `fold` gives it
        short   False where `plain` is only the opening of a block: `start` phrases alone are looked for
        """
        cues: dict[str, Cue] = {}
        pieces = plain.split(None, -1 if short else 1)
        if not pieces:
            return cues
        letters = plain if may_hold(plain, _TOUCHING_BYTES) and _TOUCHING.search(plain) else ""
        if short:
            line = self._line.get(plain)
            if line is None and len(pieces) <= MOST_WORDS_AROUND_A_NUMBER and _DIGIT.search(plain):
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
    """Return whether a phrase that ends before `at` ends at the end of a word."""
    return at >= len(plain) or not _in_word(plain[at]) or not _in_word(plain[at - 1]) or bool(_TOUCHING.match(plain[at - 1]))


def _opens(plain: str, at: int) -> bool:
    """Return whether a phrase that starts at `at` starts at the start of a word."""
    return at == 0 or not _in_word(plain[at - 1]) or not _in_word(plain[at]) or bool(_TOUCHING.match(plain[at]))


def _in_word(letter: str) -> bool:
    """Return whether a character is part of a word. Vowel signs of Indic scripts are, though they are marks, not letters."""
    return letter.isalnum() or (not letter.isascii() and unicodedata.category(letter)[0] == "M")


@cache
def phrase_files() -> dict[str, dict[str, Any]]:
    """Return language code -> the tables of its phrase file, in the order of the codes."""
    folder = resources.files("newsclean.languages") / "phrases"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {f.name.removesuffix(".toml"): tomllib.loads(f.read_text(encoding="utf-8")) for f in files}


def cues(text: str) -> dict[str, Cue]:
    """Return `Wording.cues` of a short text that is no block, such as a piece of one, or a line that is still being read.

    >>> cues("Leave a comment")["comment_form"].place
    'line'
    """
    return load().cues(fold(text))


@cache
def load() -> Wording:
    """Return the phrases of all languages. They are read from disk at the first call, and never change."""
    return Wording((table, keys) for tables in phrase_files().values() for table, keys in tables.items())
