"""Web archives: the pages in WARC files, and the texts in WET files."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from newsclean.batch.records import Broken, Record
from newsclean.extras import needs
from newsclean.readers.formats import BY_MEDIA_TYPE

MAX_PAGE_BYTES = 100_000_000  # of a page, or of a line of JSON; four times what `Limits` lets newsclean read of one

TRUNCATED = "its file ends in the middle of it"


class Archived(NamedTuple):
    """A record of an archive.

    page   the page or text; None where the answer was no success, or neither HTML nor text
    date   when it was fetched, as the archive has it
    """

    page: Record | Broken | None
    date: str | None


class _Pipe:
    """A stream that cannot seek, with the methods that FastWARC calls."""

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


def read_archive(file: IO[bytes], name: str) -> Iterator[Archived]:
    """Yield the records of an archive that may hold a page or text: answers, resources and conversions.

    name   of the file, for the ids of records without one and for messages

    Raises EOFError where the archive ends in the middle of a record, what the stream raises, and ImportError without FastWARC.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise needs("reading WARC", "FastWARC", "batch") from error
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    stream: Any = file if file.seekable() else _Pipe(file)
    held: Archived | None = None  # the last record, until the next one shows that it is whole
    position = 0
    for found in ArchiveIterator(stream, parse_http=False, fsspec_args=False):
        if held:
            yield held
        position = found.stream_pos
        held = _archived(found, name) if found.record_type & wanted else None
    is_cut = _is_cut(file, position) or (held is not None and isinstance(held.page, Broken) and held.page.reason == TRUNCATED)
    if held:
        yield held._replace(page=Broken(held.page.id, TRUNCATED)) if is_cut and held.page else held
    if is_cut:
        raise EOFError(f"{name} ends in the middle of a record")


def _archived(found: Any, name: str) -> Archived:
    id, date = found.record_id or f"{name}:{found.stream_pos}", found.headers.get("WARC-Date")
    try:
        found.parse_http(auto_decode="none")  # see `_decoded`
    except (OSError, ValueError) as error:
        return Archived(Broken(id, f"its answer cannot be read: {error}"), date)
    length = min(found.content_length, MAX_PAGE_BYTES)
    body = found.reader.read(length)  # not more, since FastWARC makes room for all that it is asked for
    if len(body) < length:  # FastWARC says nothing where a file is cut off
        return Archived(Broken(id, TRUNCATED), date)
    return Archived(_page(id, found, body), date)


class _Member(NamedTuple):
    """What a member of a gzip file holds, and whether its end is there."""

    data: bytes
    eof: bool


def _members(data: bytes) -> Iterator[_Member]:
    while data:
        member = zlib.decompressobj(31)
        try:
            found = member.decompress(data, MAX_PAGE_BYTES)
        except zlib.error:  # what follows the last member is no gzip
            yield _Member(b"", True)
            return
        yield _Member(found, member.eof)
        data = member.unused_data


_CONTENT_LENGTH = re.compile(rb"^content-length:[ \t]*([0-9]{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


def _is_cut(file: IO[bytes], position: int) -> bool:
    """Return whether a file ends in the middle of its last record, which begins at the position. FastWARC itself accepts half a header.

    False where this cannot be told: of pipes, and of files compressed as a whole or with something else than gzip.
    """
    if not file.seekable():
        return False
    file.seek(position)
    data = file.read(MAX_PAGE_BYTES)
    if data[:2] == b"\x1f\x8b":
        members = list(_members(data))
        if not members[-1].eof and len(data) < MAX_PAGE_BYTES:  # a further record was begun, which FastWARC passes over
            return True
        data = members[0].data
    if not data.startswith(b"WARC/"):
        return False
    head, blank, rest = data.partition(b"\r\n\r\n")
    length = _CONTENT_LENGTH.search(head)
    return not blank or (length is not None and len(rest) < min(int(length[1]), MAX_PAGE_BYTES - len(head) - len(blank)))


def _page(id: str, found: Any, body: bytes) -> Record | Broken | None:
    """Return the page in a record, or None where there is none."""
    if found.http_headers is None:
        media_type = (found.headers.get("Content-Type") or "").partition(";")[0]
    elif 200 <= (found.http_headers.status_code or 0) < 300:
        media_type = found.http_content_type
        body = _decoded(body, found.http_headers)
    else:
        return None
    media_type = (media_type or "").strip().lower()
    format = BY_MEDIA_TYPE.get(media_type) if media_type else "auto"  # a record of another type is skipped
    if format is None:
        return None
    if len(body) >= MAX_PAGE_BYTES:
        return Broken(id, f"it is longer than {MAX_PAGE_BYTES:,} bytes")
    return Record(id, body, found.headers.get("WARC-Target-URI"), found.http_charset, format)


def _decoded(body: bytes, headers: Any) -> bytes:
    """Return the body of an answer without the encodings that its headers name, where it has them.

    Many crawlers store the body decoded and the headers as they came (CC-NEWS did until May 2019). FastWARC's own decoding loses the rest of the
    archive at such a record.
    """
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = _unchunked(body)
    for encoding in reversed((headers.get("Content-Encoding") or "").lower().split(",")):
        body = _decompressed(body, encoding.strip())
    return body


_CHUNK_HEAD = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r\n")  # RFC 9112, section 7.1


def _unchunked(body: bytes) -> bytes:
    """Return the body of an answer that was sent in chunks. A body that was not stays as it is.

    >>> _unchunked(b"4\\r\\nTalk\\r\\n1\\r\\ns\\r\\n0\\r\\n\\r\\n"), _unchunked(b"Talks")
    (b'Talks', b'Talks')
    """
    chunks = []
    at = 0
    while head := _CHUNK_HEAD.match(body, at):
        size = int(head[1], 16)
        chunks.append(body[head.end() : head.end() + size])
        at = head.end() + size + 2
        if not size:
            break
    return b"".join(chunks) if chunks else body


def _decompressed(body: bytes, encoding: str) -> bytes:
    """Return the first `MAX_PAGE_BYTES` of a compressed body. A body that is not compressed in that way stays as it is.

    >>> _decompressed(zlib.compress(b"Talks"), "deflate"), _decompressed(b"Talks", "gzip")
    (b'Talks', b'Talks')
    """
    try:
        if encoding in ("gzip", "x-gzip", "deflate"):
            # Some servers send "deflate" without the zlib header that RFC 9110 asks for.
            bits = 31 if encoding != "deflate" else 15 if body[:1] == b"\x78" else -15
            return zlib.decompressobj(bits).decompress(body, MAX_PAGE_BYTES)
        if encoding in ("br", "zstd"):
            from fastwarc.stream_io import BrotliReader, ZstdReader

            return (BrotliReader if encoding == "br" else ZstdReader)(io.BytesIO(body)).read(MAX_PAGE_BYTES)
    except (zlib.error, OSError):
        pass
    return body
