"""Where a batch's rows go. What is written stays; what a killed run left behind it is cut off before the next sitting goes on.

`write` says where the output ends then. Opened again at that end, an output goes on from there.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from newsclean.batch.files import is_remote, url_to_fs
from newsclean.extras import needs
from newsclean.output.rows import schema

ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
STDOUT = "-"


class Portion(NamedTuple):
    """How much is written at a time, whichever is reached first: a killed run loses no more, and memory holds no more."""

    rows: int
    bytes: int
    seconds: float


class Output(Protocol):
    """Takes rows as lines of JSON."""

    portion: Portion

    def cut(self, end: int) -> None:
        """Cuts it off at an end that `write` gave, 0 for all of it. Raises ValueError where it is shorter. Nothing is written before."""
        ...

    def write(self, lines: Sequence[bytes]) -> int:
        """Writes lines for good; where the output ends now."""
        ...

    def close(self) -> None: ...


def open_output(name: str, *, removed: bool) -> Output:
    """The output of that name, locked. Raises BlockingIOError where another run is writing it, OSError where it cannot be written."""
    if name == STDOUT:
        return Stream(sys.stdout.buffer)
    if name.endswith(".parquet"):
        return Parts(name, removed=removed)
    return Lines(Path(name))


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

    portion = Portion(500, 1_000_000, 1.0)  # whoever reads a pipe wants to see something soon

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream

    def cut(self, end: int) -> None:
        pass

    def write(self, lines: Sequence[bytes]) -> int:
        self.stream.writelines(lines)
        self.stream.flush()
        return 0

    def close(self) -> None:
        pass


class Lines:
    """A file of lines. A compressed one gets a frame of its own with each portion, so that it can be cut off there; readers take it as one file."""

    portion = Portion(500, 8_000_000, 5.0)

    def __init__(self, path: Path) -> None:
        self.compress = _compressor(path.name)
        self.file = path.open("r+b" if path.exists() else "wb")
        _lock(self.file.fileno(), str(path))

    def cut(self, end: int) -> None:
        if os.fstat(self.file.fileno()).st_size < end:
            raise ValueError(f"{self.file.name} is shorter than its run left it: name another output, or overwrite it")
        self.file.truncate(end)
        self.file.seek(end)

    def write(self, lines: Sequence[bytes]) -> int:
        if lines:
            self.file.write(self.compress(b"".join(lines)))
            self.file.flush()
            os.fsync(self.file.fileno())
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
            raise needs("writing .zst", "zstandard", "batch") from error
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

    portion = Portion(10_000, 100_000_000, math.inf)
    group = 1_000  # rows

    def __init__(self, name: str, *, removed: bool) -> None:
        self.fs, self.folder = url_to_fs(name)
        self.schema = schema(removed=removed)
        self.parts = 0
        self.fs.makedirs(self.folder, exist_ok=True)
        self.lock = None if is_remote(name) else os.open(self.folder, os.O_RDONLY)
        if self.lock is not None:
            _lock(self.lock, name)

    def cut(self, end: int) -> None:
        self.parts = end
        there = {path.rpartition("/")[2]: path for path in self.fs.ls(self.folder, detail=False)}
        if any(_part(number) not in there for number in range(end)):
            raise ValueError(f"{self.folder} has fewer parts than its run left in it: name another output, or overwrite it")
        for file, path in there.items():
            if file.startswith("part-") and (file.endswith(".tmp") or file >= _part(end)):
                self.fs.rm(path)

    def write(self, lines: Sequence[bytes]) -> int:
        import pyarrow as pa
        from pyarrow import parquet

        if not lines and self.parts:
            return self.parts
        path = f"{self.folder}/{_part(self.parts)}"
        with self.fs.open(f"{path}.tmp", "wb") as file, parquet.ParquetWriter(file, self.schema, compression="zstd") as writer:
            for start in range(0, len(lines), self.group):
                rows = [json.loads(line) for line in lines[start : start + self.group]]
                writer.write_table(pa.Table.from_pylist(rows, schema=self.schema))
        self.fs.mv(f"{path}.tmp", path)
        self.parts += 1
        return self.parts

    def close(self) -> None:
        if self.lock is not None:
            os.close(self.lock)


def _part(number: int) -> str:
    return f"part-{number:06d}.parquet"
