"""Many pages and texts at a time, in processes that may hang, crash or be killed without anything being lost. Needs the extra `batch`.

`api` has what users call. `inputs`, `files`, `archives`, `records` and `columns` read; `outputs` and `run_file` write; `session` does the work of a
run between its start and its end, by a `supervisor` and its `worker`s. May import everything except `integrations` and `cli`.
"""

from newsclean.batch.api import clean_many, run
from newsclean.batch.fingerprints import InputKind
from newsclean.batch.records import Fields, Record
from newsclean.batch.run_file import Run

__all__ = ["Fields", "InputKind", "Record", "Run", "clean_many", "run"]
