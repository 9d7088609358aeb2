"""The files beside an output: the run file, which says what the run was asked, how far it is and what came of it; and the inventory of its inputs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from string import ascii_lowercase
from typing import Any

from newsclean.batch.files import ANEW, INVENTORY, NEXT, RUN_FILE, CannotWrite, url_to_fs
from newsclean.batch.fingerprints import InputFile
from newsclean.batch.inputs import Place
from newsclean.batch.outputs import STDOUT, trim
from newsclean.batch.tallies import Tallies
from newsclean.document import PageKind
from newsclean.document.choices import choices

LETTERS: dict[str, str] = dict(
    zip(choices(PageKind), ascii_lowercase, strict=False)
)  # by which `Run.page_drops` says which kinds pages without a row are of
NOT_DROPPED = "-"  # in place of such a letter: the page's row gave way to another with its id
REASONS_SHOWN = 3  # of rows with the status `error`, in a summary


@dataclass(frozen=True)
class Run:
    """A run of a batch, finished or not.

    output     where the rows go
    asked      the inputs, and all options on which the rows depend
    finished   whether every input has its row
    rows       how many rows are written
    statuses   how many of them have which status
    kinds      how many of them are of pages of which kind; a row without an article ("timeout", "killed", "error") is of none
    dropped    how many rows were not written, over all sessions, for their kind of page
    drops      the same for each file that is no page
    page_drops the kinds of the pages that have no row, in the order of the inputs: a letter each, see `LETTERS`. A folder may hold millions
    skipped    records of archives that are no pages: pictures, redirects, errors
    lost       how many workers ended before their work was done, by what ended them
    seconds    time that the run took, over all sessions
    sessions   how often it was started
    problems   a sentence for each input that could not be read to its end, or that changed meanwhile
    stale      names of those that changed meanwhile
    reasons    how many rows with the status "error" have which reason; numbers and names in it are left out
    confidences, warnings, removed, slowest   what was counted of the rows, see `newsclean.batch.tallies.Tallies`
    curve      how many documents were done after how many seconds
    counts     how many rows each file has that is no page
    gone       how many inputs are gone, whose rows an update kept
    end        where the output ends: bytes of a file of lines, or parts of a folder
    place      how far the inputs are read
    moving     whether what stands beside the output with the ending `NEXT` is to be moved into its place before anything else is done
    """

    output: str
    asked: dict[str, Any]
    finished: bool = False
    rows: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    drops: dict[str, dict[str, int]] = field(default_factory=dict)
    page_drops: str = ""
    skipped: int = 0
    lost: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    sessions: int = 0
    problems: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)
    confidences: list[int] = field(default_factory=list)
    warnings: dict[str, int] = field(default_factory=dict)
    removed: dict[str, list[int]] = field(default_factory=dict)
    slowest: list[list[Any]] = field(default_factory=list)
    curve: list[list[float]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    gone: int = 0
    end: int = 0
    place: Place = field(default_factory=Place)
    moving: bool = False

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
    def tallies(self) -> Tallies:
        """What was counted of the rows."""
        return Tallies(self.confidences, self.warnings, self.removed, self.slowest)

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds if self.seconds else 0.0

    @property
    def error_share(self) -> float:
        """Share of the rows that have the status "error", 0 to 1. Rows that were dropped count as well."""
        return self.statuses.get("error", 0) / max(1, self.rows + sum(self.dropped.values()))

    def summary(self) -> str:
        """Return a few lines for a person: what became of the inputs, and how long it took."""
        lines = [f"rows: {self.rows:,} in {'standard output' if self.output == STDOUT else self.output} ({counts(self.statuses)})"]
        if self.kinds:
            lines.append(f"kinds of page: {counts(self.kinds)}")
        if self.dropped:
            lines.append(f"dropped for their kind: {sum(self.dropped.values()):,} ({counts(self.dropped)})")
        if errors := self.statuses.get("error"):
            lines.append(f"errors: {errors:,} rows, {self.error_share:.1%}; most often:")
            frequent = sorted(self.reasons.items(), key=lambda item: -item[1])
            lines += [f"  {number:,} x {reason}" for reason, number in frequent[:REASONS_SHOWN]]
        if self.gone:
            lines.append(f"inputs that are gone, whose rows were kept: {self.gone:,}")
        if self.skipped:
            lines.append(f"records of archives that are no pages, and have no row: {self.skipped:,}")
        if self.lost:
            lines.append(f"workers that were replaced: {sum(self.lost.values()):,} ({counts(self.lost)})")
        lines += [f"not read to its end, or changed (mend it, and run again with --update): {problem}" for problem in self.problems]
        lines.append(f"time: {self.seconds:,.1f} s, {self.rate:,.0f} rows a second" + (f", in {self.sessions} sessions" if self.sessions > 1 else ""))
        return "\n".join(lines)


def counts(found: dict[str, int]) -> str:
    """Return numbers of things as text, the greatest first.

    >>> counts({"empty": 3, "ok": 1200})
    '1,200 ok, 3 empty'
    """
    return ", ".join(f"{number:,} {name}" for name, number in sorted(found.items(), key=lambda item: (-item[1], item[0]))) or "none"


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
    """Write the run file. It is replaced as a whole, so that it is never half written. Does nothing where the output is standard output.

    Raises CannotWrite where it cannot be written.
    """
    if run.output != STDOUT:
        _write(run.output + RUN_FILE, run.to_json().encode("utf-8", "replace"))


def _write(name: str, data: bytes) -> None:
    fs, path = url_to_fs(name)
    try:
        with fs.open(path + ".tmp", "wb") as file:
            file.write(data)
        fs.mv(path + ".tmp", path)
    except OSError as error:
        with suppress(OSError):
            fs.rm(path + ".tmp")
        raise CannotWrite(f"cannot write {name}: {error.strerror or error}") from error


def inventory(output: str) -> list[InputFile]:
    """Return what the run of an output knows of its inputs. Raises ValueError where the file that says it is gone or broken."""
    fs, path = url_to_fs(output + INVENTORY)
    try:
        return [InputFile(*json.loads(line)) for line in fs.cat_file(path).decode("ascii").splitlines()]
    except (FileNotFoundError, ValueError, TypeError) as error:
        raise ValueError(f"{output}{INVENTORY}, which says what the inputs were, is gone or broken; {ANEW}") from error


def switch(run: Run, files: Iterable[InputFile]) -> Run:
    """Give a run its inventory, and the output that stands beside its own, if there is one. Killed at any moment, it was or was not done."""
    if run.output == STDOUT:
        return run
    _write(run.output + INVENTORY + NEXT, b"".join(json.dumps(file).encode("ascii") + b"\n" for file in files))
    save(replace(run, moving=True))
    return settle(replace(run, moving=True))


def settle(run: Run) -> Run:
    """Finish what `switch` began, or remove what an earlier one left. Return the run as it is then."""
    for ending in ("", INVENTORY):
        if run.moving:
            _move(run.output + ending + NEXT, run.output + ending)
        else:
            remove(run.output + ending + NEXT)
    if not run.moving:
        return run
    fs, path = url_to_fs(run.output)
    if fs.isdir(path):
        trim(fs, path, run.end)
    done = replace(run, moving=False)
    save(done)
    return done


def _move(source: str, target: str) -> None:
    """Move a file or the files of a folder to another place, and replace what is there. Does nothing where there is no source."""
    (fs, path), (_, goal) = url_to_fs(source), url_to_fs(target)
    try:
        if fs.isdir(path):
            for file in fs.ls(path, detail=False):
                fs.mv(file, f"{goal}/{file.rpartition('/')[2]}")
            fs.rm(path, recursive=True)
        elif fs.exists(path):
            fs.mv(path, goal)
    except OSError as error:
        raise CannotWrite(f"cannot write {target}: {error.strerror or error}") from error


def remove(name: str) -> None:
    """Remove a file or folder, if it is there."""
    fs, path = url_to_fs(name)
    if fs.exists(path):
        fs.rm(path, recursive=True)


def is_there(output: str) -> bool:
    """Return whether an output holds anything."""
    fs, path = url_to_fs(output)
    return bool(fs.exists(path)) and bool(fs.ls(path) if fs.isdir(path) else fs.size(path))
