"""newsclean in datatrove's pipelines, which run on one machine, on Slurm and on Ray (extra `datatrove`). See docs/clusters.md for a whole one."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from typing import Any, cast

from newsclean.batch import clean_many
from newsclean.batch.archives import archived
from newsclean.batch.records import Broken, Record
from newsclean.cleaner import Cleaner
from newsclean.document import Format, Status
from newsclean.document.choices import choices
from newsclean.extras import needs
from newsclean.isolation import DEFAULT_MEMORY, DEFAULT_TIMEOUT
from newsclean.output.rows import Row

try:
    from datatrove.data import Document
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.readers.base import BaseDiskReader
    from datatrove.utils.logging import logger
except ImportError as error:
    raise needs("newsclean.datatrove", "datatrove", "datatrove") from error

KEY = "newsclean"  # of the row in a document's metadata


class NewscleanStep(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Cleans each document's page or text, in a worker process of the task's own, so that one that hangs or crashes costs itself alone.

    timeout   seconds that a document may take
    memory    megabytes that the worker may take, about 100 of which Python takes itself; None for no cap
    removed   whether the rows list what was removed
    drop      statuses whose documents are not passed on, such as ("empty", "error"); by default all are passed on
    cleaner   the Cleaner to use; a filter of your own must stand in a module that can be imported
    options   instead of it, the options of a Cleaner: effort, favor, pipeline, limits

    What goes in: documents with a page or text in `text`, and in `metadata`, if they are known, its address as `url`, the charset that came with its
    bytes as `encoding`, and "html", "text" or "markdown" as `format`.

    What comes out: the same documents in the same order, with the body in `text` (empty where there is none) and the article's row (see
    `newsclean.rows`), but for its id and text, in `metadata["newsclean"]`. Other metadata stay as they are: `metadata["date"]` of a WARC record is
    the time of the crawl, `metadata["newsclean"]["date_published"]` that of the article.

    Whatever a document does, it has a row, whose `status` says what became of it. The step's stats count the statuses.

    Raises TypeError and ValueError for wrong arguments when it is made, and RuntimeError in a task where no worker can be started.
    """

    type = "🧹 - CLEANER"
    name = "newsclean"

    def __init__(
        self,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        memory: int | None = DEFAULT_MEMORY,
        removed: bool = False,
        drop: Collection[Status] = (),
        cleaner: Cleaner | None = None,
        **options: Any,
    ) -> None:
        super().__init__()
        if isinstance(drop, str) or not set(drop) <= set(choices(Status)):
            raise ValueError(f"drop is {drop!r}; it must be a list of some of {', '.join(choices(Status))}")
        self.drop = tuple(drop)
        self.settings = {"timeout": timeout, "memory": memory, "removed": removed, "cleaner": cleaner, **options}
        clean_many([], workers=1, **self.settings)  # raises for wrong arguments here rather than in every task

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """The documents with their articles, each as soon as it is done."""
        in_work: deque[Document] = deque()

        def records() -> Iterator[Record]:
            for document in data:
                in_work.append(document)
                yield _record(document)

        rows = clean_many(records(), workers=1, **self.settings)
        while True:
            with self.track_time():  # the time that the steps before take is in it
                row = next(rows, None)
            if row is None:
                return
            document = in_work.popleft()
            self.stat_update("total", row["status"])
            if row["status"] not in self.drop:
                yield _cleaned(document, row)


def as_row(_writer: object, document: Document) -> Row:
    """What a datatrove writer is to write of a cleaned document: its row, the same that `newsclean.batch` writes, and no other metadata.

    For `JsonlWriter(folder, adapter=as_row)` and `ParquetWriter(folder, adapter=as_row, schema=newsclean.rows.schema())`. Without an adapter, writers
    leave out a text that is empty; without a schema, a Parquet file gets that of its first document, in which a field that is None has no type.
    """
    return {"id": document.id, "text": document.text, **document.metadata[KEY]}


class WarcPageReader(BaseDiskReader):  # type: ignore[misc]  # datatrove has no types
    """Reads the pages of WARC files and the texts of WET files, as `newsclean batch` does. Arguments as for datatrove's other readers of files.

    A document has the bytes of the page in `text`, and in its metadata `url`, `date` (of the crawl), and what the HTTP header says of `encoding` and
    `format`. So `NewscleanStep` must come next: it knows what to make of bytes.

    datatrove's own WarcReader asks libmagic whether a page is HTML where the archive does not say so, and leaves out what it does not recognise and
    what it cannot decode; it knows nothing of the charset in the HTTP header.
    """

    type = "📖 - READER"
    name = "🧹 Warc pages"

    def read_file(self, filepath: str) -> Iterator[Document]:
        """The documents of a file. A record that cannot be read is logged and counted as "unreadable".

        Raises EOFError for a file that ends in the middle of a record, and what the file system raises: the task has failed then.
        """
        with self.data_folder.open(filepath, "rb") as file:
            pages = archived(file, filepath)
            for number in itertools.count():
                with self.track_time():
                    found = next(pages, None)
                if found is None:
                    return
                if document := self._document(*found, filepath, number):
                    yield document

    def _document(self, page: Record | Broken | None, date: str | None, filepath: str, number: int) -> Document | None:
        if isinstance(page, Record):
            metadata = {"url": page.url, "date": date, "encoding": page.encoding, "format": page.format}
            return self.get_document_from_dict({"text": page.source, "id": page.id, "metadata": metadata}, filepath, number)
        if page is not None:
            self.stat_update("unreadable")
            logger.warning(f"{filepath}: {page.id} is left out: {page.reason}")
        return None


def _record(document: Document) -> Record:
    """The document as `clean_many` takes it. Metadata may hold anything; what makes no sense is left aside."""
    url, encoding, format = (given if isinstance(given := document.metadata.get(name), str) else None for name in ("url", "encoding", "format"))
    return Record(document.id, document.text, url, encoding, cast(Format, format) if format in choices(Format) else "auto")


def _cleaned(document: Document, row: Row) -> Document:
    """The document with the body as its text and the rest of the row in its metadata."""
    del row["id"]
    document.text = row.pop("text")
    document.metadata[KEY] = row
    return document
