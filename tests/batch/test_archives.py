"""Archives whose headers say what is not so, and other records that must not cost the ones behind them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsclean.batch.archives import HEAD_BYTES, MAX_PAGE_BYTES, Archived, Member, read_archive, split_archive
from newsclean.batch.records import Broken, Misread, Record
from tests.batch.made import deceiver, page, warc

PAGE = page(1).encode()
OK = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
CHUNKED = b"%x\r\n%s\r\n%x;name=value\r\n%s\r\n0\r\n\r\n" % (100, PAGE[:100], len(PAGE) - 100, PAGE[100:])

ENCODED = {
    "gzip": ([("Content-Encoding", "gzip")], gzip.compress(PAGE, mtime=0)),
    "x-gzip": ([("Content-Encoding", "x-gzip")], gzip.compress(PAGE, mtime=0)),
    "deflate": ([("Content-Encoding", "deflate")], zlib.compress(PAGE)),
    "raw deflate": ([("Content-Encoding", "deflate")], zlib.compress(PAGE)[2:-4]),
    "zstd": ([("Content-Encoding", "zstd")], zstandard.compress(PAGE)),
    "both": ([("Content-Encoding", "deflate, gzip")], gzip.compress(zlib.compress(PAGE))),
    "chunked": ([("Transfer-Encoding", "chunked")], CHUNKED),
    "chunked, cut off": ([("Transfer-Encoding", "chunked")], CHUNKED[:-10]),
    "chunked gzip": (
        [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(PAGE, mtime=0)), gzip.compress(PAGE)),
    ),
}


def read(path: Path) -> list[Record | Broken | None]:
    """The pages of an archive, which are the same in both ways of reading."""
    with path.open("rb") as file:
        whole = list(read_archive(file, path.name))
        file.seek(0)
        split = list(split_archive(file, path.name))
    assert [archived._replace(page=loaded(archived.page)) for archived in split] == whole
    return [loaded(archived.page) for archived in whole]


def loaded(page: Record | Broken | Member | None) -> Record | Broken | None:
    if not isinstance(page, Member):
        return page
    try:
        return page.load()
    except ValueError as error:
        return Broken(page.id, str(error))


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
@pytest.mark.parametrize("read", [read_archive, split_archive])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_wherever_an_archive_is_cut_off_no_page_is_half_and_it_is_said(
    tmp_path: Path, name: str, read: Callable[[IO[bytes], str], Iterator[Archived]]
) -> None:
    png = {"url": "https://lorne.example/p", "body": b"x" * 300, "type": "image/png"}
    data = warc(tmp_path / name, [png, *({"url": f"https://lorne.example/{n}", "body": page(n)} for n in range(2)), png]).read_bytes()
    pages, silent = [page(n).encode() for n in range(2)], 0
    for size in range(len(data)):
        found = []
        try:
            for archived in read(io.BytesIO(data[:size]), name):
                record = loaded(archived.page)
                found += [record] if isinstance(record, Record) else []
            silent += 1
        except (EOFError, OSError):
            pass
        assert [record.source for record in found] == pages[: len(found)]
        assert all(record.url == f"https://lorne.example/{n}" for n, record in enumerate(found))
    assert silent <= (6 if name.endswith("gz") else 30)  # just behind a record, where nothing shows that others are missing


def answers(number: int) -> list[dict[str, object]]:
    return [{"url": f"https://lorne.example/{n}", "body": page(n)} for n in range(number)]


def kinds(path: Path) -> list[type]:
    """What the pages are that `split_archive` yields. They are the right ones."""
    read(path)
    with path.open("rb") as file:
        return [type(archived.page) for archived in split_archive(file, path.name)]


def test_an_archive_is_split_where_it_has_a_member_for_each_record(tmp_path: Path) -> None:
    path = warc(tmp_path / "a.warc.gz", answers(3))
    assert kinds(path) == [Member] * 3
    assert kinds(warc(tmp_path / "a.warc", answers(3))) == [Record] * 3
    (tmp_path / "whole.warc.gz").write_bytes(gzip.compress(gzip.decompress(path.read_bytes())))
    assert kinds(tmp_path / "whole.warc.gz") == [Record] * 3


def test_an_archive_that_becomes_unusual_is_read_to_its_end(tmp_path: Path) -> None:
    first, second = (warc(tmp_path / f"{n}.warc.gz", answers(3)).read_bytes() for n in range(2))
    (tmp_path / "a.warc.gz").write_bytes(first + gzip.compress(gzip.decompress(second)) + first)
    found = kinds(tmp_path / "a.warc.gz")
    assert found[:2] == [Member] * 2
    assert len(found) == 9


@pytest.mark.parametrize("block", [100, 1 << 16])
def test_members_are_found_wherever_a_block_ends(tmp_path: Path, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.archives.BLOCK_BYTES", block)
    assert kinds(warc(tmp_path / "a.warc.gz", answers(20))) == [Member] * 20


def test_long_headers_are_read_whole(tmp_path: Path) -> None:
    long = [("X-Policy", "y" * 2 * HEAD_BYTES)]
    gone = {"url": "https://lorne.example/gone", "body": PAGE, "status": "404 Not Found", "headers": long}
    path = warc(tmp_path / "a.warc.gz", [{**answers(1)[0], "headers": long}, gone, *answers(1)])
    assert kinds(path) == [Member, type(None), Member]


@pytest.mark.parametrize(
    ("nested", "kind"),
    [(b"\x1f\x8b\x08", Member), (gzip.compress(b"no record"), Member), (gzip.compress(b"WARC/1.0\r\n"), Record)],
    ids=["bytes", "member", "record"],
)
def test_bytes_that_look_like_a_member_are_none(tmp_path: Path, nested: bytes, kind: type) -> None:
    one = warc(tmp_path / "one.warc.gz", [{"url": "https://lorne.example/1", "body": page(1).encode() + nested * 3}])
    plain = gzip.decompress(one.read_bytes())
    start = plain.index(b"WARC/1.0", 1)
    path = tmp_path / "a.warc.gz"  # in which the record is stored as it is
    path.write_bytes(gzip.compress(plain[:start], mtime=0) + gzip.compress(plain[start:], 0) + warc(tmp_path / "b.warc.gz", answers(1)).read_bytes())
    assert kinds(path) == [kind] * 2


def test_a_page_made_to_look_like_the_end_of_a_record_is_misread(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(deceiver())
    with path.open("rb") as file:
        archived = next(split_archive(file, path.name))
    assert isinstance(archived.page, Member)
    with pytest.raises(Misread):
        archived.page.load()
