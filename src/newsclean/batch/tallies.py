"""What a run counts of its rows, for the page that shows it: confidences, warnings, what filters removed, the slowest inputs, the course of time.

It is counted from rows that the supervisor has read anyway, and kept in the run file, so that a run that goes on shows all that it did.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from newsclean.document.choices import ARTICLES
from newsclean.languages.scripts import count_words

BINS = 20  # of the histogram of confidences
MOST_SLOWEST = 10
LONGEST_ID = 300  # characters
MOST_POINTS = 200  # of the course of time
MAX_REASONS = 200  # that are counted; a filter may give another one for each row
REASON_LENGTH = 200  # characters
MAX_FILTERS = 200  # names that are counted; they come from rows, which a worker that a page has taken over may have written

_VARYING = re.compile(r"'[^']{0,1000}'|\d[\d,.]*")  # in a reason: values, names and numbers


class Told(NamedTuple):
    """What a row says that is counted.

    id           the input's
    confidence   of an article; None for any other page
    warnings     its warnings
    removed      the words that each filter removed, where the row lists that
    """

    id: str = ""
    confidence: float | None = None
    warnings: tuple[str, ...] = ()
    removed: tuple[tuple[str, int], ...] = ()


def told(row: Mapping[str, Any]) -> Told:
    """Return what a row says that is counted. Raises ValueError where a field has another type than those of a row.

    >>> told({"id": "a", "kind": "article", "confidence": 0.9, "warnings": [], "removed": [{"filter": "caption", "text": "The bridge"}]})
    Told(id='a', confidence=0.9, warnings=(), removed=(('caption', 2),))
    """
    confidence, warnings, listed = row.get("confidence"), row.get("warnings") or (), row.get("removed") or ()
    try:
        texts: dict[str, list[str]] = {}
        for removal in listed:
            texts.setdefault(removal["filter"], []).append(removal["text"])
        removed = tuple([(str(name)[:LONGEST_ID], count_words(" ".join(found))) for name, found in texts.items()])
        found = None if confidence is None or row["kind"] not in ARTICLES else float(confidence)
        if found is not None and not 0 <= found <= 1:
            raise ValueError("the confidence in the row is none")
        return Told(str(row["id"]), found, tuple([str(warning) for warning in warnings]), removed)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("a field of the row has a wrong type") from error


class Tallies(NamedTuple):
    """What was counted of a run so far, as plain data for JSON: fields of `newsclean.batch.Run`.

    confidences   how many articles have a confidence of 0 to 0.05, to 0.1, …
    warnings      how many rows have which warning; numbers and names in it are left out
    removed       name of a filter -> from how many documents it removed something, and how many words
    slowest       the documents that took longest: seconds, and the id
    """

    confidences: list[int]
    warnings: dict[str, int]
    removed: dict[str, list[int]]
    slowest: list[list[Any]]

    def plus(self, rows: Iterable[Told], times: Iterable[tuple[float, str]] = ()) -> Tallies:
        """Return what was counted with further rows, and with the seconds that documents took, each with its id."""
        rows = list(rows)
        confidences = self.confidences or [0] * BINS
        removed = {name: list(numbers) for name, numbers in self.removed.items()}
        counted = Counter(min(BINS - 1, max(0, int(row.confidence * BINS))) for row in rows if row.confidence is not None)
        for row in rows:
            for name, words in row.removed:
                if name in removed or len(removed) < MAX_FILTERS:
                    numbers = removed.setdefault(name, [0, 0])
                    numbers[0] += 1
                    numbers[1] += words
        slow = [*self.slowest, *[[round(seconds, 3), id[:LONGEST_ID]] for seconds, id in times if seconds]]
        return Tallies(
            [number + counted[at] for at, number in enumerate(confidences)],
            with_reasons(self.warnings, (warning for row in rows for warning in row.warnings)),
            removed,
            heapq.nlargest(MOST_SLOWEST, slow, key=lambda entry: entry[0]),
        )


NONE = Tallies([], {}, {}, [])


def with_point(curve: Sequence[list[float]], seconds: float, documents: int) -> list[list[float]]:
    """Return the course of time with one more point: seconds since the start, and documents done by then. Of many points, some are left out.

    >>> with_point([[1.0, 20]], 2.0, 50)
    [[1.0, 20], [2.0, 50]]
    """
    kept = list(curve) if len(curve) < MOST_POINTS else list(curve[1::2])
    return [*kept, [round(seconds, 3), documents]]


def with_reasons(before: Mapping[str, int], reasons: Iterable[str]) -> dict[str, int]:
    """Return how often each reason was given, with further ones. What differs from row to row is left out.

    >>> with_reasons({}, ["the line is no JSON: line 1 column 15", "the line is no JSON: line 1 column 7"])
    {'the line is no JSON: line … column …': 2}
    """
    found = Counter(before)
    for reason in reasons:
        said = _VARYING.sub("…", reason)[:REASON_LENGTH]
        found[said if said in found or len(found) < MAX_REASONS else "others"] += 1
    return dict(found)
