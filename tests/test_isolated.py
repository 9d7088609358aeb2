"""Cleaning in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsclean

STORY = "".join(
    f"<p>The ferry company said on Monday that boat number {i} would go back into service once the council had seen its papers.</p>"
    for i in range(40)
)
PAGE = f"<html><body><article><h1>Ferry back in service</h1>{STORY}</article></body></html>"


def sleeping(_: newsclean.Document) -> list[tuple[newsclean.Block, str]]:
    import time

    time.sleep(60)
    return []


def raising(_: newsclean.Document) -> list[tuple[newsclean.Block, str]]:
    raise KeyError("no such block")


def test_isolated_gives_what_clean_gives() -> None:
    alone = newsclean.isolated(PAGE, timeout=60, format="html", url="https://lorne.example/ferry")
    assert alone.to_dict() == newsclean.clean(PAGE, format="html", url="https://lorne.example/ferry").to_dict()
    assert alone.restore("title").text.startswith("Ferry back")


def test_isolated_stops_what_takes_too_long_or_too_much() -> None:
    slow = newsclean.isolated("A text.", timeout=2, pipeline=newsclean.Pipeline.default().with_filter(sleeping))
    assert (slow.status, slow.text, slow.warnings) == ("timeout", "", ("cleaning was stopped after 2 seconds",))
    large = newsclean.isolated(PAGE * 20_000, timeout=60, memory=150, url="https://lorne.example/ferry")
    assert (large.status, large.text, large.url) == ("killed", "", "https://lorne.example/ferry")


def test_isolated_raises_for_what_is_wrong_with_the_call() -> None:
    with pytest.raises(ValueError, match="timeout is 0"):
        newsclean.isolated("x", timeout=0)
    with pytest.raises(ValueError, match="format is 'pdf'"):
        newsclean.isolated("x", format="pdf")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="source must be str or bytes"):
        newsclean.isolated(Path("x"))  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="KeyError: 'no such block'"):
        newsclean.isolated("A text.", pipeline=newsclean.Pipeline.default().with_filter(raising))
