"""Where a batch's rows go. What is committed stays; what a killed run left behind it is cut off before the next run goes on.

A row counts as written when `commit` has returned, which says where the output ends. Opened again at that end, an output goes on from there.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Protocol

from newsclean.batch.inputs import is_remote, url_to_fs
from newsclean.extras import missing
from newsclean.rows import schema

ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
STDOUT = "-"
LINES, LINES_BYTES, LINES_SECONDS = 500, 8_000_000, 5.0  # after which lines are committed, whichever is first
PART_ROWS, PART_BYTES = 10_000, 500_000_000  # of a Parquet file; a killed run loses at most one
GROUP_ROWS, GROUP_BYTES = 1_000, 32_000_000  # of a row group, which is what memory holds


class Output(Protocol):
    """Takes lines of JSON."""

    def write(self, line: bytes) -> bool:
        """Takes a line; whether it is time to commit."""
        ...

    def commit(self) -> int:
        """Writes for good what was taken so far; where the output ends now."""
        ...

    def close(self) -> None:
        """Lets go of what was not committed."""
        ...


def open_output(name: str, end: int, *, removed: bool) -> Output:
    """The output of that name, cut off at an end that `commit` gave (0 for a new one).

    Raises BlockingIOError where another run is writing it, and OSError where it cannot be written.
    """
    if name == STDOUT:
        return Stream(sys.stdout.buffer)
    if name.endswith(".parquet"):
        return Parts(name, end, removed=removed)
    return Lines(Path(name), end)


def check_name(name: str) -> None:
    """Raises ValueError for an output that cannot be written."""
    if name == STDOUT:
        return
    if not name.endswith(ENDINGS):
        raise ValueError(f"the output {name!r} must end with one of {', '.join(ENDINGS)}, or be '-'")
    if is_remote(name) and not name.endswith(".parquet"):
        raise ValueError(f"the output {name!r} is not on this machine, so it must end with .parquet: lines cannot be added to a remote file")


class Stream:
    """Standard output, which cannot be cut off."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self._begin()

    def _begin(self) -> None:
        self.written = 0
        self.since = time.monotonic()

    def write(self, line: bytes) -> bool:
        self.stream.write(line)
        self.written += len(line)
        return self.written >= LINES_BYTES or time.monotonic() - self.since > 1  # whoever reads a pipe wants to see something

    def commit(self) -> int:
        self.stream.flush()
        self._begin()
        return 0

    def close(self) -> None:
        self.stream.flush()


class Lines:
    """A file of lines. A compressed one gets a frame of its own with each commit, so that it can be cut off there; readers take it as one file."""

    def __init__(self, path: Path, end: int) -> None:
        self.compress = _compressor(path.name)
        self.file = path.open("r+b" if path.exists() else "wb")
        _lock(self.file.fileno(), str(path))
        if path.stat().st_size < end:
            raise ValueError(f"{path} is shorter than its run left it: name another output, or overwrite it")
        self.file.truncate(end)
        self.file.seek(end)
        self._begin()

    def _begin(self) -> None:
        self.lines: list[bytes] = []
        self.bytes = 0
        self.since = time.monotonic()

    def write(self, line: bytes) -> bool:
        self.lines.append(line)
        self.bytes += len(line)
        return len(self.lines) >= LINES or self.bytes >= LINES_BYTES or time.monotonic() - self.since > LINES_SECONDS

    def commit(self) -> int:
        if self.lines:
            self.file.write(self.compress(b"".join(self.lines)))
            self.file.flush()
            os.fsync(self.file.fileno())
        self._begin()
        return self.file.tell()

    def close(self) -> None:
        self.file.close()


def _compressor(name: str) -> Callable[[bytes], bytes]:
    if name.endswith(".gz"):
        return lambda data: gzip.compress(data, 6, mtime=0)
    if name.endswith(".zst"):
        try:
            from zstandard import ZstdCompressor
        except ImportError as error:
            raise missing("batch", "writing .zst") from error
        return ZstdCompressor().compress
    return lambda data: data


def _lock(descriptor: int, name: str) -> None:
    """Two runs must not write one file. The lock goes with this process, however it ends."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BlockingIOError(error.errno, f"{name} is being written by another run") from error


class Parts:
    """A folder of Parquet files, as Spark, Arrow, DuckDB, pandas and polars read it. A single file has its directory at its end, so that a killed
    run would leave nothing that can be read. The end of this output is the number of files in it.
    """

    def __init__(self, name: str, end: int, *, removed: bool) -> None:
        self.fs, self.folder = url_to_fs(name)
        self.schema = schema(removed=removed)
        self.parts = end
        self.fs.makedirs(self.folder, exist_ok=True)
        self.lock = None
        if not is_remote(name):
            self.lock = os.open(self.folder, os.O_RDONLY)
            _lock(self.lock, name)
        there = {path.rpartition("/")[2]: path for path in self.fs.ls(self.folder, detail=False)}
        if any(self._name(number) not in there for number in range(end)):
            raise ValueError(f"{name} has fewer parts than its run left in it: name another output, or overwrite it")
        for file, path in there.items():
            if file.startswith("part-") and (file.endswith(".tmp") or file >= self._name(end)):
                self.fs.rm(path)
        self.writer: Any = None
        self._begin()

    def _begin(self) -> None:
        self.group: list[bytes] = []
        self.group_bytes = self.rows = self.bytes = 0

    @staticmethod
    def _name(number: int) -> str:
        return f"part-{number:06d}.parquet"

    def write(self, line: bytes) -> bool:
        self.group.append(line)
        self.group_bytes += len(line)
        self.rows += 1
        self.bytes += len(line)
        if len(self.group) >= GROUP_ROWS or self.group_bytes >= GROUP_BYTES:
            self._write_group()
        return self.rows >= PART_ROWS or self.bytes >= PART_BYTES

    def commit(self) -> int:
        if self.rows or not self.parts:  # a part without rows tells at least the schema
            self._write_group()
            self.writer.close()
            self.file.close()
            self.writer = None
            path = f"{self.folder}/{self._name(self.parts)}"
            self.fs.mv(f"{path}.tmp", path)
            self.parts += 1
        self._begin()
        return self.parts

    def _write_group(self) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        if self.writer is None:
            self.file = self.fs.open(f"{self.folder}/{self._name(self.parts)}.tmp", "wb")
            self.writer = parquet.ParquetWriter(self.file, self.schema, compression="zstd")
        self.writer.write_table(pa.Table.from_pylist([json.loads(line) for line in self.group], schema=self.schema))
        self.group, self.group_bytes = [], 0

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
            self.file.close()
            self.fs.rm(f"{self.folder}/{self._name(self.parts)}.tmp")
        self.unlock()

    def unlock(self) -> None:
        if self.lock is not None:
            os.close(self.lock)
