"""Patterns of the user's own: what they remove, what is refused, and what is left out with a warning."""

from __future__ import annotations

import builtins
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Cleaner, Pipeline
from newsclean.filters import Pattern, pattern
from newsclean.filters._patterns import LONGEST_PATTERN, MOST_PATTERNS, _made
from newsclean.languages.wording import MAX_SEARCHED_CHARACTERS
from tests.strategies import html_pages, pages

BODY = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city."
MORE = "Delegates said no new date had been set, and that neither side had moved on prices."
CREDIT = "Reporting by Ada Kline; Editing by Max Noor"
TEXT = f"Talks end in Seoul\n\n{BODY}\n\n{MORE}\n\n{CREDIT}\n"


def cleaned(source: str, *patterns: str, **options: Any) -> Article:
    return newsclean.clean(source, pipeline=Pipeline.default().with_filter(pattern(*patterns, **options)))


def removed(article: Article) -> list[tuple[str, str]]:
    return [(r.block.text, r.reason) for r in article.removed if r.filter == "pattern"]


def test_the_reason_names_the_rule() -> None:
    assert removed(cleaned(TEXT, r"^Reporting by \p{Lu}\p{Ll}+", reason="is the agency's sign-off")) == [
        (CREDIT, r"is the agency's sign-off: matches ^Reporting by \p{Lu}\p{Ll}+")
    ]
    assert removed(cleaned(TEXT, r"^Nothing", r"Max \w+$")) == [(CREDIT, r"matches Max \w+$")]


def test_words_that_a_converter_broke_are_found() -> None:
    source = f"{BODY}\n\nSponsred by the port\n\n{MORE}"
    assert removed(cleaned(source, r"^(?:Sponsored){e<=1} by")) == [("Sponsred by the port", r"matches ^(?:Sponsored){e<=1} by")]


def test_it_runs_before_the_filters_that_would_take_the_line_for_a_headline() -> None:
    source = f"Harbour Post exclusive\nTalks end in Seoul\n\n{BODY}\n\n{MORE}"
    article = cleaned(source, "^Harbour Post exclusive$")
    assert (article.title, removed(article)) == ("Talks end in Seoul", [("Harbour Post exclusive", "matches ^Harbour Post exclusive$")])


def test_several_go_to_the_start_in_their_order() -> None:
    pipeline = Pipeline.default().with_filter(pattern("a b")).with_filter(pattern("c d"), name="second")
    assert pipeline.names[:3] == ("pattern", "second", Pipeline.default().names[0])
    assert Pipeline.default().with_filter(pattern("a b"), after="title").names[-2] != "pattern"


def test_what_takes_most_of_the_article_is_not_believed_unless_asked_to() -> None:
    article = cleaned(TEXT, r"talks|Delegates", "^Reporting")
    assert BODY in article.text
    assert MORE in article.text
    assert article.warnings == ("the pattern talks|Delegates was left out here: it takes 100% of the running text",)
    assert removed(article) == [(CREDIT, "matches ^Reporting")]  # the other is believed
    assert BODY not in cleaned(TEXT, r"talks|Delegates", take_most=True).text


def test_of_a_page_the_article_counts_and_not_its_comments() -> None:
    comments = "".join(f"<p>I do not agree with number {n}, and neither does my uncle in the harbour.</p>" for n in range(30))
    page = f"<html><body><article><h1>Talks</h1><p>{BODY}</p><p>{MORE}</p></article><div class=comments>{comments}</div></body></html>"
    article = newsclean.clean(page, pipeline=Pipeline.default().with_filter(pattern("(?i)talks|delegates")))
    assert MORE in article.text
    assert len(article.warnings) == 1


def test_no_more_than_a_stated_length_of_a_block_is_searched() -> None:
    long = "The ferry sailed on. " * 60
    assert len(long) > MAX_SEARCHED_CHARACTERS
    source = f"{BODY}\n\n{MORE}\n\n{long}Page served\n\n{BODY} Again and again. " + "And more was said about it in the town hall. " * 40
    assert removed(cleaned(source, "Page served$")) == []
    cut = long[:MAX_SEARCHED_CHARACTERS]
    assert removed(cleaned(source, rf"{cut[-12:]}$")) == []  # the end of what is searched is not the end of the block


@pytest.mark.parametrize(
    "trap",
    [
        r"(a+)+$",
        r"(a|a)*b",
        r"(a|aa)+$",
        r"^(\w+\s?)+$",
        r"(x+x+)+y",
        r"(.*a){20}",
        r"^(([a-z])+.)+[A-Z]([a-z])+$",
        r"(?:a?){30}a{30}",
        r"^Reporting by (\w+\s*)+;$",
        r".*.*.*foo",
        r"^\[(([^\]]+)+)\]x$",
        r"(?:[qz]+)+[^qz]!",
        r"(?i)(?:foo|bar|baz)+ (?:\w+,? )*end$",
        r"^(?:\p{Cyrillic}+\s?)+$",
    ],
)
def test_a_pattern_that_traps_itself_is_refused(trap: str) -> None:
    with pytest.raises(ValueError, match=r"traps itself: on [0-9]+ characters"):
        pattern(trap)


@pytest.mark.parametrize(
    "good",
    [
        r"^Reporting by \p{Lu}\p{Ll}+",
        r"(?i)reporting by .{0,80}editing by",
        r"(?:sponsored){e<=1}",
        r"^(?:advertisement){e<=3}$",
        r"\b\w+@\w+\.\w+\b",
        r"^\s*©",
        r"^Seite \d+ von \d+$",
        r"^(?:Von|By) \p{Lu}[\p{L} .-]{2,60}$",
        r"写真[：:]",
        "|".join(f"word{n}" for n in range(100)),
    ],
)
def test_patterns_as_people_write_them_are_taken(good: str) -> None:
    assert pattern(good).patterns == (good,)


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ("(", ValueError, r"is no regular expression: missing \)"),
        (".*", ValueError, "empty text"),
        ("a{2,1}", ValueError, "no regular expression"),
        ("(?:(?:a{1000}){1000}){1000}", ValueError, "more than 100,000 times"),
        ("(" * 400 + ")" * 400, ValueError, "regular expression|empty text"),
        ("a" * (LONGEST_PATTERN + 1), ValueError, "1001 characters, at most 1000"),
        (b"a", TypeError, "must be a str, not bytes"),
    ],
)
def test_what_is_no_pattern_is_refused(wrong: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        pattern(wrong)


def test_none_and_too_many_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        pattern()
    with pytest.raises(ValueError, match="with_phrases"):
        pattern(*(f"word {n}" for n in range(MOST_PATTERNS + 1)))


def test_a_search_that_takes_too_long_costs_a_warning_and_not_the_row() -> None:
    trapped = _made((r"(a|aa)+$", "^Reporting"), None, False)  # as if the trial had let it pass
    article = newsclean.clean(f"{BODY}\n\n{'a' * 60}b\n\n{MORE}\n\n{CREDIT}", pipeline=Pipeline.default().with_filter(trapped))
    assert article.warnings == ("the pattern (a|aa)+$ was left out here: a search took more than 3 ms",)
    assert removed(article) == [(CREDIT, "matches ^Reporting")]


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any) -> Any:
        if name == "regex":
            raise ImportError(name)
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ImportError, match=r"needs regex: pip install 'newsclean\[rules\]'"):
        pattern("a b")


def test_it_pickles_and_is_not_tried_again() -> None:
    pipeline = Pipeline.default().with_filter(pattern(r"^Reporting by \p{Lu}", reason="is a credit"), name="agency")
    assert pickle.loads(pickle.dumps(pipeline)) == pipeline
    assert pickle.loads(pickle.dumps(Cleaner(pipeline=pipeline))).clean(TEXT) == Cleaner(pipeline=pipeline).clean(TEXT)
    trapped = _made(("(a+)+$",), None, False)
    assert pickle.loads(pickle.dumps(trapped)) == trapped


def test_a_removal_can_be_undone() -> None:
    article = cleaned(TEXT, "^Reporting")
    assert CREDIT not in article.text
    assert CREDIT in article.restore("pattern").text


def _is_found(rule: Pattern, text: str) -> bool:
    """Whether a pattern is found in a text as it is searched. A match that ends at the cut does not count: it might go on."""
    match = rule._compiled[0].search(text[:MAX_SEARCHED_CHARACTERS])
    return match is not None and not (len(text) > MAX_SEARCHED_CHARACTERS and match.end() == MAX_SEARCHED_CHARACTERS)


@given(source=st.one_of(pages(), html_pages()), wanted=st.sampled_from(["RELATED", "talks", "^[A-Z]", r"\d", "said$", r"\p{Han}", "."]))
def test_a_pattern_removes_what_it_matches_and_nothing_else_or_says_why_not(source: str, wanted: str) -> None:
    rule = pattern(wanted)
    pipeline = Pipeline.default().with_filter(rule)
    article = newsclean.clean(source, pipeline=pipeline, effort="fast")
    gone = {r.block.index for r in article.removed if r.filter == "pattern"}
    if any("left out here" in warning for warning in article.warnings):
        assert not gone
        return
    matching = {b.index for b in article.document.blocks if _is_found(rule, b.text)}
    assert gone == matching
    again = pipeline(article.document)
    assert again.removals == article.document.removals
    assert again.warnings == article.document.warnings
