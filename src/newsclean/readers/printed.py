"""Lines of printed pages in the text of a PDF: running heads and feet, and page numbers, which stand between the paragraphs.

One such line is like any other short line. Several show what they are: the same words stand there again with the number of another page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import NamedTuple

from newsclean.languages.characters import is_separator
from newsclean.readers.lines import EMPTY, NO_GAP, Line, merge
from newsclean.values.dates import find_date, has_full_year

LONGEST_LINE = 160  # characters of such a line
MAX_REPEATED_WORDS = 12  # of a line without a number that stands beside one with a number
SHORTEST_SENTENCE = 5  # words of running text, which stands between two pages' lines

_PAGE_WORDS = frozenset(
    ("page", "seite", "pagina", "página", "side", "sida", "strona", "str", "p", "pág", "pag", "страница", "стр", "sayfa", "oldal")
)
_OF = re.compile(r"\s(?:of|von|de|di|sur|van|af|av|z|из)\s\d{1,4}$")  # "Page 7 of 9"
_NUMBER = re.compile(r"(\d{1,4})(/\d{1,4})?$")  # "7", and "7/9" as browsers print it
_APART = re.compile(r"^\W{0,8}\d{1,4}(?:\s{3}|\s{0,4}[|•·])|(?:\s{3}|[|•·]\s{0,4})(?:\S{1,9}\s)?\d{1,4}(?:/\d{1,4})?\W{0,8}$")
_DASHES = frozenset("-–—")


class _Numbered(NamedTuple):
    """A line that may bear a page's number at one of its ends.

    at       its place among the lines
    rest     its other words, sorted, as left-hand and right-hand pages have them in another order
    number   of the page
    side     the end at which the number stands, 0 or -1
    total    of "7/9"
    of       whether words such as "of 9" follow
    """

    at: int
    rest: tuple[str, ...]
    number: int
    side: int
    total: str
    of: bool

    @property
    def is_named(self) -> bool:
        """Whether it is a page's number with the word for it, and nothing else: "Page 7"."""
        return len(self.rest) == 1 and self.rest[0] in _PAGE_WORDS


def merge_printed(lines: list[Line], text: str) -> list[Line]:
    """Join the lines of each paragraph, as `merge` does, over the lines of printed pages, which become lines of the kind "rule".

    A paragraph that they cut in two is one again if it goes on with a small letter. A line that only repeats is not sure enough for that.
    """
    numbered = [found for at, line in enumerate(lines) if _may_be_numbered(line) for found in _read(at, line)]
    if len(numbered) < 2 and "\f" not in text:
        return merge(lines)
    found = _page_lines(lines, numbered, text.split("\n"))
    if not found:
        return merge(lines)
    others: list[Line] = []
    cut: list[int] = []
    places = {one.at for one in numbered}
    for at, line in enumerate(lines):
        if at in found:
            cut.append(at)
            continue
        if cut:
            goes_on = bool(others) and not places.isdisjoint(cut) and others[-1].text[-1].isalpha() and line.text[0].islower()
            line = line._replace(gap=NO_GAP if goes_on or not others else EMPTY)
            cut = []
        others.append(line)
    printed = [lines[at]._replace(text=_whole(lines[at]), kind="rule", level=0, mark="", words=None) for at in sorted(found)]
    # The lines of the headline have other widths than the columns of the text.
    body = next((at for at, line in enumerate(others) if at and line.gap == EMPTY), len(others))
    return sorted([*merge(others[:body]), *merge(others[body:]), *printed], key=lambda line: line.first)


def _may_be_numbered(line: Line) -> bool:
    """Return whether a line has a digit at one of its ends. It is asked of every line."""
    text = line.text
    if len(text) > LONGEST_LINE:
        return False
    if text[-1].isdigit() or text[0].isdigit() or (text[-1] in _DASHES and text[0] in _DASHES):
        return True
    return line.mark != "" and (line.mark in _DASHES or line.mark[0].isdigit())


def _whole(line: Line) -> str:
    """Return a line with what was taken for its list mark."""
    return f"{line.mark} {line.text}" if line.mark else line.text


def _read(at: int, line: Line) -> list[_Numbered]:
    """Return what a line says if the number at its start, or the one at its end, is a page's."""
    whole = _whole(line)
    short = _OF.sub("", whole)
    words = [word for word in short.casefold().split() if not is_separator(word)]
    found = []
    for side in (0, -1) if len(words) > 1 else (0,):
        if words and (number := _NUMBER.match(words[side].strip("-–—"))):
            rest = [word.strip(".,:|") for word in (words[1:] if side == 0 else words[:-1])]
            found.append(_Numbered(at, tuple(sorted(rest)), int(number[1]), side, number[2] or "", short != whole))
    return found


def _page_lines(lines: list[Line], numbered: list[_Numbered], source: list[str]) -> set[int]:
    """Return the places of the lines of printed pages."""
    sentences = _sentences_above(lines)
    edges = _edges(lines, source)
    groups: defaultdict[tuple[tuple[str, ...], str], list[_Numbered]] = defaultdict(list)
    bare: list[_Numbered] = []
    found: set[int] = set()
    for one in numbered:
        if one.is_named and one.of:
            found.add(one.at)
        if one.rest:
            groups[one.rest, one.total].append(one)
        elif not one.total:
            bare.append(one)
    for group in groups.values():
        if _rises(group, sentences) and (_is_printed(group, lines, source) or sum(one.at in edges for one in group) > 1):
            found.update(one.at for one in group)
    dashed = [one for one in bare if _whole(lines[one.at])[0] in _DASHES and lines[one.at].text[-1] in _DASHES]
    for group in (dashed, [one for one in bare if one.at in edges], _beside_repeated(bare, lines)):
        if _rises(group, sentences) and _counts_on(group):
            found.update(one.at for one in group)
    found.update(one.at for one in bare if one.at - 1 in found or one.at + 1 in found)
    if not found and not edges:
        return found
    beside = {at + step for at in found for step in (-1, 1)}
    return found | _repeated(lines, edges | beside | {0, len(lines) - 1}, found)


def _rises(group: list[_Numbered], sentences: list[int]) -> bool:
    """Return whether at least two lines have rising numbers, with running text between any two."""
    return len(group) > 1 and all(a.number < b.number and sentences[a.at] < sentences[b.at] for a, b in pairwise(group))


def _counts_on(group: list[_Numbered]) -> bool:
    """Return whether each number is the one after that above."""
    return all(a.number + 1 == b.number for a, b in pairwise(group))


def _is_printed(group: list[_Numbered], lines: list[Line], source: list[str]) -> bool:
    """Return whether lines with rising numbers are no sub-headings such as "Round 3": something else shows that a page was printed."""
    first = group[0]
    if not any(letter.isalpha() for word in first.rest for letter in word):
        return False
    if first.is_named or len({one.side for one in group}) > 1 or not _PAGE_WORDS.isdisjoint(first.rest):
        return True
    if not _counts_on(group):
        return False
    return bool(first.total) or _holds_date(first, lines) or all(_APART.search(source[lines[one.at].first - 1]) for one in group)


def _holds_date(one: _Numbered, lines: list[Line]) -> bool:
    """Return whether a line bears a date besides the number: not "12 April 2023", which is a date itself."""
    pieces = _whole(lines[one.at]).split(None, 1) if one.side == 0 else _whole(lines[one.at]).rsplit(None, 1)[::-1]
    return len(pieces) > 1 and find_date(pieces[1]) is not None and has_full_year(pieces[1])


def _beside_repeated(bare: list[_Numbered], lines: list[Line]) -> list[_Numbered]:
    """Return the numbers that stand alone right above or below a line that is repeated: "Harbour Post" / "7"."""
    for step in (-1, 1):
        beside = [one for one in bare if 0 <= one.at + step < len(lines) and _may_repeat(lines[one.at + step])]
        counts = Counter(lines[one.at + step].text for one in beside)
        group = [one for one in beside if counts[lines[one.at + step].text] > 1]
        # One line beside all numbers, and none of them twice: a list of wares has other lines as well, and links that are repeated.
        if len(group) > 1 and len(group) == len(bare) and len(counts) == 1:
            return group
    return []


def _repeated(lines: list[Line], places: set[int], found: set[int]) -> set[int]:
    """Return those of some places whose line stands at another of them as well: "Harbour Post"."""
    near = [at for at in sorted(places - found) if 0 <= at < len(lines) and _may_repeat(lines[at])]
    counts = Counter(lines[at].text for at in near)
    return {at for at in near if counts[lines[at].text] > 1}


def _may_repeat(line: Line) -> bool:
    """Return whether a line may be the name of a paper, or of a part of it."""
    text = line.text
    is_short = line.kind == "paragraph" and len(text.split(None, MAX_REPEATED_WORDS)) <= MAX_REPEATED_WORDS
    return is_short and text[-1].isalnum() and any(letter.isalpha() for letter in text)


def _sentences_above(lines: list[Line]) -> list[int]:
    """Return for each line how many lines of running text stand above it."""
    above: list[int] = []
    count = 0
    for line in lines:
        above.append(count)
        count += line.text.count(" ") >= SHORTEST_SENTENCE - 1 and not (line.text[-1].isdigit() or line.text[0].isdigit())
    return above


def _edges(lines: list[Line], source: list[str]) -> set[int]:
    """Return the places of the first and the last line of each page, where form feeds part the pages."""
    if not any("\f" in line for line in source):
        return set()
    tops = [at for at in range(1, len(lines)) if _is_form_feed_between(lines[at - 1], lines[at], source)]
    return {0, len(lines) - 1, *tops, *(at - 1 for at in tops)} if tops else set()


def _is_form_feed_between(above: Line, line: Line, source: list[str]) -> bool:
    """Return whether a form feed stands between two lines, which may be pieces of one line of the source."""
    first, last = source[above.last - 1], source[line.first - 1]
    if above.last == line.first:
        return "\f" in first
    behind, before = first[len(first.rstrip()) :], last[: len(last) - len(last.lstrip())]
    return "\f" in behind or "\f" in before or any("\f" in raw for raw in source[above.last : line.first - 1])
