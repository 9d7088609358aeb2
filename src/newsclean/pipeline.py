"""Pipeline: the filters in their order, how they run, and ways to change them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle, islice
from os import PathLike
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.document import Document, Filter, Keep
from newsclean.filters import Pattern, pattern
from newsclean.filters._own_wording import own_wording
from newsclean.filters.registry import REGISTRY, Row, row_of
from newsclean.languages.tables import OWN
from newsclean.layout import surveyed
from newsclean.layout.worded import worded

if TYPE_CHECKING:
    from newsclean.languages.own import OwnWording

ENTRY_POINT_GROUP = "newsclean.filters"

# Passes over the filters until none finds anything more. In practice two or three are enough; the bound keeps the time linear.
MAX_PASSES = 10


_RAISED_BY = "raised by the filter "


def filter_that_raised(error: BaseException) -> str | None:
    """Return the name of the filter that an exception came from, or None where it came from none."""
    notes: list[str] = getattr(error, "__notes__", [])
    return next((note.removeprefix(_RAISED_BY) for note in notes if note.startswith(_RAISED_BY)), None)


class Step(NamedTuple):
    """A filter in a pipeline: its name, what is known of it (its registry row), and its keyword options by name, in the order of their names."""

    name: str
    row: Row
    options: tuple[tuple[str, Any], ...] = ()  # not a dict: the steps of the default pipeline are shared by all

    @property
    def filter(self) -> Filter:
        """The filter function."""
        return self.row.filter

    def __call__(self, doc: Document, *, again: bool = False) -> Document:
        """Return the document with the filter's marks; itself where the filter finds nothing. An exception gets a note that names the filter.

        again   whether it has run before, on this document with fewer removals: then only the part of it that looks around is asked
        """
        row = self.row
        if row.tables and not doc.bears_any(row.tables):
            return doc
        try:
            if again and row.again is not None:
                found = row.again(doc)
            elif self.options:
                found = row.filter(doc, **dict(self.options))
            else:
                found = row.filter(doc)
            return doc.marked(self.name, found, row.evidence)
        except Exception as error:
            error.add_note(_RAISED_BY + self.name)
            raise

    def keep(self, doc: Document) -> Document:
        """Return the document in which no filter removes what this one would."""
        named = self(doc.without({removal.filter for removal in doc.removals.values()}))
        keeps = {index: Keep(removal.block, self.name, f"is kept: {removal.reason}") for index, removal in named.removals.items()}
        return doc.with_warnings(named.warnings).with_keeps(keeps)

    def __reduce__(self) -> tuple[Any, ...]:
        return _step, (self.row.filter, self.name, self.options)  # `_step` looks the row up again


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The filters in their order. Call it with a Document to mark its blocks. It never changes: each method returns a new Pipeline.

    steps     the filters with their options; start from `Pipeline.default()` rather than from these
    keeps     filters that name what no filter may remove, see `keeping`
    phrases   wording of your own, see `with_phrases`

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
    keeps: tuple[Step, ...] = ()
    phrases: tuple[OwnWording, ...] = ()

    @staticmethod
    def default() -> Pipeline:
        """Return the pipeline that `newsclean.clean` uses by default."""
        return _default()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(step.name for step in self.steps)

    def __call__(self, doc: Document) -> Document:
        """Return the document with the marks of all filters. It is surveyed first, unless it already was.

        The filters run again until none finds anything more, so running the pipeline on its own result changes nothing.
        """
        if doc.surveyed is None:
            doc = surveyed(doc)
        if self.phrases:
            doc = worded(doc, self.phrases)
        for rule in self.keeps:
            doc = rule.keep(doc)
        first = [step for step in self.steps if not step.row.runs_last]
        again = [step for step in first if step.row.looks_around]
        doc = before = _settled(doc, first, again)
        for step in self.steps:
            if step.row.runs_last and not step.row.is_final:
                doc = step(doc)
        if doc.removals is not before.removals:
            doc = _settled(doc, (), again)
        for step in self.steps:
            if step.row.is_final:
                doc = step(doc)
        return doc

    def without(self, *names: str) -> Pipeline:
        """Return this pipeline without the named filters. Raises ValueError for a name that is not in it."""
        self._check(names)
        return replace(self, steps=tuple(s for s in self.steps if s.name not in names))

    def only(self, *names: str) -> Pipeline:
        """Return a pipeline of the named filters only, in this pipeline's order. Raises ValueError for a name that is not in it."""
        self._check(names)
        return replace(self, steps=tuple(s for s in self.steps if s.name in names))

    def tuned(self, name: str, **options: Any) -> Pipeline:
        """Return this pipeline with keyword options for one filter: `tuned("cookie_notice", max_words=40)`.

        Raises ValueError for a name that is not in it, TypeError for an option that the filter does not take.
        """
        self._check([name])
        return replace(self, steps=tuple(_tuned(s, options) if s.name == name else s for s in self.steps))

    def with_filter(self, filter: Filter | str, *, after: str | None = None, before: str | None = None, name: str | None = None) -> Pipeline:
        """Return this pipeline with one more filter, at the end (but before filters that run last, such as `block_scorer`) or next to a named one.

        filter          a callable `(Document) -> iterable of (block, reason)`, or the name of an entry point in the group "newsclean.filters"
        after, before   the filter that it goes after or before; give one of them at most. Filters that run last run after all others, wherever they
                        stand: behind one of them, your filter must say `runs_last` of itself. One that says `runs_first` goes to the start
        name            the name that its removals carry; by default the callable's `__name__`

        Raises ValueError for a name that is taken or unknown, and TypeError for a filter that cannot be called.
        """
        step = _step(_installed(filter) if isinstance(filter, str) else filter, name or (filter if isinstance(filter, str) else None))
        if step.name in self.names:
            raise ValueError(f"the pipeline has a filter {step.name!r} already; give yours another name=")
        if after is not None and before is not None:
            raise ValueError("pass after= or before=, not both")
        at = sum(not s.row.runs_last for s in self.steps)  # filters that run last stay last
        if place := after or before:
            self._check([place])
            at = self.names.index(place) + (after is not None)
        elif step.row.runs_first:
            at = next((n for n, s in enumerate(self.steps) if not s.row.runs_first), len(self.steps))
        return replace(self, steps=(*self.steps[:at], step, *self.steps[at:]))

    def keeping(self, *rules: str | Filter, name: str = "keep") -> Pipeline:
        r"""Return this pipeline with rules that say what no filter may remove, nor take for metadata. The listing of `explain` names them.

        rules   patterns, as `newsclean.filters.pattern` takes them, or filters: what they would remove is kept. A filter gives its blocks before
                all others run
        name    what the listing calls them

        Raises ValueError and ImportError for a pattern, as `newsclean.filters.pattern` does, and TypeError for a filter that cannot be called.

        >>> from newsclean import clean
        >>> text = "The talks between both sides failed on Monday.\n\nRELATED: the full text of the treaty"
        >>> clean(text, pipeline=Pipeline.default().keeping(r"^RELATED: the full text")).text.splitlines()[-1]
        'RELATED: the full text of the treaty'
        """
        texts = [rule for rule in rules if isinstance(rule, str)]
        filters = [rule.taking_all() if isinstance(rule, Pattern) else rule for rule in rules if not isinstance(rule, str)]
        if texts:
            filters.insert(0, pattern(*texts, take_most=True))
        return replace(self, keeps=(*self.keeps, *(_step(rule, name) for rule in filters)))

    def with_phrases(self, path: str | PathLike[str]) -> Pipeline:
        """Return this pipeline with wording of your own, from a TOML file in the form of our phrase files. See docs/own-rules.md.

        Each table has the name of the filter that is to know its phrases, or `own_wording`, and may stand under the code of a language. The file is
        read now, and not again.

        Raises OSError where it cannot be read, and ValueError with the file, line and table of what is wrong in it.
        """
        from newsclean.languages.own import read  # imported late: few pipelines have wording of their own

        own = read(path)
        made = replace(self, phrases=(*self.phrases, own))
        return made.with_filter(own_wording) if OWN in own.tables and OWN not in self.names else made

    def _check(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.names:
                raise ValueError(f"no filter {name!r} in the pipeline; it has {', '.join(self.names) or 'none'}")


def _settled(doc: Document, first: Sequence[Step], again: Sequence[Step]) -> Document:
    """Return the document with the marks of some steps: each runs once, then those that look around run in turn until none finds anything more."""
    idle = 0  # how many of `again` in a row have found nothing; once all have, another run would find nothing either
    for step in first:
        if doc.settled_span is None and step.row.needs_span:
            doc = doc.with_span()
        before = doc
        doc = step(doc)
        idle = idle + step.row.looks_around if doc is before else 0
    for step in islice(cycle(again), (MAX_PASSES - bool(first)) * len(again)):
        if idle >= len(again):
            break
        before = doc
        doc = step(doc, again=True)
        idle = idle + 1 if doc is before else 0
    return doc


def _step(filter: Filter, name: str | None = None, options: tuple[tuple[str, Any], ...] = ()) -> Step:
    if not callable(filter):
        raise TypeError(f"a filter must be callable, not {type(filter).__name__}")
    return Step(name or str(getattr(filter, "__name__", type(filter).__name__)), row_of(filter), options)


def _tuned(step: Step, options: dict[str, Any]) -> Step:
    import inspect  # slow to import, and few pipelines are tuned

    taken = [n for n, p in inspect.signature(step.filter).parameters.items() if p.kind is p.KEYWORD_ONLY]
    for option in options:
        if option not in taken:
            raise TypeError(f"filter {step.name!r} has no option {option!r}; it takes {', '.join(taken) or 'none'}")
    return step._replace(options=tuple(sorted({**dict(step.options), **options}.items())))


def _installed(name: str) -> Filter:
    """Return the filter that an installed package offers under the name of an entry point."""
    from importlib.metadata import entry_points  # takes 15 ms to import, and few pipelines need it

    found = entry_points(group=ENTRY_POINT_GROUP)
    if name not in found.names:
        raise ValueError(f"no installed package offers a filter {name!r}; installed: {', '.join(sorted(found.names)) or 'none'}")
    loaded: Filter = found[name].load()
    return loaded


@cache
def _default() -> Pipeline:
    return Pipeline(tuple(_step(row.filter) for row in REGISTRY))
