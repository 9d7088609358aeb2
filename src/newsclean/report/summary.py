"""The page of a run of a batch: its course, statuses, kinds, confidences, slowest inputs, warnings, and what filters removed. It needs no script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.report.rendering import asset, assets, rendered
from newsclean.report.view import about

if TYPE_CHECKING:
    from newsclean.batch import Run

MOST_BARS = 40  # filters, warnings, reasons and problems that are listed; the page says how many more there are
WIDTH, HEIGHT = 640.0, 200.0  # of the plots, in the units of their view boxes
TICKS = 4  # about so many on an axis
_STEPS = (1, 2, 5, 10)
_TIME_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400)


class Bar(NamedTuple):
    """A line of a list of numbers.

    share   of the greatest number of the list, 0 to 100: the length of its bar
    of_all  of all numbers of the list, in percent as text; "" where they do not add up to anything
    more    what else is said of it, or None
    """

    name: str
    number: int
    share: float
    of_all: str = ""
    more: str | None = None


class Tick(NamedTuple):
    """A mark on an axis, and where it stands in the plot."""

    at: float
    label: str


class Curve(NamedTuple):
    """How many documents were done after how many seconds: the points of a line, as SVG has them, and the marks of the axes."""

    points: str
    across: list[Tick]
    up: list[Tick]


class Column(NamedTuple):
    """A column of a histogram: where it stands, how high it is, and what it says."""

    x: float
    width: float
    y: float
    height: float
    label: str


def summary_page(run: Run) -> str:
    """Return a page that shows a run of a batch, finished or not: one HTML file that loads nothing, and needs no script.

    A run that was stopped and went on shows all that it did. A run of an older newsclean has not counted all of this; the page says what is missing.
    Filters are listed where the rows say what was removed (`removed=True`). To import this needs Jinja2 (extra `report`).
    """
    return rendered(
        "summary.html",
        run=run,
        assets=assets(asset("summary.css")),
        curve=curve(run.curve),
        statuses=bars(run.statuses),
        kinds=bars(run.kinds),
        dropped=bars(run.dropped),
        histogram=histogram(run.confidences),
        mean=_mean(run.confidences),
        slowest=[Bar(id, 0, 100 * seconds / max(run.slowest[0][0], 1e-9), duration(seconds)) for seconds, id in run.slowest],
        warnings=bars(run.warnings, of_all=False),
        reasons=bars(run.reasons, of_all=False),
        filters=_filters(run.removed),
        lost=bars(run.lost, of_all=False),
        time=duration(run.seconds),
        most=MOST_BARS,
    )


def bars(counts: Mapping[str, int], *, of_all: bool = True) -> list[Bar]:
    """Return numbers as bars, the greatest first.

    >>> bars({"empty": 5, "ok": 15})
    [Bar(name='ok', number=15, share=100.0, of_all='75%', more=None), Bar(name='empty', number=5, share=33.33, of_all='25%', more=None)]
    """
    found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    most, total = max(counts.values(), default=0) or 1, sum(counts.values()) or 1
    return [Bar(name, number, round(100 * number / most, 2), percent(number / total) if of_all else "") for name, number in found]


def _filters(removed: Mapping[str, Sequence[int]]) -> list[Bar]:
    """Return the filters by the words that they removed, each with the number of documents that it worked on, and with what it removes."""
    documents = {name: numbers[0] for name, numbers in removed.items()}
    return [
        bar._replace(of_all=f"{documents[bar.name]:,}", more=about(bar.name))
        for bar in bars({name: numbers[1] for name, numbers in removed.items()}, of_all=False)
    ]


def percent(share: float) -> str:
    """Return a share as text. What is not all, and not nothing, is not shown as such.

    >>> percent(0.5), percent(0.9999), percent(0.0004), percent(0.012)
    ('50%', '>99%', '<0.1%', '1.2%')
    """
    if 0 < share < 0.001:
        return "<0.1%"
    if 0.99 < share < 1:
        return ">99%"
    return f"{share:.1%}" if 0 < share < 0.1 else f"{share:.0%}"


def duration(seconds: float) -> str:
    """Return a time in the two units that say most.

    >>> duration(0.4213), duration(75), duration(7320), duration(90061)
    ('0.42 s', '1 min 15 s', '2 h 2 min', '1 d 1 h')
    """
    if seconds < 60:
        return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.0f} s"
    whole = round(seconds)
    for size, name, part, part_name in ((86400, "d", 3600, "h"), (3600, "h", 60, "min"), (60, "min", 1, "s")):
        if whole >= size:
            rest = whole % size // part
            return f"{whole // size} {name}" + (f" {rest} {part_name}" if rest else "")
    return f"{whole} s"


def curve(points: Sequence[Sequence[float]]) -> Curve | None:
    """Return the course of a run as a plot; None where nothing is known of it.

    >>> curve([[5, 10], [10, 20]]).points
    '0.0,200.0 320.0,100.0 640.0,0.0'
    """
    if not points:
        return None
    last_seconds, last_documents = points[-1]
    across, up = max(last_seconds, 1e-9), max(last_documents, 1)
    placed = [(WIDTH * seconds / across, HEIGHT - HEIGHT * documents / up) for seconds, documents in ([0, 0], *points)]
    return Curve(
        " ".join(f"{x:.1f},{y:.1f}" for x, y in placed),
        [Tick(round(WIDTH * at / across, 1), duration(at) if at else "0") for at in _ticks(across, _TIME_STEPS)],
        [Tick(round(HEIGHT - HEIGHT * at / up, 1), f"{at:,.0f}") for at in _ticks(up)],
    )


def _ticks(most: float, steps: Iterable[float] = ()) -> list[float]:
    """Return round numbers from 0 up to a number: multiples of one of some steps, or else of 1, 2 or 5 times a power of ten.

    >>> _ticks(870), _ticks(3)
    ([0, 200, 400, 600, 800], [0, 1, 2, 3])
    """
    step = next((step for step in steps if most / step <= TICKS + 1), None)
    if step is None:
        power = 10 ** max(0, len(str(int(most))) - 2)
        step = next(power * factor * ten for ten in (1, 10) for factor in _STEPS if most / (power * factor * ten) <= TICKS + 1)
    return [step * number for number in range(int(most / step) + 1)]


def histogram(numbers: Sequence[int]) -> list[Column]:
    """Return the columns of a histogram over 0 to 1.

    >>> histogram([1, 3])[1]
    Column(x=321.0, width=318.0, y=0.0, height=200.0, label='0.50 to 1.00: 3')
    """
    most, width = max(numbers, default=0), WIDTH / max(1, len(numbers))
    if not most:
        return []
    found = []
    for at, number in enumerate(numbers):
        height = round(HEIGHT * number / most, 1)
        label = f"{at / len(numbers):.2f} to {(at + 1) / len(numbers):.2f}: {number:,}"
        found.append(Column(round(at * width + 1, 1), round(width - 2, 1), HEIGHT - height, height, label))
    return found


def _mean(numbers: Sequence[int]) -> float | None:
    """Return the mean of a histogram over 0 to 1, from the middles of its columns; None of an empty one."""
    total = sum(numbers)
    return sum(number * (at + 0.5) / len(numbers) for at, number in enumerate(numbers)) / total if total else None
