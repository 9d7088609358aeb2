"""The command line: `newsclean` and `python -m newsclean`. One file a command; `options` has what they share.

Data goes to standard output, notes to standard error. Exit status: 0 all inputs were cleaned, 1 some input failed, 2 wrong usage. May import
everything; nothing imports it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line with these arguments, by default those of the process. Return the exit status."""
    argv = sys.argv[1:] if argv is None else list(argv)
    try:  # before anything large is imported, so that Ctrl-C is caught from the start
        if argv[:1] == ["batch"]:
            from newsclean.cli.batch import main as batch

            return batch(argv[1:])
        from newsclean.cli.clean import main as clean

        return clean(argv)
    except BrokenPipeError:  # the reader of our output has ended, as in "| head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
