"""Names that no word such as "by" labels: on the line of a date ("March 5, 2025 | Jane Doe"), or on a line of their own ("Jane Doe, Staff Writer").

Such a piece of a line may be a place's or a section's name as well, so that less is believed here than in `newsclean.values.names`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.languages import wording
from newsclean.languages.scripts import HAN, HANGUL, is_of
from newsclean.values import words
from newsclean.values.dates import find_date
from newsclean.values.known_names import has_known_name, is_east_asian_person
from newsclean.values.names import (
    MAX_UNLABELLED_WORDS,
    PARTICLES,
    authors_in,
    is_cased_name,
    is_name,
    is_role,
    name_before_role,
    names_behind_role,
    names_in,
    pieces_of,
    without_agency,
)
from newsclean.values.outlets import is_company, is_likely_outlet
from newsclean.values.texts import DIGITS

MAX_DATES_IN_LINE = 3  # published, updated
_DATE = "\x00"  # stands for a date that was found in a line
_PARTING = re.compile(r"\s{0,9}[|•·–—,]\s{0,9}|\s{1,9}[-/]\s{1,9}")  # parts a date from what stands beside it

# First and last words of places' names of several words: "New York", "San Marino", "Нижний Новгород", "Cocoa Beach".
_OPENERS = """
new san santa santo são sao saint st st. sankt los las el la le les buenos rio río port porto puerto fort mount mt north south east west bad hong
kuala tel abu addis phnom cape den nowy nowa nowe stary stara nizhny нижний великий новый новая санкт ciudad costa villa monte upper lower grand great
cidade belo novo nova gran santiago united northern southern eastern western central reggio karlovy hradec české kutná mladá cluj târgu baia satu kota
hà hải đà hồ tp кривий кривой біла бела набережные ростов великие йошкар la ilha serra campo foz the isle lake loch
"""
_ENDINGS = """
city beach county springs island islands river valley bay falls town district state province republic kong lumpur aviv arabia zealand kingdom states
d.c dhabi janeiro aires york новгород selatan utara barat timur tengah vary real grande horizonte council university
"""
_PLACE_OPENERS = frozenset(_OPENERS.split())
_PLACE_ENDINGS = frozenset(_ENDINGS.split())

MAX_BARE_CHARACTERS = 120  # of a line that is names, perhaps with what an author is and where
MAX_BARE_SEGMENTS = 4
MAX_BESIDE_WORDS = 7  # of a role or an outlet beside a name
MAX_PLACE_WORDS = 3
_EDGES = " ()[]（）【】〔〕［］*_-–—•·,:|/"
_SEGMENT = re.compile(r"\s{0,9}[|•·｜]\s{0,9}|\s{1,9}[-–—/]\s{1,9}|[／]")  # parts a name from a place, a role or an outlet
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,40}(?:\.[\w-]{1,40}){1,4}|\[email\W{1,3}protected\]", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?<![\w.@])@\w{2,40}(?![\w@])")
_ROLE_IN_BRACKETS = re.compile(r"(?<=\w)\s{0,3}[(（][^()（）]{1,60}[)）]\s{0,3}$")
_NO_LINE_OF_NAMES = re.compile(r"\w{3}\.\s|[?!…。！？:：;\"“”„«»]")
_PICTURE_AGENCY = re.compile(
    r"\b(?:getty|images|shutterstock|istock\w*|alamy|unsplash|pexels|redux|imago|stock|pixabay|depositphotos|fotolia|picture[ -]alliance)\b", re.I
)  # of whom a photographer's name is credited, in a line such as "Jane Doe/Getty Images"
_EAST_ASIAN_TITLE = re.compile(r"\s?(?:기자|특파원|인턴기자|선임기자|논설위원|記者|记者)$")
_GLUED_WORDS = re.compile(r"[^\W\d_A-Z]{4}[A-Z]")  # "Ulrich ExnerKorrespondent"


class BareByline(NamedTuple):
    """The names of a line that no word such as "by" opens.

    is_sure      whether the line itself shows that they are an author's: a role, an e-mail address or an account stands beside them
    is_guessed   whether they are words in a script without letter case, none of which is a known name
    """

    names: tuple[str, ...]
    is_sure: bool
    is_guessed: bool = False


@lru_cache(maxsize=1024)  # several filters, in several passes, and the metadata ask of the same few lines
def bare_byline(text: str) -> BareByline | None:
    """Return the names of a line that is names and little else, or None for another line.

    >>> bare_byline("Jane Doe and Ole Hansen").names, bare_byline("김하늘 기자 haneul@post.example").names
    (('Jane Doe', 'Ole Hansen'), ('김하늘',))
    >>> bare_byline("Jane Doe Transport correspondent")
    BareByline(names=('Jane Doe',), is_sure=True, is_guessed=False)
    >>> bare_byline("Jane Doe - Lorne Post").names, bare_byline("Valley Post"), bare_byline("Bridge stays closed")
    (('Jane Doe',), None, None)
    """
    if len(text) > MAX_BARE_CHARACTERS or not _may_be_names(text.strip(_EDGES)):
        return None
    line = without_contacts(text)
    has_contact = line != text
    label, mark, rest = line.partition(":")
    if mark and is_role(label) and "closing_credit" not in wording.cues(label):  # "Journalist: Jane Doe", not "Editor: Jane Doe"
        line, has_contact = rest, True
    line = without_agency(_ROLE_IN_BRACKETS.sub("", line)).strip(_EDGES)
    if not line or not DIGITS.isdisjoint(line) or _NO_LINE_OF_NAMES.search(line):
        return None
    if _PICTURE_AGENCY.search(line):
        return None
    if is_of(line[0], HAN + HANGUL):
        return _east_asian_byline(line, has_contact)
    line = _without_weak_opener(line)
    if not line[0].isupper() and is_name(line, MAX_UNLABELLED_WORDS) and not is_role(line) and not _is_outlet(line):
        return BareByline((line,), has_contact, not has_known_name(line))
    segments = [segment for segment in map(str.strip, _SEGMENT.split(line)) if segment]
    if not 1 <= len(segments) <= MAX_BARE_SEGMENTS:
        return None
    names: list[str] = []
    is_sure = has_contact
    for segment in segments:
        found = () if names else _names_of_segment(segment, is_sure or len(segments) > 1)
        if found:
            names = list(found[0])
            is_sure |= found[1]
        elif is_beside_name(segment):
            is_sure |= is_role(segment)
        else:
            return None
    return BareByline(tuple(names), is_sure) if names else None


def names_known_people(text: str) -> bool:
    """Return whether a line is names and little else, one of them with a known given name."""
    found = bare_byline(text)
    return found is not None and any(has_known_name(name) or is_east_asian_person(name) for name in found.names)


def _may_be_names(line: str) -> bool:
    """Return whether a line may be names, by its first two words: the second has a capital or is a particle. Most lines of a page stop here."""
    if not line or "@" in line or ":" in line:
        return bool(line)
    found = line.split(" ", 2)
    if not line[0].isascii() and line[0].lower() == line[0].upper():
        return True  # a script without letter case
    if len(found) == 1 or (line[0].islower() and found[0] not in _weak_openers()):
        return False
    return not found[1][:1].islower() or found[1] in PARTICLES


def _names_of_segment(segment: str, may_be_uncased: bool) -> tuple[list[str], bool] | tuple[()]:
    """Return the names of a piece of a line, and whether a role stands behind them; empty where it is not names to begin with."""
    names: list[str] = []
    is_sure = False
    pieces = [piece for piece in pieces_of(segment) if piece]
    uncased = MAX_UNLABELLED_WORDS if may_be_uncased or any(map(is_role, pieces[1:])) else 0
    for piece in pieces:
        is_open = not is_sure and len(names) == pieces.index(piece)
        if is_open and (_is_surely_name(piece) or (uncased and not piece[0].isupper() and is_name(piece, uncased) and not is_role(piece))):
            names.append(piece)
        elif is_open and (name := name_before_role(piece)) and _is_surely_name(name):
            names.append(name)
            is_sure = True
        elif names and is_beside_name(piece):
            is_sure |= is_role(piece)
        else:
            return ()
    return (names, is_sure) if names else ()


def _east_asian_byline(line: str, has_contact: bool) -> BareByline | None:
    """Return the names of a Chinese, Japanese or Korean line: "社会部 山本花子", "김하늘·박서준 기자", "로른신문 김하늘", "林晓禾"."""
    if names := names_behind_role(line):
        return BareByline(tuple(names), True)
    bare = _EAST_ASIAN_TITLE.sub("", line)
    is_sure = has_contact or bare != line
    tokens = [token for token in re.split(r"[\s·・、,，/／]+", bare) if token]
    if len(tokens) == 2 and is_east_asian_person("".join(tokens)) and not is_east_asian_person(tokens[1]):
        return BareByline((bare,), is_sure)  # "山本 花子"
    found = [token for token in tokens if is_east_asian_person(token)]
    if is_sure and len(tokens) > len(found):
        found = found if tokens[-len(found) :] == found else []  # the outlet stands before the name
    elif len(found) < len(tokens):
        found = []
    return BareByline(tuple(found), is_sure) if found else None


def is_beside_name(text: str) -> bool:
    """Return whether a piece of a line, or a line, may say what an author is, or where, or for whom: a role, an outlet, a place."""
    count = text.count(" ") + 1
    if count > MAX_BESIDE_WORDS or not text or not DIGITS.isdisjoint(text) or _NO_LINE_OF_NAMES.search(text):
        return False
    if is_role(text) or _is_outlet(text):
        return True
    return count <= MAX_PLACE_WORDS and not text[0].islower()


def _is_outlet(text: str) -> bool:
    return is_company(text) or is_likely_outlet(text.casefold())


def without_contacts(text: str) -> str:
    """Return a line without the addresses for e-mail and the accounts in it.

    >>> without_contacts("Jane Doe jane@post.example"), without_contacts("@janedoe")
    ('Jane Doe', '')
    """
    if "@" not in text and "protected" not in text:
        return text
    return _ACCOUNT.sub("", _EMAIL.sub("", text)).strip(_EDGES)


def _without_weak_opener(line: str) -> str:
    """Return a line without a word that opens bylines and many other lines as well: "de Ioana Petcu"."""
    opener, _, rest = line.partition(" ")
    if opener.lower() not in _weak_openers() or not (opener.islower() or has_known_name(rest)):
        return line
    return rest


@cache
def _weak_openers() -> frozenset[str]:
    return frozenset(words.weak_by_words())


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
    if not is_cased_name(piece) or _is_outlet(piece) or _GLUED_WORDS.search(piece):
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
