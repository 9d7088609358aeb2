"""Blocks are found again where they stand, and never where they do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsclean.report.placing import Span, letters, pieces_of, placed

LONG = letters("The talks between both sides failed on Monday, said the mayor of Lorne.")
OTHER = letters("The ferry sailed again, nine months after a fire in its engine room.")


def test_blocks_of_several_texts() -> None:
    assert placed([LONG, OTHER], [LONG[:5], "", LONG[5:], OTHER]) == [Span(0, 0, len(LONG)), Span(1, len(LONG), len(LONG + OTHER))]


def test_a_block_that_is_not_there_is_not_found() -> None:
    assert placed(["Sport", LONG], [OTHER, LONG, "Sports"]) == [Span(1, len(OTHER), len(OTHER + LONG))]


def test_equal_blocks_are_found_by_their_neighbours_alone() -> None:
    menu = ["Home", "Sport", "Home", "Sport"]
    assert [span.block for span in placed([*menu, LONG, *menu], [*menu, LONG, *menu])] == list(range(9))
    assert placed(["Sport"], [OTHER, "Sport", LONG, "Sport", OTHER]) == []


def test_a_short_block_is_made_of_whole_texts() -> None:
    assert placed([LONG, "15"], [LONG, "15March", OTHER]) == [Span(0, 0, len(LONG))]


def test_a_block_with_a_footnote_left_out_is_found_between_two_others() -> None:
    changed = LONG[:30] + "12" + LONG[30:]
    assert [span.block for span in placed([OTHER, LONG, OTHER[::-1]], [OTHER, changed, OTHER[::-1]])] == [0, 1, 2]
    assert [span.block for span in placed([OTHER, "Another", OTHER[::-1]], [OTHER, LONG, OTHER[::-1]])] == [0, 2]


def test_paragraphs_within_one_text() -> None:
    assert [span.block for span in placed([LONG, OTHER], [LONG + OTHER])] == [0, 1]


def test_a_block_out_of_its_order_is_not_found() -> None:
    found = placed([OTHER, LONG], [LONG, OTHER])
    assert len(found) == 1


@given(st.lists(st.text("ab1", max_size=8), max_size=12), st.data())
def test_what_is_found_is_in_order_and_says_the_same(texts: list[str], data: st.DataObject) -> None:
    blocks = data.draw(st.lists(st.sampled_from([*texts, "x", "ab"]), max_size=12))
    stream = "".join(texts)
    end = 0
    for span in placed(blocks, texts):
        assert span.start >= end
        end = span.end
        block, there = blocks[span.block], stream[span.start : span.end]
        assert block == there or len(min(block, there, key=len)) >= 0.8 * len(max(block, there, key=len))


def test_pieces_begin_with_their_words() -> None:
    assert pieces_of("One. “Two” 3", [(0, 7), (3, None), (6, 8)]) == [("One. ", 7), ("“Two” ", None), ("3", 8)]
    assert pieces_of("ab", [(0, 1), (1, 2)]) == [("a", 1), ("b", 2)]
