"""How a run begins, goes on or is brought up to date, by what its output and the files beside it say."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import NamedTuple

from newsclean.batch.asked import Asked, changes
from newsclean.batch.files import ANEW, INVENTORY, NEXT, RUN_FILE, STDIN, UPDATE, WAY_ON, url_to_fs
from newsclean.batch.fingerprints import InputFile, difference
from newsclean.batch.inputs import InputsChanged, Reading
from newsclean.batch.merge import merged
from newsclean.batch.outputs import STDOUT, Output, check_place, check_room, open_output
from newsclean.batch.preflight import check_inputs, estimated_rows
from newsclean.batch.records import Fields
from newsclean.batch.run_file import Run, inventory, is_there, remove, save, settle, stored, switch
from newsclean.batch.session import OnProgress, Session
from newsclean.batch.supervisor import Supervisor


class Job(NamedTuple):
    """What is to be done.

    output        where the rows go
    asked         what they depend on
    inputs        as they were given
    files         what they stand for now, each with its fingerprint
    fields        which fields of a record hold what
    supervisor    who cleans
    on_progress   who is told
    """

    output: str
    asked: Asked
    inputs: list[str]
    files: list[InputFile]
    fields: Fields
    supervisor: Supervisor
    on_progress: OnProgress | None

    @property
    def removed(self) -> bool:
        return self.supervisor.settings.removed


def begin(job: Job, *, overwrite: bool, update: bool) -> Run:
    """Do a job, from the start or from where it is. Return its finished run. The errors are those of `newsclean.batch.run`."""
    if update and (job.output == STDOUT or STDIN in job.inputs):
        raise ValueError("standard input and standard output cannot be brought up to date: name files")
    is_new = overwrite or job.output == STDOUT or not is_there(job.output)  # an output that was removed is made anew
    check_place(job.output)
    if is_new:
        _check(job, job.files)
    with closing(open_output(job.output, removed=job.removed)) as out:
        if not is_new:
            return _go_on(job, out, update=update)
        if job.output != STDOUT:
            remove(job.output + NEXT)
            _discard_update(job)
        return _clean(job, switch(Run(job.output, job.asked), job.files), job.files, out)


def _check(job: Job, files: Sequence[InputFile], more: int = 0) -> None:
    """Raise what can be told before anything is cleaned. `more` bytes of the disk are needed besides those for the rows."""
    check_inputs(files, job.fields, job.inputs)
    check_room(job.output, estimated_rows(files, job.output) + more)


def _clean(job: Job, run: Run, files: Sequence[InputFile], out: Output, *, drops: bool = True) -> Run:
    """Clean what is left of a run. `drops` says whether the kinds of page that were named get no row."""
    reading = Reading(files, fields=job.fields, start=run.place, split=True)
    kinds = job.asked["drop_kinds"] if drops else ()
    return Session(run, reading, job.supervisor, out, sum(file.size for file in files), job.on_progress, kinds).finish()


def _go_on(job: Job, out: Output, *, update: bool) -> Run:
    """Go on with the run of an output, or bring it up to date."""
    run = stored(job.output)
    if run is None:
        raise FileExistsError(f"{job.output} exists, but not {job.output}{RUN_FILE}, which would say how far it is; {ANEW}")
    _check_options(job, run, update=update)
    run = settle(run)
    known = inventory(job.output)
    if run.finished and STDIN in job.inputs:
        raise InputsChanged("the run was finished, and standard input is new each time")
    changed = compare(known, job.files, run.stale)
    if changed and not update:
        raise InputsChanged(changed.in_words(), WAY_ON)
    if changed:
        return _update(job, run, known, changed, out)
    _discard_update(job)
    if run.asked != job.asked:  # the same inputs by other names
        run = replace(run, asked=job.asked)
        save(run)
    return run if run.finished else _clean(job, run, known, out)


def _check_options(job: Job, run: Run, *, update: bool) -> None:
    """Raise ValueError where a run was begun with other options. An update may have other inputs."""
    besides = changes({**run.asked, "inputs": job.asked["inputs"]}, job.asked)  # which an update cannot change
    if others := besides if update else changes(run.asked, job.asked):
        raise ValueError(f"{job.output} was begun with other options: {'; '.join(others)}. Give the same, {ANEW if besides else WAY_ON}")


class Changes(NamedTuple):
    """How inputs differ from those that a run was begun with.

    changed   the files that changed, each with the words for it
    gone      names of those that are there no more
    new       names of those that were not there
    """

    changed: dict[str, str]
    gone: list[str]
    new: list[str]

    def __bool__(self) -> bool:
        return any(self)

    def in_words(self) -> str:
        """Name the first file, and say how many more there are."""
        said = [f"{name} has changed since the run began: {how}" for name, how in self.changed.items()]
        said += [f"{name} is gone since the run began" for name in self.gone]
        said += [f"{name} is new since the run began" for name in self.new]
        numbers = f"{len(self.changed):,} changed, {len(self.gone):,} gone, {len(self.new):,} new"
        return said[0] + (f" (in all: {numbers})" if len(said) > 1 else "")


def compare(known: Sequence[InputFile], found: Sequence[InputFile], stale: Sequence[str] = ()) -> Changes:
    """Return how the files that are there now differ from those that are known. `stale` names files that changed while they were read."""
    before = {file.name: file for file in known}
    after = {file.name: file for file in found}
    changed = {}
    for name, file in before.items():
        if name in after:
            was = (
                "it was gone, and is back"
                if file.gone
                else difference(file, after[name]) or ("it changed while it was read" if name in stale else None)
            )
            if was:
                changed[name] = was
    gone = [name for name, file in before.items() if name not in after and not file.gone]
    return Changes(changed, gone, [name for name in after if name not in before])


def _update(job: Job, run: Run, known: Sequence[InputFile], changed: Changes, out: Output) -> Run:
    """Clean what is new or has changed, and what the run had not read, into an output of its own; then put its rows and those that are kept together.

    Until that is done, the output stays as it is. So an update that was stopped goes on, or begins anew where the inputs have changed once more.
    """
    out.cut(run.end)
    anew = {*changed.changed, *changed.new, *_unread(run, known)}
    todo = [file for file in job.files if file.name in anew]
    side = job._replace(output=job.output + UPDATE)
    cleaned = _begun_update(side, todo)
    if cleaned is None:
        _check(job, todo, more=_size(run))
        _discard_update(job)
        cleaned = switch(Run(side.output, job.asked), todo)
    if not cleaned.finished:
        with closing(open_output(side.output, removed=job.removed)) as beside:
            cleaned = _clean(side, cleaned, todo, beside, drops=False)  # their ids are needed: rows that are kept give way to them
    done = switch(*merged(replace(run, asked=job.asked), known, cleaned, todo, anew, set(changed.gone), removed=job.removed))
    _discard_update(job)
    return done


def _unread(run: Run, known: Sequence[InputFile]) -> list[str]:
    """Return the names of the files that a run has not read to their end, as far as its place tells."""
    if run.finished:
        return []
    names = [file.name for file in known]
    if not run.place.file:
        return names
    return names[names.index(run.place.file) + (run.place.kind == "page") :]


def _begun_update(side: Job, todo: Sequence[InputFile]) -> Run | None:
    """Return the run of an update that was begun with the same options, and with the same inputs as they are now; or None."""
    try:
        run = stored(side.output)
        if run is None or run.asked != side.asked or (run.rows and not is_there(side.output)):
            return None
        run = settle(run)
        return run if inventory(side.output) == todo else None
    except ValueError:  # what lies there is broken
        return None


def _discard_update(job: Job) -> None:
    """Remove what an update has left, the run file first: what lies there without one counts for nothing."""
    if job.output != STDOUT:
        for ending in (RUN_FILE, INVENTORY, INVENTORY + NEXT, "", NEXT):
            remove(job.output + UPDATE + ending)


def _size(run: Run) -> int:
    """Return the size of an output in bytes."""
    fs, path = url_to_fs(run.output)
    return int(fs.du(path))
