"""Files on this machine and wherever fsspec reaches, compressed or not."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from newsclean.extras import needs
from newsclean.readers.decode import compression

STDIN = "-"
ANEW = "name another output, or begin anew with --overwrite (in Python, overwrite=True)"  # what messages advise where a run cannot go on
WAY_ON = "--update cleans what is new or changed and keeps the rest, --overwrite begins anew (in Python, update=True or overwrite=True)"
READ_AHEAD = 1 << 20  # bytes of decompressed content that are held

_BY_ENDING = {".gz": "gzip", ".zst": "zstd", ".bz2": "bzip2", ".xz": "xz"}
_OPENERS: dict[str | None, Callable[[Any], Any]] = {"gzip": lambda raw: gzip.GzipFile(fileobj=raw), "bzip2": bz2.BZ2File, "xz": lzma.LZMAFile}

# What stands beside an output has its name with one of these endings.
RUN_FILE = ".run.json"
INVENTORY = ".run.inputs"  # what is known of each input
UPDATE = ".update"  # the rows of an update that is not finished
NEXT = ".next"  # what is to take the place of another file, or of the output


class CannotWrite(OSError):
    """An output, or a file beside it, cannot be written. The message names it, and says how to go on."""


def output_of(name: str) -> str:
    """Return the name of the output that a file stands beside; of an output, its own.

    >>> output_of("out.jsonl.update.run.json"), output_of("out.jsonl")
    ('out.jsonl', 'out.jsonl')
    """
    for ending in (NEXT, INVENTORY, RUN_FILE, UPDATE):
        name = name.removesuffix(ending)
    return name


def is_remote(name: str) -> bool:
    """Return whether a name is an address for fsspec, as "s3://bucket/folder" or "zip://*.html::pages.zip"."""
    return "://" in name


def url_to_fs(name: str) -> tuple[Any, str]:
    """Return the fsspec file system for a name, and the path in it. Raises ImportError without fsspec."""
    try:
        from fsspec.core import url_to_fs
        from fsspec.implementations.local import LocalFileSystem
    except ImportError as error:
        raise needs("newsclean.batch", "fsspec", "batch") from error
    if not is_remote(name):  # fsspec would take some local names for addresses: "a::b.html"
        return LocalFileSystem(), str(Path(name).absolute())
    found: tuple[Any, str] = url_to_fs(name)
    return found


def open_file(name: str, buffer: int = io.DEFAULT_BUFFER_SIZE) -> IO[bytes]:
    """Open a file, or standard input for "-". What it holds is not decompressed. Of a local file, `buffer` bytes are read at a time."""
    if name == STDIN:
        return sys.stdin.buffer
    if not is_remote(name):
        return Path(name).open("rb", buffer)
    fs, path = url_to_fs(name)
    file: IO[bytes] = fs.open(path, "rb")
    return file


def decompressed(raw: IO[bytes], name: str) -> io.BufferedReader:
    """Return a stream of what an open file holds, decompressed.

    The end of the name says how it is compressed; of standard input, the first bytes do. Reading raises EOFError where the file is cut off.
    """
    if name == STDIN:
        return inflated(raw, compression(raw.peek(10)[:10]) if isinstance(raw, io.BufferedReader) else None)
    return inflated(raw, _compression_of_name(name))


def inflated(raw: IO[bytes], compression: str | None) -> io.BufferedReader:
    """Return a stream of what an open file holds, given how it is compressed: "gzip", "bzip2", "xz", "zstd", or None.

    Reading raises EOFError where the file is cut off, and what the compression has for broken ones. Raises ImportError for zstd without zstandard.
    """
    if compression == "zstd":
        return io.BufferedReader(ZstdStream(raw), READ_AHEAD)
    if compression in _OPENERS:
        return io.BufferedReader(_OPENERS[compression](raw), READ_AHEAD)
    return raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw, READ_AHEAD)  # type: ignore[arg-type]


def compressed(name: str) -> bool:
    """Return whether a name says that a file is compressed."""
    return _compression_of_name(name) is not None


def _compression_of_name(name: str) -> str | None:
    """Return how a file is compressed, by the end of its name."""
    return next((compression for ending, compression in _BY_ENDING.items() if name.lower().endswith(ending)), None)


class ZstdStream(io.RawIOBase):
    """What a .zst file holds. Unlike the reader of zstandard, this one raises EOFError where the file is cut off."""

    def __init__(self, raw: IO[bytes]) -> None:
        try:
            import zstandard
        except ImportError as error:
            raise needs("reading .zst", "zstandard", "batch") from error
        self.raw = raw
        self.make = zstandard.ZstdDecompressor().decompressobj
        self.frame: Any = None  # the decompressor of the current frame
        self.left = memoryview(b"")  # decompressed, but not read yet

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self.left:
            if not self._decompress_more():
                return 0
        size = min(len(buffer), len(self.left))
        buffer[:size] = self.left[:size]
        self.left = self.left[size:]
        return size

    def _decompress_more(self) -> bool:
        """Decompress a little more. Return whether the file had more."""
        data = self.frame.unused_data if self.frame is not None and self.frame.eof else b""
        data = data or self.raw.read(1 << 16)
        if not data:
            if self.frame is not None and not self.frame.eof:
                raise EOFError("the compressed file ended before the end of a frame")
            return False
        if self.frame is None or self.frame.eof:
            self.frame = self.make()
        self.left = memoryview(self.frame.decompress(data))
        return True
