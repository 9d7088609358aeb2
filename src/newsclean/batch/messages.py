"""How a supervisor hands records to a worker.

They are pickled, but the bytes of pages and lines are sent beside the pickle (PEP 574, "out of band"). So they are not copied, which would take most
of the time: a page has 150 kB on average. Each part of a message is sent behind its length.
"""

from __future__ import annotations

import os
import pickle
import struct
from collections.abc import Sequence
from typing import IO

from newsclean.batch.records import Loadable

_LENGTH = struct.Struct("!Q")
MAX_PARTS = 512  # that one call of the system writes; Linux allows 1024


def send_records(descriptor: int, records: Sequence[Loadable]) -> None:
    """Write records to a socket. Raises OSError where nobody reads them."""
    buffers: list[pickle.PickleBuffer] = []
    packed = pickle.dumps(records, protocol=5, buffer_callback=buffers.append)
    parts = [memoryview(packed), *(buffer.raw() for buffer in buffers)]
    lengths = b"".join(_LENGTH.pack(part.nbytes) for part in parts)
    _write(descriptor, [memoryview(_LENGTH.pack(len(parts)) + lengths), *parts])


def _write(descriptor: int, parts: list[memoryview]) -> None:
    """Write parts one behind the other. The system may take less of them than it is given."""
    while parts:
        written = os.writev(descriptor, parts[:MAX_PARTS])
        while parts and written >= parts[0].nbytes:
            written -= parts.pop(0).nbytes
        if written:
            parts[0] = parts[0][written:]


def receive_records(stream: IO[bytes]) -> list[Loadable]:
    """Read what `send_records` wrote. Raises EOFError where the stream has ended."""
    lengths = [_read_length(stream) for _ in range(_read_length(stream))]
    packed, *buffers = (_read(stream, length) for length in lengths)
    found: list[Loadable] = pickle.loads(packed, buffers=buffers)  # it comes from the process that started this one
    return found


def _read_length(stream: IO[bytes]) -> int:
    (length,) = _LENGTH.unpack(_read(stream, _LENGTH.size))
    return int(length)


def _read(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError("the socket was closed")
    return data
