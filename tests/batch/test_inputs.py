"""What a batch reads."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

from newsclean.batch.fingerprints import InputKind, fingerprinted
from newsclean.batch.inputs import Place, Reading, find_files
from newsclean.batch.records import Fields, Record
from tests.batch.made import BODY, jsonl, page, warc


def reading_of(*inputs: Path | str, kind: InputKind | None = None, **options: object) -> Reading:
    return Reading([fingerprinted(file) for file in find_files([str(name) for name in inputs], kind)], **options)  # type: ignore[arg-type]


def read(*inputs: Path | str, **options: object) -> list[Record]:
    """All records of inputs, loaded. Raises what loading raises."""
    reading = reading_of(*inputs, **options)  # type: ignore[arg-type]
    found = [record.load() for _, record in reading.records()]
    assert not reading.problems
    return found


def problems(*inputs: Path | str) -> tuple[int, list[str]]:
    """How many records could be read, and what was said of the rest."""
    reading = reading_of(*inputs)
    return sum(1 for _ in reading.records()), reading.problems


def reason(record: object) -> str:
    with pytest.raises(ValueError, match=r"\w") as raised:
        record.load()  # type: ignore[attr-defined]
    return str(raised.value)


def only(path: Path, **options: object) -> object:
    [(_, record)] = reading_of(path, **options).records()  # type: ignore[arg-type]
    return record


def test_files_folders_and_globs_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "scraped"
    (folder / "b").mkdir(parents=True)
    for name in ("b/2.html", "1.txt", "b/1.md", "c.HTM", "picture.png", "notes.pdf"):
        (folder / name).write_text(f"text of {name}", encoding="utf-8")
    found = read(folder)
    assert [record.id for record in found] == [str(folder / name) for name in ("1.txt", "c.HTM", "b/1.md", "b/2.html")]
    assert found[0].source == b"text of 1.txt"
    assert [record.id for record in read(folder / "b" / "*.html", folder / "1.txt")] == [str(folder / "b/2.html"), str(folder / "1.txt")]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(1), encoding="utf-8")
    assert len(read(tmp_path, tmp_path / "*.html", tmp_path / "a.html")) == 1


def test_a_name_with_brackets_is_no_glob_where_it_exists(tmp_path: Path) -> None:
    (tmp_path / "a[1].html").write_text(page(1), encoding="utf-8")
    assert len(read(tmp_path / "a[1].html")) == 1


@pytest.mark.parametrize("ending", [".html", ".html.gz", ".html.zst"])
def test_pages_are_decompressed(tmp_path: Path, ending: str) -> None:
    compress: dict[str, Callable[[bytes], bytes]] = {".html": bytes, ".html.gz": gzip.compress, ".html.zst": zstandard.ZstdCompressor().compress}
    path = tmp_path / f"page{ending}"
    path.write_bytes(compress[ending](page(1).encode()))
    [record] = read(path)
    assert (record.source, record.format) == (page(1).encode(), "html")


def test_inputs_that_are_not_there_are_told(tmp_path: Path) -> None:
    (tmp_path / "picture.png").touch()
    for name in (tmp_path / "nothing.html", tmp_path / "*.html", tmp_path):
        with pytest.raises(FileNotFoundError, match="no such file, or nothing that can be read"):
            list(find_files([str(name)]))
    with pytest.raises(ValueError, match="--from page"):
        list(find_files([str(tmp_path / "picture.png")]))
    assert [file.kind for file in find_files([str(tmp_path / "picture.png")], "page")] == ["page"]


@pytest.mark.parametrize("ending", ["", ".gz"])
def test_json_lines(tmp_path: Path, ending: str) -> None:
    path = jsonl(tmp_path / f"a.jsonl{ending}", [{"id": 7, "html": page(1), "url": "https://lorne.example/1"}, "", {"text": BODY}])
    first, second = read(path)
    assert first == Record("7", page(1), "https://lorne.example/1", None, "html")
    assert second == Record(f"{path}:3", BODY)


def test_json_lines_with_fields_of_their_own(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", [{"doc": {"body": BODY, "charset": "utf-8"}, "key": "k", "metadata": {"url": "https://lorne.example"}}])
    fields = Fields(source="doc.body", id="key", url="metadata.url", encoding="doc.charset")
    assert read(path, fields=fields) == [Record("k", BODY, "https://lorne.example", "utf-8")]


@pytest.mark.parametrize(
    ("line", "id", "said"),
    [
        ('{"id": "a", "text": ', "{path}:1", "the line is no JSON"),
        ("[" * 100_000, "{path}:1", "the line is no JSON"),
        ("[1]", "{path}:1", "no JSON object but list"),
        ('{"id": "a", "body": "x"}', "a", "the field html or text or content or markdown is missing; the record has id, body"),
        ('{"html": null, "id": "n"}', "n", "the field html is null; the record has html, id"),
        ('{"html": null, "id": "n", "text": null}', "n", "the field html is null; the record has html, id, text"),
        ('{"id": "a", "text": 5}', "a", "the field text is int, not text"),
    ],
)
def test_json_lines_that_hold_no_text(tmp_path: Path, line: str, id: str, said: str) -> None:
    path = jsonl(tmp_path / "a.jsonl", [line])
    record = only(path)
    assert record.id == id.format(path=path)  # type: ignore[attr-defined]
    assert said in reason(record)


def test_a_line_that_is_too_long_does_not_cost_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.inputs.MAX_PAGE_BYTES", 1000)
    path = jsonl(tmp_path / "a.jsonl", [{"text": "x" * 5000}, {"text": BODY}, {"text": "x" * 999}])
    long, good, last = (record for _, record in reading_of(path).records())
    assert "longer than 1,000 bytes" in reason(long)
    assert good.load() == Record(f"{path}:2", BODY)
    assert "longer than 1,000 bytes" in reason(last)


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {"doc": ["a", "b", None], "html": [page(1).encode(), None, page(3).encode()], "url": ["https://lorne.example", None, None], "n": [1, 2, 3]}
    )
    parquet.write_table(table, path)
    first, second, third = (record for _, record in reading_of(path, fields=Fields(id="doc")).records())
    assert first.load() == Record("a", page(1).encode(), "https://lorne.example", None, "html")
    assert (second.id, reason(second)) == ("b", "the row has no text in html or text or content or markdown; the columns are doc, html, url, n")
    assert third.load().id == f"{path}:3"


def test_parquet_with_a_nested_column(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.Table.from_pylist([{"text": BODY, "metadata": {"url": "https://lorne.example"}}]), path)
    assert read(path, fields=Fields(url="metadata.url"))[0].url == "https://lorne.example"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_archives(tmp_path: Path, name: str) -> None:
    compressed = gzip.compress(page(3).encode())
    chunked = b"5\r\n" + page(4).encode()[:5] + b"\r\n" + f"{len(page(4)) - 5:x}\r\n".encode() + page(4).encode()[5:] + b"\r\n0\r\n\r\n"
    path = warc(
        tmp_path / name,
        [
            {"url": "https://lorne.example/1", "body": page(1)},
            {"url": "https://lorne.example/picture", "body": b"\x89PNG", "type": "image/png"},
            {"url": "https://lorne.example/gone", "body": page(2), "status": "404 Not Found"},
            {"url": "https://lorne.example/moved", "body": "", "status": "301 Moved Permanently"},
            {"url": "https://lorne.example/3", "body": compressed, "headers": [("Content-Encoding", "gzip")]},
            {"url": "https://lorne.example/4", "body": chunked, "headers": [("Transfer-Encoding", "chunked")]},
            {"url": "https://lorne.example/5", "body": "Привет".encode("cp1251"), "type": "text/html; charset=windows-1251"},
            {"url": "https://lorne.example/6", "body": BODY, "type": "text/plain", "kind": "conversion"},
            {"url": "https://lorne.example/7", "body": page(7), "type": "text/html", "kind": "resource"},
        ],
    )
    reading = reading_of(path)
    found = [record.load() for _, record in reading.records()]
    assert reading.skipped == 3
    assert [record.url for record in found] == [f"https://lorne.example/{n}" for n in (1, 3, 4, 5, 6, 7)]
    assert [record.source for record in found[:3]] == [page(n).encode() for n in (1, 3, 4)]
    assert [(record.format, record.encoding) for record in found[3:5]] == [("html", "windows-1251"), ("text", None)]
    assert all(record.id.startswith("<urn:uuid:") for record in found)
    assert len({record.id for record in found}) == 6


def test_wet_files(tmp_path: Path) -> None:
    path = warc(tmp_path / "a.warc.wet.gz", [{"url": "https://lorne.example", "body": BODY, "type": "text/plain", "kind": "conversion"}])
    assert [record.source for record in read(path)] == [BODY.encode()]


def test_an_archive_that_ends_early(tmp_path: Path) -> None:
    path = warc(tmp_path / "a.warc", [{"url": f"https://lorne.example/{n}", "body": page(n)} for n in range(3)])
    path.write_bytes(path.read_bytes()[:-200])
    reading = reading_of(path)
    *whole, cut = (record for _, record in reading.records())
    assert [record.load().source for record in whole] == [page(0).encode(), page(1).encode()]
    assert reason(cut) == "its file ends in the middle of it"
    assert reading.problems == [f"{path}: EOFError: {path} ends in the middle of a record"]


def test_what_cannot_be_read_does_not_cost_the_next_file(tmp_path: Path) -> None:
    (tmp_path / "1.warc").write_bytes(b"<html>no archive</html>\n" * 100)
    (tmp_path / "2.parquet").write_bytes(b"no table")
    whole = gzip.compress(b'{"text": "x"}\n' * 5)
    (tmp_path / "3.jsonl.gz").write_bytes(whole[:-9])
    (tmp_path / "4.html").write_text(page(1), encoding="utf-8")
    number, said = problems(tmp_path)
    assert number >= 1
    assert [line.partition(":")[0].rpartition("/")[2] for line in said] == ["1.warc", "2.parquet", "3.jsonl.gz"]


def test_fsspec_paths(tmp_path: Path) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe_file("/newsclean/a.jsonl", b'{"id": "a", "text": "x"}\n')
    memory.pipe_file("/newsclean/b.jsonl.gz", gzip.compress(b'{"id": "b", "text": "x"}\n'))
    try:
        assert [record.id for record in read("memory://newsclean")] == ["a", "b"]
        assert [record.id for record in read("memory://newsclean/*.gz")] == ["b"]
        assert [record.id for record in read("memory://newsclean/a.jsonl")] == ["a"]
        with pytest.raises(FileNotFoundError):
            read("memory://newsclean/c.jsonl")
    finally:
        memory.rm("/newsclean", recursive=True)
    path = tmp_path / "a.html"
    path.write_text(page(1), encoding="utf-8")
    assert read(f"file://{path}")[0].source == page(1).encode()


@pytest.mark.parametrize("done", range(8))
def test_reading_goes_on_at_any_place(tmp_path: Path, done: int) -> None:
    jsonl(tmp_path / "1.jsonl", [{"id": f"a{n}", "text": "x"} for n in range(3)])
    (tmp_path / "2.html").write_text(page(1), encoding="utf-8")
    png = {"url": "https://lorne.example/p", "body": b"x", "type": "image/png"}
    warc(tmp_path / "3.warc.gz", [png, *({"url": f"https://lorne.example/{n}", "body": page(n)} for n in range(3)), png])
    whole = reading_of(tmp_path)
    everything = list(whole.records())
    assert len(everything) == 7
    start = everything[done - 1][0] if done else Place()
    rest = reading_of(tmp_path, start=start)
    assert [(place, record.id) for place, record in rest.records()] == [(place, record.id) for place, record in everything[done:]]
    assert rest.skipped == whole.skipped == 2


def test_compressed_files_that_end_early_say_so(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": f"{n}", "text": f"{n * 7919} {BODY}"}) + "\n" for n in range(3000)).encode()
    for ending, compress in ((".gz", gzip.compress), (".zst", zstandard.ZstdCompressor().compress)):
        half = compress(lines)[:-2000]
        (tmp_path / f"a.jsonl{ending}").write_bytes(half)
        number, [said] = problems(tmp_path / f"a.jsonl{ending}")
        assert number < 3000
        assert "EOFError" in said
        (tmp_path / f"a.html{ending}").write_bytes(half)
        with pytest.raises(EOFError):
            only(tmp_path / f"a.html{ending}").load()  # type: ignore[attr-defined]


def test_zst_files_of_several_frames(tmp_path: Path) -> None:
    compress = zstandard.ZstdCompressor().compress
    (tmp_path / "a.jsonl.zst").write_bytes(b"".join(compress(json.dumps({"id": f"{n}", "text": BODY * 500}).encode() + b"\n") for n in range(50)))
    assert [record.id for record in read(tmp_path / "a.jsonl.zst")] == [f"{n}" for n in range(50)]


def test_parquet_of_bytes_and_of_what_is_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    bad = pa.Array.from_buffers(pa.string(), 2, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0\4\0\0\0"), pa.py_buffer(b"\xff\xfeok")])
    parquet.write_table(pa.table({"id": [b"a", b"b"], "text": bad, "url": [b"https://lorne.example", None]}), path)
    first, second = read(path)
    assert (first.id, first.url, first.source) == ("a", "https://lorne.example", "\ufffd\ufffd")
    assert (second.id, second.url, second.source) == ("b", None, "ok")


def test_parquet_of_text_gives_text_and_empty_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"id": ["", "b"], "text": [BODY, ""]}), path)
    assert read(path) == [Record("", BODY), Record("b", "")]


def test_a_table_of_many_batches_is_read_in_order(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"id": [str(n) for n in range(1000)], "text": [BODY] * 1000}), tmp_path / "a.parquet")
    assert [record.id for record in read(tmp_path / "a.parquet")] == [str(n) for n in range(1000)]


def test_a_column_with_a_dot_in_its_name(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"doc.id": ["a"], "text": [BODY]}), tmp_path / "a.parquet")
    assert read(tmp_path / "a.parquet", fields=Fields(id="doc.id")) == [Record("a", BODY)]


def test_names_that_fsspec_would_take_for_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a::b.html", "file:x.html", "~.html"):
        (tmp_path / name).write_text(page(1), encoding="utf-8")
        assert read(name)[0].source == page(1).encode()


def test_standard_input_is_no_page() -> None:
    with pytest.raises(ValueError, match="standard input can be jsonl or warc, not page"):
        list(find_files(["-"], "page"))
