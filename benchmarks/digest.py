"""Whether a change of the code changed results: a digest of every page and text, and what differs between two digests.

    python -m benchmarks.digest DATA -o before.jsonl      DATA is a folder of corpora, see `benchmarks.corpora`
    python -m benchmarks.digest DATA -o after.jsonl       on the changed code
    python -m benchmarks.digest --compare before.jsonl after.jsonl

A line an input: its name, and the body, the metadata and what was removed, with each reason. The comparison tells how many inputs differ in which of
these, and lists the blocks that came or went.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import newsclean
from benchmarks.corpora import page_corpora, read_page, text_sets
from newsclean.output.rows import FIELDS, plain

SHOWN = 60  # characters of a block and a reason that are listed

Line = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, help="a folder of corpora")
    parser.add_argument("-o", "--output", type=Path, help="write the digest there")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("BEFORE", "AFTER"), help="compare two digests")
    parser.add_argument("--list", type=int, default=20, metavar="N", help="list the differences of so many inputs (20)")
    args = parser.parse_args()
    if args.compare:
        print(compared(*map(_read, args.compare), listed=args.list))
        return 0
    if not (args.data and args.output):
        parser.error("give a folder of corpora and -o FILE, or --compare BEFORE AFTER")
    with args.output.open("w", encoding="utf-8") as out:
        for line in digests(args.data):
            out.write(json.dumps(line) + "\n")
    return 0


def digests(data: Path) -> Iterator[Line]:
    """The digest of each page and text of a folder of corpora."""
    for corpus in page_corpora(data):
        for row in corpus.rows:
            yield digest(f"{corpus.name}/{row.id}", newsclean.clean(read_page(corpus.file(row.id)), url=row.url, format="html"))
    for texts in text_sets(data):
        for text in texts.texts():
            yield digest(f"{texts.corpus}/{texts.converter}/{text.id}", newsclean.clean(text.text, format=texts.format))


def digest(name: str, article: newsclean.Article) -> Line:
    """What is compared of an article."""
    removals = sorted(article.document.removals.items())
    return {
        "name": name,
        "body": article.text,
        "markdown": article.markdown,
        "fields": {field: plain(getattr(article, field)) for field in FIELDS if field not in ("text", "markdown", "confidence")},
        "removed": [[index, r.role or r.filter, r.block.text[:SHOWN]] for index, r in removals],
        "reasons": [r.reason for _, r in removals],
    }


def compared(before: dict[str, Line], after: dict[str, Line], *, listed: int) -> str:
    """What differs between two digests, in lines."""
    names = [name for name in before if name in after]
    parts: Counter[str] = Counter()
    listing: list[str] = []
    for name in names:
        differing = list(_differing(before[name], after[name]))
        parts.update(differing)
        if "body" in differing and listed > 0:
            listed -= 1
            listing += [name, *_moved(before[name], after[name])]
    told = [f"{len(names)} inputs; the same body on {1 - parts['body'] / max(1, len(names)):.2%}"]
    told += [f"  {part}: {count} differ" for part, count in parts.most_common()]
    missing = len(before.keys() ^ after.keys())
    return "\n".join([*told, *([f"{missing} inputs stand in one digest only"] if missing else []), *listing])


def _differing(before: Line, after: Line) -> Iterator[str]:
    for part in ("body", "markdown", "removed", "reasons"):
        if before[part] != after[part]:
            yield part
    for field in before["fields"].keys() | after["fields"].keys():
        if before["fields"].get(field) != after["fields"].get(field):
            yield f"field {field}"


def _moved(before: Line, after: Line) -> Iterator[str]:
    """A line for each block that was removed before and is not now ("back"), or the other way round ("gone")."""
    was, now = ({index: (label, text) for index, label, text in line["removed"]} for line in (before, after))
    for index in sorted(was.keys() ^ now.keys()):
        label, text = was.get(index) or now[index]
        yield f"  {'back' if index in was else 'gone'}  {label:18} {text}"


def _read(path: Path) -> dict[str, Line]:
    return {line["name"]: line for line in _lines(path.read_text(encoding="utf-8").splitlines())}


def _lines(lines: Iterable[str]) -> Iterator[Line]:
    return map(json.loads, lines)


if __name__ == "__main__":
    sys.exit(main())
