"""What stands around the blocks of a page, and the element that most likely holds the article alone."""

from __future__ import annotations

import pytest

from newsclean import Document
from newsclean.layout import surveyed
from newsclean.readers.read import read
from newsclean.scorer.elements import LABELS, MISSING, element_columns, likely_element

BRIEF = "The ferry on the Lorne runs at night again from Monday on, the city of Ostrand said."
TEASERS = [f"The museum of village number {n} shows old ships and maps this summer." for n in range(1, 7)]
PAGE = (
    f"<body><div id=one><h1>Ferry runs at night again</h1><font>{BRIEF}</font></div><div id=two>"
    + "".join(f"<div class=t><a href=/{n}>Museum {n} opens</a><p>{teaser}</p></div>" for n, teaser in enumerate(TEASERS))
    + "</div></body>"
)


@pytest.fixture(scope="module")
def doc() -> Document:
    return surveyed(read(PAGE, format="html"))


def test_features_tell_a_column_of_text_from_teasers_of_one_shape(doc: Document) -> None:
    at = [next(b.index for b in doc.blocks if b.text == text) for text in (BRIEF, TEASERS[0])]
    columns = element_columns(doc, doc.blocks, at)
    assert list(columns) == list(LABELS)
    assert columns["siblings"] == [1.0, 6.0]
    assert columns["siblings_linked"][1] == 1.0
    assert columns["headline_links"][0] < columns["headline_links"][1]
    assert columns["around_running_0"][0] == pytest.approx(17 / sum(b.words for b in doc.blocks if b.is_sentence))


def test_without_a_headline_what_leads_to_it_is_unknown() -> None:
    doc = surveyed(read(f"<body><div><p>{BRIEF}</p><p>{TEASERS[0]}</p></div></body>", format="html"))
    assert element_columns(doc, doc.blocks, [0])["headline_up"] == [MISSING]


def test_what_holds_the_article_alone_is_likelier_than_all(doc: Document) -> None:
    scores = {b.index: 0.95 if b.text == BRIEF else 0.1 for b in doc.blocks}
    running = [b for b in doc.blocks if b.is_sentence]
    choice = likely_element(running, scores)
    assert choice.element is not None
    assert [b.text for b in running if b.stands_in(choice.element)] == [BRIEF]
    assert choice.inside == pytest.approx(0.95)
    assert choice.outside == pytest.approx(0.1)


def test_all_that_is_left_stays_if_it_is_as_likely(doc: Document) -> None:
    choice = likely_element(doc.blocks, {b.index: 0.9 for b in doc.blocks})
    assert choice.element is None
    assert choice.expected == pytest.approx(2 * 0.9 / 1.9)


def test_an_element_of_a_few_words_is_none() -> None:
    doc = surveyed(
        read("<body><div><p>So he said.</p></div><div><p>The bridge over the Lorne stays closed until May, it says.</p></div></body>", format="html")
    )
    assert likely_element(doc.blocks, {0: 0.99, 1: 0.1}).element is None


def test_nothing_left_is_expected_to_be_nothing() -> None:
    assert likely_element((), {}).expected == 0.0
