"""The file beside an output that says how far the run is: what it was asked, what is committed, and the summary."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from newsclean.batch.files import url_to_fs
from newsclean.batch.inputs import RUN_FILE, Place
from newsclean.batch.outputs import STDOUT


@dataclass(frozen=True)
class Run:
    """A run of a batch, done or not.

    output     where the rows go
    asked      the inputs and all options on which the rows depend
    finished   whether every input has its row
    rows       rows that are committed
    statuses   how many of them have which status
    skipped    records of archives that are no pages: pictures, redirects, errors
    lost       how many workers ended before their work was done, by what ended them
    seconds    that it took, over all sittings
    sittings   times that it was started
    problems   a sentence for each input that could not be read to its end
    end        where the output ends
    place      how far the inputs are read
    digest     of the names of all inputs, as the last sitting found them
    """

    output: str
    asked: dict[str, Any]
    finished: bool = False
    rows: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    skipped: int = 0
    lost: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    sittings: int = 0
    problems: list[str] = field(default_factory=list)
    end: int = 0
    place: Place = field(default_factory=Place)
    digest: str = ""

    def to_json(self) -> str:
        return json.dumps({**asdict(self), "place": self.place._asdict()}, indent=2) + "\n"

    @staticmethod
    def from_json(text: str) -> Run:
        """Raises ValueError for what is no run file."""
        try:
            found = json.loads(text)
            return Run(**{**found, "place": Place(**found["place"])})
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"it is no run file: {error}") from error

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds if self.seconds else 0.0

    def summary(self) -> str:
        """What became of the inputs, in a few lines."""
        lines = [f"rows: {self.rows:,} in {'standard output' if self.output == STDOUT else self.output} ({counts(self.statuses)})"]
        if self.skipped:
            lines.append(f"records of archives that are no pages, and have no row: {self.skipped:,}")
        if self.lost:
            lines.append(f"workers that were replaced: {sum(self.lost.values()):,} ({counts(self.lost)})")
        lines += [f"not read to its end (mend it, and run again with --overwrite): {problem}" for problem in self.problems]
        lines.append(f"time: {self.seconds:,.1f} s, {self.rate:,.0f} rows a second" + (f", in {self.sittings} sittings" if self.sittings > 1 else ""))
        return "\n".join(lines)


def counts(found: dict[str, int]) -> str:
    """Numbers of things, the most frequent first.

    >>> counts({"empty": 3, "ok": 1200})
    '1,200 ok, 3 empty'
    """
    return ", ".join(f"{number:,} {name}" for name, number in sorted(found.items(), key=lambda item: (-item[1], item[0]))) or "none"


def begin(output: str, asked: dict[str, Any], *, overwrite: bool) -> Run:
    """The run to go on with, or a new one.

    Raises FileExistsError where there is an output but not how far it is, ValueError where it was begun with other options.
    """
    new = Run(output, json.loads(json.dumps(asked)))
    if overwrite or output == STDOUT or not _is_there(output):  # somebody who took the output away wants it again
        return new
    run = stored(output)
    if run is None:
        raise FileExistsError(f"{output} exists, but not {output}{RUN_FILE}, which would say how far it is: name another output, or overwrite it")
    others = [name for name in new.asked if run.asked.get(name) != new.asked[name]]
    if others:
        were = ", ".join(f"{name} {run.asked.get(name)!r:.200}, now {new.asked[name]!r:.200}" for name in others)
        raise ValueError(f"{output} was begun with other options ({were}): give the same, name another output, or overwrite it")
    return run


def stored(output: str) -> Run | None:
    """What stands in the run file of an output, if there is one. Raises ValueError for what is no run file."""
    if output == STDOUT:
        return None
    fs, path = url_to_fs(output + RUN_FILE)
    if not fs.exists(path):
        return None
    try:
        return Run.from_json(fs.cat_file(path).decode("utf-8"))
    except ValueError as error:
        raise ValueError(f"{output}{RUN_FILE}: {error}; name another output, or overwrite it") from error


def save(run: Run) -> None:
    """Writes the run file, whole or not at all."""
    if run.output == STDOUT:
        return
    fs, path = url_to_fs(run.output + RUN_FILE)
    with fs.open(path + ".tmp", "wb") as file:
        file.write(run.to_json().encode("utf-8", "replace"))
    fs.mv(path + ".tmp", path)


def _is_there(output: str) -> bool:
    """Whether an output holds anything."""
    fs, path = url_to_fs(output)
    return bool(fs.exists(path)) and bool(fs.ls(path) if fs.isdir(path) else fs.size(path))
