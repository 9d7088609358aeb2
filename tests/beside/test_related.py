"""`article.related`: titles and addresses of what a page offers."""

from __future__ import annotations

import newsclean
from newsclean.beside import Related

BODY = (
    "<p>The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city.</p>"
    "<p>Delegates said that no new date had been set, and that neither side had moved on prices or on the quotas.</p>"
)


def cleaned(around: str, url: str | None = "https://example.org/a") -> newsclean.Article:
    return newsclean.clean(f"<html><body><h1>Talks end in Seoul</h1><article>{BODY}</article>{around}</body></html>", url=url, format="html")


STORIES = (("/kim", "Kim calls for new talks in May"), ("/hotel", "Das Hotel der langen Nacht im Bild"), ("/kurs", "ソウルの会談は物別れに終わる"))
EXPECTED = [(title, f"https://example.org{path}") for path, title in STORIES]


def found(around: str) -> list[tuple[str, str | None]]:
    return [(related.title, related.url) for related in cleaned(around).related]


def test_a_list_that_is_read_as_one_block() -> None:
    items = "".join(f"<li><a href='{path}'>{title}</a></li>" for path, title in STORIES)
    assert found(f"<div class='related'><ul>{items}<li><a href='/more'>More</a></li></ul></div>") == EXPECTED


def test_an_aside() -> None:
    items = "".join(f"<li><a href='{path}'><img src='x.jpg'><span>{title}</span></a></li>" for path, title in STORIES)
    assert found(f"<aside><h3>Read also</h3><ul>{items}</ul></aside>") == EXPECTED


def test_cards_with_a_link_around_all() -> None:
    cards = "".join(
        f"<div class='teaser'><a href='{path}'><h3>{title}</h3><p>What both sides said, and when they meet again.</p></a></div>"
        for path, title in STORIES
    )
    assert found(f"<section class='related'>{cards}</section>") == EXPECTED


def test_menus_advertisements_and_the_page_itself_are_no_offers() -> None:
    menu = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("Home", "Sport", "Business", "Culture", "Opinion"))
    around = (
        f"<nav><ul>{menu}</ul></nav><ul class='related'>"
        "<li><a href='https://ads.example.net/x'>Seven nights in Samoa for less than you think</a></li>"
        "<li><a href='/a#comments'>Talks end in Seoul, says the minister</a></li><li><a href='/'>The Example of the city of Seoul</a></li></ul>"
        "<div class='share'><a href='https://x.com/share'>Share this story with all your friends</a></div>"
    )
    assert found(around) == []


def test_links_in_comments_are_no_offers() -> None:
    assert (
        found("<div class='comments'><div class='comment'><p>See <a href='/x'>what I wrote a year ago on this</a>, all of you.</p></div></div>") == []
    )


def test_a_text_names_stories_without_addresses() -> None:
    text = "Talks end in Seoul\n\nThe talks between both sides failed on Monday.\n\nRELATED More talks planned for May"
    assert newsclean.clean(text).related == (Related("RELATED More talks planned for May", None),)


def test_hostile_links() -> None:
    items = "<li><a href='javascript:alert(1)'>Kim calls for new talks in May, again</a></li>"
    items += "<li><a href='http://[::1'>Kim calls for talks in June</a></li>"
    assert found(f"<div class='related'><ul>{items * 10}</ul></div>") == []
