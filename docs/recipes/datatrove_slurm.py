"""Cleans the WARC files in a list with datatrove on a Slurm cluster, one task for each file. Run it again to repeat the tasks that failed.

python datatrove_slurm.py WARC_FOLDER PATHS OUTPUT_FOLDER PARTITION
python datatrove_slurm.py s3://commoncrawl/ warc.paths /shared/articles cpu
"""

import sys
from pathlib import Path

from datatrove.executor import SlurmPipelineExecutor
from datatrove.pipeline.writers import ParquetWriter

from newsclean.integrations.datatrove import NewscleanStep, WarcPageReader, as_row
from newsclean.output.rows import schema


def main(source: str, paths: str, target: str, partition: str) -> None:
    SlurmPipelineExecutor(
        pipeline=[
            WarcPageReader(source, paths_file=paths),
            NewscleanStep(timeout=30, memory=1024),
            ParquetWriter(f"{target}/articles", adapter=as_row, schema=schema(), compression="zstd"),
        ],
        tasks=len(Path(paths).read_text().split()),
        workers=500,  # tasks at a time
        cpus_per_task=1,
        mem_per_cpu_gb=3,  # one for newsclean's worker, the rest for reading and writing
        time="12:00:00",
        partition=partition,
        logging_dir=f"{target}/logs",
        env_command=f"source {sys.prefix}/bin/activate",
    ).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
