"""Where the rows of a batch go.

`write` returns the end of the output, which the run file remembers. What a killed run wrote beyond that end is cut off when the run goes on.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from newsclean.batch.files import ANEW, CannotWrite, decompressed, is_remote, open_file, output_of, url_to_fs
from newsclean.extras import needs
from newsclean.output.rows import schema, to_line

OUTPUT_ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
STDOUT = "-"

SURE_SHARE = 0.5  # of the room that is estimated: with less than that it is sure not to do


class Portion(NamedTuple):
    """How much is gathered before it is written: whichever is reached first. A killed run loses no more than this, and memory holds no more."""

    rows: int
    bytes: int
    seconds: float


class Output(Protocol):
    """Takes rows as lines of JSON.

    name      as messages call it
    portion   how much it is given at a time
    """

    name: str
    portion: Portion

    def cut(self, end: int) -> None:
        """Cut the output off at an end that `write` returned, or at 0. Called once, before anything is written. Raises ValueError where the output
        ends before that.
        """
        ...

    def write(self, lines: Sequence[bytes]) -> int:
        """Write lines, so that they survive a crash. Return the end of the output. Raises OSError where it cannot."""
        ...

    def close(self) -> None: ...


def open_output(name: str, *, removed: bool) -> Output:
    """Open and lock an output, or one that stands beside it. Raises BlockingIOError where another run is writing it, CannotWrite where it cannot be
    written.
    """
    if name == STDOUT:
        return Stream(sys.stdout.buffer)
    try:
        return Parts(name, removed=removed) if output_of(name).endswith(".parquet") else Lines(Path(name))
    except BlockingIOError:
        raise
    except OSError as error:
        raise CannotWrite(f"cannot write {name}: {error.strerror or error}") from error


def check_name(name: str) -> None:
    """Raise ValueError for a name of an output that cannot be written."""
    if name == STDOUT:
        return
    if not name.endswith(OUTPUT_ENDINGS):
        raise ValueError(f"the output {name!r} must end with one of {', '.join(OUTPUT_ENDINGS)}, or be '-'")
    if is_remote(name) and not name.endswith(".parquet"):
        raise ValueError(f"the output {name!r} is not on this machine, so it must end with .parquet: lines cannot be added to a remote file")


def check_place(name: str) -> None:
    """Raise CannotWrite where an output on this machine cannot be written: now, and not after the first portion is cleaned."""
    if name == STDOUT or is_remote(name):
        return
    path, is_folder = Path(name), name.endswith(".parquet")
    if path.is_dir() and not is_folder:
        raise CannotWrite(f"cannot write {name}: it is a folder; name a file in it, as {path / 'articles.jsonl'}")
    if path.is_file() and is_folder:
        raise CannotWrite(f"cannot write {name}: it is a file, and Parquet goes to a folder; name another")
    folder = path.parent
    while is_folder and not folder.exists():  # those above a folder are made with it
        folder = folder.parent
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"cannot write {name}: {folder} is a file, not a folder; name another place")
    if not folder.is_dir():
        raise CannotWrite(f"cannot write {name}: there is no folder {folder}; make it first: mkdir -p {folder}")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CannotWrite(f"cannot write {name}: the folder {folder} takes no new file: {error.strerror}") from error


def check_room(name: str, needed: int) -> None:
    """Raise CannotWrite where an output on this machine has much less room than it is estimated to need."""
    if name == STDOUT or is_remote(name):
        return
    folder = Path(name).absolute()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < needed * SURE_SHARE:
        raise CannotWrite(
            f"cannot write {name}: about {in_bytes(needed)} are needed, and {in_bytes(free)} are free there; make room, or name another place"
        )


def in_bytes(number: float) -> str:
    """Return a number of bytes as a person would say it.

    >>> in_bytes(2_300_000_000), in_bytes(0)
    ('2.3 GB', '0.0 MB')
    """
    return f"{number / 1e9:,.1f} GB" if number >= 1e9 else f"{number / 1e6:,.1f} MB"


def rows_of(name: str) -> Iterator[bytes]:
    """Yield the rows of an output that is written to its end, as lines of JSON. Of Parquet, a single file will do as well."""
    if not output_of(name).endswith(".parquet"):
        with closing(open_file(name)) as raw, closing(decompressed(raw, output_of(name))) as lines:
            yield from lines
        return
    from pyarrow import parquet

    fs, folder = url_to_fs(name)
    parts = [folder] if fs.isfile(folder) else sorted(path for path in fs.ls(folder, detail=False) if path.rpartition("/")[2].startswith("part-"))
    for path in parts:
        with fs.open(path, "rb") as file, parquet.ParquetFile(file) as table:
            for batch in table.iter_batches(Parts.group):
                yield from map(to_line, batch.to_pylist())


class Stream:
    """Standard output, of which nothing can be cut off."""

    name = "standard output"
    portion = Portion(500, 1_000_000, 1.0)  # small, so that the reader of a pipe sees something soon

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
        self.name = str(path)
        self.compress = _compressor(output_of(path.name))
        self.file = path.open("r+b" if path.exists() else "wb")
        _lock(self.file.fileno(), str(path))

    def cut(self, end: int) -> None:
        if os.fstat(self.file.fileno()).st_size < end:
            raise ValueError(f"{self.file.name} is shorter than its run left it; {ANEW}")
        self.file.truncate(end)
        self.file.seek(end)

    def write(self, lines: Sequence[bytes]) -> int:
        if lines:
            self.file.write(self.compress(b"".join(lines)))
            self.file.flush()
            os.fsync(self.file.fileno())
        return self.file.tell()

    def close(self) -> None:
        with suppress(OSError):  # of what `write` has refused already: it leaves nothing unwritten that holds
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
        self.name = name
        self.fs, self.folder = url_to_fs(name)
        self.schema = schema(removed=removed)
        self.parts = 0
        self.fs.makedirs(self.folder, exist_ok=True)
        self.lock = None if is_remote(name) else os.open(self.folder, os.O_RDONLY)
        if self.lock is not None:
            _lock(self.lock, name)

    def cut(self, end: int) -> None:
        self.parts = end
        there = {path.rpartition("/")[2] for path in self.fs.ls(self.folder, detail=False)}
        if any(_part_name(number) not in there for number in range(end)):
            raise ValueError(f"{self.folder} has fewer parts than its run left in it; {ANEW}")
        trim(self.fs, self.folder, end)

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


def trim(fs: Any, folder: str, end: int) -> None:
    """Remove the parts of a folder from a number on, and those that are half written."""
    for path in fs.ls(folder, detail=False):
        file = path.rpartition("/")[2]
        if file.startswith("part-") and (file.endswith(".tmp") or file >= _part_name(end)):
            fs.rm(path)


def _part_name(number: int) -> str:
    return f"part-{number:06d}.parquet"
