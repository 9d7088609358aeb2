"""The lists of characters are complete: none is left out that Unicode and Python know."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
import regex

from newsclean.languages import characters
from newsclean.languages.characters import without_invisible

ALL = [chr(code) for code in range(sys.maxunicode + 1)]


def in_class(members: str) -> list[str]:
    return re.findall(f"[{members}]", "".join(ALL))


def test_white_space_is_complete() -> None:
    known = {" ", "\n", "\r", *characters.LINE_BREAKS, *characters.OTHER_SPACES}
    assert known == {c for c in ALL if c.isspace()}


def test_line_breaks_are_those_of_splitlines() -> None:
    assert {"\n", "\r", *characters.LINE_BREAKS} == {c for c in ALL if len(f"a{c}b".splitlines()) == 2}


def test_white_space_has_no_character_twice() -> None:
    assert not set(characters.LINE_BREAKS) & set(characters.OTHER_SPACES)
    assert set(characters.NO_BREAK_SPACES) < set(characters.OTHER_SPACES)


def test_controls_are_those_of_unicode() -> None:
    assert in_class(characters.CONTROLS) == [c for c in ALL if unicodedata.category(c) == "Cc"]
    assert in_class(characters.CONTROLS_NOT_SPACES) == [c for c in in_class(characters.CONTROLS) if not c.isspace()]
    assert in_class(characters.ASCII_CONTROLS) == [c for c in in_class(characters.CONTROLS) if c.isascii()]


def test_direction_marks_are_those_of_unicode() -> None:
    assert in_class(characters.DIRECTION_MARKS) == regex.findall(r"\p{Bidi_Control}", "".join(ALL))


def test_nothing_unseen_can_be_printed() -> None:
    assert [c for c in in_class(characters.UNSEEN) if c.isprintable()] == []
    assert [c for c in characters.INVISIBLE if c.isprintable()] == []


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "👩\u200d💻", "10\u00a0000"])
def test_joiners_and_no_break_spaces_are_kept(text: str) -> None:
    assert without_invisible(text) == text


def test_invisible_characters_are_taken_out() -> None:
    assert without_invisible("\ufeffBun\u00addes\u200brat\u2060") == "Bundesrat"
