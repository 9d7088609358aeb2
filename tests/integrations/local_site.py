"""A news site on this machine: a section front, pages of tests/pages, and what else a crawler meets."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from tests.places import PAGES

SHAPES = ("ordinary_json_ld", "paywall_stub", "live_blog", "share_bars_and_tags")
JAPANESE = (PAGES / "japanese.html").read_text(encoding="utf-8")
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + bytes(range(128, 256)) * 20


class Answer(NamedTuple):
    body: bytes
    content_type: str = "text/html"


def answers() -> dict[str, Answer]:
    """Path -> what the site answers there."""
    front = "".join(f'<li><a class=story href="/{name}">{name}</a></li>' for name in (*SHAPES, "report.pdf"))
    return {
        "/": Answer(f"<!doctype html><html><title>Front</title><ul>{front}</ul></html>".encode(), "text/html; charset=utf-8"),
        **{f"/{shape}": Answer((PAGES / f"{shape}.html").read_bytes()) for shape in SHAPES},
        "/shift_jis": Answer(JAPANESE.replace('<meta charset="utf-8">', "").encode("shift_jis"), "text/html; charset=Shift_JIS"),
        "/french": Answer((PAGES / "french.html").read_bytes()),
        "/report.pdf": Answer(PDF, "application/pdf"),
        "/empty": Answer(b""),
    }


class _Handler(BaseHTTPRequestHandler):
    site = answers()

    def do_GET(self) -> None:
        answer = self.site.get(self.path)
        self.send_response(200 if answer else 404)
        body = answer.body if answer else b""
        self.send_header("Content-Type", answer.content_type if answer else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def local_site() -> Iterator[str]:
    """The address of the site, "http://127.0.0.1:…", for as long as the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
