"""Texts and Markdown as scrapers leave them, and the blocks that a person would see."""

from __future__ import annotations

import time

import pytest

import newsclean
from newsclean import Format
from newsclean.readers.formats import guess_format
from newsclean.readers.read import read

SENTENCE = "The two sides met in Geneva on Tuesday and agreed to go on with their talks next week."


def blocks(source: str | bytes, format: Format = "text") -> list[str]:
    return [b.text for b in read(source, format=format).blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("-\nFirst headline\n-\nSecond headline", ["First headline", "Second headline"]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\fTwo.", ["One.", "Two."]),
        ("10\u00a0000 people came.\u00a0", ["10\u00a0000 people came."]),
        (
            "The committee, founded in 1985 with\nsupport\nfrom the city, said no.",
            ["The committee, founded in 1985 with support from the city, said no."],
        ),
        ("He stood with all the others beside\nMohammed Deif\nand said no.", ["He stood with all the others beside Mohammed Deif and said no."]),
        (f"{SENTENCE}\n{SENTENCE}", [SENTENCE, SENTENCE]),
        ("Prices rise again this year\nTalks end without result\nFire in the old harbour", 3 * [None]),
        ("15. August 2022\n1. First", ["15. August 2022", "First"]),
        ("Mai vista una stagione così povera per tutti noi\ndi Giulia Perotti\nIl raccolto è dimezzato.", 3 * [None]),
    ],
)
def test_lines_become_blocks(source: str, expected: list[str | None]) -> None:
    got = blocks(source)
    assert len(got) == len(expected)
    assert all(want is None or want == have for want, have in zip(expected, got, strict=True))


def test_a_hard_wrapped_text_is_unwrapped() -> None:
    wrapped = (
        "The two sides met in Geneva on Tuesday and agreed to go on with\n"
        "their talks next week, although neither of them would say what\n"
        "had been reached so far in the long negotiations.\n"
        "\n"
        "Ministers from both countries will travel to the city again on\n"
        "Monday, when a third round of talks about the border begins.\n"
    )
    assert len(blocks(wrapped)) == 2


def test_guess_format() -> None:
    assert guess_format("Kim [noted](https://example.org) it.") == "markdown"
    assert guess_format("Goals: 3 [2](1)") == "text"


HOSTILE = {
    "one word": "a" + "★" * 100_000 + "b★",
    "binding spaces": "By Jane" + "\u00a0" * 100_000 + "Doe",
    "spaces before a bracket": "a" + "\u00a0" * 100_000 + "b)",
    "copyright signs": "copyright" + "©" * 100_000,
    "continued lines": "this is a line of five words\n" * 20_000,
    "labels": "zz zz\n\n" * 10_000 + f"Weather\n\n{SENTENCE}\n\n" * 2_000,
    "newlines": "\n" * 500_000,
    "bullets": "-\n" * 200_000,
    "one line": "word " * 200_000,
    "capitals": "By " + "Aa " * 100_000,
    "dates": "12 March 2020 " * 20_000,
    "brackets": "(" * 100_000,
    "links": "[a](b" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end(name: str) -> None:
    """Each of these took minutes, or forever, with a pattern or a loop that is quadratic; a second is a hundred times what is needed."""
    start = time.process_time()
    newsclean.clean(HOSTILE[name])
    assert time.process_time() - start < 20
