"""Phrases that mark a block as something other than the article, looked up once for all filters.

`phrases/<lang>.toml` has the phrases of a language, in one table a filter, and in one for each kind of page that is no article (errors, logins and so
on), whose key `titles` has what such a page has as its whole title. In a table, four keys say where in the block the phrases must stand:

    line     the block says this and nothing else
    start    the block opens with it
    end      the block ends with it
    inside   anywhere in it

The phrases of all languages are looked up together: a German page has English share buttons, and the language of a short text is a guess.
A phrase is compared only where the block has its first, last or longest word, so the cost does not grow with the number of phrases.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from newsclean.languages.characters import DIGITS
from newsclean.languages.folding import TOUCHING, closes, opens
from newsclean.languages.folding import fold as fold  # for those who look a text up
from newsclean.languages.folding import fold_letters as fold_letters
from newsclean.languages.index import Index, Part, committed
from newsclean.languages.scripts import first_bytes, may_hold, one_of

# Longer blocks are searched for `start` phrases alone. Measured on the development texts, `inside` and `end` phrases in blocks of more than 60 words
# were nearly all in the article's own prose. Characters are counted too, since a "word" may be a megabyte long.
MAX_SEARCHED_WORDS = 60
MAX_SEARCHED_CHARACTERS = 1000

WORDS_AROUND_A_NUMBER = range(2, 7)  # words, the number counted, of a line that is compared without its number: "view all 12 comments"

_NUMBER = re.compile(r"\+?\b[\d.,]+(?:[kmк])?\+?(?: |$)")  # "12", "1,204", "12.4k"
_TOUCHING_BYTES = first_bytes(TOUCHING)


class Cue(NamedTuple):
    """A phrase found in a block, and where: "line", "start", "end" or "inside". `source` names the user's file that it comes from, if any."""

    phrase: str
    place: str
    source: str = ""

    @property
    def reason(self) -> str:
        """The reason to give for a removal by this phrase.

        >>> Cue("all rights reserved", "inside").reason
        'says "all rights reserved"'
        """
        verb = {"line": "is just", "start": "opens with", "end": "ends with", "inside": "says"}[self.place]
        return f'{verb} "{self.phrase}" ({self.source})' if self.source else f'{verb} "{self.phrase}"'


class Wording:
    """The phrases of all languages, indexed. `load` makes it once.

    of_labels       the phrases that may be a whole line
    lists           table -> key -> what stands under the keys of the phrase files that are no places, in the order of the languages
    by_language     language code -> the same for that language
    english_dates   the phrases and words of the English table `date`
    """

    def __init__(self, index: Index) -> None:
        self.lists: dict[str, dict[str, list[Any]]] = {}
        self.by_language = index.lists
        self.english_dates = index.english_dates
        for tables in index.lists.values():
            for table, keys in tables.items():
                for key, found in keys.items():
                    self.lists.setdefault(table, {}).setdefault(key, []).extend(found)
        self._line = index.places["line"].tables
        self.of_labels = self._line.keys()
        self._start, self._end, self._inside = index.places["start"], index.places["end"], index.places["inside"]
        self._inside_keys = frozenset(self._inside.keys)

    def cues(self, plain: str, short: bool = True) -> dict[str, Cue]:
        """Return table -> the phrase of it that a block bears. Of several, the first by place ("line", "start", "end", "inside"), then the longest.

        plain   the block as `fold` gives it
        short   False where `plain` is only the opening of a block: `start` phrases alone are looked for
        """
        cues: dict[str, Cue] = {}
        pieces = plain.split(None, -1 if short else 1)
        if not pieces:
            return cues
        letters = plain if may_hold(plain, _TOUCHING_BYTES) and one_of(TOUCHING).search(plain) else ""
        if short:
            line = plain if plain in self._line else _without_number(plain) if len(pieces) in WORDS_AROUND_A_NUMBER else None
            if line is not None and line in self._line:
                _add(cues, line, self._line, "line")
        lists, tables = self._start
        for key in (pieces[0], letters[0]) if letters else (pieces[0],):
            if key in lists and plain.startswith(phrases := tuple(lists[key].split("\n"))):  # quicker than one by one, and nearly always false
                for phrase in phrases:
                    if plain.startswith(phrase) and closes(plain, len(phrase)):
                        _add(cues, phrase, tables, "start")
        if not short:
            return cues
        lists, tables = self._end
        for key in (pieces[-1], letters[-1]) if letters else (pieces[-1],):
            if key in lists:
                for phrase in lists[key].split("\n"):
                    if plain.endswith(phrase) and opens(plain, len(plain) - len(phrase)):
                        _add(cues, phrase, tables, "end")
        if letters:
            pieces += letters
        if self._inside_keys.isdisjoint(pieces):
            return cues
        lists, tables = self._inside
        for key in sorted(self._inside_keys.intersection(pieces)):
            for phrase in lists[key].split("\n"):
                if phrase in plain and opens(plain, at := plain.find(phrase)) and closes(plain, at + len(phrase)):
                    _add(cues, phrase, tables, "inside")
        return cues


def _add(cues: dict[str, Cue], phrase: str, tables: dict[str, str], place: str) -> None:
    """Add a phrase that was found to the cues of those of its tables which have none yet."""
    for table in tables[phrase].split(" "):
        cues.setdefault(table, Cue(phrase, place))


def _without_number(plain: str) -> str | None:
    """Return a line without its numbers, None where it has none: "12 comments", "view all 12 comments"."""
    return _NUMBER.sub("", plain).strip() if not DIGITS.isdisjoint(plain) else None


def cues(text: str) -> dict[str, Cue]:
    """Return `Wording.cues` of a short text that is no block, such as a piece of one, or a line that is still being read.

    >>> cues("Leave a comment")["comment_form"].place
    'line'
    """
    return load().cues(fold(text))


def message_cues(plain: str) -> dict[str, Cue]:
    """Return table -> the phrase that a short text bears of those tables that say what kind of page an input is. The text is folded.

    >>> message_cues(fold("Sorry, the page you are looking for does not exist."))["error_page"].place
    'start'
    """
    return load("messages").cues(plain, len(plain) <= MAX_SEARCHED_CHARACTERS)


def note_cues(plain: str, short: bool) -> dict[str, Cue]:
    """Return table -> the phrase that a folded text bears of those tables that tell what stands beside an article's text.

    short   whether phrases are looked for in all of it; else at its start

    >>> note_cues(fold("An earlier version of this article had the wrong name."), True)["correction"].place
    'start'
    """
    return load("notes").cues(plain, short)


@cache
def message_titles(table: str) -> frozenset[str]:
    """Return the titles, folded, that say of themselves what kind of page an input is."""
    return frozenset(fold(title) for title in load("messages").lists.get(table, {}).get("titles", ()))


@cache
def label_words() -> frozenset[str]:
    """Return the words, folded, of the phrases that may be a whole line: of menus, buttons, sections."""
    return frozenset(word for phrase in load().of_labels for word in phrase.split())


@cache
def load(part: Part = "phrases") -> Wording:
    """Return the phrases of all languages, but for those of messages; or these alone. They are loaded at the first call, and never change."""
    index = committed(part)
    if index is None:
        from newsclean.languages.compile import compiled  # here, since it takes 150 ms, and a package has a fresh index

        index = compiled(part)
    return Wording(index)
