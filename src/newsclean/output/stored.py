"""What of an article comes back from a dict: the inverse of `Article.to_dict`, as far as that goes."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from newsclean.beside import FIELDS as BESIDE
from newsclean.document import Block, Document, PageKind, Removal, Status
from newsclean.document.choices import check_choice
from newsclean.metadata.assemble import Metadata
from newsclean.output.rows import FIELDS, beside_of_plain, empty, of_library, of_plain, typed
from newsclean.readers.markdown import read_markdown

_LISTS = ("removed", "roles")
_METADATA = tuple(f.name for f in fields(Metadata))


class _Entry(NamedTuple):
    """An entry of `removed` or, with a role, of `roles`."""

    filter: str
    reason: str
    lines: tuple[int, ...]
    text: str
    role: str | None


def fields_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the Article that `to_dict` made a dict of, or `to_row` a row.

    Raises ValueError where the body, the status, the kind or the confidence is missing, and TypeError for a value of another type, or for what is no
    dict.
    """
    if not isinstance(data, Mapping):
        raise TypeError(f"from_dict takes a dict, as Article.to_dict gives it, or one row of a table, not {type(data).__name__}{_fix(data)}")
    data = {name: of_library(data[name]) for name in (*FIELDS, *_LISTS, *BESIDE) if name in data}
    given = {name: of_plain(name, data[name]) for name in FIELDS if data.get(name) is not None}
    missing = [name for name in FIELDS if name not in _METADATA and name not in given]
    if missing:
        raise ValueError(f"{', '.join(missing)} missing: from_dict takes what Article.to_dict gives, or a row of a batch")
    check_choice("status", given["status"], Status)
    check_choice("kind", given["kind"], PageKind)
    beside = {name: data[name] for name in BESIDE if data.get(name) is not None}
    for name, value in beside.items():
        beside_of_plain(name, value)  # what is wrong is said now
    document = _document(_entries(data), given["markdown"])
    return {
        "document": document,
        "status": given["status"],
        "kind": given["kind"],
        "kind_reason": given["kind_reason"],
        "filters": tuple(dict.fromkeys(removal.filter for removal in document.removals.values())),
        "_confidence": given["confidence"],
        "asked_fields": tuple(beside),
        "_given": {"text": given["text"], "markdown": given["markdown"], **beside},
        **{name: given.get(name, empty(name)) for name in _METADATA},
    }


def _fix(data: Any) -> str:
    """Return what to do with a value that is not a dict, where that is known."""
    if isinstance(data, str | bytes):
        return "; read JSON with json.loads first"
    if hasattr(data, "to_dict"):  # of pandas
        return '; of a table of pandas, give each of frame.to_dict("records"), of a row row.to_dict()'
    return "; of several, call it for each" if isinstance(data, list | tuple) else ""


def _entries(data: Mapping[str, Any]) -> list[_Entry]:
    """Return the entries of `removed` and of `roles`, merged by the lines on which they stood. Those of each list keep their order."""
    lists = []
    for name in _LISTS:
        entries = typed(name, data.get(name) or [], tuple[_Entry, ...])
        if any(len(entry.lines) != 2 for entry in entries):
            raise TypeError(f"the field {name!r} holds an entry whose lines are not two numbers")
        lists.append(entries)
    return list(heapq.merge(*lists, key=attrgetter("lines")))


def _document(entries: list[_Entry], markdown: str) -> Document:
    """Return a document of the blocks that were taken out, and of those of the body behind them."""
    taken = [Block(i, entry.text, lines=(entry.lines[0], entry.lines[1])) for i, entry in enumerate(entries)]
    body = [block.moved(len(taken) + block.index, block.lines[0]) for block in read_markdown(markdown)]
    removals = {i: Removal(taken[i], entry.filter, entry.reason, entry.role) for i, entry in enumerate(entries)}
    return Document((*taken, *body), removals=removals)
