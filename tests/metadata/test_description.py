"""The description of a page: the standfirst that a reader sees, else what the head gives."""

from __future__ import annotations

import pytest

import newsclean
from tests.metadata.test_title import PARAGRAPHS, page

SAID = "The money has been found, yet boat owners doubt that it will do."
DESCRIBED = '<meta name="description" content="Read all about the harbour in the Harbour Post">'


@pytest.mark.parametrize(
    "above",
    [
        f"<h1>Pier returns</h1><div class=u>{SAID}</div><div>By Nora Pelham</div>",
        f"<header><h1>Pier returns</h1><h2>{SAID.rstrip('.')}</h2></header>",
        f"<h1>Pier returns</h1><h3>{SAID.rstrip('.')}</h3>",
        f"<div class=h><h1>Pier returns</h1><div class=d>March 5, 2023</div><div class=q>{SAID}</div></div>",
        f"<div class=h><h1>Pier returns</h1><em>{SAID}</em></div>",
    ],
)
def test_a_line_below_the_headline_is_the_description(above: str) -> None:
    assert page("Pier returns", above).description in (SAID, SAID.rstrip("."))


def test_the_line_that_a_reader_sees_goes_before_the_head() -> None:
    above = f"<h1>Pier returns</h1><div class=u>{SAID}</div>"
    assert page("Pier returns", above, head=DESCRIBED).description == SAID
    assert page("Pier returns", "<h1>Pier returns</h1>", head=DESCRIBED).description == "Read all about the harbour in the Harbour Post"


def test_a_standfirst_that_the_body_leaves_out_goes_before_the_head() -> None:
    dated = f"<div class=h><h1>Pier returns</h1></div><div class=d>March 5, 2023</div><div class=v><div class=u>{SAID}</div></div>"
    article = page("Pier returns", f"<section>{dated}</section>", head=DESCRIBED)
    assert article.description == SAID or SAID in article.text
    signed = dated.replace("March 5, 2023", "By Nora Pelham").replace(SAID, "Nora Pelham has written about piers since 2009.")
    assert page("Pier returns", f"<section>{signed}</section>", head=DESCRIBED).description == "Read all about the harbour in the Harbour Post"


@pytest.mark.parametrize(
    "below",
    [
        "<div>Von Nora Pelham</div><div>5. März 2023, 10:15 Uhr</div>",
        "<div>Reading time: 5 minutes | 12 comments | Share this article with friends</div>",
        "<figure><img src=a.jpg><figcaption>The pier after the storm of four winters ago.</figcaption></figure>",
        "<div><a href=/abo>Abonnez-vous à notre lettre d’information quotidienne</a></div>",
        "<div>来源：海港网 作者：王小明 2023年2月14日 10:15</div>",
    ],
)
def test_other_lines_below_the_headline_are_none(below: str) -> None:
    article = page("Pier returns", f"<h1>Pier returns</h1>{below}")
    assert article.description is None
    assert all(paragraph in article.text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "given", ["Harbour Post", "HARBOUR POST!", ":", "www.example.org", "example.org", "Example.org - daily news", ",example.org | Ημερήσια εφημερίδα"]
)
def test_what_is_the_name_of_the_site_is_no_description(given: str) -> None:
    head = f'<meta property="og:site_name" content="Harbour Post"><meta property="og:description" content="{given}">'
    source = f"<html><head><title>Pier returns</title>{head}</head><body><article><h1>Pier returns</h1>{PARAGRAPHS}</article></body></html>"
    assert newsclean.clean(source, url="https://www.example.org/pier", format="html").description is None


@pytest.mark.parametrize(
    "given", ["Booking.com - a fine of ten millions", "Harbour Post wins a prize", "Example.org wins a prize for its series", "2.5 - 3"]
)
def test_a_description_that_names_a_site_is_one(given: str) -> None:
    head = f'<meta property="og:site_name" content="Harbour Post"><meta property="og:description" content="{given}">'
    source = f"<html><head><title>Pier returns</title>{head}</head><body><article><h1>Pier returns</h1>{PARAGRAPHS}</article></body></html>"
    assert newsclean.clean(source, url="https://www.example.org/pier", format="html").description == given
