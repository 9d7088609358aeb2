"""Furniture that is read as one block, and when it is opened again."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.layout import surveyed
from newsclean.readers.read import read

ARTICLE = "<h1>Bridge stays closed</h1>" + "<p>The bridge over the Lorne stays closed until May, the city said on Tuesday.</p>" * 4
LINKS = "".join(f'<li><a href="/{n}">Story {n}</a></li>' for n in range(6))


def folded(page: str) -> list[tuple[str, int]]:
    """Tag and number of lines of the blocks that are elements read as a whole, once the page is surveyed."""
    doc = surveyed(read(page, format="html"))
    return [(b.element.tag, b.stands_for) for b in doc.blocks if b.stands_for > 1 and b.element is not None]


@pytest.mark.parametrize(
    "furniture",
    [
        f"<ul>{LINKS}</ul>",
        f"<ul>{LINKS.replace('</li>', ' |</li>')}</ul>",
        f'<ul style="display: none">{LINKS}</ul>',
        '<div class="share-bar"><span><button>Send</button></span><p>Print</p></div>',
        '<div class="related-stories"><h3>More</h3><p>Ferry sinks</p><p>Mill burns</p></div>',
        "<header><p>The Lorne Post</p><p>Sport</p></header>",
        '<div role="search"><p>Find</p><p>Go</p></div>',
        "<table><tr><td><a href='/a'>A</a></td></tr>" + "<tr><td><a href='/b'>B</a></td></tr>" * 4 + "</table>",
    ],
)
def test_furniture_without_running_text_is_one_block(furniture: str) -> None:
    page = f"<body>{furniture}<article>{ARTICLE}</article></body>"
    assert len(folded(page)) == 1
    article = newsclean.clean(page)
    assert article.text.count("stays closed until May") >= 1
    words = {word for block in article.document.blocks for word in block.text.split()}
    assert words >= set(furniture.replace("<", " <").replace(">", "> ").split()) & {"Story", "Send", "Print", "Ferry", "Mill", "Lorne", "Find"}


@pytest.mark.parametrize(
    "element",
    [
        f'<div class="related-stories">{"<p>The ferry sank in the storm, and nobody was hurt.</p>" * 2}</div>',  # running text
        '<div class="share"><h1>Bridge stays closed</h1><p>Send</p><p>Print</p></div>',  # the headline
        "<header><h2>Bridge stays closed</h2><p>By Jane Doe</p><p>Tuesday</p></header>",  # a heading
        "<ul><li><a href='/a'>One</a></li><li><a href='/b'>Two</a></li></ul>",  # few links
        f"<ul><li>Ferry</li>{LINKS}</ul>",  # a line that is no link
        '<div class="author-bio"><p>Jane Doe</p><p>Lorne</p></div>',  # may bear metadata
        f'<div class="share"><p>{"首相は記者会見で方針を説明した" * 20}</p><p>Send</p></div>',  # a paragraph without a full stop
    ],
)
def test_what_may_be_of_the_article_is_read_line_by_line(element: str) -> None:
    assert folded(f"<body><article>{ARTICLE}</article>{element}</body>") == []


def test_a_list_of_links_in_the_article_is_opened() -> None:
    page = f"<body><div class=main>{ARTICLE}<p>These are the sources:</p><ul>{LINKS}</ul>{ARTICLE[28:]}</div></body>"
    assert folded(page) == []
    items = [b for b in newsclean.clean(page).document.blocks if b.kind == "item"]
    assert [b.text for b in items] == [f"Story {n}" for n in range(6)]
    assert items[0].markup == "- [Story 0](/0)"


def test_the_page_that_is_all_in_a_furniture_name_is_read() -> None:
    page = f'<body class="has-sidebar"><div class="sidebar-layout">{ARTICLE}<div class="sidebar"><p>Ferry</p><p>Mill</p></div></div></body>'
    assert "The bridge over the Lorne stays closed" in newsclean.clean(page).text


def test_blocks_are_numbered_by_the_lines_that_they_stand_for() -> None:
    blocks = newsclean.clean(f"<body><ul>{LINKS}</ul><article>{ARTICLE}</article></body>").document.blocks
    assert [b.lines for b in blocks[:3]] == [(1, 6), (7, 7), (8, 8)]
    assert [b.index for b in blocks] == list(range(len(blocks)))


def test_no_tree_is_kept_once_a_page_is_surveyed() -> None:
    doc = read(f"<body><ul>{LINKS}</ul><article>{ARTICLE}</article></body>", format="html")
    assert doc.folds is not None
    assert surveyed(doc).folds is None


def test_a_fold_is_listed_in_one_line_and_stored_whole() -> None:
    page = f"<body><ul>{LINKS * 9}</ul><article>{ARTICLE}</article></body>"
    article = newsclean.clean(page)
    assert "is a list of 54 links outside the article's element" in newsclean.explain(page)
    assert "… (54 lines)" in newsclean.explain(page).splitlines()[0]
    assert newsclean.Article.from_bytes(article.to_bytes()) == article
    assert "Story 5" in article.restore("link_block").text
