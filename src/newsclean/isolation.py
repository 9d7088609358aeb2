"""Cleaning in a process of its own, which can be stopped: the only honest protection against a page that takes too long, or too much memory.

Neither a signal nor a thread can stop a parser or a regular expression that runs in C. The caps of `newsclean.Limits` keep every input known so far
from that; this is for those not known.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any, NamedTuple

from newsclean.article import Article, failed
from newsclean.cleaner import Cleaner, cleaner_of
from newsclean.document import Format
from newsclean.readers import check

MEGABYTE = 1024 * 1024
DEFAULT_TIMEOUT = 30.0  # seconds; the slowest of 1,500 news pages takes a tenth of one
DEFAULT_MEMORY = 1024  # megabytes; the largest of those pages takes 150, of which Python takes 100 itself
LONGEST_TIMEOUT = 31_536_000  # seconds: a year, which clocks and alarms can do

OUT_OF_MEMORY, RAISED = 3, 4  # exit statuses of the child


class ProcessLimits(NamedTuple):
    """What a process may take: seconds for each input, and megabytes of memory, or None for no cap on them."""

    timeout: float = DEFAULT_TIMEOUT
    memory: int | None = DEFAULT_MEMORY


def check_process_limits(timeout: float, memory: int | None) -> ProcessLimits:
    """Return what a process may take. Raises TypeError and ValueError for what is no such limit.

    >>> check_process_limits(0, None)
    Traceback (most recent call last):
    ValueError: timeout is 0; it must be a number of seconds, more than 0 and at most 31,536,000
    """
    for name, value in (("timeout", timeout), ("memory", memory)):
        if isinstance(value, bool) or (not isinstance(value, int | float) and not (name == "memory" and value is None)):
            raise TypeError(f"{name} must be a number, not {type(value).__name__}")
    if not 0 < timeout <= LONGEST_TIMEOUT:
        raise ValueError(f"timeout is {timeout!r}; it must be a number of seconds, more than 0 and at most {LONGEST_TIMEOUT:,}")
    if memory is not None and not 0 < memory < sys.maxsize // MEGABYTE:
        raise ValueError(f"memory is {memory!r}; it must be a number of megabytes, more than 0, or None for no cap")
    return ProcessLimits(timeout, memory)


def isolated(
    source: str | bytes,
    *,
    url: str | None = None,
    format: Format = "auto",
    encoding: str | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    memory: int | None = DEFAULT_MEMORY,
    cleaner: Cleaner | None = None,
    **options: Any,
) -> Article:
    """Return what `newsclean.clean` gives, from a process of its own that is killed where it takes too long or too much memory.

    source, url, format, encoding   as for `Cleaner.clean`
    timeout   seconds of time that may pass, the process's start (about 0.3 s) included
    memory    megabytes that the process may take, what Python takes itself (about 100) included; None for no cap. Unix only
    cleaner   the Cleaner to use; a filter of your own must stand in a module that can be imported
    options   instead of it, the options of a Cleaner: effort, favor, pipeline, limits

    The article's `status` is "timeout" or "killed" where the process was stopped or died: it is empty then, and a warning says what happened.
    Each call starts a process, so this is for single doubtful inputs.

    >>> isolated("The talks between both sides failed on Monday.", timeout=60).status
    'ok'

    Raises TypeError and ValueError for a wrong argument, and RuntimeError with the error's text where a filter of your own raised.
    """
    if not isinstance(source, str | bytes):
        raise TypeError(f"source must be str or bytes, not {type(source).__name__}; read a file with Path(name).read_bytes()")
    limits = check_process_limits(timeout, memory)
    check(url, format, encoding)
    cleaner = cleaner_of(cleaner, options)
    import pickle  # slow to import, and few need them
    import subprocess

    task = pickle.dumps((source, limits, cleaner, {"url": url, "format": format, "encoding": encoding}))
    command = [sys.executable, "-P", "-c", "from newsclean.isolation import main; main()"]
    try:
        done = subprocess.run(command, input=task, capture_output=True, timeout=limits.timeout, check=False, env=environment())
    except subprocess.TimeoutExpired:
        return failed("timeout", stopped_after(limits.timeout), url=url)
    if done.returncode == OUT_OF_MEMORY:
        return failed("killed", needed_more(limits.memory), url=url)
    if done.returncode == RAISED:
        raise RuntimeError(done.stdout.decode("utf-8", "replace"))
    if done.returncode:
        return failed("killed", f"the process ended with status {done.returncode}: {done.stderr[-200:].decode('utf-8', 'replace')}", url=url)
    return Article.from_bytes(done.stdout)  # JSON, not a pickle: a child that a page has taken over must not be able to take over this process


def environment() -> dict[str, str]:
    """Return the environment in which a child process can import our modules.

    Start it with -P, or it looks in the current folder first, where pages may lie.
    """
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path or "." for path in sys.path)}


def stopped_after(timeout: float) -> str:
    """Return the warning for what took too long."""
    return f"cleaning was stopped after {timeout:g} seconds"


def needed_more(memory: int | None) -> str:
    """Return the warning for what took too much memory."""
    return f"cleaning needed more than {memory} megabytes of memory"


def main() -> None:
    """Do what the child does: read a task from standard input, and write the article to standard output."""
    import pickle

    source, limits, cleaner, given = pickle.load(sys.stdin.buffer)  # from the process that started this one
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a filter prints is no part of the answer
    if limits.memory is not None:
        cap_memory(limits.memory)
    status = 0
    try:
        article = cleaner.clean(source, **given)
        _ = article.confidence  # worked out here rather than by whoever asks for it
        answer = article.to_bytes()
    except (MemoryError, RecursionError):
        status, answer = OUT_OF_MEMORY, b""
    except Exception as error:
        status, answer = RAISED, f"{type(error).__name__}: {error}".encode("utf-8", "replace")
    out.write(answer)
    out.flush()
    os._exit(status)  # at once: nothing is left to be done, and a large tree takes long to take down


def cap_memory(megabytes: int) -> None:
    """Cap what this process may take, where the system has such caps."""
    with contextlib.suppress(ImportError, ValueError):  # Windows has no such caps; a lower one may be set already
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (int(megabytes * MEGABYTE), int(megabytes * MEGABYTE)))
