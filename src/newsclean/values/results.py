"""Results and figures of a match: "Arsenal 2 Chelsea 1", "Lohberg – Weiler 2:1 (1:0)", "Attendance: 3,120".

    is_result     whether a line is the result of a match
    is_half       whether it is one side of it: "Clonreagh 1-14", above "Ballyduff 0-12"
    is_figures    whether a label says that it gives a match's figures: who scored, how many watched
    is_line_up    whether it may say who played: "Orrdale: Webb, Marsh, Tully, Crane, Fisk"

The labels of figures are the list `labels` of the table `match` in the phrase files.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.languages.letters import CAPITALS
from newsclean.languages.scripts import HAN, HANGUL, KANA, is_of
from newsclean.values import words

MAX_RESULT_CHARACTERS = 90
MAX_FIGURES_CHARACTERS = 400
MIN_PLAYERS = 5  # in a line-up

_TEAM = rf"[{CAPITALS}{HAN}{KANA}{HANGUL}][^\d:;,()＝=―]{{1,30}}?"
_SMALL = re.compile(r"[^\W\d_]+")
_POINTS = r"\d{1,3}(?:[-–]\d{1,2})?(?:\s?\(\d{1,3}\))?"  # "2", "1-14", "1-14 (17)"
_BETWEEN = r"\s?(?:[-–—―－:：x×]|à)\s?"
_LABEL = r"(?:[^\d:：]{2,20}[:：]\s)?"  # "Final score: "
_HALF_TIME = r"(?:\s?[(（][^()（）]{0,30}[)）])?"  # "(1:0)"
_RESULT = re.compile(
    rf"{_LABEL}(?:[◇▽▼◆○●△▲■□]\S{{0,12}}\s?)?(?:[^\d]{{0,12}}[(（][^()（）]{{1,30}}[)）]\s?)?(?:"
    rf"{_TEAM}\s?\d{{1,3}}{_BETWEEN}\d{{1,3}}\s?{_TEAM}|"  # Orrdale 2-1 Kell
    rf"{_TEAM}\s?(?:[-–—]|vs?\.?)\s?{_TEAM}\s?[:,]?\s\d{{1,3}}{_BETWEEN}\d{{1,3}}|"  # Lohberg – Weiler 2:1
    rf"{_TEAM},?\s{_POINTS}[,;]?\s{_TEAM},?\s{_POINTS}"  # Arsenal 2 Chelsea 1
    rf"){_HALF_TIME}\.?"
)
_HALF = re.compile(rf"{_TEAM}[,:]?\s{_POINTS}")
_PLAYERS = re.compile(r"[,;–—-]\s?")
_NUMBER_BEHIND = re.compile(r"\s?[:：]|\s\d|\s[^\W\d_]+\s?[:：]")
MIN_CAPITALISED = 0.6  # share of the words of a result that are capitalised
MIN_CAPITALISED_OF_HALF = 0.75  # the same of one side of it: "Lohberg beats Weiler 2" is none


def is_result(text: str) -> bool:
    """Return whether a line is the result of a match.

    >>> is_result("Arsenal 2 Chelsea 1"), is_result("SV Lohberg – TSV Weiler 2:1 (1:0)"), is_result("Lohberg beats Weiler 2-1")
    (True, True, False)
    """
    if len(text) > MAX_RESULT_CHARACTERS or not any(map(str.isdigit, text)):
        return False
    return _RESULT.fullmatch(text) is not None and _is_of_names(text.partition("(")[0] or text)


def is_half(text: str) -> bool:
    """Return whether a line may be one side of a result, which stands in two lines: a team and its points."""
    return (
        len(text) <= MAX_RESULT_CHARACTERS // 2
        and text[-1:].isdigit()
        and _HALF.fullmatch(text) is not None
        and _is_of_names(text, MIN_CAPITALISED_OF_HALF)
    )


def is_figures(text: str) -> bool:
    """Return whether a line gives the figures of a match: a label such as "Attendance", and a colon or a number.

    >>> is_figures("Tore: 1:0 Vogt (12.), 2:0 Lang (40.)"), is_figures("Att: 612"), is_figures("Goals are rare in this league.")
    (True, True, False)
    """
    if len(text) > MAX_FIGURES_CHARACTERS:
        return False
    folded = text.lower().lstrip("▽▼【◇[")
    if not folded.startswith(_labels()):
        return False
    label = next(label for label in _longest_labels() if folded.startswith(label))
    rest = folded[len(label) :]
    return _NUMBER_BEHIND.match(rest) is not None or (is_of(label[0], HAN + KANA + HANGUL) and rest[:1] in ("　", " ", "】"))


def is_line_up(text: str) -> bool:
    """Return whether a line may be a team and its players. Other lists look the same, so that figures must stand beside it."""
    if len(text) > MAX_FIGURES_CHARACTERS:
        return False
    head, colon, rest = text.partition(":")
    if not colon or len(head) > MAX_RESULT_CHARACTERS // 2 or not head[:1].isupper():
        return False
    players: list[str] = [player for player in _PLAYERS.split(rest.strip()) if player.strip()]
    capitalised = sum(player.strip()[:1].isupper() for player in players)
    return len(players) >= MIN_PLAYERS and capitalised >= MIN_CAPITALISED * len(players)


def _is_of_names(text: str, share: float = MIN_CAPITALISED) -> bool:
    found: list[str] = [word for word in _SMALL.findall(text) if len(word) > 2]  # not "de", "v"
    return sum(word[0].isupper() or word[0].lower() == word[0].upper() for word in found) >= share * len(found)


@cache
def _labels() -> tuple[str, ...]:
    return words.of_matches()


@cache
def _longest_labels() -> tuple[str, ...]:
    return tuple(sorted(_labels(), key=lambda label: (-len(label), label)))
