"""Hostile inputs that cost little, in this process: the promises hold of what comes out. `python -m benchmarks.hostile` runs all of them."""

from __future__ import annotations

import pytest

import newsclean
from tests.hostile.cases import CASES, Case
from tests.hostile.checks import missing, shown, unclean

LIGHT = [case for case in CASES.values() if not case.heavy]


@pytest.mark.parametrize("case", LIGHT, ids=lambda case: case.name)
def test_keeps_its_promises(case: Case) -> None:
    article = newsclean.clean(case.make(), format=case.format)
    assert missing(case, article.text) == []
    assert shown(case, article.text) == []
    assert unclean(article) == []


def test_makes_the_same_input_each_time() -> None:
    assert [case.name for case in LIGHT if case.make() != case.make()] == []
