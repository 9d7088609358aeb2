"""What callers of the package need: `clean_many` for sources in memory, and `run` for files."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newsclean.batch.asked import asked
from newsclean.batch.fingerprints import InputFile, InputKind, fingerprinted
from newsclean.batch.inputs import check_kind, find_files
from newsclean.batch.job import Job, begin
from newsclean.batch.outputs import STDOUT, check_name
from newsclean.batch.records import Fields, Record, numbered
from newsclean.batch.run_file import Run
from newsclean.batch.session import OnProgress
from newsclean.batch.supervisor import Supervisor
from newsclean.batch.worker import Settings
from newsclean.cleaner import Cleaner, cleaner_of
from newsclean.document import PageKind
from newsclean.document.choices import check_choice
from newsclean.isolation import DEFAULT_MEMORY, DEFAULT_TIMEOUT, check_process_limits
from newsclean.output.rows import Row

_OF_RUN = frozenset(("kind", "fields", "drop_kinds", "overwrite", "update", "on_progress"))  # options that `clean_many` does not take
_INSTEAD = {"drop_kinds": "; look at the kind of each row: row['kind']"}


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
    options   instead of `cleaner`, the options of one: effort, favor, pipeline, limits, profiles

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
    for name in options:
        if name in _OF_RUN:
            raise TypeError(f"{name} is an option of newsclean.batch.run, not of clean_many{_INSTEAD.get(name, '')}")
    supervisor = Supervisor(settings_of(cleaner, options, timeout, memory, removed), worker_number(workers))
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
    drop_kinds: Collection[PageKind] = (),
    cleaner: Cleaner | None = None,
    overwrite: bool = False,
    update: bool = False,
    on_progress: OnProgress | None = None,
    **options: Any,
) -> Run:
    """Clean all that files hold, and write a row for each record, in their order. Called again, go on where the run was stopped.

    inputs        one or several: files of pages and texts (.html, .txt, .md), files of many of them (.jsonl, .parquet, .warc, .wet), compressed or
                  not (.gz, .zst, …), folders, globs, addresses for fsspec ("s3://…"), or "-" for JSONL on standard input
    output        a file .jsonl, .jsonl.gz or .jsonl.zst on this machine; a folder .parquet, here or for fsspec; or "-" for standard output
    kind          what the inputs are, where their names do not say it: "page", "jsonl", "parquet" or "warc"
    fields        which fields of a JSON object, or columns of a table, hold what
    drop_kinds    kinds of page that get no row, as {"error", "challenge"}; `choices(PageKind)` less `ARTICLES`, both of `newsclean.document.choices`,
                  leaves articles alone. An input that took too long, failed or killed its process keeps its row
    overwrite     whether to begin anew, whatever is there
    update        whether to clean the inputs that are new or have changed since the run began, and keep the rows of the others, also of those that
                  are gone. Where the output is not there, this is a run like any other
    on_progress   called a few times a second with the Run so far, and the share of the input that is read, 0 to 1 (None where its size is not known)

    The other arguments are those of `clean_many`. Returns the Run: how many rows of which status, what could not be read, how long it took. It is
    also written beside the output, as `<output>.run.json`, by which a stopped run goes on; `<output>.run.inputs` says what the inputs were.

    Raises TypeError and ValueError for wrong arguments, for inputs that are not what they are taken for or have not the field that was named, and for
    other options than those that the output was begun with; InputsChanged, a ValueError, for inputs that have changed since; FileNotFoundError for an
    input that is not there; FileExistsError for an output that no run wrote; BlockingIOError for an output that another run is writing; CannotWrite,
    an OSError, for one that cannot be written, now or later; ImportError without the extra `batch`; and RuntimeError where no worker can be started.
    """
    names = [os.fspath(name) for name in ([inputs] if isinstance(inputs, str | os.PathLike) else inputs)]
    target = os.fspath(output)
    check_name(target)
    check_kind(kind)
    for name in drop_kinds:
        check_choice("drop_kinds", name, PageKind)
    if overwrite and update:
        raise ValueError("overwrite begins anew, and update keeps what is there: give one of them")
    settings = settings_of(cleaner, options, timeout, memory, removed)
    supervisor = Supervisor(settings, worker_number(workers))
    fields = fields or Fields()
    files = [fingerprinted(file) for file in _found(names, kind, target)]
    job = Job(target, asked(names, kind, fields, settings, drop_kinds), names, files, fields, supervisor, on_progress)
    return begin(job, overwrite=overwrite, update=update)


def _found(inputs: list[str], kind: InputKind | None, output: str) -> Iterator[InputFile]:
    """Yield all files to be read. Raises ValueError where one of them is the output or lies in it."""
    target = Path(output)
    for file in find_files(inputs, kind):
        if target.name in file.name and output != STDOUT:  # resolving a path asks the file system, so most files are spared it
            path = Path(file.name).resolve()
            if target.resolve() in (path, *path.parents):
                raise ValueError(f"{file.name} is both an input and the output; name another output")
        yield file


def settings_of(cleaner: Cleaner | None, options: dict[str, Any], timeout: float, memory: int | None, removed: bool) -> Settings:
    """Return how workers clean. Raises TypeError and ValueError for wrong arguments."""
    limits = check_process_limits(timeout, memory)
    for name in ("url", "format", "encoding", "site"):
        if name in options:
            raise TypeError(f"{name} differs from source to source; give it with newsclean.batch.Record(id, source, {name}=…)")
    return Settings(cleaner_of(cleaner, options), limits, removed)


def worker_number(workers: int | None) -> int:
    """Return the number of workers. Raises ValueError for a wrong one."""
    if workers is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not isinstance(workers, int) or workers < 1:
        raise ValueError(f"workers is {workers!r}; it must be a whole number from 1, or None for one a processor")
    return workers
