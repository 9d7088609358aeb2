"""The page of one article: what is on it, and that nothing on it can load or run anything."""

from __future__ import annotations

import base64
import builtins
import hashlib
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from newsclean import Article
from newsclean.document import Block, Removal
from newsclean.report.arranged import arranged
from newsclean.report.entries import Entry, entries_of, gaps
from newsclean.report.view import COLOURS, colour, view_of
from tests.output.articles import NAMES, hostile
from tests.output.articles import article as example
from tests.report.made import MORE_HOSTILE, PAGE, article, hostile_page, hostile_row, unsafe, with_bad_rule

ROOT = Path(__file__).parents[2]


def parsed(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(page)


def texts(page: str, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in parsed(page).css(selector)]


def test_a_report_shows_the_body_and_each_removal_in_its_place() -> None:
    shown = article()
    page = shown.report()
    order = [(node.attributes.get("data-a"), node.css_first(".why") is not None) for node in parsed(page).css(".text .b")]
    assert [int(str(number)) for number, _ in order] == sorted(int(str(number)) for number, _ in order)
    for removal in (*shown.removed, *shown.roles):
        assert removal.filter in texts(page, ".fold b")
        assert any(removal.reason in why for why in texts(page, ".why"))
    body = " ".join(" ".join(texts(page, ".text > .b")).split())
    for block in shown.document.kept:
        assert block.text in body
    assert "Follow us on X" not in body


def test_it_says_where_the_metadata_stood_and_what_contradicts_them() -> None:
    page = article().report()
    [date] = [node for node in parsed(page).css("dl > div") if node.css("dt")[0].text() == "Published"]
    assert "meta element article:published_time" in date.css(".places:not(.not)")[0].text()
    assert "6 March 2024" in date.css(".places.not")[0].text()
    assert "doubted" in (date.attributes.get("class") or "")
    [authors] = [node for node in parsed(page).css("dl > div") if node.css("dt")[0].text() == "Authors"]
    assert authors.css_first(".places.not") is None


def test_it_names_what_was_cut_from_within_the_article() -> None:
    assert texts(article().report(), ".cut") == []
    [said] = texts(with_bad_rule(PAGE).report(), ".cut")
    assert "bad_rule 26" in said
    assert [count.name for count in view_of(with_bad_rule(PAGE)).cut] == ["bad_rule"]
    [said] = texts(with_bad_rule(PAGE, "Thursday").report(), ".cut")  # the last paragraph; a rule of one's own may take it, too
    assert "bad_rule" in said


def test_consecutive_removals_of_one_filter_are_one_fold() -> None:
    blocks = [Block(i, f"Line {i}") for i in range(9)]
    by = ["a", "a", "b", None, "a", None, "b", "a", "c"]
    entries = [Entry(i, b, Removal(b, name, "is short") if name else None) for i, (b, name) in enumerate(zip(blocks, by, strict=True))]
    stretches = arranged(entries)
    assert [[(fold.filter, len(fold.entries)) for fold in s.folds] for s in stretches] == [
        [("a", 2), ("b", 1)], [], [("a", 1)], [], [("b", 1), ("a", 1), ("c", 1)],
    ]  # fmt: skip
    assert [s.is_long for s in stretches] == [False, False, False, False, True]
    assert stretches[4].filters == [("b", 1), ("a", 1), ("c", 1)]


def test_a_filter_has_one_colour() -> None:
    assert colour("caption") == colour("caption") < COLOURS
    assert colour("my_rule") == colour("my_rule") < COLOURS
    assert colour("\ud800") < COLOURS
    style = (ROOT / "src/newsclean/report/assets/colours.css").read_text(encoding="utf-8")
    assert all(f".c{number} {{ --h:" in style for number in range(COLOURS))


@pytest.mark.parametrize("name", NAMES)
def test_every_report_is_safe(name: str) -> None:
    assert unsafe(example(name).report()) == []


@given(hostile)
def test_reports_of_hostile_rows_are_safe(shown: Article) -> None:
    page = shown.report()
    page.encode("utf-8")
    assert unsafe(page) == []


@pytest.mark.parametrize("text", MORE_HOSTILE, ids=range(len(MORE_HOSTILE)))
def test_reports_of_hostile_texts_are_safe(text: str) -> None:
    for page in (Article.from_dict(hostile_row(text)).report(), with_bad_rule(hostile_page(text)).report()):
        assert unsafe(page) == []


@pytest.mark.parametrize(
    "page",
    ["<p onclick=x()>", "<img src=x>", "<a href=javascript:x>", "<a href=https://a.example>", "<script>x</script>", '<p style="x">', "<base href=x>"],
)
def test_what_is_unsafe_is_found(page: str) -> None:
    good = article().report()
    assert unsafe(good.replace("<h1", f"{page}<h1", 1)) != []


def test_the_policy_allows_the_style_sheet_and_the_script_of_the_page_alone() -> None:
    page = article().report()
    [policy] = [node.attributes["content"] for node in parsed(page).css("meta[http-equiv]")]
    allowed = dict(part.strip().split(" ", 1) for part in str(policy).split(";"))
    assert allowed["default-src"] == "'none'"
    for directive, element in (("style-src", "style"), ("script-src", "script")):
        [inside] = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert allowed[directive] == f"'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"
    assert allowed["img-src"] == "data:"
    assert page.index("<meta http-equiv") < page.index("<style>")


def test_links_of_the_body_lead_to_the_web_alone() -> None:
    page = article().report()
    links = {node.text(): node.attributes for node in parsed(page).css(".text a")}
    assert links["The minutes"]["href"] == "https://lorne.example/minutes"
    assert links["The minutes"]["rel"] == "noopener noreferrer"
    relative = parsed(article(PAGE.replace("https://lorne.example/minutes", "/minutes")).report())
    assert all((node.attributes.get("href") or "https://").startswith("https://") for node in relative.css(".text a"))


def test_a_report_needs_jinja(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_jinja(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == "jinja2":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    for name in [name for name in sys.modules if name.startswith(("newsclean.report", "jinja2"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without_jinja)
    with pytest.raises(ImportError, match=r"a report needs Jinja2: pip install 'newsclean\[report\]'"):
        article().report()


def test_the_wheel_holds_templates_and_assets() -> None:
    wheel = pytest.importorskip("hatchling.builders.wheel")
    held = {Path(file.distribution_path) for file in wheel.WheelBuilder(str(ROOT)).recurse_included_files()}
    folder = ROOT / "src/newsclean/report"
    wanted = {path.relative_to(ROOT / "src") for kind in ("templates", "assets") for path in (folder / kind).iterdir()}
    assert len(wanted) > 5
    assert wanted <= held


# ---- articles of rows ----


def test_of_a_row_of_a_page_the_removed_blocks_stand_where_they_stood() -> None:
    shown = article()
    row = Article.from_dict(shown.to_dict())
    assert row.is_from_dict
    assert not shown.is_from_dict
    entries = entries_of(row)
    assert entries.are_placed
    assert [(e.block.text, e.filter) for e in entries.all] == [(e.block.text, e.filter) for e in entries_of(shown).all]
    assert "From a row" in row.report()


def test_where_the_places_cannot_be_told_the_removed_blocks_stand_below() -> None:
    data = article().to_dict()
    data["removed"][0]["lines"] = [900, 900]
    entries = entries_of(Article.from_dict(data))
    assert not entries.are_placed
    assert [e.removal is None for e in entries.all] == sorted([e.removal is None for e in entries.all], reverse=True)
    assert "listed below the text" in Article.from_dict(data).report()


@pytest.mark.parametrize(
    ("lines", "kept", "expected"),
    [([], 3, []), ([(1, 2), (5, 5)], 2, [0, 2]), ([(3, 3), (2, 2)], 5, [2, 0]), ([(2, 2)], 0, None), ([(9, 9)], 0, None)],
)
def test_gaps(lines: list[tuple[int, int]], kept: int, expected: list[int] | None) -> None:
    assert gaps(lines, kept) == expected


def test_a_row_without_what_was_removed_is_shown_all_the_same() -> None:
    data = {key: value for key, value in article().to_dict().items() if key not in ("removed", "roles")}
    page = Article.from_dict(data).report()
    assert texts(page, ".fold") == []
    assert "Nothing was removed" in page
