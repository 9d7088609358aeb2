"""Each warning names a place of docs/coming-from.md that is there, and the page names nothing that does not warn."""

from __future__ import annotations

import re

import newsclean.compat
from newsclean.compat import newspaper, trafilatura
from tests.places import TESTS

PAGE = (TESTS.parent / newsclean.compat.PAGE).read_text(encoding="utf-8")
ANCHORS = set(re.findall(r"^\(([\w-]+)\)=$", PAGE, re.MULTILINE))


def test_each_warning_names_a_place_that_is_there() -> None:
    named = {f"trafilatura-{name.lower().replace('_', '-')}" for name in ("deduplicate", *trafilatura._SETTINGS)} | {"trafilatura-dates", "fetching"}
    named |= {anchor for _, anchor in newspaper._IGNORED.values()} | {"newspaper-fetching", "newspaper-nlp", "newspaper-other-options"}
    assert named == {anchor for anchor in ANCHORS if anchor == "fetching" or anchor.startswith(("trafilatura-", "newspaper-"))}


def test_each_option_of_newspaper4k_without_meaning_is_named() -> None:
    assert [name for name in newspaper._IGNORED if f"`{name}`" not in PAGE] == []
