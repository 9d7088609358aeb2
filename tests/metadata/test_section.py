"""The section that an article was printed in."""

from __future__ import annotations

import pytest

from newsclean.metadata.section import section_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Politics", "Politics"),
        ("Politics A- A A+", "Politics"),
        ("Wirtschaft", "Wirtschaft"),
        ("ÉCONOMIE", "ÉCONOMIE"),
        ("Deportes", "Deportes"),
        ("Cronaca", "Cronaca"),
        ("Binnenland", "Binnenland"),
        ("Gospodarka", "Gospodarka"),
        ("Экономика", "Экономика"),
        ("EKONOMİ", "EKONOMİ"),
        ("社会", "社会"),
        ("경제", "경제"),
        ("Politics is hard", None),
        ("Politics and the art of waiting", None),
        ("", None),
    ],
)
def test_sections(text: str, name: str | None) -> None:
    assert section_name(text) == name
