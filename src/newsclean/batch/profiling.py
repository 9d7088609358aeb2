"""Profiles of the sites of a batch's inputs. The inputs are read twice: first to choose 20 pages a site, then to clean these.

Which pages are chosen depends on their ids alone. So the profiles are the same in any order of the inputs, and with any number of workers.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from errno import ENOTDIR
from pathlib import Path
from typing import Any

from newsclean.batch.api import settings_of, worker_number
from newsclean.batch.files import STDIN
from newsclean.batch.fingerprints import InputFile, InputKind, fingerprinted
from newsclean.batch.inputs import InputsChanged, Reading, check_kind, find_files
from newsclean.batch.preflight import check_inputs
from newsclean.batch.records import Fields, Loadable
from newsclean.batch.supervisor import Supervisor
from newsclean.batch.worker import LINES
from newsclean.cleaner import Cleaner
from newsclean.isolation import DEFAULT_MEMORY, DEFAULT_TIMEOUT
from newsclean.profiles.choice import FEWEST_PAGES, Choice, save_profiles
from newsclean.profiles.folder import ENDING
from newsclean.profiles.lines import PageLines, checked_lines, site_of
from newsclean.profiles.site import SiteProfile


class TooFewPages(ValueError):
    """The inputs of one site are too few for a profile."""


OnPages = Callable[[int, int], None]
"""Called with the number of pages that are done, and of all."""

ALL = ""  # the one site, where all inputs are of one


@dataclass(frozen=True)
class Profiled:
    """What came of making profiles.

    profiles   how many were written
    pages      how many pages they were made of
    few        how many sites have no profile, since they have fewer than 5 pages
    unnamed    how many inputs have no address, or not the field that names their site
    problems   a sentence for each file that could not be read to its end
    """

    profiles: int
    pages: int
    few: int
    unnamed: int
    problems: tuple[str, ...]


def make_profiles(
    inputs: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    kind: InputKind | None = None,
    fields: Fields | None = None,
    workers: int | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    memory: int | None = DEFAULT_MEMORY,
    cleaner: Cleaner | None = None,
    on_progress: OnPages | None = None,
    **options: Any,
) -> Profiled:
    """Write the profiles of the sites that inputs come from.

    output   a folder, which is made if need be: it gets a profile for each site with 5 pages or more. Profiles of other sites in it stay. Or a file
             that ends with ".json": then all inputs are taken for pages of one site, and the file gets its profile

    on_progress   called for each page that is cleaned, with the number of those done and of all

    The other arguments are those of `newsclean.batch.run`; `fields.site` names the field with the site, by default it is the host of the address. For
    each site, the 20 pages with the smallest hashes of their ids are cleaned.

    Raises what `run` raises for wrong arguments and inputs, ValueError for standard input, which cannot be read twice, TooFewPages where the one site
    has fewer than 5, InputsChanged for inputs that change meanwhile, and OSError where a profile cannot be written.
    """
    names = [os.fspath(name) for name in ([inputs] if isinstance(inputs, str | os.PathLike) else inputs)]
    if Path(output).suffix == ENDING and not Path(output).parent.is_dir():
        raise NotADirectoryError(ENOTDIR, "there is no such folder to write a profile to", os.fspath(Path(output).parent))
    if STDIN in names:
        raise ValueError("profiles need two passes over the inputs, and standard input can be read once: name a file")
    check_kind(kind)
    target, fields = Path(output), fields or Fields()
    is_one = target.suffix == ENDING and not target.is_dir()
    supervisor = Supervisor(settings_of(cleaner, options, timeout, memory, removed=False)._replace(lines=True), worker_number(workers))
    files = [fingerprinted(file) for file in find_files(names, kind)]
    check_inputs(files, fields, names)
    reading = Reading(files, fields=fields)
    chosen, unnamed = _chosen(reading, is_one=is_one)
    pages = sorted((number, site, id) for site, found in chosen.sites.items() for _, (number, id) in found if is_one or len(found) >= FEWEST_PAGES)
    learned = _learned(files, fields, pages, supervisor, on_progress)
    if is_one:
        found = [lines for _, lines in learned.sites.get(ALL, [])]
        if len(found) < FEWEST_PAGES:
            raise TooFewPages(f"a profile needs {FEWEST_PAGES} pages or more that are articles, and there are {len(found)}")
        SiteProfile.of_pages(found).save(target)
        saved = 1
    else:
        saved = save_profiles(learned, target)
    return Profiled(saved, sum(map(len, learned.sites.values())), len(chosen.sites) - saved, unnamed, tuple(reading.problems))


def _chosen(reading: Reading, *, is_one: bool) -> tuple[Choice[tuple[int, str]], int]:
    """Return the chosen pages, each as the number of its record and its id; and how many records have no site."""
    chosen: Choice[tuple[int, str]] = Choice()
    unnamed = 0
    for number, (_, record) in enumerate(reading.records()):
        id, site = (record.id, ALL) if is_one else _named(record)
        if site is None:
            unnamed += 1
        else:
            chosen.add(site, id, (number, id))
    return chosen, unnamed


def _named(record: Loadable) -> tuple[str, str | None]:
    """Return the id and the site of a record; None for the site where there is none, or the record cannot be read."""
    try:
        loaded = record.load()
    except Exception:  # each compression has errors of its own; in a batch, the row would say so
        return record.id, None
    return loaded.id, loaded.site or site_of(loaded.url)


def _learned(
    files: list[InputFile], fields: Fields, pages: list[tuple[int, str, str]], supervisor: Supervisor, on_progress: OnPages | None
) -> Choice[PageLines]:
    """Clean some pages, given by number, site and id, in the order of their numbers. Return what profiles note of them."""
    reading = Reading(files, fields=fields)
    learned: Choice[PageLines] = Choice()
    answers = supervisor.answers(_numbered(reading, [number for number, _, _ in pages]))
    count = 0
    for (_, site, id), answer in zip(pages, answers, strict=False):
        count += 1
        if on_progress is not None:
            on_progress(count, len(pages))
        found = json.loads(answer.line).get(LINES)
        if found is not None:
            learned.add(site, id, checked_lines(found))
    if count < len(pages):
        raise InputsChanged("the inputs have changed while they were read", "start again")
    return learned


def _numbered(reading: Reading, wanted: list[int]) -> Iterator[Loadable]:
    """Yield the records with some numbers, which are in order."""
    numbers = iter(wanted)
    following = next(numbers, None)
    for number, (_, record) in enumerate(reading.records()):
        if following is None:
            return
        if number == following:
            yield record
            following = next(numbers, None)
