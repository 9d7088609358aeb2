"""When trafilatura is asked about a page, and when no answer of its could be followed."""

from __future__ import annotations

import pytest

from newsclean.readers.read import read
from newsclean.second_opinion import is_doubtful, second_opinion

MENU = "<p>Home</p><p>Latest news</p><p>Sport today</p>" * 20
SENTENCES = "<p>The ferry sailed again on Monday morning, the company said.</p>" * 9


@pytest.mark.parametrize(("page", "is_asked"), [(SENTENCES, True), (MENU, False)], ids=["sentences", "menu"])
def test_it_is_asked_only_where_the_page_holds_more(page: str, is_asked: bool) -> None:
    doc = read(page, format="html")
    doc = doc.marked("everything", [(block, "is on the page") for block in doc.blocks])
    asked: list[str] = []

    def source() -> str:
        asked.append(page)
        return page

    second_opinion(doc, source)
    assert is_doubtful(doc)
    assert bool(asked) == is_asked
