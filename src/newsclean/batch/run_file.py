"""The run file beside an output: what the run was asked, how far it is, and its summary."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from newsclean.batch.files import ANEW, url_to_fs
from newsclean.batch.inputs import RUN_FILE, Place
from newsclean.batch.outputs import STDOUT

VALUE_LENGTH = 200  # characters of an option's value that a message repeats


@dataclass(frozen=True)
class Run:
    """A run of a batch, finished or not.

    output     where the rows go
    asked      the inputs, and all options on which the rows depend
    finished   whether every input has its row
    rows       how many rows are written
    statuses   how many of them have which status
    skipped    records of archives that are no pages: pictures, redirects, errors
    lost       how many workers ended before their work was done, by what ended them
    seconds    time that the run took, over all sessions
    sessions   how often it was started
    problems   a sentence for each input that could not be read to its end
    end        where the output ends: bytes of a file of lines, or parts of a folder
    place      how far the inputs are read
    digest     of the names of all inputs, as the last session found them
    """

    output: str
    asked: dict[str, Any]
    finished: bool = False
    rows: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    skipped: int = 0
    lost: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    sessions: int = 0
    problems: list[str] = field(default_factory=list)
    end: int = 0
    place: Place = field(default_factory=Place)
    digest: str = ""

    def to_json(self) -> str:
        """Return the run as JSON, as the run file has it."""
        return json.dumps({**asdict(self), "place": self.place._asdict()}, indent=2) + "\n"

    @staticmethod
    def from_json(text: str) -> Run:
        """Return the run in a run file. Raises ValueError for a file that is none."""
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
        """Return a few lines for a person: what became of the inputs, and how long it took."""
        lines = [f"rows: {self.rows:,} in {'standard output' if self.output == STDOUT else self.output} ({counts(self.statuses)})"]
        if self.skipped:
            lines.append(f"records of archives that are no pages, and have no row: {self.skipped:,}")
        if self.lost:
            lines.append(f"workers that were replaced: {sum(self.lost.values()):,} ({counts(self.lost)})")
        lines += [f"not read to its end (mend it, and run again with --overwrite): {problem}" for problem in self.problems]
        lines.append(f"time: {self.seconds:,.1f} s, {self.rate:,.0f} rows a second" + (f", in {self.sessions} sessions" if self.sessions > 1 else ""))
        return "\n".join(lines)


def counts(found: dict[str, int]) -> str:
    """Return numbers of things as text, the greatest first.

    >>> counts({"empty": 3, "ok": 1200})
    '1,200 ok, 3 empty'
    """
    return ", ".join(f"{number:,} {name}" for name, number in sorted(found.items(), key=lambda item: (-item[1], item[0]))) or "none"


def begin(output: str, asked: dict[str, Any], *, overwrite: bool) -> Run:
    """Return the run to go on with, or a new one.

    Raises FileExistsError where an output has no run file, and ValueError where its run was begun with other inputs or options.
    """
    new = Run(output, json.loads(json.dumps(asked)))
    if overwrite or output == STDOUT or not _is_there(output):  # an output that was removed is made anew
        return new
    run = stored(output)
    if run is None:
        raise FileExistsError(f"{output} exists, but not {output}{RUN_FILE}, which would say how far it is; {ANEW}")
    others = [name for name in new.asked if run.asked.get(name) != new.asked[name]]
    if others:
        were = ", ".join(f"{name} {run.asked.get(name)!r:.{VALUE_LENGTH}}, now {new.asked[name]!r:.{VALUE_LENGTH}}" for name in others)
        raise ValueError(f"{output} was begun with other options ({were}): give the same, {ANEW}")
    return run


def stored(output: str) -> Run | None:
    """Return the run in the run file of an output, or None where there is no such file. Raises ValueError for a file that is none."""
    if output == STDOUT:
        return None
    fs, path = url_to_fs(output + RUN_FILE)
    if not fs.exists(path):
        return None
    try:
        return Run.from_json(fs.cat_file(path).decode("utf-8"))
    except ValueError as error:
        raise ValueError(f"{output}{RUN_FILE}: {error}; {ANEW}") from error


def save(run: Run) -> None:
    """Write the run file. It is replaced as a whole, so that it is never half written. Does nothing where the output is standard output."""
    if run.output == STDOUT:
        return
    fs, path = url_to_fs(run.output + RUN_FILE)
    with fs.open(path + ".tmp", "wb") as file:
        file.write(run.to_json().encode("utf-8", "replace"))
    fs.mv(path + ".tmp", path)


def _is_there(output: str) -> bool:
    """Return whether an output holds anything."""
    fs, path = url_to_fs(output)
    return bool(fs.exists(path)) and bool(fs.ls(path) if fs.isdir(path) else fs.size(path))
