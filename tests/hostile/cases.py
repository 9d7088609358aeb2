"""The hostile inputs: `CASES` has them by name, and `source(case)` makes one.

Each is one where a reader with a browser (or, of a text, with an editor) sees the article, or else has no canaries. Inputs are made when they are
asked for, as some have 20 MB, and are the same each time.
"""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

from newsclean import Format
from tests.hostile.articles import CHINESE, ENGLISH, FRENCH, GERMAN, JAPANESE, KOREAN, RUSSIAN, Story

SECRET = "This sentence of hidden text must never be read by anyone at all."
MB = 1_000_000


class Case(NamedTuple):
    """A hostile input.

    family      what it attacks
    make        gives the page or text, the same each time
    format      what newsclean is told that it is; other systems are asked about "html" and "auto" only
    canaries    what a reader sees, and so must be in the body; empty where there is no article to be found
    forbidden   what no reader sees, and so must not be in the body
    heavy       takes newsclean over a second or so, or makes over 5 MB: left out of pytest
    """

    name: str
    family: str
    make: Callable[[], str | bytes]
    format: Format = "html"
    canaries: tuple[str, ...] = ENGLISH.paragraphs
    forbidden: tuple[str, ...] = ()
    heavy: bool = False

    @property
    def is_page(self) -> bool:
        """Whether systems that read pages only can be asked."""
        return self.format in ("html", "auto") and self.family != "text"


# Pages and texts with the article in them


def page(before: str = "", between: str = "", after: str = "", *, head: str = "", story: Story = ENGLISH, charset: str = "utf-8") -> str:
    """A news page with something before the article, after its third paragraph, or after it; no charset is declared where that is ""."""
    declared = f'<meta charset="{charset}">' if charset else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{story.language}"><head>{declared}<title>{story.title}</title>{head}</head>\n'
        f"<body>{before}{article(between, story)}{after}</body></html>\n"
    )


def article(between: str = "", story: Story = ENGLISH) -> str:
    paragraphs = [f"<p>{text}</p>\n" for text in story.paragraphs]
    return f"<article><h1>{story.title}</h1>\n{''.join(paragraphs[:3])}{between}{''.join(paragraphs[3:])}</article>\n"


def bare(start: str, end: str = "") -> str:
    """The article's paragraphs without any element around them, after something that swallows or hides what follows."""
    return f"<!DOCTYPE html><html><head><title>{ENGLISH.title}</title></head><body>{start}{article()}{end}"


def text(between: str = "", before: str = "", after: str = "") -> str:
    """The article as a text, which is Markdown as well."""
    parts = [before, ENGLISH.title, *ENGLISH.paragraphs[:3], between, *ENGLISH.paragraphs[3:], after]
    return "\n\n".join(part for part in parts if part) + "\n"


def numbered(pattern: str, times: int) -> str:
    """A pattern with each `#` replaced by a number, over and over."""
    return "".join(pattern.replace("#", str(i)) for i in range(times))


def json_ld(value: object) -> str:
    """A script element with JSON-LD; a str goes in as it is."""
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


def news(**fields: object) -> str:
    return json_ld({"@context": "https://schema.org", "@type": "NewsArticle", "headline": ENGLISH.title, **fields})


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" property="{name}" content="{content}">'


# The families


def nesting() -> Iterator[Case]:
    family = "nesting"
    yield Case("div-255-around", family, lambda: page("<div>" * 255, after="</div>" * 255))
    yield Case("div-300-around", family, lambda: page("<div>" * 300, after="</div>" * 300))
    yield Case("div-3k-around", family, lambda: page("<div>" * 3000, after="</div>" * 3000))
    yield Case("div-10k-unclosed-around", family, lambda: page("<div>" * 10_000))
    yield Case("div-100k-around", family, lambda: page("<div>" * 100_000, after="</div>" * 100_000), heavy=True)
    yield Case("div-100k-after", family, lambda: page(after="<div>" * 100_000), heavy=True)
    yield Case("div-1m-unclosed-before", family, lambda: page("<div>" * MB), heavy=True)
    yield Case("ul-li-64k-before", family, lambda: page("<ul><li>" * 64_000), heavy=True)
    yield Case("ul-li-64k-after", family, lambda: page(after="<ul><li>x" * 64_000), heavy=True)
    yield Case("dl-dd-20k-after", family, lambda: page(after="<dl><dd>x" * 20_000), heavy=True)
    yield Case("blockquote-5k-around", family, lambda: page("<blockquote>" * 5000))
    yield Case("span-100k-around", family, lambda: page("<span>" * 100_000), heavy=True)
    yield Case("span-2k-in-paragraph", family, lambda: page(between="<p>" + "<span>x" * 2000 + "</p>"))
    yield Case("section-1k-each-paragraph", family, lambda: page("".join("<section>" * 200 + "</section>" * 199 for _ in range(5))))
    yield Case("table-in-table-2k-after", family, lambda: page(after="<table><tr><td>x" * 2000))
    yield Case("table-in-table-600-around", family, lambda: page("<table><tr><td>" * 600))
    yield Case("table-in-table-20k-after", family, lambda: page(after="<table><tr><td>x" * 20_000), heavy=True)
    yield Case("svg-g-50k-after", family, lambda: page(after="<svg>" + "<g>" * 50_000), heavy=True)
    yield Case("mrow-50k-after", family, lambda: page(after="<math>" + "<mrow>" * 50_000), heavy=True)
    yield Case("template-20k-after", family, lambda: page(after="<template>" * 20_000), heavy=True)
    yield Case("template-500-before", family, lambda: page("<template>" * 500 + SECRET + "</template>" * 500), forbidden=(SECRET,))
    yield Case("object-50k-after", family, lambda: page(after="<object>" * 50_000), heavy=True)
    yield Case("ruby-rt-20k-after", family, lambda: page(after="<ruby><rt>" * 20_000), heavy=True)
    yield Case("end-tags-200k", family, lambda: page("</p>" * 100_000, after="</div>" * 100_000), heavy=True)
    yield Case("div-5k-end-span-5k", family, lambda: page("<div>" * 5000 + "</span>" * 5000))
    yield Case("div-400-deep-and-back-100-times", family, lambda: page(after=("<div>" * 400 + "</div>" * 400) * 100), heavy=True)
    yield Case("ul-li-200-deep-and-back-30-times", family, lambda: page(after=("<ul><li>" * 200 + "</ul>" * 200) * 30))
    yield Case("custom-elements-50k-around", family, lambda: page("<x-y>" * 50_000), heavy=True)


def formatting() -> Iterator[Case]:
    family = "formatting"
    yield Case("b-id-500-paragraphs", family, lambda: page("<p>" + numbered("<b id=#>", 500) + "<p>x" * 500))
    yield Case("b-id-2k-paragraphs", family, lambda: page("<p>" + numbered("<b id=#>", 2000) + "<p>x" * 2000), heavy=True)
    yield Case("b-id-4k-paragraphs", family, lambda: page("<p>" + numbered("<b id=#>", 4000) + "<p>x" * 4000), heavy=True)
    yield Case("b-id-4k-between", family, lambda: page(between="<p>" + numbered("<b id=#>", 4000)), heavy=True)
    yield Case("b-id-4k-after", family, lambda: page(after="<p>" + numbered("<b id=#>", 4000) + "<p>x" * 4000), heavy=True)
    # A cell's end forgets what was opened in it, so that no more than a few are ever open: the product of the two is what costs.
    yield Case("b-id-30-in-20-cells", family, lambda: page(after=_bold_cells(30, 20)))
    yield Case("b-id-60-in-500-cells", family, lambda: page(after=_bold_cells(60, 500)), heavy=True)
    yield Case("b-id-200-in-100-cells", family, lambda: page(after=_bold_cells(200, 100)), heavy=True)
    yield Case("font-color-1k-around", family, lambda: page(numbered('<font color="#">', 1000)))
    yield Case("a-div-10k-after", family, lambda: page(after="<a href=/x><div>" * 10_000), heavy=True)
    yield Case("a-50k-after", family, lambda: page(after="<a>" * 50_000 + "<div>" * 100 + "</a>" * 50_000), heavy=True)
    yield Case("misnested-b-p-5k-after", family, lambda: page(after="<b><p></b>x" * 5000), heavy=True)
    yield Case("misnested-i-div-1k-between", family, lambda: page(between="<i><div></i></div>" * 1000))
    yield Case("nobr-5k-after", family, lambda: page(after="<nobr>x" * 5000))
    yield Case("b-table-3k-after", family, lambda: page(after=numbered("<b id=#><table>x", 1500)), heavy=True)
    yield Case("end-b-100k-between", family, lambda: page(between="</b>" * 100_000))
    yield Case("br-100k-between", family, lambda: page(between="<br>" * 100_000), heavy=True)


def _bold_cells(open_at_a_time: int, cells: int) -> str:
    """Tables of a cell each, where each of 200 paragraphs has all of the cell's formatting elements again."""
    return f"<table><tr><td><p>{numbered('<b id=#>', open_at_a_time)}{'<p>x' * 200}</table>" * cells


def attributes() -> Iterator[Case]:
    family = "attributes"
    yield Case("attributes-2k-on-a-tag", family, lambda: page(f"<div {numbered('a#=b ', 2000)}>"))
    yield Case("attributes-100k-on-a-tag", family, lambda: page(f"<div {numbered('a#=b ', 100_000)}>"), heavy=True)
    yield Case("attributes-100k-on-article", family, lambda: bare(f"<article {numbered('a#=b ', 100_000)}>"), heavy=True)
    yield Case("attributes-100k-the-same", family, lambda: page(f"<div {'a=b ' * 100_000}>"))
    yield Case("attributes-on-20k-body-tags", family, lambda: page(after=numbered("<body a#=b>", 20_000)), heavy=True)
    yield Case("attributes-100k-on-end-tag", family, lambda: page(f"<div></div {numbered('a#=b ', 100_000)}>"), heavy=True)
    yield Case("attribute-names-100k", family, lambda: page(numbered("<i a#=b></i>", 100_000)), heavy=True)
    yield Case("attribute-value-12mb-before", family, lambda: page(f'<div title="{"x" * 12 * MB}"></div>'), heavy=True)
    yield Case("data-image-12mb-before", family, lambda: page(f'<img alt="" src="data:image/png;base64,{"iVBORw0K" * 1_500_000}">'), heavy=True)
    yield Case("attribute-unclosed-10mb-after", family, lambda: page(after='<a href="' + "x " * 5 * MB), heavy=True)
    yield Case("attribute-unclosed-200k-after", family, lambda: page(after='<a href="' + "x " * 100_000))
    yield Case("attribute-unclosed-with-tags", family, lambda: page(after='<a href="' + "<p class=x>" * 100_000), heavy=True)
    yield Case("class-200k-names", family, lambda: page(f'<div class="{numbered("c# ", 200_000)}">'), heavy=True)
    yield Case("class-1mb-name-around", family, lambda: page(f'<div class="{"related-" * 125_000}x">'))
    yield Case("style-1mb", family, lambda: page(f'<div style="{"display:block;" * 70_000}">'))
    yield Case("quotes-200k-in-tag", family, lambda: page("<i " + '"' * 200_000 + "></i>"))
    yield Case("equals-200k-in-tag", family, lambda: page("<i " + "=" * 200_000 + "></i>"))
    yield Case("slashes-200k-in-tag", family, lambda: page("<i " + "/" * 200_000 + "></i>"))


def names() -> Iterator[Case]:
    family = "names"
    yield Case("tag-names-5k", family, lambda: page(numbered("<x#></x#>", 5000)))
    yield Case("tag-names-200k", family, lambda: page(numbered("<x#></x#>", 200_000)), heavy=True)
    yield Case("tag-names-3k-unclosed-around", family, lambda: page(numbered("<x#>", 3000)))
    yield Case("tag-name-2mb", family, lambda: page(f"<{'x' * 2 * MB}>"))
    yield Case("ids-100k", family, lambda: page(numbered("<i id=#></i>", 100_000)), heavy=True)
    yield Case("select-options-50k", family, lambda: page("<select>" + "<option>o" * 50_000 + "</select>"), heavy=True)
    yield Case("select-options-3k", family, lambda: page("<select>" + "<option>o" * 3000 + "</select>"))
    yield Case("optgroups-20k-after", family, lambda: page(after="<select>" + "<optgroup><option>o" * 20_000 + "</select>"), heavy=True)
    yield Case("tag-with-nul", family, lambda: page("<di\0v>", between="<p\0></p\0>"))
    yield Case("lone-less-than-500k", family, lambda: page(between="<p>" + "<" * 500_000 + "</p>"))
    yield Case("less-than-and-letter-100k", family, lambda: page(between="<p>" + "<a" * 100_000 + "></p>"))
    yield Case("end-tag-openers-200k", family, lambda: page(between="</" * 200_000 + ">"))
    yield Case("doctypes-100k", family, lambda: "<!DOCTYPE html>" * 100_000 + page())


def sizes() -> Iterator[Case]:
    family = "sizes"
    hidden = (SECRET,)
    yield Case("script-12mb-before", family, lambda: page(f'<script>var a = "{_words()}";</script>'), forbidden=hidden, heavy=True)
    yield Case("script-12mb-in-head", family, lambda: page(head=f'<script>var a = "{_words()}";</script>'), forbidden=hidden, heavy=True)
    yield Case("comment-12mb-before", family, lambda: page(f"<!-- {_words()} -->"), forbidden=hidden, heavy=True)
    yield Case("style-12mb-before", family, lambda: page(f"<style>p::before {{ content: '{_words()}' }}</style>"), forbidden=hidden, heavy=True)
    yield Case("hidden-12mb-before", family, lambda: page(f'<div style="display:none"><p>{_words()}</p></div>'), forbidden=hidden, heavy=True)
    yield Case("hidden-attribute-12mb-before", family, lambda: page(f"<div hidden><p>{_words()}</p></div>"), forbidden=hidden, heavy=True)
    yield Case("template-12mb-before", family, lambda: page(f"<template><p>{_words()}</p></template>"), forbidden=hidden, heavy=True)
    yield Case("svg-12mb-before", family, lambda: page("<svg><path d='" + "M10 10L20 20" * MB + "'/></svg>"), heavy=True)
    yield Case("spaces-12mb-before", family, lambda: page(" " * 12 * MB), heavy=True)
    yield Case("newlines-12mb-before-doctype", family, lambda: "\n" * 12 * MB + page(), heavy=True)
    yield Case("comments-500k", family, lambda: page("<!---->" * 500_000), heavy=True)
    yield Case("scripts-50k", family, lambda: page(f"<script>'{SECRET}'</script>" * 50_000), forbidden=hidden, heavy=True)
    yield Case(
        "links-20mb-after",
        family,
        lambda: page(after=f"<ul>{numbered('<li><a href=/news/#>Read story number #</a></li>', 400_000)}</ul>"),
        heavy=True,
    )
    yield Case("links-20mb-before", family, lambda: page(f"<nav>{numbered('<a href=/news/#>Read story number #</a> ', 450_000)}</nav>"), heavy=True)
    yield Case("paragraphs-empty-300k", family, lambda: page(between="<p></p>" * 300_000), heavy=True)
    yield Case("paragraphs-1-letter-20k-after", family, lambda: page(after="<p>x</p>" * 20_000), heavy=True)
    yield Case("cells-200k-unclosed-after", family, lambda: page(after=f"<table>{'<tr><td>1<td>2' * 100_000}</table>"), heavy=True)
    yield Case("cells-4k-unclosed-after", family, lambda: page(after=f"<table>{'<tr><td>1<td>2' * 2000}</table>"))
    yield Case("foster-parented-20k", family, lambda: page(after=f"<table>{'x<tr>' * 20_000}</table>"), heavy=True)
    yield Case("headings-20k-after", family, lambda: page(after=numbered("<h2>Story number # of many</h2>", 20_000)), heavy=True)
    yield Case("head-script-200k", family, lambda: page(head=f"<script>{'{' * 200_000}</script>"))
    yield Case("title-1mb", family, lambda: page(head=f"<title>{'word ' * 200_000}</title>"))
    yield Case("noscript-12mb-before", family, lambda: page(f"<noscript><p>{_words()}</p></noscript>"), heavy=True)
    yield Case("article-repeated-300-times", family, lambda: page(after=article() * 300), heavy=True)
    yield Case("cdata-openers-200k", family, lambda: page("<![CDATA[" * 200_000 + ">"))


def _words() -> str:
    return f"{SECRET} " * (12 * MB // (len(SECRET) + 1))


def in_json_ld() -> Iterator[Case]:
    family = "json-ld"
    digits = "9" * 500_000
    person: object = {"@type": "Person", "name": "Jane Doe"}
    yield Case("ld-number-500k-digits", family, lambda: page(head=json_ld(f'{{"@type": "NewsArticle", "wordCount": {digits}}}')))
    yield Case("ld-date-500k-digits", family, lambda: page(head=json_ld(f'{{"@type": "NewsArticle", "datePublished": {digits}}}')))
    yield Case("ld-exponent", family, lambda: page(head=json_ld('{"@type": "NewsArticle", "datePublished": 1e999999, "position": -1E+400}')))
    yield Case("ld-list-100k-deep", family, lambda: page(head=json_ld("[" * 100_000 + "]" * 100_000)))
    yield Case("ld-list-100k-deep-unclosed", family, lambda: page(head=json_ld("[" * 100_000)))
    yield Case("ld-dict-100k-deep", family, lambda: page(head=json_ld('{"@graph":' * 100_000 + "1" + "}" * 100_000)))
    yield Case("ld-900-deep", family, lambda: page(head=json_ld('{"@graph":[' * 450 + "]}" * 450)))
    yield Case(
        "ld-author-list-900-deep", family, lambda: page(head=json_ld('{"@type":"NewsArticle","author":' + "[" * 900 + '"Jane"' + "]" * 900 + "}"))
    )
    yield Case("ld-objects-100k", family, lambda: page(head=json_ld("[" + ",".join(['{"@type":"Thing","name":"x"}'] * 100_000) + "]")), heavy=True)
    yield Case("ld-scripts-20k", family, lambda: page(head=news() * 20_000), heavy=True)
    yield Case("ld-keys-200k", family, lambda: page(head=json_ld({f"key{i}": i for i in range(200_000)})), heavy=True)
    yield Case(
        "ld-authors-50k", family, lambda: page(head=news(author=[{"@type": "Person", "name": f"Jane Doe{i}"} for i in range(50_000)])), heavy=True
    )
    yield Case("ld-author-brackets", family, lambda: page(head=news(author="(" * 200_000)))
    yield Case("ld-author-capitals", family, lambda: page(head=news(author="A" * 200_000)))
    yield Case(
        "ld-strange-types",
        family,
        lambda: page(head=news(author=[None, True, 3, [[person]], {"name": {"name": []}}], datePublished=[{}], image=[[]])),
    )
    yield Case("ld-type-is-a-dict", family, lambda: page(head=json_ld({"@type": {"@type": []}, "@graph": {"@graph": 1}, "author": {"@id": 3}})))
    yield Case("ld-nan-and-infinity", family, lambda: page(head=json_ld('{"@type":"NewsArticle","datePublished":NaN,"dateModified":-Infinity}')))
    yield Case(
        "ld-lone-surrogates", family, lambda: page(head=json_ld(r'{"@type":"NewsArticle","headline":"\ud800 Ferry \udfff","author":"\udc80 Doe"}'))
    )
    yield Case("ld-own-id", family, lambda: page(head=json_ld({"@graph": [{"@id": "#a", "author": {"@id": "#a"}, "@type": "NewsArticle"}]})))
    yield Case("ld-broken-quotes-1mb", family, lambda: page(head=json_ld('{"headline": "' + '\\"' * 500_000)))
    yield Case("ld-backslashes-1mb", family, lambda: page(head=json_ld('{"headline": "' + "\\" * MB + '"}')))
    yield Case("ld-newlines-in-string-1mb", family, lambda: page(head=json_ld('{"headline": "' + "\n" * MB + '"}')))
    yield Case("ld-commas-1mb", family, lambda: page(head=json_ld("[" + "," * MB + "]")))
    yield Case("ld-slashes-500k", family, lambda: page(head=json_ld("/*" * 250_000 + '{"@type":"NewsArticle"}')))
    yield Case("ld-body-5mb", family, lambda: page(head=news(articleBody="Word " * MB)), heavy=True)
    yield Case("ld-body-is-another", family, lambda: page(head=news(articleBody=f"{SECRET} " * 30)), forbidden=(SECRET,))
    yield Case("ld-flat-key-spaces-500k", family, lambda: page(head=json_ld("{" + " " * 500_000 + "x")))


def encodings() -> Iterator[Case]:
    family = "encodings"
    for story, encoding in (
        (CHINESE, "gbk"), (CHINESE, "gb18030"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (KOREAN, "euc_kr"),
        (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (FRENCH, "windows-1252"), (GERMAN, "windows-1252"),
    ):  # fmt: skip
        name = f"{story.language}-{encoding}"
        yield _encoded(f"{name}-declared", story, encoding, encoding)
        yield _encoded(f"{name}-undeclared", story, encoding, "")
        if encoding in ("gbk", "shift_jis", "euc_kr", "windows-1251", "windows-1252"):
            yield _encoded(f"{name}-declared-utf-8", story, encoding, "utf-8")
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        bom = "\ufeff".encode(encoding)
        yield _encoded(f"{encoding}-bom", RUSSIAN, encoding, "", bom)
        yield _encoded(f"{encoding}-without-bom", ENGLISH, encoding, "")
    yield _encoded("ru-utf-16-le-without-bom", RUSSIAN, "utf-16-le", "")
    yield _encoded("utf-8-bom", RUSSIAN, "utf-8", "", b"\xef\xbb\xbf")
    yield _encoded("utf-8-two-boms", RUSSIAN, "utf-8", "", b"\xef\xbb\xbf" * 2)
    yield _encoded("utf-8-bom-declared-windows-1251", RUSSIAN, "utf-8", "windows-1251", b"\xef\xbb\xbf")
    yield _encoded("ru-utf-8-declared-latin-1", RUSSIAN, "utf-8", "iso-8859-1")
    yield _encoded("ja-iso-2022-jp-declared", JAPANESE, "iso2022_jp", "iso-2022-jp")
    for charset in (
        "zlib_codec",
        "base64",
        "rot13",
        "unicode_escape",
        "idna",
        "punycode",
        "undefined",
        "utf-16",
        "utf-7",
        "none",
        "x" * 40,
        "../../etc",
    ):
        yield Case(f"declared-{charset[:14].strip('./')}", family, partial(_declared, charset))
    yield Case(
        "utf-8-stray-bytes", family, lambda: page(between="<p>@@</p>", story=RUSSIAN).encode().replace(b"@", b"\xff"), canaries=RUSSIAN.paragraphs
    )
    yield Case("utf-8-overlong-100k", family, lambda: page(between="<p>@</p>").encode().replace(b"@", b"\xc0\xbc" * 100_000))
    yield Case("utf-8-cut-in-a-letter", family, lambda: page(story=RUSSIAN).encode() + "ж".encode()[:1], canaries=RUSSIAN.paragraphs)
    yield Case("utf-8-nuls-between", family, lambda: page(between="<p>" + "\0" * 1000 + "</p>").encode())
    yield Case("utf-16-bom-odd-length", family, lambda: b"\xff\xfe" + page().encode("utf-16-le") + b"x")
    yield Case(
        "utf-16-bom-and-surrogates", family, lambda: b"\xff\xfe" + page(between="<p>@</p>").encode("utf-16-le").replace(b"@\0", b"\0\xd8" * 1000)
    )
    yield Case(
        "charset-after-1mb",
        family,
        lambda: (page(charset="", head=f"<!--{'x' * MB}--><meta charset=gbk>", story=CHINESE)).encode("gbk"),
        canaries=CHINESE.paragraphs,
    )
    yield Case("charset-openers-1mb", family, lambda: page(head="<meta charset" * 80_000 + ">").encode() + b"\xff", heavy=True)


def _declared(charset: str) -> bytes:
    return page(charset=charset).encode()


def _encoded(name: str, story: Story, encoding: str, charset: str, bom: bytes = b"") -> Case:
    return Case(name, "encodings", lambda: bom + page(story=story, charset=charset).encode(encoding), canaries=story.paragraphs)


def binary() -> Iterator[Case]:
    family = "binary"

    def add(name: str, make: Callable[[], bytes], *, heavy: bool = False) -> Case:
        return Case(name, family, make, "auto", (), heavy=heavy)

    pixels = zlib.compress(bytes(range(256)) * 100)
    yield add("pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Length 9000>>\nstream\n" + _noise(9000) + b"\nendstream\nendobj\n%%EOF\n")
    yield add("pdf-of-text", lambda: b"%PDF-1.4\n" + b"1 0 obj\n<</Type /Page>>\nstream\nBT (Hello) Tj ET\nendstream\nendobj\n" * 500 + b"%%EOF")
    yield add("png", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\2\0\0\0" + pixels + _noise(30_000))
    yield add("jpeg", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + _noise(50_000) + b"\xff\xd9")
    yield add("gif-with-page", lambda: b"GIF89a/*\x01\0\x80\0\0" + _noise(500) + page().encode() + _noise(5000))
    yield add("mp4", lambda: b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + _noise(2 * MB))
    yield add("elf", lambda: b"\x7fELF\2\1\1" + b"\0" * 500 + _noise(20_000) + b"\0" * 5000)
    yield add("zip", lambda: b"PK\x03\x04\x14\0\0\0\x08\0" + _noise(40_000))
    yield add("tar", lambda: b"article.html".ljust(100, b"\0") + b"0000644\0" * 3 + b"\0" * 133 + b"ustar  \0".ljust(255, b"\0") + _noise(9000))
    yield add("gzip-of-a-page", lambda: gzip.compress(page().encode(), mtime=0))
    yield add("gzip-bomb-1gb", _gzip_bomb)
    yield add("gzip-cut-off", lambda: gzip.compress(page().encode(), mtime=0)[:-30])
    yield add("zlib-of-a-page", lambda: zlib.compress(page().encode()))
    yield add("zstd-magic", lambda: b"\x28\xb5\x2f\xfd" + _noise(9000))
    yield add("random-1mb", lambda: _noise(MB))
    yield add("random-9-bytes", lambda: _noise(9))
    yield add("nuls-5mb", lambda: b"\0" * 5 * MB)
    yield add("ff-5mb", lambda: b"\xff" * 5 * MB)
    yield add("boms-1mb", lambda: b"\xff\xfe" * 500_000)
    yield add("utf-8-boms-1mb", lambda: b"\xef\xbb\xbf" * 330_000)
    yield add("high-bytes-1mb", lambda: bytes(range(128, 256)) * 8000)
    yield add("control-characters-100kb", lambda: bytes(range(1, 32)) * 3200)
    yield add("empty", lambda: b"")
    yield add("one-byte", lambda: b"\x80")
    yield add("spaces-5mb", lambda: b" " * 5 * MB)
    yield Case("page-then-noise", family, lambda: page().encode() + b"<!-- " + b"\0\1\2\3" * 5000 + b" -->")


def _noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def _gzip_bomb() -> bytes:
    """A gigabyte of spaces in a megabyte: a member of ten megabytes a hundred times, which is one gzip file."""
    return gzip.compress(b" " * 10 * MB, mtime=0) * 100


def other_formats() -> Iterator[Case]:
    family = "not HTML"

    def add(name: str, make: Callable[[], str | bytes], *, heavy: bool = False) -> Case:
        return Case(name, family, make, "auto", (), heavy=heavy)

    items = "<item><title>Story</title><link>https://a.example/1</link><description>&lt;p&gt;Words&lt;/p&gt;</description></item>"
    external = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    yield add("json-1mb", lambda: json.dumps([{"title": "Story", "body": "Words of a story."}] * 20_000), heavy=True)
    yield add("json-100k-deep", lambda: "[" * 100_000 + "]" * 100_000)
    yield add("xml-sitemap", lambda: '<?xml version="1.0"?><urlset>' + "<url><loc>https://a.example/</loc></url>" * 5000 + "</urlset>")
    yield add("rss", lambda: f'<?xml version="1.0"?><rss version="2.0"><channel>{items * 1000}</channel></rss>')
    yield add("csv-1mb", lambda: "name,date,=cmd|' /C calc'!A0\n" + "Doe,2024-02-30,1\n" * 60_000, heavy=True)
    yield add("yaml-aliases", lambda: "a: &a [x]\n" + numbered("b#: &b# [*a, *a]\n", 20_000), heavy=True)
    yield add("javascript", lambda: "function a(b){return b<c&&d>e}\n" * 20_000, heavy=True)
    yield add("css", lambda: "p > a:hover { color: red }\n" * 20_000, heavy=True)
    yield add("svg-document", lambda: '<svg xmlns="http://www.w3.org/2000/svg"><text>Words</text>' + "<path d='M0 0'/>" * 5000 + "</svg>")
    yield add("email", lambda: "From: a@b.example\nSubject: x\nContent-Type: text/html\n\n" + "=3Cp=3Ewords=\n" * 2000)
    yield Case("xhtml-external-entity", family, lambda: f'<?xml version="1.0"?>{external}{page(between="<p>&x;</p>")[16:]}', forbidden=("root:x:0",))
    yield Case("xhtml-entity-laughs", family, lambda: f"<!DOCTYPE html [{laughs}]>{page(between='<p>&l11;</p>')[16:]}")
    yield Case("xhtml-with-declaration", family, lambda: f'<?xml version="1.0" encoding="utf-8"?>\n{page()}')
    yield Case("php-and-asp", family, lambda: page(f'<?php echo "{SECRET}" ?><% include %>'), forbidden=(SECRET,))


def unicode_floods() -> Iterator[Case]:
    family = "unicode"
    floods = {
        "combining-marks-300k": "e" + "\u0301" * 300_000,
        "zalgo-letters": "".join(c + "\u0316\u0317\u0318\u0319\u031c\u0350\u0351" * 20 for c in "the ferry came late " * 30),
        "zero-width-500k": "\u200b" * 500_000,
        "zero-width-joiners-200k": "x" + "\u200d" * 200_000,
        "bidi-overrides-200k": "\u202e" * 200_000 + "x",
        "bidi-isolates-200k": "\u2066\u2067\u2068" * 70_000 + "x",
        "emoji-families-50k": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 50_000,
        "flags-100k": "\U0001f1e9" * 100_000,
        "line-separators-300k": "\u2028\u2029" * 150_000,
        "no-break-spaces-300k": "\u00a0" * 300_000,
        "wide-spaces-300k": "x" + "\u3000" * 300_000 + "x",
        "longest-ligature-100k": "\ufdfd" * 100_000,
        "compatibility-forms-100k": "\ufdfa" * 100_000,
        "tag-characters-100k": "\U000e0041" * 100_000,
        "variation-selectors-100k": "x" + "\ufe0f" * 100_000,
        "private-use-100k": "\ue000" * 100_000,
        "noncharacters-100k": "\ufffe\uffff" * 50_000,
        "control-pictures-100k": "\x7f\x80\x9f\x85" * 25_000,
        "cjk-1mb-one-line": "渡轮停航" * 80_000,
        "thai-500k-one-line": "เรือข้ามฟาก" * 15_000,
        "hangul-jamo-200k": "\u1100\u1161\u11a8" * 66_000,
        "capital-sharp-dotted-i": "\u0130" * 100_000,
        "digits-of-all-scripts": "\u0661\u09e7\u0967\uff11\u00b2\u2460" * 20_000,
    }
    for name, flood in floods.items():
        yield Case(name, family, partial(page, between=f"<p>{flood}</p>"))
    yield Case("lone-surrogates-1k", family, lambda: page(between=f"<p>{chr(0xD800) * 1000}</p>"))
    yield Case("surrogate-pairs-apart", family, lambda: page(between="<p>\udc00\ud83d words \ud83d\ude00</p>"))
    yield Case("zero-width-in-every-word", family, lambda: page().replace("e ", "\u200be\u200b "))
    yield Case("soft-hyphens-in-words", family, lambda: page().replace("tt", "t&shy;t").replace("rr", "r\u00adr"))
    yield Case("entities-for-every-letter", family, lambda: page().replace("e ", "&#101; "))
    yield Case("entities-out-of-range", family, lambda: page(between="<p>&#xD800;&#0;&#x110000;&#99999999999999999999;&#x80;</p>" * 200))
    yield Case("entity-1mb-digits", family, lambda: page(between=f"<p>&#{'9' * MB};</p>"))
    yield Case("ampersands-500k", family, lambda: page(between=f"<p>{'&' * 500_000}</p>"))
    yield Case("ampersand-words-100k", family, lambda: page(between=f"<p>{'&notit' * 100_000}</p>"))


def traps() -> Iterator[Case]:
    family = "regex traps"
    marks = {
        "brackets": "(" * 200_000, "square-brackets": "[" * 200_000, "capitals": "A" * 200_000, "capitals-spaced": "A " * 100_000,
        "dashes": "-" * 200_000, "spaces": "Jane" + " " * 200_000 + "x", "commas": "," * 200_000, "ands": "and " * 50_000, "bys": "By " * 70_000,
        "dots": "J." * 100_000, "at-signs": "a@" * 100_000, "digits": "1" * 200_000, "bars": "| " * 100_000, "quotes": "'" * 200_000,
        "slashes": "/" * 200_000, "newlines": "\n" * 200_000, "entities": "&lt;" * 100_000, "names": "Jane Doe, " * 20_000,
    }  # fmt: skip
    for name, mark in marks.items():
        yield Case(f"author-{name}", family, partial(page, head=meta("author", mark)))
        yield Case(f"title-{name}", family, partial(page, head=f"<title>{mark}</title>" + meta("og:title", mark)))
        yield Case(f"paragraph-{name}", family, partial(page, between=f"<p>{mark}</p>"))
    for name in ("article:published_time", "keywords", "description", "og:site_name", "og:url", "article:section"):
        yield Case(f"meta-{name.replace(':', '-')}-1mb", family, partial(page, head=meta(name, "2024, " * 160_000)))
    yield Case("metas-50k", family, lambda: page(head=numbered(meta("author", "Jane Doe#"), 50_000)), heavy=True)
    yield Case("byline-element-200k", family, lambda: page(f'<div class="byline author">{"By Jane Doe and " * 12_000}</div>'))
    yield Case("time-element-200k", family, lambda: page(f'<time datetime="{"2024-01-01T" * 20_000}">{"1 May 2024 " * 20_000}</time>'))
    yield Case("dates-20k-after", family, lambda: page(after=numbered("<p>1 May 20#</p>", 20_000)), heavy=True)
    yield Case("bylines-10k-after", family, lambda: page(after="<p>By Jane Doe and John Roe</p>" * 10_000), heavy=True)
    yield Case("spaces-500k-between-words", family, lambda: page(between=f"<p>It was late{' ' * 500_000}in the day.</p>"))
    yield Case("spaces-500k-in-pre", family, lambda: page(between=f"<pre>It was late{' ' * 500_000}in the day.</pre>"))
    yield Case("tabs-and-newlines-500k-in-pre", family, lambda: page(between=f"<pre>{chr(9) * 250_000}x{chr(10) * 250_000}</pre>"))
    yield Case("long-word-1mb", family, lambda: page(between=f"<p>{'x' * MB}</p>"))
    yield Case("sentences-1mb", family, lambda: page(after=f"<aside><p>{'It was late. ' * 76_000}</p></aside>"), heavy=True)
    yield Case("link-address-1mb", family, lambda: page(after=f'<p><a href="https://a.example/{"x/" * 500_000}">More</a></p>'))
    yield Case("markdown-in-page", family, lambda: page(between=f"<p>{'*_[`' * 50_000}</p>"))


def metadata() -> Iterator[Case]:
    family = "metadata"
    script = "&lt;script&gt;alert(1)&lt;/script&gt;"
    controls = "Ferry \x01\x02\x1b[31m\x7f&#x9b;&#x85;\u202e back \u2066 again \ufeff"

    def add(name: str, head: str, before: str = "", canaries: tuple[str, ...] = ENGLISH.paragraphs) -> Case:
        return Case(name, family, lambda: page(before, head=head), canaries=canaries)

    titles = (
        meta("og:title", "{0}"),
        meta("author", "Jane {0}"),
        meta("og:site_name", "{0}"),
        meta("description", "{0}"),
        meta("keywords", "{0}, {0}"),
    )
    for name, value in (
        ("script", script),
        ("controls", controls),
        ("nul-entities", "Ferry &#0; back"),
        ("quotes", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
    ):
        yield add(f"meta-{name}", "".join(t.replace("{0}", value) for t in titles))
    for name, value in (
        ("script", "<b>Ferry</b> back<\\/script>"),
        ("controls", "Ferry \\u0000\\u0007\\u202e back\\u001b"),
        ("formula", "=cmd|' /C calc'!A0"),
    ):
        fields = f'"headline":"{value}","author":{{"@type":"Person","name":"Jane {value}"}},"articleSection":"{value}","keywords":["{value}"]'
        yield add(f"ld-{name}", json_ld(f'{{"@type":"NewsArticle",{fields}}}'))
    yield Case("nul-in-title", family, lambda: page().replace("Lorne ferry", "Lorne\0 ferry").encode())
    yield Case("bidi-in-title", family, lambda: page().replace("Lorne ferry", "Lorne \u202eyrref\u202c ferry").encode())
    yield Case("surrogate-in-title", family, lambda: page().replace("Lorne ferry", "Lorne \ud83d ferry"))
    dates = (
        "0000-00-00",
        "2024-02-30",
        "99999-01-01",
        "2024-13-45T99:99:99Z",
        "2024-00-10",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-23:59",
        "2024-05-01T10:00:00+99:99",
        "-2024-05-01",
        "٢٠٢٤-٠٥-٠١",
        "20240231",
        "2024-366",
        "2024-W60-9",
        "99999999999999999999",
        "1e400",
        "31 February 2024",
        "2024-05-01T24:61",
        "12/31/99999",
        "NaN",
        "<script>",
        "2024-05-0\u0661",
    )
    for value in dates:
        shown = value.encode("ascii", "replace").decode().replace("/", "-")
        yield add(
            f"date-{shown}",
            meta("article:published_time", value) + news(datePublished=value, dateModified=value) + f"<time datetime='{value}'></time>",
        )
    yield add("dates-in-text", "", "<p>Published 31 February 2024</p><p>30/02/2024</p><time>0000-00-00</time>")
    urls = {
        "bracket": "http://[::1",
        "script": "javascript:alert(1)",
        "data": "data:text/html,<script>alert(1)</script>",
        "file": "file:///etc/passwd",
        "port": "https://a.example:99999999/",
        "control": "https://a.example/\x01\x1b",
        "space": "http://a b/",
        "bidi": "https://a.example/\u202etxt",
        "empty-host": "https:///x",
        "slashes": "//" * 5000,
        "idna": "https://" + "ß" * 500 + ".example/",
        "percent": "https://%00.example/%ff",
        "long": "https://a.example/" + "x" * 200_000,
        "zone": "http://[fe80::1%25eth0]/",
        "mail": "mailto:a@b.example",
        "user": "https://a:b@c.example/",
        "newline": "java\nscript:alert(1)",
        "tab": " \tjavascript:alert(1)",
        "v-future": "http://[v1.x]/",
    }
    for name, url in urls.items():
        links = f'<link rel="canonical" href="{url}">{meta("og:url", url)}{meta("og:image", url)}'
        yield add(f"url-{name}", links + news(url=url, image=url, mainEntityOfPage=url), f'<p><a href="{url}">Home</a><img src="{url}"></p>')
        yield add(f"base-{name}", f'<base href="{url}"><link rel="canonical" href="/x">{meta("og:image", "/y.png")}', '<p><a href="z">Home</a></p>')


def swallowing() -> Iterator[Case]:
    """Elements that are not closed: what a reader sees of the article in them."""
    family = "swallowing"
    shown = (
        "math",
        "svg",
        "nav",
        "aside",
        "footer",
        "header",
        "form",
        "button",
        "a href=/",
        "h1",
        "small",
        "del",
        "center",
        "label",
        "fieldset disabled",
        "object",
        "figure",
        "figcaption",
        "address",
        "menu",
        "marquee",
        "table",
        "dl",
        "li",
        "dialog open",
        "details open",
        "map",
        "font size=1",
        "ruby",
        "main",
        "summary",
        "blockquote",
        "cite",
        "code",
        "sub",
        "search",
        "frameset",
        "math><mi",
        "math><mtext",
        "svg><style",
        "svg><script",
        "b><i><u><s><tt",
    )
    hidden = (
        "title",
        "script",
        "style",
        "template",
        "iframe",
        "noframes",
        "svg><title",
        "svg><desc",
        "div hidden",
        "dialog",
        "div style=display:none",
        "video",
        "audio",
        "canvas",
        "datalist",
        "select><option hidden",
        "script><!--<script",
        "script /",
        "style /",
    )
    for tag in shown:
        yield Case(f"unclosed-{_slug(tag)}-shows", family, partial(bare, f"<{tag}>"))
        yield Case(f"unclosed-{_slug(tag)}-after", family, partial(page, after=f"<{tag}>More to come"))
    for tag in hidden:
        yield Case(f"unclosed-{_slug(tag)}-hides", family, partial(bare, f"<{tag}>"), canaries=(), forbidden=_hidden_by(tag))
        yield Case(f"unclosed-{_slug(tag)}-after", family, partial(page, after=f"<{tag}>{SECRET}"), forbidden=(SECRET,))
    for name, mark in (
        ("comments", 'class="comments"'),
        ("related", 'class="related"'),
        ("sidebar", 'id="sidebar"'),
        ("share", 'class="share-bar"'),
        ("navigation", 'role="navigation"'),
        ("aria-hidden", 'aria-hidden="true"'),
        ("newsletter", 'class="newsletter"'),
        ("footer", 'id="footer"'),
        ("cookie", 'class="cookie-banner"'),
        ("paywall", 'class="paywall"'),
        ("advert", 'class="ad advertisement"'),
        ("modal", 'class="modal popup"'),
    ):
        yield Case(f"article-in-{name}", family, partial(page, f"<div {mark}>", after="</div>"))


def _hidden_by(tag: str) -> tuple[str, ...]:
    """The article's text where it is hidden for certain, and not only in old browsers."""
    return ENGLISH.paragraphs if tag in ("script", "style", "template", "script /", "style /") else ()


def _slug(tag: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in tag.replace("/", "slash")).strip("-")


# Where a tag, a comment or a script really ends; what reads pages without a parser gets these wrong.
_CLOSED = {  # an article after them is seen
    "comment-empty": "<!-->",
    "comment-empty-dash": "<!--->",
    "comment-bang": "<!-- a --!>",
    "comment-bogus": "<!a>",
    "comment-question": "<?a>",
    "comment-cdata": "<![CDATA[a]]>",
    "comment-nested": "<!-- <!-- -->",
    "comment-end-tag": "</ a>",
    "script-with-comment": "<script><!--</script>",
    "style-with-comment": "<style><!--</style>",
    "title-with-comment": "<title><!--</title>",
    "textarea-with-comment": "<textarea><!--</textarea>",
    "noscript-with-comment": "<noscript><!--</noscript>",
    "iframe-with-comment": "<iframe><!--</iframe>",
    "xmp-with-script": "<xmp><script></xmp>",
    "attribute-with-comment": '<div title="<!--">',
    "attribute-with-script": "<div title='<script>'>",
    "attribute-with-end": '<div title="a>b">',
    "attribute-without-quotes": "<div title=<script>",
    "script-end-spaced": "<script>a</script >",
    "script-end-attribute": "<script>a</script b='>'>",
    "script-end-slash": "<script>a</script/>",
    "script-upper": "<SCRIPT>a</ScRiPt>",
    "svg-script-closed": "<svg><script/></svg>",
    "svg-style-comment": "<svg><style><!--</style>--></svg>",
    "svg-cdata": "<svg><![CDATA[<p>]]></svg>",
    "math-annotation": "<math><annotation-xml></math>",
    "script-in-string": "<script>var a = '<\\/script><!--'</script>",
    "conditional": "<!--[if IE]><p>Old</p><![endif]-->",
    "conditional-downlevel": "<!--[if !IE]><!-->",
    "doctype-late": "<!DOCTYPE html '>",
    "less-than-space": "1 < 2 and 3 > 2",
    "div-slash": "<div/>",
    "p-slash": "<p/>",
    "tag-newlines": "<div\n\n\tclass\n=\n'x'\n>",
    "tag-form-feed": "<div\fclass=x>",
    "textarea-with-script": "<textarea><script></textarea>",
    "title-with-script": "<title><script></title>",
    "select-with-input": "<select><input>",
    "select-closed": "<select><option>a</select>",
    "template-closed": "<template><div></template>",
    "html-again": "</body></html><html><body>",
    "plaintext-in-attribute": "<div data-x='<plaintext>'>",
    "noembed": "<noembed><!--</noembed>",
    "script-double": "<script><!--<script></script>--></script>",
}
_HIDING = {  # what is in them is not
    "secret-in-double-script": f"<script><!--<script>a</script>{SECRET}--></script>",
    "secret-in-script-string": f'<script>var a = "<p>{SECRET}</p>";</script>',
    "secret-in-comment-with-tags": f"<!-- > <p>{SECRET}</p> -->",
    "secret-in-comment-dashes": f"<!-- - -- > <p>{SECRET}</p> -->",
    "secret-in-comment-half-ends": f"<!-- --! > -- -> <p>{SECRET}</p> -->",
    "secret-in-attribute": f'<div title="> <p>{SECRET}</p>"></div>',
    "secret-in-attribute-single": f"<div title='\"> <p>{SECRET}</p>'></div>",
    "secret-in-template": f"<template><p>{SECRET}</p></template>",
    "secret-in-nested-template": f"<template><template></template><p>{SECRET}</p></template>",
    "secret-in-style": f"<style></styles><p>{SECRET}</p></style>",
    "secret-in-hidden": f"<div hidden><p>{SECRET}</p><div><p>{SECRET}</p></div></div>",
    "secret-in-display-none": f'<div style="color:red;DISPLAY : none !important"><p>{SECRET}</p></div>',
    "secret-in-iframe": f"<iframe><p>{SECRET}</p></iframe>",
    "secret-in-option": f"<select><option hidden>{SECRET}</select>",
    "secret-in-input": f'<input type="hidden" value="{SECRET}"><input value="x" title="{SECRET}">',
    "secret-in-svg-title": f"<svg><title>{SECRET}</title><desc>{SECRET}</desc></svg>",
    "secret-in-noframes": f"<noframes><p>{SECRET}</p></noframes>",
    "secret-in-object-param": f'<object><param name="x" value="{SECRET}"></object>',
    "secret-in-closed-dialog": f"<dialog><p>{SECRET}</p></dialog>",
    "secret-in-script-type-text": f'<script type="text/template"><p>{SECRET}</p></script>',
    "secret-in-script-json": f'<script type="application/json">{{"text": "<p>{SECRET}</p>"}}</script>',
    "secret-in-video": f"<video><p>{SECRET}</p></video>",
    "secret-in-datalist": f"<datalist><option>{SECRET}</datalist>",
    "secret-in-bogus-comment": f"<!element '{SECRET}'><?xml {SECRET}?></ {SECRET}>",
}


def tokens() -> Iterator[Case]:
    for name, start in _CLOSED.items():
        yield Case(name, "tokens", partial(bare, start))
    yield Case("inline-in-words", "tokens", lambda: page().replace("ferry", "<b>fer</b>ry").replace("council", "coun<!-- x -->cil"))
    for name, secret in _HIDING.items():
        yield Case(name, "tokens", partial(page, between=secret), forbidden=(SECRET,))


def degraded() -> Iterator[Case]:
    """Pages that no cap lets through as they are: what is done to them instead must hide and show the same as before."""
    family = "degraded"
    deep, bold, broad = "<div>" * 3000, "<p>" + numbered("<b id=#>", 1200), f"<div {numbered('a#=b ', 5000)}>"
    hidden = (SECRET,)
    for name, start in _CLOSED.items():
        yield Case(f"deep-{name}", family, partial(bare, deep + start))
    for name, secret in _HIDING.items():
        yield Case(f"deep-{name}", family, partial(page, deep, secret), forbidden=hidden)
        yield Case(f"broad-{name}", family, partial(page, broad, secret), forbidden=hidden)
    for name in ("secret-in-hidden", "secret-in-display-none", "secret-in-template", "secret-in-script-string"):
        yield Case(f"bold-{name}", family, partial(page, bold, _HIDING[name]), forbidden=hidden, heavy=True)
    for name, tag in (("hidden", "div hidden"), ("display-none", "div style='display:none'"), ("template", "template"), ("dialog", "dialog")):
        inside = f"<{tag}>{deep}<p>{SECRET}</p>{'</div>' * 3000}</{tag.split()[0]}>"
        yield Case(f"deep-inside-{name}-before", family, partial(page, inside), forbidden=hidden)
        yield Case(f"deep-inside-{name}-between", family, partial(page, between=inside), forbidden=hidden)
    for name, start, end in (
        ("script", "<script>'", "'</script>"),
        ("comment", "<!--", "-->"),
        ("attribute", "<i title='", "'></i>"),
        ("style", "<style>", "</style>"),
    ):
        yield Case(f"harmless-divs-in-{name}", family, partial(page, start + "<div>" * 50_000 + SECRET + end), forbidden=hidden)
        yield Case(f"harmless-b-in-{name}", family, partial(page, start + numbered("<b id=#>", 5000) + SECRET + end), forbidden=hidden)
    for story, encoding in ((CHINESE, "gbk"), (JAPANESE, "shift_jis"), (RUSSIAN, "windows-1251"), (RUSSIAN, "utf-16"), (KOREAN, "euc_kr")):
        yield Case(f"deep-{encoding}-undeclared", family, partial(_deep_encoded, deep, story, encoding), canaries=story.paragraphs)
    yield Case("deep-each-paragraph-deeper", family, lambda: page(deep).replace("<p>", "<div>" * 500 + "<p>"))
    yield Case(
        "deep-words-of-a-paragraph",
        family,
        lambda: page().replace(" the ", " <span>the</span> " + "<i>" * 300).replace("</p>", "</i>" * 900 + "</p>"),
    )
    yield Case("deep-entities", family, lambda: page(deep).replace("e ", "&#101;&#32;"))
    yield Case("deep-without-end", family, lambda: page(deep)[:-30])
    yield Case("deep-body-in-pre", family, lambda: bare(deep + "<pre>"))
    yield Case("deep-inline-in-words", family, lambda: page(deep).replace("ferry", "<b>fer</b>ry").replace("council", "coun<!-- x -->cil"))


def _deep_encoded(deep: str, story: Story, encoding: str) -> bytes:
    return page(deep, story=story, charset="").encode(encoding)


def texts() -> Iterator[Case]:
    """Scraped texts and Markdown."""
    lines: dict[str, tuple[Callable[[], str], bool]] = {
        "line-10mb": (lambda: "word " * 2 * MB, True),
        "line-10mb-of-sentences": (lambda: "It was late. " * 770_000, True),
        "line-10mb-without-spaces": (lambda: "x" * 10 * MB, True),
        "line-300k-without-spaces": (lambda: "x" * 300_000, False),
        "newlines-1m": (lambda: "\n" * MB, True),
        "carriage-returns-1m": (lambda: "\r" * MB, True),
        "form-feeds-300k": (lambda: "\f" * 300_000, False),
        "line-separators-300k": (lambda: "\u2028" * 300_000, False),
        "bullets-5m": (lambda: "- x\n" * 5 * MB, True),
        "bullets-5k": (lambda: "- x\n" * 5000, False),
        "bullets-bare-1m": (lambda: "-\n" * MB, True),
        "short-lines-100k": (lambda: "More\n" * 100_000, True),
        "dates-50k": (lambda: numbered("1 May 20#\n", 50_000), True),
        "bylines-50k": (lambda: "By Jane Doe\n" * 50_000, True),
        "headings-50k": (lambda: "# Heading\n\n" * 50_000, True),
        "quotes-1m": (lambda: ">" * MB, True),
        "quotes-3k": (lambda: ">" * 3000, False),
        "quotes-spaced-1m": (lambda: "> " * MB + "x", True),
        "brackets-1m": (lambda: "[" * MB, True),
        "brackets-20k": (lambda: "[" * 20_000, False),
        "brackets-closed-100k": (lambda: "[" * 100_000 + "]" * 100_000, True),
        "links-open-100k": (lambda: "[a](" * 100_000, True),
        "images-open-100k": (lambda: "![a](<" * 100_000, True),
        "asterisks-1m": (lambda: "*" * MB, True),
        "asterisks-words-100k": (lambda: "*a **b " * 50_000, True),
        "underscores-words-100k": (lambda: "_a __b " * 50_000, True),
        "backticks-growing": (lambda: " ".join("`" * i for i in range(1, 1200)), False),
        "backticks-1m": (lambda: "a " + "`" * MB, True),
        "backslashes-1m": (lambda: "\\" * MB, True),
        "table-100k-columns": (lambda: f"{'|a' * 100_000}|\n{'|-' * 100_000}|\n{'|b' * 100_000}|", True),
        "table-20k-rows": (lambda: "|a|b|\n|-|-|\n" + "|c|d|\n" * 20_000, True),
        "table-wide-and-short-rows": (lambda: f"{'|a' * 3000}|\n{'|-' * 3000}|\n" + "|b|\n" * 3000, True),
        "tables-200-wide-short-rows-100": (lambda: (f"{'|a' * 200}|\n{'|-' * 200}|\n" + "|b\n" * 200 + "\n") * 100, True),
        "lists-nested-5k": (lambda: "".join("  " * i + "- x\n" for i in range(1000)), True),
        "lists-in-a-line-100k": (lambda: "- " * 100_000 + "x", True),
        "lists-and-quotes-50k": (lambda: "> - " * 50_000 + "x", True),
        "references-50k": (lambda: numbered("[r#]: https://a.example/#\n", 50_000), True),
        "rules-100k": (lambda: "***\n" * 100_000, True),
        "dashes-1m": (lambda: "- " * 500_000, True),
        "angle-brackets-200k": (lambda: "<" * 200_000, False),
        "html-openers-100k": (lambda: "<a " * 100_000, False),
        "html-blocks-20k": (lambda: "<div>\n\n" * 20_000, True),
        "autolinks-100k": (lambda: "<http://a.example/>" * 50_000, True),
        "addresses-50k": (lambda: "https://a.example/x " * 50_000, True),
        "ampersands-300k": (lambda: "&" * 300_000, False),
        "entities-300k": (lambda: "&amp;" * 60_000, False),
        "combining-marks-300k": (lambda: "e" + "\u0301" * 300_000, False),
        "signs-of-hindi-200k": (lambda: "Sign up for our newsletter, “he” said क" + "़्" * 100_000 + " on the island of Sarn today.", False),
        "comment-headings-4k": (lambda: "Share\n\nNewsletter\n\nAdvertisement\n\n" + f"{ENGLISH.paragraphs[0]}\n\nComments\n\n" * 4000, True),
        "results-in-two-lines-4k": (lambda: "Orrdale 2\n\n" * 4000, True),
        "emoji-100k": (lambda: "\U0001f600" * 100_000, False),
        "spaces-1m": (lambda: "a" + " " * MB + "b", False),
        "tabs-300k": (lambda: "a" + "\t" * 300_000 + "b", False),
        "equals-under-lines-20k": (lambda: "a\n===\n" * 20_000, True),
        "hashes-1m": (lambda: "#" * MB, True),
        "emphasis-pairs-50k": (lambda: "**a**" * 50_000, True),
        "brackets-and-parens-100k": (lambda: "](" * 100_000, False),
    }
    for name, (flood, heavy) in lines.items():
        for format in ("text", "markdown"):
            yield Case(f"{format}-{name}", format, partial(_around, flood), format, heavy=heavy)
    yield Case("text-surrogates", "text", lambda: text("\ud800" * 1000 + "\udc80"), "text")
    yield Case("text-nuls", "text", lambda: text("\0" * 100_000), "text")
    yield Case("text-controls-bytes", "text", lambda: text("Ferry \x1b[31m \x07 \x9b").encode(), "text")
    yield Case("text-auto-less-than", "text", lambda: text("<" * 100_000), "auto")
    yield Case("text-auto-json-like", "text", lambda: text("{" * 100_000), "auto")
    yield Case("text-starts-like-html", "text", lambda: text(before="<!-- x -->"), "auto")
    yield Case("markdown-of-quoted-article", "markdown", lambda: "\n".join(f"{'> ' * 200}{line}" for line in text().split("\n")), "markdown")
    yield Case("markdown-unclosed-fence", "markdown", lambda: text(after="```\n" + "code\n" * 2000), "markdown")
    yield Case("markdown-unclosed-comment", "markdown", lambda: text(after="<!-- " + f"{SECRET}\n" * 100), "markdown", forbidden=(SECRET,))
    yield Case("markdown-script", "markdown", lambda: text(f"<script>\nvar a = '{SECRET}'\n</script>"), "markdown", forbidden=(SECRET,))


def _around(flood: Callable[[], str]) -> str:
    """The article with a flood in it, which is made only now."""
    return text(flood())


FAMILIES: tuple[Callable[[], Iterator[Case]], ...] = (
    nesting,
    formatting,
    attributes,
    names,
    sizes,
    in_json_ld,
    encodings,
    binary,
    other_formats,
    unicode_floods,
    traps,
    metadata,
    swallowing,
    tokens,
    degraded,
    texts,
)


def _by_name(cases: Iterator[Case]) -> dict[str, Case]:
    """Cases by name. Raises ValueError where two have the same."""
    found: dict[str, Case] = {}
    for case in cases:
        if case.name in found:
            raise ValueError(f"two cases are called {case.name}")
        found[case.name] = case
    return found


CASES = _by_name(chain.from_iterable(family() for family in FAMILIES))
