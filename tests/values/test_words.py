"""The words around names and dates, from the phrase files."""

from __future__ import annotations

import pytest

from newsclean.values import words


@pytest.mark.parametrize("text", ["published", "first published on monday", "publié le 3 mai", "gepubliceerd", "опубликовано вчера"])
def test_published(text: str) -> None:
    assert words.published().match(text)


@pytest.mark.parametrize("text", ["publisher", "unpublished", "the publié", "postage"])
def test_not_published(text: str) -> None:
    assert not words.published().match(text)


@pytest.mark.parametrize("text", ["last updated on", "mis à jour le 3 mai", "zuletzt aktualisiert", "son güncelleme", "最后更新时间", "최종수정"])
def test_updated(text: str) -> None:
    assert words.updated().search(text)


@pytest.mark.parametrize("text", ["outdated", "unmodified", "stand", "aktualisierte zahlen"])
def test_not_updated(text: str) -> None:
    assert not words.updated().search(text)


def test_and_by() -> None:
    assert {"and", "und", "और"} <= set(words.and_words())
    assert {"by", "von", "بقلم"} <= set(words.by_words())
