"""The registry: a row for each filter, and what the row says of the filter is true."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Document, Format
from newsclean.document import Judgement, Marks, Removal
from newsclean.filters import registry
from newsclean.filters.registry import OPTIONAL, REGISTRY, Row, row_of
from newsclean.layout import surveyed
from newsclean.pipeline import Pipeline
from newsclean.profiles import SITE_FILTERS
from newsclean.readers import read
from tests.places import PAGES, SEEDS
from tests.strategies import html_pages, pages

FOLDER = Path(registry.__file__).parent
FILES = sorted(path for path in FOLDER.glob("*.py") if not path.name.startswith("_") and path.name != "registry.py")
SHARED = ("_cues", "_lists", "_matches", "_menus", "_sites", "_tags")  # what filters may import of their own folder


def test_every_file_has_a_row_and_every_row_a_file() -> None:
    assert sorted([*(row.name for row in (*REGISTRY, *OPTIONAL))]) == [path.stem for path in FILES]
    assert tuple(row.name for row in OPTIONAL) == SITE_FILTERS
    assert registry.names() == Pipeline.default().names
    for row in REGISTRY:
        assert row_of(row.filter) is row


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_filter_imports_no_other(path: Path) -> None:
    imports = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    own = [node.module.rpartition(".")[2] for node in imports if node.module and node.module.startswith("newsclean.filters")]
    assert set(own) <= set(SHARED)


def test_one_filter_runs_last() -> None:
    assert [row.name for row in REGISTRY if row.runs_last] == [REGISTRY[-1].name]


def test_metadata_filters_and_no_others_give_roles() -> None:
    """On all pages and seeds."""
    given_by = {removal.filter for doc in documents() for removal in Pipeline.default()(doc).removals.values() if removal.role}
    assert given_by == {row.name for row in REGISTRY if row.stage == "metadata"}


@cache
def documents() -> tuple[Document, ...]:
    """All pages and seeds, surveyed."""
    texts = [read(path.read_bytes()) for path in sorted(SEEDS.glob("*.txt"))]
    return tuple(map(surveyed, [*texts, *(read(path.read_bytes(), format="html") for path in sorted(PAGES.glob("*.html")))]))


def marks(row: Row, doc: Document) -> list[tuple[object, ...]]:
    found = row.filter(doc)
    return [tuple(mark) for mark in (found.marks if isinstance(found, Judgement) else found)]


def without(doc: Document, removed: Iterable[int]) -> Document:
    """The document with some blocks removed by a filter that is no other."""
    return doc.marked("somebody", [(doc.blocks[index], "is gone") for index in removed])


LOOKS_NOT_AROUND = [row for row in REGISTRY if not row.looks_around]


@pytest.mark.parametrize("row", LOOKS_NOT_AROUND, ids=lambda row: row.name)
@given(
    source=st.one_of(pages(), html_pages()), format=st.sampled_from(["text", "markdown", "html"]), removed=st.sets(st.integers(0, 60), max_size=30)
)
def test_what_does_not_look_around_marks_the_same_whatever_is_gone(row: Row, source: str, format: Format, removed: set[int]) -> None:
    doc = surveyed(read(source, format=format))
    check_without(row, doc, [index for index in removed if index < len(doc.blocks)])


@pytest.mark.parametrize("row", LOOKS_NOT_AROUND, ids=lambda row: row.name)
def test_what_does_not_look_around_marks_the_same_on_pages(row: Row) -> None:
    for doc in documents():
        for step in (2, 3):
            check_without(row, doc, range(0, len(doc.blocks), step))


def check_without(row: Row, doc: Document, removed: Iterable[int]) -> None:
    fewer = without(doc, removed)
    kept = set(fewer.kept)
    assert marks(row, fewer) == [mark for mark in marks(row, doc) if mark[0] in kept]


RUNS_IN_PART_AGAIN = [row for row in REGISTRY if row.again is not None]


@pytest.mark.parametrize("row", RUNS_IN_PART_AGAIN, ids=lambda row: row.name)
@given(
    source=st.one_of(pages(), html_pages()), format=st.sampled_from(["text", "markdown", "html"]), removed=st.sets(st.integers(0, 60), max_size=30)
)
def test_what_runs_again_finds_all_that_the_filter_would(row: Row, source: str, format: Format, removed: set[int]) -> None:
    doc = surveyed(read(source, format=format))
    check_again(row, doc, [index for index in removed if index < len(doc.blocks)])


@pytest.mark.parametrize("row", RUNS_IN_PART_AGAIN, ids=lambda row: row.name)
def test_what_runs_again_finds_all_that_the_filter_would_on_pages(row: Row) -> None:
    for doc in documents():
        for step in (2, 3):
            check_again(row, doc, range(0, len(doc.blocks), step))


def check_again(row: Row, doc: Document, removed: Iterable[int]) -> None:
    assert row.looks_around
    assert row.again is not None
    fewer = without(doc.marked(row.name, row.filter(doc)), removed)
    assert fewer.marked(row.name, row.again(fewer)).removals == fewer.marked(row.name, row.filter(fewer)).removals


@pytest.mark.parametrize("row", [row for row in REGISTRY if row.tables], ids=lambda row: row.name)
def test_what_goes_by_phrases_finds_nothing_without_them(row: Row) -> None:
    for doc in documents():
        cued = [block.index for table in row.tables for block, _ in doc.cued(table)]
        assert doc.bears_any(row.tables) == bool(cued)
        fewer = without(doc, cued)
        assert not fewer.bears_any(row.tables)
        assert marks(row, fewer) == []


@pytest.mark.parametrize("row", [row for row in REGISTRY if not row.needs_span], ids=lambda row: row.name)
def test_what_needs_no_span_does_not_ask_for_it(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(_: Document) -> range:
        raise AssertionError(f"{row.name} asks for the span, so its row must say needs_span=True")

    monkeypatch.setattr(Document, "span", property(asked))
    for doc in documents():
        marks(row, doc)
        marks(row, without(doc, range(0, len(doc.blocks), 3)))


# Where the span is settled must not depend on a filter of one's own. The others only save time.
OF_BUILT_IN = {"needs_span", "again", "tables", "is_final"}
SAID = {"stage": "place", "evidence": "end", "looks_around": False, "finds_article": True, "runs_last": True, "runs_first": True}


@pytest.mark.parametrize("name", SAID)
def test_a_filter_of_ones_own_says_what_is_known_of_it(name: str) -> None:
    def sponsors(_: Document) -> Marks:
        return []

    assert set(SAID) == set(Row._fields[1:]) - OF_BUILT_IN
    assert row_of(sponsors)._asdict() == Row(sponsors, "wording")._asdict()
    setattr(sponsors, name, SAID[name])
    assert row_of(sponsors)._asdict() == {**Row(sponsors, "wording")._asdict(), name: SAID[name]}
    setattr(sponsors, name, "yes")
    with pytest.raises((TypeError, ValueError), match=name):
        row_of(sponsors)


def test_where_the_span_is_settled_is_said_by_the_rows_alone() -> None:
    def sponsors(_: Document) -> Marks:
        return []

    sponsors.needs_span = True  # type: ignore[attr-defined]
    assert not row_of(sponsors).needs_span
    assert set(Row._fields) == {"filter", *OF_BUILT_IN, *SAID}


def test_evidence_is_written_into_the_removal() -> None:
    doc = documents()[0]
    marked = doc.marked("share_bar", [(doc.blocks[0], "is a button")], "end")
    assert marked.removals == {0: Removal(doc.blocks[0], "share_bar", "is a button", None, "end")}
