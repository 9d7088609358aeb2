"""The command line for single inputs: `newsclean page.html`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Literal, TextIO

from newsclean.article import Article
from newsclean.cleaner import Cleaner
from newsclean.cli.exit_status import Exit
from newsclean.cli.inputs import STDIN, read_input
from newsclean.cli.options import add_options, asked_cleaner, opened_output, seconds
from newsclean.document import Format
from newsclean.document.choices import ARTICLES, choices
from newsclean.isolation import isolated
from newsclean.output.columns import without_obeyed
from newsclean.output.explain import WIDTH, Explanation, explained
from newsclean.pipeline import Pipeline

OutputFormat = Literal["text", "markdown", "html", "tei", "json", "jsonl"]
"""What `newsclean` writes of an article."""

DESCRIPTION = """\
Give back the article alone from a scraped news page or text: its body without
menus, notices, advertisements and links to other stories, and its title,
authors, dates and other metadata. --explain shows what was left out, and why.
"""

EXAMPLES = """\
examples:
  newsclean page.html                        the article's body as plain text
  newsclean --explain page.html              every block, and what took it out
  newsclean --explain --junk-only page.html  what was removed, and nothing else
  newsclean --report page.html a.html        the same as a page to look at
  newsclean --annotate page.html a.html      the page itself, with all marked
  newsclean -t json page.html                body and metadata as JSON
  newsclean -t jsonl *.txt -o out.jsonl      a line of JSON for each file
  cat page.md | newsclean -f markdown        from standard input
  newsclean --without caption page.html      with photo captions in the body
  newsclean batch a.warc.gz -o out.parquet   many pages, in several processes;
                                             see newsclean batch --help
  newsclean profile a.warc.gz -o profiles/   what each site repeats;
                                             see newsclean profile --help
  newsclean report articles.parquet          a page to look at, of a batch;
                                             see newsclean report --help
"""


def clean_parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = argparse.ArgumentParser(
        prog="newsclean",
        usage="newsclean [OPTION ...] [FILE ...]\n       newsclean batch [OPTION ...] INPUT ... -o OUTPUT\n"
        "       newsclean profile [OPTION ...] INPUT ... -o OUTPUT\n       newsclean report [OPTION ...] ROWS ...",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="a text, Markdown or HTML file, which may be compressed; '-' or none for standard input"
    )
    source = parser.add_argument_group("what comes in")
    source.add_argument(
        "-f", "--from", dest="source", metavar="FORMAT", choices=choices(Format), default="auto", help="html, text, markdown or auto (the default)"
    )
    source.add_argument("--url", help="the address that the input came from")
    source.add_argument("--encoding", metavar="CHARSET", help="the charset that came with the input, as in an HTTP header")
    result = parser.add_argument_group("what goes out")
    result.add_argument(
        "-t",
        "--to",
        metavar="FORMAT",
        type=_output_format,
        choices=choices(OutputFormat),
        default="text",
        help="text (the default), markdown, html, tei, json or jsonl",
    )
    result.add_argument("--images", action="store_true", help="with -t markdown: write the pictures of the article, too, where they stood")
    result.add_argument("--front-matter", action="store_true", help="with -t markdown: write the metadata above the body, as YAML")
    result.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")
    result.add_argument("--report", metavar="FILE", help="write a page to look at instead (HTML): of several inputs, an index (extra: report)")
    result.add_argument(
        "--annotate", metavar="FILE", help="write the page itself instead, with its blocks marked in their places (HTML; extra: report)"
    )
    result.add_argument(
        "--explain",
        action="store_true",
        help="write instead what became of every block: what took it out of the body, and why; with -t json or jsonl, the same as data",
    )
    part = result.add_mutually_exclusive_group()
    part.add_argument("--body-only", action="store_true", help="with --explain: list the blocks of the body alone")
    part.add_argument("--junk-only", action="store_true", help="with --explain: list the blocks that were removed as junk alone")
    add_options(parser)
    parser.add_argument(
        "--timeout", type=seconds, metavar="SECONDS", help="clean each input in a process of its own, and stop the process after so many seconds"
    )
    parser.add_argument("--list-filters", action="store_true", help="list the filters that these options give, in their order, and exit")
    parser.add_argument("--version", action="store_true", help="print the version, whether it is compiled, and what is installed with it, and exit")
    return parser


def _output_format(name: str) -> str:
    """Return the name of a format. Raises an error for a table, which the other command writes."""
    if name == "parquet":
        raise argparse.ArgumentTypeError("a Parquet table is written by the command for many inputs: newsclean batch INPUT ... -o out.parquet")
    return name


def main(argv: Sequence[str]) -> int:
    """Run `newsclean` with these arguments. Return the exit status."""
    parser = clean_parser()
    args = parser.parse_args(argv)
    if args.version:
        from newsclean.cli.versions import report

        print(report())
        return Exit.GOOD
    cleaner = asked_cleaner(args)
    if args.list_filters:
        print(_filters(cleaner.pipeline))
        return 0
    names: list[str] = args.files or [STDIN]
    if args.url and len(names) > 1:
        parser.error("--url is the address of one input, and there are several; leave it out, or clean one at a time")
    if args.front_matter and args.to != "markdown":
        parser.error("--front-matter stands above Markdown; add -t markdown, or leave it out")
    if args.images and (args.to != "markdown" or args.explain):
        parser.error(
            "--images writes pictures into Markdown; add -t markdown without --explain, or leave it out. For JSON, there is --with-fields images"
        )
    if args.with_fields and not args.explain and args.report is None and args.to not in ("json", "jsonl"):
        parser.error("--with-fields adds to JSON; add -t json or -t jsonl. For pictures in Markdown, there is -t markdown --images")
    if args.report is not None and (args.explain or args.output or args.to != "text"):
        parser.error("--report FILE writes a page and nothing else; leave out -t, -o and --explain")
    if args.report is not None and (args.report in args.files or (not args.files and sys.stdin.isatty())):
        parser.error("--report FILE is where the page goes; name the inputs as well: newsclean --report out.html page.html")
    if args.annotate is not None:
        _check_annotate(args, names, parser)
    if args.to == "tei" and len(names) > 1 and not args.explain:
        parser.error("-t tei writes one document, and there are several inputs; clean one at a time")
    if (args.body_only or args.junk_only) and not args.explain:
        parser.error("--body-only and --junk-only say what --explain lists; add --explain, or leave them out")
    if args.report is not None:
        from newsclean.cli.report import report_articles

        tally = Tally()
        articles = ((name, article) for name, _, article in _cleaned(names, args, cleaner, tally))
        return report_articles(articles, len(names), args.report) or tally.status
    if args.annotate is not None:
        from newsclean.cli.annotate import write_annotated

        tally = Tally()
        for name, source, article in _cleaned(names, args, cleaner, tally):
            write_annotated(source, article, name, args.encoding, cleaner.limits, args.annotate)
        return tally.status
    with opened_output(args.output) as out:
        return _clean_all(names, args, cleaner, out)


def _check_annotate(args: argparse.Namespace, names: list[str], parser: argparse.ArgumentParser) -> None:
    """End the process with status 2 where --annotate stands beside options or inputs that do not go with it."""
    if args.report is not None or args.explain or args.output or args.to != "text":
        parser.error("--annotate FILE writes a page and nothing else; leave out -t, -o, --explain and --report")
    if args.annotate in args.files or (not args.files and sys.stdin.isatty()):
        parser.error("--annotate FILE is where the page goes; name the input as well: newsclean --annotate out.html page.html")
    if len(names) > 1:
        parser.error("--annotate shows one page, and there are several inputs; annotate one at a time")


def _filters(pipeline: Pipeline) -> str:
    """Return a line for each filter: its name, its stage, and the first line of its description."""
    lines = [(step.name, step.row.stage, (step.filter.__doc__ or "(no description)").strip().splitlines()[0]) for step in pipeline.steps]
    name_width, stage_width = (max((len(line[column]) for line in lines), default=0) for column in (0, 1))
    return "\n".join(f"{name:<{name_width}}  {stage:<{stage_width}}  {first}" for name, stage, first in lines)


class Tally:
    """Counts what came of the inputs."""

    failed = False  # whether an input could not be read, or cleaned
    articles = 0  # the inputs with text

    @property
    def status(self) -> Exit:
        """The exit status. An input without text is no failure, unless none of them has any."""
        return Exit.SOME_FAILED if self.failed or not self.articles else Exit.GOOD


def _cleaned(names: list[str], args: argparse.Namespace, cleaner: Cleaner, tally: Tally) -> Iterator[tuple[str, bytes, Article]]:
    """Clean the inputs one by one, and yield the name of each, the input, and its article. One that fails costs a note on standard error."""
    ask = partial(isolated, timeout=args.timeout, cleaner=cleaner) if args.timeout else cleaner.clean
    for name in names:
        try:
            source = read_input(name)
        except OSError as error:
            _note(name, error.strerror or str(error))
            tally.failed = True
            continue
        if not source.strip():
            _note(name, "the input is empty")
            continue
        article = ask(source, url=args.url, format=args.source, encoding=args.encoding)
        for warning in article.warnings:
            _note(name, warning)
        if article.document.blocks and article.kind not in ARTICLES:  # of an input without text, a warning tells
            _note(name, f"this is no article, but of the kind {article.kind}: {article.kind_reason}")
        tally.failed = tally.failed or article.status in ("timeout", "killed")
        tally.articles += bool(article.document.blocks)
        yield name, source, article


def _clean_all(names: list[str], args: argparse.Namespace, cleaner: Cleaner, out: TextIO) -> Exit:
    """Clean the inputs, and write each article as it is done. Return the exit status."""
    tally = Tally()
    written = 0
    for name, _, article in _cleaned(names, args, cleaner, tally):
        if not article.document.blocks and args.to != "jsonl":
            continue  # JSONL has a line for every input, whose warnings say why it is empty
        _write(article, name, args, out, first=not written, several=len(names) > 1)
        written += 1
    if args.to == "json" and len(names) > 1:
        out.write("\n]\n" if written else "[]\n")
    return tally.status


def _note(name: str, message: str) -> None:
    print(f"newsclean: {'standard input' if name == STDIN else name}: {message}", file=sys.stderr)


def _write(article: Article, name: str, args: argparse.Namespace, out: TextIO, *, first: bool, several: bool) -> None:
    """Write an article, or what became of its blocks, with what is needed to tell it from others where there are several."""
    explanation = _explained(article, args) if args.explain else None
    if args.to not in ("json", "jsonl"):
        if several:
            out.write(f"{'' if first else chr(10)}==> {name} <==\n")
        if explanation is not None:
            out.write(_listing(explanation, out) + "\n")
        else:
            _say(out, _shown(article, args) + "\n")
        return
    fields = {"source": name, **(explanation or article).to_dict()}
    if args.to == "jsonl":
        _say(out, json.dumps(fields, ensure_ascii=False) + "\n")
    elif several:
        _say(out, ("[\n" if first else ",\n") + json.dumps(fields, ensure_ascii=False, indent=2))
    else:
        _say(out, json.dumps(fields, ensure_ascii=False, indent=2) + "\n")


def _say(out: TextIO, text: str) -> None:
    """Write a text; on a terminal, without what the terminal would obey."""
    out.write(without_obeyed(text) if out.isatty() else text)


def _explained(article: Article, args: argparse.Namespace) -> Explanation:
    explanation = explained(article)
    return explanation.only("kept") if args.body_only else explanation.only("removed") if args.junk_only else explanation


def _listing(explanation: Explanation, out: TextIO) -> str:
    """Return the listing, as wide as the terminal and in its colours where there is one."""
    if not out.isatty():
        return str(explanation)
    return explanation.to_text(width=shutil.get_terminal_size((WIDTH, 0)).columns, color="NO_COLOR" not in os.environ)


def _shown(article: Article, args: argparse.Namespace) -> str:
    if args.to == "tei":
        return article.to_tei()
    if args.to == "html":
        return article.html
    return article.text if args.to == "text" else article.to_markdown(images=args.images, front_matter=args.front_matter)
