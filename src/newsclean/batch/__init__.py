"""Many pages and texts at a time, in processes that may hang, crash or be killed without anything being lost. Needs the extra `batch`.

`api` has what users call. `job` begins a run, goes on with it or brings it up to date, by what was `asked` and the `fingerprints` of inputs, after a
`preflight`; `merge` puts the rows of an update together. `session` does the work between, by a `supervisor` and its `worker`s. `inputs`, `files`,
`archives`, `records` and `columns` read; `outputs` and `run_file` write; `tallies` counts. `profiling` makes site profiles.
May import everything except `integrations` and `cli`.
"""

from newsclean.batch.api import clean_many, run
from newsclean.batch.files import CannotWrite
from newsclean.batch.fingerprints import InputKind
from newsclean.batch.inputs import InputsChanged
from newsclean.batch.profiling import Profiled, TooFewPages, make_profiles
from newsclean.batch.records import Fields, Record
from newsclean.batch.run_file import Run

__all__ = ["CannotWrite", "Fields", "InputKind", "InputsChanged", "Profiled", "Record", "Run", "TooFewPages", "clean_many", "make_profiles", "run"]
