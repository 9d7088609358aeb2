"""What a run counts of its rows: the same whether it was stopped and went on or not, and after an update what the rows say."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.batch import Run, run
from newsclean.batch.tallies import BINS, MOST_POINTS, MOST_SLOWEST, NONE, Told, told, with_point
from newsclean.languages.scripts import count_words
from tests.batch.made import jsonl, page, pages, rows
from tests.batch.test_changes import die
from tests.batch.test_run import no_workers, small_steps

__all__ = ["no_workers", "small_steps"]  # fixtures


def counted(found: list[dict[str, Any]]) -> dict[str, Any]:
    """What the rows of an output say, counted here."""
    bins = [0] * BINS
    removed: dict[str, list[int]] = {}
    for row in found:
        if row["kind"] in ("article", "live_blog"):
            bins[min(BINS - 1, int(row["confidence"] * BINS))] += 1
        for name in {removal["filter"] for removal in row["removed"]}:
            words = sum(count_words(removal["text"]) for removal in row["removed"] if removal["filter"] == name)
            before = removed.setdefault(name, [0, 0])
            removed[name] = [before[0] + 1, before[1] + words]
    return {"confidences": bins, "removed": removed, "warnings": dict(Counter(warning for row in found for warning in row["warnings"]))}


def of(done: Run) -> dict[str, Any]:
    return {"confidences": done.confidences, "removed": done.removed, "warnings": done.warnings}


def test_a_run_counts_what_its_rows_say(tmp_path: Path) -> None:
    records = [*({"id": f"page {n}", "html": page(n)} for n in range(12)), {"id": "none", "text": ""}]
    done = run(jsonl(tmp_path / "a.jsonl", records), tmp_path / "out.jsonl", workers=1, removed=True)
    found = rows(tmp_path / "out.jsonl")
    assert of(done) == counted(found)
    assert done.removed["site_element"] == [12, 12]
    assert done.warnings == {"the input is empty": 1}
    assert done.curve[-1] == [done.seconds, 13]
    assert [point[1] for point in done.curve] == [5, 10, 13]


def test_a_run_that_went_on_shows_all_that_it_did(tmp_path: Path) -> None:
    source = pages(tmp_path, 22)
    whole = run(source, tmp_path / "whole.jsonl", workers=1, removed=True)
    die(2, source, tmp_path / "out.jsonl", workers=1, removed=True)
    done = run(source, tmp_path / "out.jsonl", workers=1, removed=True)
    assert done.sessions == 2
    assert of(done) == of(whole)
    assert [number for _, number in done.curve][-1] == 22
    assert done.curve == sorted(done.curve)


@pytest.mark.with_workers
def test_the_slowest_are_measured(tmp_path: Path) -> None:
    done = run(pages(tmp_path, 12), tmp_path / "out.jsonl", workers=1)
    assert len(done.slowest) == MOST_SLOWEST
    assert done.slowest == sorted(done.slowest, key=lambda entry: -entry[0])
    assert done.slowest[-1][0] > 0
    assert {id for _, id in done.slowest} <= {f"page {n}" for n in range(12)}
    assert run(pages(tmp_path, 12), tmp_path / "out.jsonl", workers=1) == done


def test_an_update_counts_the_rows_that_are_there_then(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    jsonl(folder / "a.jsonl", [{"id": f"a{n}", "html": page(n)} for n in range(6)])
    jsonl(folder / "b.jsonl", [{"id": f"b{n}", "html": page(n)} for n in range(4)])
    output = tmp_path / "out.jsonl"
    first = run(folder, output, workers=1, removed=True)
    jsonl(folder / "b.jsonl", [{"id": f"b{n}", "text": ""} for n in range(5)])
    done = run(folder, output, workers=1, removed=True, update=True)
    assert of(done) == counted(rows(output))
    assert done.warnings == {"the input is empty": 5}
    assert done.curve[: len(first.curve)] == first.curve
    assert done.curve[-1][1] == 15  # documents that were cleaned, in both


def test_rows_that_are_dropped_do_not_count(tmp_path: Path) -> None:
    records = [{"id": "a", "html": page(1)}, {"id": "b", "html": "<title>404 Not Found</title><h1>404 Not Found</h1>"}]
    done = run(jsonl(tmp_path / "a.jsonl", records), tmp_path / "out.jsonl", workers=1, drop_kinds={"error"})
    assert (sum(done.confidences), done.warnings, done.dropped) == (1, {}, {"error": 1})
    assert done.curve[-1][1] == 2


def test_a_run_file_of_an_older_newsclean_is_read() -> None:
    found = json.loads(Run("out.jsonl", {}).to_json())
    for name in ("confidences", "warnings", "removed", "slowest", "curve"):
        del found[name]
    old = Run.from_json(json.dumps(found))
    assert old.tallies == NONE
    assert old.curve == []


def test_what_is_kept_is_bounded() -> None:
    told_of_many = [Told(f"{n}", 1.0, (f"warning {chr(97 + n % 26)}{'x' * n}",), ((f"filter {n}", 1),)) for n in range(1_000)]
    found = NONE.plus(told_of_many, [(float(n), "x" * 10_000) for n in range(1, 1_000)])
    assert found.confidences[-1] == 1_000
    assert len(found.removed) == 200
    assert len(found.warnings) <= 201
    assert sum(found.warnings.values()) == 1_000
    assert [seconds for seconds, _ in found.slowest] == [float(n) for n in range(999, 989, -1)]
    assert all(len(id) <= 300 for _, id in found.slowest)
    curve: list[list[float]] = []
    for second in range(10_000):
        curve = with_point(curve, second, second * 10)
    assert len(curve) <= MOST_POINTS
    assert curve[-1] == [9_999, 99_990]


@given(
    st.dictionaries(st.sampled_from(["id", "kind", "confidence", "warnings", "removed"]), st.recursive(st.none() | st.floats() | st.text(), st.lists))
)
def test_no_row_of_a_worker_that_was_taken_over_stops_the_supervisor(row: dict[str, Any]) -> None:
    try:
        found = told(row)
    except ValueError:
        return
    NONE.plus([found])
