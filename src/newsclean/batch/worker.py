"""What a worker of a batch does: it takes records, one by one or a few at a time, and sends each one's row back as a line of JSON.

It holds nothing that could be lost: where it dies, its supervisor hands the record to another worker.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from multiprocessing.connection import Connection
from typing import NamedTuple, NoReturn

from newsclean.article import failed
from newsclean.batch.records import Loadable, Record
from newsclean.cleaner import Cleaner
from newsclean.document import Status
from newsclean.isolation import OUT_OF_MEMORY, ProcessLimits, cap_memory
from newsclean.output.rows import Row, to_line, to_row

READY = b"ready"
GRACE = 10  # seconds that a supervisor has to stop a record that takes too long, before the worker's alarm does


class Settings(NamedTuple):
    """How a worker cleans: with what cleaner, what it may take, and whether rows list what was removed."""

    cleaner: Cleaner
    limits: ProcessLimits
    removed: bool


class Answer(NamedTuple):
    """A record's row as a line of JSON, and its status."""

    status: str
    line: bytes


def packed(answer: Answer) -> bytes:
    """An answer as it goes through the channel. Not pickled: a worker that a page has taken over must not be able to take over the supervisor."""
    return answer.status.encode() + b" " + answer.line


def unpacked(message: bytes) -> Answer:
    """The answer that `packed` made a message of."""
    status, _, line = message.partition(b" ")
    return Answer(status.decode(), line)


def main() -> None:
    """Takes records from the socket whose number stands on the command line until it is closed."""
    channel = Connection(int(sys.argv[1]))
    try:
        settings: Settings = pickle.loads(channel.recv_bytes())  # from the process that started this one
        warm_up(settings)
    except Exception as error:  # a filter that cannot be imported here, say
        _send(channel, f"{type(error).__name__}: {error}".encode("utf-8", "replace"))
        return
    if settings.limits.memory is not None:
        cap_memory(settings.limits.memory)
    _send(channel, READY)
    while True:
        try:
            records = channel.recv()
        except (EOFError, OSError):
            _leave()
        for record in records:
            _send(channel, packed(_guarded(record, settings)))


def _send(channel: Connection, message: bytes) -> None:
    try:
        channel.send_bytes(message)
    except OSError:
        _leave()


def _leave() -> NoReturn:
    """The supervisor is gone, and with it whoever wanted the rows."""
    os._exit(0)


def warm_up(settings: Settings) -> None:
    """Reads the phrase files and the model, which a record should not have to wait for."""
    answer(Record("", "<p>The talks between both sides failed on Monday.</p>"), settings)


def _guarded(record: Loadable, settings: Settings) -> Answer:
    """The answer to a record, under an alarm that ends this process where nobody is left to do so. The signal's default action needs no Python."""
    signal.setitimer(signal.ITIMER_REAL, settings.limits.timeout + GRACE)
    try:
        return answer(record, settings)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # at once: what is left of this process is not to be trusted
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def answer(record: Loadable, settings: Settings) -> Answer:
    """The row of a record. Whatever raises, but for want of memory, gives a row with the status "error"."""
    try:
        loaded = record.load()
    except MemoryError:
        raise
    except (ValueError, OSError, EOFError) as error:
        return _failed(record.id, str(error), None, settings)
    except Exception as error:  # each way of compressing has errors of its own
        return _failed(record.id, f"{type(error).__name__}: {error}", None, settings)
    try:
        article = settings.cleaner.clean(loaded.source, url=loaded.url, format=loaded.format, encoding=loaded.encoding)
        row = to_row(loaded.id, article, removed=settings.removed)
    except MemoryError:
        raise
    except Exception as error:
        return _failed(loaded.id, f"{type(error).__name__}: {error}", loaded.url, settings)
    return Answer(row["status"], to_line(row))


def _failed(id: str, warning: str, url: str | None, settings: Settings) -> Answer:
    return Answer("error", to_line(failed_row(id, "error", warning, url=url, removed=settings.removed)))


def failed_row(id: str, status: Status, warning: str, *, url: str | None = None, removed: bool = False) -> Row:
    """Return the row of an input that no article came of: an empty one, with a status and a warning that say why."""
    return to_row(id, failed(status, warning, url=url), removed=removed)
