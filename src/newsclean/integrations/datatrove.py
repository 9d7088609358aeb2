"""newsclean in the pipelines of datatrove, which run on one machine, on Slurm and on Ray. Needs the extra `datatrove`.

docs/clusters.md has whole programs.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from typing import Any, cast

from newsclean.batch import Record, clean_many
from newsclean.batch.archives import Archived, read_archive
from newsclean.batch.records import Broken
from newsclean.cleaner import Cleaner, cleaner_of
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
    raise needs("newsclean.integrations.datatrove", "datatrove", "datatrove") from error

KEY = "newsclean"  # of the row, in a document's metadata


class NewscleanStep(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Cleans the page or text in each document.

    A worker process of the task's own does the work, so that a document that hangs or crashes the process costs itself alone.

    timeout   seconds that one document may take
    memory    megabytes that the worker may take, the 100 or so that Python takes itself included; None for no cap
    removed   whether rows list the blocks that were removed and those that bear metadata
    drop      statuses whose documents are not passed on, such as ("empty", "error"); by default all documents are
    cleaner   the Cleaner to use; a filter of your own must stand in a module that can be imported
    options   instead of `cleaner`, the options of one: effort, favor, pipeline, limits, profiles

    A document that comes in has a page or text in `text`. Its `metadata` may have the address that it came from as `url`, the charset that came
    with its bytes as `encoding`, "html", "text" or "markdown" as `format`, and the name of its site, for `profiles`, as `site`: by default it is the
    host of the address.

    The same documents go out, in the same order, with the body in `text` ("" where there is none) and the rest of the article's row, without the
    id, in `metadata["newsclean"]` (see `newsclean.output.rows`). Other metadata stay as they are: `metadata["date"]` of a WARC record is the
    time of the crawl, `metadata["newsclean"]["date_published"]` that of the article.

    Whatever a document does, it has a row, whose `status` says how the cleaning ended. The statistics of the step count the statuses.

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
        self.arguments: dict[str, Any] = {"timeout": timeout, "memory": memory, "removed": removed, "cleaner": cleaner_of(cleaner, options)}
        clean_many([], workers=1, **self.arguments)  # raises for wrong arguments here rather than in every task

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """Yield the documents with their articles, each as soon as it is done."""
        in_work: deque[Document] = deque()

        def records() -> Iterator[Record]:
            for document in data:
                in_work.append(document)
                yield _record(document)

        rows = clean_many(records(), workers=1, **self.arguments)
        while True:
            with self.track_time():  # this includes the time of the steps before
                row = next(rows, None)
            if row is None:
                return
            document = in_work.popleft()
            self.stat_update("total", row["status"])
            if row["status"] not in self.drop:
                yield _cleaned(document, row)


def as_row(_writer: object, document: Document) -> Row:
    """Return the row of a cleaned document, the same that `newsclean.batch` writes. It is an adapter for datatrove's writers.

    Use it as `JsonlWriter(folder, adapter=as_row)` and `ParquetWriter(folder, adapter=as_row, schema=newsclean.output.rows.schema())`. Without an
    adapter, writers leave out a text that is empty. Without a schema, a Parquet file gets that of its first document, in which a field that is None
    has no type.
    """
    return {"id": document.id, "text": document.text, **document.metadata[KEY]}


class WarcPageReader(BaseDiskReader):  # type: ignore[misc]  # datatrove has no types
    """Reads the pages of WARC files and the texts of WET files, as `newsclean batch` does. Arguments are those of datatrove's other readers of files.

    A document has the bytes of the page in `text`, and in its metadata `url`, `date` (of the crawl), and what the HTTP header says of `encoding` and
    `format`. `NewscleanStep` must come next: other steps do not expect bytes.

    datatrove's own WarcReader asks libmagic whether a page is HTML where the archive does not say so. It leaves out what libmagic does not recognise
    and what it cannot decode, and does not use the charset in the HTTP header.
    """

    type = "📖 - READER"
    name = "🧹 Warc pages"

    def read_file(self, filepath: str) -> Iterator[Document]:
        """Yield the documents of a file. A record that cannot be read is logged, and counted as "unreadable".

        Raises EOFError for a file that ends in the middle of a record, and what the file system raises. The task fails then.
        """
        with self.data_folder.open(filepath, "rb") as file:
            pages = read_archive(file, filepath)
            for number in itertools.count():
                with self.track_time():
                    found = next(pages, None)
                if found is None:
                    return
                if document := self._document(found, filepath, number):
                    yield document

    def _document(self, found: Archived, filepath: str, number: int) -> Document | None:
        page = found.page
        if isinstance(page, Record):
            metadata = {"url": page.url, "date": found.date, "encoding": page.encoding, "format": page.format}
            return self.get_document_from_dict({"text": page.source, "id": page.id, "metadata": metadata}, filepath, number)
        if isinstance(page, Broken):
            self.stat_update("unreadable")
            logger.warning(f"{filepath}: {page.id} is left out: {page.reason}")
        return None


def _record(document: Document) -> Record:
    """Return the record of a document. Metadata may hold anything; values that cannot be used are passed over."""
    names = ("url", "encoding", "format", "site")
    url, encoding, format, site = (given if isinstance(given := document.metadata.get(name), str) else None for name in names)
    return Record(document.id, document.text, url, encoding, cast(Format, format) if format in choices(Format) else "auto", site)


def _cleaned(document: Document, row: Row) -> Document:
    """Return the document with the body as its text, and the rest of the row in its metadata."""
    del row["id"]
    document.text = row.pop("text")
    document.metadata[KEY] = row
    return document
