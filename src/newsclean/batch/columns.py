"""Columns of Arrow tables as plain values. What is no UTF-8 in a column of text, which Arrow and Parquet do not rule out, raises nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa


def is_text(column: pa.Array | pa.ChunkedArray) -> bool:
    """Whether a column holds text, in whichever of Arrow's types."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    return kind in (pa.string(), pa.large_string(), pa.string_view())


def as_texts(column: pa.Array | pa.ChunkedArray) -> Iterator[str | None]:
    """The values of a column as text. Raises TypeError for one that holds neither text nor bytes."""
    return (value if value is None else value.decode("utf-8", "replace") for value in as_bytes(column))


def as_bytes(column: pa.Array | pa.ChunkedArray) -> Iterator[bytes | None]:
    """The values of a column, one at a time. Raises TypeError for one that holds neither text nor bytes."""
    try:
        return (value.as_py() for value in column.cast(pa.large_binary()))
    except pa.ArrowNotImplementedError as error:
        raise TypeError(f"a column is of type {column.type}, which is neither text nor bytes") from error
