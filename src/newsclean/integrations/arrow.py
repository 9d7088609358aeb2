"""newsclean for engines that hand over Arrow data: Ray Data, Spark, Daft and others that take a function of batches. Needs the extra `arrow`.

A batch of pages goes in, and a batch of rows comes out: a row for each page, in their order, always with the schema `newsclean.output.rows.schema()`.
docs/clusters.md has whole programs.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from newsclean.batch import Record, clean_many
from newsclean.batch.records import format_of
from newsclean.cleaner import Cleaner
from newsclean.extras import needs
from newsclean.isolation import DEFAULT_MEMORY, DEFAULT_TIMEOUT
from newsclean.output.rows import schema

try:
    import pyarrow as pa
except ImportError as error:
    raise needs("newsclean.integrations.arrow", "pyarrow", "arrow") from error

from newsclean.batch.columns import as_bytes, as_texts, is_text

Batch = TypeVar("Batch", bound="pa.RecordBatch | pa.Table")


def clean_batches(
    batches: Iterable[Batch],
    *,
    source: str = "html",
    id: str = "id",
    url: str = "url",
    encoding: str = "encoding",
    site: str = "site",
    timeout: float = DEFAULT_TIMEOUT,
    memory: int | None = DEFAULT_MEMORY,
    removed: bool = False,
    cleaner: Cleaner | None = None,
    **options: Any,
) -> Iterator[Batch]:
    """Yield the rows of each batch of pages and texts, as a batch of the same type.

    One worker process cleans all of them. A page that hangs or crashes the process costs its own row alone.

    batches    of type RecordBatch or Table. They are taken as needed, a little ahead of the rows
    source     name of the column with the pages or texts, of any type that holds text or bytes. A column "html" or "markdown" holds what its name
               says; in any other, the format is found out row by row, which goes wrong for 4 in 1,000 pages
    id         name of the column that names the rows. Where it is missing or null, the url names the row
    url        name of the column with the addresses that the pages came from; it may be missing
    encoding   name of the column with the charsets that came with the bytes; it may be missing
    site       name of the column with the sites, for `profiles`; where it is missing or null, the site is the host of the url
    timeout    seconds that one page may take
    memory     megabytes that the worker may take, the 100 or so that Python takes itself included; None for no cap
    removed    whether rows list the blocks that were removed and those that bear metadata; the schema is then `schema(removed=True)`
    cleaner    the Cleaner to use; a filter of your own must stand in a module that can be imported
    options    instead of `cleaner`, the options of one: effort, favor, pipeline, limits, profiles

    Whatever a page does, it has a row, whose `status` says how the cleaning ended. A null has the status "error".

    >>> pages = pa.table({"id": ["a", "b"], "html": ["<p>The talks between both sides failed on Monday.</p>", None]})
    >>> for rows in clean_batches([pages]):
    ...     print(rows.select(["id", "status", "text"]).to_pylist())
    [{'id': 'a', 'status': 'ok', 'text': 'The talks between both sides failed on Monday.'}, {'id': 'b', 'status': 'error', 'text': ''}]

    Raises, when the first batch is asked for, TypeError and ValueError for wrong arguments and for a column `source` that is missing or holds
    something else, and RuntimeError where no worker can be started.
    """
    ahead, batches = itertools.tee(batches)
    records = (record for batch in ahead for record in _records(batch, source, id, url, encoding, site))
    rows = clean_many(records, workers=1, timeout=timeout, memory=memory, removed=removed, cleaner=cleaner, **options)
    for batch in batches:
        yield type(batch).from_pylist(list(itertools.islice(rows, batch.num_rows)), schema=schema(removed=removed))


def clean_batch(batch: Batch, **arguments: Any) -> Batch:
    """Return the rows of one batch. The arguments are those of `clean_batches`.

    Each call starts a worker process, which takes 0.3 seconds or more, so give it some hundreds of pages at a time.
    """
    return next(clean_batches([batch], **arguments))


def _records(batch: pa.RecordBatch | pa.Table, source: str, id: str, url: str, encoding: str, site: str) -> Iterator[Record]:
    if source not in batch.schema.names:
        raise ValueError(f"there is no column {source!r}; name the column with the pages or texts in source=, one of {', '.join(batch.schema.names)}")
    pages, format = batch.column(source), format_of(source)
    columns = (as_texts(pages) if is_text(pages) else as_bytes(pages), *(_values(batch, name) for name in (id, url, encoding, site)))
    for page, name, address, charset, place in zip(*columns, strict=True):
        yield Record(name or address or "", page, address, charset, format, place)  # of a null, the row says that there is no page


def _values(batch: pa.RecordBatch | pa.Table, name: str) -> Iterator[str | None]:
    """Return the values of a column as text; a None for each row where there is no such column."""
    if name not in batch.schema.names:
        return itertools.repeat(None, batch.num_rows)
    column = batch.column(name)
    return as_texts(column.cast(pa.string()) if pa.types.is_primitive(column.type) else column)  # an id may be a number
