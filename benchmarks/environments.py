"""Environments of their own for benchmarks.footprint and benchmarks.installs: made, filled and asked without the network."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

from benchmarks.faults import REPOSITORY

BUILD_TOOLS = ("build", "editables", "hatchling", "mypy>=2.4,<3", "pip", "setuptools")  # what building and editable installs need, compiled or not


class Environment:
    """A virtual environment that takes packages from a folder of wheels alone.

    extra_variables: environment variables for all that runs in it, such as a PATH without compilers.
    """

    def __init__(self, folder: Path, wheels: Path, extra_variables: Mapping[str, str] | None = None) -> None:
        venv.create(folder, with_pip=True)
        self.folder = folder
        self.python = folder / "bin" / "python"
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "NEWSCLEAN_", "VIRTUAL_ENV"))}
        self.variables = clean | offline | dict(extra_variables or {})

    def run(self, *command: str | Path, where: Path = Path("/"), **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a program of this environment, `python` itself for one, with more environment variables. Its failure is the caller's to judge."""
        program = self.folder / "bin" / str(command[0])
        line = [str(program), *map(str, command[1:])]
        return subprocess.run(line, cwd=where, env=self.variables | variables, capture_output=True, text=True, check=False, timeout=1800)

    def pip(self, *arguments: str | Path, where: Path = REPOSITORY, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run pip. Raises RuntimeError with its output where it fails."""
        done = self.run("python", "-m", "pip", *arguments, where=where, **variables)
        if done.returncode:
            raise RuntimeError(f"pip {' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}")
        return done

    def packages_bytes(self) -> int:
        """Return the bytes of all installed packages."""
        return folder_bytes(next(self.folder.glob("lib/python*/site-packages")))


def folder_bytes(folder: Path) -> int:
    """Return the bytes of the files in a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def gather(wheels: Path) -> None:
    """Put what newsclean needs, and what building it needs, into a folder of wheels. This is the one step that asks the network."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "-w", str(wheels), str(REPOSITORY), *BUILD_TOOLS]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NEWSCLEAN_")}
    subprocess.run(command, check=True, env=clean, stdout=sys.stderr)  # standard output is for the table
    for own in wheels.glob("newsclean-*"):
        own.unlink()


def commit() -> str:
    """Return the short name of the commit that is measured, with a mark where files differ from it."""
    return subprocess.run(["git", "describe", "--always", "--dirty"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.strip()
