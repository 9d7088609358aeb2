"""Texts and Markdown as scrapers leave them, and the blocks that a person would see."""

from __future__ import annotations

import time

import pytest

import newsclean
from newsclean import Format
from newsclean.languages.wording import phrase_files
from newsclean.readers.read import guess_format, read

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


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_marked_encodings_are_read_without_a_warning(encoding: str) -> None:
    article = newsclean.clean(f"Zürich. {SENTENCE}".encode(encoding))
    assert article.text == f"Zürich. {SENTENCE}"
    assert article.warnings == ()


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251"])
def test_other_encodings_are_detected_with_a_warning(encoding: str) -> None:
    text = {
        "cp1252": "Die Gespräche über die Zölle führten gestern in Zürich zu keiner Einigung, sagte der Minister für Außenhandel.",
        "cp1251": "Переговоры между двумя странами продолжатся на следующей неделе, сообщил представитель министерства.",
    }[encoding]
    article = newsclean.clean(text.encode(encoding))
    assert article.text == text
    assert any("encoding" in w for w in article.warnings)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_what_is_no_text_is_not_read(data: bytes) -> None:
    article = newsclean.clean(data)
    assert article.text == ""
    assert any("not text" in w for w in article.warnings)


@pytest.mark.parametrize(
    "source", ["text <b\nclass=x>more\nsecond line here", "`a\nb` c\nlast words", '[a](u\n"t") b\nlast words', "- a\n\n  second\n\n> q1\n> q2"]
)
def test_markdown_keeps_all_words(source: str) -> None:
    article = newsclean.clean(source, format="markdown")
    assert all(word in article.markdown for word in article.text.split())


def test_markdown_keeps_what_the_input_had() -> None:
    source = (
        f"# Talks go on\n\n{SENTENCE}\n\n## The next round\n\n- one\n- two\n\n"
        "> He said [no](https://example.org).\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    )
    article = newsclean.clean(source)
    assert article.title == "Talks go on"
    assert article.markdown == source.removeprefix("# Talks go on\n\n")


def test_guess_format() -> None:
    assert guess_format("Kim [noted](https://example.org) it.") == "markdown"
    assert guess_format("Goals: 3 [2](1)") == "text"


@pytest.mark.parametrize(
    ("call", "error", "hint"),
    [
        (lambda: newsclean.clean(5), TypeError, "read_bytes"),  # type: ignore[arg-type]
        (lambda: newsclean.clean("x", format="pdf"), ValueError, "one of"),  # type: ignore[arg-type]
        (lambda: newsclean.clean("x", url=5), TypeError, "url"),  # type: ignore[arg-type]
        (lambda: newsclean.clean("x", pipeline=newsclean.Pipeline), TypeError, "Pipeline.default"),  # type: ignore[arg-type]
        (lambda: newsclean.Pipeline.default().without("nope"), ValueError, "it has"),
        (lambda: newsclean.Pipeline.default().tuned("share_bar", nope=1), TypeError, "max_words"),
        (lambda: newsclean.clean("A talk").restore("sharebar"), ValueError, "no filter 'sharebar'"),
    ],
)
def test_a_wrong_argument_says_how_to_mend_the_call(call: object, error: type[Exception], hint: str) -> None:
    with pytest.raises(error, match=hint):
        call()  # type: ignore[operator]


def test_every_phrase_file_has_twelve_months_or_none() -> None:
    for code, tables in phrase_files().items():
        assert len(tables.get("date", {}).get("months", [])) in (0, 12), code


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
