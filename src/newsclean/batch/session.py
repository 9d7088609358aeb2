"""A session of a run: the work between its start and its end, or until it is stopped."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import replace

from newsclean.batch.files import CannotWrite
from newsclean.batch.inputs import Place, Reading
from newsclean.batch.outputs import Output
from newsclean.batch.records import Loadable, Misread
from newsclean.batch.run_file import LETTERS, Run, save
from newsclean.batch.supervisor import Supervisor
from newsclean.batch.tallies import Tallies, Told, with_point, with_reasons
from newsclean.batch.worker import Answer

PROGRESS_SECONDS = 0.25  # between two reports of progress
WITH_KIND = frozenset(("ok", "empty", "capped"))  # statuses of rows that tell what the page is; of others, nobody has seen it

OnProgress = Callable[[Run, float | None], None]
"""Called with the Run so far, and the share of the input that is read, 0 to 1; None where the size of the input is not known."""


class Session:
    """Cleans what is left of a run, and writes the rows.

    Ctrl-C may come at any line of this. So nothing counts as done until it is committed: rows are gathered in a list, and what they change in the run
    is worked out when they are written, first to the output, then to the run file, which is replaced as a whole.
    """

    def __init__(
        self, run: Run, reading: Reading, supervisor: Supervisor, out: Output, total: int, on_progress: OnProgress | None, drop_kinds: Collection[str]
    ) -> None:
        """total is the size of the inputs in bytes, 0 where it is not known; drop_kinds the kinds of page that get no row."""
        self.run = replace(run, sessions=run.sessions + 1)
        self.before = run
        self.reading = reading
        self.supervisor = supervisor
        self.out = out
        self.total = total
        self.on_progress = on_progress
        self.drop_kinds = drop_kinds
        self.start = self.committed = self.reported = time.monotonic()
        self.places: list[Place] = []  # of the records that are being cleaned, and of those whose rows are gathered
        self.rows: list[Answer] = []  # that are not committed
        self.bytes = 0  # of those
        self.is_committing = False

    def finish(self) -> Run:
        """Do what is left of the run. However this ends, all rows that were done and in order by then are committed."""
        save(self.run)
        self.out.cut(self.run.end)  # after the run file: one that says "finished" must not stand beside an output that was cut off
        self._report(now=True)
        try:
            try:
                self._clean()
            except Misread:
                self._commit()
                self.places.clear()
                self.reading = self.reading.whole(self.run.place)
                self._clean()
            self._commit(finished=True)
        finally:
            if not (self.is_committing or self.run.finished):
                self._commit()
        self._report(now=True)
        return self.run

    def _clean(self) -> None:
        """Gather the rows of all records, and commit them in portions. Raises Misread."""
        with closing(self.supervisor.answers(self._records())) as answers:
            for answer in answers:
                answer = answer._replace(line=b"") if is_dropped(answer.status, answer.kind, self.drop_kinds) else answer
                self.rows.append(answer)
                self.bytes += len(answer.line)
                if self._is_due():
                    self._commit()
                self._report()

    def _records(self) -> Iterator[Loadable]:
        for place, record in self.reading.records():
            self.places.append(place)
            yield record

    def _is_due(self) -> bool:
        """Return whether the rows gathered make a portion."""
        rows, size, seconds = self.out.portion
        return len(self.rows) >= rows or self.bytes >= size or time.monotonic() - self.committed >= seconds

    def _commit(self, *, finished: bool = False) -> None:
        self.is_committing = True  # stopped in here, the run file still says what holds, and the rest of the output is cut off later
        end = written(self.out, [answer.line for answer in self.rows if answer.line])
        run = replace(
            self._state(),
            end=end,
            finished=finished,
            problems=list(dict.fromkeys([*self.run.problems, *self.reading.problems])),
            stale=list(dict.fromkeys([*self.run.stale, *self.reading.stale])),
            counts=dict(Counter(self.run.counts) + Counter(self._of_many())),
            drops=self._drops(),
            page_drops=self.run.page_drops + "".join(LETTERS[kind] for place, kind in self._dropped() if place.kind == "page"),
            reasons=with_errors(self.run.reasons, (answer.told for answer in self.rows if answer.status == "error")),
            **self._tallies()._asdict(),
        )
        run = replace(run, curve=with_point(self.run.curve, run.seconds, run.rows + sum(run.dropped.values())))
        if finished:
            run = replace(run, skipped=self.reading.skipped)
        save(run)
        self.run = run
        del self.places[: len(self.rows)]
        self.rows, self.bytes, self.committed = [], 0, time.monotonic()
        self.is_committing = False

    def _tallies(self) -> Tallies:
        """Return what is counted of the rows, with those gathered. A row that is not written counts only for its time."""
        times = [(answer.seconds, answer.told.id) for answer in self.rows]
        return self.run.tallies.plus([answer.told for answer in self.rows if answer.line], times)

    def _of_many(self) -> Iterator[str]:
        """Yield the name of the file of each row that is written, of files that are no pages."""
        for place, answer in zip(self.places, self.rows, strict=False):
            if answer.line and place.kind != "page":
                yield place.file

    def _dropped(self) -> Iterator[tuple[Place, str]]:
        """Yield the place and the kind of each row gathered that is not written."""
        for place, answer in zip(self.places, self.rows, strict=False):
            if not answer.line:
                yield place, answer.kind

    def _drops(self) -> dict[str, dict[str, int]]:
        """Return how many rows of which kinds were not written, for each file that is no page."""
        found = dict(self.run.drops)
        for place, kind in self._dropped():
            if place.kind != "page":
                found[place.file] = dict(Counter(found.get(place.file, {})) + Counter([kind]))
        return found

    def _state(self) -> Run:
        """Return the run as it is with the rows gathered."""
        place = self.places[len(self.rows) - 1] if self.rows else self.run.place
        kept = [answer for answer in self.rows if answer.line]
        return replace(
            self.run,
            rows=self.run.rows + len(kept),
            statuses=dict(Counter(self.run.statuses) + Counter(answer.status for answer in kept)),
            kinds=dict(Counter(self.run.kinds) + Counter(answer.kind for answer in kept if answer.status in WITH_KIND)),
            dropped=dict(Counter(self.run.dropped) + Counter(answer.kind for answer in self.rows if not answer.line)),
            skipped=place.skipped,
            lost=dict(Counter(self.before.lost) + self.supervisor.lost),
            seconds=round(self.before.seconds + time.monotonic() - self.start, 3),
            place=place,
        )

    def _report(self, *, now: bool = False) -> None:
        if self.on_progress is not None and (now or time.monotonic() - self.reported >= PROGRESS_SECONDS):
            self.reported = time.monotonic()
            state = self._state()
            self.on_progress(state, min(1.0, state.place.read / self.total) if self.total else None)


def is_dropped(status: str, kind: str, drop_kinds: Collection[str]) -> bool:
    """Return whether a row is not to be written for its kind of page."""
    return kind in drop_kinds and status in WITH_KIND


def written(out: Output, lines: list[bytes]) -> int:
    """Write lines to an output, and return its end. Raises CannotWrite where that fails, and BrokenPipeError where nobody reads any more."""
    try:
        return out.write(lines)
    except BrokenPipeError:
        raise
    except OSError as error:  # the disk is full, or gone
        raise CannotWrite(f"cannot write {out.name}: {error.strerror or error}") from error


def with_errors(before: dict[str, int], rows: Iterable[Told]) -> dict[str, int]:
    """Return how often each reason was given, with those in some rows that have the status "error"."""
    return with_reasons(before, ((row.warnings or ("no reason",))[0] for row in rows))
