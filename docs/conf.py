"""Sphinx configuration. Build with `sphinx-build -W -b html docs docs/_build/html`, run the examples with `-b doctest`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import generate_filters  # noqa: E402
import generate_languages  # noqa: E402
from generated import write  # noqa: E402

import newsclean  # noqa: E402

write(HERE / "filters.md", generate_filters.page())
write(HERE / "languages.md", generate_languages.page())

project = "newsclean"
author = "the newsclean authors"
version = release = newsclean.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest"]
exclude_patterns = [
    "_build",
    "recipes",
    *(f"{name}_figures.md" for name in ("footprint", "hostile", "installs", "kinds", "plan", "rules")),
]  # which are included
html_theme = "furo"
html_title = f"newsclean {release}"
html_static_path = ["_static"]
html_css_files = ["docs.css"]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
smartquotes = False  # quotation marks in docstrings are often code
default_role = "code"  # docstrings put code between single backticks
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
doctest_test_doctest_blocks = ""  # docstring examples are run by pytest

# "name   what it is": how the package's docstrings list arguments and fields.
_COLUMNS = re.compile(r"^(?P<names>[a-z]\w*(?:, [a-z]\w*)*) {2,}(?P<text>\S.*)$")


def columns_to_list(_app: Any, _what: str, _name: str, _obj: Any, _options: Any, lines: list[str]) -> None:
    """Turns the aligned columns of a docstring into a list, since reStructuredText would run them together."""
    shown: list[str] = []
    inside = False
    for line in lines:
        found = _COLUMNS.match(line)
        if inside is not (found is not None):  # a list needs a blank line before it and after it
            shown.append("")
            inside = not inside
        if found:
            names = ", ".join(f"``{n}``" for n in found["names"].split(", "))
            line = f"* {names}: {found['text']}"
        shown.append(line)
    lines[:] = shown


def setup(app: Any) -> None:
    app.connect("autodoc-process-docstring", columns_to_list)
