"""What a worker sends, and what its supervisor makes of it."""

from __future__ import annotations

import json
import os
import struct
import sys

import pytest

from newsclean import Document, Pipeline
from newsclean.batch import clean_many
from newsclean.batch.supervisor import MAX_ATTEMPTS
from newsclean.batch.tallies import told
from newsclean.batch.worker import Answer, failed_row, packed, unpacked
from newsclean.output.rows import to_line
from tests.batch.made import BODY, page

LINE = to_line(failed_row("a\nb", "timeout", "cleaning was stopped after 1 seconds"))


def test_an_answer_is_a_message_and_back() -> None:
    answer = Answer("timeout", LINE, "other", told(json.loads(LINE)))
    assert unpacked(packed(answer)) == answer


MESSAGES = {
    "nothing": b"",
    "no row": b"ok ",
    "garbage": bytes(range(256)),
    "a pickle": b"cos\nsystem\n(S'touch /tmp/taken-over'\ntR.",
    "no UTF-8": b"ok " + b'{"id": "\xff", "status": "ok"}\n',
    "deep JSON": b"ok " + b"[" * 100_000 + b"\n",
    "a list": b"ok []\n",
    "no id": b'ok {"status": "ok"}\n',
    "a wrong status": b'good {"id": "a", "status": "good"}\n',
    "two statuses": b'ok {"id": "a", "status": "empty"}\n',
    "a wrong kind": b"timeout " + LINE.replace(b'"kind":"other"', b'"kind":"page"'),
    "no kind": b'ok {"id": "a", "status": "ok"}\n',
    "a status of another type": b'ok {"id": "a", "status": ["ok"]}\n',
    "a confidence that is none": b'ok {"id": "a", "status": "ok", "kind": "article", "confidence": NaN}\n',
    "a confidence of another type": b'ok {"id": "a", "status": "ok", "kind": "article", "confidence": []}\n',
    "warnings of another type": b'ok {"id": "a", "status": "ok", "kind": "article", "warnings": 3}\n',
    "removals of another type": b'ok {"id": "a", "status": "ok", "kind": "article", "removed": [3]}\n',
    "a removal without a text": b'ok {"id": "a", "status": "ok", "kind": "article", "removed": [{"filter": "a", "text": 3}]}\n',
    "half a line": b"timeout " + LINE[:-1],
    "two lines": b"timeout " + LINE + b"\n",
    "a broken line": b"timeout " + LINE.replace(b",", b",\n", 1),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_that_is_no_answer(name: str) -> None:
    with pytest.raises(ValueError, match=r"row|line|JSON|decode|Expecting"):
        unpacked(MESSAGES[name])


def send(doc: Document) -> tuple[()]:
    """A filter that takes its worker over: it sends what the text names to the supervisor."""
    name = doc.blocks[0].text
    message = MESSAGES.get(name, b"")
    length = 1 << 30 if name == "too long" else len(message)
    if name in MESSAGES or name == "too long":
        os.write(int(sys.argv[1]), struct.pack("!i", length) + message)
    return ()


@pytest.mark.slow
def test_a_worker_that_is_taken_over_costs_the_row_that_it_was_at() -> None:
    names = ["garbage", "too long"]
    rows = list(clean_many([page(1), *names, BODY], workers=2, timeout=20, pipeline=Pipeline().with_filter(send)))
    assert [row["status"] for row in rows] == ["ok", *["killed"] * len(names), "ok"]
    assert rows[1]["warnings"] == [f"{MAX_ATTEMPTS} workers died at it, the last one sent no row"]
    assert rows[2]["warnings"][0].startswith(f"{MAX_ATTEMPTS} workers died at it, the last one ")
    assert json.loads(LINE).keys() == rows[1].keys()
