"""What a batch reads: files of pages and texts, and files that hold many of them, on this machine or wherever fsspec reaches.

Inputs are read in the same order each time, so that a run that was stopped can go on where it was.
"""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar

from newsclean.batch.archives import MAX_PAGE_BYTES, read_archive, split_archive
from newsclean.batch.files import ANEW, READ_AHEAD, RUN_FILE, STDIN, decompressed, is_remote, open_file, output_of, url_to_fs
from newsclean.batch.fingerprints import InputFile, InputKind, difference, now, of_info, size_and_change
from newsclean.batch.records import FIELDS_NAMED, SOURCE_FIELDS, Broken, EncodedRecord, Fields, FileRecord, LineRecord, Loadable
from newsclean.document.choices import check_choice, choices
from newsclean.extras import needs
from newsclean.readers.formats import BY_ENDING

T = TypeVar("T")

ENDINGS: dict[InputKind, tuple[str, ...]] = {  # of names, without the ending of their compression
    "page": tuple(BY_ENDING),
    "jsonl": (".jsonl", ".ndjson"),
    "parquet": (".parquet",),
    "warc": (".warc", ".wet"),
}
COMPRESSIONS = (".gz", ".zst", ".bz2", ".xz")

TABLE_ROWS = 64  # read at a time: few, since pages are large
UNKNOWN = (0, "")  # size and time of change of a broken link: its row will say so
PROBLEM_LENGTH = 500  # characters of what is said of a file that cannot be read
MAX_PROBLEMS = 100  # that are told; of a folder with a million files, each may have one


class Place(NamedTuple):
    """How far the inputs are read.

    file      name of the file that is being read
    kind      what it is
    number    of its records that are read
    skipped   records so far that are no pages, in all files
    read      bytes so far, in all files, for showing progress
    content   of standard input, a digest of the sizes of its records so far; it shows whether it holds something else
    """

    file: str = ""
    kind: InputKind = "page"
    number: int = 0
    skipped: int = 0
    read: int = 0
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
        for name, size, changed in _found(given):
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
            yield InputFile(name, what, size, changed)
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


def _found(given: str) -> Iterator[tuple[str, int, str]]:
    """Names, sizes and times of change of the files that an input stands for."""
    if given == STDIN:
        yield given, 0, ""
    elif is_remote(given):
        yield from _found_remote(given)
    elif Path(given).is_dir():
        for folder, folders, names in os.walk(given):
            folders[:] = sorted(_without_outputs(folders, names))
            for name in sorted(_without_outputs(names, names)):
                path = str(Path(folder, name))
                yield path, *(size_and_change(path) or UNKNOWN)
    elif Path(given).exists():
        yield given, *(size_and_change(given) or UNKNOWN)
    else:
        for name in sorted(glob.glob(given, recursive=True)):  # noqa: PTH207, since a pattern may begin at the root
            if not _is_output(Path(name)):
                yield from _found(name)


def _is_output(path: Path) -> bool:
    """Return whether a path is the output of a batch, lies in one, or is a file that stands beside one."""
    return any(one.with_name(output_of(one.name) + RUN_FILE).exists() for one in (path, *path.parents) if one.name)


def _without_outputs(names: list[str], beside: list[str]) -> list[str]:
    """Return the names without those of outputs of batches, and of what stands beside them.

    `newsclean batch . -o out.jsonl` must not read what it writes.
    """
    outputs = {output_of(name) for name in beside if name.endswith(RUN_FILE)}
    return [name for name in names if output_of(name) not in outputs] if outputs else names


def _found_remote(given: str) -> Iterator[tuple[str, int, str]]:
    fs, path = url_to_fs(given)
    if glob.has_magic(given):
        found = fs.glob(path, detail=True)
    elif fs.isdir(path):
        found = fs.find(path, detail=True)
    elif fs.exists(path):
        yield given, *of_info(fs.info(path))
        return
    else:
        return
    outputs = tuple(output_of(name) for name in found if name.endswith(RUN_FILE))
    for name in sorted(found):
        if found[name].get("type") == "directory" or any(output_of(name) == output or name.startswith(f"{output}/") for output in outputs):
            continue
        yield fs.unstrip_protocol(name), *of_info(found[name])


class InputsChanged(ValueError):
    """The inputs are not those that a run was begun with."""

    def __init__(self, what: str, way_on: str = ANEW) -> None:
        super().__init__(f"{what}; {way_on}")


class Reading:
    """Reads the records of files one after the other, and keeps account of what could not be read.

    problems   a sentence for each file that could not be read to its end, or that changed meanwhile
    stale      names of those that changed: the rows of such a file, if there are any, are not what it held when the run began
    skipped    how many records are no pages: pictures, redirects and the like in an archive
    """

    def __init__(self, files: Iterable[InputFile], *, fields: Fields | None = None, start: Place | None = None, split: bool = False) -> None:
        """Read files from a place on. `split` says whether pages in archives may be left to the workers, who can raise Misread then."""
        self.files = files
        self.split = split
        self.fields = fields or Fields()
        self.start = start or Place()
        self.skipped = self.start.skipped
        self.problems: list[str] = []
        self.stale: list[str] = []
        self.content = ""

    def records(self) -> Iterator[tuple[Place, Loadable]]:
        """Yield each record with the place behind it. Raises InputsChanged where standard input holds something else than before the start."""
        read = 0
        is_before = bool(self.start.file)  # whether the place to start at is still to come
        for file in self.files:
            if not is_before or file.name == self.start.file:
                done = self.start.number if is_before else 0
                is_before = False
                for number, (position, record) in self._checked(file, done):
                    yield Place(file.name, file.kind, number, self.skipped, read + position, self.content), record
            read += file.size

    def whole(self, start: Place) -> Reading:
        """Return what reads the same files from a place on, and splits no archives."""
        return Reading(self.files, fields=self.fields, start=start)

    def splits(self, file: InputFile) -> bool:
        """Return whether an archive is split. One that was begun before is not: what `split_archive` took for a record might be none."""
        return self.split and file.name != self.start.file

    def _checked(self, file: InputFile, done: int) -> Iterator[tuple[int, tuple[int, Loadable]]]:
        """Yield the records of a file, like `_numbered`, unless it has changed since the run began: rows of two versions must not stand side by side.

        A page that has changed is read all the same: its row is of one version, whichever.
        """
        if file.kind == "page":
            if not is_remote(file.name) and size_and_change(file.name) not in ((file.size, file.changed), None):  # of one that is gone, its row tells
                self._note_change(file, "it has changed since the run began, and the row is of what it held when it was read")
            yield from self._numbered(file, done)
        elif was := difference(file, now(file)):
            self._note_change(file, f"{was} since the run began, and no more of it was read")
        else:
            yield from self._numbered(file, done)
            if was := difference(file, now(file)):
                self._note_change(file, f"{was} while it was read")

    def _numbered(self, file: InputFile, done: int) -> Iterator[tuple[int, tuple[int, Loadable]]]:
        """Yield the records of a file after the first `done`, numbered from 1. What cannot be read ends the file, and becomes a problem."""
        already = self.skipped
        try:
            for number, found in enumerate(READERS[file.kind](file, self), 1):
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
            self._note(file, f"{type(error).__name__}: {error}")

    def _note_change(self, file: InputFile, problem: str) -> None:
        self.stale.append(file.name)
        self._note(file, f"{problem} (--update cleans it anew)")

    def _note(self, file: InputFile, problem: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(f"{file.name}: {problem}"[:PROBLEM_LENGTH])
        elif len(self.problems) == MAX_PROBLEMS:
            self.problems.append("further inputs, which are not listed")


# How each kind of file is read: each function yields the records, with the number of bytes that are read up to there.


def _page(file: InputFile, _: Reading) -> Iterator[tuple[int, Loadable]]:
    ending = next((ending for ending in BY_ENDING if _without_compression(file.name).endswith(ending)), "")
    yield file.size, FileRecord(file.name, BY_ENDING.get(ending, "auto"))


def _lines(file: InputFile, reading: Reading) -> Iterator[tuple[int, Loadable]]:
    with closing(open_file(file.name, READ_AHEAD)) as raw, closing(decompressed(raw, file.name)) as lines:
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

        from newsclean.batch.columns import as_bytes, is_text
    except ImportError as error:
        raise needs("reading Parquet", "pyarrow", "batch") from error
    fields = reading.fields
    with closing(open_file(file.name)) as opened, parquet.ParquetFile(opened) as table:
        columns = table.schema_arrow.names
        asked = dict.fromkeys((fields.source or "", *filter(None, fields[1:]), *SOURCE_FIELDS))
        wanted = [name for name in asked if name in columns or name.partition(".")[0] in columns]
        number, total = 0, max(1, table.metadata.num_rows)
        for batch in _ahead(table.iter_batches(TABLE_ROWS, columns=wanted)):
            named = list(zip(batch.schema.names, batch.columns, strict=True))
            encoded = {name for name, column in named if name in fields.sources and is_text(column)}
            values = {name: list(as_bytes(column) if name in encoded else _values(column)) for name, column in named}
            for row in range(batch.num_rows):
                number += 1
                found = {name: of_column[row] for name, of_column in values.items()}
                yield file.size * number // total, _row(found, f"{file.name}:{number}", fields, columns, encoded)


def _ahead(items: Iterator[T]) -> Iterator[T]:
    """Yield what an iterator does, and have a thread get the next item meanwhile: Arrow decompresses without the lock of the interpreter."""
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = thread.submit(next, items, None)
            yield item


def _values(column: Any) -> Iterable[Any]:
    from newsclean.batch.columns import as_texts, is_text

    return as_texts(column) if is_text(column) else column.to_pylist()


def _row(row: dict[str, Any], place: str, fields: Fields, columns: list[str], encoded: Collection[str]) -> Loadable:
    """Return the record in a row. `encoded` names columns of text whose values are bytes in UTF-8."""
    try:
        record = fields.record(row, place)
    except ValueError:
        wanted = fields.source or " or ".join(SOURCE_FIELDS)
        return Broken(fields.name(row, place), f"the row has no text in {wanted}; the columns are {', '.join(columns[:FIELDS_NAMED])}")
    return EncodedRecord(*record) if fields.page_or_text(row)[0] in encoded else record


def _archive(file: InputFile, reading: Reading) -> Iterator[tuple[int, Loadable]]:
    with closing(open_file(file.name)) as raw:
        read = split_archive if reading.splits(file) else read_archive
        for archived in read(raw, file.name):
            if archived.page is None:
                reading.skipped += 1
            else:
                yield archived.position, archived.page


READERS: dict[InputKind, Callable[[InputFile, Reading], Iterator[tuple[int, Loadable]]]] = {
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
