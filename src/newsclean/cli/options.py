"""The options that all commands share: how to clean."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from newsclean.cleaner import Cleaner
from newsclean.document import Effort, Favor
from newsclean.document.choices import choices
from newsclean.isolation import LONGEST_TIMEOUT
from newsclean.pipeline import Pipeline


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how to clean."""
    parser.add_argument(
        "--effort",
        choices=choices(Effort),
        default="auto",
        help="whether to ask trafilatura about a page: never (fast), where next to nothing was found (auto, the default), always (thorough)",
    )
    parser.add_argument(
        "--favor",
        choices=choices(Favor),
        help="where the learned filter stops: keep more of what is in doubt (recall), remove more (precision), balanced (default)",
    )
    parser.add_argument("--without", metavar="NAME", action="append", default=[], help="leave a filter out (may be repeated)")
    parser.add_argument("--only", metavar="NAME", action="append", default=[], help="use this filter and no other (may be repeated)")
    parser.add_argument("--with", dest="added", metavar="NAME", action="append", default=[], help="add an installed third-party filter")


def asked_cleaner(args: argparse.Namespace) -> Cleaner:
    """Return the cleaner that the options ask for. Ends the process with status 2 where they ask for what is not there."""
    pipeline = Pipeline.default()
    try:
        for name in args.added:
            pipeline = pipeline.with_filter(name)
        if args.only:
            pipeline = pipeline.only(*args.only)
        return Cleaner(effort=args.effort, favor=args.favor, pipeline=pipeline.without(*args.without))
    except (ValueError, TypeError, ImportError, AttributeError) as error:  # a third-party filter may fail to load in any of these ways
        usage_error(str(error))


def usage_error(message: str) -> NoReturn:
    """Say what is wrong with the command, and end the process with status 2."""
    print(f"newsclean: {message}", file=sys.stderr)
    raise SystemExit(2)


def seconds(text: str) -> float:
    """Return a number of seconds, for argparse."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= LONGEST_TIMEOUT:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return value
