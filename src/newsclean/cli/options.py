"""What the commands share: the options that say how to clean, the output, and the message for wrong usage."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn, TextIO

from newsclean.beside import FIELDS as BESIDE
from newsclean.cleaner import Cleaner
from newsclean.cli.exit_status import Exit
from newsclean.document import Effort, Favor
from newsclean.document.choices import choices
from newsclean.filters import Pattern, pattern
from newsclean.isolation import check_process_limits
from newsclean.pipeline import Pipeline

MOST_BYTES = 1_000_000  # of a file of patterns


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a Cleaner to a parser."""
    group = parser.add_argument_group("how to clean")
    group.add_argument(
        "--effort",
        choices=choices(Effort),
        default="auto",
        help="when to ask trafilatura for a second opinion on a page: never (fast), where next to nothing was found (auto, the default), "
        "always (thorough, which takes about four times as long)",
    )
    group.add_argument(
        "--favor",
        choices=choices(Favor),
        help="where the learned filter is not sure of a paragraph: keep it (recall), remove it (precision), or in between (balanced, the default)",
    )
    group.add_argument("--without", metavar="FILTER", action="append", default=[], help="leave a filter out; may be repeated")
    group.add_argument("--only", metavar="FILTER", action="append", default=[], help="use this filter and no other; may be repeated")
    group.add_argument(
        "--with", dest="added", metavar="FILTER", action="append", default=[], help="add a filter of another installed package; may be repeated"
    )
    group.add_argument(
        "--profiles",
        metavar="PATH",
        help="remove what a site repeats on its pages: the profile of a site, or a folder with profiles of many, see newsclean profile --help",
    )
    group.add_argument(
        "--with-fields",
        metavar="FIELD,…",
        action="append",
        default=[],
        help=f"give fields beside the text as well, in JSON and in rows: {', '.join(BESIDE)}; several with commas between them",
    )
    own = parser.add_argument_group("what you know of your sites")
    own.add_argument(
        "--remove",
        metavar="PATTERN",
        action="append",
        default=[],
        help="remove the blocks in which this regular expression is found; @FILE reads one a line; may be repeated (extra: rules)",
    )
    own.add_argument("--remove-most", action="store_true", help="let a pattern of --remove take more than half of an input's running text")
    own.add_argument("--keep", metavar="PATTERN", action="append", default=[], help="let no filter remove such blocks; as for --remove")
    own.add_argument("--phrases", metavar="FILE", action="append", default=[], help="look up the wording in a TOML file as well; may be repeated")


def asked_cleaner(args: argparse.Namespace) -> Cleaner:
    """Return the Cleaner that the options ask for. End the process with status 2 where one of them is wrong."""
    pipeline = Pipeline.default()
    try:
        for name in args.added:
            pipeline = pipeline.with_filter(name)
        if args.only:
            pipeline = pipeline.only(*args.only)
        chosen = _with_rules(pipeline.without(*args.without), args)
        return Cleaner(effort=args.effort, favor=args.favor, pipeline=chosen, profiles=args.profiles, fields=_names(args.with_fields))
    except (ValueError, TypeError, ImportError, AttributeError) as error:  # the last three where a filter of another package does not load
        usage_error(str(error))
    except OSError as error:
        usage_error(f"cannot read {error.filename}: {error.strerror or error}")


def _with_rules(pipeline: Pipeline, args: argparse.Namespace) -> Pipeline:
    """Return a pipeline with the rules of the user's own: --phrases, --remove and --keep."""
    for name in args.phrases:
        pipeline = pipeline.with_phrases(name)
    if args.remove:
        pipeline = pipeline.with_filter(_pattern(args.remove, take_most=args.remove_most), name="remove")
    return pipeline.keeping(_pattern(args.keep, take_most=True)) if args.keep else pipeline


def _pattern(given: Sequence[str], *, take_most: bool) -> Pattern:
    """Return the filter of some patterns. Raises ValueError for a wrong one, with the file and line in which it stands."""
    found = []
    for text, place in _patterns(given):
        try:
            found.append(pattern(text, take_most=take_most))
        except ValueError as error:
            raise ValueError(f"{place}{error}") from error
    if not found:
        raise ValueError(f"there is no pattern in {', '.join(given)}")
    return Pattern.joined(found)


def _patterns(given: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield patterns as they were given, and those in the lines of each file that was given as @FILE, each with the place where it stands.

    Blank lines and comments (#) are left out.
    """
    for text in given:
        if not text.startswith("@"):
            yield text, ""
            continue
        with Path(text[1:]).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ValueError(f"{text[1:]} has more than {MOST_BYTES:,} bytes")
        try:
            lines = data.decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise ValueError(f"{text[1:]} is not UTF-8") from None
        for number, line in enumerate(map(str.strip, lines), 1):
            if line and not line.startswith("#"):
                yield line, f"{text[1:]}, line {number}: "


def _names(given: Iterable[str]) -> list[str]:
    """Return the names in lists with commas between them."""
    return [name for names in given for part in names.split(",") if (name := part.strip())]


def usage_error(message: str) -> NoReturn:
    """Say what is wrong with the command, and end the process with status 2."""
    print(f"newsclean: {message}", file=sys.stderr)
    raise SystemExit(Exit.WRONG_USAGE)


def output_error(name: str, error: OSError) -> NoReturn:
    """Say which output cannot be written, and end the process with status 3."""
    print(f"newsclean: cannot write {name}: {error.strerror or error}", file=sys.stderr)
    raise SystemExit(Exit.IO)


@contextmanager
def opened_output(name: str | None) -> Iterator[TextIO]:
    """Open what a command writes to: a file, or standard output for None and "-". End the process with status 3 where it cannot be written."""
    if name is None or name == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(name)
    # Written beside its place and moved there when it is done: the output may be one of the inputs, and half an output is of no use.
    part = path.with_name(path.name + ".part") if path.is_file() or not path.exists() else path
    try:
        with part.open("w", encoding="utf-8", errors="replace") as out:
            yield out
        if part is not path:
            part.replace(path)
    except OSError as error:
        if part is not path:
            with suppress(OSError):
                part.unlink()
        output_error(name, error)


def seconds(text: str) -> float:
    """Return a time-out in seconds. Raises ArgumentTypeError for what is none, as argparse wants it."""
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds") from None
    try:
        return check_process_limits(value, None).timeout
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
