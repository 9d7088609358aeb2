"""How well the fields beside the text are found: `python -m benchmarks.beside CORPORA`.

`beside_labels.jsonl` has the labels of 90 pages drawn by seeds, half of them not in English, and comments or corrections alone of further
pages. People who had not seen what newsclean finds read numbered listings of each page. An object a page:

    corpus, id, language     the page, as in `corpora`
    images                   urls: the addresses under which the picture stands (one for each file name); caption and credit as marks
    links, related           url as the page has it, and the mark of the text
    embeds                   urls: all addresses in the element
    comments                 marks of the opening and the author; date: the day; depth 0 or 1
    corrections              the mark of the text
    only                     "comments" or "corrections" where nothing else was labelled. Pages with corrections alone were found by wide patterns in
                             all development pages: those that have a note, and some that speak of updates and have none
    drawn                    2 for the 30 pages of a second draw: they were labelled after the first figures, and no rule was made by looking at them
    part                     whether only the first comments were labelled

A mark is a hash of the first letters of a text, and their number (see `mark`): the pages themselves are no part of this repository.
Links to mail and telephone numbers were labelled as links, and are left out: a `Link` leads to a page.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import newsclean
from benchmarks.corpora import Corpus, page_corpora, read_page
from newsclean.beside import FIELDS
from newsclean.beside.addresses import base_of

LABELS = Path(__file__).with_name("beside_labels.jsonl")
MARKED = 24  # letters of a text that its mark is made of
ABOVE = 200  # characters of a comment above which what the reader wrote may begin

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp)\b", re.IGNORECASE)
_SIZE = re.compile(r"[-_]\d{2,4}x\d{2,4}$|[-_@]\d{1,4}[wx]?$")  # at the end of a file's name


def mark(text: str) -> str:
    """The mark of a text: a hash of its first letters, whatever stands between these, and their number."""
    letters = "".join(c for c in text.casefold() if c.isalnum())[:MARKED]
    return f"{hashlib.sha256(letters.encode()).hexdigest()[:12]}/{len(letters)}"


def has_mark(text: str, given: str) -> bool:
    """Whether a text begins as the one that was labelled does."""
    letters = "".join(c for c in text.casefold() if c.isalnum())[: int(given.partition("/")[2])]
    return mark(letters) == given


def _key(address: str, base: str | None) -> str:
    """An address without its scheme and its query, so that the sizes of a picture and http and https are one."""
    parts = urlsplit(urljoin(base or "", address.strip()))
    query = f"?{parts.query}" if "." in parts.path.rpartition("/")[2] and not _PICTURE.search(parts.path) else ""  # of "image.php?src=…"
    return unquote(f"{parts.netloc.removeprefix('www.')}{parts.path}{query}").rstrip("/").casefold()


def _name(address: str) -> str:
    """The name of a picture's file, without its size and extension; the whole address where that says nothing."""
    parts = urlsplit("".join(address.split()))
    last = (_PICTURE.search(parts.query) and parts.query.partition("&")[0]) or parts.path
    name = _SIZE.sub("", last.rstrip("/").rpartition("/")[2].rpartition(".")[0] or last.rpartition("/")[2])
    return unquote(name).casefold() if len(name) > 5 else f"{_key(address, None).rpartition('/')[0]}/{name}".casefold()


def _pairs(found: Sequence[Any], labelled: Sequence[Any], is_same: Callable[[Any, Any], bool]) -> list[tuple[Any, Any]]:
    """Each found entry with the first labelled one that is the same and is not yet taken."""
    left = list(labelled)
    pairs = []
    for entry in found:
        if (at := next((n for n, label in enumerate(left) if is_same(entry, label)), None)) is not None:
            pairs.append((entry, left.pop(at)))
    return pairs


def _openings(text: str) -> Iterable[str]:
    """A text from each of its first words on: what stands above what a reader wrote is a name or a title."""
    yield text
    for at in re.finditer(r"\s+", text[:ABOVE]):
        yield text[at.end() :]


def compare(article: newsclean.Article, label: dict[str, Any], base: str | None) -> dict[str, Counter[str]]:
    """For each field: how many entries were found, labelled, and right; further counts of what was right in them."""

    counts: dict[str, Counter[str]] = {}
    for name in FIELDS:
        if name not in label:
            continue
        found, labelled = list(getattr(article, name)), label[name]
        pairs = _pairs(found, labelled, lambda entry, given, name=name: _is_same(name, entry, given, base))  # type: ignore[misc]
        if label.get("part"):  # what was not labelled is not judged
            last = max((found.index(entry) for entry, _ in pairs), default=-1)
            found = found[: last + 1]
        counts[name] = Counter(found=len(found), labelled=len(labelled), right=len(pairs)) + _details(name, pairs)
    return counts


def _is_same(name: str, entry: Any, given: dict[str, Any], base: str | None) -> bool:
    if name == "comments":
        return any(has_mark(opening, given["text"]) for opening in _openings(entry.text))
    if name == "corrections":
        return has_mark(entry.text, given["text"])
    if name == "images":
        return any(_name(entry.url) == _name(url) for url in given["urls"])
    if name == "embeds":
        keys = {_key(url, base) for url in given["urls"]}
        return _key(entry.url or "", base) in keys or any(key and key in _key(entry.url or "", base) for key in keys)
    same = _key(entry.url or "", base) == _key(given["url"], base)
    return same or (name == "related" and has_mark(entry.title, given["text"]))


def _details(name: str, pairs: list[tuple[Any, Any]]) -> Counter[str]:
    """How much of the entries that are right is right in them."""
    counts: Counter[str] = Counter()
    for entry, given in pairs:
        if name == "comments":
            counts["text begins right"] += has_mark(entry.text, given["text"])
            for field in ("author", "date"):
                if given[field]:
                    said = getattr(entry, field) or ""
                    counts[f"{field} labelled"] += 1
                    counts[f"{field} right"] += has_mark(said, given[field]) if field == "author" else said[:10] == given[field]
            counts["depth right"] += min(entry.depth, 1) == given["depth"]
        elif name == "images":
            for field in ("caption", "credit"):
                if given[field]:
                    counts[f"{field} labelled"] += 1
                    counts[f"{field} right"] += has_mark(getattr(entry, field) or "", given[field])
    return counts


def _shown(name: str, counts: Counter[str], pages: int) -> str:
    precision, recall = (counts["right"] / max(1, counts[of]) for of in ("found", "labelled"))
    line = f"| {name} | {pages} | {counts['labelled']} | {counts['found']} | {precision:.3f} | {recall:.3f} |"
    details = ", ".join(f"{key} {counts[key]}" for key in counts if key not in ("found", "labelled", "right"))
    return f"{line} {details} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="a folder as benchmarks/corpora.py reads it")
    parser.add_argument("--show", metavar="FIELD", choices=FIELDS, help="print what is wrong or missing in this field")
    args = parser.parse_args()
    corpora: dict[str, Corpus] = {corpus.name: corpus for corpus in page_corpora(args.corpora)}
    totals: dict[tuple[str, str], Counter[str]] = {}
    pages: Counter[tuple[str, str]] = Counter()
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        corpus = corpora[label["corpus"]]
        gold = next(row for row in corpus.rows if row.id == label["id"])
        article = newsclean.clean(read_page(corpus.file(gold.id)), url=gold.url)
        base = base_of(article.document)
        for name, counts in compare(article, label, base).items():
            group = f"{label['only']}, further pages" if label.get("only") else f"{name}, second draw" if label.get("drawn") else name
            for part in ("all", "English" if label["language"] == "en" else "other"):
                if label.get("only") and part != "all":
                    continue
                totals.setdefault((group, part), Counter()).update(counts)
                pages[group, part] += bool(counts["labelled"])
            if name == args.show:
                print(_wrong(name, article, label, base, counts))
    print("| Field | pages that have it | labelled | found | precision | recall | of these |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |")
    for (group, part), counts in sorted(totals.items()):
        print(_shown(f"{group} ({part})", counts, pages[group, part]))
    return 0


def _wrong(name: str, article: newsclean.Article, label: dict[str, Any], base: str | None, counts: Counter[str]) -> str:
    """What of a page is wrong or missing in a field."""
    found, labelled = list(getattr(article, name)), list(label[name])
    for entry, given in _pairs(found, labelled, lambda entry, given: _is_same(name, entry, given, base)):
        found.remove(entry)
        labelled.remove(given)
    lines = [f"{label['corpus']}/{label['id']}: {counts['right']} right of {counts['found']} found, {counts['labelled']} labelled"]
    lines += [f"   wrong    {str(entry)[:200]}" for entry in found]
    lines += [f"   missing  {str(given)[:200]}" for given in labelled]
    return "\n".join(lines) if len(lines) > 1 else lines[0]


if __name__ == "__main__":
    raise SystemExit(main())
