"""Arrow batches: any column of text or bytes goes in, and the rows' schema comes out, whatever the pages do."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import newsclean
from benchmarks.misbehave import ASKED, EXPECTED, misbehave
from newsclean import Cleaner, Pipeline, SiteProfile
from newsclean.batch import Record, clean_many
from newsclean.integrations.arrow import clean_batch, clean_batches
from newsclean.output.rows import schema
from tests.batch.made import page
from tests.engines.made import without_module
from tests.profiles.made import LEFTOVERS, text

MISBEHAVING = Pipeline.default().with_filter(misbehave)


def table(number: int, first: int = 0) -> pa.Table:
    """A table of so many pages."""
    numbers = range(first, first + number)
    return pa.table(
        {"id": [f"page {n}" for n in numbers], "url": [f"https://lorne.example/{n}" for n in numbers], "html": [page(n) for n in numbers]}
    )


def test_rows_are_those_of_clean_many() -> None:
    pages = table(3)
    expected = list(clean_many((Record(p["id"], p["html"], p["url"]) for p in pages.to_pylist()), workers=1, removed=True))
    assert clean_batch(pages, removed=True).to_pylist() == expected


def test_a_cleaner_is_used() -> None:
    cleaner = Cleaner(pipeline=Pipeline())
    assert clean_batch(table(1), cleaner=cleaner)["text"].to_pylist() == [cleaner.clean(page(0)).text]
    with pytest.raises(TypeError, match="not both: favor must be given to that Cleaner"):
        clean_batch(table(1), cleaner=cleaner, favor="recall")


@pytest.mark.slow
@pytest.mark.parametrize("removed", [False, True])
def test_what_comes_out_is_of_the_type_that_went_in_and_has_the_schema(removed: bool) -> None:
    pages = table(2)
    for batch in (
        pages,
        pages.to_batches()[0],
        pages.slice(0, 0),
        pages.slice(0, 0).combine_chunks(),
        pa.RecordBatch.from_pylist([], schema=pages.schema),
    ):
        rows = clean_batch(batch, removed=removed)
        assert type(rows) is type(batch)
        assert rows.num_rows == batch.num_rows
        assert rows.schema == schema(removed=removed)


HTML = page(1)
TEXTS = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string()), pa.dictionary(pa.int8(), pa.large_string())]
BYTES = [pa.binary(), pa.large_binary(), pa.binary_view(), pa.binary(len(HTML.encode())), pa.dictionary(pa.int32(), pa.binary())]


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*TEXTS, *BYTES], ids=str)
def test_pages_may_be_text_or_bytes_of_any_kind(kind: pa.DataType) -> None:
    html = pa.array([HTML if kind in TEXTS else HTML.encode(), None], kind)
    rows = clean_batch(pa.table({"id": ["a", "b"], "html": html})).to_pylist()
    assert [(row["id"], row["status"], row["title"]) for row in rows] == [("a", "ok", "Talks 1 fail"), ("b", "error", None)]
    assert rows[1]["warnings"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEXTS, ids=str)
def test_ids_and_addresses_may_be_text_of_any_kind(kind: pa.DataType) -> None:
    pages = pa.table({"id": pa.array(["a"], kind), "url": pa.array(["https://lorne.example/1"], kind), "html": [HTML]})
    [row] = clean_batch(pages).to_pylist()
    assert (row["id"], row["url"]) == ("a", "https://lorne.example/1")


@pytest.mark.slow
def test_ids_may_be_numbers_or_bytes_or_be_left_to_the_address() -> None:
    urls = ["https://lorne.example/1", "https://lorne.example/2"]
    for ids, expected in (([7, None], ["7", urls[1]]), ([b"a", b"\xff"], ["a", "�"]), (pa.nulls(2), urls)):
        rows = clean_batch(pa.table({"id": ids, "url": urls, "html": [HTML, HTML]}))
        assert rows["id"].to_pylist() == expected
    assert clean_batch(pa.table({"html": [HTML]}))["id"].to_pylist() == [""]


@pytest.mark.slow
def test_columns_have_other_names() -> None:
    pages = pa.table(
        {"name": ["a"], "address": ["https://lorne.example/1"], "content": ["Привет, сказал он вечером.".encode("cp1251")], "charset": ["cp1251"]}
    )
    [row] = clean_batch(pages, source="content", id="name", url="address", encoding="charset").to_pylist()
    assert (row["id"], row["url"], row["text"]) == ("a", "https://lorne.example/1", "Привет, сказал он вечером.")


@pytest.mark.slow
def test_a_column_names_the_site_of_a_profile(tmp_path: Path) -> None:
    SiteProfile.fit(map(newsclean.clean, map(text, range(9)))).save(tmp_path / "post.json")
    pages = pa.table({"text": [text(1), text(1), text(1)], "site": ["post", "other", None]})
    found = clean_batch(pages, source="text", profiles=tmp_path)
    assert [LEFTOVERS[0] in body for body in found.column("text").to_pylist()] == [False, True, True]
    assert "no site profile was chosen" in found.column("warnings").to_pylist()[2][-1]


def test_the_format_is_known_by_the_name_of_the_column() -> None:
    short = "<b>The talks</b> failed on Monday."  # which is not enough to be taken for a page
    for name, expected in (("html", "The talks failed on Monday."), ("content", short)):
        assert clean_batch(pa.table({name: [short]}), source=name)["text"].to_pylist() == [expected]


@pytest.mark.slow
def test_text_that_is_no_utf8_costs_nothing() -> None:
    """As Arrow lets engines say that any bytes are text."""
    buffers = pa.array([HTML.encode() + b"\xff", HTML.encode()], pa.binary()).buffers()
    rows = clean_batch(pa.table({"html": pa.Array.from_buffers(pa.string(), 2, buffers)}))
    assert rows["title"].to_pylist() == ["Talks 1 fail"] * 2


def test_wrong_columns_and_arguments_raise() -> None:
    with pytest.raises(ValueError, match="no column 'text'; name the column with the pages or texts in source=, one of id, url, html"):
        clean_batch(table(1), source="text")
    with pytest.raises(TypeError, match="int64, which is neither text nor bytes"):
        clean_batch(pa.table({"html": [1]}))
    with pytest.raises(ValueError, match="timeout"):
        clean_batch(table(1), timeout=0)
    with pytest.raises(TypeError):
        clean_batch(table(1), colour="red")


@pytest.mark.slow
def test_a_page_that_misbehaves_costs_one_row() -> None:
    deeds = ["hang", "crash", "throw"]
    pages = pa.table({"id": ["before", *deeds, "after"], "html": [HTML, *(f"{ASKED} {deed}" for deed in deeds), HTML]})
    rows = clean_batch(pages, timeout=1, pipeline=MISBEHAVING).to_pylist()
    assert [row["id"] for row in rows] == ["before", *deeds, "after"]
    assert [row["status"] for row in rows if row["id"] not in deeds] == ["ok", "ok"]
    assert all(row["status"] in EXPECTED[row["id"]] and row["warnings"] for row in rows[1:4])


@pytest.mark.slow
def test_batches_are_cleaned_one_after_the_other_as_they_come() -> None:
    sizes = [0, 3, 0, 200, 1, 0]
    taken = 0

    def batches() -> Iterator[pa.Table]:
        nonlocal taken
        for size in sizes:
            taken += 1
            yield table(size, first=1000 * taken)

    found = []
    for rows in clean_batches(batches()):
        found.append(rows)
        assert taken <= len(found) + 2
    assert [rows.num_rows for rows in found] == sizes
    assert [rows["id"].to_pylist() for rows in found] == [table(size, first=1000 * n)["id"].to_pylist() for n, size in enumerate(sizes, 1)]
    assert list(clean_batches([])) == []


@pytest.mark.slow
def test_functions_can_be_sent_to_other_processes() -> None:
    arguments: dict[str, Any] = {"timeout": 10, "favor": "recall"}
    sent = pickle.loads(pickle.dumps(partial(clean_batches, **arguments)))
    assert [rows.num_rows for rows in sent(iter([table(2)]))] == [2]


def test_what_is_missing_is_named() -> None:
    assert "pip install 'newsclean[arrow]'" in without_module("pyarrow", "newsclean.integrations.arrow")
