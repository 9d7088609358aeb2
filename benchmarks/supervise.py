"""Runs a system's process, and again where it hangs or dies on a document; that document's result is the failure."""

from __future__ import annotations

import asyncio
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import IO

from benchmarks import results
from benchmarks.run_system import NOT_INSTALLED, Announcement

LIMIT = 60.0  # seconds a document

REPOSITORY = Path(__file__).resolve().parent.parent


def supervise(command: list[str], log: Path, on_document: Callable[[Announcement], None], limit: float = LIMIT) -> str | None:
    """Runs a command that announces its documents as `benchmarks.run_system` does, until it has done all of them.

    log           where its messages go
    on_document   is told of each announcement
    limit         seconds that a document may take

    None if all is done, else why not.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as messages:
        while True:
            try:
                last, status = asyncio.run(_watch(command, messages, on_document, limit))
            except FileNotFoundError:  # no such Python
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
    """The last document that a process announced, and its exit status; None where it was killed for taking too long."""
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
    """The command that runs a system."""
    chosen = [word for name in names for word in ("--corpus", name)]
    first = [] if sample is None else ["--sample", str(sample)]
    return [python, "-m", "benchmarks.run_system", system, str(corpora.resolve()), str(out.resolve()), *chosen, *first]
