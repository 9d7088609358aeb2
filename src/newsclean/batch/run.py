"""Many pages and texts at a time, in processes that may hang, crash or be killed without anything being lost."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsclean.batch.files import STDIN
from newsclean.batch.inputs import InputsChanged, Reading, chained, find_units
from newsclean.batch.outputs import STDOUT, check_name, open_output
from newsclean.batch.records import Fields, Record, numbered
from newsclean.batch.run_file import Run, begin
from newsclean.batch.session import Session
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
    """The row of each source, as plain data, in their order and as soon as it and those before it are done.

    sources   pages and texts, as str or bytes, which are named "0", "1", …; or Record(id, source, url=…, encoding=…). They are taken as needed
    workers   processes; by default one for each processor
    timeout   seconds that one may take
    memory    megabytes that a worker may take, about 100 of which Python takes itself; None for no cap
    removed   whether the rows list what was removed
    cleaner   the Cleaner to use; a filter of your own must stand in a module that can be imported
    options   instead of it, the options of a Cleaner: effort, favor, pipeline, limits

    Whatever a source does, it has one row: its status is "timeout", "killed" or "error" where no article came of it, and a warning says why. See
    `newsclean.rows` for the fields.

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
    kind: str | None = None,
    fields: Fields | None = None,
    workers: int | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    memory: int | None = DEFAULT_MEMORY,
    removed: bool = False,
    cleaner: Cleaner | None = None,
    overwrite: bool = False,
    on_progress: Callable[[Run, float | None], None] | None = None,
    **options: Any,
) -> Run:
    """Cleans all that inputs hold and writes a row for each record, in their order. Called again, it goes on where it was stopped, in whatever way.

    inputs        one or several: files of pages and texts (.html, .txt, .md), of many of them (.jsonl, .parquet, .warc, .wet), compressed or not
                  (.gz, .zst, …), folders, globs, addresses for fsspec ("s3://…"), or "-" for JSONL on standard input
    output        a file .jsonl, .jsonl.gz or .jsonl.zst on this machine; a folder .parquet, here or for fsspec; or "-" for standard output
    kind          "page", "jsonl", "parquet" or "warc", where the names of inputs do not say so
    fields        which fields of a JSON object or columns of a table hold what
    overwrite     begin anew, whatever is there
    on_progress   is called a few times a second with the Run so far and the share of the input that is read, 0 to 1 (None where its size is unknown)

    The rest as for `clean_many`. Returns the Run: numbers of rows by status, what could not be read, the time it took. It is also written beside the
    output, as `<output>.run.json`; with it, a stopped run goes on. The inputs must not change before it is finished.

    Raises TypeError and ValueError for wrong arguments and for options other than those the output was begun with, FileNotFoundError for an input
    that is not there, FileExistsError for an output that no run wrote, BlockingIOError for one that another run is writing, ImportError without the
    extra `batch`, and RuntimeError where no worker can be started.
    """
    names = [os.fspath(name) for name in ([inputs] if isinstance(inputs, str | os.PathLike) else inputs)]
    target = os.fspath(output)
    check_name(target)
    settings = _settings(cleaner, options, timeout, memory, removed)
    supervisor = Supervisor(settings, _workers(workers))
    total, digest = _surveyed(names, kind, target)
    done = begin(target, asked(names, kind, fields or Fields(), settings), overwrite=overwrite)
    if done.finished and (done.digest != digest or STDIN in names):
        raise InputsChanged("the run was finished, and " + ("standard input is new each time" if STDIN in names else "files have come or gone since"))
    if done.finished:
        return done
    reading = Reading(names, kind=kind, fields=fields, start=done.place)
    with closing(open_output(target, removed=removed)) as out:
        return Session(replace(done, digest=digest), reading, supervisor, out, total, on_progress).finish()


def _surveyed(inputs: list[str], kind: str | None, output: str) -> tuple[int, str]:
    """The size of all files that are to be read, and a digest of their names. Raises ValueError where one of them is the output, or in it."""
    target, size, digest = Path(output), 0, ""
    for unit in find_units(inputs, kind):
        if target.name in unit.name and output != STDOUT:  # which spares most files a look at where they really are
            path = Path(unit.name).resolve()
            if target.resolve() in (path, *path.parents):
                raise ValueError(f"{unit.name} is both an input and the output")
        size += unit.size
        digest = chained(digest, unit.name)
    return size, digest


def asked(inputs: list[str], kind: str | None, fields: Fields, settings: Settings) -> dict[str, Any]:
    """All that the rows depend on, but for the content of the inputs."""
    import newsclean

    cleaner = settings.cleaner
    steps = [[step.name, {name: repr(given) for name, given in step.options.items()}] for step in cleaner.pipeline.steps]
    return {
        "version": newsclean.__version__,
        "inputs": inputs,
        "kind": kind,
        "fields": fields._asdict(),
        "removed": settings.removed,
        "effort": cleaner.effort,
        "limits": cleaner.limits._asdict(),
        "pipeline": steps,
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
        raise ValueError(f"workers is {workers!r}; it must be a whole number from 1")
    return workers
