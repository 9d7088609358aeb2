"""Small inputs for batches, written with other libraries than those that newsclean reads them with."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

BODY = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city."


def page(number: int) -> str:
    """A page that is told from others by its number."""
    return (
        f"<!doctype html><html><head><title>Talks {number} fail</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Talks {number} fail</h1><p>{BODY}</p><p>Round {number} is to follow in the spring, delegates said.</p></article></body></html>"
    )


SHELL = "<!doctype html><html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div></body></html>"


def jsonl(path: Path, records: Sequence[Any]) -> Path:
    """A file with a line of JSON for each record; a str is a line as it is."""
    lines = "".join((record if isinstance(record, str) else json.dumps(record)) + "\n" for record in records)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8") as file:
        file.write(lines)
    return path


def pages(folder: Path, number: int) -> Path:
    """A JSONL file of so many pages."""
    return jsonl(folder / "pages.jsonl", [{"id": f"page {n}", "html": page(n), "url": f"https://lorne.example/{n}"} for n in range(number)])


def warc(path: Path, answers: Sequence[dict[str, Any]]) -> Path:
    """A WARC file: of each answer its `url`, `body`, and if it is not an ordinary page `type`, `status`, `headers`, `kind`."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "tests"}))
        for answer in answers:
            kind = answer.get("kind", "response")
            media_type = answer.get("type", "text/html; charset=utf-8")
            body = answer["body"] if isinstance(answer["body"], bytes) else answer["body"].encode()
            if kind == "response":
                headers = StatusAndHeaders(
                    answer.get("status", "200 OK"), [("Content-Type", media_type), *answer.get("headers", [])], protocol="HTTP/1.1"
                )
                record = writer.create_warc_record(answer["url"], kind, payload=io.BytesIO(body), http_headers=headers)
            else:
                record = writer.create_warc_record(answer["url"], kind, payload=io.BytesIO(body), warc_content_type=media_type)
            writer.write_record(record)
    return path


FORGED = "https://forged.example/"


def deceiver() -> bytes:
    """A member of an archive whose page has another in it, so that the first seems to end where the second begins."""
    forged = gzip.compress(_response(FORGED, page(99).encode()), mtime=0)
    size = len(_response("https://lorne.example/d", page(50).encode() + bytes(4) + forged))
    body = page(50).encode() + size.to_bytes(4, "little") + forged
    return gzip.compress(_response("https://lorne.example/d", body), 0, mtime=0)  # not compressed, so that these bytes stand in the file


def _response(url: str, body: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <{url}>\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response"
    return f"{head}\r\nContent-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def rows(path: Path | str) -> list[dict[str, Any]]:
    """What a batch wrote, read with plain libraries."""
    path = Path(path)
    if path.suffix == ".parquet":
        from pyarrow import dataset

        found: list[dict[str, Any]] = dataset.dataset(path).to_table().to_pylist()
        return found
    if path.suffix == ".zst":
        import zstandard

        with zstandard.open(path, "rt", encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]
