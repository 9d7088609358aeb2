"""How the format of an input is known."""

from __future__ import annotations

import pytest

from newsclean.document import Format
from newsclean.document.choices import choices
from newsclean.readers import guess_format
from newsclean.readers.formats import BY_ENDING, BY_FIELD, BY_MEDIA_TYPE, opens_as_page, opens_with_tags


@pytest.mark.parametrize("table", [BY_ENDING, BY_MEDIA_TYPE, BY_FIELD])
def test_tables_name_formats(table: dict[str, Format]) -> None:
    assert set(table.values()) <= set(choices(Format))
    assert [name for name in table if name != name.lower()] == []


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("<!DOCTYPE html><title>Talks</title>", "html"),
        ('\n<?xml version="1.0"?>\n<!-- made by hand --><HTML>', "html"),
        ("<p>Talks fail.</p>", "html"),
        ("<p>Talks fail.", "text"),
        ("<b>Talks</b> fail.", "text"),
        ("Kim [noted](https://lorne.example/a) it.", "markdown"),
        ("# Talks\n\n**Kim** noted it.", "markdown"),
        ("# Talks\n\nKim noted it.", "text"),
        ("a[1](2)", "text"),
        ("", "text"),
    ],
)
def test_guess(text: str, format: Format) -> None:
    assert guess_format(text) == format


def test_bytes_that_open_as_a_page() -> None:
    assert opens_as_page(b"\n<html lang=en>")
    assert not opens_as_page(b"<p>Talks</p>")
    assert opens_with_tags(b"Lorne: <p>Talks</p>")
    assert not opens_with_tags(b"1 < 2 and 3 > 2")


BEHIND = "<!DOCTYPE html>\n<html><head><title>Talks</title></head><body><p>The talks failed.</p></body></html>"


@pytest.mark.parametrize(
    "above",
    [
        "<script src='/a.js'></script>\n",
        "<style>p { color: red }</style>",
        "<link rel=preload href=/a.css>\n<base href=/>\n",
        "<noscript><img src='/pixel.gif'></noscript>\n",
        "<br />\n<b>Notice</b>:  Undefined variable in <b>/var/www/index.php</b> on line <b>3</b><br />\n",
        "\nWarning: Undefined variable in /var/www/index.php on line 3\n",
    ],
)
def test_a_page_behind_scripts_and_notices(above: str) -> None:
    assert guess_format(above + BEHIND) == "html"
    if above.lstrip().startswith("<"):
        assert opens_as_page((above + BEHIND).encode())


@pytest.mark.parametrize(
    "text",
    [
        "A page opens with <!DOCTYPE html> and <html>, and it closes with </html>",
        "Write this:\n\n<html>\n\nand then the text. At the end nothing need stand.",
        "# A first page\n\n```\n<!DOCTYPE html>\n<html></html>\n```",
    ],
)
def test_a_text_about_pages_is_none(text: str) -> None:
    assert guess_format(text) != "html"
