"""Names of newspapers and sites: whether two of them, or a name and a host, are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsclean.values.texts import letters

# The end of a host: ".com", ".co.uk".
_DOMAIN = re.compile(r"\.(?:co|com|org|net|gov|ac)\.[a-z]{2}$|\.[a-z]{2,11}$")


@lru_cache(maxsize=1024)  # a page's few outlets are compared with each of its names
def outlet_letters(name: str) -> str:
    """Return the letters and digits of an outlet's name or host, without "the", "www." and the domain's end.

    >>> outlet_letters("The Valley Post"), outlet_letters("www.valleypost.co.uk")
    ('valleypost', 'valleypost')
    """
    folded = name.casefold().strip().removeprefix("www.").removeprefix("the ")
    return letters(_DOMAIN.sub("", folded))


def same_outlet(name: str, outlet: str) -> bool:
    """Return whether two names are one outlet's, but for case, spaces, points, "The", "www." and a domain's end.

    >>> same_outlet("The Valley Post", "valleypost.com"), same_outlet("Valley Road", "Valley Post")
    (True, False)
    """
    own = outlet_letters(outlet)
    return bool(own) and outlet_letters(name) == own


def is_one_of(name: str, outlets: Iterable[str]) -> bool:
    """Return whether a name is that of one of the outlets."""
    own = outlet_letters(name)
    return any(own == outlet_letters(outlet) for outlet in outlets)
