"""Cleans a Parquet table of pages (columns id, url, html) with Daft.

python daft_pages.py PAGES.parquet OUTPUT_FOLDER
"""

import sys

import daft
import pyarrow as pa

from newsclean.integrations.arrow import clean_batch
from newsclean.output.rows import schema


@daft.func.batch(return_dtype=daft.DataType.from_arrow_type(pa.struct(list(schema()))), unnest=True, batch_size=256)
def clean(id: daft.Series, url: daft.Series, html: daft.Series) -> pa.Array:
    batch = pa.table({"id": id.to_arrow(), "url": url.to_arrow(), "html": html.to_arrow()})
    return clean_batch(batch, timeout=30, memory=1024).to_struct_array()


def main(source: str, target: str) -> None:
    pages = daft.read_parquet(source)
    pages.select(clean(pages["id"], pages["url"], pages["html"])).write_parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
