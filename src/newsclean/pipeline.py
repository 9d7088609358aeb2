"""The ordered steps that judge a document, and ways to change them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, cycle, islice
from typing import Any, NamedTuple

from newsclean.document import Document, Filter
from newsclean.filters.registry import REGISTRY, Row, row_of
from newsclean.layout import surveyed

ENTRY_POINT_GROUP = "newsclean.filters"

# Passes over the filters until none finds anything more. Two or three do in practice; the bound keeps the time linear.
MAX_PASSES = 10


class Step(NamedTuple):
    """A filter in a pipeline: its name, what is known of it, and keyword options for it."""

    name: str
    row: Row
    options: dict[str, Any]

    @property
    def filter(self) -> Filter:
        """The filter itself."""
        return self.row.filter

    def __call__(self, doc: Document) -> Document:
        """Return the document with the filter's marks; itself where it finds nothing."""
        return doc.marked(self.name, self.row.filter(doc, **self.options), self.row.evidence)

    def __reduce__(self) -> tuple[Any, ...]:
        return _step, (self.row.filter, self.name, self.options)  # the row is known again from the filter


@dataclass(frozen=True, slots=True)
class Pipeline:
    """An ordered tuple of filters; calling it marks a Document. Changing one gives a new Pipeline.

    >>> pipeline = Pipeline.default()
    >>> "share_bar" in pipeline.without("share_bar").names
    False
    >>> def no_digits(doc):
    ...     "Blocks that are a number and nothing else."
    ...     return [(b, "is a bare number") for b in doc.kept if b.text.isdigit()]
    >>> pipeline.with_filter(no_digits, after="hidden_text").names[:2]
    ('hidden_text', 'no_digits')
    """

    steps: tuple[Step, ...] = ()

    @staticmethod
    def default() -> Pipeline:
        """Return the filters that `newsclean.clean` uses when given none, in their order."""
        return _default()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(step.name for step in self.steps)

    def __call__(self, doc: Document) -> Document:
        """Return the document with every filter's marks. It is surveyed first, unless it was before.

        The filters run again until they find nothing more, so that cleaning a result is idle.
        """
        if doc.surveyed is None:
            doc = surveyed(doc)
        repeated = [step for step in self.steps if not step.row.runs_last]
        doc = before = _settled(doc, repeated)
        for step in self.steps:
            if step.row.runs_last:
                doc = step(doc)
        return doc if doc.removals is before.removals else _settled(doc, [step for step in repeated if step.row.looks_around])

    def without(self, *names: str) -> Pipeline:
        """This pipeline without the named filters. Raises ValueError for a name that is not in it."""
        self._check(names)
        return Pipeline(tuple(s for s in self.steps if s.name not in names))

    def only(self, *names: str) -> Pipeline:
        """The named filters alone, in this pipeline's order. Raises ValueError for a name that is not in it."""
        self._check(names)
        return Pipeline(tuple(s for s in self.steps if s.name in names))

    def tuned(self, name: str, **options: Any) -> Pipeline:
        """This pipeline with keyword options for one filter: `tuned("cookie_notice", max_words=40)`.

        Raises ValueError for a name that is not in it, TypeError for an option that the filter does not take.
        """
        self._check([name])
        return Pipeline(tuple(_tuned(s, options) if s.name == name else s for s in self.steps))

    def with_filter(self, filter: Filter | str, *, after: str | None = None, before: str | None = None, name: str | None = None) -> Pipeline:
        """This pipeline with one more filter, at the end (but before `block_scorer`) or next to a named one.

        filter   a callable `(Document) -> iterable of (block, reason)`, or the name of an entry point in the group "newsclean.filters"
        name     what its removals are signed with; by default the callable's `__name__`

        Raises ValueError for a name that is taken or unknown, TypeError for what cannot be called.
        """
        step = _step(_installed(filter) if isinstance(filter, str) else filter, name or (filter if isinstance(filter, str) else None))
        if step.name in self.names:
            raise ValueError(f"the pipeline has a filter {step.name!r} already; give yours another name=")
        if after is not None and before is not None:
            raise ValueError("pass after= or before=, not both")
        at = sum(not s.row.runs_last for s in self.steps)  # what runs last stays last
        if place := after or before:
            self._check([place])
            at = self.names.index(place) + (after is not None)
        return Pipeline((*self.steps[:at], step, *self.steps[at:]))

    def _check(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.names:
                raise ValueError(f"no filter {name!r} in the pipeline; it has {', '.join(self.names) or 'none'}")


def _settled(doc: Document, steps: Sequence[Step]) -> Document:
    """The document with the marks of steps that run until they find nothing more: each once, then those that look around, again and again."""
    again = [step for step in steps if step.row.looks_around]
    idle = 0  # of those, how many in a row found nothing: once all have, none would
    for at, step in enumerate(chain(steps, islice(cycle(again), (MAX_PASSES - 1) * len(again)))):
        if at >= len(steps) and idle >= len(again):
            break
        if doc.settled_span is None and step.row.needs_span:
            doc = doc.with_span()
        before = doc
        doc = step(doc)
        idle = idle + step.row.looks_around if doc is before else 0
    return doc


def _step(filter: Filter, name: str | None = None, options: dict[str, Any] | None = None) -> Step:
    if not callable(filter):
        raise TypeError(f"a filter must be callable, not {type(filter).__name__}")
    return Step(name or str(getattr(filter, "__name__", type(filter).__name__)), row_of(filter), options or {})


def _tuned(step: Step, options: dict[str, Any]) -> Step:
    import inspect  # slow to import, and tuning is rare

    taken = [n for n, p in inspect.signature(step.filter).parameters.items() if p.kind is p.KEYWORD_ONLY]
    for option in options:
        if option not in taken:
            raise TypeError(f"filter {step.name!r} has no option {option!r}; it takes {', '.join(taken) or 'none'}")
    return step._replace(options={**step.options, **options})


def _installed(name: str) -> Filter:
    """A third-party filter by the name of its entry point."""
    from importlib.metadata import entry_points  # 15 ms, and few pipelines need it

    found = entry_points(group=ENTRY_POINT_GROUP)
    if name not in found.names:
        raise ValueError(f"no installed package offers a filter {name!r}; installed: {', '.join(sorted(found.names)) or 'none'}")
    loaded: Filter = found[name].load()
    return loaded


@cache
def _default() -> Pipeline:
    return Pipeline(tuple(_step(row.filter) for row in REGISTRY))
