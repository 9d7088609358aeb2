"""Repeated siblings: elements of one shape that are a list of teasers, or the comments of readers, whatever their names and language.

Such elements are found by their markers: blocks of one shape that follow each other. The marker of a teaser is its title, a link above some text. The
marker of a comment is its stamp: a short line with a time or a day, beside a name. What stands from one marker to the next is a member of the list.

The shape alone proves nothing: an article may be a list of linked products, or a live blog with times. So they count only below running text of the
article that stands outside them all, and:

- teasers must stand outside the article's own element, which holds the headline and that text, or close it;
- comments must be written by several people, and their times must look like those of a machine: few of them are full hours or quarters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise, takewhile
from statistics import median_low
from typing import Literal, NamedTuple, TypeVar
from urllib.parse import urlsplit

from newsclean.document import Block, Element, Head, all_words, running_words
from newsclean.languages.tables import FURNITURE
from newsclean.values.texts import DIGITS

ListKind = Literal["teasers", "comments"]
Marker = Literal["stamp", "title", "more", "opening"]
"""What marks the members of a list: a time or day; a link above the text, or below it; a link that the text opens with."""

MOST_LISTS = 50  # that are judged; each costs a look at all running text
FEWEST_MEMBERS = 3  # of a list outside the article's element, and of comments
FEWEST_INSIDE = 5  # teasers that close the article's element
LONGEST_LABEL = 10  # words of a stamp, a name or a button
LONGEST_NAME = 6  # words of a line with a name
SHORTEST_TITLE = 2  # words of a title, on average
SHORTEST_SAID = 3  # words of the text of a member
LONGEST_TITLE = 30  # words
LONGEST_TEASER = 45  # words of the text of a teaser, on average
MOST_BLOCKS = 6  # of a teaser
MOST_WORDS = 80  # of a teaser
SHORTEST_TEXT = 8  # words of a sentence that is more than a label
SHORTEST_ARTICLE = 12  # words
SHORTEST_BRIEF = 30  # words of a single paragraph that is no mere lead
ENOUGH_TEXT = 100  # words of an article that is sure to be one
MOST_ALIKE = 0.7  # share of the members that must have what the list is told by
MOST_DIFFER = 0.5  # share of the members that must have a name or a title of their own
ENOUGH_NAMES = 6  # of writers, of whom some write again and again
LEAST_ODD = 0.4  # share of the times that are no full five minutes: chance gives 0.8, programmes of events next to none
MOST_ELSEWHERE = 0.5  # words of running text above or beside the list, as a share of those in the article's element, that may stand elsewhere
FEWEST_BUTTONS = 2  # that most comments have
DESCRIPTION_OPENING = 60  # characters of the page's description with which a lead begins

# Words that say where in a row an element stands, not what it is.
_PLACES = frozenset(("odd", "even", "first", "last", "alt", "alternate", "active", "current", "selected"))
# These begin with a digit, and ask only then what stands before it: so they are found several times as fast.
_CLOCK = re.compile(r"\d(?<![\d:]\d)(?:(?<=[01])\d|(?<=2)[0-3])?[:h時时點点]([0-5]\d)(?!\d)")
_DAY = re.compile(
    r"\d(?<!\d\d)(?:(?:(?<=1)9|(?<=2)0)\d\d[./年-]\s?\d\d?[./月-]\s?\d\d?|\d?[./-]\s?\d\d?[./-]\s?(?:20)?\d\d|"
    r"\d?\.?\s[^\W\d_]{3,12},?\s20\d\d|(?<=[^\W\d_]{3}\s\d)\d?,\s20\d\d)(?!\d)"
)
_ANY_DAY = re.compile(
    rf"{_DAY.pattern}|(?<![\d:])\d\d?\.?\s[^\W\d_]{{3,12}}|(?<![^\W\d_])[^\W\d_]{{3,12}}\s\d\d?(?![\d:])|\d月\s?\d"
)  # also "6 January"
_NAME_WORD = re.compile(r"(?<!\w)[^\W\d]\w*")
_LINKED_OPENING = re.compile(r"[\s|*_>]{0,9}\[")
_TARGET = re.compile(r"\]\(<?([^\s()<>]{1,500})")

T = TypeVar("T")


class Siblings(NamedTuple):
    """A list of elements alike, of which a block is a part."""

    kind: ListKind
    members: int


class _List(NamedTuple):
    """What may be a list: its members with their markers, and the element around them all."""

    members: Sequence[Sequence[Block]]
    markers: Sequence[Block]
    parent: Element
    marked_by: Marker

    @property
    def blocks(self) -> list[Block]:
        return [block for member in self.members for block in member]


class _Place(NamedTuple):
    """The article as far as it can be told without the lists: its element, and the running text below the headline, in order."""

    element: Element | None
    texts: Sequence[Block]


def sibling_lists(
    blocks: Sequence[Block], headline: Block | None, head: Head, known: Collection[Block], address: str | None
) -> Mapping[int, Siblings]:
    """Return index -> list for the blocks of a page that stand in lists of teasers or of comments.

    known     the running text that the page's JSON-LD repeats as the article's
    address   the address of the page, or None
    """
    candidates: Iterable[_List] = _lists("stamp", blocks, _stamps(blocks))
    if headline is not None:  # without one, no teasers are told from the article's own list
        candidates = chain(
            candidates,
            _lists("title", blocks, _titles(blocks)),
            _lists("more", blocks, _more_links(blocks)),
            _lists("opening", blocks, _with_links(blocks)),
        )
    lists = list(islice(candidates, MOST_LISTS))
    if not lists:
        return {}
    own = _known_indices(blocks, headline, head, known)
    top = _shape_of(headline) if headline is not None else None
    lists = [found for found in lists if not any(b.index in own or (b.element is not None and _shape(b.element) == top) for b in found.blocks)]
    if not lists:
        return {}
    place = _place(blocks, headline, {b.index for found in lists for b in found.blocks})
    counted: dict[int, Siblings] = {}
    for found in lists:
        is_stamped = found.marked_by == "stamp"
        if _are_comments(found, place) if is_stamped else _are_teasers(found, place, (address or "").partition("#")[0]):
            for block in found.blocks:
                counted.setdefault(block.index, Siblings("comments" if is_stamped else "teasers", len(found.members)))
    return counted


def _known_indices(blocks: Sequence[Block], headline: Block | None, head: Head, known: Collection[Block]) -> set[int]:
    """Return the indices of the blocks that the page says are the article's."""
    own = {b.index for b in known}
    if headline is not None:
        own.add(headline.index)
    opening = " ".join((head.description or "").split())[:DESCRIPTION_OPENING]
    if len(opening) >= DESCRIPTION_OPENING // 2:
        own.update([b.index for b in blocks if b.text.startswith(opening)][:1])
    return own


# ---- finding lists ----


def _titles(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of links above a block that is no link."""
    for at, (block, below) in enumerate(pairwise(blocks)):
        if block.is_linked and not below.is_linked and block.words <= LONGEST_TITLE and block.stands_for == below.stands_for == 1:
            yield at


def _more_links(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of short links below a block that is no link."""
    for at, (above, block) in enumerate(pairwise(blocks), 1):
        if block.is_linked and not above.is_linked and block.words <= LONGEST_NAME and block.stands_for == above.stands_for == 1:
            yield at


def _with_links(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of blocks of text with a link in them."""
    for at, block in enumerate(blocks):
        if block.link_share and not block.is_linked and SHORTEST_SAID < block.words <= MOST_WORDS and block.stands_for == 1:
            yield at


def _stamps(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of short lines with a time or a day, but for those of posts that an article quotes."""
    for at, block in enumerate(blocks):
        if block.words > LONGEST_LABEL or block.stands_for > 1 or block.element is None or DIGITS.isdisjoint(block.text):
            continue
        if is_stamp(block) and "blockquote" not in block.element.around:
            yield at


def is_stamp(block: Block) -> bool:
    """Return whether a short line has a time or a day, or says how long ago. A name may close it with a full stop: "21.01.2012 19:17 Anna K."."""
    text = block.text
    if block.is_sentence:
        return _CLOCK.search(text) is not None and _DAY.search(text) is not None
    return _CLOCK.search(text) is not None or _DAY.search(text) is not None or (not block.is_linked and "date" in block.cues)


def _lists(marked_by: Marker, blocks: Sequence[Block], places: Iterable[int]) -> Iterator[_List]:
    """Yield what may be lists, given the places of their markers."""
    groups: dict[object, list[int]] = {}
    found_at = list(places)
    if len(found_at) < FEWEST_MEMBERS:
        return
    for at in found_at:
        if (element := blocks[at].element) is not None:
            groups.setdefault(_shape(element), []).append(at)
    for group in groups.values():
        for run in [group] if marked_by == "stamp" else _runs(group, blocks):
            if len(run) >= FEWEST_MEMBERS and (found := _list(marked_by, blocks, run)) is not None:
                yield found


def _shape(element: Element) -> object:
    """Return what elements alike have in common: tag and names, and those of the element around them."""
    around = element.parent
    return (element.tag, _names(element), *((around.tag, _names(around)) if around is not None else ()))


def _shape_of(block: Block) -> object:
    return _shape(block.element) if block.element is not None else None


def _names(element: Element) -> frozenset[str]:
    return element.words if _PLACES.isdisjoint(element.words) else element.words - _PLACES


def _runs(places: Sequence[int], blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Yield the places in runs with little text in between."""
    run = [places[0]]
    for above, at in pairwise(places):
        if at - above > MOST_BLOCKS + 1 or all_words(blocks[above + 1 : at]) > MOST_WORDS:
            yield run
            run = []
        run.append(at)
    yield run


def _list(marked_by: Marker, blocks: Sequence[Block], places: Sequence[int]) -> _List | None:
    """Return the list whose markers stand at some places, or None where its members are not alike."""
    markers = [blocks[at] for at in places]
    if marked_by == "opening" and not all(_LINKED_OPENING.match(b.markup) for b in markers):
        return None
    parent = _around_all(markers)
    if parent is None:
        return None
    if marked_by == "opening":
        return _List([(b,) for b in markers], markers, parent, marked_by)
    is_wrapped = _are_wrapped(blocks, places, parent)
    if marked_by == "more" and not is_wrapped:
        return None
    above = _blocks_above(blocks, places, parent, is_wrapped)
    ends = [*[at - above for at in places[1:]], _end(blocks, places, parent, above, is_wrapped)]
    members = [blocks[at - above : end] for at, end in zip(places, ends, strict=True)]
    texts = [_text(member, marker) for member, marker in zip(members, markers, strict=True)]
    shapes = [_text_shape(text) for text in texts]
    common, count = Counter(shapes).most_common(1)[0]
    if common is None or count < max(FEWEST_MEMBERS, MOST_ALIKE * len(members)) or (not is_wrapped and common == _shape_of(markers[0])):
        return None
    first = int(shapes[0] != common)  # a line of the article may look like a marker
    if len(members) - first < FEWEST_MEMBERS:
        return None
    bounded = [_within(*one, parent) for one in zip(members[first:], markers[first:], texts[first:], strict=True)]
    return _List(bounded, markers[first:], parent, marked_by)


def _are_wrapped(blocks: Sequence[Block], places: Sequence[int], parent: Element) -> bool:
    """Return whether each member of a list has an element of its own, in which its marker is not alone."""
    children = [_child_of(parent, blocks[at]) for at in places]
    if None in children or len(set(children)) < len(children):
        return False
    beside = [(blocks[n], child) for at, child in zip(places, children, strict=True) for n in (at - 1, at + 1) if 0 <= n < len(blocks)]
    return sum(_child_of(parent, b) is child for b, child in beside) >= MOST_ALIKE * len(places)


def _within(member: Sequence[Block], marker: Block, text: Block | None, parent: Element) -> Sequence[Block]:
    """Return a member without what may be foreign to it: what follows below the element that holds both marker and text, buttons aside."""
    element = _around_all([marker, text]) if text is not None else None
    if element is None or element is parent:
        return member
    last = max(n for n, block in enumerate(member) if block.stands_in(element))
    return [*member[: last + 1], *takewhile(_is_label, member[last + 1 :])]


def _text(member: Sequence[Block], marker: Block) -> Block | None:
    """Return the text of a member: its longest block that is no link."""
    texts = [b for b in member if b is not marker and not b.is_linked and b.element is not None]
    return max(texts, key=lambda b: b.words, default=None)


def _text_shape(text: Block | None) -> object:
    """Return the shape of the element that holds the text of a member, or None if it has none."""
    return _shape_of(text) if text is not None and text.words >= SHORTEST_SAID else None


def _around_all(blocks: Sequence[Block]) -> Element | None:
    """Return the innermost element in which all of some blocks stand, or None."""
    element = blocks[0].element
    for block in blocks[1:]:
        while element is not None and not block.stands_in(element):
            element = element.parent
    return element


def _child_of(parent: Element, block: Block) -> Element | None:
    """Return the child of an element in which a block stands; None if the block stands in that element itself, or outside."""
    child, element = None, block.element
    while element is not None and element is not parent:
        child, element = element, element.parent
    return child if element is not None else None


def _blocks_above(blocks: Sequence[Block], places: Sequence[int], parent: Element, is_wrapped: bool) -> int:
    """Return how many blocks of each member stand above its marker: those in the member's element, or one line, as a name or the text."""
    least = min([below - at for at, below in pairwise(places)])
    if is_wrapped:
        count = 0
        children = [(at, _child_of(parent, blocks[at])) for at in places]
        while count < least - 1 and all(at > count and _child_of(parent, blocks[at - count - 1]) is child for at, child in children):
            count += 1
        return count
    over = [block for at in places if at and (block := blocks[at - 1]).element is not None and not block.is_linked]
    shapes = {_shape(block.element) for block in over if block.element is not None}
    if least == 1 or len(over) < len(places) or len(shapes) > 1:
        return 0
    if all(block.words <= LONGEST_NAME and not block.is_sentence for block in over):
        return 1
    below = blocks[places[-1] + 1].element if places[-1] + 1 < len(blocks) else None
    return int(below is None or _shape(below) not in shapes)  # the text stands above the marker, and not below the last one


def _end(blocks: Sequence[Block], places: Sequence[int], parent: Element, above: int, is_wrapped: bool) -> int:
    """Return the place behind the last member: the end of its element, or so many blocks of known shapes as the others have."""
    start = places[-1]
    child = _child_of(parent, blocks[start])
    shapes = {_shape(b.element) for b in blocks[places[0] : start] if b.element is not None} if not is_wrapped else set()
    usual = start + median_low([below - at for at, below in pairwise(places)]) - above
    end = start + 1
    while end < len(blocks) and (element := blocks[end].element) is not None and blocks[end].stands_in(parent):
        if not (_child_of(parent, blocks[end]) is child if is_wrapped else end < usual and _shape(element) in shapes):
            break
        end += 1
    return end


# ---- judging them ----


def _place(blocks: Sequence[Block], headline: Block | None, listed: Collection[int]) -> _Place:
    """Return the article as far as it is known: its running text below the headline, outside what may be lists, and the element of the two."""
    top = headline.index if headline is not None else -1
    texts = [b for b in blocks if b.index > top and b.index not in listed and _is_text(b)]
    return _Place(_around_all([headline, texts[0]]) if texts and headline is not None else None, texts)


def _is_text(block: Block) -> bool:
    return (
        block.is_sentence
        and block.words >= SHORTEST_TEXT
        and not block.is_linked
        and (block.element is None or block.element.furniture is None)
        and FURNITURE.isdisjoint(block.cues)
    )


def _is_outside(found: _List, place: _Place) -> bool:
    """Return whether a list stands outside the article's element, and that element is not only the top of the article."""
    element = place.element
    if element is None or any(b.stands_in(element) for b in found.blocks):
        return False
    start = found.members[0][0].index
    held = [b for b in place.texts if b.stands_in(element)]
    others = [b for b in place.texts if not b.stands_in(element) and (b.index < start or b.stands_in(found.parent))]
    is_text = len(held) > 1 or running_words(held) >= SHORTEST_BRIEF or (bool(held) and start < held[0].index)
    return is_text and running_words(others) <= MOST_ELSEWHERE * running_words(held)


def _are_teasers(found: _List, place: _Place, address: str) -> bool:
    """Return whether the members of a list are teasers of other articles of the site."""
    if found.marked_by == "title" and all_words(found.markers) < SHORTEST_TITLE * len(found.markers):
        return False
    if all_words([b for b in found.blocks if not b.is_linked]) > LONGEST_TEASER * len(found.members):
        return False
    return _have_place_of_teasers(found, place) and _have_own_links(found, address)  # to put the links together takes time: last


def _have_place_of_teasers(found: _List, place: _Place) -> bool:
    """Return whether a list stands outside the article's element, or closes it."""
    if place.element is None:
        return False
    is_outside = _is_outside(found, place)
    if not is_outside and (found.marked_by != "title" or len(found.members) < FEWEST_INSIDE):
        return False
    held = [b for b in place.texts if b.stands_in(place.element)]
    if is_outside:
        return running_words(held) >= SHORTEST_ARTICLE
    return held[-1].index < found.members[0][0].index and running_words(held) >= max(ENOUGH_TEXT, all_words(found.blocks))


def _have_own_links(found: _List, address: str) -> bool:
    """Return whether the members of a list have links of their own, which lead to other pages of the site."""
    marks = {b.markup if found.marked_by == "more" else b.plain for b in found.markers}
    return len(marks) >= MOST_DIFFER * len(found.markers) and _lead_to(address, found.markers)


def _lead_to(address: str, links: Sequence[Block]) -> bool:
    """Return whether links lead to other pages of the site that has an address. Relative links do, links to a place on the same page do not."""
    own = _host(address)
    return _are_mostly([_page_linked(link) for link in links], lambda page: page not in ("", address) and _host(page) in (None, own))


def _page_linked(link: Block) -> str:
    """Return the address that a link leads to, without the place on the page."""
    target = _TARGET.search(link.markup)
    return target[1].partition("#")[0] if target is not None else ""


def _host(address: str) -> str | None:
    """Return the host of an address, without "www."; None for a relative one."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return ""
    return host.removeprefix("www.") if host else None


def _are_comments(found: _List, place: _Place) -> bool:
    """Return whether the members of a list are comments: text below the article's that several people have signed, with the time.

    In the article's own element, more must show that it is no programme and no live blog: a day, and the odd minutes of a machine or two buttons.
    """
    above = [b for b in place.texts if b.index < found.members[0][0].index]
    markers, members = found.markers, found.members
    if running_words(above) < SHORTEST_ARTICLE or _are_mostly(markers, lambda b: b.kind == "heading"):
        return False
    if not _are_mostly(members, lambda member: any(_is_said(b) for b in member)) or _have_titles(members):
        return False
    labels = [[marker, *[b for b in member if b is not marker and _is_label(b)]] for member, marker in zip(members, markers, strict=True)]
    if not _are_signed(labels):
        return False
    if not _are_mostly(markers, lambda b: _ANY_DAY.search(b.text) is not None):
        return False
    return _is_outside(found, place) or _are_of_machine(markers) or _have_buttons(labels)


def _are_mostly(things: Sequence[T], test: Callable[[T], bool]) -> bool:
    return sum(map(test, things)) >= MOST_ALIKE * len(things)


def _is_label(block: Block) -> bool:
    return block.words <= LONGEST_NAME and not block.is_sentence and block.kind != "heading"


def _is_said(block: Block) -> bool:
    return block.words >= SHORTEST_TEXT or block.is_sentence


def _have_titles(members: Sequence[Sequence[Block]]) -> bool:
    """Return whether members have links of their own, with several words: then they are teasers with a date."""
    titles = [next((b.text for b in member if b.is_linked and b.words >= SHORTEST_SAID), "") for member in members]
    return len({_without_digits(title) for title in titles} - {""}) > MOST_DIFFER * len(members)


def _are_signed(labels: Sequence[Sequence[Block]]) -> bool:
    """Return whether the labels of members hold words of their own, as names are, besides the words that most have."""
    words = [frozenset(_NAME_WORD.findall(" ".join([b.text for b in held]))) for held in labels]
    often = {word for word, count in Counter([word for held in words for word in held]).items() if count > MOST_DIFFER * len(words)}
    names = {held - often for held in words} - {frozenset()}
    return len(names) >= max(FEWEST_MEMBERS, min(ENOUGH_NAMES, MOST_DIFFER * len(labels)))


def _are_of_machine(markers: Sequence[Block]) -> bool:
    """Return whether a machine has noted the times: they are no full five minutes. Those of programmes are."""
    minutes = [int(clock[1]) for b in markers if (clock := _CLOCK.search(b.text))]
    return len(minutes) >= MOST_ALIKE * len(markers) and sum(minute % 5 > 0 for minute in minutes) >= LEAST_ODD * len(minutes)


def _have_buttons(labels: Sequence[Sequence[Block]]) -> bool:
    """Return whether most members have the same two labels, numbers aside: "Reply", "Like (3)"."""
    counts = Counter([text for _, *others in labels for text in {_without_digits(b.text) for b in others} if text])
    return sum(count >= MOST_ALIKE * len(labels) for count in counts.values()) >= FEWEST_BUTTONS


def _without_digits(text: str) -> str:
    return "".join([c for c in text if c.isalpha() or c == " "]).strip()
