"""When an article was published, by its lines."""

from __future__ import annotations

import pytest

from newsclean import clean

PAGE = """Ferry company sells its last steamer
{}
The ferry company has sold its last steamer to a museum, it said on Monday.
The ship was launched in 1924 and has carried two kings and a circus.
{}
"""


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published: August 15, 2022 at 10:49 am", "2022-08-15T10:49:00"),
        ("03/04/2022", None),
        ("10:54", None),
        ("Monday, 15 August", None),
        ("2022-02-30", None),
    ],
)
def test_date_published(line: str, iso: str | None) -> None:
    assert clean(PAGE.format(line, "")).date_published == iso
