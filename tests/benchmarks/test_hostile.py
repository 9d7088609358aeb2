"""The hostile benchmark itself: what it makes of processes that die, and of articles that are not as promised."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

import newsclean
from benchmarks.growth import FAMILIES, Growth, measure
from benchmarks.hostile import markdown
from benchmarks.hostile_child import Result, in_fork, measured
from tests.hostile.articles import ENGLISH
from tests.hostile.cases import CASES, SECRET, Case, page
from tests.hostile.checks import unclean

pytestmark = pytest.mark.slow

NOTHING = Result("newsclean", "a case", "a family", "crash")


def _case(make: Callable[[], str], canaries: tuple[str, ...] = ENGLISH.paragraphs, forbidden: tuple[str, ...] = ()) -> Case:
    return Case("a case", "a family", make, "html", canaries, forbidden)


def _say(words: bytes) -> Result:
    """Ends the process as the kernel does, or C code that runs out of something."""
    os.write(2, words)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _never() -> Result:
    signal.setitimer(signal.ITIMER_PROF, 0.05)
    while True:
        pass


@pytest.mark.parametrize(
    ("run", "outcome"),
    [
        (partial(_say, b"free(): invalid pointer"), "crash"),
        (partial(_say, b"memory allocation of 9 bytes failed"), "memory"),
        (_never, "timeout"),
        (partial(measured, "newsclean", _case(page)), "ok"),
        (partial(measured, "newsclean", _case(page, ("It never was.",))), "lost"),
        (partial(measured, "newsclean", _case(page, (), ENGLISH.paragraphs[:1])), "junk"),
        (partial(measured, "lexbor-text", _case(page)), "ok"),
        (partial(measured, "no such system", _case(page)), "exception"),
    ],
)
def test_outcomes(run: Callable[[], Result], outcome: str) -> None:
    assert in_fork(run, NOTHING).outcome == outcome


def test_report_counts_each_outcome_once() -> None:
    results = [NOTHING, NOTHING._replace(outcome="timeout"), NOTHING._replace(outcome="ok", system="goose3")]
    assert "| newsclean | 2 | 1 | 0 | 1 | 0 | 0 | 0 |" in markdown(results)
    assert "| a family | 2 of 2 | 0 of 1 |" in markdown(results)


def test_unclean_fields_are_named() -> None:
    article = newsclean.clean(page())
    assert unclean(article) == []
    broken = replace(article, title="a\x00b", tags=("\u202e",), date_published="2024-02-30", image="data:x", canonical_url="http://a.example/")
    assert [found.split()[0] for found in unclean(broken)] == ["title", "tags", "date_published", "image"]


def test_secret_is_in_every_page_that_forbids_it() -> None:
    assert [case.name for case in CASES.values() if case.forbidden == (SECRET,) and not case.heavy and SECRET not in str(case.make())] == []


def test_growth_of_a_family(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.growth.LONG_ENOUGH", 0)
    found = measure("closed p", 3)
    assert found.n == 1
    assert len(found.seconds) == 3
    assert found.size == len(FAMILIES["closed p"].make(2))


def test_growth_that_is_over() -> None:
    assert Growth("a", 1, 1_000_000, (1.0, 2.7)).is_over
    assert Growth("a", 1, 1_000_000, (0.5, 1.2)).factor == 2.4
    assert not Growth("a", 1, 1_000_000, (0.5, 1.2)).is_over
