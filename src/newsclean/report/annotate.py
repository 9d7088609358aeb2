"""A page itself, with the blocks of the article and the removed ones marked in their places.

`page_tree` takes out of the page what acts, `placing` finds the blocks in it, and this writes both anew. The page stands in a frame without rights: no
script runs in it, and the policy of the page around it, which the frame inherits, allows two style sheets by their hashes and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from newsclean.document import Block, Document, Limits, Removal
from newsclean.document.limits import DEFAULT
from newsclean.extras import needs
from newsclean.readers.decode import decode
from newsclean.readers.html.guard import guarded
from newsclean.readers.read import shortened
from newsclean.report.page_tree import OURS, VOID, Item, PageTree, page_tree
from newsclean.report.placing import Span, letters, placed
from newsclean.vocabulary import INLINE

if TYPE_CHECKING:
    from markupsafe import Markup

    from newsclean.article import Article

NO_PAGE = "the input is no page in HTML, and has no place to mark anything in; --report (Article.report) shows an article of any input"
LONGEST_REASON = 300  # characters
MOST_LISTED = 50  # blocks of the body that were not found in the page, whose openings are listed
_MIXED = -2  # an element that holds texts of several blocks
_NONE = -1  # a text of no block; an element without text


@dataclass(frozen=True)
class Group:
    """What one box of the legend switches: the body, the metadata, or what one filter removed.

    name     "body", "metadata", or the name of the filter
    blocks   how many blocks, and how many of them are marked
    words    in them, and in those that are marked
    """

    name: str
    blocks: int
    marked: int
    words: int
    marked_words: int


class Mark(NamedTuple):
    """How a block is marked.

    classes   names of classes
    title     what is shown above it when the pointer is there
    """

    classes: str
    title: str


def annotated(source: str | bytes, article: Article, *, encoding: str | None = None, limits: Limits = DEFAULT, name: str | None = None) -> str:
    """Return an HTML page that shows the page that an article was cleaned from, with its blocks marked: body, metadata and what was removed.

    source     the page that the article was cleaned from
    article    the article. What `restore` has put back is marked as body
    encoding   the name that came with the bytes, as for `clean`
    limits     the caps with which it was cleaned
    name       what the input is called

    The page's scripts, handlers, forms, pictures and addresses are taken out; its styles stay, without what loads anything. A block that cannot be found
    in the page again is not marked; the legend counts them.

    Raises ValueError where the input is no page in HTML, or the article is from a dict, and ImportError without Jinja2 (extra `report`).
    """
    if article.document.head is None:
        raise ValueError(NO_PAGE)
    page = _parsed(source, encoding, limits)
    return _written(page, article, name)


def _parsed(source: str | bytes, encoding: str | None, limits: Limits) -> PageTree:
    """Return what is shown of a source, which is parsed as the reader of pages does it."""
    source, _ = shortened(source, limits)
    text, _ = decode(source, encoding, mend=True)
    page, _ = guarded(text.encode("utf-8", "replace"), limits)
    return page_tree(page)


def found_blocks(page: PageTree, document: Document) -> list[Span]:
    """Return where the blocks of a document stand in the letters of a page."""
    return placed([letters(block.text) for block in document.blocks], [letters(item.text) for item in page.items if item.is_read])


def _written(page: PageTree, article: Article, name: str | None) -> str:
    """Return the page around the frame."""
    document = article.document
    spans = found_blocks(page, document)
    marks = [_mark(block, document.removals.get(block.index)) for block in document.blocks]
    found = {span.block for span in spans}
    style = page.styles.replace("</", "<\\/")
    inner = _inner(page, _Writer(page.items, spans, marks).written(), style)
    lost = [block for block in document.blocks if block.index not in document.removals and block.index not in found and block.words]
    return _rendered(
        article=article,
        name=name,
        groups=_groups(document, found),
        lost=[block.text[:LONGEST_REASON] for block in lost[:MOST_LISTED]],
        more_lost=len(lost) - MOST_LISTED,
        inner=inner,
        page_style=style,
    )


def _mark(block: Block, removal: Removal | None) -> Mark:
    """Return how a block is marked, given what took it out of the body."""
    if removal is None:
        return Mark(f"{OURS}body", "the article's text")
    title = f"{removal.filter}: {removal.reason[:LONGEST_REASON]}"
    if removal.role is not None:
        return Mark(f"{OURS}metadata", f"{removal.role} ({title})")
    return Mark(f"{OURS}removed c{colour(removal.filter)}", title)
