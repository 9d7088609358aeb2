"""Text in `<noscript>`: some pages, such as those of forums, hold all of it there, for readers and search engines that run no scripts."""

from __future__ import annotations

import re
from itertools import pairwise

SHORTEST_TEXT = 400  # bytes in a `<noscript>` from which on it may be more than a notice or an image that counts

_NOSCRIPT = re.compile(rb"<(/?)noscript\b[^<>]{0,200}>", re.IGNORECASE)
_BODY = re.compile(rb"<body\b", re.IGNORECASE)


def without_noscript(page: bytes) -> bytes | None:
    """Return a page with the `<noscript>` elements of its body as ordinary ones; None where none of them is long enough to hold an article.

    >>> page = b"<body><noscript><p>" + 80 * b"Talks end. " + b"</p></noscript>"
    >>> without_noscript(page)[:17], without_noscript(b"<body><noscript>Please enable JavaScript.</noscript>")
    (b'<body><div><p>Tal', None)
    """
    body = _BODY.search(page)
    start = body.start() if body is not None else 0
    tags = list(_NOSCRIPT.finditer(page, start))
    if not any(not left[1] and right[1] and right.start() - left.end() >= SHORTEST_TEXT for left, right in pairwise(tags)):
        return None
    return page[:start] + _NOSCRIPT.sub(rb"<\1div>", page[start:])
