"""Fields that a Cleaner is asked for: in dicts, rows, Parquet, batches, processes, and on the command line."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import newsclean
from newsclean.batch import run
from newsclean.beside import FIELDS
from newsclean.cli import main
from newsclean.isolation import isolated
from newsclean.output.rows import schema, to_row

PAGE = """<html><body><h1>Talks end in Seoul</h1><article>
<p>The talks between both sides failed on Monday, after eleven hours in <a href="/hotel">a hotel</a> in the centre of the city.</p>
<img src="/b.jpg" alt="A bridge"><iframe src="https://www.youtube.com/embed/xyz"></iframe>
<p>Delegates said that no new date had been set, and that neither side had moved on prices or on the quotas.</p>
<p>Correction: an earlier version of this article gave the wrong name of the hotel.</p></article>
<div class="related"><ul><li><a href="/kim">Kim calls for new talks in May</a></li><li><a href="/x">Another story of the day</a></li></ul></div>
<div class="comments"><div class="comment"><b class="author">Jo</b> <i class="date">3 May 2021</i><p>The hotel was far too small.</p></div></div>
</body></html>"""
URL = "https://example.org/a"


def test_a_plain_clean_has_none_of_them_in_its_dict() -> None:
    shown = newsclean.clean(PAGE, url=URL).to_dict()
    assert not FIELDS.keys() & shown.keys()


def test_asked_fields_come_last_in_the_order_of_the_schema() -> None:
    article = newsclean.Cleaner(fields=("comments", "images")).clean(PAGE, url=URL)
    shown = article.to_dict()
    assert list(shown)[-2:] == ["images", "comments"]
    assert shown["comments"] == [{"text": "The hotel was far too small.", "author": "Jo", "date": "2021-05-03", "depth": 0}]
    assert json.loads(article.to_json())["images"][0]["url"] == "https://example.org/b.jpg"


def test_all_fields_as_a_table() -> None:
    import pyarrow as pa

    asked = newsclean.Cleaner(fields=FIELDS).clean(PAGE, url=URL)
    plain = newsclean.clean(PAGE, url=URL)
    assert all(getattr(asked, name) for name in FIELDS)
    for removed in (False, True):
        rows = [to_row("a", asked, removed=removed), to_row("b", plain, removed=removed)]
        table = pa.Table.from_pylist(rows, schema=schema(removed=removed))
        assert table.to_pylist() == rows
        assert table.schema.names[-6:] == list(FIELDS)
        assert all(rows[1][name] is None for name in FIELDS)
        assert list(rows[0]) == table.schema.names


def test_the_wish_outlives_pickles_processes_and_restoring() -> None:
    cleaner = newsclean.Cleaner(fields=["links"])
    article = cleaner.clean(PAGE, url=URL)
    assert pickle.loads(pickle.dumps(cleaner)).fields == ("links",)
    assert pickle.loads(pickle.dumps(article)).to_dict() == article.to_dict()
    assert article.restore("title").asked_fields == ("links",)
    assert isolated(PAGE, url=URL, cleaner=cleaner).to_dict()["links"] == article.to_dict()["links"]


@pytest.mark.parametrize(("fields", "error"), [("comments", TypeError), (("comment",), ValueError), ((3,), ValueError)])
def test_wrong_fields(fields: object, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"fields=|choose from"):
        newsclean.Cleaner(fields=fields)  # type: ignore[arg-type]


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    main(["-t", "json", "--with-fields", "comments,images", "--url", URL, str(page)])
    shown = json.loads(capsys.readouterr().out)
    assert [comment["author"] for comment in shown["comments"]] == ["Jo"]
    assert "links" not in shown
    with pytest.raises(SystemExit):
        main(["--with-fields", "comment", str(page)])
    assert "choose from links, images" in capsys.readouterr().err


def test_reading_a_field_changes_nothing_else() -> None:
    article, other = newsclean.clean(PAGE, url=URL), newsclean.clean(PAGE, url=URL)
    for name in reversed(FIELDS):
        getattr(article, name)
    assert article == other
    assert article.to_dict() == other.to_dict()
    assert all(getattr(article, name) == getattr(other, name) for name in FIELDS)


@pytest.mark.parametrize("source", ["", "Talks", "<html></html>", "<img src=a><iframe src=b>", "{}", "\x00", "<p>" * 300])
def test_any_input_has_fields(source: str) -> None:
    article = newsclean.clean(source)
    for name in FIELDS:
        assert isinstance(getattr(article, name), tuple)


def test_in_a_batch_and_when_it_goes_on_with_other_fields(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    pages, output = tmp_path / "pages.jsonl", tmp_path / "out.parquet"
    pages.write_text(json.dumps({"id": "a", "html": PAGE, "url": URL}) + "\n", encoding="utf-8")
    run(pages, output, workers=1, cleaner=newsclean.Cleaner(fields=("comments",)))
    (row,) = pq.read_table(output).to_pylist()
    assert row["comments"] == [{"text": "The hotel was far too small.", "author": "Jo", "date": "2021-05-03", "depth": 0}]
    assert row["images"] is None
    with pytest.raises(ValueError, match="--with-fields was comments, is now images comments"):
        run(pages, output, workers=1, cleaner=newsclean.Cleaner(fields=("comments", "images")))


def test_an_article_from_a_dict_has_its_pictures_where_they_stood() -> None:
    article = newsclean.Cleaner(fields=("images",)).clean(PAGE, url=URL)
    copy = newsclean.Article.from_dict(article.to_dict())
    assert copy.images == article.images
    assert copy.to_markdown(images=True) == article.to_markdown(images=True)
    assert copy.to_markdown() == article.markdown
