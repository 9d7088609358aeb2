"""Brings clones of public corpora into the form that `benchmarks.corpora` reads: `python -m benchmarks.convert KIND CLONE FOLDER`.

KIND is scrapinghub, wcxb, trafilatura or fundus; the result goes to FOLDER/pages/KIND. docs/benchmarks.md says where the clones come from.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple


class Page(NamedTuple):
    """A line of gold.jsonl, and the page's file, gzipped or not."""

    gold: dict[str, Any]
    html: Path


def scrapinghub(clone: Path) -> Iterator[Page]:
    """https://github.com/scrapinghub/article-extraction-benchmark: articles' bodies."""
    for id, found in _json(clone / "ground-truth.json").items():
        yield Page({"id": id, "url": found.get("url"), "body": found["articleBody"]}, clone / "html" / f"{id}.html.gz")


def wcxb(clone: Path) -> Iterator[Page]:
    """https://github.com/Murrough-Foley/web-content-extraction-benchmark: the articles of the development set."""
    for file in sorted((clone / "dev" / "ground-truth").glob("*.json")):
        found = _json(file)
        if found["_internal"]["page_type"]["primary"] == "article":
            truth = found["ground_truth"]
            gold = {
                "id": f"dev-{file.stem}",
                "url": found["url"],
                "title": truth["title"],
                "authors": [truth["author"]] if truth["author"] else [],
                "date": truth["publish_date"],
                "body": truth["main_content"],
                "must": truth["with"],
                "must_not": truth["without"],
            }
            yield Page(gold, clone / "dev" / "html" / f"{file.stem}.html.gz")


def trafilatura(clone: Path) -> Iterator[Page]:
    """https://github.com/adbar/trafilatura: the pages of its own evaluation, with phrases in place of bodies."""
    for url, found in _json(clone / "tests" / "evaldata.json").items():
        name = found["file"]
        gold = {
            "id": re.sub(r"\W+", "-", name.removesuffix(".html")),
            "url": url,
            "title": found.get("title"),
            "authors": found.get("author"),
            "date": found.get("date"),
            "must": found["with"],
            "must_not": found["without"],
        }
        yield Page(gold, next((f for f in (clone / "tests" / "cache" / name, clone / "tests" / "eval" / name) if f.exists()), clone / name))


def fundus(clone: Path) -> Iterator[Page]:
    """https://github.com/flairNLP/fundus: the pages that its parsers are tested with.

    A publisher has a page and an extract for each version of its parser. Which belong together only fundus knows, but for the last of both.
    """
    for country in sorted(p for p in (clone / "tests" / "resources" / "parser" / "test_data").iterdir() if p.is_dir()):
        addresses = _json(country / "meta.info")
        for file in sorted(country.glob("*.json")):
            pages = sorted(country.glob(f"{file.stem}_[0-9]*.html.gz"))
            versions = _json(file)
            found = versions[max(versions, key=lambda v: [int(n) for n in re.findall(r"\d+", v)])]
            if pages and isinstance(found.get("body"), dict):
                gold = {
                    "id": f"{country.name}-{pages[-1].name.removesuffix('.html.gz')}",
                    "url": addresses.get(pages[-1].name, {}).get("url"),
                    "title": found.get("title"),
                    "authors": found.get("authors"),
                    "date": found.get("publishing_date"),
                    "body": "\n".join(_paragraphs(found["body"])),
                    "publisher": file.stem,
                }
                yield Page(gold, pages[-1])


KINDS: dict[str, Callable[[Path], Iterator[Page]]] = {f.__name__: f for f in (scrapinghub, wcxb, trafilatura, fundus)}


def write(pages: Iterator[Page], folder: Path) -> tuple[int, int]:
    """Writes a corpus; how many pages it has, and how many were passed over since their file is missing."""
    (folder / "html").mkdir(parents=True)
    written = missing = 0
    with (folder / "gold.jsonl").open("w", encoding="utf-8") as gold:
        for page in pages:
            if not page.html.exists():
                missing += 1
                continue
            content = page.html.read_bytes()
            packed = content if page.html.suffix == ".gz" else gzip.compress(content, mtime=0)
            (folder / "html" / f"{page.gold['id']}.html.gz").write_bytes(packed)
            gold.write(json.dumps(page.gold, ensure_ascii=False) + "\n")
            written += 1
    return written, missing


def _paragraphs(body: dict[str, Any]) -> Iterator[str]:
    yield from body["summary"]
    for section in body["sections"]:
        yield from section["headline"]
        yield from section["paragraphs"]


def _json(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("clone", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    to = args.folder / "pages" / args.kind
    if to.exists():
        parser.error(f"{to} is there already")
    written, missing = write(KINDS[args.kind](args.clone), to)
    print(f"{to}: {written} pages, {missing} without their file")
    return 0


if __name__ == "__main__":
    sys.exit(main())
