"""Shared by all tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests import page_goldens
from tests.goldens import FOLDER, Case, cases, update

# The same examples at every run of CI, so that a change is judged by what it changes; elsewhere new ones each time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write what the code gives now into tests/filters/*.md, tests/pages/*.md")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-goldens"):
        for path in sorted(FOLDER.glob("*.md")):
            update(path)
        for path in sorted(page_goldens.FOLDER.glob("*.md")):
            page_goldens.update(path)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "golden" in metafunc.fixturenames:
        found: list[Case] = [case for path in sorted(FOLDER.glob("*.md")) for case in cases(path)]
        metafunc.parametrize("golden", found, ids=[f"{c.filter}: {c.title}" for c in found])
