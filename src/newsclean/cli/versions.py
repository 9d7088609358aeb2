"""What `newsclean --version` prints: what is installed, and whether newsclean is compiled."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import newsclean

_PACKAGE = re.compile(r"[\w.-]+")
_EXTRA = re.compile(r"""\bextra == ['"]([\w.-]+)""")


def report() -> str:
    """Return the lines that a bug report needs: versions, whether newsclean is compiled, and which extras are installed.

    The versions come from the metadata of the installed packages; no package is imported for them.
    """
    python = f"{platform.python_implementation()} {platform.python_version()}"
    lines = [f"newsclean {newsclean.__version__}", how_built(compiled_modules()), f"{python}, {sys.platform} {platform.machine()}"]
    try:
        needed = packages(metadata.requires("newsclean") or ())
    except metadata.PackageNotFoundError:
        return "\n".join([*lines, "not installed: it runs from a folder of its source"])
    versions = [f"{package} {_version(package) or '(missing)'}" for package in needed.get("", ())]
    return "\n".join([*lines, f"needs: {', '.join(versions)}", f"extras: {', '.join(_installed_extras(needed)) or 'none'}"])


def compiled_modules() -> list[str]:
    """Return the paths of the modules of newsclean that this Python loads in compiled form, in the package."""
    package = Path(newsclean.__file__).parent
    files = [path.relative_to(package).as_posix() for path in package.rglob("*") if path.name.endswith(tuple(EXTENSION_SUFFIXES))]
    return sorted(file.partition(".")[0] for file in files)


def how_built(compiled: list[str]) -> str:
    """Return a line that says whether newsclean is compiled.

    >>> how_built([]), how_built(["newsclean.article", "newsclean.cleaner"])
    ('pure Python', 'compiled: 2 modules')
    """
    return f"compiled: {len(compiled)} modules" if compiled else "pure Python"


def packages(requirements: Iterable[str]) -> dict[str, list[str]]:
    """Return the names of the packages that each extra needs. Those that are always needed stand under "".

    requirements: as `importlib.metadata.requires` gives them. Versions and other conditions than extras are left out.

    >>> packages(["lxml>=5", "rich>=13; extra == 'batch'", "zstandard; python_version<'3.14' and extra == 'batch'"])
    {'': ['lxml'], 'batch': ['rich', 'zstandard']}
    """
    found: dict[str, list[str]] = {}
    for requirement in requirements:
        package, extra = _PACKAGE.match(requirement), _EXTRA.search(requirement)
        if package:
            found.setdefault(extra[1] if extra else "", []).append(package[0])
    return found


def _installed_extras(needed: Mapping[str, Iterable[str]]) -> list[str]:
    """The extras whose packages are all installed."""
    return sorted(extra for extra, names in needed.items() if extra and all(map(_version, names)))


def _version(package: str) -> str | None:
    """The version of a package, or None where it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
