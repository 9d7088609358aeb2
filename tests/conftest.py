"""Shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from newsclean.testing import Case, cases, update_cases, update_page

HERE = Path(__file__).parent
CASES = sorted((HERE / "filters").glob("*.md"))
PAGES = sorted((HERE / "pages").glob("*.md"))

# The same examples at every run of CI, so that a change is judged by what it changes; elsewhere new ones each time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write what the code gives now into tests/filters/*.md, tests/pages/*.md")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-goldens"):
        for path in CASES:
            update_cases(path)
        for path in PAGES:
            update_page(path)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "golden" in metafunc.fixturenames:
        found: list[Case] = [case for path in CASES for case in cases(path)]
        metafunc.parametrize("golden", found, ids=str)
