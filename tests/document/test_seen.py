"""What was seen on a page keeps its place when blocks are opened, inserted, or left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.document import Block, Limits, Seen
from newsclean.document.seen import moved

ITEMS = "".join(f"<li><a href='/{n}'>The {n}th story of this long day in Seoul</a></li>" for n in range(6))
TEXT = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city."


@given(st.lists(st.booleans(), max_size=12), st.data())
def test_a_place_is_before_the_next_block_that_is_left(kept: list[bool], data: st.DataObject) -> None:
    old = [Block(n, str(n)) for n in range(len(kept))]
    new = [Block(99, "new"), *[block for block, is_kept in zip(old, kept, strict=True) if is_kept]]
    place = data.draw(st.integers(0, len(old)))
    (found,) = moved([Seen("img", place, None, {})], old, new)
    following = next((block for block in old[place:] if block in new), None)
    assert found.block == (new.index(following) if following is not None else len(new))


def test_a_link_goes_with_its_block() -> None:
    old = [Block(0, "a"), Block(1, "b")]
    seen = [Seen("a", 0, None, {}), Seen("a", 1, None, {})]
    assert [found.block for found in moved(seen, old, [old[1]])] == [0]


def test_pictures_below_a_list_that_is_opened_stay_below_it() -> None:
    text = f"<p>{TEXT}</p><p>{TEXT[::-1]}.</p>"
    page = f"<h1>Talks end in Seoul</h1><article>{text}<ul>{ITEMS}</ul><img src='/b.jpg'><p>{TEXT} So they said.</p></article>"
    article = newsclean.clean(page, format="html", url="https://example.org/a")
    (image,) = article.images
    place = next(n for n, block in enumerate(article.document.kept) if block.text.endswith("So they said."))
    assert image.block == place


def test_a_page_over_the_cap_of_blocks() -> None:
    page = f"<h1>Talks</h1><p>{TEXT}</p><img src='/b.jpg'><p>{TEXT} So they said.</p>" + "<p>x</p>" * 300
    article = newsclean.clean(page, format="html", limits=Limits(max_blocks=5))
    assert all(0 <= seen.block <= len(article.document.blocks) for seen in article.document.seen)
    assert len(article.document.seen) == 1
