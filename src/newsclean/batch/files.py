"""Files on this machine and wherever fsspec reaches, compressed or not."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import IO, Any

from newsclean.extras import needs

STDIN = "-"
READ_AHEAD = 1 << 20


def is_remote(name: str) -> bool:
    """Whether a name is an address for fsspec: "s3://bucket/folder", "zip://*.html::pages.zip"."""
    return "://" in name


def url_to_fs(name: str) -> tuple[Any, str]:
    """The file system that a name is in, and its path there. Raises ImportError without fsspec."""
    try:
        from fsspec.core import url_to_fs
        from fsspec.implementations.local import LocalFileSystem
    except ImportError as error:
        raise needs("newsclean.batch", "fsspec", "batch") from error
    if not is_remote(name):  # of local names fsspec takes some for addresses: "a::b.html"
        return LocalFileSystem(), str(Path(name).absolute())
    found: tuple[Any, str] = url_to_fs(name)
    return found


def opened(name: str) -> IO[bytes]:
    """The file as it is, still compressed."""
    if name == STDIN:
        return sys.stdin.buffer
    if not is_remote(name):
        return Path(name).open("rb")
    fs, path = url_to_fs(name)
    file: IO[bytes] = fs.open(path, "rb")
    return file


def inflated(raw: IO[bytes], name: str) -> io.BufferedReader:
    """A stream of what a file holds, decompressed as its name says, or its first bytes where it has none. Raises EOFError for one that is cut off."""
    compression = _shown(raw) if name == STDIN else _named(name)
    if compression == "zstd":
        return io.BufferedReader(Frames(raw), READ_AHEAD)
    if compression is None:
        return raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw, READ_AHEAD)  # type: ignore[arg-type]
    from fsspec.compression import compr

    return io.BufferedReader(compr[compression](raw, mode="rb"), READ_AHEAD)


def _named(name: str) -> str | None:
    try:
        from fsspec.utils import infer_compression
    except ImportError as error:
        raise needs("newsclean.batch", "fsspec", "batch") from error
    found: str | None = infer_compression(name)
    return found


def _shown(stream: IO[bytes]) -> str | None:
    """The compression that a stream's first bytes show."""
    first = stream.peek(4) if isinstance(stream, io.BufferedReader) else b""
    return next((name for magic, name in ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd")) if first.startswith(magic)), None)


class Frames(io.RawIOBase):
    """What the frames of a .zst file hold. zstandard's own reader takes a file that is cut off for one that is at its end."""

    def __init__(self, raw: IO[bytes]) -> None:
        try:
            import zstandard
        except ImportError as error:
            raise needs("reading .zst", "zstandard", "batch") from error
        self.raw = raw
        self.make = zstandard.ZstdDecompressor().decompressobj
        self.frame: Any = None
        self.left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self.left:
            if not self._more():
                return 0
        size = min(len(buffer), len(self.left))
        buffer[:size] = self.left[:size]
        self.left = self.left[size:]
        return size

    def _more(self) -> bool:
        """Decompresses a little more; whether there was any."""
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
