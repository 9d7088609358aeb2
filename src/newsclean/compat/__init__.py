"""The calls of other libraries, answered by newsclean: for scripts in which only the import is changed.

    from newsclean.compat import trafilatura
    from newsclean.compat import newspaper

docs/coming-from.md has what differs. May import everything except `cli`; nothing imports it.
"""

from __future__ import annotations

import sys
import warnings

PAGE = "Coming from trafilatura, newspaper4k, readability, goose3"  # docs/coming-from.md
FETCHING = "fetching"  # the anchor of that section


class CompatWarning(UserWarning):
    """Something of the other library has no meaning here, and was ignored. The message names the place in the docs that says why."""


class NothingFetched(RuntimeError):
    """A call was to fetch a page. newsclean fetches nothing; the message says how to fetch the page and hand it over.

    It is no `ArticleException`: code that passes over pages that failed would pass over all of them.
    """


def place(section: str, anchor: str) -> str:
    """Return how a message names a place in the docs: by the page and the section, as the docs need not be installed.

    >>> place("Of trafilatura", "trafilatura-dates")
    'the page "Coming from trafilatura, newspaper4k, readability, goose3" of newsclean\\'s docs, section "Of trafilatura" (#trafilatura-dates)'
    """
    return f'the page "{PAGE}" of newsclean\'s docs, section "{section}" (#{anchor})'


def warn_ignored(library: str, what: str, anchor: str) -> None:
    """Warn that something of a library has no meaning here. The anchor is that of its paragraph in the docs."""
    warn(f"{library}'s {what} has no meaning in newsclean and was ignored: see {place(f'Of {library}', anchor)}", CompatWarning)


def warn(message: str, category: type[Warning]) -> None:
    """Warn at the line of the script that called into `newsclean.compat`, through however many of its own functions."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and str(frame.f_globals.get("__name__", "")).startswith(__name__):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, category, stacklevel=level)


def not_fetched(what: str, instead: str) -> NothingFetched:
    """Return the error for a call that was to fetch something. `instead` is the code that does it.

    >>> print(str(not_fetched("fetch_url", "from trafilatura import fetch_url")).partition(" (see")[0])
    newsclean fetches nothing, and fetch_url was called. Instead: from trafilatura import fetch_url
    """
    return NothingFetched(f"newsclean fetches nothing, and {what} was called. Instead: {instead} (see {place('Fetching', FETCHING)})")
