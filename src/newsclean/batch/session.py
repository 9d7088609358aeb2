"""One session of a run: from where it stands to its end, or to where it is stopped."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

from newsclean.batch.inputs import Place, Reading
from newsclean.batch.outputs import Output
from newsclean.batch.records import Loadable
from newsclean.batch.run_file import Run, save
from newsclean.batch.supervisor import Supervisor
from newsclean.batch.worker import Answer

EVERY = 0.25  # seconds between two reports of progress


class Session:
    """Ctrl-C may come at any line of this. So nothing counts as done until it is committed: rows are gathered in a list, and what they make of the
    run is worked out when they are written, first to the output, then to the run file, which is replaced as a whole.
    """

    def __init__(
        self, run: Run, reading: Reading, supervisor: Supervisor, out: Output, total: int, tell: Callable[[Run, float | None], None] | None
    ) -> None:
        """total is the size of the inputs in bytes; tell, if given, is called a few times a second."""
        self.run = replace(run, sittings=run.sittings + 1)
        self.before = run
        self.reading = reading
        self.supervisor = supervisor
        self.out = out
        self.total = total
        self.tell = tell
        self.start = self.written = self.told = time.monotonic()
        self.places: list[Place] = []  # of the records that are being worked on, and of those whose rows are gathered
        self.rows: list[Answer] = []  # that are not committed
        self.bytes = 0  # of those
        self.is_committing = False

    def finish(self) -> Run:
        """Does what is left of the run. However it ends, all rows that were done and in order by then are committed."""
        save(self.run)
        self.out.cut(self.run.end)  # only now: where it is stopped in here, the run file says so
        self._tell(now=True)
        try:
            with closing(self.supervisor.answers(self._records())) as answers:
                for answer in answers:
                    self.rows.append(answer)
                    self.bytes += len(answer.line)
                    if self._is_due():
                        self._commit()
                    self._tell()
            self._commit(finished=True)
        finally:
            if not (self.is_committing or self.run.finished):
                self._commit()
        self._tell(now=True)
        return self.run

    def _records(self) -> Iterator[Loadable]:
        for place, record in self.reading.records():
            self.places.append(place)
            yield record

    def _is_due(self) -> bool:
        rows, size, seconds = self.out.portion
        return len(self.rows) >= rows or self.bytes >= size or time.monotonic() - self.written >= seconds

    def _commit(self, *, finished: bool = False) -> None:
        self.is_committing = True  # where it is stopped in here, what the run file says still holds, and the rest is cut off
        end = self.out.write([answer.line for answer in self.rows])
        run = replace(self._state(), end=end, finished=finished, problems=list(dict.fromkeys([*self.run.problems, *self.reading.problems])))
        if finished:
            run = replace(run, skipped=self.reading.skipped)
        save(run)
        self.run = run
        del self.places[: len(self.rows)]
        self.rows, self.bytes, self.written = [], 0, time.monotonic()
        self.is_committing = False

    def _state(self) -> Run:
        """The run as it is with the rows gathered."""
        place = self.places[len(self.rows) - 1] if self.rows else self.run.place
        return replace(
            self.run,
            rows=self.run.rows + len(self.rows),
            statuses=dict(Counter(self.run.statuses) + Counter(answer.status for answer in self.rows)),
            skipped=place.skipped,
            lost=dict(Counter(self.before.lost) + self.supervisor.lost),
            seconds=round(self.before.seconds + time.monotonic() - self.start, 3),
            place=place,
        )

    def _tell(self, *, now: bool = False) -> None:
        if self.tell is not None and (now or time.monotonic() - self.told >= EVERY):
            self.told = time.monotonic()
            state = self._state()
            self.tell(state, min(1.0, state.place.read / self.total) if self.total else None)
