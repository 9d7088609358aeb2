"""Cleaner: the options of cleaning, checked once."""

from __future__ import annotations

import pytest

import newsclean


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
