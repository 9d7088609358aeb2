"""Web archives: the pages in WARC files, and the texts in WET files.

They are read in one of two ways, which give the same records. `read_archive` has FastWARC decompress and parse all of an archive. `split_archive`
finds where each record begins and ends, parses its headers alone, and leaves the rest to the workers.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any, NamedTuple, SupportsIndex

from newsclean.batch.records import Broken, Misread, Record, taken_apart
from newsclean.document import Format
from newsclean.extras import needs
from newsclean.readers.formats import BY_MEDIA_TYPE

MAX_PAGE_BYTES = 100_000_000  # of a page, or of a line of JSON; four times what `Limits` lets newsclean read of one

TRUNCATED = "its file ends in the middle of it"

BLANK = b"\r\n\r\n"  # the end of headers, and of a record
MAGIC = b"WARC/"  # what a record begins with
MEMBER = b"\x1f\x8b\x08"  # what a gzip member begins with: two bytes that say gzip, and one that says deflate (RFC 1952)
SHORTEST_MEMBER = 18  # bytes: ten of its header, and eight behind what is compressed
MAX_MEMBER_BYTES = 1 << 24  # of a member that is split off
BLOCK_BYTES = 1 << 22  # of an archive that is split, read at a time
HEAD_BYTES = 1 << 12  # of a record that hold its headers and those of HTTP; where they do not, the whole record is looked at


class Archived(NamedTuple):
    """A record of an archive.

    page       the page or text; None where the answer was no success, or neither HTML nor text
    date       when it was fetched, as the archive has it
    position   where it begins in the archive, in bytes; in a pipe, how many have been read
    """

    page: Record | Broken | Member | None
    date: str | None
    position: int


class Member(NamedTuple):
    """A page in an archive that is not parsed yet.

    id     names its row
    data   the gzip member with the record
    """

    id: str
    data: bytes

    @property
    def size(self) -> int:
        return len(self.data)

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        return taken_apart(self, protocol)

    def load(self) -> Record:
        """Return the page. Raises Misread where the bytes are no whole record, and ValueError where the page cannot be read."""
        try:
            page = _archived(next(_records(io.BytesIO(self.data))), self.id).page
        except MemoryError:
            raise
        except Exception as error:  # FastWARC has several for data that is broken
            raise Misread(self.id) from error
        if isinstance(page, Record):
            return page._replace(id=self.id)
        if isinstance(page, Broken) and page.reason != TRUNCATED:
            raise ValueError(page.reason)
        raise Misread(self.id)


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


def _records(stream: Any) -> Iterator[Any]:
    """Yield the records of an archive as FastWARC has them. Raises ImportError without it."""
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError as error:
        raise needs("reading WARC", "FastWARC", "batch") from error
    yield from ArchiveIterator(stream, parse_http=False, fsspec_args=False)


def _is_wanted(found: Any) -> bool:
    """Return whether a record may hold a page or text."""
    from fastwarc.warc import WarcRecordType

    return bool(found.record_type & (WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion))


def read_archive(file: IO[bytes], name: str) -> Iterator[Archived]:
    """Yield the records of an archive that may hold a page or text: answers, resources and conversions. None of the pages is a Member.

    name   of the file, for the ids of records without one and for messages

    Raises EOFError where the archive ends in the middle of a record, what the stream raises, and ImportError without FastWARC.
    """
    held: Archived | None = None  # the last record, until the next one shows that it is whole
    position = 0
    for found in _records(file if file.seekable() else _Pipe(file)):
        if held:
            yield held
        position = found.stream_pos
        held = _archived(found, name) if _is_wanted(found) else None
    is_cut = _is_cut(file, position) or (held is not None and isinstance(held.page, Broken) and held.page.reason == TRUNCATED)
    if held:
        yield held._replace(page=Broken(held.page.id, TRUNCATED)) if is_cut and held.page else held
    if is_cut:
        raise EOFError(f"{name} ends in the middle of a record")


def _archived(found: Any, name: str) -> Archived:
    position = found.stream_pos
    id, date = found.record_id or f"{name}:{position}", found.headers.get("WARC-Date")
    try:
        found.parse_http(auto_decode="none")  # see `_decoded`
    except (OSError, ValueError) as error:
        return Archived(Broken(id, f"its answer cannot be read: {error}"), date, position)
    length = min(found.content_length, MAX_PAGE_BYTES)
    body = found.reader.read(length)  # not more, since FastWARC makes room for all that it is asked for
    if len(body) < length:  # FastWARC says nothing where a file is cut off
        return Archived(Broken(id, TRUNCATED), date, position)
    return Archived(_page(id, found, body), date, position)


def split_archive(file: IO[bytes], name: str) -> Iterator[Archived]:
    """Yield the records of an archive, like `read_archive`, but its pages as Members. An archive that is unusual is read with `read_archive`.

    Usual archives have a gzip member for each record. Nothing says how long a member is. But each begins with `MEMBER` and ends with the size of what
    it holds, and the headers of the record say that size as well. So where these bytes come by chance, they are not taken for a new member. Where a
    record begins, but the size is not right, the archive is unusual. A page can be made so that the size is right in the middle of it. Then loading
    its Member raises Misread, and the archive has to be read with `read_archive`.
    """
    done = 0
    try:
        for archived in _split(file, name):
            yield archived
            done += 1
    except _Unusual:
        if file.seekable():
            file.seek(0)
        yield from islice(read_archive(file, name), done, None)


class _Unusual(Exception):
    """An archive does not have a gzip member for each record, or is cut off."""


def _split(file: IO[bytes], name: str) -> Iterator[Archived]:
    if not file.seekable():
        raise _Unusual
    for position, head, member in _members(file):
        found = next(_records(io.BytesIO(head)), None)
        if found is None:
            raise _Unusual
        if _is_wanted(found):
            yield _unread(found, member, name, position)


def _unread(found: Any, member: bytes, name: str, position: int) -> Archived:
    """Return a record, of which only the headers are parsed."""
    id, date = found.record_id or f"{name}:{position}", found.headers.get("WARC-Date")
    try:
        found.parse_http(auto_decode="none")
    except (OSError, ValueError) as error:
        return Archived(Broken(id, f"its answer cannot be read: {error}"), date, position)
    return Archived(Member(id, member) if _format(found) else None, date, position)


def _members(file: IO[bytes]) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield the position of each member, the headers of the record in it and some of what follows, and the member. Raises _Unusual."""
    position, data, is_end = 0, b"", False
    while not is_end:
        block = file.read(BLOCK_BYTES)
        is_end = not block
        data += block
        start = 0
        while start < len(data) and (is_end or len(data) - start > 2 * HEAD_BYTES):
            head, size = _head(data, start)
            end = _end(data, start, size, is_end=is_end)
            if end is None:
                break
            yield position + start, head, data[start:end]
            start = end
        position += start
        data = data[start:]
        if len(data) > MAX_MEMBER_BYTES:
            raise _Unusual


def _head(data: bytes, start: int) -> tuple[bytes, int]:
    """Return the beginning of the record in a member, with all its headers, and the size of the record."""
    for longest in (HEAD_BYTES, MAX_MEMBER_BYTES):
        try:
            head = zlib.decompressobj(31).decompress(data[start : start + 2 * longest], longest)
        except zlib.error:
            raise _Unusual from None
        if head.count(BLANK) > 1:  # behind the headers of the record, and behind those of HTTP
            break
    headers, blank, _ = head.partition(BLANK)
    length = _CONTENT_LENGTH.search(headers)
    if not (headers.startswith(MAGIC) and blank and length):
        raise _Unusual
    return head, len(headers) + len(BLANK) + int(length[1]) + len(BLANK)


def _end(data: bytes, start: int, size: int, *, is_end: bool) -> int | None:
    """Return where a member ends that holds so many bytes, or None where it is not in the data to its end."""
    at_end = (size & 0xFFFFFFFF).to_bytes(4, "little")
    end = data.find(MEMBER, start + SHORTEST_MEMBER)
    while end >= 0:
        if data[end - 4 : end] == at_end:
            return end
        if not is_end and len(data) - end < HEAD_BYTES:
            return None
        if _begins_record(data, end):
            raise _Unusual
        end = data.find(MEMBER, end + 1)
    if not is_end:
        return None
    last = list(_inflated(data[start:]))
    if not (len(last) == 1 and last[0].eof and len(last[0].data) == size):
        raise _Unusual
    return len(data)


def _begins_record(data: bytes, start: int) -> bool:
    """Return whether a member with a record begins there, and not bytes that look so by chance."""
    try:
        return zlib.decompressobj(31).decompress(data[start : start + HEAD_BYTES], len(MAGIC)) == MAGIC
    except zlib.error:
        return False


class _Inflated(NamedTuple):
    """What a member of a gzip file holds, and whether its end is there."""

    data: bytes
    eof: bool


def _inflated(data: bytes) -> Iterator[_Inflated]:
    while data:
        member = zlib.decompressobj(31)
        try:
            found = member.decompress(data, MAX_PAGE_BYTES)
        except zlib.error:  # what follows the last member is no gzip
            yield _Inflated(b"", True)
            return
        yield _Inflated(found, member.eof)
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
        members = list(_inflated(data))
        if not members[-1].eof and len(data) < MAX_PAGE_BYTES:  # a further record was begun, which FastWARC passes over
            return True
        data = members[0].data
    if not data.startswith(MAGIC):
        return False
    head, blank, rest = data.partition(BLANK)
    length = _CONTENT_LENGTH.search(head)
    return not blank or (length is not None and len(rest) < min(int(length[1]), MAX_PAGE_BYTES - len(head) - len(blank)))


def _page(id: str, found: Any, body: bytes) -> Record | Broken | None:
    """Return the page in a record, or None where there is none."""
    format = _format(found)
    if format is None:
        return None
    if found.http_headers is not None:
        body = _decoded(body, found.http_headers)
    if len(body) >= MAX_PAGE_BYTES:
        return Broken(id, f"it is longer than {MAX_PAGE_BYTES:,} bytes")
    return Record(id, body, found.headers.get("WARC-Target-URI"), found.http_charset, format)


def _format(found: Any) -> Format | None:
    """Return the format of the page or text in a record, or None where it holds neither, or the answer was no success."""
    if found.http_headers is None:
        media_type = (found.headers.get("Content-Type") or "").partition(";")[0]
    elif 200 <= (found.http_headers.status_code or 0) < 300:
        media_type = found.http_content_type
    else:
        return None
    media_type = (media_type or "").strip().lower()
    return BY_MEDIA_TYPE.get(media_type) if media_type else "auto"


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
