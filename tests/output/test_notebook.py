"""How an article and an explanation show themselves: in a line, and in a notebook, where nothing of the page comes alive."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

import newsclean
from newsclean import Article
from newsclean.output.explain import explained
from tests.output.articles import NAMES, data, hostile
from tests.output.articles import article as article_named

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BODY = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city."
WILD = '<script>document.title="ran"</script><img src=x onerror=\'document.title="ran"\'>"><svg onload=alert(1)>'
PAGE = f"""<html><head><title>{escape(WILD)}</title><meta property="og:image" content="https://lorne.example/a.jpg"></head><body>
<h1>{escape(WILD)}</h1><p class="byline">By Jane Doe</p><time datetime="2024-03-05">5 March 2024</time><article><p>{BODY} {escape(WILD)}</p>
<p>{BODY} <a href="javascript:alert(1)">Go on</a></p></article><nav><a href=/>{escape(WILD)}</a></nav></body></html>"""


def shown(article: Article) -> str:
    return article._repr_html_() + explained(article)._repr_html_() + explained(article).only("removed")._repr_html_()


def dangers(html: str) -> list[str]:
    """What should not be in the HTML for a notebook: other elements, handlers, and what loads something."""
    found = []
    for node in LexborHTMLParser(html).css("body *"):
        found += [f"<{node.tag}>"] if node.tag not in ("div", "span", "details", "summary", "a") else []
        for name, value in node.attributes.items():
            if name not in ("style", "dir", "href", "rel", "target", "tabindex") or (name == "style" and "url" in (value or "")):
                found.append(f"{name}={value}")
            if name == "href" and not (value or "").lower().startswith(("http://", "https://")):
                found.append(f"{name}={value}")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_article_shows_itself(name: str) -> None:
    assert dangers(shown(article_named(name))) == []


@given(hostile)
def test_whatever_an_article_says_it_is_text(article: Article) -> None:
    html = shown(article).encode("utf-8", "replace").decode()
    assert dangers(html) == []
    assert len(html) < 30_000


def test_the_checks_find_what_must_not_be_there() -> None:
    wrong = ("<div onclick=x>", "<img>", "<a href='javascript:x'>", "<div style='background:url(x)'>")
    assert [html for html in wrong if not dangers(html)] == []


def test_what_a_card_says() -> None:
    article = newsclean.clean(PAGE, url="https://lorne.example/x", effort="fast")
    text = LexborHTMLParser(article._repr_html_()).body.text(separator=" ")  # type: ignore[union-attr]
    assert WILD.partition("<svg")[0] in text
    assert f"By Jane Doe · 2024-03-05 · {sum(block.words for block in article.document.kept)} words · confidence {article.confidence:.2f}" in text
    assert "Lead picture: lorne.example" in " ".join(text.split())
    assert "Removed: 1 block" in text
    assert "site_element: stands in a <nav>" in text


def test_an_address_of_a_picture_that_runs_a_script_is_not_shown() -> None:
    article = Article.from_dict(data(image="javascript:alert(1)"))
    assert "Lead picture" not in article._repr_html_()


def test_the_size_is_bounded() -> None:
    lines = "".join(f"<p>{BODY} {at} {'word ' * 400}</p><p class=share{at}>Share this {at}</p>" for at in range(2_000))
    article = newsclean.clean(f"<h1>{'Title ' * 500}</h1><article>{lines}</article>", format="html", effort="fast")
    assert len(article._repr_html_()) < 50_000
    assert len(explained(article)._repr_html_()) < 400_000
    assert len(repr(article)) < 300


def test_nothing_runs_in_a_browser(browser: Browser) -> None:
    html = shown(newsclean.clean(PAGE, url="https://lorne.example/x", effort="fast")).replace("<details", "<details open")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.set_content(f"<title>quiet</title><body>{html}</body>")
    page.wait_for_timeout(100)
    assert (page.title(), asked) == ("quiet", [])
    assert page.locator("details").inner_text().count("site_element") == 1
    for ground in ("#fff", "#111"):  # the colours of the lines beside groups can be told from both grounds
        assert page.evaluate(CONTRAST, ground) >= 3
    page.close()


# The least contrast, by WCAG 2, of the lines beside groups with a ground. 3 is what it asks of graphics.
CONTRAST = """ground => {
  const parts = text => { const box = document.createElement("div"); box.style.color = text; document.body.append(box);
    const found = getComputedStyle(box).color.match(/[\\d.]+/g).map(Number); box.remove(); return found; };
  const light = text => { const [r, g, b] = parts(text).slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const contrast = (a, b) => { const [high, low] = [light(a), light(b)].sort((x, y) => y - x); return (high + 0.05) / (low + 0.05); };
  const lines = [...document.querySelectorAll("div")].map(d => getComputedStyle(d)).filter(s => s.borderLeftWidth === "3px");
  const colours = lines.map(s => s.borderLeftColor).filter(c => parts(c)[3] !== 0);
  return Math.min(...colours.map(c => contrast(c, ground)));
}"""


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"confidence": 0.9}, "Article(title='Talks end', words=8, confidence=0.9)"),
        (
            {"confidence": 0.9, "title": None, "date_published": "2024-03-05"},
            "Article(title=None, date_published='2024-03-05', words=8, confidence=0.9)",
        ),
        (
            {"confidence": 0.0, "kind": "index", "status": "capped"},
            "Article(title='Talks end', words=8, confidence=0.0, kind='index', status='capped')",
        ),
    ],
)
def test_the_repr_of_an_article(fields: dict[str, Any], line: str) -> None:
    assert repr(Article.from_dict(data(**fields))) == line


def test_the_repr_surveys_nothing_anew() -> None:
    article = newsclean.clean(f"Talks end\n\n{BODY}")
    stored = Article.from_bytes(article.to_bytes())
    assert repr(stored) == "Article(title='Talks end', words=20)"
    confidence = article.confidence
    assert repr(article) == repr(Article.from_bytes(article.to_bytes())) == f"Article(title='Talks end', words=20, confidence={confidence})"
