"""Where the rows of a batch go.

`write` returns the end of the output, which the run file remembers. What a killed run wrote beyond that end is cut off when the run goes on.
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

OUTPUT_ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
STDOUT = "-"


class Portion(NamedTuple):
    """How much is gathered before it is written: whichever is reached first. A killed run loses no more than this, and memory holds no more."""

    rows: int
    bytes: int
    seconds: float


class Output(Protocol):
    """Takes rows as lines of JSON."""

    portion: Portion

    def cut(self, end: int) -> None:
        """Cut the output off at an end that `write` returned, or at 0. Called once, before anything is written. Raises ValueError where the output
        ends before that.
        """
        ...

    def write(self, lines: Sequence[bytes]) -> int:
        """Write lines, so that they survive a crash. Return the end of the output."""
        ...

    def close(self) -> None: ...


def open_output(name: str, *, removed: bool) -> Output:
    """Open and lock an output. Raises BlockingIOError where another run is writing it, and OSError where it cannot be written."""
    if name == STDOUT:
        return Stream(sys.stdout.buffer)
    if name.endswith(".parquet"):
        return Parts(name, removed=removed)
    return Lines(Path(name))


def check_name(name: str) -> None:
    """Raise ValueError for a name of an output that cannot be written."""
    if name == STDOUT:
        return
    if not name.endswith(OUTPUT_ENDINGS):
        raise ValueError(f"the output {name!r} must end with one of {', '.join(OUTPUT_ENDINGS)}, or be '-'")
    if is_remote(name) and not name.endswith(".parquet"):
        raise ValueError(f"the output {name!r} is not on this machine, so it must end with .parquet: lines cannot be added to a remote file")


class Stream:
    """Standard output, of which nothing can be cut off."""

    portion = Portion(500, 1_000_000, 1.0)  # small: whoever reads a pipe wants to see something soon

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
    """A file of lines. Its end is its length in bytes.

    In a compressed file each portion is a frame of its own, so that the file can be cut off between them. Readers take all frames for one file.
    """

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
    """Lock an output, so that no other run writes it. The lock ends with this process, however that ends."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BlockingIOError(error.errno, f"{name} is being written by another run") from error


class Parts:
    """A folder of Parquet files, which Spark, Arrow, DuckDB, pandas and polars read as one table. Its end is the number of files in it.

    A single file would not do: Parquet has its directory at the end, so what a killed run leaves of it cannot be read.
    """

    portion = Portion(10_000, 100_000_000, math.inf)
    group = 1_000  # rows in a row group

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
        if any(_part_name(number) not in there for number in range(end)):
            raise ValueError(f"{self.folder} has fewer parts than its run left in it: name another output, or overwrite it")
        for file, path in there.items():
            if file.startswith("part-") and (file.endswith(".tmp") or file >= _part_name(end)):
                self.fs.rm(path)

    def write(self, lines: Sequence[bytes]) -> int:
        import pyarrow as pa
        from pyarrow import parquet

        if not lines and self.parts:
            return self.parts
        path = f"{self.folder}/{_part_name(self.parts)}"
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


def _part_name(number: int) -> str:
    return f"part-{number:06d}.parquet"
