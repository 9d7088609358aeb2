"""The indexes of phrases, as `python -m newsclean.languages.compile` writes it.

To parse, fold and index `phrases/<lang>.toml` takes 150 ms, which each process would spend on its first input; an index loads in a fraction of that.
They are committed beside the phrase files, so that a checkout and a package have them, whatever built them. The phrase files stay the one source: an
index has their checksum, and holds for them alone.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any, Literal, NamedTuple

PLACES = ("line", "start", "end", "inside")

FORMAT = 1  # of the index: one more where the compiler writes another index of the same files

FOLDER = Path(__file__).with_name("phrases")
Part = Literal["phrases", "messages", "notes"]
"""Which tables an index is of: "messages" has those of pages that are no articles, which few inputs need, "notes" those of fields beside the text,
and "phrases" all others."""


class Place(NamedTuple):
    """The phrases for one place.

    keys     piece of a block -> the phrases to compare with a block that has it, the longest first, joined by line breaks: strings load faster than
             lists, and most are never read
    tables   phrase -> the names of the tables that it stands in, joined by spaces
    """

    keys: dict[str, str]
    tables: dict[str, str]


class Index(NamedTuple):
    """What is looked up of the phrase files.

    places          the phrases for each of `PLACES`. Those for a "line" have no keys: a block is looked up whole
    lists           language code -> table -> key -> what stands under the keys that are no places
    english_dates   the phrases and words of the English table `date`
    """

    places: dict[str, Place]
    lists: dict[str, dict[str, dict[str, list[Any]]]]
    english_dates: frozenset[str]


def sources() -> dict[str, bytes]:
    """Return language code -> its phrase file as it is now, in the order of the codes."""
    return {file.stem: file.read_bytes() for file in sorted(FOLDER.glob("*.toml"))}


def file(part: Part) -> Path:
    """Return where an index is committed."""
    return FOLDER.with_name(f"{part}.json")


def committed(part: Part) -> Index | None:
    """Return a committed index. None where there is none, where it is damaged, or where a phrase file has changed since."""
    try:
        found = json.loads(file(part).read_text(encoding="utf-8"))
        if found["checksum"] != _checksum(sources()):
            return None
        return Index({place: _read_place(found[place]) for place in PLACES}, found["lists"], frozenset(found["english_dates"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):  # as with the marks of a merge in it
        return None


def commit(index: Index, part: Part) -> None:
    """Write an index of the phrase files as they are now."""
    places = {place: _written_place(phrases) for place, phrases in index.places.items()}
    found = {"checksum": _checksum(sources()), **places, "lists": index.lists, "english_dates": sorted(index.english_dates)}
    file(part).write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8", newline="\n")


def _checksum(files: dict[str, bytes]) -> int:
    found = FORMAT
    for code, data in files.items():
        found = zlib.crc32(data, zlib.crc32(code.encode(), found))
    return found


def _written_place(place: Place) -> dict[str, Any]:
    """Return a place for JSON, with the phrases of each table together, which takes less room."""
    phrases: dict[str, list[str]] = {}
    for phrase, tables in place.tables.items():
        phrases.setdefault(tables, []).append(phrase)
    return {"keys": place.keys, "phrases": phrases}


def _read_place(found: dict[str, Any]) -> Place:
    tables: dict[str, str] = {}
    for names, phrases in found["phrases"].items():
        tables.update(dict.fromkeys(phrases, names))
    return Place(found["keys"], tables)
