"""The command line of batches: `newsclean batch`.

Exit status: 0 every input has its row, 1 an input could not be read to its end, 2 wrong usage, 130 stopped by Ctrl-C, 143 by SIGTERM.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import NoReturn

from newsclean.batch import run
from newsclean.batch.files import STDIN
from newsclean.batch.inputs import KINDS, RUN_FILE
from newsclean.batch.outputs import STDOUT
from newsclean.batch.records import Fields
from newsclean.batch.run_file import Run, stored
from newsclean.cli.options import add_options, asked_cleaner, seconds, usage_error
from newsclean.cli.progress import progress
from newsclean.isolation import DEFAULT_MEMORY, DEFAULT_TIMEOUT

EXAMPLES = """\
examples:
  newsclean batch CC-NEWS-20260101.warc.gz -o articles.parquet
  newsclean batch pages/ 'more/*.html' -o articles.jsonl.gz
  newsclean batch texts.parquet --text-field content --id-field doc_id -o clean.jsonl.zst
  zcat scraped.jsonl.gz | newsclean batch - -o - | jq .title

The same command again goes on where a run was stopped, by Ctrl-C or kill -9.
"""


class Stopped(KeyboardInterrupt):
    """SIGTERM came."""


def main(argv: Sequence[str]) -> int:
    """Runs `newsclean batch` with the arguments given; returns the exit status."""
    parser = _parser()
    args = parser.parse_args(argv)
    cleaner = asked_cleaner(args)
    fields = Fields(args.text_field, args.id_field, args.url_field, args.encoding_field)
    try:
        before = None if args.overwrite else stored(args.output)
        with _stoppable(), nullcontext(None) if args.quiet else progress() as tell:
            done = run(
                args.inputs,
                args.output,
                kind=args.kind,
                fields=fields,
                workers=args.workers,
                timeout=args.timeout,
                memory=args.memory or None,
                removed=args.removed,
                overwrite=args.overwrite,
                on_progress=tell,
                cleaner=cleaner,
            )
    except BrokenPipeError:
        raise
    except KeyboardInterrupt as stop:
        return _stopped(args, stop)
    except (ValueError, TypeError, OSError, ImportError, NotImplementedError, RuntimeError) as error:
        usage_error(str(error))
    if not args.quiet:
        if done == before:
            print("newsclean: nothing to do, this was finished before", file=sys.stderr)
        print(_told(done), file=sys.stderr)
    return 1 if done.problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsclean batch",
        description="Cleans many pages and texts in several processes, and writes one row for each.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="files (.html .txt .md .jsonl .parquet .warc .wet, compressed or not), folders, globs, addresses for fsspec, '-' for standard input",
    )
    parser.add_argument("-o", "--output", required=True, help=".jsonl, .jsonl.gz, .jsonl.zst, .parquet (a folder of files), or '-'")
    parser.add_argument("--as", dest="kind", choices=tuple(KINDS), help="what the inputs are, where their names do not say so (of '-': jsonl)")
    parser.add_argument("--text-field", metavar="NAME", help="the field or column with the page or text (html, text, content or markdown)")
    parser.add_argument("--id-field", metavar="NAME", default="id", help="with the id (id; where there is none, the file's name and a number)")
    parser.add_argument("--url-field", metavar="NAME", default="url", help="with the address (url); a dot leads into an object: metadata.url")
    parser.add_argument("--encoding-field", metavar="NAME", default="encoding", help="with the charset that came with the bytes (encoding)")
    parser.add_argument("--workers", type=_whole, metavar="N", help="processes (one for each processor)")
    parser.add_argument("--timeout", type=seconds, metavar="SECONDS", default=DEFAULT_TIMEOUT, help=f"that one input may take ({DEFAULT_TIMEOUT:g})")
    parser.add_argument(
        "--memory", type=int, metavar="MB", default=DEFAULT_MEMORY, help=f"megabytes that a process may take ({DEFAULT_MEMORY}; 0 for no cap)"
    )
    parser.add_argument("--removed", action="store_true", help="list in each row what was removed, and why")
    parser.add_argument("--overwrite", action="store_true", help="begin anew, whatever is there")
    parser.add_argument("--quiet", action="store_true", help="show neither progress nor a summary")
    add_options(parser)
    return parser


def _whole(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return int(text)


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM, as clusters send it before they take a machine away, ends the run as cleanly as Ctrl-C does."""

    def stop(*_: object) -> NoReturn:
        raise Stopped

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stopped(args: argparse.Namespace, stop: KeyboardInterrupt) -> int:
    how = "what is written is whole" if args.output == STDOUT or STDIN in args.inputs else "the same command goes on from there"
    print(f"newsclean: stopped; {how}", file=sys.stderr)
    return 143 if isinstance(stop, Stopped) else 130


def _told(done: Run) -> str:
    told = "\n".join(f"newsclean: {line}" for line in done.summary().split("\n"))
    return told if done.output == STDOUT else f"{told}\nnewsclean: as JSON in {done.output}{RUN_FILE}"
