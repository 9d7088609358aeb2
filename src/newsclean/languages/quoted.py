"""What stands in quotation marks in a line, in any language's marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Opening mark -> the marks that may close what it opens. Swedish and Finnish open and close with the same mark; German turns the guillemets.
_CLOSERS = {
    '"': '"', "“": "”“\"", "”": "”", "„": "“”\"", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "「": "」", "『": "』", "《": "》", "'": "'", "‚": "'",
    ",,": "”\"'", "''": "'",
}  # fmt: skip
_OPENING = re.compile(r"(?:,,|''|[\"“”„«»‹›'‚])(?=\S)|[«「『《]")  # a mark before a word; a French one may have a space behind it
_BEFORE = " \t\u00a0\u202f([—–-:：,，、*_"  # what may stand before an opening mark
_WORD = re.compile(r"[^\W\d_]")
_MOST_QUOTES = 30  # looked at in one line


def quotes_and_tells(folded: str, phrase: str) -> bool:
    """Return whether a phrase stands in quotation marks in a line, and words of another beside them: "“Sign up now,” he says."

    folded   the line as `fold_letters` gives it

    >>> quotes_and_tells("“we use cookies,” the page said.", "we use cookies"), quotes_and_tells("we use “cookies” here.", "we use")
    (True, False)
    """
    at = folded.find(phrase)
    if at < 0:
        return False
    for start, end in _quotations(folded):
        if start > at:
            return False
        if start < at and at + len(phrase) <= end:
            return _WORD.search(folded, 0, start) is not None or _WORD.search(folded, end) is not None
    return False


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands in quotation marks, the marks counted. What is never closed ends with the line."""
    at = 0
    for _ in range(_MOST_QUOTES):
        found = _OPENING.search(text, at)
        if found is None:
            return
        at = found.end()
        if found.start() and text[found.start() - 1] not in _BEFORE and found[0] not in "「『《":
            continue
        end = _closed(text, found[0], at)
        if end < 0:
            continue
        yield found.start(), end
        at = end


def _closed(text: str, mark: str, at: int) -> int:
    """Return the end of what a mark opens: behind the first mark that closes it, or the end of the text. -1 for an apostrophe that opens nothing."""
    ends = [n for n in (_first(text, closer, at) for closer in _CLOSERS[mark]) if n >= 0]
    if ends:
        return min(ends) + 1
    return -1 if mark == "'" else len(text)


def _first(text: str, closer: str, at: int) -> int:
    """Return where a closing mark stands first from a place on, or -1. An apostrophe inside a word closes nothing."""
    found = text.find(closer, at)
    while closer == "'" and found >= 0 and text[found + 1 : found + 2].isalnum():
        found = text.find(closer, found + 1)
    return found
