"""The explanation: counts, groups, and a listing that fits the terminal and says nothing that a terminal would obey."""

from __future__ import annotations

import json
import pickle
import re
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Explanation, Pipeline
from newsclean.output.columns import columns
from newsclean.output.explain import MOST_LISTED, NARROWEST, explained
from newsclean.output.groups import PARTS, Group, Line
from tests.output.articles import hostile
from tests.strategies import html_pages, pages

BODY = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city."
PAGE = f"""\
Home
Talks end in Seoul
{BODY}
Delegates said no new date had been set, and that neither side had moved on prices.
Most read
Storm closes the harbour
Museum opens a new wing
Bakers of Lorne go on strike over the price of flour
Bridge shut
Sarn votes
© 2022 Example Times. All rights reserved.
"""
LISTED = """\
Talks end in Seoul
article, status ok, confidence {confidence}

  kept      2 blocks  36 words
- removed   8 blocks  34 words  most_read 6, navigation 1, copyright_line 1
= metadata  1 block    4 words  title 1

-  1  Home
      · navigation: is just "home"
=  2  Talks end in Seoul
      · title: is the headline above the first paragraph
   3  The talks between both sides failed on Monday, after eleven … (20 words)
   4  Delegates said no new date had been set, and that neither … (16 words)
-  5  Most read
      · most_read: is just "most read"
-  6  Storm closes the harbour
-  7  Museum opens a new wing
-  8  Bakers of Lorne go on strike over the price of flour
      · 5 blocks, most_read: stands in the list below "Most read"
- 11  © 2022 Example Times. All rights reserved.
      · copyright_line: opens with "©"
"""
ESCAPES = re.compile(r"\x1b\[\d*m")


def explained_page() -> Explanation:
    return newsclean.explain(PAGE, effort="fast")


def made(*groups: Group) -> Explanation:
    return Explanation(title="Talks end", kind="article", kind_reason="", status="ok", confidence=0.5, groups=groups)


def blocks(count: int, text: str = "Share this") -> tuple[Line, ...]:
    return tuple(Line((number, number), text, len(text.split()), 1) for number in range(1, count + 1))


def test_the_listing() -> None:
    explanation = explained_page()
    assert str(explanation) == LISTED.format(confidence=f"{explanation.confidence:.2f}").rstrip()
    assert repr(explanation) == "Explanation('Talks end in Seoul', kept=2, removed=8, metadata=1)"


def test_one_part_alone() -> None:
    whole = explained_page()
    junk, body = whole.only("removed"), whole.only("kept")
    assert str(junk).splitlines()[:7] == str(body).splitlines()[:7] == str(whole).splitlines()[:7]  # the head
    assert [line[0] for line in str(junk).splitlines()[7:]] == ["-", " ", "-", " ", "-", "-", "-", " ", "-", " "]
    assert [line[:3] for line in str(body).splitlines()[7:]] == ["  3", "  4"]
    assert {group["part"] for group in junk.to_dict()["groups"]} == {"removed"}
    assert junk.to_dict()["kept"] == whole.to_dict()["kept"]


def test_colours_are_those_of_any_ground_and_change_no_words() -> None:
    explanation = explained_page()
    coloured = explanation.to_text(color=True)
    assert ESCAPES.sub("", coloured) == str(explanation)
    assert set(ESCAPES.findall(coloured)) == {"\x1b[31m", "\x1b[35m", "\x1b[1m", "\x1b[0m"}  # red, magenta, bold: no white, no black, no yellow
    assert "\x1b[31m-  6\x1b[0m  Storm closes the harbour" in coloured
    assert "· 5 blocks, \x1b[31mmost_read\x1b[0m: stands in" in coloured


def test_it_is_plain_data() -> None:
    explanation = explained_page()
    assert explanation == explained_page() == pickle.loads(pickle.dumps(explanation))
    assert explanation != explanation.only("removed")
    with pytest.raises(FrozenInstanceError):
        explanation.title = "x"  # type: ignore[misc]
    data = json.loads(json.dumps(explanation.to_dict()))
    assert list(data) == ["title", "kind", "kind_reason", "status", "confidence", "kept", "removed", "metadata", "groups"]
    assert data["removed"] == {"blocks": 8, "words": 34, "filters": {"most_read": 6, "navigation": 1, "copyright_line": 1}}
    assert [block["text"] for block in data["groups"][4]["blocks"]][2:] == [PAGE.splitlines()[7], "Bridge shut", "Sarn votes"]


def test_what_is_no_article_says_why() -> None:
    shown = str(newsclean.explain("<title>Not found</title><h1>404: page not found</h1><p>The page is not there.</p>", format="html"))
    assert shown.splitlines()[1].startswith("error, status")
    assert shown.splitlines()[2].startswith("  ")
    assert str(newsclean.explain("")).splitlines() == [
        "(no title)",
        "other, status empty, confidence 0.00",
        "  the input is empty",
        "",
        "  kept      0 blocks  0 words",
    ]


def test_of_a_large_group_the_first_and_the_longest_are_listed() -> None:
    lost = Line((41, 41), f"{BODY} {BODY}", 40, 1)
    shown = str(made(Group("removed", "x", None, "is x", (*blocks(40), lost))))
    assert shown.splitlines()[6:] == [
        "-  1  Share this",
        "-  2  Share this",
        "- 41  The talks between both sides failed on Monday, after eleven … (40 words)",
        "      · 41 blocks, x: is x",
    ]


def test_the_output_is_bounded() -> None:
    shown = str(made(Group("kept", None, None, None, blocks(30_000, "a " * 5_000))))
    assert len(shown.splitlines()) == MOST_LISTED + 6
    assert shown.endswith("… and 28,000 more; to_dict() has them, and -t json on the command line")
    wild = made(*[Group("removed", f"{at} {'é' * 5_000}", None, "ж" * 50_000, blocks(1)) for at in range(200)])
    assert len(str(wild)) < 1_000_000
    many = [Group("removed", "x", None, f"is {at}", blocks(5)) for at in range(5_000)]
    assert len(str(made(*many)).splitlines()) < 2 * MOST_LISTED


@given(st.one_of(pages(), html_pages()), st.integers(1, 200))
def test_no_line_is_wider_than_the_terminal(source: str, width: int) -> None:
    explanation = newsclean.explain(source, effort="fast")
    lines = explanation.to_text(width=width).splitlines()
    assert [line for line in lines if columns(line) > max(width, NARROWEST)] == []


@given(st.one_of(pages(), html_pages()), st.booleans())
def test_every_block_is_in_it_once(source: str, removes: bool) -> None:
    article = newsclean.clean(source, effort="fast", pipeline=None if removes else Pipeline())
    explanation = explained(article)
    assert [block.text for group in explanation.groups for block in group.blocks] == [block.text for block in article.document.blocks]
    assert explanation.counts("removed")[0] == len(article.removed)
    assert explanation.counts("metadata")[0] == len(article.roles)
    assert explanation.counts("kept")[0] == len(article.document.kept)
    assert sum(sum(explanation.filters(part).values()) for part in PARTS[1:]) == len(article.document.removals)
    assert [a for a, b in zip(explanation.groups, explanation.groups[1:], strict=False) if a[:4] == b[:4]] == []
    assert explained(Article.from_bytes(article.to_bytes())) == explanation


@given(hostile)
def test_whatever_an_article_says_a_terminal_obeys_nothing(article: Article) -> None:
    shown = str(explained(article))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert len(shown.splitlines()) < 100


def test_reasons_and_names_of_own_filters_are_made_harmless() -> None:
    group = Group("removed", "x\x1b[2J", None, "is\x1b]0;evil\x07 " + "very " * 40 + "long", blocks(1, "a\x1b[31mb"))
    shown = made(group).to_text(width=60)
    assert "\x1b" not in shown
    assert max(map(columns, shown.splitlines())) <= 60
