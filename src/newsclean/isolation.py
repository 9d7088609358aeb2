"""Cleaning in a process of its own, which can be stopped where a page takes too much time or memory.

Neither a signal nor a thread can stop a parser or a regular expression that runs in C. Ending its process can. The caps of `newsclean.Limits` bound
what every input known so far costs; this module is for the inputs that nobody knows yet.

The limits of a process (`ProcessLimits`), their defaults and their checks stand here for everything that starts processes: batches, the integrations
and the command line.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from newsclean.article import Article, failed
from newsclean.cleaner import Cleaner, cleaner_of
from newsclean.document import Format
from newsclean.pipeline import filter_that_raised
from newsclean.readers import check

if TYPE_CHECKING:
    from subprocess import Popen

MEGABYTE = 1024 * 1024
DEFAULT_TIMEOUT = 30.0  # seconds; the slowest of 1,500 news pages takes a tenth of one
DEFAULT_MEMORY = 1024  # megabytes; the largest of those pages takes 150, of which Python takes 100 itself
MAX_TIMEOUT = 31_536_000  # seconds: a year. Clocks and alarms of the system refuse much greater numbers

OUT_OF_MEMORY, RAISED = 3, 4  # exit statuses of the child

# An honest answer to an input of n bytes has at most ANSWER_RATIO * n + ANSWER_BASE bytes of JSON. Measured on the inputs of tests/hostile up to
# 3 MB: the greatest answer has 40 times the bytes of its input, which is small (23 kB). From 25 kB on, none has more than 16 times.
ANSWER_RATIO = 40
ANSWER_BASE = 2_000_000

READ_BYTES = 1 << 16  # read from a pipe at a time
MESSAGE_LENGTH = 200  # characters of a child's error output that a warning repeats
ERROR_LENGTH = 1_000  # characters of a filter's error that RuntimeError repeats


class ProcessLimits(NamedTuple):
    """What a process may take.

    timeout   seconds for each input
    memory    megabytes, or None for no cap
    """

    timeout: float = DEFAULT_TIMEOUT
    memory: int | None = DEFAULT_MEMORY


def check_process_limits(timeout: float, memory: int | None) -> ProcessLimits:
    """Return the limits of a process. Raises TypeError and ValueError where one of them is wrong.

    >>> check_process_limits(0, None)
    Traceback (most recent call last):
    ValueError: timeout is 0; it must be a number of seconds, more than 0 and at most 31,536,000
    """
    for name, value in (("timeout", timeout), ("memory", memory)):
        if isinstance(value, bool) or (not isinstance(value, int | float) and not (name == "memory" and value is None)):
            raise TypeError(f"{name} must be a number, not {type(value).__name__}")
    if not 0 < timeout <= MAX_TIMEOUT:
        raise ValueError(f"timeout is {timeout!r}; it must be a number of seconds, more than 0 and at most {MAX_TIMEOUT:,}")
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
    """Return what `newsclean.clean` gives, from a process of its own that is killed where it takes too much time or memory.

    source, url, format, encoding   as for `Cleaner.clean`
    timeout   seconds until the process is killed; its start (about 0.3 s) counts
    memory    megabytes that the process may take, the 100 or so that Python takes itself included; None for no cap. Unix only
    cleaner   the Cleaner to use; a filter of your own must stand in a module that can be imported
    options   instead of `cleaner`, the options of one: effort, favor, pipeline, limits

    Where the process was stopped, died or sent something that is no article, the article is empty, its `status` is "timeout" or "killed", and a
    warning says what happened. Each call starts a process, so this is for single inputs that you doubt; for many, see `newsclean.batch`.

    >>> isolated("The talks between both sides failed on Monday.", timeout=60).status
    'ok'

    Raises TypeError and ValueError for a wrong argument, and RuntimeError with the error's text where a filter of your own raises or cannot be
    imported.
    """
    if not isinstance(source, str | bytes):
        raise TypeError(f"source must be str or bytes, not {type(source).__name__}; read a file with Path(name).read_bytes()")
    limits = check_process_limits(timeout, memory)
    check(url, format, encoding)
    cleaner = cleaner_of(cleaner, options)
    import pickle  # not above: `import newsclean` would take longer, and few call this function

    task = pickle.dumps((limits, cleaner, source, {"url": url, "format": format, "encoding": encoding}))
    longest = longest_answer(min(len(source), cleaner.limits.max_bytes), limits.memory)
    filters = cleaner.pipeline.names
    child = _run(task, limits.timeout, longest)
    if len(child.answer) > longest:
        return failed("killed", f"the process sent more than {longest:,} bytes, which no article has", url=url, filters=filters)
    if child.status is None:
        return failed("timeout", stopped_after(limits.timeout), url=url, filters=filters)
    if child.status == OUT_OF_MEMORY:
        return failed("killed", needed_more(limits.memory), url=url, filters=filters)
    if child.status == RAISED:
        raise RuntimeError(child.answer[:ERROR_LENGTH].decode("utf-8", "replace"))
    if child.status:
        return failed("killed", f"the process ended {ending(child.status)}" + (f": {child.errors}" if child.errors else ""), url=url, filters=filters)
    try:
        return _read_answer(child.answer, longest)
    except Exception as error:  # what a child that a page has taken over sends can be wrong in every way
        return failed("killed", f"the process sent no article: {type(error).__name__}: {error}"[:MESSAGE_LENGTH], url=url, filters=filters)


def longest_answer(length: int, memory: int | None) -> int:
    """Return the most bytes of JSON that the answer to an input of that length can have. What sends more is not waited for.

    >>> longest_answer(200_000, 1024)
    10000000
    """
    longest = ANSWER_RATIO * length + ANSWER_BASE
    return longest if memory is None else min(longest, int(memory * MEGABYTE))  # the child had to hold it in its memory


class _Child(NamedTuple):
    """What became of a child process.

    status   its exit status, negative for a signal; None where it was stopped because its time was up
    answer   what it wrote to standard output
    errors   the end of what it wrote to standard error
    """

    status: int | None
    answer: bytes
    errors: str


def _run(task: bytes, timeout: float, longest: int) -> _Child:
    """Start a child, give it a task and wait for its answer. It is killed where the time is up, and where its answer gets too long."""
    import subprocess  # slow to import, as above
    import time
    from threading import Thread

    end = time.monotonic() + timeout
    pipe = subprocess.PIPE
    command = [sys.executable, "-P", "-c", "from newsclean.isolation import main; main()"]
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment())
    answer, errors = bytearray(), bytearray()
    # Threads, since Windows cannot wait for several pipes at a time. Each ends with the child.
    giving = Thread(target=_give, args=(process, task), daemon=True)
    taking = Thread(target=_take, args=(process, answer, longest), daemon=True)
    noting = Thread(target=_note, args=(process, errors), daemon=True)
    try:
        for thread in (giving, taking, noting):
            thread.start()
        taking.join(timeout)
        status: int | None = process.wait(max(0.0, end - time.monotonic()))
        if taking.is_alive():  # a process that the child has started holds the pipe
            status = None
    except subprocess.TimeoutExpired:
        status = None
    finally:
        process.kill()
        process.wait()
        noting.join(1.0)  # at once, unless such a process holds the pipe
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()
    return _Child(status, bytes(answer), errors.decode("utf-8", "replace").strip())


def _give(process: Popen[bytes], task: bytes) -> None:
    """Write a task to a child's standard input."""
    with contextlib.suppress(OSError):  # it has ended
        assert process.stdin
        with process.stdin as stream:
            stream.write(task)


def _take(process: Popen[bytes], answer: bytearray, longest: int) -> None:
    """Gather what a child writes to standard output, and kill the child once that is too long."""
    for piece in _pieces(process.stdout):
        answer += piece
        if len(answer) > longest:
            process.kill()
            return


def _note(process: Popen[bytes], errors: bytearray) -> None:
    """Gather the end of what a child writes to standard error."""
    for piece in _pieces(process.stderr):
        errors += piece
        del errors[:-MESSAGE_LENGTH]


def _pieces(stream: IO[bytes] | None) -> Iterator[bytes]:
    """Yield what comes through a pipe, as it comes, until its end."""
    raw: Any = getattr(stream, "raw", stream)  # the buffer would wait until it is full, and its lock would keep others from closing it
    with contextlib.suppress(OSError, ValueError):  # it was closed
        while piece := raw.read(READ_BYTES):
            yield piece


def _read_answer(answer: bytes, longest: int) -> Article:
    """Return the article in a child's answer. Raises an exception of any kind where there is none.

    The answer is compressed JSON, not a pickle: a child that a page has taken over must not be able to run code in this process, or to fill its
    memory with few bytes.
    """
    import zlib

    inflating = zlib.decompressobj()
    inflating.decompress(answer, longest)
    if not inflating.eof:
        raise ValueError(f"its answer ends in the middle, or is longer than {longest:,} bytes")
    return Article.from_bytes(answer)


def in_words(error: BaseException) -> str:
    """Return the kind and message of an error, and which filter raised it.

    >>> error = KeyError("price")
    >>> error.add_note("raised by the filter ticker")
    >>> in_words(error)
    "filter ticker raised KeyError: 'price'"
    """
    name = filter_that_raised(error)
    return (f"filter {name} raised " if name else "") + f"{type(error).__name__}: {error}"


def environment() -> dict[str, str]:
    """Return the environment variables with which a child process imports the same modules as this process.

    Start Python with -P as well. Without it, Python imports modules from the current folder first, where scraped files may lie.
    """
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path or "." for path in sys.path)}


def stopped_after(timeout: float) -> str:
    """Return the warning for an input that took too long."""
    return f"cleaning was stopped after {timeout:g} seconds"


def needed_more(memory: int | None) -> str:
    """Return the warning for an input that took too much memory."""
    return f"cleaning needed more than {memory} megabytes of memory"


def ending(status: int) -> str:
    """Return the words for the exit status of a process.

    >>> ending(-9), ending(3)
    ('by SIGKILL', 'with exit status 3')
    """
    import signal

    if status >= 0:
        return f"with exit status {status}"
    try:
        return f"by {signal.Signals(-status).name}"
    except ValueError:  # a real-time signal
        return f"by signal {-status}"


def main() -> None:
    """Do the child's part: read a task from standard input, clean, and write the article to standard output."""
    import pickle

    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a filter prints is no part of the answer
    status = 0
    try:
        limits, cleaner, source, given = pickle.load(sys.stdin.buffer)  # it comes from the process that started this one
        if limits.memory is not None:
            cap_memory(limits.memory)
        article = cleaner.clean(source, **given)
        _ = article.confidence  # computed here, so that it is in the answer, and not in the other process, which nothing protects
        answer = article.to_bytes()
    except (MemoryError, RecursionError):
        status, answer = OUT_OF_MEMORY, b""
    except Exception as error:  # of a filter, or of its import
        status, answer = RAISED, in_words(error).encode("utf-8", "replace")
    out.write(answer)
    out.flush()
    os._exit(status)  # without taking down what the parser made, which takes long for a large page


def cap_memory(megabytes: int) -> None:
    """Cap the memory of this process. Does nothing on Windows, and where a lower cap is set already."""
    with contextlib.suppress(ImportError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (int(megabytes * MEGABYTE), int(megabytes * MEGABYTE)))
