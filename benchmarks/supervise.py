"""Runs the process of a system, and starts it again where it hangs or dies at a document. The result of that document is the failure."""

from __future__ import annotations

import asyncio
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import IO

from benchmarks import results
from benchmarks.run_system import NOT_INSTALLED, Announcement

DOCUMENT_SECONDS = 60.0  # that a document may take

REPOSITORY = Path(__file__).resolve().parent.parent


def supervise(command: list[str], log: Path, on_document: Callable[[Announcement], None], limit: float = DOCUMENT_SECONDS) -> str | None:
    """Run a command that announces its documents, as `benchmarks.run_system` does, until it has done all of them.

    log           the file that takes its messages
    on_document   called with each announcement
    limit         seconds that a document may take

    Returns None if all is done, and otherwise why it is not.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as messages:
        while True:
            try:
                last, status = asyncio.run(_watch(command, messages, on_document, limit))
            except FileNotFoundError:  # the system's Python is missing
                return "is not installed"
            if status == 0:
                return None
            if status == NOT_INSTALLED:
                return "is not installed"
            if last is None:
                return f"does not start; see {log}"
            path = Path(last.path)
            results.mend(path)
            if last.id not in results.read(path):
                failure = "timeout" if status is None else f"the process ended with status {status}"
                results.append(path, results.Record(last.id, failure=failure, version=last.version))


async def _watch(
    command: list[str], messages: IO[bytes], on_document: Callable[[Announcement], None], limit: float
) -> tuple[Announcement | None, int | None]:
    """Return the last document that a process announced, and its exit status; None where it was killed because a document took too long."""
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE, stderr=messages, cwd=REPOSITORY)
    assert process.stdout
    last = None
    try:
        while line := await asyncio.wait_for(process.stdout.readline(), limit):
            last = Announcement(**json.loads(line))
            on_document(last)
        return last, await process.wait()
    except TimeoutError:
        return last, None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def command(python: str, system: str, corpora: Path, out: Path, names: list[str], sample: int | None) -> list[str]:
    """Return the command that runs a system on some corpora, or on a sample of each."""
    chosen = [word for name in names for word in ("--corpus", name)]
    first = [] if sample is None else ["--sample", str(sample)]
    return [python, "-m", "benchmarks.run_system", system, str(corpora.resolve()), str(out.resolve()), *chosen, *first]
