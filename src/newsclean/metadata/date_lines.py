"""Lines that bear a date: which they are, what each says, and whether it says it of the article.

    is_date_line   whether a line is a date and little else
    says_more      whether a line with a date says something beside it: "Update, 3 May 2021: The man has died."
    read_line      what a line says: the date of publication before that of a change, whatever their order in it
    stands_apart   whether a line of a page is no part of the article: the page's clock, a calendar, another article's date

Which of several lines counts, `newsclean.metadata.dates` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from newsclean import vocabulary
from newsclean.document import Block, Document, Element
from newsclean.languages import wording
from newsclean.languages.months import is_day_name
from newsclean.languages.scripts import SOUTH_EAST_ASIAN, count_words, is_of, words_of_letters
from newsclean.languages.tables import FURNITURE
from newsclean.values import words
from newsclean.values.dates import Moment, find_date, has_full_year, may_hold_date
from newsclean.values.results import is_result
from newsclean.values.texts import DIGITS

MAX_DATE_LINE_WORDS = 20
MAX_DATE_LINE_CHARACTERS = 500  # since a word may be of any length
MAX_DATES_IN_LINE = 3  # published, updated
MAX_WORDS_BESIDE_DATE = 5  # of a date line: "Posted by Jane Doe on"
MAX_WORDS_BESIDE_SHORT_DATE = 3  # of one whose year has two digits: "Von Jane Doe, 30.10.23"
MAX_WORDS_BESIDE_LABELLED_DATE = 8  # of one that holds a phrase such as "Published"
MAX_WORDS_OF_BARE_DATE = 4  # of a line that is a date and nothing else
MAX_WORDS_BEFORE_SAID = 4  # before the date of a line that goes on to say something: "Editor's note, 3 May 2021: …"
FEWEST_WORDS_SAID = 3  # behind a date, that close like a sentence
FEWEST_WORDS_BEHIND_COLON = 2  # behind a date and a colon
LONGEST_BEFORE_TIME = 40  # characters of a line's opening in which the time of an update is looked for
MAX_LABEL_WORDS = 3  # of a line that is nothing but "Published on", above the line with the date
FEWEST_LINKS = 4  # lines of a list of links
MOST_LINKS = 0.9  # share of link text above which a block is links and little else
DATE_ELEMENTS_AROUND = 3  # whose class may say what a line's date is that of: its own, and those around it

_PUBLISHED, _UPDATED = "published", "updated"
_OF_DATE_LINES = FURNITURE | {"byline", "date"}  # tables of wording that a date line may go on with: "by Jane Doe", "5 min read", "Share"
_BEHIND_DATE = re.compile(r"\s?(?:uhr|h|[a-z]{1,3}t)?\s?[)\]）】]?\s?(?P<colon>[:：])?(?P<dash>[–—-](?=\s))?\s?", re.IGNORECASE)  # " Uhr:", " ET):"
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_NUMBERS = re.compile(r"[\d:.]+")


class DateLine(NamedTuple):
    """A line with a date.

    moment        its date: of several, that of publication
    is_labelled   whether a word such as "published" says so, in the line or in the one above it
    is_update     whether it is the date of a change
    updated       the date of a change that it gives, or None
    other_days    the days of dates in it of which it does not say what they are, besides `moment`
    """

    block: Block
    moment: Moment
    is_labelled: bool
    is_update: bool
    updated: Moment | None
    other_days: tuple[str, ...]


def is_date_line(block: Block) -> bool:
    """Return whether a block is a date and little else: "Posted on August 15, 2022", "Stand: 15.08.2022, 10:49 Uhr"."""
    if block.words > MAX_DATE_LINE_WORDS or len(block.text) > MAX_DATE_LINE_CHARACTERS or not may_hold_date(block.text):
        return False
    if (block.kind == "item" and block.ends == "sentence") or (block.kind == "quote" and block.element is not None):
        return False  # a footnote, say, or a tweet's date
    beside = words_beside_dates(block.text)
    if beside is None or _is_dated_result(block.text):
        return False
    if "date" in block.cues:
        return beside <= MAX_WORDS_BESIDE_LABELLED_DATE and not says_more(block)
    if beside > MAX_WORDS_BESIDE_SHORT_DATE and not has_full_year(block.text):
        return False
    return beside <= MAX_WORDS_BESIDE_DATE and not (block.kind == "heading" and _names_event(block, beside)) and not says_more(block)


def says_more(block: Block) -> bool:
    """Return whether a line with a date says something beside it: "Update, 3. Mai 2021: Der Mann ist tot.", "Updated 3 May 2021 to add a comment."

    What it says stands behind the date, is no byline and no second date, and closes like a sentence. In a line that opens with "Update" or the like
    and has a colon behind its date, or its time of day, it need not close so.
    """
    is_note = words.updated().match(block.plain) is not None
    end = _end_of_date(block.text, is_note)
    behind = _BEHIND_DATE.match(block.text, end or 0)
    if end is None or behind is None:
        return False
    said = _NUMBERS.sub(" ", block.text[behind.end() :])
    length = count_words(said)
    if behind["colon"]:
        is_enough = length >= FEWEST_WORDS_BEHIND_COLON and (is_note or block.ends == "sentence")
    else:
        is_enough = length >= FEWEST_WORDS_SAID and block.ends == "sentence" and (is_note or behind["dash"] is not None)
    return is_enough and find_date(block.text[end:]) is None and wording.cues(said).keys().isdisjoint(_OF_DATE_LINES)


def _end_of_date(text: str, may_be_time: bool) -> int | None:
    """Return where a line's first date ends, which a few words at most may stand before; None where there is none.

    may_be_time   whether a time of day will do
    """
    moment = find_date(text, day_first=True)
    if moment is not None:
        return moment.end if len(words_of_letters(text[: moment.start])) <= MAX_WORDS_BEFORE_SAID else None
    clock = _CLOCK.search(text[:LONGEST_BEFORE_TIME]) if may_be_time else None
    return clock.end() if clock is not None else None


def _is_dated_result(text: str) -> bool:
    """Return whether a line is the result of a match with its day: "◇準決勝 霧里5―4浜名西（2023年7月25日 県営球場）"."""
    moment = find_date(text, day_first=True)
    return moment is not None and is_result(f"{text[: moment.start]}{text[moment.end :]}")


def _names_event(block: Block, beside: int) -> bool:
    """Return whether a heading with a date is prose: "Concert on May 5, 2022"; not if it opens with it or holds a time, a weekday or a byline."""
    if beside <= 1 or "byline" in block.cues or any(sign in block.text for sign in "|•·"):
        return False
    moment = find_date(block.text, day_first=True)
    return moment is None or (moment.start > 0 and len(moment.iso) == len("2022-08-15"))


def is_bare(block: Block) -> bool:
    """Return whether a line holds nothing but a date and the name of its day."""
    moment = find_date(block.text, day_first=True)
    if moment is None:
        return False
    rest = f"{block.text[: moment.start]} {block.text[moment.end :]}"
    return all(map(is_day_name, words_of_letters(rest)))


@lru_cache(maxsize=1024)  # several filters ask the same of a line
def words_beside_dates(text: str) -> int | None:
    """Return how many words a line has besides its dates, or None where it has no date."""
    if DIGITS.isdisjoint(text):
        return None
    rest = text
    for dates in range(MAX_DATES_IN_LINE):
        moment = find_date(rest, day_first=True)
        if moment is None:
            if not dates:
                return None
            break
        rest = rest[: moment.start] + " " + rest[moment.end :]
    return _count_words(rest)


def _count_words(text: str) -> int:
    """Return how many words of letters a text has. Scripts without spaces are counted by their letters if they are Thai or the like."""
    words = words_of_letters(text)
    return len(words) if text.isascii() else sum(count_words(word) if is_of(word[0], SOUTH_EAST_ASIAN) else 1 for word in words)


def read_line(block: Block, day_first: bool | None, above: Block | None = None) -> DateLine | None:
    """Return what a line with a date says, or None for one without.

    above   the block above it, which may be the label of its date: "Published on"
    """
    dates = list(_labelled_dates(block.text, day_first))
    if not dates:
        return None
    if len(dates) == 1 and not dates[0][1]:
        dates = [(dates[0][0], _label_of(above) or _named_label(block))]
    order = (_PUBLISHED, "", _UPDATED)
    moment, label = min(dates, key=lambda date: order.index(date[1]))
    updated = next((m for m, given in dates if given == _UPDATED), None)
    others = tuple(m.iso[:10] for m, given in dates if not given and m is not moment)
    return DateLine(block, moment, label == _PUBLISHED, label == _UPDATED, updated, others)


def _labelled_dates(text: str, day_first: bool | None) -> Iterator[tuple[Moment, str]]:
    """Iterate over the dates in a line, each with what it is that of: "published", "updated" or "", which is not known.

    The word stands before its date. In a line that ends with such a word, as in Japanese ones, it stands behind.
    """
    gaps, moments = [], []
    rest = text
    for _ in range(MAX_DATES_IN_LINE):
        moment = find_date(rest, day_first=day_first)
        if moment is None:
            break
        gaps.append(rest[: moment.start])
        moments.append(moment)
        rest = rest[moment.end :]
    gaps.append(rest)
    is_behind = bool(moments) and not _label_in(gaps[0]) and _count_words(rest) <= 1 and bool(_label_in(rest))
    yield from zip(moments, map(_label_in, gaps[1:] if is_behind else gaps[:-1]), strict=True)


def _label_in(text: str) -> str:
    """Return what the date behind a text is that of: the last word that says it counts."""
    folded = wording.fold(text)
    published = max((m.start() for m in words.published().finditer(folded)), default=-1)
    updated = max((m.start() for m in words.updated().finditer(folded)), default=-1)
    if published == updated:
        return ""
    return _PUBLISHED if published > updated else _UPDATED


def _label_of(above: Block | None) -> str:
    """Return what the line below a block is the date of, if the block is nothing but such a word."""
    if above is None or above.words > MAX_LABEL_WORDS or may_hold_date(above.text):
        return ""
    return _label_in(above.plain)


def _named_label(block: Block) -> str:
    """Return "updated" for a line whose class, or that of an element around it, says so and does not say "published" too."""
    if block.element is None:
        return ""
    for element in islice(block.element.up(), DATE_ELEMENTS_AROUND):
        if not element.words.isdisjoint(vocabulary.UPDATES):
            return _UPDATED if element.words.isdisjoint(vocabulary.PUBLISHED) else ""
    return ""


def is_named_date(block: Block) -> bool:
    """Return whether the class of an element around a line says that it is a date."""
    return block.element is not None and any(e.words & vocabulary.DATES for e in islice(block.element.up(), DATE_ELEMENTS_AROUND))


def first_text(doc: Document) -> Block:
    """Return the first running text of a document that has any blocks, or its last block if none is running text."""
    return doc.blocks[min(doc.body_start, len(doc.blocks) - 1)]


def stands_apart(doc: Document, line: DateLine, headline: Block) -> bool:
    """Return whether a dated line of a page is no part of the article, by the elements around it and around the headline.

    headline   the block of the headline, or the article's first running text where there is none
    """
    block, start = line.block, first_text(doc).element
    if block.element is None or headline.element is None or start is None:
        return False
    shared, own = _shared(block.element, headline.element)
    inner, _ = _shared(start, headline.element)
    is_inside = shared is not None and inner is not None and shared.is_in(inner)
    around_text = set(map(id, start.up()))
    is_sure = line.is_labelled or is_named_date(block)
    is_labelled = line.is_labelled and shared is not None and shared.tag not in vocabulary.WHOLE_PAGE
    may_be_aside = is_inside and shared is not None and shared.tag not in vocabulary.WHOLE_PAGE and block.words <= MAX_WORDS_OF_BARE_DATE
    for at, element in enumerate(own):
        if id(element) in around_text:
            break
        if _is_apart(element, may_be_aside, is_labelled) or (at > 0 and not is_sure and not is_inside and _is_of_others(element)):
            return True
    if shared is None or block.index > headline.index:
        return False
    is_named = any(e.words & vocabulary.PUBLISHED for e in islice(block.element.up(), DATE_ELEMENTS_AROUND))
    if is_named or line.is_labelled or line.updated is not None:  # no clock says so
        return False
    return _is_of_page(doc, block, headline, shared, is_inside)


def _shared(element: Element, other: Element) -> tuple[Element | None, list[Element]]:
    """Return the innermost element around two, and the elements around the first that are inside it."""
    around = set(map(id, other.up()))
    own: list[Element] = []
    for outer in element.up():
        if id(outer) in around:
            return outer, own
        own.append(outer)
    return None, own


def _is_apart(element: Element, may_be_aside: bool, is_labelled: bool) -> bool:
    """Return whether an element around a date says that it is not the article's: a sidebar, the site's header, a clock.

    may_be_aside   whether an `<aside>` without a name may be the article's: one that holds a date and nothing else, beside headline and text
    is_labelled    whether the line says "published", and stands with the headline in an element that is not the whole page
    """
    if not element.words.isdisjoint(vocabulary.CLOCKS):
        return True
    if element.tag not in vocabulary.SITE_ELEMENTS and not is_foreign_role(element.role):
        return False
    if not element.words.isdisjoint(vocabulary.METADATA):  # `<aside class="meta">`
        return False
    if element.tag != "nav" and (is_labelled or not element.words.isdisjoint(vocabulary.PARTS)):  # `<footer class="entry-footer">`
        return False
    return not (may_be_aside and element.tag == "aside" and element.words.isdisjoint(vocabulary.FURNITURE))


def _is_of_others(element: Element) -> bool:
    """Return whether an element around a date is named as a box of other articles, or as a comment."""
    if "elementor" in element.words or not element.words.isdisjoint(vocabulary.METADATA):
        return False
    return not element.words.isdisjoint(vocabulary.SURE | vocabulary.OTHER_ARTICLES)


def is_foreign_role(role: str | None) -> bool:
    """Return whether an ARIA role says that an element is the site's."""
    return role is not None and f"role={role}" in vocabulary.SITE_FURNITURE


def _is_of_page(doc: Document, block: Block, headline: Block, shared: Element, is_inside: bool) -> bool:
    """Return whether a date above the headline is the page's, not the article's: its clock.

    The smallest element with the headline and the first running text has the article's date in it, or it stands with it in one that is not the whole
    page. The site's menus do not stand between the date and the headline.

    shared      the innermost element around both lines
    is_inside   whether it is that smallest element, or inside it
    """
    if _holds_menu(doc, block, headline):
        return True
    if is_inside:
        return False
    if headline.element is not None and "article" in headline.element.around and "article" not in shared.around:
        return True
    ends = (doc.blocks[0].element, doc.blocks[-1].element)
    return shared.tag in vocabulary.WHOLE_PAGE or all(end is None or end.is_in(shared) for end in ends)


def _holds_menu(doc: Document, block: Block, headline: Block) -> bool:
    """Return whether the site's furniture stands between a line and the headline."""
    between = doc.blocks[block.index + 1 : headline.index]
    return any(b.element is not None and (b.element.tag in ("nav", "header", "menu") or _is_list_of_links(b)) for b in between)


def _is_list_of_links(block: Block) -> bool:
    """Return whether a block stands for some lines that are links."""
    return block.text.count("\n") >= FEWEST_LINKS - 1 and block.link_share is not None and block.link_share > MOST_LINKS
