"""What stands before the parser, the caps, and cleaning in a process of its own."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import newsclean
from newsclean import Format, Limits
from newsclean.document.limits import DEFAULT
from newsclean.readers.html.guard import guarded, is_ordinary
from newsclean.readers.html.rebuild import rebuilt
from tests import places

PAGES = sorted(places.PAGES.glob("*.html"))
STORY = "".join(
    f"<p>The ferry company said on Monday that boat number {i} would go back into service once the council had seen its papers.</p>"
    for i in range(40)
)
PAGE = f"<html><body><article><h1>Ferry back in service</h1>{STORY}</article></body></html>"
LAST = "boat number 39 would go back"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_written_anew_is_the_same_page(path: Path) -> None:
    page = path.read_bytes()
    written, over = rebuilt(page, DEFAULT)
    assert over == []
    assert newsclean.clean(written, format="html").to_dict() == newsclean.clean(page, format="html").to_dict()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_that_people_read_come_back_as_they_are(path: Path) -> None:
    page = path.read_bytes()
    assert guarded(page, DEFAULT) == (page, [])


def test_the_sample_tells_ordinary_from_odd_pages() -> None:
    ordinary = ("<div><b>Boats</b> <i>and</i> <a href=/x>harbours</a> are what this story is about, it says.</div>" * 2000).encode()
    assert is_ordinary(ordinary)
    assert not is_ordinary(ordinary + b"<div class=box>" * 20_000 + ordinary)
    assert not is_ordinary(ordinary + b"".join(b"<b id=%d>" % i for i in range(4_000)) + ordinary)
    assert not is_ordinary(ordinary + b"<p " + b" ".join(b"a%d=1" % i for i in range(20_000)) + b">" + ordinary)
    assert not is_ordinary(ordinary + b"".join(b"<x%d>boat</x%d> of the harbour and its crew " % (i, i) for i in range(20_000)))


@pytest.mark.parametrize(
    ("cap", "before"),
    [
        ("max_depth", "<div>" * 3000),
        ("max_depth", "<ul><li>" * 3000),
        ("max_depth", "".join(f"<b id={i}>" for i in range(2000))),
        ("max_copies", "".join(f"<p><font size={i}>x</p>" for i in range(300))),
        ("max_attributes", "<p " + " ".join(f"a{i}" for i in range(20_000)) + ">x</p>"),
        ("max_names", "".join(f"<x{i}>y</x{i}>" for i in range(40_000))),
        ("max_names", "".join(f"<p a{i}>y</p>" for i in range(80_000))),
        ("max_blocks", "<p>x" * 12_000),
    ],
)
def test_what_is_over_a_cap_is_read_in_a_simpler_way(cap: str, before: str) -> None:
    article = newsclean.clean(PAGE.replace("<article>", before + "<article>"), format="html")
    assert article.status == "capped"
    assert any(f"over the cap {cap} (" in warning for warning in article.warnings)
    assert LAST in article.text


def test_the_caps_can_be_set() -> None:
    deep = "<div>" * 90 + PAGE
    assert newsclean.clean(deep, format="html").status == "ok"
    assert newsclean.clean(deep, format="html", limits=Limits(max_depth=50)).warnings == (
        "over the cap max_depth (50): deeper elements were unwrapped",
    )
    lines = "\n\n".join([*("x" for _ in range(50)), "The ferry company said on Monday that it would sail again."])
    assert newsclean.clean(lines, limits=Limits(max_blocks=1)).text == "The ferry company said on Monday that it would sail again."


def test_of_an_overlong_page_the_scripts_go_first() -> None:
    page = PAGE.replace("<article>", f"<script>{'x' * 50_000}</script><!--{'y' * 50_000}--><article>")
    article = newsclean.clean(page.encode(), limits=Limits(max_bytes=20_000))
    assert article.status == "capped"
    assert LAST in article.text
    short = newsclean.clean(page.encode(), limits=Limits(max_bytes=1_000))
    assert short.text
    assert LAST not in short.text


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(gzip.compress(PAGE.encode()), id="gzip"),
        pytest.param(b"PK\x03\x04\x14\x00" + bytes(200), id="zip"),
        pytest.param(b"BZh91AY&SY" + bytes(range(200)), id="bzip2"),
        pytest.param(b"\x28\xb5\x2f\xfd" + bytes(200), id="zstd"),
        pytest.param(b"%PDF-1.7\n1 0 obj\nThe ferry is back.", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(200), id="PNG"),
    ],
)
@pytest.mark.parametrize("format", ["auto", "html", "text"])
def test_what_is_packed_or_no_text_is_refused_with_a_warning(source: bytes, format: Format) -> None:
    article = newsclean.clean(source, format=format)
    assert (article.status, article.text) == ("empty", "")
    assert "nothing was read" in article.warnings[0]


@pytest.mark.parametrize(
    "source", [b"PK is short for penalty kick in football, the paper says.", b"BZh is a word in no language that we know of today."]
)
def test_a_text_may_begin_like_an_archive(source: bytes) -> None:
    assert newsclean.clean(source).text == source.decode()


@pytest.mark.parametrize(
    ("limits", "message"),
    [(5, "newsclean.Limits"), (Limits(max_depth=0), "max_depth is 0"), (Limits(max_bytes=1.5), "max_bytes is 1.5")],  # type: ignore[arg-type]
)
def test_wrong_limits_raise(limits: Limits, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        newsclean.clean("x", limits=limits)
