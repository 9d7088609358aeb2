"""The command line: `newsclean` and `python -m newsclean`. One file a command; `options` has what they share.

Data goes to standard output, notes to standard error. `exit_status` has the exit statuses. May import everything; nothing imports it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from newsclean.cli.exit_status import Exit


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line with these arguments, by default those of the process. Return the exit status."""
    argv = sys.argv[1:] if argv is None else list(argv)
    try:  # before anything large is imported, so that Ctrl-C is caught from the start
        if argv[:1] == ["batch"]:
            from newsclean.cli.batch import main as batch

            return batch(argv[1:])
        if argv[:1] == ["profile"]:
            from newsclean.cli.profile import main as profile

            return profile(argv[1:])
        if argv[:1] == ["report"]:
            from newsclean.cli.report import main as report

            return report(argv[1:])
        from newsclean.cli.clean import main as clean

        return clean(argv)
    except BrokenPipeError:  # the reader of our output has ended, as in "| head"
        _let_go_of_stdout()
        return Exit.GOOD
    except OSError as error:  # the disk is full, or standard output is closed
        _let_go_of_stdout()
        print(f"newsclean: cannot write the output: {error.strerror or error}", file=sys.stderr)
        return Exit.IO
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _let_go_of_stdout() -> None:
    """Send what is still to be written nowhere: Python would fail at it once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
