"""Write docs/filters.md from the filters: docstring, stage, evidence and options of each, in the order of the registry.

Sphinx runs this at build time; `python docs/generate_filters.py` does it by hand.
"""

from __future__ import annotations

import inspect
from pathlib import Path

from generated import write

from newsclean.filters.registry import REGISTRY, Row
from newsclean.languages.compile import phrase_files
from newsclean.languages.tables import FURNITURE

HEAD = """\
# Filters

<!-- Written by docs/generate_filters.py. Change the filter's docstring, or its row in filters/registry.py, instead. -->

The filters of `Pipeline.default()`, in the order in which they run. See [How it works](explanation.md) for how a pipeline runs them. A filter of
the stage *metadata* gives its blocks a role, and [the fields](metadata.md) are read from them; any other filter removes its blocks as junk.

Options are keyword-only. `Pipeline.tuned` sets them:

```python
Pipeline.default().tuned("cookie_notice", max_words=40)
```

`max_words`
: The longest block, in words, that the filter removes because of its wording. A block that consists of the wording alone is removed at any length,
  and what a filter removes for another reason may have a limit of its own. In `headline_run`: the longest line that counts as a headline.

`min_words`
: The shortest block, in words, that the filter looks at.

`min_run`
: The number of headlines in a row from which on the filter removes them.

Below each filter stands what is known of it:

*Stage*
: What the filter goes by. *element*: the elements of a page, or what its scripts leave behind. *wording*: phrases, and the form of a line.
  *metadata*: what bears a field of the article. *place*: the neighbours of a block, and where the article stands. *learned*: a trained model.

*Evidence*
: What its removals say of where the article stands: *end* (the article mostly ends above them), *furniture* (they are furniture of the page), *none*
  (they stand anywhere). See [Where the article stands](explanation.md#where-the-article-stands). Blocks with a role say nothing.

*Second opinion*
: Only where it is *replaced*: the filter says where the article is, so it is not asked again once
  [trafilatura's choice](explanation.md#a-second-opinion) was taken.

*Wording*
: The languages in which the filter has a table of phrases, in `src/newsclean/languages/phrases/`. *All* are {languages}. *Furniture* means that the
  wording tells [a whole page](explanation.md#evidence-of-page-furniture) from an extract.
"""


def entry(row: Row) -> str:
    """Return the section of a filter."""
    options = [p for p in inspect.signature(row.filter).parameters.values() if p.kind is p.KEYWORD_ONLY]
    known = {
        "Stage": row.stage,
        "Evidence": "" if row.stage == "metadata" else row.evidence,
        "Second opinion": "replaced" if row.finds_article else "",
        "Options": ", ".join(f"`{p.name}={p.default!r}`" for p in options),
        "Wording": _wording(row.name),
    }
    lines = [f"- {name}: {value}" for name, value in known.items() if value]
    return "\n".join([f"## {row.name}", "", inspect.getdoc(row.filter) or "", "", *lines, ""])


def _wording(table: str) -> str:
    """Return the languages that have a table of phrases, or "" where none has."""
    files = phrase_files()
    having = [code for code, tables in files.items() if table in tables]
    missing = [code for code in files if code not in having]
    if not having:
        return ""
    languages = "all" if not missing else f"all but {', '.join(missing)}" if len(missing) < len(having) else ", ".join(having)
    return f"{languages}; furniture" if table in FURNITURE else languages


def page() -> str:
    """Return the whole of docs/filters.md."""
    return "\n".join([HEAD.format(languages=", ".join(phrase_files())), *map(entry, REGISTRY)])


if __name__ == "__main__":
    write(Path(__file__).parent / "filters.md", page())
