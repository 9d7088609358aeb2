'''Golden pages: a whole page and the article that a careful reader finds on it, as two plain files.

`<name>.html` is the page. `<name>.md` beside it is the article: between lines of "+++" what the page is about, as TOML, then the body, which is
`Article.markdown` to the letter.

    +++
    about = "What this page is there for."
    url = "https://lorne.example/bridge"          # given to `clean`
    title = "Bridge stays closed until May"       # any field of the Article; "" where it must be None
    captions = ["The bridge in March."]           # the texts alone
    gone = """
    Also read: Ferry crews warn of longer queues
    """                                           # a line for each thing that is on the page and not in the body

    [fails]                                       # known failures: what fails -> what the code does wrong
    markdown = "links are not resolved"
    +++

    The body.

Each field is checked by itself, and so are `gone`, `markdown` and `text`: the lines of the body without their Markdown marks, so that a table whose
words are all there fails as Markdown alone.
'''

from __future__ import annotations

import html
import json
import re
import tomllib
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

from newsclean.article import Article
from newsclean.cleaner import Cleaner

_FILE = re.compile(r"\+\+\+\n(?P<front>.*?\n)\+\+\+\n(?:\n(?P<body>.*\S))?\n*", re.DOTALL)
_OWN = ("about", "url", "gone", "fails")  # what the file says besides fields of the Article
_LINE_MARK = re.compile(r"^(?:[>\s]|#{1,6} |[-*•] |\d+[.)] |```.*$|\|(?: *:?-+:? *\|)+$)+")


@dataclass(frozen=True)
class Page:
    """A page and the article that is expected of it.

    name     the files' name, without ending
    about    what the page is there for
    url      its address, or None
    source   the page
    body     the body expected, as Markdown
    fields   the fields of the Article that are expected, by name
    gone     lines that are on the page, and must not be in the body
    fails    aspect -> what the code does wrong: failures that are known
    """

    name: str
    about: str
    url: str | None
    source: str
    body: str
    fields: dict[str, Any]
    gone: tuple[str, ...]
    fails: dict[str, str]

    @property
    def aspects(self) -> tuple[str, ...]:
        """What is checked one by one: "markdown", "text", "gone", and the fields."""
        return ("markdown", "text", "gone", *self.fields)

    def clean(self, cleaner: Cleaner | None = None) -> Article:
        """Return the article that the code finds. `cleaner` is None for one with the defaults."""
        return (cleaner or Cleaner()).clean(self.source, url=self.url, format="html")

    def difference(self, aspect: str, article: Article) -> str:
        """Return what is wrong with one aspect of an article, to be read by a person; "" where it is as expected."""
        if aspect == "markdown":
            return _difference(self.body.splitlines(), article.markdown.splitlines())
        if aspect == "text":
            return _difference(bare_lines(_without_inline_marks(self.body)), bare_lines(article.text))
        if aspect == "gone":
            text = _run(article.text)
            return "\n".join(f"still in the body: {line}" for line in self.gone if _run(line) in text)
        if not hasattr(article, aspect):
            return f"{aspect}: the Article has no such field"
        value = _written(aspect, article)
        return "" if value == self.fields[aspect] else f"{aspect}: expected {self.fields[aspect]!r}, not {value!r}"

    def check(self, cleaner: Cleaner | None = None) -> None:
        """Clean the page. Raises AssertionError where an aspect is not as expected, and where a known failure is none any more."""
        article = self.clean(cleaner)
        wrong = [difference for aspect in self.aspects if aspect not in self.fails and (difference := self.difference(aspect, article))]
        mended = [aspect for aspect in self.fails if not self.difference(aspect, article)]
        wrong += [f"{aspect}: is as expected, so take it out of [fails]" for aspect in mended]
        if wrong:
            raise AssertionError("\n".join([f"{self.name}: {self.about}", *wrong]))

    def shows(self, line: str) -> bool:
        """Return whether the page has a line of text, in its markup or between its tags."""
        seen = (self.source, re.sub(r"<[^<>]*>", "", self.source), re.sub(r"<[^<>]*>", " ", self.source))
        return any(_run(line) in _run(html.unescape(s)) for s in seen)

    def __str__(self) -> str:
        return self.name


def load_page(path: Path | str) -> Page:
    """Return the page whose expectations stand in a file. Raises ValueError for one that is not of the form.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "bridge.md")
    >>> _ = path.with_suffix(".html").write_text("<h1>Bridge closed</h1><p>The bridge stays closed until May.</p>", encoding="utf-8")
    >>> _ = path.write_text('+++\\nabout = "A bridge."\\ntitle = "Bridge closed"\\n+++\\n\\nThe bridge stays closed until May.\\n', encoding="utf-8")
    >>> page = load_page(path)
    >>> page.aspects
    ('markdown', 'text', 'gone', 'title')
    >>> page.check()
    """
    path = Path(path)
    found = _FILE.fullmatch(path.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{path} is not of the form that newsclean.testing.pages describes: TOML between lines of '+++', then the body")
    front = tomllib.loads(found["front"])
    return Page(
        name=path.stem,
        about=front.get("about", ""),
        url=front.get("url"),
        source=path.with_suffix(".html").read_text(encoding="utf-8"),
        body=found["body"] or "",
        fields={k: v for k, v in front.items() if k not in _OWN},
        gone=tuple(front.get("gone", "").splitlines()),
        fails=front.get("fails", {}),
    )


def pages(folder: Path | str) -> list[Page]:
    """Return the golden pages in a folder, by name."""
    return [load_page(path) for path in sorted(Path(folder).glob("*.md"))]


def update_page(path: Path | str, cleaner: Cleaner | None = None) -> None:
    """Write what the code gives now into a file, known failures apart. Review the difference before you commit it.

    Raises ValueError for a field to be written that does not stand on one line.
    """
    path = Path(path)
    page = load_page(path)
    article = page.clean(cleaner)
    front = re.search(r"\+\+\+\n.*?\n\+\+\+\n", path.read_text(encoding="utf-8"), re.DOTALL)[0]  # type: ignore[index]  # or it was not loaded
    for field in page.fields.keys() - page.fails.keys():
        if page.difference(field, article):
            line = f"{field} = {json.dumps(_written(field, article), ensure_ascii=False)}"
            front, count = re.subn(rf"^{field} = .*$", lambda _, line=line: line, front, flags=re.MULTILINE)
            if count != 1:
                raise ValueError(f"{path}: write {field} on one line")
    body = page.body if {"markdown", "text"} & page.fails.keys() else article.markdown
    path.write_text(front + (f"\n{body}\n" if body else ""), encoding="utf-8")


def _written(field: str, article: Article) -> Any:
    """Return a field of an article in the form in which it stands in the file."""
    value = getattr(article, field)
    if field == "captions":
        return [c.text for c in value]
    return list(value) if isinstance(value, tuple) else "" if value is None else value


def bare_lines(text: str) -> list[str]:
    """Return the lines that have words, without the marks of headings, items, quotes and tables.

    >>> bare_lines("## Ferries\\n\\n- one\\n- two")
    ['Ferries', 'one', 'two']
    """
    lines = (" ".join(_LINE_MARK.sub("", line).replace("|", " ").split()) for line in text.splitlines())
    return [line for line in lines if line]


def _without_inline_marks(markdown: str) -> str:
    text = re.sub(r"\[((?:[^\[\]]|\[\d+\])*)\]\([^()]*\)", r"\1", markdown)
    text = re.sub(r"\*\*(\S(?:[^*]*\S)?)\*\*|(?<!\*)\*(\S(?:[^*]*\S)?)\*|`([^`\n]+)`", lambda m: m[1] or m[2] or m[3], text)
    return re.sub(r"\\$", "", text, flags=re.MULTILINE)


def _run(text: str) -> str:
    return " ".join(text.split())


def _difference(expected: list[str], given: list[str]) -> str:
    return "\n".join(unified_diff(expected, given, "expected", "given", lineterm="", n=1))
