"""The pages in web archives: WARC files, and WET files, which hold texts."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from newsclean.batch.records import Broken, Record
from newsclean.document import Format
from newsclean.extras import needs

MOST = 100_000_000  # bytes of a page; newsclean itself reads 25 million
TEXTS: dict[str | None, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    None: "auto",
}


class Pipe:
    """A stream that cannot seek, with what FastWARC asks of a stream."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.position = 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.position += len(data)
        return data

    def tell(self) -> int:
        return self.position

    def close(self) -> None:
        self.stream.close()


CUT = "its file ends in the middle of it"
Found = tuple[Record | Broken | None, str | None]


def archived(file: IO[bytes], name: str) -> Iterator[Found]:
    """What each record of an archive holds that may be a page, and when it was fetched: None where that was no success, or no HTML or text.

    name   of the file, for records without an id and for messages

    Raises EOFError for an archive that ends in the middle of a record, what the stream raises, and ImportError without fastwarc.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise needs("reading WARC", "FastWARC", "batch") from error
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    stream: Any = file if file.seekable() else Pipe(file)
    held: Found | None = None  # until the next one shows that it is whole
    position = 0
    for found in ArchiveIterator(stream, parse_http=False, fsspec_args=False):
        if held:
            yield held
        position = found.stream_pos
        held = _found(found, name) if found.record_type & wanted else None
    is_cut = _is_cut(file, position) or (held is not None and isinstance(held[0], Broken) and held[0].reason == CUT)
    if held:
        yield (Broken(held[0].id, CUT), held[1]) if is_cut and held[0] else held
    if is_cut:
        raise EOFError(f"{name} ends in the middle of a record")


def _found(found: Any, name: str) -> Found:
    """What a record holds, and when it was fetched."""
    id, date = found.record_id or f"{name}:{found.stream_pos}", found.headers.get("WARC-Date")
    try:
        found.parse_http(auto_decode="none")  # see `_decoded`
    except (OSError, ValueError) as error:
        return Broken(id, f"its answer cannot be read: {error}"), date
    left = found.content_length
    body = found.reader.read(MOST)
    if len(body) < min(left, MOST):  # of which the library says nothing
        return Broken(id, CUT), date
    return _page(id, found, body), date


class Member(NamedTuple):
    """What a member of a gzip file holds, and whether it goes to its end."""

    data: bytes
    eof: bool


def _members(data: bytes) -> Iterator[Member]:
    while data:
        member = zlib.decompressobj(31)
        try:
            found = member.decompress(data, MOST)
        except zlib.error:  # something else stands behind the last member
            yield Member(b"", True)
            return
        yield Member(found, member.eof)
        data = member.unused_data


LENGTH = re.compile(rb"^content-length:[ \t]*([0-9]{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


def _is_cut(file: IO[bytes], position: int) -> bool:
    """Whether a file ends in the middle of its last record, which begins at that position. The library takes half a header for a whole one.

    False where that cannot be told: of a pipe, of a file that is compressed as a whole or with something else than gzip.
    """
    if not file.seekable():
        return False
    file.seek(position)
    data = file.read(MOST)
    if data[:2] == b"\x1f\x8b":
        members = list(_members(data))
        if not members[-1].eof and len(data) < MOST:  # of what stands behind the record, the library says nothing either
            return True
        data = members[0].data
    if not data.startswith(b"WARC/"):
        return False
    head, blank, rest = data.partition(b"\r\n\r\n")
    length = LENGTH.search(head)
    return not blank or (length is not None and len(rest) < min(int(length[1]), MOST - len(head) - len(blank)))


def _page(id: str, found: Any, body: bytes) -> Record | Broken | None:
    """The page of an archive's record, or None where it has none."""
    if found.http_headers is None:
        media_type = (found.headers.get("Content-Type") or "").partition(";")[0]
    elif 200 <= (found.http_headers.status_code or 0) < 300:
        media_type = found.http_content_type
        body = _decoded(body, found.http_headers)
    else:
        return None
    format = TEXTS.get((media_type or "").strip().lower() or None)
    if format is None:
        return None
    if len(body) >= MOST:
        return Broken(id, f"it is longer than {MOST:,} bytes")
    return Record(id, body, found.headers.get("WARC-Target-URI"), found.http_charset, format)


def _decoded(body: bytes, headers: Any) -> bytes:
    """The body of an answer without the encodings that its headers name, if it has them: crawlers tend to store it without, and the headers as they
    came (CC-NEWS did so until May 2019). fastwarc would lose the rest of the archive at such a record.
    """
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = _joined(body)
    for encoding in reversed((headers.get("Content-Encoding") or "").lower().split(",")):
        body = _inflated(body, encoding.strip())
    return body


CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r\n")


def _joined(body: bytes) -> bytes:
    """A body that is sent in chunks, or any other as it is.

    >>> _joined(b"4\\r\\nTalk\\r\\n1\\r\\ns\\r\\n0\\r\\n\\r\\n"), _joined(b"Talks")
    (b'Talks', b'Talks')
    """
    chunks = []
    at = 0
    while head := CHUNK.match(body, at):
        size = int(head[1], 16)
        chunks.append(body[head.end() : head.end() + size])
        at = head.end() + size + 2
        if not size:
            break
    return b"".join(chunks) if chunks else body


def _inflated(body: bytes, encoding: str) -> bytes:
    """A body that is compressed in that way, or any other as it is; at most `MOST` bytes of it.

    >>> _inflated(zlib.compress(b"Talks"), "deflate"), _inflated(b"Talks", "gzip")
    (b'Talks', b'Talks')
    """
    try:
        if encoding in ("gzip", "x-gzip", "deflate"):
            bits = 31 if encoding != "deflate" else 15 if body[:1] == b"\x78" else -15  # without the header that the standard asks for
            return zlib.decompressobj(bits).decompress(body, MOST)
        if encoding in ("br", "zstd"):
            from fastwarc.stream_io import BrotliReader, ZstdReader

            return (BrotliReader if encoding == "br" else ZstdReader)(io.BytesIO(body)).read(MOST)
    except (zlib.error, OSError):
        pass
    return body
