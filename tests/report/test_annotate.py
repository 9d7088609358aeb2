"""A page itself with its blocks marked: what is shown of it, what is marked, and that nothing of it acts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from selectolax.lexbor import LexborHTMLParser

import newsclean
from newsclean import Article
from newsclean.cli import main
from newsclean.report import annotated
from newsclean.report.page_tree import _ATTRIBUTES, _OWN_ELEMENT, _TAGS, page_tree
from newsclean.report.placing import letters
from tests.hostile.cases import CASES
from tests.output.test_reads_back import marked_pages
from tests.report.made import PAGE, SENTENCE, saved
from tests.strategies import html_pages
from tests.test_promises import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

STYLED = (
    "<!doctype html><html class=no-js><head><title>Talks</title><style>p { color: rgb(1, 2, 3); background: url(//evil.example/a.png) }</style>"
    "<style media=print>p { display: none }</style></head><body style='margin: 7px'><h1 style='color: red; background: url(x)'>Talks end</h1>"
)
ACTING = f"""<!doctype html><html onclick=alert(1)><head><title>Bridge closed</title><base href="//evil.example/">
<meta http-equiv=refresh content="0;url=//evil.example/">
<link rel=stylesheet href=//evil.example/a.css><link rel=preload as=image href=//evil.example/a.png><script>alert(1)</script>
<style>@import url(//evil.example/b.css); body {{ background: url(//evil.example/b.png) }}
p::before {{ content: "</style><script>alert(1)</script>" }}</style></head>
<body onload=alert(1) background=//evil.example/c.png style="background-image: url(//evil.example/d.png)"><h1 onmouseover=alert(1)>Bridge closed</h1>
<p>{SENTENCE}<a href="javascript:alert(1)">one</a> <a href="//evil.example/">two</a> <a href="#x" ping=//evil.example/>three</a></p>
<p title='" onmouseover="alert(1)' class='"><script>alert(1)</script>'>{SENTENCE.replace("Monday", "Tuesday")}</p>
<img src=//evil.example/e.png srcset="//evil.example/f.png 2x" onerror=alert(1) alt="A bridge">
<picture><source srcset=//evil.example/g.png><img src=x></picture>
<iframe src=//evil.example/h></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe><object data=//evil.example/i>{SENTENCE}</object>
<embed src=//evil.example/j><video src=//evil.example/k poster=//evil.example/l autoplay></video><audio src=//evil.example/m></audio>
<form action=//evil.example/n><input name=querySelectorAll autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>Send</button></form>
<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>x</text></a><style>@import '//evil.example/o.css'</style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></table></math>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><template><img src=x onerror=alert(1)></template>
<x-evil onclick=alert(1) is=x-y>{SENTENCE.replace("Monday", "Wednesday")}</x-evil>
<details ontoggle=alert(1) open><summary>More</summary>text</details>
<textarea></textarea><img src=x onerror=alert(1)></textarea><xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>"""


def frame_of(page: str) -> str:
    """The page within the frame."""
    frames = LexborHTMLParser(page).css("iframe")
    assert len(frames) == 1
    return frames[0].attributes["srcdoc"] or ""


def shown(source: str | bytes, **options: Any) -> str:
    return frame_of(annotated(source, newsclean.clean(source, format="html", effort="fast", **options)))


def marks(frame: str, name: str) -> list[str]:
    """The texts of the marks of a kind."""
    return [" ".join(node.text().split()) for node in LexborHTMLParser(frame).css(f".nc-{name}")]


def problems(frame: str) -> list[str]:
    """What stands in a frame that must not."""
    tree = LexborHTMLParser(frame)
    found = []
    for node in tree.css("*"):
        tag = node.tag or ""
        if tag in ("html", "head", "body", "-undef") or (tag in ("meta", "style") and node.parent is not None and node.parent.tag == "head"):
            continue
        if tag not in _TAGS and not _OWN_ELEMENT.fullmatch(tag):
            found.append(f"<{tag}>")
    for node in tree.css("html, body *, body"):
        found += [f"{name}={value}" for name, value in node.attributes.items() if name not in (*_ATTRIBUTES, "title")]
    styles = [node.text() for node in tree.css("style")]
    if len(styles) != 2:
        found.append(f"{len(styles)} style sheets")
    return found + [style for style in styles if "evil" in re.sub(r'"[^"]*"', "", style)]


def test_the_body_the_metadata_and_what_was_removed_are_marked() -> None:
    frame = shown(PAGE)
    body = marks(frame, "body")
    assert len(body) == 6
    assert body[0] == SENTENCE
    assert body[1].endswith("The minutes say so.")
    assert marks(frame, "metadata") == ["Bridge closed", "By Jane Doe", "6 March 2024"]
    assert marks(frame, "removed") == ["Home News Sport", "Follow us on X", "© 2024 Lorne Post"]


def test_a_mark_says_the_filter_and_the_reason() -> None:
    article = newsclean.clean(PAGE)
    titles = [node.attributes["title"] for node in LexborHTMLParser(shown(PAGE)).css(".nc-removed")]
    assert titles == [f"{removal.filter}: {removal.reason}" for removal in article.removed]
    assert [node.attributes["title"] for node in LexborHTMLParser(shown(PAGE)).css(".nc-body")] == ["text of the article"] * 6


def test_what_is_put_back_is_marked_as_body() -> None:
    article = newsclean.clean(PAGE)
    frame = frame_of(annotated(PAGE, article.restore("site_element")))
    assert "Home News Sport" in marks(frame, "body")


def test_styles_stay_without_what_loads_something() -> None:
    frame = shown(f"{STYLED}<p>{SENTENCE}</p>")
    assert "p { color: rgb(1, 2, 3);" in frame
    assert "margin: 7px" in frame
    assert "color: red;" in frame
    assert "evil" not in frame
    assert "display: none" not in frame


def test_a_paragraph_that_shares_its_element_is_marked_alone() -> None:
    frame = shown(f"<article><h1>Talks end</h1><div>{SENTENCE}<br><br>{SENTENCE.replace('Monday', 'Tuesday')}<p>Advertisement</p></div></article>")
    assert [node.tag for node in LexborHTMLParser(frame).css(".nc-body")] == ["span", "span"]


def test_encodings() -> None:
    source = f"<meta charset=windows-1251><h1>Мост закрыт</h1><p>{SENTENCE} Мост закрыт, сказал мэр.</p>".encode("cp1251")
    page = annotated(source, newsclean.clean(source))
    assert page.index('<meta charset="utf-8">') < 100
    assert "Мост закрыт, сказал мэр." in page
    source = f"<h1>Мост закрыт</h1><p>{SENTENCE} Мост закрыт, сказал мэр.</p>".encode("koi8-r")
    assert "Мост закрыт, сказал мэр." in annotated(source, newsclean.clean(source, encoding="koi8-r"), encoding="koi8-r")


def test_what_has_no_page_is_an_error() -> None:
    with pytest.raises(ValueError, match="--report"):
        annotated(SENTENCE, newsclean.clean(SENTENCE))
    with pytest.raises(ValueError, match="--report"):
        annotated(PAGE, Article.from_dict(newsclean.clean(PAGE).to_dict()))


def test_blocks_that_the_page_does_not_show_are_counted() -> None:
    article = newsclean.clean(PAGE)
    page = annotated("<h1>Bridge closed</h1><p>Another page.</p>", article)
    assert "words of the body were not found" in page
    assert html.escape(SENTENCE) in page


def test_nothing_acts() -> None:
    assert problems(shown(ACTING)) == []


@pytest.mark.parametrize("told", HOSTILE)
def test_nothing_of_a_hostile_title_acts(told: str) -> None:
    assert problems(shown(f"<h1 class='{told}'>{told}</h1><p style='{told}'>{SENTENCE}{told}</p><style>{told}</style><div id={told}>x")) == []


@given(html_pages())
@example("<p><a><table><a>x</table>")
def test_no_page_acts(source: str) -> None:
    assert problems(shown(f"<!doctype html>{source}")) == []


@given(marked_pages())
def test_each_block_is_found(source: str) -> None:
    """All words of the body are in marks of the body, and none of what was removed."""
    article = newsclean.clean(source, format="html", effort="fast")
    frame = frame_of(annotated(source, article))
    marked = letters("".join(marks(frame, "body")))
    assert marked in letters("".join(block.text for block in article.document.kept))


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.family in ("attributes", "names", "degraded") and not case.heavy])
def test_hostile_inputs(name: str) -> None:
    case = CASES[name]
    source = case.make()
    article = newsclean.clean(source, format=case.format, effort="fast")
    if article.document.head is not None:
        frame = frame_of(annotated(source, article))
        assert problems(frame) == []


def test_a_tree_is_as_deep_as_it_is() -> None:
    items = page_tree(b"<div>" * 120 + b"x").items
    assert len(items) == 241


# ---- in a browser ----


@pytest.fixture
def page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of the browser, and all that it was noticed to do."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    noticed: list[str] = []
    opened.on("console", lambda message: noticed.append(f"console: {message.text}"))
    opened.on("pageerror", lambda error: noticed.append(f"error: {error}"))
    opened.on("request", lambda request: noticed.append(f"request: {request.url}"))
    opened.on("popup", lambda popup: noticed.append(f"popup: {popup.url}"))

    def dismiss(dialog: Any) -> None:
        noticed.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    opened.on("dialog", dismiss)
    yield opened, noticed
    context.close()


def opened(page: Page, source: str | bytes, folder: Path) -> Frame:
    page.goto(saved(annotated(source, newsclean.clean(source, format="html", effort="fast")), folder))
    return page.frames[1]


def test_nothing_runs_in_a_browser(page: tuple[Page, list[str]], tmp_path: Path) -> None:
    window, noticed = page
    frame = opened(window, ACTING, tmp_path)
    for selector in ("h1", "p", "button", "summary", "x-evil"):
        if frame.locator(selector).first.is_visible():
            frame.locator(selector).first.click()
    frame.locator("a").first.click()
    assert frame.locator(".nc-body").count() >= 3
    assert [told for told in noticed if not told.startswith("request: file:")] == []
    assert len(noticed) == 1
    assert frame.evaluate("document.body.background") == ""


@pytest.mark.slow
def test_no_hostile_input_runs_in_a_browser(page: tuple[Page, list[str]], tmp_path: Path) -> None:
    window, noticed = page
    light = [case for case in CASES.values() if not case.heavy and case.family not in ("sizes", "unicode")]
    for case in light[::2]:  # a page takes a tenth of a second; neighbours differ in a number
        source = case.make()
        article = newsclean.clean(source, format=case.format, effort="fast")
        if article.document.head is not None and len(source) < 500_000:
            window.goto(saved(annotated(source, article), tmp_path))
            assert [told for told in noticed if not told.startswith("request: file:")] == [], case.name


def test_marks_are_switched_off_and_on(page: tuple[Page, list[str]], tmp_path: Path) -> None:
    window, noticed = page
    frame = opened(window, PAGE, tmp_path)

    def outlines(selector: str) -> list[str]:
        found: list[str] = frame.evaluate(f"[...document.querySelectorAll('{selector}')].map(e => getComputedStyle(e).outlineStyle)")
        return found

    assert outlines("nav") == ["dashed"]
    window.locator("label", has_text="site_element").click()
    assert outlines("nav") == outlines("footer") == ["none"]
    assert outlines(".nc-metadata") == ["solid"] * 3
    window.locator("label", has_text="all that was removed").click()
    assert outlines(".nc-removed") == ["none"] * 3
    window.locator("label", has_text="all that was removed").click()
    assert outlines(".nc-removed") == ["dashed"] * 3
    assert len(noticed) == 1


def test_the_keyboard_leads_from_mark_to_mark(page: tuple[Page, list[str]], tmp_path: Path) -> None:
    window, _ = page
    frame = opened(window, PAGE.replace("<article>", "<article>" + "<br>" * 100), tmp_path)
    window.get_by_role("button", name="Next mark of body").focus()
    window.keyboard.press("Enter")
    assert frame.locator(".nc-now").inner_text() == SENTENCE
    assert frame.locator(".nc-now").is_visible()
    window.keyboard.press("Enter")
    assert frame.locator(".nc-now").inner_text().endswith("The minutes say so.")


def test_the_styles_of_the_page_are_switched_off(page: tuple[Page, list[str]], tmp_path: Path) -> None:
    window, _ = page
    frame = opened(window, f"{STYLED}<p>{SENTENCE}</p>", tmp_path)
    colour = "getComputedStyle(document.querySelector('p')).color"
    assert frame.evaluate(colour) == "rgb(1, 2, 3)"
    assert frame.evaluate("getComputedStyle(document.body).marginTop") == "7px"
    window.locator("label", has_text="the page's styles").click()
    assert frame.evaluate(colour) == "rgb(0, 0, 0)"


# ---- the command ----


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.html"
    source.write_text(PAGE, encoding="utf-8")
    assert main(["--annotate", str(tmp_path / "out.html"), str(source)]) == 0
    written = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "a.html · <span title=" in written
    assert str(tmp_path) not in written
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{text}"], "the input is no page in HTML"),
        (["{page}", "{page}"], "annotate one at a time"),
        (["{page}", "-t", "json"], "leave out -t"),
        (["{page}", "--report", "x.html"], "and --report"),
    ],
)
def test_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    page, text = tmp_path / "a.html", tmp_path / "a.txt"
    page.write_text(PAGE, encoding="utf-8")
    text.write_text(SENTENCE, encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        main(["--annotate", str(tmp_path / "out.html"), *[name.format(page=page, text=text) for name in arguments]])
    assert stop.value.code == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out.html").exists()
