"""Many pages and texts at a time, in processes that may hang, crash or be killed without anything being lost.

`run` has what users call; `inputs`, `files`, `archives`, `records` and `columns` read, `outputs` and `run_file` write, `session` does the work of a
run between a start and a stop, by `supervisor` and its `worker`s. Needs the extra `batch`. May import everything but `integrations` and `cli`.
"""

from newsclean.batch.records import Fields, Record
from newsclean.batch.run import clean_many, run
from newsclean.batch.run_file import Run

__all__ = ["Fields", "Record", "Run", "clean_many", "run"]
