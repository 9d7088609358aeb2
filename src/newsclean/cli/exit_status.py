"""The exit statuses of `newsclean` and `newsclean batch`."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """An exit status. Of several that hold, the command returns the greatest below 100. docs/cli.md has the table for users."""

    GOOD = 0
    SOME_FAILED = 1
    """An input could not be read, or not to its end, or changed meanwhile; or none of the inputs has any text."""
    WRONG_USAGE = 2
    """An option, an input or a combination of them is wrong, and nothing was done."""
    IO = 3
    """An output cannot be written."""
    TOO_MANY_ERRORS = 4
    """Of a batch, more rows than `--max-errors` allows have the status "error"."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C: 128 and the number of the signal, as shells have it."""
    TERMINATED = 143
    """Stopped by SIGTERM."""
