"""Where results are kept: a line of JSON a document, in a file a system.

    OUT/pages/<corpus>/<system>.jsonl
    OUT/texts/<corpus>/<converter>/<system>.jsonl

Any program may put a file there: `accuracy` scores what it finds. Only `id` and `text` must be given, see `Record`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple


class Record(NamedTuple):
    """What a system made of one document.

    failure   why there is no text, or None: the exception's name and message, or "timeout"
    cost      thread CPU time as a multiple of that of the baseline on the same document; see `benchmarks.run_system`
    version   of the system
    """

    id: str
    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date_published: str | None = None
    failure: str | None = None
    cost: float | None = None
    version: str | None = None


def pages_file(out: Path, corpus: str, system: str) -> Path:
    return out / "pages" / corpus / f"{system}.jsonl"


def texts_file(out: Path, corpus: str, converter: str, system: str) -> Path:
    return out / "texts" / corpus / converter / f"{system}.jsonl"


def read(path: Path) -> dict[str, Record]:
    """The records of a file by id; none where there is no file. A last line that was cut off is passed over.

    Raises ValueError with the place of any other line that is no record.
    """
    found: dict[str, Record] = {}
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    for number, line in enumerate(lines[:-1], start=1):  # behind the last line's end there is nothing, or what was cut off
        try:
            fields = json.loads(line)
            fields["authors"] = tuple(fields.get("authors") or ())
            record = Record(**{name: value for name, value in fields.items() if name in Record._fields})
        except (ValueError, TypeError) as error:
            raise ValueError(f"{path}, line {number} is no record: {error}") from error
        found[record.id] = record
    return found


def append(path: Path, record: Record) -> None:
    """Adds a record in one write, so that a process that is killed cuts off the last line at most."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(json.dumps(record._asdict(), ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def mend(path: Path) -> None:
    """Takes away what a killed process left of a last line. Nothing happens where there is no file."""
    if path.exists():
        with path.open("rb+") as file:
            file.truncate(file.read().rfind(b"\n") + 1)
