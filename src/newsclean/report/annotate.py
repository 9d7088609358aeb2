"""A page itself, with the blocks of the article and the removed ones marked in their places.

`page_tree` takes out of the page what acts, `placing` finds the blocks in it, and this writes it anew. The page stands in a frame in which no script
may run. The policy of the page around it holds for the frame as well, and allows the style sheets by their hashes and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from newsclean.document import Block, Document, Limits, Removal
from newsclean.document.limits import DEFAULT
from newsclean.readers.decode import decode
from newsclean.readers.html.guard import guarded
from newsclean.readers.read import shortened
from newsclean.report.page_tree import OURS, VOID, Item, PageTree, page_tree
from newsclean.report.placing import Span, letters, pieces_of, placed
from newsclean.report.rendering import asset, assets, rendered
from newsclean.report.view import about, colour
from newsclean.vocabulary import INLINE

if TYPE_CHECKING:
    from newsclean.article import Article

NO_PAGE = "the input is no page in HTML, so there is no place to mark anything in; --report, or Article.report(), shows an article of any input"
LONGEST_REASON = 300  # characters
LONGEST_LISTED = 200  # characters of a block in the list of those that were not found
MOST_LISTED = 30  # blocks of the body in this list
_MIXED = -2  # the owner of an element that holds texts of several blocks
_NONE = -1  # the owner of an element without text


class Group(NamedTuple):
    """What one box of the legend switches.

    number    what the classes of its marks end with
    name      "body", "metadata", or the name of the filter that removed the blocks
    about     what the filter removes, where newsclean has it
    marked    how many of its blocks are marked
    words     how many words are in its blocks
    lost      how many of these are in blocks with letters that were not found
    """

    number: int
    name: str
    about: str | None
    marked: int
    words: int
    lost: int


class Mark(NamedTuple):
    """How a block is marked: by the names of classes, and by what is shown when the pointer is above it."""

    classes: str
    title: str


def annotated(source: str | bytes, article: Article, *, encoding: str | None = None, limits: Limits = DEFAULT, name: str | None = None) -> str:
    """Return the page that an article was cleaned from, with its blocks marked in their places: the body, the metadata, and what was removed.

    source     the page, as it was cleaned
    article    what came of it. What `restore` has put back is marked as body
    encoding   the name that came with the bytes, as for `clean`
    limits     the caps with which it was cleaned
    name       what the input is called

    It is one HTML file that loads nothing. The page's scripts, handlers, forms, pictures and addresses are taken out; its own styles stay, without
    what loads anything. A block that is not found in the page again is not marked, and the legend counts it.

    Raises ValueError where the input is no page in HTML, or the article is from a dict. To import this needs Jinja2 (extra `report`).

    >>> import newsclean
    >>> page = "<h1>Talks end</h1><p>The talks between both sides failed on Monday.</p><nav>Home</nav>"
    >>> "<p class='nc-mark nc-body" in annotated(page, newsclean.clean(page))
    True
    """
    if article.document.head is None:
        raise ValueError(NO_PAGE)
    page = parsed(source, encoding, limits)
    return _written(page, article, name)


def parsed(source: str | bytes, encoding: str | None = None, limits: Limits = DEFAULT) -> PageTree:
    """Return what is shown of a source, which is parsed as the reader of pages parses it."""
    source, _ = shortened(source, limits)
    text, _ = decode(source, encoding, mend=True)
    page, _ = guarded(text.encode("utf-8", "replace"), limits)
    return page_tree(page)


def _written(page: PageTree, article: Article, name: str | None) -> str:
    """Return the file: the legend, and the frame with the page."""
    document = article.document
    texts = [letters(item.text) if item.is_read else "" for item in page.items]
    spans = placed([letters(block.text) for block in document.blocks], texts)
    found = {span.block for span in spans}
    groups = _groups(document, found)
    numbers = {group.name: group.number for group in groups}
    marks = [_mark(document.removals.get(block.index), numbers) for block in document.blocks]
    lost = [block for block in document.kept if block.index not in found and letters(block.text)]
    styles = page.styles.replace("</", "<\\/")
    frame = _framed(page, styles, "".join(_marked(page.items, _owners(page.items, texts, spans), marks)))
    return rendered(
        "annotated.html",
        article=article,
        name=name,
        groups=groups,
        lost=[block.text[:LONGEST_LISTED] for block in lost[:MOST_LISTED]],
        lost_words=sum(block.words for block in lost),
        more_lost=max(0, len(lost) - MOST_LISTED),
        frame=Markup(frame.replace("&", "&amp;").replace('"', "&quot;")),
        assets=assets(asset("colours.css") + asset("annotate.css"), asset("annotate.js"), others=(styles, _marks())),
    )


def _groups(document: Document, found: set[int]) -> list[Group]:
    """Return what the legend counts: the body, the metadata, and each filter, that first which removed most words."""
    blocks: dict[str, list[Block]] = {"body": [], "metadata": []}
    for block in document.blocks:
        blocks.setdefault(_group(document.removals.get(block.index)), []).append(block)
    names = [*list(blocks)[:2], *sorted(list(blocks)[2:], key=lambda name: -sum(block.words for block in blocks[name]))]
    return [_counted(number, name, blocks[name], found) for number, name in enumerate(names)]


def _counted(number: int, name: str, blocks: Sequence[Block], found: set[int]) -> Group:
    lost = sum(block.words for block in blocks if block.index not in found and letters(block.text))
    marked = sum(block.index in found for block in blocks)
    return Group(number, name, about(name) if number > 1 else None, marked, sum(block.words for block in blocks), lost)


def _group(removal: Removal | None) -> str:
    """Return the name of the group of a block, given what took it out of the body."""
    if removal is None:
        return "body"
    return "metadata" if removal.role is not None else removal.filter


def _mark(removal: Removal | None, numbers: Mapping[str, int]) -> Mark:
    """Return how a block is marked, given what took it out of the body, and the numbers of the groups."""
    group = f"{OURS}g{numbers[_group(removal)]}"
    if removal is None:
        return Mark(f"{OURS}mark {OURS}body {group}", "text of the article")
    title = f"{removal.filter}: {removal.reason[:LONGEST_REASON]}"
    if removal.role is not None:
        return Mark(f"{OURS}mark {OURS}metadata {group}", f"{removal.role.replace('_', ' ')}: {title}")
    return Mark(f"{OURS}mark {OURS}removed c{colour(removal.filter)} {group}", title)


class Owners(NamedTuple):
    """Which block each item of a page belongs to.

    pieces     number of a text -> its pieces, each with the number of its block, or None
    elements   number of the start of an element -> the block that has all its text; `_NONE` without text, `_MIXED` where several blocks have it
    outer      numbers of the starts of elements that have all their text in one element that breaks the line, which is marked in their place
    """

    pieces: dict[int, list[tuple[str, int | None]]]
    elements: dict[int, int]
    outer: set[int]


def _owners(items: Sequence[Item], texts: Sequence[str], spans: Sequence[Span]) -> Owners:
    """Return which block each item belongs to, given the letters of the items and where the blocks stand in them."""
    starts = list(accumulate([len(text) for text in texts], initial=0))
    pieces = dict(_pieces(items, starts, spans))
    elements: dict[int, int] = {}
    outer: set[int] = set()
    open_elements: list[tuple[int, list[tuple[int, str]]]] = [(-1, [])]  # each with the owners of what it holds that has text
    for number, item in enumerate(items):
        if item.attributes is not None:
            open_elements.append((number, []))
        elif item.tag:
            start, held = open_elements.pop()
            owner = elements[start] = _common(owner for owner, _ in held)
            if owner >= 0 and len(held) == 1 and held[0][1] not in INLINE and held[0][1]:
                outer.add(start)
            if owner != _NONE:
                open_elements[-1][1].append((owner, item.tag))
        elif number in pieces:
            open_elements[-1][1].append((_common(_MIXED if owner is None else owner for _, owner in pieces[number]), ""))
    return Owners(pieces, elements, outer)


def _common(owners: Iterable[int]) -> int:
    """Return the owner of what has these owners."""
    found = set(owners)
    return _NONE if not found else found.pop() if len(found) == 1 else _MIXED


def _pieces(items: Sequence[Item], starts: Sequence[int], spans: Sequence[Span]) -> Iterator[tuple[int, list[tuple[str, int | None]]]]:
    """Yield the pieces of each text that has letters, each with the block that it belongs to, or None."""
    at = 0
    for number, item in enumerate(items):
        start, end = starts[number], starts[number + 1]
        if start == end:
            continue
        while at < len(spans) and spans[at].end <= start:
            at += 1
        within = at
        cuts: list[tuple[int, int | None]] = []  # where a piece begins, and whose it is
        last = start
        while within < len(spans) and spans[within].start < end:
            span = spans[within]
            if span.start > last:
                cuts.append((last - start, None))
            cuts.append((max(span.start, start) - start, span.block))
            last = min(span.end, end)
            within += 1
        if last < end:
            cuts.append((last - start, None))
        yield number, pieces_of(item.text, cuts)


def _marked(items: Sequence[Item], owners: Owners, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the page's HTML with the blocks marked: on the element that has all of a block's text, or else around each of its texts."""
    depth = marked_at = 0  # how many elements are open; which of them is marked, 0 for none
    for number, item in enumerate(items):
        if item.attributes is not None:
            depth += item.tag not in VOID
            owner = owners.elements[number]
            mark = None
            if owner >= 0 and not marked_at and number not in owners.outer:
                mark, marked_at = marks[owner], depth
            yield _start(item.tag, item.attributes, mark)
        elif item.tag:
            if item.tag not in VOID:
                if depth == marked_at:
                    marked_at = 0
                depth -= 1
                yield f"</{item.tag}>"
        elif marked_at or number not in owners.pieces:
            yield escape(item.text)
        else:
            for text, block in owners.pieces[number]:
                yield escape(text) if block is None else f"{_start('span', {}, marks[block])}{escape(text)}</span>"


def _start(tag: str, attributes: Mapping[str, str], mark: Mark | None = None) -> str:
    """Return the start tag of an element, with its mark."""
    written = dict(attributes)
    if mark is not None:
        written["class"] = f"{written.get('class', '')} {mark.classes}".strip()
        written["title"] = mark.title
    return f"<{tag}{''.join([f' {name}={chr(39)}{escape(value)}{chr(39)}' for name, value in written.items()])}>"


def _framed(page: PageTree, styles: str, body: str) -> str:
    """Return the page in the frame."""
    sheets = f"<style>{styles}</style><style>{_marks()}</style>"
    return f"<!DOCTYPE html>{_start('html', page.root)}<head><meta charset='utf-8'>{sheets}</head>{_start('body', page.body)}{body}</body></html>"


def _marks() -> str:
    """Return the style sheet of the marks."""
    return asset("colours.css") + asset("marks.css")
