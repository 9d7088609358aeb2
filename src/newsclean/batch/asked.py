"""What a run was asked: everything that its rows depend on, apart from the content of the inputs."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from newsclean.batch.fingerprints import InputKind
from newsclean.batch.records import Fields
from newsclean.batch.worker import Settings
from newsclean.document import PageKind
from newsclean.document.choices import ARTICLES, choices
from newsclean.pipeline import Step

Asked = dict[str, Any]

VALUE_LENGTH = 200  # characters of an option's value that a message repeats


def asked(inputs: list[str], kind: InputKind | None, fields: Fields, settings: Settings, drop_kinds: Collection[PageKind] = ()) -> Asked:
    """Return it as the run file has it."""
    import newsclean

    cleaner = settings.cleaner
    found = {
        "version": newsclean.__version__,
        "inputs": inputs,
        "kind": kind,
        "fields": fields._asdict(),
        "removed": settings.removed,
        "drop_kinds": sorted(drop_kinds),
        "effort": cleaner.effort,
        "favor": cleaner.favor,
        "limits": cleaner.limits._asdict(),
        "pipeline": [[step.name, _said(step)] for step in cleaner.pipeline.steps],
    }
    if cleaner.fields:
        found["fields"] = list(cleaner.fields)
    if cleaner.pipeline.keeps:
        found["keeps"] = [_said(step).get("fingerprint", step.name) for step in cleaner.pipeline.keeps]
    if cleaner.pipeline.phrases:
        found["phrases"] = [own.fingerprint for own in cleaner.pipeline.phrases]
    return dict(json.loads(json.dumps(found)))


def _said(step: Step) -> dict[str, str]:
    """Return the options of a filter, and what it says of itself: see `fingerprint` in docs/extending.md."""
    options = {name: repr(given) for name, given in step.options}
    fingerprint = getattr(step.filter, "fingerprint", None)
    return options if fingerprint is None else {**options, "fingerprint": str(fingerprint)}


_OPTIONS = {  # as the command line calls them, and what it has where nothing is given
    "version": ("the version of newsclean", None),
    "inputs": ("INPUT", None),
    "kind": ("--from", "not given"),
    "fields.source": ("--text-field", "not given"),
    "fields.id": ("--id-field", None),
    "fields.url": ("--url-field", None),
    "fields.encoding": ("--encoding-field", None),
    "fields.site": ("--site-field", "the host of the address"),
    "removed": ("--removed", None),
    "effort": ("--effort", None),
    "favor": ("--favor", "balanced"),
    "keeps": ("--keep", "not given"),
    "phrases": ("--phrases", "not given"),
}


def changes(before: Asked, after: Asked) -> list[str]:
    """Name each option that was changed, with what it was and what it is.

    >>> changes({"effort": "auto", "pipeline": [["byline", {}]]}, {"effort": "fast", "pipeline": []})
    ['--effort was auto, is now fast', 'the filter byline is now left out']
    """
    was, now = _flat(before), _flat(after)
    found = [
        _change(name, was.get(name), now.get(name)) for name in dict.fromkeys([*now, *was]) if name != "pipeline" and was.get(name) != now.get(name)
    ]
    is_favor = was.get("favor") != now.get("favor")  # it stands among the options of a filter as well
    return found + _changed_filters(before.get("pipeline") or [], after.get("pipeline") or [], without={"favor"} if is_favor else set())


def _flat(asked: Asked) -> Asked:
    """Return options by name, those in groups by the names of both: "limits.max_bytes"."""
    flat: Asked = {}
    for name, value in asked.items():
        flat |= {f"{name}.{inner}": of_inner for inner, of_inner in value.items()} if isinstance(value, dict) else {name: value}
    return flat


def _change(name: str, before: Any, after: Any) -> str:
    if name == "drop_kinds":
        return _change_of_kinds(before or [], after or [])
    shown, default = _OPTIONS.get(name, (name, None))
    return f"{shown} was {_shown(before, default)}, is now {_shown(after, default)}"


_NO_ARTICLES = sorted(kind for kind in choices(PageKind) if kind not in ARTICLES)  # what --only-articles drops


def _change_of_kinds(before: list[str], after: list[str]) -> str:
    """Say what was changed of the kinds that are dropped, which two options may give.

    >>> _change_of_kinds(["challenge", "error"], []), _change_of_kinds([], _NO_ARTICLES)
    ('--drop-kinds was challenge,error, is now not given', '--only-articles was not given, is now given')
    """
    if _NO_ARTICLES in (before, after) and not (before and after):
        return f"--only-articles was {_shown(bool(before), None)}, is now {_shown(bool(after), None)}"
    was, now = ("what --only-articles drops" if kinds == _NO_ARTICLES else ",".join(kinds) or "not given" for kinds in (before, after))
    return f"--drop-kinds was {was}, is now {now}"


def _shown(value: Any, default: str | None) -> str:
    if isinstance(value, bool):
        return "given" if value else "not given"
    text = " ".join(map(str, value)) if isinstance(value, list) and value else str(default if default and not value else value)
    return text if len(text) <= VALUE_LENGTH else f"{text[:VALUE_LENGTH]}…"


def _changed_filters(before: list[list[Any]], after: list[list[Any]], *, without: set[str]) -> list[str]:
    """Name the filters that were left out, added or given other options, apart from some options."""
    was: dict[str, dict[str, str]] = dict(before)
    now: dict[str, dict[str, str]] = dict(after)
    found = [f"the filter {name} is now left out" for name in was if name not in now]
    found += [f"the filter {name} is new" for name in now if name not in was]
    for name in now.keys() & was.keys():
        for option in sorted((was[name].keys() | now[name].keys()) - without):
            if was[name].get(option) != now[name].get(option):
                found.append(
                    f"the option {option} of the filter {name} was {was[name].get(option, 'not given')}, is now {now[name].get(option, 'not given')}"
                )
    if not found and was.keys() == now.keys() and list(was) != list(now):
        found.append("the filters stand in another order")
    return found
