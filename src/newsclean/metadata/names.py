"""Bylines and the authors in them."""

from __future__ import annotations

import re

from newsclean.document import Block, Document
from newsclean.values.names import authors_in, is_name

LONGEST_BYLINE = 16  # words
LONGEST_CREDIT = 45  # words
ABOVE, BELOW, AT_END = 30, 4, 4  # blocks around the first running text, and at the end, among which bylines are looked for

# "来源：江岸日报 记者：林晓禾": the reporter, wherever in the line; the editor is no author.
_LABELLED = re.compile(r"(?:记者|記者|作者)\s?[:：]\s?([\u3400-\u9fff]{2,4})(?![\u3400-\u9fff])")
_EDITORS = ("责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "校对", "校對", "审核", "審核", "监制", "監製")
LONGEST_LINE = 300  # characters of a line in which a reporter is looked for
DESK_CREDIT = re.compile(r"\W*(?:additional )?reporting by\b.*\b(?:editing|writing|reporting) by\b", re.IGNORECASE | re.DOTALL)


def is_byline(block: Block) -> bool:
    """Whether a block names its author and says little else: "By Jane Doe", "Von Ulrich Exner, Korrespondent"."""
    if block.words > LONGEST_BYLINE or block.ends == "sentence":
        return False
    cue = block.cues.get("byline")
    return cue is not None and (cue.place == "line" or bool(authors_in(block.text, cue.phrase)))


def read_authors(doc: Document) -> list[str]:
    """The authors named in the bylines, each once, in order; a byline on the date's line counts too.

    On a page, where other steps may have taken a byline out, all lines between the headline and the first running text are read.
    """
    lines = {b.index: b for b in (*doc.role("byline"), *doc.role("date"))}
    if doc.head is not None:
        lines.update({b.index: b for b in doc.blocks[max(0, doc.body_start - ABOVE) : doc.body_start + BELOW] if is_byline(b)})
    found: dict[str, None] = {}
    opened = False
    for _, block in sorted(lines.items()):
        cue = block.cues.get("byline")
        if opened and is_name(block.text):
            found[block.text] = None
        elif labelled := _LABELLED.findall(block.text[:LONGEST_LINE]):
            found.update(dict.fromkeys(labelled))
        elif cue is not None and cue.place in ("start", "end") and not DESK_CREDIT.match(block.text) and not cue.phrase.startswith(_EDITORS):
            found.update(dict.fromkeys(authors_in(block.text, cue.phrase)))
        opened = cue is not None and block.words <= 2
    return list(found)
