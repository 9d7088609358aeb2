"""Workers under watch: each record is answered exactly once, whatever becomes of the worker that has it.

The pools of the standard library, of loky and of Pebble were tried with records that crash, hang, exit or eat memory, and with workers killed at
random; each lost results or hung. This one holds because nothing is shared: every worker is a process with a socket of its own, the supervisor knows
which records it handed to which worker, and a worker that dies or overruns costs only the record that it was at. Only the supervisor writes.
"""

from __future__ import annotations

import pickle
import signal
import socket
import struct
import subprocess
import sys
import time
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait

from newsclean.batch.records import Loadable, Record
from newsclean.batch.worker import READY, Answer, Settings, failed_row, unpacked
from newsclean.document import Status
from newsclean.isolation import OUT_OF_MEMORY, environment, needed_more, stopped_after
from newsclean.output.rows import to_line

ATTEMPTS = 3  # a worker may die of something else than its record; three in a row hardly do
START = 60.0  # seconds in which a worker must be ready
PATIENCE = 10  # seconds for a message to get through to a worker, or from it
AT_ONCE = 16  # workers that are being started
STARTS = 10  # that may fail in a row before all is given up
HANDFUL_SECONDS = 0.02  # worth of records that are handed over at a time, so that the way to and fro costs little
HANDFUL_BYTES = 32_000  # at which a handful is full
WAITING = 64_000_000  # bytes of rows that may wait for one before them


class Worker:
    """A process, the socket to it, and the numbers of the records that it has, the one it is at first."""

    def __init__(self, settings: bytes) -> None:
        ours, theirs = socket.socketpair()
        for direction in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):  # a worker that was stopped must not stop the supervisor
            ours.setsockopt(socket.SOL_SOCKET, direction, struct.pack("ll", PATIENCE, 0))
        with theirs:
            command = [sys.executable, "-P", "-c", "from newsclean.batch.worker import main; main()", str(theirs.fileno())]
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=2,  # what a filter prints is no part of the results
                pass_fds=[theirs.fileno()],
                env=environment(),
                process_group=0,  # Ctrl-C is for the supervisor
            )
        self.channel = Connection(ours.detach())
        self.records: deque[int] = deque()
        self.is_ready = False
        self.deadline = time.monotonic() + START
        with suppress(OSError):  # where it died at once, `wait` will tell
            self.channel.send_bytes(settings)

    @property
    def is_busy(self) -> bool:
        """Whether something is expected of it."""
        return bool(self.records) or not self.is_ready

    def hand(self, records: list[tuple[int, Loadable]], timeout: float) -> None:
        """Gives records to a worker that has none."""
        self.records.extend(number for number, _ in records)
        self.deadline = time.monotonic() + timeout
        try:
            self.channel.send([record for _, record in records])
        except OSError:  # as above; or it does not listen, and no record is to blame
            self.process.kill()

    def bury(self) -> int:
        """Ends the process, if it has not ended; its exit status."""
        self.channel.close()
        try:
            return self.process.wait(0.5)  # its socket closes just before it has ended
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


class Supervisor:
    """Runs records through workers; iterating over `answers` does the work."""

    def __init__(self, settings: Settings, workers: int) -> None:
        """Raises TypeError where the options cannot be sent to another process, and NotImplementedError on Windows."""
        if sys.platform == "win32":
            raise NotImplementedError("batches need Unix (Linux, macOS, WSL); on Windows, call newsclean.clean in a loop")
        try:
            self._packed = pickle.dumps(settings)
        except Exception as error:  # a Cleaner says which filter; an option of one may raise whatever it likes
            raise TypeError(f"the cleaner cannot be sent to a worker: {error}") from error
        self.settings = settings
        self.lost: Counter[str] = Counter()  # workers, by what ended them
        self._wanted = workers
        self._workers: list[Worker] = []
        self._failed_starts = 0
        self._is_exhausted = False
        self._records: dict[int, Loadable] = {}  # that are not answered, by their number in the input
        self._again: deque[int] = deque()  # those of them that no worker has: one died before it was done with them
        self._attempts: Counter[int] = Counter()  # at which a worker died
        self._answers: dict[int, Answer] = {}  # that wait for one before them
        self._waiting = 0  # bytes of those
        self._pace = HANDFUL_SECONDS  # seconds a record, lately

    def answers(self, records: Iterable[Loadable]) -> Generator[Answer, None, None]:
        """The answer to each record, in their order. The workers end with the iterator.

        Raises RuntimeError where no worker can be started.
        """
        incoming = enumerate(records)
        following = 0
        try:
            while True:
                self._feed(incoming)
                if self._is_exhausted and not self._records:
                    break
                self._attend()
                while following in self._answers:
                    answer = self._answers.pop(following)
                    self._waiting -= len(answer.line)
                    following += 1
                    yield answer
        finally:
            for worker in self._workers:
                worker.process.kill()
                worker.bury()
            self._workers.clear()

    def _feed(self, incoming: Iterator[tuple[int, Loadable]]) -> None:
        """Gives every idle worker something to do, and starts workers as long as there is something left."""
        for worker in self._workers:
            if worker.is_ready and not worker.records and (handful := self._handful(incoming)):
                worker.hand(handful, self.settings.limits.timeout)
        starting = sum(not worker.is_ready for worker in self._workers)
        missing = self._wanted - len(self._workers) if self._again or not self._is_exhausted else 0
        for _ in range(min(missing, AT_ONCE - starting)):
            self._workers.append(Worker(self._packed))

    def _handful(self, incoming: Iterator[tuple[int, Loadable]]) -> list[tuple[int, Loadable]]:
        """The next records for one worker: one that has to be done again, else as many as it does in a moment."""
        if self._again:
            number = self._again.popleft()
            return [(number, self._records[number])]
        handful: list[tuple[int, Loadable]] = []
        size = 0
        end = time.monotonic() + HANDFUL_SECONDS  # where records come in slowly
        while not self._is_exhausted and size < HANDFUL_BYTES and len(handful) * self._pace < HANDFUL_SECONDS and self._waiting < WAITING:
            if handful and time.monotonic() > end:
                break
            entry = next(incoming, None)
            if entry is None:
                self._is_exhausted = True
                break
            number, record = entry
            self._records[number] = record
            handful.append(entry)
            size += record.size
        return handful

    def _attend(self) -> None:
        """Waits until a worker has something to say or is overdue."""
        busy = [worker for worker in self._workers if worker.is_busy]
        nearest = min((worker.deadline for worker in busy), default=0.0)
        by_channel = {worker.channel: worker for worker in busy}
        for channel in wait(list(by_channel), max(0.0, nearest - time.monotonic())):
            assert isinstance(channel, Connection)
            self._hear(by_channel[channel])
        now = time.monotonic()
        for worker in busy:  # what has been said in time counts, even where nobody listened in time
            if worker in self._workers and worker.is_busy and worker.deadline <= now and not worker.channel.poll():
                worker.process.kill()
                self._bury(worker, is_overdue=True)

    def _hear(self, worker: Worker) -> None:
        try:
            message = worker.channel.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if worker.is_ready:
            self._pace += 0.2 * (time.monotonic() - (worker.deadline - self.settings.limits.timeout) - self._pace)
            worker.deadline = time.monotonic() + self.settings.limits.timeout
            self._settle(worker.records.popleft(), unpacked(message))
        elif message == READY:
            worker.is_ready = True
            self._failed_starts = 0
        else:
            raise RuntimeError(f"the workers cannot start: {message.decode('utf-8', 'replace')}")

    def _bury(self, worker: Worker, *, is_overdue: bool = False) -> None:
        """Sees to what a worker leaves behind. The record it was at is tried again, but not where it took too long."""
        self._workers.remove(worker)
        status = worker.bury()
        is_overdue = is_overdue or status == -signal.SIGALRM
        cause = "took too long" if is_overdue else "out of memory" if status == OUT_OF_MEMORY else _ending(status)
        self.lost[cause] += 1
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise RuntimeError(f"the workers cannot start: {self._failed_starts} in a row did not get ready, the last one {cause}")
        if not worker.records:
            return
        number = worker.records.popleft()
        self._again.extendleft(reversed(worker.records))
        self._attempts[number] += 1
        if is_overdue:
            self._fail(number, "timeout", stopped_after(self.settings.limits.timeout))
        elif self._attempts[number] < ATTEMPTS:
            self._again.appendleft(number)
        elif status == OUT_OF_MEMORY:
            self._fail(number, "killed", needed_more(self.settings.limits.memory))
        else:
            self._fail(number, "killed", f"{ATTEMPTS} workers died at it, the last one {cause}")

    def _fail(self, number: int, status: Status, warning: str) -> None:
        record = self._records[number]
        url = record.url if isinstance(record, Record) else None
        row = failed_row(record.id, status, warning, url=url, removed=self.settings.removed)
        self._settle(number, Answer(status, to_line(row)))

    def _settle(self, number: int, answer: Answer) -> None:
        del self._records[number]
        del self._attempts[number]
        self._answers[number] = answer
        self._waiting += len(answer.line)


def _ending(status: int) -> str:
    """How a process ended, in words.

    >>> _ending(-9), _ending(3)
    ('by SIGKILL', 'with exit status 3')
    """
    return f"by {signal.Signals(-status).name}" if status < 0 else f"with exit status {status}"
