"""The message for names of newspaper4k that have no counterpart here."""

from __future__ import annotations

from newsclean.compat import place

MISSING = "newspaper-missing"  # the anchor in the docs


def missing(name: str) -> str:
    """Return the message for something of newspaper4k that is not here."""
    return f"newspaper4k's {name} has no counterpart in newsclean: see {place('Of newspaper4k', MISSING)}"
