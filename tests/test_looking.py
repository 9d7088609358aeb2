"""A question never changes an answer: filters that look at everything and mark nothing change no result, wherever they stand in the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Cleaner, Document, Format, Pipeline
from newsclean.document import Keep, Marks
from newsclean.languages.compile import phrase_files
from newsclean.languages.own import OwnWording
from tests.places import PAGES, SEEDS
from tests.strategies import html_pages, pages

DEFAULT = Pipeline.default()
TABLES = sorted({table for tables in phrase_files().values() for table in tables})
ROLES = ("title", "date", "byline", "caption", "section", "url", "nothing")
OWN = OwnWording("mine.toml", {"inside": [("the", "own_wording")], "start": [("follow", "newsletter")]})

Call = Callable[[Any, Document], object]

# How each public method is called. One that is missing here fails the test.
OF_DOCUMENT: Mapping[str, Call] = {
    "bears_any": lambda bears_any, _: [bears_any(TABLES), *(bears_any([table]) for table in TABLES)],
    "cued": lambda cued, _: [cued(table) for table in TABLES],
    "kept_among": lambda kept_among, doc: kept_among(range(len(doc.blocks))),
    "marked": lambda marked, _: marked("nobody", ()),
    "near_body_start": lambda near, _: near(3, 3),
    "next": lambda next, doc: [next(block) for block in doc.kept],
    "position": lambda position, doc: [position(index) for index in (0, len(doc.blocks))],
    "role": lambda role, _: [role(name) for name in ROLES],
    "with_blocks": lambda with_blocks, doc: with_blocks({b.index: b.moved(b.index, b.lines[0]) for b in doc.blocks}, doc.layout).kept,
    "with_choice": lambda with_choice, _: with_choice(frozenset((0, 1)), {}, "a note").candidates,
    "with_keeps": lambda with_keeps, doc: with_keeps({b.index: Keep(b, "nobody", "is kept") for b in doc.blocks}).span,
    "with_layout": lambda with_layout, doc: with_layout(doc.layout).kept,
    "with_span": lambda with_span, _: with_span().span,
    "with_warnings": lambda with_warnings, _: with_warnings(["is odd"]).warnings,
    "without": lambda without, _: [without(names).span for names in ((), DEFAULT.names[:12])],
}
OF_LAYOUT: Mapping[str, Call] = {"span": lambda span, doc: span(doc.removals)}
OF_BLOCK: Mapping[str, Call] = {
    "moved": lambda moved, _: moved(0, 1),
    "restored": lambda *_: None,
    "stands_in": lambda stands_in, doc: doc.layout.container is not None and stands_in(doc.layout.container),
    "state": lambda state, _: state(),
    "with_wording": lambda with_wording, _: with_wording(OWN).cues,
}
OF_ELEMENT: Mapping[str, Call] = {
    "nearest": lambda nearest, _: nearest("article", "div"),
    "is_in": lambda is_in, doc: is_in(doc.blocks[0].element),
    "restored": lambda *_: None,
    "state": lambda state, _: state(),
    "up": lambda up, _: list(up()),
}


def look_at(thing: object, calls: Mapping[str, Call], doc: Document) -> None:
    """Ask for every public attribute of an object, and call its methods."""
    for name in dir(thing):
        if not name.startswith("_") and callable(value := getattr(thing, name)):
            calls[name](value, doc)


class Looker:
    """A filter that looks at everything. `row` is what it says of itself, as in the registry."""

    def __init__(self, **row: bool) -> None:
        self.__dict__.update(row)
        self.looks = 0

    def __call__(self, doc: Document) -> Marks:
        self.looks += 1
        look_at(doc, OF_DOCUMENT, doc)
        look_at(doc.layout, OF_LAYOUT, doc)
        elements = set()
        for block in doc.blocks:
            look_at(block, OF_BLOCK, doc)
            element = block.element
            while element is not None and element not in elements:
                elements.add(element)
                look_at(element, OF_ELEMENT, doc)
                element = element.parent
        return iter(())


ROWS: tuple[Mapping[str, bool], ...] = ({}, {"looks_around": False}, {"needs_span": True}, {"finds_article": True}, {"runs_last": True})


def everywhere(**row: bool) -> Pipeline:
    """The default pipeline with a looker before each filter, and one behind all."""
    steps = []
    for number, step in enumerate(DEFAULT.steps):
        steps += [*Pipeline().with_filter(Looker(**row), name=f"looker_{number}").steps, step]
    return Pipeline((*steps, *Pipeline().with_filter(Looker(**row), name="looker").steps))


def alone(place: int) -> Pipeline:
    """The default pipeline with a looker at one place."""
    [step] = Pipeline().with_filter(Looker(), name="looker").steps
    return Pipeline((*DEFAULT.steps[:place], step, *DEFAULT.steps[place:]))


PLACES = range(len(DEFAULT.steps) + 1)


def check(source: str | bytes, format: Format, pipelines: Iterable[Pipeline]) -> None:
    """Raise AssertionError where one of the pipelines gives another result than the default one."""
    expected = replace(Cleaner().clean(source, format=format), filters=())
    for pipeline in pipelines:
        given = replace(Cleaner(pipeline=pipeline).clean(source, format=format), filters=())
        assert given.to_dict() == expected.to_dict()
        assert given == expected  # all blocks, removals with their reasons, scores and notes


@pytest.mark.parametrize("row", ROWS, ids=str)
@given(source=st.one_of(pages(), html_pages()), format=st.sampled_from(["text", "markdown", "html"]))
def test_looking_changes_nothing(row: Mapping[str, bool], source: str, format: Format) -> None:
    check(source, format, [everywhere(**row)])


@given(source=st.one_of(pages(), html_pages()), format=st.sampled_from(["text", "markdown", "html"]), place=st.sampled_from(PLACES))
def test_looking_from_one_place_changes_nothing(source: str, format: Format, place: int) -> None:
    check(source, format, [alone(place)])


FILES = (*sorted(SEEDS.glob("*.txt")), *sorted(PAGES.glob("*.html")))


@pytest.mark.parametrize("path", FILES[::9], ids=lambda path: path.stem)
def test_looking_at_a_file_changes_nothing(path: Path) -> None:
    check(path.read_bytes(), "auto", [everywhere()])


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_looking_at_a_file_from_any_place_changes_nothing(path: Path) -> None:
    check(path.read_bytes(), "auto", [*(everywhere(**row) for row in ROWS), *map(alone, PLACES)])


def test_a_looker_is_asked_and_sees_what_is_there() -> None:
    looker = Looker()
    Cleaner(pipeline=DEFAULT.with_filter(looker, after="hidden_text")).clean((PAGES / "ordinary_json_ld.html").read_bytes())
    assert looker.looks > 1
    with pytest.raises(KeyError, match="capitalize"):
        look_at("a text", {}, Document(()))


def test_a_filter_that_marks_is_noticed() -> None:
    def marking(doc: Document) -> Marks:
        return [(block, "names a month") for block in doc.kept if "May" in block.text]

    with pytest.raises(AssertionError):
        check("The talks failed on Monday.\n\nThey go on in May.\n", "text", [DEFAULT.with_filter(marking)])


def test_a_looker_that_says_that_it_asks_for_the_span_changes_nothing() -> None:
    sentence = "The two sides met in Geneva on Tuesday and agreed to go on with their talks next week.\n"
    labels = "Follow us:\n" * 5 + "Related articles\nMost read\n"
    check(f"{sentence * 2}who had been in office since 2019, said\n{labels}{sentence * 5}", "text", [everywhere(needs_span=True)])
