"""`newsclean batch`."""

from __future__ import annotations

import gzip
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsclean.cli import main
from newsclean.cli.exit_status import Exit
from tests.batch.made import BODY, SHELL, jsonl, page, pages, rows, warc
from tests.places import REPOSITORY

COMMAND = [sys.executable, "-m", "newsclean", "batch"]


def test_a_summary_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = warc(tmp_path / "a.warc.gz", [{"url": "https://lorne.example/1", "body": page(1)}, {"url": "u", "body": b"x", "type": "image/png"}])
    output = tmp_path / "out.jsonl"
    assert main(["batch", str(source), "-o", str(output), "--workers", "1"]) == 0
    said = capsys.readouterr()
    assert not said.out
    lines = said.err.splitlines()
    assert lines[0] == f"newsclean: rows: 1 in {output} (1 ok)"
    assert lines[1].startswith("newsclean: kinds of page: 1 ")
    assert lines[2] == "newsclean: records of archives that are no pages, and have no row: 1"
    assert lines[-1] == f"newsclean: as JSON in {output}.run.json"
    assert [row["title"] for row in rows(output)] == ["Talks 1 fail"]
    assert main(["batch", str(source), "-o", str(output)]) == 0
    assert "nothing to do: this run was finished before" in capsys.readouterr().err


def test_options_reach_the_run(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.txt", [{"key": "a", "body": BODY, "meta": {"link": "https://lorne.example/1"}}])
    output = tmp_path / "out.jsonl"
    options = [
        "--from",
        "jsonl",
        "--text-field",
        "body",
        "--id-field",
        "key",
        "--url-field",
        "meta.link",
        "--removed",
        "--favor",
        "recall",
        "--without",
        "byline",
    ]
    assert main(["batch", str(source), "-o", str(output), "--quiet", *options, "--timeout", "20", "--memory", "0"]) == 0
    [row] = rows(output)
    assert (row["id"], row["url"], row["text"], row["removed"]) == ("a", "https://lorne.example/1", BODY, [])
    asked = json.loads((tmp_path / "out.jsonl.run.json").read_text(encoding="utf-8"))["asked"]
    assert "byline" not in [name for name, _ in asked["pipeline"]]
    assert ["block_scorer", {"favor": "'recall'"}] in asked["pipeline"]


def test_standard_input_and_output(tmp_path: Path) -> None:
    lines = (json.dumps({"id": "a", "html": page(1)}) + "\n").encode()
    done = subprocess.run([*COMMAND, "-", "-o", "-", "--quiet"], input=lines, capture_output=True, check=True)
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["Talks 1 fail"]
    assert not done.stderr
    archive = warc(tmp_path / "a.warc.gz", [{"url": "https://lorne.example/1", "body": page(1)}]).read_bytes()
    done = subprocess.run([*COMMAND, "-", "--from", "warc", "-o", "-"], input=archive, capture_output=True, check=True)
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["Talks 1 fail"]
    assert b"rows: 1 in standard output (1 ok)" in done.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"<html><p>Talks</p></html>\n", "lines is a JSON object; it can be jsonl, or with --from warc (in Python, kind='warc')"),
        (b"<html>" + b"<p>Talks" * 9000, "standard input is no JSONL"),
        (b'{"id": "a", "body": "Talks"}\n', "none of the first 1 records of standard input has html or text or content or markdown, but id, body"),
    ],
)
def test_standard_input_that_does_not_fit(given: bytes, said: str) -> None:
    done = subprocess.run([*COMMAND, "-", "-o", "-", "--quiet"], input=given, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (Exit.WRONG_USAGE, b"")
    assert said in done.stderr.decode()


def test_standard_input_with_a_long_first_line() -> None:
    given = json.dumps({"id": "a", "body": "x" * 100_000, "html": page(1)}).encode() + b"\n"
    done = subprocess.run([*COMMAND, "-", "-o", "-", "--quiet"], input=given, capture_output=True, check=True)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a"]


@pytest.mark.slow
def test_a_reader_that_has_seen_enough(tmp_path: Path) -> None:
    source = pages(tmp_path, 3000)
    done = subprocess.run(f"{' '.join(COMMAND)} {source} -o - --quiet | head -n 1", shell=True, capture_output=True, check=True)
    assert len(done.stdout.splitlines()) == 1
    assert not done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.html", "-o", "out.jsonl"], "nothing.html: no such file"),
        (["pages.jsonl", "-o", "out.csv"], "must end with one of .jsonl"),
        (["pages.jsonl", "-o", "out.jsonl", "--workers", "0"], "'0' is no whole number from 1"),
        (["pages.jsonl", "-o", "out.jsonl", "--memory", "-5"], "'-5' is no whole number from 0"),
        (["pages.jsonl", "-o", "out.jsonl", "--from", "html"], "invalid choice: 'html'"),
        (["pages.jsonl", "-o", "out.jsonl", "--without", "nonsense"], "nonsense"),
        (["pages.jsonl", "-o", "out.jsonl", "--max-errors", "5"], "'5' is no share from 0 to 1"),
        (
            ["pages.jsonl", "-o", "out.jsonl", "--text-field", "body"],
            "of pages.jsonl has body, but id, html, url: name the right one with --text-field",
        ),
        (["pages.jsonl", "-o", "out.jsonl", "--from", "parquet"], "pages.jsonl is no Parquet file"),
        (["pages.jsonl", "-o", "out.jsonl", "--update", "--overwrite"], "not allowed with argument"),
        (["pages.jsonl", "-o", "-", "--update"], "cannot be brought up to date"),
        (["pages.jsonl"], "-o/--output"),
    ],
)
def test_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    monkeypatch.chdir(tmp_path)
    pages(tmp_path, 1)
    with pytest.raises(SystemExit) as ended:
        main(["batch", *arguments])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_an_input_that_cannot_be_read_shows_in_the_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = pages(tmp_path, 3)
    packed = tmp_path / "pages.jsonl.gz"
    packed.write_bytes(gzip.compress(source.read_bytes())[:-9])
    assert main(["batch", str(packed), "-o", str(tmp_path / "out.jsonl")]) == Exit.SOME_FAILED
    assert "not read to its end, or changed (mend it, and run again with --update): " in capsys.readouterr().err
    packed.write_bytes(gzip.compress(source.read_bytes()))
    assert main(["batch", str(packed), "-o", str(tmp_path / "out.jsonl"), "--update"]) == Exit.GOOD
    assert [row["id"] for row in rows(tmp_path / "out.jsonl")] == ["page 0", "page 1", "page 2"]


def failing(tmp_path: Path, good: int, bad: int) -> Path:
    """Pages, some of which are no text."""
    records = [{"id": f"{n}", "html": page(n)} for n in range(good)] + [{"id": f"bad {n}", "html": n} for n in range(bad)]
    return jsonl(tmp_path / "pages.jsonl", [*records[-bad:], "no JSON", *records[:-bad]])


def test_too_many_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["batch", str(failing(tmp_path, 40, 2)), "-o", str(tmp_path / "out.jsonl")]
    for _ in range(2):  # also where there is nothing to do any more
        assert main(command) == Exit.TOO_MANY_ERRORS
        said = capsys.readouterr().err
        assert "newsclean: errors: 3 rows, 7.0%; most often:\nnewsclean:   2 x the field html is int, not text; the record has id, html\n" in said
        assert "newsclean:   1 x the line is no JSON: Expecting value: line … column … (char …)\n" in said
        assert said.endswith("newsclean: too many errors: 7.0% of the rows, and --max-errors is 5.0%\n")
    assert main([*command, "--max-errors", "0.1"]) == Exit.GOOD
    assert main([*command, "--max-errors", "0", "--quiet"]) == Exit.TOO_MANY_ERRORS


def test_kinds_are_dropped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = jsonl(tmp_path / "in.jsonl", [{"id": "a", "html": page(1)}, {"id": "b", "html": SHELL}])
    for number, options in enumerate((["--drop-kinds", "error,shell"], ["--only-articles"])):
        output = tmp_path / f"{number}.jsonl"
        assert main(["batch", str(source), "-o", str(output), *options]) == Exit.GOOD
        assert [row["id"] for row in rows(output)] == ["a"]
        assert "newsclean: dropped for their kind: 1 (1 shell)\n" in capsys.readouterr().err
    for options in (["--drop-kinds", "eror"], ["--drop-kinds", "error", "--only-articles"]):
        with pytest.raises(SystemExit) as ended:
            main(["batch", str(source), "-o", str(tmp_path / "out.jsonl"), *options])
        assert ended.value.code == Exit.WRONG_USAGE
    assert "--drop-kinds is 'eror'; it must be one of article, live_blog, " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("nowhere/out.jsonl", "cannot write nowhere/out.jsonl: there is no folder nowhere; make it first: mkdir -p nowhere"),
        ("pages.jsonl/out.jsonl", "cannot write pages.jsonl/out.jsonl: pages.jsonl is a file, not a folder; name another place"),
        ("folder.jsonl", "cannot write folder.jsonl: it is a folder; name a file in it, as folder.jsonl/articles.jsonl"),
        ("file.parquet", "cannot write file.parquet: it is a file, and Parquet goes to a folder; name another"),
        ("pages.jsonl/out.parquet", "cannot write pages.jsonl/out.parquet: pages.jsonl is a file, not a folder"),
        ("/proc/out.jsonl", "cannot write /proc/out.jsonl: the folder /proc takes no new file: No such file or directory"),  # read-only, for root too
    ],
)
def test_outputs_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], output: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("newsclean.batch.job.Session", None)  # nothing is cleaned
    pages(tmp_path, 1)
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "file.parquet").touch()
    assert main(["batch", "pages.jsonl", "-o", output]) == Exit.IO
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.parquet", "folder.jsonl", "pages.jsonl"]


def test_standard_output_that_is_full(tmp_path: Path) -> None:
    source = pages(tmp_path, 3)
    text = tmp_path / "talks.txt"
    text.write_text("The talks between both sides failed on Monday, after eleven hours in a hotel.", encoding="utf-8")
    for command in ([*COMMAND, str(source), "-o", "-"], [sys.executable, "-m", "newsclean", str(text)]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == Exit.IO, done.stderr
        assert "newsclean: cannot write " in done.stderr
        assert "No space left on device" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    source, output = pages(tmp_path, 300), tmp_path / "out.jsonl"
    command = [*COMMAND, str(source), "-o", str(output), "--quiet"]
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); import os; os.execv(sys.executable, sys.argv[1:])"
    done = subprocess.run([sys.executable, "-c", limit, *command], capture_output=True, text=True, check=False)
    assert done.returncode == Exit.IO
    assert done.stderr == f"newsclean: cannot write {output}: File too large; once that is mended, the same command goes on\n"
    assert main(command[3:]) == Exit.GOOD
    assert [row["id"] for row in rows(output)] == [f"page {n}" for n in range(300)]


def test_the_exit_statuses_are_documented() -> None:
    documentation = (REPOSITORY / "docs/cli.md").read_text(encoding="utf-8").partition("## Exit status")[2].partition("\n## ")[0]
    assert re.findall(r"^\| (\d+) \|", documentation, re.MULTILINE) == [f"{status:d}" for status in Exit]


@pytest.mark.slow
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_says_how_to_go_on(tmp_path: Path, number: signal.Signals, status: int) -> None:
    source, output = pages(tmp_path, 1500), tmp_path / "out.jsonl"
    with subprocess.Popen([*COMMAND, str(source), "-o", str(output)], stderr=subprocess.PIPE, text=True) as run:
        while not output.exists() or not output.stat().st_size:
            time.sleep(0.02)
        run.send_signal(number)
        _, said = run.communicate(timeout=20)
    assert run.returncode == status
    assert said == "newsclean: stopped; the same command goes on from there\n"
    assert json.loads(Path(f"{output}.run.json").read_text(encoding="utf-8"))["rows"] < 1500
    assert main(["batch", str(source), "-o", str(output), "--quiet"]) == 0
    assert [row["id"] for row in rows(output)] == [f"page {n}" for n in range(1500)]


@pytest.mark.slow
def test_progress_on_a_terminal(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    subprocess.run([*COMMAND, str(pages(tmp_path, 300)), "-o", str(tmp_path / "out.jsonl")], stderr=theirs, env=environment, check=True)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # its other end is closed
        pass
    os.close(ours)
    assert b"100%" in shown
    assert b"300 done" in shown
    assert b"rows: 300 in" in shown


def test_progress_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("newsclean.cli.progress.LINE_SECONDS", 0.0)
    monkeypatch.setattr("newsclean.batch.session.PROGRESS_SECONDS", 0.0)
    main(["batch", str(pages(tmp_path, 30)), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"])
    lines = [line for line in capsys.readouterr().err.splitlines() if " done, " in line]
    assert len(lines) == 32
    assert lines[-1].startswith("newsclean: 30 done, ")
    assert ", 100%" in lines[-1]
    assert ", 0/s" in lines[0]
    assert ", 0/s" not in lines[-1]


def test_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", str(pages(tmp_path, 3)), "-o", str(tmp_path / "out.jsonl"), "--quiet"]) == 0
    said = capsys.readouterr()
    assert not said.out
    assert not said.err
