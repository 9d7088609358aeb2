"""Workers under watch: each source has one row, whatever it does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsclean
from benchmarks.faults import children
from benchmarks.misbehave import ASKED, EXPECTED, misbehave
from newsclean import Cleaner, Pipeline
from newsclean.batch import Record, clean_many
from newsclean.batch.supervisor import MAX_ATTEMPTS
from newsclean.output.rows import Row, schema, to_row
from tests.batch.made import BODY, page

MISBEHAVING = Pipeline.default().with_filter(misbehave)


def test_rows_are_what_clean_gives() -> None:
    sources: list[str | bytes] = [page(1), page(2).encode(), BODY, "", b"%PDF-1.7"]
    rows = list(clean_many(sources, workers=2, removed=True))
    assert rows == [to_row(str(n), newsclean.clean(source), removed=True) for n, source in enumerate(sources)]
    assert [row["status"] for row in rows] == ["ok", "ok", "ok", "empty", "empty"]


def test_a_cleaner_is_used() -> None:
    cleaner = Cleaner(pipeline=Pipeline().with_filter(misbehave))
    assert list(clean_many([page(1)], workers=1, cleaner=cleaner)) == [to_row("0", cleaner.clean(page(1)))]


def test_records_bring_what_is_known_of_them() -> None:
    record = Record("a", "Привет, сказал он в понедельник вечером в городе.".encode("cp1251"), "https://lorne.example/1", "cp1251", "text")
    [row] = clean_many([record], workers=1)
    assert (row["id"], row["url"], row["text"]) == ("a", "https://lorne.example/1", "Привет, сказал он в понедельник вечером в городе.")


def test_rows_come_in_the_order_of_the_sources_with_any_number_of_workers() -> None:
    sources = [page(n) + "x" * (5000 if n % 3 else 0) for n in range(60)]
    expected = [to_row(str(n), newsclean.clean(source)) for n, source in enumerate(sources)]
    for workers in (1, 3):
        assert list(clean_many(sources, workers=workers)) == expected


@pytest.mark.slow
def test_sources_are_taken_as_needed() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield BODY

    rows = clean_many(endless(), workers=1)
    for _ in range(3):
        next(rows)
    assert taken < 200
    rows.close()


def test_rows_have_the_schema() -> None:
    import pyarrow as pa

    for removed in (False, True):
        rows = list(clean_many([page(1), "", Record("c", 5)], workers=1, removed=removed))  # type: ignore[arg-type]
        assert all(list(row) == schema(removed=removed).names for row in rows)
        assert pa.Table.from_pylist(rows, schema=schema(removed=removed)).to_pylist() == rows


@pytest.mark.slow
@pytest.mark.parametrize("deed", sorted(EXPECTED))
def test_a_source_that_misbehaves_costs_one_row(deed: str) -> None:
    sources = [page(1), f"{ASKED} {deed}", page(2), page(3)]
    rows = list(clean_many(sources, workers=2, timeout=1, memory=400, pipeline=MISBEHAVING))
    assert [row["id"] for row in rows] == ["0", "1", "2", "3"]
    assert rows[1]["status"] in EXPECTED[deed]
    assert rows[1]["warnings"]
    assert [row["status"] for row in (rows[0], *rows[2:])] == ["ok"] * 3
    assert [row["title"] for row in (rows[0], *rows[2:])] == [f"Talks {n} fail" for n in (1, 2, 3)]


@pytest.mark.slow
def test_what_is_said_of_failures() -> None:
    sources = [f"{ASKED} {deed}" for deed in ("crash", "hang", "leave", "throw", "eat")]
    said = [row["warnings"][0] for row in clean_many(sources, workers=2, timeout=1, memory=400, pipeline=MISBEHAVING)]
    assert said[:4] == [
        f"{MAX_ATTEMPTS} workers died at it, the last one by SIGSEGV",
        "cleaning was stopped after 1 seconds",
        f"{MAX_ATTEMPTS} workers died at it, the last one with exit status 7",
        "filter misbehave raised RuntimeError: a filter of your own has a mistake",
    ]
    assert said[4] in ("cleaning needed more than 400 megabytes of memory", "cleaning was stopped after 1 seconds")


@pytest.mark.slow
def test_a_killed_worker_costs_nothing() -> None:
    sources = [page(n) for n in range(300)]
    expected = [to_row(str(n), newsclean.clean(source)) for n, source in enumerate(sources)]
    killed = 0
    rows: list[Row] = []
    for row in clean_many(sources, workers=2):
        rows.append(row)
        if len(rows) % 60 == 0:
            for worker in children(os.getpid()):
                if "batch.worker" in Path(f"/proc/{worker}/cmdline").read_text():
                    os.kill(worker, signal.SIGKILL)
                    killed += 1
    assert killed
    assert rows == expected


@pytest.mark.slow
def test_a_consumer_that_takes_long_costs_no_source() -> None:
    rows = clean_many([page(n) for n in range(40)], workers=2, timeout=1)
    found = [next(rows)]
    time.sleep(1.5)
    found += rows
    assert [row["status"] for row in found] == ["ok"] * 40


def test_workers_end_with_whoever_wanted_them() -> None:
    rows = clean_many((page(n) for n in range(1000)), workers=2)
    next(rows)
    before = _workers(os.getpid())
    rows.close()
    assert len(before) == 2
    assert not _workers(os.getpid())


@pytest.mark.slow
def test_workers_end_when_their_supervisor_is_killed() -> None:
    code = "from tests.batch.test_clean_many import endless; endless()"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as supervisor:
        assert supervisor.stdout
        supervisor.stdout.readline()
        workers = _workers(supervisor.pid)
        supervisor.kill()
        supervisor.wait()
    assert len(workers) == 2
    deadline = time.monotonic() + 10
    while any(_is_alive(worker) for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def endless() -> None:
    for _ in clean_many((page(n) for n in range(10**9)), workers=2):
        print("a row", flush=True)


def _workers(process: int) -> list[int]:
    return [child for child in children(process) if _is_alive(child) and b"batch.worker" in Path(f"/proc/{child}/cmdline").read_bytes()]


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.slow
def test_what_a_filter_prints_is_no_part_of_the_results(capfd: pytest.CaptureFixture[str]) -> None:
    assert [row["status"] for row in clean_many([BODY], workers=1, pipeline=Pipeline.default().with_filter(talkative))] == ["ok"]
    printed = capfd.readouterr()
    assert not printed.out
    assert "here I am" in printed.err


def talkative(_: newsclean.Document) -> tuple[()]:
    print("here I am")
    return ()


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"workers": 0}, ValueError, "workers is 0"),
        ({"timeout": 0}, ValueError, "timeout is 0"),
        ({"timeout": float("inf")}, ValueError, "timeout is inf"),
        ({"memory": -1}, ValueError, "memory is -1"),
        ({"url": "https://lorne.example"}, TypeError, "url differs from source to source"),
        ({"effort": "little"}, ValueError, "effort is 'little'"),
        ({"colour": "red"}, TypeError, "colour"),
        ({"drop_kinds": ["error"]}, TypeError, "drop_kinds is an option of newsclean.batch.run, not of clean_many; look at the kind of each row"),
        ({"overwrite": True}, TypeError, "overwrite is an option of newsclean.batch.run, not of clean_many"),
        ({"cleaner": Cleaner(), "favor": "recall"}, TypeError, "not both: favor must be given to that Cleaner"),
        ({"cleaner": Pipeline()}, TypeError, "cleaner must be a newsclean.Cleaner, not Pipeline"),
        ({"pipeline": Pipeline.default().with_filter(lambda _: (), name="mine")}, TypeError, "must stand in a module"),
    ],
)
def test_wrong_arguments_raise_at_once(options: dict[str, object], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        clean_many([BODY], **options)  # type: ignore[arg-type]


def test_what_is_no_source_raises() -> None:
    with pytest.raises(TypeError, match="sources is one text"):
        clean_many("abc")
    with pytest.raises(TypeError, match="item 1 is int; clean_many takes str, bytes or"):
        list(clean_many([BODY, 5], workers=1))  # type: ignore[list-item]


@pytest.mark.slow
def test_a_filter_that_a_worker_cannot_import_is_told() -> None:
    code = """
from newsclean import Cleaner, Pipeline
from newsclean.batch import clean_many
def mine(doc): return ()
try: list(clean_many(["x"], workers=1, pipeline=Pipeline.default().with_filter(mine)))
except RuntimeError as error: print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "the workers cannot start: AttributeError" in done.stdout


@pytest.mark.slow
def test_no_guard_is_needed_around_the_call(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from newsclean.batch import clean_many\nprint([row['status'] for row in clean_many(['x' * 50] * 3, workers=2)])\n", encoding="utf-8"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert done.stdout == "['ok', 'ok', 'ok']\n"


@pytest.mark.slow
def test_it_works_in_a_thread() -> None:
    found: list[Row] = []
    thread = threading.Thread(target=lambda: found.extend(clean_many([BODY] * 3, workers=2)))
    thread.start()
    thread.join()
    assert len(found) == 3


@pytest.mark.slow
def test_records_that_come_slowly_have_their_rows_soon() -> None:
    def slowly() -> Iterator[str]:
        for n in range(10):
            time.sleep(0.1)
            yield page(n)

    ahead = []
    given = 0

    def counted() -> Iterator[str]:
        nonlocal given
        for source in slowly():
            given += 1
            yield source

    for n, _ in enumerate(clean_many(counted(), workers=1)):
        ahead.append(given - n)
    assert max(ahead[1:]) <= 5  # the first waits for the worker's start


@pytest.mark.slow
def test_a_worker_that_was_stopped_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.supervisor.SOCKET_SECONDS", 1)
    large = page(1) + "<p>" + "words and more words " * 100_000
    rows = []
    for row in clean_many([page(0), *[large] * 4], workers=1, timeout=30):
        rows.append(row["status"])
        if len(rows) == 2:
            os.kill(_workers(os.getpid())[0], signal.SIGSTOP)
    assert rows[0] == "ok"
    assert len(rows) == 5
    assert "killed" not in rows


@pytest.mark.slow
def test_workers_import_nothing_from_the_folder_with_the_pages(tmp_path: Path) -> None:
    (tmp_path / "selectolax.py").write_text("raise SystemExit('taken over')\n", encoding="utf-8")
    (tmp_path / "a.html").write_text(page(1), encoding="utf-8")
    command = Path(sys.executable).parent / "newsclean"
    done = subprocess.run([command, "batch", "a.html", "-o", "-", "--quiet"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert '"status":"ok"' in done.stdout, done.stderr
    done = subprocess.run([command, "--timeout", "20", "a.html"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.startswith(BODY), done.stderr
