"""Cleans a Parquet table of pages (columns id, url, html) with Spark.

spark-submit spark.py PAGES.parquet OUTPUT_FOLDER
"""

import os
import sys
from functools import partial

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from newsclean.integrations.arrow import clean_batches
from newsclean.output.rows import schema


def main(source: str, target: str) -> None:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # or Spark takes the first python3 in the PATH, which may not have newsclean
    spark = SparkSession.builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", 256).getOrCreate()
    pages = spark.read.parquet(source).select("id", "url", "html")
    rows = pages.mapInArrow(partial(clean_batches, timeout=30, memory=1024), from_arrow_schema(schema()))
    rows.write.parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
