"""`article.links`: the links of the body."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.beside.addresses import base_of, is_within, same_page, whole
from newsclean.beside.embeds import quoted_post
from newsclean.beside.markdown_links import targets
from newsclean.document import Document


class Link(NamedTuple):
    """A link of the body.

    url           where it leads: an http(s) address. A relative one stays as it is where the page's address is not known
    text          the words that are linked
    is_internal   whether it leads to a page of the same site; None where that cannot be told, since the page's address is not known
    """

    url: str
    text: str
    is_internal: bool | None


def read_links(doc: Document) -> tuple[Link, ...]:
    """Return the links of the blocks that were kept, in order, each once. Links to a place on the page and those in quoted posts are left out."""
    base = base_of(doc)
    found: dict[Link, None] = {}
    for block in doc.kept:
        for target in targets(block) if quoted_post(block) is None else ():
            url = None if target.is_picture else whole(target.address, base)
            if url is not None and not ("#" in url and same_page(url, base)):
                found[Link(url, target.text, is_within(url, base))] = None
    return tuple(found)
