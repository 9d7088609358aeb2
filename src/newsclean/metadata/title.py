"""The title: what of the line that is the headline is the title, and what of a page's head.

    read_title         the title of an article
    without_site       a title without the site's name behind a bar ("Talks end | Valley Post")
    without_outlet     a title without the site's name at either end, where the name is known

The filter `title` says which line is the headline: a title that is another line is mended in `newsclean.layout.text_head`; one that has too much or
too little, or that the page's head has better, here. The titles that a head gives are read in `newsclean.readers.head.meta`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from newsclean.document import Block, Document, Element
from newsclean.languages.scripts import HAN, HANGUL, KANA, count_words, has_unspaced
from newsclean.languages.wording import cues
from newsclean.metadata.site_names import SiteNames, is_date
from newsclean.values.dates import find_date
from newsclean.values.headlines import LONGEST_NAME, is_host, parts, runs
from newsclean.values.texts import DIGITS, letters

MAX_TITLE_WORDS = 24
MIN_TITLE_WORDS = 3  # of a printed headline that is told by a part of it alone
MIN_KICKER_CHARACTERS = 10  # of a kicker that no mark parts from the headline
MIN_MARKED_KICKER = 2  # characters of a kicker with its mark
MAX_KICKER_SHARE = 0.5  # share of a line that a kicker may take …
MAX_KICKER_EXTRA = 10  # … and characters beyond that, for the kicker of a short headline
TITLE_LEVELS = 2  # levels of headings that may be the page's title
MAX_TITLE_CHARACTERS = 300
SHORTEST_HELD = 6  # characters of a headline that a longer heading holds
MAX_ATTACHED_WORDS = 4  # of a time or a counter behind it
# How much a line counts that the head has as a part of its title, times its letters.
FIRST_LEVEL = 2.5
OTHER_HEADING = 2.0
UNMARKED = 1.0
OPENS_TITLE = 1.4  # more where the head's title opens with it: most sites have their name at the end
MIN_WORDS_NO_NAME = 4  # of a first-level heading that is hardly the site's name
MIN_SHARED_OPENING = 0.5  # share of the head's title that a printed line is long, where the title opens with that line

# A word that tells titles apart: four letters or more, with the vowel signs of Hebrew, Arabic and the scripts of India; or two characters of Chinese,
# Japanese or Korean, where a word is hardly longer.
_EAST_ASIAN = KANA + HAN + HANGUL
_LONG_WORD = re.compile(rf"(?:[^\W\d_{_EAST_ASIAN}]|[\u05b0-\u05c7\u064b-\u0655\u0900-\u0963\u0980-\u0dff]){{4,}}|[{_EAST_ASIAN}]{{2}}")
_KICKER_END = re.compile(r"[:|–—·•»-]\s{0,3}[\"“„«»”‘’']?$")  # what parts a kicker from the headline: "Elections: ", "Elections – “"
_COUNT = re.compile(r"\W{0,3}(?:[^\W\d_]{1,30}\W{1,5})?\d{1,7}\W{0,5}(?:[^\W\d_]{1,30}\W{0,3})?")
_TIME = re.compile(r"\b\d{1,2}[:h]\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d{1,2}\s?[時时点點]\s?\d\d")
_STEP = re.compile(r"\s{0,9}[〉›»>/|｜]\s{0,9}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ATTACHING = " \xa0\t()[]【】|·•-–—/,"  # what may stand around what hangs on a heading
_LABELS = frozenset(("comment_form", "share_bar", "media_label", "tag_list", "feedback_prompt"))  # wording of what may hang on a heading
_BARS = frozenset("|｜»·")
_LOOSE = "|·–—-"
_LOOSE_END = re.compile(rf"(?<![\s{_LOOSE}])[\s{_LOOSE}]++$")  # a dash or a bar with nothing behind it


def long_words(text: str) -> list[str]:
    """Return the words that tell titles apart, case-folded.

    >>> long_words("The talks end in Bern")
    ['talks', 'bern']
    """
    return _LONG_WORD.findall(text.casefold())


def without_site(text: str) -> str:
    """Return a title without the site's name behind a bar, and without a dash left at its end.

    >>> without_site("Talks end | Valley Post"), without_site("Talks end -"), without_site("Why the « bridge of sighs » closes")
    ('Talks end', 'Talks end', 'Why the « bridge of sighs » closes')
    """
    if not _BARS.isdisjoint(text):  # few titles have one
        last = parts(text)[-1]
        if last.start and not _BARS.isdisjoint(last.mark) and last.end - last.start <= LONGEST_NAME:
            text = text[: last.start].rstrip().removesuffix(last.mark)
    return without_loose_end(text)


def without_loose_end(text: str) -> str:
    """Return a title without a dash or a bar at its end, behind which nothing is left."""
    return _LOOSE_END.sub("", text) if text and (text[-1] in _LOOSE or text[-1].isspace()) else text


def read_title(doc: Document, outlets: Iterable[str] = ()) -> str | None:
    """Return the title as printed, without the site's name or a dash left at its end; None where there is none.

    The title of a text is the shortest of the lines that bear the role. That of a page is the first of these that there is:

    1. the printed line that the head has as a title, in any of its sources; without a kicker ("Elections: Kim wins") where the head has the headline
       alone
    2. the line above the article that the head has as a part of its title
    3. what the head has of a heading that has more: a breadcrumb before it, a time or a counter behind it
    4. the printed line that a title of the head ends with, behind the section's name
    5. the heading that the head's title opens with
    6. the first-level heading that shares half its words with the head's title
    7. the only first-level heading of the page
    8. what the head says, without the names of the site and of its sections

    What a heading and the head have alike is never cut, whatever marks stand in it, but for the site's name.

    outlets   names of the site, which are cut off
    """
    lines = _printed(doc)
    if doc.head is None or not doc.head.titles:
        return min(map(without_site, lines), key=len, default=None)
    names = SiteNames(doc, outlets)
    titles = [title for title in doc.head.titles if not names.is_site(title)]
    bare = [title for t in titles if (title := without_loose_end(names.without_site(t)))]
    headings = _headings(doc)
    first_level = [text for text, level in headings if level == 1]
    if not bare:  # of some heads' titles, "-" is left
        return _only_heading(first_level, names) or min(map(without_site, lines), key=len, default=None)
    own = [text for text in first_level if not names.is_site(text)]
    others = [text for text, level in headings if level != 1] if not own else []
    return (
        _named_by_head((*own, *others), lines, titles, bare, names)
        or _part_of_title(doc, headings, titles, names, bare)
        or _held_by_heading((*first_level, *lines, *others), titles, names, _linked(doc))
        or next((line for line in (*lines, *first_level, *others) if any(_closes(title, line) for title in titles)), None)
        or _opening_of(without_loose_end(names.cut_off(titles[0])) or bare[0], (*lines, *first_level, *others))
        or _sharing_half([*map(names.cut_off, titles), *bare], own)
        or _only_heading(first_level, names, titles[0])
        or without_loose_end(names.cut_off(titles[0]))
        or bare[0]
    )


def _printed(doc: Document) -> list[str]:
    """Return the lines that bear the role. Those of a page that a `<br>` parts are one text."""
    found: list[str] = []
    last: Block | None = None
    for block in doc.role("title"):
        if last is not None and block.element is not None and block.element is last.element and block.index == last.index + 1:
            found[-1] = _joined(found[-1], block.text)
        else:
            found.append(block.text)
        last = block
    return found


def _joined(line: str, below: str) -> str:
    """Return two lines of a headline as one. Scripts without spaces have none between them."""
    return f"{line}{below}" if has_unspaced(line[-1]) and has_unspaced(below[0]) else f"{line} {below}"


def _named_by_head(headings: Collection[str], lines: list[str], titles: Iterable[str], bare: list[str], names: SiteNames) -> str | None:
    """Return the first printed line that the head has as a title, with or without the site's name, or None.

    headings   the headings but for the site's name, first-level ones before others
    lines      the lines that bear the role; one that is no heading may be a copy of what the head has, with the site's name
    """
    keys = {letters(t) for t in (*bare, *titles)}
    alone = [names.without_site_parts(title) for title in titles]
    for line in (*headings, *lines):
        if letters(line) in keys:
            return _without_kicker(names.without_site_parts(line), alone) if line in headings else names.cut_off(line)
        cut = without_site(line)
        if cut != line and letters(cut) in keys:
            return _without_kicker(cut, alone)
    return None


def _part_of_title(doc: Document, headings: list[tuple[str, int]], titles: Iterable[str], names: SiteNames, bare: list[str]) -> str | None:
    """Return the line above the article that is a part of the head's title, or None: a longer one, and a heading, is the likelier.

    The site's and the section's names are printed there as well. They are shorter than the headline, are linked, or stand at the title's end.
    """
    wanted: dict[str, tuple[bool, bool]] = {}  # the letters of a part -> whether a title opens with it, and whether one ends with it
    for title in titles:
        for key, text in runs(title).items():
            wanted.setdefault(key, (title.startswith(text), title.endswith(text)))
    longest = max(len(letters(title[p.start : p.end])) for title in bare[:1] for p in parts(title))
    first_level = [letters(text) for text, level in headings if level == 1]
    best, most = None, 0.0
    for line in _lines_above(doc, headings):
        key = letters(line.text)
        if key not in wanted or names.is_site(line.text):
            continue
        opens, closes = wanted[key]
        if opens and line.weight == FIRST_LEVEL and _is_no_name(line.text, MIN_WORDS_NO_NAME, names):
            return _without_kicker(line.text, bare)
        if 2 * len(key) <= longest and not (opens and line.is_marked and _is_no_name(line.text, MIN_TITLE_WORDS, names)):
            continue
        if closes and not opens and len(key) < longest:  # where most sites have their name
            continue
        if line.weight == UNMARKED and any(own.startswith(key) for own in first_level):  # a breadcrumb, say, that has the heading's beginning
            continue
        points = line.weight * len(key) * (OPENS_TITLE if opens else 1.0)
        if points > most:
            best, most = line.text, points
    return _without_kicker(best, bare) if best is not None else None


def _is_no_name(text: str, least: int, names: SiteNames) -> bool:
    """Return whether a line has at least so many words, as few names of sites do, and is not the name of a section."""
    return count_words(text) >= least and not names.is_section(text)


class _Line(NamedTuple):
    """A line that may be the headline: how much each of its letters counts, and whether the page or a filter marks it as a headline."""

    text: str
    weight: float
    is_marked: bool


def _lines_above(doc: Document, headings: list[tuple[str, int]]) -> Iterator[_Line]:
    """Yield the lines above the article that may be its headline."""
    for text, level in headings:
        if level == 1:
            yield _Line(text, FIRST_LEVEL, is_marked=True)
    for block in doc.role("title"):
        yield _Line(block.text, OTHER_HEADING, is_marked=True)
    start, site = doc.body_start, doc.layout.site
    for block in doc.blocks:
        if block.index >= start:
            break
        if block.element is None or block.element.is_hidden or len(block.text) > MAX_TITLE_CHARACTERS or block.index in site:
            continue
        if block.kind == "heading":
            yield _Line(block.text, OTHER_HEADING, is_marked=block.level <= TITLE_LEVELS)
        elif not block.is_linked:
            yield _Line(block.text, UNMARKED, is_marked=False)


def _linked(doc: Document) -> dict[str, int]:
    """Return heading -> the number of characters in it that are link text, for the headings that are links in part."""
    return {b.text: round(b.link_share * len(b.text)) for b in doc.blocks if b.kind == "heading" and b.link_share and b.link_share < 1.0}


def _held_by_heading(lines: Iterable[str], titles: Iterable[str], names: SiteNames, linked: dict[str, int]) -> str | None:
    """Return what the head has of a printed line that has more: a breadcrumb before it, or behind it a time, a counter or what is glued to it.

    linked   heading -> characters of link text in it: what stands behind the headline and is all link text leads elsewhere
    """
    wanted: list[str] = []
    for title in titles:
        longest = max(part.end - part.start for part in parts(title))
        wanted += [text for text in runs(title).values() if len(text) >= max(SHORTEST_HELD, longest / 2) and not names.is_site(text)]
    wanted.sort(key=len, reverse=True)
    for line in lines:
        links = linked.get(line, 0)
        for text in wanted:
            if len(text) >= len(line):
                continue
            own, before, behind = text.casefold(), line[: -len(text)], line[len(text) :]
            if line[: len(text)].casefold() == own and (_is_link(behind, links) or _is_attached(line, len(text), names)):
                return line[: len(text)]
            if line[-len(text) :].casefold() == own and (_is_link(before, links) or _is_breadcrumb(before, names)):
                return line[-len(text) :]
    return None


def _is_link(rest: str, linked: int) -> bool:
    """Return whether what stands before or behind a headline is all link text, but for spaces and marks. `linked` is the link text in the heading."""
    return len(letters(rest)) <= linked <= len(rest)


def _is_attached(line: str, end: int, names: SiteNames) -> bool:
    """Return whether what a heading has behind its headline is none of it: glued to it, a time, a counter, or the name of a section."""
    rest = line[end:]
    bare = rest.strip(_ATTACHING)
    if line[end - 1].islower() and rest[0].isupper():  # "…the new bridgeComments"
        return True
    words = [word.strip(_ATTACHING) for word in bare.split()]
    if any(map(is_host, words)) and all(is_host(word) or word.isdigit() for word in words):  # "(post.example) 12"
        return True
    if not DIGITS.isdisjoint(bare) and len(words) <= MAX_ATTACHED_WORDS:
        return _TIME.search(bare) is not None or find_date(bare, day_first=True) is not None or _is_count(rest.strip())
    if not bare or (bare[0].isalpha() and not _is_set_off(line[:end], rest, bare)):
        return False
    return _is_label(bare, names) or (len(words) <= MAX_ATTACHED_WORDS and all(_is_label(word, names) for word in words if word))


def _is_label(text: str, names: SiteNames) -> bool:
    """Return whether words behind a headline are a name of a section or of the site, or a label such as "Share"."""
    return names.is_section(text) or names.is_site(text) or any(cue.place == "line" for table, cue in cues(text).items() if table in _LABELS)


def _is_set_off(headline: str, rest: str, bare: str) -> bool:
    """Return whether words behind a headline are set off from it: by a mark, or by a capital in a headline whose last word has a small letter."""
    return rest.strip() != bare or (not bare[0].islower() and not headline.split()[-1][0].isupper())


def _is_count(rest: str) -> bool:
    """Return whether a line's end is a counter: "Comments: 12", "(12)", "12 commentaires". A number alone may be the headline's: "in 2025"."""
    return _COUNT.fullmatch(rest) is not None and (rest[-1] in ")]】" or any(c.isalpha() for c in rest)) and _YEAR.search(rest) is None


def _is_breadcrumb(before: str, names: SiteNames) -> bool:
    """Return whether what a heading has before its headline leads to it: a date, or steps with the marks of breadcrumbs, or a name with one."""
    if is_date(before.strip(_ATTACHING)):
        return True
    steps = _STEP.split(before.strip())
    return len(steps) > 1 and not steps[-1] and (len(steps) > 2 or names.is_site(steps[0]) or names.is_section(steps[0]))


def _opening_of(title: str, lines: Iterable[str]) -> str | None:
    """Return the longest printed line that a title of the head opens with, if it is half as long at least; else None."""
    folded = title.casefold()
    opening = [t for t in map(without_site, lines) if len(t) >= MIN_SHARED_OPENING * len(title) and folded.startswith(t.casefold())]
    return max(opening, key=len, default=None)


def _sharing_half(given: list[str], headings: Iterable[str]) -> str | None:
    """Return the first heading half of whose words the head's title has, or None."""
    words = set(long_words(given[0]))
    for text in headings:
        own = long_words(text)
        if MIN_TITLE_WORDS <= count_words(text) <= MAX_TITLE_WORDS and 2 * sum(w in words for w in own) >= max(1, len(own)):
            return _without_kicker(text, given)
    return None


def _headings(doc: Document) -> list[tuple[str, int]]:
    """Return the texts of the page's headings of the first two levels, each with its level.

    An `<h1>` may hold several blocks. Where a line break parts them, or a colon closes the first, they are one text. Where they stand in elements of
    their own, the longest is the headline, and the others are a kicker or a line below it.
    """
    found: list[tuple[str, int]] = []
    last_heading: Element | None = None
    last_element: Element | None = None
    for block in [b for b in doc.blocks if b.kind == "heading" and b.level <= TITLE_LEVELS]:
        if block.element is None or block.element.is_hidden:
            continue
        heading = block.element.nearest("h1", "h2")
        if heading is None or heading is not last_heading:
            found.append((block.text, block.level))
        elif block.element is last_element or found[-1][0].endswith(":"):
            found[-1] = (_joined(found[-1][0], block.text), block.level)
        elif len(block.text) > len(found[-1][0]):
            found[-1] = (block.text, block.level)
        last_element = block.element
        last_heading = heading
    return found


def _only_heading(printed: list[str], names: SiteNames, title: str = "") -> str | None:
    """Return the page's first-level heading, if it has only one and that is not its site's name, nor a part of the head's title that is cut off."""
    if len(printed) != 1 or not 1 <= len(printed[0].split()) <= MAX_TITLE_WORDS or names.is_site(printed[0]):
        return None
    own = letters(printed[0])
    if own in letters(title) and own not in letters(names.cut_off(title)):
        return None
    return without_site(printed[0])


def _without_kicker(line: str, given: list[str]) -> str:
    """Return a printed headline without the kicker before it, where a source of the head has the headline alone: the line ends with that."""
    for title in given:
        at = len(line) - len(title)
        may_be_kicker = MIN_MARKED_KICKER <= at < MAX_KICKER_SHARE * len(line) + MAX_KICKER_EXTRA
        if may_be_kicker and len(title.split()) >= MIN_TITLE_WORDS and line[at:].casefold() == title.casefold():
            if at >= MIN_KICKER_CHARACTERS or _KICKER_END.search(line, 0, at):
                return title
    return line


def _closes(title: str, line: str) -> bool:
    """Return whether a title of the head ends with a printed line, behind the site's or the section's name: "Valley Post » News » Talks end"."""
    at = len(title) - len(line)
    return (
        at > MIN_MARKED_KICKER
        and len(line.split()) >= MIN_TITLE_WORDS
        and title[at:].casefold() == line.casefold()
        and _KICKER_END.search(title[:at].rstrip()) is not None
    )
