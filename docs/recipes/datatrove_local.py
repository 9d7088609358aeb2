"""Cleans the WARC files of a folder with datatrove, on one machine.

python datatrove_local.py WARC_FOLDER OUTPUT_FOLDER
"""

import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.writers import ParquetWriter

from newsclean.integrations.datatrove import NewscleanStep, WarcPageReader, as_row
from newsclean.output.rows import schema


def main(source: str, target: str) -> None:
    LocalPipelineExecutor(
        pipeline=[
            WarcPageReader(source, glob_pattern="*.warc.gz"),
            NewscleanStep(timeout=30),
            ParquetWriter(f"{target}/articles", adapter=as_row, schema=schema(), compression="zstd"),
        ],
        tasks=2,  # each task takes its share of the files, and writes a file of its own
        workers=2,  # tasks at a time: one for each core
        logging_dir=f"{target}/logs",  # records which tasks are completed; run the program again to do the others
    ).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
