"""How fast reports open: `python -m benchmarks.looking`, in the real browser of the tests.

Two pages are made: the report of an article with 2,700 blocks, and the index of a batch of 5,000 rows that list what was removed. Each is opened
several times in a new tab, and then used once: a filter is switched off, an article is opened from the index. Promised are two seconds for the report
and three for the index, until the browser has painted. `--rows FILE` takes the index of rows of your own, which `newsclean batch --removed` wrote.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import newsclean
from benchmarks.report import table
from newsclean import Article
from newsclean.output.rows import to_row
from newsclean.report import Batch, article_page, batch_page
from tests import browsing
from tests.places import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BLOCKS = 2_700
ROWS = 5_000
TIMES = 7
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Figures(NamedTuple):
    """What one page costs, in seconds, and what is promised."""

    page: str
    megabytes: float
    written: float
    opened: float
    longest: float
    used: float
    promised: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", help="rows to make the index of, Parquet or JSONL, in place of made ones")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the table to a file as Markdown")
    args = parser.parse_args()
    if reason := browsing.missing():
        print(reason)
        return 2
    with browsing.opened() as browser, tempfile.TemporaryDirectory() as folder:
        found = [_article(browser, Path(folder)), _index(browser, Path(folder), args.rows)]
    heads = ["page", "MB", "written in, s", "opens in, s", "slowest, s", "then used in, s", "promised, s"]
    rows = [(f.page, f"{f.megabytes:.1f}", *(f"{value:.2f}" for value in f[2:6]), f"{f.promised:g}") for f in found]
    shown = table(heads, rows)
    print(shown)
    if args.report is not None:
        args.report.write_text(f"{shown}\n", encoding="utf-8")
    return int(any(f.opened > f.promised for f in found))


def _article(browser: Browser, folder: Path) -> Figures:
    """The report of an article with many blocks, of which a third is the body."""
    article = newsclean.clean(large_page(), limits=newsclean.Limits(max_blocks=10 * BLOCKS))
    start = time.perf_counter()
    page = article_page(article)
    written = time.perf_counter() - start
    name = f"an article with {len(article.document.blocks):,} blocks"
    use = "document.querySelector('[data-filter]').click()"
    return _figures(browser, folder, name, page, written, use, 2)


def _index(browser: Browser, folder: Path, rows: str | None) -> Figures:
    start = time.perf_counter()
    batch = Batch()
    for name, article in _made_rows() if rows is None else _given_rows(rows):
        batch.add(article, name)
    page = batch_page(batch, "rows")
    written = time.perf_counter() - start
    use = "new Promise((done) => { addEventListener('hashchange', done, { once: true }); document.querySelector('tbody a').click() })"
    return _figures(browser, folder, f"an index of {batch.total:,} rows, {len(batch.views):,} in full", page, written, use, 3)


def _figures(browser: Browser, folder: Path, name: str, page: str, written: float, use: str, promised: float) -> Figures:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    opened, used = zip(*[_once(browser, path, use) for _ in range(TIMES)], strict=True)
    return Figures(name, len(page.encode()) / 1e6, written, median(opened), max(opened), median(used), promised)


def _once(browser: Browser, path: Path, use: str) -> tuple[float, float]:
    """The seconds until a page has been painted, and from a click until the next painting."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    start = time.perf_counter()
    tab.goto(path.as_uri())
    tab.evaluate(TWO_FRAMES)
    opened = time.perf_counter() - start
    tab.evaluate(use)
    tab.evaluate(TWO_FRAMES)
    used = time.perf_counter() - start - opened
    tab.close()
    return opened, used


def large_page() -> str:
    """A page with so many blocks: menus, paragraphs, lists of links."""
    third = BLOCKS // 3
    menu = "".join(f'<nav><a href="/{i}">Section {i}</a></nav>' for i in range(third))
    text = "".join(
        f"<p>The council of Lorne voted on day {i} to close bridge {i} for six <a href='/{i}'>months</a>, the mayor said.</p>" for i in range(third)
    )
    others = "".join(f'<div class="teaser"><a href="/story/{i}">Another story {i} that nobody asked for</a></div><hr>' for i in range(third))
    return f"<title>Bridges closed</title>{menu}<article><h1>Bridges closed</h1>{text}</article>{others}"


def _made_rows() -> Iterator[tuple[str, Article]]:
    """Rows of the pages of our tests, over and over."""
    rows = [to_row("", newsclean.clean(path.read_bytes()), removed=True) for path in sorted(PAGES.glob("*.html"))]
    for number in range(ROWS):
        yield f"pages/{number:05}.html", Article.from_dict(rows[number % len(rows)])


def _given_rows(name: str) -> Iterator[tuple[str, Article]]:
    from newsclean.cli.report import Rows

    yield from Rows([name]).articles()


if __name__ == "__main__":
    raise SystemExit(main())
