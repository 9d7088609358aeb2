"""The head of a text: which line is the headline, and which lines are the standfirst, decided together.

Sites print the parts of a head in many orders: kicker, headline, standfirst, byline, date; or date, headline, byline, standfirst. So no line is
judged by itself. `find_text_head` gives each line that may be a headline points for its wording and its form, and for what follows if it is the
headline: a standfirst, a byline or a date, and then the body. The headline with the most points wins, and brings its standfirst with it.

A page has elements and a head that say more: see `newsclean.layout.headline` and `newsclean.metadata.description`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise, takewhile
from typing import Literal, NamedTuple

from newsclean.document import Block, Document, Removal
from newsclean.languages.guess import function_words
from newsclean.languages.scripts import HAN, HANGUL, KANA, count_words, is_of
from newsclean.languages.tables import FURNITURE
from newsclean.metadata.date_lines import is_date_line
from newsclean.metadata.dateline import read_dateline
from newsclean.metadata.names import MAX_OPENER_WORDS, is_byline
from newsclean.metadata.title import MAX_TITLE_CHARACTERS, MAX_TITLE_WORDS, long_words, without_site
from newsclean.values.dates import closes_with_day, find_date
from newsclean.values.names import is_chinese_name, is_name
from newsclean.values.outlets import is_outlet_by_words
from newsclean.values.results import is_result
from newsclean.values.texts import DIGITS
from newsclean.values.unlabelled import names_known_people

# Which lines are tried: the first two, which may be the page's title, and so many above the first paragraph.
FIRST_LINES = 2
LINES_ABOVE_BODY = 40
MOST_LIKELY = 5  # lines, by their wording, around which the others are looked at
MIN_HEADING_WORDS = 2  # of a headline that is marked as a heading
MIN_UNMARKED_WORDS = 3  # of one that is not
MAX_DATED_WORDS = 10  # of a line with a date that is no headline
MAX_TIMED_WORDS = 8  # of a line with a date's word and a number: "4 min read"
MAX_UNCASED_NAME_WORDS = 2  # of one in a script without letter case, where any words look like a name
MAX_DURATION_WORDS = 6  # of a line with a number of minutes
MAX_NAME_WORDS = 4  # of a line that may be a person's or an outlet's name
MAX_NAMES_WORDS = 12  # of one with several names, or with an outlet behind one

# The first paragraphs below the title, whose words a headline shares.
SAMPLE_PARAGRAPHS = 6
SAMPLE_CHARACTERS = 2000  # of each
LONG_INFLECTED = 6  # letters of a word from which on its last two do not count, since they may be an ending

# The first line of a wrapped paragraph, by its length as a share of the others': their last is short, and names and long words break early.
LEAST_FULL, MOST_FULL = 0.7, 1.5

# What speaks for a line, in points. The sums were set on the development texts: what matters is which line comes first.
SHARED_WORDS = 2.0  # times the share of its long words that stand in the first paragraphs
ANY_SHARED_WORD = 0.5
REPEATED = 0.7  # it stands twice: the page's title, or the last step of a breadcrumb
FIRST_LEVEL_HEADING = 1.2
HEADING = 0.6
SECTION_ABOVE = 0.6
DATE_OR_BYLINE_BELOW = 0.8  # below it, or below its standfirst
SENTENCE_BELOW = 0.6  # its standfirst is a sentence that a byline or a date follows
OPENS_EXTRACT = 0.5
# Taken off what a date or a byline below says, for each line between: one that may be a headline as well, or another.
LINE_BETWEEN = 0.3
LABEL_BETWEEN = 0.1
MIN_POINTS = 0.8  # of the headline: a date or a byline right below it, say, or a quarter of its long words in the first paragraphs
SURE_POINTS = 1.5  # of a question or a quotation that is the headline, and not what the article opens with
# What speaks against it.
LINE_AWAY = 0.03  # for each line between it and the first paragraph
BELOW_HEADLINE = 0.7  # the line above may be a headline as well, so that this is its standfirst
LONGER_THAN_ABOVE = 0.4  # and this one is longer, or holds two sentences
KICKER = 0.9  # it is as short as a kicker, and the lines below it may be the headline and the standfirst
TWO_SENTENCES = 0.3
LONG_LINE = 0.3
LIKE_NAME = 0.3  # a name, or a short headline in title case
NOT_OF_HEADLINE = 0.6  # an outlet's name, a caption's credit in brackets, a small letter at the start
QUOTATION = 0.2  # nothing but a quotation, as many an interview's headline is
BREADCRUMB = 1.0

MAX_HEADLINE_WORDS = 18  # of most headlines
MAX_LABEL_WORDS = 3  # of a kicker that is hardly a headline: "Island life"
MAX_KICKER_WORDS = 5  # of a kicker above a headline of fewer than …
LONGER_HEADLINE = 9  # … words
FEWEST_POINTS = 2  # lines below the first point of a standfirst
RUN_OF_TEASERS = 4  # lines in a row from which on those above are teasers of other articles

# The first line of an input needs no points: near the first paragraph it is the headline.
MAX_LINES_BELOW_FIRST = 6  # up to the first paragraph

# The standfirst.
MIN_STANDFIRST_WORDS = 5  # of a line right below the headline that does not close like a sentence
MIN_WORDS_BELOW_MARK = 7  # of one that stands below the byline or the date
MIN_SENTENCE_WORDS = 6  # of one that does
MAX_STANDFIRST_WORDS = 70
MAX_STANDFIRST_LINES = 3
MAX_STANDFIRST_IN_BODY = 55  # words of one that stands among what may be the body
SHORT_QUESTION = 4  # words of a question that is hardly a headline: "Why a crane?"
ANSWERS = 8  # lines below a question among which an interview's next one stands
LINES_TO_BODY = 14  # from a standfirst to the first paragraph
LINES_APART = 40  # from a standfirst to the body, among which a byline or a date is looked for
LINES_BELOW_HEADLINE = 12  # among which it is looked for
MIN_BODY = 1.5  # words of the paragraphs below it, for each of its words

_STEPS = re.compile(r"\s[>»›/|]\s|\w[>›]\w")  # between the steps of a breadcrumb
FEWEST_STEPS = 2
MAX_CREDIT_WORDS = 6  # of a line that is a picture's credit alone, below its caption
_DURATION = re.compile(r"\b\d{1,3}\s?(?:min|мин)\b|\d\s?(?:分钟|分鐘|분)")
_INNER_END = re.compile(r"[^\W\d_]{3}[.!?…][\"”»']?\s{1,3}[^\W\d_]")
_IN_BRACKETS = re.compile(r"[(\[（［][^()\[\]]{0,200}[)\]）］]")
_BRACKET_AT_END = re.compile(r"[(\[（［﹝][^()\[\]\d]{2,80}[)\]）］﹞]\.?$")
_QUOTED = re.compile(r"[\"“„«»‘「『].{0,300}[\"”“»«’」』]")
_SAID = re.compile(r"[.。][\"”»’」』]$")  # a sentence that somebody says
_EAST_ASIAN = re.compile(f"[{KANA}{HAN}{HANGUL}]")  # whose headlines have fewer words
_NOT_WORD = re.compile(r"\W+")
_CLOSERS = ("?", "!", "？", "！", "»", "”", '"', "؟")  # ends of a sentence that a headline may have as well
_ARROWS = (">", "»", "→", "›")  # ends of a line that leads elsewhere
_KICKER_ENDS = (":", "-", "–", "—", ".")
_BEFORE_SITE = frozenset("|-–—_·»")
_QUESTIONS = ("?", "？", "؟")
_IGNORED = frozenset(("ornament", "advertisement", "script_text", "source_url"))  # filters whose lines part nothing
_PITCHES = frozenset(("newsletter", "paywall_notice", "cookie_notice"))  # filters whose lines stand among sentences of theirs

Part = Literal["headline", "sentence", "item", "mark", "name", "caption", "label", "pitch", "nothing"]
"""What a line may be in a head. A "mark" is a byline or a date; "headline" and "sentence" may also be the standfirst."""


class Line:
    """A line of the head: its block, and whether a filter has taken it out. What it may be is worked out when it is asked for: few lines are.

    above   the block above it
    below   the block below it, which may be the credit of the caption that it is
    """

    __slots__ = ("_above", "_below", "_part", "_removals", "block", "is_removed")

    def __init__(self, block: Block, above: Block | None, below: Block | None, removals: Mapping[int, Removal]) -> None:
        self.block = block
        self.is_removed = block.index in removals
        self._above = above
        self._below = below
        self._removals = removals
        self._part: Part | None = None

    @property
    def part(self) -> Part:
        """What the line may be."""
        if self._part is None:
            removal = self._removals.get(self.block.index)
            part = _part(self.block) if removal is None else _removed_part(removal)
            if part in ("headline", "sentence") and self._is_above_credit(part):
                part = "caption"
            self._part = "sentence" if part == "headline" and breaks_inside(self._above, self.block, self._below) else part
        return self._part

    def _is_above_credit(self, part: Part) -> bool:
        """Return whether a picture's credit stands below, on a line of its own."""
        below = self._below
        if below is None or below.words > MAX_CREDIT_WORDS:
            return False
        removal = self._removals.get(below.index)
        return (removal is not None and removal.role == "caption") or (part == "sentence" and _IN_BRACKETS.fullmatch(below.text) is not None)


class TextHead(NamedTuple):
    """The head of a text: the headline, further lines that repeat it, and the standfirst."""

    headline: Block
    repeats: tuple[Block, ...]
    standfirst: tuple[Block, ...]


def find_text_head(doc: Document) -> TextHead | None:
    """Return the headline and the standfirst above a text's first paragraph, or None where no line is likely enough to be the headline."""
    kept, start = doc.kept, doc.span.start
    body = next((at for at, b in enumerate(kept) if b.index >= start and b.is_sentence and not is_title_like(b)), 0)
    above = (*kept[: min(FIRST_LINES, body)], *kept[max(FIRST_LINES, body - LINES_ABOVE_BODY) : body])
    tops = [b for b in above if is_title_like(b)]
    if not tops:
        return _short_head(doc, kept[0], kept[body]) if body == 1 else None
    weighed = _weighed(doc, tops, body)
    enough = [c for c in weighed if _is_likely_enough(doc, c)]
    if not enough:
        return None
    best = max(enough, key=lambda c: c.points - c.head.against + OPENS_EXTRACT * c.opens)
    best = max((c for c in enough if c.plain == best.plain), key=lambda c: c.points - c.head.against)
    repeats = tuple(c.block for c in weighed if c is not best and (c.plain == best.plain or _ends_breadcrumb(best.plain, c.plain)))
    return TextHead(best.block, repeats, tuple(b for b in best.head.standfirst if b not in repeats))


def _weighed(doc: Document, tops: Sequence[Block], body: int) -> list[_Candidate]:
    """Return the lines that may be the headline, weighed. Only around the likeliest are the other lines looked at, since that takes most of the time.

    tops   these lines
    body   the position of the first paragraph
    """
    kept = doc.kept
    lines = _lines(doc, kept[max(0, body - LINES_ABOVE_BODY)].index, kept[body].index)
    at = {line.block.index: n for n, line in enumerate(lines)}
    sample = _Sample([b.text[:SAMPLE_CHARACTERS] for b in kept[body : body + SAMPLE_PARAGRAPHS]])
    plains = [without_site(b.text).casefold() for b in tops]
    forms = [_form(block) for block in tops]
    own = [_wording(tops, plains, sample, (), n) + form for n, form in enumerate(forms)]
    likely = sorted(range(len(tops)), key=lambda n: -own[n])[:MOST_LIKELY]
    weighed: list[_Candidate] = []
    for n, block in enumerate(tops):
        head = _head(doc, lines, at.get(block.index), block, sample) if n in likely else _NO_HEAD
        points = _wording(tops, plains, sample, head.standfirst, n) + forms[n] if head.standfirst else own[n]
        opens = n == 0 and body <= MAX_LINES_BELOW_FIRST and _is_first(doc, block, kept)
        weighed.append(_Candidate(block, plains[n], points + head.points, opens, head))
    return weighed


def _is_likely_enough(doc: Document, candidate: _Candidate) -> bool:
    """Return whether enough speaks for a line to be the headline: more where it may be what the article opens with."""
    block, _, points, opens, head = candidate
    if points >= SURE_POINTS and block.words > SHORT_QUESTION:
        return True
    return (points >= MIN_POINTS or opens) and (head.points > 0 or block.kind == "heading" or not opens_text(doc, block))


def _short_head(doc: Document, block: Block, below: Block) -> TextHead | None:
    """Return the head of an extract that opens with a headline of two words: a line of its own, of whose words the paragraph below it has one."""
    if block.index or block.words != MIN_HEADING_WORDS or block.kind != "paragraph" or block.ends or block.element is not None:
        return None
    if below.lines[0] <= block.lines[1] + 1 or block.cues or doc.layout.shows_furniture or _is_mark(block) or is_name(block.text):
        return None
    return TextHead(block, (), ()) if _Sample([below.text[:SAMPLE_CHARACTERS]]).shares(block.text) else None


def is_title_like(block: Block) -> bool:
    """Return whether a line may be the headline: short, not closed like a sentence, and no date, byline, caption, section or list of names."""
    return _has_form_of_title(block) and not is_date_line(block) and not is_byline(block) and not _is_timed(block)


def _has_form_of_title(block: Block) -> bool:
    """Return whether a line may be the headline, if it is no date and no byline, which takes longer to tell."""
    if (
        block.kind not in ("heading", "paragraph", "quote")
        or not MIN_HEADING_WORDS <= block.words <= MAX_TITLE_WORDS
        or len(block.text) > MAX_TITLE_CHARACTERS
    ):
        return False
    if block.kind != "heading":
        is_closed = block.ends == "sentence" and (not block.text.endswith(_CLOSERS) or _is_exclaimed_text(block))
        if is_closed or block.ends in ("comma", "colon") or block.words < MIN_UNMARKED_WORDS or _IN_BRACKETS.fullmatch(block.text):
            return False
        if is_result(block.text) or (_SAID.search(block.text) and _QUOTED.fullmatch(block.text)):
            return False
    if (block.words <= MAX_DATED_WORDS and find_date(block.text, day_first=True)) or block.text.count("|") >= 2:
        return False
    if not any(map(str.isalpha, block.text)) or (not block.text.isascii() and all(map(is_chinese_name, block.text.split()))):
        return False
    return not block.cues.keys() & {"caption", "section"}


def breaks_inside(above: Block | None, block: Block, below: Block | None) -> bool:
    """Return whether a line is the first of a hard-wrapped paragraph whose others have been joined: it stands below an empty line, and right above
    running text of several lines, which are about as long as it is.
    """
    if below is None or not below.is_sentence or block.ends or block.kind != "paragraph" or below.kind != "paragraph" or block.element is not None:
        return False
    first, last = below.lines
    if last == first or first > block.lines[1] + 1 or above is None or block.lines[0] <= above.lines[1] + 1:
        return False
    return len(below.text) * LEAST_FULL <= len(block.text) * (last - first + 1) <= len(below.text) * MOST_FULL


def opens_text(doc: Document, block: Block) -> bool:
    """Return whether a line may be what the article opens with: nothing but a quotation, a short question, or the first question of an interview."""
    if _QUOTED.fullmatch(block.text):
        return True
    if not block.text.endswith(_QUESTIONS):
        return False
    at = doc.position(block.index) + 1
    return block.words <= SHORT_QUESTION or any(b.words <= MAX_TITLE_WORDS and b.text.endswith(_QUESTIONS) for b in doc.kept[at : at + ANSWERS])


def _is_exclaimed_text(block: Block) -> bool:
    """Return whether a line that ends like a headline that asks or exclaims is text: it holds two sentences and is long."""
    return block.words >= LONGER_HEADLINE and _INNER_END.search(block.text) is not None


def _is_first(doc: Document, block: Block, kept: Sequence[Block]) -> bool:
    """Return whether a line is the first of the input, or of an extract whose first lines are a date, a byline or a section's name."""
    if block.words < MIN_UNMARKED_WORDS:
        return False
    above = list(takewhile(lambda b: b is not block, kept))
    return not above or (not doc.layout.shows_furniture and any(map(_is_mark, above)) and all(_is_mark(b) or _is_label(b) for b in above))


def _is_label(block: Block) -> bool:
    return block.words < MIN_UNMARKED_WORDS and not block.ends


class _Sample:
    """The words of the first paragraphs."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._text = "\n".join(paragraphs).casefold()
        self._words = f" {' '.join(long_words(self._text))}"

    def has(self, word: str) -> bool:
        """Return whether a word of a headline stands in the paragraphs, perhaps with another ending."""
        if is_of(word[0], KANA + HAN + HANGUL):
            return word in self._text
        return f" {word[:-2] if len(word) >= LONG_INFLECTED else word}" in self._words

    def shares(self, text: str) -> bool:
        """Return whether a long word of a text stands in the paragraphs."""
        return any(map(self.has, _telling_words(text)))


def _telling_words(text: str) -> list[str]:
    """Return the long words of a text that tell what it is about: no function words."""
    function = function_words()
    return [word for word in long_words(text) if word not in function]


class _Head(NamedTuple):
    """A headline on trial: the standfirst that it would have, what the lines around speak for it, and what they speak against it, in points."""

    standfirst: tuple[Block, ...]
    points: float
    against: float


_NO_HEAD = _Head((), 0.0, 0.0)


class _Candidate(NamedTuple):
    """A line that may be the headline.

    plain    its text, case-folded, without the site's name
    points   what its wording and its form say for it, and the lines around it
    opens    whether it is the first line of the input, and the first paragraph is near
    head     what follows if it is the headline
    """

    block: Block
    plain: str
    points: float
    opens: bool
    head: _Head


def _head(doc: Document, lines: Sequence[Line], at: int | None, block: Block, sample: _Sample) -> _Head:
    """Return what follows if a line is the headline. `at` is its place among the lines; None for the first lines of a long page."""
    if at is None:
        return _NO_HEAD
    standfirst = _standfirst(doc, lines, at, sample) if doc.head is None else ()
    has_mark = _marked_below(lines, at, standfirst)
    points = has_mark
    above = next((line.block for line in reversed(lines[:at]) if line.part != "nothing"), None)
    if above is not None and (cue := above.cues.get("section")) is not None and cue.place == "line":
        points += SECTION_ABOVE
    if has_mark and standfirst and standfirst[0].is_sentence:
        points += SENTENCE_BELOW
    if doc.head is not None:
        return _Head((), points, 0.0)  # elements say what a line of a page is
    return _Head(standfirst, points, _under_headline(lines, at, sample, standfirst) + (KICKER if _is_kicker(block, standfirst) else 0.0))


def _is_kicker(block: Block, standfirst: Sequence[Block]) -> bool:
    """Return whether a short line is likely a kicker, so that what would be its standfirst is the headline, or the headline and a standfirst."""
    unclosed = [b for b in standfirst if not b.is_sentence and b.kind == block.kind]
    if not unclosed or block.kind == "heading" or not block.words < unclosed[0].words:
        return False
    return _may_kick(block, unclosed[0], MAX_KICKER_WORDS if len(unclosed) > 1 else MAX_LABEL_WORDS)


def _may_kick(block: Block, headline: Block, most: int = MAX_KICKER_WORDS) -> bool:
    """Return whether a line of up to so many words may be the kicker of the line below it, which is then as short as a headline."""
    words = count_words(_NOT_WORD.sub(" ", block.text))
    if _EAST_ASIAN.search(block.text):
        most = min(most, MAX_LABEL_WORDS)
    return words <= most and headline.words < LONGER_HEADLINE + (MAX_LABEL_WORDS if words <= MAX_LABEL_WORDS else 0)


def _marked_below(lines: Sequence[Line], at: int, standfirst: Sequence[Block]) -> float:
    """Return what a date or a byline below a headline and its standfirst says for it; less for each line between that may be a headline as well."""
    indices = {b.index for b in standfirst}
    value = DATE_OR_BYLINE_BELOW
    for line in lines[at + 1 : at + 1 + LINES_BELOW_HEADLINE]:
        if line.part == "mark":
            return max(0.0, value)
        if line.block.index in indices or line.is_removed or line.part in ("name", "nothing"):
            continue
        if line.part == "sentence":
            return 0.0
        value -= LINE_BETWEEN if line.part in ("headline", "item") else LABEL_BETWEEN
    return 0.0


def _lines(doc: Document, first: int, body: int) -> list[Line]:
    """Return the lines from the first that may be a headline to some way into the body."""
    blocks = doc.blocks[max(0, first - 1) : body + LINES_TO_BODY]
    removals = doc.removals
    return [Line(block, above, below, removals) for above, block, below in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)]


def _removed_part(removal: Removal) -> Part:
    """Return what a line may be that a filter has taken out."""
    if removal.filter in _IGNORED or removal.role in ("title", "standfirst"):
        return "nothing"
    if removal.filter in _PITCHES:
        return "pitch"
    return "caption" if removal.role == "caption" else "mark" if removal.role in ("byline", "date") else "label"


def _part(block: Block) -> Part:
    """Return what a line that no filter has taken out may be in a head."""
    cues, words = block.cues, block.words
    if _is_mark(block):
        return "mark"
    if block.kind not in ("heading", "paragraph", "quote", "item") or "caption" in cues:
        return "label"
    is_heading, is_sentence = block.kind == "heading", block.is_sentence
    if not is_heading and not is_sentence:
        if "byline" in cues or (2 <= words <= MAX_NAME_WORDS and is_name(block.text.strip(" ,"), MAX_UNCASED_NAME_WORDS)):
            return "name"
        if words <= MAX_NAMES_WORDS and names_known_people(block.text):
            return "name"
        if words < MIN_UNMARKED_WORDS:
            return "label"
        if _BRACKET_AT_END.search(block.text) or closes_with_day(block.text):
            return "caption"
    if cues and any(table in FURNITURE and cue.place in ("line", "start", "inside") for table, cue in cues.items()):
        return "label"
    if block.text.endswith(_ARROWS) and "«" not in block.text and "»" not in block.text[:-1]:
        return "label"
    if _has_form_of_title(block):  # a date or a byline would be a mark
        return "headline"
    if is_sentence or (words > MAX_TITLE_WORDS and block.ends != "colon"):
        return "sentence"
    return "item" if block.kind == "item" and words >= MIN_UNMARKED_WORDS else "label"


def _is_mark(block: Block) -> bool:
    """Return whether a line is a date or a byline, or the opener of one: "By", "Published"."""
    cue = block.cues.get("byline") or block.cues.get("date")
    if cue is not None and cue.place == "line" and block.words <= MAX_OPENER_WORDS + 1:
        return True
    return is_date_line(block) or is_byline(block) or _is_timed(block)


def _is_timed(block: Block) -> bool:
    """Return whether a short line has a date's word and a number, or minutes: "5 hours ago", "4 min read"."""
    if block.words > MAX_TIMED_WORDS or block.is_sentence or DIGITS.isdisjoint(block.text):
        return False
    return "date" in block.cues or (block.words <= MAX_DURATION_WORDS and _DURATION.search(block.text) is not None)


def _wording(tops: Sequence[Block], plains: Sequence[str], sample: _Sample, standfirst: Sequence[Block], at: int) -> float:
    """Return how much the words of a line, its level and its repeats say for its being the headline.

    tops         the lines that may be the headline
    plains       these, case-folded, without the site's name
    standfirst   the standfirst that it would have, whose words count as those of the first paragraphs do
    at           which of them is judged
    """
    plain = plains[at]
    own = _telling_words(plain)
    below = {word for block in standfirst for word in long_words(block.text)}
    shared = sum(sample.has(word) or word in below for word in own)
    value = SHARED_WORDS * shared / (len(own) + 1) + (ANY_SHARED_WORD if shared else 0.0)
    others = [other for n, other in enumerate(plains) if n != at and (plain in other or other in plain)]
    if shared and any(other.startswith(plain) or _ends_breadcrumb(plain, other) for other in others):
        value += REPEATED
    if any(_ends_breadcrumb(other, plain) or _has_site_behind(other, plain) for other in others):
        value -= BREADCRUMB
    if tops[at].kind == "heading":
        value += FIRST_LEVEL_HEADING if tops[at].level == 1 else HEADING
    return value - LINE_AWAY * (len(tops) - 1 - at)


def _ends_breadcrumb(plain: str, other: str) -> bool:
    """Return whether another line ends with a line, behind steps of a breadcrumb; not behind a kicker with its mark ("Elections: Kim wins")."""
    if len(other) <= len(plain) or not other.endswith(plain):
        return False
    steps = other[: -len(plain)]
    is_glued = steps[-1].isalnum()
    return not steps.rstrip().endswith(_KICKER_ENDS) and (is_glued or len(steps.split()) > 1 or not steps.rstrip()[-1:].isalnum())


def _is_repeat(plain: str, other: str) -> bool:
    """Return whether another line says the same as a line, behind a breadcrumb or before a site's name."""
    return plain == other or _ends_breadcrumb(plain, other) or _has_site_behind(plain, other)


def _has_site_behind(plain: str, other: str) -> bool:
    """Return whether another line is a line with a site's name behind it: "Talks end - Valley Post"."""
    return len(other) > len(plain) and other.startswith(plain) and other[len(plain) :].lstrip()[:1] in _BEFORE_SITE


def _form(block: Block) -> float:
    """Return what the form of a line says against its being the headline: 0 or less."""
    if block.kind == "heading":
        return 0.0
    text = block.text
    value = 0.0
    if block.words > MAX_HEADLINE_WORDS:
        value -= LONG_LINE
    if _INNER_END.search(text):
        value -= TWO_SENTENCES
    if sum(1 for _ in islice(_STEPS.finditer(text), FEWEST_STEPS)) == FEWEST_STEPS:
        value -= BREADCRUMB
    if block.words <= MAX_NAME_WORDS and is_name(text, 0):
        value -= LIKE_NAME
    is_outlet = block.words <= MAX_NAME_WORDS and is_outlet_by_words(text.casefold())
    if is_outlet or "byline" in block.cues or text[0].islower() or _BRACKET_AT_END.search(text):
        value -= NOT_OF_HEADLINE
    elif _QUOTED.fullmatch(text):
        value -= QUOTATION
    return value


def _under_headline(lines: Sequence[Line], at: int, sample: _Sample, standfirst: Sequence[Block]) -> float:
    """Return what the lines right above a line say against its being the headline: it may be the standfirst of the one above.

    standfirst   the one that it would have; where it is two lines, all three may be points below the headline
    """
    block = lines[at].block
    run = takewhile(lambda line: line.part in ("headline", "nothing"), reversed(lines[:at]))
    above = [line.block for line in run if line.part == "headline"]
    if len(above) >= RUN_OF_TEASERS or (above and block.kind == "heading" != above[0].kind):
        return 0.0
    if not above:
        return LONGER_THAN_ABOVE if _is_below_mark(lines, at, sample) else 0.0
    is_two = _INNER_END.search(block.text) is not None
    for upper in reversed(above):
        is_kicker = _may_kick(upper, block) and not is_two and sum(not b.is_sentence for b in standfirst) < FEWEST_POINTS
        is_lower = upper.kind == "heading" == block.kind and upper.level > block.level
        if is_kicker or is_lower or _form(upper) <= -NOT_OF_HEADLINE or _is_repeat(block.text.casefold(), upper.text.casefold()):
            continue
        if at == len(above) or sample.shares(upper.text) or not sample.shares(block.text):
            return BELOW_HEADLINE + (LONGER_THAN_ABOVE if is_two or block.words > upper.words else 0.0)
    return BELOW_HEADLINE if len(above) > 1 else 0.0  # a kicker and a headline may stand above a standfirst


def _is_below_mark(lines: Sequence[Line], at: int, sample: _Sample) -> bool:
    """Return whether only a byline, a date or a reading time stands between a long line and a shorter one that may be its headline."""
    block = lines[at].block
    above = [line for line in lines[max(0, at - 3) : at] if line.part != "nothing"][-2:]
    if block.words < LONGER_HEADLINE or [line.part for line in above] != ["headline", "mark"]:
        return False
    return above[0].block.words < block.words and sample.shares(above[0].block.text)


def _standfirst(doc: Document, lines: Sequence[Line], at: int, sample: _Sample) -> tuple[Block, ...]:
    """Return the lines that are the standfirst if a line is the headline: those right below it, or below its byline and date."""
    runs, is_below_title = _runs_below(lines, at)
    if not runs:
        return ()
    unclosed = list(takewhile(lambda n: lines[n].part != "sentence", runs[0]))
    rest = runs[0][len(unclosed) :] or (runs[1] if len(runs) > 1 else [])
    closed = list(takewhile(lambda n: lines[n].part == "sentence", rest))
    if len(unclosed) > MAX_STANDFIRST_LINES or (len(unclosed) > 1 and closed and _run_on(lines, (*unclosed, closed[0]))):
        return ()
    if is_below_title and len(unclosed) == len(runs[0]) and _are_points(lines, unclosed):
        return tuple(lines[n].block for n in unclosed)
    if not _is_beside_text(doc, lines, runs[0], is_below_title):
        unclosed = [n for n in unclosed if sample.shares(lines[n].block.text)]
    found = [n for n in unclosed if _is_unclosed_standfirst(doc, lines[n].block, is_below_title, is_last=n == runs[0][-1])]
    apart = _apart(doc, lines, closed, is_below_title and closed[0] in runs[0], sample) if closed else []
    if apart:
        found += apart
    elif len(closed) > 1 and _is_set_off(lines[closed[0]].block):
        found.append(closed[0])
    return tuple(lines[n].block for n in found)


def _run_on(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Return whether lines in a row are one paragraph, as verse is: below an empty line, with none between them."""
    blocks = [lines[n].block for n in run]
    above = lines[run[0] - 1].block  # the headline, or what stands below it
    if blocks[0].element is not None or blocks[0].lines[0] <= above.lines[1] + 1:
        return False
    return all(below.lines[0] == block.lines[1] + 1 for block, below in pairwise(blocks))


def _are_points(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Return whether short lines in a row are the points of a standfirst: two or three of one kind, with a byline or a date below."""
    below = next((line for line in lines[run[-1] + 1 :] if line.part != "nothing"), None) if run else None
    if below is None or below.part not in ("mark", "name") or len(run) < 2:
        return False
    points = [lines[n].block for n in run]
    return len({b.kind for b in points}) == 1 and all(MIN_UNMARKED_WORDS <= b.words <= LONGER_HEADLINE for b in points)


def _is_beside_text(doc: Document, lines: Sequence[Line], run: Sequence[int], is_below_title: bool) -> bool:
    """Return whether lines in a row stand between parts of a head and the body, so that they need not share words with it to be the standfirst."""
    if is_below_title and not doc.layout.shows_furniture:
        return True
    below = next((line for line in lines[run[-1] + 1 :] if line.part != "nothing"), None)
    return lines[run[-1]].part == "sentence" or (is_below_title and below is not None and below.part in ("mark", "name", "caption"))


def _runs_below(lines: Sequence[Line], at: int) -> tuple[list[list[int]], bool]:
    """Return the lines below a headline that may be a standfirst, in runs that others part; and whether the first run stands right below it."""
    title = lines[at].block.text.casefold()
    runs: list[list[int]] = []
    is_below_title, is_open = True, False
    for n, line in enumerate(lines[at + 1 : at + 1 + LINES_BELOW_HEADLINE], at + 1):
        if line.part == "nothing" or line.block.text.casefold() == title:
            continue
        if line.part in ("headline", "sentence", "item") and not line.is_removed:
            if not is_open:
                runs.append([])
            runs[-1].append(n)
            is_open = True
        elif line.part == "pitch":
            break
        else:
            is_open = False
            if not runs and (line.part != "label" or not line.is_removed):
                is_below_title = False
    return runs, is_below_title


def _is_unclosed_standfirst(doc: Document, block: Block, is_below_title: bool, is_last: bool) -> bool:
    """Return whether a line that does not close like a sentence may be the standfirst. A first question or quotation belongs to the article.

    is_last   whether something else than text stands below it
    """
    if block.words < (MIN_STANDFIRST_WORDS if is_below_title or block.kind == "heading" else MIN_WORDS_BELOW_MARK):
        return False
    return (is_below_title and is_last) or not opens_text(doc, block)


def _apart(doc: Document, lines: Sequence[Line], closed: Sequence[int], is_below_title: bool, sample: _Sample) -> list[int]:
    """Return which sentences below the headline stand apart from the body: a byline or a date stands between, or they are outside the span."""
    between = list(
        takewhile(
            lambda line: line.part != "sentence", (line for line in lines[closed[-1] + 1 : closed[-1] + 1 + LINES_APART] if line.part != "nothing")
        )
    )
    has_mark = any(line.part == "mark" for line in between)
    found = list(takewhile(lambda n: _is_sentence_of_standfirst(lines[n].block), closed))
    words = sum(lines[n].block.words for n in found)
    if not found or not between or words < MIN_SENTENCE_WORDS:
        return []
    if lines[found[-1]].block.index < doc.span.start:
        if not (has_mark or is_below_title or sample.shares(lines[found[0]].block.text)):
            return []
        found = found[:MAX_STANDFIRST_LINES]
        return found if sum(lines[n].block.words for n in found) <= MAX_STANDFIRST_WORDS else found[:1]
    if not has_mark or len(closed) > 1 or words > MAX_STANDFIRST_IN_BODY:
        return []
    body = [b.words for b in doc.kept[doc.position(between[-1].block.index + 1) :] if b.is_sentence and b.index in doc.span]
    return found if sum(body) >= MIN_BODY * words else []


def _is_sentence_of_standfirst(block: Block) -> bool:
    """Return whether a sentence may be the standfirst by its form: it is neither a caption nor an agency's first paragraph, which has a dateline."""
    if block.words > MAX_STANDFIRST_WORDS or closes_with_day(block.text) or _BRACKET_AT_END.search(block.text):
        return False
    return read_dateline(block) is None


def _is_set_off(block: Block) -> bool:
    """Return whether a sentence is set off from the paragraphs by its form: all of it is bold, or it is a heading."""
    return block.kind == "heading" or (block.markup.startswith("**") and block.markup.endswith("**") and block.markup.count("**") == 2)
