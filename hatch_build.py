"""Hatchling's hook for our wheels: compiles some modules with mypyc, where NEWSCLEAN_COMPILE asks for it.

    NEWSCLEAN_COMPILE unset or 0    a pure wheel
    NEWSCLEAN_COMPILE=1             a compiled wheel; a pure one, with a message, where it cannot be compiled
    NEWSCLEAN_COMPILE=require       a compiled wheel; the build fails where it cannot be compiled

Editable installs are always pure. pyproject.toml lists which modules are compiled. hatch-mypyc, a plugin, does the same without the second case.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VARIABLE = "NEWSCLEAN_COMPILE"
CHOICES = ("0", "1", "require")
SOURCE = "src"
COMPILERS = ["mypy>=2.4,<3", "setuptools>=65.5"]  # mypyc comes with mypy, and what it makes of a module may differ between versions


class CannotCompile(Exception):
    """Compiling failed, or cannot be tried. The message says why."""


class CompileHook(BuildHookInterface[Any]):
    """Called by hatchling when it builds a wheel."""

    def dependencies(self) -> list[str]:
        """Return what a build needs besides hatchling: for a pure wheel, nothing.

        Among it is what newsclean itself needs: mypy reads its types.
        """
        if asked() == "0" or missing_compiler():
            return []
        return [*COMPILERS, *self.metadata.core.dependencies]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and put the extension modules into the wheel, beside the files that they were made from."""
        wish = asked()
        if wish == "0" or version == "editable":
            return
        self._work = tempfile.TemporaryDirectory(prefix="newsclean-build-")
        try:
            extensions = compile_modules(Path(self.root), self.config["compiled"], Path(self._work.name))
        except CannotCompile as error:
            if wish == "require":
                raise SystemExit(f"newsclean: {error}") from error
            print(f"newsclean: building a pure Python wheel: {error}", file=sys.stderr)
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"].update(extensions)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 (hatchling names the arguments)
        """Remove the folder in which we compiled: the wheel is written."""
        if hasattr(self, "_work"):
            self._work.cleanup()


def asked() -> str:
    """Return what NEWSCLEAN_COMPILE asks for, one of CHOICES."""
    wish = os.environ.get(VARIABLE) or "0"
    if wish not in CHOICES:
        raise SystemExit(f"newsclean: {VARIABLE} is {wish!r}; set it to one of {', '.join(CHOICES)}, or leave it out")
    return wish


def missing_compiler() -> str | None:
    """Return the command of the C compiler if it is not there, else None. Windows names no command: there, trying tells."""
    command = os.environ.get("CC") or sysconfig.get_config_var("CC")
    program = shlex.split(command)[0] if command else None
    return program if program and not shutil.which(program) else None


def modules(root: Path, patterns: Sequence[str]) -> list[str]:
    """Return the paths of the modules that these patterns match, in order, relative to the root; those with "!" take modules out again.

    A pattern that matches none is an error.
    """
    found: set[str] = set()
    for pattern in patterns:
        paths = {path.relative_to(root).as_posix() for path in (root / SOURCE).glob(pattern.removeprefix("!"))}
        if not paths:
            raise CannotCompile(f"no module is at {SOURCE}/{pattern.removeprefix('!')}, which pyproject.toml lists")
        found = found - paths if pattern.startswith("!") else found | paths
    return sorted(found)


def compile_modules(root: Path, patterns: Sequence[str], work: Path) -> dict[str, str]:
    """Compile modules in a folder. Return the files made, each with its path in the wheel."""
    if program := missing_compiler():
        raise CannotCompile(f"there is no C compiler: {program!r} is not found; install one, or set CC")
    paths = modules(root, patterns)
    here = Path.cwd()
    os.chdir(root)  # mypy looks for its settings in the current folder
    try:
        made = _built(paths, work)
    except (Exception, SystemExit) as error:  # mypy's errors, a failed compiler, a missing header, …: none of them hinders a pure wheel
        raise CannotCompile(f"mypyc failed: {error}") from error
    finally:
        os.chdir(here)
    return {str(path): path.relative_to(work / "made").as_posix() for path in made}


def _built(paths: Sequence[str], work: Path) -> list[Path]:
    """The extension modules that mypyc and the C compiler make of these modules."""
    from mypyc.build import mypycify  # these two are installed only where compiling was asked for
    from setuptools import Distribution

    flags = [f"--cache-dir={work / 'cache'}"]
    extensions = mypycify([*flags, *paths], group_name="newsclean", multi_file=True, opt_level="1", debug_level="0", target_dir=str(work / "c"))
    command = Distribution({"name": "newsclean", "ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(work / "made"), str(work / "objects")
    command.ensure_finalized()
    command.run()
    return [Path(output) for output in command.get_outputs()]
