"""Pages of the documentation that are made from the code."""

from __future__ import annotations

from pathlib import Path


def write(path: Path, text: str) -> None:
    """Write a page, unless the file holds it already: Sphinx builds a page again when its date changes."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
