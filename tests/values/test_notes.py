"""Notes that a text was changed, one string at a time. Whole articles are in `tests/beside/test_corrections.py`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsclean.values.notes import day_of_note, says_change

PIECES = [
    "Correction",
    "Update",
    "Editor's note",
    "訂正",
    "3 May 2021",
    "8:05 pm",
    ":",
    ", ",
    " ",
    "(",
    ")",
    "This article was updated",
    "not",
    ".",
    "—",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)))
def test_any_text_can_be_asked(text: str) -> None:
    for is_sentence in (True, False):
        assert says_change(text, is_sentence=is_sentence) or not says_change(text, is_sentence=is_sentence, may_be_plain=False)
    day_of_note(text)


def test_a_plain_update_may_be_left_out() -> None:
    assert says_change("Update: the hotel has answered our questions.", is_sentence=True)
    assert not says_change("Update: the hotel has answered our questions.", is_sentence=True, may_be_plain=False)


def test_words_of_a_mistake_are_of_the_language_of_the_opener() -> None:
    assert says_change("Corrección: el hotel no tiene diez plantas.", is_sentence=True)
    assert not says_change("Korrektur: no comment des Hotels zum Preis.", is_sentence=True)
