"""Asks one system about hostile inputs, each in a forked process with limits: `python -m benchmarks.hostile_child SYSTEM`.

Reads names of cases from standard input, a line each, and answers each with a line of JSON (`Result`). The system is loaded and asked about a small
page before the first fork, so that imports are in nobody's figures. The time starts once the input is made; a timer whose signal nothing handles ends
a process that takes too long, and the address space is limited. Needs Linux.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple

from benchmarks.run_system import NOT_INSTALLED, warm_up
from benchmarks.systems import SYSTEMS
from tests.hostile.cases import CASES, Case
from tests.hostile.checks import missing, shown, unclean

SECONDS = 30  # CPU, which on a machine that does other work is fairer than the clock
CLOCK = 600  # seconds of the clock, for what sleeps
SPACE = 4 << 30  # bytes of address space
OUTCOMES = ("ok", "lost", "junk", "timeout", "memory", "exception", "crash")
OUT_OF_MEMORY = ("MemoryError", "bad_alloc", "memory allocation", "out of memory", "Cannot allocate memory", "ERROR_MEMORY")


class Answer(NamedTuple):
    """What a system says of a case: the body, and of newsclean its status, its warnings and the metadata fields that are not clean."""

    text: str
    status: str = ""
    warnings: tuple[str, ...] = ()
    unclean: tuple[str, ...] = ()


class Result(NamedTuple):
    """How a case went.

    outcome   one of OUTCOMES; "lost" goes before "junk"
    detail    of an exception or a death, what is known of it
    size      of the input, in bytes
    seconds   CPU
    growth    peak memory less that before the call, in bytes; of a process that died, None
    missing   how many of the canaries are not in the body, of how many
    """

    system: str
    case: str
    family: str
    outcome: str
    detail: str = ""
    size: int = 0
    seconds: float = 0.0
    growth: int | None = None
    missing: int = 0
    canaries: int = 0
    status: str = ""
    warnings: tuple[str, ...] = ()
    unclean: tuple[str, ...] = ()


def ask(system: str, case: Case, source: str | bytes) -> Answer:
    """A system's answer; newsclean gets the source as it is, the others bytes."""
    if system == "newsclean":
        import newsclean

        article = newsclean.clean(source, format=case.format)
        return Answer(article.text, str(getattr(article, "status", "")), article.warnings, tuple(unclean(article)))
    pages = SYSTEMS[system].pages
    assert pages
    return Answer(pages(_as_bytes(source), None).text or "")


def measured(system: str, case: Case) -> Result:
    """Makes a case's input, sets the limits, and asks."""
    source = case.make()
    result = Result(system, case.name, case.family, "ok", size=len(_as_bytes(source)), canaries=len(case.canaries))
    gc.collect()
    resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE))
    before = reset_peak()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.setitimer(signal.ITIMER_REAL, CLOCK)
    start = time.process_time()
    try:
        answer = ask(system, case, source)
    except BaseException as error:
        detail = f"{type(error).__name__}: {error}"[:300]
        result = result._replace(outcome="memory" if _is_memory(detail) else "exception", detail=detail)
        return result._replace(seconds=time.process_time() - start, growth=peak_memory() - before)
    seconds = time.process_time() - start
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    lost = missing(case, answer.text)
    outcome = "lost" if lost else "junk" if shown(case, answer.text) else "ok"
    result = result._replace(outcome=outcome, seconds=round(seconds, 3), growth=peak_memory() - before, missing=len(lost))
    return result._replace(status=answer.status, warnings=answer.warnings, unclean=answer.unclean)


def in_fork(run: Callable[[], Result], otherwise: Result) -> Result:
    """The result of a function that runs in a process of its own; of one that dies, what is known of its death."""
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as messages:
        child = os.fork()
        if child == 0:
            os.dup2(messages.fileno(), 2)
            os.close(reading)
            with os.fdopen(writing, "w") as pipe:
                json.dump(run(), pipe)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            said = pipe.read()
        _, status, usage = os.wait4(child, 0)
        messages.seek(0)
        last = messages.read()[-300:].decode("utf-8", "replace").strip()
    if said and status == 0:
        return Result(*json.loads(said))
    return otherwise._replace(outcome=_death(status, last), detail=_described(status, last), seconds=round(usage.ru_utime + usage.ru_stime, 3))


def _death(status: int, last: str) -> str:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGPROF, signal.SIGALRM):
        return "timeout"
    return "memory" if _is_memory(last) else "crash"


def _described(status: int, last: str) -> str:
    how = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else f"exit status {os.waitstatus_to_exitcode(status)}"
    return f"{how}: {last}" if last else how


def _is_memory(message: str) -> bool:
    return any(sign in message for sign in OUT_OF_MEMORY)


def _as_bytes(source: str | bytes) -> bytes:
    return source if isinstance(source, bytes) else source.encode("utf-8", "replace")


def reset_peak() -> int:
    """Makes the kernel forget the peak, which making the input may have raised; the memory in use now."""
    Path("/proc/self/clear_refs").write_text("5")
    return _memory("VmRSS")


def peak_memory() -> int:
    return _memory("VmHWM")


def _memory(name: str) -> int:
    """A figure of this process's memory, in bytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def main() -> int:
    system = sys.argv[1]
    answers: IO[str] = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # for what libraries print
    try:
        warm_up(SYSTEMS[system])
    except ImportError as error:
        print(error, file=sys.stderr)
        return NOT_INSTALLED
    for name in map(str.strip, sys.stdin):
        case = CASES[name]
        otherwise = Result(system, name, case.family, "crash", canaries=len(case.canaries))
        answers.write(json.dumps(in_fork(partial(measured, system, case), otherwise)._asdict()) + "\n")
        answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
