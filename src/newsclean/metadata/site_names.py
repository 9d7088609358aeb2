"""The names of a page's site and of its sections: which parts of a title are such names, and what is left without them.

Used for the titles that a page's head gives, which often have the site's name, its section, or both, at either end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from newsclean.document import Document, Head
from newsclean.languages.scripts import count_words
from newsclean.metadata.section import section_name
from newsclean.values.dates import find_date
from newsclean.values.headlines import LONGEST_NAME, Part, is_host, parts
from newsclean.values.outlets import outlet_letters, same_outlet
from newsclean.values.texts import DIGITS, letters

SHORTEST_HELD_NAME = 5  # letters of a site's name that is looked for within a longer one: "Valley Post" in "Valley Post News"
SHORTEST_OF_NAME = 4  # letters of a part of the site's name: "Post" of "Valley Post"
MAX_SECTION_WORDS = 3
MAX_DATE_WORDS = 3  # of a part that is a date
LONGEST_MENU = 3000  # characters of a menu in which a section's name is looked for

_LAST_PART = re.compile(r"\s{1,9}[-–—|:·»•]\s{1,9}(?P<name>[^|»·•]{1,60}?)\s{0,9}$")  # "… - Valley Post"
_FIRST_PART = re.compile(r"(?P<name>[^|»·•:]{1,60}?)(?:\s{1,9}[-–—|·»•]|:)\s{1,9}")  # "Valley Post: …"
_BRACKETED = re.compile(r"\s{1,9}\((?P<name>[^()]{1,60})\)$")
_NO_NAME = re.compile(r"[\W\d_]*")


class SiteNames:
    """What a page says of its site's name and of its sections.

    outlets   names of the site and of its publisher, and its host
    """

    def __init__(self, doc: Document, outlets: Iterable[str] = ()) -> None:
        self.doc = doc
        self.head = doc.head or Head()
        self.outlets = tuple(outlets)

    def is_site(self, text: str) -> bool:
        """Return whether a line, or a part of a title, is the site's name: one that the page gives, or a host."""
        return is_host(text) or any(same_outlet(text, outlet) for outlet in self.outlets)

    def is_section(self, text: str) -> bool:
        """Return whether a part of a title is the name of a section: the page's, that of a section anywhere, or an entry of the page's menus."""
        if len(text) > LONGEST_NAME or count_words(text) > MAX_SECTION_WORDS:
            return False
        if (self.head.section and letters(self.head.section) == letters(text)) or section_name(text):
            return True
        folded = text.casefold()
        links, menus, headings = self._menus
        return folded not in headings and (folded in links or any(f" {folded} " in menu for menu in menus))

    @cached_property
    def _menus(self) -> tuple[set[str], list[str], set[str]]:
        """The page's links, the texts of its furniture that was read as a whole, with a space at either end, and its headings; all case-folded.

        What a heading says is no section's name: a link with the same words leads to this page, or to another article.
        """
        site = self.doc.layout.site
        links: set[str] = set()
        headings: set[str] = set()
        menus: list[str] = []
        for block in self.doc.blocks:
            if block.element is None:
                continue
            if block.stands_for > 1 or block.index in site:
                menus.append(f" {' '.join(block.text[:LONGEST_MENU].casefold().split())} ")
            elif block.is_linked:
                links.add(block.text[:LONGEST_NAME].casefold())
            elif block.kind == "heading":
                headings.add(block.text.casefold())
        return links, menus, headings

    def cut_off(self, title: str) -> str:
        """Return a title of the head without the names of the site and of its sections, dates and repeats of these at either end.

        The last part goes as well where it stands behind a bar and the title has no name of the site that is known: most sites have theirs there.
        A title that another source has with more parts is the headline, so that nothing goes but names of the site.
        """
        bare = self.without_site(title)
        if self._is_shortened(title):
            return bare
        found = parts(bare)
        first, last = 0, len(found) - 1
        texts = [bare[part.start : part.end] for part in found]
        while first < last:
            if texts.count(texts[last]) > 1 or (found[last].mark != ":" and self._is_name(texts[last])):
                last -= 1
            elif texts.count(texts[first]) > 1 or is_date(texts[first]) or (found[first + 1].is_behind_sure_mark and self.is_section(texts[first])):
                first += 1
            else:
                break
        if bare == title:  # which has no name of the site that is known
            last = _before_names(found, first, last)
        return bare[found[first].start : found[last].end]

    def without_site(self, title: str) -> str:
        """Return a title without the site's name at either end, where the page gives that name."""
        return self.without_site_parts(without_outlet(title, self.outlets))

    def without_site_parts(self, bare: str) -> str:
        """Return a title without the parts that are the site's name. "Lorne: Bridge closed" has one part, whatever the site's name."""
        if bare.endswith(")") and (bracketed := _BRACKETED.search(bare)) is not None and self._holds_site(bracketed["name"]):
            bare = bare[: bracketed.start()]  # "… (From Valley Post)"
        found = parts(bare)
        first, last = 0, len(found) - 1
        while first < last and (self.is_site(text := bare[found[last].start : found[last].end]) or self._holds_site(text)):
            last -= 1
        while first < last and self.is_site(bare[found[first].start : found[first].end]):
            first += 1
        return bare[found[first].start : found[last].end] if first or last < len(found) - 1 else bare

    def _holds_site(self, text: str) -> bool:
        """Return whether the last part of a title has the site's name, as the page's head gives it, or is a part of that: "Valley Post Online"."""
        held = letters(text)
        names = [outlet_letters(name) for name in (self.head.site_name, self.head.publisher) if name]
        return any(
            (len(own) >= SHORTEST_HELD_NAME and own in held and 2 * len(own) >= len(held))
            or (len(held) >= SHORTEST_OF_NAME and held in own and 4 * len(held) >= len(own))
            for own in names
        )

    def _is_name(self, text: str) -> bool:
        """Return whether the last part of a title is no part of the headline: the name of a section, a date or a number."""
        return self.is_section(text) or _NO_NAME.fullmatch(text) is not None or is_date(text)

    def _is_shortened(self, title: str) -> bool:
        """Return whether another title of the head has more at either end than this one."""
        own = letters(title)
        return any(own != (other := letters(given)) and (other.startswith(own) or other.endswith(own)) for given in self.head.titles)


def _before_names(found: list[Part], first: int, last: int) -> int:
    """Return the number of the last part before the site's name, which is told by the mark before it; "题_邮票_收藏" has two such names."""
    if last > first and found[last].is_behind_sure_mark and found[last].end - found[last].start <= LONGEST_NAME:
        mark = found[last].mark
        last -= 1
        while last > first and found[last].mark == mark and "_" in mark:
            last -= 1
    return last


def is_date(text: str) -> bool:
    """Return whether a part of a title is a date and nothing else."""
    return not DIGITS.isdisjoint(text) and len(text.split()) <= MAX_DATE_WORDS and find_date(text, day_first=True) is not None


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
