"""What the command reads: files, compressed or not, and standard input; and what it says of a folder or an address."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

from newsclean.readers.decode import compression

STDIN = "-"
READ_COMPRESSED = ("gzip", "bzip2", "xz", "zstd")

_TAR, _TAR_AT = b"ustar", 257  # the name of the format in the header of a tar file, and where it stands (POSIX.1-1988)
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)


class Unreadable(OSError):
    """An input cannot be read. The message says what to do instead."""


def read_input(name: str) -> bytes:
    """Return what a file holds, or standard input for "-", decompressed.

    Raises OSError where it cannot be read; for a folder, an address and an archive the message says which command to use.
    """
    data = _decompressed(_read_bytes(name))
    if data.startswith(b"WARC/"):
        raise Unreadable(f"is a web archive: use newsclean batch {shlex.quote(name)} -o articles.jsonl")
    if data[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        raise Unreadable("is an archive (tar): unpack it into a folder, and use newsclean batch FOLDER -o articles.jsonl")
    return data


def _read_bytes(name: str) -> bytes:
    """Return what a file holds, or standard input, as it is."""
    if name == STDIN:
        if sys.stdin.isatty():
            print("newsclean: reading from the terminal: paste a text, and end it with Ctrl-D (for help: newsclean --help)", file=sys.stderr)
        return sys.stdin.buffer.read()
    path = Path(name)
    if _ADDRESS.fullmatch(name) and not path.exists():
        quoted = shlex.quote(name)
        raise Unreadable(f"newsclean fetches nothing: pipe it from curl: curl -sL {quoted} | newsclean --url {quoted} -")
    if path.is_dir():
        raise Unreadable(f"is a folder: use newsclean batch {shlex.quote(name)} -o articles.jsonl")
    return path.read_bytes()


def _decompressed(data: bytes) -> bytes:
    """Return bytes decompressed. Raises Unreadable where they are broken, or hold more than a page can have."""
    kind = compression(data)
    if kind not in READ_COMPRESSED:
        return data
    import io  # these here, since few inputs are compressed

    from newsclean.batch.archives import MAX_PAGE_BYTES
    from newsclean.batch.files import inflated

    try:
        with inflated(io.BytesIO(data), kind) as stream:
            page = stream.read(MAX_PAGE_BYTES + 1)
    except Exception as error:  # each compression has errors of its own
        raise Unreadable(f"its {kind} data cannot be read: {error}") from error
    if len(page) > MAX_PAGE_BYTES:
        raise Unreadable(f"it holds more than {MAX_PAGE_BYTES:,} bytes once it is decompressed; newsclean batch reads archives")
    return page
