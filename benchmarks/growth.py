"""How newsclean's cost grows with its input: `python -m benchmarks.growth`.

Each family makes an input of any size. The size n is doubled until cleaning takes a tenth of a second or the input has a megabyte; then inputs of
n and 2n are timed, the least of three. Promised is that 2n costs at most 2.6 times what n costs, and at most 2 s a megabyte. Each family runs in a
process of its own with a limit on its CPU time. Needs Linux.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import newsclean
from benchmarks.hostile import REPOSITORY
from benchmarks.hostile_child import SPACE, peak_memory, reset_peak
from benchmarks.report import table
from newsclean import Format
from tests.hostile.cases import json_ld, meta, news, numbered, page, text

MOST_GROWTH = 2.6
MOST_PACE = 2.0  # seconds a megabyte
LONG_ENOUGH = 0.1  # seconds
LARGE_ENOUGH = 1_000_000  # bytes
NOTICEABLE = 0.02  # seconds: the growth of less is noise
REPEATS = 3
CPU_LIMIT = 60  # seconds, for all of a family


class Family(NamedTuple):
    """A way for an input to grow: its format and what makes the input of size n."""

    format: Format
    make: Callable[[int], str]


class Growth(NamedTuple):
    """What a family costs.

    size      of the input of 2n, in bytes
    seconds   CPU of n, 2n and, where it was asked for, 4n
    growth    peak memory of 2n over that before, in bytes
    failure   why there are no figures, or ""
    """

    family: str
    n: int = 0
    size: int = 0
    seconds: tuple[float, ...] = ()
    growth: int = 0
    failure: str = ""

    @property
    def factor(self) -> float:
        """The largest growth from one size to the next, of those that took a noticeable time."""
        return max((b / a for a, b in zip(self.seconds, self.seconds[1:], strict=False) if b >= NOTICEABLE), default=0.0)

    @property
    def pace(self) -> float:
        """Seconds a megabyte, of 2n."""
        return self.seconds[1] / (self.size / 1e6) if self.size else 0.0

    @property
    def is_over(self) -> bool:
        return bool(self.failure) or self.factor > MOST_GROWTH or self.pace > MOST_PACE


def before(pattern: str) -> Family:
    """Pages with a pattern over and over before the article; a `#` in it becomes a number."""
    return Family("html", lambda n: page(numbered(pattern, n)))


def between(start: str, pattern: str, end: str = "") -> Family:
    """Pages with a pattern over and over in the article."""
    return Family("html", lambda n: page(between=start + numbered(pattern, n) + end))


def after(start: str, pattern: str, end: str = "") -> Family:
    """Pages with a pattern over and over after the article."""
    return Family("html", lambda n: page(after=start + numbered(pattern, n) + end))


def in_head(make: Callable[[int], str]) -> Family:
    return Family("html", lambda n: page(head=make(n)))


def of_text(pattern: str, format: Format = "text") -> Family:
    """Texts with a pattern over and over in the article."""
    return Family(format, lambda n: text(numbered(pattern, n)))


def markdown(pattern: str) -> Family:
    return of_text(pattern, "markdown")


FAMILIES: dict[str, Family] = {
    "nested div before": before("<div>"),
    "nested div after": after("", "<div>x"),
    "nested ul li": after("", "<ul><li>x"),
    "nested header": after("", "<header>x</header><header>x"),
    "nested names of furniture": after("", "<div class=share><p>x</p><div class=menu><p>x</p>"),
    "nested lists of links": after("", "<ul><li><a>x</a><li>"),
    "nested tables of links": after("", "<table><tr><td><a>x</a>"),
    "nested dl dd": after("", "<dl><dd>x"),
    "nested span": between("<p>", "<span>x"),
    "nested b": between("<p>", "<b>x"),
    "nested b with ids": after("<p>", "<b id=#>x"),
    "b with ids, then paragraphs": Family("html", lambda n: page(after="<p>" + numbered("<b id=#>", n) + "<p>x" * n)),
    "b with ids in cells": after("", f"<table><tr><td><p>{''.join(f'<b id={i}>' for i in range(60))}{'<p>x' * 200}</table>"),
    "div 400 deep and back": after("", "<div>" * 400 + "</div>" * 400),
    "ul li 200 deep and back": after("", "<ul><li>" * 200 + "</ul>" * 200),
    "tags of 500 attributes": after("", f"<i {''.join(f'a{i}=b ' for i in range(500))}></i>"),
    "nested font with colours": between("<p>", "<font color=#>x"),
    "a and div": after("", "<a href=/#><div>x"),
    "misnested b and p": after("", "<b><p></b>x"),
    "misnested i and div": after("", "<i><div></i></div>"),
    "table in table": after("", "<table><tr><td>x"),
    "blockquotes": before("<blockquote>"),
    "sections": before("<section>"),
    "custom elements": before("<x-y>"),
    "unclosed p": between("", "<p>It was late."),
    "closed p": between("", "<p>It was late.</p>"),
    "paragraphs of sentences": between("", "<p>The council met on day # and spoke of the ferry, the harbour and the price of tickets.</p>"),
    "the same paragraph": between("", "<p>The council met on that day and spoke of the ferry, the harbour and the price of tickets.</p>"),
    "empty p": between("", "<p></p>"),
    "li": after("<ul>", "<li>x"),
    "li with links": after("<ul>", "<li><a href=/#>Story # of many</a></li>", "</ul>"),
    "links in nav": Family("html", lambda n: page(f"<nav>{numbered('<a href=/#>Story number #</a> ', n)}</nav>")),
    "links in a paragraph": between("<p>", "<a href=/#>word</a> and "),
    "tr and td": after("<table>", "<tr><td>1<td>2"),
    "td in one row": after("<table><tr>", "<td>1"),
    "text in a table": after("<table>", "x<tr>"),
    "br": between("<p>", "<br>"),
    "br and words": between("<p>", "It was late.<br>"),
    "br br and sentences": between("<p>", "The council met on day # and spoke of the price of tickets.<br><br>"),
    "option": after("<select>", "<option>o", "</select>"),
    "attributes on a tag": Family("html", lambda n: page(f"<div {numbered('a#=b ', n)}>")),
    "attributes on many body tags": after("", "<body a#=b>"),
    "distinct tag names": after("", "<x#></x#>"),
    "distinct attribute names": after("", "<i a#=b></i>"),
    "distinct classes": after("", "<div class='c#'>x</div>"),
    "ids": after("", "<i id=#></i>"),
    "long attribute": Family("html", lambda n: page(f'<div title="{"word " * n}"></div>')),
    "tags that never end": Family("html", lambda n: "<html><body>" + "<form " * n),
    "noscript that stays open": Family("html", lambda n: "<html><body>" + "<noscript>" * n),
    "noscripts": Family("html", lambda n: "<html><body>" + numbered("<noscript><p>The ferry # sailed again on Monday, they said.</p></noscript>", n)),
    "objects in a script": Family("html", lambda n: "<html><body><script>" + numbered("window.x# = {a: [1, {b: '#'}]};", n) + "</script>"),
    "nested objects in a script": Family("html", lambda n: "<html><body><script>window.x = " + '{"title": "a", "body": [' * n + "</script>"),
    "chunks of Next.js": Family("html", lambda n: "<html><body>" + numbered('<script>self.__next_f.push([1,"#:a"])</script>', n)),
    "template in a script": Family(
        "html", lambda n: f'<html><body><script type="text/template">{numbered("<p>The ferry # sailed again on Monday, they said.</p>", n)}</script>'
    ),
    "error titles": Family("html", lambda n: f"<title>{'404 - ' * n}</title>" + numbered("<h1>Page # not found</h1>", n)),
    "addresses": Family("text", lambda n: numbered("https://lorne.example/#\n", n)),
    "rows of a table": Family("text", lambda n: numbered("#;a;b\n", n)),
    "text decoded twice": Family("text", lambda n: numbered("donâ€™t Ã© # ", n)),
    "unclosed attribute": Family("html", lambda n: page(after='<a href="' + "word " * n)),
    "comments": after("", "<!-- x -->"),
    "comment openers": after("", "<!--"),
    "entities": between("<p>", "&amp;"),
    "unknown entities": between("<p>", "&notit"),
    "NULs": between("<p>", "\0"),
    "less-than signs": between("<p>", "<"),
    "less-than and letter": between("<p>", "<a"),
    "end tags of p": before("</p>"),
    "div, then end tags of span": Family("html", lambda n: page("<div>" * n + "</span>" * n)),
    "end tags of what is not open": after("", "</x#>"),
    "svg": after("<svg>", "<g>"),
    "svgs": after("", "<svg><path d='M0 0'/></svg>"),
    "math": after("<math>", "<mrow>"),
    "template": after("", "<template>"),
    "templates": after("", "<template>x</template>"),
    "button": after("", "<button>x"),
    "form": after("", "<form>x"),
    "inputs": after("", "<input name=a#>"),
    "headings": after("", "<h2>Story number # of many</h2>"),
    "images": between("", "<img src=/#.jpg alt='Ferry #'>"),
    "figures": between("", "<figure><img src=/#.jpg><figcaption>The ferry # in dock. Photo: Jane Doe</figcaption></figure>"),
    "scripts": before("<script>var a = #</script>"),
    "hidden divs": before("<div hidden>x</div>"),
    "asides": after("", "<aside class=related><p>Story number # of many</p></aside>"),
    "articles": after("", "<article><h2>Story #</h2><p>The council met on day # and spoke of the price of tickets.</p></article>"),
    "comments of readers": after("<div class=comments>", "<div class=comment>Jane Doe: I do not think so, number #.</div>"),
    "bylines in page": after("", "<p>By Jane Doe and John Roe</p>"),
    "byline elements": after("", '<span class="author">Jane Doe#</span>'),
    "dates in page": after("", "<p>1 May 20#</p>"),
    "time elements": after("", "<time datetime=2024-05-01T10:#>1 May 2024</time>"),
    "JSON-LD objects": in_head(lambda n: news(author="Jane Doe") * n),
    "JSON-LD list": in_head(lambda n: json_ld([{"@type": "Thing", "name": f"Thing {i}"} for i in range(n)])),
    "JSON-LD deep lists": in_head(lambda n: json_ld("[" * n + "]" * n)),
    "JSON-LD deep graphs": in_head(lambda n: json_ld('{"@graph":[' * n + "]}" * n)),
    "JSON-LD authors": in_head(lambda n: news(author=[{"@type": "Person", "name": f"Jane Doe{i}"} for i in range(n)])),
    "JSON-LD author in capitals": in_head(lambda n: news(author="AB" * n)),
    "JSON-LD digits": in_head(lambda n: json_ld(f'{{"@type": "NewsArticle", "wordCount": {"9" * n}}}')),
    "JSON-LD open quote": in_head(lambda n: json_ld('{"headline": "' + '\\"' * n)),
    "JSON-LD body": in_head(lambda n: news(articleBody="The ferry sailed again on Monday. " * n)),
    "meta tags": in_head(lambda n: numbered(meta("author", "Jane Doe#"), n)),
    "meta author brackets": in_head(lambda n: meta("author", "(" * n)),
    "meta author spaces": in_head(lambda n: meta("author", f"Jane{' ' * n}x")),
    "meta author dashes": in_head(lambda n: meta("author", "-" * n)),
    "meta author names": in_head(lambda n: meta("author", "Jane Doe, " * n)),
    "meta keywords": in_head(lambda n: meta("keywords", "ferry, " * n)),
    "title": in_head(lambda n: f"<title>{'Ferry back - ' * n}</title>"),
    "one paragraph of sentences": between("<p>", "It was late in the day, number #. "),
    "one paragraph, one word": between("<p>", "x"),
    "one paragraph of CJK": between("<p>", "渡轮停航"),
    "one paragraph of combining marks": between("<p>", "\u0301"),
    "one paragraph of spaces": between("<p>x", " ", "x</p>"),
    "pre of newlines": between("<pre>x", "\n", "x</pre>"),
    "pre of lines": between("<pre>", "x = 1\n", "</pre>"),
    "text: a long line": of_text("It was late in the day. "),
    "text: one word": of_text("x"),
    "text: spaces": Family("text", lambda n: text("a" + " " * n + "b")),
    "text: newlines": of_text("\n"),
    "text: bullets": of_text("- x\n"),
    "text: short lines": of_text("More\n"),
    "text: distinct short lines": of_text("More # news\n"),
    "text: sentences": of_text("The council met on day # and spoke of the ferry and the harbour.\n"),
    "text: the same sentence": of_text("The council met on that day and spoke of the ferry and the harbour.\n"),
    "text: paragraphs": of_text("The council met on day # and spoke of the ferry and the harbour.\n\n"),
    "text: CJK": of_text("渡轮停航"),
    "text: CJK lines": of_text("渡轮星期一早晨恢复航行，大约两百人来到港口。\n"),
    "text: combining marks": of_text("\u0301"),
    "text: zero-width spaces": of_text("\u200b"),
    "text: emoji": of_text("\U0001f600"),
    "text: capitals": of_text("A"),
    "text: capital words": of_text("Jane "),
    "text: dates": of_text("1 May 20#\n"),
    "text: dates in a line": of_text("1 May 2024 "),
    "text: bylines": of_text("By Jane Doe and John Roe\n"),
    "text: byline in a line": of_text("By Jane Doe and "),
    "text: captions": of_text("Photo: Jane Doe/AP\n"),
    "text: addresses": of_text("https://a.example/# "),
    "text: address lines": of_text("https://a.example/#\n"),
    "text: at signs": of_text("a@"),
    "text: digits": of_text("1"),
    "text: dots": of_text("J."),
    "text: commas": of_text(","),
    "text: brackets": of_text("("),
    "text: quotes": of_text('"'),
    "text: dashes": of_text("-"),
    "text: bars": of_text("Home | "),
    "text: related lines": of_text("RELATED Minister resigns over budget #\n"),
    "text: copyright lines": of_text("© 2024 Example Media. All rights reserved.\n"),
    "text: form feeds": of_text("\f"),
    "text: NULs": of_text("\0"),
    "Markdown: links": markdown("[word](https://a.example/#) "),
    "Markdown: link lines": markdown("* [Story number #](https://a.example/#)\n"),
    "Markdown: open brackets": markdown("["),
    "Markdown: open links": markdown("[a]("),
    "Markdown: open images": markdown("![a](<"),
    "Markdown: closed brackets": Family("markdown", lambda n: text("[" * n + "]" * n)),
    "Markdown: asterisks": markdown("*"),
    "Markdown: asterisks and words": markdown("*a **b "),
    "Markdown: underscores and words": markdown("_a __b "),
    "Markdown: emphasis": markdown("**a** "),
    "Markdown: quotes": markdown(">"),
    "Markdown: quotes with spaces": markdown("> "),
    "Markdown: quoted lines": markdown("> It was late in the day.\n"),
    "Markdown: table rows": Family("markdown", lambda n: text("|a|b|\n|-|-|\n" + "|c|d|\n" * n)),
    "Markdown: table columns": Family("markdown", lambda n: text(f"{'|a' * n}|\n{'|-' * n}|\n{'|b' * n}|")),
    "Markdown: wide table, short rows": Family("markdown", lambda n: text(f"{'|a' * n}|\n{'|-' * n}|\n{'|b' * 1}|\n" + "|c\n" * n)),
    "Markdown: wide tables, short rows": markdown(f"{'|a' * 200}|\n{'|-' * 200}|\n" + "|b\n" * 200 + "\n"),
    "Markdown: nested lists": Family("markdown", lambda n: text("".join(f"{'  ' * i}- x\n" for i in range(n)))),
    "Markdown: lists in a line": markdown("- "),
    "Markdown: list of sentences": markdown("- The council met on day # and spoke of the ferry.\n"),
    "Markdown: backticks": markdown("`"),
    "Markdown: backticks and words": markdown("`a ``b "),
    "Markdown: backticks growing": Family("markdown", lambda n: text(" ".join("`" * i for i in range(1, int(n**0.5) + 1)))),
    "Markdown: backslashes": markdown("\\"),
    "Markdown: headings": markdown("# Story number #\n\n"),
    "Markdown: underlined headings": markdown("a\n===\n"),
    "Markdown: rules": markdown("***\n"),
    "Markdown: references": markdown("[r#]: https://a.example/#\n"),
    "Markdown: uses of references": Family("markdown", lambda n: text("[r]: https://a.example/\n\n" + "[r] " * n)),
    "Markdown: HTML openers": markdown("<a "),
    "Markdown: HTML blocks": markdown("<div>\n\n"),
    "Markdown: less-than signs": markdown("<"),
    "Markdown: ampersands": markdown("&"),
    "Markdown: paragraphs": markdown("The council met on day # and spoke of the ferry and the harbour.\n\n"),
    "Markdown: images": markdown("![Ferry #](https://a.example/#.jpg)\n\n"),
}


# In a family's process


def measure(name: str, sizes: int) -> Growth:
    """Finds n and times this many sizes, each twice the one before."""
    family = FAMILIES[name]
    n = 1
    source = family.make(n)
    while least(source, family.format) < LONG_ENOUGH and len(source) * 2 <= LARGE_ENOUGH:
        n, source = n * 2, family.make(n * 2)
    seconds = []
    peak = size = 0
    for at in range(sizes):
        source = family.make(n << at)
        floor = reset_peak()
        seconds.append(least(source, family.format))
        if at == 1:
            peak, size = peak_memory() - floor, len(source.encode("utf-8", "replace"))
    return Growth(name, n, size, tuple(seconds), peak)


def least(source: str, format: Format) -> float:
    """The least time of a few, since what is loaded or collected on the way counts in one of them only."""
    first = timed(source, format)
    return min(first, *(timed(source, format) for _ in range(REPEATS - 1)))


def timed(source: str, format: Format) -> float:
    """CPU seconds of this thread that cleaning takes."""
    start = time.thread_time()
    newsclean.clean(source, format=format)
    return time.thread_time() - start


# In the process that watches


def watched(name: str, sizes: int) -> Growth:
    """What a family costs, measured in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", "--child", name, *(["--long"] if sizes > 2 else [])]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=False)
    if done.returncode == 0:
        found = json.loads(done.stdout)
        return Growth(**found | {"seconds": tuple(found["seconds"])})
    last = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
    return Growth(name, failure=f"over {CPU_LIMIT} s" if done.returncode in (-24, -9) else last[:100])


def report(rows: Iterable[Growth]) -> str:
    """The figures as Markdown, those that are over a limit first."""
    ranked = sorted(rows, key=lambda row: not row.is_over)
    heads = ["family", "n", "bytes of 2n", "seconds", "s/MB", "growth factor", "peak memory", "over"]
    return table(heads, [_cells(row) for row in ranked])


def _cells(row: Growth) -> list[str]:
    if row.failure:
        return [row.family, "", "", "", "", "", "", row.failure]
    seconds = " / ".join(f"{s:.3f}" for s in row.seconds)
    over = [name for name, is_over in (("growth", row.factor > MOST_GROWTH), ("pace", row.pace > MOST_PACE)) if is_over]
    return [
        row.family,
        f"{row.n:,}",
        f"{row.size:,}",
        seconds,
        f"{row.pace:.2f}",
        f"{row.factor:.2f}" if row.factor else "",
        f"{row.growth / 1e6:.0f} MB",
        ", ".join(over),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", action="append", choices=FAMILIES, metavar="NAME", help="only this one; may be given more than once")
    parser.add_argument("--long", action="store_true", help="inputs of 4n, too")
    parser.add_argument("--report", type=Path, metavar="FILE", help="writes the figures as Markdown")
    parser.add_argument("--child", choices=FAMILIES, metavar="NAME", help=argparse.SUPPRESS)
    args = parser.parse_args()
    sizes = 3 if args.long else 2
    if args.child:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
        resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE))
        print(json.dumps(measure(args.child, sizes)._asdict()))
        return 0
    rows = []
    for name in args.family or FAMILIES:
        rows.append(watched(name, sizes))
        print(" | ".join(_cells(rows[-1])), flush=True)
        if args.report:
            args.report.write_text(report(rows) + "\n", encoding="utf-8")
    return 1 if any(row.is_over for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
