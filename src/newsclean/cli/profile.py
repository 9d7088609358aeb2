"""The command line for site profiles: `newsclean profile`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import nullcontext

from newsclean.batch import Profiled, TooFewPages, make_profiles
from newsclean.cli.exit_status import Exit
from newsclean.cli.many import add_processes, asked_fields, parser_of
from newsclean.cli.options import add_options, asked_cleaner, output_error, usage_error
from newsclean.cli.progress import pages_progress

DESCRIPTION = """\
Note what each site repeats on its pages, so that newsclean --profiles and
newsclean batch --profiles can remove it: sign-offs, calls and boxes that no
filter knows. 20 pages of each site are cleaned; a profile holds hashes alone.
Needs the extra "batch": pip install 'newsclean[batch]'
"""

EXAMPLES = """\
examples:
  newsclean profile texts.jsonl -o profiles/
  newsclean batch texts.jsonl --profiles profiles/ -o articles.jsonl

  newsclean profile pages-of-one-site/ -o lorne.json
  newsclean --profiles lorne.json page.txt
"""


def main(argv: Sequence[str]) -> int:
    """Run `newsclean profile` with these arguments. Return the exit status."""
    args = profile_parser().parse_args(argv)
    try:
        with nullcontext() if args.quiet else pages_progress() as on_progress:
            done = make_profiles(
                args.inputs,
                args.output,
                kind=args.kind,
                fields=asked_fields(args),
                workers=args.workers,
                timeout=args.timeout,
                memory=args.memory or None,
                cleaner=asked_cleaner(args),
                on_progress=on_progress,
            )
    except TooFewPages as error:
        print(f"newsclean: {error}", file=sys.stderr)
        return Exit.SOME_FAILED
    except NotADirectoryError as error:
        output_error(str(error.filename), error)
    except (ValueError, TypeError, OSError, ImportError, NotImplementedError, RuntimeError) as error:
        usage_error(str(error))
    if not args.quiet:
        print("\n".join(f"newsclean: {line}" for line in _summary(done, args.output)), file=sys.stderr)
    return Exit.SOME_FAILED if done.problems or not done.profiles else Exit.GOOD


def _summary(done: Profiled, output: str) -> list[str]:
    lines = [f"site profiles: {done.profiles:,} in {output}, made of {done.pages:,} pages"]
    if done.few:
        lines.append(f"sites without a profile, since they have fewer than 5 pages: {done.few:,}")
    if done.unnamed:
        advice = "name its field with --url-field, or that of the site with --site-field; for inputs of one site, write -o NAME.json"
        lines.append(f"inputs without an address ({advice}): {done.unnamed:,}")
    return [*lines, *done.problems]


def profile_parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = parser_of("profile", DESCRIPTION, EXAMPLES)
    result = parser.add_argument_group("what goes out")
    result.add_argument(
        "-o",
        "--output",
        required=True,
        help="a folder, which gets a profile for each site with five pages or more; or a file .json, where all inputs are pages of one site",
    )
    result.add_argument("--quiet", action="store_true", help="show no progress and no summary")
    add_options(parser)
    add_processes(parser)
    return parser
