"""Dates and authors in elements of a page that are marked as such: `<time>`, `itemprop`, `rel`, and classes such as "byline".

They are believed only where the head says nothing. The walk over the body finds them. Those in furniture that is read as a whole are looked for only
where there are no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsclean import vocabulary
from newsclean.languages import wording
from newsclean.values.dates import clean_date, may_hold_date
from newsclean.values.names import authors_in, ends_with_and, is_notice, is_other_credit, is_person, opens_with_and, split_names
from newsclean.values.texts import clean_text
from newsclean.values.unlabelled import beside_date

MOST_AROUND = 12  # elements around a marked one that are looked at, the nearest first
MOST_MARKED = 60  # marked elements that are tried
MOST_INSIDE = 200  # elements inside a marked one among which its name is looked for
LONGEST_BYLINE = 160  # characters; a longer text is a name with a biography below it
MOST_BOX_CHARACTERS = 1000  # of an `<aside>` that holds a byline, with all white space
MOST_IN_BOX = 60  # nodes inside an `<aside>` that holds a byline
LONGEST_LINKED_NAME = 40  # characters of a link in such an `<aside>`; a longer one is the headline of another article
LONGEST_LABEL = 60  # characters; a longer line that closes like a sentence is one
LONGEST_TEXT = 5000  # characters of an element's text that are looked at
LONGEST_ADDRESS = 300  # characters of a link's address that are looked at
LONGEST_NAMES = 300  # characters of class and id that are looked at
SHORTEST_SINGLE_NAME = 3  # letters of an author whose name is no person's by its look: "Reuters"

# How surely an element holds an author's name and little else.
_BY_ITEMPROP, _BY_ADDRESS, _BY_CLASS, _BY_PART_OF_CLASS, _NEVER = range(5)

# Values of `itemprop` and `property` that mark a date, in small letters and without "schema:" or "rnews:", by how surely it is that of publication.
_PUBLISHED_PROPERTIES = frozenset(("datepublished",))
_CREATED_PROPERTIES = frozenset(("datecreated", "dc:date", "dc:created", "dc:issued", "dcterms:issued", "dcterms:created"))
_MODIFIED_PROPERTIES = frozenset(("datemodified", "dc:modified", "dcterms:modified"))
_DATE_PROPERTIES = _PUBLISHED_PROPERTIES | _CREATED_PROPERTIES | _MODIFIED_PROPERTIES
_PREFIXES = ("schema:", "rnews:")
_VALUE_IN_CLASS = re.compile(r"[^\s\[\]]{0,80}\[[^\s\]]{0,200}\]?")  # a measure that a class holds: "mr-[--sidebar-width]", as Tailwind writes it
_NAME_PROPERTIES = ("name", "givenName", "additionalName", "familyName")  # of a person; the parts in their order

_OF_TEXT = frozenset(("p", "li", "td", "dd", "blockquote"))  # elements of running text
_NOT_IN_BYLINE = vocabulary.HEADINGS | {"ol", "table", "form", "input", "article", "section", "figure"}

Attributes = Mapping[str, str | None]

_TOO_LARGE = frozenset(("body", "main", "article", "section", "style", "script", "form", "input"))  # to hold an author's name alone


def _names(element: LexborNode) -> str:
    """Return class and id of an element."""
    attributes = element.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:LONGEST_NAMES] if attributes else ""
    return _VALUE_IN_CLASS.sub("", names) if "[" in names else names


def _is_foreign(element: LexborNode, *, names_author: bool = False) -> bool:
    """Return whether an element stands in something that is not the article: a comment, a teaser, a sidebar, a list.

    names_author   whether it names an author, who may stand in an `<aside>` of the article. A date there may be anything's
    """
    around: LexborNode | None = element.parent
    for _ in range(MOST_AROUND):
        if around is None or around.tag in ("body", "main", "html"):
            return False
        is_foreign = _holds_foreign(around, names_author=names_author)
        if is_foreign is not None:
            return is_foreign
        around = around.parent
    return False


def _holds_foreign(element: LexborNode, *, names_author: bool = False) -> bool | None:
    """Return whether what an element holds is not the article's, as its own names and tag say. None where they do not say it."""
    is_of_article = _is_of_article(_names(element))
    if is_of_article is not None:
        return not is_of_article
    if element.tag in vocabulary.NOT_OF_ARTICLE and not _holds_metadata(element):
        return None if names_author and element.tag in ("aside", "nav") and _is_byline_box(element) else True
    return False if element.tag == "article" else None


def _holds_metadata(element: LexborNode) -> bool:
    """Return whether an element's class says that it holds what is known of the article: `<aside class="meta">`."""
    return not vocabulary.METADATA.isdisjoint((element.attributes.get("class") or "").lower().replace("-", " ").replace("_", " ").split())


def _is_byline_box(element: LexborNode) -> bool:
    """Return whether an `<aside>` or `<nav>` holds the names and dates of a byline and nothing else, so that it is the article's."""
    text = element.text()  # quicker than to go through the elements, and nearly always too long
    if len(text) > MOST_BOX_CHARACTERS or len(" ".join(text.split())) > LONGEST_BYLINE:
        return False
    inside = list(islice(element.traverse(), 1, MOST_IN_BOX + 1))
    if len(inside) > MOST_IN_BOX or any(e.tag in _NOT_IN_BYLINE for e in inside):
        return False
    return all(len(e.text().strip()) <= LONGEST_LINKED_NAME for e in inside if e.tag == "a")


_is_of_article = lru_cache(maxsize=2048)(vocabulary.is_of_article)  # since the same elements stand around many marked ones


def is_marked(tag: str, attributes: Attributes) -> bool:
    """Return whether an element may be marked as a date or an author.

    It may be neither: the walk asks it of every element with attributes, and only those that are needed are looked at more closely.
    """
    if tag == "a":
        if _is_author_link(attributes):
            return True
    elif tag == "time" or tag == "abbr":
        return True
    name = attributes.get("class")
    if name is not None:
        if vocabulary.names_author(name):
            return True
        if len(attributes) == 1:  # as most elements
            return False
    if "itemprop" in attributes or ("property" in attributes and not _date_properties(attributes).isdisjoint(_DATE_PROPERTIES)):
        return True
    return tag != "a" and not vocabulary.NAMES_FOR_TESTS.isdisjoint(attributes) and _is_author_by_test_name(attributes)


def _is_author_link(attributes: Attributes) -> bool:
    """Return whether a link leads to a page about an author, or says so."""
    rel, address = attributes.get("rel"), attributes.get("href")
    if address is not None and vocabulary.AUTHOR_ADDRESS.search(address, 0, LONGEST_ADDRESS) is not None:
        return True
    return rel is not None and "author" in rel.lower()


def _is_author_by_test_name(attributes: Attributes) -> bool:
    """Return whether an element is the author by a name that is given for tests: `data-testid="author-name"`."""
    return any(vocabulary.names_author(attributes.get(name) or "") for name in vocabulary.NAMES_FOR_TESTS)


def marked_within(elements: Iterable[LexborNode]) -> Iterator[LexborNode]:
    """Iterate over some elements, and those inside them, that may be marked. Of an element that holds what is foreign only itself is looked at.

    Not by a search by selectors: for the first one in a tree Lexbor takes 140 KB, ten times the visible text of a page.
    """
    for element in elements:
        for inner in (element,) if _holds_foreign(element, names_author=True) else element.traverse():
            tag = inner.tag or ""
            if tag == "time" or ((attributes := inner.attributes) and is_marked(tag, attributes)):
                yield inner


def _may_be_author(tag: str | None, attributes: Attributes) -> bool:
    """Return whether an element's attributes speak of an author."""
    if "author" in (attributes.get("itemprop") or "").split() or vocabulary.names_author(attributes.get("class") or ""):
        return True
    return (tag == "a" and _is_author_link(attributes)) or _is_author_by_test_name(attributes)


class MarkedDates(NamedTuple):
    """The dates that elements of a page are marked with.

    published   that of the element that is marked as the date of publication
    any         that of an element whose name or class says so, else that of the first `<time>` of the article
    modified    that of the element that is marked as the date of the last change
    """

    published: str | None = None
    any: str | None = None
    modified: str | None = None


# How surely an element holds the date of publication.
_DATE_BY_PROPERTY, _DATE_BY_NAME, _DATE_BY_TAG, _OF_CHANGE = range(4)


def _date_properties(attributes: Attributes) -> frozenset[str]:
    """Return what `itemprop` and `property` say of an element, in small letters and without the vocabularies that all use."""
    given = f"{attributes.get('itemprop') or ''} {attributes.get('property') or ''}".lower().split()
    for prefix in _PREFIXES:
        given = [name.removeprefix(prefix) for name in given]
    return frozenset(given)


def _may_be_date(tag: str | None, attributes: Attributes) -> bool:
    """Return whether an element's name or attributes speak of a date."""
    if tag == "time":
        return True
    if tag == "abbr":
        return bool(attributes.get("title")) and vocabulary.PUBLISHED_NAME.search(attributes.get("class") or "") is not None
    return ("itemprop" in attributes or "property" in attributes) and not _date_properties(attributes).isdisjoint(_DATE_PROPERTIES)


def marked_dates(elements: Iterable[LexborNode]) -> MarkedDates:
    """Return the dates that a page's elements are marked with. Those in comments, teasers and sidebars do not count."""
    best: dict[int, str] = {}
    for element in islice((e for e in elements if _may_be_date(e.tag, e.attributes)), MOST_MARKED):
        rank = _date_rank(element.attributes)
        if rank is None or rank in best or (rank == _DATE_BY_TAG and _DATE_BY_NAME in best) or _is_foreign(element):
            continue
        if found := _given_date(element):
            best[rank] = found
    return MarkedDates(best.get(_DATE_BY_PROPERTY), best.get(_DATE_BY_NAME) or best.get(_DATE_BY_TAG), best.get(_OF_CHANGE))


def _date_rank(attributes: Attributes) -> int | None:
    """Return how surely an element holds the date of publication, by its attributes; None where its class speaks of a change.

    Sites whose articles are never changed give the date of publication both classes: "published updated".
    """
    properties = _date_properties(attributes)
    if not properties.isdisjoint(_PUBLISHED_PROPERTIES):
        return _DATE_BY_PROPERTY
    if not properties.isdisjoint(_MODIFIED_PROPERTIES):
        return _OF_CHANGE
    marks = attributes.get("class") or ""
    is_named = "pubdate" in attributes or vocabulary.PUBLISHED_NAME.search(marks) or not properties.isdisjoint(_CREATED_PROPERTIES)
    if vocabulary.UPDATED_NAME.search(marks) and "published" not in marks:
        return None
    return _DATE_BY_NAME if is_named else _DATE_BY_TAG


def _given_date(element: LexborNode) -> str | None:
    """Return the date that an element gives by an attribute or by its text, or None."""
    attributes = element.attributes
    title = attributes.get("title") if element.tag == "abbr" else None
    return clean_date(attributes.get("datetime") or attributes.get("content") or title or element.text())


def marked_authors(elements: Iterable[LexborNode]) -> tuple[str, ...]:
    """Return the people that elements marked as the author name; empty if there are none."""
    found = islice((e for e in elements if _may_be_author(e.tag, e.attributes)), MOST_MARKED)
    ranked = sorted(((_rank(e), at, e) for at, e in enumerate(found)), key=lambda r: r[:2])
    for rank, _, element in ranked:
        if rank == _NEVER:
            break
        names = _people(element, rank)
        if names and not _is_foreign(element, names_author=True) and not (rank > _BY_ITEMPROP and _is_told_of(element, rank)):
            around = _around(element)
            others = [e for r, _, e in ranked if r == rank and e is not element and not around.isdisjoint(_around(e)) and not _is_of_another(e)]
            return tuple(dict.fromkeys([*names, *(n for e in others for n in _people(e, rank))]))
    return ()


def _rank(element: LexborNode) -> int:
    """Return how surely an element holds the author's name and little else: `_BY_ITEMPROP` is the surest."""
    attributes = element.attributes
    marks = (attributes.get("class") or "")[:LONGEST_NAMES]
    if element.tag in _TOO_LARGE:
        return _NEVER
    if "author" in (attributes.get("itemprop") or "") or "author" in (attributes.get("rel") or ""):
        return _BY_ITEMPROP
    if vocabulary.BESIDE_BYLINE_NAME.search(marks):
        return _NEVER
    if vocabulary.AUTHOR_ADDRESS.search(attributes.get("href") or "", 0, LONGEST_ADDRESS):
        return _BY_ADDRESS
    return _BY_CLASS if any(map(vocabulary.is_author_alone, marks.split())) else _BY_PART_OF_CLASS


def _people(element: LexborNode, rank: int) -> list[str]:
    """Return the names that an element holds.

    Of several pieces of text, that is the first that is a person's name, and those that a comma or "and" joins to it. Where there is none, the only
    piece is taken for a name if the element is surely the author's and the piece is short.
    """
    given = (_name_property(element) if rank == _BY_ITEMPROP else None) or _said(element)
    lines = [piece for line in given[:LONGEST_TEXT].splitlines() if (piece := clean_text(line))]
    if sum(map(len, lines)) > LONGEST_BYLINE:
        lines = lines[:1]
    people: list[str] = []
    first: list[str] = []
    is_joined = True
    for piece in lines:
        if rank > _BY_ITEMPROP and is_other_credit(wording.cues(piece)):
            break
        if is_joined or opens_with_and(piece):
            names = _names_in(piece)
            first = first or names
            people += [n for n in names if is_person(n)]
        is_joined = not people or ends_with_and(piece)
    if people or rank > _BY_CLASS or len(first) != 1 or sum(not _is_label(line) for line in lines) != 1:
        return people
    if is_notice(first[0]):
        return []
    most_spaces = 2
    return first if len(first[0]) >= SHORTEST_SINGLE_NAME and first[0].count(" ") <= most_spaces else []


def _is_label(piece: str) -> bool:
    """Return whether a piece of a byline is an opener or a date, and no name: "Posted by", "on May 3"."""
    cue = wording.cues(piece).get("byline")
    return (cue is not None and cue.place == "line") or any(map(str.isdigit, piece))


def _names_in(piece: str) -> list[str]:
    """Return the names in a piece of an element's text: those of a byline where it opens or closes as one, else those of an author field."""
    cues = wording.cues(piece)
    if "caption" in cues or is_other_credit(cues):
        return []
    if may_hold_date(piece) and (beside := beside_date(piece)):
        return beside
    cue = cues.get("byline")
    return (authors_in(piece, cue.phrase) if cue is not None and cue.place != "line" else []) or split_names(piece)


def _is_told_of(element: LexborNode, rank: int) -> bool:
    """Return whether an element names somebody else than the author: whom the text writes about, or whom the line credits with something else."""
    return (rank == _BY_ADDRESS and _is_in_sentence(element)) or _is_of_another(element)


def _is_of_another(element: LexborNode) -> bool:
    """Return whether the text right before an element says that it names no author: ". Reviewed by"."""
    before = element.prev
    text = (before.text_content or "") if before is not None and before.tag == "-text" else ""
    return bool(text.strip()) and is_other_credit(wording.cues(text.rpartition(".")[2]))


def _is_in_sentence(element: LexborNode) -> bool:
    """Return whether a link stands in running text: the article then writes about the person that it leads to."""
    around = element.parent
    while around is not None and around.tag in vocabulary.INLINE:
        around = around.parent
    if around is None or around.tag not in _OF_TEXT:
        return False
    text = around.text().strip()
    return len(text) > LONGEST_BYLINE or (len(text) > LONGEST_LABEL and text.endswith((".", "!", "?", "。")))


def _name_property(element: LexborNode) -> str | None:
    """Return the name that elements inside one are marked as: its `name`, else its `givenName` and `familyName`; None where there are none."""
    found: dict[str, str] = {}
    for inner in islice(element.traverse(), 1, MOST_INSIDE):
        for name in (inner.attributes.get("itemprop") or "").split():
            if name in _NAME_PROPERTIES:
                found.setdefault(name, _said(inner))
    return found.get("name") or " ".join([found[name] for name in _NAME_PROPERTIES[1:] if found.get(name)]) or None


def _said(element: LexborNode) -> str:
    """Return what an element says: its attribute `content`, else its text, with a line break between its pieces."""
    return element.attributes.get("content") or element.text(separator="\n").strip()


def _around(element: LexborNode) -> set[int]:
    """Return the first and second element around one, by their addresses. Elements that have one of them in common stand in one byline."""
    parent = element.parent
    around = (parent, parent.parent if parent is not None else None)
    return {e.mem_id for e in around if e is not None and e.tag != "body"}
