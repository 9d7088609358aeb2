"""Texts as values of fields."""

from __future__ import annotations

from newsclean.values.texts import clean_text


def test_texts_as_values() -> None:
    assert clean_text("  a\n b&amp;amp;c ") == "a b&c"
    assert clean_text([None, "", "x"]) == "x"
    assert clean_text({"@value": "x"}) is None
