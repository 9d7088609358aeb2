"""Columns of Arrow tables as plain values. Neither Arrow nor Parquet checks that a column of text is UTF-8; what is not is read all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa


def is_text(column: pa.Array | pa.ChunkedArray) -> bool:
    """Return whether a column holds text, in any of Arrow's types for it."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    return kind in (pa.string(), pa.large_string(), pa.string_view())


def as_texts(column: pa.Array | pa.ChunkedArray) -> Iterator[str | None]:
    """Return the values of a column as text, one at a time. Raises TypeError for a column that holds neither text nor bytes."""
    return (value if value is None else value.decode("utf-8", "replace") for value in as_bytes(column))


def as_bytes(column: pa.Array | pa.ChunkedArray) -> Iterator[bytes | None]:
    """Return the values of a column as bytes, one at a time. Raises TypeError for a column that holds neither text nor bytes."""
    try:
        return (value.as_py() for value in column.cast(pa.large_binary()))
    except pa.ArrowNotImplementedError as error:
        raise TypeError(f"a column is of type {column.type}, which is neither text nor bytes") from error
