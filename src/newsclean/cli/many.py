"""What the commands share that read many inputs: the options that say what comes in, and those of the processes."""

from __future__ import annotations

import argparse
from functools import partial

from newsclean.batch import Fields, InputKind
from newsclean.cli.options import seconds
from newsclean.document.choices import choices
from newsclean.isolation import DEFAULT_MEMORY, DEFAULT_TIMEOUT


def parser_of(command: str, description: str, examples: str) -> argparse.ArgumentParser:
    """Return the parser of a command that reads many inputs and needs an output: with its inputs, and with the texts of its help."""
    parser = argparse.ArgumentParser(
        prog=f"newsclean {command}",
        usage=f"newsclean {command} [OPTION ...] INPUT ... -o OUTPUT",
        description=description,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_inputs(parser)
    return parser


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    """Add the inputs to a parser, and the options that say what they are."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="a file, folder, glob or address (see below), or '-' for standard input")
    source = parser.add_argument_group("what comes in")
    source.add_argument(
        "-f",
        "--from",
        dest="kind",
        metavar="KIND",
        choices=choices(InputKind),
        help="what the inputs are, where their names do not say it: page, jsonl, parquet or warc; standard input is jsonl unless this says warc",
    )
    source.add_argument(
        "--text-field",
        metavar="NAME",
        help="the field or column with the page or text (html, text, content or markdown, whichever is there first)",
    )
    source.add_argument("--id-field", metavar="NAME", default="id", help="the one with the id (id); without one, rows are named FILE:NUMBER")
    source.add_argument("--url-field", metavar="NAME", default="url", help="the one with the address (url); a dot leads into an object: metadata.url")
    source.add_argument("--encoding-field", metavar="NAME", default="encoding", help="the one with the charset that came with the bytes (encoding)")
    source.add_argument("--site-field", metavar="NAME", help="the one with the name of the site, for --profiles (the host of the address)")


def asked_fields(args: argparse.Namespace) -> Fields:
    """Return the fields that the options name."""
    return Fields(args.text_field, args.id_field, args.url_field, args.encoding_field, args.site_field)


def add_processes(parser: argparse.ArgumentParser) -> None:
    """Add the options of the processes to a parser."""
    process = parser.add_argument_group("processes")
    process.add_argument("--workers", type=_whole, metavar="N", help="how many processes (one for each processor)")
    process.add_argument(
        "--timeout", type=seconds, metavar="SECONDS", default=DEFAULT_TIMEOUT, help=f"how long one input may take ({DEFAULT_TIMEOUT:g})"
    )
    process.add_argument(
        "--memory",
        type=partial(_whole, least=0),
        metavar="MB",
        default=DEFAULT_MEMORY,
        help=f"megabytes that a process may take ({DEFAULT_MEMORY}); 0 for no cap",
    )


def _whole(text: str, least: int = 1) -> int:
    """Return a whole number, for argparse."""
    if not text.isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least}")
    return int(text)
