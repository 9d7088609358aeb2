"""The one style of the plots: drawn on a transparent ground, in colours that can be read on white and on dark grey.

An SVG in the docs cannot know which ground it stands on: readers switch the theme by a button. So each colour, and the grey of text and lines, is of
a middle lightness, with a contrast of at least 3:1 to white and to #131416, the dark ground of the docs (`contrast`, which a test asks). A series has
a mark of its own beside its colour.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

INK = "#767d87"  # text, axes
COLOURS = ("#3f83d4", "#d06a1c", "#2f935c", "#bf55a0", "#7d72cf", "#bb7a10")
MARKS = ("o", "s", "D", "^", "v", "P")
OURS, THEIRS = COLOURS[0], INK  # newsclean, and all that it is compared with
GROUNDS = ("#ffffff", "#131416")
LABEL = 9.0  # points

_RC: Any = {
    "font.family": ["sans-serif"],
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": INK,
    "grid.alpha": 0.25,
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
    "lines.linewidth": 1.8,
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "newsclean",  # the same file from the same figures
}


def plot(width: float, height: float, across: str, up: str) -> tuple[Figure, Any]:
    """Return an empty plot of a size in inches, and its axes, given what stands below it and beside it."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_RC):
        figure = Figure(figsize=(width, height), layout="constrained")
        axes: Any = figure.add_subplot()
        axes.set(xlabel=across, ylabel=up)
        axes.set_prop_cycle(color=COLOURS)
    return figure, axes


def series(axes: Any, lines: Sequence[tuple[str, Sequence[float], Sequence[float]]], *, marks: bool = True) -> None:
    """Draw lines, each with its name, and say in a legend which is which."""
    for (name, across, up), mark in zip(lines, cycle(MARKS)):
        axes.plot(across, up, marker=mark if marks else "", markersize=5.5, label=name)
    axes.legend(loc="best", labelcolor=INK, frameon=False)


def labels(figure: Figure, axes: Any, points: Sequence[tuple[str, float, float]]) -> None:
    """Write the name of each point beside it, where it runs over no other point and no other name."""
    figure.draw_without_rendering()
    places = [(*axes.transData.transform((x, y)), name) for name, x, y in points]
    size = LABEL * figure.dpi / 72
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y, _ in places]
    for x, y, name in places:
        length = 0.56 * size * len(name)
        ways = ((9, -size / 2, "left"), (-9 - length, -size / 2, "right"), (-length / 2, 8, "center"), (-length / 2, -8 - size, "center"))
        boxes = [(x + across, y + up, x + across + length, y + up + size, side) for across, up, side in ways]
        left, bottom, right, top, side = next((box for box in boxes if not any(_overlap(box, other) for other in taken)), boxes[0])
        taken.append((left, bottom, right, top))
        at = {"left": left, "right": right, "center": (left + right) / 2}[side]
        place = axes.transData.inverted().transform((at, (bottom + top) / 2))
        axes.text(*place, name, ha=side, va="center", fontsize=LABEL, color=OURS if name.startswith("newsclean") else INK)


def _overlap(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return bool(one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def save(figure: Figure, path: Path) -> None:
    """Write a plot: SVG or PNG, by the name."""
    import matplotlib

    with matplotlib.rc_context(_RC):
        figure.savefig(path, transparent=True, dpi=150, metadata={"Date": None} if path.suffix == ".svg" else None)


def contrast(colour: str, ground: str) -> float:
    """Return the contrast of two colours, by WCAG 2: 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
