"""Archives whose headers say what is not so, and other records that must not cost the ones behind them."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsclean.batch.archives import MAX_PAGE_BYTES, read_archive
from newsclean.batch.records import Broken, Record
from tests.batch.made import page, warc

PAGE = page(1).encode()
OK = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
CHUNKED = b"%x\r\n%s\r\n%x;name=value\r\n%s\r\n0\r\n\r\n" % (100, PAGE[:100], len(PAGE) - 100, PAGE[100:])

ENCODED = {
    "gzip": ([("Content-Encoding", "gzip")], gzip.compress(PAGE)),
    "x-gzip": ([("Content-Encoding", "x-gzip")], gzip.compress(PAGE)),
    "deflate": ([("Content-Encoding", "deflate")], zlib.compress(PAGE)),
    "raw deflate": ([("Content-Encoding", "deflate")], zlib.compress(PAGE)[2:-4]),
    "zstd": ([("Content-Encoding", "zstd")], zstandard.compress(PAGE)),
    "both": ([("Content-Encoding", "deflate, gzip")], gzip.compress(zlib.compress(PAGE))),
    "chunked": ([("Transfer-Encoding", "chunked")], CHUNKED),
    "chunked, cut off": ([("Transfer-Encoding", "chunked")], CHUNKED[:-10]),
    "chunked gzip": (
        [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(PAGE)), gzip.compress(PAGE)),
    ),
}


def read(path: Path) -> list[Record | Broken | None]:
    with path.open("rb") as file:
        return [found.page for found in read_archive(file, path.name)]


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
@pytest.mark.parametrize("how", ENCODED)
def test_encodings_are_undone_where_they_are_there(tmp_path: Path, how: str, ending: str) -> None:
    headers, body = ENCODED[how]
    answers = [{"url": f"https://lorne.example/{n}", "body": b, "headers": headers} for n, b in enumerate((body, PAGE, body))]
    found = read(warc(tmp_path / f"a.{ending}", answers))
    assert [record.source for record in found if isinstance(record, Record)] == [PAGE[: -3 if "cut" in how and n != 1 else None] for n in range(3)]


def test_a_brotli_header_on_a_plain_body_costs_nothing(tmp_path: Path) -> None:
    found = read(warc(tmp_path / "a.warc.gz", [{"url": "https://lorne.example/1", "body": PAGE, "headers": [("Content-Encoding", "br")]}]))
    assert isinstance(found[0], Record)
    assert found[0].source == PAGE


@pytest.mark.slow
def test_a_bomb_is_broken_and_costs_itself_alone(tmp_path: Path) -> None:
    bomb = {"url": "https://lorne.example/bomb", "body": gzip.compress(bytes(MAX_PAGE_BYTES + 1), 1), "headers": [("Content-Encoding", "gzip")]}
    found = read(warc(tmp_path / "a.warc.gz", [bomb, {"url": "https://lorne.example/1", "body": PAGE}]))
    assert isinstance(found[0], Broken)
    assert "longer than" in found[0].reason
    assert isinstance(found[1], Record)


def test_an_archive_that_is_cut_off_says_so(tmp_path: Path) -> None:
    whole = warc(tmp_path / "a.warc", [{"url": f"https://lorne.example/{n}", "body": PAGE} for n in range(2)])
    whole.write_bytes(whole.read_bytes()[:-200])
    with whole.open("rb") as file:
        records = read_archive(file, whole.name)
        found = [next(records).page for _ in range(2)]
        with pytest.raises(EOFError, match=r"a\.warc ends in the middle of a record"):
            next(records)
    assert [type(record) for record in found] == [Record, Broken]


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
@pytest.mark.parametrize("block", [b"", b"garbage", b"HTTP/1.1 OK\r\nno header", b"\x00" * 5000, b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000])
def test_an_answer_that_is_none_costs_itself_alone(tmp_path: Path, block: bytes, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=ending.endswith("gz"))
        record = writer.create_warc_record("https://lorne.example/0", "response", payload=io.BytesIO(PAGE), http_headers=OK)
        record.http_headers, record.raw_stream, record.length = None, io.BytesIO(block), len(block)
        writer.write_record(record)
        writer.write_record(writer.create_warc_record("https://lorne.example/1", "response", payload=io.BytesIO(PAGE), http_headers=OK))
    _, good = read(path)
    assert isinstance(good, Record)
    assert good.source == PAGE


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_wherever_an_archive_is_cut_off_no_page_is_half_and_it_is_said(tmp_path: Path, name: str) -> None:
    png = {"url": "https://lorne.example/p", "body": b"x" * 300, "type": "image/png"}
    data = warc(tmp_path / name, [png, *({"url": f"https://lorne.example/{n}", "body": page(n)} for n in range(2)), png]).read_bytes()
    pages, silent = [page(n).encode() for n in range(2)], 0
    for size in range(len(data)):
        found = []
        try:
            for archived in read_archive(io.BytesIO(data[:size]), name):
                found += [archived.page] if isinstance(archived.page, Record) else []
            silent += 1
        except (EOFError, OSError):
            pass
        assert [record.source for record in found] == pages[: len(found)]
        assert all(record.url == f"https://lorne.example/{n}" for n, record in enumerate(found))
    assert silent <= (6 if name.endswith("gz") else 30)  # just behind a record, where nothing shows that others are missing
