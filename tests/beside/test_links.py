"""`article.links`: which links, their text, and whether they lead elsewhere."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.beside import Link
from newsclean.beside.addresses import is_within, whole
from newsclean.beside.markdown_links import Target, plain, targets
from newsclean.document import Block

BODY = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city."
MORE = "Delegates said that no new date had been set, and that neither side had moved on prices or on the quotas."


def cleaned(body: str, *, url: str | None = "https://www.example.org/a") -> newsclean.Article:
    return newsclean.clean(f"<html><body><h1>Talks end in Seoul</h1><article>{body}</article></body></html>", url=url, format="html")


def test_links_of_the_body_inside_and_outside() -> None:
    article = cleaned(f"<p>{BODY} <a href='/b'>The <b>text</b></a> is <a href='https://other.example/x?a=1&amp;b=2'>here</a>.</p><p>{MORE}</p>")
    assert article.links == (
        Link("https://www.example.org/b", "The text", True),
        Link("https://other.example/x?a=1&b=2", "here", False),
    )


def test_links_of_furniture_are_not_the_articles() -> None:
    article = cleaned(f"<p>{BODY}</p><p>{MORE}</p><ul class='related'><li><a href='/x'>Another story of the day</a></li></ul>")
    assert article.links == ()


def test_without_an_address_of_the_page_a_relative_link_stays_and_an_absolute_one_may_be_anywhere() -> None:
    article = cleaned(f"<p>{BODY} <a href='b.html'>One</a> and <a href='https://other.example/'>two</a>.</p><p>{MORE}</p>", url=None)
    assert article.links == (Link("b.html", "One", True), Link("https://other.example/", "two", None))


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "mailto:jo@example.org", "tel:+123", "#note", "/a#note", ""])
def test_what_is_no_address_of_a_page_is_no_link(href: str) -> None:
    assert cleaned(f"<p>{BODY} <a href='{href}'>here</a>.</p><p>{MORE}</p>").links == ()


def test_links_in_markdown() -> None:
    text = f"# Talks end in Seoul\n\n{BODY} See [the *text*](https://other.example/t 'Title') or <https://example.net/x>.\n\n{MORE} `[no](link)`\n"
    links = newsclean.clean(text, format="markdown").links
    assert [(link.url, link.text) for link in links] == [("https://other.example/t", "the text"), ("https://example.net/x", "https://example.net/x")]


def of(markup: str) -> list[Target]:
    return list(targets(Block(0, "text", markup=markup)))


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (r"\[no](x) [yes](y)", [("yes", "y")]),
        ("`[no](x)` [yes](y)", [("yes", "y")]),
        ("[a [b](c) d](e)", [("b", "c")]),
        ("[![alt](pic.jpg)](page)", [("alt", "pic.jpg"), ("alt", "page")]),
        ("[a](b(c)d) [e](<f g>)", [("a", "b(c)d"), ("e", "f g")]),
        ("[a] (b) [c]", []),
        ("snake_case [a_b_c](d)", [("a_b_c", "d")]),
    ],
)
def test_what_is_a_link_in_markdown(markup: str, found: list[tuple[str, str]]) -> None:
    assert [(target.text, target.address) for target in of(markup)] == found


@pytest.mark.parametrize("piece", ["[", "](", "![", "`", "[a](", "\\", "<http://a", "[x](y", "``` ` `` "])
def test_hostile_markup_takes_no_long(piece: str) -> None:
    start = time.perf_counter()
    of(piece * (200_000 // len(piece)) + "](a)")
    assert time.perf_counter() - start < 5


@given(st.text(alphabet="[]()!`\\<>ab *_\n", max_size=60))
def test_any_markup_gives_targets_without_marks_of_its_own(markup: str) -> None:
    for target in of(f"{markup}](x)"):
        assert "\n" not in target.text


def test_marks_are_no_part_of_the_text() -> None:
    assert plain(r"**a** \*b\* &amp; _c_ d_e") == "a *b* & c d_e"


@pytest.mark.parametrize(
    ("address", "page", "answer"),
    [
        ("https://sport.example.org/x", "https://www.example.org/", True),
        ("https://example.org.evil.example/x", "https://example.org/", False),
        ("https://b.co.uk/", "https://a.co.uk/", False),
        ("https://news.bbc.co.uk/", "https://www.bbc.co.uk/", True),
        ("https://10.0.0.1/", "https://11.0.0.1/", False),
        ("https://example.org/", None, None),
    ],
)
def test_of_the_same_site(address: str, page: str | None, answer: bool | None) -> None:
    assert is_within(address, page) is answer


def test_an_address_is_never_live_nor_endless() -> None:
    assert whole("java\nscript:alert(1)", None) is None
    assert whole("/" + "a" * 10_000, "https://example.org/") is None
    assert whole("//example.net/x", None) == "https://example.net/x"


def test_the_base_of_the_page_counts() -> None:
    head = "<head><base href='https://cdn.example.net/d/'></head>"
    page = f"<html>{head}<body><h1>Talks end</h1><p>{BODY} <a href='x'>here</a></p><p>{MORE}</p></body></html>"
    article = newsclean.clean(page, url="https://example.org/a", format="html")
    assert [link.url for link in article.links] == ["https://cdn.example.net/d/x"]
