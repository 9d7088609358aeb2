"""What own patterns cost in a batch, those that trap themselves among them: `python -m benchmarks.rules`.

A batch of 1,000 records (the texts of seeds/, each with a line that traps a pattern) is cleaned without rules, with patterns as people write them,
and with a pattern that traps itself on this line and was not refused: Georgian letters are none of the strings that a pattern is tried on.
"""

from __future__ import annotations

import sys
import time

from newsclean import Pipeline
from newsclean.batch import clean_many
from newsclean.filters import pattern
from tests.places import SEEDS

RECORDS = 1000
TRAP = "ა" * 900 + "!"  # Georgian
ROUNDS = 1

PATTERNS: dict[str, tuple[str, ...]] = {
    "none": (),
    "plain": (r"^Reporting by \p{Lu}\p{Ll}+",),
    "plain, 100 of them": tuple(rf"^Page served by harbour-cms {n}\b" for n in range(100)),
    "fuzzy, one error": (r"(?:sponsored){e<=1}",),
    "fuzzy, two errors": (r"(?:sponsored content by){e<=2}",),
    "trapped": (r"^(?:\p{Georgian}+\s?)+$",),
}


def records() -> list[str]:
    """The texts of the batch, no two alike."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [f"{texts[n % len(texts)]}\n\nRecord {n}\n\n{TRAP}\n" for n in range(RECORDS)]


def seconds(patterns: tuple[str, ...], inputs: list[str]) -> tuple[float, int, int]:
    """Return how long a batch takes with some patterns, how many rows it gives, and how many of them have a warning of a pattern left out."""
    pipeline = Pipeline.default().with_filter(pattern(*patterns)) if patterns else Pipeline.default()
    start = time.perf_counter()
    rows = list(clean_many(inputs, workers=1, pipeline=pipeline))
    return time.perf_counter() - start, len(rows), sum(any("left out here" in warning for warning in row["warnings"]) for row in rows)


def main() -> int:
    """Print a table."""
    inputs = records()
    print(f"{'patterns':<20}  seconds  rows  with a warning")
    for name, patterns in PATTERNS.items():
        runs = [seconds(patterns, inputs) for _ in range(ROUNDS)]
        print(f"{name:<20}  {min(run[0] for run in runs):7.1f}  {runs[0][1]:4}  {runs[0][2]}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
