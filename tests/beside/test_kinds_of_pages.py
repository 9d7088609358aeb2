"""Fields beside the text in the markup of content systems, as found on pages that were labelled by eye; each with what must be left out."""

from __future__ import annotations

import pytest

import newsclean

URL = "https://example.org/2024/bridge-stays-closed"
BODY = (
    "<p>The bridge over the Lorne stays closed until May, the mayor said on Monday after a long meeting in the town hall.</p>"
    "<p>Engineers found cracks in two of its four pillars, and nobody knows how old these are, she said to reporters.</p>"
)


def cleaned(above: str = "", below: str = "", beside: str = "") -> newsclean.Article:
    return newsclean.clean(
        f"<html><body>{beside}<article><h1>Bridge stays closed for months</h1>{above}{BODY}{below}</article></body></html>", url=URL
    )


PICTURES = {
    "an attribute of a cache": '<img src="data:image/gif;base64,R0" nitro-lazy-srcset="/img/a-300.jpg 300w, /img/a.jpg 900w">',
    "a widget of a page builder": '<div class="elementor-widget widget-image"><div class="widget-container"><img src="/img/a.jpg"></div></div>',
    "without scripts alone": '<noscript><img src="/img/a.jpg" alt=""></noscript>',
    "without scripts beside a placeholder": '<img class="lazy" src="data:image/gif;base64,R0"><noscript><img src="/img/a.jpg"></noscript>',
    "the largest source": '<picture><source srcset="/img/a.jpg 1600w"><img src="/img/small.jpg"></picture>',
    "a link that screen readers are not told of": '<a aria-hidden="true" href="/img/a.jpg"><img src="/img/a.jpg"></a>',
    "a box with a date": '<section class="hero"><div class="meta">Feb 4, 2025</div><div><img src="/img/a.jpg"></div></section>',
    "the head of the article": '<div class="post-header"><div class="post-header__media"><img src="/img/a.jpg"></div></div>',
    "the page of a picture beside its file": '<img data-url="https://example.org/post/17" src="/img/a.jpg">',
}


@pytest.mark.parametrize("markup", PICTURES.values(), ids=PICTURES)
def test_a_picture(markup: str) -> None:
    assert [image.url for image in cleaned(markup).images] == ["https://example.org/img/a.jpg"]


def test_two_pictures_of_one_program() -> None:
    pictures = '<img src="/image.php?src=a.jpg&w=660"><img src="/image.php?src=b.jpg&w=660">'
    assert [image.url[-11:] for image in cleaned(pictures).images] == ["a.jpg&w=660", "b.jpg&w=660"]


NO_PICTURES = {
    "a banner above, which leads elsewhere": {"beside": '<div class="top"><a href="/offers/summer"><img src="/img/summer.jpg"></a></div>'},
    "a banner below, which leads elsewhere": {"below": '<div><a href="/subscribe"><img src="/img/epaper.jpg"></a></div>'},
    "a folder of banners": {"above": '<img src="/media/banners/epaper.jpg">'},
    "a button to buy": {"above": '<a href="/buy"><img class="hs-cta-img" src="/img/buy.png"></a>'},
    "a counter of advertisements": {"above": '<noscript><img src="https://ad.example/adserver/www/delivery/avw.php?zoneid=574"></noscript>'},
    "the portrait of the author": {"above": '<span class="infos"><a href="/autoren/Jane-Doe-1.html"><img src="/img/jane-doe.jpg"></a></span>'},
    "a magnifier": {"above": '<img src="/styles/lightbox_lupe.png">'},
    "the size of the letters": {"above": '<img src="/img/font_size_large.png">'},
    "an ornament": {"above": '<img src="/img/line.gif" alt="line">'},
    "beside the page": {"beside": '<div><div><img src="/img/chair.jpg"></div></div>'},
    "a placeholder alone": {"above": '<img class="lazy" src="data:image/gif;base64,R0">'},
}


@pytest.mark.parametrize("places", NO_PICTURES.values(), ids=NO_PICTURES)
def test_no_picture(places: dict[str, str]) -> None:
    assert cleaned(**places).images == ()


CREDITS = {
    '<figure><img src="/a.jpg"><figcaption>Die Brücke © dpa</figcaption></figure>': ("Die Brücke", "dpa"),
    '<figure><img src="/a.jpg"><figcaption>Copyright: Jane Doe</figcaption></figure>': (None, "Jane Doe"),
    '<div class="pic"><img src="/a.jpg"><span class="credit">Foto: Jane Doe</span></div>': (None, "Jane Doe"),
    '<div class="pic"><img src="/a.jpg"><div class="credit">Jane Doe</div></div>': (None, "Jane Doe"),
}


@pytest.mark.parametrize(("markup", "expected"), CREDITS.items(), ids=range(len(CREDITS)))
def test_a_credit(markup: str, expected: tuple[str | None, str]) -> None:
    (image,) = cleaned(markup).images
    assert (image.caption, image.credit) == expected


def test_a_post_of_which_the_page_has_the_address_alone() -> None:
    post = '<blockquote class="twitter-tweet"><a href="https://twitter.com/jo/status/1862204060138389630"></a></blockquote>'
    (embed,) = newsclean.clean(f"<h1>Bridge stays closed</h1>{BODY}{post}{BODY.replace('Monday', 'Friday')}", url=URL).embeds
    assert (embed.provider, embed.kind, embed.url) == ("X", "post", "https://twitter.com/jo/status/1862204060138389630")


def test_a_recording() -> None:
    (embed,) = cleaned('<div class="player"><a href="https://media.example.org/bridge.mp3?d=231">Listen · 3:51</a></div>').embeds
    assert (embed.kind, embed.url) == ("audio", "https://media.example.org/bridge.mp3?d=231")


def test_a_frame_of_the_page_itself_is_no_embed() -> None:
    assert cleaned(f'<iframe src="{URL}#top"></iframe>').embeds == ()


def test_links_of_a_post_are_none_of_the_body() -> None:
    post = (
        '<blockquote class="twitter-tweet"><p>Nobody told us that the bridge is closed, and we waited for an hour in the rain. '
        '<a href="https://t.co/x">t.co/x</a></p></blockquote>'
    )
    body = f'<p>The bridge over the Lorne stays closed, <a href="/mayor">the mayor</a> said on Monday after a long meeting.</p>{post}{BODY}'
    assert [link.text for link in newsclean.clean(f"<h1>Bridge stays closed</h1>{body}", url=URL).links] == ["the mayor"]


OFFERED = {
    "/2024/ferry-runs-all-night": True,
    "/news/ferry-runs-all-night": True,
    "/article.php?id=17": True,
    "/fähre": True,
    "/about/partners": False,
    "/premium": False,
    "/topic/ferries-of-the-north": False,
    "/category/ferries-17/": False,
    "https://forum.example.org/ferries-t77584/": False,
    "https://shop.example.org/model-of-the-ferry": False,
}


@pytest.mark.parametrize(("address", "is_story"), OFFERED.items())
def test_a_story_is_told_by_its_address(address: str, is_story: bool) -> None:
    box = f'<div class="related"><ul><li><a href="{address}">Ferry runs all night until the bridge opens</a></li></ul></div>'
    page = f"<html><body><article><h1>Bridge stays closed for months</h1>{BODY}</article>{box}</body></html>"
    assert bool(newsclean.clean(page, url=URL).related) is is_story


def test_a_name_that_stands_twice_is_no_comment() -> None:
    empty = '<li class="comment"><b class="author">Jo</b> <i class="date">3 May 2021, 10:12</i><p>Jo</p></li>'
    said = '<li class="comment"><b class="author">Ada</b> <i class="date">3 May 2021, 11:07</i><p>Two of four is half of them, I think.</p></li>'
    page = f'<html><body><article><h1>Bridge stays closed</h1>{BODY * 2}</article><div id="comments"><ol>{empty}{said}</ol></div></body></html>'
    assert [comment.author for comment in newsclean.clean(page, url=URL).comments] == ["Ada"]


def test_a_few_notices_are_no_comments() -> None:
    notices = "".join(
        f'<div class="note"><p>{said}</p></div>' for said in ("Something went wrong.", "Sorry, you must log in.", "No comment was found.")
    )
    page = f'<html><body><article><h1>Bridge stays closed</h1>{BODY * 2}</article><div id="comments">{notices}</div></body></html>'
    assert newsclean.clean(page, url=URL).comments == ()
