"""Whole pages against the articles that a careful reader finds on them. See `newsclean.testing.pages`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import newsclean
from newsclean.testing import Page, load_page, pages, update_page
from tests.page_goldens import FOLDER

PAGES = {page.name: page for page in pages(FOLDER)}


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
    assert {p.stem for p in FOLDER.glob("*.html")} == {p.stem for p in FOLDER.glob("*.md")}


def test_update_writes_what_the_code_gives_but_for_known_failures(tmp_path: Path) -> None:
    title, text = "Bridge stays closed", "The bridge over the Lorne stays closed until May."
    (tmp_path / "page.html").write_text(f"<title>{title}</title><h1>{title}</h1><p>{text}</p>", encoding="utf-8")
    path = tmp_path / "page.md"
    front = '+++\nabout = "A page."\nurl = "https://lorne.example/"\ntitle = "{}"\nlanguage = "eo"\n\n[fails]\nlanguage = "is guessed"\n+++\n\n'
    path.write_text(front.format("Other") + "Other.\n", encoding="utf-8")
    page = load_page(path)
    given = page.clean()
    assert [a for a in page.aspects if page.difference(a, given)] == ["markdown", "text", "title", "language"]
    update_page(path)
    assert path.read_text(encoding="utf-8") == front.format(title) + text + "\n"


def test_a_page_is_checked_at_once(tmp_path: Path) -> None:
    text = "The bridge over the Lorne stays closed until May."
    (tmp_path / "page.html").write_text(f"<h1>Bridge closed</h1><p>{text}</p>", encoding="utf-8")
    path = tmp_path / "page.md"
    path.write_text(f'+++\nabout = "A page."\ntitle = "Ferry"\n[fails]\nmarkdown = "is lost"\n+++\n\n{text}\n', encoding="utf-8")
    with pytest.raises(AssertionError) as error:
        load_page(path).check()
    assert str(error.value).splitlines() == [
        "page: A page.",
        "title: expected 'Ferry', not 'Bridge closed'",
        "markdown: is as expected, so take it out of [fails]",
    ]
    path.write_text("The bridge.", encoding="utf-8")
    with pytest.raises(ValueError, match=r"TOML between lines of '\+\+\+'"):
        load_page(path)
