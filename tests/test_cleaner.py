"""Cleaner: the options of cleaning, checked once; and the shortcuts that make one."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

import newsclean
from newsclean import Block, Cleaner, Document, Limits, Pipeline
from newsclean.cleaner import cleaner_of
from tests.places import PAGES

TEXT = "Talks end in Seoul\n\nThe talks between both sides failed on Monday.\n\n42\n\nFollow us:\n"
PAGE = (PAGES / "share_bars_and_tags.html").read_bytes()


def bare_number(doc: Document, *, longest: int = 9) -> Iterator[tuple[Block, str]]:
    """Blocks that are a number and nothing else."""
    for block in doc.kept:
        if block.text.isdigit() and len(block.text) <= longest:
            yield block, "is a bare number"


OPTIONS: dict[str, Any] = {
    "effort": "fast",
    "favor": "precision",
    "pipeline": Pipeline.default().with_filter(bare_number).tuned("bare_number", longest=3),
    "limits": Limits(max_bytes=1000),
}
CLEANERS = {"defaults": Cleaner(), **{name: Cleaner(**{name: value}) for name, value in OPTIONS.items()}, "all": Cleaner(**OPTIONS)}
each_cleaner = pytest.mark.parametrize("cleaner", CLEANERS.values(), ids=CLEANERS)


# The same as the shortcuts


@pytest.mark.parametrize("name", CLEANERS)
def test_the_shortcuts_do_what_a_cleaner_does(name: str) -> None:
    cleaner = CLEANERS[name]
    options = OPTIONS if name == "all" else {name: OPTIONS[name]} if name in OPTIONS else {}
    for source in (TEXT, PAGE):
        assert cleaner.clean(source, url="https://lorne.example/a") == newsclean.clean(source, url="https://lorne.example/a", **options)
        assert cleaner.explain(source) == newsclean.explain(source, **options)


def test_each_option_does_something() -> None:
    assert Cleaner(limits=OPTIONS["limits"]).clean(PAGE).status == "capped"
    assert "42" in Cleaner(pipeline=Pipeline()).clean(TEXT).text
    assert "42" not in Cleaner(pipeline=OPTIONS["pipeline"]).clean(TEXT).text


def test_arguments_of_an_input_reach_it() -> None:
    article = Cleaner().clean("# Größe".encode("cp1252"), url="https://lorne.example/a", format="markdown", encoding="cp1252")
    assert (article.url, article.document.blocks[0].kind, article.document.blocks[0].text) == ("https://lorne.example/a", "heading", "Größe")


# Immutable, equal, stored


@each_cleaner
def test_a_cleaner_never_changes(cleaner: Cleaner) -> None:
    before = cleaner.clean(TEXT)
    for name in (*OPTIONS, "other"):
        with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
            setattr(cleaner, name, None)
    for name in OPTIONS:
        with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
            delattr(cleaner, name)
    cleaner.pipeline.without(*cleaner.pipeline.names)
    assert cleaner.clean(TEXT) == before


def test_equal_options_make_equal_cleaners() -> None:
    for name, value in OPTIONS.items():
        assert Cleaner(**{name: value}) == Cleaner(**{name: value}) != Cleaner()
    assert Cleaner() == Cleaner(effort="auto", favor=None, pipeline=Pipeline.default(), limits=Limits())
    assert Cleaner(**OPTIONS) == Cleaner(**OPTIONS)
    assert Cleaner() != Cleaner(pipeline=Pipeline.default().without("byline"))
    assert [name for name, cleaner in CLEANERS.items() if cleaner == Cleaner(**OPTIONS)] == ["all"]


@each_cleaner
def test_a_cleaner_pickles(cleaner: Cleaner) -> None:
    again: Cleaner = pickle.loads(pickle.dumps(cleaner))
    assert again == cleaner
    assert again.clean(PAGE) == cleaner.clean(PAGE)
    assert len(pickle.dumps(cleaner)) < 10_000


def test_what_does_not_pickle_is_named() -> None:
    cleaner = Cleaner(pipeline=Pipeline.default().with_filter(lambda _: (), name="mine").with_filter(bare_number))
    with pytest.raises(TypeError, match=r"the filter 'mine' cannot be pickled .*; a filter of your own must stand in a module"):
        pickle.dumps(cleaner)
    cleaner.clean(TEXT)  # all the same


def test_a_cleaner_holds_what_it_was_given() -> None:
    cleaner = Cleaner(effort="fast", favor="recall", limits=OPTIONS["limits"])
    assert (cleaner.effort, cleaner.favor, cleaner.limits) == ("fast", "recall", OPTIONS["limits"])
    assert cleaner.pipeline == Pipeline.default().tuned("block_scorer", favor="recall")


# Wrong options and arguments


@pytest.mark.parametrize(
    ("options", "error", "hint"),
    [
        ({"effort": "slow"}, ValueError, "effort is 'slow'; it must be one of fast, auto, thorough"),
        ({"effort": None}, ValueError, "effort is None; it must be one of"),
        ({"favor": "speed"}, ValueError, "favor is 'speed'; it must be one of recall, balanced, precision"),
        ({"favor": "recall", "pipeline": Pipeline()}, ValueError, "has no such filter"),
        ({"pipeline": Pipeline}, TypeError, r"start from Pipeline\.default\(\)"),
        ({"pipeline": [bare_number]}, TypeError, r"start from Pipeline\.default\(\)"),
        ({"limits": 5}, TypeError, r"for one cap: newsclean\.Limits\(max_bytes=1_000_000\)"),
        ({"limits": Limits(max_depth=0)}, ValueError, "max_depth is 0; it must be a whole number from 1"),
        ({"efort": "fast"}, TypeError, "efort"),
    ],
)
def test_a_wrong_option_raises_at_once(options: dict[str, Any], error: type[Exception], hint: str) -> None:
    for call in (lambda: Cleaner(**options), lambda: newsclean.clean(TEXT, **options), lambda: newsclean.explain(TEXT, **options)):
        with pytest.raises(error, match=hint):
            call()
    with pytest.raises(error, match=hint):
        cleaner_of(None, options)


@pytest.mark.parametrize(
    ("call", "error", "hint"),
    [
        (lambda: newsclean.clean(5), TypeError, "read_bytes"),  # type: ignore[arg-type]
        (lambda: newsclean.clean("x", format="pdf"), ValueError, "one of"),  # type: ignore[arg-type]
        (lambda: newsclean.clean("x", url=5), TypeError, "url"),  # type: ignore[arg-type]
        (lambda: newsclean.clean(b"x", encoding=5), TypeError, "encoding"),  # type: ignore[arg-type]
        (lambda: newsclean.Pipeline.default().without("nope"), ValueError, "it has"),
        (lambda: newsclean.Pipeline.default().tuned("share_bar", nope=1), TypeError, "max_words"),
        (lambda: newsclean.clean("A talk").restore("sharebar"), ValueError, "no filter 'sharebar'"),
    ],
)
def test_a_wrong_argument_says_how_to_mend_the_call(call: Callable[[], object], error: type[Exception], hint: str) -> None:
    with pytest.raises(error, match=hint):
        call()


def test_a_cleaner_and_its_options_are_given_apart() -> None:
    cleaner = Cleaner(effort="fast")
    assert cleaner_of(cleaner, {}) is cleaner
    assert cleaner_of(None, {"effort": "fast"}) == cleaner
    with pytest.raises(TypeError, match="pass cleaner= or options, not both: favor must be given to that Cleaner"):
        cleaner_of(cleaner, {"favor": "recall"})
    with pytest.raises(TypeError, match=r"must be a newsclean\.Cleaner, not str"):
        cleaner_of("fast", {})  # type: ignore[arg-type]
