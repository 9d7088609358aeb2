"""`article.images` and `article.embeds`: what counts, where it stood, and the Markdown with pictures."""

from __future__ import annotations

import pickle
import time

import pytest
from markdown_it import MarkdownIt

import newsclean
from newsclean.beside import Embed, Image
from newsclean.beside.images import _largest

ONE = "<p>The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city.</p>"
TWO = "<p>Delegates said that no new date had been set, and that neither side had moved on prices or on the quotas.</p>"


def cleaned(inside: str, around: str = "") -> newsclean.Article:
    header = "<header><img src='/logo.png' alt='Example'></header>"
    page = f"<html><body>{header}<h1>Talks end in Seoul</h1><article>{inside}</article>{around}</body></html>"
    return newsclean.clean(page, url="https://example.org/a", format="html")


def test_a_figure_with_caption_and_credit() -> None:
    figure = "<figure><img src='/b.jpg' alt='A bridge' width=640><figcaption>The bridge in May. Photo: Jane Doe/AP</figcaption></figure>"
    assert cleaned(ONE + figure + TWO).images == (Image("https://example.org/b.jpg", "A bridge", "The bridge in May.", "Jane Doe/AP", 1),)


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("<img src='data:image/gif;base64,R0' data-src='/lazy.jpg'>", "/lazy.jpg"),
        ("<img src='/placeholder.png' data-lazy-src='/lazy.jpg'>", "/lazy.jpg"),
        ("<img src='/small.jpg' srcset='/small.jpg 320w, /large.jpg 1280w'>", "/large.jpg"),
        ("<picture><source srcset='/a.webp 1x, /b.webp 2x'><img alt='x'></picture>", "/b.webp"),
        ("<amp-img src='/amp.jpg' width=640></amp-img>", "/amp.jpg"),
        ("<a href='/full'><img src='/in-link.jpg'></a>", "/in-link.jpg"),
        ("<p>Words <img src='/in-line.jpg'> and more words of this line, which goes on.</p>", "/in-line.jpg"),
    ],
)
def test_which_address_counts(image: str, address: str) -> None:
    assert [image.url for image in cleaned(ONE + image + TWO).images] == [f"https://example.org{address}"]


@pytest.mark.parametrize(
    "image",
    [
        "<img src='https://pixel.example/t.gif' width=1 height=1>",
        "<img src='/t.jpg' width='1' height='1'>",
        "<img src='/u.jpg' class='avatar'>",
        "<div class='author'><img src='/jo.jpg'></div>",
        "<img src='/icons/printButton.png'>",
        "<img src='/arrow.svg'>",
        "<img src='https://secure.gravatar.com/avatar/1?s=96'>",
        "<img src='https://www.facebook.com/tr?id=1'>",
        "<img src='/hidden.jpg' style='display: none'>",
        "<div hidden><img src='/hidden.jpg'></div>",
        "<img src='data:image/png;base64,AAAA'>",
        "<img src='javascript:alert(1)'>",
        "<img src='/lines.gif'>",
        "<img>",
        "<div class='related'><a href='/x'><img src='/teaser.jpg'></a><h3><a href='/x'>Another story of the day, and why</a></h3></div>",
    ],
)
def test_what_is_no_picture_of_the_article(image: str) -> None:
    assert cleaned(ONE + image + TWO).images == ()


def test_pictures_of_other_articles_and_of_the_site_are_left_out() -> None:
    teasers = "".join(
        f"<div class='teaser'><a href='/{n}'><img src='/{n}.jpg'><h3>Another story of day {n}, and why</h3></a></div>" for n in range(4)
    )
    assert (
        cleaned(ONE + TWO, f"<aside><img src='/ad.jpg'></aside><div class='related'>{teasers}</div><footer><img src='/end.jpg'></footer>").images
        == ()
    )


def test_each_picture_once() -> None:
    assert len(cleaned(f"<img src='/b.jpg?w=300'>{ONE}<img src='/b.jpg?w=900'>{TWO}").images) == 1


def test_markdown_has_the_pictures_where_they_stood() -> None:
    figure = "<figure><img src='/b (1).jpg' alt='A [new] bridge'><figcaption>The \"bridge\" in May. Photo: Jane Doe/AP</figcaption></figure>"
    article = cleaned(f"{ONE}{figure}{TWO}<ul><li>One item of a list</li><li><img src='/c.jpg'>Another item of it</li><li>A third</li></ul>{ONE}")
    written = article.to_markdown(images=True)
    images = [child for token in MarkdownIt().parse(written) for child in token.children or () if child.type == "image"]
    assert [image.attrs["src"] for image in images] == ["https://example.org/b%20%281%29.jpg", "https://example.org/c.jpg"]
    assert images[0].content.replace("\\", "") == "A [new] bridge"
    assert images[0].attrs["title"] == 'The "bridge" in May. Jane Doe/AP'
    without = "\n\n".join(part for part in written.split("\n\n") if not part.startswith("!["))
    assert [b.text for b in newsclean.clean(without, format="markdown").document.blocks] == [
        b.text for b in newsclean.clean(article.markdown, format="markdown").document.blocks
    ]
    assert article.to_markdown() == article.markdown


def test_hostile_captions_stay_one_picture() -> None:
    figure = "<figure><img src='/b.jpg' alt='](javascript:alert(1))'>"
    figure += '<figcaption>A bridge" onload="x) ![y](z) \\\\ in May. Photo: AP</figcaption></figure>'
    html = MarkdownIt().render(cleaned(ONE + figure + TWO).to_markdown(images=True))
    assert html.count("<img") == 1
    assert "javascript" not in html.partition("src=")[2].partition('"')[0]
    assert ' onload="' not in html


def test_largest_of_a_hostile_set() -> None:
    start = time.perf_counter()
    for piece in (",", " ", "a ", "a 1", "a 1w,", "a,"):
        _largest(piece * 2_000)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("element", "found"),
    [
        ("<iframe src='https://www.youtube.com/embed/xyz'></iframe>", ("YouTube", "https://www.youtube.com/embed/xyz", "video")),
        ("<iframe data-src='//player.vimeo.com/video/1'></iframe>", ("Vimeo", "https://player.vimeo.com/video/1", "video")),
        ("<iframe src='https://www.google.com/maps/embed?pb=1'></iframe>", ("Google Maps", "https://www.google.com/maps/embed?pb=1", "page")),
        ("<amp-youtube data-videoid='xyz123'></amp-youtube>", ("YouTube", "https://www.youtube.com/watch?v=xyz123", "video")),
        ("<video poster='/p.jpg'><source src='/v.mp4'></video>", ("example.org", "https://example.org/v.mp4", "video")),
        ("<audio src='https://cdn.example.net/a.mp3'></audio>", ("cdn.example.net", "https://cdn.example.net/a.mp3", "audio")),
        (
            "<blockquote class='twitter-tweet'><p>Talks failed. <a href='https://t.co/x'>t.co</a></p>Jo (@jo) "
            "<a href='https://twitter.com/jo/status/123?ref_src=twsrc'>May 3, 2021</a></blockquote>",
            ("X", "https://twitter.com/jo/status/123", "post"),
        ),
    ],
)
def test_embeds(element: str, found: tuple[str, str, str]) -> None:
    provider, url, kind = found
    embeds = cleaned(ONE + element + TWO).embeds
    assert [(e.provider, e.url, e.kind) for e in embeds] == [(provider, url, kind)]
    assert embeds[0].block >= 1


@pytest.mark.parametrize(
    "element",
    [
        "<iframe src='https://googleads.g.doubleclick.net/x'></iframe>",
        "<iframe src='https://www.googletagmanager.com/ns.html?id=1' style='display:none'></iframe>",
        "<iframe src='https://www.facebook.com/plugins/like.php?href=x'></iframe>",
        "<iframe src='about:blank'></iframe>",
        "<iframe src='javascript:alert(1)'></iframe>",
        "<iframe></iframe>",
        "<div hidden><iframe src='https://www.youtube.com/embed/xyz'></iframe></div>",
    ],
)
def test_what_is_no_embed(element: str) -> None:
    assert cleaned(ONE + element + TWO).embeds == ()


def test_stored_articles_keep_what_they_need() -> None:
    article = cleaned(f"{ONE}<img src='/b.jpg' alt='A bridge' onclick='x'><iframe src='https://www.youtube.com/embed/xyz'></iframe>{TWO}")
    assert article.images
    assert article.embeds == (Embed("YouTube", "https://www.youtube.com/embed/xyz", "video", 1),)
    for copy in (newsclean.Article.from_bytes(article.to_bytes()), pickle.loads(pickle.dumps(article))):
        assert copy == article
        assert (copy.images, copy.embeds, copy.related, copy.links) == (article.images, article.embeds, article.related, article.links)


def test_a_picture_in_itself_is_not_stored() -> None:
    big = "A" * 100_000
    article = cleaned(f"{ONE}<img src='data:image/png;base64,{big}' alt='x'>{TWO}")
    assert len(article.to_bytes()) < 5_000
    assert "AAAAAAAA" not in repr(article.document.seen[0].telling)


def test_many_pictures_take_no_long() -> None:
    start = time.perf_counter()
    article = cleaned(ONE + "<img src='/b.jpg' srcset='/b.jpg 1w, /c.jpg 2w'>" * 20_000 + TWO)
    assert len(article.images) == 1
    assert time.perf_counter() - start < 20
