"""Bylines and the authors in them."""

from __future__ import annotations

import re
from itertools import islice

from newsclean.model import Block, Document, Marks
from newsclean.months import fold_date, is_day_name
from newsclean.node import Node

LONGEST_BYLINE = 16  # words
_NAMES = frozenset(("byline", "bylines", "contributor", "contributors"))
LONGEST_NAME = 6  # words
LONGEST_CREDIT = 45  # words
ABOVE, BELOW, AT_END = 30, 4, 4  # blocks around the first running text, and at the end, among which bylines are looked for

_EDGES = " :：|／/-–—•*_()（）"
# What stands behind the names: an outlet behind a bar, a place, a time.
_BEHIND_NAMES = re.compile(
    r"\s{1,9}[|•·–—]\s{0,9}|\s{1,9}(?:in|aus|from|for|für|updated|published|posted|aktualisiert|publié|mis à jour)\b|"
    r"\s{1,9}(?:on|am|le|el|del|il|em|op|den|dne)(?=\s\d|\s[^\W\d_]{3,10}\s\d)|\s{1,9}[-–—]\s{1,9}\d|\s{0,9}\d",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s{0,9}(?:[,;|/&]|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b|\bve\b)\s{0,9}")
_NAME = re.compile(r"(?:d['’])?[^\W\d_a-zа-я][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?")
_PARTICLES = frozenset("de di da du dos das del della van von der den zu la le el al bin ibn ter ten af e y".split())  # noqa: SIM905
_CJK_NAME = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]{2,5}")
# Words that make a piece of a byline a role or an outlet, not a person.
ROLE = re.compile(
    r"\b(?:staff|writer|reporter|editor|correspondent\w*|desk|news|press|agenc\w+|redaktion\w*|redacción|redazione|rédaction|"
    r"redacção|redação|redactie|redakcj\w*|редакци\w*|muhabir\w*|team|associated|special|contributor|chief|updated|published|posted)\b"
)
# "来源：江岸日报 记者：林晓禾": the reporter, wherever in the line; the editor is no author.
_LABELLED = re.compile(r"(?:记者|記者|作者)\s?[:：]\s?([\u3400-\u9fff]{2,4})(?![\u3400-\u9fff])")
_EDITORS = ("责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "校对", "校對", "审核", "審核", "监制", "監製")
LONGEST_LINE = 300  # characters of a line in which a reporter is looked for
_DESK_CREDIT = re.compile(r"\W*(?:additional )?reporting by\b.*\b(?:editing|writing|reporting) by\b", re.IGNORECASE | re.DOTALL)


def byline(doc: Document) -> Marks:
    """Gives the role "byline" to lines that name the author, near the head or the end of the article.

    An opener alone ("By") takes the name on the next line with it, and agencies' closing credits count: "(Reporting by …; editing by …)".
    A sentence that opens with the word ("By Monday the water had gone.") is kept.
    """
    for block in doc.kept:
        if block.path is not None and block.words <= LONGEST_BYLINE and not block.is_sentence and block.kind == "paragraph" and _is_named(block.path):
            yield block, "stands in an element named as the byline", "byline"
    named = {name.casefold() for name in (*doc.page.authors, *doc.page.marked_authors)} if doc.page is not None else frozenset()
    for block in doc.above if named else ():
        if block.words <= LONGEST_NAME and block.text.casefold() in named:
            yield block, "is an author that the page names", "byline"
    near = {b.index for b in (*doc.near_head(ABOVE, BELOW), *doc.kept[-AT_END:])}
    for block, cue in doc.cued("byline"):
        if cue.place == "start" and block.words <= LONGEST_CREDIT and _DESK_CREDIT.match(block.text):
            yield block, cue.reason, "byline"
        elif block.index in near and (name := _name_below(doc, block)):
            yield block, cue.reason, "byline"
            yield name, f'is the name below "{block.text}"', "byline"
        elif block.index in near and is_byline(block):
            yield block, cue.reason, "byline"


def _is_named(path: Node) -> bool:
    return any(node.words & _NAMES for node in islice(path.up(), 2))


def is_byline(block: Block) -> bool:
    """Whether a block names its author and says little else: "By Jane Doe", "Von Ulrich Exner, Korrespondent"."""
    if block.words > LONGEST_BYLINE or block.ends == "sentence":
        return False
    cue = block.cues.get("byline")
    return cue is not None and (cue.place == "line" or bool(authors_in(block.text, cue.phrase)))


def _name_below(doc: Document, block: Block) -> Block | None:
    """The name on the line below a byline's opener that stands alone."""
    below = doc.next(block) if block.words <= 2 else None
    return below if below is not None and is_name(below.text) else None


def authors_in(text: str, opener: str) -> list[str]:
    """The people that a byline names, in order: pieces that look like names once the opener is off.

    >>> authors_in("By Jane Doe and Juan de la Cruz, Staff Writer", "by"), authors_in("김하늘 기자", "기자")
    (['Jane Doe', 'Juan de la Cruz'], ['김하늘'])
    """
    folded = fold_date(text)
    at = folded.find(opener)
    if 0 <= at <= 3:
        text = text[at + len(opener) :]
    elif folded.endswith(opener):
        text = text[: -len(opener)]
    text = text.strip(_EDGES)
    if behind := _BEHIND_NAMES.search(text):
        text = _without_day(text[: behind.start()]) if behind[0].strip().isdigit() else text[: behind.start()]
    names: list[str] = []
    for piece in _SPLIT.split(text):
        piece = piece.strip(" .*_")
        if is_name(piece):
            names.append(piece)
        elif names:
            break
    return names


def _without_day(text: str) -> str:
    """A text that stands before a number without the month or weekday at its end: "Jane Doe April" before "12, 2024"."""
    words = text.split()
    while words and is_day_name(words[-1].strip(",.")):
        words.pop()
    return " ".join(words)


def is_name(piece: str) -> bool:
    """Whether a piece of a byline looks like a person's name: two to five capitalised words, none a role; or Chinese or Korean characters."""
    if _CJK_NAME.fullmatch(piece):
        return True
    words = piece.split()
    if not 2 <= len(words) <= 5 or words[0].islower() or ROLE.search(piece.casefold()):
        return False
    return all(w in _PARTICLES or _NAME.fullmatch(w) for w in words)


def read_authors(doc: Document) -> list[str]:
    """The authors named in the bylines, each once, in order; a byline on the date's line counts too.

    On a page, where other steps may have taken a byline out, all lines between the headline and the first running text are read.
    """
    lines = {b.index: b for b in (*doc.role("byline"), *doc.role("date"))}
    if doc.page is not None:
        lines.update({b.index: b for b in doc.blocks[max(0, doc.head - ABOVE) : doc.head + BELOW] if is_byline(b)})
    found: dict[str, None] = {}
    opened = False
    for _, block in sorted(lines.items()):
        cue = block.cues.get("byline")
        if opened and is_name(block.text):
            found[block.text] = None
        elif labelled := _LABELLED.findall(block.text[:LONGEST_LINE]):
            found.update(dict.fromkeys(labelled))
        elif cue is not None and cue.place in ("start", "end") and not _DESK_CREDIT.match(block.text) and not cue.phrase.startswith(_EDITORS):
            found.update(dict.fromkeys(authors_in(block.text, cue.phrase)))
        opened = cue is not None and block.words <= 2
    return list(found)
