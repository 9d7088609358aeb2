"""The supervisor of a batch's workers: it gets exactly one answer to each record, whatever becomes of the worker that has it.

Nothing is shared between processes. Every worker has a socket of its own, the supervisor knows which records it gave to which worker, and a worker
that dies or takes too long costs only the record that it was at. Only the supervisor writes.

The pools of the standard library, of loky and of Pebble were tried with records that crash, hang, exit or eat memory, and with workers killed at
random. Each of them lost results or hung.
"""

from __future__ import annotations

import logging
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
from multiprocessing.connection import Connection
from selectors import EVENT_READ, DefaultSelector

from newsclean.batch.archives import Member
from newsclean.batch.messages import send_records
from newsclean.batch.records import Loadable, Misread, Record
from newsclean.batch.worker import MISREAD, READY, TRACEBACK, Answer, Settings, failed_answer, read_traceback, unpacked
from newsclean.document import Status
from newsclean.isolation import OUT_OF_MEMORY, ending, environment, longest_answer, needed_more, stopped_after
from newsclean.output.columns import without_obeyed

logger = logging.getLogger("newsclean.batch")

WORKER = "from newsclean.batch.worker import main; main()"  # what its process runs
MAX_ATTEMPTS = 3  # at a record: a worker may die of something else, but three in a row hardly do
START_SECONDS = 60.0  # in which a worker must be ready
SOCKET_SECONDS = 10  # that a message to a worker, or from it, may take
MAX_STARTING = 16  # workers that are started at a time
MAX_FAILED_STARTS = 10  # in a row, after which the batch is given up
CHUNK_SECONDS = 0.02  # of work that a worker is given at a time: many small records go together, so that sending them costs little
CHUNK_BYTES = 250_000  # of records, from which on a chunk is full
MAX_WAITING_BYTES = 64_000_000  # of rows that wait for one before them; from then on no new records are given out
PACE_WEIGHT = 0.2  # of the latest record in the running mean of seconds a record

OVERDUE = "took too long"


class Worker:
    """A worker's process, the socket to it, and the numbers of the records that it has. It is at the first of them."""

    def __init__(self, settings: bytes) -> None:
        """Start a worker with pickled Settings."""
        ours, theirs = socket.socketpair()
        for direction in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):  # a worker that was stopped must not stop the supervisor
            ours.setsockopt(socket.SOL_SOCKET, direction, struct.pack("ll", SOCKET_SECONDS, 0))
        with theirs:
            command = [sys.executable, "-P", "-c", WORKER, str(theirs.fileno())]
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
        self.told: set[str] = set()  # filters whose traceback it has sent
        self.is_ready = False
        self.deadline = time.monotonic() + START_SECONDS
        with suppress(OSError):  # it died at once, which `wait` will tell
            self.channel.send_bytes(settings)

    @property
    def is_busy(self) -> bool:
        """Whether something is expected of it."""
        return bool(self.records) or not self.is_ready

    def give(self, records: list[tuple[int, Loadable]], timeout: float) -> None:
        """Give records to a worker that has none."""
        self.records.extend(number for number, _ in records)
        self.deadline = time.monotonic() + timeout
        try:
            send_records(self.channel.fileno(), [record for _, record in records])
        except OSError:  # it died, or does not listen
            self.process.kill()

    def end(self) -> int:
        """End the process, if it has not ended. Return its exit status."""
        self.channel.close()
        try:
            return self.process.wait(0.5)  # a process closes its socket a moment before it has ended
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


class Supervisor:
    """Runs records through workers. Iterating over `answers` does the work.

    lost   how many workers ended before their work was done, by what ended them
    """

    def __init__(self, settings: Settings, workers: int) -> None:
        """Raises TypeError where the cleaner cannot be sent to another process, and NotImplementedError on Windows."""
        if sys.platform == "win32":
            raise NotImplementedError("batches need Unix (Linux, macOS, WSL); on Windows, call newsclean.clean in a loop")
        try:
            self._packed = pickle.dumps(settings)
        except Exception as error:  # of the Cleaner, which names the filter, or of a filter's option
            raise TypeError(f"the cleaner cannot be sent to a worker: {error}") from error
        self.settings = settings
        self.lost: Counter[str] = Counter()
        self._wanted = workers
        self._logged: set[str] = set()  # filters that have raised
        self._pace = CHUNK_SECONDS  # seconds a record: a running mean

    def _begin(self) -> None:
        """Forget what was done so far."""
        self._workers: list[Worker] = []
        self._selector = DefaultSelector()  # of what the workers say
        self._failed_starts = 0
        self._is_exhausted = False  # whether all records are taken
        self._records: dict[int, Loadable] = {}  # that are not answered, by their number in the input
        self._again: deque[int] = deque()  # those of them that no worker has, since theirs died
        self._attempts: Counter[int] = Counter()  # workers that died at a record
        self._answers: dict[int, Answer] = {}  # that wait for one before them
        self._waiting_bytes = 0  # of those

    def answers(self, records: Iterable[Loadable]) -> Generator[Answer, None, None]:
        """Yield the answer to each record, in their order. The workers end with the generator.

        Raises RuntimeError where no worker can be started, and Misread where a record turns out to be none of its file: those whose answer was not
        yielded are to be read again, in another way.
        """
        self._begin()
        incoming = enumerate(records)
        following = 0
        try:
            while True:
                self._give_out(incoming)
                if self._is_exhausted and not self._records:
                    break
                self._wait()
                while following in self._answers:
                    answer = self._answers.pop(following)
                    self._waiting_bytes -= len(answer.line)
                    following += 1
                    yield answer
        finally:
            for worker in self._workers:
                worker.process.kill()
                worker.end()
            self._workers.clear()
            self._selector.close()

    def _give_out(self, incoming: Iterator[tuple[int, Loadable]]) -> None:
        """Give every idle worker something to do, and start workers as long as there are records left."""
        for worker in self._workers:
            if worker.is_ready and not worker.records and (chunk := self._chunk(incoming)):
                worker.give(chunk, self.settings.limits.timeout)
        starting = sum(not worker.is_ready for worker in self._workers)
        missing = self._wanted - len(self._workers) if self._again or not self._is_exhausted else 0
        for _ in range(min(missing, MAX_STARTING - starting)):
            worker = Worker(self._packed)
            self._workers.append(worker)
            self._selector.register(worker.channel, EVENT_READ, worker)

    def _chunk(self, incoming: Iterator[tuple[int, Loadable]]) -> list[tuple[int, Loadable]]:
        """Return the next records for a worker: a single one if one must be tried again, else as many as take about `CHUNK_SECONDS`."""
        if self._again:
            number = self._again.popleft()
            return [(number, self._records[number])]
        chunk: list[tuple[int, Loadable]] = []
        size = 0
        end = time.monotonic() + CHUNK_SECONDS  # where records come in slowly, a worker gets those that are there
        while not self._is_exhausted and size < CHUNK_BYTES and len(chunk) * self._pace < CHUNK_SECONDS and self._waiting_bytes < MAX_WAITING_BYTES:
            if chunk and time.monotonic() > end:
                break
            entry = next(incoming, None)
            if entry is None:
                self._is_exhausted = True
                break
            number, record = entry
            self._records[number] = record
            chunk.append(entry)
            size += record.size
        return chunk

    def _wait(self) -> None:
        """Wait until a worker says something or is overdue, and see to it."""
        busy = [worker for worker in self._workers if worker.is_busy]
        nearest = min((worker.deadline for worker in busy), default=0.0)
        for key, _ in self._selector.select(max(0.0, nearest - time.monotonic())):
            self._receive(key.data)
        now = time.monotonic()
        for worker in busy:  # an answer that was sent in time counts, even where it is read too late
            if worker in self._workers and worker.is_busy and worker.deadline <= now and not worker.channel.poll():
                worker.process.kill()
                self._lose(worker, OVERDUE)

    def _receive(self, worker: Worker) -> None:
        """Take a message from a worker."""
        try:
            message = worker.channel.recv_bytes(self._longest(worker))
            if worker.is_ready and message.startswith(TRACEBACK):
                self._log(worker, message.removeprefix(TRACEBACK))
                return
            answer = self._answer(worker, message) if worker.is_ready else None
        except (EOFError, OSError):  # OSError also for a message that is too long
            self._lose(worker)
            return
        except ValueError:  # what it sent is no answer
            worker.process.kill()
            self._lose(worker, "sent no row")
            return
        if answer is not None:
            seconds = time.monotonic() - (worker.deadline - self.settings.limits.timeout)
            self._pace += PACE_WEIGHT * (seconds - self._pace)
            worker.deadline = time.monotonic() + self.settings.limits.timeout
            self._resolve(worker.records.popleft(), answer._replace(seconds=seconds))
        elif message == READY:
            worker.is_ready = True
            self._failed_starts = 0
        else:
            raise RuntimeError(f"the workers cannot start: {message.decode('utf-8', 'replace')}")

    def _answer(self, worker: Worker, message: bytes) -> Answer:
        """Return the answer in a message. Raises ValueError where there is none, or nothing was asked, and Misread where the worker says that."""
        if not worker.records:
            raise ValueError("it was not asked")
        if message == MISREAD and isinstance(self._records[worker.records[0]], Member):
            raise Misread
        return unpacked(message)

    def _log(self, worker: Worker, message: bytes) -> None:
        """Log where a filter raised, once for each filter. Raises ValueError where the worker does not say that, or has said it before."""
        name, lines = read_traceback(message)
        if name in worker.told or name not in self.settings.cleaner.pipeline.names:
            raise ValueError("the message names no filter, or the same once more")
        worker.told.add(name)
        if name not in self._logged:
            self._logged.add(name)
            logger.error("the filter %s raises; this is logged once, and each row says so:\n%s", name, without_obeyed(lines.rstrip()))

    def _longest(self, worker: Worker) -> int:
        """Return the most bytes that a worker may send now."""
        record = self._records[worker.records[0]] if worker.records else None
        most = self.settings.cleaner.limits.max_bytes
        length = record.size if isinstance(record, Record) else most  # of other records, the length of the page is not known here
        return longest_answer(min(length, most), self.settings.limits.memory)

    def _lose(self, worker: Worker, cause: str | None = None) -> None:
        """Take leave of a worker, which died unless another cause is given. The record that it was at is tried again, unless it took too long."""
        self._workers.remove(worker)
        self._selector.unregister(worker.channel)
        status = worker.end()
        if status == -signal.SIGALRM:
            cause = OVERDUE
        cause = cause or ("out of memory" if status == OUT_OF_MEMORY else ending(status))
        self.lost[cause] += 1
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts >= MAX_FAILED_STARTS:
                raise RuntimeError(f"the workers cannot start: {self._failed_starts} in a row did not get ready, the last one {cause}")
        if not worker.records:
            return
        number = worker.records.popleft()
        self._again.extendleft(reversed(worker.records))
        self._attempts[number] += 1
        if cause == OVERDUE:
            self._fail(number, "timeout", stopped_after(self.settings.limits.timeout), self.settings.limits.timeout)
        elif self._attempts[number] < MAX_ATTEMPTS:
            self._again.appendleft(number)
        elif status == OUT_OF_MEMORY:
            self._fail(number, "killed", needed_more(self.settings.limits.memory))
        else:
            self._fail(number, "killed", f"{MAX_ATTEMPTS} workers died at it, the last one {cause}")

    def _fail(self, number: int, status: Status, warning: str, seconds: float = 0.0) -> None:
        """Answer a record with an empty row."""
        record = self._records[number]
        url = record.url if isinstance(record, Record) else None
        self._resolve(number, failed_answer(record.id, status, warning, self.settings, url)._replace(seconds=seconds))

    def _resolve(self, number: int, answer: Answer) -> None:
        """Keep the answer to a record until it is its turn."""
        del self._records[number]
        del self._attempts[number]
        self._answers[number] = answer
        self._waiting_bytes += len(answer.line)
