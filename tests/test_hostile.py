"""Hostile inputs that cost little, in this process: the promises hold of what comes out. `python -m benchmarks.hostile` runs all of them.

Of each family of inputs the first is tested by `make test`, the others by `make test-slow`.
"""

from __future__ import annotations

import pytest

import newsclean
from tests.hostile.cases import CASES, Case
from tests.hostile.checks import missing, shown, unclean
from tests.inert import check_html

LIGHT = [case for case in CASES.values() if not case.heavy]
FIRST = {case.family: case for case in reversed(LIGHT)}


def _param(case: Case) -> object:
    return pytest.param(case, id=case.name, marks=() if case is FIRST[case.family] else pytest.mark.slow)


@pytest.mark.parametrize("case", [_param(case) for case in LIGHT])
def test_keeps_its_promises(case: Case) -> None:
    article = newsclean.clean(case.make(), format=case.format)
    assert missing(case, article.text) == []
    assert shown(case, article.text) == []
    assert unclean(article) == []
    check_html(article)


@pytest.mark.slow
def test_makes_the_same_input_each_time() -> None:
    assert [case.name for case in LIGHT if case.make() != case.make()] == []
