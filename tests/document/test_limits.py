"""Whether an input was over a cap is a field of its document."""

from __future__ import annotations

import pickle

import pytest

import newsclean
from newsclean import Limits
from newsclean.readers.read import read

PARAGRAPH = "<p>The talks failed on Monday, and no new date was set for them.</p>"


@pytest.mark.parametrize(
    ("source", "format", "limits"),
    [
        ("<div>" * 50 + PARAGRAPH, "html", Limits(max_depth=20)),
        (PARAGRAPH * 100, "html", Limits(max_blocks=5)),
        (PARAGRAPH * 100, "html", Limits(max_bytes=500)),
        ("x\n" * 500, "text", Limits(max_blocks=5)),
        ("x\n\n" * 500, "markdown", Limits(max_blocks=5)),
        ("x " * 500, "text", Limits(max_bytes=500)),
    ],
)
def test_over_a_cap(source: str, format: newsclean.Format, limits: Limits) -> None:
    capped = read(source, format=format, limits=limits)
    assert capped.is_capped
    assert any("over the cap" in warning for warning in capped.warnings)
    assert not read(source, format=format).is_capped


def test_the_words_of_a_warning_mean_nothing() -> None:
    article = newsclean.clean(b"over the cap max_depth \xff", format="text")
    assert article.warnings
    assert not article.document.is_capped


def test_a_pickle_keeps_it() -> None:
    article = newsclean.clean("<div>" * 50 + PARAGRAPH, format="html", limits=Limits(max_depth=20))
    again = pickle.loads(pickle.dumps(article))
    assert article.status == again.status == "capped"
    assert again.document.is_capped
