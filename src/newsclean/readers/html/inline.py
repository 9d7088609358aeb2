"""What runs within a line of a page, and the Markdown of it."""

from __future__ import annotations

import html
import re
from typing import NamedTuple
from urllib.parse import urljoin

from newsclean.readers.decode import without_invisible
from newsclean.readers.lines import split_words

_WRAPPED = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}

_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")  # browsers drop line breaks and tabs from an address
# What could end the target of a link in Markdown, or be read as an escape there.
_QUOTED = {ord(c): f"%{ord(c):02X}" for c in " ()<>\\"}
_LIVE = re.compile(r"(?:javascript|vbscript|data|file|filesystem|blob|view-source):", re.IGNORECASE)
_NOT_IN_SCHEME = re.compile(r"[\x00-\x20\\<]")
LONGEST_SCHEME = 200  # characters in which one is looked for, as each may be written as an entity

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
    href = _CONTROL.sub("", href).strip()
    if is_live(href):
        return None
    try:
        href = urljoin(url, href) if url else href
    except ValueError:  # "http://[::1"
        return None
    return _CONTROL.sub("", href).translate(_QUOTED)


def is_live(target: str) -> bool:
    """Whether a link's target, as Markdown may write it, is code or a local file: "javascript:…", "data&colon;…".

    >>> is_live("javascript&colon;alert(1)"), is_live("https://example.org/data:x")
    (True, False)
    """
    opening = target[:LONGEST_SCHEME]
    if ":" not in opening and "&" not in opening:
        return False
    return _LIVE.match(_NOT_IN_SCHEME.sub("", html.unescape(opening))) is not None
