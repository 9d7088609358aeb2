"""What own patterns cost in a batch, those that trap themselves among them: `python -m benchmarks.rules`.

A batch of 1,000 records (the texts of seeds/, each with a line that traps a pattern) is cleaned without rules, with patterns as people write them,
and with a pattern that traps itself on this line and was not refused: Georgian letters are none of the strings that a pattern is tried on.
"""

from __future__ import annotations

import resource
import sys

from newsclean import Pipeline
from newsclean.batch import clean_many
from newsclean.filters import pattern
from tests.places import SEEDS

RECORDS = 1000
TRAP = "ა" * 900 + "!"  # Georgian
ROUNDS = 3

PATTERNS: dict[str, tuple[str, ...]] = {
    "none": (),
    "one, plain": (r"^Reporting by \p{Lu}\p{Ll}+",),
    "100, plain": tuple(rf"^Page served by harbour-cms {n}\b" for n in range(100)),
    "one, fuzzy with one error": (r"(?:sponsored){e<=1}",),
    "one, fuzzy with two errors": (r"(?:sponsored content by){e<=2}",),
    "one that traps itself": (r"^(?:\p{Georgian}+\s?)+$",),
}


def records() -> list[str]:
    """The texts of the batch, no two alike."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [f"{texts[n % len(texts)]}\n\nRecord {n}\n\n{TRAP}\n" for n in range(RECORDS)]


def seconds(patterns: tuple[str, ...], inputs: list[str]) -> tuple[float, int, int]:
    """Return the CPU time of a batch with some patterns, how many rows it gives, and how many of them have a warning of a pattern left out."""
    pipeline = Pipeline.default().with_filter(pattern(*patterns)) if patterns else Pipeline.default()
    start = _cpu()
    rows = list(clean_many(inputs, workers=1, pipeline=pipeline))
    return _cpu() - start, len(rows), sum(any("left out here" in warning for warning in row["warnings"]) for row in rows)


def _cpu() -> float:
    """Return the seconds of CPU time that this process and those that it has started and waited for have used."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def main() -> int:
    """Print a table in Markdown."""
    inputs = records()
    print("| patterns | CPU seconds | rows | with a warning |\n| --- | --- | --- | --- |")
    for name, patterns in PATTERNS.items():
        runs = [seconds(patterns, inputs) for _ in range(ROUNDS)]
        print(f"| {name} | {min(run[0] for run in runs):.1f} | {runs[0][1]:,} | {runs[0][2]:,} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
