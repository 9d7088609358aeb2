"""A batch from inputs to an output: the rows, and how a run goes on after it was stopped."""

from __future__ import annotations

import fcntl
import io
import json
import os
from collections import Counter
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

import newsclean
from newsclean import Cleaner, Limits, Pipeline
from newsclean.batch import outputs, run
from newsclean.batch.records import Fields, Loadable
from newsclean.batch.run_file import Run, save
from newsclean.batch.worker import Answer, Settings, answer, packed, unpacked
from newsclean.document import PageKind
from newsclean.document.choices import ARTICLES, choices
from newsclean.filters import pattern
from newsclean.output.rows import schema, to_row
from tests.batch.made import SHELL, deceiver, jsonl, page, pages, rows, warc

NAMES = ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"]
KINDS = ["out.jsonl.gz", "out.parquet"]  # that differ in more than how lines are compressed


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that few rows make several commits, parts and groups."""
    monkeypatch.setattr(outputs.Lines, "portion", outputs.Portion(5, 10**9, 10**9))
    monkeypatch.setattr(outputs.Parts, "portion", outputs.Portion(7, 10**9, 10**9))
    monkeypatch.setattr(outputs.Parts, "group", 3)


class InProcess:
    """Stands for the supervisor where it does not matter who cleans: starting workers takes most of a test's time."""

    def __init__(self, settings: Settings, _: int) -> None:
        self.settings = settings
        self.lost: Counter[str] = Counter()

    def answers(self, records: Iterable[Loadable]) -> Generator[Answer, None, None]:
        yield from (unpacked(packed(answer(record, self.settings))) for record in records)


@pytest.fixture(autouse=True)
def no_workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "with_workers" not in request.keywords:
        monkeypatch.setattr("newsclean.batch.api.Supervisor", InProcess)


def expected(number: int) -> list[dict[str, Any]]:
    return [to_row(f"page {n}", newsclean.clean(page(n), url=f"https://lorne.example/{n}")) for n in range(number)]


@pytest.mark.parametrize("name", [*NAMES[:-1], pytest.param(NAMES[-1], marks=pytest.mark.with_workers)])
def test_rows_are_what_clean_gives(tmp_path: Path, name: str) -> None:
    done = run(pages(tmp_path, 12), tmp_path / name, workers=2)
    assert rows(tmp_path / name) == expected(12)
    assert (done.finished, done.rows, done.statuses, done.problems) == (True, 12, {"ok": 12}, [])


@pytest.mark.parametrize("name", KINDS)
def test_inputs_without_records_give_an_output_without_rows(tmp_path: Path, name: str) -> None:
    done = run(jsonl(tmp_path / "none.jsonl", []), tmp_path / name, workers=1)
    assert (done.finished, done.rows) == (True, 0)
    assert rows(tmp_path / name) == []


@pytest.mark.slow
@pytest.mark.with_workers
def test_all_kinds_of_inputs_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_text(page(1), encoding="utf-8")
    warc(
        folder / "b.warc.gz",
        [{"url": "https://lorne.example/2", "body": page(2)}, {"url": "https://lorne.example/p", "body": b"x", "type": "image/png"}],
    )
    jsonl(folder / "c.jsonl.gz", [{"id": "three", "html": page(3)}, "no JSON"])
    (folder / "d.parquet").write_bytes(b"no Parquet")
    done = run(folder, tmp_path / "out.jsonl", workers=2, removed=True)
    found = rows(tmp_path / "out.jsonl")
    assert [row["title"] for row in found] == ["Talks 1 fail", "Talks 2 fail", "Talks 3 fail", None]
    assert [row["status"] for row in found] == ["ok", "ok", "ok", "error"]
    assert found[3]["warnings"] == ["the line is no JSON: Expecting value: line 1 column 1 (char 0)"]
    assert [removal["text"] for removal in found[0]["removed"]] == ["Home"]
    assert [(block["role"], block["text"]) for block in found[0]["roles"]] == [("title", "Talks 1 fail")]
    assert (done.skipped, done.statuses) == (1, {"ok": 3, "error": 1})
    assert len(done.problems) == 1
    assert "d.parquet" in done.problems[0]


@pytest.mark.with_workers
def test_options_reach_the_workers(tmp_path: Path) -> None:
    source = pages(tmp_path, 3)
    run(source, tmp_path / "out.jsonl", workers=1, pipeline=Pipeline.default().without("title"), limits=Limits(max_bytes=300))
    assert rows(tmp_path / "out.jsonl") == [
        to_row(
            f"page {n}",
            newsclean.clean(page(n), url=f"https://lorne.example/{n}", pipeline=Pipeline.default().without("title"), limits=Limits(max_bytes=300)),
        )
        for n in range(3)
    ]


def test_a_record_that_fails_has_a_row(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "gone.html").symlink_to(tmp_path / "nowhere")
    done = run(tmp_path / "in", tmp_path / "out.jsonl", workers=1)
    assert done.statuses == {"error": 1}
    assert "No such file" in rows(tmp_path / "out.jsonl")[0]["warnings"][0]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("pattern", ["", "*"])
def test_an_output_among_the_inputs_is_not_read(tmp_path: Path, name: str, pattern: str) -> None:
    pages(tmp_path, 12)
    for _ in range(2):
        assert run(tmp_path / pattern, tmp_path / name, workers=1, overwrite=True).rows == 12
    run(tmp_path / pattern, tmp_path / f"other-{name}", workers=1)
    assert rows(tmp_path / f"other-{name}") == expected(12)
    with pytest.raises(ValueError, match="both an input and the output"):
        run([tmp_path / name], tmp_path / "." / name, kind="jsonl" if name.endswith("gz") else None)


# --- Going on


class Crash(BaseException):
    """As if the process had been killed: nothing of the run's own code gets to tidy up."""


def crashing(monkeypatch: pytest.MonkeyPatch, after: int, *, before_saving: bool) -> None:
    """Lets the run die at its commit number `after`, before or after the run file is written; what was not committed stays as it lies."""
    count = 0

    def dying(done: Run) -> None:
        nonlocal count
        count += 1
        if count > after:
            if not before_saving and count == after + 1:
                save(done)
            raise Crash
        save(done)

    monkeypatch.setattr("newsclean.batch.session.save", dying)


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("before_saving", [True, False])
@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_run_that_died_goes_on(tmp_path: Path, name: str, before_saving: bool, after: int) -> None:
    source = pages(tmp_path, 30)
    with pytest.MonkeyPatch.context() as patched:
        crashing(patched, after, before_saving=before_saving)
        with pytest.raises(Crash):
            run(source, tmp_path / name, workers=1)
    done = run(source, tmp_path / name, workers=1)
    assert rows(tmp_path / name) == expected(30)
    assert (done.rows, done.statuses, done.sessions) == (30, {"ok": 30}, 2 if after else 1)
    assert not list(tmp_path.glob("**/*.tmp"))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_killed_run_left_is_cut_off(tmp_path: Path, name: str) -> None:
    source = pages(tmp_path, 22)
    with pytest.MonkeyPatch.context() as patched:
        crashing(patched, 2, before_saving=False)
        with pytest.raises(Crash):
            run(source, tmp_path / name, workers=1)
    if name.endswith(".parquet"):
        (tmp_path / name / "part-000009.parquet").write_bytes(b"half a file")
        (tmp_path / name / "part-000001.parquet.tmp").write_bytes(b"half a file")
    else:
        with (tmp_path / name).open("ab") as file:
            file.write(b'{"id": "page 9", "ti')
    run(source, tmp_path / name, workers=1)
    assert rows(tmp_path / name) == expected(22)


def deceiving(folder: Path) -> Path:
    """An archive of twelve pages, of which the eighth has a forged record in it."""
    path = folder / "a.warc.gz"
    answers = [{"url": f"https://lorne.example/{n}", "body": page(n)} for n in range(11)]
    before, behind = (warc(folder / name, part).read_bytes() for name, part in (("1.gz", answers[:7]), ("2.gz", answers[7:])))
    path.write_bytes(before + deceiver() + behind)
    return path


def assert_none_is_forged(found: list[dict[str, Any]]) -> None:
    paths = [*range(7), "d", *range(7, 11)]
    assert [row["url"] for row in found] == [f"https://lorne.example/{path}" for path in paths]
    assert {row["status"] for row in found} == {"ok", "empty"}  # the page with other bytes in it is no article


@pytest.mark.parametrize("name", [KINDS[0], pytest.param(KINDS[1], marks=pytest.mark.with_workers)])
def test_a_forged_record_in_a_page_is_none(tmp_path: Path, name: str) -> None:
    done = run(deceiving(tmp_path), tmp_path / name, workers=2)
    assert_none_is_forged(rows(tmp_path / name))
    assert (done.rows, done.problems) == (12, [])


@pytest.mark.parametrize("after", range(5))
def test_a_run_that_died_at_a_forged_record_goes_on(tmp_path: Path, after: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        crashing(patched, after, before_saving=False)
        with pytest.raises(Crash):
            run(deceiving(tmp_path), tmp_path / "out.jsonl", workers=1)
    run(tmp_path / "a.warc.gz", tmp_path / "out.jsonl", workers=1)
    assert_none_is_forged(rows(tmp_path / "out.jsonl"))


@pytest.mark.parametrize("name", KINDS)
def test_ctrl_c_keeps_what_is_done(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(done: Run, _: float | None) -> None:
        if done.rows >= 4:
            raise KeyboardInterrupt

    source = pages(tmp_path, 12)
    monkeypatch.setattr("newsclean.batch.session.PROGRESS_SECONDS", 0.0)
    with pytest.raises(KeyboardInterrupt):
        run(source, tmp_path / name, workers=1, on_progress=stop)
    kept = rows(tmp_path / name)
    assert 4 <= len(kept) < 12
    assert kept == expected(12)[: len(kept)]
    assert run(source, tmp_path / name, workers=1).rows == 12
    assert rows(tmp_path / name) == expected(12)


@pytest.mark.parametrize("name", KINDS)
def test_a_finished_run_is_left_alone(tmp_path: Path, name: str) -> None:
    source = pages(tmp_path, 3)
    first = run(source, tmp_path / name, workers=1)
    before = _content(tmp_path / name)
    assert run(source, tmp_path / name, workers=2) == first
    assert _content(tmp_path / name) == before


def _content(path: Path) -> dict[str, tuple[bytes, int]]:
    return {str(file): (file.read_bytes(), file.stat().st_mtime_ns) for file in [*path.rglob("*"), path] if file.is_file()}


@pytest.mark.slow
@pytest.mark.with_workers
def test_the_same_rows_whatever_the_number_of_workers(tmp_path: Path) -> None:
    source = pages(tmp_path, 40)
    for workers in (1, 3):
        run(source, tmp_path / f"{workers}.jsonl.gz", workers=workers)
    assert (tmp_path / "1.jsonl.gz").read_bytes() == (tmp_path / "3.jsonl.gz").read_bytes()


def test_an_output_that_was_taken_away_is_made_again(tmp_path: Path) -> None:
    source = pages(tmp_path, 3)
    run(source, tmp_path / "out.jsonl", workers=1)
    (tmp_path / "out.jsonl").unlink()
    run(source, tmp_path / "out.jsonl", workers=1)
    assert len(rows(tmp_path / "out.jsonl")) == 3


def test_overwrite_begins_anew(tmp_path: Path) -> None:
    for name in KINDS:
        run(pages(tmp_path, 12), tmp_path / name, workers=1)
        run(pages(tmp_path, 3), tmp_path / name, workers=1, overwrite=True)
        assert rows(tmp_path / name) == expected(3)


# --- Kinds of page


def mixed(folder: Path) -> Path:
    """Articles, with shells and broken lines among them."""
    records: list[Any] = [{"id": f"page {n}", "html": SHELL if n % 4 == 1 else page(n)} for n in range(12)]
    return jsonl(folder / "mixed.jsonl", [*records[:6], "no JSON", *records[6:]])


@pytest.mark.parametrize("name", KINDS)
def test_kinds_are_dropped(tmp_path: Path, name: str) -> None:
    source = mixed(tmp_path)
    done = run(source, tmp_path / "all.jsonl", workers=1)
    assert (done.kinds, done.dropped) == ({"article": 9, "shell": 3}, {})  # the broken line is of no kind
    assert "kinds of page: 9 article, 3 shell\n" in done.summary()
    done = run(source, tmp_path / name, workers=1, drop_kinds={"shell", "other"})
    assert rows(tmp_path / name) == [row for row in rows(tmp_path / "all.jsonl") if row["kind"] != "shell"]
    assert (done.rows, done.kinds, done.dropped) == (10, {"article": 9}, {"shell": 3})
    assert done.error_share == 1 / 13
    assert "dropped for their kind: 3 (3 shell)\n" in done.summary()
    with pytest.raises(ValueError, match="--drop-kinds was other,shell, is now not given"):
        run(source, tmp_path / name, workers=1)
    with pytest.raises(ValueError, match="drop_kinds is 'eror'; it must be one of article, live_blog"):
        run(source, tmp_path / name, workers=1, drop_kinds=["eror"])  # type: ignore[list-item]


@pytest.mark.parametrize("after", range(4))
def test_a_run_that_drops_kinds_goes_on_and_is_brought_up_to_date(tmp_path: Path, after: int) -> None:
    (tmp_path / "in").mkdir()
    mixed(tmp_path / "in")
    for number in range(8):
        (tmp_path / "in" / f"{number}.html").write_text(SHELL if number % 2 else page(number), encoding="utf-8")
    output, options = tmp_path / "out.jsonl", {"workers": 1, "drop_kinds": ["shell"]}
    with pytest.MonkeyPatch.context() as patched:
        crashing(patched, after, before_saving=False)
        with pytest.raises(Crash):
            run(tmp_path / "in", output, **options)  # type: ignore[arg-type]
    done = run(tmp_path / "in", output, **options)  # type: ignore[arg-type]
    whole = rows(output)
    assert (len(whole), done.rows, done.dropped) == (14, 14, {"shell": 7})
    (tmp_path / "in" / "3.html").write_text(page(33), encoding="utf-8")
    (tmp_path / "in" / "4.html").write_text(SHELL, encoding="utf-8")
    assert run(tmp_path / "in", output, update=True, **options).dropped == {"shell": 7}  # type: ignore[arg-type]
    wanted = {row["id"]: row for row in whole if not row["id"].endswith("4.html")}
    found = {row["id"]: row for row in rows(output)}
    assert found.pop(str(tmp_path / "in" / "3.html"))["title"] == "Talks 33 fail"
    assert found == wanted
    jsonl(tmp_path / "in" / "mixed.jsonl", [{"id": "page 1", "html": page(1)}, {"id": "page 2", "html": SHELL}])
    done = run(tmp_path / "in", output, update=True, **options)  # type: ignore[arg-type]
    assert sorted(row["id"].rpartition("/")[2] for row in rows(output)) == ["0.html", "2.html", "3.html", "6.html", "page 1"]
    assert done.dropped == run(tmp_path / "in", tmp_path / "fresh.jsonl", **options).dropped == {"shell": 5}  # type: ignore[arg-type]


@pytest.mark.parametrize("name", KINDS)
def test_an_update_counts_each_input_that_was_dropped_once(tmp_path: Path, name: str) -> None:
    folder, output = tmp_path / "in", tmp_path / name
    folder.mkdir()
    dropping: dict[str, Any] = {"workers": 1, "drop_kinds": ["shell", "error"]}
    bad = {"shell": SHELL, "error": "<title>404 Not Found</title><h1>404 Not Found</h1>"}

    def write(kinds: dict[str, str]) -> None:
        for number, (id, kind) in enumerate(kinds.items()):
            if id.endswith(".html"):
                (folder / id).write_text(bad.get(kind) or page(number), encoding="utf-8")
        jsonl(folder / "m.jsonl", [{"id": id, "html": bad.get(kind) or page(number)} for number, (id, kind) in enumerate(kinds.items())])

    kinds = {"a": "article", "b": "shell", "c": "error", "d": "article"}
    kinds = kinds | {f"{id}.html": kind for id, kind in kinds.items()} | {"z.html": "error"}
    for id, kind in (
        ("", ""),
        ("c", "article"),
        ("b.html", "error"),
        ("a", "shell"),
        ("a.html", "shell"),
        ("c.html", "article"),
        ("e.html", "shell"),
    ):
        kinds |= {id: kind} if id else {}
        write(kinds)
        done = run(folder, output, update=True, **dropping)
        new = run(folder, tmp_path / f"fresh.{name}", overwrite=True, **dropping)
        assert (done.rows, done.kinds, done.dropped, len(rows(output))) == (new.rows, new.kinds, new.dropped, new.rows)


def test_a_record_that_was_moved_and_is_dropped_now_takes_its_old_row_away(tmp_path: Path) -> None:
    first, second = (jsonl(tmp_path / f"{name}.jsonl", [{"id": id, "html": page(1)} for id in ids]) for name, ids in (("1", "ab"), ("2", "cd")))
    output, options = tmp_path / "out.jsonl", {"workers": 1, "drop_kinds": ["shell"]}
    run([first, second], output, **options)  # type: ignore[arg-type]
    second.unlink()
    moved = jsonl(tmp_path / "3.jsonl", [{"id": "d", "html": SHELL}])
    done = run([first, moved], output, update=True, **options)  # type: ignore[arg-type]
    assert [row["id"] for row in rows(output)] == ["a", "b", "c"]
    assert (done.rows, done.dropped, done.gone) == (3, {"shell": 1}, 1)


# --- What is refused


def refusal(tmp_path: Path, **options: Any) -> str:
    with pytest.raises((ValueError, OSError)) as raised:
        run(tmp_path / "pages.jsonl", tmp_path / "out.jsonl", **{"workers": 1, **options})
    return str(raised.value)


def test_other_options_than_the_output_was_begun_with(tmp_path: Path) -> None:
    run(pages(tmp_path, 3), tmp_path / "out.jsonl", workers=1)
    phrases = tmp_path / "mine.toml"
    phrases.write_text('[own_wording]\nstart = ["round"]\n', encoding="utf-8")
    way_on = ". Give the same, name another output, or begin anew with --overwrite (in Python, overwrite=True)"
    for options, said in (
        ({"effort": "fast"}, "--effort was auto, is now fast"),
        ({"removed": True}, "--removed was not given, is now given"),
        ({"favor": "recall"}, "--favor was balanced, is now recall"),
        ({"limits": Limits(max_blocks=5)}, "limits.max_blocks was 10000, is now 5"),
        ({"kind": "jsonl"}, "--from was not given, is now jsonl"),
        ({"fields": Fields(source="html", id="url")}, "--text-field was not given, is now html; --id-field was id, is now url"),
        ({"pipeline": Pipeline.default().without("byline")}, "the filter byline is now left out"),
        (
            {"pipeline": Pipeline.default().tuned("repeated_block", min_words=12)},
            "the option min_words of the filter repeated_block was not given, is now 12",
        ),
        ({"pipeline": Pipeline.default().with_filter(pattern("^Round"))}, "the filter pattern is new"),
        (
            {"pipeline": Pipeline.default().keeping("^Round")},
            "--keep was not given, is now Pattern(patterns=('^Round',), reason=None, take_most=True)",
        ),
        (
            {"pipeline": Pipeline.default().with_phrases(phrases)},
            "--phrases was not given, is now mine.toml (9284672d); the filter own_wording is new",
        ),
    ):
        assert refusal(tmp_path, **options) == f"{tmp_path / 'out.jsonl'} was begun with other options: {said}{way_on}"
    for given in ({"update": True, "removed": True}, {"update": True, "fields": Fields(source="html")}, {"drop_kinds": ["error"]}):
        assert refusal(tmp_path, **given).endswith(way_on)  # an update would not help
    jsonl(tmp_path / "more.jsonl", [])
    with pytest.raises(ValueError, match=r"INPUT was .*Give the same, --update cleans"):
        run([tmp_path / "pages.jsonl", tmp_path / "more.jsonl"], tmp_path / "out.jsonl")
    with pytest.raises(ValueError, match=r"INPUT was .*Give the same, name another"):
        run([tmp_path / "pages.jsonl", tmp_path / "more.jsonl"], tmp_path / "out.jsonl", effort="fast")
    run(tmp_path / "pages.jsonl", tmp_path / "out.jsonl", workers=2, timeout=3)  # on which no row depends
    run(tmp_path / "pages.jsonl", tmp_path / "out.jsonl", cleaner=Cleaner(effort="auto"))  # the same, said in another way


def test_another_pattern_in_the_same_place(tmp_path: Path) -> None:
    run(pages(tmp_path, 3), tmp_path / "out.jsonl", workers=1, pipeline=Pipeline.default().with_filter(pattern("^Round 1")))
    said = "the option fingerprint of the filter pattern was Pattern(patterns=('^Round 1',), reason=None, take_most=False), is now Pattern"
    assert said in refusal(tmp_path, pipeline=Pipeline.default().with_filter(pattern("^Round 2")))


def test_the_kinds_that_were_dropped_are_named_as_they_were_given(tmp_path: Path) -> None:
    articles_only = {kind for kind in choices(PageKind) if kind not in ARTICLES}
    run(pages(tmp_path, 1), tmp_path / "out.jsonl", workers=1, drop_kinds=articles_only)  # type: ignore[arg-type]
    assert "options: --only-articles was given, is now not given." in refusal(tmp_path)
    assert "options: --drop-kinds was what --only-articles drops, is now error,feed." in refusal(tmp_path, drop_kinds=["feed", "error"])


def test_arguments_that_are_wrong(tmp_path: Path) -> None:
    pages(tmp_path, 1)
    assert "kind is 'html'; it must be one of page, jsonl, parquet, warc" in refusal(tmp_path, kind="html")
    assert "workers is 1.5" in refusal(tmp_path, workers=1.5)
    with pytest.raises(TypeError, match="not both: effort must be given to that Cleaner"):
        run(tmp_path / "pages.jsonl", tmp_path / "out.jsonl", cleaner=Cleaner(), effort="fast")


def test_an_output_that_no_run_wrote(tmp_path: Path) -> None:
    pages(tmp_path, 3)
    (tmp_path / "out.jsonl").write_text("precious\n", encoding="utf-8")
    assert "exists, but not" in refusal(tmp_path)
    (tmp_path / "out.jsonl.run.json").write_text("{}", encoding="utf-8")
    assert "it is no run file" in refusal(tmp_path)
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "precious\n"


def test_an_output_that_is_shorter_than_it_was_left(tmp_path: Path) -> None:
    source = pages(tmp_path, 22)
    for name in KINDS:
        with pytest.MonkeyPatch.context() as patched:
            crashing(patched, 2, before_saving=False)
            with pytest.raises(Crash):
                run(source, tmp_path / name, workers=1)
        if name.endswith(".parquet"):
            (tmp_path / name / "part-000000.parquet").rename(tmp_path / name / "mine.parquet")
        else:
            (tmp_path / name).write_bytes(b"x")
        with pytest.raises(ValueError, match="than its run left"):
            run(source, tmp_path / name, workers=1)


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_two_runs_do_not_write_one_output(tmp_path: Path, name: str) -> None:
    if name.endswith(".parquet"):
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).touch()
    other = os.open(tmp_path / name, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    with pytest.raises(BlockingIOError, match="is being written by another run"):
        run(pages(tmp_path, 1), tmp_path / name, workers=1)
    os.close(other)
    assert run(pages(tmp_path, 1), tmp_path / name, workers=1).rows == 1


@pytest.mark.parametrize(("name", "said"), [("out.csv", "must end with one of"), ("s3://bucket/out.jsonl", "must end with .parquet")])
def test_outputs_that_cannot_be(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        run(pages(tmp_path, 1), name)


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    source = warc(tmp_path / "a.warc", [{"url": "https://lorne.example", "body": page(1)}])
    for module, name in (("fastwarc.warc", "out.jsonl"), ("pyarrow", "out.parquet"), ("zstandard", "out.jsonl.zst"), ("fsspec.core", "b.jsonl")):
        with monkeypatch.context() as patched:
            patched.setitem(sys.modules, module, None)
            with pytest.raises(ImportError, match=r"pip install 'newsclean\[batch\]'"):
                run(source, tmp_path / name, workers=1)


def test_an_output_that_is_an_input_by_another_name(tmp_path: Path) -> None:
    source = pages(tmp_path, 3)
    before = source.read_bytes()
    for names in ([f"{tmp_path}/./pages.jsonl"], [str(tmp_path)]):
        with pytest.raises(ValueError, match="both an input and the output"):
            run(names, source, overwrite=True)
    assert source.read_bytes() == before


def test_files_that_come_after_a_run_was_finished(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    pages(tmp_path / "in", 3)
    run(tmp_path / "in", tmp_path / "out.jsonl", workers=1)
    jsonl(tmp_path / "in" / "more.jsonl", [{"text": "x"}])
    with pytest.raises(ValueError, match=r"more\.jsonl is new since the run began; --update cleans what is new"):
        run(tmp_path / "in", tmp_path / "out.jsonl", workers=1)


def test_standard_input_that_holds_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def given(number: int, *, first: str = "") -> None:
        lines = pages(tmp_path, number).read_bytes()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(first.encode() + lines))))

    given(22)
    with pytest.MonkeyPatch.context() as patched:
        crashing(patched, 2, before_saving=False)
        with pytest.raises(Crash):
            run("-", tmp_path / "out.jsonl", workers=1)
    given(22, first='{"id": "new", "html": "x"}\n')
    with pytest.raises(ValueError, match="standard input does not hold what it held"):
        run("-", tmp_path / "out.jsonl", workers=1)
    given(22)
    assert run("-", tmp_path / "out.jsonl", workers=1).rows == 22
    assert rows(tmp_path / "out.jsonl") == expected(22)
    given(22)
    with pytest.raises(ValueError, match="standard input is new each time"):
        run("-", tmp_path / "out.jsonl", workers=1)


@pytest.mark.parametrize("name", KINDS)
def test_overwriting_that_is_stopped_at_once_leaves_nothing_that_looks_finished(tmp_path: Path, name: str) -> None:
    source = pages(tmp_path, 22)
    run(source, tmp_path / name, workers=1)
    kind = outputs.Parts if name.endswith(".parquet") else outputs.Lines
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kind, "cut", lambda *_: (_ for _ in ()).throw(Crash))
        with pytest.raises(Crash):
            run(source, tmp_path / name, workers=1, overwrite=True)
    assert run(source, tmp_path / name, workers=1).rows == 22
    assert rows(tmp_path / name) == expected(22)


def test_a_globbed_output_is_not_read_when_the_run_goes_on(tmp_path: Path) -> None:
    table = pa.Table.from_pylist([{"id": f"page {n}", "html": page(n), "url": f"https://lorne.example/{n}"} for n in range(22)])
    parquet.write_table(table, tmp_path / "z.parquet")
    pattern = f"{tmp_path}/**/*.parquet"
    with pytest.MonkeyPatch.context() as patched:
        crashing(patched, 2, before_saving=False)
        with pytest.raises(Crash):
            run(pattern, tmp_path / "out.parquet", workers=1)
    assert run(pattern, tmp_path / "out.parquet", workers=1).rows == 22
    assert rows(tmp_path / "out.parquet") == expected(22)


def test_names_that_are_no_utf_8(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.html")
    Path(name).write_text(page(1), encoding="utf-8")
    for _ in range(2):
        assert run([name], tmp_path / "out.jsonl", workers=1).statuses == {"ok": 1}


# --- What is told


def test_progress_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.session.PROGRESS_SECONDS", 0.0)
    told: list[tuple[int, float | None]] = []
    run(pages(tmp_path, 12), tmp_path / "out.jsonl", workers=1, on_progress=lambda done, share: told.append((done.rows, share)))
    assert [number for number, _ in told] == [*range(13), 12]
    shares = [share for _, share in told if share is not None]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_the_run_file_is_the_summary(tmp_path: Path) -> None:
    done = run(pages(tmp_path, 3), tmp_path / "out.jsonl", workers=1)
    found = json.loads((tmp_path / "out.jsonl.run.json").read_text(encoding="utf-8"))
    assert Run.from_json(json.dumps(found)) == done
    assert (found["finished"], found["rows"], found["statuses"], found["sessions"]) == (True, 3, {"ok": 3}, 1)
    assert found["seconds"] > 0
    assert done.summary().startswith(f"rows: 3 in {tmp_path / 'out.jsonl'} (3 ok)\n")


def test_remote_outputs(tmp_path: Path) -> None:
    import fsspec
    from pyarrow import dataset

    memory = fsspec.filesystem("memory")
    source = pages(tmp_path, 12)
    try:
        with pytest.MonkeyPatch.context() as patched:
            crashing(patched, 2, before_saving=False)
            with pytest.raises(Crash):
                run(source, "memory://newsclean/out.parquet", workers=1)
        run(source, "memory://newsclean/out.parquet", workers=1)
        assert dataset.dataset("/newsclean/out.parquet", filesystem=memory).to_table().to_pylist() == expected(12)
        assert json.loads(memory.cat_file("/newsclean/out.parquet.run.json"))["finished"]
    finally:
        memory.rm("/newsclean", recursive=True)


@pytest.mark.slow
@pytest.mark.with_workers
def test_no_generator_is_left_open(tmp_path: Path) -> None:
    """A run that fails in the middle lets go of its inputs, workers and output."""

    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        run(pages(tmp_path, 12), tmp_path / "out.jsonl", workers=2, on_progress=fail)
    assert run(tmp_path / "pages.jsonl", tmp_path / "out.jsonl", workers=2).rows == 12


def test_the_rows_are_documented() -> None:
    documentation = (Path(__file__).parent.parent.parent / "docs/batch.md").read_text(encoding="utf-8")
    section = documentation.partition("## Rows")[2].partition("\n## ")[0]
    names = [name.strip(" `") for line in section.splitlines() if line.startswith("| `") for name in line.split("|")[1].split(",")]
    assert names == schema(removed=True).names
