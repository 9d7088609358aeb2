"""Whether a line or a table of the docs runs off a page 1280 pixels wide: `python docs/check_pages.py`, after the pages are built.

Opens each page in a real browser. Says so and ends well where there is none.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tests import browsing  # noqa: E402

WIDTH = 1280  # pixels

# What is wider than its box. An element that shows what flows over it ("visible") is judged by the page's width.
_TOO_WIDE = """() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page");
    for (const box of document.querySelectorAll("pre, .table-wrapper, table, img"))
        if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible")
            found.push(`${box.tagName.toLowerCase()}: ${box.innerText.slice(0, 60).replace(/\\s+/g, " ")}`);
    return found;
}"""


def main() -> int:
    if reason := browsing.missing():
        print(f"the width of the pages is not checked: {reason}")
        return 0
    failed = False
    with browsing.opened() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        for file in sorted((HERE / "_build" / "html").glob("*.html")):
            page.goto(file.resolve().as_uri())
            for found in page.evaluate(_TOO_WIDE):
                failed = True
                print(f"{file.name} is wider than {WIDTH} pixels at {found}")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
