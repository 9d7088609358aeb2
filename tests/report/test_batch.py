"""The page of many articles: which are listed, which are shown in full, and which filters are marked as unusual."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from newsclean import Article
from newsclean.report import Batch, batch, batch_page
from newsclean.report.batch import BatchFilter
from newsclean.report.view import FilterCount
from tests.report.made import MORE_HOSTILE, PAGE, article, hostile_batch, hostile_row, unsafe, with_bad_rule

ROW = article().to_dict()


def with_confidence(confidence: float, **fields: Any) -> Article:
    return Article.from_dict({**ROW, "confidence": confidence, **fields})


def taken_by(name: str, words: int) -> list[dict[str, Any]]:
    return [{"filter": name, "reason": "is short", "lines": [1, 1], "text": "word " * words}]


def test_rows_stand_in_the_order_of_their_confidence() -> None:
    made = Batch()
    for confidence in (0.9, 0.1, 0.5, 0.1):
        made.add(with_confidence(confidence), "a.html")
    assert [(row.confidence, row.number) for row in made.rows] == [(0.1, 1), (0.1, 3), (0.5, 2), (0.9, 0)]


def test_the_worst_are_shown_in_full_and_the_worst_of_each_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_VIEWS", 4)
    monkeypatch.setattr(batch, "MOST_VIEWS_OF_OWN", 2)
    numbers = list(range(30))
    random.Random(1).shuffle(numbers)
    made = Batch()
    for number in numbers:
        removed = taken_by("rare", number) if number in (20, 25, 29) else []
        made.add(with_confidence(number / 100, removed=removed, roles=[]), str(number))
    shown = {row.source for row in made.rows if row.number in made.views}
    assert shown == {"0", "1", "2", "3", "25", "29"}
    assert made.total == len(made.rows) == 30
    page = batch_page(made, "rows")
    assert page.count("<template") == 6
    assert "6 of them can be opened" in page


def test_those_that_lost_most_from_within_are_shown_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_VIEWS", 1)
    monkeypatch.setattr(batch, "MOST_VIEWS_OF_A_FILTER", 0)
    monkeypatch.setattr(batch, "MOST_VIEWS_OF_OWN", 0)
    monkeypatch.setattr(batch, "MOST_VIEWS_OF_CUTS", 2)
    made = Batch()
    for number in range(12):
        page = PAGE.replace("Wednesday", "Wednesday, " + "and again, " * number) if number in (3, 5, 8) else PAGE.replace("Wednesday", "Sunday")
        made.add(with_bad_rule(page), str(number))
    assert {row.source for row in made.rows if row.number in made.views} == {made.rows[0].source, "5", "8"}


def test_memory_and_size_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    size = shown_alone().size
    monkeypatch.setattr(batch, "MOST_BYTES", size * 3)
    monkeypatch.setattr(batch, "MOST_VIEWS_OF_A_FILTER", 0)
    monkeypatch.setattr(batch, "MOST_VIEWS_OF_OWN", 0)
    monkeypatch.setattr(batch, "MOST_ROWS", 7)
    made = Batch()
    for number in range(20):
        made.add(with_confidence(0.9 - number / 100, removed=[], roles=[]), str(number))
    assert len(made.views) <= 4
    assert len(made.rows) == 7
    assert made.rows[0].number == 19
    assert {row.number for row in made.rows[:2]} <= set(made.views)
    assert "The 7 of the lowest confidence are listed" in " ".join(batch_page(made, "rows").split())


def shown_alone() -> batch.Shown:
    made = Batch()
    made.add(with_confidence(0.5, removed=[], roles=[]), "0")
    return made.views[0]


def test_an_article_that_is_too_large_is_listed_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_BYTES_OF_A_VIEW", 3_000)
    made = Batch()
    made.add(article(), "large.html")
    assert made.views == {}
    page = batch_page(made, "rows")
    assert "1 of these are too large" in page
    assert json.loads(page.partition('class="data">')[2].partition("</script>")[0])["rows"][0][-1] == 2


def test_a_bad_rule_is_unusual_and_others_are_not() -> None:
    made = Batch()
    for number in range(20):
        page = PAGE.replace("Bridge", f"Bridge {number}")
        made.add(with_bad_rule(page) if number % 4 == 0 else article(page), f"{number}.html")
    first = made.filters[0]
    assert (first.name, first.is_own, first.documents, first.inside) == ("bad_rule", True, 5, 5 * 26)
    assert "cut 130 words of running text out of 5 articles" in str(first.unusual)
    assert [found.name for found in made.filters if found.unusual] == ["bad_rule"]
    assert {row.number for row in made.rows if row.cut} == {0, 4, 8, 12, 16}


def count(name: str, running: int, inside: int) -> FilterCount:
    return FilterCount(name, 1, running, running, inside, None)


@pytest.mark.parametrize(
    ("name", "articles", "running", "inside", "is_unusual"),
    [
        ("mine", 1, 60, 0, True),  # of one's own, wherever the text stood
        ("mine", 1, 5, 0, False),
        ("boilerplate_class", 2, 900, 0, False),  # a column beside the article
        ("boilerplate_class", 2, 900, 30, True),
        ("boilerplate_class", 1, 900, 30, False),  # an odd page
        ("boilerplate_class", 2, 900, 5, False),
    ],
)
def test_what_is_unusual(name: str, articles: int, running: int, inside: int, is_unusual: bool) -> None:
    found = BatchFilter(name)
    for _ in range(articles):
        found.add(count(name, running, inside), 400)
    assert (found.unusual is not None) == is_unusual


def test_a_filter_that_cuts_a_little_out_of_many_articles_is_unusual() -> None:
    found = BatchFilter("boilerplate_class")
    for number in range(40):
        found.add(count("boilerplate_class", 10, 10 if number < 15 else 0), 1_000)
    assert "out of 15 articles" in str(found.unusual)


@pytest.mark.parametrize("removed", [True, False])
def test_what_the_rows_do_not_have_is_said(removed: bool) -> None:
    made = Batch(has_removed=removed)
    made.add(with_confidence(0.5, removed=[], roles=[]), "a")
    page = batch_page(made, "rows")
    assert ("newsclean batch --removed" in page) != removed
    assert ("Not known" in page) != removed


def test_a_hostile_batch_is_safe() -> None:
    page = batch_page(hostile_batch(MORE_HOSTILE), "<script>alert(1)</script>")
    assert unsafe(page) == []
    page.encode("utf-8")


def test_an_empty_row_is_listed() -> None:
    made = Batch()
    made.add(Article.from_dict({**ROW, "title": None, "text": "", "markdown": "", "status": "killed", "removed": [], "roles": []}), "a")
    assert "(no title)" in batch_page(made, "rows")
    assert made.statuses == {"killed": 1}


def test_the_same_inputs_give_the_same_page() -> None:
    def page() -> str:
        made = Batch()
        for text in MORE_HOSTILE:
            made.add(Article.from_dict(hostile_row(text)), text)
        return batch_page(made, "rows")

    assert page() == page()
