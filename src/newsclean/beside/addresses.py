"""Addresses on a page, made whole, and whether they lead elsewhere."""

from __future__ import annotations

from newsclean.document import Document, Head
from newsclean.values.addresses import clean_address, host, is_live, web_address

LONGEST_ADDRESS = 4_000  # characters
_PUBLIC = 3  # characters that the parts of "co.uk" have at most; those of a site's own name are mostly more


def base_of(doc: Document) -> str | None:
    """Return the address against which those of a page are resolved, or None where it is not known."""
    given = next((seen.telling.get("href") for seen in doc.seen[:1] if seen.tag == "base"), None)
    return given or doc.url or clean_address((doc.head or Head()).canonical_url)


def whole(given: str | None, base: str | None) -> str | None:
    """Return an absolute http(s) address; a relative one as it stands where the page's address is not known; None for all others.

    >>> whole("/a", "https://example.org/b"), whole("/a", None), whole("mailto:jo@example.org", None), whole("data:image/png;base64,A", None)
    ('https://example.org/a', '/a', None, None)
    """
    if not given or len(given) > LONGEST_ADDRESS or is_live(given):
        return None
    if found := web_address(given, base):
        return found
    relative = given.strip()
    if base is not None or not relative or ":" in relative.partition("/")[0] or relative.startswith("#"):
        return None
    return web_address(f"https:{relative}") if relative.startswith("//") else "".join(relative.split())


def is_within(address: str, base: str | None) -> bool | None:
    """Return whether an address is of the same site as a page; None where the page's address is not known, and the other is absolute.

    >>> is_within("https://sport.example.co.uk/a", "https://www.example.co.uk/"), is_within("https://b.co.uk/", "https://a.co.uk/")
    (True, False)
    """
    there = host(address)
    if there is None:
        return True
    here = host(base) if base else None
    return None if here is None else _site(here) == _site(there)


def _site(name: str) -> str:
    """Return the part of a host that all hosts of a site share, as far as it can be told without a list of public suffixes."""
    parts = name.removesuffix(".").split(".")
    if parts[-1].isdigit():
        return name
    length = 3 if len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= _PUBLIC else 2
    return ".".join(parts[-length:])


def same_page(one: str, other: str | None) -> bool:
    """Return whether two addresses differ in the place on the page alone."""
    return other is not None and one.partition("#")[0].rstrip("/") == other.partition("#")[0].rstrip("/")
