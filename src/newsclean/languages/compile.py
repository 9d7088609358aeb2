"""Compiles the phrase files to the indexes that are committed beside them: `python -m newsclean.languages.compile`. See `index.py`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, get_args

from newsclean.languages.folding import TOUCHING, fold, fold_letters
from newsclean.languages.index import PLACES, Index, Part, Place, commit, sources
from newsclean.languages.scripts import is_of
from newsclean.languages.tables import OF_MESSAGES, OF_NOTES

_BEFORE = ("", "(", '"', "“", "«", "[")  # marks that usually stand right before a word
_BEHIND = ("", *".,:;!?)|")  # and right behind one


@cache
def phrase_files() -> dict[str, dict[str, Any]]:
    """Return language code -> the tables of its phrase file, in the order of the codes."""
    return {code: tomllib.loads(data.decode("utf-8")) for code, data in sources().items()}


def compiled(part: Part) -> Index:
    """Return an index of the phrase files."""
    found: dict[str, set[tuple[str, str]]] = {place: set() for place in PLACES}
    lists: dict[str, dict[str, dict[str, list[Any]]]] = {}
    for code, tables in phrase_files().items():
        for table, keys in tables.items():
            if part != ("messages" if table in OF_MESSAGES else "notes" if table in OF_NOTES else "phrases"):
                continue
            for key, phrases in keys.items():
                if key in PLACES:
                    found[key].update([(_fold_phrase(p, key), table) for p in phrases if fold(p)])
                else:
                    lists.setdefault(code, {}).setdefault(table, {})[key] = phrases
    common = frozenset([word for tables in phrase_files().values() for word in tables.get("language", {}).get("words", ())])
    english_dates = frozenset([p for phrases in phrase_files()["en"]["date"].values() for p in phrases if isinstance(p, str)])
    return Index({place: _place(found[place], place, common) for place in PLACES}, lists, english_dates)


def compiled_own(phrases: Mapping[str, Iterable[tuple[str, str]]], common: frozenset[str]) -> Index:
    """Return an index of other phrases than those of the phrase files.

    phrases   place -> phrases, each with its table. Each has a letter or a digit
    common    words that most blocks have
    """
    folded: dict[str, set[tuple[str, str]]] = {place: set() for place in PLACES}
    for place, found in phrases.items():
        for phrase, table in found:
            folded[place].update([(form, table) for form in (_fold_phrase(phrase, place), *_as_block(phrase))])
    return Index({place: _place(found, place, common) for place, found in folded.items()}, {}, frozenset())


def _as_block(phrase: str) -> tuple[str, ...]:
    """Return a phrase as a block that begins and ends with it has it: "¿Quieres más?" is "quieres más" there. Not one whose last space tells."""
    return () if phrase.endswith(" ") else (" ".join(fold(phrase).split()),)


def _fold_phrase(phrase: str, place: str) -> str:
    """Fold a phrase. An ornament stays where a folded block has it too, since the block goes on there: "作者：" at a start, "(photo" at an end."""
    if place == "line":
        return fold(phrase)
    folded = fold_letters(phrase).strip()
    if place == "start":
        # A space behind a word of a script without spaces is part of the phrase: "โดย " before a name is "by", and otherwise most of a sentence.
        if phrase.endswith(" ") and is_of(folded[-1], TOUCHING):
            folded += " "
        return folded.lstrip("([{「『（【\"'#-–—•·*")
    return folded.rstrip(")]}」』）】\"'.。:：-–—•·*") if place == "end" else folded


def _place(phrases: Iterable[tuple[str, str]], place: str, common: frozenset[str]) -> Place:
    """Return the index of phrases for one place, each given with its table."""
    tables: dict[str, str] = {}
    keys: dict[str, list[str]] = {}
    for phrase, table in sorted(phrases, key=lambda pair: (-len(pair[0]), pair)):
        if phrase in tables:
            tables[phrase] += f" {table}"
            continue
        tables[phrase] = table
        for key in () if place == "line" else _keys(phrase, place, common):
            keys.setdefault(key, []).append(phrase)
    return Place({key: "\n".join(found) for key, found in keys.items()}, tables)


def _keys(phrase: str, place: str, common: frozenset[str]) -> list[str]:
    """Return the pieces of a block that a phrase is looked up by. A block that bears the phrase has one of them.

    Blocks are split at their spaces, which is several times faster than finding words, so a piece of a block may have punctuation attached. A
    word inside a phrase has the punctuation that stands there. For a word at the edge of a phrase, the forms with usual marks are listed here. In
    scripts without spaces, one letter is the key.

    common   words that most blocks have; another word is taken where there is one
    """
    letter = next((c for c in phrase if is_of(c, TOUCHING)), None)
    if letter is not None:
        return [{"start": phrase[0], "end": phrase[-1], "inside": letter}[place]]
    pieces = phrase.split()
    if place == "start":
        return [phrase + mark for mark in _BEHIND] if len(pieces) == 1 else [pieces[0]]
    if place == "end":
        return [mark + phrase for mark in _BEFORE] if len(pieces) == 1 else [pieces[-1]]
    if len(pieces) > 2:
        return [max(pieces[1:-1], key=lambda word: (word not in common, len(word)))]
    behind = _BEHIND if len(pieces) == 1 else ("",)
    return [before + pieces[0] + mark for before in _BEFORE for mark in behind]


if __name__ == "__main__":
    for part in get_args(Part):
        commit(compiled(part), part)
