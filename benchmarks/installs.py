"""How newsclean builds and installs, with and without a compiler, on two versions of pip: `python -m benchmarks.installs > docs/installs_figures.md`.

Each case runs the command that the table shows in a new environment, without the network: what it needs lies in a folder of wheels. Afterwards
`newsclean --version` tells what was installed, and a page is cleaned: all installations must give the same result. Linux only.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.environments import Environment, commit, folder_bytes, gather
from benchmarks.faults import REPOSITORY
from benchmarks.report import table

PAGE = REPOSITORY / "tests" / "pages" / "share_bars_and_tags.html"
COMPILER = re.compile(r"(.*-)?(cc|gcc|g\+\+|c\+\+|clang(\+\+)?|cpp|c89|c99)(-[\d.]+)?")  # the names of compilers
FOUND = re.compile(r"^newsclean: (?:building a pure Python wheel: )?(.*)$", re.MULTILINE)  # what hatch_build.py says


class Case(NamedTuple):
    """A command to try.

    command       as the table shows it; NEWSCLEAN_COMPILE=… may stand before it
    compiler      whether a C compiler is to be found
    new_pip       whether pip is renewed first; else it is the one that comes with Python
    """

    command: str
    compiler: bool = True
    new_pip: bool = False


class Outcome(NamedTuple):
    """What came of it."""

    what: str
    seconds: float
    size: str


PIP_CASES = (
    "pip install .",
    "NEWSCLEAN_COMPILE=1 pip install .",
    "pip install -e .",
    "NEWSCLEAN_COMPILE=1 pip install -e .",
    "pip install --no-index --find-links pure newsclean",
    "pip install --no-index --find-links compiled newsclean",
)
BUILDS = ("python -m build", "NEWSCLEAN_COMPILE=1 python -m build", "NEWSCLEAN_COMPILE=require python -m build")


def cases() -> Iterator[Case]:
    """All cases, builds first."""
    for command in BUILDS:
        for compiler in (True, False):
            yield Case(command, compiler)
    for new_pip in (False, True):
        for command in PIP_CASES:
            for compiler in (True, False):
                yield Case(command, compiler, new_pip)
    yield Case("make demo", compiler=False)


def without_compilers(folder: Path, path: str) -> str:
    """Return a PATH whose one folder, which is made, has all programs of another PATH but compilers."""
    folder.mkdir()
    found = {program.name: program for place in reversed(path.split(os.pathsep)) for program in Path(place).glob("*")}
    for name, program in found.items():
        if not COMPILER.fullmatch(name):
            (folder / name).symlink_to(program)
    return str(folder)


class Trial:
    """The folders that all cases share: wheels of others, our own wheels, and a PATH without compilers."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.wheels = work / "wheels"
        gather(self.wheels)
        self.bare_path = without_compilers(work / "programs", os.environ["PATH"])
        self.articles: set[str] = set()
        maker = Environment(work / "maker", self.wheels)
        for name, wish in (("pure", "0"), ("compiled", "require")):
            maker.pip("wheel", "--no-deps", "-w", work / name, REPOSITORY, NEWSCLEAN_COMPILE=wish)

    def outcome(self, case: Case) -> Outcome:
        """Run a case in a copy of the source of its own."""
        place = Path(tempfile.mkdtemp(dir=self.work))
        source = place / "newsclean"
        subprocess.run(["git", "clone", "--quiet", str(REPOSITORY), str(source)], check=True)
        variables = {} if case.compiler else {"PATH": self.bare_path}
        environment = Environment(place / "environment", self.wheels, variables)
        if case.new_pip:
            environment.pip("install", "--upgrade", "pip")
        found = self._tried(case, environment, source)
        shutil.rmtree(place)
        return found

    def _tried(self, case: Case, environment: Environment, source: Path) -> Outcome:
        *wishes, program = case.command.split(" ", 1) if case.command.startswith("NEWSCLEAN") else [case.command]
        variables = dict(wish.split("=") for wish in wishes)
        if program == "make demo":
            return self._demo(environment, source)
        if program == "python -m build":
            environment.pip("install", "build")
            return _built(environment, source, variables)
        return self._installed(environment, source, program, variables)

    def _installed(self, environment: Environment, source: Path, program: str, variables: dict[str, str]) -> Outcome:
        """Run `pip install …`, and ask what was installed."""
        arguments = [str(self.work / word) if word in ("pure", "compiled") else word for word in program.split()[1:]]
        if "--find-links" in arguments:
            arguments += ["--find-links", str(self.wheels)]
        before = environment.packages_bytes()
        start = time.monotonic()
        environment.pip(*arguments, where=source, **variables)
        seconds = time.monotonic() - start
        return Outcome(self._state(environment), seconds, f"{(environment.packages_bytes() - before) / 1e6:.1f}")

    def _demo(self, environment: Environment, source: Path) -> Outcome:
        """Run `make demo` with the Python of an environment."""
        start = time.monotonic()
        done = subprocess.run(
            ["make", "demo", f"PYTHON={environment.python}"],
            cwd=source,
            env=environment.variables,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        demo = environment.run(source / ".venv" / "bin" / "newsclean", "--version")
        return Outcome(demo.stdout.splitlines()[1], time.monotonic() - start, f"{folder_bytes(source / '.venv') / 1e6:.1f}")

    def _state(self, environment: Environment) -> str:
        """Whether the installation is compiled, as it says itself. It also cleans a page."""
        self.articles.add(environment.run("newsclean", "-t", "json", PAGE).stdout)
        if len(self.articles) > 1 or self.articles == {""}:
            raise RuntimeError(f"installations give different articles: {self.articles}")
        return environment.run("newsclean", "--version").stdout.splitlines()[1]


def _built(environment: Environment, source: Path, variables: dict[str, str]) -> Outcome:
    """Run `python -m build`, and look at what it made."""
    start = time.monotonic()
    done = environment.run("python", "-m", "build", where=source, **variables)
    seconds = time.monotonic() - start
    said = "".join(f": {message}" for message in dict.fromkeys(FOUND.findall(done.stderr)))
    if done.returncode:
        return Outcome(f"fails{said}", seconds, "")
    wheel = next((source / "dist").glob("*.whl"))
    kind = "a pure wheel" if wheel.name.endswith("-none-any.whl") else "a compiled wheel"
    return Outcome(f"{kind}{said}", seconds, f"{wheel.stat().st_size / 1e6:.1f}")


def main() -> int:
    """Print the table as it grows."""
    name = commit()
    with tempfile.TemporaryDirectory(prefix="newsclean-installs-") as folder:
        trial = Trial(Path(folder))
        pips = {new: _pip_version(trial, new) for new in (False, True)}
        rows = []
        for case in cases():
            found = trial.outcome(case)
            pip = "" if "build" in case.command or "make" in case.command else pips[case.new_pip]
            rows.append([f"`{case.command}`", "yes" if case.compiler else "no", pip, found.what, f"{found.seconds:.0f}", found.size])
            print(*rows[-1], file=sys.stderr, flush=True)
    python = ".".join(map(str, sys.version_info[:3]))
    print(f"`python -m benchmarks.installs`, Python {python}, commit {name}:\n")
    print(table(["command", "compiler", "pip", "what comes of it", "seconds", "MB"], rows))
    return 0


def _pip_version(trial: Trial, new: bool) -> str:
    environment = Environment(Path(tempfile.mkdtemp(dir=trial.work)) / "pip", trial.wheels)
    if new:
        environment.pip("install", "--upgrade", "pip")
    return environment.pip("--version").stdout.split()[1]


if __name__ == "__main__":
    sys.exit(main())
