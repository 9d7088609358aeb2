"""Reads a folder of corpora: pages and scraped texts, with the articles that careful readers see in them.

    FOLDER/pages/<corpus>/gold.jsonl             an object a page, see `Gold`
    FOLDER/pages/<corpus>/html/<id>.html.gz      the page as it was fetched
    FOLDER/texts/<corpus>/<converter>.jsonl.gz   {"id", "text"} a line: the same pages as a converter turned them into text
    FOLDER/kinds/gold.jsonl                      {"id", "url", "kind"} a line: pages that are no news articles; kind is listing, collection, forum,
                                                 product, service or documentation
    FOLDER/kinds/html/<id>.html.gz               the page as it was fetched

`docs/benchmarks.md` tells where public corpora come from.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from newsclean import Format


class Gold(NamedTuple):
    """What is known of a page. None is "not known" throughout, and no measure is taken of what is not known.

    body             the article's text
    must, must_not   phrases that a right body has, and that it has not
    date             begins with the day in ISO 8601
    publisher        the publisher's name, where the corpus gives it
    language         ISO 639-1 code, where the corpus gives it
    """

    id: str
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    body: str | None = None
    must: tuple[str, ...] | None = None
    must_not: tuple[str, ...] | None = None
    publisher: str | None = None
    language: str | None = None


class Corpus(NamedTuple):
    """The pages of one corpus."""

    name: str
    folder: Path
    rows: tuple[Gold, ...]

    def file(self, id: str) -> Path:
        """Where a page is kept; see `read_page`."""
        return self.folder / "html" / f"{id}.html.gz"


class Text(NamedTuple):
    """A page as a converter turned it into text."""

    id: str
    text: str


class TextSet(NamedTuple):
    """The texts that one converter made of one corpus."""

    corpus: str
    converter: str
    path: Path
    sample: int | None

    @property
    def format(self) -> Format:
        """What newsclean is told that the texts are: converters whose names begin with html2text write Markdown."""
        return "markdown" if self.converter.startswith("html2text") else "text"

    def texts(self) -> Iterator[Text]:
        """The texts, in the order of the file."""
        with gzip.open(self.path, "rt", encoding="utf-8") as lines:
            for at, line in enumerate(lines):
                if at == self.sample:
                    break
                row = json.loads(line)
                yield Text(row["id"], row["text"])


class Other(NamedTuple):
    """A page that is no news article, and the kind that its corpus gives it."""

    id: str
    url: str
    kind: str
    path: Path

    @property
    def host(self) -> str:
        """The host, by which pages are parted between training and test; of a page without an address its id."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.") or self.id


def others(folder: Path) -> list[Other]:
    """The pages of a folder that are no news articles; none where it has no such pages."""
    gold = folder / "kinds" / "gold.jsonl"
    if not gold.exists():
        return []
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return [Other(row["id"], row["url"], row["kind"], folder / "kinds" / "html" / f"{row['id']}.html.gz") for row in rows]


def lines_of(page: bytes) -> str:
    """A page as text: its blocks in order, as a converter leaves them that takes everything."""
    from newsclean.readers.read import read

    return "\n\n".join(b.text for b in read(page, format="html").blocks if b.element is None or not b.element.is_hidden)


def read_page(file: Path) -> bytes:
    """A page as it was fetched."""
    return gzip.decompress(file.read_bytes())


def content(source: str | Path) -> str | bytes:
    """What is to be cleaned: a text itself, or the page that a path leads to."""
    return read_page(source) if isinstance(source, Path) else source


def page_corpora(folder: Path, names: Iterable[str] = (), sample: int | None = None) -> list[Corpus]:
    """The corpora of pages in a folder, by name.

    names    only these; all where it is empty
    sample   only the first so many pages of each

    Raises ValueError for a folder that does not look like one of corpora, and for a name that is not there.
    """
    pages = folder / "pages"
    found = sorted(path.parent for path in pages.glob("*/gold.jsonl"))
    if not found:
        raise ValueError(f"{folder} is no folder of corpora: there is no {pages}/<corpus>/gold.jsonl (see docs/benchmarks.md)")
    return [Corpus(path.name, path, tuple(_gold(path / "gold.jsonl")[:sample])) for path in _chosen(found, names)]


def text_sets(folder: Path, names: Iterable[str] = (), sample: int | None = None) -> list[TextSet]:
    """The sets of texts in a folder, by corpus and converter; none where it has pages only. Arguments as for `page_corpora`."""
    corpora = {corpus.name for corpus in page_corpora(folder, names, sample=0)}
    files = sorted((folder / "texts").glob("*/*.jsonl.gz"))
    return [TextSet(f.parent.name, f.name.removesuffix(".jsonl.gz"), f, sample) for f in files if f.parent.name in corpora]


def group(row: Gold) -> str:
    """Whose page it is: the publisher if given, else the host without "www.", else the page's own id.

    Pages of one group look alike, so they must not be parted between training and test.

    >>> group(Gold("1", url="https://www.lorne.example/bridge")), group(Gold("2", publisher="Ankum Mail")), group(Gold("3"))
    ('lorne.example', 'Ankum Mail', '3')
    """
    return row.publisher or (urlsplit(row.url or "").hostname or "").removeprefix("www.") or row.id


def _chosen(folders: list[Path], names: Iterable[str]) -> list[Path]:
    wanted, there = set(names), {path.name for path in folders}
    if missing := wanted - there:
        raise ValueError(f"no corpus {', '.join(sorted(missing))}; there are {', '.join(sorted(there))}")
    return [path for path in folders if not wanted or path.name in wanted]


def _gold(path: Path) -> list[Gold]:
    with path.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines if line.strip()]
    return [_row(line) for line in found if not line.get("doubtful")]


def _row(found: dict[str, Any]) -> Gold:
    """A line of gold.jsonl; fields that this lab does not use are left aside."""
    known = {name: value for name, value in found.items() if name in Gold._fields and value not in (None, "")}
    for name in ("authors", "must", "must_not"):
        if name in known:
            known[name] = (known[name],) if isinstance(known[name], str) else tuple(known[name])
    return Gold(**known)
