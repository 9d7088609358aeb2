"""Patterns of the user's own, as filters: `pattern`. They are regular expressions of the package `regex`, which is the extra `rules`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any, ClassVar
from unicodedata import normalize

from newsclean.document import Block, Document, Evidence, Warned
from newsclean.extras import needs
from newsclean.filters._shares import MOST_TAKEN, running_text, share_of
from newsclean.languages.wording import MAX_SEARCHED_CHARACTERS

# Seconds of CPU time that one search may take. A plain pattern takes 10 microseconds on a block of 1,000 characters, a fuzzy one up to a millisecond.
LONGEST_TRIAL = 0.001  # on a trap string, when the pattern is made
LONGEST_SEARCH = 0.003  # on a block
TRIALS = 3  # of a search that takes longer, since the machine may be busy with something else

MOST_PATTERNS = 1000  # of one filter
LONGEST_PATTERN = 1000  # characters; a longer one is a list of words, which own wording finds in a fraction of the time
MOST_REPEATS = 100_000  # {1000} within {1000} is a million: `regex` takes half a second to compile it, and for a third {1000} all memory
LONGEST_SHOWN = 80  # characters of a pattern in a reason, a warning or an error

_TRAP_LENGTHS = (20, 40, 80, 160, 320, 640, MAX_SEARCHED_CHARACTERS)
_TRAP_PIECES = (
    *" \t1aAé字-–(\"'.,:;/@#*_|<\\",
    "a ",
    "Aa",
    "Aa ",
    "1 ",
    "a, ",
    "a. ",
    "By Jane ",
    "a-",
    "a.",
    "ab",
    "д",
    "中",
    "ك",
    "क",
    "http://a/",
    "www.",
    "\n",
)
_NO_MATCH = "\x01"  # stands at the end of a trap: a pattern that wants an end, or something more, does not find it there
_MOST_LETTERS = 20
_MOST_LITERALS = 8
_PUNCTUATION = "-_.,:;!?/@#()[]'\"|"
_AT_LEAST = re.compile(r"\{(\d{1,20})")
_LITERAL = re.compile(r"[\w /:,.@©()\[\]|!?-]{2,40}")
_SYNTAX = re.compile(r"\\[pP]\{[^}]*\}|\\.|\(\?[^()\s:>=!]{0,12}[:>=!)]?|\{[^}]{0,40}\}|\[\^?|[\]()*+?|^$]")


@dataclass(frozen=True)
class Pattern:
    """A filter that removes the blocks in which one of some patterns is found. Made by `newsclean.filters.pattern`."""

    patterns: tuple[str, ...]
    reason: str | None = None
    take_most: bool = False
    _compiled: tuple[Any, ...] = field(default=(), repr=False, compare=False)

    # What it says of itself to the pipeline, see `newsclean.filters.registry.Row`.
    __name__ = "pattern"
    evidence: ClassVar[Evidence] = "none"
    looks_around: ClassVar[bool] = False
    runs_first: ClassVar[bool] = True

    def __call__(self, doc: Document) -> Warned:
        """Return the marks on the blocks of a document, and a warning for each pattern that was not believed or took too long."""
        marks: list[tuple[Block, str]] = []
        warnings: list[str] = []
        running = [] if self.take_most else running_text(doc)
        searched = [(block, normalize("NFC", block.text)) for block in doc.blocks]
        for text, compiled in zip(self.patterns, self._compiled, strict=True):
            found = _found(compiled, searched)
            if found is None:
                warnings.append(f"the pattern {_shown(text)} was left out here: a search took more than {LONGEST_SEARCH * 1000:.0f} ms")
            elif not self.take_most and (share := share_of(running, found)) > MOST_TAKEN:
                warnings.append(f"the pattern {_shown(text)} was left out here: it takes {share:.0%} of the running text")
            else:
                marks += [(block, self._why(text)) for block in found]
        return Warned(marks, tuple(warnings))

    def _why(self, text: str) -> str:
        return f"{self.reason}: matches {_shown(text)}" if self.reason else f"matches {_shown(text)}"

    @property
    def fingerprint(self) -> str:
        """What tells this filter from one that finds something else. A batch compares it before it goes on."""
        return repr(self)

    def taking_all(self) -> Pattern:
        """Return this filter with `take_most`."""
        return _made(self.patterns, self.reason, True)

    @staticmethod
    def joined(found: Sequence[Pattern]) -> Pattern:
        """Return one filter with the patterns of several, and the reason and `take_most` of the first. Raises ValueError for too many patterns."""
        return _made([text for each in found for text in each.patterns], found[0].reason, found[0].take_most)

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (self.patterns, self.reason, self.take_most)  # tried when it was made, and not in every worker again


def pattern(*patterns: str, reason: str | None = None, take_most: bool = False) -> Pattern:
    r"""Return a filter that removes the blocks in which one of some patterns is found, for `Pipeline.with_filter` and `Pipeline.keeping`.

    patterns    regular expressions of the package `regex`: what `re` knows, and Unicode properties (`\p{Lu}`) and fuzzy matching
                (`(?:sponsored){e<=1}`) besides. `(?i)` at the start ignores case. They are searched in the first 1,000 characters of a block; what
                is found at the very end of these does not count where the block goes on
    reason      completes the sentence "this line …"; what matched is added to it
    take_most   whether a pattern may take more than half of the running text. Otherwise it is left out for such an input, with a warning

    The filter runs before all others, unless it is given a place. A pattern is tried on strings that are made to trap it. One search may take 3 ms of
    CPU time; where one takes more, the pattern is left out for that input, with a warning.

    Raises ValueError for a pattern that cannot be compiled, that finds something in an empty text, or that traps itself, TypeError for one that is no
    str, and ImportError without the extra `rules`.

    >>> from newsclean import Pipeline, clean
    >>> agency = pattern(r"^Reporting by \p{Lu}\p{Ll}+", reason="is the agency's sign-off")
    >>> text = "The talks between both sides failed on Monday.\n\nReporting by Ada Kline; Editing by Max Noor"
    >>> [r.reason for r in clean(text, pipeline=Pipeline.default().with_filter(agency)).removed]
    ["is the agency's sign-off: matches ^Reporting by \\p{Lu}\\p{Ll}+"]
    """
    if not patterns:
        raise ValueError("give at least one pattern")
    for text in patterns:
        _check(text)
    made = _made(patterns, reason, take_most)
    for text, compiled in zip(patterns, made._compiled, strict=True):
        _try(text, compiled)
    return made


def _check(text: str) -> None:
    """Raise TypeError or ValueError for what is no pattern, before it is compiled."""
    if not isinstance(text, str):
        raise TypeError(f"a pattern must be a str, not {type(text).__name__}")
    if len(text) > LONGEST_PATTERN:
        raise ValueError(f"the pattern {_shown(text)} has {len(text)} characters, at most {LONGEST_PATTERN} are allowed; split it into several")
    if prod(max(1, int(count)) for count in _AT_LEAST.findall(text)) > MOST_REPEATS:
        raise ValueError(f"the pattern {_shown(text)} wants something more than {MOST_REPEATS:,} times, and blocks are not that long")


def _made(patterns: Sequence[str], reason: str | None, take_most: bool) -> Pattern:
    if len(patterns) > MOST_PATTERNS:
        raise ValueError(f"{len(patterns)} patterns are too many, at most {MOST_PATTERNS} are allowed; for lists of words, use Pipeline.with_phrases")
    return Pattern(tuple(patterns), reason, take_most, tuple([_compiled(text) for text in patterns]))


def _compiled(text: str) -> Any:
    try:
        import regex  # takes 20 ms to import, and an extra: only patterns of the user's own need it
    except ImportError as error:
        raise needs("a pattern of your own", "regex", "rules") from error
    try:
        return regex.compile(normalize("NFC", text), cache_pattern=False)
    except (regex.error, ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise ValueError(f"the pattern {_shown(text)} is no regular expression: {error}") from None


def _try(text: str, compiled: Any) -> None:
    """Raise ValueError for a pattern that finds something in an empty text, or that takes too long on a trap string."""
    for trap in _traps(text):
        for _ in range(TRIALS):
            try:
                compiled.search(trap, timeout=LONGEST_TRIAL)
                break
            except TimeoutError:
                continue
        else:
            raise ValueError(
                f"the pattern {_shown(text)} traps itself: on {len(trap)} characters, {_shown(trap[:20])}…, it takes more than "
                f"{LONGEST_TRIAL * 1000:.0f} ms. Let nothing repeat that repeats inside, as (a+)+ does; begin it with ^; "
                "write {0,20} in place of * or +"
            )
    if compiled.search("", timeout=LONGEST_SEARCH) is not None:
        raise ValueError(f"the pattern {_shown(text)} finds something in an empty text, so it would find something in every block")


def _traps(text: str) -> Iterator[str]:
    """Yield strings made to trap a pattern, growing: an opening of the pattern's own words, a piece again and again, and an end that does not fit."""
    literals = _LITERAL.findall(_SYNTAX.sub(_bare, text))[:_MOST_LITERALS]
    letters = "".join(dict.fromkeys([c for c in text if c.isalnum() or c in _PUNCTUATION]))[:_MOST_LETTERS]
    pieces = tuple(dict.fromkeys((*_TRAP_PIECES, *letters, *literals, *(f"{literal} " for literal in literals))))
    openings = tuple(dict.fromkeys(("", letters[:1], *literals[:2], "".join(literals))))
    ends = (_NO_MATCH, _NO_MATCH + letters)  # `regex` does not even begin where a letter is missing that the pattern wants
    for length in _TRAP_LENGTHS:
        for opening in openings:
            for piece in pieces:
                repeated = opening + piece * (length // len(piece) + 1)
                for end in ends:
                    yield repeated[: length - len(end)] + end


def _bare(syntax: re.Match[str]) -> str:
    """Return what stands for a piece of a pattern's syntax in its literals: an escaped mark itself, a line break for all else."""
    escaped = syntax[0][1:] if syntax[0][0] == "\\" else ""
    return escaped if len(escaped) == 1 and not escaped.isalnum() else "\n"


def _found(compiled: Any, searched: Sequence[tuple[Block, str]]) -> list[Block] | None:
    """Return those of some blocks, each given with its composed text, in which a pattern is found; None where a search takes too long."""
    found = []
    for block, text in searched:
        is_cut = len(text) > MAX_SEARCHED_CHARACTERS
        try:
            match = compiled.search(text[:MAX_SEARCHED_CHARACTERS] if is_cut else text, timeout=LONGEST_SEARCH)
        except TimeoutError:
            return None
        if match is not None and not (is_cut and match.end() == MAX_SEARCHED_CHARACTERS):
            found.append(block)
    return found


def _shown(text: str) -> str:
    """Return a pattern in one line, the end of a long one left out."""
    shown = text if text.isprintable() else repr(text)[1:-1]
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
