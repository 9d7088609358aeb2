"""The headline."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.document import Document, Element
from newsclean.values.outlets import outlet_letters, same_outlet
from newsclean.values.texts import letters

LONGEST_TITLE = 24  # words
LONG_KICKER = 10  # characters of a kicker that no mark parts from the headline

_LONG_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff]{2}")
_SITE_NAME = re.compile(r"\s{1,9}[|»·]\s{1,9}[^|»·]{1,60}$")
_LAST_PART = re.compile(r"\s{1,9}[-–—|:·»•]\s{1,9}(?P<name>[^|»·•]{1,60}?)\s{0,9}$")
_FIRST_PART = re.compile(r"(?P<name>[^|»·•:]{1,60}?)(?:\s{1,9}[-–—|·»•]|:)\s{1,9}")
_KICKER_END = re.compile(r"[:|–—·•»-]\s{0,3}[\"“„«»”‘’']?$")
_LOOSE_END = re.compile(r"(?<![\s|·–—-])[\s|·–—-]++$")


def long_words(text: str) -> list[str]:
    return _LONG_WORD.findall(text.casefold())


def without_site(text: str) -> str:
    """A title without the site's name behind a bar, and without a dash left at its end."""
    return _LOOSE_END.sub("", _SITE_NAME.sub("", text))


def read_title(doc: Document, outlets: Iterable[str] = ()) -> str | None:
    """The headline as printed, without the site's name or a dash left at its end; None where there is none.

    On a page, it is the printed line that the head names as well, in any of its sources; without a kicker ("Elections: Kim wins") where
    the head has the headline alone. Else the heading that opens like the head's title or shares half its words; else the only first-level
    heading above the article; else what the head says. `outlets` are names of the site, which are cut off.
    """
    lines = [b.text for b in doc.role("title")]
    page_titles = doc.head.titles if doc.head else ()
    given = [title for t in page_titles if (title := without_site(without_outlet(t, outlets)))]
    if doc.head is None or not given:  # "-" is left of some, too
        titles = sorted(map(without_site, lines), key=len)
        return titles[0] if titles else None
    headings = _headings(doc)
    printed = [text for text, level in headings if level == 1]
    keys = {letters(t) for t in (*given, *doc.head.titles)}
    for line in (*printed, *lines):
        bare = line if "·" in line and letters(line) in keys else without_site(line)
        if letters(line) in keys or letters(bare) in keys:
            return _without_kicker(bare, given)
    for line in (*lines, *[text for text, _ in headings]):
        if any(_closes(title, line) for title in doc.head.titles):
            return line
    folded = given[0].casefold()
    opening = [without_site(t) for t in (*lines, *[text for text, _ in headings])]
    matching = [t for t in opening if len(t) >= 0.5 * len(given[0]) and folded.startswith(t.casefold())]
    if matching:
        return max(matching, key=len)
    words = set(long_words(folded))
    shared = next((t for t in printed if 3 <= len(t.split()) <= LONGEST_TITLE and _shares_half(t, words)), None)
    return _without_kicker(shared, given) if shared else _only_heading(printed, outlets) or given[0]


def _headings(doc: Document) -> list[tuple[str, int]]:
    """The texts of the page's headings of the first two levels, each with its level; of one with a kicker in an element of its own, the longer."""
    found: list[tuple[str, int]] = []
    last: Element | None = None
    path: Element | None = None
    for block in doc.blocks:
        if block.kind == "heading" and block.level <= 2 and block.element is not None and not block.element.is_hidden:
            node = next((n for n in block.element.up() if n.tag in ("h1", "h2")), None)
            if node is None or node is not last:
                found.append((block.text, block.level))
            elif block.element is path or found[-1][0].endswith(":"):
                found[-1] = (f"{found[-1][0]} {block.text}", block.level)
            elif len(block.text) > len(found[-1][0]):
                found[-1] = (block.text, block.level)
            path = block.element
            last = node
    return found


def _only_heading(printed: list[str], outlets: Iterable[str]) -> str | None:
    """The page's first-level heading, if it has only one and that is not its site's name."""
    if len(printed) != 1 or not 1 <= len(printed[0].split()) <= LONGEST_TITLE or any(same_outlet(printed[0], o) for o in outlets):
        return None
    return without_site(printed[0])


def _without_kicker(line: str, given: list[str]) -> str:
    """A printed headline without the kicker above it, where a source of the head has the headline alone: it ends like the line."""
    for title in given:
        at = len(line) - len(title)
        if 2 <= at < len(line) / 2 + 10 and len(title.split()) >= 3 and line[at:].casefold() == title.casefold():
            if at >= LONG_KICKER or _KICKER_END.search(line, 0, at):
                return title
    return line


def _closes(title: str, line: str) -> bool:
    """Whether a title of the head ends with a printed line, behind the site's or the section's name: "Valley Post » News » Talks end"."""
    at = len(title) - len(line)
    return at > 2 and len(line.split()) >= 3 and title[at:].casefold() == line.casefold() and _KICKER_END.search(title[:at].rstrip()) is not None


def without_outlet(title: str, outlets: Iterable[str]) -> str:
    """A title without the site's name before or behind it: "Talks end - The Valley Post", "Valley Post: Talks end"."""
    folded = letters(title)
    for outlet in outlets:
        if outlet_letters(outlet) not in folded:
            continue
        for found in (_LAST_PART.search(title), _FIRST_PART.match(title)):
            if found and same_outlet(found["name"], outlet):
                title = (title[: found.start()] + title[found.end() :]).strip() or title
    return title


def _shares_half(text: str, words: set[str]) -> bool:
    own = long_words(text.casefold())
    return 2 * sum(w in words for w in own) >= max(1, len(own))


def read_description(doc: Document) -> str | None:
    """The standfirst: the short lines next to the headline, each once; None where there is none."""
    return " ".join(dict.fromkeys(b.text for b in doc.role("standfirst"))) or None
