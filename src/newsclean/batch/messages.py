"""How a supervisor hands records to a worker: pickled, but with the pages and lines in them beside the pickle, so that they are not copied.

Copying is what takes long: a page has 150 kB on average. Records give their bytes to pickle as buffers (PEP 574, "out of band"). Each part of a message
goes behind its length.
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
