"""A worker of a batch: it takes records, one or a few at a time, and sends back the row of each as a line of JSON.

It holds nothing that could be lost. Where it dies, its supervisor gives the record to another worker.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from typing import NamedTuple, NoReturn

from newsclean.article import failed
from newsclean.batch.messages import receive_records
from newsclean.batch.records import Loadable, Misread, Record
from newsclean.batch.tallies import Told, told
from newsclean.cleaner import Cleaner
from newsclean.document import PageKind, Status
from newsclean.document.choices import ARTICLES, choices
from newsclean.isolation import OUT_OF_MEMORY, ProcessLimits, cap_memory, in_words
from newsclean.output.rows import Row, to_line, to_row
from newsclean.pipeline import filter_that_raised
from newsclean.profiles import page_lines

READY = b"ready"
MISREAD = b"misread"  # in place of an answer: the record raised Misread
LINES = "lines"  # in an answer, what a profile notes of a page
TRACEBACK = b"traceback "  # what a message begins with that is no answer, but says where a filter raised
TRACEBACK_LENGTH = 10_000  # characters; the end is what matters
RECEIVED_BYTES = 1 << 16  # at a time; a record that is longer is read at once
ALARM_DELAY = 10  # seconds after the time-out until a worker ends itself: long enough for its supervisor, if there still is one, to do it first


class Settings(NamedTuple):
    """How a worker cleans: with which cleaner, within which limits, whether rows list what was removed, and whether they have `LINES`."""

    cleaner: Cleaner
    limits: ProcessLimits
    removed: bool
    lines: bool = False


class Answer(NamedTuple):
    """The row of a record as a line of JSON, its status, and the kind of page.

    told      what of the row is counted; in a worker nothing is
    seconds   that the record took, as the supervisor saw it
    """

    status: str
    line: bytes
    kind: str = ""
    told: Told = Told()
    seconds: float = 0.0


def packed(answer: Answer) -> bytes:
    """Return an answer as a message to the supervisor."""
    return answer.status.encode() + b" " + answer.line


def unpacked(message: bytes) -> Answer:
    """Return the answer in a worker's message. Raises ValueError where there is none.

    The message is JSON, not a pickle, and it is checked: a worker that a page has taken over must not be able to run code in the supervisor, or to
    write anything but a row to the output.
    """
    status, _, line = message.partition(b" ")
    try:
        row = json.loads(line)
    except RecursionError as error:
        raise ValueError("the row is nested too deeply") from error
    if not isinstance(row, dict) or "id" not in row or row.get("status") != status.decode() or row["status"] not in choices(Status):
        raise ValueError("the row has no id, or a wrong status")
    if row.get("kind") not in choices(PageKind):
        raise ValueError("the row has a wrong kind")
    if line.find(b"\n") != len(line) - 1:
        raise ValueError("the row is not one line")
    return Answer(row["status"], line, row["kind"], told(row))


def read_traceback(message: bytes) -> tuple[str, str]:
    """Return the name of the filter that raised, and the traceback. Raises ValueError for a message that does not say them."""
    try:
        found = json.loads(message)
    except RecursionError as error:
        raise ValueError("the message is nested too deeply") from error
    if not (isinstance(found, list) and len(found) == 2 and all(isinstance(part, str) for part in found)):
        raise ValueError("the message does not name a filter and its traceback")
    return found[0], found[1]


def main() -> None:
    """Clean records from the socket whose number stands on the command line, until it is closed."""
    descriptor = int(sys.argv[1])
    channel = Connection(descriptor)
    try:
        settings: Settings = pickle.loads(channel.recv_bytes())  # it comes from the process that started this one
        warm_up(settings)
    except Exception as error:  # a filter cannot be imported, or raises
        _send(channel, in_words(error).encode("utf-8", "replace"))
        return
    if settings.limits.memory is not None:
        cap_memory(settings.limits.memory)
    _send(channel, READY)
    given = os.fdopen(descriptor, "rb", RECEIVED_BYTES, closefd=False)
    while True:
        try:
            records = receive_records(given)
        except (EOFError, OSError):
            _leave()
        for record in records:
            try:
                message = packed(_guarded(record, settings, partial(_tell, channel)))
            except Misread:
                message = MISREAD
            _send(channel, message)


OnError = Callable[[Exception], None]


def _tell(channel: Connection, error: Exception) -> None:
    """Send the traceback of what a filter raised, the first time that it does so in this process."""
    name = filter_that_raised(error)
    if name is not None and name not in _told:
        _told.add(name)
        lines = "".join(traceback.format_exception(error))[-TRACEBACK_LENGTH:]
        _send(channel, TRACEBACK + json.dumps([name, lines]).encode())


_told: set[str] = set()


def _send(channel: Connection, message: bytes) -> None:
    try:
        channel.send_bytes(message)
    except OSError:
        _leave()


def _leave() -> NoReturn:
    """End this process: the supervisor is gone, and nobody wants the rows."""
    os._exit(0)


def warm_up(settings: Settings) -> None:
    """Load the phrase files and the model, so that the first record does not have to wait for them.

    They stay for as long as the process does. Left out of what the garbage collector looks at, they save 3% of the time of a page.
    """
    answer(Record("", "<p>The talks between both sides failed on Monday.</p>"), settings)
    gc.freeze()


def _guarded(record: Loadable, settings: Settings, on_error: OnError) -> Answer:
    """The answer to a record, under an alarm that ends this process where the supervisor is gone. The signal's default action needs no Python."""
    signal.setitimer(signal.ITIMER_REAL, settings.limits.timeout + ALARM_DELAY)
    try:
        return answer(record, settings, on_error)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # nothing in this process can be relied on any more
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def answer(record: Loadable, settings: Settings, on_error: OnError = lambda _: None) -> Answer:
    """Return the row of a record. What raises gives a row with the status "error", and `on_error` what a filter raised.

    Raises MemoryError and Misread.
    """
    try:
        loaded = record.load()
    except (MemoryError, Misread):
        raise
    except (ValueError, OSError, EOFError) as error:
        return _failed(record.id, str(error), None, settings)
    except Exception as error:  # each compression has errors of its own
        return _failed(record.id, in_words(error), None, settings)
    try:
        article = settings.cleaner.clean(loaded.source, url=loaded.url, format=loaded.format, encoding=loaded.encoding, site=loaded.site)
        row = to_row(loaded.id, article, removed=settings.removed)
        if settings.lines and article.kind in ARTICLES:
            row[LINES] = page_lines(article.document)
    except MemoryError:
        raise
    except Exception as error:
        on_error(error)
        return _failed(loaded.id, in_words(error), loaded.url, settings)
    return Answer(row["status"], to_line(row), row["kind"])


def _failed(id: str, warning: str, url: str | None, settings: Settings) -> Answer:
    return failed_answer(id, "error", warning, settings, url)


def failed_answer(id: str, status: Status, warning: str, settings: Settings, url: str | None = None) -> Answer:
    """Return the answer to a record that has no article."""
    row = failed_row(id, status, warning, url=url, removed=settings.removed)
    return Answer(status, to_line(row), row["kind"], told(row))


def failed_row(id: str, status: Status, warning: str, *, url: str | None = None, removed: bool = False) -> Row:
    """Return the row of an input that has no article: an empty one, with a status and a warning that say why."""
    return to_row(id, failed(status, warning, url=url), removed=removed)
