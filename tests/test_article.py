"""Articles: equal, small when stored, and restored as they were cleaned."""

from __future__ import annotations

import pickle
import zlib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Block, Cleaner, Document, Format, Pipeline, Status
from newsclean.article import failed
from newsclean.document.choices import choices
from tests.places import PAGES, SEEDS
from tests.strategies import html_pages, pages
from tests.test_second_opinion import POPUP

FILES = (*sorted(SEEDS.glob("*.txt")), *sorted(PAGES.glob("*.html")))
URL = "https://lorne.example/news/bridge"
TEXT = "Talks end in Seoul\n\nThe talks between both sides failed on Monday.\n\nWirefeed 42\n\nFollow us:\n"
KEPT = 20_000  # bytes that a stored article may have beside its text


def ticker(doc: Document) -> list[tuple[Block, str]]:
    """Lines that open with "Wirefeed"."""
    return [(block, "opens with Wirefeed") for block in doc.kept if block.text.startswith("Wirefeed")]


@cache
def cleaned(path: Path) -> Article:
    return newsclean.clean(path.read_bytes(), url=URL)


def stored(article: Article) -> Article:
    again: Article = pickle.loads(pickle.dumps(article))
    return again


def check_stored(article: Article) -> None:
    """A stored article is the one that was stored, also where nothing but the fields had been asked for before."""
    again = stored(article)
    assert again == article
    assert hash(again) == hash(article)
    assert again.to_dict() == article.to_dict()  # with text, Markdown and confidence
    assert stored(again) == article
    for name in article.filters:
        restored, ours = again.restore(name), article.restore(name)
        assert restored == ours
        assert restored.to_dict() == ours.to_dict()


# Equal


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_same_input_gives_an_equal_article_and_another_does_not(path: Path) -> None:
    again = newsclean.clean(path.read_bytes(), url=URL)
    assert cleaned(path) == again
    assert hash(cleaned(path)) == hash(again)
    assert [other for other in FILES if cleaned(other) == again] == [path]


@pytest.mark.parametrize(
    ("other", "options"),
    [
        (TEXT.replace("Wirefeed 42", "Wirefeed 43"), {}),
        (TEXT.replace("Follow us:", "Follow us"), {}),
        (TEXT, {"url": URL}),
        (TEXT, {"format": "markdown"}),
        (TEXT, {"pipeline": Pipeline.default().without("social_footer")}),
        (TEXT, {"pipeline": Pipeline.default().without("byline")}),
    ],
    ids=["a kept block", "a removed block", "url", "format", "a filter that found something", "a filter that found nothing"],
)
def test_what_differs_in_anything_is_not_equal(other: str, options: dict[str, object]) -> None:
    assert newsclean.clean(TEXT) != newsclean.clean(other, **options)  # type: ignore[arg-type]


def test_an_article_is_no_other_thing() -> None:
    assert newsclean.clean(TEXT) != TEXT
    assert {newsclean.clean(TEXT), newsclean.clean(TEXT)} == {newsclean.clean(TEXT)}


# Stored


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_stored_article_is_small(path: Path) -> None:
    article = cleaned(path)
    texts = [article.text, *(removal.block.text for removal in (*article.removed, *article.roles))]
    assert len(pickle.dumps(article)) <= KEPT + 3 * sum(len(text.encode()) for text in texts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_stored_article_is_the_one_that_was_stored(path: Path) -> None:
    check_stored(cleaned(path))


@given(st.one_of(pages(), html_pages(), st.binary(max_size=200)), st.sampled_from(["auto", "text", "markdown", "html"]))
def test_whatever_was_cleaned_can_be_stored(source: str | bytes, format: Format) -> None:
    check_stored(newsclean.clean(source, format=format, url=URL))


def test_a_second_opinion_is_stored() -> None:
    article = newsclean.clean(POPUP)
    assert article.document.chosen is not None
    check_stored(article)


def test_reading_what_was_stored_runs_nothing() -> None:
    for data in (pickle.dumps(print), zlib.compress(pickle.dumps(print)), b""):
        with pytest.raises((ValueError, zlib.error)):
            Article.from_bytes(data)


# Restored


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_any_filter_that_was_used_can_be_undone(path: Path) -> None:
    article = cleaned(path)
    assert article.filters == Pipeline.default().names
    for name in article.filters:
        restored = article.restore(name)
        assert {i: r for i, r in article.document.removals.items() if r.filter != name} == restored.document.removals
        assert (restored.status, restored.filters) == (article.status, article.filters)
    everything = article.restore(*article.filters)
    assert everything.document.kept == article.document.blocks or article.document.chosen is not None
    assert everything.removed == everything.roles == () or article.document.chosen is not None


def test_a_filter_that_found_nothing_changes_nothing() -> None:
    article = newsclean.clean(TEXT)
    assert not any(r.filter == "byline" for r in article.document.removals.values())
    assert article.restore("byline") == article


def test_a_filter_of_ones_own_can_be_undone() -> None:
    pipeline = Pipeline.default().with_filter(ticker, before="outside_article")
    article = newsclean.clean(TEXT, pipeline=pipeline)
    assert "Wirefeed" not in article.text
    assert "Wirefeed 42" in article.restore("ticker").text
    other = newsclean.clean("The talks between both sides failed on Monday.", pipeline=pipeline)
    assert other.restore("ticker") == other


def test_junk_and_metadata_are_asked_for_apart() -> None:
    article = newsclean.clean(TEXT)
    assert [(r.filter, r.role) for r in article.removed] == [("social_footer", None)]
    assert [(r.filter, r.role) for r in article.roles] == [("title", "title")]
    shown = article.to_dict()
    assert [r["filter"] for r in shown["removed"]] == ["social_footer"]
    assert [(r["filter"], r["role"]) for r in shown["roles"]] == [("title", "title")]
    assert article.restore("title").title is None


def test_a_filter_that_was_not_used_is_named_with_those_that_were() -> None:
    article = newsclean.clean(TEXT, pipeline=Pipeline.default().only("share_bar", "ornament"))
    with pytest.raises(ValueError, match="there is no filter 'title'; these were used: ornament, share_bar"):
        article.restore("title")


@pytest.mark.parametrize("status", choices(Status))
def test_the_status_stays(status: Status) -> None:
    article = failed(status, "cleaning was stopped after 2 seconds", url=URL, filters=("title", "ticker"))
    assert (article.status, article.text, article.warnings) == (status, "", ("cleaning was stopped after 2 seconds",))
    for again in (article.restore(), article.restore("title", "ticker"), stored(article), stored(article.restore("ticker"))):
        assert (again.status, again.warnings, again.url) == (status, article.warnings, URL)
        assert again == article


def test_the_status_of_a_capped_article_stays() -> None:
    lines = "\n\n".join([*("x" for _ in range(50)), "The ferry company said on Monday that it would sail again.", "Follow us:"])
    article = Cleaner(limits=newsclean.Limits(max_blocks=2)).clean(lines)
    assert article.status == article.restore("social_footer").status == stored(article).restore("social_footer").status == "capped"


def test_an_article_that_was_stopped_can_be_restored() -> None:
    stopped = newsclean.isolated(TEXT, timeout=0.01)
    assert stopped.restore("title") == stopped
