"""Shared by all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from newsclean.testing import update_cases, update_page
from tests import browsing
from tests.places import CASES, PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How many inputs hypothesis makes for a property: a few in `make test`, many in `make test-slow`. The same ones at every run of CI, so that a change
# is judged by what it changes; elsewhere new ones each time.
_IS_CI = bool(os.environ.get("CI"))
settings.register_profile("quick", max_examples=25, deadline=None, derandomize=_IS_CI)
settings.register_profile("thorough", max_examples=400, deadline=None, derandomize=_IS_CI)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write what the code gives now into tests/filters/*.md, tests/pages/*.md")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-goldens"):
        for path in sorted(CASES.glob("*.md")):
            update_cases(path)
        for path in sorted(PAGES.glob("*.md")):
            update_page(path)


@pytest.fixture(scope="module")  # while it is open, an event loop runs in this thread, and asyncio.run of other tests would fail
def browser() -> Iterator[Browser]:
    """A real browser; the test is skipped where there is none."""
    if reason := browsing.missing():
        pytest.skip(reason)
    with browsing.opened() as browser:
        yield browser
