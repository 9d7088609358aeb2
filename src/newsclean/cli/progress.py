"""Progress of a run: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsclean.batch.profiling import OnPages
from newsclean.batch.run_file import Run, counts
from newsclean.batch.session import OnProgress
from newsclean.extras import needs

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

LINE_SECONDS = 10.0  # between two lines


@contextmanager
def progress() -> Iterator[OnProgress]:
    """Yield a function that shows a run's progress on standard error, for as long as the context lasts."""
    if sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield _lines()


@contextmanager
def pages_progress() -> Iterator[OnPages]:
    """Yield a function that shows how many pages are done, as `progress` does for a run."""
    if not sys.stderr.isatty():
        is_due = every(LINE_SECONDS)
        yield lambda done, total: print(f"newsclean: {done:,} of {total:,} pages", file=sys.stderr, flush=True) if is_due() else None
        return
    with _rich_bar() as (bar, task):
        yield lambda done, total: bar.update(task, total=total, completed=done, description=f"{done:,} of {total:,} pages")


@contextmanager
def _rich_bar() -> Iterator[tuple[Progress, TaskID]]:
    try:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    except ImportError as error:
        raise needs("showing progress (or give --quiet)", "rich", "batch") from error
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield bar, bar.add_task("starting", total=None)


@contextmanager
def _bar() -> Iterator[OnProgress]:
    with _rich_bar() as (bar, task):
        pace = Pace()

        def show(run: Run, share: float | None) -> None:
            pace.see(run, share)
            bar.update(task, total=None if share is None else 1.0, completed=share or 0.0, description=_state(run, pace))

        yield show


def _lines() -> OnProgress:
    pace = Pace()
    is_due = every(LINE_SECONDS)

    def show(run: Run, share: float | None) -> None:
        pace.see(run, share)
        if not is_due():
            return
        left = pace.left(share)
        percent = "" if share is None else f", {share:.0%}" + ("" if left is None else f", {_duration(left)} left")
        print(f"newsclean: {_state(run, pace)}{percent}", file=sys.stderr, flush=True)

    return show


def every(seconds: float) -> Callable[[], bool]:
    """Return a function that says whether so many seconds have passed since it last said so, or since now."""
    last = time.monotonic()

    def is_due() -> bool:
        nonlocal last
        if time.monotonic() - last < seconds:
            return False
        last = time.monotonic()
        return True

    return is_due


class Pace:
    """The pace of a session. What earlier sessions did does not count."""

    def __init__(self) -> None:
        self.start = time.monotonic()
        self.first: tuple[int, float | None] | None = None  # rows and share at the start

    def see(self, run: Run, share: float | None) -> None:
        """Take note of the state of the run. The pace is counted from the first one."""
        self.first = self.first or (run.rows, share)

    def rate(self, run: Run) -> float:
        """Return rows a second."""
        rows, _ = self.first or (0, None)
        return (run.rows - rows) / max(time.monotonic() - self.start, 0.001)

    def left(self, share: float | None) -> float | None:
        """Return the seconds that are left at this pace, or None where that is not known."""
        _, first = self.first or (0, None)
        if share is None or first is None or share <= first:
            return None
        return (time.monotonic() - self.start) * (1 - share) / (share - first)


def _state(run: Run, pace: Pace) -> str:
    return f"{run.rows:,} done, {pace.rate(run):,.0f}/s: {counts(run.statuses)}"


def _duration(seconds: float) -> str:
    """Seconds as a person would say them.

    >>> _duration(59), _duration(3720)
    ('59 s', '1 h 2 min')
    """
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
