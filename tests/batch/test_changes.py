"""Inputs that change, and what a batch finds out before it starts."""

from __future__ import annotations

import json
import os
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.batch import outputs, run, run_file
from newsclean.batch.files import CannotWrite
from newsclean.batch.fingerprints import EDGE_BYTES, InputFile, difference, fingerprinted, now
from newsclean.batch.inputs import InputsChanged, find_files
from newsclean.batch.preflight import check_inputs
from newsclean.batch.records import Fields
from newsclean.batch.run_file import Run
from newsclean.output.rows import to_row
from tests.batch.made import BODY, jsonl, page, rows, warc
from tests.batch.test_run import KINDS, Crash, InProcess, crashing, no_workers, small_steps

__all__ = ["no_workers", "small_steps"]  # fixtures, for all tests of this file

WAY_ON = "; --update cleans what is new or changed and keeps the rest, --overwrite begins anew (in Python, update=True or overwrite=True)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Inputs of several kinds."""
    folder = tmp_path / "in"
    folder.mkdir()
    records(folder / "a.jsonl", "a", 6)
    for number in (1, 2):
        (folder / f"b{number}.html").write_text(page(number), encoding="utf-8")
    records(folder / "c.jsonl", "c", 6)
    warc(folder / "d.warc.gz", [{"url": f"https://lorne.example/{n}", "body": page(n)} for n in range(3)])
    return folder


def records(path: Path, name: str, number: int, *, start: int = 0) -> Path:
    return jsonl(path, [{"id": f"{name}{n}", "html": page(n)} for n in range(start, start + number)])


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(json.dumps({"id": "more", "html": page(99)}).encode() + b"\n")


def shrink(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def change(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Monday", b"Friday"))


def vanish(path: Path) -> None:
    path.unlink()


def newcomer(path: Path) -> None:
    records(path.with_name("a2.jsonl"), "new", 2)


DEEDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "grow": (grow, r"has changed since the run began: it grew from [\d,]+ to [\d,]+ bytes"),
    "shrink": (shrink, r"has changed since the run began: it shrank from [\d,]+ to [\d,]+ bytes"),
    "change": (change, "has changed since the run began: it was changed"),
    "vanish": (vanish, "is gone since the run began"),
    "newcomer": (newcomer, "a2.jsonl is new since the run began"),
}


def die(monkeypatch_after: int, *args: Any, **options: Any) -> None:
    with pytest.MonkeyPatch.context() as patched:
        crashing(patched, monkeypatch_after, before_saving=False)
        with pytest.raises(Crash):
            run(*args, **options)


def ids(output: Path) -> list[str]:
    return [row["id"] for row in rows(output)]


def content(output: Path) -> dict[str, dict[str, Any]]:
    """The rows by their ids. Records of archives have new ids each time that a test writes them, so their address counts."""
    return {row["url"] or row["id"]: row for row in rows(output)}


def fresh(folder: Path, tmp_path: Path) -> dict[str, dict[str, Any]]:
    """What a new run gives."""
    output = tmp_path / "fresh.jsonl"
    run(folder, output, workers=1, overwrite=True)
    return content(output)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("died", [True, False])
def test_a_change_stops_the_resume_and_an_update_goes_on(tmp_path: Path, folder: Path, name: str, deed: str, died: bool) -> None:
    output = tmp_path / name
    if died:
        die(2, folder, output, workers=1)
    else:
        run(folder, output, workers=1)
    before = rows(output)
    act, said = DEEDS[deed]
    act(folder / "a.jsonl")
    for _ in range(2):
        with pytest.raises(InputsChanged, match=said) as raised:
            run(folder, output, workers=1)
        assert str(raised.value).endswith(WAY_ON)
    assert rows(output) == before  # nothing was touched
    done = run(folder, output, workers=1, update=True)
    found, wanted = content(output), fresh(folder, tmp_path)
    if deed == "vanish":  # what was cleaned of it is kept
        assert {id: row for id, row in found.items() if not id.startswith("a")} == wanted
        assert [id for id in found if id.startswith("a")] == [f"a{n}" for n in range(6)]
        assert done.gone == 1
        assert "inputs that are gone, whose rows were kept: 1" in done.summary()
    else:
        assert found == wanted
    assert max(Counter(ids(output)).values()) == 1
    assert (done.finished, done.rows, done.statuses) == (True, len(found), {"ok": len(found)})
    assert run(folder, output, workers=1) == done
    assert run(folder, output, workers=1, update=True) == done
    assert {path.name for path in tmp_path.iterdir()} == {"in", name, f"{name}.run.json", f"{name}.run.inputs", *ours("fresh.jsonl")}


def ours(name: str) -> set[str]:
    return {name, f"{name}.run.json", f"{name}.run.inputs"}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("before_saving", [True, False])
@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_an_update_that_died_goes_on(tmp_path: Path, folder: Path, name: str, before_saving: bool, after: int) -> None:
    output = tmp_path / name
    run(folder, output, workers=1)
    before = content(output)
    change(folder / "a.jsonl")
    grow(folder / "c.jsonl")
    with pytest.MonkeyPatch.context() as patched:
        crashing(patched, after, before_saving=before_saving)
        try:
            run(folder, output, workers=1, update=True)
        except Crash:
            assert content(output) == before
    assert run(folder, output, workers=1, update=True).rows == 18
    assert content(output) == fresh(folder, tmp_path)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("step", range(12))
def test_an_update_that_died_while_it_put_the_rows_together(tmp_path: Path, folder: Path, name: str, step: int) -> None:
    """At each step at which files are written, moved or removed."""
    output = tmp_path / name
    run(folder, output, workers=1)
    change(folder / "a.jsonl")
    (folder / "b1.html").unlink()
    count = 0

    def dying(done: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*args: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count > step:
                raise Crash
            return done(*args, **options)

        return instead

    with pytest.MonkeyPatch.context() as patched:
        for place in ("_write", "_move", "remove", "trim"):
            patched.setattr(run_file, place, dying(getattr(run_file, place)))
        patched.setattr("newsclean.batch.job.remove", run_file.remove)
        with suppress(Crash):
            run(folder, output, workers=1, update=True)
    run(folder, output, workers=1, update=True)
    wanted = fresh(folder, tmp_path)
    found = content(output)
    assert found.pop(str(folder / "b1.html"))["status"] == "ok"
    assert found == wanted
    assert max(Counter(ids(output)).values()) == 1


def test_an_update_whose_inputs_change_once_more_begins_anew(tmp_path: Path, folder: Path) -> None:
    output = tmp_path / "out.jsonl"
    run(folder, output, workers=1)
    change(folder / "a.jsonl")
    die(2, folder, output, workers=1, update=True)
    grow(folder / "a.jsonl")
    run(folder, output, workers=1, update=True)
    assert content(output) == fresh(folder, tmp_path)


def test_only_what_changed_is_cleaned(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "out.jsonl"
    run(folder, output, workers=1)
    seen: list[str] = []

    class Watching(InProcess):
        def answers(self, records: Any) -> Any:
            return super().answers(seen.append(record.id) or record for record in records)  # type: ignore[func-returns-value]

    monkeypatch.setattr("newsclean.batch.api.Supervisor", Watching)
    change(folder / "b2.html")
    newcomer(folder / "a.jsonl")
    run(folder, output, workers=1, update=True)
    assert seen == ["new0", "new1", str(folder / "b2.html")]


def test_an_input_that_was_moved_has_no_two_rows(tmp_path: Path, folder: Path) -> None:
    output = tmp_path / "out.jsonl"
    run(folder, output, workers=1)
    (folder / "a.jsonl").rename(folder / "moved.jsonl")
    done = run(folder, output, workers=1, update=True)
    assert content(output) == fresh(folder, tmp_path)
    assert done.gone == 0
    run(folder / "moved.jsonl", output, workers=1, update=True)  # what is not named any more counts as gone
    assert content(output) == content(tmp_path / "fresh.jsonl")


def test_a_file_that_is_back(tmp_path: Path, folder: Path) -> None:
    output, held = tmp_path / "out.jsonl", (folder / "a.jsonl").read_bytes()
    run(folder, output, workers=1)
    (folder / "a.jsonl").unlink()
    assert run(folder, output, workers=1, update=True).gone == 1
    (folder / "a.jsonl").write_bytes(held)
    with pytest.raises(InputsChanged, match="it was gone, and is back"):
        run(folder, output, workers=1)
    assert run(folder, output, workers=1, update=True).gone == 0
    assert content(output) == fresh(folder, tmp_path)


def test_an_update_of_nothing_is_a_run(tmp_path: Path, folder: Path) -> None:
    assert run(folder, tmp_path / "out.jsonl", workers=1, update=True).rows == 17
    assert content(tmp_path / "out.jsonl") == fresh(folder, tmp_path)
    with pytest.raises(ValueError, match="give one of them"):
        run(folder, tmp_path / "out.jsonl", update=True, overwrite=True)
    with pytest.raises(ValueError, match="--effort was auto, is now fast"):
        run(folder, tmp_path / "out.jsonl", update=True, effort="fast")


def test_a_remote_output_is_brought_up_to_date(folder: Path, tmp_path: Path) -> None:
    import fsspec
    from pyarrow import dataset

    memory = fsspec.filesystem("memory")
    try:
        run(folder, "memory://newsclean/out.parquet", workers=1)
        change(folder / "a.jsonl")
        run(folder, "memory://newsclean/out.parquet", workers=1, update=True)
        found = dataset.dataset("/newsclean/out.parquet", filesystem=memory).to_table().to_pylist()
        assert {row["url"] or row["id"]: row for row in found} == fresh(folder, tmp_path)
        assert len(found) == 17
    finally:
        memory.rm("/newsclean", recursive=True)


def test_remote_inputs_that_change(tmp_path: Path) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    lines = [json.dumps({"id": f"{n}", "html": page(n)}).encode() + b"\n" for n in range(4)]
    try:
        for _ in range(2):
            memory.pipe_file("/newsclean/a.jsonl", lines[0])
            run("memory://newsclean", tmp_path / "out.jsonl", workers=1)
            assert run("memory://newsclean/", tmp_path / "out.jsonl", workers=1, update=True).rows == 1
            memory.pipe_file("/newsclean/a.jsonl", lines[1])
            (tmp_path / "out.jsonl").unlink()
        memory.pipe_file("/newsclean/a.jsonl", b"".join(lines))
        run("memory://newsclean", tmp_path / "out.jsonl", workers=1)
        memory.pipe_file("/newsclean/b.jsonl", json.dumps({"id": "b", "html": page(9)}).encode())
        with pytest.raises(InputsChanged, match=r"b\.jsonl is new"):
            run("memory://newsclean", tmp_path / "out.jsonl", workers=1)
        run("memory://newsclean", tmp_path / "out.jsonl", workers=1, update=True)
        assert ids(tmp_path / "out.jsonl") == ["0", "1", "2", "3", "b"]
    finally:
        memory.rm("/newsclean", recursive=True)


# --- Changes during a run


def test_a_file_that_changes_before_it_is_its_turn_is_not_read(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.session.PROGRESS_SECONDS", 0.0)
    acts = {2: lambda: grow(folder / "c.jsonl"), 3: lambda: change(folder / "b2.html")}
    done = run(folder, tmp_path / "out.jsonl", workers=1, on_progress=lambda done, _: acts.pop(done.rows, lambda: None)())
    assert not [id for id in ids(tmp_path / "out.jsonl") if id.startswith("c")]
    assert len(done.problems) == 2
    assert done.problems[0].endswith("has changed since the run began, and the row is of what it held when it was read (--update cleans it anew)")
    assert done.problems[1].endswith(" bytes since the run began, and no more of it was read (--update cleans it anew)")
    assert run(folder, tmp_path / "out.jsonl", workers=1, update=True).problems == []
    assert content(tmp_path / "out.jsonl") == fresh(folder, tmp_path)


def test_a_file_that_changes_while_it_is_read_and_changes_back(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.session.PROGRESS_SECONDS", 0.0)
    held = (folder / "a.jsonl").read_bytes()
    acts = {2: lambda: grow(folder / "a.jsonl")}
    done = run(folder, tmp_path / "out.jsonl", workers=1, on_progress=lambda done, _: acts.pop(done.rows, lambda: None)())
    assert [problem.partition(": ")[2].startswith("it grew from") for problem in done.problems] == [True]
    (folder / "a.jsonl").write_bytes(held)
    with pytest.raises(InputsChanged, match="it changed while it was read"):
        run(folder, tmp_path / "out.jsonl", workers=1)
    done = run(folder, tmp_path / "out.jsonl", workers=1, update=True)
    assert content(tmp_path / "out.jsonl") == fresh(folder, tmp_path)
    assert (done.problems, done.stale) == ([], [])


def test_a_page_that_vanishes_has_a_row_that_says_so(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.session.PROGRESS_SECONDS", 0.0)
    acts = {2: (folder / "b2.html").unlink}
    done = run(folder, tmp_path / "out.jsonl", workers=1, on_progress=lambda done, _: acts.pop(done.rows, lambda: None)())
    assert done.statuses == {"ok": 16, "error": 1}
    assert list(done.reasons) == ["[Errno …] No such file or directory: …"]


def test_a_file_that_vanishes_before_it_is_read_leaves_nothing(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.session.PROGRESS_SECONDS", 0.0)
    acts = {2: (folder / "c.jsonl").unlink}
    done = run(folder, tmp_path / "out.jsonl", workers=1, on_progress=lambda done, _: acts.pop(done.rows, lambda: None)())
    assert [problem.partition(": ")[2] for problem in done.problems] == [
        "it is gone since the run began, and no more of it was read (--update cleans it anew)"
    ]
    done = run(folder, tmp_path / "out.jsonl", workers=1, update=True)
    assert (done.problems, done.stale, done.gone) == ([], [], 0)
    assert content(tmp_path / "out.jsonl") == fresh(folder, tmp_path)


# --- Fingerprints


def made(path: Path, size: int) -> InputFile:
    path.write_bytes(b"x" * size)
    return fingerprinted(next(find_files([str(path)], "page")))


def test_a_new_time_means_nothing_where_all_of_a_file_is_known(tmp_path: Path) -> None:
    for size, said in ((2 * EDGE_BYTES, None), (2 * EDGE_BYTES + 1, "it was changed, or touched: its time of change is new")):
        file = made(tmp_path / f"{size}", size)
        os.utime(file.name, (1, 1))
        assert difference(file, now(file)) == said


@pytest.mark.parametrize("at", [0, EDGE_BYTES, 2 * EDGE_BYTES - 1, 5 * EDGE_BYTES - 1])
def test_a_change_at_an_edge_is_seen_whatever_the_time_says(tmp_path: Path, at: int) -> None:
    file = made(tmp_path / "a", 2 * EDGE_BYTES if at < 2 * EDGE_BYTES else 5 * EDGE_BYTES)
    with Path(file.name).open("r+b") as opened:
        opened.seek(at)
        opened.write(b"y")
    os.utime(file.name, ns=(int(file.changed), int(file.changed)))
    assert difference(file, now(file)) == "it was changed"


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: records(tmp_path / "pipe", "a", 3), daemon=True)
    writer.start()
    done = run(tmp_path / "pipe", tmp_path / "out.jsonl", workers=1, kind="jsonl")
    assert (done.rows, done.problems) == (3, [])
    assert ids(tmp_path / "out.jsonl") == ["a0", "a1", "a2"]


def test_a_broken_run_file_or_inventory_is_told(tmp_path: Path, folder: Path) -> None:
    run(folder, tmp_path / "out.jsonl", workers=1)
    (tmp_path / "out.jsonl.run.inputs").unlink()
    with pytest.raises(ValueError, match=r"out\.jsonl\.run\.inputs, which says what the inputs were, is gone or broken; name another"):
        run(folder, tmp_path / "out.jsonl", workers=1)


# --- Before a run starts


def misfit(tmp_path: Path, *names: str, fields: Fields | None = None, kind: Any = None) -> str:
    inputs = [str(tmp_path / name) for name in names] or [str(tmp_path)]
    with pytest.raises(ValueError, match=r"\w") as raised:
        check_inputs(list(find_files(inputs, kind)), fields or Fields(), inputs)
    return str(raised.value).replace(f"{tmp_path}/", "")


def fits(tmp_path: Path, *names: str, fields: Fields | None = None, kind: Any = None) -> None:
    inputs = [str(tmp_path / name) for name in names] or [str(tmp_path)]
    check_inputs(list(find_files(inputs, kind)), fields or Fields(), inputs)


def test_fields_that_no_record_has(tmp_path: Path) -> None:
    jsonl(tmp_path / "a.jsonl", [{"key": 1, "meta": {"link": "u"}, "body": BODY}, "no JSON", {"more": 1}])
    assert misfit(tmp_path) == (
        "none of the first 2 records of a.jsonl has html or text or content or markdown, but key, meta, body, more: "
        "name the right one with --text-field"
    )
    there = Fields("body", id="key", url="meta.link")
    fits(tmp_path, fields=there)
    assert "has text, but" in misfit(tmp_path, fields=there._replace(source="text"))
    assert misfit(tmp_path, fields=there._replace(id="name")).endswith("name the right one with --id-field")
    assert "has meta.url, but" in misfit(tmp_path, fields=there._replace(url="meta.url"))
    assert misfit(tmp_path, fields=there._replace(encoding="charset")).endswith("name the right one with --encoding-field")
    jsonl(tmp_path / "empty.jsonl", [])
    fits(tmp_path, "empty.jsonl")


def test_columns_that_a_table_has_not(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist([{"body": BODY, "meta": {"url": "u"}}]), tmp_path / "a.parquet")
    assert misfit(tmp_path) == ("no column of a.parquet is html or text or content or markdown, but body, meta: name the right one with --text-field")
    fits(tmp_path, fields=Fields("body", url="meta.url"))
    assert "is link, but body, meta" in misfit(tmp_path, fields=Fields("body", url="link"))


def test_formats_that_do_not_fit(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(1), encoding="utf-8")
    archive = warc(tmp_path / "b.warc.gz", [{"url": "u", "body": page(1)}])
    assert misfit(tmp_path, "a.html", kind="jsonl").startswith(
        "a.html is no JSONL: none of its first 1 lines is a JSON object; say what it is with --from"
    )
    assert misfit(tmp_path, "a.html", kind="parquet").startswith("a.html is no Parquet file that can be read: ")
    assert misfit(tmp_path, "a.html", kind="warc").startswith("a.html is no web archive; say what it is with --from page|jsonl|parquet|warc")
    assert misfit(tmp_path, "b.warc.gz", kind="page") == "b.warc.gz is no page but warc: give --from warc (in Python, kind='warc')"
    (tmp_path / "c.jsonl.gz").write_bytes(b"no gzip")
    assert misfit(tmp_path, "c.jsonl.gz").startswith("c.jsonl.gz cannot be read: ")
    fits(tmp_path, archive.name)
    fits(tmp_path)  # one that is broken among others is told when it is read
    for name in ("a.html", "b.warc.gz"):
        (tmp_path / name).unlink()
    assert misfit(tmp_path).startswith("c.jsonl.gz cannot be read: ")


def test_too_little_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    class Usage:
        free = 10

    monkeypatch.setattr("newsclean.batch.outputs.shutil.disk_usage", lambda _: Usage)
    with pytest.raises(OSError, match=r"cannot write .*out\.jsonl: about 0\.0 MB are needed, and 0\.0 MB are free there; make room"):
        run(folder, tmp_path / "out.jsonl", workers=1)
    assert not (tmp_path / "out.jsonl").exists()
    Usage.free = 10**6
    assert run(folder, tmp_path / "out.jsonl", workers=1).rows == 17


def test_a_disk_that_is_full_at_any_moment(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each write of the output fails once. The same command goes on."""
    for name in KINDS:
        for at in range(8):
            output = tmp_path / f"{at}-{name}"
            count = 0
            kind = outputs.Parts if name.endswith("parquet") else outputs.Lines
            write = kind.write

            def full(self: Any, lines: Any, write: Any = write, at: int = at) -> int:
                nonlocal count
                count += 1
                if count == at + 1:
                    raise OSError(28, "No space left on device")
                return int(write(self, lines))

            with monkeypatch.context() as patched:
                patched.setattr(kind, "write", full)
                with pytest.raises(CannotWrite) if at < 2 else suppress(CannotWrite) as raised:
                    run(folder, output, workers=1)
            if raised is not None:
                assert str(raised.value) == f"cannot write {output}: No space left on device"
            run(folder, output, workers=1)
            assert content(output) == fresh(folder, tmp_path)


def test_rows_are_what_clean_gives_after_an_update(tmp_path: Path, folder: Path) -> None:
    """Also those that were read from Parquet and written again."""
    run(folder, tmp_path / "out.parquet", workers=1)
    change(folder / "b1.html")
    done: Run = run(folder, tmp_path / "out.parquet", workers=1, update=True)
    assert done.rows == 17
    row = next(row for row in rows(tmp_path / "out.parquet") if row["id"] == "a3")
    assert row == to_row("a3", newsclean.clean(page(3)))
