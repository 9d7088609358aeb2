"""The page of a run: what it says of it, that it needs no script, and that nothing of an input acts in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsclean.batch import Run
from newsclean.cli import main
from newsclean.report import summary_page
from newsclean.report.summary import curve, histogram
from tests.batch.made import pages
from tests.report.made import saved
from tests.test_promises import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUN = Run(
    "out/articles.parquet",
    {},
    finished=True,
    rows=1_300,
    statuses={"ok": 1_200, "empty": 60, "error": 40},
    kinds={"article": 1_100, "index": 160},
    dropped={"error": 12},
    confidences=[0] * 10 + [3, 4, 5, 8, 20, 30, 50, 80, 200, 700],
    warnings={"the input is empty": 60, "lost its end": 3},
    removed={"site_element": [900, 50_000], "my_rule": [3, 1_000]},
    slowest=[[12.5, "page 7"], [3.25, "page 9"]],
    curve=[[10, 100], [60, 700], [130, 1_312]],
    reasons={"filter my_filter raised ValueError: …": 40},
    lost={"took too long": 2},
    problems=["a.jsonl: it has changed"],
    seconds=130,
    sessions=2,
)


def text_of(page: str) -> str:
    """What a page shows."""
    tree = LexborHTMLParser(page)
    assert tree.body is not None
    return " ".join(tree.body.text(separator=" ").split())


def test_all_is_there() -> None:
    text = text_of(summary_page(RUN))
    assert "1,300 rows in 2 min 10 s , 10 a second, in 2 sessions" in text
    for part in (
        "ok 1,200 92%",
        "error 40 3.1%",
        "index 160 13%",
        "Without a row, for their kind error 12",
        "of articles, mean 0.9",
        "page 7 12 s page 9 3.25 s",
        "site_element 50,000 words 900 documents",
        "the input is empty 60",
        "filter my_filter raised ValueError: … 40",
        "took too long 2",
        "a.jsonl: it has changed",
    ):
        assert part in text, part
    assert "not finished" not in text


def test_a_run_of_which_little_is_known() -> None:
    text = text_of(summary_page(Run("-", {})))
    assert "0 rows so far" in text
    assert "The run is not finished." in text
    assert text.count("Not known of this run.") == 2
    assert "newsclean batch --removed" in text


def test_long_lists_are_cut() -> None:
    many = {f"a warning of the kind {'x' * n}": 1 for n in range(100)}
    page = summary_page(replace(RUN, warnings=many))
    assert "and 60 more" in page
    assert page.count("a warning of the kind") == 40


def test_it_has_no_script_and_loads_nothing() -> None:
    tree = LexborHTMLParser(summary_page(RUN))
    assert tree.css("script") == []
    assert not [node for node in tree.css("*") for name in node.attributes if name in ("src", "style") or name.startswith("on")]
    assert "script-src 'none'" in (tree.css_first("meta[http-equiv]").attributes["content"] or "")  # type: ignore[union-attr]


@pytest.mark.parametrize("told", HOSTILE)
def test_nothing_of_an_input_acts(told: str) -> None:
    hostile = replace(
        RUN, output=told, warnings={told: 3}, reasons={told: 3}, removed={told: [1, 2]}, slowest=[[1.0, told]], problems=[told], lost={told: 1}
    )
    tree = LexborHTMLParser(summary_page(hostile))
    assert tree.css("script, img, iframe, a, object, form") == []
    harmless = replace(
        RUN, output="x", warnings={"x": 3}, reasons={"x": 3}, removed={"x": [1, 2]}, slowest=[[1.0, "x"]], problems=["x"], lost={"x": 1}
    )
    assert len(tree.css("*")) == len(LexborHTMLParser(summary_page(harmless)).css("*"))


def test_plots() -> None:
    assert curve([]) is None
    assert histogram([]) == histogram([0, 0]) == []
    found = curve([[0.0, 0]])
    assert found is not None
    assert "nan" not in found.points
    times = curve([[90_000, 5_000_000]])
    assert times is not None
    assert [tick.label for tick in times.across] == ["0", "6 h", "12 h", "18 h", "1 d"]
    assert [tick.label for tick in times.up] == ["0", "1,000,000", "2,000,000", "3,000,000", "4,000,000", "5,000,000"]


def test_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    hostile = replace(RUN, output="<script>alert(1)</script>", warnings={"<img src=x onerror=alert(1)>": 2})
    address = saved(summary_page(hostile), tmp_path)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    noticed: list[str] = []
    page.on("console", lambda message: noticed.append(message.text))
    page.on("request", lambda request: noticed.append(request.url))
    page.goto(address)
    assert noticed == [address]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) != light
    page.close()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, output = tmp_path / "page.html", tmp_path / "out.jsonl"
    command = ["batch", str(pages(tmp_path, 3)), "-o", str(output), "--workers", "1", "--quiet", "--summary-page", str(page)]
    assert main(command) == 0
    first = page.read_text(encoding="utf-8")
    assert "<b>3 rows</b>" in first
    page.unlink()
    assert main(command) == 0  # nothing is left to do, and the page is written all the same
    assert page.read_text(encoding="utf-8") == first
    with pytest.raises(SystemExit):
        main([*command[:-1], str(tmp_path / "missing" / "page.html")])
    assert "there is no folder" in capsys.readouterr().err
