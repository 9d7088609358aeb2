"""Reports in a real browser: filters are switched off, everything is done with the keyboard alone, and what is hostile runs nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsclean import Article
from newsclean.report import Batch, batch_page
from tests.output.articles import NAMES
from tests.output.articles import article as example
from tests.report.made import MORE_HOSTILE, PAGE, SENTENCE, article, hostile_batch, hostile_row, saved, with_bad_rule

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE: Any = {"width": 390, "height": 844}


class Opened:
    """A page in the browser, and all that a script could be noticed by."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.noticed: list[str] = []
        page.on("console", lambda message: self.noticed.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.noticed.append(f"error: {error}"))
        page.on("request", lambda request: self.noticed.append(f"request: {request.url}"))
        page.on("popup", lambda popup: self.noticed.append(f"popup: {popup.url}"))

        def dismiss(dialog: Any) -> None:
            self.noticed.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        page.on("dialog", dismiss)

    def open(self, page: str, folder: Path) -> Page:
        address = saved(page, folder)
        self.page.goto(address)
        assert self.noticed == [f"request: {address}"]
        self.noticed.clear()
        return self.page


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = Opened(context.new_page())
    yield found
    assert found.noticed == []
    context.close()


def written(page: Page) -> dict[str, Any]:
    """What the page would copy."""
    found: dict[str, Any] = page.evaluate("({text: report.view.text, markdown: report.view.markdown, json: report.view.json})")
    return {**found, "json": json.loads(found["json"])}


def body(page: Page) -> str:
    """What a reader sees of the text: the blocks of the body, and those that were put back."""
    return " ".join(" ".join(page.locator(".text > .b, .back .b").all_inner_texts()).split())


def check_states(shown: Article, opened: Opened, folder: Path) -> None:
    """Whatever is unticked, the page writes what `restore` gives."""
    page = opened.open(shown.report(), folder)
    assert written(page)["json"] == shown.to_dict()
    assert list(written(page)["json"]) == list(shown.to_dict())
    names = list(dict.fromkeys(removal.filter for removal in shown.document.removals.values()))
    for wanted in ([], names[:1], names[::2], names):
        for name in names:
            page.locator(f'[data-filter="{name}"]').set_checked(name not in wanted)
        expected = shown.restore(*wanted)
        found = written(page)
        assert (found["text"], found["markdown"]) == (expected.text, expected.markdown)
        assert {key: found["json"][key] for key in ("removed", "roles")} == {key: expected.to_dict()[key] for key in ("removed", "roles")}
        words = sum(block.words for block in expected.document.kept)
        assert page.locator("[data-words]").inner_text() == f"{words:,}"


@pytest.mark.parametrize("name", ["everything", "ja", "nothing"])
def test_what_is_unticked_is_in_the_text_as_restore_has_it(name: str, opened: Opened, tmp_path: Path) -> None:
    check_states(example(name), opened, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_as_restore_has_it(name: str, opened: Opened, tmp_path: Path) -> None:
    check_states(example(name), opened, tmp_path)


def test_to_untick_a_filter_changes_what_is_seen(opened: Opened, tmp_path: Path) -> None:
    page = opened.open(with_bad_rule(PAGE).report(), tmp_path)
    lost = SENTENCE.replace("Monday", "Wednesday")
    before = page.locator("[data-words]").inner_text()
    assert lost not in body(page)
    page.get_by_role("checkbox", name="bad_rule").uncheck()
    assert lost in body(page)
    assert page.locator(".b p", has_text=lost).is_visible()
    assert int(page.locator("[data-words]").inner_text()) == int(before) + 26
    assert page.locator("[data-code]").inner_text() == 'article.restore("bad_rule")'
    page.locator(".fold.back summary").click()  # what is in the text cannot be folded away
    assert page.locator(".b p", has_text=lost).is_visible()
    page.get_by_role("checkbox", name="bad_rule").check()
    assert lost not in body(page)
    assert page.locator("[data-words]").inner_text() == before


def test_a_page_of_a_row_writes_the_body_that_the_row_has(opened: Opened, tmp_path: Path) -> None:
    row = Article.from_dict(with_bad_rule(PAGE).to_dict())
    page = opened.open(row.report(), tmp_path)
    assert written(page)["json"] == row.to_dict()
    page.get_by_role("checkbox", name="bad_rule").uncheck()
    found = written(page)
    assert found["text"].index("Tuesday") < found["text"].index("Wednesday") < found["text"].index("Thursday")
    assert [entry["filter"] for entry in found["json"]["removed"]] == [r.filter for r in row.removed if r.filter != "bad_rule"]
    assert found["json"]["restored"] == ["bad_rule"]


# ---- with the keyboard alone ----


def wait_until(page: Page, condition: str) -> None:
    """Ask until something holds, from outside: the page's policy forbids what playwright would run in it to wait."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {condition}")


def press_until(page: Page, key: str, selector: str, most: int = 80) -> None:
    """Press a key until an element that the selector matches has the focus."""
    for _ in range(most):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} never had the focus")


def test_an_article_by_keyboard(opened: Opened, tmp_path: Path) -> None:
    page = opened.open(with_bad_rule(PAGE).report(), tmp_path)
    tip = page.locator('.fold[data-fold="bad_rule"] .tip')
    assert tip.is_hidden()
    press_until(page, "Tab", '.fold[data-fold="bad_rule"] summary')
    assert tip.is_visible()
    assert "has a word that I do not like" in tip.inner_text()
    described = page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent")
    assert "has a word that I do not like" in described
    page.keyboard.press("Enter")
    assert page.locator('.fold[data-fold="bad_rule"] .why').is_visible()
    assert tip.is_hidden()
    press_until(page, "Shift+Tab", '[data-filter="bad_rule"]')
    page.keyboard.press("Space")
    assert "Wednesday" in body(page)
    page.keyboard.press("/")
    page.keyboard.type("wednesday to CLOSE")
    assert page.locator(".found").inner_text() == "1 block"
    page.keyboard.press("Enter")
    assert page.locator(".found").inner_text() == "1 of 1"
    assert "Wednesday" in page.locator(".hit.now").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".hit").count() == 0
    press_until(page, "Shift+Tab", '[data-cut="bad_rule"]')
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.fold').dataset.fold") == "bad_rule"
    press_until(page, "Shift+Tab", '[data-copy="markdown"]')
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('.said').textContent.startsWith('Copied')")
    assert page.evaluate("navigator.clipboard.readText()") == written(page)["markdown"]


def test_the_scores_of_the_body_can_be_shown(opened: Opened, tmp_path: Path) -> None:
    page = opened.open(article().report(), tmp_path)
    opacity = "getComputedStyle(document.querySelector('.text > .b > .score')).opacity"
    assert page.evaluate(opacity) == "0"
    page.get_by_label("Scores").check()
    assert page.evaluate(opacity) == "1"
    score = (article().document.scores or {})[int(page.locator(".text > .b:has(> .score)").first.get_attribute("data-a") or "")]
    assert page.locator(".text > .b > .score").first.inner_text() == f"{score:.2f}"


def test_without_a_clipboard_it_is_copied_in_the_old_way(opened: Opened, tmp_path: Path) -> None:
    page = opened.open(article().report(), tmp_path)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.evaluate("document.addEventListener('copy', () => (window.copied = getSelection().toString() || document.activeElement.value))")
    page.locator("[data-copy=text]").click()
    wait_until(page, "window.copied !== undefined")
    assert page.evaluate("window.copied") == article().text


def made_batch(number: int = 12) -> Batch:
    batch = Batch()
    for i in range(number):
        page = PAGE.replace("Bridge", f"Bridge {i}")
        batch.add(with_bad_rule(page) if i == 7 else article(page), f"pages/{i}.html")
    batch.add(article("<title>Sign in</title><p>Sign in</p>"), "pages/login.html")
    return batch


def test_an_index_by_keyboard(opened: Opened, tmp_path: Path) -> None:
    page = opened.open(batch_page(made_batch(), "made pages"), tmp_path)
    assert page.locator("tbody tr").count() == 13
    shown = [float(text) for text in page.locator("tbody td:nth-child(4)").all_inner_texts()]
    assert shown == sorted(shown)
    press_until(page, "Tab", "[data-pick]")
    picked = page.evaluate("document.activeElement.innerText")
    assert "bad_rule" in picked
    page.keyboard.press("Enter")
    assert page.locator("tbody .from").all_inner_texts() == ["7.html"]
    assert "Unusual" in page.locator(".over").inner_text()
    press_until(page, "Tab", "tbody a")
    page.keyboard.press("Enter")
    page.wait_for_selector("#stage .view")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.title() == "Bridge 7 closed"
    press_until(page, "Tab", '[data-filter="bad_rule"]')
    page.keyboard.press("Space")
    assert "Wednesday" in body(page)
    press_until(page, "Shift+Tab", "[data-back]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#stage .view", state="detached")
    assert page.evaluate("document.activeElement.innerText") == "Bridge 7 closed"
    page.keyboard.press("/")
    page.keyboard.type("nothing has this name")
    assert page.locator("tbody tr").count() == 0
    page.keyboard.press("Escape")
    assert page.locator("tbody tr").count() == 1


def test_rows_by_kind_by_filter_and_by_column(opened: Opened, tmp_path: Path) -> None:
    page = opened.open(batch_page(made_batch(), "made pages"), tmp_path)
    page.locator("select[name=kind]").select_option("login")
    assert page.locator("tbody .from").all_inner_texts() == ["login.html"]
    page.locator("select[name=kind]").select_option("")
    page.locator("[data-sort=cut]").click()
    assert page.locator("tbody .from").first.inner_text() == "7.html"
    assert page.locator("th[aria-sort]").inner_text().startswith("Cut out")
    page.locator("[data-sort=words]").click()
    page.locator("[data-sort=words]").click()
    words = [int(text) for text in page.locator("tbody td:nth-child(5)").all_inner_texts()]
    assert words == sorted(words)


def test_many_rows_are_shown_a_part_at_a_time(opened: Opened, tmp_path: Path) -> None:
    batch = Batch()
    row = Article.from_dict(article().to_dict())
    for i in range(450):
        batch.add(row, f"{i}.html")
    page = opened.open(batch_page(batch, "rows"), tmp_path)
    assert page.locator("tbody tr").count() == 200
    page.locator("[data-more]").click()
    page.locator("[data-more]").click()
    assert page.locator("tbody tr").count() == 450
    assert page.locator("[data-more]").is_hidden()
    assert "can be opened" in page.locator(".head").inner_text()


# ---- what is hostile, runs nothing ----


EVERYTHING_IN_VIEWS = """async (numbers) => {
  for (const number of numbers) {
    location.hash = number;
    await new Promise((done) => addEventListener("hashchange", done, { once: true }));
    const every = (selector) => document.querySelectorAll(`#stage ${selector}`);
    if (every(".view").length !== 1) throw new Error(`no view of ${number}`);
    every("input[type=checkbox]").forEach((box) => box.click());
    every("details").forEach((details) => (details.open = true));
    every("button").forEach((button) => button.click());
    every("*").forEach((node) => node.dispatchEvent(new MouseEvent("mouseover", { bubbles: true })));
  }
}"""


@pytest.mark.parametrize("texts", [MORE_HOSTILE[6::6], pytest.param(MORE_HOSTILE, marks=pytest.mark.slow)], ids=["some", "all"])
def test_nothing_of_hostile_inputs_runs(texts: Sequence[str], opened: Opened, tmp_path: Path) -> None:
    batch = hostile_batch(texts)
    page = opened.open(batch_page(batch, "<script>alert(1)</script>"), tmp_path)
    for selector in ("[data-pick]", "[data-sort]"):
        for button in page.locator(selector).all():
            button.click()
    assert len(batch.views) == batch.total
    page.evaluate(EVERYTHING_IN_VIEWS, sorted(batch.views))
    page.evaluate("['#view-1', '#<img src=x onerror=alert(1)>', '#0x1', '#__proto__'].forEach((hash) => (location.hash = hash))")
    page.wait_for_timeout(200)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_hostile_row_alone_runs_nothing(name: str, browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(color_scheme="dark" if name == "dark" else "light", viewport={"width": 390, "height": 844})
    opened = Opened(context.new_page())
    page = opened.open(Article.from_dict(hostile_row("</script><img src=x onerror=alert(1)>")).report(), tmp_path)
    assert "<img src=x" in page.locator("h1").inner_text()
    assert opened.noticed == []
    context.close()


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        "<img src=https://lorne.example/x.png onerror=alert(1)>",
        "<p style='color: red'>x</p>",
        "<iframe src=https://lorne.example/></iframe>",
    ],
)
def test_what_got_into_a_page_all_the_same_is_blocked_and_noticed(bad: str, browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context()
    opened = Opened(context.new_page())
    failed: list[str | None] = []
    opened.page.on("requestfailed", lambda request: failed.append(request.failure))
    address = saved(article().report().replace("<h1", f"{bad}<h1", 1), tmp_path)
    opened.page.goto(address)
    opened.page.wait_for_timeout(100)
    assert any("Content Security Policy" in found for found in opened.noticed)
    assert not any(found.startswith("dialog") for found in opened.noticed)
    assert set(failed) <= {"csp"}
    assert len([found for found in opened.noticed if found.startswith("request")]) == 1 + len(failed)
    context.close()


# ---- phones, and browsers without scripts ----


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desktop"])
def test_no_page_is_wider_than_the_window(viewport: Any, browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport=viewport)
    page = context.new_page()
    long_word = PAGE.replace("Bridge", "B" * 300)
    for shown in (article(long_word).report(), batch_page(made_batch(), "pages/" * 60), example("everything").report()):
        page.goto(saved(shown, tmp_path))
        page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_on_a_phone_the_panels_are_closed_at_first(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(saved(article().report(), tmp_path))
    assert page.locator(".panel[open]").count() == 0
    page.get_by_role("heading", name="Removed by").click()
    assert page.get_by_role("checkbox").first.is_visible()
    context.close()


def test_without_scripts_the_text_is_there_and_folds_open(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(saved(with_bad_rule(PAGE).report(), tmp_path))
    assert page.get_by_text(SENTENCE, exact=True).is_visible()
    assert not page.get_by_text("Put everything back").is_visible()
    page.locator('.fold[data-fold="bad_rule"] summary').click()
    assert page.get_by_text("has a word that I do not like").first.is_visible()
    context.close()
