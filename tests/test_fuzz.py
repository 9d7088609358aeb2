"""The fuzzer's seeds, and all that it ever found, hold the promises. `python -m tests.fuzz` makes up more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS
from tests.places import TESTS

HERE = TESTS / "fuzz"
INPUTS = sorted([*HERE.glob("seeds/*/*"), *HERE.glob("finds/*")])


@pytest.mark.parametrize("path", INPUTS, ids=[path.name for path in INPUTS])
def test_an_input_holds_the_promises(path: Path) -> None:
    for target in TARGETS.values():
        target(path.read_bytes())
