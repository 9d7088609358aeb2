"""Makes the pictures of the docs in a real browser, light and dark, for a desktop and for a phone: `python docs/make_pictures.py`.

They show a page that is made up, `pictures/page.html`, and the pages of tests/pages as a batch. Run it when what they show has changed.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
sys.path.insert(0, str(REPOSITORY))

from rich.console import Console  # noqa: E402
from rich.terminal_theme import TerminalTheme  # noqa: E402
from rich.text import Text  # noqa: E402

import newsclean  # noqa: E402
from newsclean.cli import main as command  # noqa: E402
from newsclean.output.explain import explained  # noqa: E402
from tests import browsing  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = HERE / "pictures"
PAGE = PICTURES / "page.html"
URL = "https://lorne.example/2024/bridge-stays-closed"
DESKTOP = {"width": 1280, "height": 820}
PHONE = {"width": 390, "height": 780}
LISTED = 34  # lines of a terminal

_DARK = TerminalTheme(
    (24, 24, 27),
    (220, 220, 220),
    [(0, 0, 0), (240, 110, 110), (90, 200, 130), (220, 190, 90), (120, 160, 250), (220, 130, 240)] + [(160, 160, 160)] * 2,
)
_LIGHT = TerminalTheme(
    (255, 255, 255), (30, 30, 30), [(0, 0, 0), (190, 40, 40), (20, 120, 60), (120, 90, 0), (30, 80, 180), (140, 50, 160)] + [(90, 90, 90)] * 2
)


def run(*arguments: str | Path) -> None:
    """Runs the command line, quietly."""
    with contextlib.redirect_stderr(io.StringIO()) as said:
        status = command([str(argument) for argument in arguments])
    if status:
        raise SystemExit(f"newsclean {' '.join(map(str, arguments))} ended with {status}: {said.getvalue()}")


def terminal(theme: TerminalTheme) -> str:
    """The listing of `--explain` as a terminal shows it, as a page."""
    listing = explained(newsclean.clean(PAGE.read_bytes(), url=URL)).to_text(color=True)
    console = Console(record=True, width=82, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(["$ newsclean --explain page.html", *listing.split("\n")[:LISTED]])))
    return console.export_html(theme=theme, inline_styles=True).replace("<body", '<body style="margin:24px"', 1)


def cell(shown: str, dark: bool) -> str:
    """What a notebook shows, as a page."""
    ground, text = ("#1e1e1e", "#d8d8d8") if dark else ("#ffffff", "#1a1a1a")
    return f'<body style="margin:24px;font:15px sans-serif;background:{ground};color:{text}">{shown}</body>'


def take(browser: Browser, name: str, address: str, *, phone: bool = False, dark: bool = False, size: dict[str, int] | None = None) -> None:
    """Takes one picture of a page."""
    viewport: Any = size or (PHONE if phone else DESKTOP)
    context = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(300)  # for the script of an index
    page.screenshot(path=PICTURES / f"{name}{'_phone' if phone else ''}_{'dark' if dark else 'light'}.png")
    context.close()


def main() -> int:
    if reason := browsing.missing():
        print(f"no pictures: {reason}")
        return 1
    article = newsclean.clean(PAGE.read_bytes(), url=URL)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), browsing.opened() as browser:  # names without a folder
        made = Path(folder)
        run("--report", made / "report.html", "--url", URL, PAGE)
        run("--annotate", made / "annotated.html", "--url", URL, PAGE)
        shutil.copytree(REPOSITORY / "tests" / "pages", "pages", ignore=shutil.ignore_patterns("*.md"))
        run("batch", "pages", "-o", "articles.parquet", "--removed", "--summary-page", made / "run.html")
        run("report", "articles.parquet", "-o", made / "index.html")
        for dark in (False, True):
            for phone in (False, True):
                for name in ("report", "index", "run"):
                    take(browser, name, (made / f"{name}.html").as_uri(), phone=phone, dark=dark)
            (made / "terminal.html").write_text(terminal(_DARK if dark else _LIGHT), encoding="utf-8")
            (made / "notebook.html").write_text(cell(article._repr_html_(), dark), encoding="utf-8")
            take(browser, "terminal", (made / "terminal.html").as_uri(), dark=dark, size={"width": 860, "height": 740})
            take(browser, "notebook", (made / "notebook.html").as_uri(), dark=dark, size={"width": 800, "height": 430})
        take(browser, "annotated", (made / "annotated.html").as_uri())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
