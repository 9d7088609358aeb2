"""What callers of the package need: `clean_many` for sources in memory, and `run` for files."""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsclean.batch.files import STDIN
from newsclean.batch.inputs import InputKind, InputsChanged, Reading, add_to_digest, check_kind, find_files
from newsclean.batch.outputs import STDOUT, check_name, open_output
from newsclean.batch.records import Fields, Record, numbered
from newsclean.batch.run_file import Run, begin
from newsclean.batch.session import OnProgress, Session
from newsclean.batch.supervisor import Supervisor
from newsclean.batch.worker import Settings
from newsclean.cleaner import Cleaner, cleaner_of
from newsclean.isolation import DEFAULT_MEMORY, DEFAULT_TIMEOUT, check_process_limits
from newsclean.output.rows import Row


def clean_many(
    sources: Iterable[str | bytes | Record],
    *,
    workers: int | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    memory: int | None = DEFAULT_MEMORY,
    removed: bool = False,
    cleaner: Cleaner | None = None,
    **options: Any,
) -> Generator[Row, None, None]:
    """Yield the row of each source as plain data, in the order of the sources, as soon as it and those before it are done.

    sources   pages and texts: str or bytes, which are named "0", "1", …; or Record(id, source, url=…, encoding=…). They are taken as needed
    workers   how many processes; by default one for each processor
    timeout   seconds that one source may take
    memory    megabytes that a worker may take, the 100 or so that Python takes itself included; None for no cap
    removed   whether rows list the blocks that were removed and those that bear metadata
    cleaner   the Cleaner to use; a filter of your own must stand in a module that can be imported
    options   instead of `cleaner`, the options of one: effort, favor, pipeline, limits

    Whatever a source does, it has one row. Where no article came of it, its status is "timeout", "killed" or "error", and a warning says why. The
    fields of a row are those of `newsclean.output.rows.schema`.

    >>> for row in clean_many(["The talks between both sides failed on Monday.", b"%PDF-1.7"], workers=1):
    ...     print(row["id"], row["status"], row["warnings"])
    0 ok []
    1 empty ['this is not text, but a PDF: nothing was read']

    Raises TypeError and ValueError for wrong arguments at once, and RuntimeError where no worker can be started.
    """
    if isinstance(sources, str | bytes):
        raise TypeError("sources is one text; give a list of texts, or call newsclean.clean")
    supervisor = Supervisor(_settings(cleaner, options, timeout, memory, removed), _workers(workers))
    return (json.loads(answer.line) for answer in supervisor.answers(numbered(sources)))


def run(
    inputs: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    kind: InputKind | None = None,
    fields: Fields | None = None,
    workers: int | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    memory: int | None = DEFAULT_MEMORY,
    removed: bool = False,
    cleaner: Cleaner | None = None,
    overwrite: bool = False,
    on_progress: OnProgress | None = None,
    **options: Any,
) -> Run:
    """Clean all that files hold, and write a row for each record, in their order. Called again, go on where the run was stopped.

    inputs        one or several: files of pages and texts (.html, .txt, .md), files of many of them (.jsonl, .parquet, .warc, .wet), compressed or
                  not (.gz, .zst, …), folders, globs, addresses for fsspec ("s3://…"), or "-" for JSONL on standard input
    output        a file .jsonl, .jsonl.gz or .jsonl.zst on this machine; a folder .parquet, here or for fsspec; or "-" for standard output
    kind          what the inputs are, where their names do not say it: "page", "jsonl", "parquet" or "warc"
    fields        which fields of a JSON object, or columns of a table, hold what
    overwrite     whether to begin anew, whatever is there
    on_progress   called a few times a second with the Run so far, and the share of the input that is read, 0 to 1 (None where its size is not known)

    The other arguments are those of `clean_many`. Returns the Run: how many rows of which status, what could not be read, how long it took. It is
    also written beside the output, as `<output>.run.json`, by which a stopped run goes on. The inputs must not change before the run is finished.

    Raises TypeError and ValueError for wrong arguments, and for other options than those that the output was begun with; FileNotFoundError for an
    input that is not there; FileExistsError for an output that no run wrote; BlockingIOError for an output that another run is writing; ImportError
    without the extra `batch`; and RuntimeError where no worker can be started.
    """
    names = [os.fspath(name) for name in ([inputs] if isinstance(inputs, str | os.PathLike) else inputs)]
    target = os.fspath(output)
    check_name(target)
    check_kind(kind)
    settings = _settings(cleaner, options, timeout, memory, removed)
    supervisor = Supervisor(settings, _workers(workers))
    total, digest = _size_and_digest(names, kind, target)
    done = begin(target, asked(names, kind, fields or Fields(), settings), overwrite=overwrite)
    if done.finished and (done.digest != digest or STDIN in names):
        raise InputsChanged("the run was finished, and " + ("standard input is new each time" if STDIN in names else "files have come or gone since"))
    if done.finished:
        return done
    reading = Reading(names, kind=kind, fields=fields, start=done.place)
    with closing(open_output(target, removed=removed)) as out:
        return Session(replace(done, digest=digest), reading, supervisor, out, total, on_progress).finish()


def _size_and_digest(inputs: list[str], kind: InputKind | None, output: str) -> tuple[int, str]:
    """Return the size of all files to be read, and a digest of their names. Raises ValueError where one of them is the output or lies in it."""
    target, size, digest = Path(output), 0, ""
    for file in find_files(inputs, kind):
        if target.name in file.name and output != STDOUT:  # resolving a path asks the file system, so most files are spared it
            path = Path(file.name).resolve()
            if target.resolve() in (path, *path.parents):
                raise ValueError(f"{file.name} is both an input and the output; name another output")
        size += file.size
        digest = add_to_digest(digest, file.name)
    return size, digest


def asked(inputs: list[str], kind: InputKind | None, fields: Fields, settings: Settings) -> dict[str, Any]:
    """Return everything that the rows depend on, apart from the content of the inputs, as the run file has it."""
    import newsclean

    cleaner = settings.cleaner
    return {
        "version": newsclean.__version__,
        "inputs": inputs,
        "kind": kind,
        "fields": fields._asdict(),
        "removed": settings.removed,
        "effort": cleaner.effort,
        "favor": cleaner.favor,
        "limits": cleaner.limits._asdict(),
        "pipeline": [[step.name, {name: repr(given) for name, given in step.options}] for step in cleaner.pipeline.steps],
    }


def _settings(cleaner: Cleaner | None, options: dict[str, Any], timeout: float, memory: int | None, removed: bool) -> Settings:
    limits = check_process_limits(timeout, memory)
    for name in ("url", "format", "encoding"):
        if name in options:
            raise TypeError(f"{name} differs from source to source; give it with newsclean.batch.Record(id, source, {name}=…)")
    return Settings(cleaner_of(cleaner, options), limits, removed)


def _workers(workers: int | None) -> int:
    if workers is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not isinstance(workers, int) or workers < 1:
        raise ValueError(f"workers is {workers!r}; it must be a whole number from 1, or None for one a processor")
    return workers
