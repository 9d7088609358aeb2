"""Whole texts in many languages: the body is kept, and nothing else. `whole_texts.toml` has them, each line with what it is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsclean import clean

TEXTS = tomllib.loads(Path(__file__).with_name("whole_texts.toml").read_text(encoding="utf-8"))["text"]


@pytest.mark.parametrize("case", TEXTS, ids=[case["name"] for case in TEXTS])
def test_a_whole_text(case: dict[str, Any]) -> None:
    lines = [line.split(" ", 1) for line in case["lines"].strip().splitlines()]
    article = clean(("\n" * case["breaks"]).join(text for _, text in lines), format="text")
    assert article.text.split("\n\n") == [text for label, text in lines if label == "body"]
    assert article.title == next(text for label, text in lines if label == "title")
    assert list(article.authors) == case["authors"]
    assert (article.date_published or "")[:10] == case["date"]
