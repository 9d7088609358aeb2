"""Notes that a text was changed or corrected: what a paragraph that opens as one says, and which day it gives.

    says_change   whether a paragraph is such a note, by its opening and what follows
    day_of_note   the day that a note gives for itself

Their words stand in the table `[correction]` of the phrase files, in lists beside its phrases:

    openers      what opens a correction: "correction", "korrektur". Markets and laws have corrections too. So a day or a time stands beside it, or
                 what follows speaks of a mistake
    weak         what opens an addition, beside the words of `[date] updated`: "edit", "nachtrag"
    editors      what opens any note of the editors: "editor's note". It counts if it says that something was changed
    changed      what says so: "updated", "added"
    statements   what opens a sentence that says so: "this article was updated", "dieser artikel wurde". A word of a change must stand in it, and it
                 must say more than the day
    mistakes     what speaks of a mistake, or of a text and its versions: "not", "wrongly", "this article"
    adds         what leads from such a word to the change, and not to its day: "to", "with"

Words of a mistake and of a change are those of the languages that have the opener.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newsclean.languages import wording
from newsclean.languages.months import is_day_name
from newsclean.languages.scripts import count_words, words_of_letters
from newsclean.values import words
from newsclean.values.dates import Moment, find_date

LONGEST_OPENING = 60  # characters of a day and a time between the opener and what follows
MAX_WORDS_IN_OPENING = 6  # beside names of days and months: "at 8:05 am ET on"
MAX_WORDS_BEFORE_DAY = 2  # of an opener without a colon behind its day: "Updated on 3 May 2021 to add a comment."
FEWEST_WORDS_SAID = 2  # by a note, besides numbers
FEWEST_WORDS_OF_LINE = 3  # by a note that does not close like a sentence: "Update, 3 May: man dies in hospital"
FEWEST_WORDS_STATED = 3  # behind "This article was updated", besides days and short words
SHORTEST_STATED = 3  # letters of such a word
SEARCHED = 600  # characters in which words of a mistake or a change are looked for
CLOSING = 45  # characters of a note's end that may be its day
LONGEST_TO_DAY = 70  # characters from a word such as "updated" to its day
MAX_WORDS_TO_DAY = 6  # "We updated our review of GPS watches on November 18, 2025"
MAX_BEFORE_DAY = 4  # characters before the day that what is said opens with: "On May 6, 2025, I added …"
MAX_DAYS_AT_END = 4

_MARKS = re.compile(r"[\W_]*")
# What parts an opener, and a day beside it, from what is said. The colon of a time of day does not.
_PARTING = re.compile(r"\s?[)\]】）]?\s?(?:(?P<colon>(?<!\d)[:：]|[:：](?!\d))|[–—]|-(?=\s)|[)\]】）])\s?")
_FULL_STOP = re.compile(r"\.\s")
_DAY_OR_TIME = re.compile(
    r"\d{1,2}[:.h]\d\d(?!\d)|\d{1,2}\s?(?:[ap]\.?m|uhr|h\b)|(?<!\d)\d{1,2}\.\s?\d{1,2}\.(?!\d)|(?<!\d)\d{1,2}/\d{1,2}(?!\d)|\d{1,2}[月월時时]"
)
# A number with the word before it and the one behind it.
_NUMBER_AND_WORD = re.compile(r"(?:([^\W\d_]+)[\s.,]{0,2})?\d{1,4}(?:st|nd|rd|th|er|º)?[\s.,-]{0,2}(?:de\s)?([^\W\d_]+)?")
_NUMBERS = re.compile(r"[\d:./]+")
_APART = (".", "!", "?", ")", "]", ":", "–", "—", "-", "(", "[", "。", "（", "»", "”", '"')  # before a day that stands apart at a note's end


class Opening(NamedTuple):
    """How a note opens. Texts are folded.

    kind        the list of the phrase files that has the opener, or "updated" for a word of `[date] updated`
    languages   those whose list has it
    is_dated    whether a day or a time stands beside it
    has_mark    whether a colon, a dash, a bracket or a full stop stands behind
    has_colon   whether a colon does
    day         the day beside it, if it has a year
    said        what follows
    """

    kind: str
    languages: frozenset[str]
    is_dated: bool
    has_mark: bool
    has_colon: bool
    day: str | None
    said: str


def says_change(text: str, *, is_sentence: bool, may_be_plain: bool = True) -> bool:
    """Return whether a paragraph is a note that the text was changed or corrected, by its opening.

    is_sentence    whether it closes like a sentence
    may_be_plain   whether "Update: …" without a day will do, which also opens the lead of a report

    >>> says_change("Correction, Nov. 15, 2019: It was Pocket, not Tor.", is_sentence=True)
    True
    >>> says_change("Correction: stocks fell by 10 percent, the first correction since 2019.", is_sentence=True)
    False
    """
    folded = wording.fold_letters(text[: SEARCHED + LONGEST_OPENING])
    start = _end(_MARKS, folded, 0)
    if _states_change(folded[start:]):
        return True
    note = _opening(folded, start)
    if note is None or count_words(_NUMBERS.sub(" ", note.said)) < (FEWEST_WORDS_SAID if is_sentence else FEWEST_WORDS_OF_LINE):
        return False
    said = note.said[:SEARCHED]
    if note.kind == "editors":
        return is_sentence and (_has(said, "changed", note.languages) or _states_change(said))
    if note.is_dated:
        is_line = note.has_mark or note.kind != "updated" or next(iter(words_of_letters(said)), "") in _listed("adds")
        return is_line and (is_sentence or (note.has_colon and find_date(said) is None))
    if note.kind == "openers":
        return _has(said, "mistakes", note.languages) or _closing_day(text) is not None
    return may_be_plain and is_sentence and note.has_colon


def day_of_note(text: str) -> str | None:
    """Return the day that a note gives for itself, as ISO 8601, or None: beside its opener, at its end, or behind a word such as "updated".

    >>> day_of_note("Correction: Jane Doe was freed after the trial of 2 May 2019, not before. 3 May 2021")
    '2021-05-03'
    >>> day_of_note("Update July 3rd, 8:05AM ET: Added a tweet."), day_of_note("We updated this list on 2 May 2021 to add a film.")
    (None, '2021-05-02')
    """
    folded = wording.fold_letters(text)
    note = _opening(folded, _end(_MARKS, folded, 0))
    return (note.day if note is not None else None) or _closing_day(text) or _day_of_change(folded)


def _opening(folded: str, start: int) -> Opening | None:
    """Return how a folded text opens if it opens as a note: with an opener, which a day or a time, a colon, a dash or a bracket follows."""
    for kind in ("editors", "openers", "weak", "updated"):
        found = _pattern(kind).match(folded, start)
        if found is None:
            continue
        languages = _openers(kind).get(found[0], frozenset())
        at = found.end()
        parting = _PARTING.search(folded, at, at + LONGEST_OPENING)
        if parting is not None:
            between, said = folded[at : parting.start()], folded[parting.end() :]
            has_colon = parting["colon"] is not None
            if not any(map(str.isalnum, between)):
                day = find_date(said[:LONGEST_OPENING])
                if day is None or day.start > MAX_BEFORE_DAY:
                    return Opening(kind, languages, False, True, has_colon, None, said)
                return _dated(kind, languages, said, day)
            if _is_day(between):
                day = find_date(between)
                return Opening(kind, languages, True, True, has_colon, day.iso if day else None, said)
        day = find_date(folded[at : at + LONGEST_OPENING])
        if day is not None and len(words_of_letters(folded[at : at + day.start])) <= MAX_WORDS_BEFORE_DAY:
            return _dated(kind, languages, folded[at:], day)
    return None


def _dated(kind: str, languages: frozenset[str], behind: str, day: Moment) -> Opening:
    """Return the opening of a note whose day is the first thing behind its opener."""
    parting = _PARTING.match(behind, day.end) or _FULL_STOP.match(behind, day.end)
    if parting is None:
        return Opening(kind, languages, True, False, False, day.iso, behind[day.end :])
    return Opening(kind, languages, True, True, ":" in parting[0] or "：" in parting[0], day.iso, behind[parting.end() :])


def _is_day(text: str) -> bool:
    """Return whether a short text is a day or a time and little else: ", nov. 15, 2019", " july 3rd, 8:05am et", " du 4 juin 2024, 9h05"."""
    names = words_of_letters(text)
    if sum(not is_day_name(name) for name in names) > MAX_WORDS_IN_OPENING:
        return False
    return _DAY_OR_TIME.search(text) is not None or find_date(text) is not None or any(_names_day(found) for found in _NUMBER_AND_WORD.finditer(text))


def _names_day(found: re.Match[str]) -> bool:
    """Return whether the word beside a number is the name of a month or a weekday: "july 3rd", "4 de junio", "april, 2011"."""
    return any(word is not None and is_day_name(word) for word in found.groups())


def _states_change(folded: str) -> bool:
    """Return whether a text opens with "This article was updated" or the like and says more than when."""
    found = _pattern("statements").match(folded)
    if found is None:
        return False
    if not _has(folded[:SEARCHED], "changed", _openers("statements").get(found[0], frozenset())):
        return False
    rest = folded[found.end() : SEARCHED]
    if (day := find_date(rest)) is not None:
        rest = f"{rest[: day.start]} {rest[day.end :]}"
    if count_words(rest) > len(rest.split()):  # of a script without spaces
        return count_words(_NUMBERS.sub(" ", rest)) >= FEWEST_WORDS_STATED
    return sum(len(word) >= SHORTEST_STATED and not is_day_name(word) for word in words_of_letters(rest)) >= FEWEST_WORDS_STATED


def _closing_day(text: str) -> str | None:
    """Return the day that stands apart at the end of a note, or None: "…, not before. 3 May 2021", "… (3. Mai 2021)"."""
    closing = text[-CLOSING:]
    at, last = 0, None
    for _ in range(MAX_DAYS_AT_END):
        moment = find_date(closing[at:])
        if moment is None:
            break
        last = Moment(moment.iso, at + moment.start, at + moment.end)
        at = last.end
    if last is None or any(map(str.isalnum, closing[last.end :])) or not closing[: last.start].rstrip().endswith(_APART):
        return None
    return last.iso


def _day_of_change(folded: str) -> str | None:
    """Return the day behind a word such as "updated", or None. What the change was, which may be a day as well, stands behind "to" or "with"."""
    for found in _pattern("of_changes").finditer(folded[:SEARCHED]):
        behind = folded[found.end() : found.end() + LONGEST_TO_DAY]
        day = find_date(behind)
        if day is None:
            continue
        between = behind[: day.start]
        names = words_of_letters(between)
        if len(names) <= MAX_WORDS_TO_DAY and not any(mark in between for mark in ",;:.") and not (names and names[0] in _listed("adds")):
            return day.iso
    return None


def _has(said: str, key: str, languages: frozenset[str]) -> bool:
    """Return whether a text has a word of a list of some languages."""
    return any(_of_language(key, language).search(said) for language in languages)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found is not None else at


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Return the pattern of the words of a list, of all languages, for folded text."""
    if kind == "updated":
        return words.updated()
    if kind == "of_changes":
        return re.compile(f"{words.whole_words(_listed('statements'))}|{words.updated().pattern}|{words.whole_words(_listed('changed'))}")
    return re.compile(words.whole_words(_listed(kind)))


@cache
def _of_language(key: str, language: str) -> re.Pattern[str]:
    return re.compile(words.whole_words(map(wording.fold_letters, _lists(language, key))))


@cache
def _listed(key: str) -> frozenset[str]:
    """Return the words of a list, of all languages, folded."""
    return frozenset(wording.fold_letters(word) for language in wording.load("notes").by_language for word in _lists(language, key))


@cache
def _openers(kind: str) -> dict[str, frozenset[str]]:
    """Return each word of a list with the codes of the languages that have it."""
    found: dict[str, set[str]] = {}
    for language in wording.load("notes").by_language if kind != "updated" else ():
        for word in _lists(language, kind):
            found.setdefault(wording.fold_letters(word), set()).add(language)
    return {word: frozenset(codes) for word, codes in found.items()}


def _lists(language: str, key: str) -> Iterable[str]:
    found: Iterable[str] = wording.load("notes").by_language[language]["correction"].get(key, ())
    return found
