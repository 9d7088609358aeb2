"""The script that lists circles of files, on packages made for it."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import REPOSITORY

SCRIPT = REPOSITORY / ".ci" / "circles.py"
NAMES = runpy.run_path(str(SCRIPT))


def package(folder: Path, files: dict[str, str]) -> Path:
    """A package "p" with these files."""
    (folder / "p").mkdir()
    for name, text in {"__init__": "", **files}.items():
        (folder / "p" / f"{name}.py").write_text(text, encoding="utf-8")
    return folder / "p"


def circles(folder: Path) -> list[list[str]]:
    found: list[list[str]] = NAMES["circles"](NAMES["imports"](folder))
    return found


@pytest.mark.parametrize(
    ("files", "circle"),
    [
        pytest.param({"a": "import p.b", "b": "from p import c", "c": "from p.a import x"}, ["p.a", "p.b", "p.c"], id="three files"),
        pytest.param({"a": "from p.b import x", "b": "def f():\n    from p.a import x"}, ["p.a", "p.b"], id="late"),
        pytest.param({"a": "from p.b import x", "b": "if TYPE_CHECKING:\n    from p.a import x"}, [], id="for types alone"),
        pytest.param({"a": "from p.b import x", "b": "if typing.TYPE_CHECKING:\n    pass\nelse:\n    import p.a"}, ["p.a", "p.b"], id="else"),
        pytest.param({"__init__": "from p.a import x", "a": "from p import x"}, ["p", "p.a"], id="through the package"),
        pytest.param({"__init__": "from p.a import x", "a": "import p.b", "b": ""}, [], id="a submodule"),
        pytest.param({"__init__": "from p.a import x", "a": "from p import b", "b": ""}, [], id="a submodule by name"),
        pytest.param({"__init__": "from p.a import b", "a": "from p import b", "b": ""}, ["p", "p.a"], id="a name that hides a submodule"),
        pytest.param({"a": "import os, p.a", "b": "from p.a import x, y"}, [], id="none"),
    ],
)
def test_circles_are_found(files: dict[str, str], circle: list[str], tmp_path: Path) -> None:
    assert circles(package(tmp_path, files)) == ([circle] if circle else [])


def test_a_circle_is_shown_with_its_lines_and_fails(tmp_path: Path) -> None:
    folder = package(tmp_path, {"a": "import p.b", "b": "\nimport p.a"})
    done = subprocess.run([sys.executable, SCRIPT, folder], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "circle:\n  p.a:1 imports p.b\n  p.b:2 imports p.a\n3 files, 1 circles\n")


def test_newsclean_has_none() -> None:
    assert circles(REPOSITORY / "src" / "newsclean") == []
