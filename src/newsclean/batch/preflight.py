"""What is found out before a run starts: inputs that are not what they are taken for, and a field that none of their records has."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from typing import Any

from newsclean.batch.files import STDIN, compressed, decompressed, open_file
from newsclean.batch.fingerprints import InputFile, InputKind, is_readable_again
from newsclean.batch.records import FIELDS_NAMED, SOURCE_FIELDS, Fields
from newsclean.document.choices import choices

CHECKED_FILES = 20  # of a folder with many; opening each would take too long, above all where they are remote
CHECKED_RECORDS = 100
CHECKED_BYTES = 4_000_000

# Bytes of rows for a byte of input, measured on 150 pages of five corpora. Rows compress to a quarter.
ROWS_OF_PLAIN = 0.25
ROWS_OF_COMPRESSED = 1.0
ROWS_OF_ARCHIVE = 0.1  # much of an archive may be pictures
COMPRESSED_ROWS = 0.25
STDIN_KINDS = "it can be jsonl, or with --from warc (in Python, kind='warc') a web archive; for one page use newsclean -, or name its file"


class Misfit(ValueError):
    """A file does not hold what it is taken for."""


def check_inputs(files: Sequence[InputFile], fields: Fields, named: Iterable[str]) -> None:
    """Raise ValueError where inputs do not fit.

    files    what is to be read. Of those that hold many records, the first `CHECKED_FILES` are looked at
    fields   the fields that hold what; one that was asked for, or all that may hold a page or text, must be there
    named    the inputs as they were given. A file that is named alone must fit; of files that were found in a folder, at least one must
    """
    given = set(named)
    misfits: list[Misfit] = []
    checked = 0
    for file in files:
        if (file.kind == "page" and file.name not in given) or not (file.name == STDIN or is_readable_again(file)):
            continue
        checked += 1
        try:
            _CHECKS[file.kind](file, fields)
        except Misfit as misfit:
            if file.name in given:
                raise
            misfits.append(misfit)
        if checked == CHECKED_FILES:
            break
    if misfits and len(misfits) == checked and not any(file.kind == "page" for file in files):
        raise misfits[0]


def estimated_rows(files: Iterable[InputFile], output: str) -> int:
    """Return about how many bytes the rows of files take in an output."""
    ratios: dict[InputKind, float] = {"warc": ROWS_OF_ARCHIVE, "parquet": ROWS_OF_COMPRESSED}
    plain = sum(file.size * ratios.get(file.kind, ROWS_OF_COMPRESSED if compressed(file.name) else ROWS_OF_PLAIN) for file in files)
    return int(plain * (1.0 if output.endswith(".jsonl") else COMPRESSED_ROWS))


def _say_what() -> str:
    return f"say what it is with --from {'|'.join(choices(InputKind))} (in Python, with kind=)"


def _begins(file: InputFile, size: int) -> bytes:
    """Return the first bytes of a file, decompressed. Raises Misfit where it cannot be read."""
    try:
        with closing(open_file(file.name)) as raw, closing(decompressed(raw, file.name)) as opened:
            return opened.read(size)
    except ImportError:
        raise
    except EOFError:  # it is cut off, which reading it tells
        return b""
    except Exception as error:  # each compression and file system has errors of its own
        raise Misfit(f"{file.name} cannot be read: {error}") from error


def _check_page(file: InputFile, _: Fields) -> None:
    first = b"" if file.name == STDIN else _begins(file, 5)
    for magic, kind in ((b"PAR1", "parquet"), (b"WARC/", "warc")):
        if first.startswith(magic):
            raise Misfit(f"{file.name} is no page but {kind}: give --from {kind} (in Python, kind={kind!r})")


def _check_archive(file: InputFile, _: Fields) -> None:
    if file.name == STDIN or file.name.lower().endswith(".zst"):  # which may begin with a dictionary that only FastWARC reads
        return
    if not b"WARC/".startswith(_begins(file, 5)):
        raise Misfit(f"{file.name} is no web archive; {_say_what()}")


def _check_lines(file: InputFile, fields: Fields) -> None:
    lines, error = _waiting_lines() if file.name == STDIN else _first_lines(file)
    if not lines:
        if error:
            raise Misfit(f"{file.name} cannot be read: {error}") from error
        return
    found = [record for line in lines if isinstance(record := _parsed(line), dict)]
    if not found:
        what = STDIN_KINDS if file.name == STDIN else _say_what()
        raise Misfit(f"{_name(file)} is no JSONL: none of its first {len(lines)} lines is a JSON object; {what}")
    _check_fields(f"none of the first {len(found)} records of {_name(file)}", found, fields)


def _name(file: InputFile) -> str:
    return "standard input" if file.name == STDIN else file.name


def _waiting_lines() -> tuple[list[bytes], None]:
    """Return the lines of standard input that wait to be read, and leave them there: none where it is compressed, or the first line is long."""
    waiting = sys.stdin.buffer.peek(1) if isinstance(sys.stdin.buffer, io.BufferedReader) else b""
    if waiting.startswith((b"\x1f\x8b", b"\x28\xb5\x2f\xfd")):
        return [], None
    lines = [line for line in waiting.split(b"\n") if line.strip()]
    if lines and lines[0].lstrip().startswith(b"{") and not waiting.endswith(b"\n"):
        del lines[-1]  # it may be cut off
    return lines, None


def _first_lines(file: InputFile) -> tuple[list[bytes], Exception | None]:
    """Return the first lines of a file that are not blank, and what kept from reading more."""
    lines: list[bytes] = []
    left = CHECKED_BYTES
    try:
        with closing(open_file(file.name)) as raw, closing(decompressed(raw, file.name)) as opened:
            while len(lines) < CHECKED_RECORDS and (line := opened.readline(left)):
                left -= len(line)
                if left <= 0:  # the line may be cut off
                    break
                if not line.isspace():
                    lines.append(line)
    except ImportError:
        raise
    except EOFError:  # it is cut off, which reading it tells
        return lines, None
    except Exception as error:  # each compression and file system has errors of its own
        return lines, error
    return lines, None


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _check_table(file: InputFile, fields: Fields) -> None:
    try:
        from pyarrow import parquet
    except ImportError:
        return  # which reading it tells
    try:
        with closing(open_file(file.name)) as opened, parquet.ParquetFile(opened) as table:
            columns = table.schema_arrow.names
    except Exception as error:  # Arrow and file systems have errors of their own
        raise Misfit(f"{file.name} is no Parquet file that can be read: {error}; {_say_what()}") from error
    _check_fields(f"no column of {file.name}", [dict.fromkeys(columns)], fields, is_table=True)


def _check_fields(whose: str, found: list[dict[str, Any]], fields: Fields, *, is_table: bool = False) -> None:
    """Raise ValueError where no record has a field that was asked for, or none that may hold the page or text."""
    there = list(dict.fromkeys(name for record in found for name in record))
    asked = [("--text-field", (fields.source,) if fields.source else SOURCE_FIELDS)]
    asked += [(f"--{name}-field", (value,)) for name, value in fields._asdict().items() if name != "source" and value != getattr(Fields(), name)]
    for option, names in asked:
        if not any(_has(record, name, is_table=is_table) for record in found for name in names):
            shown = ", ".join(map(str, there[:FIELDS_NAMED])) or "none"
            raise ValueError(f"{whose} {'is' if is_table else 'has'} {' or '.join(names)}, but {shown}: name the right one with {option}")


def _has(record: dict[str, Any], name: str, *, is_table: bool) -> bool:
    """Return whether a record has a field; of a nested column, the names within are not known here."""
    if name in record:
        return True
    first, _, rest = name.partition(".")
    if not rest or first not in record:
        return False
    return is_table or (isinstance(record[first], dict) and _has(record[first], rest, is_table=False))


_CHECKS: dict[InputKind, Callable[[InputFile, Fields], None]] = {
    "page": _check_page,
    "jsonl": _check_lines,
    "parquet": _check_table,
    "warc": _check_archive,
}
