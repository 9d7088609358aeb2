"""The row that stands for an article in a table: plain data with a stable schema, the same in JSON, Parquet and Arrow."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsclean.article import Article, assemble
from newsclean.extras import needs
from newsclean.model import Document

if TYPE_CHECKING:
    import pyarrow

Row = dict[str, Any]

STATUSES = ("ok", "empty", "capped", "timeout", "killed", "error")


def to_row(id: str, article: Article, *, removed: bool = False) -> Row:
    """The row of an article: its id and status, then what `Article.to_dict` gives.

    id        names the input
    article   the Article
    removed   whether the removals are wanted, which take about as much room as all the rest

    >>> import newsclean
    >>> row = to_row("a.txt", newsclean.clean("The talks between both sides failed on Monday."))
    >>> row["id"], row["status"], row["text"], "removed" in row
    ('a.txt', 'ok', 'The talks between both sides failed on Monday.', False)
    """
    shown = article.to_dict()
    if not removed:
        del shown["removed"]
    return {"id": id, "status": shown.pop("status"), **shown}


def failed_row(id: str, status: str, warning: str, *, url: str | None = None, removed: bool = False) -> Row:
    """The row of an input that no article came of: an empty one, with a status and a warning that say why."""
    return to_row(id, failed(status, warning, url=url), removed=removed)


def failed(status: str, warning: str, *, url: str | None = None) -> Article:
    """An empty Article with a status and a warning."""
    return replace(assemble(Document((), url=url, warnings=[warning])), status=status)


def to_line(row: Row) -> bytes:
    """A row as a line of JSON in UTF-8; a lone surrogate, which UTF-8 cannot say, becomes a question mark."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def schema(*, removed: bool = False) -> pyarrow.Schema:
    """The rows' schema for Arrow and Parquet. Raises ImportError where pyarrow is not installed (extra `batch`)."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise needs("newsclean.rows.schema", "pyarrow", "batch") from error
    text, texts = pa.string(), pa.list_(pa.string())
    types: dict[str, Any] = {
        "id": text,
        "status": text,
        "title": text,
        "text": text,
        "markdown": text,
        "confidence": pa.float64(),
        "description": text,
        "url": text,
        "canonical_url": text,
        "hostname": text,
        "publisher": text,
        "site_name": text,
        "authors": texts,
        "date_published": text,
        "date_modified": text,
        "language": text,
        "section": text,
        "tags": texts,
        "image": text,
        "is_accessible_for_free": pa.bool_(),
        "live_updates": pa.list_(pa.struct({"date": text, "title": text})),
        "captions": pa.list_(pa.struct({"text": text, "credit": text})),
        "dateline": pa.struct({"place": text, "agency": text, "date": text}),
        "warnings": texts,
        "notes": texts,
    }
    if removed:
        removal = pa.struct({"filter": text, "reason": text, "role": text, "lines": pa.list_(pa.int64()), "text": text})
        types["removed"] = pa.list_(removal)
    return pa.schema(list(types.items()))
