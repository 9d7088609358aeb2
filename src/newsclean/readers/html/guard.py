"""What stands before the parser: pages that would take it more than linear time or memory are made harmless.

Lexbor's time grows with the square of the depth, of the attributes of an element and of the names of elements; and as the HTML standard wants it,
formatting elements left open (`<b>`, `<font>`) are made again in every paragraph that follows. Nothing in the process can stop a parse.

Reading every tag of a page takes several times as long as Lexbor's whole parse, so a sample is looked at first: two tags in every eight kilobytes. In
an ordinary page as many elements are closed as opened, whatever their names. Only where it is otherwise (0.7% of 1,497 pages), all tags are read; and
where they are over a cap, the page is written anew: see `newsclean.readers.rebuild`.

The sample can be deceived by a page that was made for it, with a burst of open tags between any two places that are looked at. Against that, only a
process of its own helps: `newsclean.isolated`.
"""

from __future__ import annotations

import re

from newsclean.document import Limits
from newsclean.readers.html.rebuild import FORMATTING, VOID, rebuilt

HOP = 8192  # bytes from one place that is looked at to the next
SMALL = 2 * HOP  # bytes: shorter pages are read in full
OPEN_FORMATTING, OPEN = 4, 15  # elements of one name that a sample may show opened and not closed
MOST_NAMES = 100  # different names in a sample
DENSE, MOST_DENSE = 12, 3  # bytes a tag; samples in a row whose tags are closer than that
LARGE = 1_000_000  # bytes from which on the names of attributes are looked at
MOST_FIRST = 30  # different ones in the sample
SLASH = ord("/")

_TWO_TAGS = re.compile(rb"[^<]{0,128}+<(/?[a-zA-Z][^\s/<>]{0,20})[^<]{0,128}+<(/?[a-zA-Z][^\s/<>]{0,20})")
_FIRST_ATTRIBUTE = re.compile(rb"<[a-zA-Z][^\s/<>]{0,20}\s{1,20}([^\s=/<>\"']{1,40})")
_MANY_ATTRIBUTES = re.compile(rb"<[a-zA-Z][^\s/>]*+[\s/]++(?:[^\s=/>\"'(){};]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+[\s/]*+){500}")

_LEFT_OPEN = VOID | frozenset(b"p li dt dd tr td th thead tbody tfoot colgroup rt rp head".split())  # as they may be


def guarded(page: bytes, limits: Limits) -> tuple[bytes, list[str]]:
    """A page as it may be parsed, and a warning for each cap that it was over. Nearly all pages come back as they are.

    >>> page, warnings = guarded(b"<div>" * 5_000 + b"<p>The talks failed.</p>", Limits(max_depth=100))
    >>> len(page), warnings
    (517, ['over the cap max_depth (100): deeper elements were unwrapped'])
    """
    if len(page) > SMALL and is_ordinary(page):
        return page, []
    written, warnings = rebuilt(page, limits)
    return (written, warnings) if warnings else (page, [])


def is_ordinary(page: bytes) -> bool:
    """Whether a sample of a page's tags looks like a page that people read: what is opened is closed, and tags are neither dense nor endless."""
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
            dense = dense + 1 if found.end() - at < 2 * DENSE else 0
            if dense > MOST_DENSE:
                return False
            at = found.end() + HOP + 13 * (len(names) % 32)  # so that no page keeps in step
    if len(page) > LARGE and _has_many_names(page):
        return False
    return len(set(names)) <= MOST_NAMES and _is_balanced(names)


def _is_balanced(names: list[bytes]) -> bool:
    """Whether of a sample's tags, in order, no name is opened much oftener than it is closed behind that; end tags have a slash."""
    opened: dict[bytes, int] = {}
    before = b""
    for name in names:
        if name[0] == SLASH:
            opened[name[1:]] = max(opened.get(name[1:], 0) - 1, -OPEN_FORMATTING)
        else:
            count = opened[name] = opened.get(name, 0) + 1
            if (count > OPEN_FORMATTING or name == before) and (name := name.lower()) not in _LEFT_OPEN:
                if count > OPEN or (name in FORMATTING and (count > OPEN_FORMATTING or name != b"a")):
                    return False
        before = name
    return True


def _has_many_names(page: bytes) -> bool:
    """Whether the first attributes of tags here and there in a long page hardly ever have the same name."""
    found = [_FIRST_ATTRIBUTE.search(page, at, at + 512) for at in range(0, len(page), 4 * HOP)]
    return len({match[1] for match in found if match}) > MOST_FIRST


def _has_many_attributes(page: bytes, at: int) -> bool:
    """Whether a place stands in a tag that opened before and has attributes by the hundred."""
    opened = page.rfind(b"<", max(0, at - 4 * HOP), at)
    return opened > page.rfind(b">", max(0, at - 4 * HOP), at) and _MANY_ATTRIBUTES.match(page, opened) is not None
