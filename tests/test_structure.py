"""Blocks of an article in shapes that extractors get wrong: the cases of `structure.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsclean

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("structure.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_structure(case: dict[str, Any]) -> None:
    article = newsclean.clean(case["source"].encode(), url="https://x.example/a", format=case["format"])
    text = " ".join(article.text.split())
    assert [given for given in case["holds"] if given not in text] == []
    assert [given for given in case["lacks"] if given in text or given in article.markdown] == []
    assert [given for given in case["markdown"] if given not in article.markdown] == []


PARAGRAPHS = "".join(
    f"<p>The ferry to island number {n} will not sail this winter, the operator said, because its engines failed.</p>" for n in range(5)
)
TEASER = "A goose was seen at gate {0} on Thursday, and its keeper was told at once."
SHAPES = {
    "articles": "<article class=c><h3><a href=/z{0}>Note {0} from the port</a></h3><p>" + TEASER + "</p></article>",
    "tiles": "<div class=tile><a href=/t{0}><h4>Note {0} from the port</h4></a><p>" + TEASER + "</p></div>",
    "items": "<li class=it><p><a href=/t{0}>Note {0} from the port</a></p><p>" + TEASER + "</p></li>",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_many_teasers_are_not_the_article(shape: str) -> None:
    """They hold most of the page's text, so the second opinion is asked; it must not add them."""
    cards = "".join(shape.format(n) for n in range(60))
    article = newsclean.clean(
        f"<title>Ferry</title><main><article><h1>Ferry</h1>{PARAGRAPHS}</article><section>{cards}</section></main>", format="html"
    )
    assert "island number 4" in article.text
    assert "gate 7 " not in article.text


def test_cards_without_links_are_the_articles_own() -> None:
    days = "".join(
        f"<div class=day><h3>Day {n}</h3><p>On day {n} the crew rowed for nine hours and ate the last of the bread.</p></div>" for n in range(8)
    )
    article = newsclean.clean(f"<title>Ferry</title><article><h1>Ferry</h1>{PARAGRAPHS}{days}</article>", format="html")
    assert "On day 3 the crew" in article.text
