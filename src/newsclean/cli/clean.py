"""The command line for single inputs: `newsclean page.html`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal, TextIO

from newsclean.article import Article
from newsclean.cleaner import Cleaner
from newsclean.cli.options import add_options, asked_cleaner, seconds, usage_error
from newsclean.document import Format
from newsclean.document.choices import choices
from newsclean.isolation import isolated
from newsclean.output.explain import listing

Output = Literal["text", "markdown", "json", "jsonl"]

EXAMPLES = """\
examples:
  newsclean page.html --url https://…         the article's body as plain text
  newsclean --explain page.txt                every line, and why it went or stayed
  cat page.md | newsclean --from markdown -t json
  newsclean -t jsonl scraped/*.txt -o articles.jsonl
  newsclean --without caption --without byline page.txt
  newsclean batch pages.warc.gz -o articles.parquet    many at a time: see newsclean batch --help
"""


def clean_parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = argparse.ArgumentParser(
        prog="newsclean",
        description="Gives back the article alone from a scraped news text or page: clean body and metadata, with every removal named and explained.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="text, Markdown or HTML files; '-' or none reads standard input")
    parser.add_argument("-f", "--from", dest="source", choices=choices(Format), default="auto", help="what the input is (auto)")
    parser.add_argument("-t", "--to", choices=choices(Output), default="text", help="what to write (text)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write there instead of to standard output")
    parser.add_argument("--explain", action="store_true", help="write the marked listing: every block, what took it out of the body, and why")
    parser.add_argument("--url", help="the address that the input came from")
    parser.add_argument("--encoding", metavar="NAME", help="the charset that came with the input, as in an HTTP header")
    parser.add_argument("--timeout", type=seconds, metavar="SECONDS", help="clean each input in a process of its own, and stop it after so long")
    add_options(parser)
    parser.add_argument("--list-filters", action="store_true", help="list the filters in their order and exit")
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    return parser


def main(argv: Sequence[str]) -> int:
    """Run `newsclean` with the arguments given; return the exit status."""
    parser = clean_parser()
    args = parser.parse_args(argv)
    if args.version:
        from newsclean import __version__

        print(f"newsclean {__version__}")
        return 0
    cleaner = asked_cleaner(args)
    if args.list_filters:
        for step in cleaner.pipeline.steps:
            print(f"{step.name:<18}{(step.filter.__doc__ or '(no description)').strip().splitlines()[0]}")
        return 0
    names: list[str] = args.files or ["-"]
    if args.url and len(names) > 1:
        parser.error("--url goes with one input")
    with _output(args.output) as out:
        return _clean_all(names, args, cleaner, out)


@contextmanager
def _output(name: str | None) -> Iterator[TextIO]:
    if name is None or name == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(name)
    # Written beside its place and moved there when done: the output may be one of the inputs, and half a file helps nobody.
    part = path.with_name(path.name + ".part") if path.is_file() or not path.exists() else path
    try:
        out = part.open("w", encoding="utf-8", errors="replace")
    except OSError as error:
        usage_error(f"cannot write {name}: {error.strerror}")
    with out:
        yield out
    if part is not path:
        part.replace(path)


def _clean_all(names: list[str], args: argparse.Namespace, cleaner: Cleaner, out: TextIO) -> int:
    """Cleans the inputs one by one and writes each as it is done; one that fails costs a line on standard error, nothing else."""
    ask = partial(isolated, timeout=args.timeout, cleaner=cleaner) if args.timeout else cleaner.clean
    failed = False
    written = 0
    for name in names:
        try:
            source = _read(name)
        except OSError as error:
            _note(name, error.strerror or str(error))
            failed = True
            continue
        if not source.strip():
            _note(name, "the input is empty")
            failed = True
            continue
        article = ask(source, url=args.url, format=args.source, encoding=args.encoding)
        for warning in article.warnings:
            _note(name, warning)
        if not article.document.blocks:
            failed = True
            if args.to != "jsonl" or args.explain:  # one line for every input, in which a warning says why it is empty
                continue
        _write(article, name, args, out, first=not written, several=len(names) > 1)
        written += 1
    if args.to == "json" and not args.explain and len(names) > 1:
        out.write("\n]\n" if written else "[]\n")
    return 1 if failed else 0


def _read(name: str) -> bytes:
    if name != "-":
        return Path(name).read_bytes()
    if sys.stdin.isatty():
        print("newsclean: reading the terminal; end with Ctrl-D", file=sys.stderr)
    return sys.stdin.buffer.read()


def _note(name: str, message: str) -> None:
    print(f"newsclean: {'standard input' if name == '-' else name}: {message}", file=sys.stderr)


def _write(article: Article, name: str, args: argparse.Namespace, out: TextIO, *, first: bool, several: bool) -> None:
    if args.explain or args.to in ("text", "markdown"):
        if several:
            out.write(f"{'' if first else chr(10)}==> {name} <==\n")
        out.write(_shown(article, args, out) + "\n")
        return
    fields = {"source": name, **article.to_dict()}
    if args.to == "jsonl":
        out.write(json.dumps(fields, ensure_ascii=False) + "\n")
    elif several:
        out.write(("[\n" if first else ",\n") + json.dumps(fields, ensure_ascii=False, indent=2))
    else:
        out.write(json.dumps(fields, ensure_ascii=False, indent=2) + "\n")


def _shown(article: Article, args: argparse.Namespace, out: TextIO) -> str:
    if args.explain:
        return listing(article.document, color=out.isatty() and "NO_COLOR" not in os.environ)
    return article.text if args.to == "text" else article.markdown
