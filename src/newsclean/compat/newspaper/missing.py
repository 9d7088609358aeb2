"""The error for modules and names of newspaper4k that have no counterpart here."""

from __future__ import annotations

import sys
from typing import Any

from newsclean.compat import place

_PACKAGE = __name__.rpartition(".")[0]
MISSING = "newspaper-missing"  # the anchor in the docs


def missing(name: str) -> str:
    """Return the message for something of newspaper4k that is not here."""
    return f"newspaper4k's {name} has no counterpart in newsclean: see {place('Of newspaper4k', MISSING)}"


class _Missing:
    """The last of the finders that Python asks for a module: `import newsclean.compat.newspaper.nlp` says why there is none."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> None:  # noqa: ARG004 (Python's arguments)
        """Raise ImportError for a module of this package; find nothing else."""
        package, _, module = name.rpartition(".")
        if package == _PACKAGE:
            raise ImportError(missing(module), name=name)


def explain_missing() -> None:
    """Make the import of a missing module an ImportError that names the docs."""
    if not any(isinstance(finder, _Missing) for finder in sys.meta_path):
        sys.meta_path.append(_Missing())
