"""The calls of other libraries, answered by newsclean: for scripts in which only the import is changed.

    from newsclean.compat import trafilatura
    from newsclean.compat import newspaper

docs/coming-from.md has what differs. May import everything except `cli`; nothing imports it.
"""

from __future__ import annotations

PAGE = "docs/coming-from.md"


class CompatWarning(UserWarning):
    """An argument or a call of another library has no meaning here, and was ignored. The message names the place in the docs that says why."""


class NothingFetched(RuntimeError):
    """A call was to fetch a page. newsclean fetches nothing; the message says how to fetch the page and hand it over.

    It is no `ArticleException`: code that passes over pages that failed would pass over all of them.
    """


def ignored(library: str, what: str, anchor: str) -> CompatWarning:
    """Return the warning for what does not map, for `warnings.warn`.

    >>> print(ignored("trafilatura", "deduplicate", "trafilatura-deduplicate"))
    trafilatura's deduplicate has no meaning in newsclean and was ignored: see docs/coming-from.md#trafilatura-deduplicate
    """
    return CompatWarning(f"{library}'s {what} has no meaning in newsclean and was ignored: see {PAGE}#{anchor}")


def not_fetched(what: str, instead: str) -> NothingFetched:
    """Return the error for a call that was to fetch something. `instead` is the code that does it.

    >>> print(not_fetched("fetch_url", "from trafilatura import fetch_url"))
    newsclean fetches nothing, and fetch_url was called. Instead: from trafilatura import fetch_url (see docs/coming-from.md#fetching)
    """
    return NothingFetched(f"newsclean fetches nothing, and {what} was called. Instead: {instead} (see {PAGE}#fetching)")
