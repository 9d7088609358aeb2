"""Cleans a Parquet table of pages (columns id, url, html) with Ray Data.

python ray_data.py PAGES.parquet OUTPUT_FOLDER
"""

import sys

import ray

from newsclean.integrations.arrow import clean_batch


def main(source: str, target: str) -> None:
    pages = ray.data.read_parquet(source, columns=["id", "url", "html"])
    rows = pages.map_batches(
        clean_batch,
        batch_format="pyarrow",
        batch_size=256,
        num_cpus=1,
        fn_kwargs={"timeout": 30, "memory": 1024},
    )
    rows.write_parquet(target)


if __name__ == "__main__":
    ray.init()  # on a cluster: ray.init(address="auto")
    main(*sys.argv[1:])
