"""Writes docs/filters.md from the filters themselves: docstring, options and defaults, in pipeline order.

Sphinx runs this at build time; `python docs/generate_filters.py` does it by hand.
"""

from __future__ import annotations

import inspect
from pathlib import Path

from newsclean import Pipeline
from newsclean.languages.wording import phrase_files
from newsclean.pipeline import Step

HEAD = """\
# Filters

<!-- Written by docs/generate_filters.py. Change the filter's docstring instead. -->

The filters of `Pipeline.default()`, in the order in which they run. The list is repeated until a pass finds nothing more; see
[How it works](explanation.md). A filter marked *metadata* gives its blocks a role, and [the fields](metadata.md) are read from them; any
other removes its blocks as junk. What goes by the elements of a page finds nothing in a text.

Options are keyword-only and set with `tuned`:

```python
Pipeline.default().tuned("cookie_notice", max_words=40)
```

`max_words`
: The longest block, in words, that the filter takes out for its wording. A block that is nothing but the wording is judged at any length,
  and what a filter takes out for another reason may have a limit of its own. In `headline_run`: the longest line that counts as a headline.

`min_words`
: The shortest block, in words, that the filter looks at.

`min_run`
: The number of headlines in a row from which on the filter removes them.

*Wording* says in which languages the filter has a table of phrases, in `src/newsclean/phrases/`; "all" are {languages}.
Filters without wording go by form and position; those with wording may do both.
"""


def entry(step: Step) -> str:
    """A filter's section."""
    doc = inspect.getdoc(step.filter) or ""
    kind = " (metadata)" if step.filter.__module__.startswith("newsclean.metadata.") else ""
    options = [p for p in inspect.signature(step.filter).parameters.values() if p.kind is p.KEYWORD_ONLY]
    shown = ", ".join(f"`{p.name}={p.default!r}`" for p in options) or "none"
    return f"## {step.name}{kind}\n\n{doc}\n\n- Options: {shown}\n- Wording: {_languages(step.name)}\n"


def _languages(table: str) -> str:
    files = phrase_files()
    missing = [code for code, tables in files.items() if table not in tables]
    if len(missing) == len(files):
        return "none"
    return f"all languages but {', '.join(missing)}" if missing else "all languages"


def page() -> str:
    """The whole of docs/filters.md."""
    return "\n".join([HEAD.format(languages=", ".join(phrase_files())), *map(entry, Pipeline.default().steps)])


def write(path: Path) -> None:
    """Writes the page, unless it is as it should be already: Sphinx goes by the file's date."""
    text = page()
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).parent / "filters.md")
