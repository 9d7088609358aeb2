"""What a batch reads: files of pages and texts, and files that hold many of them, on this machine or wherever fsspec reaches.

Inputs are read in an order that is the same each time, so that a run which was stopped can go on where it was.
"""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any, NamedTuple

from newsclean.batch.archives import MOST, archived
from newsclean.batch.files import STDIN, inflated, is_remote, opened, url_to_fs
from newsclean.batch.records import SOURCES, Broken, Fields, FileRecord, LineRecord, Loadable
from newsclean.document import Format
from newsclean.extras import needs

PAGES: dict[str, Format] = {".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "auto", ".md": "markdown", ".markdown": "markdown"}
KINDS = {  # what a name ends with, but for its compression
    "page": tuple(PAGES),
    "jsonl": (".jsonl", ".ndjson"),
    "parquet": (".parquet",),
    "warc": (".warc", ".wet"),
}
COMPRESSIONS = (".gz", ".zst", ".bz2", ".xz")
RUN_FILE = ".run.json"  # what the name of a run file has behind that of its output


class Unit(NamedTuple):
    """A file to be read: its name as it was given or found, what it is, and its size in bytes (0 where that is not known)."""

    name: str
    kind: str
    size: int


class Place(NamedTuple):
    """How far reading got, so that it can go on from there.

    unit      name of the file
    number    of its records that have been read
    skipped   records so far that were no articles' pages, in all files
    read      bytes so far, in all files, for showing progress
    digest    of the names of all files so far, by which a change of the inputs is found out
    content   of standard input, a digest of the sizes of its records so far, by which another content is found out
    """

    unit: str = ""
    number: int = 0
    skipped: int = 0
    read: int = 0
    digest: str = ""
    content: str = ""


def chained(digest: str, name: str) -> str:
    """The digest of what an earlier digest stands for, and a name."""
    return hashlib.sha256(f"{digest}\n{name}".encode("utf-8", "surrogateescape")).hexdigest()[:16]


def find_units(inputs: list[str], kind: str | None = None) -> Iterator[Unit]:
    """The files that inputs stand for: files, folders (all files in them that can be read) and globs, in order.

    kind   what all of them are, whatever their names end with: "page", "jsonl", "parquet" or "warc"

    Raises FileNotFoundError for an input that stands for none, ValueError for a file whose name does not say what it is.
    """
    seen: set[str] | None = set() if len(inputs) > 1 else None  # one input names no file twice, and a folder may hold millions
    for given in inputs:
        if given == STDIN and kind in ("page", "parquet"):
            raise ValueError(f"standard input is read as jsonl or warc, not as {kind}")
        found = 0
        for name, size in _files(given):
            what = kind or _kind(name)
            if what is None and name != given:
                continue  # something else in a folder
            found += 1
            if what is None:
                raise ValueError(f"{name}: its name does not say what it is; say so with --as {'|'.join(KINDS)}")
            if seen is not None:
                if name in seen:
                    continue
                seen.add(name)
            yield Unit(name, what, size)
        if not found:
            raise FileNotFoundError(f"{given}: no such file, or nothing that can be read in it")


def _kind(name: str) -> str | None:
    """What a file's name says that it is.

    >>> _kind("a/CC-NEWS-1.warc.gz"), _kind("page.HTML"), _kind("-"), _kind("a.pdf")
    ('warc', 'page', 'jsonl', None)
    """
    if name == STDIN:
        return "jsonl"
    return next((kind for kind, endings in KINDS.items() if _plain(name).endswith(endings)), None)


def _plain(name: str) -> str:
    """A name in small letters and without its compression."""
    plain = name.lower()
    for compression in COMPRESSIONS:
        plain = plain.removesuffix(compression)
    return plain


def _files(given: str) -> Iterator[tuple[str, int]]:
    """Names and sizes of the files that an input stands for."""
    if given == STDIN:
        yield given, 0
    elif is_remote(given):
        yield from _remote_files(given)
    elif Path(given).is_dir():
        for folder, folders, names in os.walk(given):
            folders[:] = sorted(_no_outputs(folders, names))
            for name in sorted(_no_outputs(names, names)):
                path = Path(folder, name)
                yield str(path), _size(path)
    elif Path(given).exists():
        yield given, _size(Path(given))
    else:
        for name in sorted(glob.glob(given, recursive=True)):  # noqa: PTH207, since it may begin at the root
            if not _is_output(Path(name)):
                yield from _files(name)


def _is_output(path: Path) -> bool:
    """Whether a path is a batch's output, or within one."""
    return any(one.with_name(one.name + RUN_FILE).exists() for one in (path, *path.parents) if one.name)


def _no_outputs(names: list[str], beside: list[str]) -> list[str]:
    """Names without those of a batch's outputs: "newsclean batch . -o out.jsonl" must not read what it writes."""
    outputs = {name.removesuffix(RUN_FILE) for name in beside if name.endswith(RUN_FILE)}
    return [name for name in names if name not in outputs]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # a link to nothing: reading it will say so
        return 0


def _remote_files(given: str) -> Iterator[tuple[str, int]]:
    fs, path = url_to_fs(given)
    if glob.has_magic(given):
        found = fs.glob(path, detail=True)
    elif fs.isdir(path):
        found = fs.find(path, detail=True)
    elif fs.exists(path):
        found = {path: fs.info(path)}
        yield given, found[path].get("size") or 0
        return
    else:
        return
    outputs = tuple(name.removesuffix(RUN_FILE) for name in found if name.endswith(RUN_FILE))
    for name in sorted(found):
        if found[name].get("type") != "directory" and not any(name == output or name.startswith(f"{output}/") for output in outputs):
            yield fs.unstrip_protocol(name), found[name].get("size") or 0


class InputsChanged(ValueError):
    """The inputs are not those that a run was begun with."""

    def __init__(self, what: str) -> None:
        super().__init__(f"the inputs are not what they were: {what}. Name another output, or overwrite it")


class Reading:
    """Reads the records of inputs, one after the other, and knows what could not be read.

    problems   a sentence for each file that could not be read to its end
    skipped    how many records were no pages: pictures, redirects and the like in an archive
    """

    def __init__(self, inputs: list[str], *, kind: str | None = None, fields: Fields | None = None, start: Place | None = None) -> None:
        self.inputs = inputs
        self.kind = kind
        self.fields = fields or Fields()
        self.start = start or Place()
        self.skipped = self.start.skipped
        self.problems: list[str] = []
        self.content = ""

    def records(self) -> Iterator[tuple[Place, Loadable]]:
        """Each record, with the place behind it. Raises ValueError where the files before the start are not those of the time before."""
        digest, read = "", 0
        is_before = bool(self.start.digest)
        for unit in find_units(self.inputs, self.kind):
            digest = chained(digest, unit.name)
            if is_before and digest != self.start.digest:
                read += unit.size
                continue
            done = self.start.number if is_before else 0
            is_before = False
            for number, (position, record) in self._numbered(unit, done):
                yield Place(unit.name, number, self.skipped, read + position, digest, self.content), record
            read += unit.size
        if is_before:
            raise InputsChanged(f"{self.start.unit} was being read, and is not there or follows other files now")

    def _numbered(self, unit: Unit, done: int) -> Iterator[tuple[int, tuple[int, Loadable]]]:
        """The records of a file that come after those done, counted from 1. What cannot be read ends the file, and is a problem."""
        already = self.skipped
        try:
            for number, found in enumerate(READERS[unit.kind](unit, self), 1):
                if unit.name == STDIN:
                    self.content = chained(self.content, str(found[1].size))
                if number > done:
                    yield number, found
                elif number == done:
                    self.skipped = already  # those before were counted the time before
                    if self.content != self.start.content:
                        raise InputsChanged("standard input does not hold what it held before")
        except (InputsChanged, ImportError, KeyboardInterrupt, GeneratorExit, SystemExit):
            raise
        except BaseException as error:  # each format and file system has errors of its own, and FastWARC's panics are no Exceptions
            self.problems.append(f"{unit.name}: {type(error).__name__}: {error}"[:500])


def _page(unit: Unit, _: Reading) -> Iterator[tuple[int, Loadable]]:
    ending = next((ending for ending in PAGES if _plain(unit.name).endswith(ending)), "")
    yield unit.size, FileRecord(unit.name, PAGES.get(ending, "auto"))


def _lines(unit: Unit, reading: Reading) -> Iterator[tuple[int, Loadable]]:
    with closing(opened(unit.name)) as raw, closing(inflated(raw, unit.name)) as lines:
        for number, line in enumerate(iter(lambda: lines.readline(MOST), b""), 1):
            place = f"{unit.name}:{number}"
            if len(line) == MOST and not line.endswith(b"\n"):
                while not lines.readline(MOST).endswith(b"\n") and lines.peek(1):
                    pass
                yield _position(raw), Broken(place, f"the line is longer than {MOST:,} bytes")
            elif not line.isspace():
                yield _position(raw), LineRecord(place, line, reading.fields)


def _table(unit: Unit, reading: Reading) -> Iterator[tuple[int, Loadable]]:
    try:
        from pyarrow import parquet

        from newsclean.batch.columns import as_texts, is_text
    except ImportError as error:
        raise needs("reading Parquet", "pyarrow", "batch") from error
    fields = reading.fields
    with closing(opened(unit.name)) as file, parquet.ParquetFile(file) as table:
        there = table.schema_arrow.names
        asked = dict.fromkeys((fields.source or "", *fields[1:], *SOURCES))
        wanted = [name for name in asked if name in there or name.partition(".")[0] in there]
        number, total = 0, max(1, table.metadata.num_rows)
        for batch in table.iter_batches(64, columns=wanted):
            named = zip(batch.schema.names, batch.columns, strict=True)
            columns = {name: list(as_texts(column)) if is_text(column) else column.to_pylist() for name, column in named}
            for row in range(batch.num_rows):
                number += 1
                found = {name: values[row] for name, values in columns.items()}
                yield unit.size * number // total, _row(found, f"{unit.name}:{number}", fields, there)


def _row(row: dict[str, Any], place: str, fields: Fields, there: list[str]) -> Loadable:
    try:
        return fields.record(row, place)
    except ValueError:
        reason = f"the row has no text in {fields.source or ' or '.join(SOURCES)}; the columns are {', '.join(there[:20])}"
        return Broken(fields.name(row, place), reason)


def _archive(unit: Unit, reading: Reading) -> Iterator[tuple[int, Loadable]]:
    with closing(opened(unit.name)) as raw:
        for record, _ in archived(raw, unit.name):
            if record is None:
                reading.skipped += 1
            else:
                yield _position(raw), record


READERS: dict[str, Callable[[Unit, Reading], Iterator[tuple[int, Loadable]]]] = {
    "page": _page,
    "jsonl": _lines,
    "parquet": _table,
    "warc": _archive,
}


def _position(raw: IO[bytes]) -> int:
    try:
        return raw.tell()
    except (OSError, ValueError):  # a pipe
        return 0
