"""Links, emphasis and cells within a line of a page, and the Markdown of the line."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urljoin

from newsclean.languages.characters import ASCII_CONTROLS, SURROGATES, without_invisible
from newsclean.readers.lines import split_words
from newsclean.values.addresses import is_live

_EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}  # tag -> its mark in Markdown
MARKED = frozenset((*_EMPHASIS, "a"))  # elements that Markdown has a mark for

_CONTROL = re.compile(f"[{ASCII_CONTROLS}{SURROGATES}]")  # browsers, too, drop line breaks and tabs from an address
# What could end the target of a link in Markdown, or be read as an escape there.
_QUOTED = {ord(c): f"%{ord(c):02X}" for c in " ()<>\\`"}


# A link, an emphasis, or the gap between two cells ("td"): its first piece of the line and the one behind its last, its tag, and where a link leads.
# A plain tuple, since a page has hundreds and a NamedTuple takes several times as long to make.
Inline = tuple[int, int, str, str | None]


class Markup(NamedTuple):
    """The Markdown of a block, as `str` gives it. Most blocks of a page are no part of the article, so it is put together only when asked for.

    pieces            the texts of the line
    inlines           what runs within it, inner ones before outer ones
    prefix, suffix    what stands before and behind the line
    url               the page's address, against which links are resolved
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
    """Return a text with the marks of its element."""
    if tag != "a":
        return f"{_EMPHASIS[tag]}{text}{_EMPHASIS[tag]}"
    address = resolved(href, url) if href else None
    return f"[{text}]({address})" if address else text


def resolved(href: str, url: str | None) -> str | None:
    """Return a link's target, absolute if the page's address is known; None for what is no address ("javascript:…")."""
    href = _CONTROL.sub("", href).strip()
    if is_live(href):
        return None
    try:
        href = urljoin(url, href) if url else href
    except ValueError:  # "http://[::1"
        return None
    return _CONTROL.sub("", href).translate(_QUOTED)
