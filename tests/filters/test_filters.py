"""Every filter against its golden file, and what every filter must have."""

from __future__ import annotations

import inspect

import pytest

from newsclean import Pipeline
from newsclean.pipeline import Step
from newsclean.testing import Case, cases
from tests.places import CASES

STEPS = Pipeline.default().steps
GOLDENS = sorted(CASES.glob("*.md"))


@pytest.mark.parametrize("case", [case for path in GOLDENS for case in cases(path)], ids=str)
def test_golden(case: Case) -> None:
    case.check()


@pytest.mark.parametrize("step", STEPS, ids=lambda s: s.name)
def test_every_filter_is_documented_and_tested(step: Step) -> None:
    path = CASES / f"{step.name}.md"
    assert path.exists(), f"write {path}"
    found = cases(path)
    assert any(not case.keeps for case in found), f"{path} needs a case of what goes"
    assert any(case.keeps for case in found), f"{path} needs a case 'Keeps …' of what must stay"
    doc = inspect.getdoc(step.filter)
    assert doc
    assert "\n\n" in doc, f"{step.name}: say in a second paragraph why, and what is kept"
    assert inspect.getmodule(step.filter).__name__.rsplit(".", 1)[-1] == step.name  # type: ignore[union-attr]


def test_no_golden_is_left_behind() -> None:
    assert {path.stem for path in GOLDENS} <= set(Pipeline.default().names)
