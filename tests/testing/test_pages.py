"""What `newsclean.testing` does with golden pages that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.testing import load_page, update_page


def test_update_writes_what_the_code_gives_but_for_known_failures(tmp_path: Path) -> None:
    title, text = "Bridge stays closed", "The bridge over the Lorne stays closed until May."
    (tmp_path / "page.html").write_text(f"<title>{title}</title><h1>{title}</h1><p>{text}</p>", encoding="utf-8")
    path = tmp_path / "page.md"
    front = '+++\nabout = "A page."\nurl = "https://lorne.example/"\ntitle = "{}"\nlanguage = "eo"\n\n[fails]\nlanguage = "is guessed"\n+++\n\n'
    path.write_text(front.format("Other") + "Other.\n", encoding="utf-8")
    page = load_page(path)
    given = page.clean()
    assert [a for a in page.aspects if page.difference(a, given)] == ["markdown", "text", "title", "language"]
    update_page(path)
    assert path.read_text(encoding="utf-8") == front.format(title) + text + "\n"


def test_a_page_is_checked_at_once(tmp_path: Path) -> None:
    text = "The bridge over the Lorne stays closed until May."
    (tmp_path / "page.html").write_text(f"<h1>Bridge closed</h1><p>{text}</p>", encoding="utf-8")
    path = tmp_path / "page.md"
    path.write_text(f'+++\nabout = "A page."\ntitle = "Ferry"\n[fails]\nmarkdown = "is lost"\n+++\n\n{text}\n', encoding="utf-8")
    with pytest.raises(AssertionError) as error:
        load_page(path).check()
    assert str(error.value).splitlines() == [
        "page: A page.",
        "title: expected 'Ferry', not 'Bridge closed'",
        "markdown: is as expected, so take it out of [fails]",
    ]
    path.write_text("The bridge.", encoding="utf-8")
    with pytest.raises(ValueError, match=r"TOML between lines of '\+\+\+'"):
        load_page(path)
