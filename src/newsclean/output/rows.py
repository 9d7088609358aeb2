"""An article as plain data: its fields, the row that stands for it in a table, and the table's schema. The same in JSON, Parquet and Arrow."""

from __future__ import annotations

import json
import types
from dataclasses import fields
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from newsclean.beside import FIELDS as BESIDE
from newsclean.document import Removal
from newsclean.extras import needs
from newsclean.metadata.assemble import Metadata

if TYPE_CHECKING:
    import pyarrow

    from newsclean.article import Article

Row = dict[str, Any]

_LAST = ("warnings", "notes")


def _fields() -> dict[str, Any]:
    hints = get_type_hints(Metadata)
    metadata = {f.name: hints[f.name] for f in fields(Metadata)}
    body = {"text": str, "markdown": str, "kind": str, "kind_reason": str, "confidence": float}
    last = {"status": str, **{name: metadata.pop(name) for name in _LAST}}
    return {"title": metadata.pop("title"), **body, **metadata, **last}


FIELDS: dict[str, Any] = _fields()
"""The fields of an article as plain data, in their order, each with its type."""


def plain(value: Any) -> Any:
    """Return a field's value as JSON has it: a named tuple as a dict, another tuple as a list.

    >>> plain(("Lorne", "Bridge")), plain(None)
    (['Lorne', 'Bridge'], None)
    """
    if isinstance(value, tuple):
        return value._asdict() if hasattr(value, "_asdict") else [plain(item) for item in value]
    return value


def shown_removal(removal: Removal) -> dict[str, Any]:
    """Return a removal as plain data."""
    block, name, reason, role, _ = removal
    if role:
        return {"filter": name, "role": role, "reason": reason, "lines": list(block.lines), "text": block.text}
    return {"filter": name, "reason": reason, "lines": list(block.lines), "text": block.text}


def to_row(id: str, article: Article, *, removed: bool = False) -> Row:
    """Return the row of an article: its id and status, then what `Article.to_dict` gives. A field beside the text that nobody asked for is None.

    id        names the input
    article   the Article
    removed   whether the row lists the removed blocks and those with a role, which take about as much room as all the rest

    >>> import newsclean
    >>> row = to_row("a.txt", newsclean.clean("The talks between both sides failed on Monday."))
    >>> row["id"], row["status"], row["text"], "removed" in row
    ('a.txt', 'ok', 'The talks between both sides failed on Monday.', False)
    """
    shown = article.to_dict()
    if not removed:
        del shown["removed"], shown["roles"]
    return {"id": id, "status": shown.pop("status"), **shown, **{name: shown.get(name) for name in BESIDE}}


def to_line(row: Row) -> bytes:
    """Return a row as a line of JSON in UTF-8; a lone surrogate, which UTF-8 cannot say, becomes a question mark."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def schema(*, removed: bool = False) -> pyarrow.Schema:
    """Return the rows' schema for Arrow and Parquet. The fields beside the text are its last columns: null where nobody asked for them.

    Raises ImportError where pyarrow is not installed (extra `batch`).
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise needs("newsclean.output.rows.schema", "pyarrow", "batch") from error
    columns = {name: _arrow_type(hint, pa) for name, hint in FIELDS.items()}
    columns = {"id": pa.string(), "status": columns.pop("status"), **columns}
    beside = {name: pa.list_(_arrow_type(of, pa)) for name, of in BESIDE.items()}
    if removed:
        shown = {"filter": pa.string(), "reason": pa.string(), "lines": pa.list_(pa.int64()), "text": pa.string()}
        columns["removed"] = pa.list_(pa.struct(shown))
        columns["roles"] = pa.list_(pa.struct({"filter": pa.string(), "role": pa.string(), **shown}))
    return pa.schema([*columns.items(), *beside.items()])


def _arrow_type(hint: Any, pa: Any) -> pyarrow.DataType:
    """Return the Arrow type for a field's type: text, number, yes or no, a list of them, or a struct for a named tuple."""
    if isinstance(hint, types.UnionType):  # with None
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_type(get_args(hint)[0], pa))
    if hasattr(hint, "_fields"):
        return pa.struct({name: _arrow_type(of, pa) for name, of in get_type_hints(hint).items()})
    return {str: pa.string(), float: pa.float64(), bool: pa.bool_(), int: pa.int64()}[hint]
