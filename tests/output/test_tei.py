"""An Article as TEI: valid by the schemas, with all words, whatever is in it.

`tei_all.rng.xz` is the schema tei_all of TEI P5 3.0.0 in RELAX NG, by the TEI Consortium (CC BY, BSD 2-Clause), as in the
package HookTest 1.3.1.
trafilatura ships a DTD of TEI P5 4.8.0, which knows the elements of text corpora, but no tables and pictures.
"""

from __future__ import annotations

import lzma
import re
import time
from functools import cache
from pathlib import Path

import pytest
import trafilatura
from hypothesis import given
from lxml import etree

import newsclean
from newsclean import Article
from tests.output.articles import EVERYTHING, NAMES, TEXTS, data, hostile
from tests.output.articles import article as article_named
from tests.output.test_reads_back import shown

SPACE = "{http://www.tei-c.org/ns/1.0}"
RULE = "{http://relaxng.org/ns/structure/1.0}"
OURS = frozenset(
    "TEI teiHeader fileDesc titleStmt title author publicationStmt publisher p date sourceDesc bibl ref profileDesc abstract langUsage "  # noqa: SIM905
    "language textClass keywords term text body div head list item quote table row cell hi ab lb milestone graphic desc".split()
)
PARSER = etree.XMLParser(huge_tree=True)


def schema() -> etree._Element:
    return etree.fromstring(lzma.decompress((Path(__file__).parent / "tei_all.rng.xz").read_bytes()))


@cache
def tei_all() -> etree.RelaxNG:
    """The whole schema, which takes five seconds to read."""
    return etree.RelaxNG(schema())


@cache
def tei_of_ours() -> etree.RelaxNG:
    """The schema, with the elements that we do not write forbidden: what is valid by it is valid by the whole. It is read in no time."""
    tree = schema()
    for element in list(tree.iter(f"{RULE}element")):
        if element.get("name") not in OURS:
            element.getparent().replace(element, etree.Element(f"{RULE}notAllowed"))
    return etree.RelaxNG(tree)


@cache
def corpus_dtd() -> etree.DTD:
    return etree.DTD(str(Path(trafilatura.__file__).parent / "data" / "tei_corpus.dtd"))


def checked(article: Article) -> etree._Element:
    """The TEI of an article, which the schemas must know."""
    tree = etree.fromstring(article.to_tei().encode(), PARSER)
    assert tei_of_ours().validate(tree), tei_of_ours().error_log
    if next(tree.iter(f"{SPACE}table", f"{SPACE}graphic"), None) is None:
        assert corpus_dtd().validate(tree), corpus_dtd().error_log
    return tree


def body(tree: etree._Element) -> etree._Element:
    found = tree.find(f".//{SPACE}body")
    assert found is not None
    return found


def words(tree: etree._Element) -> list[str]:
    """The words of the body, without those that stand for a picture."""
    for picture in list(tree.iter(f"{SPACE}desc")):
        picture.text = ""
    for line in tree.iter(f"{SPACE}lb"):
        line.tail = f" {line.tail or ''}"
    return re.findall(r"[^\W_]+", "".join(tree.itertext()))


@pytest.mark.parametrize("name", NAMES)
def test_every_article_is_valid_and_has_all_its_words(name: str) -> None:
    article = article_named(name)
    tree = checked(article)
    assert words(body(tree)) == shown(article.markdown)
    assert [author.text for author in tree.findall(f".//{SPACE}titleStmt/{SPACE}author")] == list(article.authors)
    assert (tree.findtext(f".//{SPACE}titleStmt/{SPACE}title") or None) == article.title
    date = tree.find(f".//{SPACE}publicationStmt//{SPACE}date")
    assert (None if date is None else date.get("when")) == article.date_published


@given(hostile)
def test_whatever_an_article_holds_its_tei_is_valid(article: Article) -> None:
    checked(article)


def test_a_schema_finds_what_is_wrong() -> None:
    tree = etree.fromstring(newsclean.clean(EVERYTHING).to_tei().encode())
    next(tree.iter(f"{SPACE}head")).tag = f"{SPACE}h2"
    assert not tei_of_ours().validate(tree)


@pytest.mark.slow
def test_the_whole_schema_knows_every_article() -> None:
    for name in NAMES:
        assert tei_all().validate(etree.fromstring(article_named(name).to_tei().encode(), PARSER)), tei_all().error_log


@pytest.mark.slow
@given(hostile)
def test_the_whole_schema_knows_whatever_an_article_holds(article: Article) -> None:
    assert tei_all().validate(etree.fromstring(article.to_tei().encode(), PARSER)), tei_all().error_log


def test_the_structure_of_a_body() -> None:
    top = body(checked(newsclean.clean(EVERYTHING, url="https://lorne.example/a")))[0]
    assert [child.tag.removeprefix(SPACE) for child in top] == ["p", "div", "div"]
    next_, figures = top[1], top[2]
    assert [child.tag.removeprefix(SPACE) for child in next_] == ["head", "p", "list", "list", "div"]
    assert [child.tag.removeprefix(SPACE) for child in figures] == ["head", "table", "ab", "p"]
    assert [quote.tag for quote in next_[4]] == [f"{SPACE}head", f"{SPACE}quote"]
    assert next_[2].get("rend") == "bulleted"
    assert next_[2][0].find(f"{SPACE}list/{SPACE}item").text == "An inner thing that matters to all"
    assert [item.get("n") for item in next_[3]] == ["1", "2"]
    assert [row.get("role") for row in figures[1]] == ["label", None]
    assert figures[2].text == "x = 1\n  y = 2 < 3"
    assert [(hi.get("rend"), hi.text) for hi in top[0].iter(f"{SPACE}hi")] == [("bold", "talks"), ("code", "eleven"), ("italic", "hours")]
    assert [(ref.get("target"), ref.text) for ref in top[0].iter(f"{SPACE}ref")] == [("https://lorne.example/x?a=1&b=%5B2%5D", "Monday")]


def test_the_header() -> None:
    tree = checked(newsclean.clean(EVERYTHING, url="https://lorne.example/a"))
    assert tree.findtext(f".//{SPACE}publicationStmt/{SPACE}publisher") == "Lorne Post"
    assert tree.findtext(f".//{SPACE}sourceDesc/{SPACE}bibl/{SPACE}ref") == "https://lorne.example/a"
    assert [term.text for term in tree.iter(f"{SPACE}term")] == ["talks", "trade"]


@pytest.mark.parametrize("code", TEXTS)
def test_scripts_stay_as_they_are_and_the_language_is_named(code: str) -> None:
    article = newsclean.clean(TEXTS[code])
    text = checked(article).find(f"{SPACE}text")
    assert text is not None
    assert text.get("{http://www.w3.org/XML/1998/namespace}lang") == article.language
    assert all(block.text in "".join(text.itertext()) for block in article.document.kept)


def test_nothing_in_an_article_becomes_markup() -> None:
    wild = "</p></div><script>alert(1)</script> &lol; ]]> <!-- \x00\x08\ud800\ufffe <b>x</b> [y](javascript:alert(1))"
    article = Article.from_dict(data(title=wild, authors=[wild], markdown=wild, url=f"javascript:{wild}"))
    tree = checked(article)
    assert not any(tree.iter("{*}script", "{*}b"))
    assert "</p></div><script>alert(1)</script> &lol; ]]> <!--" in (tree.findtext(f".//{SPACE}title") or "")
    assert next(body(tree).iter(f"{SPACE}ref"), None) is None


@pytest.mark.parametrize(
    "piece", ["[", "*a_", "> ", "- ", "`", "a\n", "| a ", "![", "[a](b) ", "<b>", "# a\n\n", "###### a\n\n# b\n\n", "\\", "&amp;", "1. "], ids=repr
)
def test_the_time_does_not_grow_faster_than_the_input(piece: str) -> None:
    """Fifty thousand characters take a second: what is quadratic takes minutes."""
    article = Article.from_dict(data(markdown=piece * (50_000 // len(piece))))
    started = time.perf_counter()
    article.to_tei()
    article.to_readability()
    assert time.perf_counter() - started < 15
