"""Every pattern in the package takes a time that grows with the text alone, on texts made to trap it.

They run in a process of their own with a limit of CPU time, so that a pattern that never ends is named, and no test counts seconds.
`python -m tests.test_patterns` shows how the time of each grows.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

import newsclean
from newsclean.metadata import date

SIZE = 20_000  # characters, in the test
SECONDS = 2  # of CPU time for one pattern on all traps
# Patterns that only ever see a text of a bounded length: name -> the most characters that they see. What bounds them is said where they are used.
BOUNDED: dict[str, int] = {}

TRAPS = (
    *(" ", "\n", "\t", "\u00a0", "1", "a", "A", "é", "字", "-", "–", "(", "[", "<", "{", '"', "“", "'", "&", ".", ",", ":", "/", "@", "#", "*", "_", "|", "©", "~", "`"),
    *("a ", "A ", "Aa ", " -", " –", "- ", "1 ", "1 2 3 ", "1.", "a.", "a, ", "Jane Doe, ", "Jane Doe and ", "by ", "By Jane ", "<a ", "<p>", "</", "<!--", "<![", "&amp;"),
    *("&#1;", "http://", "https://a/", "www.", "2024-", "2024 ", "20240305", "5 March ", "March 5, ", "10:15 ", "© 2024 ", "copyright by ", "photo: ", "Photo by ", "(AP", "/AP"),
    *("AP/", "(a/", "[a](", "![", "**a", "](", "[]", "()", "\\", "\\*", "meta charset=", "<meta ", "<html lang", "a@", ".com", "javascript:", "| ", "a/b via ", "\"a\":", ",]", ", "),
    *("Photograph by photo by ", "written by ", "LONDON ", "LONDON (", "LONDON, a", "A- ", "display ", "font", "[a", "<a href=\"", "<script>", "a'", "d'", "\u3042", "撮影", "＝"),
)  # fmt: skip


def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """All compiled patterns of the package, by name: those of modules, in their tuples and dicts, and those that are built when asked for."""
    found: dict[str, re.Pattern[str] | re.Pattern[bytes]] = {"newsclean.metadata.date._full_date()": date._full_date()}
    for module_info in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        if module_info.name.endswith("__main__"):
            continue
        module = importlib.import_module(module_info.name)
        for name, value in vars(module).items():
            for at, pattern in _inside(value):
                found[f"{module_info.name}.{name}{at}"] = pattern
    return found


def _inside(value: object, at: str = "", depth: int = 0) -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    if isinstance(value, re.Pattern):
        yield at, value
    elif isinstance(value, tuple | list) and depth < 3 and len(value) < 500:
        for n, item in enumerate(value):
            yield from _inside(item, f"{at}[{n}]", depth + 1)
    elif isinstance(value, dict) and depth < 3 and len(value) < 500:
        for key, item in value.items():
            yield from _inside(item, f"{at}[{key!r}]", depth + 1)


def traps(pattern: re.Pattern[str] | re.Pattern[bytes], size: int) -> Iterator[str | bytes]:
    """Texts made to trap a pattern: the same piece again and again, and the pattern's own literals, with an end that does not fit."""
    literals = re.findall(r"[\w /:<>=-]{2,20}", re.sub(r"\(\?[^)]{0,12}[)>:]|\\.|\{[^}]*\}", "\n", str(pattern.pattern)))[:6]
    for piece in (*TRAPS, *literals, *(f"{literal} " for literal in literals)):
        text = (piece * (size // len(piece) + 1))[:size] + "\x01"
        yield text.encode() if isinstance(pattern.pattern, bytes) else text


def run(pattern: re.Pattern[str] | re.Pattern[bytes], text: str | bytes) -> None:
    """The text searched in all ways that the package uses; of overlapping ones `sub` does what `findall` and `finditer` do."""
    pattern.search(text)  # type: ignore[arg-type]
    pattern.fullmatch(text)  # type: ignore[arg-type]
    pattern.sub(lambda found: found[0], text)  # type: ignore[arg-type, type-var]


def _run_one(name: str, size: int) -> None:
    """Runs one pattern on all its traps; a signal ends the process where it takes too long."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + int(time.process_time()) + 1, SECONDS + int(time.process_time()) + 2))
    pattern = patterns()[name]
    for text in traps(pattern, min(size, BOUNDED.get(name, size))):
        run(pattern, text)


def test_there_are_patterns() -> None:
    assert len(patterns()) > 80
    assert set(BOUNDED) <= set(patterns())


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of CPU time")
def test_no_pattern_is_trapped() -> None:
    """All in one process, as starting one takes longer than most patterns. Where it is ended, its last line names the pattern."""
    done = subprocess.run([sys.executable, "-m", "tests.test_patterns", "all", str(SIZE)], capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, f"trapped, or failed: {done.stdout.splitlines()[-1:]} {done.stderr[-2000:]}"


def _run_all(size: int) -> None:
    """Runs every pattern on all its traps, each with its own limit of CPU time."""
    for name, pattern in patterns().items():
        print(name, flush=True)
        limit = SECONDS + int(time.process_time()) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        for text in traps(pattern, min(size, BOUNDED.get(name, size))):
            run(pattern, text)


def _show_growth() -> None:
    """Patterns and traps whose time is more than three times as long on a text twice as long, and more than 50 ms."""
    for name, pattern in patterns().items():
        for small, large in zip(traps(pattern, 10_000), traps(pattern, 20_000), strict=True):
            start = time.process_time()
            run(pattern, small)
            middle = time.process_time()
            run(pattern, large)
            end = time.process_time()
            if end - middle > 0.03 and end - middle > 2.6 * (middle - start):
                print(f"{name}: {middle - start:.2f} s, {end - middle:.2f} s on {large[:24]!r}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["all"]:
        _run_all(int(sys.argv[2]))
    else:
        _show_growth()
