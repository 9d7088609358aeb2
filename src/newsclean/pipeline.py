"""The ordered steps that judge a document, and ways to change them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from typing import Any, NamedTuple

from newsclean.filters.advertisement import advertisement
from newsclean.filters.apart_from_text import apart_from_text
from newsclean.filters.author_bio import author_bio
from newsclean.filters.block_scorer import block_scorer
from newsclean.filters.boilerplate_class import boilerplate_class
from newsclean.filters.comment_form import comment_form
from newsclean.filters.cookie_notice import cookie_notice
from newsclean.filters.copyright_line import copyright_line
from newsclean.filters.feedback_prompt import feedback_prompt
from newsclean.filters.headline_run import headline_run
from newsclean.filters.hidden_text import hidden_text
from newsclean.filters.link_block import link_block
from newsclean.filters.masthead import masthead
from newsclean.filters.media_label import media_label
from newsclean.filters.most_read import most_read
from newsclean.filters.navigation import navigation
from newsclean.filters.newsletter import newsletter
from newsclean.filters.ornament import ornament
from newsclean.filters.other_article import other_article
from newsclean.filters.outside_article import outside_article
from newsclean.filters.paywall_notice import paywall_notice
from newsclean.filters.related_link import related_link
from newsclean.filters.repeated_block import repeated_block
from newsclean.filters.repeated_title import repeated_title
from newsclean.filters.script_text import script_text
from newsclean.filters.share_bar import share_bar
from newsclean.filters.site_element import site_element
from newsclean.filters.social_footer import social_footer
from newsclean.filters.tag_list import tag_list
from newsclean.metadata.byline import byline
from newsclean.metadata.caption import caption
from newsclean.metadata.date import date
from newsclean.metadata.section import section
from newsclean.metadata.source_url import source_url
from newsclean.metadata.title import title
from newsclean.model import Document, Filter

# Wording that stands alone goes first; then the metadata, which needs the article's surroundings; then what its neighbours give away.
DEFAULT_ORDER: tuple[Filter, ...] = (
    hidden_text,
    site_element,
    boilerplate_class,
    other_article,
    link_block,
    script_text,
    source_url,
    ornament,
    copyright_line,
    cookie_notice,
    comment_form,
    share_bar,
    social_footer,
    newsletter,
    feedback_prompt,
    advertisement,
    paywall_notice,
    related_link,
    most_read,
    tag_list,
    navigation,
    media_label,
    caption,
    title,
    repeated_title,
    date,
    byline,
    section,
    masthead,
    author_bio,
    headline_run,
    apart_from_text,
    outside_article,
    repeated_block,
)

ENTRY_POINT_GROUP = "newsclean.filters"

# Passes over the filters until none finds anything more. Two or three do in practice; the bound keeps the time linear.
MAX_PASSES = 10


class Step(NamedTuple):
    """A filter in a pipeline: its name, the callable, keyword options for it, and whether it runs once only, when the others find nothing more."""

    name: str
    filter: Filter
    options: dict[str, Any]
    is_last: bool = False


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
        """The filters that `newsclean.clean` uses when given none, in their order."""
        return _default()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(step.name for step in self.steps)

    def __call__(self, doc: Document) -> Document:
        """The document with every filter's marks. The filters run again until they find nothing more, so that cleaning a result is idle."""
        repeated = tuple(step for step in self.steps if not step.is_last)
        doc = before = _settled(doc, repeated)
        for step in self.steps:
            if step.is_last:
                doc = doc.marked(step.name, step.filter(doc, **step.options))
        return doc if doc is before else _settled(doc, repeated)

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
        at = sum(not s.is_last for s in self.steps)  # what runs last stays last
        if place := after or before:
            self._check([place])
            at = self.names.index(place) + (after is not None)
        return Pipeline((*self.steps[:at], step, *self.steps[at:]))

    def _check(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.names:
                raise ValueError(f"no filter {name!r} in the pipeline; it has {', '.join(self.names) or 'none'}")


def _settled(doc: Document, steps: Sequence[Step]) -> Document:
    """The document with the marks of steps that run again until they find nothing more."""
    idle = 0  # steps in a row that found nothing: once all have, none would
    for step in islice(cycle(steps), MAX_PASSES * len(steps)):
        before = doc
        doc = doc.marked(step.name, step.filter(doc, **step.options))
        idle = idle + 1 if doc is before else 0
        if idle == len(steps):
            break
    return doc


def _step(filter: Filter, name: str | None = None) -> Step:
    if not callable(filter):
        raise TypeError(f"a filter must be callable, not {type(filter).__name__}")
    # What the scorer has learned is how things stand when all others are done.
    return Step(name or str(getattr(filter, "__name__", type(filter).__name__)), filter, {}, is_last=filter is block_scorer)


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
    return Pipeline(tuple(map(_step, (*DEFAULT_ORDER, block_scorer))))
