"""Which line of a page is its headline."""

from __future__ import annotations

import newsclean

BODY = "<p>The manual covers every model of the make, and it has many clear pictures for those who work at home.</p>" * 4


def page(top: str, between: str) -> str:
    head = "<title>What is social commerce - A guided introduction | Lorne</title>"
    return f"<html><head>{head}</head><body><main><h1>{top}</h1>{between}<h2>What is social commerce?</h2>{BODY}</main></body></html>"


def test_a_question_below_the_lead_is_no_headline_though_the_head_asks_it() -> None:
    lead = "<p>If you do not sell where people talk, you miss a good chance to grow, they say.</p>"
    article = newsclean.clean(page("An introduction to social commerce for small shops", lead))
    assert article.title == "An introduction to social commerce for small shops"
    assert "What is social commerce?" in article.text


def test_a_headline_below_the_name_of_the_site() -> None:
    assert newsclean.clean(page("Lorne Post", "")).title == "What is social commerce?"
