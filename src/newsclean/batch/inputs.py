"""What a batch reads: files of pages and texts, and files that hold many of them, on this machine or wherever fsspec reaches.

Inputs are read in the same order each time, so that a run that was stopped can go on where it was.
"""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple

from newsclean.batch.archives import MAX_PAGE_BYTES, read_archive
from newsclean.batch.files import ANEW, STDIN, decompressed, is_remote, open_file, url_to_fs
from newsclean.batch.records import FIELDS_NAMED, SOURCE_FIELDS, Broken, Fields, FileRecord, LineRecord, Loadable
from newsclean.document.choices import check_choice, choices
from newsclean.extras import needs
from newsclean.readers.formats import BY_ENDING

InputKind = Literal["page", "jsonl", "parquet", "warc"]
"""What a file is: one page or text, lines of JSON, a table, or a web archive."""

ENDINGS: dict[InputKind, tuple[str, ...]] = {  # of names, without the ending of their compression
    "page": tuple(BY_ENDING),
    "jsonl": (".jsonl", ".ndjson"),
    "parquet": (".parquet",),
    "warc": (".warc", ".wet"),
}
COMPRESSIONS = (".gz", ".zst", ".bz2", ".xz")
RUN_FILE = ".run.json"  # a run file has the name of its output with this ending

TABLE_ROWS = 64  # read at a time: few, since pages are large
PROBLEM_LENGTH = 500  # characters of what is said of a file that cannot be read


class InputFile(NamedTuple):
    """A file to be read.

    name   its path or address, as it was given or found
    kind   what it is
    size   in bytes, compressed; 0 where that is not known
    """

    name: str
    kind: InputKind
    size: int


class Place(NamedTuple):
    """How far the inputs are read.

    file      name of the file that is being read
    number    of its records that are read
    skipped   records so far that are no pages, in all files
    read      bytes so far, in all files, for showing progress
    digest    of the names of all files so far; it shows whether the inputs have changed
    content   of standard input, a digest of the sizes of its records so far; it shows whether it holds something else
    """

    file: str = ""
    number: int = 0
    skipped: int = 0
    read: int = 0
    digest: str = ""
    content: str = ""


def add_to_digest(digest: str, name: str) -> str:
    """Return the digest of everything that is in another digest, and a name."""
    return hashlib.sha256(f"{digest}\n{name}".encode("utf-8", "surrogateescape")).hexdigest()[:16]


def check_kind(kind: str | None) -> None:
    """Raise ValueError for a kind of inputs that there is not."""
    if kind is not None:
        check_choice("kind", kind, InputKind)


def find_files(inputs: list[str], kind: InputKind | None = None) -> Iterator[InputFile]:
    """Yield the files that the inputs stand for, each once, in order. An input is a file, a folder (all files in it that can be read) or a glob.

    kind   what all files are; by default their names say it

    Raises FileNotFoundError for an input that stands for no file, and ValueError for a file whose name does not say what it is.
    """
    seen: set[str] | None = set() if len(inputs) > 1 else None  # a single input names no file twice, and a folder may hold millions
    for given in inputs:
        if given == STDIN and kind in ("page", "parquet"):
            raise ValueError(f"standard input can be jsonl or warc, not {kind}; give the name of a file instead")
        found = 0
        for name, size in _names_and_sizes(given):
            what = kind or _kind_of_name(name)
            if what is None and name != given:
                continue  # a folder may hold other files as well
            found += 1
            if what is None:
                names = "|".join(choices(InputKind))
                raise ValueError(f"{name}: its name does not say what it is; say it with --from {names} (in Python, with kind=)")
            if seen is not None:
                if name in seen:
                    continue
                seen.add(name)
            yield InputFile(name, what, size)
        if not found:
            raise FileNotFoundError(f"{given}: no such file, or nothing that can be read in it")


def _kind_of_name(name: str) -> InputKind | None:
    """Return the kind that a file's name tells.

    >>> _kind_of_name("a/CC-NEWS-1.warc.gz"), _kind_of_name("page.HTML"), _kind_of_name("-"), _kind_of_name("a.pdf")
    ('warc', 'page', 'jsonl', None)
    """
    if name == STDIN:
        return "jsonl"
    return next((kind for kind, endings in ENDINGS.items() if _without_compression(name).endswith(endings)), None)


def _without_compression(name: str) -> str:
    """Return a name in small letters, without the ending of its compression."""
    plain = name.lower()
    for compression in COMPRESSIONS:
        plain = plain.removesuffix(compression)
    return plain


def _names_and_sizes(given: str) -> Iterator[tuple[str, int]]:
    """Names and sizes of the files that an input stands for."""
    if given == STDIN:
        yield given, 0
    elif is_remote(given):
        yield from _remote_files(given)
    elif Path(given).is_dir():
        for folder, folders, names in os.walk(given):
            folders[:] = sorted(_without_outputs(folders, names))
            for name in sorted(_without_outputs(names, names)):
                path = Path(folder, name)
                yield str(path), _size(path)
    elif Path(given).exists():
        yield given, _size(Path(given))
    else:
        for name in sorted(glob.glob(given, recursive=True)):  # noqa: PTH207, since a pattern may begin at the root
            if not _is_output(Path(name)):
                yield from _names_and_sizes(name)


def _is_output(path: Path) -> bool:
    """Return whether a path is the output of a batch, or lies in one."""
    return any(one.with_name(one.name + RUN_FILE).exists() for one in (path, *path.parents) if one.name)


def _without_outputs(names: list[str], beside: list[str]) -> list[str]:
    """Return the names without those of outputs of batches: `newsclean batch . -o out.jsonl` must not read what it writes."""
    outputs = {name.removesuffix(RUN_FILE) for name in beside if name.endswith(RUN_FILE)}
    return [name for name in names if name not in outputs]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # a broken link: its row will say so
        return 0


def _remote_files(given: str) -> Iterator[tuple[str, int]]:
    fs, path = url_to_fs(given)
    if glob.has_magic(given):
        found = fs.glob(path, detail=True)
    elif fs.isdir(path):
        found = fs.find(path, detail=True)
    elif fs.exists(path):
        yield given, fs.info(path).get("size") or 0
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
        super().__init__(f"the inputs are not what they were: {what}; {ANEW}")


class Reading:
    """Reads the records of inputs one after the other, and keeps account of what could not be read.

    problems   a sentence for each file that could not be read to its end
    skipped    how many records are no pages: pictures, redirects and the like in an archive
    """

    def __init__(self, inputs: list[str], *, kind: InputKind | None = None, fields: Fields | None = None, start: Place | None = None) -> None:
        self.inputs = inputs
        self.kind = kind
        self.fields = fields or Fields()
        self.start = start or Place()
        self.skipped = self.start.skipped
        self.problems: list[str] = []
        self.content = ""

    def records(self) -> Iterator[tuple[Place, Loadable]]:
        """Yield each record with the place behind it. Raises InputsChanged where the files before the start are not those that were read."""
        digest, read = "", 0
        is_before = bool(self.start.digest)  # whether the place to start at is still to come
        for file in find_files(self.inputs, self.kind):
            digest = add_to_digest(digest, file.name)
            if is_before and digest != self.start.digest:
                read += file.size
                continue
            done = self.start.number if is_before else 0
            is_before = False
            for number, (position, record) in self._numbered(file, done):
                yield Place(file.name, number, self.skipped, read + position, digest, self.content), record
            read += file.size
        if is_before:
            raise InputsChanged(f"{self.start.file} was being read, and is not there now or follows other files")

    def _numbered(self, file: InputFile, done: int) -> Iterator[tuple[int, tuple[int, Loadable]]]:
        """Yield the records of a file after the first `done`, numbered from 1. What cannot be read ends the file, and becomes a problem."""
        already = self.skipped
        try:
            for number, found in enumerate(_READERS[file.kind](file, self), 1):
                if file.name == STDIN:
                    self.content = add_to_digest(self.content, str(found[1].size))
                if number > done:
                    yield number, found
                elif number == done:
                    self.skipped = already  # `start.skipped` has those before this record
                    if self.content != self.start.content:
                        raise InputsChanged("standard input does not hold what it held before")
        except (InputsChanged, ImportError, KeyboardInterrupt, GeneratorExit, SystemExit):
            raise
        except BaseException as error:  # formats and file systems have errors of their own, and panics of FastWARC are no Exceptions
            self.problems.append(f"{file.name}: {type(error).__name__}: {error}"[:PROBLEM_LENGTH])


# How each kind of file is read: each function yields the records, with the number of bytes that are read up to there.


def _page(file: InputFile, _: Reading) -> Iterator[tuple[int, Loadable]]:
    ending = next((ending for ending in BY_ENDING if _without_compression(file.name).endswith(ending)), "")
    yield file.size, FileRecord(file.name, BY_ENDING.get(ending, "auto"))


def _lines(file: InputFile, reading: Reading) -> Iterator[tuple[int, Loadable]]:
    with closing(open_file(file.name)) as raw, closing(decompressed(raw, file.name)) as lines:
        for number, line in enumerate(iter(lambda: lines.readline(MAX_PAGE_BYTES), b""), 1):
            place = f"{file.name}:{number}"
            if len(line) == MAX_PAGE_BYTES and not line.endswith(b"\n"):
                while not lines.readline(MAX_PAGE_BYTES).endswith(b"\n") and lines.peek(1):
                    pass
                yield _position(raw), Broken(place, f"the line is longer than {MAX_PAGE_BYTES:,} bytes")
            elif not line.isspace():
                yield _position(raw), LineRecord(place, line, reading.fields)


def _table(file: InputFile, reading: Reading) -> Iterator[tuple[int, Loadable]]:
    try:
        from pyarrow import parquet

        from newsclean.batch.columns import as_texts, is_text
    except ImportError as error:
        raise needs("reading Parquet", "pyarrow", "batch") from error
    fields = reading.fields
    with closing(open_file(file.name)) as opened, parquet.ParquetFile(opened) as table:
        columns = table.schema_arrow.names
        asked = dict.fromkeys((fields.source or "", *fields[1:], *SOURCE_FIELDS))
        wanted = [name for name in asked if name in columns or name.partition(".")[0] in columns]
        number, total = 0, max(1, table.metadata.num_rows)
        for batch in table.iter_batches(TABLE_ROWS, columns=wanted):
            named = zip(batch.schema.names, batch.columns, strict=True)
            values = {name: list(as_texts(column)) if is_text(column) else column.to_pylist() for name, column in named}
            for row in range(batch.num_rows):
                number += 1
                found = {name: of_column[row] for name, of_column in values.items()}
                yield file.size * number // total, _row(found, f"{file.name}:{number}", fields, columns)


def _row(row: dict[str, Any], place: str, fields: Fields, columns: list[str]) -> Loadable:
    try:
        return fields.record(row, place)
    except ValueError:
        wanted = fields.source or " or ".join(SOURCE_FIELDS)
        return Broken(fields.name(row, place), f"the row has no text in {wanted}; the columns are {', '.join(columns[:FIELDS_NAMED])}")


def _archive(file: InputFile, reading: Reading) -> Iterator[tuple[int, Loadable]]:
    with closing(open_file(file.name)) as raw:
        for archived in read_archive(raw, file.name):
            if archived.page is None:
                reading.skipped += 1
            else:
                yield _position(raw), archived.page


_READERS: dict[InputKind, Callable[[InputFile, Reading], Iterator[tuple[int, Loadable]]]] = {
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
