"""The title: what of the line that is the headline is the title, and what of a page's head.

    read_title         the title of an article
    read_description   its standfirst
    without_site       a title without the site's name behind a bar ("Talks end | Valley Post")
    without_outlet     a title without the site's name at either end, where the name is known

The filter `title` says which line is the headline: a title that is another line is mended in `newsclean.filters.title`; one that has too much or too
little, or that the page's head has better, here. The titles that a head gives are read in `newsclean.readers.head.meta`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.document import Document, Element
from newsclean.languages.scripts import HAN, KANA
from newsclean.values.outlets import outlet_letters, same_outlet
from newsclean.values.texts import letters

MAX_TITLE_WORDS = 24
MIN_TITLE_WORDS = 3  # of a printed headline that is told by a part of it alone
MIN_KICKER_CHARACTERS = 10  # of a kicker that no mark parts from the headline
MIN_MARKED_KICKER = 2  # characters of a kicker with its mark
MAX_KICKER_SHARE = 0.5  # share of a line that a kicker may take …
MAX_KICKER_EXTRA = 10  # … and characters beyond that, for the kicker of a short headline
TITLE_LEVELS = 2  # levels of headings that may be the page's title
MIN_SHARED_OPENING = 0.5  # share of the head's title that a printed line is long, where the title opens with that line

# A word that tells titles apart: of four letters or more, or two Chinese or Japanese characters of a shorter run.
_LONG_WORD = re.compile(rf"[^\W\d_]{{4,}}|[{KANA}{HAN}]{{2}}")
_SITE_NAME = re.compile(r"\s{1,9}[|»·]\s{1,9}[^|»·]{1,60}$")  # "… | Valley Post"
_LAST_PART = re.compile(r"\s{1,9}[-–—|:·»•]\s{1,9}(?P<name>[^|»·•]{1,60}?)\s{0,9}$")  # "… - Valley Post"
_FIRST_PART = re.compile(r"(?P<name>[^|»·•:]{1,60}?)(?:\s{1,9}[-–—|·»•]|:)\s{1,9}")  # "Valley Post: …"
_KICKER_END = re.compile(r"[:|–—·•»-]\s{0,3}[\"“„«»”‘’']?$")  # what parts a kicker from the headline: "Elections: ", "Elections – “"
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

    >>> without_site("Talks end | Valley Post"), without_site("Talks end -")
    ('Talks end', 'Talks end')
    """
    if "|" in text or "»" in text or "·" in text:  # few titles have one, and patterns are slower
        text = _SITE_NAME.sub("", text)
    return _LOOSE_END.sub("", text) if text and (text[-1] in _LOOSE or text[-1].isspace()) else text


def read_title(doc: Document, outlets: Iterable[str] = ()) -> str | None:
    """Return the title as printed, without the site's name or a dash left at its end; None where there is none.

    The title of a text is the shortest of the lines that bear the role. That of a page is the first of these that there is:

    1. the printed line that the head names as well, in any of its sources; without a kicker ("Elections: Kim wins") where the head has the
       headline alone
    2. the printed line that a title of the head ends with, behind the section's name
    3. the heading that the head's title opens with
    4. the first-level heading that shares half its words with the head's title
    5. the only first-level heading of the page
    6. what the head says

    outlets   names of the site, which are cut off
    """
    lines = [b.text for b in doc.role("title")]
    head_titles = doc.head.titles if doc.head else ()
    given = [title for t in head_titles if (title := without_site(without_outlet(t, outlets)))]
    if not given:  # of some heads' titles, "-" is left
        return min(map(without_site, lines), key=len, default=None)
    headings = _headings(doc)
    all_lines = [*lines, *[text for text, _ in headings]]
    first_level = [text for text, level in headings if level == 1]
    return (
        _named_by_head((*first_level, *lines), head_titles, given)
        or next((line for line in all_lines if any(_closes(title, line) for title in head_titles)), None)
        or _opening_of(given[0], all_lines)
        or _sharing_half(given, first_level)
        or _only_heading(first_level, outlets)
        or given[0]
    )


def _named_by_head(lines: Iterable[str], head_titles: Iterable[str], given: list[str]) -> str | None:
    """Return the first printed line that the head has as a title, with or without the site's name, or None."""
    keys = {letters(t) for t in (*given, *head_titles)}
    for line in lines:
        is_title = letters(line) in keys
        bare = line if is_title and "·" in line else without_site(line)
        if is_title or (bare != line and letters(bare) in keys):
            return _without_kicker(bare, given)
    return None


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
        if MIN_TITLE_WORDS <= len(text.split()) <= MAX_TITLE_WORDS and 2 * sum(w in words for w in own) >= max(1, len(own)):
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
            found[-1] = (f"{found[-1][0]} {block.text}", block.level)
        elif len(block.text) > len(found[-1][0]):
            found[-1] = (block.text, block.level)
        last_element = block.element
        last_heading = heading
    return found


def _only_heading(printed: list[str], outlets: Iterable[str]) -> str | None:
    """Return the page's first-level heading, if it has only one and that is not its site's name."""
    if len(printed) != 1 or not 1 <= len(printed[0].split()) <= MAX_TITLE_WORDS or any(same_outlet(printed[0], o) for o in outlets):
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


def without_outlet(title: str, outlets: Iterable[str]) -> str:
    """Return a title without the site's name before or behind it.

    >>> without_outlet("Talks end - The Valley Post", ["Valley Post"]), without_outlet("Valley Post: Talks end", ["Valley Post"])
    ('Talks end', 'Talks end')
    """
    folded = letters(title)
    for outlet in outlets:
        if outlet_letters(outlet) not in folded:
            continue
        for found in (_LAST_PART.search(title), _FIRST_PART.match(title)):
            if found and same_outlet(found["name"], outlet):
                title = (title[: found.start()] + title[found.end() :]).strip() or title
    return title


def read_description(doc: Document) -> str | None:
    """Return the standfirst: the short lines next to the headline, each once; or None. The filter `title` says which lines these are."""
    return " ".join(dict.fromkeys(b.text for b in doc.role("standfirst"))) or None
