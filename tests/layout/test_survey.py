"""The survey: made once, of what was read, and never changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Format
from newsclean.layout import Layout, survey, surveyed
from newsclean.readers import read
from tests.places import PAGES
from tests.strategies import html_pages, pages

OF_PAGES = ("headline", "container", "in_container", "beside_text", "in_json_ld_body", "leads", "hidden", "site", "other_articles", "linked")


def parts(layout: Layout) -> dict[str, object]:
    return {field.name: getattr(layout, field.name) for field in fields(layout)}


@given(
    source=st.one_of(pages(), html_pages()), format=st.sampled_from(["text", "markdown", "html"]), removed=st.sets(st.integers(0, 60), max_size=30)
)
def test_what_has_been_removed_makes_no_difference(source: str, format: Format, removed: set[int]) -> None:
    doc = read(source, format=format)
    fewer = doc.marked("somebody", [(doc.blocks[index], "is gone") for index in removed if index < len(doc.blocks)])
    assert parts(survey(fewer)) == parts(survey(doc))


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html"))[::4], ids=lambda path: path.stem)
def test_the_layout_of_an_article_is_that_of_its_page(path: object) -> None:
    page = PAGES.joinpath(str(path)).read_bytes()
    cleaned = newsclean.clean(page, effort="fast", format="html").document
    assert parts(survey(cleaned)) == parts(cleaned.layout)


def test_a_text_has_no_elements() -> None:
    layout = survey(read("Talks end in Seoul\n\nThe talks between both sides failed on Monday.", format="text"))
    assert not any(getattr(layout, name) for name in OF_PAGES)
    assert not layout.shows_furniture


def test_a_layout_never_changes() -> None:
    layout = survey(read((PAGES / "ordinary_json_ld.html").read_bytes(), format="html"))
    for name in parts(layout):
        with pytest.raises(FrozenInstanceError):
            setattr(layout, name, None)


def test_a_document_without_a_layout_says_how_to_get_one() -> None:
    doc = read("The talks between both sides failed on Monday.")
    with pytest.raises(RuntimeError, match=r"hand it to a Pipeline, or to newsclean\.layout\.surveyed"):
        _ = doc.layout
    assert surveyed(doc).layout.votes is not None


def test_a_lead_may_have_several_paragraphs() -> None:
    lead = ["Kommunen bygger om bron som stängdes efter stormen i mars.", "Arbetet ska ta två år, säger kommunen nu."]
    other = "Logga in för att läsa det som andra skriver."
    text = "Kommunfullmäktige beslutade på tisdagen att bygga om bron, som har varit stängd sedan floden tog två av pelarna i mars."
    page = (
        f"<head><meta name=description content='{lead[0]}'></head><body><h1>Bron byggs om</h1><div class=top><p>{lead[0]}</p><p>{lead[1]}</p></div>"
        f"<div class=login><p>{other}</p></div><div class=story><p>{text}</p><p>{text[:-1]} förra året.</p></div></body>"
    )
    doc = read(page, format="html")
    assert [doc.blocks[index].text for index in sorted(survey(doc).leads)] == lead
