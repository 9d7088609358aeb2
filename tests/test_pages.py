"""Whole pages against the articles that a careful reader finds on them. See `newsclean.testing.pages`."""

from __future__ import annotations

from functools import cache

import pytest

import newsclean
from newsclean.testing import Page, pages
from tests import places

PAGES = {page.name: page for page in pages(places.PAGES)}


@cache
def article(name: str) -> newsclean.Article:
    return PAGES[name].clean()


def _case(page: Page, aspect: str) -> object:
    reason = page.fails.get(aspect)
    marks = [pytest.mark.xfail(reason=reason, strict=True, raises=pytest.fail.Exception)] if reason else []
    return pytest.param(page, aspect, marks=marks, id=f"{page.name}: {aspect}")


@pytest.mark.parametrize(("page", "aspect"), [_case(page, aspect) for page in PAGES.values() for aspect in page.aspects])
def test_page(page: Page, aspect: str) -> None:
    difference = page.difference(aspect, article(page.name))
    if difference:
        pytest.fail(f"{page.name}: {page.about}\n{difference}", pytrace=False)


@pytest.mark.parametrize("page", PAGES.values(), ids=str)
def test_page_is_of_one_piece(page: Page) -> None:
    for line in page.gone:
        assert page.shows(line), f"is not on the page: {line}"
        assert line not in page.body, f"is in the expected body: {line}"
    assert page.fails.keys() <= set(page.aspects), "a known failure is a field that is expected, or markdown, text, gone"
    if "text" in page.fails:
        assert "markdown" in page.fails, "where the text is wrong, the Markdown is"


def test_every_page_has_its_expectations() -> None:
    assert {p.stem for p in places.PAGES.glob("*.html")} == {p.stem for p in places.PAGES.glob("*.md")}
