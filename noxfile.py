"""The tests on every Python that newsclean supports, pure and compiled: `nox`, or `nox -s compiled-3.13`.

A Python that is not installed is skipped, and nox says so. With pyenv, name the versions: `PYENV_VERSION=3.11.7:3.12.1:3.13.0 nox`.
"""

from __future__ import annotations

import nox

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
TESTS = ["python", "-m", "pytest", "-n", "2", "--dist", "loadfile"]

nox.options.error_on_missing_interpreters = False  # nor on CI: which Pythons there are is up to the machine


@nox.session(python=PYTHONS)
def pure(session: nox.Session) -> None:
    """All tests, from the source."""
    session.install("-e", ".[dev]")
    session.run("newsclean", "--version")
    session.run(*TESTS, *session.posargs)


@nox.session(python=PYTHONS)
def compiled(session: nox.Session) -> None:
    """The tests on a compiled wheel. The examples in docstrings are left out: pytest finds them in the source alone."""
    session.install(".[dev]", env={"NEWSCLEAN_COMPILE": "require"})
    session.run("newsclean", "--version")
    session.run(*TESTS, "tests", "benchmarks", *session.posargs)
