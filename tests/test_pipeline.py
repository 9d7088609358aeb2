"""Changing the pipeline, and filters of one's own."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

import newsclean
from newsclean import Block, Cleaner, Document, Pipeline

TEXT = "Talks end in Seoul\n\nThe talks between both sides failed on Monday.\n\nWirefeed 42\n\nFollow us:\n"


def ticker(doc: Document) -> Iterator[tuple[Block, str]]:
    """Lines that open with "Wirefeed"."""
    for block in doc.kept:
        if block.text.startswith("Wirefeed"):
            yield block, "opens with Wirefeed"


class Profile:
    """A filter with state."""

    def __init__(self, word: str) -> None:
        self.word = word

    def __call__(self, doc: Document) -> list[tuple[Block, str]]:
        return [(b, f"says {self.word}") for b in doc.kept if self.word in b.text]


def test_a_function_will_do() -> None:
    article = newsclean.clean(TEXT, pipeline=Pipeline.default().with_filter(ticker, before="outside_article"))
    assert [(r.filter, r.reason) for r in article.removed if r.filter == "ticker"] == [("ticker", "opens with Wirefeed")]


def test_an_object_with_state_needs_a_name_of_its_own_or_takes_its_class() -> None:
    pipeline = Pipeline.default().with_filter(Profile("Wirefeed"), after="ornament", name="profile")
    assert "profile" in pipeline.names
    assert "Wirefeed" not in newsclean.clean(TEXT, pipeline=pipeline).text


def test_a_pipeline_pickles() -> None:
    pipeline = Pipeline.default().without("byline").tuned("repeated_block", min_words=3).with_filter(ticker)
    assert newsclean.clean(TEXT, pipeline=pickle.loads(pickle.dumps(pipeline))).to_json() == newsclean.clean(TEXT, pipeline=pipeline).to_json()


def test_tuning_changes_what_a_filter_does() -> None:
    text = "A talk is on.\n\nA talk is on.\n\nMore is not known so far, the police said on Monday."
    assert newsclean.clean(text).text.count("A talk is on.") == 2
    assert newsclean.clean(text, pipeline=Pipeline.default().tuned("repeated_block", min_words=3)).text.count("A talk is on.") == 1


def test_an_empty_pipeline_removes_nothing() -> None:
    assert newsclean.clean(TEXT, pipeline=Pipeline()).document.removals == {}


def nothing(doc: Document) -> None:
    """A filter that forgot to return."""


def test_a_filter_that_returns_nothing_is_named() -> None:
    with pytest.raises(TypeError, match="nothing"):
        newsclean.clean(TEXT, pipeline=Pipeline().with_filter(nothing))  # type: ignore[arg-type]


def test_equal_pipelines_and_cleaners_hash_alike() -> None:
    one, other = (Pipeline.default().tuned("repeated_block", min_words=3).tuned("share_bar", max_words=4) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert hash(Cleaner(pipeline=one)) == hash(Cleaner(pipeline=other)) != hash(Cleaner())


def scored(doc: Document) -> list[tuple[Block, str]]:
    """A filter that runs last, and sees what the scorer has said."""
    return [(block, "comes behind the scorer") for block in doc.kept if doc.scores is not None and "Wirefeed" in block.text]


def test_behind_a_filter_that_runs_last_runs_one_that_runs_last() -> None:
    assert "Wirefeed" in newsclean.clean(TEXT, pipeline=Pipeline.default().with_filter(scored, after="block_scorer")).text
    late = partial(scored)
    late.runs_last = True  # type: ignore[attr-defined]
    assert "Wirefeed" not in newsclean.clean(TEXT, pipeline=Pipeline.default().with_filter(late, after="block_scorer")).text


def test_what_a_document_hands_out_is_not_its_own() -> None:
    doc = newsclean.clean(TEXT).document
    assert isinstance(doc.role("title"), tuple)
    doc.cued("social_footer").clear()
    doc.cued("byline").append((doc.blocks[0], None))  # type: ignore[arg-type]
    assert doc.cued("byline") == []
    assert doc.with_choice(frozenset((0,)), {}, "a note").is_capped == doc.is_capped


def test_a_filter_class_instead_of_its_object_is_named() -> None:
    class Nothing:
        def __init__(self, doc: Document) -> None: ...

    with pytest.raises(TypeError, match="filter 'Nothing' returned an object of 'Nothing'; it must return or yield"):
        newsclean.clean("Some text.", pipeline=Pipeline().with_filter(Nothing))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mark", "shape"),
    [
        (lambda b: b, "an object of the type Block"),
        (lambda b: (b,), "(Block)"),
        (lambda b: (b, None), "(Block, NoneType)"),
        (lambda b: (b, 3), "(Block, int)"),
        (lambda b: (b.index, "is an index"), "(int, str)"),
        (lambda b: (b, "a", "b", "c"), "(Block, str, str, str)"),
        (lambda b: [b] * 9, "(Block, Block, Block, Block, Block, …)"),
        (lambda b: b.text, "an object of the type str"),
    ],
)
def test_a_mark_of_the_wrong_form_names_the_filter_and_what_is_wrong(mark: Callable[[Block], Any], shape: str) -> None:
    with pytest.raises(TypeError, match=re.escape(f"filter 'wrong' gave {shape}; it must give (block, reason) or (block, reason, role), where")):
        newsclean.clean("Some text. " * 50, pipeline=Pipeline().with_filter(lambda doc: [mark(b) for b in doc.kept], name="wrong"))


def test_names_are_taken_once() -> None:
    with pytest.raises(ValueError, match="already"):
        Pipeline.default().with_filter(ticker, name="byline")
