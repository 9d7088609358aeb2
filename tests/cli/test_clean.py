"""The command line, run as a user would."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import pty
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import zstandard

from newsclean import Pipeline
from newsclean.cli.inputs import read_input

TEXT = "Talks end in Seoul\n\nBy Jane Doe\n\nThe talks between both sides failed on Monday.\n\nFollow us:\n"
BODY = "The talks between both sides failed on Monday."


def run(*args: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "newsclean", *map(str, args)]
    return subprocess.run(command, input=stdin if stdin is not None else b"", capture_output=True, check=False, timeout=60)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_and_standard_input_give_the_same_body(file: Path) -> None:
    for done in (run(file), run(stdin=TEXT.encode()), run("-", stdin=TEXT.encode())):
        assert (done.returncode, done.stdout.decode(), done.stderr) == (0, BODY + "\n", b"")


def test_json_and_jsonl(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("Zürich. " + BODY, encoding="utf-8")
    one = json.loads(run("-t", "json", file).stdout)
    assert (one["title"], one["authors"], one["source"]) == ("Talks end in Seoul", ["Jane Doe"], str(file))
    assert [r["filter"] for r in one["removed"]] == ["social_footer"]
    assert [r["role"] for r in one["roles"]] == ["title", "byline"]
    assert len(json.loads(run("-t", "json", file, other).stdout)) == 2
    lines = run("-t", "jsonl", file, other).stdout.decode().splitlines()
    assert [json.loads(line)["text"] for line in lines] == [BODY, "Zürich. " + BODY]
    assert "Zürich" in lines[1]


def test_a_bad_input_costs_one_line_and_the_others_come_out(file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b" \n")
    picture = tmp_path / "p.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    done = run(tmp_path / "missing.txt", empty, picture, tmp_path, file)
    assert done.returncode == 1
    assert BODY in done.stdout.decode()
    notes = done.stderr.decode().splitlines()
    assert len(notes) == 4
    assert all(word in note for word, note in zip(["No such file", "empty", "not text", "newsclean batch"], notes, strict=True))


def test_an_input_without_text_is_no_failure_beside_others(file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.write_bytes(b"<html></html>")
    done = run(file, empty)
    assert done.returncode == 0
    assert b"empty.html: " in done.stderr
    assert run(empty).returncode == 1
    assert run(file, tmp_path / "missing.txt").returncode == 1


def test_a_page_that_is_no_article_has_a_note(tmp_path: Path) -> None:
    path = tmp_path / "gone.html"
    path.write_text("<title>404 Not Found</title><h1>404 Not Found</h1><p>The requested URL was not found on this server.</p>", encoding="utf-8")
    done = run(path)
    assert done.returncode == 0
    assert done.stderr.decode().startswith(f"newsclean: {path}: this is no article, but of the kind ")


def test_an_output_that_cannot_be_written(file: Path, tmp_path: Path) -> None:
    done = run(file, "-o", tmp_path / "nowhere" / "out.txt")
    assert (done.returncode, done.stderr.decode()) == (3, f"newsclean: cannot write {tmp_path}/nowhere/out.txt: No such file or directory\n")
    done = run(file, "-o", "/dev/full")
    assert (done.returncode, done.stderr.decode()) == (3, "newsclean: cannot write /dev/full: No space left on device\n")


def test_empty_standard_input_fails() -> None:
    done = run(stdin=b"")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"empty" in done.stderr


def test_several_inputs_are_told_apart(file: Path) -> None:
    assert run(file, file).stdout.decode().count(f"==> {file} <==") == 2


def test_the_output_may_be_the_input(file: Path) -> None:
    assert run(file, "-o", file).returncode == 0
    assert file.read_text(encoding="utf-8") == BODY + "\n"


def test_explain_and_filters(file: Path) -> None:
    listing = run("--explain", file).stdout.decode()
    assert '  Follow us:\n     · social_footer: is just "follow us"\n' in listing
    assert "\x1b" not in listing
    assert "Follow us:" in run("--without", "social_footer", file).stdout.decode()
    assert "By Jane Doe" in run("--only", "social_footer", file).stdout.decode()
    filters = [line.split(maxsplit=2) for line in run("--list-filters", "--without", "ornament").stdout.decode().splitlines()]
    assert [name for name, *_ in filters] == list(Pipeline.default().without("ornament").names)
    assert filters[0][:2] == ["hidden_text", "element"]
    assert all(len(line) == 3 for line in filters)


def test_explain_one_part_and_as_data(file: Path) -> None:
    assert run("--explain", "--junk-only", file).stdout.decode().endswith('\n\n- 7  Follow us:\n     · social_footer: is just "follow us"\n')
    assert run("--explain", "--body-only", file).stdout.decode().endswith(f"\n\n  5  {BODY}\n")
    data = json.loads(run("--explain", "-t", "json", file).stdout)
    assert (data["source"], data["removed"]["filters"]) == (str(file), {"social_footer": 1})
    assert [group["part"] for group in data["groups"]] == ["metadata", "metadata", "kept", "removed"]
    assert len(json.loads(run("--explain", "-t", "json", file, file).stdout)) == 2
    lines = run("--explain", "--junk-only", "-t", "jsonl", file, file).stdout.decode().splitlines()
    assert [[group["part"] for group in json.loads(line)["groups"]] for line in lines] == [["removed"], ["removed"]]


@pytest.mark.parametrize("args", [["--body-only"], ["--junk-only"], ["--explain", "--body-only", "--junk-only"]])
def test_a_part_of_nothing_is_wrong_usage(file: Path, args: list[str]) -> None:
    done = run(*args, file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--junk-only" in done.stderr


def on_terminal(*args: str | Path, **variables: str) -> str:
    """What the command writes to a terminal."""
    outer, inner = pty.openpty()
    command = [sys.executable, "-m", "newsclean", *map(str, args)]
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    done = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=inner, env={**environment, **variables})
    os.close(inner)
    pieces = []
    try:
        while piece := os.read(outer, 65_536):
            pieces.append(piece)
    except OSError:  # the other end is closed
        pass
    os.close(outer)
    assert done.wait(timeout=60) == 0
    return b"".join(pieces).decode().replace("\r\n", "\n")


def test_explain_on_a_terminal_is_as_wide_as_it_and_coloured(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{TEXT}\n\n{BODY} {' '.join(['And so on and on.'] * 9)}\n", encoding="utf-8")
    wide, narrow = on_terminal("--explain", file, COLUMNS="120"), on_terminal("--explain", file, COLUMNS="50", NO_COLOR="1")
    assert "\x1b[31m-  7\x1b[0m  Follow us:" in wide
    assert "\x1b" not in narrow
    assert max(map(len, wide.splitlines())) > 100
    assert max(map(len, narrow.splitlines())) <= 50
    assert "\x1b" not in on_terminal("--explain", file, "-o", tmp_path / "out.txt") + (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_html(file: Path, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<h1>Talks end</h1><p>{BODY} <b>&lt;b></b> <a href='/x'>More</a>.<script>alert(1)</script></p>", encoding="utf-8")
    html = f'<p>{BODY} <strong>&lt;b&gt;</strong> <a href="https://lorne.example/x">More</a>.</p>\n'
    assert run("-t", "html", "--url", "https://lorne.example/a", page).stdout.decode() == html
    assert run("-t", "html", file, file).stdout.decode() == f"==> {file} <==\n<p>{BODY}</p>\n\n==> {file} <==\n<p>{BODY}</p>\n"


@pytest.mark.parametrize("args", [["--without", "nope"], ["--only", "nope"], ["--with", "nope"], ["--to", "xml"]])
def test_wrong_usage_exits_with_2(file: Path, args: list[str]) -> None:
    done = run(*args, file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr


def test_a_reader_that_stops_is_no_error(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("\n\n".join(f"{i} {BODY} {BODY} {BODY}" for i in range(8_000)), encoding="utf-8")
    command = f"{sys.executable} -m newsclean {long} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("command", [[], ["batch"], ["profile"]])
def test_help_shows_examples_and_loads_little(command: list[str]) -> None:
    heavy = "{'fsspec', 'pyarrow', 'fastwarc', 'rich', 'trafilatura', 'markdown_it', 'charset_normalizer'} & set(sys.modules)"
    code = f"import sys, atexit\nfrom newsclean.cli import main\natexit.register(lambda: print({heavy}))\nmain({[*command, '--help']})"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.decode()
    assert "\nexamples:\n" in shown
    assert shown.endswith("set()\n")
    assert all(len(line) < 80 for line in shown.splitlines())


def test_newsclean_itself_loads_little() -> None:
    heavy = "{'fsspec', 'pyarrow', 'pickle', 'subprocess', 'multiprocessing', 'trafilatura', 'markdown_it'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", f"import sys, newsclean; print({heavy})"], capture_output=True, check=True).stdout == b"set()\n"


def test_a_process_of_its_own(file: Path) -> None:
    assert run("--timeout", "60", file).stdout.decode() == BODY + "\n"
    done = run("--timeout", "0", file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"timeout is 0.0; it must be a number of seconds, more than 0" in done.stderr
    assert b"'soon' is not a number of seconds" in run("--timeout", "soon", file).stderr


def test_inputs_that_are_no_text(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    cut = tmp_path / "cut.html.gz"
    cut.write_bytes(gzip.compress(TEXT.encode())[:20])
    archive = tmp_path / "pages.warc"
    archive.write_bytes(b"WARC/1.0\r\n\r\n")
    packed = tmp_path / "pages.tar.gz"
    with tarfile.open(packed, "w:gz") as tar:
        tar.add(empty)
    done = run(empty, tmp_path, "https://lorne.example/a?b=c&d", cut, archive, packed)
    assert (done.returncode, done.stdout) == (1, b"")
    assert [note.partition(": ")[2].partition(": ")[2] for note in done.stderr.decode().splitlines()] == [
        "the input is empty",
        f"is a folder: use newsclean batch {tmp_path} -o articles.jsonl",
        "newsclean fetches nothing: pipe it from curl: curl -sL 'https://lorne.example/a?b=c&d' | newsclean --url 'https://lorne.example/a?b=c&d' -",
        "its gzip data cannot be read: Compressed file ended before the end-of-stream marker was reached",
        f"is a web archive: use newsclean batch {archive} -o articles.jsonl",
        "is an archive (tar): unpack it into a folder, and use newsclean batch FOLDER -o articles.jsonl",
    ]


def _zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress, _zstd])
def test_compressed_inputs_are_read(compress: Callable[[bytes], bytes], tmp_path: Path) -> None:
    packed = tmp_path / "a"  # known by its content
    packed.write_bytes(compress(TEXT.encode()))
    assert run(packed).stdout.decode() == BODY + "\n"
    assert run("-", stdin=packed.read_bytes()).stdout.decode() == BODY + "\n"


def test_a_bomb_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.archives.MAX_PAGE_BYTES", 1000)
    packed = tmp_path / "a.gz"
    packed.write_bytes(gzip.compress(b"a" * 100_000))
    with pytest.raises(OSError, match="more than 1,000 bytes once it is decompressed"):
        read_input(str(packed))


@pytest.mark.parametrize("to", ["text", "markdown", "html", "tei", "json", "jsonl"])
def test_a_terminal_gets_nothing_that_it_would_obey(to: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Ferry</h1><p>The captain \033]0;x\007 said nothing \x9b31m to the passengers all day.</p>", encoding="utf-8")
    for args in (("-t", to), ("-t", to, "--explain")):
        written = on_terminal(*args, page, NO_COLOR="1")
        assert "captain" in written
        assert not set(written) & set("\033\007\x9b")


RULED = f"{BODY}\n\nReporting by Ada Kline\n\nRELATED: the treaty\n\nBuild 7\n"


def test_own_rules(tmp_path: Path) -> None:
    patterns = tmp_path / "patterns.txt"
    patterns.write_text("\ufeff# one a line\n\n^Reporting by\n^Build \\d\n", encoding="utf-8")
    phrases = tmp_path / "mine.toml"
    phrases.write_text('[own_wording]\nstart = ["build"]\n', encoding="utf-8")
    for options in (("--remove", f"@{patterns}"), ("--remove", "^Reporting", "--remove", "^Build", "--only", "related_link")):
        done = run("--keep", "^RELATED", *options, stdin=RULED.encode())
        assert (done.stdout.decode(), done.stderr) == (f"{BODY}\n\nRELATED: the treaty\n", b"")
    shown = run("--phrases", phrases, "--keep", "^RELATED", "--explain", stdin=RULED.encode()).stdout.decode()
    assert '· own_wording: opens with "build" (mine.toml)' in shown
    assert "· kept by keep: matches ^RELATED" in shown


def test_a_pattern_that_takes_most() -> None:
    done = run("--remove", "talks", stdin=RULED.encode())
    assert b"the pattern talks was left out here: it takes 100% of the running text" in done.stderr
    assert BODY in done.stdout.decode()
    assert BODY not in run("--remove", "talks", "--remove-most", stdin=RULED.encode()).stdout.decode()


def test_a_wrong_line_in_a_file_of_patterns_is_named(tmp_path: Path) -> None:
    patterns = tmp_path / "patterns.txt"
    patterns.write_text("# ours\n^Reporting by\n^(Build\n", encoding="utf-8")
    done = run("--remove", f"@{patterns}", stdin=RULED.encode())
    assert done.returncode == 2
    assert f"{patterns}, line 3: the pattern ^(Build is no regular expression".encode() in done.stderr


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--remove", "(a+)+$", b"newsclean: the pattern (a+)+$ traps itself"),
        ("--keep", "(", b"newsclean: the pattern ( is no regular expression"),
        ("--remove", "@nowhere.txt", b"newsclean: cannot read nowhere.txt: No such file"),
        ("--phrases", "nowhere.toml", b"newsclean: cannot read nowhere.toml: No such file"),
    ],
)
def test_a_wrong_rule_is_wrong_usage(option: str, value: str, message: bytes) -> None:
    done = run(option, value, stdin=RULED.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(message)


def test_tei(file: Path) -> None:
    done = run("-t", "tei", file)
    assert done.returncode == 0
    assert ElementTree.fromstring(done.stdout).tag == "{http://www.tei-c.org/ns/1.0}TEI"


def test_front_matter(file: Path) -> None:
    done = run("-t", "markdown", "--front-matter", file)
    assert done.stdout.startswith(b"---\ntitle: ")
    assert done.stdout.endswith(run("-t", "markdown", file).stdout)


def test_pictures_in_markdown(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<h1>Talks end</h1><p>The talks between both sides failed on Monday.</p><img src='/b.jpg' alt='The hotel'><p>No new date was set.</p>"
    )
    done = run("-t", "markdown", "--images", "--url", "https://l.example/a", page)
    assert b"\n\n![The hotel](https://l.example/b.jpg)\n\n" in done.stdout
    assert b"![" not in run("-t", "markdown", "--url", "https://l.example/a", page).stdout
    assert run("-t", "markdown", "--images", "--timeout", "60", "--url", "https://l.example/a", page).stdout == done.stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--front-matter"], b"--front-matter stands above Markdown; add -t markdown, or leave it out"),
        (["-t", "tei", "--front-matter"], b"add -t markdown"),
        (["--images"], b"--images writes pictures into Markdown; add -t markdown"),
        (["-t", "json", "--images"], b"For JSON, there is --with-fields images"),
        (["-t", "markdown", "--explain", "--images"], b"without --explain, or leave it out"),
        (["-t", "markdown", "--with-fields", "images"], b"--with-fields adds to JSON; add -t json or -t jsonl"),
        (["--with-fields", "images"], b"For pictures in Markdown, there is -t markdown --images"),
        (["-t", "parquet"], b"newsclean batch INPUT ... -o out.parquet"),
        (["-t", "csv"], b"invalid choice: 'csv'"),
        (["-t", "tei", "a.html", "b.html"], b"-t tei writes one document, and there are several inputs; clean one at a time"),
    ],
)
def test_what_cannot_be_written_is_wrong_usage(args: list[str], message: bytes) -> None:
    done = run(*args, stdin=b"")
    assert done.returncode == 2
    assert message in done.stderr
