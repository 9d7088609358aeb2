"""Front matter: a YAML library reads the values of the article back, of the same types, whatever they are."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import given

import newsclean
from newsclean import Article
from newsclean.output.rows import FIELDS
from tests.output.articles import NAMES, data, hostile
from tests.output.articles import article as article_named


def read(written: str) -> tuple[dict[str, Any], str]:
    """The values above the body, and the body, as programs part them: at the lines of three dashes."""
    opening, front, body = written.split("---\n", 2)
    assert opening == ""
    return yaml.safe_load(front), body


def expected(article: Article) -> dict[str, Any]:
    shown = json.loads(re.sub(r"[\ud800-\udfff]", "?", json.dumps(article.to_dict(), ensure_ascii=False)))
    return {name: shown[name] for name in FIELDS if name not in ("text", "markdown") and shown[name] not in (None, [])}


@pytest.mark.parametrize("name", NAMES)
def test_the_metadata_of_every_article_come_back(name: str) -> None:
    article = article_named(name)
    values, body = read(article.to_markdown(front_matter=True))
    assert values == expected(article)
    assert list(values) == list(expected(article))
    assert body == f"\n{article.markdown}"


@given(hostile)
def test_whatever_the_values_are_they_come_back(article: Article) -> None:
    written = article.to_markdown(front_matter=True)
    front = written[len("---\n") : written.index("\n---\n", 3)]
    assert yaml.safe_load(front) == expected(article)


@pytest.mark.parametrize("text", ["no", "1.0", "2024-03-05", "~", "", "- a", "a: b # c", "---", "...", "\x85\u2028", "😀", "\ufeff", '"\\\n\t'])
def test_a_text_stays_a_text(text: str) -> None:
    values, _ = read(Article.from_dict(data(title=text, tags=[text])).to_markdown(front_matter=True))
    assert (values["title"], values["tags"]) == (text, [text])


def test_a_body_may_have_dashes_of_its_own() -> None:
    article = newsclean.clean("The talks between both sides failed.\n\n---\n\nThey began again on Monday in the hotel.", format="markdown")
    _, body = read(article.to_markdown(front_matter=True))
    assert body == f"\n{article.markdown}"


def test_without_front_matter_it_is_the_markdown_alone() -> None:
    article = newsclean.clean("The talks between both sides failed.")
    assert article.to_markdown() == article.markdown


def test_what_is_no_character_becomes_a_question_mark() -> None:
    """libyaml, and so most programs, reads no lone surrogate."""
    values, _ = read(Article.from_dict(data(title="a\ud83d")).to_markdown(front_matter=True))
    assert values["title"] == "a?"


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML is built without libyaml")
@given(hostile)
def test_libyaml_reads_the_same(article: Article) -> None:
    written = article.to_markdown(front_matter=True)
    assert yaml.load(written[len("---\n") : written.index("\n---\n", 3)], Loader=yaml.CSafeLoader) == expected(article)
