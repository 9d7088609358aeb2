"""Article.from_dict and rows: what was written as plain data comes back, and what is no article is refused."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy
import pandas
import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given

import newsclean
from newsclean import Article
from newsclean.output.rows import schema, table, to_line, to_row
from newsclean.testing import pages
from tests.output.articles import NAMES, articles, data, hostile
from tests.output.articles import article as article_named
from tests.places import PAGES
from tests.strategies import texts

EVERY = pytest.mark.parametrize("name", NAMES)


@EVERY
def test_every_article_comes_back_from_json(name: str) -> None:
    article = article_named(name)
    again = Article.from_dict(json.loads(article.to_json()))
    assert again.to_dict() == article.to_dict()
    assert again.to_tei() == article.to_tei()
    html = {"articleBodyHtml": article.html}  # from a dict without pictures, and without what ends a quotation
    assert {**again.to_zyte(), **(html if article.html else {})} == article.to_zyte()
    assert (again.text, again.markdown, again.confidence) == (article.text, article.markdown, article.confidence)
    assert [(r.filter, r.block.text, r.block.lines) for r in again.removed] == [(r.filter, r.block.text, r.block.lines) for r in article.removed]


@given(texts)
def test_whatever_was_cleaned_comes_back(source: str) -> None:
    article = newsclean.clean(source)
    assert Article.from_dict(article.to_dict()).to_dict() == article.to_dict()


@given(hostile)
def test_whatever_the_fields_say_comes_back(article: Article) -> None:
    assert Article.from_dict(article.to_dict()).to_dict() == article.to_dict()


def test_an_article_that_came_back_can_be_stored() -> None:
    again = Article.from_dict(article_named("everything").to_dict())
    assert Article.from_bytes(again.to_bytes()) == again


def test_blocks_that_were_taken_out_stand_in_the_order_of_the_input() -> None:
    again = Article.from_dict(article_named("everything").to_dict())
    lines = [removal.block.lines for _, removal in sorted(again.document.removals.items())]
    assert lines == sorted(lines)
    assert [b.index for b in again.document.blocks] == list(range(len(again.document.blocks)))
    assert {r.filter for r in again.document.removals.values()} == set(again.filters)
    assert again.document.kept[0].text.startswith("The talks failed on Monday")


@EVERY
def test_a_row_without_removals_comes_back(name: str) -> None:
    article = article_named(name)
    row = json.loads(to_line(to_row("a.html", article)))
    again = Article.from_dict(row)
    assert again.to_dict() == {**article.to_dict(), "removed": [], "roles": []}


def test_what_cannot_come_back_is_refused() -> None:
    with pytest.raises(ValueError, match="an article of from_dict cannot be restored"):
        Article.from_dict(data()).restore("title")


@pytest.mark.parametrize("name", ["text", "markdown", "status", "kind", "kind_reason", "confidence"])
def test_a_dict_that_is_no_article_is_refused(name: str) -> None:
    given = data()
    del given[name]
    with pytest.raises(ValueError, match=f"{name} missing: from_dict takes what Article.to_dict gives"):
        Article.from_dict(given)


def test_metadata_that_are_missing_are_empty() -> None:
    given = data()
    for name in ("title", "authors", "captions", "dateline", "removed"):
        del given[name]
    again = Article.from_dict({**given, "id": "a", "source": "b"})
    assert (again.title, again.authors, again.captions, again.dateline, again.removed) == (None, (), (), None, ())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": 3}, "'title' holds int, where str should be"),
        ({"authors": "Jane Doe"}, "'authors' holds str, where a list should be"),
        ({"authors": [None]}, "'authors' holds NoneType, where str should be"),
        ({"captions": ["a"]}, "'captions' holds str, where a dict should be"),
        ({"dateline": {"agency": "UPI"}}, "'dateline' holds NoneType, where str should be"),
        ({"is_accessible_for_free": "no"}, "'is_accessible_for_free' holds str, where bool should be"),
        ({"confidence": True}, "'confidence' holds bool, where float should be"),
        ({"removed": [{"filter": "x"}]}, "'removed' holds NoneType, where str should be"),
        ({"removed": [{"filter": "x", "reason": "y", "lines": [1], "text": "z"}]}, "'removed' holds an entry whose lines are not two numbers"),
    ],
)
def test_a_value_of_another_type_is_named(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Article.from_dict(data(**fields))


@pytest.mark.parametrize("name", ["status", "kind"])
def test_a_word_that_is_none_of_the_choices_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is 'x'; it must be one of"):
        Article.from_dict(data(**{name: "x"}))


@pytest.mark.parametrize("removed", [False, True])
def test_a_table_goes_through_parquet_and_back(removed: bool) -> None:
    made = table(articles(), removed=removed)
    assert made.schema == schema(removed=removed)
    file = io.BytesIO()
    pyarrow.parquet.write_table(made, file)
    rows = pyarrow.parquet.read_table(file).to_pylist()
    assert len(rows) == len(articles())
    for article, row in zip(articles(), rows, strict=True):
        shown = article.to_dict()
        assert Article.from_dict(row).to_dict() == (shown if removed else {**shown, "removed": [], "roles": []})


def test_the_ids_of_a_table() -> None:
    first, *_ = pages(PAGES)
    article = first.clean()
    assert table([article, newsclean.clean("")]).column("id").to_pylist() == [article.url or "", ""]
    assert table([article], ids=["a"]).column("id").to_pylist() == ["a"]
    assert table([]).num_rows == 0
    with pytest.raises(ValueError, match="zip"):
        table([article], ids=["a", "b"])


def test_a_table_takes_what_arrow_cannot_hold() -> None:
    made = table([Article.from_dict(data(title="\ud800", captions=[{"text": "\udfff", "credit": None}]))], ids=["\ud800"])
    assert made.select(["id", "title", "captions"]).to_pylist() == [{"id": "?", "title": "?", "captions": [{"text": "?", "credit": None}]}]


def test_pandas_takes_a_table() -> None:
    frame = table(articles()).to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert [title if isinstance(title, str) else None for title in frame["title"]] == [article.title for article in articles()]


def test_a_table_is_what_other_libraries_ask_for() -> None:
    """polars and DuckDB take whatever has the Arrow C stream."""
    made = table(articles())
    assert pa.RecordBatchReader.from_stream(made).read_all().equals(made)


def test_the_fields_beside_the_text_come_back() -> None:
    page = """<html><body><article><h1>Talks end</h1><p>The talks between both sides failed on <a href="/x">Monday</a>, after hours in a hotel.</p>
    <figure><img src="/b.jpg" alt="The bridge"><figcaption>The bridge. Photo: Ada Moor</figcaption></figure>
    <p>No new date was set by the two sides, said both of them on Monday.</p></article></body></html>"""
    article = newsclean.Cleaner(fields=["images", "links"]).clean(page, url="https://lorne.example/a", format="html")
    assert article.images
    again = Article.from_dict(json.loads(article.to_json()))
    assert again.to_dict() == article.to_dict()
    assert (again.images, again.links, again.comments) == (article.images, article.links, ())
    assert again.to_markdown(images=True) == article.to_markdown(images=True)
    assert Article.from_bytes(again.to_bytes()) == again
    assert Article.from_bytes(again.to_bytes()).images == article.images
    (row,) = table([article]).to_pylist()
    assert Article.from_dict(row).images == article.images
    assert Article.from_dict(row).asked_fields == article.asked_fields


def test_a_row_of_pandas_comes_back() -> None:
    page = """<html><body><article><h1>Talks end</h1><p>By Jane Doe</p>
    <p>The talks between both sides failed on <a href="/x">Monday</a>, after hours.</p>
    <figure><img src="/b.jpg" alt="The bridge"><figcaption>The bridge. Photo: Ada Moor</figcaption></figure>
    <p>No new date was set by the two sides, said both of them on Monday.</p></article></body></html>"""
    article = newsclean.Cleaner(fields=["images", "links"]).clean(page, url="https://lorne.example/a", format="html")
    buffer = io.BytesIO()
    pa.parquet.write_table(table([article, newsclean.clean("The talks failed on Monday, after eleven hours.")], removed=True), buffer)
    frame = pandas.read_parquet(io.BytesIO(buffer.getvalue()))
    first, second = (Article.from_dict(row) for row in frame.to_dict("records"))
    assert first.to_dict() == article.to_dict()
    assert (second.title, second.authors, second.asked_fields) == (None, (), ())
    assert Article.from_dict(frame.iloc[0].to_dict()).to_dict() == article.to_dict()


@pytest.mark.parametrize("missing", [float("nan"), numpy.nan, numpy.float32("nan"), numpy.datetime64("NaT"), pandas.NaT, pandas.NA, None])
def test_missing_values_of_tables_are_none(missing: Any) -> None:
    again = Article.from_dict(data(title=missing, authors=missing, captions=missing, links=missing, removed=missing, roles=missing))
    assert (again.title, again.authors, again.captions, again.links, again.removed) == (None, (), (), (), ())


def test_arrays_are_lists() -> None:
    given = data()
    arrays = {name: numpy.array(given[name], dtype=object) for name in ("authors", "captions", "removed", "roles", "warnings")}
    assert Article.from_dict({**given, **arrays, "confidence": numpy.float64(given["confidence"])}).to_dict() == Article.from_dict(given).to_dict()


@pytest.mark.parametrize(
    ("given", "fix"),
    [
        ([], "not list; of several, call it for each"),
        (None, "not NoneType$"),
        ("{}", "not str; read JSON with json.loads first"),
        (pandas.Series({"title": "x"}), "not Series; of a table of pandas"),
        (pandas.DataFrame([{"title": "x"}]), r'not DataFrame; .*give each of frame.to_dict\("records"\)'),
    ],
)
def test_what_is_no_dict_is_named_with_the_fix(given: Any, fix: str) -> None:
    with pytest.raises(TypeError, match=f"from_dict takes a dict, as Article.to_dict gives it, or one row of a table, {fix}"):
        Article.from_dict(given)


def test_a_list_without_end_in_itself_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    for name in ("authors", "captions", "removed", "links"):
        with pytest.raises(TypeError, match=name):
            Article.from_dict(data(**{name: endless}))


@pytest.mark.parametrize("value", ["a", ["a"], [{"url": 3}]])
def test_a_field_beside_the_text_of_another_type_is_named(value: Any) -> None:
    with pytest.raises(TypeError, match="the field 'links' holds"):
        Article.from_dict(data(links=value))
