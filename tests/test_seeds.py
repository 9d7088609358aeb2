"""The seed files, whole: body, metadata and the label of every line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.readers.read import read
from tests.places import SEEDS, TESTS

GOLD = TESTS / "seeds"
NAMES = sorted(p.stem for p in SEEDS.glob("*.txt"))

# Label -> the filters (for junk) or the roles (for metadata) that it stands for.
LABELS = {
    "body": {"body"},
    "title": {"title"},
    "date": {"date"},
    "caption": {"caption"},
    "section": {"section"},
    "byline": {"byline"},
    "source-url": {"url"},
    "page-chrome": {"masthead", "navigation", "outside_article"},
    "popular-list": {"most_read"},
    "related-link": {"related_link", "headline_run"},
    "social": {"social_footer", "share_bar"},
    "copyright": {"copyright_line"},
    "comments": {"comment_form"},
    "feedback": {"feedback_prompt"},
}


def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", NAMES)
def test_body_and_metadata(name: str) -> None:
    want = gold(name)
    article = newsclean.clean((SEEDS / f"{name}.txt").read_bytes())
    assert article.text.split("\n\n") == want["body"]
    shown = article.to_dict()
    shown["date"] = shown["date_published"]
    fields = [k for k in want if k not in ("body", "notes")]
    assert {k: shown[k] for k in fields} == {k: want[k] for k in fields}


@pytest.mark.parametrize("name", NAMES)
def test_label_of_every_line(name: str) -> None:
    document = newsclean.clean((SEEDS / f"{name}.txt").read_bytes()).document
    got: dict[int, str] = {}
    for block in document.blocks:
        removal = document.removals.get(block.index)
        for line in range(block.lines[0], block.lines[1] + 1):
            got[line] = "body" if removal is None else removal.role or removal.filter
    rows = [row.split("\t") for row in (GOLD / f"{name}.labels.tsv").read_text(encoding="utf-8").splitlines()]
    assert rows
    wrong = [(int(n), label, got.get(int(n)), text[:60]) for n, label, text in rows if got.get(int(n)) not in LABELS[label]]
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_accounted_for(name: str) -> None:
    source = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    covered = {n for b in read(source).blocks for n in range(b.lines[0], b.lines[1] + 1)}
    assert {n for n, line in enumerate(source.split("\n"), 1) if line.strip()} <= covered


def test_the_rules_name_no_seed() -> None:
    """No phrase and no filter quotes a seed's outlet or one of its headlines: the rules must hold for pages nobody showed us."""
    package = Path(newsclean.__file__).parent
    rules = "\n".join(p.read_text(encoding="utf-8").casefold() for p in package.rglob("*") if p.suffix in (".py", ".toml"))
    for outlet in ("eurasiadiary", "moscowtimes", "moscow times", "japan news", "upi.com", "jn access"):
        assert outlet not in rules
    for name in NAMES:
        for row in (GOLD / f"{name}.labels.tsv").read_text(encoding="utf-8").splitlines():
            _, label, text = row.split("\t")
            if label in ("title", "related-link", "popular-list") and len(text.split()) > 4:
                assert text.casefold() not in rules
