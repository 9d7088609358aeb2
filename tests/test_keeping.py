"""Rules that say what no filter may remove."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Block, Document, Effort, Pipeline
from newsclean.document import Removal
from newsclean.filters import pattern
from newsclean.output.explain import explained
from newsclean.second_opinion import _following
from tests.strategies import html_pages, pages

BODY = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city."
TEXT = f"Talks end in Seoul\n\nBy Jane Doe\n\n{BODY}\n\nRELATED: the full text of the treaty\n\nFollow us:\n"


def kept(source: str, *rules: str, effort: Effort = "fast") -> Article:
    return newsclean.clean(source, pipeline=Pipeline.default().keeping(*rules), effort=effort)


def test_what_a_rule_names_stays_and_the_listing_says_so() -> None:
    article = kept(TEXT, "^RELATED: the full text")
    assert article.text == f"{BODY}\n\nRELATED: the full text of the treaty"
    shown = str(explained(article))
    assert "+ 7  RELATED: the full text of the treaty\n     · kept by keep: matches ^RELATED: the full text\n" in shown
    assert "  kept      2 blocks  27 words  keep 1\n" in shown


def test_what_bears_metadata_is_kept_too() -> None:
    assert kept(TEXT).authors == ("Jane Doe",)
    article = kept(TEXT, "^By Jane")
    assert article.text.startswith("By Jane Doe")
    assert article.document.role("byline") == ()


def test_a_rule_may_keep_most_of_the_article_whoever_made_it() -> None:
    pipeline = Pipeline.default().keeping(pattern("[a-z]"))
    article = newsclean.clean(TEXT, pipeline=pipeline)
    assert (article.document.removals, article.warnings) == ({}, ())


def test_rules_of_ones_own_keep_what_they_would_remove() -> None:
    def calls(doc: Document) -> Iterator[tuple[Block, str]]:
        for block in doc.blocks:
            if block.text.startswith("Follow us"):
                yield block, "is our own call"

    article = newsclean.clean(TEXT, pipeline=Pipeline.default().keeping(calls, name="ours"))
    assert [(k.rule, k.reason) for k in article.document.keeps.values()] == [("ours", "is kept: is our own call")]
    assert article.text.endswith("Follow us:")
    with pytest.raises(TypeError, match="must be callable"):
        Pipeline.default().keeping(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="'ours' returned None"):
        newsclean.clean(TEXT, pipeline=Pipeline.default().keeping(lambda _: None, name="ours"))  # type: ignore[arg-type, return-value]


def test_it_goes_before_own_patterns_that_remove() -> None:
    pipeline = Pipeline.default().with_filter(pattern("^RELATED")).keeping("full text")
    assert "RELATED: the full text" in newsclean.clean(TEXT, pipeline=pipeline).text


def test_it_lasts_through_changes_pickles_and_undoing() -> None:
    pipeline = Pipeline.default().keeping("^RELATED").without("caption").tuned("repeated_block", min_words=9)
    assert pickle.loads(pickle.dumps(pipeline)) == pipeline
    article = newsclean.clean(TEXT, pipeline=pipeline)
    for other in (Article.from_bytes(article.to_bytes()), pickle.loads(pickle.dumps(article)), newsclean.isolated(TEXT, pipeline=pipeline)):
        assert other == article
        assert explained(other) == explained(article)
    assert "kept by keep" in str(explained(article.restore("title")))


def test_a_second_opinion_does_not_take_it() -> None:
    article = kept(f"<html><body><article><p>{BODY}</p></article><p>Correction: the hotel is in Busan.</p></body></html>", "^Correction")
    doc = article.document
    followed = _following(doc, [doc.blocks[0]], "another choice was taken")
    assert [b.text for b in followed.kept] == [BODY, "Correction: the hotel is in Busan."]
    again = Pipeline.default().without("block_scorer").keeping("^Correction")(followed)
    assert "Correction: the hotel is in Busan." in [b.text for b in again.kept]


def test_what_was_removed_before_comes_back() -> None:
    doc = newsclean.clean(TEXT).document
    assert any(isinstance(r, Removal) and r.block.text.startswith("RELATED") for r in doc.removals.values())
    assert any(b.text.startswith("RELATED") for b in Pipeline().keeping("^RELATED")(doc).kept)


@given(source=st.one_of(pages(), html_pages()), wanted=st.sampled_from(["RELATED", "talks", "^[A-Z]", r"\d", "Home", r"\p{Han}"]))
def test_no_filter_removes_what_is_kept(source: str, wanted: str) -> None:
    efforts: tuple[Effort, ...] = ("fast", "thorough")
    for effort in efforts:
        article = kept(source, wanted, effort=effort)
        named = {mark[0].index for mark in pattern(wanted, take_most=True)(article.document).marks}
        assert named == set(article.document.keeps)
        assert named.isdisjoint(article.document.removals)
        assert Article.from_bytes(article.to_bytes()) == article
