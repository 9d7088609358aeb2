"""`newsclean --version`: what it says, and that it imports nothing to find out."""

from __future__ import annotations

import platform
import subprocess
import sys
from importlib import metadata
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

import newsclean
from newsclean.cli import versions
from newsclean.cli.versions import compiled_modules, how_built, report


def installed(monkeypatch: pytest.MonkeyPatch, requirements: list[str], versions_: dict[str, str]) -> None:
    """Pretend that newsclean has these requirements, and that these packages are installed."""

    def version(package: str) -> str:
        if package not in versions_:
            raise metadata.PackageNotFoundError(package)
        return versions_[package]

    monkeypatch.setattr(metadata, "requires", lambda _: requirements)
    monkeypatch.setattr(metadata, "version", version)


def test_the_report_names_versions_and_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(
        monkeypatch,
        ["selectolax>=1", "trafilatura>=2.0", "rich>=13; extra == 'batch'", "pyarrow>=15; extra == 'batch'", "regex>=1; extra == 'rules'"],
        {"selectolax": "1.0.2", "rich": "14.0", "regex": "2026.1"},
    )
    lines = report().splitlines()
    assert lines[0] == f"newsclean {newsclean.__version__}"
    assert lines[1] == how_built(compiled_modules())
    assert platform.python_version() in lines[2]
    assert lines[3] == "needs: selectolax 1.0.2, trafilatura (missing)"
    assert lines[4] == "extras: rules"  # of batch, a package is missing


def test_without_extras_and_without_an_installation_the_report_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, ["selectolax>=1", "regex>=1; extra == 'rules'"], {"selectolax": "1.0.2"})
    assert report().splitlines()[-1] == "extras: none"

    def none(package: str) -> list[str]:
        raise metadata.PackageNotFoundError(package)

    monkeypatch.setattr(metadata, "requires", none)
    assert report().splitlines()[-1] == "not installed: it runs from a folder of its source"


def test_a_module_counts_as_compiled_by_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "readers").mkdir()
    for name in ("__init__.py", "a.py", f"a{EXTENSION_SUFFIXES[0]}", "readers/b.py", f"readers/c{EXTENSION_SUFFIXES[0]}"):
        (tmp_path / name).touch()
    monkeypatch.setattr(newsclean, "__file__", str(tmp_path / "__init__.py"))
    assert compiled_modules() == ["a", "readers/c"]


def test_the_command_prints_the_report_and_imports_no_heavy_package() -> None:
    code = (
        "import sys\nfrom newsclean.cli import main\nassert main(['--version']) == 0\n"
        "print([name for name in ('trafilatura', 'pyarrow', 'regex', 'scrapy') if name in sys.modules])"
    )
    lines = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()
    assert lines[0] == f"newsclean {newsclean.__version__}"
    assert lines[-1] == "[]"
    assert versions.report().splitlines()[:3] == lines[:3]
