"""HTML pages: reading them, and what their heads say."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.readers.formats import guess_format
from newsclean.readers.html import actions
from newsclean.readers.read import read

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge stays closed | The Lorne Post</title>
<link rel="canonical" href="https://lorne.example/bridge">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Bridge stays closed until May",
"datePublished": "2024-03-05T10:15:00+01:00", "author": [{"name": "Jane Doe"}, {"name": "Ole Hansen"}],
"publisher": {"name": "The Lorne Post"}}]}</script>
</head><body><nav><a href="/">Home</a></nav><h1>Bridge stays closed until May</h1>
<p>The bridge over the Lorne stays <b>closed</b> until May, the <a href="/city">city</a> said on Tuesday.</p>
<figure><img alt="A bridge"><figcaption>The bridge in March.</figcaption></figure>
<p>Repairs cost about two million.<br>Work begins next week.</p>
<ul><li>One lane opens in April.</li></ul><script>var x = "<p>no</p>";</script>
<footer>© 2024 The Lorne Post</footer></body></html>"""


def test_body_and_metadata_of_a_page() -> None:
    article = newsclean.clean(PAGE)
    assert article.text.split("\n\n") == [
        "The bridge over the Lorne stays closed until May, the city said on Tuesday.",
        "Repairs cost about two million.",
        "Work begins next week.",
        "One lane opens in April.",
    ]
    assert article.markdown.startswith("The bridge over the Lorne stays **closed** until May, the [city](/city) said")
    assert (article.title, article.authors) == ("Bridge stays closed until May", ("Jane Doe", "Ole Hansen"))
    assert (article.date_published, article.publisher) == ("2024-03-05T10:15:00+01:00", "The Lorne Post")
    assert (article.canonical_url, article.hostname, article.language) == ("https://lorne.example/bridge", "lorne.example", "en")
    assert [c.text for c in article.captions] == ["The bridge in March."]


def test_every_piece_of_text_is_a_block() -> None:
    blocks = read("<body>Loose <i>words</i><div>and <p>a paragraph</p>and more</div></body>", format="html").blocks
    assert [b.text for b in blocks] == ["Loose words", "and", "a paragraph", "and more"]


@pytest.mark.parametrize(
    "script", ['{"@type": "NewsArticle", ', "[" * 5000, '{"@type": ["Article"], "headline": 5, "author": {"name": [1]}}', "null"]
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    head = f'<!doctype html><title>Bridge closed</title><script type="application/ld+json">{script}</script>'
    page = f"{head}<p>It is closed until May, they say.</p>"
    article = newsclean.clean(page)
    assert article.title == "Bridge closed"
    assert article.text == "It is closed until May, they say."


def test_deep_nesting_ends() -> None:
    article = newsclean.clean("<div>" * 3000 + "<p>The bridge stays closed until May.</p>", format="html")
    assert "The bridge stays closed until May." in article.text


def test_pages_are_recognised() -> None:
    assert guess_format(PAGE) == "html"
    assert guess_format("<p>in a text") == "text"


def test_blocks_of_a_page_are_numbered() -> None:
    text = "The bridge over the Lorne stays closed until May, the city said."
    article = newsclean.clean(f"<h1>Bridge closed</h1><div><p>{text}</p><p>They said so twice.</p></div><div><p>{text}</p></div>", format="html")
    assert [b.lines for b in article.document.blocks] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert [r.reason for r in article.removed if r.filter == "repeated_block"] == ["repeats block 2"]


def test_lines_wrapped_by_hand_are_joined() -> None:
    page = "The chimney of the mill came down at noon yesterday, watched<br>by half the town.<br>Nobody was hurt.<br>A rope, a rib,<br>a bottle"
    blocks = read(f"<p>{page}</p>", format="html").blocks
    first = "The chimney of the mill came down at noon yesterday, watched by half the town."
    assert [b.text for b in blocks] == [first, "Nobody was hurt.", "A rope, a rib,", "a bottle"]


def test_tags_that_the_parser_does_not_number_are_known_by_name() -> None:
    """Their ids are addresses, which another page's elements may have: pages with custom elements came out differently now and then."""
    assert all(id < actions.MOST_TAG_IDS for id in actions.ACTIONS)
    assert {"mrow", "msub", "msup", "mfrac", "semantics"} <= actions._BY_NAME.keys()
    page = "<p>The energy is <math><mrow><mi>E</mi><mo>=</mo><msup><mi>m</mi></msup></mrow></math> as a formula.</p>"
    custom = "".join(f"<lorne-{n}><ul><li>Food {n}</li></ul></lorne-{n}>" for n in range(40))
    for _ in range(20):  # trees come and go, and their memory is used again
        blocks = list(read(page + custom, format="html").blocks)
        assert blocks[0].text == "The energy is E=m as a formula."
        assert [b.text for b in blocks[1:]] == [f"Food {n}" for n in range(40)]
        assert {b.element.nearest("ul").parent.tag for b in blocks[1:]} == {f"lorne-{n}" for n in range(40)}  # type: ignore[union-attr]
