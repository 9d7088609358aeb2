"""The generated tables of letters and marks agree with Unicode as the package `regex` knows it."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
import regex

from benchmarks.letters import TABLES
from newsclean.languages import letters

# Only what this Python knows too: a newer `regex` may know letters that came after the tables were generated.
ASSIGNED = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) != "Cn")


@pytest.mark.parametrize("name", TABLES)
def test_table_agrees_with_unicode(name: str) -> None:
    ours = re.findall(f"[{getattr(letters, name)}]", ASSIGNED)
    assert ours == regex.findall(TABLES[name][0], ASSIGNED)


@pytest.mark.parametrize("name", ["रवीश कुमार", "ณัฐวุฒิ ใสยเกื้อ", "மு.க. ஸ்டாலின்", "শেখ হাসিনা", "José Élan", "Ngô Đình Diệm", "𞤀𞤣𞤤𞤢𞤥"])
def test_names_hold_together(name: str) -> None:
    assert re.fullmatch(f"[{letters.LETTERS}]+(?:[ .]+[{letters.LETTERS}]+)*", name)


def test_only_capitals_are_capitals() -> None:
    assert re.findall(f"[{letters.CAPITALS}]", "Éva ölt Ñandú écrit ǅ Ёлка жук") == ["É", "Ñ", "ǅ", "Ё"]


def test_digits_and_punctuation_are_no_letters() -> None:
    assert re.search(f"[{letters.LETTERS}]", "42 ½ ² _ - . , १२ 、 「") is None
