"""Golden files for single filters: plain Markdown that a person can review.

    # most_read

    ## Removes a ranking below the article
    Runs with: related_link

    ```text
    The input.
    ```

    ```listing
      a block that stays
    - a block that the filter takes out
    ~ a block that a filter named under "Runs with" takes out
    ```

The filter runs alone, or with those named under "Runs with". A case whose title opens with "Keeps" may have no line with "-".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from newsclean import Document, Format, Pipeline
from newsclean.readers.read import read

FOLDER = Path(__file__).parent / "filters"

_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n(?:Runs with: (?P<others>[^\n]+)\n)?\s*"
    r"```(?P<format>text|markdown|html)\n(?P<source>.*?)\n```\n\s*```listing\n(?P<listing>.*?)```",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """One case of a golden file."""

    filter: str
    title: str
    others: tuple[str, ...]
    format: Format
    source: str
    listing: str

    @property
    def keeps(self) -> bool:
        return self.title.startswith("Keeps")

    def run(self) -> str:
        """The listing that the code gives now."""
        pipeline = Pipeline.default().only(self.filter, *self.others)
        return show(pipeline(read(self.source, format=self.format)), self.filter)


def show(doc: Document, name: str) -> str:
    """A line a block, marked by whether the named filter, another or none took it out."""

    def mark(index: int) -> str:
        removal = doc.removals.get(index)
        return "  " if removal is None else "- " if removal.filter == name else "~ "

    return "".join(f"{mark(b.index)}{b.text}\n" for b in doc.blocks)


def cases(path: Path) -> Iterator[Case]:
    """The cases of a golden file."""
    for found in _CASE.finditer(path.read_text(encoding="utf-8")):
        others = tuple(o.strip() for o in (found["others"] or "").split(",") if o.strip())
        yield Case(path.stem, found["title"], others, cast(Format, found["format"]), found["source"], found["listing"])


def update(path: Path) -> None:
    """Writes the listings that the code gives now into a golden file; review the difference before you commit it."""
    text = path.read_text(encoding="utf-8")
    for case in cases(path):
        old = f"```{case.format}\n{case.source}\n```\n\n```listing\n{case.listing}```"
        assert old in text, f"{path.name}: {case.title}: leave one blank line between the input and the listing"
        text = text.replace(old, f"```{case.format}\n{case.source}\n```\n\n```listing\n{case.run()}```")
    path.write_text(text, encoding="utf-8")
