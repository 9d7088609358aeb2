"""A check before the parser: pages that would take it more than linear time or memory are made harmless.

Lexbor's time grows with the square of the depth, of the number of attributes of an element, and of the number of names of elements. And as the HTML
standard says, formatting elements that are left open (`<b>`, `<font>`) are made again in every paragraph that follows. A parse cannot be stopped
from within the process.

Reading every tag of a page takes several times as long as Lexbor's whole parse, so a sample is looked at first: two tags in every eight kilobytes. In
an ordinary page, as many elements are closed as opened, whatever their names. Where this is not so (0.7% of 1,497 pages), all tags are read, and if
they are over a cap, the page is written anew: see `newsclean.readers.html.rebuild`.

A page that was made to deceive the sample can do so, with many open tags between any two places that are looked at. Only a process of its own helps
against that: `newsclean.isolated`.
"""

from __future__ import annotations

import re

from newsclean.document import Limits
from newsclean.readers.html.parsing import FORMATTING, OPTIONAL_END, VOID
from newsclean.readers.html.rebuild import rebuilt

HOP = 8192  # bytes from one place that is looked at to the next
SMALL_PAGE = 2 * HOP  # bytes; pages up to this length are read in full

# What a sample of an ordinary page may show.
MOST_OPEN_FORMATTING = 4  # formatting elements of one name that are opened and not closed
MOST_OPEN = 15  # other elements of one name
MOST_NAMES = 100  # different names of elements
DENSE_TAG = 12  # bytes: tags that are shorter, text included, are dense
MOST_DENSE = 3  # samples in a row with dense tags
LARGE_PAGE = 1_000_000  # bytes from which on the names of attributes are looked at as well
MOST_FIRST_ATTRIBUTES = 30  # different names of the first attributes of tags
MANY_ATTRIBUTES = 500  # of one element
NAMES_SAMPLE = 512  # bytes at each place in which a tag with an attribute is looked for
LONGEST_TAG_BEFORE = 4 * HOP  # bytes before a place in which the tag around it may begin

_SLASH = ord("/")
_TWO_TAGS = re.compile(rb"[^<]{0,128}+<(/?[a-zA-Z][^\s/<>]{0,20})[^<]{0,128}+<(/?[a-zA-Z][^\s/<>]{0,20})")
_FIRST_ATTRIBUTE = re.compile(rb"<[a-zA-Z][^\s/<>]{0,20}\s{1,20}([^\s=/<>\"']{1,40})")
_MANY_ATTRIBUTES = re.compile(
    rb"<[a-zA-Z][^\s/>]*+[\s/]++(?:[^\s=/>\"'(){};]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+[\s/]*+){%d}" % MANY_ATTRIBUTES
)

_MAY_STAY_OPEN = VOID | OPTIONAL_END


def guarded(page: bytes, limits: Limits) -> tuple[bytes, list[str]]:
    """Return a page that is safe to parse, and a warning for each cap that it was over. Nearly all pages are returned as they are.

    >>> page, warnings = guarded(b"<div>" * 5_000 + b"<p>The talks failed.</p>", Limits(max_depth=100))
    >>> len(page), warnings
    (517, ['over the cap max_depth (100): deeper elements were unwrapped'])
    """
    if len(page) > SMALL_PAGE and is_ordinary(page):
        return page, []
    written, warnings = rebuilt(page, limits)
    return (written, warnings) if warnings else (page, [])


def is_ordinary(page: bytes) -> bool:
    """Return whether a sample of tags is like that of pages that people read: what is opened is closed, and tags are neither dense nor endless."""
    names: list[bytes] = []
    at = misses = dense = 0
    two_tags = _TWO_TAGS.match
    while at < len(page):
        found = two_tags(page, at)
        if found is None:  # mostly a script
            misses += 1
            if not misses % 3 and _has_many_attributes(page, at):
                return False
            at += HOP
        else:
            names += found.groups()
            dense = dense + 1 if found.end() - at < 2 * DENSE_TAG else 0
            if dense > MOST_DENSE:
                return False
            at = found.end() + HOP + 13 * (len(names) % 32)  # so that no page can be in step with the sample
    if len(page) > LARGE_PAGE and _has_many_names(page):
        return False
    return len(set(names)) <= MOST_NAMES and _is_balanced(names)


def _is_balanced(names: list[bytes]) -> bool:
    """Return whether no name in a sample is opened much more often than it is closed after that.

    names   the names of the sample's tags, in order, those of end tags with a slash before them
    """
    opened: dict[bytes, int] = {}
    before = b""
    for name in names:
        if name[0] == _SLASH:
            opened[name[1:]] = max(opened.get(name[1:], 0) - 1, -MOST_OPEN_FORMATTING)
        else:
            count = opened[name] = opened.get(name, 0) + 1
            if (count > MOST_OPEN_FORMATTING or name == before) and (name := name.lower()) not in _MAY_STAY_OPEN:
                if count > MOST_OPEN or (name in FORMATTING and (count > MOST_OPEN_FORMATTING or name != b"a")):
                    return False
        before = name
    return True


def _has_many_names(page: bytes) -> bool:
    """Return whether the first attributes of tags, at places all over a long page, have hardly ever the same name."""
    found = [_FIRST_ATTRIBUTE.search(page, at, at + NAMES_SAMPLE) for at in range(0, len(page), 4 * HOP)]
    return len({match[1] for match in found if match}) > MOST_FIRST_ATTRIBUTES


def _has_many_attributes(page: bytes, at: int) -> bool:
    """Return whether a place is inside a tag with hundreds of attributes."""
    opened = page.rfind(b"<", max(0, at - LONGEST_TAG_BEFORE), at)
    return opened > page.rfind(b">", max(0, at - LONGEST_TAG_BEFORE), at) and _MANY_ATTRIBUTES.match(page, opened) is not None
