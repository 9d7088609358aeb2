"""Furniture that is read as one block, and when it is opened again."""

from __future__ import annotations

import pickle

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
    listed = str(newsclean.explain(page)).splitlines()
    assert "· link_block: is a list of 54 links outside the article's element" in " ".join(line.strip() for line in listed)
    assert any(line.startswith("-  1  ") and line.endswith("… (54 lines)") for line in listed)
    assert newsclean.Article.from_bytes(article.to_bytes()) == article
    assert "Story 5" in article.restore("link_block").text


P = "The mill by the old harbour, which had stood empty since the storm of last winter, was sold on Monday to a group of nine fishing families"


@pytest.mark.parametrize("names", ["content has-sidebar", "sidebar", "widget"])
@pytest.mark.parametrize(
    "paragraph",
    [
        f"<p>{P}.<sup><a href=#1>1</a></sup></p>",
        f"<p>{P}. <a href=/x>Read</a></p>",
        f"<p>{P}</p>",
        f"<p>{P} (laughs)</p>",
        "<p>" + "ชาวประมงเก้าครอบครัวซื้อโรงสีเก่าริมท่าเรือซึ่งว่างเปล่ามาตั้งแต่พายุฤดูหนาวที่แล้วในวันจันทร์<b>นายกเทศมนตรี</b>กล่าวว่าจะเปิดอีกครั้ง" + "</p>",
    ],
)
def test_an_article_in_an_element_named_as_furniture_is_read(names: str, paragraph: str) -> None:
    page = f"<body><h1>Mill sold</h1><div class='{names}'>{paragraph * 8}</div></body>"
    assert folded(page) == []


@pytest.mark.parametrize("line", ["<div>By Jane Doe</div>", "<div>May 3, 2024</div>", "<pre>x = 1<br>y = 2</pre>"])
def test_what_may_be_a_byline_a_date_or_code_is_read_line_by_line(line: str) -> None:
    assert folded(f"<body><div class='hero-overlay'><h2>Mill sold</h2>{line}</div><article>{ARTICLE}</article></body>") == []
    assert folded(f"<body><header><div>Lorne</div>{line}</header><article>{ARTICLE}</article></body>") == []


def test_the_cap_on_blocks_counts_the_lines_of_what_is_read_as_a_whole() -> None:
    page = f"<body><h1>Mill</h1><p>{P}.</p><ul>" + "<li><a href=/x>a</a>" * 3000 + f"</ul><p>{P} today.</p></body>"
    article = newsclean.clean(page, limits=newsclean.Limits(max_blocks=100))
    assert article.status == "capped"
    assert len(article.document.blocks) <= len(page) // 100


def test_words_are_not_split_and_lines_stay_lines() -> None:
    doc = surveyed(read(f"<body><div class='share-bar'><p>S<b>har</b>e</p><p>Print</p></div>{ARTICLE}</body>", format="html"))
    assert [b.text for b in doc.blocks if b.stands_for > 1] == ["Share\nPrint"]


def test_a_document_that_was_read_can_be_copied_and_is_not_changed_by_the_survey() -> None:
    doc = read(f"<body><div class=main>{ARTICLE}<ul>{LINKS}</ul>{ARTICLE[28:]}</div></body>", format="html")
    before = [(b.index, b.lines) for b in doc.blocks]
    assert len(surveyed(doc).blocks) > len(doc.blocks)
    assert [(b.index, b.lines) for b in doc.blocks] == before
    assert pickle.loads(pickle.dumps(doc)).folds is None


def test_a_page_of_links_alone_holds_no_running_text() -> None:
    assert any("no running text" in warning for warning in read(f"<body><ul>{LINKS * 4}</ul></body>", format="html").warnings)


@pytest.mark.parametrize(
    "marked",
    [
        "<table><tr><td class=author>Jane Doe</td></tr></table>",
        "<p><span itemprop=author content='Jane Doe'></span>x</p>",
        "<div itemprop=author content='Jane Doe'></div>",
        "<p class=AUTHOR>Jane Doe</p>",
        "<p>Words <a rel=AUTHOR href=/j>Jane Doe</a></p>",
    ],
)
def test_marked_elements_are_found_wherever_the_walk_meets_them(marked: str) -> None:
    assert newsclean.clean(f"<body><article><h1>Mill sold</h1>{marked}<p>{P}.</p><p>{P} again.</p></article></body>").authors == ("Jane Doe",)
