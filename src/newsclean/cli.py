"""The command line: `python -m newsclean` and `newsclean`.

Data goes to standard output, notes to standard error. Exit status: 0 all good, 1 some input failed, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

if TYPE_CHECKING:
    from newsclean import Article, Pipeline

EXAMPLES = """\
examples:
  newsclean page.html --url https://…         the article's body as plain text
  newsclean --explain page.txt                every line, and why it went or stayed
  cat page.md | newsclean --from markdown -t json
  newsclean -t jsonl scraped/*.txt -o articles.jsonl
  newsclean --without caption --without byline page.txt
  newsclean batch pages.warc.gz -o articles.parquet    many at a time: see newsclean batch --help
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line with the arguments given, by default the process's own; returns the exit status."""
    argv = sys.argv[1:] if argv is None else list(argv)
    try:
        if argv[:1] == ["batch"]:
            from newsclean.batch.cli import main as batch

            return batch(argv[1:])
        parser = _parser()
        return _run(parser, parser.parse_args(argv))
    except BrokenPipeError:  # the reader of our output has seen enough, as in "| head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsclean",
        description="Gives back the article alone from a scraped news text or page: clean body and metadata, with every removal named and explained.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="text, Markdown or HTML files; '-' or none reads standard input")
    parser.add_argument("-f", "--from", dest="source", choices=("auto", "text", "markdown", "html"), default="auto", help="what the input is (auto)")
    parser.add_argument("-t", "--format", choices=("text", "markdown", "json", "jsonl"), default="text", help="what to write (text)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write there instead of to standard output")
    parser.add_argument("--explain", action="store_true", help="write the marked listing: every block, what took it out of the body, and why")
    parser.add_argument("--url", help="the address that the input came from")
    parser.add_argument("--encoding", metavar="NAME", help="the charset that came with the input, as in an HTTP header")
    parser.add_argument("--timeout", type=positive, metavar="SECONDS", help="clean each input in a process of its own, and stop it after so long")
    add_options(parser)
    parser.add_argument("--list-filters", action="store_true", help="list the filters in their order and exit")
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    return parser


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that say how to clean."""
    from newsclean.filters.block_scorer import THRESHOLDS
    from newsclean.second_opinion import EFFORTS

    parser.add_argument(
        "--effort",
        choices=EFFORTS,
        default="auto",
        help="whether to ask trafilatura about a page: never, where next to nothing was found (auto), always",
    )
    parser.add_argument(
        "--favor",
        choices=tuple(THRESHOLDS),
        help="where the learned filter stops: keep more of what is in doubt (recall), remove more (precision), balanced (default)",
    )
    parser.add_argument("--without", metavar="NAME", action="append", default=[], help="leave a filter out (may be repeated)")
    parser.add_argument("--only", metavar="NAME", action="append", default=[], help="use this filter and no other (may be repeated)")
    parser.add_argument("--with", dest="added", metavar="NAME", action="append", default=[], help="add an installed third-party filter")


def positive(text: str) -> float:
    """A number of seconds, for argparse."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not value > 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return value


def _run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    if args.version:
        from newsclean import __version__

        print(f"newsclean {__version__}")
        return 0
    pipeline = asked_pipeline(parser, args)
    if args.list_filters:
        for step in pipeline.steps:
            print(f"{step.name:<18}{(step.filter.__doc__ or '(no description)').strip().splitlines()[0]}")
        return 0
    names: list[str] = args.files or ["-"]
    if args.url and len(names) > 1:
        parser.error("--url goes with one input")
    with _output(parser, args.output) as out:
        return _clean_all(names, args, pipeline, out)


def asked_pipeline(parser: argparse.ArgumentParser, args: argparse.Namespace) -> Pipeline:
    """The pipeline that the options ask for."""
    from newsclean import Pipeline
    from newsclean.api import favoring

    pipeline = Pipeline.default()
    try:
        for name in args.added:
            pipeline = pipeline.with_filter(name)
        if args.only:
            pipeline = pipeline.only(*args.only)
        pipeline = pipeline.without(*args.without)
        return favoring(pipeline, args.favor) if args.favor else pipeline
    except (ValueError, TypeError, ImportError, AttributeError) as error:  # a third-party filter may fail to load in any of these ways
        _usage(parser, str(error))


def _usage(parser: argparse.ArgumentParser, message: str) -> NoReturn:
    parser.exit(2, f"newsclean: {message}\n")


@contextmanager
def _output(parser: argparse.ArgumentParser, name: str | None) -> Iterator[TextIO]:
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
        _usage(parser, f"cannot write {name}: {error.strerror}")
    with out:
        yield out
    if part is not path:
        part.replace(path)


def _clean_all(names: list[str], args: argparse.Namespace, pipeline: Pipeline, out: TextIO) -> int:
    """Cleans the inputs one by one and writes each as it is done; one that fails costs a line on standard error, nothing else."""
    from newsclean import clean, isolated

    ask = partial(isolated, timeout=args.timeout) if args.timeout else clean
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
        article = ask(source, url=args.url, format=args.source, encoding=args.encoding, effort=args.effort, pipeline=pipeline)
        for warning in article.warnings:
            _note(name, warning)
        if not article.document.blocks:
            failed = True
            if args.format != "jsonl" or args.explain:  # one line for every input, in which a warning says why it is empty
                continue
        _write(article, name, args, out, first=not written, several=len(names) > 1)
        written += 1
    if args.format == "json" and not args.explain and len(names) > 1:
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
    if args.explain or args.format in ("text", "markdown"):
        if several:
            out.write(f"{'' if first else chr(10)}==> {name} <==\n")
        out.write(_shown(article, args, out) + "\n")
        return
    fields = {"source": name, **article.to_dict()}
    if args.format == "jsonl":
        out.write(json.dumps(fields, ensure_ascii=False) + "\n")
    elif several:
        out.write(("[\n" if first else ",\n") + json.dumps(fields, ensure_ascii=False, indent=2))
    else:
        out.write(json.dumps(fields, ensure_ascii=False, indent=2) + "\n")


def _shown(article: Article, args: argparse.Namespace, out: TextIO) -> str:
    if args.explain:
        from newsclean.explain import listing

        return listing(article, color=out.isatty() and "NO_COLOR" not in os.environ)
    return article.text if args.format == "text" else article.markdown
