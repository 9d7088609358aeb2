"""The last step of an update: the rows that are kept, and those that were cleaned anew, as one output."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import NamedTuple

from newsclean.batch.files import ANEW, NEXT
from newsclean.batch.fingerprints import InputFile
from newsclean.batch.inputs import Place
from newsclean.batch.outputs import Output, open_output, rows_of
from newsclean.batch.run_file import Run
from newsclean.batch.session import WITH_KIND, counted_reasons, written


class _Row(NamedTuple):
    id: str
    status: str
    kind: str
    line: bytes


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
        yield _Row(row["id"], row["status"], row["kind"], line)


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

    def add(self, row: _Row) -> None:
        self.statuses[row.status] += 1
        if row.status in WITH_KIND:
            self.kinds[row.kind] += 1
        if row.status == "error":
            self.reasons = counted_reasons(self.reasons, [row.line])
        self.lines.append(row.line)
        self.bytes += len(row.line)
        if len(self.lines) >= self.out.portion.rows or self.bytes >= self.out.portion.bytes:
            self.write()

    def write(self) -> int:
        """Write what is gathered, and return the end of the output."""
        end = written(self.out, self.lines)
        self.lines, self.bytes = [], 0
        return end


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

    A row of the update takes the place of any other with its id, so that an input that was moved has no two rows.
    """
    ids = {row.id for row in _parsed(rows_of(update.output))} if run.rows and update.rows else set()
    rows = _Rows(run)
    files: list[InputFile] = []
    counts: dict[str, int] = {}
    with closing(open_output(run.output + NEXT, removed=removed)) as out:
        out.cut(0)
        copy = _Copy(out)
        for file in known:
            number = 0
            for row in rows.of(file):
                if file.name not in anew and row.id not in ids:
                    copy.add(row)
                    number += 1
            is_gone = file.gone or file.name in gone
            if file.name not in anew and (number or not is_gone):
                files.append(file._replace(gone=is_gone))
                counts |= {file.name: number} if file.kind != "page" else {}
        if rows.taken != run.rows:
            raise ValueError(f"{run.output} does not hold the rows that its run wrote; {ANEW}")
        for row in _parsed(rows_of(update.output)) if update.rows else ():
            copy.add(row)
        end = copy.write()
    over = {*anew, *(file.name for file in known)} - {file.name for file in files}  # nothing is left to say of them
    done = replace(
        run,
        finished=True,
        rows=copy.statuses.total(),
        statuses=dict(copy.statuses),
        kinds=dict(copy.kinds),
        dropped=dict(Counter(run.dropped) + Counter(update.dropped)),
        skipped=run.skipped + update.skipped,
        lost=dict(Counter(run.lost) + Counter(update.lost)),
        seconds=round(run.seconds + update.seconds, 3),
        sessions=run.sessions + update.sessions,
        problems=[problem for problem in run.problems if not problem.startswith(tuple(f"{name}: " for name in over))] + update.problems,
        stale=[name for name in run.stale if name not in over] + update.stale,
        reasons=copy.reasons,
        counts={**counts, **update.counts},
        gone=sum(file.gone for file in files),
        end=end,
        place=Place(),
    )
    return done, [*files, *todo]
