"""The last step of an update: the rows that are kept, and those that were cleaned anew, as one output."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any, NamedTuple

from newsclean.batch.files import ANEW, NEXT
from newsclean.batch.fingerprints import InputFile
from newsclean.batch.inputs import Place
from newsclean.batch.outputs import Output, open_output, rows_of
from newsclean.batch.run_file import LETTERS, NOT_DROPPED, Run
from newsclean.batch.session import WITH_KIND, is_dropped, with_errors, written
from newsclean.batch.tallies import NONE, Told, told


class _Row(NamedTuple):
    id: str
    status: str
    kind: str
    line: bytes
    told: Told


class _Rows:
    """The rows of an output, file by file: they stand in the order of the files that they are from."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.rows = _parsed(rows_of(run.output)) if run.rows else iter(())
        self.next = next(self.rows, None)
        self.taken = 0

    def of(self, file: InputFile) -> Iterator[_Row]:
        """Yield the rows of the next file."""
        if file.kind == "page":
            yield from self._take(int(self.next is not None and self.next.id == _as_id(file.name)))
        else:
            yield from self._take(self.run.counts.get(file.name, 0))

    def _take(self, number: int) -> Iterator[_Row]:
        for _ in range(number):
            if self.next is None:
                return
            yield self.next
            self.taken += 1
            self.next = next(self.rows, None)


def _parsed(lines: Iterator[bytes]) -> Iterator[_Row]:
    for line in lines:
        row = json.loads(line)
        yield _Row(row["id"], row["status"], row["kind"], line, told(row))


def _as_id(name: str) -> str:
    """Return the id of a page's row, which is its name as UTF-8 can say it."""
    return name.encode("utf-8", "replace").decode("utf-8")


class _Copy:
    """Writes rows to an output in its portions, and counts them."""

    def __init__(self, out: Output) -> None:
        self.out = out
        self.lines: list[bytes] = []
        self.bytes = 0
        self.statuses: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.reasons: dict[str, int] = {}
        self.tallies = NONE
        self.told: list[Told] = []  # of the lines

    def add(self, row: _Row) -> None:
        self.statuses[row.status] += 1
        if row.status in WITH_KIND:
            self.kinds[row.kind] += 1
        if row.status == "error":
            self.reasons = with_errors(self.reasons, [row.told])
        self.lines.append(row.line)
        self.told.append(row.told)
        self.bytes += len(row.line)
        if len(self.lines) >= self.out.portion.rows or self.bytes >= self.out.portion.bytes:
            self.write()

    def write(self) -> int:
        """Write what is gathered, and return the end of the output."""
        end = written(self.out, self.lines)
        self.tallies = self.tallies.plus(self.told)
        self.lines, self.told, self.bytes = [], [], 0
        return end


class _Files:
    """What is known of the files whose rows the output has, in their order: the fields of a Run of the same names."""

    def __init__(self) -> None:
        self.files: list[InputFile] = []
        self.counts: dict[str, int] = {}
        self.drops: dict[str, dict[str, int]] = {}
        self.page_drops = ""

    def add(self, file: InputFile, number: int, dropped: dict[str, int], letter: str = "") -> None:
        """Add a file with the number of its rows, and of those that were not written; of a page without a row, with the letter of `page_drops`."""
        self.files.append(file)
        if file.kind == "page":
            self.page_drops += "".join(LETTERS[kind] for kind in dropped) or letter
            return
        self.counts[file.name] = number
        if dropped:
            self.drops[file.name] = dict(dropped)

    @property
    def dropped(self) -> dict[str, int]:
        kinds = {letter: kind for kind, letter in LETTERS.items()}
        found = Counter(kinds[letter] for letter in self.page_drops if letter != NOT_DROPPED)
        for of_file in self.drops.values():
            found.update(of_file)
        return dict(found)


def merged(
    run: Run,
    known: Sequence[InputFile],
    update: Run,
    todo: Sequence[InputFile],
    anew: Collection[str],
    gone: Collection[str],
    *,
    removed: bool,
) -> tuple[Run, list[InputFile]]:
    """Write all rows that are to stay beside the output. Return the run that this makes, and its inputs in the order of their rows.

    run, known     the run that is brought up to date, and its inputs
    update, todo   the finished run that cleaned what is new or has changed, and its inputs
    anew           the names of the latter, and of those whose rows go
    gone           names of inputs that are there no more. Their rows stay
    removed        whether rows list what was removed

    A row of the update takes the place of any other with its id, so that an input that was moved has no two rows. It does so as well if it is of a
    kind of page that gets no row: the update has written all rows, and this leaves those out.
    """
    ids = {row.id for row in _parsed(rows_of(update.output))} if run.rows and update.rows else set()
    rows = _Rows(run)
    letters = iter(run.page_drops)
    stay = _Files()
    with closing(open_output(run.output + NEXT, removed=removed)) as out:
        out.cut(0)
        copy = _Copy(out)
        for file in known:
            number, before = 0, rows.taken
            for row in rows.of(file):
                if file.name not in anew and row.id not in ids:
                    copy.add(row)
                    number += 1
            letter = next(letters, "") if file.kind == "page" and rows.taken == before else "" if number else NOT_DROPPED
            is_gone = file.gone or file.name in gone
            if file.name not in anew and (number or not is_gone):
                stay.add(file._replace(gone=is_gone), number, run.drops.get(file.name, {}), letter)
        _check_all_taken(rows)
        _add_update(update, todo, copy, stay)
        end = copy.write()
    before = run.rows + sum(run.dropped.values())
    over = {*anew, *(file.name for file in known)} - {file.name for file in stay.files if file.name not in anew}  # nothing is left to say of them
    done = replace(
        run,
        finished=True,
        rows=copy.statuses.total(),
        statuses=dict(copy.statuses),
        kinds=dict(copy.kinds),
        dropped=stay.dropped,
        drops=stay.drops,
        page_drops=stay.page_drops,
        skipped=run.skipped + update.skipped,
        lost=dict(Counter(run.lost) + Counter(update.lost)),
        seconds=round(run.seconds + update.seconds, 3),
        sessions=run.sessions + update.sessions,
        problems=[problem for problem in run.problems if not problem.startswith(tuple(f"{name}: " for name in over))] + update.problems,
        stale=[name for name in run.stale if name not in over] + update.stale,
        reasons=copy.reasons,
        **copy.tallies._replace(slowest=_slowest(run, update, ids))._asdict(),
        curve=[*run.curve, *[[round(run.seconds + seconds, 3), before + number] for seconds, number in update.curve]],
        counts=stay.counts,
        gone=sum(file.gone for file in stay.files),
        end=end,
        place=Place(),
    )
    return done, stay.files


def _slowest(run: Run, update: Run, ids: Collection[str]) -> list[list[Any]]:
    """Return the slowest documents of a run and its update. Those of the run that were cleaned anew, whose ids are given, count no more."""
    kept = [(seconds, id) for seconds, id in run.slowest if id not in ids]
    return NONE.plus((), [*kept, *[(seconds, id) for seconds, id in update.slowest]]).slowest


def _check_all_taken(rows: _Rows) -> None:
    """Raise ValueError where an output has other rows than those of its files."""
    if rows.taken != rows.run.rows:
        raise ValueError(f"{rows.run.output} does not hold the rows that its run wrote; {ANEW}")


def _add_update(update: Run, todo: Sequence[InputFile], copy: _Copy, stay: _Files) -> None:
    """Add the rows of an update, apart from those of kinds that get none."""
    rows = _Rows(update)
    for file in todo:
        number = 0
        dropped: Counter[str] = Counter()
        for row in rows.of(file):
            if is_dropped(row.status, row.kind, update.asked["drop_kinds"]):
                dropped[row.kind] += 1
            else:
                copy.add(row)
                number += 1
        stay.add(file, number, dropped)
    _check_all_taken(rows)
