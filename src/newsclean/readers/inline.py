"""What runs within a line of a page, and the Markdown of it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urljoin

from newsclean.readers.decode import without_invisible
from newsclean.readers.lines import split_words

_WRAPPED = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # browsers drop line breaks and tabs from an address

MARKED = frozenset((*_WRAPPED, "a"))  # elements that Markdown has a mark for


# A link, an emphasis, or the gap between two cells ("td"): from which to which piece of the line it goes, its tag, and where a link leads.
# A bare tuple, since a page has hundreds and a named one takes several times as long to make.
Inline = tuple[int, int, str, str | None]


class Markup(NamedTuple):
    """A block's Markdown, put together when somebody asks for it: most blocks of a page are no part of the article.

    pieces, inlines   the texts of the line, and what runs within it, the inner ones first
    prefix, suffix    what stands before and behind the line
    url               the page's address, which links are resolved against
    """

    pieces: list[str]
    inlines: list[Inline]
    prefix: str
    suffix: str
    url: str | None

    def __str__(self) -> str:
        pieces = [without_invisible(piece) for piece in self.pieces]
        cells = 1
        for start, end, tag, href in self.inlines:
            if tag == "td":
                pieces[start] = " | "
                cells += 1
                continue
            inside = "".join(pieces[start:end])
            bare = inside.strip()
            if bare:
                before, behind = inside[: inside.index(bare[0])], inside[len(inside.rstrip()) :]
                pieces[start:end] = [f"{before}{_marked(bare, tag, href, self.url)}{behind}", *[""] * (end - start - 1)]
        dashes = "|" + " --- |" * cells if self.suffix.endswith("\n") else ""
        return f"{self.prefix}{' '.join(split_words(''.join(pieces)))}{self.suffix}{dashes}"


def _marked(text: str, tag: str, href: str | None, url: str | None) -> str:
    if tag != "a":
        return f"{_WRAPPED[tag]}{text}{_WRAPPED[tag]}"
    address = resolved(href, url) if href else None
    return f"[{text}]({address})" if address else text


def resolved(href: str, url: str | None) -> str | None:
    """A link's target, absolute where the page's address is known; None for what is no address ("javascript:…")."""
    href = _CONTROL.sub("", href).strip().replace(" ", "%20")
    if href[:11].lower() == "javascript:" or href[:5].lower() == "data:":
        return None
    try:
        href = urljoin(url, href) if url else href
    except ValueError:  # "http://[::1"
        return None
    return href.replace("(", "%28").replace(")", "%29")
