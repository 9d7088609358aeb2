"""Bylines and the authors in them: whether a line is a byline, and whom the bylines of a document name.

The filter `byline` says which lines bear the role "byline". Openers such as "By" are the phrases of the table `byline`; which pieces of a line are
names, `newsclean.values.names` says. On a page, the authors that its head names go first: see `newsclean.metadata.assemble`.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.document import Block, Document
from newsclean.languages.scripts import HAN, HANGUL, KANA, is_of
from newsclean.languages import wording
from newsclean.languages.wording import Cue
from newsclean.metadata.dates import MAX_DATES_IN_LINE
from newsclean.values.dates import find_date, may_hold_year
from newsclean.values.names import MAX_UNLABELLED_WORDS, authors_in, by_within, is_name, names_in, unlabelled_names, without_email
from newsclean.values.outlets import is_one_of

MAX_BYLINE_WORDS = 16
MAX_OPENER_WORDS = 2  # of an opener that stands alone, with the name on the line below: "By", "Written by"
# Around the article's first running text, and at the end of the input, bylines are looked for.
BYLINE_BLOCKS_ABOVE = 30
BYLINE_BLOCKS_BELOW = 4
_NAME_WORD = re.compile(r"[^\W\d_][^\s]*")
_DATE = "\x00"  # stands for a date that was found in a line
_PARTING = re.compile(r"\s{0,9}[|•·–—,]\s{0,9}|\s{1,9}[-/]\s{1,9}")  # parts a date from what stands beside it
MAX_REPORTER_LINE_CHARACTERS = 300  # of a line in which a Chinese reporter is looked for

# Openers of the table `byline` that name who edited or checked the text, and no author.
_EDITORS = ("责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "校对", "校對", "审核", "審核", "监制", "監製")
MAX_CREDITED_CHARACTERS = 30  # of what stands behind a closing credit's label in Chinese, Japanese or Korean
MIN_CAPITALISED = 0.5  # share of the words behind a closing credit's label that are capitalised
# An agency's closing credit: "(Reporting by …; editing by …)". Those people are not the authors of the text at hand.
DESK_CREDIT = re.compile(r"\W*(?:additional )?reporting by\b.*\b(?:editing|writing|reporting) by\b", re.IGNORECASE | re.DOTALL)


@cache
def _chinese_reporter() -> re.Pattern[str]:
    """Return the pattern of the reporter, wherever in a line: "来源：江岸日报 记者：林晓禾". It takes 2 ms to compile, and few need it."""
    return re.compile(rf"(?:记者|記者|作者)\s?[:：]\s?([{HAN}]{{2,4}})(?![{HAN}])")


def is_byline(block: Block) -> bool:
    """Return whether a block names its author and says little else: "By Jane Doe", "Von Ulrich Exner, Korrespondent"."""
    if block.words > MAX_BYLINE_WORDS or block.ends == "sentence":
        return False
    text, cue = _opened(block)
    return cue is not None and (cue.place == "line" or bool(authors_in(text, cue.phrase)))


def _opened(block: Block) -> tuple[str, Cue | None]:
    """Return the text of a line without addresses for e-mail, and the phrase that makes it a byline, or None."""
    if "@" not in block.text:
        return block.text, block.cues.get("byline")
    text = without_email(block.text)
    return text, wording.cues(text).get("byline")


def is_closing_credit(block: Block) -> bool:
    """Return whether a line says who else worked on the article, and nothing more: "Graphics: Ada Moor", "With files from Olin Brask", "（完）".

    Those people are not its authors. What stands behind the label are names: "Graphics: the word has been used for prints" is a sentence.
    """
    cue = block.cues.get("closing_credit")
    if cue is None or block.words > MAX_BYLINE_WORDS or block.kind != "paragraph":
        return False
    if cue.place == "line":
        return True
    text = block.text
    at = text.casefold().find(cue.phrase)
    rest = text[at + len(cue.phrase) :] if at >= 0 else ""
    is_labelled = rest.lstrip().startswith((":", "：", "/", "／"))
    credited = _NAME_WORD.findall(rest)
    if not credited or not (is_labelled or " " in cue.phrase):
        return False
    if is_of(credited[0][0], HAN + KANA + HANGUL):
        return is_labelled and len(rest) <= MAX_CREDITED_CHARACTERS and not block.is_sentence
    names = [word for word in credited if not word[0].islower()]
    return len(names) >= MIN_CAPITALISED * len(credited)


def is_name_line(block: Block) -> bool:
    """Return whether a block below an opener that stands alone ("By") is the name that belongs to it."""
    return is_name(block.text, MAX_UNLABELLED_WORDS)


def read_authors(doc: Document) -> list[str]:
    """Return the authors named in the bylines, each once, in order. A byline on the date's line counts too.

    On a page, where other steps may have taken a byline out, all lines between the headline and the first running text are read.
    """
    lines = {b.index: b for b in (*doc.role("byline"), *doc.role("date"))}
    if doc.head is not None:
        near = doc.blocks[max(0, doc.body_start - BYLINE_BLOCKS_ABOVE) : doc.body_start + BYLINE_BLOCKS_BELOW]
        lines.update({b.index: b for b in near if b.stands_for == 1 and is_byline(b)})
    found: dict[str, None] = {}
    is_opened = False  # by an opener alone on the line before
    for _, block in sorted(lines.items()):
        names = [block.text] if is_opened and is_name_line(block) else _authors_of(block)
        found.update(dict.fromkeys(names))
        is_opened = "byline" in block.cues and block.words <= MAX_OPENER_WORDS
    return list(found) or _authors_beside_dates(doc)


def _authors_of(block: Block) -> list[str]:
    """Return the authors that one line names."""
    line = block.text[:MAX_REPORTER_LINE_CHARACTERS]
    if "者" in line and (labelled := _chinese_reporter().findall(line)):
        return labelled
    text, cue = _opened(block)
    if cue is None or cue.place not in ("start", "end") or DESK_CREDIT.match(block.text) or cue.phrase.startswith(_EDITORS):
        return []
    if (credit := block.cues.get("closing_credit")) is not None and len(credit.phrase) >= len(cue.phrase):
        return []
    return authors_in(text, cue.phrase)


def _authors_beside_dates(doc: Document) -> list[str]:
    """Return the authors that stand beside a date between the headline and the first paragraphs: "March 5, 2025 | Jane Doe"."""
    top = max((b.index for b in doc.role("title") if b.index <= doc.body_start), default=doc.body_start - BYLINE_BLOCKS_BELOW)
    for block in doc.blocks[max(0, top) : doc.body_start + BYLINE_BLOCKS_BELOW]:
        if block.words <= MAX_BYLINE_WORDS and may_hold_year(block.text) and not block.is_sentence and block.stands_for == 1:
            outlets = [o for o in (doc.head.site_name, doc.head.publisher) if o] if doc.head is not None else []
            if names := [n for n in _beside_date(block.text) if not is_one_of(n, outlets) and not _is_told_of(doc, n)]:
                return names
    return []


def _beside_date(text: str) -> list[str]:
    """Return the names beside the dates of a line: those behind a word such as "by", and those that a mark parts from the date.

    >>> _beside_date("5 March 2025 10:05 by Jane Doe"), _beside_date("Jane Doe • March 5, 2025 • 3 min read"), _beside_date("March 5, 2025 | New York")
    (['Jane Doe'], ['Jane Doe'], [])
    """
    for _ in range(MAX_DATES_IN_LINE):
        if (moment := find_date(text, day_first=True)) is None:
            break
        by = by_within().search(f"{text[moment.start : moment.end]} ")  # a short word behind a time may be taken for its zone
        text = f"{text[: moment.start]}{_DATE}{text[moment.start + by.start() if by else moment.end :]}"
    if _DATE not in text:
        return []
    names: list[str] = []
    for piece in _PARTING.split(text):
        if by := by_within().search(piece):
            names += names_in(piece[by.end() :], MAX_UNLABELLED_WORDS)
            continue
        piece = piece.strip()
        cue = wording.cues(piece).get("byline")
        if cue is not None and cue.place in ("start", "end"):
            names += authors_in(piece, cue.phrase)
        elif piece and _DATE not in piece and not any(map(str.isdigit, piece)):
            names += unlabelled_names(piece)
    return names


def _is_told_of(doc: Document, name: str) -> bool:
    """Return whether the article's own paragraphs hold a name: it is a place's or a subject's, since authors hardly ever name themselves."""
    return any(name in block.text for block in doc.kept if block.is_sentence)
