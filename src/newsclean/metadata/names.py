"""Bylines and the authors in them: whether a line is a byline, and whom the bylines of a document name.

The filter `byline` says which lines bear the role "byline". Openers such as "By" are the phrases of the table `byline`; which pieces of a line are
names, `newsclean.values.names` says. On a page, the authors that its head names go first: see `newsclean.metadata.assemble`.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.document import Block, Document
from newsclean.languages.scripts import HAN
from newsclean.values.names import MAX_UNLABELLED_WORDS, authors_in, is_name

MAX_BYLINE_WORDS = 16
MAX_OPENER_WORDS = 2  # of an opener that stands alone, with the name on the line below: "By", "Written by"
# Around the article's first running text, and at the end of the input, bylines are looked for.
BYLINE_BLOCKS_ABOVE = 30
BYLINE_BLOCKS_BELOW = 4
MAX_REPORTER_LINE_CHARACTERS = 300  # of a line in which a Chinese reporter is looked for

# Openers of the table `byline` that name who edited or checked the text, and no author.
_EDITORS = ("责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "校对", "校對", "审核", "審核", "监制", "監製")
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
    cue = block.cues.get("byline")
    return cue is not None and (cue.place == "line" or bool(authors_in(block.text, cue.phrase)))


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
        found.update(dict.fromkeys([block.text] if is_opened and is_name_line(block) else _authors_of(block)))
        is_opened = "byline" in block.cues and block.words <= MAX_OPENER_WORDS
    return list(found)


def _authors_of(block: Block) -> list[str]:
    """Return the authors that one line names."""
    line = block.text[:MAX_REPORTER_LINE_CHARACTERS]
    if "者" in line and (labelled := _chinese_reporter().findall(line)):
        return labelled
    cue = block.cues.get("byline")
    if cue is None or cue.place not in ("start", "end") or DESK_CREDIT.match(block.text) or cue.phrase.startswith(_EDITORS):
        return []
    return authors_in(block.text, cue.phrase)
