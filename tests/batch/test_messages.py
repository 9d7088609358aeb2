"""How records come to a worker."""

from __future__ import annotations

import pickle
import socket
import threading

import pytest

from newsclean.batch.archives import Member
from newsclean.batch.messages import MAX_PARTS, receive_records, send_records
from newsclean.batch.records import Broken, EncodedRecord, Fields, FileRecord, LineRecord, Loadable, Record

RECORDS: list[Loadable] = [
    Record("a", b"bytes \xff", "https://lorne.example", None, "html"),
    Record("b", "text"),
    Record("c", b""),
    EncodedRecord("d", "höher".encode()),
    LineRecord("e.jsonl:1", b"{}\n", Fields(id="key")),
    Member("f", b"\x1f\x8b"),
    Broken("g", "a reason"),
    FileRecord("h.html"),
]
MESSAGES: dict[str, list[Loadable]] = {
    "each kind": RECORDS,
    "none": [],
    "more parts than the system takes": [Record(str(n), b"%d" % n) for n in range(3 * MAX_PARTS)],
    "more bytes than the socket holds": [Record(str(n), bytes([n]) * 1_000_000) for n in range(5)],
}


@pytest.mark.parametrize("name", MESSAGES)
def test_records_arrive_as_they_were(name: str) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, theirs.makefile("rb") as stream:
        sending = threading.Thread(target=send_records, args=(ours.fileno(), MESSAGES[name]))
        sending.start()
        found = receive_records(stream)
        sending.join()
        send_records(ours.fileno(), RECORDS[:1])
        assert receive_records(stream) == RECORDS[:1]
    assert found == MESSAGES[name]
    for record, sent in zip(found, MESSAGES[name], strict=True):
        assert type(record) is type(sent)
        assert type(getattr(record, "source", None)) is type(getattr(sent, "source", None))


def test_a_socket_that_is_closed_is_told() -> None:
    ours, theirs = socket.socketpair()
    with theirs.makefile("rb") as stream, theirs:
        ours.sendall(bytes(7) + b"\x05")
        ours.close()
        with pytest.raises(EOFError):
            receive_records(stream)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_records_can_be_pickled_in_the_usual_way(protocol: int) -> None:
    assert pickle.loads(pickle.dumps(RECORDS, protocol)) == RECORDS
