"""Wording of the user's own: a TOML file with tables in the form of `phrases/<lang>.toml`, checked when it is read."""

from __future__ import annotations

import re
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.languages.compile import compiled_own
from newsclean.languages.folding import fold
from newsclean.languages.index import PLACES
from newsclean.languages.tables import OPEN
from newsclean.languages.wording import Cue, Wording, load

MOST_BYTES = 300_000  # of a file; our longest has 130,000
LONGEST_PHRASE = 200  # characters

_LANGUAGE = re.compile(r"[a-z]{2,3}$")

Phrases = dict[str, list[tuple[str, str]]]
"""Place -> the phrases for it, each with its table."""


class OwnWording:
    """The phrases of one file, to be looked up beside ours. `read` makes it. It pickles with its phrases, so that no process reads the file again.

    name      the file's name, which the reasons have
    phrases   place -> (phrase, table) of the file
    """

    def __init__(self, name: str, phrases: Phrases) -> None:
        self.name = name
        self.phrases = phrases
        self._wording = Wording(compiled_own(phrases, _common_words()))

    @property
    def tables(self) -> frozenset[str]:
        """The names of the tables that have phrases."""
        return frozenset(table for found in self.phrases.values() for _, table in found)

    def cues(self, plain: str, short: bool) -> dict[str, Cue]:
        """Return table -> the phrase of it that a block bears. See `Wording.cues`."""
        return {table: Cue(cue.phrase, cue.place, self.name) for table, cue in self._wording.cues(plain, short).items()}

    @property
    def fingerprint(self) -> str:
        """What tells this wording from other wording. A batch compares it before it goes on."""
        return f"{self.name} ({zlib.crc32(repr(self.phrases).encode()):08x})"

    def __eq__(self, other: object) -> bool:
        return (self.name, self.phrases) == (other.name, other.phrases) if isinstance(other, OwnWording) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.name, *(tuple(found) for found in self.phrases.values())))

    def __repr__(self) -> str:
        return f"OwnWording({self.name!r}, {self.phrases!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return OwnWording, (self.name, self.phrases)


def _common_words() -> frozenset[str]:
    return frozenset(load().lists["language"]["words"])


class _Source(NamedTuple):
    """A file that is read.

    name, lines   its name and lines, to say where an error is
    common        words that most paragraphs have
    """

    name: str
    lines: list[str]
    common: frozenset[str]

    def error(self, message: str, table: str, key: str = "", phrase: str = "") -> ValueError:
        """Return an error that names the file, the table, and the line where the table, its key or a phrase under it is written."""
        at = self._find(rf"\s*\[\s*{re.escape(table)}\s*\]", 0)
        for wanted in (rf"\s*{re.escape(key)}\s*=" if key else "", rf".*{re.escape(phrase)}" if phrase else ""):
            if at is not None and wanted:
                at = self._find(wanted, at) or at
        where = "" if at is None else f", line {at + 1}"
        return ValueError(f"{self.name}{where}, table [{table}]: {message}")

    def _find(self, wanted: str, start: int) -> int | None:
        pattern = re.compile(wanted)
        return next((n for n in range(start, len(self.lines)) if pattern.match(self.lines[n])), None)


def read(path: str | PathLike[str]) -> OwnWording:
    """Return the wording in a file. Raise OSError where it cannot be read, and ValueError with the file, line and table of what is wrong in it."""
    path = Path(path)
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"{path.name} has more than {MOST_BYTES:,} bytes; split it into several files")
    try:
        text = data.decode("utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}, line {data[: error.start].count(10) + 1}: is not UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueError(f"{path.name} is no TOML: {error}") from None
    phrases: Phrases = {place: [] for place in PLACES}
    for place, phrase, table in _checked(tables, _Source(path.name, text.splitlines(), _common_words())):
        phrases[place].append((phrase, table))
    if not any(phrases.values()):
        raise ValueError(f'{path.name} has no phrases; a table looks like this: [own_wording], and below it: start = ["reporting by"]')
    return OwnWording(path.name, phrases)


def _checked(tables: Mapping[str, Any], source: _Source) -> Iterator[tuple[str, str, str]]:
    """Yield place, phrase and table of each phrase."""
    for name, found in tables.items():
        if name in PLACES and not isinstance(found, dict):
            raise ValueError(f"{source.name}: {name} stands in no table; write the name of a table above it, such as [own_wording]")
        if not (_LANGUAGE.match(name) and isinstance(found, dict) and all(isinstance(keys, dict) for keys in found.values())):
            yield from _checked_table(name, name, found, source)
            continue
        for table, keys in found.items():
            yield from _checked_table(f"{name}.{table}", table, keys, source)


def _checked_table(shown: str, table: str, keys: Any, source: _Source) -> Iterator[tuple[str, str, str]]:
    if table not in OPEN:
        raise source.error(f"there is no table {table!r} to add to; there are {', '.join(sorted(OPEN))}", shown)
    if not isinstance(keys, dict):
        raise source.error(f"must be a table with the keys {', '.join(PLACES)}, not {type(keys).__name__}", shown)
    for key, phrases in keys.items():
        if key not in PLACES:
            raise source.error(f"there is no key {key!r}; there are {', '.join(PLACES)}", shown, key)
        if not isinstance(phrases, list):
            raise source.error(f'{key} must be a list of phrases: {key} = ["…"]', shown, key)
        for phrase in phrases:
            if not isinstance(phrase, str):
                raise source.error(f"a phrase must be a string, not {phrase!r:.40}", shown, key, str(phrase))
            if not fold(phrase):
                raise source.error(f"the phrase {phrase!r:.40} has no letter and no digit", shown, key, phrase)
            if key != "line" and fold(phrase) in source.common:
                raise source.error(f"the phrase {phrase!r} is a word that most paragraphs have; write what stands beside it", shown, key, phrase)
            if len(phrase) > LONGEST_PHRASE:
                raise source.error(f"the phrase {phrase!r:.40} has more than {LONGEST_PHRASE} characters", shown, key, phrase[:LONGEST_PHRASE])
            yield key, phrase, table
