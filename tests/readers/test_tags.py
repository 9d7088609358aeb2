"""Sets of tags agree, and what is not shown is not shown however a page is read."""

from __future__ import annotations

import pytest

from newsclean import vocabulary
from newsclean.document import Limits
from newsclean.readers.html import parsing
from newsclean.readers.html.rebuild import rebuilt
from newsclean.readers.read import read

DEEP = Limits(max_depth=5)
AROUND = b"<html><body><div><div><div>"  # as deep as DEEP allows


def shown(page: bytes) -> str:
    return " ".join(block.text for block in read(page, format="html").blocks if block.element is not None and not block.element.is_hidden)


def test_formatting_elements_run_within_a_line() -> None:
    assert {tag.decode() for tag in parsing.FORMATTING} <= vocabulary.INLINE


def test_an_element_is_of_one_kind() -> None:
    kinds = (vocabulary.NOT_SHOWN, vocabulary.INLINE, vocabulary.SITE_ELEMENTS, vocabulary.TEXT_TAGS)
    assert sum(map(len, kinds)) == len(frozenset().union(*kinds))


def test_elements_without_markup_in_them_are_not_shown() -> None:
    assert {tag.decode() for tag in parsing.RAW} - {"xmp", "plaintext"} <= vocabulary.NOT_SHOWN  # of these two, browsers show the text


@pytest.mark.parametrize("tag", sorted(vocabulary.NOT_SHOWN - {"embed", "frameset"}))  # which hold nothing, or make a page of frames
def test_the_walk_leaves_out_what_is_not_shown(tag: str) -> None:
    inside = f"<svg><{tag}>secret</{tag}></svg>" if tag.startswith("annotation") else f"<{tag}>secret</{tag}>"
    assert shown(f"<p>Talks.</p>{inside}<p>Later.</p>".encode()) == "Talks. Later."


HIDDEN = [
    b"<svg>",
    b"<canvas>",
    b"<select>",
    b"<dialog>",
    b"<div hidden>",
    b'<div aria-hidden="true">',
    b"<div ARIA-HIDDEN=true>",
    b'<div style="Display: none">',
    b"<div style='visibility:hidden'>",
    b'<span class="sr-only">',
    b"<div fallback>",
]
SHOWN = [b"<div>", b'<div hidden id="S:0">', b'<div aria-hidden="false">', b"<dialog open>", b'<div class="hidden-gem">', b'<div title="hidden">']


@pytest.mark.parametrize("tag", HIDDEN)
def test_an_element_over_a_cap_is_left_out_if_it_is_not_shown(tag: bytes) -> None:
    name = tag[1:].split(b" ")[0].rstrip(b">")
    written, _ = rebuilt(AROUND + tag + b"secret</" + name + b">Later.", DEEP)
    assert b"secret" not in written
    assert b"Later." in written


@pytest.mark.parametrize("tag", SHOWN)
def test_an_element_over_a_cap_keeps_its_text_if_it_is_shown(tag: bytes) -> None:
    name = tag[1:].split(b" ")[0].rstrip(b">")
    written, _ = rebuilt(AROUND + tag + b"Talks.</" + name + b">Later.", DEEP)
    assert written == AROUND + b"Talks.Later."


@pytest.mark.parametrize("tag", [tag for tag in HIDDEN if tag.startswith(b"<div")])
def test_the_walk_knows_the_same_as_hidden(tag: bytes) -> None:
    assert shown(b"<p>Talks.</p>" + tag + b"secret</div>") == "Talks."


def test_an_annotation_over_a_cap_leaves_the_rest() -> None:
    written, _ = rebuilt(AROUND + b"<math><annotation>x</math><p>Later.</p>", DEEP)
    assert b"Later." in written
