"""The command line: `python -m newsclean` and `newsclean`. One file a command; `options` has what they share.

Data goes to standard output, notes to standard error. Exit status: 0 all good, 1 some input failed, 2 wrong usage. May import everything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line with the arguments given, by default the process's own; returns the exit status."""
    argv = sys.argv[1:] if argv is None else list(argv)
    try:
        if argv[:1] == ["batch"]:
            from newsclean.cli.batch import main as batch  # which most runs do not need

            return batch(argv[1:])
        from newsclean.cli.clean import main as clean  # so that nothing is imported before Ctrl-C is looked after

        return clean(argv)
    except BrokenPipeError:  # the reader of our output has seen enough, as in "| head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
