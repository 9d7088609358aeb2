"""When trafilatura is asked about a page, and when no answer of its could be followed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from newsclean import Cleaner
from newsclean.readers.read import read
from newsclean.second_opinion import is_doubtful, second_opinion

MENU = "<p>Home</p><p>Latest news</p><p>Sport today</p>" * 20
SENTENCES = "<p>The ferry sailed again on Monday morning, the company said.</p>" * 9


@pytest.mark.parametrize(("page", "is_asked"), [(SENTENCES, True), (MENU, False)], ids=["sentences", "menu"])
def test_it_is_asked_only_where_the_page_holds_more(page: str, is_asked: bool) -> None:
    doc = read(page, format="html")
    doc = doc.marked("everything", [(block, "is on the page") for block in doc.blocks])
    asked: list[str] = []

    def source() -> str:
        asked.append(page)
        return page

    second_opinion(doc, source)
    assert is_doubtful(doc)
    assert bool(asked) == is_asked


STUB = "<p>The bridge over the Lorne stays closed until May, the city said.</p>"
STORY = "".join(
    f"<p>The ferry number {n} sailed again on Monday morning, the company said, although the river was still high.</p>" for n in range(12)
)
POPUP = f"<html><body><article><h1>Bridge closed</h1>{STUB * 3}</article><section class=popup>{STORY}</section></body></html>"


def test_its_choice_is_followed_where_it_finds_much_more() -> None:
    alone, followed = Cleaner(effort="fast").clean(POPUP), Cleaner().clean(POPUP)
    assert "ferry" not in alone.text
    assert alone.notes == ()
    assert "ferry number 11" in followed.text
    assert followed.notes == ("trafilatura's choice of blocks was taken: 252 words of running text, newsclean's own was 36",)
    assert followed.title == alone.title == "Bridge closed"
    assert followed.document.chosen is not None


def test_trafilatura_is_imported_only_when_it_is_asked() -> None:
    """Its import takes as long as that of newsclean, and more memory; most runs never ask it."""
    code = (
        "import json, sys, newsclean\n"
        "imported = []\n"
        "for page in json.load(sys.stdin):\n"
        "    newsclean.clean(page, format='html').to_dict()\n"
        "    imported.append('trafilatura' in sys.modules)\n"
        "print(imported)"
    )
    pages = json.dumps([f"<html><body><article>{STORY}</article></body></html>", STORY, MENU, POPUP])
    done = subprocess.run([sys.executable, "-c", code], input=pages, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[False, False, False, True]"
