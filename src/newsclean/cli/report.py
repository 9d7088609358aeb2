"""The command line for pages to look at: `newsclean --report`, and `newsclean report` for the rows of a batch."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from newsclean.article import Article
from newsclean.batch.files import STDIN
from newsclean.batch.outputs import in_bytes, rows_of
from newsclean.cli.exit_status import Exit
from newsclean.cli.options import opened_output, usage_error
from newsclean.cli.progress import LINE_SECONDS, every
from newsclean.output.groups import counted

if TYPE_CHECKING:
    from newsclean.report import Batch

DESCRIPTION = """\
Write a page to look at from the rows of a batch: an index that shows the
articles of the lowest confidence first, what each filter removed from all of
them, and the worst articles in full. One HTML file, which loads nothing.
Needs the extra "report": pip install 'newsclean[report]'
"""

EXAMPLES = """\
examples:
  newsclean batch pages/ -o articles.parquet --removed
  newsclean report articles.parquet                  writes articles.report.html
  newsclean report articles.jsonl.gz -o look.html
"""

TAKES = "newsclean report takes the rows that newsclean batch wrote; of pages: newsclean --report out.html page.html"
MOST_PROBLEMS = 3  # rows that cannot be read, which are named


def report_parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments of `newsclean report`."""
    parser = argparse.ArgumentParser(
        prog="newsclean report",
        usage="newsclean report [-o FILE] ROWS ...",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("rows", nargs="+", metavar="ROWS", help="what newsclean batch wrote: Parquet or JSONL; '-' for JSONL on standard input")
    parser.add_argument("-o", "--output", metavar="FILE", help="the page (the name of the first input, with .report.html)")
    return parser


def main(argv: Sequence[str]) -> int:
    """Run `newsclean report` with these arguments. Return the exit status."""
    args = report_parser().parse_args(argv)
    output = args.output or _output_for(args.rows[0])
    rows = Rows(args.rows)
    try:
        batch = _collected(rows.articles(), None)
    except OSError as error:
        usage_error(f"cannot read {error.filename or ', '.join(args.rows)}: {error.strerror or error}; {TAKES}")
    except (ValueError, TypeError, ImportError) as error:
        usage_error(str(error))
    if not batch.total:
        usage_error(f"no row of newsclean in {', '.join(args.rows)}; {TAKES}" + "".join(f"\n  {problem}" for problem in rows.problems))
    batch.has_removed = rows.has_removed
    _write_batch(batch, ", ".join(args.rows), output)
    for problem in rows.problems:
        print(f"newsclean: left out: {problem}", file=sys.stderr)
    if rows.failed > len(rows.problems):
        print(f"newsclean: left out: {rows.failed - len(rows.problems):,} more rows", file=sys.stderr)
    if not rows.has_removed:
        print("newsclean: the rows do not list what was removed; newsclean batch --removed writes that", file=sys.stderr)
    return Exit.SOME_FAILED if rows.failed else Exit.GOOD


def report_articles(articles: Iterable[tuple[str, Article]], number: int, output: str) -> Exit:
    """Write a page of some articles, each given with the name of its input: of one input, its report; of several, an index.

    number   how many inputs there are
    """
    try:
        if number == 1:
            from newsclean.report import article_page  # imported late: it needs Jinja2

            for name, article in articles:
                page = article_page(article, base_name(name))
                with opened_output(output) as out:
                    out.write(page)
        else:
            batch = _collected(articles, number)
            if batch.total:
                _write_batch(batch, f"{number} inputs", output)
    except ImportError as error:
        usage_error(str(error))
    return Exit.GOOD


def base_name(name: str) -> str:
    """Return what a page calls an input."""
    return "standard input" if name == STDIN else Path(name).name


def _output_for(name: str) -> str:
    """Return the name of the page for some rows.

    >>> _output_for("out/articles.jsonl.gz"), _output_for("-")
    ('out/articles.report.html', 'rows.report.html')
    """
    if name == STDIN:
        return "rows.report.html"
    path = Path(name.rpartition("://")[2])
    return str(path.with_name(f"{path.name.split('.')[0] or 'rows'}.report.html"))


def _collected(articles: Iterable[tuple[str, Article]], total: int | None) -> Batch:
    """Return what the page of many articles shows, with a line on standard error now and then."""
    from newsclean.report import Batch  # imported late: it needs Jinja2

    batch = Batch()
    is_due = every(LINE_SECONDS)
    of_all = "" if total is None else f" of {total:,}"
    for name, article in articles:
        batch.add(article, name)
        if is_due():
            print(f"newsclean: {batch.total:,}{of_all} articles read", file=sys.stderr, flush=True)
    return batch


def _write_batch(batch: Batch, name: str, output: str) -> None:
    """Write the page of many articles, and say what is not in it."""
    from newsclean.report import batch_page

    page = batch_page(batch, name)
    with opened_output(output) as out:
        out.write(page)
    shown = len(batch.views)
    print(f"newsclean: {output}: {counted(batch.total, 'article')}, {shown:,} of them in full, {in_bytes(len(page))}", file=sys.stderr)


class Rows:
    """Reads rows as articles.

    has_removed   whether a row that was read lists what was removed
    failed        how many rows could not be read
    problems      the first of these, each with the reason
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.has_removed = False
        self.failed = 0
        self.problems: list[str] = []

    def articles(self) -> Iterator[tuple[str, Article]]:
        """Yield the article of each row, with its name."""
        for name in self.names:
            for number, line in enumerate(rows_of(name), 1):
                if line.isspace():
                    continue
                try:
                    row = _parsed(line)
                    article = Article.from_dict(row)
                except (ValueError, TypeError) as error:
                    self.failed += 1
                    if len(self.problems) < MOST_PROBLEMS:
                        self.problems.append(f"{name}, row {number:,}: {error}")
                    continue
                self.has_removed = self.has_removed or row.get("removed") is not None
                yield str(row.get("id") or row.get("source") or row.get("url") or f"row {number}"), article


def _refused(constant: str) -> NoReturn:
    """Refuse what is no JSON: a browser could not read it."""
    raise ValueError(f"{constant} is no JSON")


def _parsed(line: bytes) -> dict[str, Any]:
    """Return the object in a line of JSON. Raises ValueError where there is none."""
    try:
        row = json.loads(line, parse_constant=_refused)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(row, dict):
        raise ValueError("it is no object")
    return row
