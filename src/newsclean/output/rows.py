"""An article as plain data: its fields, the row that stands for it in a table, and the table's schema. The same in JSON, Parquet and Arrow."""

from __future__ import annotations

import json
import types
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
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


def of_plain(name: str, value: Any) -> Any:
    """Return the value of a field from what `plain` makes of it. A dict may have more keys than are known; those that it lacks are None.

    Raises TypeError, which names the field, for a value of another type.

    >>> of_plain("authors", ["Jane Doe"]), of_plain("dateline", {"place": "LORNE", "agency": None, "date": None})
    (('Jane Doe',), Dateline(place='LORNE', agency=None, date=None))
    """
    return typed(name, value, FIELDS[name])


def typed(name: str, value: Any, hint: Any) -> Any:
    """Return plain data as a value of a type: a named tuple, a tuple of them, a text, a number. Raises TypeError, which names the field."""
    try:
        return _of_type(value, hint)
    except TypeError as error:
        raise TypeError(f"the field {name!r} holds {error}") from None


def beside_of_plain(name: str, value: Any) -> tuple[Any, ...]:
    """Return a field beside the text from what `plain` makes of it. Raises TypeError, which names the field, for a value of another type."""
    value = of_library(value)
    if not isinstance(value, list | tuple):
        raise TypeError(f"the field {name!r} holds {type(value).__name__}, where a list should be")
    return tuple([typed(name, item, BESIDE[name]) for item in value])


def of_library(value: Any) -> Any:
    """Return a value of a table as pandas, polars or numpy give it as plain data: an array as a list, a value that is missing (NaN, NaT, NA) as None.

    Arrays are told by their method `tolist`, so that no library is imported. Missing values are no list and differ from themselves.
    """
    if value is None or isinstance(value, str | list | tuple | dict | bool | int):
        return value
    if callable(to_list := getattr(value, "tolist", None)) or callable(to_list := getattr(value, "to_list", None)):
        value = to_list()
    if type(value).__name__ == "NAType" or (not isinstance(value, list | tuple | dict) and value != value):
        return None
    return value


def empty(name: str) -> Any:
    """Return the value of a field of which nothing is known: None, or an empty tuple."""
    return () if get_origin(FIELDS[name]) is tuple else None


def _of_type(value: Any, hint: Any) -> Any:
    """Return plain data as a value of a type. Raises TypeError, which says what the value is and what it should be."""
    value = of_library(value)
    if isinstance(hint, types.UnionType):  # with None
        return None if value is None else _of_type(value, _without_none(hint))
    if get_origin(hint) is tuple:
        if isinstance(value, list | tuple):  # an Arrow table gives lists, too
            return tuple([_of_type(item, get_args(hint)[0]) for item in value])
    elif hasattr(hint, "_fields"):
        if isinstance(value, dict):
            return hint(**{name: _of_type(value.get(name), of) for name, of in _hints(hint).items()})
    elif isinstance(value, hint):
        return value
    elif hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    raise TypeError(f"{type(value).__name__}, where {_named(hint)} should be")


@cache
def _hints(of: type) -> dict[str, Any]:
    """Return the types of the fields of a named tuple. Reading them takes longer than reading a value."""
    return get_type_hints(of)


def _named(hint: Any) -> str:
    """Return what plain data of a type is."""
    return "a list" if get_origin(hint) is tuple else "a dict" if hasattr(hint, "_fields") else str(hint.__name__)


def _without_none(hint: types.UnionType) -> Any:
    """Return the type that stands in a union with None."""
    return next(arg for arg in get_args(hint) if arg is not type(None))


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


def table(articles: Iterable[Article], *, ids: Iterable[str] | None = None, removed: bool = False) -> pyarrow.Table:
    """Return articles as an Arrow table with the schema of `schema`, a row for each: what pandas, polars and DuckDB take, and Parquet holds.

    ids       the names of the rows, as many as there are articles; by default, the url of each article, or "" where it has none
    removed   whether rows list the blocks that were removed and those that bear metadata

    A lone surrogate, which Arrow cannot hold, becomes a question mark. Raises ImportError where pyarrow is not installed (extra `arrow`), and
    ValueError where there are more or fewer ids than articles.

    >>> import newsclean
    >>> made = table([newsclean.clean("The talks between both sides failed on Monday.")], ids=["a.txt"])
    >>> made.select(["id", "status", "text"]).to_pylist()
    [{'id': 'a.txt', 'status': 'ok', 'text': 'The talks between both sides failed on Monday.'}]
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise needs("newsclean.output.rows.table", "pyarrow", "arrow") from error
    named = ((article.url or "", article) for article in articles) if ids is None else zip(ids, articles, strict=True)
    rows = [_encodable(to_row(name, article, removed=removed)) for name, article in named]
    return pa.Table.from_pylist(rows, schema=schema(removed=removed))


def _encodable(value: Any) -> Any:
    """Return plain data without lone surrogates, which UTF-8 cannot encode: they become question marks."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _encodable(inner) for key, inner in value.items()}
    return [_encodable(inner) for inner in value] if isinstance(value, list) else value


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
        hint = _without_none(hint)
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_type(get_args(hint)[0], pa))
    if hasattr(hint, "_fields"):
        return pa.struct({name: _arrow_type(of, pa) for name, of in get_type_hints(hint).items()})
    return {str: pa.string(), float: pa.float64(), bool: pa.bool_(), int: pa.int64()}[hint]
