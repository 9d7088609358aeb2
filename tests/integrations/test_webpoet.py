"""The page object. In a crawl it runs in `tests/integrations/test_recipes.py`."""

from __future__ import annotations

import asyncio
from typing import Any

import attrs
import pytest
import zyte_common_items
from web_poet import HttpResponse, PageParams, field

import newsclean
from newsclean.integrations.webpoet import NewscleanArticlePage
from tests.integrations.local_site import JAPANESE, PDF
from tests.places import PAGES

URL = "https://www.lornepost.example/news/ferry-terminal-closes-48213"
PAGE = (PAGES / "ordinary_json_ld.html").read_bytes()


def response(body: bytes, content_type: str = "text/html") -> HttpResponse:
    return HttpResponse(URL, body=body, headers={"Content-Type": content_type})


def item(page: Any) -> zyte_common_items.Article:
    found = asyncio.run(page.to_item())
    assert isinstance(found, zyte_common_items.Article)
    return found


def test_the_item_is_what_to_zyte_gives() -> None:
    found = item(NewscleanArticlePage(response(PAGE)))
    expected = zyte_common_items.Article.from_dict(newsclean.clean(PAGE, url=URL).to_zyte())
    assert found.metadata is not None
    assert found.metadata.dateDownloaded
    found.metadata = None
    expected.breadcrumbs = expected.images = expected.videos = expected.audios = None  # of which from_dict makes empty lists
    assert found == expected


def test_every_field_is_one_of_the_page() -> None:
    """A field that `to_zyte` learns to give must be given here as well."""
    shown = newsclean.clean(PAGE, url=URL).to_zyte()
    page = NewscleanArticlePage(response(PAGE))
    assert [name for name in shown if getattr(page, name) != getattr(page._item, name)] == []
    assert [name for name in shown if getattr(page, name) is None] == []


def test_a_page_is_cleaned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[NewscleanArticlePage] = []
    clean = NewscleanArticlePage.clean

    def counted(page: NewscleanArticlePage) -> newsclean.Article:
        calls.append(page)
        return clean(page)

    monkeypatch.setattr(NewscleanArticlePage, "clean", counted)
    page = NewscleanArticlePage(response(PAGE))
    assert page.headline
    assert item(page).articleBody == page.articleBody
    assert calls == [page]


def test_a_subclass_has_a_cleaner_of_its_own() -> None:
    class Whole(NewscleanArticlePage):
        cleaner = newsclean.Cleaner(pipeline=newsclean.Pipeline())

    assert item(Whole(response(PAGE))).articleBody == newsclean.clean(PAGE, pipeline=newsclean.Pipeline()).text


def test_the_charset_is_the_headers() -> None:
    body = JAPANESE.replace('<meta charset="utf-8">', "").encode("shift_jis")
    assert item(NewscleanArticlePage(response(body, "text/html; charset=Shift_JIS"))).headline == newsclean.clean(JAPANESE).title


@pytest.mark.parametrize("body", [PDF, b"", b"<html><body></body></html>"])
def test_no_article(body: bytes) -> None:
    found = item(NewscleanArticlePage(response(body)))
    assert (found.url, found.articleBody, found.get_probability()) == (URL, None, 0.0)


def test_a_subclass_overrides_fields_and_cleaning() -> None:
    @attrs.define
    class StoryPage(NewscleanArticlePage):
        params: PageParams[str, str]

        def clean(self) -> newsclean.Article:
            return newsclean.clean(self.response.text.replace("Harbour", "Harbor"), url=URL)

        @field
        def description(self) -> str:
            return f"{self.params['desk']}: {self._item.description}"

    found = item(StoryPage(response(PAGE), params=PageParams(desk="Sea")))
    assert found.headline == "Harbor board votes to close ferry terminal"
    assert found.description == f"Sea: {newsclean.clean(PAGE).description}"
    assert found.url == URL
