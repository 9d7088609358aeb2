"""Elements: the words of their names, what is around them, what hides them."""

from __future__ import annotations

import pytest

from newsclean.document import Element


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("relatedStories news-list", {"related", "stories", "news", "list"}),
        ("AMPLead_2col", {"ampl", "ead", "col"}),
        ("légende photo2", {"l", "gende", "photo"}),
        ("123", set()),
    ],
)
def test_words_of_a_class(names: str, words: set[str]) -> None:
    assert Element(None, "div", {"class": names}).words == words


def test_the_id_of_a_heading_names_nothing() -> None:
    assert Element(None, "h2", {"id": "social-media"}, "heading", 2).words == frozenset()
    assert Element(None, "div", {"id": "social-media"}).words == {"social", "media"}


def test_what_is_around() -> None:
    outer = Element(None, "div", {"role": "banner", "hidden": None})
    inner = Element(outer, "p", {})
    assert inner.around == {"div", "p", "role=banner"}
    assert inner.is_hidden
    assert inner.nearest("div") is outer
    assert list(inner.up()) == [inner, outer]


def test_furniture_is_the_innermost_that_names_it() -> None:
    body = Element(None, "body", {"class": "related"})
    sidebar = Element(body, "div", {"class": "sidebar"})
    inner = Element(sidebar, "div", {"class": "text"})
    assert inner.furniture is sidebar
    assert sidebar.furniture is sidebar
    assert body.furniture is None


def test_restored_from_its_state() -> None:
    outer = Element(None, "ol", {"class": "list"})
    item = Element(outer, "li", {"role": "listitem", "class": "sr-only"}, "item", 1, 3)
    again = Element.restored(outer, *item.state())
    assert all(getattr(again, name) == getattr(item, name) for name in ("tag", "words", "role", "is_hidden", "kind", "level", "number", "around"))
    assert outer.state() == ["ol", "list"]


def test_an_empty_role_is_none_and_survives_being_stored() -> None:
    element = Element(None, "p", {"role": "", "class": "x"})
    assert element.role is None
    assert Element.restored(None, *element.state()).state() == element.state()
