"""Cleaning in a process of its own, which can be stopped: the only honest protection against a page that takes too long, or too much memory.

Neither a signal nor a thread can stop a parser or a regular expression that runs in C. The caps of `newsclean.Limits` keep every input known so far
from that; this is for those not known.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

from newsclean.api import arranged, clean
from newsclean.article import Article
from newsclean.rows import failed

MEGABYTE = 1024 * 1024


def isolated(source: str | bytes, *, timeout: float = 30.0, memory: int | None = 1024, **options: Any) -> Article:
    """What `newsclean.clean` gives, from a process of its own that is killed where it takes too long or too much memory.

    source    the text or page
    timeout   seconds of time that may pass, the process's start (about 0.3 s) included
    memory    megabytes that the process may take, what Python takes itself (about 100) included; None for no cap. Unix only
    options   as for `newsclean.clean`; a filter of your own must stand in a module that can be imported

    The article's `status` is "timeout" or "killed" where the process was stopped or died: it is empty then, and a warning says what happened.
    Each call starts a process, so this is for single doubtful inputs.

    >>> isolated("The talks between both sides failed on Monday.", timeout=60).status
    'ok'

    Raises what `clean` raises for a wrong argument, ValueError where timeout or memory is not positive, and RuntimeError with the error's text where
    a filter of your own raised.
    """
    if not isinstance(source, str | bytes):
        raise TypeError(f"source must be str or bytes, not {type(source).__name__}; read a file with Path(name).read_bytes()")
    for name, value in (("timeout", timeout), ("memory", memory)):
        if value is not None and not value > 0:
            raise ValueError(f"{name} is {value!r}; it must be more than 0")
    import pickle  # slow to import, and few need them
    import subprocess

    url = options.get("url")
    arranged(**options)  # raises for a wrong argument, here and at once
    task = pickle.dumps((source, memory, options))
    command = [sys.executable, "-P", "-c", "from newsclean.isolation import main; main()"]
    try:
        done = subprocess.run(command, input=task, capture_output=True, timeout=timeout, check=False, env=environment())
    except subprocess.TimeoutExpired:
        return failed("timeout", stopped_after(timeout), url=url)
    if done.returncode == OUT_OF_MEMORY:
        return failed("killed", needed_more(memory), url=url)
    if done.returncode == RAISED:
        raise RuntimeError(done.stdout.decode("utf-8", "replace"))
    if done.returncode:
        return failed("killed", f"the process ended with status {done.returncode}: {done.stderr[-200:].decode('utf-8', 'replace')}", url=url)
    article: Article = pickle.loads(done.stdout)  # written by our own code, in the child that we started
    return article


OUT_OF_MEMORY, RAISED = 3, 4  # exit statuses of the child


def environment() -> dict[str, str]:
    """That of a child which is to import what this process can, from the same places. Start it with -P, or it looks in the current folder first,
    where pages may lie.
    """
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path or "." for path in sys.path)}


def stopped_after(timeout: float) -> str:
    """The warning for what took too long."""
    return f"cleaning was stopped after {timeout:g} seconds"


def needed_more(memory: int | None) -> str:
    """The warning for what took too much memory."""
    return f"cleaning needed more than {memory} megabytes of memory"


def main() -> None:
    """What the child does: reads a task from standard input, and writes the article to standard output."""
    import pickle

    source, memory, options = pickle.load(sys.stdin.buffer)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a filter prints is no part of the answer
    if memory is not None:
        cap_memory(memory)
    status = 0
    try:
        answer = pickle.dumps(clean(source, **options))
    except (MemoryError, RecursionError):
        status, answer = OUT_OF_MEMORY, b""
    except Exception as error:
        status, answer = RAISED, f"{type(error).__name__}: {error}".encode("utf-8", "replace")
    out.write(answer)
    out.flush()
    os._exit(status)  # at once: nothing is left to be done, and a large tree takes long to take down


def cap_memory(megabytes: int) -> None:
    """Caps what this process may take, where the system has such caps."""
    with contextlib.suppress(ImportError, ValueError):  # Windows has no such caps; a lower one may be set already
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
