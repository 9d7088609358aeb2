"""Every filter against its golden file, and what every filter must have."""

from __future__ import annotations

import inspect
import re

import pytest

from newsclean import Pipeline
from newsclean.pipeline import Step
from tests.goldens import FOLDER, Case, cases

STEPS = Pipeline.default().steps


def test_golden(golden: Case) -> None:
    assert golden.run() == golden.listing
    marked = any(line.startswith("- ") for line in golden.listing.splitlines())
    assert marked is not golden.keeps, "a case that is called 'Keeps …' takes nothing out, any other takes something out"


@pytest.mark.parametrize("step", STEPS, ids=lambda s: s.name)
def test_every_filter_is_documented_and_tested(step: Step) -> None:
    path = FOLDER / f"{step.name}.md"
    assert path.exists(), f"write {path}"
    found = list(cases(path))
    outside = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert outside.count("\n## ") == len(found), f"a case in {path} is not of the form that tests/goldens.py describes"
    assert any(not case.keeps for case in found), f"{path} needs a case of what goes"
    assert any(case.keeps for case in found), f"{path} needs a case 'Keeps …' of what must stay"
    doc = inspect.getdoc(step.filter)
    assert doc
    assert "\n\n" in doc, f"{step.name}: say in a second paragraph why, and what is kept"
    assert inspect.getmodule(step.filter).__name__.rsplit(".", 1)[-1] == step.name  # type: ignore[union-attr]


def test_no_golden_is_left_behind() -> None:
    assert {p.stem for p in FOLDER.glob("*.md")} <= set(Pipeline.default().names)
