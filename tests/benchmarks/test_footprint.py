"""The scripts that measure and try the package: what they count as a compiler, and that they measure a process that is new."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import newsclean
from benchmarks import footprint, installs


def test_a_path_without_compilers_has_all_other_programs(tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    names = ("gcc", "gcc-12", "x86_64-linux-gnu-gcc", "cc", "g++", "clang-14", "c99", "git", "make", "ccache", "gccgo-tool")
    programs.mkdir()
    for name in names:
        (programs / name).touch()
    path = Path(installs.without_compilers(tmp_path / "bare", str(programs)))
    assert sorted(program.name for program in path.iterdir()) == ["ccache", "gccgo-tool", "git", "make"]


def test_the_page_is_an_article_that_no_second_opinion_is_asked_about() -> None:
    article = newsclean.clean(footprint.page(), format="html")
    assert article.title == "Bridge stays closed"
    assert article.text.count("a spokeswoman said on Monday") == 120
    assert "Section 1" not in article.text
    assert not article.notes


def test_a_process_measures_itself(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(footprint.page(), encoding="utf-8")
    done = subprocess.run([sys.executable, footprint.CHILD, "newsclean", page], capture_output=True, text=True, check=True, timeout=60)
    found = json.loads(done.stdout)
    assert found["asked_trafilatura"] is False
    assert found["first_ms"] > found["second_ms"] > 0
    assert found["modules"] > 50
    assert found["used_mb"] > found["import_mb"] > 0


def test_every_way_to_install_is_tried_with_and_without_a_compiler() -> None:
    tried = {(case.command, case.compiler, case.new_pip) for case in installs.cases()}
    assert len(tried) == len(list(installs.cases()))
    for command in installs.PIP_CASES:
        assert {(command, compiler, new) for compiler in (True, False) for new in (True, False)} <= tried
