"""Shows how far a run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from newsclean.batch.run_file import Run, counts
from newsclean.extras import needs

EVERY = 10.0  # seconds between two lines

Tell = Callable[[Run, float | None], None]


@contextmanager
def progress() -> Iterator[Tell]:
    """Something to tell of a run's state, for as long as the context lasts; it writes to standard error."""
    if sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _lines()


@contextmanager
def _bar() -> Iterator[Tell]:
    try:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    except ImportError as error:
        raise needs("showing progress (or give --quiet)", "rich", "batch") from error
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        shown = bar.add_task("starting", total=None)
        clock = Clock()

        def tell(run: Run, share: float | None) -> None:
            clock.see(run, share)
            bar.update(shown, total=None if share is None else 1.0, completed=share or 0.0, description=_state(run, clock))

        yield tell


def _lines() -> Tell:
    clock = Clock()
    last = time.monotonic()

    def tell(run: Run, share: float | None) -> None:
        nonlocal last
        clock.see(run, share)
        if time.monotonic() - last < EVERY:
            return
        last = time.monotonic()
        left = clock.left(share)
        percent = "" if share is None else f", {share:.0%}" + ("" if left is None else f", {_duration(left)} left")
        print(f"newsclean: {_state(run, clock)}{percent}", file=sys.stderr, flush=True)

    return tell


class Clock:
    """The pace of this sitting."""

    def __init__(self) -> None:
        self.start = time.monotonic()
        self.first: tuple[int, float | None] | None = None  # rows and share that were done when it began

    def see(self, run: Run, share: float | None) -> None:
        """Is to be called with each state, the first of which the pace is counted from."""
        self.first = self.first or (run.rows, share)

    def rate(self, run: Run) -> float:
        """Rows a second."""
        rows, _ = self.first or (0, None)
        return (run.rows - rows) / max(time.monotonic() - self.start, 0.001)

    def left(self, share: float | None) -> float | None:
        """Seconds that are left, at this pace."""
        _, first = self.first or (0, None)
        if share is None or first is None or share <= first:
            return None
        return (time.monotonic() - self.start) * (1 - share) / (share - first)


def _state(run: Run, clock: Clock) -> str:
    return f"{run.rows:,} done, {clock.rate(run):,.0f}/s: {counts(run.statuses)}"


def _duration(seconds: float) -> str:
    """Seconds as a person says them.

    >>> _duration(59), _duration(3720)
    ('59 s', '1 h 2 min')
    """
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
