"""The command line for batches: `newsclean batch`."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NoReturn

from newsclean.batch import Run, run
from newsclean.batch.files import RUN_FILE, STDIN, CannotWrite
from newsclean.batch.outputs import STDOUT
from newsclean.batch.run_file import stored
from newsclean.cli.exit_status import Exit
from newsclean.cli.many import add_processes, asked_fields, parser_of
from newsclean.cli.options import add_options, asked_cleaner, opened_output, usage_error
from newsclean.cli.progress import progress
from newsclean.document import PageKind
from newsclean.document.choices import ARTICLES, check_choice, choices

DESCRIPTION = """\
Clean many pages and texts in several processes, and write one row for each:
its id, its status, the article's text and metadata. A page that hangs or
crashes its process costs its own row alone.
Needs the extra "batch": pip install 'newsclean[batch]'
"""

EXAMPLES = """\
inputs:
  .html .htm .xhtml .txt .md .markdown   a page or text; its id is its path
  .jsonl .ndjson                         a page or text in the object of a line
  .parquet                               a page or text in each row of a table
  .warc .wet                             a web archive
  All may be compressed (.gz .zst .bz2 .xz). An input may also be a folder, a
  glob, or an address that fsspec knows (s3://bucket/folder).

examples:
  newsclean batch CC-NEWS-20260101.warc.gz -o articles.parquet
  newsclean batch pages/ 'more/*.html' -o articles.jsonl.gz
  newsclean batch texts.parquet --text-field content -o clean.jsonl.zst
  zcat scraped.jsonl.gz | newsclean batch - -o - | jq .title

Give the same command again to go on with a run that was stopped, by Ctrl-C or
even by kill -9. Where inputs have changed or come since, it says so and stops;
with --update it cleans these and keeps the rows of the others.
"""


MAX_ERRORS = 0.05  # share of the rows; fewer may be what pages on the web are like, more are a mistake somewhere


class Stopped(KeyboardInterrupt):
    """SIGTERM came."""


def main(argv: Sequence[str]) -> int:
    """Run `newsclean batch` with these arguments. Return the exit status."""
    args = batch_parser().parse_args(argv)
    cleaner = asked_cleaner(args)
    if args.summary_page:
        _check_page(args.summary_page)
    try:
        before = None if args.overwrite else stored(args.output)
        with _stoppable(), nullcontext(None) if args.quiet else progress() as on_progress:
            done = run(
                args.inputs,
                args.output,
                kind=args.kind,
                fields=asked_fields(args),
                workers=args.workers,
                timeout=args.timeout,
                memory=args.memory or None,
                removed=args.removed,
                drop_kinds=args.drop_kinds,
                overwrite=args.overwrite,
                update=args.update,
                on_progress=on_progress,
                cleaner=cleaner,
            )
    except BrokenPipeError:
        raise
    except KeyboardInterrupt as stop:
        return _stopped(args, stop)
    except CannotWrite as error:
        return _cannot_write(args, error)
    except (ValueError, TypeError, OSError, ImportError, NotImplementedError, RuntimeError) as error:
        usage_error(str(error))
    if args.summary_page:
        _write_page(done, args.summary_page)
    if not args.quiet:
        if done == before:
            print("newsclean: nothing to do: this run was finished before (--overwrite begins anew)", file=sys.stderr)
        print(_summary(done), file=sys.stderr)
    return _status(done, args.max_errors)


def _check_page(name: str) -> None:
    """End the process where the page of a run could not be written: better now than after the run."""
    try:
        import newsclean.report  # noqa: F401
    except ImportError as error:
        usage_error(str(error))
    if not Path(name).absolute().parent.is_dir():
        usage_error(f"--summary-page: there is no folder {Path(name).parent}")


def _write_page(done: Run, name: str) -> None:
    """Write the page of a finished run."""
    from newsclean.report import summary_page  # imported late: it needs Jinja2

    with opened_output(name) as out:
        out.write(summary_page(done))


def _status(done: Run, max_errors: float) -> Exit:
    """Return the exit status of a finished run, and say why it is not good where the summary does not."""
    if done.error_share > max_errors:
        print(f"newsclean: too many errors: {done.error_share:.1%} of the rows, and --max-errors is {max_errors:.1%}", file=sys.stderr)
        return Exit.TOO_MANY_ERRORS
    return Exit.SOME_FAILED if done.problems else Exit.GOOD


def batch_parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = parser_of("batch", DESCRIPTION, EXAMPLES)
    result = parser.add_argument_group("what goes out")
    result.add_argument(
        "-o", "--output", required=True, help="a file .jsonl, .jsonl.gz or .jsonl.zst; a folder .parquet; or '-' for lines of JSON on standard output"
    )
    result.add_argument("--removed", action="store_true", help="list in each row the blocks that were removed, and why, and those that bear metadata")
    kinds = result.add_mutually_exclusive_group()
    kinds.add_argument(
        "--drop-kinds",
        type=_kinds,
        metavar="KIND,…",
        default=(),
        help=f"write no rows of these kinds of page: {', '.join(choices(PageKind))}",
    )
    kinds.add_argument(
        "--only-articles",
        dest="drop_kinds",
        action="store_const",
        const=tuple(kind for kind in choices(PageKind) if kind not in ARTICLES),
        help=f"write rows of {' and '.join(sorted(ARTICLES))} alone",
    )
    mode = result.add_mutually_exclusive_group()
    mode.add_argument("--overwrite", action="store_true", help="begin anew, whatever the output holds")
    mode.add_argument("--update", action="store_true", help="clean the inputs that are new or have changed, and keep the rows of the others")
    result.add_argument(
        "--max-errors",
        type=_share,
        metavar="SHARE",
        default=MAX_ERRORS,
        help=f"exit with status {Exit.TOO_MANY_ERRORS:d} where more than this share of the rows are errors ({MAX_ERRORS})",
    )
    result.add_argument(
        "--summary-page",
        metavar="FILE",
        help="write a page to look at (HTML) about the finished run: its course, confidences, warnings (extra: report)",
    )
    result.add_argument("--quiet", action="store_true", help="show neither progress nor a summary")
    add_options(parser)
    add_processes(parser)
    return parser


def _kinds(text: str) -> tuple[str, ...]:
    """Return kinds of page, for argparse."""
    found = tuple(name.strip() for name in text.split(","))
    try:
        for name in found:
            check_choice("--drop-kinds", name, PageKind)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return found


def _share(text: str) -> float:
    """Return a share from 0 to 1, for argparse."""
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share from 0 to 1, as 0.05")
    return share


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM, which clusters send before they take a machine away, end the run as cleanly as Ctrl-C."""

    def stop(*_: object) -> NoReturn:
        raise Stopped

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _cannot_write(args: argparse.Namespace, error: CannotWrite) -> Exit:
    """Say what cannot be written and how to go on, and return the exit status."""
    how = "every row that was written is whole" if args.output == STDOUT or STDIN in args.inputs else "once that is mended, the same command goes on"
    print(f"newsclean: {error}; {how}", file=sys.stderr)
    return Exit.IO


def _stopped(args: argparse.Namespace, stop: KeyboardInterrupt) -> Exit:
    """Say how to go on, and return the exit status."""
    how = "every row that was written is whole" if args.output == STDOUT or STDIN in args.inputs else "the same command goes on from there"
    print(f"newsclean: stopped; {how}", file=sys.stderr)
    return Exit.TERMINATED if isinstance(stop, Stopped) else Exit.INTERRUPTED


def _summary(done: Run) -> str:
    lines = "\n".join(f"newsclean: {line}" for line in done.summary().split("\n"))
    return lines if done.output == STDOUT else f"{lines}\nnewsclean: as JSON in {done.output}{RUN_FILE}"
