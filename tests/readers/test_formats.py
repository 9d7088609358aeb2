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
