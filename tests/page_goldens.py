'''Golden pages: a whole page and the article that a careful reader finds on it, as two plain files.

`tests/pages/<shape>.html` is the page. `tests/pages/<shape>.md` is the article: between lines of "+++" what the page is about, as TOML, then the
body, which is `article.markdown` to the letter.

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

Each field is a test of its own, and so are `gone`, `markdown` and `text`: the lines of the body without their Markdown marks, so that a table whose
words are all there fails as Markdown alone. What is named under `[fails]` is a strict xfail: the test fails as soon as it comes out right.
'''

from __future__ import annotations

import html
import json
import re
import tomllib
from dataclasses import dataclass
from difflib import unified_diff
from functools import cached_property
from pathlib import Path
from typing import Any

import newsclean

FOLDER = Path(__file__).parent / "pages"

_FILE = re.compile(r"\+\+\+\n(?P<front>.*?\n)\+\+\+\n(?:\n(?P<body>.*\S))?\n*", re.DOTALL)
_OWN = ("about", "url", "gone", "fails")  # what the file says besides fields of the Article
_LINE_MARK = re.compile(r"^(?:[>\s]|#{1,6} |[-*•] |\d+[.)] |```.*$|\|(?: *:?-+:? *\|)+$)+")


@dataclass(frozen=True)
class Page:
    """A page and the article that is expected of it."""

    name: str
    about: str
    url: str
    source: str
    body: str
    fields: dict[str, Any]
    gone: tuple[str, ...]
    fails: dict[str, str]

    @property
    def aspects(self) -> tuple[str, ...]:
        """What is tested one by one."""
        return ("markdown", "text", "gone", *self.fields)

    @cached_property
    def article(self) -> newsclean.Article:
        return newsclean.clean(self.source, url=self.url, format="html")

    def difference(self, aspect: str) -> str:
        """What is wrong, to be read by a person; empty where all is right."""
        if aspect == "markdown":
            return _diff(self.body.splitlines(), self.article.markdown.splitlines())
        if aspect == "text":
            return _diff(bare_lines(_without_inline_marks(self.body)), bare_lines(self.article.text))
        if aspect == "gone":
            text = _run(self.article.text)
            return "\n".join(f"still in the body: {line}" for line in self.gone if _run(line) in text)
        if not hasattr(self.article, aspect):
            return f"{aspect}: the Article has no such field"
        value = self.value(aspect)
        return "" if value == self.fields[aspect] else f"{aspect}: expected {self.fields[aspect]!r}, not {value!r}"

    def value(self, field: str) -> Any:
        """A field as the code gives it now, in the form in which it stands in the file."""
        value = getattr(self.article, field)
        if field == "captions":
            return [c.text for c in value]
        return list(value) if isinstance(value, tuple) else "" if value is None else value

    def shows(self, line: str) -> bool:
        """Whether the page has a line of text, in its markup or between its tags."""
        seen = (self.source, re.sub(r"<[^<>]*>", "", self.source), re.sub(r"<[^<>]*>", " ", self.source))
        return any(_run(line) in _run(html.unescape(s)) for s in seen)


def load(path: Path) -> Page:
    """The page whose expectations stand in a file."""
    found = _FILE.fullmatch(path.read_text(encoding="utf-8"))
    assert found, f"{path} is not of the form that tests/page_goldens.py describes"
    front = tomllib.loads(found["front"])
    return Page(
        name=path.stem,
        about=front["about"],
        url=front["url"],
        source=path.with_suffix(".html").read_text(encoding="utf-8"),
        body=found["body"] or "",
        fields={k: v for k, v in front.items() if k not in _OWN},
        gone=tuple(front.get("gone", "").splitlines()),
        fails=front.get("fails", {}),
    )


def pages() -> list[Page]:
    return [load(path) for path in sorted(FOLDER.glob("*.md"))]


def update(path: Path) -> None:
    """Writes what the code gives now into a file, known failures apart; review the difference before you commit it."""
    page = load(path)
    front = re.search(r"\+\+\+\n.*?\n\+\+\+\n", path.read_text(encoding="utf-8"), re.DOTALL)[0]  # type: ignore[index]
    for field in page.fields.keys() - page.fails.keys():
        if page.difference(field):
            line = f"{field} = {json.dumps(page.value(field), ensure_ascii=False)}"
            front, count = re.subn(rf"^{field} = .*$", lambda _, line=line: line, front, flags=re.MULTILINE)
            assert count == 1, f"{path.name}: write {field} on one line"
    body = page.body if {"markdown", "text"} & page.fails.keys() else page.article.markdown
    path.write_text(front + (f"\n{body}\n" if body else ""), encoding="utf-8")


def bare_lines(text: str) -> list[str]:
    """The lines that have words, without the marks of headings, items, quotes and tables."""
    lines = (" ".join(_LINE_MARK.sub("", line).replace("|", " ").split()) for line in text.splitlines())
    return [line for line in lines if line]


def _without_inline_marks(markdown: str) -> str:
    text = re.sub(r"\[((?:[^\[\]]|\[\d+\])*)\]\([^()]*\)", r"\1", markdown)
    text = re.sub(r"\*\*(\S(?:[^*]*\S)?)\*\*|(?<!\*)\*(\S(?:[^*]*\S)?)\*|`([^`\n]+)`", lambda m: m[1] or m[2] or m[3], text)
    return re.sub(r"\\$", "", text, flags=re.MULTILINE)


def _run(text: str) -> str:
    return " ".join(text.split())


def _diff(expected: list[str], given: list[str]) -> str:
    return "\n".join(unified_diff(expected, given, "expected", "given", lineterm="", n=1))
