"""Bylines and the authors in them: whether a line is a byline, and whom the bylines of a document name.

The filter `byline` says which lines bear the role "byline". Openers such as "By" are the phrases of the table `byline`; which pieces of a line are
names, `newsclean.values.names` says. On a page, the authors that its head names go first: see `newsclean.metadata.assemble`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from newsclean.document import Block, Document, Head
from newsclean.languages import wording
from newsclean.languages.scripts import HAN, HANGUL, KANA, is_of
from newsclean.languages.wording import Cue
from newsclean.metadata.date_lines import words_beside_dates
from newsclean.values.dates import find_date, may_hold_date
from newsclean.values.known_names import is_east_asian_person
from newsclean.values.names import (
    MAX_UNLABELLED_WORDS,
    authors_in,
    ends_with_and,
    is_chinese_name,
    is_name,
    is_of_desk,
    is_other_credit,
    is_person,
    is_role,
    opens_with_and,
    pieces_of,
    without_email,
)
from newsclean.values.outlets import is_likely_outlet, is_one_of
from newsclean.values.unlabelled import bare_byline, beside_date, unlabelled_names
from newsclean.values.words import and_words, by_words

MAX_BYLINE_WORDS = 16
MAX_DATED_BYLINE_WORDS = 40  # of a byline with dates, without which it has no more words than any: "By Jane Doe – Published …, updated …"
MAX_PLACE_WORDS = 3  # of the place behind a role: "Staff Reporter, New Delhi"
MAX_OPENER_WORDS = 5  # of an opener that stands alone, with the name on the line below: "By", "Author of the article"
MAX_NAMES_BELOW = 12  # lines with names, commas and "and" below it
# Around the article's first running text, and at the end of the input, bylines are looked for.
BYLINE_BLOCKS_ABOVE = 30
BYLINE_BLOCKS_BELOW = 4
MAX_LABEL_CHARACTERS = 30  # of a line, in which such a label is looked for
_AUTHOR_LABEL = re.compile(r"auth?or|auteur|autrice|автор|συντ[άα]κτης|szerző|penulis|yazar|tác giả|作者|著者|لكاتب|लेखक")
_GLUED_OPENERS = ("By", "Von", "Par", "Por", "Door")
_GLUED = re.compile(
    rf"(?:{'|'.join(_GLUED_OPENERS)})(?=[A-Z][a-z]+\s[A-Z])"
)  # an opener and a name of two elements, with nothing between: "ByJane Doe"
_NAME_WORD = re.compile(r"[^\W\d_][^\s]*")
MAX_NAME_LINE_WORDS = 9  # of a line that is names and nothing else
MAX_JOINT_CHARACTERS = 8  # of a line that is "and" and nothing else
MAX_REPORTER_OPENING = 80  # characters of the first paragraph among which its reporter stands
CHINESE_NAME = 3  # characters of most Chinese names, where a place follows without a space
_KOREAN_REPORTER = re.compile(r"[(\[][^()\[\]]{1,30}[)\]]\s?((?:[가-힣]{3}[·,\s]{1,2}){0,3}[가-힣]{3})\s?(?:기자|특파원)\s?=")
_BETWEEN_KOREAN_NAMES = re.compile(r"[·,\s]+")
_BETWEEN_CHINESE_NAMES = re.compile(r"[、，,／/\s]+")
MAX_REPORTER_LINE_CHARACTERS = 300  # of a line in which a Chinese reporter is looked for

# Openers of the table `byline` that name who edited or checked the text, and no author.
_EDITORS = ("责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "校对", "校對", "审核", "審核", "监制", "監製")
MAX_CREDITED_CHARACTERS = 30  # of what stands behind a closing credit's label in Chinese, Japanese or Korean
_SMALL_AGENCIES = frozenset(
    ("dpa", "afp", "apa", "ap", "sda", "epd", "kna", "sid", "rtr", "reuters", "efe", "ansa", "lusa", "anp", "belga", "tt", "ntb")
)
_AGENCY_ALONE = re.compile(r"\((?:[A-Z]{2,6}|dpa|apa|sda|epd|kna|sid)(?:\s?[/,]\s?[A-Za-z]{2,6}){0,2}\)")  # "(MTI)", "(dpa/afp)"
MIN_CAPITALISED = 0.5  # share of the words behind a closing credit's label that are capitalised
_SOURCES = ("来源", "來源", "稿源")  # openers of the same table that name an outlet
# An agency's closing credit: "(Reporting by …; editing by …)". Those people are not the authors of the text at hand.
DESK_CREDIT = re.compile(r"\W*(?:additional )?reporting by\b.*\b(?:editing|writing|reporting) by\b", re.IGNORECASE | re.DOTALL)


@cache
def _chinese_reporter() -> re.Pattern[str]:
    """Return the pattern of the reporter, wherever in a line: "来源：江岸日报 记者：林晓禾". It takes 2 ms to compile, and few need it."""
    return re.compile(
        rf"(?:记者|記者|作者)\s?[:：]\s?([{HAN}]{{2,4}})(?![{HAN}])|^(?:来源|來源|稿源)[:：].{{2,30}}\s(?:记者|記者)\s([{HAN}]{{2,4}})(?![{HAN}])"
    )


@cache
def _chinese_reporter_in_brackets() -> re.Pattern[str]:
    """Return the pattern of the reporters in brackets: "（记者林晓禾）", "〔記者林曉禾／台南報導〕"."""
    return re.compile(r"[（(〔【\[][^（(〔【\[）)]{0,12}(?:记者|記者)\s?([^）)〕】\]摄攝]{2,30})[）)〕】\]]")


def is_byline(block: Block) -> bool:
    """Return whether a block names its author and says little else: "By Jane Doe", "Von Ulrich Exner"; of a text also "Jane Doe, Staff Writer"."""
    if block.ends == "sentence" or (block.words > MAX_BYLINE_WORDS and not _is_short_but_for_dates(block)):
        return False
    text, cue = _opened(block)
    if cue is not None:
        if cue.place == "line" or cue.phrase.startswith(_SOURCES) or authors_in(text, cue.phrase):
            return True
        if is_of_desk(text, cue.phrase) or _is_role_and_place(text, cue):
            return True
    if block.element is not None or (bare := bare_byline(block.text)) is None or not bare.is_sure:
        return False
    return not block.text.isascii() or "@" in block.text or is_role(block.text)


def _is_short_but_for_dates(block: Block) -> bool:
    """Return whether a line that opens as a byline is no longer than one, apart from its dates and their times."""
    cue = block.cues.get("byline") if block.words <= MAX_DATED_BYLINE_WORDS else None
    if cue is None or cue.place != "start" or not may_hold_date(block.text):
        return False
    beside = words_beside_dates(block.text)
    return beside is not None and beside <= MAX_BYLINE_WORDS


def has_hidden_opener(block: Block) -> bool:
    """Return whether a line may be a byline that no phrase of the table shows: an address stands behind the names, or the opener is glued to them."""
    return "@" in block.text or (block.text.startswith(_GLUED_OPENERS) and _GLUED.match(block.text) is not None)


def _is_role_and_place(text: str, cue: Cue) -> bool:
    """Return whether a line is a role or a desk with its place, and names nobody: "নিজস্ব প্রতিবেদক, ঢাকা", "কক্সবাজার প্রতিনিধি"."""
    role, comma, place = text.partition(",")
    if not comma and cue.place == "end" and not text.isascii():
        role, place = cue.phrase, text[: -len(cue.phrase)]
    if not 1 <= len(place.split()) <= MAX_PLACE_WORDS or place.rstrip().endswith(("।", ".", "?", "!")):
        return False
    is_role = wording.cues(role).get("byline")
    return is_role is not None and is_role.place == "line" and place.lower() == place.upper()


def _opened(block: Block) -> tuple[str, Cue | None]:
    """Return the text of a line without addresses for e-mail, and the phrase that makes it a byline, or None."""
    text = block.text
    glued = _GLUED.match(text) if text.startswith(_GLUED_OPENERS) and block.words <= MAX_BYLINE_WORDS else None
    if glued is None and "@" not in text:
        return text, block.cues.get("byline")
    text = without_email(f"{glued[0]} {text[glued.end() :]}" if glued else text)
    return text, wording.cues(text).get("byline")


def is_closing_credit(block: Block) -> bool:
    """Return whether a line says who else worked on the article, and nothing more: "Graphics: Ada Moor", "With files from Olin Brask", "（完）".

    Those people are not its authors. What stands behind the label are names: "Graphics: the word has been used for prints" is a sentence. So does
    what stands before wording that closes a credit: "Ada Moor contributed to this report."
    """
    cue = block.cues.get("closing_credit")
    if block.words > MAX_BYLINE_WORDS or block.kind not in ("paragraph", "item"):
        return False
    if cue is None:
        return _AGENCY_ALONE.fullmatch(block.text) is not None
    if cue.place == "line":
        return block.kind == "paragraph"
    before, behind = _around(block.text, cue.phrase)
    if cue.place == "end":
        return len(_NAME_WORD.findall(before)) > 1 and _is_mostly_names(before)
    return _is_credited(block, cue.phrase, behind)


def _around(text: str, phrase: str) -> tuple[str, str]:
    """Return what stands in a text before a phrase of it, and what stands behind."""
    at = text.casefold().find(phrase)
    return (text[:at], text[at + len(phrase) :]) if at >= 0 else ("", "")


def _is_credited(block: Block, phrase: str, behind: str) -> bool:
    """Return whether what stands behind the label of a closing credit is whom it credits."""
    is_labelled = behind.lstrip().startswith((":", "：", "/", "／", "・", "＝")) or phrase.endswith("・")
    credited = _NAME_WORD.findall(behind)
    if not credited:
        return False
    if is_of(credited[0][0], HAN + KANA + HANGUL):
        is_name_behind = behind[:1].isspace() and is_of(phrase[0], HAN) and is_chinese_name(behind.strip())
        return (is_labelled or is_name_behind) and len(behind) <= MAX_CREDITED_CHARACTERS and not block.is_sentence
    return (is_labelled or " " in phrase) and _is_mostly_names(behind)


def _is_mostly_names(text: str) -> bool:
    """Return whether at least half of the words are capitalised, or an agency's name in small letters: "dpa"."""
    found = _NAME_WORD.findall(text)
    names = [word for word in found if not word[0].islower() or word.strip(".,;)") in _SMALL_AGENCIES]
    return len(names) >= MIN_CAPITALISED * len(found)


def names_below(doc: Document, block: Block) -> list[Block]:
    """Return the lines with the names below an opener that stands alone: "By", "Jane Doe,", "and", "Ole Hansen". Empty where there are none.

    So may the names of a whole byline go on: "By Jane Doe", "and", "Ole Hansen".

    Below a role alone ("Reporter") only what is surely a person's name counts, and not where the role follows a name.
    """
    cue = block.cues.get("byline")
    if cue is None or block.words > MAX_BYLINE_WORDS or block.is_sentence:
        return []
    leads = _leads_to_name(block, cue)
    goes_on = block.words <= MAX_OPENER_WORDS and (cue.place == "line" or block.plain == cue.phrase)
    if goes_on and not leads and _follows_name(doc, block):
        return []
    if not goes_on:
        if cue.place != "start" or not authors_of(block):
            return []
        goes_on = ends_with_and(block.text)
    has_names = cue.place == "start" and block.plain != cue.phrase
    found: list[Block] = []
    for below in _not_junk(doc, block.index + 1):
        if (found or has_names) and _is_joint(below.text):
            goes_on = True
        elif (goes_on or opens_with_and(below.text)) and below.words <= MAX_NAME_LINE_WORDS and _names_of_line(below, leads):
            goes_on = ends_with_and(below.text)
        else:
            break
        found.append(below)
    while found and _is_joint(found[-1].text):
        found.pop()
    return found


def _not_junk(doc: Document, index: int) -> Iterator[Block]:
    """Iterate over the blocks from an index on that are kept, or that a filter has taken for bylines."""
    for block in doc.blocks[index : index + MAX_NAMES_BELOW]:
        removal = doc.removals.get(block.index)
        if removal is None or removal.role == "byline":
            yield block
        elif removal.role is not None:
            return


def _is_joint(text: str) -> bool:
    """Return whether a line is what stands between two names, and nothing else: "and", "&", a comma."""
    if len(text) > MAX_JOINT_CHARACTERS:
        return False
    joint = text.strip(" ,&").lower()
    return not joint or joint in and_words()


def _leads_to_name(block: Block, cue: Cue) -> bool:
    """Return whether an opener alone says that a name follows: "By", "Written by", "Author:"; not a role that may follow a name."""
    return block.ends == "colon" or cue.phrase.rsplit(" ", 1)[-1] in by_words() or _AUTHOR_LABEL.search(cue.phrase) is not None


def _follows_name(doc: Document, block: Block) -> bool:
    """Return whether the line above a role is a byline or a name."""
    above = doc.blocks[block.index - 1] if block.index else None
    return above is not None and (is_byline(above) or bare_byline(above.text) is not None)


def _names_of_line(block: Block, leads: bool) -> list[str]:
    """Return the names on a line below an opener that stands alone; empty where something else stands there.

    leads   whether the opener says that a name follows
    """
    if found := bare_byline(block.text):
        return list(found.names)
    pieces = [piece for piece in pieces_of(block.text) if piece and not _is_joint(piece)]
    names = [piece for piece in pieces if is_name(piece, MAX_UNLABELLED_WORDS) and is_person(piece) and not is_likely_outlet(piece.casefold())]
    return names if leads and "byline" not in block.cues and len(names) == len(pieces) else []


def read_authors(doc: Document) -> list[str]:
    """Return the authors named in the bylines, each once, in order. A byline on the date's line counts too.

    On a page, where other steps may have taken a byline out, all lines between the headline and the first running text are read.
    """
    lines = {b.index: b for b in (*doc.role("byline"), *doc.role("date"))}
    if doc.head is not None:
        near = doc.blocks[max(0, doc.body_start - BYLINE_BLOCKS_ABOVE) : doc.body_start + BYLINE_BLOCKS_BELOW]
        lines.update({b.index: b for b in near if b.stands_for == 1 and b.index not in doc.layout.siblings and is_byline(b)})
    found: dict[str, None] = {}
    below: set[int] = set()  # lines whose names have been read, below an opener that stands alone
    for index, block in sorted(lines.items()):
        if index in below:
            continue
        if names := names_below(doc, block):
            below.update(b.index for b in names)
            cue = block.cues["byline"]
            found.update(dict.fromkeys(authors_of(block)))
            found.update(dict.fromkeys(name for b in names for name in _names_of_line(b, _leads_to_name(block, cue))))
        else:
            found.update(dict.fromkeys(authors_of(block)))
    return list(found) or (_bare_authors(doc) if doc.head is None else [])


def _bare_authors(doc: Document) -> list[str]:
    """Return the authors of a text whose names no word such as "by" opens. The filter `byline` has taken their lines out."""
    names = (name for block in doc.role("byline") if (found := bare_byline(block.text)) for name in found.names)
    return list(dict.fromkeys(names)) or _reporter_in_text(doc)


def _reporter_in_text(doc: Document) -> list[str]:
    """Return the reporter in brackets that the first paragraph of a text in Chinese or Korean opens with.

    "新华社北京4月3日电（记者林晓禾）港口…", "(북항=한바다) 김하늘 기자 = 시는 …"
    """
    first = next((b for b in doc.kept if b.is_sentence), None)
    opening = first.text[:MAX_REPORTER_OPENING] if first is not None else ""
    if opening.isascii():
        return []
    if found := _KOREAN_REPORTER.match(opening):
        return [name for name in _BETWEEN_KOREAN_NAMES.split(found[1]) if is_east_asian_person(name)]
    if "者" not in opening or not (found := _chinese_reporter_in_brackets().search(opening)):
        return []
    names = (name if is_east_asian_person(name) else name[:CHINESE_NAME] for name in _BETWEEN_CHINESE_NAMES.split(found[1]) if name)
    return list(takewhile(is_east_asian_person, names))


def find_authors(doc: Document) -> list[str]:
    """Return the authors that the bylines name; where none does, those that stand beside a date, or that a line anywhere labels as such.

    A name beside a date is a guess. It is left alone where the page's head or a marked element says who the author is.
    """
    if found := read_authors(doc):
        return found
    if doc.head is not None and any(not _is_outlet(doc.head, name) for name in (*doc.head.authors, *doc.head.marked_authors)):
        return []
    return _authors_beside_dates(doc) or _labelled_author(doc)


def _is_outlet(head: Head, name: str) -> bool:
    """Return whether an author that a page's head names is the site or the publisher."""
    return is_one_of(name, [outlet for outlet in (head.site_name, head.publisher) if outlet])


def authors_of(block: Block) -> list[str]:
    """Return the authors that one line names."""
    line = block.text[:MAX_REPORTER_LINE_CHARACTERS]
    if "者" in line and (labelled := ["".join(found) for found in _chinese_reporter().findall(line)]):
        return labelled
    text, cue = _opened(block)
    if cue is None or cue.place == "line" or DESK_CREDIT.match(block.text) or cue.phrase.startswith(_EDITORS):
        return []
    if is_other_credit(block.cues):
        return []
    return authors_in(text, cue.phrase)


def _labelled_author(doc: Document) -> list[str]:
    """Return the author that a short line anywhere on a page labels as such, as in a box below the article: "Author Jane Doe".

    Only where all such lines name the same people: those of a list of articles do not.
    """
    found: dict[tuple[str, ...], None] = {}
    for block in doc.blocks if doc.head is not None else ():
        is_labelled = block.words <= MAX_NAME_LINE_WORDS and _AUTHOR_LABEL.search(block.text.lower(), 0, MAX_LABEL_CHARACTERS) is not None
        cue = block.cues.get("byline") if is_labelled else None
        if cue and cue.place == "start" and _AUTHOR_LABEL.search(cue.phrase):
            if names := authors_of(block):
                found[tuple(names)] = None
        elif cue and cue.place == "line" and _AUTHOR_LABEL.search(cue.phrase) and block.index + 1 < len(doc.blocks):
            if names := unlabelled_names(doc.blocks[block.index + 1].text):
                found[tuple(names)] = None
    return list(*found) if len(found) == 1 else []


def _authors_beside_dates(doc: Document) -> list[str]:
    """Return the authors that stand beside a date between the headline and the first paragraphs: "March 5, 2025 | Jane Doe".

    On a page, the name may stand on the line above or below as well, alone.
    """
    if not doc.blocks:
        return []
    top = max((b.index for b in doc.role("title") if b.index <= doc.body_start), default=doc.body_start - BYLINE_BLOCKS_BELOW)
    near = [b for b in doc.blocks[max(0, top) : doc.body_start + BYLINE_BLOCKS_BELOW] if b.index not in doc.layout.siblings]
    lines = [b for b in near if b.words <= MAX_BYLINE_WORDS and b.stands_for == 1]
    dated = [b for b in lines if may_hold_date(b.text) and not b.is_sentence and find_date(b.text, day_first=True)]
    for block in dated:
        if names := _without_subjects(doc, beside_date(block.text)):
            return names
    beside = {at for block in dated for at in (block.index - 1, block.index + 1)} if doc.head is not None else ()
    for block in lines:
        if block.index in beside and block.index != top and block.words <= MAX_NAME_LINE_WORDS and block.kind != "heading":
            if names := _without_subjects(doc, unlabelled_names(block.text)):
                return names
    return []


def _without_subjects(doc: Document, names: list[str]) -> list[str]:
    """Return those of the names, which nothing labels as an author's, that are not the outlet's, a section's, a place's or a subject's."""
    head = doc.head
    known = [] if head is None else [known for known in (head.site_name, head.publisher, head.section, *head.tags) if known]
    return [name for name in names if not is_one_of(name, known) and not _is_told_of(doc, name)]


def _is_told_of(doc: Document, name: str) -> bool:
    """Return whether the article's own paragraphs hold a name: it is a place's or a subject's, since authors hardly ever name themselves."""
    return any(name in block.text for block in doc.kept if block.is_sentence)
