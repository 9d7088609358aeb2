"""Runs one system over the corpora, in a process of its own: `python -m benchmarks.run_system SYSTEM CORPORA OUT`.

Results go to OUT as `benchmarks.results` says, a line a document, as they come. Documents that are there already are passed over, unless they are
of another version of the system: then that file begins anew. Whatever a system raises is a result, too.

The cost of a page is the thread's CPU time as a multiple of a parse of the same bytes with Lexbor (the least of three), that of a text as a multiple
of splitting it into lines and words: what any reader of it must do. Both are timed in turn in this process, since machines differ and are noisy.

Before each document, a line of JSON on standard output says which one comes next, by which `benchmarks.supervise` sees where a process hangs. The
exit status is 3 where the system's library is not installed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from benchmarks import results
from benchmarks.corpora import page_corpora, read_page, text_sets
from benchmarks.systems import SYSTEMS, Output, System, version

if TYPE_CHECKING:
    from newsclean import Format

NOT_INSTALLED = 3
SMALL_PAGE = b"<html><head><title>A page</title></head><body><p>A paragraph of a few words, to load what is loaded once.</p></body></html>"

T = TypeVar("T")


class Task(NamedTuple):
    """One document: its id, what the system is asked about it, and the baseline that its cost is measured by."""

    id: str
    ask: Callable[[], Output]
    baseline: Callable[[], object]


class Job(NamedTuple):
    """The documents of one result file, and how many they are where that is known."""

    path: Path
    tasks: Iterator[Task]
    total: int | None


class Announcement(NamedTuple):
    """What is said of a document before the system is asked about it: its place in the file and how many there are, where that is known."""

    path: str
    id: str
    version: str
    at: int
    total: int | None


def jobs(name: str, corpora: Path, out: Path, names: list[str], sample: int | None) -> Iterator[Job]:
    """All that a system is to do."""
    system = SYSTEMS[name]
    if system.pages:
        for corpus in page_corpora(corpora, names, sample):
            tasks = (_page_task(system, read_page(corpus.file(row.id)), row.id, row.url) for row in corpus.rows)
            yield Job(results.pages_file(out, corpus.name, name), tasks, len(corpus.rows))
    if system.texts:
        for texts in text_sets(corpora, names, sample):
            tasks = (_text_task(system, text.text, text.id, texts.format) for text in texts.texts())
            yield Job(results.texts_file(out, texts.corpus, texts.converter, name), tasks, None)


def run(job: Job, version: str, announce: Callable[[Announcement], None]) -> None:
    """Does what is not done yet of a job."""
    results.mend(job.path)
    done = results.read(job.path)
    if any(record.version != version for record in done.values()):
        print(f"{job.path} is of another version than {version}, and begins anew", file=sys.stderr)
        job.path.unlink()
        done = {}
    for at, task in enumerate(job.tasks):
        if task.id not in done:
            announce(Announcement(str(job.path), task.id, version, at, job.total))
            results.append(job.path, asked(task, version))


def asked(task: Task, version: str) -> results.Record:
    """The result of a task; what the system raises is the failure."""
    floor = max(min(timed(task.baseline)[1] for _ in range(3)), 1e-7)
    try:
        with contextlib.redirect_stdout(sys.stderr):
            output, seconds = timed(task.ask)
    except Exception as error:
        return results.Record(task.id, failure=f"{type(error).__name__}: {error}"[:300], version=version)
    return results.Record(task.id, output.text, output.title, output.authors, output.date_published, cost=round(seconds / floor, 2), version=version)


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """What a call gives, and the CPU seconds of this thread that it took."""
    start = time.thread_time()
    found = call()
    return found, time.thread_time() - start


def warm_up(system: System) -> None:
    """Asks about a small document, so that imports and tables are not part of the first one's cost. Raises ImportError for what is missing."""
    try:
        if system.pages:
            system.pages(SMALL_PAGE, None)
        if system.texts:
            system.texts("A paragraph of a few words.", "text")
    except ImportError:
        raise
    except Exception as error:
        print(f"on a small page: {type(error).__name__}: {error}", file=sys.stderr)


def _page_task(system: System, page: bytes, id: str, url: str | None) -> Task:
    from selectolax.lexbor import LexborHTMLParser

    assert system.pages
    return Task(id, partial(system.pages, page, url), partial(LexborHTMLParser, page))


def _text_task(system: System, text: str, id: str, format: Format) -> Task:
    ask = system.texts
    assert ask
    return Task(id, lambda: Output(ask(text, format)), lambda: [line.split() for line in text.split("\n")])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", action="append", default=[], metavar="NAME", help="only this corpus; may be given more than once")
    parser.add_argument("--sample", type=int, metavar="N", help="only the first N documents of each corpus")
    args = parser.parse_args()
    system = SYSTEMS[args.system]
    try:
        found = version(system)
        with contextlib.redirect_stdout(sys.stderr):
            warm_up(system)
    except (ImportError, PackageNotFoundError) as error:
        print(error, file=sys.stderr)
        return NOT_INSTALLED
    for job in jobs(args.system, args.corpora, args.out, args.corpus, args.sample):
        run(job, found, lambda announcement: print(json.dumps(announcement._asdict()), flush=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
