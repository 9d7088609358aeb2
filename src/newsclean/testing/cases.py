"""Golden cases of single filters: an input, and what the filter makes of each of its blocks, with its reasons.

A file of cases has the filter's name, `most_read.md`, and this form:

    # most_read

    ## Removes a ranking below the article
    Runs with: related_link, title

    ```text
    The input.
    ```

    ```listing
      a block that stays
    - a block that the filter takes out
        · its reason
    ~ a block that a filter named under "Runs with" takes out
        · that filter: its reason (role: the role, where it gives one)
    ```

The filter runs alone, or with those named under "Runs with". The input is marked as `text`, `markdown` or `html`. A case whose title opens with
"Keeps" says what must stay: it may have no line with "-". Every other case must have one. Text outside the cases is for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import cast

from newsclean.document import Document, Format
from newsclean.output.groups import in_one_line
from newsclean.pipeline import Pipeline
from newsclean.readers import read

_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n(?:Runs with: (?P<others>[^\n]+)\n)?\s*"
    r"```(?P<format>text|markdown|html)\n(?P<source>(?:(?!```)[^\n]*\n)+)```\n\s*```listing\n(?P<listing>(?:(?!```)[^\n]*\n)*)```",
    re.MULTILINE,
)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case of a golden file.

    filter    the name of the filter that is tested
    title     the case's heading: what the filter removes or keeps
    others    the names of the filters that run with it
    format    the format of the input
    source    the input
    listing   what is expected of it, see `listing`
    """

    filter: str
    title: str
    others: tuple[str, ...]
    format: Format
    source: str
    listing: str

    @property
    def keeps(self) -> bool:
        """Whether the filter must remove nothing in this case."""
        return self.title.startswith("Keeps")

    def run(self, pipeline: Pipeline | None = None) -> str:
        """Return the listing that the code gives now.

        pipeline   a pipeline that has the filter, and those it runs with; only these run. None for `Pipeline.default()`
        """
        chosen = (pipeline or Pipeline.default()).only(self.filter, *self.others)
        return listing(chosen(read(self.source, format=self.format)), self.filter)

    def check(self, pipeline: Pipeline | None = None) -> None:
        """Run the case. Raises AssertionError with the difference where the code gives another listing, or where the title does not fit it."""
        given = self.run(pipeline)
        if given != self.listing:
            lines = unified_diff(self.listing.splitlines(), given.splitlines(), "expected", "given", lineterm="", n=1)
            raise AssertionError("\n".join([str(self), *lines]))
        if self.keeps is any(line.startswith("- ") for line in given.splitlines()):
            raise AssertionError(f"{self}: a case that is called 'Keeps …' takes nothing out, any other takes something out")

    def __str__(self) -> str:
        return f"{self.filter}: {self.title}"


def listing(doc: Document, filter: str) -> str:
    """Return a line for each block of a marked document: "-" if the named filter took it out, "~" if another did; and below it the reason.

    >>> from newsclean import Pipeline, clean
    >>> marked = clean("Talks end in Seoul\\n\\nThe talks between both sides failed on Monday.\\n\\nFollow us:").document
    >>> print(listing(marked, "social_footer"), end="")
    ~ Talks end in Seoul
        · title: is the headline above the first paragraph (role: title)
      The talks between both sides failed on Monday.
    - Follow us:
        · is just "follow us"
    """
    return "".join(f"{line}\n" for line in _lines(doc, filter))


def _lines(doc: Document, filter: str) -> Iterator[str]:
    for block in doc.blocks:
        removal = doc.removals.get(block.index)
        if removal is None:
            yield f"  {in_one_line(block)}"
            continue
        is_own = removal.filter == filter
        yield f"{'-' if is_own else '~'} {in_one_line(block)}"
        yield f"    · {'' if is_own else f'{removal.filter}: '}{removal.reason}{f' (role: {removal.role})' if removal.role else ''}"


def cases(path: Path | str) -> list[Case]:
    """Return the cases of a golden file. The file's name, without ".md", is the filter's. Raises ValueError for a case that is not of the form."""
    path = Path(path)
    return parse_cases(path.read_text(encoding="utf-8"), path.stem)


def parse_cases(text: str, filter: str) -> list[Case]:
    """Return the cases in the text of a golden file. Raises ValueError for a case that is not of the form.

    A filter of your own is checked with the pipeline that has it:

    >>> from newsclean import Pipeline
    >>> def bare_number(doc):
    ...     "Blocks that are a number and nothing else."
    ...     return [(b, "is a bare number") for b in doc.kept if b.text.isdigit()]
    >>> golden = '''
    ... ## Removes a number
    ...
    ... ```text
    ... The talks between both sides failed on Monday.
    ...
    ... 42
    ... ```
    ...
    ... ```listing
    ...   The talks between both sides failed on Monday.
    ... - 42
    ...     · is a bare number
    ... ```
    ... '''
    >>> [case] = parse_cases(golden, "bare_number")
    >>> case.check(Pipeline.default().with_filter(bare_number))
    """
    found = [_case(match, filter) for match in _CASE.finditer(text)]
    titles, headings = [case.title for case in found], _HEADING.findall(_FENCED.sub("", text))
    for title in headings:
        if titles.count(title) != headings.count(title):
            raise ValueError(f"the case {title!r} of {filter} is not of the form that newsclean.testing.cases describes: an input and a listing")
    return found


def _case(match: re.Match[str], filter: str) -> Case:
    others = tuple(name.strip() for name in (match["others"] or "").split(",") if name.strip())
    return Case(filter, match["title"], others, cast(Format, match["format"]), match["source"].removesuffix("\n"), match["listing"])


def update_cases(path: Path | str, pipeline: Pipeline | None = None) -> None:
    """Write the listings that the code gives now into a golden file. Review the difference before you commit it.

    path       the file; a case without a listing needs an empty one: "```listing", and "```" on the next line
    pipeline   as for `Case.run`

    >>> import tempfile
    >>> from newsclean import Pipeline
    >>> path = Path(tempfile.mkdtemp(), "share_bar.md")
    >>> _ = path.write_text("## Removes a label\\n\\n```text\\nShare this article\\n```\\n\\n```listing\\n```\\n", encoding="utf-8")
    >>> update_cases(path)
    >>> print(cases(path)[0].listing, end="")
    - Share this article
        · is just "share this article"
    """
    path = Path(path)
    text = path.read_text(encoding="utf-8")
    parse_cases(text, path.stem)  # which raises for what would be passed over below

    def rewritten(match: re.Match[str]) -> str:
        start, end = match.start("listing") - match.start(), match.end("listing") - match.start()
        return f"{match[0][:start]}{_case(match, path.stem).run(pipeline)}{match[0][end:]}"

    path.write_text(_CASE.sub(rewritten, text), encoding="utf-8")
