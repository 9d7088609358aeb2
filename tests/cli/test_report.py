"""`newsclean --report` and `newsclean report`, run as a user would."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsclean.output.rows import table, to_line, to_row
from tests.cli.test_clean import run
from tests.report.made import PAGE, SENTENCE, article, with_bad_rule


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def rows(path: Path, *, removed: bool = True, number: int = 6) -> Path:
    """A file of rows, of which the third was cleaned with a bad rule."""
    articles = [with_bad_rule(PAGE) if i == 2 else article() for i in range(number)]
    path.write_bytes(b"".join(to_line(to_row(f"pages/{i}.html", a, removed=removed)) for i, a in enumerate(articles)))
    return path


def data(path: Path) -> Any:
    """The data of an index."""
    return json.loads(path.read_text(encoding="utf-8").partition('class="data">')[2].partition("</script>")[0])


def test_one_page(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    done = run("--report", out, page)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    written = out.read_text(encoding="utf-8")
    assert SENTENCE in written
    assert "bridge.html" in written
    assert 'class="index"' not in written


def test_one_page_with_a_rule_of_ones_own(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    assert run("--report", out, "--remove", "Wednesday", page).returncode == 0
    assert "your own" in out.read_text(encoding="utf-8")


def test_standard_input_and_standard_output() -> None:
    done = run("--report", "-", stdin=PAGE.encode())
    assert done.returncode == 0
    assert done.stdout.startswith(b"<!DOCTYPE html>")
    assert b"standard input" in done.stdout


def test_several_inputs_give_an_index_and_a_bad_one_costs_a_line(page: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out.html", tmp_path / "login.html"
    other.write_text("<title>Sign in</title><p>Sign in</p>", encoding="utf-8")
    done = run("--report", out, page, other, tmp_path / "missing.html")
    assert done.returncode == 1
    assert "missing.html" in done.stderr.decode()
    assert f"{out}: 2 articles, 2 of them in full" in done.stderr.decode()
    assert [Path(row[1]).name for row in data(out)["rows"]] == ["login.html", "bridge.html"]


@pytest.mark.parametrize("options", [["-t", "json"], ["-o", "x"], ["--explain"]])
def test_other_outputs_do_not_go_with_a_report(options: list[str], page: Path, tmp_path: Path) -> None:
    done = run("--report", tmp_path / "out.html", *options, page)
    assert done.returncode == 2
    assert "--report FILE writes a page and nothing else" in done.stderr.decode()


def test_a_report_does_not_overwrite_its_input(page: Path) -> None:
    done = run("--report", page, page)
    assert done.returncode == 2
    assert "newsclean --report out.html page.html" in done.stderr.decode()
    assert page.read_text(encoding="utf-8") == PAGE


def test_an_output_that_cannot_be_written(page: Path, tmp_path: Path) -> None:
    assert run("--report", tmp_path / "nowhere" / "out.html", page).returncode == 3


# ---- rows ----


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.jsonl.gz"])
def test_rows_of_jsonl(name: str, tmp_path: Path) -> None:
    path = rows(tmp_path / name)
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(path.read_bytes()))
    done = run("report", path)
    assert (done.returncode, done.stdout) == (0, b"")
    out = tmp_path / "articles.report.html"
    assert f"{out}: 6 articles, 6 of them in full" in done.stderr.decode()
    found = data(out)
    assert sorted(row[1] for row in found["rows"]) == [f"{i}.html" for i in range(6)]
    assert found["filters"][0][0] == "bad_rule"
    [of_bad_rule] = [row for row in found["rows"] if 0 in [at for at, _, _ in row[10]]]
    assert of_bad_rule[1] == "2.html"
    assert "Unusual" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("is_folder", [False, True])
def test_rows_of_parquet(is_folder: bool, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "articles.parquet"
    part = path / "part-00000.parquet" if is_folder else path
    part.parent.mkdir(exist_ok=True)
    parquet.write_table(table([article(), with_bad_rule(PAGE)], ids=["a", "b"], removed=True), part)
    done = run("report", path, "-o", tmp_path / "look.html")
    assert done.returncode == 0, done.stderr
    assert [row[1] for row in data(tmp_path / "look.html")["rows"]] == ["a", "b"]


def test_rows_on_standard_input(tmp_path: Path) -> None:
    done = run("report", "-", "-o", "-", stdin=rows(tmp_path / "rows.jsonl").read_bytes())
    assert done.returncode == 0
    assert done.stdout.startswith(b"<!DOCTYPE html>")


def test_json_lines_of_the_command_for_single_inputs_are_rows(page: Path, tmp_path: Path) -> None:
    assert run("-t", "jsonl", page, "-o", tmp_path / "a.jsonl").returncode == 0
    assert run("report", tmp_path / "a.jsonl").returncode == 0
    assert data(tmp_path / "a.report.html")["rows"][0][1].endswith("bridge.html")


def test_rows_that_do_not_list_what_was_removed_say_so(tmp_path: Path) -> None:
    done = run("report", rows(tmp_path / "a.jsonl", removed=False))
    assert done.returncode == 0
    assert "newsclean batch --removed" in done.stderr.decode()
    assert "newsclean batch --removed" in (tmp_path / "a.report.html").read_text(encoding="utf-8")
    assert "newsclean batch --removed" not in run("report", rows(tmp_path / "b.jsonl")).stderr.decode()


def test_rows_that_cannot_be_read_are_left_out_and_named(tmp_path: Path) -> None:
    path = rows(tmp_path / "a.jsonl")
    bad = b'{"id": "x"}\n{"confidence": NaN}\nno json\n[1]\n' + b"[" * 100_000 + b"\n" + b'{"id": 1, "text": 5, "status": "ok"}\n'
    path.write_bytes(bad + path.read_bytes())
    done = run("report", path)
    assert done.returncode == 1
    said = done.stderr.decode()
    assert "row 1: text, markdown, kind, kind_reason, confidence, status missing" in said
    assert "row 2: NaN is no JSON" in said
    assert "left out: 3 more rows" in said
    assert len(data(tmp_path / "a.report.html")["rows"]) == 6


def test_what_holds_no_rows_is_wrong_usage(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "a.jsonl"
    other.write_text('{"name": "x"}\n', encoding="utf-8")
    for path in (page, other, tmp_path / "missing.jsonl", tmp_path, tmp_path / "missing.parquet"):
        done = run("report", path)
        assert done.returncode == 2, path
        assert "of pages: newsclean --report out.html page.html" in done.stderr.decode()
        assert str(path) in done.stderr.decode()
        assert not list(tmp_path.glob("*.report.html"))


def test_help_does_not_need_jinja() -> None:
    code = "import sys; sys.modules['jinja2'] = None; from newsclean.cli import main; main(['report', '--help'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", [["report", "a.jsonl"], ["--report", "out.html", "bridge.html"]])
def test_without_jinja_the_extra_is_named(arguments: list[str], page: Path) -> None:
    rows(page.parent / "a.jsonl", number=1)
    code = f"import sys; sys.modules['jinja2'] = None; from newsclean.cli import main; sys.exit(main({arguments}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=page.parent)
    assert done.returncode == 2
    assert "newsclean[report]" in done.stderr.decode()
