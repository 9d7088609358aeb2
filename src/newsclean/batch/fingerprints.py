"""What a run knows of each of its inputs, so that it notices one that changes."""

from __future__ import annotations

import hashlib
import os
import stat
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from newsclean.batch.files import STDIN, is_remote, url_to_fs

InputKind = Literal["page", "jsonl", "parquet", "warc"]
"""What a file is: one page or text, lines of JSON, a table, or a web archive."""

EDGE_BYTES = 8192  # of the head and of the tail of a file that its digest is of: two reads, which cost a hundredth of cleaning a page


class InputFile(NamedTuple):
    """A file to be read, and what it was when the run began.

    name      its path or address, as it was given or found
    kind      what it is
    size      in bytes, compressed; 0 where that is not known
    changed   when it was last changed, as the file system says it; "" where that is not known
    digest    of its first and last `EDGE_BYTES`; "" for a remote file, which would have to be fetched
    gone      whether an update found that it is there no more. Its rows are kept
    """

    name: str
    kind: InputKind
    size: int
    changed: str = ""
    digest: str = ""
    gone: bool = False


def fingerprinted(file: InputFile) -> InputFile:
    """Return a file that was found just now with its digest."""
    if is_remote(file.name) or not is_readable_again(file):
        return file
    try:
        with Path(file.name).open("rb", buffering=0) as opened:
            digest = hashlib.blake2b(opened.read(EDGE_BYTES), digest_size=8)
            if file.size > EDGE_BYTES:
                opened.seek(max(EDGE_BYTES, file.size - EDGE_BYTES))
                digest.update(opened.read(EDGE_BYTES))
    except OSError:  # a broken link: its row will say so
        return file
    return file._replace(digest=digest.hexdigest())


def now(file: InputFile) -> InputFile | None:
    """Return a file as it is now, or None where it is not there."""
    found = size_and_change(file.name)
    return fingerprinted(file._replace(size=found[0], changed=found[1], digest="")) if found else None


def difference(before: InputFile, after: InputFile | None) -> str | None:
    """Say how a file has changed, or return None where it has not. After is None where it is not there.

    >>> difference(InputFile("a.html", "page", 120, "1", "f3"), InputFile("a.html", "page", 140, "2", "aa"))
    'it grew from 120 to 140 bytes'
    """
    if after is None:
        return "it is gone"
    if after.size != before.size:
        return f"it {'grew' if after.size > before.size else 'shrank'} from {before.size:,} to {after.size:,} bytes"
    if after.digest != before.digest:
        return "it was changed"
    is_whole = before.digest and before.size <= 2 * EDGE_BYTES  # the digest is of all that it holds, so that a new time alone means nothing
    if is_whole or not (before.changed and after.changed):  # a remote file may tell its time in one place and not in another
        return None
    return "it was changed, or touched: its time of change is new" if after.changed != before.changed else None


def is_readable_again(file: InputFile) -> bool:
    """Return whether a file can be looked at before it is read. A pipe cannot, nor can a broken link."""
    return is_remote(file.name) or bool(file.changed)


def size_and_change(name: str) -> tuple[int, str] | None:
    """Return the size of a file and when it was changed, 0 and "" where that is not known; or None where it is not there."""
    if name == STDIN:
        return 0, ""
    if is_remote(name):
        fs, path = url_to_fs(name)
        return of_info(fs.info(path)) if fs.exists(path) else None
    try:
        found = os.stat(name)  # noqa: PTH116, since making a Path takes as long as the question, and a folder may hold millions
    except OSError:
        return None
    return (found.st_size, str(found.st_mtime_ns)) if stat.S_ISREG(found.st_mode) else (0, "")


_CHANGED = ("ETag", "etag", "LastModified", "last_modified", "mtime", "updated", "created")  # as the file systems of fsspec call it


def of_info(info: dict[str, Any]) -> tuple[int, str]:
    """Return the size and the time of change in what fsspec says of a file."""
    changed = next((info[name] for name in _CHANGED if info.get(name)), "")
    if isinstance(changed, datetime):  # some file systems have it so for one file, and as a number in a list
        changed = changed.timestamp()
    return info.get("size") or 0, str(changed)
