"""Inputs that are no page and no text: each is named, with a warning that says what to do instead."""

from __future__ import annotations

import pickle

import pytest

import newsclean
from newsclean import Format
from newsclean.document import SourceKind
from newsclean.readers.sources import NOTHING_READ, WARNINGS, source_kind

RSS = '<?xml version="1.0"?>\n<rss version="2.0"><channel><item><description>The bridge was closed on Monday.</description></item></channel></rss>'
CODE = "import os\n\ndef main(argv):\n    for name in argv:\n        with open(name) as f:\n            print(f.read())\n    return 0\n\nmain([])\n"
STYLE = "body{margin:0;padding:0}\n.article{font:16px/1.5 serif;color:#222}\n.article p{margin:1em 0;}\nh1{font-size:2em;margin:0}\n"
SCRIPT = "(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});})(window,document,'script','dl');"

CASES: list[tuple[SourceKind, str]] = [
    ("address", "https://lorne.example/bridge?a=b"),
    ("address", "www.lorne.example/bridge"),
    ("address", "lorne.example/news/bridge-closed"),
    ("address", "https://lorne.example/1\nhttps://lorne.example/2\n"),
    ("path", "/srv/pages/bridge.html"),
    ("path", "pages/2024/my page.html"),
    ("path", "bridge.html"),
    ("path", "C:\\pages\\bridge closed.htm"),
    ("path", "~/pages/bridge.txt"),
    ("feed", RSS),
    ("feed", '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Bridge</title></entry></feed>'),
    ("feed", '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- news --><rdf:RDF xmlns="http://purl.org/rss/1.0/"></rdf:RDF>'),
    ("sitemap", '<?xml version="1.0" encoding="UTF-8"?><urlset><url><loc>https://lorne.example/</loc></url></urlset>'),
    ("xml", '<?xml version="1.0"?><newsItem><p>The bridge was closed on Monday by the council.</p></newsItem>'),
    ("json", '{"title": "Bridge closed", "body": "The bridge was closed on Monday."}'),
    ("json", '{"title": "Bridge closed"}\n{"title": "Talks fail"}\n'),
    ("json", '{"title": "Bridge closed", "body": "The bridge was closed on Mo'),  # cut off
    ("json", '[{"html": "<p>The bridge was closed on Monday.</p>"}]'),
    ("json", 'callback({"title": "Bridge closed", "body": "The bridge was closed on Monday."});'),
    ("json", '/**/ jQuery_1.show([{"html": "<p>The bridge was closed on Monday.</p><p>Repairs start soon.</p>"}])\n'),
    ("table", "id\ttitle\tdate\n1\tFerry\t2025-01-01\n2\tBus\t2025-01-02\n3\tTram\t2025-01-03\n"),
    ("code", CODE),
    ("code", 'show({title: "Bridge closed", body: x, at: y(), by: {name: "Ole"}});\nshow({a: b(c)});\nshow({a: b(c)});\n'),
    ("code", STYLE),
    ("code", SCRIPT),
    ("markup", "The bridge <b>was closed</b> on Monday.<br><br>The mayor said <a href='/x'>repairs</a> start soon.</p>"),
    ("markup", "&lt;p&gt;The bridge was closed on Monday.&lt;/p&gt;&lt;p&gt;Repairs start soon.&lt;/p&gt;"),
]


@pytest.mark.parametrize(("kind", "source"), CASES)
def test_each_is_named_and_warned_of(kind: SourceKind, source: str) -> None:
    for given in (source, source.encode()):
        article = newsclean.clean(given)
        assert article.document.source_kind == kind
        assert WARNINGS[kind] in article.warnings
        if kind in NOTHING_READ:
            assert (article.status, article.text) == ("empty", "")
    assert pickle.loads(pickle.dumps(article)).document.source_kind == kind


@pytest.mark.parametrize(
    "source", [RSS, '{"title": "Bridge", "html": "<p>The bridge was closed.</p>"}', "https://lorne.example/bridge", "bridge.html"]
)
@pytest.mark.parametrize("format", ["html", "text", "markdown"])
def test_a_format_that_is_given_changes_nothing(source: str, format: Format) -> None:
    article = newsclean.clean(source, format=format)
    assert article.text == ""
    assert article.document.source_kind is not None
    assert article.warnings


@pytest.mark.parametrize(
    "source",
    [
        "Talks end in Seoul\n\nThe talks between both sides failed on Monday.",
        "See report.pdf",
        "The band AC/DC played in Berlin/Brandenburg.",
        "AC/DC",
        "Amazon.com",
        "and/or",
        "[Update] The bridge was closed on Monday.",
        "[1] The bridge was closed.",
        "{sic} The bridge was closed.",
        "https://lorne.example/bridge\n\nThe bridge was closed on Monday, the council said.",
        "The tag <p> opens a paragraph, and </p> closes it. Nobody has to write the second, since the parser knows where a paragraph ends.",
        "The score was 2:1 (1:0); Kim (12.), Lee (33.) and Park (80.) scored. {Agencies}",
        "",
        "<p>The bridge was closed on Monday.</p>",
        '<?xml version="1.0"?><!DOCTYPE html><html><body><p>The bridge was closed on Monday.</p></body></html>',
    ],
)
def test_texts_and_pages_are_neither(source: str) -> None:
    assert newsclean.clean(source).document.source_kind is None
    assert source_kind(source) is None or source.startswith("<")


def test_an_article_with_a_listing_of_code_is_a_text() -> None:
    prose = "The language has loops that end where they should, and its authors explain at length why nobody needed others before.\n\n"
    assert source_kind(prose * 4 + CODE) is None
