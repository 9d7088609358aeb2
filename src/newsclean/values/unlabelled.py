"""Names that no word such as "by" labels: on the line of a date ("March 5, 2025 | Jane Doe"), or on a line of their own.

Such a piece of a line may be a place's or a section's name as well, so that less is believed here than in `newsclean.values.names`.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.languages import wording
from newsclean.values import words
from newsclean.values.dates import find_date
from newsclean.values.names import MAX_UNLABELLED_WORDS, authors_in, is_cased_name, names_in, pieces_of

MAX_DATES_IN_LINE = 3  # published, updated
_DATE = "\x00"  # stands for a date that was found in a line
_PARTING = re.compile(r"\s{0,9}[|•·–—,]\s{0,9}|\s{1,9}[-/]\s{1,9}")  # parts a date from what stands beside it

# First and last words of places' names of several words: "New York", "San Marino", "Нижний Новгород", "Cocoa Beach".
_OPENERS = """
new san santa santo são sao saint st st. sankt los las el la le les buenos rio río port porto puerto fort mount mt north south east west bad hong
kuala tel abu addis phnom cape den nowy nowa nowe stary stara nizhny нижний великий новый новая санкт ciudad costa villa monte upper lower grand great
cidade belo novo nova gran santiago united
"""
_ENDINGS = """
city beach county springs island islands river valley bay falls town district state province republic kong lumpur aviv arabia zealand kingdom states
d.c dhabi janeiro aires york новгород
"""
_PLACE_OPENERS = frozenset(_OPENERS.split())
_PLACE_ENDINGS = frozenset(_ENDINGS.split())


def unlabelled_names(text: str) -> list[str]:
    """Return the names that a piece of a line consists of, where nothing says that they are names: all of it must look like people's names.

    Only a script with letter case shows that. What looks like a place, a section or a byline's opener is none.

    >>> unlabelled_names("Jane Doe and Ole Hansen"), unlabelled_names("New York"), unlabelled_names("Climate Change"), unlabelled_names("रवीश कुमार")
    (['Jane Doe', 'Ole Hansen'], [], [], [])
    """
    pieces = pieces_of(text)
    return pieces if all(_is_surely_name(piece) for piece in pieces) else []


def _is_surely_name(piece: str) -> bool:
    """Return whether a piece of a line is a person's name by its look alone."""
    if not is_cased_name(piece):
        return False
    found = piece.split()
    if found[0].casefold() in _PLACE_OPENERS or found[-1].casefold() in _PLACE_ENDINGS or "byline" in wording.cues(piece):
        return False
    return not any("section" in wording.cues(part) for part in (piece, *found))


def beside_date(text: str) -> list[str]:
    """Return the names beside the dates of a line: those behind a word such as "by", and those that a mark parts from the date.

    >>> beside_date("5 March 2025 10:05 by Jane Doe"), beside_date("Jane Doe • March 5, 2025 • 3 min read"), beside_date("March 5, 2025 | New York")
    (['Jane Doe'], ['Jane Doe'], [])
    """
    text = _without_dates(text)
    names: list[str] = []
    for piece in map(str.strip, _PARTING.split(text)) if _DATE in text else ():
        if by := _by().search(piece):
            names += names_in(piece[by.end() :], MAX_UNLABELLED_WORDS)
            continue
        cue = wording.cues(piece).get("byline")
        if cue is not None and cue.place in ("start", "end"):
            names += authors_in(piece, cue.phrase)
        elif piece and _DATE not in piece and not any(map(str.isdigit, piece)):
            names += unlabelled_names(piece)
    return names


def _without_dates(text: str) -> str:
    """Return a line with a mark in the place of each of its dates."""
    for _ in range(MAX_DATES_IN_LINE):
        moment = find_date(text, day_first=True)
        if moment is None:
            break
        by = _by().search(f"{text[moment.start : moment.end]} ")  # a short word behind a time may be taken for its zone
        text = f"{text[: moment.start]}{_DATE}{text[moment.start + by.start() if by else moment.end :]}"
    return text


@cache
def _by() -> re.Pattern[str]:
    """Return the pattern of a word such as "by" within a line."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words.by_words()))})\s", re.IGNORECASE)
