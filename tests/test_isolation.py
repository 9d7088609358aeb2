"""Cleaning in a process of its own: what it gives, where it stops, and what is made of a child that sends no article."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import tracemalloc
import zlib
from pathlib import Path

import pytest

import newsclean
from newsclean import Cleaner, Document, Pipeline
from newsclean.isolation import longest_answer

STORY = "".join(
    f"<p>The ferry company said on Monday that boat number {i} would go back into service once the council had seen its papers.</p>"
    for i in range(40)
)
PAGE = f"<html><body><article><h1>Ferry back in service</h1>{STORY}</article></body></html>"


def sleeping(_: newsclean.Document) -> list[tuple[newsclean.Block, str]]:
    time.sleep(60)
    return []


def raising(_: newsclean.Document) -> list[tuple[newsclean.Block, str]]:
    raise KeyError("no such block")


def test_isolated_gives_what_clean_gives() -> None:
    alone = newsclean.isolated(PAGE, timeout=60, format="html", url="https://lorne.example/ferry")
    assert alone.to_dict() == newsclean.clean(PAGE, format="html", url="https://lorne.example/ferry").to_dict()
    assert alone.restore("title").text.startswith("Ferry back")


def test_isolated_stops_what_takes_too_long_or_too_much() -> None:
    slow = newsclean.isolated("A text.", timeout=0.5, pipeline=newsclean.Pipeline.default().with_filter(sleeping))
    assert (slow.status, slow.text, slow.warnings) == ("timeout", "", ("cleaning was stopped after 0.5 seconds",))
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


# --- What a child may send


ARTICLE = newsclean.clean("Talks end in Seoul\n\nThe talks between both sides failed on Monday.")
STATE = json.loads(zlib.decompress(ARTICLE.to_bytes()))


def answer(doc: Document) -> tuple[()]:
    """A filter that takes its process over: it sends what the text names in place of the article, and ends the process."""
    name = doc.blocks[0].text
    os.write(RESULT, ANSWERS[name]) if name in ANSWERS else FLOODS[name]()
    os._exit(0)


def flood() -> None:
    while True:
        os.write(RESULT, bytes(1 << 20))


def hang_up() -> None:
    os.close(RESULT)
    time.sleep(60)


RESULT = 3  # the descriptor that the child writes its answer to: the first that is free
PACKED_STATES = {
    "a number": 5,
    "a list": [],
    "no article": {},
    "no document": {**STATE, "document": None},
    "no such block": {**STATE, "document": {**STATE["document"], "removals": [[999, "title", "is the headline", "title"]]}},
    "an unknown field": {**STATE, "colour": "red"},
}
ANSWERS = {
    "nothing": b"",
    "garbage": bytes(range(256)),
    "half an article": ARTICLE.to_bytes()[:-20],
    "a pickle": b"cos\nsystem\n(S'touch /tmp/taken-over'\ntR.",
    "no JSON": zlib.compress(b"\xff{"),
    "deep JSON": zlib.compress(b"[" * 1_000_000),
    "a bomb": zlib.compress(bytes(300_000_000), 1),
    **{name: zlib.compress(json.dumps(state).encode()) for name, state in PACKED_STATES.items()},
}
FLOODS = {"a flood": flood, "no answer": hang_up}
TAKEN_OVER = Cleaner(pipeline=Pipeline().with_filter(answer))


CHEAP = ("a bomb", "no article")
SLOW = [pytest.param(name, marks=pytest.mark.slow) for name in (*ANSWERS, "a flood") if name not in CHEAP]  # a process each


@pytest.mark.parametrize("name", [*CHEAP, *SLOW])
def test_a_child_that_sends_no_article_is_called_killed_and_costs_no_memory(name: str) -> None:
    tracemalloc.start()
    article = newsclean.isolated(name, url="https://lorne.example/", timeout=60, cleaner=TAKEN_OVER)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (article.status, article.text, article.url) == ("killed", "", "https://lorne.example/")
    (warning,) = article.warnings
    assert warning.startswith("the process sent ")
    assert len(warning) <= 200
    assert peak < 60_000_000


def test_a_child_that_says_nothing_is_stopped_in_time() -> None:
    start = time.monotonic()
    article = newsclean.isolated("no answer", timeout=2, cleaner=TAKEN_OVER)
    assert (article.status, article.warnings) == ("timeout", ("cleaning was stopped after 2 seconds",))
    assert time.monotonic() - start < 10


def crash(_: Document) -> tuple[()]:
    os.write(2, b"x" * 1_000_000 + b"the end of what was said\n")
    os.abort()


def test_a_child_that_dies_says_how() -> None:
    article = newsclean.isolated("A text.", pipeline=Pipeline().with_filter(crash))
    (warning,) = article.warnings
    assert article.status == "killed"
    assert warning.startswith("the process ended by SIGABRT: x")
    assert warning.endswith("the end of what was said")
    assert len(warning) < 250


def test_a_filter_that_the_child_cannot_import_raises() -> None:
    code = """
import newsclean
def mine(doc): return ()
try: newsclean.isolated("x", pipeline=newsclean.Pipeline.default().with_filter(mine))
except RuntimeError as error: print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("AttributeError: ")


def test_a_cleaner_and_its_options_are_given_apart() -> None:
    with pytest.raises(TypeError, match="not both: favor must be given to that Cleaner"):
        newsclean.isolated("x", cleaner=Cleaner(), favor="recall")
    with pytest.raises(TypeError, match=r"must be a newsclean\.Cleaner, not dict"):
        newsclean.isolated("x", cleaner={"favor": "recall"})  # type: ignore[arg-type]


def test_the_longest_answer_is_bounded_by_the_input_and_by_the_memory() -> None:
    assert longest_answer(0, None) == 2_000_000
    assert longest_answer(25_000_000, None) == 1_002_000_000
    assert longest_answer(25_000_000, 100) == 100 * 1024 * 1024
