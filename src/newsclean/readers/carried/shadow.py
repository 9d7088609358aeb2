"""Declarative shadow roots: templates that a browser shows in place of the element around them.

The parser treats their content as that of any template, which nobody sees. So their tags are written anew as those of a `<div>`.
"""

from __future__ import annotations

import re

_MARK = b"shadowroot"  # of the attribute: "shadowrootmode", and "shadowroot" of the first proposal
_TEMPLATE = re.compile(rb"<(/?)template\b([^<>]{0,1000})>", re.IGNORECASE)
_IS_ROOT = re.compile(rb"\sshadowroot(?:mode)?\s{0,10}=", re.IGNORECASE)


def opened(page: bytes) -> bytes | None:
    """Return a page in which the templates of shadow roots are `<div>`s, and so read like any element. None for a page without any.

    >>> opened(b'<x-a><template shadowrootmode="open"><p>Talks</p><template>T</template></template></x-a>')
    b'<x-a><div><p>Talks</p><template>T</template></div></x-a>'
    """
    if _MARK not in page:
        return None
    pieces: list[bytes] = []
    around: list[bool] = []  # the open templates: whether each is a shadow root
    start = 0
    for tag in _TEMPLATE.finditer(page):
        if tag[1]:
            is_root = around.pop() if around else False
        else:
            is_root = _IS_ROOT.search(tag[2]) is not None
            around.append(is_root)
        if is_root:
            pieces += (page[start : tag.start()], b"</div>" if tag[1] else b"<div>")
            start = tag.end()
    return b"".join((*pieces, page[start:])) if pieces else None
