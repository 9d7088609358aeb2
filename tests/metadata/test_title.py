"""The title of an article."""

from __future__ import annotations

from newsclean import clean


def test_a_page_whose_title_is_a_separator_has_the_one_it_shows() -> None:
    assert clean("<title>-</title><p>The talks failed on Monday.</p>", format="html").title is None
    assert clean("<title>-</title><h1>Talks fail</h1><p>The talks failed on Monday.</p>", format="html").title == "Talks fail"
