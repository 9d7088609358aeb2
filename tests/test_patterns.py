"""Every pattern in the package takes a time that grows with the text alone, on texts made to trap it.

They run in a process of their own with a limit of CPU time, so that a pattern that never ends is named, and no test counts seconds.
`python -m tests.test_patterns` shows how the time of each grows.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import newsclean

pytestmark = pytest.mark.slow

SIZE = 20_000  # characters, in the test
SECONDS = 6  # of CPU time for one pattern on all traps: the slowest takes under 2 on a quiet machine
# Patterns that only ever see a text of a bounded length: name -> the most characters that they see. What bounds them is said where they are used.
BOUNDED = {
    "newsclean.metadata.credits._CREDIT": 161,
    "newsclean.metadata.credits._BRACKETED": 161,
    "newsclean.metadata.credits._JOINT": 161,
    "newsclean.metadata.credits._SIGNED": 161,
    "newsclean.metadata.credits._SIGN_OFF": 41,
    "newsclean.metadata.credits._CREDIT_BEHIND": 80,
    "newsclean.metadata.credits._EAST_ASIAN_CREDIT": 80,
    "newsclean.values.picture_credits._PIECE": 161,
    "newsclean.values.picture_credits._SEPARATOR": 161,
    "newsclean.values.picture_credits._SIGN": 161,
    "newsclean.values.picture_credits._CHINESE": 161,
    "newsclean.values.picture_credits._EQUALS": 161,
    "newsclean.values.picture_credits._IN_CAPITALS": 161,
    "newsclean.values.results._RESULT": 90,
    "newsclean.values.results._HALF": 45,
    "newsclean.metadata.publisher._BEFORE": 300,
    "newsclean.metadata.publisher._NAMED": 300,
    "newsclean.metadata.publisher._BEHIND": 60,
    "newsclean.metadata.publisher._NOT_A_NAME": 60,
    "newsclean.metadata.dateline._DATELINE": 120,
    "newsclean.languages.wording._NUMBER": 1000,
    "newsclean.values.notes._NUMBER_AND_WORD": 60,
}

WAYS = ("match", "search", "finditer")
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(newsclean.__file__).parent.rglob("*.py")))

TRAPS = (
    *(" ", "\n", "\t", "\u00a0", *"1aAé字あ-–([<{\"“'&.,:/@#*_|©~`\\＝"),
    *("a ", "A ", "Aa ", " -", " –", "- ", "1 ", "1 2 3 ", "1.", "a.", "a, ", "| ", ", ", ",]", "Jane Doe, ", "Jane Doe and ", "by ", "By Jane "),
    *("<a ", "<p>", "</", "<!--", "<![", "<script>", "<meta ", "<html lang", '<a href="', "&amp;", "&#1;", "charset=", "http://", "https://a/"),
    *("www.", "a@", ".com", "javascript:", "2024-", "2024 ", "20240305", "5 March ", "March 5, ", "10:15 ", "© 2024 ", "copyright by "),
    *("photo: ", "Photo by ", "(AP", "/AP", "AP/", "(a/", "a/b via ", "LONDON ", "LONDON (", "LONDON, a", "[a](", "![", "[a", "](", "[]", "()"),
    *("**a", "\\*", "A- ", '"a":', "display ", "font", "a'", "d'", "written by ", "撮影"),
)


def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """All compiled patterns of the package, by name: those of modules, in their tuples and dicts, and those that are built when asked for."""
    found: dict[str, re.Pattern[str] | re.Pattern[bytes]] = {}
    for module_info in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        if module_info.name.endswith("__main__"):
            continue
        module = importlib.import_module(module_info.name)
        for name, value in vars(module).items():
            for at, pattern in _inside(value):
                found[f"{module_info.name}.{name}{at}"] = pattern
            if _builds_a_pattern(value, module_info.name):
                found[f"{module_info.name}.{name}()"] = value()
    return found


def _builds_a_pattern(value: object, module: str) -> bool:
    """Whether a value of a module is a function of that module that takes nothing and returns a pattern."""
    if not callable(value) or getattr(value, "__module__", None) != module:
        return False
    returned = getattr(value, "__annotations__", {})
    return list(returned) == ["return"] and str(returned["return"]).startswith("re.Pattern") and not inspect.signature(value).parameters


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


@cache
def methods(name: str) -> frozenset[str]:
    """The ways in which the package uses a pattern, by its source; all, where it is not called by its name."""
    bare = re.sub(r"[\[(].*", "", name)
    module, _, variable = bare.rpartition(".")
    source = inspect.getsource(importlib.import_module(module)) if variable.startswith("_") else SOURCE  # a private one is used in its module alone
    return frozenset(re.findall(rf"\b{re.escape(variable)}\.(match|fullmatch|search|sub|split|findall|finditer)\(", source)) or frozenset(WAYS)


def run(pattern: re.Pattern[str] | re.Pattern[bytes], text: str | bytes, ways: frozenset[str]) -> None:
    """The text given to a pattern in some ways."""
    if "match" in ways:
        pattern.match(text)  # type: ignore[arg-type]
    if "fullmatch" in ways:
        pattern.fullmatch(text)  # type: ignore[arg-type]
    if "search" in ways:
        pattern.search(text)  # type: ignore[arg-type]
    if ways & {"sub", "split", "findall", "finditer"}:
        for _ in pattern.finditer(text):  # type: ignore[arg-type]
            pass


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
            run(pattern, text, methods(name))


def _show_growth() -> None:
    """Patterns and traps whose time is more than three times as long on a text twice as long, and more than 50 ms."""
    for name, pattern in patterns().items():
        for small, large in zip(traps(pattern, 10_000), traps(pattern, 20_000), strict=True):
            start = time.process_time()
            run(pattern, small, methods(name))
            middle = time.process_time()
            run(pattern, large, methods(name))
            end = time.process_time()
            if end - middle > 0.03 and end - middle > 2.6 * (middle - start):
                print(f"{name}: {middle - start:.2f} s, {end - middle:.2f} s on {large[:24]!r}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["all"]:
        _run_all(int(sys.argv[2]))
    else:
        _show_growth()
