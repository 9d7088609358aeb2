"""Lines of a text, and how lines that were broken inside a sentence are joined. The readers of plain text and of Markdown use it."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsclean.document import Block, Kind
from newsclean.languages import wording
from newsclean.languages.characters import NO_BREAK_SPACES
from newsclean.languages.guess import function_words
from newsclean.languages.scripts import HAN, KANA, SOUTH_EAST_ASIAN, UNSPACED, ending, has_unspaced, is_of, one_of
from newsclean.readers.escaping import escaped, escaped_start
from newsclean.values.dates import find_date
from newsclean.values.known_names import has_known_name
from newsclean.values.unlabelled import bare_byline
from newsclean.values.words import weak_by_words

BULLETS = frozenset("-*•‣▪●◦–+■□►▸▶➤➢✓✔⁃∙")  # list marks that may stand alone on a line
MARKS = BULLETS | {"o"}  # list marks that may open a line

# No-break spaces are part of the text: they are kept inside a line, and stripped at its ends.
_NO_BREAK_RUN = re.compile(rf"([{NO_BREAK_SPACES}])[{NO_BREAK_SPACES}]+")
_NO_BREAK_PAIRS = tuple(first + second for first in NO_BREAK_SPACES for second in NO_BREAK_SPACES)
_STAND_INS = "\ufdd0\ufdd1"  # noncharacters of Unicode, which no text has

_CLOSING = re.compile(
    r"[,.;:)\]!?…%，。、；：）」』】！？،؛؟।]|[”’»](?!\w)|“(?![\w(])|’\w{1,2}\b"
)  # in Swedish and Danish, "”" and "»" open a quote as well
_CLOSING_QUOTE = re.compile("[\"'][\\s,.;:)]")

_CLOSABLE = ")]}»”’\"'“«%€$°.!?…*）」』】®™©"  # what a comma may stand behind, besides a letter or a number
_OPENING = '([“„«"（「『'
_PARTNERS = {"“": "”„", "„": "“”", "«": "»"}
_TOUCHING_WIDE = HAN + KANA + "\u3000-\u303f\uff00-\uff60"  # two columns wide: ideographs, kana, and their marks
_TOUCHING = _TOUCHING_WIDE + SOUTH_EAST_ASIAN
_SENTENCE_INSIDE = re.compile(r"\w{2}[.!?][\"”’»)]?\s")
_DIGIT = re.compile(r"\d")
_FURNITURE = frozenset(("related_link", "newsletter", "advertisement", "share_bar", "most_read", "navigation"))

DIALOGUE_MARKS = frozenset("–—")  # dashes, which open what somebody says as well as a list item

LONGEST_PARAGRAPH = 10_000  # characters from which on no more lines are joined: no paragraph is longer, and each join copies it
SPACES_SAMPLE = 1000  # characters of a line in which its spaces are counted, since a paragraph grows line by line

# Widths at which texts are wrapped. Shorter lines are verse or headlines, longer ones whole paragraphs.
_WRAP_WIDTHS = range(45, 130)
_IDEOGRAPH_WIDTHS = range(15, 130)  # of Chinese and Japanese, in characters
FEWEST_PAIRS = 3  # of lines, one right below the other, that show a width
OPEN_SHARE = 0.4  # of the pairs of a wrapped text: the first line ends inside a sentence
FULL_SHARE = 0.6  # of those: the first line had no room for the next word
CLOSING_IDEOGRAPHS = 3  # characters for which a line of Chinese or Japanese may have room: no line opens with a full stop and the like
LONGEST_THAI_WORD = 12  # letters of what may not be broken where no space stands between words

# Spaces that a line must have to count as prose, by what else shows that its sentence goes on, or goes on from the line above.
PROSE_ABOVE_SMALL_LETTER = 4  # the next line opens with a small letter
PROSE_FROM_SMALL_LETTER = 3  # the line itself opens with a small letter
PROSE_ABOVE_OTHER = 5  # the next line opens with something else
PROSE_ABOVE_NAME = 4  # the next line is a name, and the one below that goes on
FEWEST_IDEOGRAPHS = 8  # above a line that goes on behind a comma of theirs
PROSE_BELOW_WORD = 6  # words of a sentence with a capital below a function word
PROSE_IN_ALL = 4  # words of a sentence of which the line is a part, and that ends below
SHORTEST_BODY = 12  # words of what may be a paragraph below a marked link
LONGEST_LABELLED = 200  # characters of a marked link
LONGEST_OPENING = 2  # words of a paragraph before its first link, where nothing else shows that they open one
MOST_CREDITS = 4  # lines, one below the other, of bylines and dates
LONGEST_CREDIT = 80  # characters of a date or a byline
LONGEST_AGE = 4  # spaces of "il y a 3 heures"
WORDS_BESIDE_DATE = 5  # "publicado el ... a las 10:20 h"
LONGEST_LINK_TEXT = 5  # spaces that the text of a link has at most that may stand inside a sentence
BYLINE_WORDS = range(2, 7)  # words of a line that is a byline

# What stands before a line. An empty line always parts two paragraphs. The body is written with one between any two, so that no two paragraphs grow
# together when a result is read again. A line of spaces may be a text node between two inline elements, and parts only whole sentences.
NO_GAP, SPACES, EMPTY = 0, 1, 2


class Line(NamedTuple):
    """A line of the source that is not blank, or several that have been joined.

    first, last   their numbers, counted from 1
    gap           what stands before the line: NO_GAP, a line of SPACES, or an EMPTY line
    mark          list mark
    depth         columns before the text; only wrapped texts need it
    markup        the line as Markdown, where that differs from the text
    linked        characters of link text; None where the source cannot tell
    words         length in words, where the reader has counted them
    """

    text: str
    first: int
    last: int
    gap: int
    kind: Kind = "paragraph"
    level: int = 0
    mark: str = ""
    depth: int = 0
    markup: str | None = None
    linked: int | None = None
    words: int | None = None

    def block(self, index: int) -> Block:
        """Return the block of this line."""
        if self.kind == "paragraph" and self.linked is None:
            return Block(index, self.text, "paragraph", 0, "", (self.first, self.last), self.markup, None, self.words)
        markup = self.markup
        if self.kind == "item":
            markup = escaped(self.text) if markup is None else escaped_start(markup)
            markup = f"{'  ' * max(0, self.level - 1)}{'-' if self.mark in BULLETS else self.mark or '-'} {markup}"
        share = None if self.linked is None else min(1.0, self.linked / max(1, len(self.text)))
        return Block(index, self.text, self.kind, self.level, self.mark, (self.first, self.last), markup, share, self.words)

    def joined(self, other: Line) -> Line:
        """Return this line and the one below it, as one line."""
        glue = "" if _closes(other.text) or _is_open(self.text) or _meet_unspaced(self.text[-1], other.text[0]) else " "
        markup = None
        if self.markup is not None or other.markup is not None:
            behind = other.markup or other.text
            markup = f"{self.markup or self.text}{glue}{behind.removeprefix('> ') if other.kind == 'quote' else behind}"
        linked = None if self.linked is None else self.linked + (other.linked or 0)
        words = None if self.words is None or other.words is None else self.words + other.words - (not glue)
        return self._replace(text=self.text + glue + other.text, last=other.last, markup=markup, linked=linked, words=words)


def _meet_unspaced(last: str, first: str) -> bool:
    """Return whether a character of a script without spaces stands on either side of a break."""
    return not (last.isascii() and first.isascii()) and (is_of(last, _TOUCHING) or is_of(first, _TOUCHING))


@cache
def _wide() -> re.Pattern[str]:
    """Return the pattern of a character that is two columns wide."""
    return one_of(_TOUCHING_WIDE)


def split_words(text: str) -> list[str]:
    """Split a line at white space, but not at no-break spaces.

    >>> split_words("  in\\u00a0July  2022 "), split_words("\\u00a0")
    (['in\\xa0July', '2022'], [])
    """
    if "\u00a0" in text or "\u202f" in text:  # NO_BREAK_SPACES, written out since nearly every line of a page comes by here
        text = text.strip()
        if "\u00a0" in text or "\u202f" in text:
            return _split_beside_no_break_spaces(text)
    return text.split()


def _split_beside_no_break_spaces(text: str) -> list[str]:
    """Split a line that has no-break spaces; of several in a row the first is kept.

    Stand-ins replace them while the line is split. A regular expression takes five times as long.
    """
    for stand_in in _STAND_INS:
        text = text.replace(stand_in, "")
    if any(pair in text for pair in _NO_BREAK_PAIRS):
        text = _NO_BREAK_RUN.sub(r"\1", text)
    for space, stand_in in zip(NO_BREAK_SPACES, _STAND_INS, strict=True):
        text = text.replace(space, stand_in)
    line = " ".join([w for piece in text.split() if (w := piece.strip(_STAND_INS))])
    for space, stand_in in zip(NO_BREAK_SPACES, _STAND_INS, strict=True):
        line = line.replace(stand_in, space)
    return line.split(" ") if line else []


def merge(lines: list[Line]) -> list[Line]:
    """Join the lines that belong to one paragraph."""
    wrap = _wrap(lines)
    return _unwrap(lines, wrap) if wrap else _join_fragments(lines)


class Wrap(NamedTuple):
    """How a text is hard-wrapped.

    width    of its lines, in characters, or in columns
    columns  whether ideographs count as two, as they do in a terminal
    blank    whether blank lines stand between its paragraphs
    """

    width: int
    columns: bool
    blank: bool

    def length(self, line: Line) -> int:
        """Return the length of a line, with the white space it starts with."""
        return line.depth + len(line.text) + (len(_wide().findall(line.text)) if self.columns else 0)

    def first_word(self, line: Line) -> int:
        """Return the length of what would have to fit on the line above: the line's first word, with the space before it."""
        text = line.text
        if text.isascii() or not is_of(text[0], UNSPACED):
            return len(text.split(" ", 1)[0]) + 1
        if is_of(text[0], SOUTH_EAST_ASIAN):
            return min(len(text.split(" ", 1)[0]), LONGEST_THAI_WORD) + 1
        return CLOSING_IDEOGRAPHS * (2 if self.columns else 1)

    def fills(self, line: Line, below: Line) -> bool:
        """Return whether a line had no room for the first word of the one below."""
        return self.length(line) + self.first_word(below) > self.width


def _wrap(lines: list[Line]) -> Wrap | None:
    """Return how a text is hard-wrapped, or None if it is not.

    In a wrapped text no line is longer than the width, and each line that ends inside a sentence is full: the first word of the next one would not
    have fitted. Headlines one below the other are not full, since their lengths differ at random.
    """
    if any(len(line.text) >= _WRAP_WIDTHS.stop for line in lines):
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and _plain(a) and _plain(b)]
    if len(pairs) < FEWEST_PAIRS:
        return None
    open_pairs = [(a, b) for a, b in pairs if _end(a.text) in ("", "comma")]
    if len(open_pairs) < max(FEWEST_PAIRS, OPEN_SHARE * len(pairs)):
        return None
    blank = any(line.gap == EMPTY and _plain(line) for line in lines[1:])
    unspaced = sum(has_unspaced(a.text) for a, _ in open_pairs) > len(open_pairs) / 2
    for wrap, widths in (
        (Wrap(0, False, blank), _IDEOGRAPH_WIDTHS if unspaced else _WRAP_WIDTHS),
        (Wrap(0, True, blank), _WRAP_WIDTHS),
    )[: 2 if unspaced else 1]:
        wrap = wrap._replace(width=max(wrap.length(a) for a, _ in pairs))
        full = sum(wrap.fills(a, b) for a, b in open_pairs)
        if wrap.width in widths and full >= max(FEWEST_PAIRS - 1, FULL_SHARE * len(open_pairs)):
            return wrap
    return None


def _end(text: str) -> str:
    """Return how a line closes, see `ending`. A letter closes nothing here, not in Thai either, where a line's words tell whether it may be whole."""
    last = text[-1]
    return "" if last.isalnum() or (last > "\u0e00" and is_of(last, SOUTH_EAST_ASIAN)) else ending(text)


def _plain(line: Line) -> bool:
    """Return whether a line is running text, which may have been broken."""
    return line.kind == "paragraph" or line.kind == "quote"


def _unwrap(lines: list[Line], wrap: Wrap) -> list[Line]:
    """Join the lines of each paragraph of a wrapped text."""
    joined: list[Line] = []
    below = _sentences_below(lines)
    for at, line in enumerate(lines):
        if joined and line.gap != EMPTY and (_fills(joined[-1], lines, at, wrap) or _continues(joined[-1], lines, at, below)):
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
    return joined


def _fills(before: Line, lines: list[Line], at: int, wrap: Wrap) -> bool:
    """Return whether a line of a wrapped text goes on with the paragraph before, as the line above it is full."""
    line, above = lines[at], lines[at - 1]
    if line.gap or not _plain(line) or before.kind not in (line.kind, "item") or len(before.text) > LONGEST_PARAGRAPH:
        return False
    if not wrap.fills(above, line) or _stands_alone(lines, at):
        return False
    if not wrap.blank and _end(before.text) == "sentence":
        return False  # nothing else shows where a paragraph ends
    return line.depth <= above.depth or before.kind == "item"  # otherwise the first line of a paragraph, which is indented


def _join_fragments(lines: list[Line]) -> list[Line]:
    """Join lines where a break stands inside a sentence."""
    joined: list[Line] = []
    below = _sentences_below(lines)
    for at, line in enumerate(lines):
        if line.gap != EMPTY and joined and _continues(joined[-1], lines, at, below):
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
    return joined


def _sentences_below(lines: list[Line]) -> list[int]:
    """Return for each line the words from it to the end of its sentence, on this line or on those that go on with it; 0 where none ends."""
    below = [0] * (len(lines) + 2)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if not _plain(line) or (line.gap == EMPTY and (at + 1 == len(lines) or lines[at + 1].gap == EMPTY)):
            continue
        ends = _end(line.text)
        if ends == "sentence":
            below[at] = _spaces(line) + 1
        elif below[at + 1] and lines[at + 1].gap != EMPTY and ends in ("", "comma"):
            if ends or _opens_inside(lines[at + 1].text) or _is_unfinished(line.text, _function_words()) or _stands_inside(lines, at + 1):
                below[at] = _spaces(line) + 1 + below[at + 1]
    return below


def _continues(before: Line, lines: list[Line], at: int, below: Sequence[int]) -> bool:
    """Return whether the line at a place goes on with the sentence of the one before.

    below   for each line what `_sentences_below` returns
    """
    line = lines[at]
    text = line.text
    if len(before.text) > LONGEST_PARAGRAPH:
        return False
    if (not _plain(line) or before.kind != line.kind) and not (before.mark in DIALOGUE_MARKS and line.kind == "paragraph"):
        return before.kind == "item" and line.gap == NO_GAP and _plain(line) and text[0].islower() and ending(before.text) == ""
    if not text[0].isalnum() and _closes(text):
        return _may_be_closed(before.text, text)
    ends = _end(before.text)
    if ends in ("sentence", "cut", "colon"):
        return False
    if before.text[-1] in _OPENING and _is_open(before.text):
        # A long sentence is not what stands in brackets, unless it closes them: an extractor may have left out what did.
        short = text.count(" ") <= LONGEST_LINK_TEXT or _opens_small(text) or ")" in text
        is_text = len(before.text) > 1 or (before.text not in "([（" and below[at] >= PROSE_IN_ALL)  # not the arrow of a pager
        return line.gap == NO_GAP and short and is_text and text[0].isalnum()
    if _opens_small(text):
        return _follows_in_small_letters(before, lines, at, below)
    return line.gap == NO_GAP and _follows_in_capitals(before, lines, at, below)


def _follows_in_small_letters(before: Line, lines: list[Line], at: int, below: Sequence[int]) -> bool:
    """Return whether a line that opens with a small letter goes on with the one before, which has no end."""
    line = lines[at]
    if (_stands_alone(lines, at) and not _is_inside(before.text)) or _opens_with_date(before.text):
        return False
    if below[at]:
        if (_spaces(before) >= PROSE_FROM_SMALL_LETTER or before.text.isupper()) and _is_furniture(before):  # not "YouTube", "offers ..."
            return below[at] < SHORTEST_BODY
        return _spaces(before) + 1 + below[at] >= PROSE_IN_ALL
    # Two short lines in small letters are tags, or a menu, and no prose.
    return _spaces(before) >= PROSE_ABOVE_SMALL_LETTER or (line.text.count(" ") >= PROSE_FROM_SMALL_LETTER and not line.gap)


def _follows_in_capitals(before: Line, lines: list[Line], at: int, below: Sequence[int]) -> bool:
    """Return whether a line that opens with a capital, or a letter of a script without them, goes on with the one before, which has no end."""
    line = lines[at]
    if before.text[-1] in ",،，、":
        if before.text[-1] in "，、":
            return len(before.text) >= FEWEST_IDEOGRAPHS
        if _spaces(before) >= PROSE_ABOVE_OTHER:
            return True
        is_prose = before.last > before.first or _stands_inside(lines, at)  # not "Dear neighbours,"
        return is_prose and below[at] >= PROSE_IN_ALL and not _is_furniture(before)
    if _stands_inside(lines, at):
        is_open = _has_open_sentence(before, line) or (below[at] >= PROSE_IN_ALL and _opens_paragraph(before, lines, at))
        return is_open and not _is_furniture(before)
    if before.last > before.first and _is_wrapped(lines, at):
        return True
    if len(before.text) == 1 or not (below[at] >= PROSE_BELOW_WORD or _spaces(before) >= PROSE_ABOVE_NAME):
        return False
    return _is_unfinished(before.text, _open_words()) and not _is_furniture(before)


def _is_wrapped(lines: list[Line], at: int) -> bool:
    """Return whether the two lines above, which have been joined, are full, as in a paragraph that is hard-wrapped."""
    if at < 2:
        return False
    upper, above, line = lines[at - 2 : at + 1]
    wrap = Wrap(max(len(upper.text), len(above.text), len(line.text)), False, True)
    return (
        wrap.width in _WRAP_WIDTHS
        and len(above.text) >= _WRAP_WIDTHS.start
        and not _end(above.text)
        and not (line.gap or above.gap)
        and wrap.fills(upper, above)
        and wrap.fills(above, line)
    )


def _stands_inside(lines: list[Line], at: int) -> bool:
    """Return whether a short line with a capital, such as a link's text, may stand inside a sentence: the line below goes on with it."""
    if at + 1 >= len(lines) or not _opens_inside(lines[at + 1].text):
        return False
    line, after = lines[at], lines[at + 1]
    return (
        not (after.gap or line.gap)
        and line.kind == after.kind
        and _plain(line)
        and line.text.count(" ") <= LONGEST_LINK_TEXT
        and not ending(line.text)
        and not (_is_byline(line.text) or _is_date(line.text))
        and not _stands_alone(lines, at + 1)
    )


def _has_open_sentence(before: Line, line: Line) -> bool:
    """Return whether a line of prose ends inside a sentence, so that a name below it belongs to that: not a headline, say, above "The council"."""
    if _is_inside(before.text):
        return True
    first = line.text.split(" ", 1)[0]
    return _spaces(before) >= PROSE_ABOVE_NAME and not (first.istitle() and first.casefold() in _function_words())


def _is_inside(text: str) -> bool:
    """Return whether a line without an end is prose: it ends with a function word, or holds the end of another sentence."""
    return _is_unfinished(text, _function_words()) or _SENTENCE_INSIDE.search(text, max(0, len(text) - SPACES_SAMPLE)) is not None


def _opens_paragraph(before: Line, lines: list[Line], at: int) -> bool:
    """Return whether a line of one or two words opens a paragraph that goes on with a link: "Sergeant", "Jane Doe", "said on Monday".

    The line above it closes a sentence, is a date, or is known to be furniture.
    """
    words = before.text.split(None, LONGEST_OPENING)
    if len(words) > LONGEST_OPENING or not words[0][0].isupper() or not words[0][1:].islower() or not before.text[-1].isalpha():
        return False
    if len(words) > 1 and words[-1][0].isupper():
        return False
    if at < 2 or before.gap > NO_GAP:
        return True
    above = lines[at - 2]
    return _end(above.text) == "sentence" or _is_credit(above.text) or _is_date(above.text) or _is_furniture(above)


def _is_unfinished(text: str, words: Container[str]) -> bool:
    """Return whether a line ends with one of the words, in small letters, or is one: "with the", "La"."""
    head, _, last = text.rpartition(" ")
    if head.endswith(";"):  # "...; and" at the end of a list item
        return False
    return last.casefold() in words and (not last[0].isupper() or (len(last) == len(text) and last.istitle()))


@cache
def _function_words() -> frozenset[str]:
    """Return the most frequent function words of all languages. Where a sentence goes on, it may go on behind any of them."""
    return _open_words().union(function_words())


@cache
def _open_words() -> frozenset[str]:
    """Return the words behind which a sentence goes on, such as articles, in all languages."""
    return frozenset(wording.load().lists["language"]["open"])


def _is_open(text: str) -> bool:
    """Return whether a line ends with a bracket or quotation mark that something must follow."""
    last = text[-1]
    if last not in _OPENING:
        return False
    if last == '"':
        return text.count(last) % 2 == 1
    return last in "([（「『" or text.count(last) > sum(map(text.count, _PARTNERS[last]))


def _opens_small(text: str) -> bool:
    """Return whether a line opens with a small letter: not with an address, or a name such as "iPhone"."""
    return text[0].islower() and not text[1:2].isupper() and not text.startswith(("http", "www."))


def _opens_inside(text: str) -> bool:
    """Return whether a line opens as the inside of a sentence does: with a small letter, or a mark that closes something."""
    return _opens_small(text) or _closes(text)


def _closes(text: str) -> bool:
    """Return whether a line opens with a mark that stands behind a word: a comma, a bracket. ",,Yes" opens with a quotation mark."""
    if text[0].isalnum():  # as most lines
        return False
    if _CLOSING.match(text):
        return not (text.startswith((",,", "..")) and len(text) > 2)
    return _CLOSING_QUOTE.match(text) is not None


def _may_be_closed(before: str, text: str) -> bool:
    """Return whether the mark that a line opens with may stand behind the line before."""
    if text[0] in ":.…!?" and not (len(text) == 1 or text[1] in ' "”’»)'):
        return False
    return before[-1].isalnum() or before[-1] in _CLOSABLE


def _is_furniture(line: Line) -> bool:
    """Return whether a line opens as links to other articles and the like do: "Read more: ..."."""
    return len(line.text) <= LONGEST_LABELLED and not _FURNITURE.isdisjoint(wording.cues(line.text))


def _stands_alone(lines: list[Line], at: int) -> bool:
    """Return whether a line is a credit, and no sentence goes on with it: "di Nora Villani", "miércoles, 9 de noviembre de 2022"."""
    for place in range(at, min(at + MOST_CREDITS, len(lines))):
        if not _is_credit(lines[place].text):
            return False
        if _opens_anew(lines, place + 1):
            return True
    return False


def _is_credit(text: str) -> bool:
    """Return whether a line is a byline, a date, an age such as "3 hours ago", or an e-mail address."""
    if len(text) > LONGEST_CREDIT or ending(text):
        return False
    if "@" in text or _is_byline(text) or (is_of(text[0], HAN) and bare_byline(text) is not None):
        return True
    return _DIGIT.search(text) is not None and ((text.count(" ") <= LONGEST_AGE and not has_unspaced(text)) or _is_date(text))


def _opens_with_date(text: str) -> bool:
    """Return whether a line is a date that no words stand before, such as that of a comment, whose text may open with a small letter."""
    return text[0].isdigit() and len(text) <= LONGEST_CREDIT and (date := find_date(text, day_first=True)) is not None and date.start == 0


def _is_date(text: str) -> bool:
    """Return whether a line is a date and little else."""
    date = find_date(text, day_first=True)
    return date is not None and text.count(" ") - text.count(" ", date.start, date.end) <= WORDS_BESIDE_DATE


def _spaces(line: Line) -> int:
    """Return the number of spaces at the start of a line."""
    return line.text.count(" ", 0, SPACES_SAMPLE)


def _is_byline(text: str) -> bool:
    """Return whether a line is a byline: "di Giulia Perotti", "oprac. Marta Sobieraj", "By Jane Doe, Staff Writer"."""
    words = text.split()
    if len(words) not in BYLINE_WORDS or not words[-1][0].isupper():
        return False
    cue = wording.cues(text).get("byline")
    if cue is not None and cue.place == "start" and text[len(cue.phrase) :].lstrip()[:1].isupper():
        return True
    return words[0] in weak_by_words() and has_known_name(" ".join(words[1:]))


def _opens_anew(lines: list[Line], at: int) -> bool:
    """Return whether the line at a place begins a new sentence. The end of the text counts as one."""
    return at >= len(lines) or lines[at].gap > NO_GAP or not lines[at].text[0].islower()
