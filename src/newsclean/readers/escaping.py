"""Text as Markdown: what CommonMark would give a meaning to is escaped, so that a parser reads the same text back.

No more is escaped than needed: most articles have hardly a character that means something, and every escape is noise for who reads the Markdown as
it stands. `2*3` means nothing, `2*3*4` has emphasis in it; `snake_case` means nothing, `__init__` is bold.

`Markup` of `newsclean.readers.html.inline` writes its own marks as stand-ins while the text around them is escaped. So these functions know them.
"""

from __future__ import annotations

import re
import unicodedata

# Noncharacters of Unicode, which no text has, in the place of a line's own marks, and what is written for them: marks that open and close emphasis,
# strong and weak; the start and the end of a link's text; code; what stands between two cells.
STAND_INS = "\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9"
EMPHASIS_MARKS = (("\ufdd2", "\ufdd3"), ("\ufdd4", "\ufdd5"))
LINKS, LINKED, CODE, CELL = "\ufdd6", "\ufdd7", "\ufdd8", "\ufdd9"
OPENS = frozenset((STAND_INS[0], STAND_INS[2]))
MARKS = dict(zip(STAND_INS, ("**", "**", "*", "*", "[", "", "", "|"), strict=True))

_ESCAPED = re.compile(
    rf"\\(?=[!-/:-@\[-`{{-~{STAND_INS}]|$)"  # a backslash that would escape what follows
    r"|(?P<tick>`)|(?P<star>\*+)|(?P<under>_+)"
    r"|(?P<closes>\](?=\())"  # the end of a link's text
    r"|&(?=\#?\w{1,32};)"  # an entity
    r"|(?P<tag><(?=[A-Za-z/!?]))"
    rf"|!(?={LINKS})"  # an image
)
_RUNS = {mark: re.compile(f"{re.escape(mark)}+") for mark in "*_"}
_BRACKETS = re.compile(r"\\.|[\[\]]")  # those that are not escaped
_LINK_TEXT = re.compile(f"{LINKS}[^{LINKS}{LINKED}]*{LINKED}")

# What opens a block other than a paragraph, at the start of a line: the mark of a heading, of an item or of a quote, a fence, a line across, the line
# below a heading or below a table's head. The group is what stands before the mark that is escaped: the number of an item.
_OPENS_BLOCK = re.compile(
    r"(?:#{1,6}|[-+*])(?:\s|$)|>|~{3}|(?P<number>[0-9]{1,9})[.)](?:\s|$)|=+\s*$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|[-|:][-|: \t]*$"
)
_STARTS = frozenset("#-+*>=~_|:0123456789")  # the first characters of all of these
_DEFINES = re.compile(r"\[(?:\\.|[^\[\]\\]){1,999}\]:")  # the target of a link, which would not be shown
_CLOSES_HEADING = re.compile(r"(?:^|(?<=\s))#(?=#*\s*$)")


def escaped(text: str, *, is_heading: bool = False, is_row: bool = False) -> str:
    r"""Return the text of a block as Markdown. The marks of the block itself are not part of it.

    is_heading   whether it stands in a heading, whose closing `#` would go
    is_row       whether it is a row of a table, whose cells are parted by `CELL`

    >>> escaped("1994. That was in __init__"), escaped("2*3 is 6, see [1] and snake_case"), escaped("2*3*4 and [x](y)")
    ('1994\\. That was in \\_\\_init\\_\\_', '2*3 is 6, see [1] and snake_case', '2\\*3\\*4 and [x\\](y)')
    """
    if "\n" in text:
        return "\n".join([escaped(line, is_heading=is_heading, is_row=is_row) for line in text.split("\n")])
    if _has_marks(text):
        text = _escaped_within(text)
    if is_row:
        return text.replace("|", "\\|") if "|" in text else text
    if is_heading:
        return _CLOSES_HEADING.sub(r"\\#", text) if text.endswith("#") else text
    return escaped_start(text)


def escaped_start(markdown: str) -> str:
    r"""Return the Markdown of a paragraph with a start that would make it another block escaped.

    >>> escaped_start("# MeToo"), escaped_start("> 40"), escaped_start("12) or so"), escaped_start("#MeToo")
    ('\\# MeToo', '\\> 40', '12\\) or so', '#MeToo')
    """
    first = markdown[:1]
    if first in _STARTS:
        if found := _OPENS_BLOCK.match(markdown):
            at = found.end("number") if found["number"] else 0
            return f"{markdown[:at]}\\{markdown[at:]}"
    elif first == "[" and _DEFINES.match(markdown):
        return f"\\{markdown}"
    return markdown


def _has_marks(text: str) -> bool:
    """Return whether something within a text may mean something. A pattern takes many times as long."""
    return (
        "&" in text
        or "*" in text
        or "_" in text
        or "[" in text
        or "]" in text
        or "<" in text
        or "`" in text
        or "\\" in text
        or ("!" in text and f"!{LINKS}" in text)
    )


def _escaped_within(text: str) -> str:
    """Return a text with what would mean something within a line escaped."""
    ticks = CODE in text or text.count("`") > 1
    stars = _may_pair(text, "*") or ("*" in text and not OPENS.isdisjoint(text))
    unders = _may_pair(text, "_")
    brackets = "[" in text

    def escape(found: re.Match[str]) -> str:
        shown = found[0]
        if found["star"] or found["under"]:
            if not (stars if found["star"] else unders) or not any(_flanks(text, found)):
                return shown
            return "".join([f"\\{mark}" for mark in shown])
        if (found["tick"] and not ticks) or (found["closes"] and not brackets):
            return shown
        return "&lt;" if found["tag"] else f"\\{shown}"

    line = _ESCAPED.sub(escape, text)
    return _LINK_TEXT.sub(_with_balanced_brackets, line) if LINKS in line and ("[" in line or "]" in line) else line


def _may_pair(text: str, mark: str) -> bool:
    """Return whether two runs of `*` or `_` in a text may make emphasis: one that may open it, and one further on that may close it."""
    if mark not in text:
        return False
    is_open = False
    for run in _RUNS[mark].finditer(text):
        opens, closes = _flanks(text, run)
        if closes and is_open:
            return True
        is_open = is_open or opens
    return False


def _flanks(text: str, run: re.Match[str]) -> tuple[bool, bool]:
    """Return whether a run of `*` or `_` may open emphasis, and whether it may close it, by the rules of CommonMark."""
    before, behind = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    left = may_open(before, behind)
    right = may_open(behind, before)
    if run[0][0] == "*":
        return left, right
    return left and (not right or _is_punctuation(before)), right and (not left or _is_punctuation(behind))


def may_open(outside: str, inside: str) -> bool:
    """Return whether a mark of emphasis between two characters, or "" at the end of a line, is one at the start of what is emphasized; given the two
    the other way around, whether it is one at the end."""
    if not inside or inside.isspace():
        return False
    return not _is_punctuation(inside) or not outside or outside.isspace() or _is_punctuation(outside)


def _is_punctuation(character: str) -> bool:
    """Return whether a character is punctuation or a symbol, as a line's own marks are."""
    return character in STAND_INS or unicodedata.category(character)[0] in "PS"


def _with_balanced_brackets(found: re.Match[str]) -> str:
    """Return the text of a link in which each bracket without its counterpart is escaped."""
    text = found[0]
    waiting: list[int] = []
    alone: list[int] = []
    for mark in _BRACKETS.finditer(text):
        if mark[0] == "[":
            waiting.append(mark.start())
        elif mark[0] == "]":
            if waiting:
                waiting.pop()
            else:
                alone.append(mark.start())
    for at in sorted(waiting + alone, reverse=True):
        text = f"{text[:at]}\\{text[at:]}"
    return text
