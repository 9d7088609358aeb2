"""Each warning and error names a section and a paragraph of docs/coming-from.md that are there, and the page has no paragraph that nothing names."""

from __future__ import annotations

import re

import newsclean.compat
from newsclean.compat import trafilatura
from newsclean.compat.newspaper.configuration import FETCHING, OTHER, WITHOUT_MEANING, Configuration
from newsclean.compat.newspaper.missing import MISSING
from tests.compat import test_newspaper
from tests.places import TESTS

PAGE = (TESTS.parent / "docs/coming-from.md").read_text(encoding="utf-8")


def anchors(section: str) -> set[str]:
    """Return the anchors in a section, and the one above its heading."""
    parts = re.split(r"^#+ (.+)$", PAGE, flags=re.MULTILINE)
    place = parts.index(section)
    last = parts[place - 1].rstrip().rsplit("\n", 1)[-1]
    return set(re.findall(r"^\(([\w-]+)\)=$", f"{last}\n{parts[place + 1]}", re.MULTILINE)) - {"fetching" if section != "Fetching" else ""}


def test_the_page_has_the_name_that_warnings_give_it() -> None:
    assert PAGE.startswith(f"# {newsclean.compat.PAGE}\n")


def test_each_message_names_a_place_that_is_there() -> None:
    settings = {f"trafilatura-{name.lower().replace('_', '-')}" for name in ("deduplicate", *trafilatura._SETTINGS)}
    assert anchors("Of trafilatura") == settings | {"trafilatura-dates", trafilatura.OWN}
    assert anchors("Of newspaper4k") == {*WITHOUT_MEANING.values(), FETCHING, OTHER, MISSING}
    assert anchors("Fetching") == {newsclean.compat.FETCHING}


def test_each_name_of_newspaper4k_without_meaning_is_in_the_docs() -> None:
    changed = [*WITHOUT_MEANING, *(name for name in test_newspaper.OPTIONS if name not in test_newspaper.SILENT)]
    named = [*changed, *test_newspaper.MISSING, *test_newspaper.REFUSED, "hot", "popular_urls"]
    assert [name for name in named if f"`{name}" not in PAGE and f"article.{name}" not in PAGE] == []


def test_each_option_is_known() -> None:
    assert set(WITHOUT_MEANING) <= set(vars(Configuration()))


def test_each_module_of_trafilatura_that_extracts_is_in_the_docs() -> None:
    assert [name for name in trafilatura._EXTRACTING if f"`{name}`" not in PAGE] == []
