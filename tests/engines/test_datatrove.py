"""newsclean in datatrove's pipelines: each document once, whatever it does and wherever a run is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from benchmarks.misbehave import ASKED, EXPECTED, misbehave
from newsclean import Cleaner, Pipeline, SiteProfile, Status, clean
from newsclean.output.rows import Row, schema, to_row
from tests.batch.made import BODY, page, rows, warc
from tests.engines.made import without_module
from tests.profiles.made import LEFTOVERS, text

pytest.importorskip("datatrove", reason="datatrove is not installed (extra `datatrove`)")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter, ParquetWriter

from newsclean.integrations.datatrove import KEY, NewscleanStep, WarcPageReader, as_row

MISBEHAVING = Pipeline.default().with_filter(misbehave)
RECIPES = Path(__file__).parents[2] / "docs" / "recipes"


def document(number: int, **metadata: Any) -> Document:
    return Document(page(number), f"page {number}", metadata={"url": f"https://lorne.example/{number}", **metadata})


def archives(folder: Path, files: int, pages: int) -> Path:
    """A folder of WARC files, with so many pages in each."""
    folder.mkdir()
    for file in range(files):
        answers = [{"url": f"https://lorne.example/{file}/{n}", "body": page(1000 * file + n)} for n in range(pages)]
        warc(folder / f"{file}.warc.gz", answers)
    return folder


def written(folder: Path) -> list[Row]:
    """The rows in all files of a folder."""
    return [row for file in sorted(folder.iterdir()) for row in rows(file)]


def urls(found: list[Row]) -> list[str]:
    return sorted(row["url"] for row in found)


def test_the_metadata_name_the_site_of_a_profile(tmp_path: Path) -> None:
    SiteProfile.fit(map(clean, map(text, range(9)))).save(tmp_path / "post.json")
    documents = [Document(text(1), "a", metadata={"site": "post"}), Document(text(1), "b", metadata={"url": "https://lorne.example/1"})]
    assert [LEFTOVERS[0] in done.text for done in NewscleanStep(profiles=tmp_path).run(documents)] == [False, True]


def test_a_document_gets_the_body_and_the_row() -> None:
    cleaner = Cleaner(pipeline=Pipeline.default().without("navigation"))
    [done] = NewscleanStep(removed=True, cleaner=cleaner).run([document(1, date="2026-11-24T03:50:00Z", token_count=5)])
    row = to_row("page 1", cleaner.clean(page(1), url="https://lorne.example/1"), removed=True)
    assert as_row(None, done) == row
    assert (done.id, done.text) == (row.pop("id"), row.pop("text"))
    assert done.metadata == {"url": "https://lorne.example/1", "date": "2026-11-24T03:50:00Z", "token_count": 5, KEY: row}


@pytest.mark.slow
def test_documents_may_be_anything() -> None:
    strange: list[Any] = [
        Document("", "empty"),
        Document(None, "none"),
        Document(page(1).encode(), "bytes", metadata={"url": 5, "encoding": None, "format": "pdf"}),
        Document("Привет, сказал он вечером.".encode("cp1251"), "cp1251", metadata={"encoding": "cp1251"}),
        Document(page(1), "as text", metadata={"format": "text"}),
    ]
    done = list(NewscleanStep().run(strange))
    assert [(d.id, d.metadata[KEY]["status"], d.text) for d in done[:2]] == [("empty", "empty", ""), ("none", "error", "")]
    assert done[2].text.startswith(BODY)
    assert done[3].text == "Привет, сказал он вечером."
    assert done[4].metadata[KEY]["title"] is None
    assert done[4].text.startswith("<!doctype")


@pytest.mark.slow
def test_failures_are_kept_unless_told_otherwise() -> None:
    deeds = ["crash", "throw"]
    drops: list[tuple[Status, ...]] = [(), ("killed",)]
    for drop in drops:
        data = [document(0), *(Document(f"{ASKED} {deed}", deed) for deed in deeds), Document("", "nothing"), document(1)]
        step = NewscleanStep(pipeline=MISBEHAVING, drop=drop)
        done = {d.id: d.metadata[KEY]["status"] for d in step.run(data)}
        assert list(done) == ["page 0", *(deeds if not drop else ["throw"]), "nothing", "page 1"]
        assert all(status in EXPECTED.get(id, {"ok" if id.startswith("page") else "empty"}) for id, status in done.items())
        counted = {name: stat.total for name, stat in step.stats.stats.items()}
        assert counted == {"total": 5, "ok": 2, "empty": 1, "killed": 1, "error": 1}
        assert step.stats.time_stats.total > 0.1


@pytest.mark.slow
def test_documents_are_taken_as_needed() -> None:
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        while True:
            taken += 1
            yield document(taken)

    done = NewscleanStep().run(endless())
    assert [next(done).id for _ in range(3)] == ["page 1", "page 2", "page 3"]
    assert taken < 200


def test_wrong_arguments_raise_before_anything_runs() -> None:
    for wrong in ({"timeout": 0}, {"drop": ("bad",)}, {"drop": "empty"}, {"favor": "luck"}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            NewscleanStep(**wrong)
    with pytest.raises(TypeError):
        NewscleanStep(colour="red")
    with pytest.raises(TypeError, match="not both: favor must be given to that Cleaner"):
        NewscleanStep(cleaner=Cleaner(), favor="recall")
    with pytest.raises(TypeError, match="the filter 'mine' cannot be pickled"):
        NewscleanStep(pipeline=Pipeline.default().with_filter(lambda _: (), name="mine"))


def test_what_archives_hold_is_read_as_batches_read_it(tmp_path: Path) -> None:
    answers: list[dict[str, Any]] = [
        {"url": "https://lorne.example/1", "body": page(1)},
        {"url": "https://lorne.example/moved", "body": page(2), "status": "301 Moved"},
        {"url": "https://lorne.example/ice.png", "body": b"\x89PNG", "type": "image/png"},
        {"url": "https://lorne.example/ru", "body": "<p>Привет, сказал он вечером.</p>".encode("cp1251"), "type": "text/html; charset=cp1251"},
        {"url": "https://lorne.example/odd", "body": f"<p>{BODY}</p>"},  # which libmagic does not take for HTML
        {"url": "https://lorne.example/wet", "body": BODY, "type": "text/plain", "kind": "conversion"},
    ]
    warc(tmp_path / "a.warc.gz", answers)
    found = list(WarcPageReader(str(tmp_path)).run())
    assert [d.metadata["url"].rpartition("/")[2] for d in found] == ["1", "ru", "odd", "wet"]
    assert found[1].metadata["encoding"] == "cp1251"
    assert [d.metadata["format"] for d in found] == ["html", "html", "html", "text"]
    assert all(d.metadata["date"].startswith("20") for d in found)
    assert [d.text.partition("\n")[0] for d in NewscleanStep().run(found)] == [BODY, "Привет, сказал он вечером.", BODY, BODY]


def test_an_archive_that_is_cut_off_fails_its_task(tmp_path: Path) -> None:
    whole = warc(tmp_path / "a.warc", [{"url": f"https://lorne.example/{n}", "body": page(n)} for n in range(3)])
    whole.write_bytes(whole.read_bytes()[:-200])
    with pytest.raises(EOFError, match=r"a\.warc ends in the middle"):
        list(WarcPageReader(str(tmp_path)).run())


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
def test_rows_are_written_with_the_schema_even_if_the_first_is_empty(tmp_path: Path, kind: str) -> None:
    """Datatrove leaves out an empty text, and takes a Parquet file's schema from its first document."""
    source = tmp_path / "pages.jsonl"
    source.write_text('{"id": "nothing", "text": " "}\n' + "".join(f'{{"id": "{n}", "text": "{BODY}"}}\n' for n in range(3)))
    folder = tmp_path / "out"
    writer: Any = {
        "jsonl": lambda: JsonlWriter(str(folder), adapter=as_row),
        "parquet": lambda: ParquetWriter(str(folder), adapter=as_row, schema=schema(), batch_size=2),
    }[kind]()
    LocalPipelineExecutor([JsonlReader(str(tmp_path), glob_pattern="*.jsonl"), NewscleanStep(), writer], logging_dir=str(tmp_path / "logs")).run()
    found = written(folder)
    assert [(row["id"], row["status"], row["text"]) for row in found] == [("nothing", "empty", ""), *((str(n), "ok", BODY) for n in range(3))]
    assert all(set(row) == set(schema().names) for row in found)


@pytest.mark.slow
def test_writers_without_an_adapter_take_the_documents_too(tmp_path: Path) -> None:
    steps = [[document(n) for n in range(3)], NewscleanStep(), JsonlWriter(str(tmp_path / "out"), compression=None)]
    LocalPipelineExecutor(steps, logging_dir=str(tmp_path / "logs")).run()
    found = written(tmp_path / "out")
    assert [(row["id"], row["metadata"][KEY]["title"]) for row in found] == [(f"page {n}", f"Talks {n} fail") for n in range(3)]


def stumble(data: Iterator[Document], rank: int, world_size: int) -> Iterator[Document]:  # noqa: ARG001
    """A step that fails in the third task, after some documents, the first time that it runs."""
    stumbled = Path(os.environ["STUMBLED"])
    for number, done in enumerate(data):
        if rank == 2 and number == 5 and not stumbled.exists():
            stumbled.touch()
            raise OSError("the disk is full")
        yield done


@pytest.mark.slow
def test_a_run_that_failed_goes_on_and_has_each_page_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUMBLED", str(tmp_path / "stumbled"))
    source = archives(tmp_path / "warc", files=4, pages=10)
    deeds = ["hang", "crash"]
    warc(source / "9.warc.gz", [{"url": f"https://lorne.example/{deed}", "body": f"<p>{ASKED} {deed}</p>"} for deed in deeds])
    steps: list[Any] = [
        WarcPageReader(str(source)),
        NewscleanStep(timeout=2, pipeline=MISBEHAVING),
        ParquetWriter(str(tmp_path / "parquet"), adapter=as_row, schema=schema(), batch_size=3),
        stumble,
        JsonlWriter(str(tmp_path / "jsonl"), adapter=as_row),
    ]

    def run() -> None:
        LocalPipelineExecutor(deepcopy(steps), tasks=5, workers=2, logging_dir=str(tmp_path / "logs")).run()

    with pytest.raises(OSError, match="the disk is full"):
        run()
    assert "00002" not in {path.name for path in (tmp_path / "logs" / "completions").iterdir()}
    run()
    expected = sorted(f"https://lorne.example/{file}/{n}" for file in range(4) for n in range(10))
    for folder in ("parquet", "jsonl"):
        found = written(tmp_path / folder)
        assert urls([row for row in found if row["status"] == "ok"]) == expected
        assert sorted(row["status"] for row in found if row["status"] != "ok") == ["killed", "timeout"]


@pytest.mark.slow
def test_a_run_that_was_killed_goes_on_and_has_each_page_once(tmp_path: Path) -> None:
    source = archives(tmp_path / "warc", files=4, pages=60)
    command = [sys.executable, str(RECIPES / "datatrove_local.py"), str(source), str(tmp_path)]
    first = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    completions = tmp_path / "logs" / "completions"
    deadline = time.monotonic() + 60
    while not list((tmp_path / "articles").glob("*.parquet")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(first.pid, signal.SIGKILL)  # the executor and its tasks
    first.wait()
    assert not completions.exists() or len(list(completions.iterdir())) < 2
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(list(completions.iterdir())) == 2
    assert urls(written(tmp_path / "articles")) == sorted(f"https://lorne.example/{file}/{n}" for file in range(4) for n in range(60))


FAKE_SBATCH = """\
#!/bin/bash
# Runs each task of the array job that it is given, one after the other.
echo "Submitted batch job 1"
array=$(sed -n 's/^#SBATCH --array=0-\\([0-9]*\\).*/\\1/p' "${@: -1}")
[ -z "$array" ] && exit
for task in $(seq 0 "$array"); do SLURM_ARRAY_TASK_ID=$task SLURM_NODELIST=here bash "${@: -1}" >&2; done
"""


@pytest.mark.slow
def test_steps_run_under_the_executor_for_slurm(tmp_path: Path) -> None:
    """With commands in place of Slurm's, since there is no cluster here."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, code in {"sbatch": FAKE_SBATCH, "srun": '#!/bin/bash\nshift 3; "$@"\n', "scontrol": "#!/bin/bash\necho here\n"}.items():
        (commands / name).write_text(code)
        (commands / name).chmod(0o755)
    source = archives(tmp_path / "warc", files=2, pages=5)
    paths = tmp_path / "warc.paths"
    paths.write_text("0.warc.gz\n1.warc.gz\n")
    done = subprocess.run(
        [sys.executable, str(RECIPES / "datatrove_slurm.py"), str(source), str(paths), str(tmp_path), "cpu"],
        env={**os.environ, "PATH": f"{commands}:{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert urls(written(tmp_path / "articles")) == sorted(f"https://lorne.example/{file}/{n}" for file in range(2) for n in range(5))


def test_what_is_missing_is_named() -> None:
    assert "pip install 'newsclean[datatrove]'" in without_module("datatrove", "newsclean.integrations.datatrove")
